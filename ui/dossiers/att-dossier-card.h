/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-dossier-item.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIER_CARD (att_dossier_card_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierCard, att_dossier_card, ATT, DOSSIER_CARD, GtkWidget)

GtkListItemFactory *att_dossier_card_factory_new (void);

G_END_DECLS
