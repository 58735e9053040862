/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-order.h"

#include <string.h>

#include "att-collation.h"

/* A dossier and what its place in the list depends on: the rank, then the text, then the number. */
typedef struct
{
  gint64 rank;
  const char *text;
  gint64 number;
} Place;

/**
 * AttSqlOrder:
 *
 * Puts dossiers in order that come in none: those that a search picked out, and all of them by their first deadline, which
 * depends on the day. Others come in their order (att_sql_walk_new()) and are only counted off.
 */
struct _AttSqlOrder
{
  const AttDossierQuery *query;
  gboolean in_order; /* they come so */
  gint64 keep;       /* so many from the first on are asked for; 0 for all */
  GArray *places;    /* of Place */
  Place worst;       /* of those that are kept: what goes behind it is not */
  gboolean has_worst;
  GStringChunk *texts;
  GHashTable *officers; /* name -> its place among the names */
  GHashTable *dues;     /* number -> the first deadline */
};

/* How many more than are asked for are kept before the rest goes. */
#define SPARE 1024
/* More than these are kept whole. */
#define MANY 5000

static const char *const stages[]
    = { "intake", "documents", "on-site", "decision", "certificate", "agreement", "in-force", NULL };
static const char *const outcomes[] = { "open", "accredited", "refused", "returned", NULL };

/* The place in a list; behind the last for what is not in it. */
static gint64
find_rank (const char *const *list, const char *text)
{
  gint64 rank = 0;

  while (list[rank] != NULL && g_strcmp0 (list[rank], text) != 0)
    rank++;
  return rank;
}

/**
 * att_sql_order_rank:
 * @query: what is asked for
 * @text: (nullable): a stage, an outcome or a region, by what the list is sorted by
 *
 * Returns: its place among the others; the text itself decides between regions of the same place
 */
gint64
att_sql_order_rank (const AttDossierQuery *query, const char *text)
{
  if (query->sort == ATT_SORT_STAGE)
    return find_rank (stages, text);
  if (query->sort == ATT_SORT_OUTCOME)
    return find_rank (outcomes, text);
  if (query->sort == ATT_SORT_REGION && query->regions != NULL && text != NULL)
    return find_rank (query->regions, text);
  return 0;
}

/**
 * att_sql_order_new:
 * @query: what is asked for; must outlive this
 * @in_order: whether the dossiers come in their order
 *
 * Returns: (transfer full): an order with nothing in it
 */
AttSqlOrder *
att_sql_order_new (const AttDossierQuery *query, gboolean in_order)
{
  AttSqlOrder *self = g_new0 (AttSqlOrder, 1);

  self->query = query;
  self->in_order = in_order;
  /* The place of an officer is known only when all names are. */
  if (!in_order && query->limit > 0 && query->sort != ATT_SORT_OFFICER)
    self->keep = MAX (query->offset, 0) + query->limit;
  if (self->keep > MANY)
    self->keep = 0;
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->texts = g_string_chunk_new (4096);
  self->officers = g_hash_table_new (g_str_hash, g_str_equal);
  self->dues = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * att_sql_order_free:
 * @self: (transfer full): an order
 */
void
att_sql_order_free (AttSqlOrder *self)
{
  g_array_unref (self->places);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->officers);
  g_hash_table_unref (self->dues);
  g_free (self);
}

static void
take_officer (AttSqlOrder *self, Place *place, const char *name)
{
  gpointer kept;

  if (name == NULL)
    return;
  if (!g_hash_table_lookup_extended (self->officers, name, &kept, NULL))
    {
      kept = g_string_chunk_insert (self->texts, name);
      g_hash_table_insert (self->officers, kept, NULL);
    }
  place->text = kept;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *one = a, *other = b;
  const AttSqlOrder *self = data;
  int order = one->rank < other->rank ? -1 : one->rank > other->rank;

  if (order == 0 && one->text != other->text)
    order = g_strcmp0 (one->text, other->text);
  if (order == 0)
    order = one->number < other->number ? -1 : one->number > other->number;
  return self->query->descending ? -order : order;
}

static void
sort (AttSqlOrder *self)
{
  g_array_sort_with_data (self->places, compare_places, self);
}

/* Of very many only the first are asked for: the others are let go as they come. */
static void
take_place (AttSqlOrder *self, Place *place)
{
  if (self->has_worst && compare_places (place, &self->worst, self) > 0)
    return;
  if (place->text != NULL && self->query->sort != ATT_SORT_OFFICER)
    place->text = g_string_chunk_insert (self->texts, place->text);
  g_array_append_val (self->places, *place);
  if (self->keep == 0 || self->places->len < self->keep + SPARE)
    return;
  sort (self);
  g_array_set_size (self->places, (guint) self->keep);
  self->worst = g_array_index (self->places, Place, self->keep - 1);
  self->has_worst = TRUE;
}

/**
 * att_sql_order_add_due:
 * @self: an order by deadlines
 * @number: a dossier's number
 * @due: a day on which something is due in it; the first of several counts
 *
 * Returns: whether it is the first that was told of the dossier
 */
gboolean
att_sql_order_add_due (AttSqlOrder *self, gint64 number, gint64 due)
{
  gint64 before = GPOINTER_TO_INT (g_hash_table_lookup (self->dues, GINT_TO_POINTER (number)));

  if (before == 0 || due < before)
    g_hash_table_insert (self->dues, GINT_TO_POINTER (number), GINT_TO_POINTER ((int) due));
  return before == 0;
}

/**
 * att_sql_order_take:
 * @self: an order
 * @statement: at a row: a dossier's number and what the list is sorted by
 */
void
att_sql_order_take (AttSqlOrder *self, AttSqlStatement *statement)
{
  Place place = { .number = att_sql_statement_get_int (statement, 0) };

  switch (self->in_order ? ATT_SORT_NUMBER : self->query->sort)
    {
    case ATT_SORT_STAGE:
    case ATT_SORT_OUTCOME:
      place.rank = att_sql_order_rank (self->query, att_sql_statement_get_text (statement, 1));
      break;
    case ATT_SORT_REGION:
      place.text = att_sql_statement_get_text (statement, 1);
      place.rank = att_sql_order_rank (self->query, place.text);
      break;
    case ATT_SORT_OFFICER:
      take_officer (self, &place, att_sql_statement_get_text (statement, 1));
      break;
    case ATT_SORT_NAME:
    case ATT_SORT_BIN:
    case ATT_SORT_SERIAL:
      place.text = att_sql_statement_get_text (statement, 1);
      break;
    case ATT_SORT_DUE:
      place.rank = GPOINTER_TO_INT (g_hash_table_lookup (self->dues, GINT_TO_POINTER (place.number)));
      if (place.rank == 0)
        place.rank = G_MAXINT64;
      break;
    case ATT_SORT_RECEIVED:
    case ATT_SORT_UNTIL:
      place.rank = att_sql_statement_get_int (statement, 1);
      break;
    case ATT_SORT_NUMBER:
    default:
      break;
    }
  if (place.text == NULL
      && (self->query->sort == ATT_SORT_REGION || self->query->sort == ATT_SORT_BIN || self->query->sort == ATT_SORT_SERIAL))
    place.rank = G_MAXINT64;
  take_place (self, &place);
}

/**
 * att_sql_order_is_full:
 * @self: an order
 *
 * Returns: whether more dossiers would change nothing
 */
gboolean
att_sql_order_is_full (AttSqlOrder *self)
{
  return self->in_order && att_sql_order_has_enough (self);
}

/**
 * att_sql_order_has_enough:
 * @self: an order
 *
 * Returns: whether it has as many dossiers as are asked for
 */
gboolean
att_sql_order_has_enough (AttSqlOrder *self)
{
  return self->query->limit > 0 && self->places->len >= MAX (self->query->offset, 0) + self->query->limit;
}

/**
 * att_sql_order_clear:
 * @self: an order
 *
 * Forgets the dossiers, and not when something is due in them.
 */
void
att_sql_order_clear (AttSqlOrder *self)
{
  g_array_set_size (self->places, 0);
  self->has_worst = FALSE;
}

typedef struct
{
  char *key;
  const char *name;
} Name;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *one = a, *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->name, other->name);
}

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->key);
}

/* Officers are few: their names are put in order, and then each dossier has a rank. */
static void
rank_officers (AttSqlOrder *self)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  GHashTableIter iter;
  gpointer name;

  g_array_set_clear_func (names, name_clear);
  g_hash_table_iter_init (&iter, self->officers);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      Name one = { att_collation_key (name, self->query->language), name };

      g_array_append_val (names, one);
    }
  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (self->officers, (char *) g_array_index (names, Name, i).name, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      if (place->text != NULL)
        place->rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->officers, place->text));
      place->text = NULL;
    }
}

/**
 * att_sql_order_finish:
 * @self: an order that has all dossiers
 *
 * Returns: (transfer full) (element-type gint64): the numbers of those that are asked for, in their order
 */
GArray *
att_sql_order_finish (AttSqlOrder *self)
{
  guint length = self->places->len;
  guint first = (guint) CLAMP (self->query->offset, 0, length);
  guint count = length - first;
  GArray *numbers;

  if (g_hash_table_size (self->officers) > 0)
    rank_officers (self);
  if (!self->in_order)
    sort (self);
  if (self->query->limit > 0)
    count = (guint) MIN (count, self->query->limit);
  numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), count);
  for (guint i = first; i < first + count; i++)
    g_array_append_val (numbers, g_array_index (self->places, Place, i).number);
  return numbers;
}
