/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-window.h"

/* The window for its own files: att-window.c has its pages, -actions.c its verbs, -register.c the register that it shows,
 * -works.c the long works at its foot. */

G_BEGIN_DECLS

struct _AttWindow
{
  AdwApplicationWindow parent_instance;
  AdwFlap *flap;
  GtkListBox *places;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkWidget *practice;
  AttContext *context;
  GPtrArray *pages;    /* of AttPage, owned by the stack */
  gint64 dossier;      /* to be shown once the register is open; 0 for none */
  GPtrArray *incoming; /* application files that wait for the register to be open */
  GtkListBox *works;
  GtkNativeDialog *chooser;
  gboolean opening;
};

void att_window_pop (AttWindow *self);
void att_window_clear (AttWindow *self);
void att_window_go (AttWindow *self, guint place);
void att_window_update_actions (AttWindow *self);
void att_window_office_cb (AttWindow *self);
void att_window_show_works (AttWindow *self);
void att_window_works_changed_cb (AttWindow *self);
void att_window_opened_cb (GObject *source, GAsyncResult *result, gpointer data);
void att_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
