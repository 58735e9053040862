/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** ATT_N_PANES: how many there are: a list, what is chosen in it, and what goes with that */
#define ATT_N_PANES 3

#define ATT_TYPE_PANES (att_panes_get_type ())
G_DECLARE_FINAL_TYPE (AttPanes, att_panes, ATT, PANES, GtkWidget)

void att_panes_show (AttPanes *self, GtkWidget *pane);
guint att_panes_get_n_shown (AttPanes *self);
gboolean att_panes_shows (AttPanes *self, GtkWidget *pane);

G_END_DECLS
