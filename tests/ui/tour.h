/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-app.h"

G_BEGIN_DECLS

/** TOUR_TODAY: the day on which all of it happens */
#define TOUR_TODAY "2026-11-20"

/**
 * Tour:
 * @folder: a temporary folder, in which the registers are made once
 * @copies: where the copies are that the language on turn works on
 * @app: the application
 * @context: what the window that is open works on
 * @window: the window that is open
 *
 * A walk through all pages of the real application.
 */
typedef struct
{
  char *folder;
  char *copies;
  AttApp *app;
  AttContext *context;
  AttWindow *window;
} Tour;

/** TourPredicate: whether what is waited for has come */
typedef gboolean (*TourPredicate) (gpointer data);

/**
 * TourScene:
 * @name: what the pictures of it are called
 * @location: the register: `practice`, `empty`, or a folder that is none
 * @dossier: the dossier that is opened at once, or 0
 * @go: (nullable): goes on to the page; says whether it got there
 * @argument: (nullable): for @go
 * @height: how high the window is that shows all of it; 0 for as high as always
 *
 * A state of the window worth looking at.
 */
typedef struct _TourScene
{
  const char *name;
  const char *location;
  gint64 dossier;
  gboolean (*go) (Tour *self, const char *argument);
  const char *argument;
  int height;
} TourScene;

GArray *tour_scenes_new (void);
void tour_registers_make (const char *folder);

gboolean tour_wait (TourPredicate predicate, gpointer data);
gboolean tour_wait_for_page (Tour *self, GType type);
gboolean tour_settle (Tour *self);
GtkWidget *tour_find (GtkWidget *root, GType type, const char *name);
GtkWindow *tour_get_shown (Tour *self);

gboolean tour_go_to_laptop (Tour *self, const char *argument);
gboolean tour_give_up_visit (Tour *self, const char *argument);
gboolean tour_choose_passphrase (Tour *self, const char *argument);
gboolean tour_settle_visit (Tour *self, const char *argument);

GdkTexture *tour_draw (GtkWindow *window);

typedef struct _TourWords TourWords;
TourWords *tour_words_new (const char *language);
void tour_words_free (TourWords *self);
GPtrArray *tour_look (GtkWindow *window, const TourWords *words);
char *tour_find_widest (GtkWindow *window);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TourWords, tour_words_free)

G_END_DECLS
