/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-regulation.h"

#include "att-collation.h"
#include "att-law-file.h"
#include "att-regulation-private.h"

#define SHIPPED "/kz/atameken/Attestat/regulation/kz-2023.xml"

G_DEFINE_FINAL_TYPE (AttRegulation, att_regulation, G_TYPE_OBJECT)

void
att_term_free (gpointer data)
{
  AttTerm *term = data;

  g_free (term->id);
  g_clear_pointer (&term->name, att_text_unref);
  g_clear_pointer (&term->short_name, att_text_unref);
  g_free (term->provision);
  g_free (term->languages);
  g_free (term);
}

void
att_period_free (gpointer data)
{
  AttPeriod *period = data;

  g_free (period->id);
  g_clear_pointer (&period->name, att_text_unref);
  g_strfreev (period->opened_by);
  g_strfreev (period->met_by);
  g_free (period->names_opener_in);
  g_free (period->counts_from);
  g_free (period->owner);
  g_free (period->provision);
  g_free (period);
}

void
att_series_free (gpointer data)
{
  AttSeries *series = data;

  g_free (series->id);
  g_free (series->mask);
  g_free (series);
}

void
att_switch_free (gpointer data)
{
  AttSwitch *self = data;

  g_free (self->id);
  g_clear_pointer (&self->name, att_text_unref);
  g_free (self->value);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self);
}

static void
att_regulation_finalize (GObject *object)
{
  AttRegulation *self = ATT_REGULATION (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->title, att_text_unref);
  g_clear_pointer (&self->source, att_text_unref);
  for (int i = 0; i < ATT_N_TERM_LISTS; i++)
    g_clear_pointer (&self->terms[i], g_ptr_array_unref);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->switches, g_ptr_array_unref);
  g_clear_pointer (&self->education_words, g_hash_table_unref);
  G_OBJECT_CLASS (att_regulation_parent_class)->finalize (object);
}

static void
att_regulation_class_init (AttRegulationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_regulation_finalize;
}

static void
att_regulation_init (AttRegulation *self)
{
  for (int i = 0; i < ATT_N_TERM_LISTS; i++)
    self->terms[i] = g_ptr_array_new_with_free_func (att_term_free);
  self->periods = g_ptr_array_new_with_free_func (att_period_free);
  self->series = g_ptr_array_new_with_free_func (att_series_free);
  self->switches = g_ptr_array_new_with_free_func (att_switch_free);
  self->education_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * att_regulation_new_from_bytes:
 * @bytes: a regulation file
 * @path: (nullable): where it came from, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Reads what the law and the rules set (Art. 23(4)). A file is taken whole or refused; a regulation never changes
 * and may be used by several threads.
 *
 * Returns: (transfer full) (nullable): the regulation
 */
AttRegulation *
att_regulation_new_from_bytes (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (AttRegulation) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  self = g_object_new (ATT_TYPE_REGULATION, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->hash = att_hash_bytes (bytes);
  if (!att_regulation_read (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_regulation_get_bytes:
 * @self: a regulation
 *
 * Returns: (transfer none): the file that it was read from
 */
GBytes *
att_regulation_get_bytes (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  return self->bytes;
}

/**
 * att_regulation_get_hash:
 * @self: a regulation
 *
 * Returns: (transfer none): the SHA-256 of its file
 */
const AttHash *
att_regulation_get_hash (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  return &self->hash;
}

/**
 * att_regulation_get_title:
 * @self: a regulation
 *
 * Returns: (transfer none): what the rules are called
 */
AttText *
att_regulation_get_title (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  return self->title;
}

/**
 * att_regulation_get_source:
 * @self: a regulation
 *
 * Returns: (transfer none): the order that approved the rules
 */
AttText *
att_regulation_get_source (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  return self->source;
}

/**
 * att_regulation_get_valid_from:
 * @self: a regulation
 *
 * Returns: the first day on which it is in force
 */
AttDay
att_regulation_get_valid_from (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), ATT_DAY_NONE);
  return self->valid_from;
}

/**
 * att_regulation_get_terms:
 * @self: a regulation
 * @list: which list
 *
 * Returns: (transfer none) (element-type AttTerm): its terms, in the order of the file
 */
GPtrArray *
att_regulation_get_terms (AttRegulation *self, AttTermList list)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  g_return_val_if_fail (list >= 0 && list < ATT_N_TERM_LISTS, NULL);
  return self->terms[list];
}

/**
 * att_regulation_find_term:
 * @self: a regulation
 * @list: which list
 * @id: (nullable): a term's id
 *
 * Returns: (transfer none) (nullable): the term
 */
const AttTerm *
att_regulation_find_term (AttRegulation *self, AttTermList list, const char *id)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  g_return_val_if_fail (list >= 0 && list < ATT_N_TERM_LISTS, NULL);
  for (guint i = 0; i < self->terms[list]->len; i++)
    {
      const AttTerm *term = g_ptr_array_index (self->terms[list], i);

      if (g_strcmp0 (term->id, id) == 0)
        return term;
    }
  return NULL;
}

/**
 * att_regulation_get_periods:
 * @self: a regulation
 *
 * Those that no act opens set no deadline; they are lengths that something else is counted with.
 *
 * Returns: (transfer none) (element-type AttPeriod): its periods, in the order of the file
 */
GPtrArray *
att_regulation_get_periods (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  return self->periods;
}

/**
 * att_regulation_find_period:
 * @self: a regulation
 * @id: (nullable): a period's id; each regulation has `validity`
 *
 * Returns: (transfer none) (nullable): the period
 */
const AttPeriod *
att_regulation_find_period (AttRegulation *self, const char *id)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  for (guint i = 0; i < self->periods->len; i++)
    {
      const AttPeriod *period = g_ptr_array_index (self->periods, i);

      if (g_strcmp0 (period->id, id) == 0)
        return period;
    }
  return NULL;
}

/**
 * att_period_is_met_by:
 * @self: a period
 * @kind: the id of a kind of act
 *
 * Returns: whether an act of that kind can meet it, whatever else is asked of the act
 */
gboolean
att_period_is_met_by (const AttPeriod *self, const char *kind)
{
  gsize length = strlen (kind);

  for (char **pattern = self->met_by; pattern != NULL && *pattern != NULL; pattern++)
    if (strncmp (*pattern, kind, length) == 0 && ((*pattern)[length] == '\0' || (*pattern)[length] == '/'))
      return TRUE;
  return FALSE;
}

/**
 * att_regulation_compute_until:
 * @self: a regulation
 * @from: the day on which a certificate is issued
 *
 * The last day of a certificate's validity (Art. 23(2)(5)): the period `validity` from @from, on the same date or
 * on the day before, as the switch `until-day` says.
 *
 * Returns: the day; %ATT_DAY_NONE after the year 9999
 */
AttDay
att_regulation_compute_until (AttRegulation *self, AttDay from)
{
  AttDay until;

  g_return_val_if_fail (ATT_IS_REGULATION (self), ATT_DAY_NONE);
  g_return_val_if_fail (from > ATT_DAY_NONE && from <= ATT_DAY_MAX, ATT_DAY_NONE);
  until = att_day_add_months (from, att_regulation_find_period (self, "validity")->length);
  if (until != ATT_DAY_NONE && g_str_equal (att_regulation_get_switch (self, "until-day"), "day-before"))
    until--;
  return until;
}

/**
 * att_regulation_get_series:
 * @self: a regulation
 *
 * Returns: (transfer none) (element-type AttSeries): its series of numbers, in the order of the file
 */
GPtrArray *
att_regulation_get_series (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  return self->series;
}

/**
 * att_regulation_get_mask:
 * @self: a regulation
 * @series: a kind of act that has numbers, or `serial`
 *
 * Returns: (transfer none) (nullable): how the numbers of that series are written, for att_mask_format(); %NULL
 *   only for a series that the program does not number
 */
const char *
att_regulation_get_mask (AttRegulation *self, const char *series)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  for (guint i = 0; i < self->series->len; i++)
    {
      const AttSeries *entry = g_ptr_array_index (self->series, i);

      if (g_strcmp0 (entry->id, series) == 0)
        return entry->mask;
    }
  return NULL;
}

/**
 * att_regulation_get_switches:
 * @self: a regulation
 *
 * Returns: (transfer none) (element-type AttSwitch): its switches, in the order of the file
 */
GPtrArray *
att_regulation_get_switches (AttRegulation *self)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  return self->switches;
}

/**
 * att_regulation_get_switch:
 * @self: a regulation
 * @id: `missing-papers`, `return`, `examiner-signs`, `until-day` or `revocation-declined`
 *
 * Returns: (transfer none) (nullable): the value of that switch; %NULL only for an id that the program does not
 *   know
 */
const char *
att_regulation_get_switch (AttRegulation *self, const char *id)
{
  g_return_val_if_fail (ATT_IS_REGULATION (self), NULL);
  for (guint i = 0; i < self->switches->len; i++)
    {
      const AttSwitch *entry = g_ptr_array_index (self->switches, i);

      if (g_strcmp0 (entry->id, id) == 0)
        return entry->value;
    }
  return NULL;
}

/**
 * att_regulation_names_education:
 * @self: a regulation
 * @name: a name in Kazakh or Russian
 *
 * Looks in @name for a word that names an educational organisation (Art. 24(2)). Only a hint: a name with such a
 * word may belong to another organisation, and one without to an educational one; a person decides.
 *
 * Returns: whether @name has such a word
 */
gboolean
att_regulation_names_education (AttRegulation *self, const char *name)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (ATT_IS_REGULATION (self), FALSE);
  if (name == NULL)
    return FALSE;
  words = att_search_words (name);
  for (char **word = words; *word != NULL; word++)
    if (g_hash_table_contains (self->education_words, *word))
      return TRUE;
  return FALSE;
}

/**
 * att_regulation_dup_shipped:
 *
 * Returns: (transfer full): the regulation file that is part of the program
 */
GBytes *
att_regulation_dup_shipped (void)
{
  return att_law_file_dup_shipped (SHIPPED);
}
