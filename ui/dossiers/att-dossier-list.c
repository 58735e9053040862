/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-list.h"

#include "att-dossier-item.h"

/* So many rows come first, whole: those that are seen. */
#define FIRST 60
/* GTK 4.8 keeps the widgets of so many rows, seen or not. Their numbers come with the first rows, then those of all. */
#define LIVE 220
/* So many rows at a time get their widgets, so that nobody waits for all of them. */
#define STEP 30
/* Rows that nobody looks at are kept up to so many. */
#define KEPT 1000

/**
 * AttDossierList:
 *
 * The dossiers that fit a search and a filter, in an order, as a list model with its selection. It holds the numbers of
 * all, which take little, and reads the rows that somebody looks at. Two lists in succession keep what is selected where
 * both have it.
 */
struct _AttDossierList
{
  GObject parent_instance;
  AttContext *context;
  GArray *numbers;   /* of gint64 */
  guint shown;       /* so many of them are in the model; the others follow soon */
  guint grow_id;     /* soon */
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

static void att_dossier_list_model_init (GListModelInterface *iface);
static void att_dossier_list_selection_init (GtkSelectionModelInterface *iface);

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

/* What is asked for on the reading office's thread. */
typedef struct
{
  AttDossierQuery query;
  AttDossierFilter *filter;
  char *search;
  GArray *numbers; /* whose rows; NULL for those that the query finds */
} Reading;

/* The beginning of a list. */
typedef struct
{
  GArray *numbers;  /* of gint64 */
  GPtrArray *items; /* of AttDossierItem: the rows of the first */
} Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_array_unref (beginning->numbers);
  g_ptr_array_unref (beginning->items);
  g_free (beginning);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->filter);
  g_free (reading->search);
  g_clear_pointer (&reading->numbers, g_array_unref);
  g_free (reading);
}

static GArray *
find_numbers (AttOffice *office, Reading *reading, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) regions = NULL;

  if (reading->query.sort == ATT_SORT_REGION)
    regions = att_filter_choices_order_regions (att_office_get_law (office), reading->query.today, NULL);
  reading->query.regions = (const char *const *) regions;
  return att_office_find_dossiers (office, &reading->query, cancellable, error);
}

static gpointer
read_numbers (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return find_numbers (office, data, cancellable, error);
}

static GPtrArray *
fetch_items (AttOffice *office, const Reading *reading, GArray *numbers, GCancellable *cancellable, GError **error)
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

static gpointer
read_items (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;

  return fetch_items (office, reading, reading->numbers, cancellable, error);
}

static gpointer
read_beginning (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) numbers = find_numbers (office, data, cancellable, error);
  g_autoptr (GArray) first = NULL;
  g_autoptr (GPtrArray) items = NULL;
  Beginning *beginning;

  if (numbers == NULL)
    return NULL;
  first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (first, numbers->data, MIN (numbers->len, FIRST));
  items = fetch_items (office, data, first, cancellable, error);
  if (items == NULL)
    return NULL;
  beginning = g_new0 (Beginning, 1);
  beginning->numbers = g_steal_pointer (&numbers);
  beginning->items = g_steal_pointer (&items);
  return beginning;
}

static void
free_numbers (gpointer data)
{
  g_array_unref (data);
}

static void
free_items (gpointer data)
{
  g_ptr_array_unref (data);
}

static Reading *
new_reading (AttDossierList *self, gint64 limit)
{
  Reading *reading = g_new0 (Reading, 1);

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

static gint64
get_number (AttDossierList *self, guint position)
{
  return g_array_index (self->numbers, gint64, position);
}

/* --- The rows that are looked at --- */

static gboolean
is_unused (gpointer key, gpointer item, gpointer data)
{
  return G_OBJECT (item)->ref_count == 1;
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
    g_signal_emit (self, signals[FAILED], 0, error);
  else if (self->wanted->len > 0)
    load_wanted (self);
}

/* What was scrolled past meanwhile is no longer wanted. */
static void
load_wanted (AttDossierList *self)
{
  AttOffice *reader = att_context_get_reader (self->context);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading *reading;

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
  reading = new_reading (self, 0);
  reading->numbers = g_steal_pointer (&numbers);
  att_office_run_async (reader, read_items, reading, reading_free, free_items, self->rows, rows_cb, g_object_ref (self));
}

static void
wanted_cb (gpointer data)
{
  AttDossierList *self = data;

  self->wanted_id = 0;
  if (self->rows == NULL)
    load_wanted (self);
}

static void
want (AttDossierList *self, gint64 number)
{
  g_array_append_val (self->wanted, number);
  if (self->wanted_id == 0)
    self->wanted_id = g_idle_add_once (wanted_cb, self);
}

static AttDossierItem *
keep_item (AttDossierList *self, AttDossierItem *item)
{
  gint64 number = att_dossier_item_get_number (item);

  if (g_hash_table_size (self->items) > KEPT)
    g_hash_table_foreach_remove (self->items, is_unused, NULL);
  g_hash_table_replace (self->items, g_memdup2 (&number, sizeof number), item);
  return item;
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
  number = get_number (self, position);
  item = g_hash_table_lookup (self->items, &number);
  if (item == NULL)
    {
      item = keep_item (self, att_dossier_item_new_blank (number));
      want (self, number);
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

/* --- The selection --- */

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
  gtk_bitset_remove_range (self->selected, self->numbers->len, G_MAXUINT - self->numbers->len);
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

static void
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
static void
keep_selection (AttDossierList *self)
{
  GtkBitsetIter iter;
  guint position;
  gboolean any;

  if (self->kept == NULL)
    self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  any = gtk_bitset_iter_init_first (&iter, self->selected, &position);
  for (; any; any = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 number = get_number (self, position);

      g_array_append_val (self->kept, number);
    }
  g_array_sort (self->kept, compare_numbers);
}

/* Also where the model is still to grow. */
static void
restore_selection (AttDossierList *self)
{
  gtk_bitset_remove_all (self->selected);
  for (guint i = 0; self->kept->len > 0 && i < self->numbers->len; i++)
    if (g_array_binary_search (self->kept, &g_array_index (self->numbers, gint64, i), compare_numbers, NULL))
      gtk_bitset_add (self->selected, i);
}

/* --- The list --- */

/* The rows that come, and at once only so many as don't keep the main loop. */
static void
grow (AttDossierList *self)
{
  guint before = self->shown;
  guint added = self->numbers->len - before;

  self->shown += before < LIVE ? MIN (added, STEP) : added;
  if (self->shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->shown - before);
}

static void
grow_cb (gpointer data)
{
  AttDossierList *self = data;

  self->grow_id = 0;
  grow (self);
  if (self->shown < self->numbers->len)
    self->grow_id = g_idle_add_once (grow_cb, self);
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
  if (row->words != NULL)
    att_dossier_item_take (row->item, row->words);
  else
    {
      att_dossier_item_give_to (row->item, row->number);
      want (self, row->number);
    }
  g_hash_table_replace (self->items, g_memdup2 (&row->number, sizeof row->number), row->item);
  g_clear_object (&row->words);
}

/* The rows at these places become those of other dossiers, and keep their widgets. */
static void
replace_rows (AttDossierList *self, GArray *numbers, guint first, guint count)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Handover));
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < first + count; i++)
    {
      gint64 number = get_number (self, i);
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

/* Only what differs changes, so that whoever looks at the rest loses neither place nor keyboard: rows become those of other
 * dossiers, and what is too much goes, or what is too little comes, behind them. What goes and what comes are never one
 * change: GTK 4.8 would ask for every row that comes. */
static void
take_numbers (AttDossierList *self, GArray *numbers)
{
  guint old = self->shown, prefix = 0, suffix = 0, removed, added, same;
  gboolean selected;

  while (prefix < MIN (old, numbers->len) && get_number (self, prefix) == g_array_index (numbers, gint64, prefix))
    prefix++;
  while (suffix < MIN (old, numbers->len) - prefix
         && get_number (self, old - 1 - suffix) == g_array_index (numbers, gint64, numbers->len - 1 - suffix))
    suffix++;
  /* So many at once come at the end, so that they come by and by. */
  if (numbers->len > old + STEP)
    suffix = 0;
  removed = old - prefix - suffix;
  added = numbers->len - prefix - suffix;
  if (self->anew)
    {
      prefix = suffix = added = 0;
      removed = old;
    }
  same = MIN (removed, added);
  self->anew = FALSE;
  g_clear_handle_id (&self->grow_id, g_source_remove);
  keep_selection (self);
  selected = self->kept->len > 0;
  replace_rows (self, numbers, prefix, same);
  g_array_unref (self->numbers);
  self->numbers = g_array_ref (numbers);
  self->shown = old - (removed - same);
  restore_selection (self);
  if (removed > same)
    g_list_model_items_changed (G_LIST_MODEL (self), prefix + same, removed - same, 0);
  if (selected && self->shown > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->shown);
  if (suffix > 0 && added > same)
    {
      self->shown += added - same;
      g_list_model_items_changed (G_LIST_MODEL (self), prefix + same, 0, added - same);
    }
  grow_cb (self);
}

static void
finish_reading (AttDossierList *self)
{
  g_clear_object (&self->cancellable);
  self->total = self->numbers->len;
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
  att_office_run_async (att_context_get_reader (self->context), read_numbers, new_reading (self, 0), reading_free,
                        free_numbers, self->cancellable, numbers_cb, g_object_ref (self));
}

static void
first_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossierList) self = data;
  g_autoptr (GError) error = NULL;
  Beginning *beginning = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (beginning == NULL || !is_awaited (self, result))
    {
      if (beginning != NULL)
        beginning_free (beginning);
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
        keep_item (self, g_object_ref (loaded));
    }
  take_numbers (self, beginning->numbers);
  if (beginning->numbers->len < LIVE)
    finish_reading (self);
  else
    {
      g_signal_emit (self, signals[LOADED], 0);
      find_all (self);
    }
  beginning_free (beginning);
}

static gboolean
start_reading (AttDossierList *self)
{
  if (att_context_get_reader (self->context) == NULL)
    return FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
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
    att_office_run_async (att_context_get_reader (self->context), read_beginning, new_reading (self, LIVE), reading_free,
                          beginning_free, self->cancellable, first_cb, g_object_ref (self));
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
  GHashTableIter iter;
  gpointer number;

  g_hash_table_foreach_remove (self->items, is_unused, NULL);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    want (self, *(gint64 *) number);
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
  return self->cancellable != NULL || self->rows != NULL || self->wanted_id != 0 || self->grow_id != 0;
}

/**
 * att_dossier_list_get_number:
 * @self: a list
 * @position: a place in it
 *
 * Returns: the dossier's number
 */
gint64
att_dossier_list_get_number (AttDossierList *self, guint position)
{
  g_return_val_if_fail (position < self->shown, -1);
  return get_number (self, position);
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
      gint64 number = get_number (self, position);

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
  if (self->rows != NULL)
    g_cancellable_cancel (self->rows);
  g_clear_object (&self->rows);
  g_clear_handle_id (&self->wanted_id, g_source_remove);
  g_clear_handle_id (&self->grow_id, g_source_remove);
}
