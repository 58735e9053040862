/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-regulation-changes.h"

#include <glib/gi18n-lib.h>

#include "att-problem.h"

/* What a part is made of, put into words: two entries differ where their words do. */
typedef struct
{
  char *id;
  AttText *name;
  char *words;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_clear_pointer (&entry->name, att_text_unref);
  g_free (entry->words);
  g_free (entry);
}

static void
take_entry (GPtrArray *entries, const char *id, AttText *name, char *words)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup (id);
  entry->name = name != NULL ? att_text_ref (name) : NULL;
  entry->words = words;
  g_ptr_array_add (entries, entry);
}

static const char *
look_up_count (const char *name, gpointer data)
{
  return g_str_equal (name, "count") ? data : NULL;
}

/**
 * att_period_to_words:
 * @period: a period
 *
 * Returns: (transfer full): its length in the language of the interface, as "15 working days"
 */
char *
att_period_to_words (const AttPeriod *period)
{
  gulong n = (gulong) ABS ((gint64) period->length);
  g_autofree char *count = g_strdup_printf ("%d", period->length);

  return att_fill_in (period->unit == ATT_PERIOD_MONTHS
                          ? g_dngettext (GETTEXT_PACKAGE, "{count} month", "{count} months", n)
                          : g_dngettext (GETTEXT_PACKAGE, "{count} working day", "{count} working days", n),
                      look_up_count, count);
}

static void
append_part (GString *words, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, "; ");
  g_string_append (words, part);
}

static char *
finish_words (GString *words, const char *provision, gboolean confirmed)
{
  g_autofree char *article = provision != NULL ? att_provision_to_words (provision) : NULL;

  append_part (words, article);
  append_part (words, confirmed ? NULL : C_ ("regulation", "to be confirmed"));
  return g_string_free (words, FALSE);
}

static char *
term_to_words (const AttTerm *term)
{
  GString *words = g_string_new (NULL);

  append_part (words, att_text_get (term->name, att_language_get_current ()));
  append_part (words, att_text_get (term->short_name, att_language_get_current ()));
  append_part (words, term->required ? C_ ("regulation", "must be handed in") : NULL);
  append_part (words, term->languages);
  return finish_words (words, term->provision, term->confirmed);
}

static char *
period_entry_to_words (const AttPeriod *period)
{
  g_autofree char *length = att_period_to_words (period);
  g_autofree char *opened = g_strjoinv (", ", period->opened_by);
  g_autofree char *met = g_strjoinv (", ", period->met_by);
  GString *words = g_string_new (length);

  append_part (words, opened);
  append_part (words, met);
  append_part (words, period->counts_from);
  append_part (words, g_strcmp0 (period->owner, "nce") == 0 ? C_ ("regulation", "NCE's duty")
                                                            : C_ ("regulation", "the center's duty"));
  return finish_words (words, period->provision, period->confirmed);
}

static char *
switch_to_words (const AttSwitch *item)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < item->choices->len; i++)
    {
      const AttTerm *choice = g_ptr_array_index (item->choices, i);

      if (g_strcmp0 (choice->id, item->value) == 0)
        append_part (words, att_text_get (choice->name, att_language_get_current ()));
    }
  if (words->len == 0)
    append_part (words, item->value);
  return finish_words (words, NULL, item->confirmed);
}

static GPtrArray *
list_entries (AttRegulation *regulation, int part)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  GPtrArray *items = part == ATT_REGULATION_PERIODS    ? att_regulation_get_periods (regulation)
                     : part == ATT_REGULATION_NUMBERS  ? att_regulation_get_series (regulation)
                     : part == ATT_REGULATION_SWITCHES ? att_regulation_get_switches (regulation)
                                                       : att_regulation_get_terms (regulation, (AttTermList) part);

  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);

      if (part == ATT_REGULATION_PERIODS)
        take_entry (entries, ((AttPeriod *) item)->id, ((AttPeriod *) item)->name, period_entry_to_words (item));
      else if (part == ATT_REGULATION_NUMBERS)
        take_entry (entries, ((AttSeries *) item)->id, NULL,
                    finish_words (g_string_new (((AttSeries *) item)->mask), NULL, ((AttSeries *) item)->confirmed));
      else if (part == ATT_REGULATION_SWITCHES)
        take_entry (entries, ((AttSwitch *) item)->id, ((AttSwitch *) item)->name, switch_to_words (item));
      else
        take_entry (entries, ((AttTerm *) item)->id, ((AttTerm *) item)->name, term_to_words (item));
    }
  return entries;
}

static const Entry *
find_entry (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (((const Entry *) g_ptr_array_index (entries, i))->id, id) == 0)
      return g_ptr_array_index (entries, i);
  return NULL;
}

static void
add_change (GPtrArray *changes, int part, const Entry *before, const Entry *after)
{
  const Entry *named = after != NULL ? after : before;
  AttRegulationChange *change = g_new0 (AttRegulationChange, 1);

  change->part = part;
  change->id = g_strdup (named->id);
  change->name = named->name != NULL ? att_text_ref (named->name) : NULL;
  change->before = before != NULL ? g_strdup (before->words) : NULL;
  change->after = after != NULL ? g_strdup (after->words) : NULL;
  g_ptr_array_add (changes, change);
}

/**
 * att_regulation_change_free:
 * @self: (transfer full): a change
 */
void
att_regulation_change_free (AttRegulationChange *self)
{
  g_free (self->id);
  g_clear_pointer (&self->name, att_text_unref);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/**
 * att_regulation_compare:
 * @before: a regulation
 * @after: the one that is to follow it
 *
 * What changes for those who work by it: terms, periods, numbers and switches, in the language of the interface.
 *
 * Returns: (transfer full) (element-type AttRegulationChange): the changes, part by part
 */
GPtrArray *
att_regulation_compare (AttRegulation *before, AttRegulation *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) att_regulation_change_free);

  for (int part = 0; part < ATT_N_REGULATION_PARTS; part++)
    {
      g_autoptr (GPtrArray) old = list_entries (before, part);
      g_autoptr (GPtrArray) new = list_entries (after, part);

      for (guint i = 0; i < new->len; i++)
        {
          const Entry *entry = g_ptr_array_index (new, i);
          const Entry *known = find_entry (old, entry->id);

          if (known == NULL || !g_str_equal (known->words, entry->words))
            add_change (changes, part, known, entry);
        }
      for (guint i = 0; i < old->len; i++)
        if (find_entry (new, ((const Entry *) g_ptr_array_index (old, i))->id) == NULL)
          add_change (changes, part, g_ptr_array_index (old, i), NULL);
    }
  return changes;
}

/**
 * att_regulation_part_get_title:
 * @part: an AttTermList or AttRegulationPart
 *
 * Returns: its title in the language of the interface
 */
const char *
att_regulation_part_get_title (int part)
{
  static const char *const titles[ATT_N_REGULATION_PARTS] = {
    [ATT_TERMS_CRITERIA] = N_ ("Criteria"),
    [ATT_TERMS_PAPERS] = N_ ("Papers"),
    [ATT_TERMS_REVOCATION_GROUNDS] = N_ ("Grounds of revocation"),
    [ATT_TERMS_TERMINATION_GROUNDS] = N_ ("Grounds of termination"),
    [ATT_TERMS_REORGANISATION_FORMS] = N_ ("Forms of reorganization"),
    [ATT_TERMS_PREMISES_BASES] = N_ ("Legal bases of premises"),
    [ATT_TERMS_DUTIES] = N_ ("Duties of a center"),
    [ATT_TERMS_LEGAL_FORMS] = N_ ("Legal forms"),
    [ATT_TERMS_REGIONS] = N_ ("Regions"),
    [ATT_REGULATION_PERIODS] = N_ ("Periods"),
    [ATT_REGULATION_NUMBERS] = N_ ("Numbers"),
    [ATT_REGULATION_SWITCHES] = N_ ("Switches"),
  };

  g_return_val_if_fail (part >= 0 && part < ATT_N_REGULATION_PARTS, "");
  return _ (titles[part]);
}
