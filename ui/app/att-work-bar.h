/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-work.h"

G_BEGIN_DECLS

#define ATT_TYPE_WORK_BAR (att_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttWorkBar, att_work_bar, ATT, WORK_BAR, GtkWidget)

GtkWidget *att_work_bar_new (AttWork *work);
AttWork *att_work_bar_get_work (AttWorkBar *self);

G_END_DECLS
