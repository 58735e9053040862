/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-dossier-export.h"
#include "att-legal-name.h"
#include "att-measured.h"
#include "att-remedies.h"

static const char *
look_up_pair (const char *name, gpointer data)
{
  return g_hash_table_lookup (data, name);
}

/**
 * att_words_fill:
 * @pattern: a text with `{name}` in it
 * @...: names and values by turns, ended by %NULL
 *
 * Returns: (transfer full): @pattern with the values in their places
 */
char *
att_words_fill (const char *pattern, ...)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new (g_str_hash, g_str_equal);
  const char *name;
  va_list list;

  va_start (list, pattern);
  while ((name = va_arg (list, const char *)) != NULL)
    g_hash_table_insert (pairs, (gpointer) name, va_arg (list, char *));
  va_end (list);
  return att_fill_in (pattern, look_up_pair, pairs);
}

/* A field's id is for those who type it; in the window it is said at the field, or the title says which one it is. */
static void
drop_field_id (GString *words, const GError *error)
{
  const char *id = att_problem_get_argument (error, "field");
  g_autofree char *in_brackets = id != NULL ? g_strdup_printf (" (%s)", id) : NULL;

  if (in_brackets != NULL)
    g_string_replace (words, in_brackets, "", 1);
}

/**
 * att_words_problem:
 * @error: an error
 *
 * Returns: (transfer full): what is wrong, what to do, and the provision, without what was found beside it
 */
char *
att_words_problem (const GError *error)
{
  const char *provision = att_problem_get_provision (error);
  g_autofree char *sentence = att_problem_get_sentence (error);
  g_autofree char *remedy = att_remedy_dup (error);
  GString *out = g_string_new (NULL);

  if (error->domain != ATT_PROBLEM)
    /* Translators: {reason} is what the system said. */
    return att_words_fill (_ ("The system could not do it: {reason}."), "reason", error->message, NULL);
  if (att_problem_get_line (error) > 0)
    {
      g_autofree char *line = g_strdup_printf ("%d", att_problem_get_line (error));
      g_autofree char *place = att_words_fill (_ ("Line {line}:"), "line", line, NULL);

      g_string_append_printf (out, "%s ", place);
    }
  g_string_append (out, sentence);
  drop_field_id (out, error);
  if (remedy != NULL)
    g_string_append_printf (out, " %s", remedy);
  if (provision != NULL)
    {
      g_autofree char *article = att_provision_to_words (provision);

      g_string_append_printf (out, " (%s)", article);
    }
  return g_string_free (out, FALSE);
}

/**
 * att_words_problems:
 * @error: an error
 *
 * Returns: (transfer full): att_words_problem() of it and of all that was found with it, a line each
 */
char *
att_words_problems (const GError *error)
{
  GPtrArray *others = att_problem_get_others (error);
  g_autofree char *first = att_words_problem (error);
  GString *out = g_string_new (first);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      g_autofree char *other = att_words_problem (g_ptr_array_index (others, i));

      g_string_append_printf (out, "\n%s", other);
    }
  return g_string_free (out, FALSE);
}

/**
 * att_words_number:
 * @number: a number
 *
 * Returns: (transfer full): it in digits, grouped as the reader's language does it
 */
char *
att_words_number (guint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize length = strlen (digits);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* Translators: what stands between the thousands of a number; in most languages a no-break space. */
        g_string_append (out, C_ ("thousands", ","));
      g_string_append_c (out, digits[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * att_words_decimal:
 * @decimal: (nullable): a number as it is kept, with a point
 *
 * Returns: (transfer full): the same as the reader's language writes it; empty for none
 */
char *
att_words_decimal (const char *decimal)
{
  GString *out = g_string_new (NULL);

  for (const char *p = decimal != NULL ? decimal : ""; *p != '\0'; p++)
    if (*p == '.')
      /* Translators: what stands before the decimals of a number; in most languages a comma. */
      g_string_append (out, C_ ("decimals", "."));
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/**
 * att_words_parse_decimal:
 * @text: a number as somebody types it, with the mark of their language or a point
 *
 * Returns: (transfer full): the same as it is kept, with a point
 */
char *
att_words_parse_decimal (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, C_ ("decimals", "."), -1);

  return g_strjoinv (".", parts);
}

/**
 * att_words_refusals:
 * @refusals: why something is not possible
 *
 * Returns: (transfer full): att_words_problem() of each, a line each
 */
char *
att_words_refusals (AttProblems *refusals)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < refusals->len; i++)
    {
      g_autofree char *words = att_words_problem (g_ptr_array_index (refusals, i));

      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", words);
    }
  return g_string_free (out, FALSE);
}

/**
 * att_words_day:
 * @day: a day, or %ATT_DAY_NONE
 *
 * Returns: (transfer full): the date as the reader's language writes it; empty for none
 */
char *
att_words_day (AttDay day)
{
  return day != ATT_DAY_NONE ? att_day_to_words (day, att_language_get_current ()) : g_strdup ("");
}

/**
 * att_words_instant:
 * @instant_us: when an act was recorded, microseconds since 1970 UTC
 *
 * Returns: (transfer full): day and time in Kazakhstan
 */
char *
att_words_instant (gint64 instant_us)
{
  /* UTC+5, the country's only time since March 2024; no act was ever recorded before that. */
  gint64 minutes = instant_us / G_USEC_PER_SEC / 60 + 5 * 60;
  g_autofree char *day = att_words_day (att_day_from_instant (instant_us));
  g_autofree char *time
      = g_strdup_printf ("%02d:%02d", (int) (minutes / 60 % 24), (int) (minutes % 60));

  /* Translators: the moment at which an act was recorded. */
  return att_words_fill (_ ("{day}, {time}"), "day", day, "time", time, NULL);
}

/**
 * att_words_days_left:
 * @days: how many are left; 0 on the last day, negative when it is over
 * @unit: what they are counted in
 *
 * Returns: (transfer full): "3 working days left"
 */
char *
att_words_days_left (int days, AttPeriodUnit unit)
{
  gulong n = (gulong) ABS (days);
  g_autofree char *count = g_strdup_printf ("%lu", n);
  const char *pattern;

  if (days == 0)
    return g_strdup (_ ("today is the last day"));
  if (unit == ATT_PERIOD_MONTHS)
    pattern = days > 0 ? g_dngettext (GETTEXT_PACKAGE, "{count} day left", "{count} days left", n)
                       : g_dngettext (GETTEXT_PACKAGE, "{count} day past", "{count} days past", n);
  else
    pattern = days > 0
                  ? g_dngettext (GETTEXT_PACKAGE, "{count} working day left", "{count} working days left", n)
                  : g_dngettext (GETTEXT_PACKAGE, "{count} working day overdue", "{count} working days overdue", n);
  return att_words_fill (pattern, "count", count, NULL);
}

typedef struct
{
  const char *id;
  const char *title;
} Word;

static const Word states[] = {
  { "valid", NC_ ("certificate", "in force") },
  { "revoked", NC_ ("certificate", "revoked") },
  { "expired", NC_ ("certificate", "expired") },
  { "terminated", NC_ ("certificate", "terminated") },
  { "replaced", NC_ ("certificate", "replaced") },
  { NULL },
};
static const Word forms[] = {
  { "certificate", NC_ ("form", "Accreditation certificate") },
  { "certificate-copy", NC_ ("form", "Copy of the accreditation certificate") },
  { "refusal", NC_ ("form", "Refusal letter") },
  { "report", NC_ ("form", "Report on the on-site examination") },
  { "decision", NC_ ("form", "Decision") },
  { "agreement", NC_ ("form", "Post-accreditation agreement") },
  { "receipt", NC_ ("form", "Receipt") },
  { "remarks", NC_ ("form", "Letter with remarks") },
  { "conclusion", NC_ ("form", "Conclusion on the documents") },
  { "visit-order", NC_ ("form", "Order for the visit") },
  { "coordination", NC_ ("form", "Letter to the authorized body") },
  { "monitoring", NC_ ("form", "Monitoring record") },
  { "revocation", NC_ ("form", "Decision on revocation") },
  { "revocation-copy", NC_ ("form", "Copy of the decision on revocation") },
  { "resumption", NC_ ("form", "Decision on resumption") },
  { "inventory", NC_ ("form", "Inventory of papers") },
  { "extract", NC_ ("form", "Extract from the register") },
  { "notice", NC_ ("form", "Notice before the last day for re-accreditation") },
  { NULL },
};

static const char *
look_up_word (const Word *words, const char *context, const char *id)
{
  for (; words->id != NULL; words++)
    if (g_strcmp0 (words->id, id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, words->title);
  return id;
}

/**
 * att_words_outcome:
 * @id: an outcome
 *
 * Returns: what it is called
 */
const char *
att_words_outcome (const char *id)
{
  return att_outcome_get_title (id);
}

/**
 * att_words_certificate_state:
 * @state: a state
 *
 * Returns: what it is called
 */
const char *
att_words_certificate_state (AttCertificateState state)
{
  return look_up_word (states, "certificate", att_certificate_state_get_id (state));
}

/**
 * att_words_verdict:
 * @verdict: a verdict
 *
 * Returns: what it is called
 */
const char *
att_words_verdict (AttVerdictKind verdict)
{
  if (verdict == ATT_VERDICT_NONE)
    return C_ ("verdict", "not examined");
  return att_field_get_choice_title (att_kind_find_field (att_kind_find ("examined"), "verdict"),
                                     att_verdict_get_id (verdict));
}

/**
 * att_words_verdict_icon:
 * @verdict: a verdict
 *
 * Returns: the name of the icon that stands beside its words
 */
const char *
att_words_verdict_icon (AttVerdictKind verdict)
{
  static const char *const icons[]
      = { "content-loading-symbolic", "object-select-symbolic", "attestat-unclear-symbolic", "window-close-symbolic" };

  return icons[verdict];
}

/**
 * att_words_form:
 * @form: a form of document
 *
 * Returns: what it is called
 */
const char *
att_words_form (const char *form)
{
  return look_up_word (forms, "form", form);
}

/**
 * att_words_act:
 * @act: an act
 *
 * Returns: (transfer full): its sequence number, what it is and its day, in one line
 */
char *
att_words_act (AttAct *act)
{
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (act));
  g_autofree char *day = att_words_day (att_act_get_on (act));

  /* Translators: an act of a dossier, as "14. Decision taken, 4 July 2026". */
  return att_words_fill (_ ("{number}. {act}, {day}"), "number", seq, "act",
                         att_kind_get_title (att_act_get_kind (act)), "day", day, NULL);
}

static char *
record_to_words (const AttFieldSpec *members, const AttRecord *record, AttDossier *dossier, AttRegulation *regulation)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < att_record_get_size (record); i++)
    {
      const AttValue *member = att_record_nth (record, i);
      const AttFieldSpec *spec = att_field_find (members, member->name);
      g_autofree char *words = att_words_value (spec, member, dossier, regulation);

      g_string_append_printf (out, "%s%s: %s", i > 0 ? "; " : "",
                              spec != NULL ? att_field_get_title (spec) : member->name, words);
    }
  return g_string_free (out, FALSE);
}

static char *
file_to_words (const AttRecord *file)
{
  const char *size = att_record_get (file, "size");
  g_autofree char *bytes = g_format_size (size != NULL ? g_ascii_strtoull (size, NULL, 10) : 0);

  /* Translators: a file: its name and size. */
  return att_words_fill (_ ("{name} ({size})"), "name", att_record_get (file, "name"), "size", bytes, NULL);
}

/**
 * att_words_value:
 * @spec: (nullable): the field
 * @value: its value
 * @dossier: the dossier, for acts named
 * @regulation: for terms
 *
 * Returns: (transfer full): the value as people read it
 */
char *
att_words_value (const AttFieldSpec *spec, const AttValue *value, AttDossier *dossier, AttRegulation *regulation)
{
  const AttTerm *term;
  AttAct *act;

  if (value->record != NULL && spec != NULL && spec->members == att_measured_members)
    return att_measured_to_string (value->record);
  if (value->record != NULL)
    return spec != NULL && spec->type == ATT_FIELD_FILE
               ? file_to_words (value->record)
               : record_to_words (spec != NULL ? spec->members : NULL, value->record, dossier, regulation);
  if (spec == NULL)
    return g_strdup (value->text);
  switch (spec->type)
    {
    case ATT_FIELD_DAY:
      return att_day_parse (value->text) != ATT_DAY_NONE ? att_words_day (att_day_parse (value->text))
                                                         : g_strdup (value->text);
    case ATT_FIELD_YES_NO:
      return g_strdup (g_str_equal (value->text, "yes") ? C_ ("choice", "yes") : C_ ("choice", "no"));
    case ATT_FIELD_CHOICE:
      return g_strdup (att_field_get_choice_title (spec, value->text));
    case ATT_FIELD_TERM:
      term = att_regulation_find_term (regulation, spec->list, value->text);
      return g_strdup (term != NULL ? att_text_get (term->name, att_language_get_current ()) : value->text);
    case ATT_FIELD_ACT:
      act = att_dossier_find_act (dossier, value->text);
      return act != NULL ? att_words_act (act) : g_strdup (value->text);
    case ATT_FIELD_AREA:
      return att_words_decimal (value->text);
    case ATT_FIELD_LINE:
    case ATT_FIELD_TEXT:
    case ATT_FIELD_COUNT:
    case ATT_FIELD_READING:
    case ATT_FIELD_BIN:
    case ATT_FIELD_PERSON:
    case ATT_FIELD_FILE:
    case ATT_FIELD_NUMBER:
    case ATT_FIELD_RECORD:
    case ATT_FIELD_OVERLAY:
    default:
      return g_strdup (value->text);
    }
}

/**
 * att_words_all:
 * @act: an act
 * @field: the id of a field that repeats
 * @dossier: the dossier, which knows the acts that are named
 * @regulation: the regulation, which knows the terms
 *
 * Returns: (transfer full): its values, in one line
 */
char *
att_words_all (AttAct *act, const char *field, AttDossier *dossier, AttRegulation *regulation)
{
  const AttFieldSpec *spec = att_kind_find_field (att_act_get_kind (act), field);
  const AttRecord *fields = att_act_get_fields (act);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      g_autofree char *words = NULL;

      if (!g_str_equal (value->name, field))
        continue;
      words = att_words_value (spec, value, dossier, regulation);
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", words);
    }
  return g_string_free (all, FALSE);
}

/**
 * att_words_applicant:
 * @name: (nullable): an applicant's names
 * @law: the law, which knows the legal forms
 * @today: the day for which it is asked
 *
 * For lists; where the whole name matters it is not for them.
 *
 * Returns: (transfer full): the name in the user's language, its legal form in short; empty where there is none
 */
char *
att_words_applicant (AttText *name, AttLaw *law, AttDay today)
{
  if (name == NULL)
    return g_strdup ("");
  return att_legal_name_shorten (att_law_get_regulation (law, today), att_text_get (name, att_language_get_current ()));
}

/**
 * att_words_capitalise:
 * @words: words as they stand in the middle of a sentence
 *
 * Returns: (transfer full): the same with a capital letter at the start
 */
char *
att_words_capitalise (const char *words)
{
  gunichar first = g_utf8_get_char (words);
  char start[7] = { 0 };

  if (first == 0)
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_toupper (first), start);
  return g_strconcat (start, g_utf8_next_char (words), NULL);
}
