/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-bin.h"
#include "att-id.h"
#include "att-xml.h"
#include "kinds-private.h"

const AttProblemSpec att_problem_field_missing = {
  ATT_PROBLEM_INPUT, "field-missing",
  N_ ("“{title}” ({field}) is missing."), N_ ("Fill it in."), NULL
};
const AttProblemSpec att_problem_field_unknown = {
  ATT_PROBLEM_INPUT, "field-unknown",
  N_ ("There is no field “{field}” here."), N_ ("Look at the list of fields: attestatctl kinds KIND."), NULL
};
const AttProblemSpec att_problem_value = {
  ATT_PROBLEM_INPUT, "value",
  N_ ("“{value}” is not a value for “{title}” ({field}): {expected}."), NULL, NULL
};
static const AttProblemSpec field_twice = {
  ATT_PROBLEM_INPUT, "field-twice",
  N_ ("“{title}” ({field}) is given more than once."), N_ ("Give it once."), NULL
};
static const AttProblemSpec field_derived = {
  ATT_PROBLEM_INPUT, "field-derived",
  N_ ("“{title}” ({field}) is filled in by the program."), N_ ("Leave it out."), NULL
};
static const AttProblemSpec too_long = {
  ATT_PROBLEM_INPUT, "too-long",
  N_ ("The act is too long to be kept."), N_ ("Put long texts into a file and add the file."), NULL
};
static const AttProblemSpec line_too_long = {
  ATT_PROBLEM_INPUT, "line-too-long",
  N_ ("“{title}” ({field}) is longer than 4,000 characters."), N_ ("Say it in fewer words."), NULL
};
static const AttProblemSpec day_ahead = {
  ATT_PROBLEM_INPUT, "day-ahead",
  N_ ("“{title}” ({field}) lies in the future: {day}."), N_ ("Give a day that has come."), NULL
};

/* Well below what att_xml_parse() reads, and one text of it below what libxml2 reads. */
#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_LINE 4000

static const AttChoice yes_no[] = {
  { "yes", NC_ ("choice", "yes") },
  { "no", NC_ ("choice", "no") },
  { NULL },
};

static void
wrong_value (AttProblems *problems, const AttFieldSpec *spec, const char *text, const char *expected)
{
  g_ptr_array_add (problems,
                   att_problem_new (&att_problem_value, att_arg_text ("field", spec->id),
                                    att_arg_text ("value", text), att_arg_title ("title", "field", spec->title),
                                    att_arg_term ("expected", expected)));
}

static gboolean
is_choice (const AttChoice *choices, const char *text)
{
  for (; choices != NULL && choices->id != NULL; choices++)
    if (g_str_equal (choices->id, text))
      return TRUE;
  return FALSE;
}

static void
wrong_choice (AttProblems *problems, const AttFieldSpec *spec, const AttChoice *choices, const char *text)
{
  GString *ids = g_string_new (NULL);

  for (; choices->id != NULL; choices++)
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", choices->id);
  g_ptr_array_add (problems,
                   att_problem_new (&att_problem_value, att_arg_text ("field", spec->id),
                                    att_arg_text ("value", text), att_arg_title ("title", "field", spec->title),
                                    att_arg_text ("expected", ids->str)));
  g_string_free (ids, TRUE);
}

/* Contents are XML, which has no place for the other control characters: an act with one could never be read
 * again. */
static gboolean
can_be_written (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0xfffe || c == 0xffff)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_whole_number (const char *text)
{
  return *text != '\0' && strlen (text) <= 12 && strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_area (const char *text)
{
  char *end = NULL;

  return g_ascii_isdigit (*text) && strlen (text) <= 15 && strspn (text, "0123456789.") == strlen (text)
         && g_ascii_strtod (text, &end) > 0 && *end == '\0';
}

static void
check_day (const AttFieldSpec *spec, const char *text, const AttFieldContext *context, AttProblems *problems)
{
  AttDay day = att_day_parse (text);

  if (day == ATT_DAY_NONE)
    wrong_value (problems, spec, text, N_ ("a date that exists, as 2026-07-04"));
  else if (context != NULL && context->today != ATT_DAY_NONE && day > context->today
           && (spec->flags & ATT_FIELD_AHEAD) == 0)
    g_ptr_array_add (problems,
                     att_problem_new (&day_ahead, att_arg_text ("field", spec->id),
                                      att_arg_title ("title", "field", spec->title), att_arg_day ("day", day)));
}

static void
check_term (const AttFieldSpec *spec, const char *text, const AttFieldContext *context, AttProblems *problems)
{
  if (context != NULL && context->regulation != NULL
      && att_regulation_find_term (context->regulation, spec->list, text) == NULL)
    wrong_value (problems, spec, text, N_ ("an id that the regulation lists"));
}

static void
check_line (const AttFieldSpec *spec, const char *text, AttProblems *problems)
{
  if (g_utf8_strlen (text, -1) > MAX_LINE)
    g_ptr_array_add (problems, att_problem_new (&line_too_long, att_arg_text ("field", spec->id),
                                                att_arg_title ("title", "field", spec->title)));
  else if (*text == '\0' || strpbrk (text, "\r\n") != NULL)
    wrong_value (problems, spec, text, N_ ("one line of text"));
  else if (spec->type == ATT_FIELD_READING && strpbrk (text, "0123456789") == NULL)
    wrong_value (problems, spec, text, N_ ("at least one digit, as 42.5"));
}

static void
check_text (const AttFieldSpec *spec, const char *text, const AttFieldContext *context, AttProblems *problems)
{
  if (!can_be_written (text))
    {
      wrong_value (problems, spec, "", N_ ("a text without control characters"));
      return;
    }
  switch (spec->type)
    {
    case ATT_FIELD_LINE:
    case ATT_FIELD_PERSON:
    case ATT_FIELD_NUMBER:
    case ATT_FIELD_READING:
      check_line (spec, text, problems);
      break;
    case ATT_FIELD_TEXT:
      if (*text == '\0')
        wrong_value (problems, spec, text, N_ ("a text that is not empty"));
      break;
    case ATT_FIELD_DAY:
      check_day (spec, text, context, problems);
      break;
    case ATT_FIELD_YES_NO:
      if (!is_choice (yes_no, text))
        wrong_choice (problems, spec, yes_no, text);
      break;
    case ATT_FIELD_COUNT:
      if (!is_whole_number (text))
        wrong_value (problems, spec, text, N_ ("a whole number, 0 or more"));
      break;
    case ATT_FIELD_AREA:
      if (!is_area (text))
        wrong_value (problems, spec, text, N_ ("a number above 0 with a point, as 412.5"));
      break;
    case ATT_FIELD_CHOICE:
      if (!is_choice (spec->choices, text))
        wrong_choice (problems, spec, spec->choices, text);
      break;
    case ATT_FIELD_TERM:
      check_term (spec, text, context, problems);
      break;
    case ATT_FIELD_BIN:
      if (!att_bin_is_valid (text))
        wrong_value (problems, spec, text, N_ ("12 digits with a right check digit"));
      break;
    case ATT_FIELD_ACT:
      if (!att_id_is_valid (text) && !is_whole_number (text))
        wrong_value (problems, spec, text, N_ ("the sequence number of an act of this dossier"));
      break;
    case ATT_FIELD_FILE:
    case ATT_FIELD_RECORD:
    case ATT_FIELD_OVERLAY:
    default:
      wrong_value (problems, spec, text,
                   spec->type == ATT_FIELD_FILE ? N_ ("a file") : N_ ("a value with its parts"));
    }
}

/**
 * att_fields_check:
 * @specs: what fields there are, ended by a %NULL id
 * @fields: what was given
 * @context: (nullable): what to judge terms and dates by
 * @problems: where to report bad input: unknown, missing, repeated fields, values of a wrong type
 */
void
att_fields_check (const AttFieldSpec *specs, const AttRecord *fields, const AttFieldContext *context,
                  AttProblems *problems)
{
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const AttFieldSpec *spec = att_field_find (specs, value->name);

      if (spec == NULL)
        g_ptr_array_add (problems,
                         att_problem_new (&att_problem_field_unknown, att_arg_text ("field", value->name)));
      else if (spec->type == ATT_FIELD_OVERLAY)
        continue;
      else if (spec->type == ATT_FIELD_FILE && value->record != NULL)
        att_fields_check (att_file_members, value->record, context, problems);
      else if (spec->type == ATT_FIELD_RECORD && value->record != NULL)
        att_fields_check (spec->members, value->record, context, problems);
      else if (value->text == NULL)
        wrong_value (problems, spec, "", N_ ("one line of text"));
      else
        check_text (spec, value->text, context, problems);
    }
  for (const AttFieldSpec *spec = specs; spec->id != NULL; spec++)
    {
      guint count = 0;

      for (guint i = 0; i < att_record_get_size (fields); i++)
        count += g_str_equal (att_record_nth (fields, i)->name, spec->id);
      if (count == 0 && (spec->flags & ATT_FIELD_REQUIRED) != 0)
        g_ptr_array_add (problems, att_problem_new (&att_problem_field_missing, att_arg_text ("field", spec->id),
                                                    att_arg_title ("title", "field", spec->title)));
      else if (count > 1 && (spec->flags & ATT_FIELD_REPEATS) == 0)
        g_ptr_array_add (problems, att_problem_new (&field_twice, att_arg_text ("field", spec->id),
                                                    att_arg_title ("title", "field", spec->title)));
    }
}

/* How many bytes the record will take in the content of an act, roughly. */
static gsize
measure (const AttRecord *fields)
{
  gsize size = 0;

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      size += 2 * strlen (value->name) + 32;
      if (value->record != NULL)
        size += measure (value->record);
      else
        {
          g_autoptr (GString) escaped = g_string_new (NULL);

          att_xml_escape (escaped, value->text, -1);
          size += escaped->len;
        }
    }
  return size;
}

/**
 * att_kind_check:
 * @kind: a kind of act
 * @fields: what was given
 * @context: (nullable): what to judge terms and dates by
 * @problems: where to report bad input
 *
 * Looks at the fields alone; whether the act is possible is the procedure's question.
 */
void
att_kind_check (const AttKind *kind, const AttRecord *fields, const AttFieldContext *context,
                AttProblems *problems)
{
  g_autoptr (GArray) specs = g_array_new (TRUE, TRUE, sizeof (AttFieldSpec));

  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    g_array_append_val (specs, *spec);
  for (const AttFieldSpec *spec = att_fields_of_every_act; spec->id != NULL; spec++)
    g_array_append_val (specs, *spec);
  att_fields_check (&g_array_index (specs, AttFieldSpec, 0), fields, context, problems);
  if (problems->len == 0 && measure (fields) > MAX_BYTES)
    g_ptr_array_add (problems, att_problem_new_plain (&too_long));
  if (problems->len == 0 && kind->check != NULL)
    kind->check (fields, problems);
}

/**
 * att_fields_fill_in:
 * @specs: what fields there are
 * @fields: what was given
 *
 * Adds the fallback of each field that was left out and has one.
 */
void
att_fields_fill_in (const AttFieldSpec *specs, AttRecord *fields)
{
  for (const AttFieldSpec *spec = specs; spec->id != NULL; spec++)
    if (spec->fallback != NULL && !att_record_has (fields, spec->id))
      att_record_add (fields, spec->id, spec->fallback);
}

/* `3:met:TEXT` into the members in their order; the last one takes what is left, colons and all. */
static AttRecord *
split_typed (const AttFieldSpec *spec, const char *text, AttProblems *problems)
{
  AttRecord *record = att_record_new ();
  const AttFieldSpec *member = spec->members;

  for (; member->id != NULL; member++)
    {
      const char *colon
          = member[1].id != NULL && (member[1].flags & ATT_FIELD_DERIVED) == 0 ? strchr (text, ':') : NULL;
      g_autofree char *part = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);

      g_strstrip (part);
      if (*part != '\0')
        att_record_add (record, member->id, part);
      if (colon == NULL)
        break;
      text = colon + 1;
    }
  return record;
}

/**
 * att_field_add_typed:
 * @fields: where to add it
 * @spec: the field
 * @text: its value as people type it; for a record its members with colons between
 * @problems: where to report bad input
 *
 * Returns: whether it was added
 */
gboolean
att_field_add_typed (AttRecord *fields, const AttFieldSpec *spec, const char *text, AttProblems *problems)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if ((spec->flags & ATT_FIELD_DERIVED) != 0)
    {
      g_ptr_array_add (problems, att_problem_new (&field_derived, att_arg_text ("field", spec->id),
                                                  att_arg_title ("title", "field", spec->title)));
      return FALSE;
    }
  if (spec->type == ATT_FIELD_RECORD)
    att_record_add_record (fields, spec->id, split_typed (spec, stripped, problems));
  else
    att_record_add (fields, spec->id, stripped);
  return TRUE;
}
