/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-bin.h"
#include "att-request-writer.h"

static const AttProblemSpec value_missing = {
  ATT_PROBLEM_INPUT, "request-missing", N_ ("Not filled in: {what}."), N_ ("Ask the applicant for it."), NULL
};
static const AttProblemSpec not_a_choice = {
  ATT_PROBLEM_INPUT, "request-choice", N_ ("{what}: “{value}” is none of: {choices}."),
  N_ ("Correct the value."), NULL
};
static const AttProblemSpec not_a_term = {
  ATT_PROBLEM_INPUT, "request-term", N_ ("{what}: “{value}” is not in the list of the regulation."),
  N_ ("Look in the list for the right one."), NULL
};
static const AttProblemSpec not_a_day = {
  ATT_PROBLEM_INPUT, "request-day", N_ ("{what}: “{value}” is no date of the calendar."),
  N_ ("Write the date as year-month-day, for example 2026-07-04."), NULL
};
static const AttProblemSpec day_ahead = {
  ATT_PROBLEM_INPUT, "request-day-ahead", N_ ("{what}: {day} lies in the future."),
  N_ ("Correct the date; if it is right, look at the date of this computer."), NULL
};
static const AttProblemSpec not_a_count = {
  ATT_PROBLEM_INPUT, "request-count", N_ ("{what}: “{value}” is not a whole number of {least} or more."),
  N_ ("Write it in digits alone."), NULL
};
static const AttProblemSpec not_an_area = {
  ATT_PROBLEM_INPUT, "request-area", N_ ("{what}: “{value}” is not a number above 0."),
  N_ ("Write it in square metres, with a point before a fraction, for example 412.5."), NULL
};
static const AttProblemSpec number_form = {
  ATT_PROBLEM_INPUT, "request-number-form", N_ ("{what}: “{value}” is not 12 digits."),
  N_ ("Compare the number with the applicant's papers."), NULL
};
static const AttProblemSpec number_check = {
  ATT_PROBLEM_INPUT, "request-number-check",
  N_ ("{what}: {value} is no such number; its digits don't agree with each other."),
  N_ ("Compare the number with the applicant's papers: a digit may be mistyped."), NULL
};
static const AttProblemSpec not_a_hash = {
  ATT_PROBLEM_INPUT, "request-hash", N_ ("{what}: this is not 64 hexadecimal digits."),
  N_ ("Ask the sender to write the application file anew."), NULL
};
static const AttProblemSpec id_twice = {
  ATT_PROBLEM_INPUT, "request-id-twice", N_ ("The paper on line {first} has the id “{value}” already."),
  N_ ("Give each paper an id of its own."), NULL
};
static const AttProblemSpec no_such_paper = {
  ATT_PROBLEM_INPUT, "request-reference", N_ ("{what}: the file has no paper with the id “{value}”."),
  N_ ("Correct the id, or add the paper."), NULL
};

typedef struct
{
  const AttRequestField *field;
  char *name; /* the field's id, after that of its part */
  char *value;
  int line;
} Reference;

static const AttArg nothing = { ATT_ARG_END };

static void
clear_reference (gpointer data)
{
  Reference *reference = data;

  g_free (reference->name);
  g_free (reference->value);
}

/**
 * att_request_check_init:
 * @self: a check
 * @path: the application file, for messages
 * @rules: what it is judged by
 * @problems: where each problem is added
 */
void
att_request_check_init (AttRequestCheck *self, const char *path, const AttRequestRules *rules,
                        AttProblems *problems)
{
  *self = (AttRequestCheck) { path, rules, problems, TRUE, NULL, NULL, NULL, NULL };
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->references = g_array_new (FALSE, FALSE, sizeof (Reference));
  g_array_set_clear_func (self->references, clear_reference);
}

/**
 * att_request_check_clear:
 * @self: a check, which keeps nothing afterwards
 */
void
att_request_check_clear (AttRequestCheck *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->references, g_array_unref);
}

static char *
dup_field_name (const AttRequestCheck *self, const AttRequestField *field)
{
  const char *id = field->id != NULL ? field->id : field->attribute;

  return self->part->id != NULL ? g_strdup_printf ("%s.%s", self->part->id, id) : g_strdup (id);
}

static void
report (AttRequestCheck *self, const AttProblemSpec *spec, const AttRequestField *field, const char *value,
        int line, AttArg more)
{
  g_autofree char *name = dup_field_name (self, field);

  g_ptr_array_add (self->problems,
                   att_problem_new (spec, att_arg_text ("path", self->path), att_arg_number ("line", line),
                                    att_arg_text ("field", name), att_arg_term ("what", field->what),
                                    att_arg_text ("value", value), more));
}

/* What the schema refuses too. */
static void
report_form (AttRequestCheck *self, const AttProblemSpec *spec, const AttRequestField *field, const char *value,
             int line, AttArg more)
{
  report (self, spec, field, value, line, more);
  self->understood = FALSE;
}

static gboolean
is_one_of (const char *choices, const char *value)
{
  g_auto (GStrv) all = g_strsplit (choices, " ", -1);

  return g_strv_contains ((const char *const *) all, value);
}

static gboolean
is_count (const char *value, gint64 least)
{
  gsize length = strlen (value);

  return length >= 1 && length <= 9 && strspn (value, "0123456789") == length
         && g_ascii_strtoll (value, NULL, 10) >= least;
}

static gboolean
is_area (const char *value)
{
  gsize whole = strspn (value, "0123456789");
  const char *fraction = value + whole;
  gsize length = 0;

  if (*fraction == '.')
    {
      length = strspn (fraction + 1, "0123456789");
      if (length < 1 || length > 5)
        return FALSE;
      length++;
    }
  return whole >= 1 && whole <= 9 && fraction[length] == '\0' && strpbrk (value, "123456789") != NULL;
}

static void
check_day (AttRequestCheck *self, const AttRequestField *field, const char *value, int line)
{
  AttDay day = att_day_parse (value);

  if (day == ATT_DAY_NONE)
    report_form (self, &not_a_day, field, value, line, nothing);
  else if (field->value == ATT_REQUEST_DAY && day > self->rules->today)
    report (self, &day_ahead, field, value, line, att_arg_day ("day", day));
}

static void
check_number (AttRequestCheck *self, const AttRequestField *field, const char *value, int line)
{
  gboolean valid = field->value == ATT_REQUEST_BIN ? att_bin_is_valid (value) : att_iin_is_valid (value);

  if (!att_bin_has_form (value))
    report_form (self, &number_form, field, value, line, nothing);
  else if (!valid)
    report (self, &number_check, field, value, line, nothing);
}

static void
check_paper_id (AttRequestCheck *self, const AttRequestField *field, const char *value, int line)
{
  gpointer first;

  self->paper->id = g_strdup (value);
  if (g_hash_table_lookup_extended (self->ids, value, NULL, &first))
    report (self, &id_twice, field, value, line, att_arg_number ("first", GPOINTER_TO_INT (first)));
  else
    g_hash_table_insert (self->ids, g_strdup (value), GINT_TO_POINTER (line));
}

static void
add_reference (AttRequestCheck *self, const AttRequestField *field, const char *value, int line)
{
  Reference reference = { field, dup_field_name (self, field), g_strdup (value), line };

  g_array_append_val (self->references, reference);
}

/**
 * att_request_check_value:
 * @self: a check
 * @field: what the value is for
 * @value: a value, without blanks around it
 * @line: where it stands
 */
void
att_request_check_value (AttRequestCheck *self, const AttRequestField *field, const char *value, int line)
{
  if (value[0] == '\0')
    {
      if (field->value != ATT_REQUEST_FREE)
        report_form (self, &value_missing, field, value, line, nothing);
      return;
    }
  switch (field->value)
    {
    case ATT_REQUEST_CHOICE:
      if (!is_one_of (field->choices, value))
        report_form (self, &not_a_choice, field, value, line, att_arg_text ("choices", field->choices));
      break;
    case ATT_REQUEST_TERM:
      if (!self->rules->has_term (field->list, value, self->rules->data))
        report (self, &not_a_term, field, value, line, nothing);
      break;
    case ATT_REQUEST_DAY:
    case ATT_REQUEST_DAY_AHEAD:
      check_day (self, field, value, line);
      break;
    case ATT_REQUEST_COUNT:
    case ATT_REQUEST_COUNT_FROM_1:
      if (!is_count (value, field->value == ATT_REQUEST_COUNT ? 0 : 1))
        report_form (self, &not_a_count, field, value, line,
                     att_arg_number ("least", field->value == ATT_REQUEST_COUNT ? 0 : 1));
      break;
    case ATT_REQUEST_AREA:
      if (!is_area (value))
        report_form (self, &not_an_area, field, value, line, nothing);
      break;
    case ATT_REQUEST_BIN:
    case ATT_REQUEST_IIN:
      check_number (self, field, value, line);
      break;
    case ATT_REQUEST_PAPER:
      add_reference (self, field, value, line);
      break;
    case ATT_REQUEST_PAPER_ID:
      check_paper_id (self, field, value, line);
      break;
    case ATT_REQUEST_FILE:
      self->paper->file = g_strdup (value);
      break;
    case ATT_REQUEST_HASH:
      if (!att_hash_parse (value, &self->paper->hash))
        report_form (self, &not_a_hash, field, value, line, nothing);
      break;
    case ATT_REQUEST_TEXT:
    case ATT_REQUEST_FREE:
    default:
      break;
    }
}

/**
 * att_request_check_missing:
 * @self: a check
 * @field: what is not there
 * @line: where it should stand
 */
void
att_request_check_missing (AttRequestCheck *self, const AttRequestField *field, int line)
{
  report_form (self, &value_missing, field, NULL, line, nothing);
}

/**
 * att_request_check_missing_part:
 * @self: a check
 * @part: what is not there
 * @line: where it should stand
 */
void
att_request_check_missing_part (AttRequestCheck *self, const AttRequestPart *part, int line)
{
  g_ptr_array_add (self->problems,
                   att_problem_new (&value_missing, att_arg_text ("path", self->path),
                                    att_arg_number ("line", line), att_arg_text ("field", part->id),
                                    att_arg_term ("what", part->what)));
  self->understood = FALSE;
}

/**
 * att_request_check_references:
 * @self: a check
 *
 * To be called when all papers are known.
 */
void
att_request_check_references (AttRequestCheck *self)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const Reference *reference = &g_array_index (self->references, Reference, i);

      if (!g_hash_table_contains (self->ids, reference->value))
        g_ptr_array_add (self->problems,
                         att_problem_new (&no_such_paper, att_arg_text ("path", self->path),
                                          att_arg_number ("line", reference->line),
                                          att_arg_text ("field", reference->name),
                                          att_arg_term ("what", reference->field->what),
                                          att_arg_text ("value", reference->value)));
    }
}

/* A founder's number is a legal entity's or a person's: its digits tell which. */
static const AttRequestField *
find_field (const AttRequestPart *part, const char *id, const char *value)
{
  const AttRequestField *found = NULL;

  for (const AttRequestField *field = part->fields; field->what != NULL; field++)
    if (g_strcmp0 (field->id, id) == 0
        && (found == NULL || (field->value == ATT_REQUEST_IIN && att_request_is_iin (value))))
      found = field;
  return found;
}

/**
 * att_request_check_typed:
 * @part: (nullable): the part in which the field is, as `founder`; %NULL for the application itself
 * @field: a field of it
 * @value: what was typed there, not empty
 * @rules: what it is judged by
 *
 * Judges one value as it is judged in an application file, for a field that tells while somebody types.
 *
 * Returns: (transfer full) (nullable): what is wrong with it
 */
GError *
att_request_check_typed (const char *part, const char *field, const char *value, const AttRequestRules *rules)
{
  g_autoptr (GPtrArray) problems = att_problems_new ();
  guint n_parts;
  const AttRequestPart *parts = att_request_parts_list (&n_parts);
  AttRequestCheck self;
  GError *problem = NULL;

  att_request_check_init (&self, NULL, rules, problems);
  for (guint i = 0; i < n_parts; i++)
    {
      const AttRequestField *found = g_strcmp0 (parts[i].id, part) == 0 ? find_field (&parts[i], field, value) : NULL;

      if (found == NULL || found->value >= ATT_REQUEST_PAPER)
        continue;
      self.part = &parts[i];
      att_request_check_value (&self, found, value, 0);
    }
  if (problems->len > 0)
    problem = g_error_copy (g_ptr_array_index (problems, 0));
  att_request_check_clear (&self);
  return problem;
}
