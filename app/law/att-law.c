/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-law.h"

/**
 * AttLaw:
 *
 * The law as an office has adopted it: every regulation with the day from which it holds, the working-day calendar, the
 * register of professions. Immutable.
 */
struct _AttLaw
{
  GObject parent_instance;
  GPtrArray *regulations; /* in the order of adoption */
  AttCalendar *calendar;
  AttProfessions *professions;
};

G_DEFINE_FINAL_TYPE (AttLaw, att_law, G_TYPE_OBJECT)

static void
att_law_finalize (GObject *object)
{
  AttLaw *self = ATT_LAW (object);

  g_clear_pointer (&self->regulations, g_ptr_array_unref);
  g_clear_object (&self->calendar);
  g_clear_object (&self->professions);
  G_OBJECT_CLASS (att_law_parent_class)->finalize (object);
}

static void
att_law_class_init (AttLawClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_law_finalize;
}

static void
att_law_init (AttLaw *self)
{
}

/**
 * att_law_new:
 * @regulations: (element-type AttRegulation): what was adopted, in that order; at least one
 * @calendar: the working-day calendar
 * @professions: (nullable): the imported register of professions
 *
 * Returns: (transfer full): the law
 */
AttLaw *
att_law_new (GPtrArray *regulations, AttCalendar *calendar, AttProfessions *professions)
{
  AttLaw *self;

  g_return_val_if_fail (regulations->len > 0, NULL);
  g_return_val_if_fail (ATT_IS_CALENDAR (calendar), NULL);

  self = g_object_new (ATT_TYPE_LAW, NULL);
  self->regulations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < regulations->len; i++)
    g_ptr_array_add (self->regulations, g_object_ref (g_ptr_array_index (regulations, i)));
  self->calendar = g_object_ref (calendar);
  g_set_object (&self->professions, professions);
  return self;
}

/**
 * att_law_with_calendar:
 * @self: the law
 * @calendar: another calendar
 *
 * Returns: (transfer full): the law as it would be with @calendar
 */
AttLaw *
att_law_with_calendar (AttLaw *self, AttCalendar *calendar)
{
  g_return_val_if_fail (ATT_IS_LAW (self), NULL);
  return att_law_new (self->regulations, calendar, self->professions);
}

/**
 * att_law_get_regulation:
 * @self: the law
 * @on: a day
 *
 * The regulation in force that day: of those valid from that day or earlier the latest, and of two valid from the same day
 * the one adopted last. Before the first one the first one is taken: an act of the law's first weeks has to be judged by
 * something.
 *
 * Returns: (transfer none): the regulation
 */
AttRegulation *
att_law_get_regulation (AttLaw *self, AttDay on)
{
  AttRegulation *best = NULL;
  AttRegulation *first = NULL;

  g_return_val_if_fail (ATT_IS_LAW (self), NULL);

  for (guint i = 0; i < self->regulations->len; i++)
    {
      AttRegulation *regulation = g_ptr_array_index (self->regulations, i);
      AttDay from = att_regulation_get_valid_from (regulation);

      if (first == NULL || from < att_regulation_get_valid_from (first))
        first = regulation;
      if (from <= on && (best == NULL || from >= att_regulation_get_valid_from (best)))
        best = regulation;
    }
  return best != NULL ? best : first;
}

/**
 * att_law_find_regulation:
 * @self: the law
 * @hash: SHA-256 of a regulation's file
 *
 * Returns: (transfer none) (nullable): the regulation that was adopted from that file
 */
AttRegulation *
att_law_find_regulation (AttLaw *self, const AttHash *hash)
{
  g_return_val_if_fail (ATT_IS_LAW (self) && hash != NULL, NULL);

  for (guint i = 0; i < self->regulations->len; i++)
    {
      AttRegulation *regulation = g_ptr_array_index (self->regulations, i);

      if (att_hash_equal (att_regulation_get_hash (regulation), hash))
        return regulation;
    }
  return NULL;
}

/**
 * att_law_get_calendar:
 * @self: the law
 *
 * Returns: (transfer none): the working-day calendar
 */
AttCalendar *
att_law_get_calendar (AttLaw *self)
{
  g_return_val_if_fail (ATT_IS_LAW (self), NULL);
  return self->calendar;
}

/**
 * att_law_get_professions:
 * @self: the law
 *
 * Returns: (transfer none) (nullable): the register of professions, or %NULL while none was imported
 */
AttProfessions *
att_law_get_professions (AttLaw *self)
{
  g_return_val_if_fail (ATT_IS_LAW (self), NULL);
  return self->professions;
}

/**
 * att_law_get_until:
 * @self: the law
 * @from: the first day of a certificate's validity
 *
 * The certificate is valid three years (Art. 23(2)(5)). Whether the last day is the same date or the day before is a switch
 * of the regulation.
 *
 * Returns: the last day of validity
 */
AttDay
att_law_get_until (AttLaw *self, AttDay from)
{
  return att_regulation_compute_until (att_law_get_regulation (self, from), from);
}
