/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-context.h"
#include "att-dossier-view.h"

G_BEGIN_DECLS

GtkWidget *att_examination_card_new (AttContext *context, AttDossierView *view, AttAct *act, const char *heading);

G_END_DECLS
