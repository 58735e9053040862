/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-regulation-private.h"

#include <glib/gi18n-lib.h>

#include "att-collation.h"
#include "att-law-file.h"
#include "att-mask.h"
#include "att-problem.h"

static const AttLawFormat format = {
  "urn:kz.atameken.Attestat:regulation:1", "regulation", "/kz/atameken/Attestat/schema/regulation-1.rng"
};

static const AttProblemSpec list_twice = {
  ATT_PROBLEM_INPUT, "regulation-list-twice",
  N_ ("The list “{list}” stands twice in the regulation."), N_ ("Write all of its terms in one place."), NULL
};
static const AttProblemSpec list_missing = {
  ATT_PROBLEM_INPUT, "regulation-list-missing",
  N_ ("The regulation has no list “{list}”."), N_ ("Add it: the program can't do without."), NULL
};
static const AttProblemSpec id_twice = {
  ATT_PROBLEM_INPUT, "regulation-id-twice",
  N_ ("“{id}” stands twice in “{list}”."), N_ ("Leave one of them."), NULL
};
static const AttProblemSpec short_twice = {
  ATT_PROBLEM_INPUT, "regulation-short-twice",
  N_ ("The short name of “{id}” stands twice in one language, or is empty."), N_ ("Leave one of them."), NULL
};
static const AttProblemSpec period_backwards = {
  ATT_PROBLEM_INPUT, "regulation-period-backwards",
  N_ ("The period “{id}” ends before the act that opens it, or with it."),
  N_ ("Correct its length; only a period that counts from the last day of validity may count back."), NULL
};
static const AttProblemSpec period_never_opened = {
  ATT_PROBLEM_INPUT, "regulation-period-never-opened",
  N_ ("The period “{id}” is met by an act, but no act opens it."), N_ ("Say which act opens it."), NULL
};
static const AttProblemSpec period_same_act = {
  ATT_PROBLEM_INPUT, "regulation-period-same-act",
  N_ ("The act “{act}” stands twice in the period “{id}”."),
  N_ ("An act either opens a period or meets it, and is named once."), NULL
};
static const AttProblemSpec period_opener = {
  ATT_PROBLEM_INPUT, "regulation-period-opener",
  N_ ("The period “{id}” says in which field the act that meets it names another, but no act meets it."),
  N_ ("Say which act meets it, or leave the field out."), NULL
};
static const AttProblemSpec validity = {
  ATT_PROBLEM_INPUT, "regulation-validity",
  N_ ("The regulation does not say for how many months a certificate is valid."),
  N_ ("Add a period “validity” in months that no act opens."), "23(2)(5)"
};
static const AttProblemSpec bad_mask = {
  ATT_PROBLEM_INPUT, "regulation-mask",
  N_ ("The numbers of “{series}” can't be written as “{mask}”."),
  N_ ("Write {n} or {n:6} once, {yyyy} at most once, and no digit right beside either."), NULL
};
static const AttProblemSpec series_missing = {
  ATT_PROBLEM_INPUT, "regulation-series-missing",
  N_ ("The regulation does not say how the numbers of “{series}” are written."), N_ ("Add a mask for them."), NULL
};
static const AttProblemSpec switch_unknown = {
  ATT_PROBLEM_INPUT, "regulation-switch-unknown",
  N_ ("This program knows no switch “{id}”."), N_ ("Correct the id, or use a newer program."), NULL
};
static const AttProblemSpec switch_choice = {
  ATT_PROBLEM_INPUT, "regulation-switch-choice",
  N_ ("This program knows no choice “{value}” of the switch “{id}”."),
  N_ ("Correct the choice, or use a newer program."), NULL
};
static const AttProblemSpec switch_value = {
  ATT_PROBLEM_INPUT, "regulation-switch-value",
  N_ ("The switch “{id}” is set to “{value}”, which is none of its choices."), N_ ("Set it to one of them."), NULL
};
static const AttProblemSpec switch_missing = {
  ATT_PROBLEM_INPUT, "regulation-switch-missing",
  N_ ("The regulation does not decide the switch “{id}”."), N_ ("Add it with one of its choices."), NULL
};
static const AttProblemSpec education_word = {
  ATT_PROBLEM_INPUT, "regulation-education-word",
  N_ ("“{word}” is not one word."), N_ ("Write one word an element, with letters only."), NULL
};

/* In the order of AttTermList. */
static const char *const list_names[ATT_N_TERM_LISTS] = {
  "criteria", "papers", "revocation-grounds", "termination-grounds", "reorganisation-forms",
  "premises-bases", "duties", "legal-forms", "regions",
};

/* What the program numbers. */
static const char *const series_names[] = {
  "accepted", "remarks-sent", "visit-ordered", "coordination-requested", "decided", "refusal-sent",
  "agreement-concluded", "revoked", "revocation-declined", "resumption-decided", "serial",
};

/* What the program asks, and the answers that it understands. */
static const struct
{
  const char *id;
  const char *choices[4];
} known_switches[] = {
  { "missing-papers", { "despite", "block", "warn" } },
  { "return", { "yes", "no" } },
  { "examiner-signs", { "warn", "block", "allow" } },
  { "until-day", { "same", "day-before" } },
  { "revocation-declined", { "yes", "no" } },
};

static void
fail_at (GError **error, const AttProblemSpec *spec, const char *path, const xmlNode *node, AttArg first,
         AttArg second)
{
  att_problem_set (error, spec, att_arg_text ("path", path), att_arg_number ("line", att_xml_line (node)), first,
                   second);
}

/* Only some languages shorten a legal form, so a short name need not be complete. */
static gboolean
read_short_name (AttTerm *term, const xmlNode *node, const char *path, GError **error)
{
  int seen = 0;

  for (const xmlNode *child = att_xml_child (node, "short"); child != NULL; child = att_xml_next (child, "short"))
    {
      g_autofree char *code = att_xml_attribute (child, "xml:lang");
      g_autofree char *text = att_xml_text (child);
      AttLanguage language;

      if (!att_language_parse (code, &language))
        continue;
      if ((seen & 1 << language) != 0 || *text == '\0')
        {
          fail_at (error, &short_twice, path, child, att_arg_text ("id", term->id), (AttArg) { ATT_ARG_END });
          return FALSE;
        }
      seen |= 1 << language;
    }
  if (seen != 0)
    term->short_name = att_xml_child_texts (node, "short");
  return TRUE;
}

static gboolean
read_term (GPtrArray *terms, const xmlNode *node, const char *list, const char *path, GError **error)
{
  AttTerm *term = g_new0 (AttTerm, 1);

  g_ptr_array_add (terms, term);
  term->id = att_xml_attribute (node, "id");
  term->provision = att_xml_attribute (node, "provision");
  term->required = att_law_file_is_yes (node, "required", FALSE);
  term->languages = att_xml_attribute (node, "languages");
  term->confirmed = att_law_file_is_yes (node, "confirmed", TRUE);
  term->name = att_law_file_read_words (node, "name", path, error);
  if (term->name == NULL || !read_short_name (term, node, path, error))
    return FALSE;
  for (guint i = 0; i + 1 < terms->len; i++)
    if (g_str_equal (((const AttTerm *) g_ptr_array_index (terms, i))->id, term->id))
      {
        fail_at (error, &id_twice, path, node, att_arg_text ("id", term->id), att_arg_text ("list", list));
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_terms (AttRegulation *self, const xmlNode *node, const char *path, GError **error)
{
  g_autofree char *name = att_xml_attribute (node, "list");
  int list = 0;

  while (!g_str_equal (list_names[list], name))
    list++;
  if (self->terms[list]->len > 0)
    {
      fail_at (error, &list_twice, path, node, att_arg_text ("list", name), (AttArg) { ATT_ARG_END });
      return FALSE;
    }
  for (const xmlNode *child = att_xml_child (node, "term"); child != NULL; child = att_xml_next (child, "term"))
    if (!read_term (self->terms[list], child, name, path, error))
      return FALSE;
  return TRUE;
}

static char **
read_acts (const xmlNode *node, const char *name)
{
  GPtrArray *acts = g_ptr_array_new ();

  for (const xmlNode *child = att_xml_child (node, name); child != NULL; child = att_xml_next (child, name))
    g_ptr_array_add (acts, att_xml_text (child));
  g_ptr_array_add (acts, NULL);
  return (char **) g_ptr_array_free (acts, FALSE);
}

static const char *
find_repeated_act (const AttPeriod *period)
{
  for (char **act = period->opened_by; *act != NULL; act++)
    if (g_strv_contains ((const char *const *) act + 1, *act)
        || g_strv_contains ((const char *const *) period->met_by, *act))
      return *act;
  for (char **act = period->met_by; *act != NULL; act++)
    if (g_strv_contains ((const char *const *) act + 1, *act))
      return *act;
  return NULL;
}

static gboolean
check_period (AttRegulation *self, const AttPeriod *period, const xmlNode *node, const char *path, GError **error)
{
  AttArg id = att_arg_text ("id", period->id);
  const AttArg none = { ATT_ARG_END };
  const char *repeated = find_repeated_act (period);

  if (att_regulation_find_period (self, period->id) != period)
    fail_at (error, &id_twice, path, node, id, att_arg_text ("list", "period"));
  else if (period->counts_from == NULL && period->length <= 0)
    fail_at (error, &period_backwards, path, node, id, none);
  else if (period->opened_by[0] == NULL && period->met_by[0] != NULL)
    fail_at (error, &period_never_opened, path, node, id, none);
  else if (repeated != NULL)
    fail_at (error, &period_same_act, path, node, id, att_arg_text ("act", repeated));
  else if (period->names_opener_in != NULL && period->met_by[0] == NULL)
    fail_at (error, &period_opener, path, node, id, none);
  else if (g_str_equal (period->id, "validity")
           && (period->unit != ATT_PERIOD_MONTHS || period->counts_from != NULL || period->opened_by[0] != NULL))
    fail_at (error, &validity, path, node, none, none);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_period (AttRegulation *self, const xmlNode *node, const char *path, GError **error)
{
  AttPeriod *period = g_new0 (AttPeriod, 1);
  g_autofree char *unit = att_xml_attribute (node, "unit");

  g_ptr_array_add (self->periods, period);
  period->id = att_xml_attribute (node, "id");
  period->length = att_law_file_read_number (node, "length", 0);
  period->unit = g_str_equal (unit, "months") ? ATT_PERIOD_MONTHS : ATT_PERIOD_WORKING_DAYS;
  period->owner = att_xml_attribute (node, "owner");
  period->counts_from = att_xml_attribute (node, "counts-from");
  period->names_opener_in = att_xml_attribute (node, "names-opener-in");
  period->provision = att_xml_attribute (node, "provision");
  period->confirmed = att_law_file_is_yes (node, "confirmed", TRUE);
  period->opened_by = read_acts (node, "opened-by");
  period->met_by = read_acts (node, "met-by");
  period->name = att_law_file_read_words (node, "name", path, error);
  return period->name != NULL && check_period (self, period, node, path, error);
}

static gboolean
read_mask (AttRegulation *self, const xmlNode *node, const char *path, GError **error)
{
  AttSeries *series = g_new0 (AttSeries, 1);
  gboolean twice;

  series->id = att_xml_attribute (node, "series");
  series->mask = att_xml_text (node);
  series->confirmed = att_law_file_is_yes (node, "confirmed", TRUE);
  twice = att_regulation_get_mask (self, series->id) != NULL;
  g_ptr_array_add (self->series, series);
  if (twice)
    fail_at (error, &id_twice, path, node, att_arg_text ("id", series->id), att_arg_text ("list", "mask"));
  else if (!att_mask_is_valid (series->mask))
    fail_at (error, &bad_mask, path, node, att_arg_text ("series", series->id),
             att_arg_text ("mask", series->mask));
  else
    return TRUE;
  return FALSE;
}

static const char *const *
find_choices (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_switches); i++)
    if (g_str_equal (known_switches[i].id, id))
      return known_switches[i].choices;
  return NULL;
}

static gboolean
read_choices (AttSwitch *entry, const char *const *known, const xmlNode *node, const char *path, GError **error)
{
  for (const xmlNode *child = att_xml_child (node, "choice"); child != NULL;
       child = att_xml_next (child, "choice"))
    {
      const AttTerm *choice;

      if (!read_term (entry->choices, child, entry->id, path, error))
        return FALSE;
      choice = g_ptr_array_index (entry->choices, entry->choices->len - 1);
      if (g_strv_contains (known, choice->id))
        continue;
      fail_at (error, &switch_choice, path, child, att_arg_text ("id", entry->id),
               att_arg_text ("value", choice->id));
      return FALSE;
    }
  for (guint i = 0; i < entry->choices->len; i++)
    if (g_str_equal (((const AttTerm *) g_ptr_array_index (entry->choices, i))->id, entry->value))
      return TRUE;
  fail_at (error, &switch_value, path, node, att_arg_text ("id", entry->id), att_arg_text ("value", entry->value));
  return FALSE;
}

static gboolean
read_switch (AttRegulation *self, const xmlNode *node, const char *path, GError **error)
{
  AttSwitch *entry = g_new0 (AttSwitch, 1);
  const char *const *known;
  gboolean twice;

  entry->id = att_xml_attribute (node, "id");
  entry->value = att_xml_attribute (node, "value");
  entry->confirmed = att_law_file_is_yes (node, "confirmed", TRUE);
  entry->choices = g_ptr_array_new_with_free_func (att_term_free);
  twice = att_regulation_get_switch (self, entry->id) != NULL;
  g_ptr_array_add (self->switches, entry);
  known = find_choices (entry->id);
  if (twice)
    fail_at (error, &id_twice, path, node, att_arg_text ("id", entry->id), att_arg_text ("list", "switch"));
  else if (known == NULL)
    fail_at (error, &switch_unknown, path, node, att_arg_text ("id", entry->id), (AttArg) { ATT_ARG_END });
  else
    {
      entry->name = att_law_file_read_words (node, "name", path, error);
      return entry->name != NULL && read_choices (entry, known, node, path, error);
    }
  return FALSE;
}

static gboolean
read_education_words (AttRegulation *self, const xmlNode *node, const char *path, GError **error)
{
  for (const xmlNode *child = att_xml_child (node, "word"); child != NULL; child = att_xml_next (child, "word"))
    {
      g_autofree char *word = att_xml_text (child);
      g_auto (GStrv) folded = att_search_words (word);

      if (g_strv_length (folded) != 1)
        {
          fail_at (error, &education_word, path, child, att_arg_text ("word", word), (AttArg) { ATT_ARG_END });
          return FALSE;
        }
      g_hash_table_add (self->education_words, g_strdup (folded[0]));
    }
  return TRUE;
}

/* What the program can't do without must be there, whoever wrote the file. */
static gboolean
check_complete (AttRegulation *self, const xmlNode *root, const char *path, GError **error)
{
  const AttArg none = { ATT_ARG_END };

  for (int i = 0; i < ATT_N_TERM_LISTS; i++)
    if (self->terms[i]->len == 0)
      {
        fail_at (error, &list_missing, path, root, att_arg_text ("list", list_names[i]), none);
        return FALSE;
      }
  if (att_regulation_find_period (self, "validity") == NULL)
    {
      fail_at (error, &validity, path, root, none, none);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (series_names); i++)
    if (att_regulation_get_mask (self, series_names[i]) == NULL)
      {
        fail_at (error, &series_missing, path, root, att_arg_text ("series", series_names[i]), none);
        return FALSE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (known_switches); i++)
    if (att_regulation_get_switch (self, known_switches[i].id) == NULL)
      {
        fail_at (error, &switch_missing, path, root, att_arg_text ("id", known_switches[i].id), none);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_part (AttRegulation *self, const xmlNode *node, const char *path, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*read) (AttRegulation *self, const xmlNode *node, const char *path, GError **error);
  } parts[] = {
    { "terms", read_terms }, { "period", read_period }, { "mask", read_mask },
    { "switch", read_switch }, { "education-words", read_education_words },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (att_xml_is (node, parts[i].name))
      return parts[i].read (self, node, path, error);
  return TRUE;
}

/**
 * att_regulation_read:
 * @self: a regulation that has its bytes and nothing else yet
 * @path: (nullable): where they came from, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Returns: whether the file is a whole and sound regulation; else @self must be dropped
 */
gboolean
att_regulation_read (AttRegulation *self, const char *path, GError **error)
{
  g_autoptr (xmlDoc) doc = att_law_file_parse (self->bytes, path, &format, error);
  const xmlNode *root;

  if (doc == NULL)
    return FALSE;
  root = xmlDocGetRootElement (doc);
  self->title = att_law_file_read_words (root, "title", path, error);
  if (self->title == NULL)
    return FALSE;
  self->source = att_law_file_read_words (root, "source", path, error);
  if (self->source == NULL || !att_law_file_read_day (root, "valid-from", path, &self->valid_from, error))
    return FALSE;
  for (const xmlNode *child = att_xml_child (root, NULL); child != NULL; child = att_xml_next (child, NULL))
    if (!read_part (self, child, path, error))
      return FALSE;
  return check_complete (self, root, path, error);
}
