/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-list-private.h"

/* The rows that somebody looks at: read when they are asked for, and handed from dossier to dossier. */

/* Rows that nobody looks at are kept up to so many. */
#define KEPT 1000

static gboolean
is_unused (gpointer key, gpointer item, gpointer data)
{
  return G_OBJECT (item)->ref_count == 1;
}

static void
free_items (gpointer data)
{
  g_ptr_array_unref (data);
}

static void load_wanted (AttDossierList *self);

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossierList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->rows)
    return;
  g_clear_object (&self->rows);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      AttDossierItem *loaded = g_ptr_array_index (items, i);
      gint64 number = att_dossier_item_get_number (loaded);
      AttDossierItem *item = g_hash_table_lookup (self->items, &number);

      if (item != NULL)
        att_dossier_item_take (item, loaded);
    }
  if (items == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "failed", error);
  else if (self->wanted->len > 0)
    load_wanted (self);
}

/* What was scrolled past meanwhile is no longer wanted. */
static void
load_wanted (AttDossierList *self)
{
  AttOffice *reader = att_context_get_reader (self->context);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttDossierReading *reading;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      gint64 number = g_array_index (self->wanted, gint64, i);
      AttDossierItem *item = g_hash_table_lookup (self->items, &number);

      if (item != NULL && G_OBJECT (item)->ref_count > 1)
        g_array_append_val (numbers, number);
      else if (item != NULL && att_dossier_item_is_blank (item))
        g_hash_table_remove (self->items, &number);
    }
  g_array_set_size (self->wanted, 0);
  if (reader == NULL || numbers->len == 0)
    return;
  self->rows = g_cancellable_new ();
  reading = att_dossier_list_new_reading (self, 0);
  reading->numbers = g_steal_pointer (&numbers);
  att_office_run_async (reader, att_dossier_reading_read_items, reading, att_dossier_reading_free, free_items, self->rows,
                        rows_cb, g_object_ref (self));
}

static void
wanted_cb (gpointer data)
{
  AttDossierList *self = data;

  self->wanted_id = 0;
  if (self->rows == NULL)
    load_wanted (self);
}

void
att_dossier_list_want (AttDossierList *self, gint64 number)
{
  g_array_append_val (self->wanted, number);
  if (self->wanted_id == 0)
    self->wanted_id = g_idle_add_once (wanted_cb, self);
}

AttDossierItem *
att_dossier_list_keep_item (AttDossierList *self, AttDossierItem *item)
{
  gint64 number = att_dossier_item_get_number (item);

  if (g_hash_table_size (self->items) > KEPT)
    g_hash_table_foreach_remove (self->items, is_unused, NULL);
  g_hash_table_replace (self->items, g_memdup2 (&number, sizeof number), item);
  return item;
}

/* A row that has widgets, and the words of the dossier whose it becomes, where they are known. */
typedef struct
{
  AttDossierItem *item;
  gint64 number;
  AttDossierItem *words;
} Handover;

static void
hand_over (AttDossierList *self, Handover *row)
{
  if (row->number < 0)
    att_dossier_item_empty (row->item, row->number);
  else if (row->words != NULL)
    att_dossier_item_take (row->item, row->words);
  else
    {
      att_dossier_item_give_to (row->item, row->number);
      att_dossier_list_want (self, row->number);
    }
  g_hash_table_replace (self->items, g_memdup2 (&row->number, sizeof row->number), row->item);
  g_clear_object (&row->words);
}

/* The rows at these places become those of other dossiers, and keep their widgets. */
void
att_dossier_list_replace_rows (AttDossierList *self, GArray *numbers, guint first, guint count)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Handover));
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < first + count; i++)
    {
      gint64 number = att_dossier_list_number_at (self, i);
      Handover row = { g_hash_table_lookup (self->items, &number), g_array_index (numbers, gint64, i), NULL };
      AttDossierItem *known;

      if (row.item == NULL || G_OBJECT (row.item)->ref_count == 1 || row.number == number)
        continue;
      known = g_hash_table_lookup (self->items, &row.number);
      if (known != NULL && !att_dossier_item_is_blank (known))
        row.words = att_dossier_item_copy (known);
      g_object_ref (row.item);
      g_array_append_val (rows, row);
      g_array_append_val (before, number);
    }
  for (guint i = 0; i < before->len; i++)
    g_hash_table_remove (self->items, &g_array_index (before, gint64, i));
  for (guint i = 0; i < rows->len; i++)
    hand_over (self, &g_array_index (rows, Handover, i));
}

/* All rows that are looked at, since what they say may have changed. */
void
att_dossier_list_want_again (AttDossierList *self)
{
  GHashTableIter iter;
  gpointer number;

  g_hash_table_foreach_remove (self->items, is_unused, NULL);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    att_dossier_list_want (self, *(gint64 *) number);
}
