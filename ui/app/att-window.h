/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-page.h"
#include "att-work.h"

G_BEGIN_DECLS

#define ATT_TYPE_WINDOW (att_window_get_type ())
G_DECLARE_FINAL_TYPE (AttWindow, att_window, ATT, WINDOW, AdwApplicationWindow)

AttWindow *att_window_new (GtkApplication *application, AttContext *context);
void att_window_open (AttWindow *self, const char *location, gboolean create, gint64 dossier);
void att_window_take_in (AttWindow *self, const char *path);
void att_window_add_work (AttWindow *self, AttWork *work);
gboolean att_window_set_chooser (AttWindow *self, GtkNativeDialog *chooser);
AttContext *att_window_get_context (AttWindow *self);
void att_window_rebuild (AttWindow *self);
void att_window_push (AttWindow *self, GtkWidget *page);
AttPage *att_window_get_page (AttWindow *self);

G_END_DECLS
