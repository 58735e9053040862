/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-list-private.h"

/* What is selected in the list, also from one list to the next. */

static gboolean
att_dossier_list_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (ATT_DOSSIER_LIST (model)->selected, position);
}

static GtkBitset *
att_dossier_list_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (ATT_DOSSIER_LIST (model)->selected);
}

static gboolean
att_dossier_list_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  AttDossierList *self = ATT_DOSSIER_LIST (model);
  g_autoptr (GtkBitset) before = g_steal_pointer (&self->selected);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (before);
  g_autoptr (GtkBitset) chosen = gtk_bitset_copy (selected);

  gtk_bitset_intersect (chosen, mask);
  self->selected = gtk_bitset_copy (before);
  gtk_bitset_subtract (self->selected, mask);
  gtk_bitset_union (self->selected, chosen);
  gtk_bitset_remove_range (self->selected, self->found, G_MAXUINT - self->found);
  if (gtk_bitset_get_size (mask) >= self->shown)
    g_clear_pointer (&self->kept, g_array_unref);
  gtk_bitset_difference (changed, self->selected);
  if (!gtk_bitset_is_empty (changed))
    {
      guint first = gtk_bitset_get_minimum (changed);

      gtk_selection_model_selection_changed (model, first, gtk_bitset_get_maximum (changed) - first + 1);
    }
  return TRUE;
}

void
att_dossier_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = att_dossier_list_is_selected;
  iface->get_selection_in_range = att_dossier_list_get_selection_in_range;
  iface->set_selection = att_dossier_list_set_selection;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* What is selected, by number: places are about to change. */
void
att_dossier_list_keep_selection (AttDossierList *self)
{
  GtkBitsetIter iter;
  guint position;
  gboolean any;

  if (self->kept == NULL)
    self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  any = gtk_bitset_iter_init_first (&iter, self->selected, &position);
  for (; any; any = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 number = att_dossier_list_number_at (self, position);

      g_array_append_val (self->kept, number);
    }
  g_array_sort (self->kept, compare_numbers);
}

/* Also where the model is still to grow. */
void
att_dossier_list_restore_selection (AttDossierList *self)
{
  gtk_bitset_remove_all (self->selected);
  for (guint i = 0; self->kept->len > 0 && i < self->found; i++)
    if (g_array_binary_search (self->kept, &g_array_index (self->numbers, gint64, i), compare_numbers, NULL))
      gtk_bitset_add (self->selected, i);
}

/**
 * att_dossier_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the dossiers that are selected, in the order of the list
 */
GArray *
att_dossier_list_get_selected (AttDossierList *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;
  gboolean any = gtk_bitset_iter_init_first (&iter, self->selected, &position);

  for (; any; any = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 number = att_dossier_list_number_at (self, position);

      g_array_append_val (numbers, number);
    }
  return numbers;
}

/**
 * att_dossier_list_count_selected:
 * @self: a list
 *
 * Returns: how many dossiers are selected
 */
guint
att_dossier_list_count_selected (AttDossierList *self)
{
  return (guint) gtk_bitset_get_size (self->selected);
}
