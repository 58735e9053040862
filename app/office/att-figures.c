/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-figures.h"

#include <string.h>

#include "att-office-private.h"

/* Something that is counted: small, since there may be some millions of them. */
typedef struct
{
  gint16 year;
  guint8 measure;
  guint8 region; /* its place in the regions */
  guint16 key;   /* its place in the keys */
  gint16 days;   /* -1 for what has none */
} Event;

struct _AttFigures
{
  GObject parent_instance;
  AttDay as_of;
  GArray *events;      /* of Event */
  GPtrArray *regions;  /* of texts; the first is none */
  GPtrArray *keys;     /* of texts */
  GHashTable *key_of;  /* text -> place + 1 */
  GArray *years;       /* of int, in order */
  gboolean working_days[G_MAXUINT8 + 1]; /* of the first keys */
};

/**
 * AttFigures:
 *
 * What happened in all dossiers up to a day, ready to be counted. Immutable once loaded.
 */
G_DEFINE_FINAL_TYPE (AttFigures, att_figures, G_TYPE_OBJECT)

static void
att_figures_finalize (GObject *object)
{
  AttFigures *self = ATT_FIGURES (object);

  g_array_unref (self->events);
  g_ptr_array_unref (self->regions);
  g_ptr_array_unref (self->keys);
  g_hash_table_unref (self->key_of);
  g_array_unref (self->years);
  G_OBJECT_CLASS (att_figures_parent_class)->finalize (object);
}

static void
att_figures_class_init (AttFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_figures_finalize;
}

static void
att_figures_init (AttFigures *self)
{
  self->events = g_array_new (FALSE, FALSE, sizeof (Event));
  self->regions = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->key_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (self->regions, g_strdup (""));
}

/* The ids of the facts (att_office_project_facts()), by measure. */
static const char *const facts[ATT_N_MEASURES] = {
  [ATT_MEASURE_APPLICATIONS] = "application",
  [ATT_MEASURE_OUTCOMES] = "outcome",
  [ATT_MEASURE_REFUSED_CRITERIA] = "refused-criterion",
  [ATT_MEASURE_STAGE_DAYS] = "stage",
  [ATT_MEASURE_PERIOD_DAYS] = "period",
  [ATT_MEASURE_LATE] = "late",
  [ATT_MEASURE_CERTIFICATES] = "certificate",
  [ATT_MEASURE_APPEALS] = "appeal",
  [ATT_MEASURE_MONITORING] = "monitoring",
  [ATT_MEASURE_VIOLATIONS] = "violation",
  [ATT_MEASURE_COMPLAINTS] = "complaint",
  [ATT_MEASURE_REVOCATIONS] = "revocation",
  [ATT_MEASURE_REVOCATION_GROUNDS] = "revocation-ground",
  [ATT_MEASURE_RESUMPTIONS] = "resumption",
  [ATT_MEASURE_ENDS] = "end",
};

typedef struct
{
  AttFigures *figures;
  AttLaw *law;
  AttProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
  guint64 n_dossiers;
  guint64 done;
  gint64 dossier;
} Loading;

static int
find_measure (const char *fact)
{
  for (int i = 0; i < ATT_N_MEASURES; i++)
    if (g_str_equal (facts[i], fact))
      return i;
  return -1; /* one that is not counted, as `barred` */
}

static guint16
take_key (AttFigures *self, const char *key)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->key_of, key));

  if (place == 0)
    {
      g_ptr_array_add (self->keys, g_strdup (key));
      place = self->keys->len;
      g_hash_table_insert (self->key_of, g_ptr_array_index (self->keys, place - 1), GUINT_TO_POINTER (place));
    }
  return (guint16) (place - 1);
}

static guint8
take_region (AttFigures *self, const char *region)
{
  for (guint i = 0; i < self->regions->len; i++)
    if (g_str_equal (g_ptr_array_index (self->regions, i), region != NULL ? region : ""))
      return (guint8) i;
  if (self->regions->len > G_MAXUINT8)
    return 0;
  g_ptr_array_add (self->regions, g_strdup (region));
  return (guint8) (self->regions->len - 1);
}

static void
take_year (AttFigures *self, int year)
{
  guint i = 0;

  while (i < self->years->len && g_array_index (self->years, int, i) < year)
    i++;
  if (i == self->years->len || g_array_index (self->years, int, i) != year)
    g_array_insert_val (self->years, i, year);
}

/* Working days where the law counts them, by the period as it was when it began. */
static int
count_days (Loading *loading, int measure, const AttFactRow *fact, guint16 key)
{
  const AttPeriod *period = NULL;

  if (measure != ATT_MEASURE_STAGE_DAYS && measure != ATT_MEASURE_PERIOD_DAYS)
    return -1;
  if (measure == ATT_MEASURE_PERIOD_DAYS)
    period = att_regulation_find_period (att_law_get_regulation (loading->law, fact->other), fact->value);
  if (period == NULL || period->unit != ATT_PERIOD_WORKING_DAYS)
    return MIN (fact->on - fact->other, G_MAXINT16);
  if (key <= G_MAXUINT8)
    loading->figures->working_days[key] = TRUE;
  return MIN (att_calendar_count_working_days (att_law_get_calendar (loading->law), fact->other, fact->on), G_MAXINT16);
}

static gboolean
take (gint64 dossier, const char *region, const AttFactRow *fact, gpointer data)
{
  Loading *loading = data;
  AttFigures *self = loading->figures;
  int measure = find_measure (fact->id);
  int year;
  Event event;

  if (dossier != loading->dossier)
    {
      loading->dossier = dossier;
      loading->done++;
      if (g_cancellable_is_cancelled (loading->cancellable))
        return FALSE;
      if (loading->progress != NULL && loading->done % 256 == 0)
        loading->progress (MIN (loading->done, loading->n_dossiers), loading->n_dossiers, loading->data);
    }
  if (measure < 0)
    return TRUE;
  att_day_split (fact->on, &year, NULL, NULL);
  take_year (self, year);
  event.year = (gint16) year;
  event.measure = (guint8) measure;
  event.region = take_region (self, region);
  event.key = take_key (self, fact->value);
  event.days = (gint16) count_days (loading, measure, fact, event.key);
  g_array_append_val (self->events, event);
  return TRUE;
}

/**
 * att_figures_load:
 * @office: an office
 * @progress: (nullable) (scope call): how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Reads what happened up to the office's today. Folds no dossier.
 *
 * Returns: (transfer full) (nullable): the figures
 */
AttFigures *
att_figures_load (AttOffice *office, AttProgressFunc progress, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (AttFigures) self = NULL;
  g_autoptr (GArray) dossiers = NULL;
  Loading loading = { NULL, NULL, progress, data, cancellable, 0, 0, -1 };

  g_return_val_if_fail (ATT_IS_OFFICE (office), NULL);
  if (!att_office_follow_law (office, cancellable, error))
    return NULL;
  dossiers = att_store_list_dossiers (office->store, ATT_DAY_NONE, cancellable, error);
  if (dossiers == NULL)
    return NULL;
  self = g_object_new (ATT_TYPE_FIGURES, NULL);
  self->as_of = att_clock_get_today (office->clock);
  loading.figures = self;
  loading.law = office->law;
  loading.n_dossiers = dossiers->len;
  if (!att_store_scan_facts (office->store, NULL, NULL, self->as_of, take, &loading, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
load_on_thread (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_figures_load (office, NULL, NULL, cancellable, error);
}

/**
 * att_figures_load_async:
 * @office: an office
 * @cancellable: (nullable): to stop early
 * @callback: called when they are loaded
 * @user_data: for @callback
 *
 * As att_figures_load(), on the office's thread.
 */
void
att_figures_load_async (AttOffice *office, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  att_office_run_async (office, load_on_thread, NULL, NULL, g_object_unref, cancellable, callback, user_data);
}

/**
 * att_figures_load_finish:
 * @office: an office
 * @result: what the callback was given
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): the figures
 */
AttFigures *
att_figures_load_finish (AttOffice *office, GAsyncResult *result, GError **error)
{
  return att_office_run_finish (office, result, error);
}

/**
 * att_figures_get_as_of:
 * @self: figures
 *
 * Returns: the day up to which was counted
 */
AttDay
att_figures_get_as_of (AttFigures *self)
{
  return self->as_of;
}

/**
 * att_figures_get_years:
 * @self: figures
 *
 * Returns: (transfer none) (element-type int): the years in which anything happened, in order
 */
GArray *
att_figures_get_years (AttFigures *self)
{
  return self->years;
}

/**
 * att_figures_get_regions:
 * @self: figures
 *
 * Returns: (transfer none) (element-type utf8): the regions in which anything happened, by two digits; an empty text, the
 *   first, stands for dossiers without one
 */
GPtrArray *
att_figures_get_regions (AttFigures *self)
{
  return self->regions;
}

/* What is counted of one key. */
typedef struct
{
  AttFigure figure;
  GArray *days; /* of gint16; NULL for what has none */
} Tally;

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  g_clear_pointer (&tally->days, g_array_unref);
  g_free (tally);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const gint16 *) a - *(const gint16 *) b;
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const AttFigure *x = *(const AttFigure *const *) a;
  const AttFigure *y = *(const AttFigure *const *) b;

  AttStage of_x, of_y;

  if (x->measure != y->measure)
    return (int) x->measure - (int) y->measure;
  /* Stages stand in their own order. */
  if (x->measure == ATT_MEASURE_STAGE_DAYS && att_stage_parse (x->key, &of_x) && att_stage_parse (y->key, &of_y))
    return (int) of_x - (int) of_y;
  return strcmp (x->key, y->key);
}

static Tally *
tally_for (AttFigures *self, GHashTable *tallies, const Event *event)
{
  gpointer id = GUINT_TO_POINTER (((guint) event->measure << 16) + event->key + 1);
  Tally *tally = g_hash_table_lookup (tallies, id);

  if (tally != NULL)
    return tally;
  tally = g_new0 (Tally, 1);
  tally->figure.measure = (AttMeasure) event->measure;
  tally->figure.key = g_ptr_array_index (self->keys, event->key);
  tally->figure.median = tally->figure.longest = -1;
  if (event->days >= 0)
    {
      tally->days = g_array_new (FALSE, FALSE, sizeof (gint16));
      tally->figure.working_days = event->measure == ATT_MEASURE_PERIOD_DAYS && event->key <= G_MAXUINT8
                                   && self->working_days[event->key];
    }
  g_hash_table_insert (tallies, id, tally);
  return tally;
}

static gboolean
is_asked (AttFigures *self, const Event *event, int year, const char *region)
{
  return (year == 0 || event->year == year)
         && (region == NULL || g_str_equal (g_ptr_array_index (self->regions, event->region), region));
}

/**
 * att_figures_tell:
 * @self: figures
 * @year: a year; 0 for all
 * @region: (nullable): a region; %NULL for all
 *
 * Returns: (transfer full) (element-type AttFigure): what was counted, by measure and key; what never happened is not among
 *   them
 */
GPtrArray *
att_figures_tell (AttFigures *self, int year, const char *region)
{
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (NULL, NULL, NULL, tally_free);
  GPtrArray *figures = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (ATT_IS_FIGURES (self), NULL);
  for (guint i = 0; i < self->events->len; i++)
    {
      const Event *event = &g_array_index (self->events, Event, i);
      Tally *tally;

      if (!is_asked (self, event, year, region))
        continue;
      tally = tally_for (self, tallies, event);
      tally->figure.count++;
      if (tally->days != NULL)
        g_array_append_val (tally->days, event->days);
    }
  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Tally *tally = value;

      if (tally->days != NULL)
        {
          g_array_sort (tally->days, compare_days);
          tally->figure.median = g_array_index (tally->days, gint16, (tally->days->len - 1) / 2);
          tally->figure.longest = g_array_index (tally->days, gint16, tally->days->len - 1);
        }
      g_ptr_array_add (figures, g_memdup2 (&tally->figure, sizeof tally->figure));
    }
  g_ptr_array_sort (figures, compare_figures);
  return figures;
}

/**
 * att_figures_count:
 * @self: figures
 * @measure: what is counted
 * @key: (nullable): which of them; %NULL for all
 * @year: a year; 0 for all
 * @region: (nullable): a region; %NULL for all
 *
 * Returns: how many
 */
gint64
att_figures_count (AttFigures *self, AttMeasure measure, const char *key, int year, const char *region)
{
  gint64 count = 0;

  g_return_val_if_fail (ATT_IS_FIGURES (self), 0);
  for (guint i = 0; i < self->events->len; i++)
    {
      const Event *event = &g_array_index (self->events, Event, i);

      count += event->measure == measure && is_asked (self, event, year, region)
               && (key == NULL || g_str_equal (g_ptr_array_index (self->keys, event->key), key));
    }
  return count;
}
