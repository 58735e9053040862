/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-reading.h"

#include "att-dossier-item.h"
#include "att-filter-choices.h"

/* So many rows come first, whole: those that are seen. */
#define FIRST 60

static GArray *
find_numbers (AttOffice *office, AttDossierReading *reading, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) regions = NULL;

  if (reading->query.sort == ATT_SORT_REGION)
    regions = att_filter_choices_order_regions (att_office_get_law (office), reading->query.today, NULL);
  reading->query.regions = (const char *const *) regions;
  return att_office_find_dossiers (office, &reading->query, cancellable, error);
}

static GPtrArray *
fetch_items (AttOffice *office, const AttDossierReading *reading, GArray *numbers, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = att_office_fetch_dossiers (office, numbers, reading->query.today, cancellable, error);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, att_dossier_item_new (g_ptr_array_index (rows, i), att_office_get_law (office),
                                                  reading->query.today));
  return items;
}

/**
 * att_dossier_reading_free:
 * @data: (transfer full): an AttDossierReading
 */
void
att_dossier_reading_free (gpointer data)
{
  AttDossierReading *reading = data;

  g_clear_object (&reading->filter);
  g_free (reading->search);
  g_clear_pointer (&reading->numbers, g_array_unref);
  g_free (reading);
}

/**
 * att_dossier_beginning_free:
 * @data: (transfer full): an AttDossierBeginning
 */
void
att_dossier_beginning_free (gpointer data)
{
  AttDossierBeginning *beginning = data;

  g_array_unref (beginning->numbers);
  g_ptr_array_unref (beginning->items);
  g_free (beginning);
}

/**
 * att_dossier_reading_read_numbers:
 * @office: the reading office, on its thread
 * @data: an AttDossierReading
 * @cancellable: (nullable): a cancellable
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of the dossiers that are asked for, in order
 */
gpointer
att_dossier_reading_read_numbers (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return find_numbers (office, data, cancellable, error);
}

/**
 * att_dossier_reading_read_items:
 * @office: the reading office, on its thread
 * @data: an AttDossierReading with numbers
 * @cancellable: (nullable): a cancellable
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttDossierItem): the rows of these numbers
 */
gpointer
att_dossier_reading_read_items (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const AttDossierReading *reading = data;

  return fetch_items (office, reading, reading->numbers, cancellable, error);
}

/**
 * att_dossier_reading_read_beginning:
 * @office: the reading office, on its thread
 * @data: an AttDossierReading
 * @cancellable: (nullable): a cancellable
 * @error: a problem
 *
 * Returns: (transfer full) (nullable): an AttDossierBeginning: the numbers that are asked for, and the rows of the first
 */
gpointer
att_dossier_reading_read_beginning (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) numbers = find_numbers (office, data, cancellable, error);
  g_autoptr (GArray) first = NULL;
  g_autoptr (GPtrArray) items = NULL;
  AttDossierBeginning *beginning;

  if (numbers == NULL)
    return NULL;
  first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (first, numbers->data, MIN (numbers->len, FIRST));
  items = fetch_items (office, data, first, cancellable, error);
  if (items == NULL)
    return NULL;
  beginning = g_new0 (AttDossierBeginning, 1);
  beginning->numbers = g_steal_pointer (&numbers);
  beginning->items = g_steal_pointer (&items);
  return beginning;
}
