/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-numbers.h"

#include <glib/gi18n-lib.h>

#include "att-mask.h"

static const AttProblemSpec number_taken = {
  ATT_PROBLEM_INPUT, "number-taken",
  N_ ("The number {value} is already given ({field})."), N_ ("Give another one, or leave it out."), NULL
};

/* How a series is counted and written on a day. */
typedef struct
{
  AttStore *store;
  const char *series;
  const char *mask;
  int year;
  char *counter;
} Series;

static void
series_init (Series *self, AttStore *store, AttRegulation *regulation, const char *series, AttDay on)
{
  self->store = store;
  self->series = series;
  self->mask = regulation != NULL ? att_regulation_get_mask (regulation, series) : NULL;
  self->year = att_day_get_year (on);
  self->counter = self->mask != NULL && att_mask_is_yearly (self->mask) ? g_strdup_printf ("%s/%d", series, self->year)
                                                                        : g_strdup (series);
}

static void
series_clear (Series *self)
{
  g_free (self->counter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Series, series_clear)

/* The first number after the counter that nobody has: one given by hand may lie ahead of it. */
static gboolean
find_free (const Series *self, gint64 *counted, gint64 *n, char **number, GCancellable *cancellable, GError **error)
{
  gint64 dossier = 0;

  if (!att_store_get_counter (self->store, self->counter, counted, cancellable, error))
    return FALSE;
  *number = NULL;
  *n = *counted;
  while (dossier >= 0)
    {
      g_free (*number);
      ++*n;
      *number = self->mask != NULL ? att_mask_format (self->mask, *n, self->year)
                                   : g_strdup_printf ("%" G_GINT64_FORMAT, *n);
      if (!att_store_find_number (self->store, self->series, *number, &dossier, cancellable, error))
        {
          g_clear_pointer (number, g_free);
          return FALSE;
        }
    }
  return TRUE;
}

/* Counts past all that is given. So the counter follows from the numbers and from their order, whoever chose them. */
static gboolean
count_on (const Series *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *number = NULL;
  gint64 counted = 0, n = 0;

  return find_free (self, &counted, &n, &number, cancellable, error)
         && (n - 1 == counted || att_store_set_counter (self->store, self->counter, n - 1, cancellable, error));
}

static gboolean
claim (const Series *self, const char *number, gint64 dossier, gboolean *taken, GCancellable *cancellable,
       GError **error)
{
  return att_store_take_number (self->store, self->series, number, dossier, taken, cancellable, error)
         && (!*taken || count_on (self, cancellable, error));
}

/**
 * att_numbers_get_series:
 * @kind: a kind of act
 * @spec: a field of it that holds a number
 *
 * Serials are one series, whatever act gives them; other numbers are a series for each kind.
 *
 * Returns: the series
 */
const char *
att_numbers_get_series (const AttKind *kind, const AttFieldSpec *spec)
{
  return g_str_equal (spec->id, "serial") ? "serial" : kind->id;
}

/**
 * att_numbers_find_next:
 * @store: a store
 * @regulation: (nullable): the regulation in force that day
 * @series: the series
 * @on: the day of the act
 * @number: (out) (transfer full): the number that would be given; it is not taken
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: whether the store could tell
 */
gboolean
att_numbers_find_next (AttStore *store, AttRegulation *regulation, const char *series, AttDay on, char **number,
                       GCancellable *cancellable, GError **error)
{
  g_auto (Series) self = { 0 };
  gint64 counted, n;

  series_init (&self, store, regulation, series, on);
  return find_free (&self, &counted, &n, number, cancellable, error);
}

/**
 * att_numbers_claim:
 * @store: a store in a write transaction
 * @regulation: (nullable): the regulation that the act is judged by, which says how numbers are written
 * @series: the series
 * @number: a number of it
 * @on: the day of the act
 * @dossier: its dossier
 * @taken: (out): whether it was free and is the dossier's now
 * @cancellable: (nullable): to stop early
 * @error: when the store fails
 *
 * Takes a number and counts past it, so that it is not tried again.
 *
 * Returns: whether the store could tell; a number that is not free is no error
 */
gboolean
att_numbers_claim (AttStore *store, AttRegulation *regulation, const char *series, const char *number, AttDay on,
                   gint64 dossier, gboolean *taken, GCancellable *cancellable, GError **error)
{
  g_auto (Series) self = { 0 };

  series_init (&self, store, regulation, series, on);
  return claim (&self, number, dossier, taken, cancellable, error);
}

static gboolean
allocate_one (const Series *self, const AttFieldSpec *spec, AttRecord *fields, gint64 dossier, GCancellable *cancellable,
              GError **error)
{
  const char *given = att_record_get (fields, spec->id);
  g_autofree char *free_one = NULL;
  gint64 counted, n;
  gboolean taken = FALSE;

  if ((given == NULL && !find_free (self, &counted, &n, &free_one, cancellable, error))
      || !claim (self, given != NULL ? given : free_one, dossier, &taken, cancellable, error))
    return FALSE;
  if (!taken)
    {
      att_problem_set (error, &number_taken, att_arg_text ("field", spec->id), att_arg_text ("value", given));
      return FALSE;
    }
  if (given == NULL)
    att_record_add (fields, spec->id, free_one);
  return TRUE;
}

/**
 * att_numbers_allocate:
 * @store: a store in a write transaction
 * @regulation: (nullable): the regulation that the act is judged by
 * @kind: the act's kind
 * @fields: its fields, to which numbers that were left out are added
 * @on: its day
 * @dossier: its dossier
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when a number that was given is not free; when the store fails
 *
 * Numbers given are taken, numbers left out are allocated (Art. 25(2): serials have no gaps).
 *
 * Returns: whether all its numbers are the act's
 */
gboolean
att_numbers_allocate (AttStore *store, AttRegulation *regulation, const AttKind *kind, AttRecord *fields, AttDay on,
                      gint64 dossier, GCancellable *cancellable, GError **error)
{
  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    if (spec->type == ATT_FIELD_NUMBER)
      {
        g_auto (Series) self = { 0 };

        series_init (&self, store, regulation, att_numbers_get_series (kind, spec), on);
        if (!allocate_one (&self, spec, fields, dossier, cancellable, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * att_numbers_foresee:
 * @store: a store
 * @regulation: the regulation that says how numbers are written
 * @series: the series
 * @on: the day on which it would be given
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (nullable): the number that is given next, should nobody choose it before
 */
char *
att_numbers_foresee (AttStore *store, AttRegulation *regulation, const char *series, AttDay on,
                     GCancellable *cancellable, GError **error)
{
  g_auto (Series) self = { NULL };
  gint64 counted = 0, n = 0;
  char *number = NULL;

  series_init (&self, store, regulation, series, on);
  return find_free (&self, &counted, &n, &number, cancellable, error) ? number : NULL;
}
