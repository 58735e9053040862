/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-dossier-filter.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIER_LIST (att_dossier_list_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierList, att_dossier_list, ATT, DOSSIER_LIST, GObject)

AttDossierList *att_dossier_list_new (AttContext *context);
void att_dossier_list_query (AttDossierList *self, const char *search, AttDossierFilter *filter, AttSortKey sort,
                             gboolean descending, gboolean anew);
void att_dossier_list_refresh (AttDossierList *self);
gint64 att_dossier_list_get_total (AttDossierList *self);
gboolean att_dossier_list_is_loading (AttDossierList *self);
gint64 att_dossier_list_get_number (AttDossierList *self, guint position);
GArray *att_dossier_list_get_selected (AttDossierList *self);
guint att_dossier_list_count_selected (AttDossierList *self);
void att_dossier_list_stop (AttDossierList *self);

G_END_DECLS
