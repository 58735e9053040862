/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-list-private.h"

#include "att-after-drawing.h"

/* GTK 4.8 keeps the widgets of so many rows, seen or not. Their numbers come with the first rows, then those of all. */
#define LIVE 220
/* So many rows at a time get their widgets, or lose them, so that nobody waits for all of them. */
#define STEP 30

static void att_dossier_list_model_init (GListModelInterface *iface);

/**
 * AttDossierList:
 *
 * The dossiers that fit a search and a filter, in an order, as a list model with its selection. It holds the numbers of
 * all, which take little, and reads the rows that somebody looks at. Two lists in succession keep what is selected where
 * both have it.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (AttDossierList, att_dossier_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, att_dossier_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, att_dossier_list_selection_init))

enum
{
  LOADED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_numbers (gpointer data)
{
  g_array_unref (data);
}

AttDossierReading *
att_dossier_list_new_reading (AttDossierList *self, gint64 limit)
{
  AttDossierReading *reading = g_new0 (AttDossierReading, 1);

  reading->search = g_strdup (self->search);
  reading->filter = att_dossier_filter_copy (self->filter);
  reading->query = (AttDossierQuery) {
    .today = att_context_get_today (self->context),
    .search = reading->search,
    .sort = self->sort,
    .descending = self->descending,
    .language = att_language_get_current (),
    .limit = limit,
  };
  att_dossier_filter_apply (reading->filter, &reading->query);
  return reading;
}

static GType
att_dossier_list_get_item_type (GListModel *model)
{
  return ATT_TYPE_DOSSIER_ITEM;
}

static guint
att_dossier_list_get_n_items (GListModel *model)
{
  return ATT_DOSSIER_LIST (model)->shown;
}

static gpointer
att_dossier_list_get_item (GListModel *model, guint position)
{
  AttDossierList *self = ATT_DOSSIER_LIST (model);
  AttDossierItem *item;
  gint64 number;

  if (position >= self->shown)
    return NULL;
  number = att_dossier_list_number_at (self, position);
  item = g_hash_table_lookup (self->items, &number);
  if (item == NULL)
    {
      item = att_dossier_list_keep_item (self, att_dossier_item_new_blank (number));
      if (position < self->found)
        att_dossier_list_want (self, number);
    }
  return g_object_ref (item);
}

static void
att_dossier_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = att_dossier_list_get_item_type;
  iface->get_n_items = att_dossier_list_get_n_items;
  iface->get_item = att_dossier_list_get_item;
}

/* --- The list --- */

/* The rows that come, and at once only so many as don't keep the main loop. */
static void
grow (AttDossierList *self)
{
  guint before = self->shown;
  guint added = self->found - before;

  self->shown += before < LIVE ? MIN (added, STEP) : added;
  if (self->shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->shown - before);
}

/* The rows that go, likewise; nothing stands in them any more. */
static void
shrink (AttDossierList *self)
{
  guint removed = MIN (self->shown - self->found, STEP);

  self->shown -= removed;
  for (guint i = self->shown; i < self->shown + removed; i++)
    g_hash_table_remove (self->items, &g_array_index (self->numbers, gint64, i));
  g_array_set_size (self->numbers, self->shown);
  g_list_model_items_changed (G_LIST_MODEL (self), self->shown, removed, 0);
}

static void
settle_cb (gpointer data)
{
  AttDossierList *self = data;

  self->settle_id = 0;
  if (self->shown > self->found)
    shrink (self);
  else
    grow (self);
  if (self->shown != self->found)
    self->settle_id = g_idle_add_once (settle_cb, self);
}

/* The numbers, and then so many rows of nobody. */
static GArray *
add_leaving (GArray *numbers, guint count)
{
  GArray *longer = g_array_copy (numbers);

  for (guint i = 0; i < count; i++)
    {
      gint64 number = -1 - (gint64) i;

      g_array_append_val (longer, number);
    }
  return longer;
}

/* Only what differs changes, so that whoever looks at the rest loses neither place nor keyboard: rows become those of other
 * dossiers, and what is too much goes, or what is too little comes, behind them. What goes and what comes are never one
 * change: GTK 4.8 would ask for every row that comes. */
static void
take_numbers (AttDossierList *self, GArray *numbers)
{
  guint old = self->shown, prefix = 0, suffix = 0, leaving = 0, removed, added, same;
  g_autoptr (GArray) longer = NULL;
  gboolean selected;

  while (prefix < MIN (old, numbers->len)
         && att_dossier_list_number_at (self, prefix) == g_array_index (numbers, gint64, prefix))
    prefix++;
  while (suffix < MIN (old, numbers->len) - prefix
         && att_dossier_list_number_at (self, old - 1 - suffix)
                == g_array_index (numbers, gint64, numbers->len - 1 - suffix))
    suffix++;
  /* So many at once come at the end, so that they come by and by, and go from there. */
  if (numbers->len > old + STEP || numbers->len + STEP < old)
    suffix = 0;
  removed = old - prefix - suffix;
  added = numbers->len - prefix - suffix;
  if (self->anew)
    {
      prefix = suffix = added = 0;
      removed = old;
    }
  same = MIN (removed, added);
  if (!self->anew && removed > same + STEP)
    leaving = MIN (removed - same, LIVE);
  longer = leaving > 0 ? add_leaving (numbers, leaving) : g_array_ref (numbers);
  self->anew = FALSE;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  att_dossier_list_keep_selection (self);
  selected = self->kept->len > 0;
  att_dossier_list_replace_rows (self, longer, prefix, same + leaving);
  g_array_unref (self->numbers);
  self->numbers = g_steal_pointer (&longer);
  self->found = numbers->len;
  self->shown = old - (removed - same - leaving);
  att_dossier_list_restore_selection (self);
  if (removed > same + leaving)
    g_list_model_items_changed (G_LIST_MODEL (self), prefix + same + leaving, removed - same - leaving, 0);
  if (selected && self->shown > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->shown);
  if (suffix > 0 && added > same)
    {
      self->shown += added - same;
      g_list_model_items_changed (G_LIST_MODEL (self), prefix + same, 0, added - same);
    }
  if (leaving == 0)
    settle_cb (self);
  else
    self->settle_id = g_idle_add_once (settle_cb, self);
}

static void
finish_reading (AttDossierList *self)
{
  g_clear_object (&self->cancellable);
  self->total = self->found;
  g_clear_pointer (&self->kept, g_array_unref);
  g_signal_emit (self, signals[LOADED], 0);
}

/* Whether the answer is that to the latest question. */
static gboolean
is_awaited (AttDossierList *self, GAsyncResult *result)
{
  return g_task_get_cancellable (G_TASK (result)) == self->cancellable && self->cancellable != NULL;
}

static void
fail (AttDossierList *self, const GError *error)
{
  g_clear_object (&self->cancellable);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
numbers_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossierList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (!is_awaited (self, result))
    return;
  if (numbers == NULL)
    {
      fail (self, error);
      return;
    }
  take_numbers (self, numbers);
  finish_reading (self);
}

static void
find_all (AttDossierList *self)
{
  att_office_run_async (att_context_get_reader (self->context), att_dossier_reading_read_numbers,
                        att_dossier_list_new_reading (self, 0), att_dossier_reading_free, free_numbers, self->cancellable,
                        numbers_cb, g_object_ref (self));
}

/* In one process both would ask for new memory, the drawing of the first rows and this, and wait for each other. */
static gboolean
rest_cb (gpointer data)
{
  AttDossierList *self = data;

  self->rest_id = 0;
  find_all (self);
  return G_SOURCE_REMOVE;
}

static void
first_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossierList) self = data;
  g_autoptr (GError) error = NULL;
  AttDossierBeginning *beginning = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (beginning == NULL || !is_awaited (self, result))
    {
      if (beginning != NULL)
        att_dossier_beginning_free (beginning);
      else if (is_awaited (self, result))
        fail (self, error);
      return;
    }
  for (guint i = 0; i < beginning->items->len; i++)
    {
      AttDossierItem *loaded = g_ptr_array_index (beginning->items, i);
      gint64 number = att_dossier_item_get_number (loaded);
      AttDossierItem *item = g_hash_table_lookup (self->items, &number);

      if (item != NULL)
        att_dossier_item_take (item, loaded);
      else
        att_dossier_list_keep_item (self, g_object_ref (loaded));
    }
  take_numbers (self, beginning->numbers);
  if (beginning->numbers->len < LIVE)
    finish_reading (self);
  else
    {
      self->rest_id = att_after_drawing_add (rest_cb, self);
      g_signal_emit (self, signals[LOADED], 0);
    }
  att_dossier_beginning_free (beginning);
}

static gboolean
start_reading (AttDossierList *self)
{
  if (att_context_get_reader (self->context) == NULL)
    return FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  return TRUE;
}

static void
att_dossier_list_dispose (GObject *object)
{
  att_dossier_list_stop (ATT_DOSSIER_LIST (object));
  G_OBJECT_CLASS (att_dossier_list_parent_class)->dispose (object);
}

static void
att_dossier_list_finalize (GObject *object)
{
  AttDossierList *self = ATT_DOSSIER_LIST (object);

  g_clear_object (&self->context);
  g_clear_object (&self->filter);
  g_array_unref (self->numbers);
  g_array_unref (self->wanted);
  g_clear_pointer (&self->kept, g_array_unref);
  g_hash_table_unref (self->items);
  gtk_bitset_unref (self->selected);
  g_free (self->search);
  G_OBJECT_CLASS (att_dossier_list_parent_class)->finalize (object);
}

static void
att_dossier_list_class_init (AttDossierListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_dossier_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_dossier_list_finalize;

  /**
   * AttDossierList::loaded:
   *
   * The first rows came, perhaps none; and once more when all are there.
   */
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * AttDossierList::failed:
   * @error: why no rows came
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
att_dossier_list_init (AttDossierList *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->selected = gtk_bitset_new_empty ();
  self->filter = att_dossier_filter_new (NULL);
  self->total = -1;
}

/**
 * att_dossier_list_new:
 * @context: the context
 *
 * Returns: (transfer full): an empty list
 */
AttDossierList *
att_dossier_list_new (AttContext *context)
{
  AttDossierList *self = g_object_new (ATT_TYPE_DOSSIER_LIST, NULL);

  self->context = g_object_ref (context);
  return self;
}

/**
 * att_dossier_list_query:
 * @self: a list
 * @search: (nullable): words, each of which must begin a word of the dossier
 * @filter: (nullable): what else is asked; copied
 * @sort: what to sort by
 * @descending: the other way round
 * @anew: whether whoever looks at the list is to begin at its top, which takes longer
 *
 * Asks for other dossiers; those that are there stay until they come.
 */
void
att_dossier_list_query (AttDossierList *self, const char *search, AttDossierFilter *filter, AttSortKey sort,
                        gboolean descending, gboolean anew)
{
  self->anew = self->anew || anew;
  g_free (self->search);
  self->search = search != NULL && *search != '\0' ? g_strdup (search) : NULL;
  g_object_unref (self->filter);
  self->filter = filter != NULL ? att_dossier_filter_copy (filter) : att_dossier_filter_new (NULL);
  self->sort = sort;
  self->descending = descending;
  if (start_reading (self))
    att_office_run_async (att_context_get_reader (self->context), att_dossier_reading_read_beginning,
                          att_dossier_list_new_reading (self, LIVE), att_dossier_reading_free,
                          att_dossier_beginning_free, self->cancellable, first_cb, g_object_ref (self));
}

/**
 * att_dossier_list_refresh:
 * @self: a list
 *
 * Reads what is there again. What is still there stays where it is.
 */
void
att_dossier_list_refresh (AttDossierList *self)
{
  att_dossier_list_want_again (self);
  if (start_reading (self))
    find_all (self);
}

/**
 * att_dossier_list_get_total:
 * @self: a list
 *
 * Returns: how many dossiers there are; -1 while that is not known
 */
gint64
att_dossier_list_get_total (AttDossierList *self)
{
  return self->total;
}

/**
 * att_dossier_list_is_loading:
 * @self: a list
 *
 * Returns: whether anything is being read
 */
gboolean
att_dossier_list_is_loading (AttDossierList *self)
{
  return self->cancellable != NULL || self->rows != NULL || self->wanted_id != 0 || self->settle_id != 0;
}

/**
 * att_dossier_list_get_number:
 * @self: a list
 * @position: a place in it
 *
 * Returns: the dossier's number; -1 where none stands any more
 */
gint64
att_dossier_list_get_number (AttDossierList *self, guint position)
{
  g_return_val_if_fail (ATT_IS_DOSSIER_LIST (self), -1);
  return position < self->found ? att_dossier_list_number_at (self, position) : -1;
}

/**
 * att_dossier_list_stop:
 * @self: a list
 *
 * Stops reading.
 */
void
att_dossier_list_stop (AttDossierList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->rows != NULL)
    g_cancellable_cancel (self->rows);
  g_clear_object (&self->rows);
  g_clear_handle_id (&self->wanted_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
}
