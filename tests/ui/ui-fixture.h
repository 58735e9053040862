/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-app.h"

G_BEGIN_DECLS

/** UI_TODAY: the day on which all of it happens */
#define UI_TODAY "2026-11-20"

#define UI_TYPE_ISSUER (ui_issuer_get_type ())
G_DECLARE_FINAL_TYPE (UiIssuer, ui_issuer, UI, ISSUER, GObject)

AttIssuer *ui_issuer_new (void);

AttOffice *ui_register_new (const char *folder);
gint64 ui_register_receive (AttOffice *office, const char *sample, const char *on);
void ui_register_walk (AttOffice *office, gint64 dossier, guint from, guint to);

/** UI_ACTOR: who records */
#define UI_ACTOR "Айгүл Сәрсенова"
/** The number of steps after which a decision can be taken, and that of all. */
#define UI_STEPS_TO_DECISION 19
#define UI_ALL_STEPS 21

/**
 * UiCase:
 * @folder: a temporary folder
 * @location: the register in it
 * @app: the application
 * @context: on that register
 * @window: a window on it
 *
 * A window on a register with one dossier.
 */
typedef struct
{
  char *folder;
  char *location;
  AttApp *app;
  AttContext *context;
  AttWindow *window;
} UiCase;

gboolean ui_init (int *argc, char ***argv);
UiCase *ui_case_new (guint n_steps);
UiCase *ui_case_new_empty (void);
void ui_case_open_window (UiCase *self, gint64 dossier);
void ui_case_close_window (UiCase *self);
void ui_case_free (UiCase *self);

/** UiPredicate: whether what is waited for has come */
typedef gboolean (*UiPredicate) (gpointer data);
void ui_wait_until (UiPredicate predicate, gpointer data);
AttOffice *ui_take_office (UiCase *self);
void ui_settle (UiCase *self);
AttPage *ui_wait_for_page (UiCase *self, GType type);
GtkWindow *ui_find_message (void);
GtkWindow *ui_wait_for_message (void);
GPtrArray *ui_watch (GtkWidget *root);
void ui_wait_until_gone (GPtrArray *watch);
GtkWidget *ui_find (GtkWidget *root, GType type, const char *text);
char *ui_dup_sample (void);
void ui_remove_folder (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiCase, ui_case_free)

G_END_DECLS
