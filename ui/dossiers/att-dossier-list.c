/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-list.h"

#include "att-dossier-item.h"

#define PAGE_SIZE 100

/**
 * AttDossierList:
 *
 * The dossiers that a search finds, as a list model: read page by page by the reading office, as far as somebody scrolls.
 */
struct _AttDossierList
{
  GObject parent_instance;
  AttContext *context;
  GPtrArray *items; /* of AttDossierItem */
  gint64 total;     /* -1: not known yet */
  char *search;
  AttSortKey sort;
  gboolean descending;
  GCancellable *cancellable; /* of what is being read */
};

static void att_dossier_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttDossierList, att_dossier_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, att_dossier_list_iface_init))

enum
{
  LOADED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  AttDossierQuery query;
  char *search;
  GPtrArray *items;
  gint64 total;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->search);
  g_clear_pointer (&reading->items, g_ptr_array_unref);
  g_free (reading);
}

static gpointer
read_page (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *asked = data;
  g_autoptr (GPtrArray) rows = att_office_query_dossiers (office, &asked->query, cancellable, error);
  Reading *reading;
  gint64 total;

  if (rows == NULL)
    return NULL;
  total = att_office_count_dossiers (office, &asked->query, cancellable, error);
  if (total < 0)
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->query.offset = asked->query.offset;
  reading->total = total;
  reading->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (reading->items, att_dossier_item_new (g_ptr_array_index (rows, i), att_office_get_law (office),
                                                           asked->query.today));
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
  return ATT_DOSSIER_LIST (model)->items->len;
}

static gpointer
att_dossier_list_get_item (GListModel *model, guint position)
{
  AttDossierList *self = ATT_DOSSIER_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
att_dossier_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = att_dossier_list_get_item_type;
  iface->get_n_items = att_dossier_list_get_n_items;
  iface->get_item = att_dossier_list_get_item;
}

/* Everything goes and then comes: in one step GTK 4.8 would ask for every row at once. */
static void
replace (AttDossierList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (old->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);
  g_ptr_array_unref (self->items);
  self->items = g_ptr_array_ref (items);
  if (items->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, items->len);
}

static void
append (AttDossierList *self, GPtrArray *items)
{
  guint before = self->items->len;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, items->len);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossierList) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&reading, reading_free);
      return;
    }
  g_clear_object (&self->cancellable);
  if (reading == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  self->total = reading->total;
  if (reading->query.offset == 0)
    replace (self, reading->items);
  else
    append (self, reading->items);
  reading_free (reading);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
start_reading (AttDossierList *self, gint64 offset, gint64 limit)
{
  AttOffice *reader = att_context_get_reader (self->context);
  Reading *reading;

  if (reader == NULL)
    return;
  att_dossier_list_stop (self);
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->search = g_strdup (self->search);
  reading->query = (AttDossierQuery) {
    .today = att_context_get_today (self->context),
    .search = reading->search,
    .sort = self->sort,
    .descending = self->descending,
    .language = att_language_get_current (),
    .offset = offset,
    .limit = limit,
  };
  att_office_run_async (reader, read_page, reading, reading_free, reading_free, self->cancellable, read_cb,
                        g_object_ref (self));
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
  g_ptr_array_unref (self->items);
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
   * Rows came, perhaps none.
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
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
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
 * @sort: what to sort by
 * @descending: the other way round
 *
 * Asks for other dossiers; those that are there stay until they come.
 */
void
att_dossier_list_query (AttDossierList *self, const char *search, AttSortKey sort, gboolean descending)
{
  g_free (self->search);
  self->search = search != NULL && *search != '\0' ? g_strdup (search) : NULL;
  self->sort = sort;
  self->descending = descending;
  start_reading (self, 0, PAGE_SIZE);
}

/**
 * att_dossier_list_refresh:
 * @self: a list
 *
 * Reads what is there again.
 */
void
att_dossier_list_refresh (AttDossierList *self)
{
  start_reading (self, 0, MAX (self->items->len, PAGE_SIZE));
}

/**
 * att_dossier_list_load_more:
 * @self: a list
 *
 * Reads the next page, where there is one and none is being read.
 */
void
att_dossier_list_load_more (AttDossierList *self)
{
  if (self->cancellable == NULL && (gint64) self->items->len < self->total)
    start_reading (self, self->items->len, PAGE_SIZE);
}

/**
 * att_dossier_list_get_total:
 * @self: a list
 *
 * Returns: how many dossiers the search finds; -1 while that is not known
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
 * Returns: whether rows are being read
 */
gboolean
att_dossier_list_is_loading (AttDossierList *self)
{
  return self->cancellable != NULL;
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
}
