/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

GtkWidget *att_request_sheet_new (AttDossierView *view);

G_END_DECLS
