/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-list.h"

#include "att-dossier-item.h"
#include "att-dossier-reading.h"

/* The list for its own files: att-dossier-list.c asks for dossiers and grows, -rows.c has the rows that are looked at,
 * -selection.c what is selected. */

G_BEGIN_DECLS

struct _AttDossierList
{
  GObject parent_instance;
  AttContext *context;
  GArray *numbers;   /* of gint64: those found, and then those of rows that are about to go, which are below zero */
  guint found;       /* so many were found */
  guint shown;       /* so many of the numbers are in the model; the others follow, or go, soon */
  guint settle_id;   /* soon */
  guint rest_id;     /* soon the numbers of all are read */
  gboolean anew;     /* what comes next takes the place of all rows */
  gint64 total;      /* -1: not known yet */
  GHashTable *items; /* number -> AttDossierItem: those that are looked at, and some that were */
  GArray *wanted;    /* numbers of blank items */
  guint wanted_id;   /* soon their rows are read */
  GtkBitset *selected;
  GArray *kept; /* nullable: numbers that were selected, in order, while not all are there again */
  char *search;
  AttDossierFilter *filter; /* a copy */
  AttSortKey sort;
  gboolean descending;
  GCancellable *cancellable; /* of the list that is being read */
  GCancellable *rows;        /* of the rows that are being read */
};

static inline gint64
att_dossier_list_number_at (AttDossierList *self, guint position)
{
  return g_array_index (self->numbers, gint64, position);
}

AttDossierReading *att_dossier_list_new_reading (AttDossierList *self, gint64 limit);
void att_dossier_list_want (AttDossierList *self, gint64 number);
void att_dossier_list_want_again (AttDossierList *self);
AttDossierItem *att_dossier_list_keep_item (AttDossierList *self, AttDossierItem *item);
void att_dossier_list_replace_rows (AttDossierList *self, GArray *numbers, guint first, guint count);
void att_dossier_list_selection_init (GtkSelectionModelInterface *iface);
void att_dossier_list_keep_selection (AttDossierList *self);
void att_dossier_list_restore_selection (AttDossierList *self);

G_END_DECLS
