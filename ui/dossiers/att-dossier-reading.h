/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-filter.h"

G_BEGIN_DECLS

/**
 * AttDossierReading:
 * @query: what is asked for; its strings are those of this reading
 * @filter: what it is narrowed by
 * @search: (nullable): the words that are searched for
 * @numbers: (nullable): whose rows; %NULL for those that the query finds
 *
 * What the list of dossiers asks for on the reading office's thread.
 */
typedef struct
{
  AttDossierQuery query;
  AttDossierFilter *filter;
  char *search;
  GArray *numbers;
} AttDossierReading;

/**
 * AttDossierBeginning:
 * @numbers: (element-type gint64): the numbers
 * @items: (element-type AttDossierItem): the rows of the first of them: those that are seen
 *
 * The beginning of a list.
 */
typedef struct
{
  GArray *numbers;
  GPtrArray *items;
} AttDossierBeginning;

void att_dossier_reading_free (gpointer data);
void att_dossier_beginning_free (gpointer data);
gpointer att_dossier_reading_read_numbers (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error);
gpointer att_dossier_reading_read_items (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error);
gpointer att_dossier_reading_read_beginning (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
