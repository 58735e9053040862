/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-query.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIER_COLUMNS (att_dossier_columns_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierColumns, att_dossier_columns, ATT, DOSSIER_COLUMNS, GObject)

AttDossierColumns *att_dossier_columns_new (GtkColumnView *view, GSettings *settings);
guint att_dossier_columns_get_n (AttDossierColumns *self);
const char *att_dossier_columns_get_title (AttDossierColumns *self, guint column);
gboolean att_dossier_columns_get_shown (AttDossierColumns *self, guint column);
void att_dossier_columns_set_shown (AttDossierColumns *self, guint column, gboolean shown);
void att_dossier_columns_move (AttDossierColumns *self, guint column, int by);
void att_dossier_columns_reset (AttDossierColumns *self);
AttSortKey att_dossier_columns_get_sort (AttDossierColumns *self, gboolean *descending);
void att_dossier_columns_sort_by (AttDossierColumns *self, AttSortKey sort, gboolean descending);
const char *att_dossier_columns_find_title (AttSortKey sort);

G_END_DECLS
