/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-bin.h"
#include "att-request-fields.h"
#include "att-xml.h"

static const AttProblemSpec value_missing = {
  ATT_PROBLEM_INPUT, "request-missing", N_ ("Missing: {what}."), N_ ("Ask the applicant for it."), NULL
};
static const AttProblemSpec element_unknown = {
  ATT_PROBLEM_INPUT, "request-element", N_ ("The element “{name}” does not belong here, or comes once too often."),
  N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec attribute_unknown = {
  ATT_PROBLEM_INPUT, "request-attribute", N_ ("The attribute “{name}” does not belong to “{element}” here."),
  N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec text_unknown = {
  ATT_PROBLEM_INPUT, "request-text", N_ ("There is text in “{element}” where only elements belong."),
  N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec not_a_choice = {
  ATT_PROBLEM_INPUT, "request-choice", N_ ("{what}: “{value}” is none of: {choices}."), N_ ("Correct the value."), NULL
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
static const AttProblemSpec until_before_from = {
  ATT_PROBLEM_INPUT, "request-until", N_ ("The last day of validity, {until}, lies before the first, {from}."),
  N_ ("Compare both with the certificate."), NULL
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

typedef struct
{
  const char *path;
  const AttRequestRules *rules;
  AttProblems *problems;
  GPtrArray *papers;
  GHashTable *ids;      /* of a paper: its line */
  GArray *references;   /* of Reference: judged when all papers are known */
  char *kind;
  const AttRequestPart *part;
  AttRequestPaper *paper; /* the one that is being read */
  gboolean understood;  /* what is wrong so far is beyond what the schema says */
} Reader;

static const AttArg nothing = { ATT_ARG_END };

static void
clear_reference (gpointer data)
{
  Reference *reference = data;

  g_free (reference->name);
  g_free (reference->value);
}

/* libxml2 leaves _private to us: what was not taken in the end does not belong there. */
static void
take (xmlNode *node)
{
  if (node->_private == NULL)
    node->_private = node;
}

static void
take_text (xmlNode *node)
{
  node->_private = node->doc;
}

static void
take_attribute (xmlNode *node, const char *name)
{
  xmlAttr *attribute = g_str_equal (name, "xml:lang") ? xmlHasNsProp (node, BAD_CAST "lang", XML_XML_NAMESPACE)
                                                      : xmlHasNsProp (node, BAD_CAST name, NULL);

  if (attribute != NULL)
    attribute->_private = attribute;
}

static char *
dup_field_name (const Reader *self, const AttRequestField *field)
{
  const char *id = field->id != NULL ? field->id : field->attribute;

  return self->part->id != NULL ? g_strdup_printf ("%s.%s", self->part->id, id) : g_strdup (id);
}

static void
report (Reader *self, const AttProblemSpec *spec, const AttRequestField *field, const char *value, int line,
        AttArg more)
{
  g_autofree char *name = dup_field_name (self, field);

  g_ptr_array_add (self->problems,
                   att_problem_new (spec, att_arg_text ("path", self->path), att_arg_number ("line", line),
                                    att_arg_text ("field", name), att_arg_term ("what", field->what),
                                    att_arg_text ("value", value), more));
}

/* What the schema refuses too. */
static void
report_form (Reader *self, const AttProblemSpec *spec, const AttRequestField *field, const char *value, int line,
             AttArg more)
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
check_day (Reader *self, const AttRequestField *field, const char *value, int line)
{
  AttDay day = att_day_parse (value);

  if (day == ATT_DAY_NONE)
    report_form (self, &not_a_day, field, value, line, nothing);
  else if (field->value == ATT_REQUEST_DAY && day > self->rules->today)
    report (self, &day_ahead, field, value, line, att_arg_day ("day", day));
}

static void
check_number (Reader *self, const AttRequestField *field, const char *value, int line)
{
  gboolean valid = field->value == ATT_REQUEST_BIN ? att_bin_is_valid (value) : att_iin_is_valid (value);

  if (!att_bin_has_form (value))
    report_form (self, &number_form, field, value, line, nothing);
  else if (!valid)
    report (self, &number_check, field, value, line, nothing);
}

static void
check_paper_id (Reader *self, const AttRequestField *field, const char *value, int line)
{
  gpointer first;

  self->paper->id = g_strdup (value);
  if (g_hash_table_lookup_extended (self->ids, value, NULL, &first))
    report (self, &id_twice, field, value, line, att_arg_number ("first", GPOINTER_TO_INT (first)));
  else
    g_hash_table_insert (self->ids, g_strdup (value), GINT_TO_POINTER (line));
}

static void
add_reference (Reader *self, const AttRequestField *field, const char *value, int line)
{
  Reference reference = { field, dup_field_name (self, field), g_strdup (value), line };

  g_array_append_val (self->references, reference);
}

static void
check_value (Reader *self, const AttRequestField *field, const char *value, int line)
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

static gboolean
speaks (const xmlNode *node, const char *language)
{
  g_autofree char *given = language != NULL ? att_xml_attribute (node, "xml:lang") : NULL;

  return language == NULL || g_strcmp0 (given, language) == 0;
}

/* Goes down to a field's element and takes what it passes; @nearest is the last one that is there. */
static xmlNode *
descend (xmlNode *node, const char *path, const char *language, xmlNode **nearest)
{
  g_auto (GStrv) names = g_strsplit (path != NULL ? path : "", "/", -1);

  *nearest = node;
  for (guint i = 0; node != NULL && names[i] != NULL; i++)
    {
      node = att_xml_child (node, names[i]);
      if (names[i + 1] == NULL)
        while (node != NULL && !speaks (node, language))
          node = att_xml_next (node, names[i]);
      if (node == NULL)
        break;
      take (node);
      if (names[i + 1] == NULL && language != NULL)
        take_attribute (node, "xml:lang");
      *nearest = node;
    }
  return node;
}

/* Programs break lines and indent as they like: each value is one line in the end. Blanks alone stay as they are. */
static char *
join_lines (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0';)
    {
      gsize blanks = strspn (from, " \t\r\n");

      if (blanks == 0)
        *to++ = *from++;
      else if (strcspn (from, "\t\r\n") < blanks)
        {
          *to++ = ' ';
          from += blanks;
        }
      else
        for (; blanks > 0; blanks--)
          *to++ = *from++;
    }
  *to = '\0';
  return text;
}

static char *
dup_value (xmlNode *node, const AttRequestField *field)
{
  char *value;

  if (node == NULL)
    return NULL;
  if (field->attribute == NULL)
    {
      take_text (node);
      value = att_xml_text (node);
    }
  else
    {
      take_attribute (node, field->attribute);
      value = att_xml_attribute (node, field->attribute);
    }
  return value != NULL ? join_lines (g_strstrip (value)) : NULL;
}

static void
keep (const AttRequestField *field, const char *value, AttRecord *record)
{
  if (field->id == NULL || ((field->flags & ATT_REQUEST_UNLESS_NO) != 0 && g_str_equal (value, "no"))
      || (field->value == ATT_REQUEST_FREE && value[0] == '\0'))
    return;
  att_record_add (record, field->id, value);
}

/* An attribute left out leaves its element as good as empty: both are reported as what is missing, at @line. */
static gboolean
read_field (Reader *self, xmlNode *entity, const AttRequestField *field, AttRecord *record, int *line)
{
  xmlNode *nearest;
  xmlNode *node = descend (entity, field->element, field->language, &nearest);
  const char *last = field->element != NULL ? strrchr (field->element, '/') : NULL;
  g_autofree char *value = dup_value (node, field);
  gboolean found = value != NULL;
  gboolean optional = (field->element == NULL || node == NULL)
                      && (field->flags & (ATT_REQUEST_OPTIONAL | ATT_REQUEST_EITHER | ATT_REQUEST_REPEATS)) != 0;

  *line = att_xml_line (nearest);
  if (!found && !optional)
    report_form (self, &value_missing, field, NULL, *line, nothing);
  while (node != NULL)
    {
      if (value != NULL)
        {
          check_value (self, field, value, att_xml_line (node));
          keep (field, value, record);
        }
      if ((field->flags & ATT_REQUEST_REPEATS) == 0)
        break;
      node = att_xml_next (node, last != NULL ? last + 1 : field->element);
      g_clear_pointer (&value, g_free);
      if (node != NULL)
        {
          take (node);
          value = dup_value (node, field);
          if (value == NULL)
            report_form (self, &value_missing, field, NULL, att_xml_line (node), nothing);
        }
    }
  return found;
}

static void
read_fields (Reader *self, xmlNode *entity, AttRecord *record)
{
  gboolean found_either = FALSE;

  for (const AttRequestField *field = self->part->fields; field->what != NULL; field++)
    {
      gboolean either = (field->flags & ATT_REQUEST_EITHER) != 0;
      gboolean found;
      int line;

      if ((field->kind != NULL && g_strcmp0 (field->kind, self->kind) != 0)
          || (either && att_record_has (record, field->id)))
        continue;
      found = read_field (self, entity, field, record, &line);
      found_either = either && (found_either || found);
      if (either && !found_either && (field[1].flags & ATT_REQUEST_EITHER) == 0)
        report_form (self, &value_missing, field, NULL, line, nothing);
    }
}

static void
read_part (Reader *self, xmlNode *root, AttRecord *record)
{
  const AttRequestPart *part = self->part;
  xmlNode *nearest;
  xmlNode *node = part->element != NULL ? descend (root, part->element, NULL, &nearest) : root;
  guint n = 0;

  if (part->id == NULL)
    {
      read_fields (self, root, record);
      return;
    }
  for (; node != NULL; node = att_xml_next (node, (const char *) node->name), n++)
    {
      AttRecord *member = att_record_new ();

      take (node);
      if (g_str_equal (part->id, "paper"))
        {
          self->paper = g_new0 (AttRequestPaper, 1);
          self->paper->line = att_xml_line (node);
          g_ptr_array_add (self->papers, self->paper);
        }
      read_fields (self, node, member);
      att_record_add_record (record, part->id, member);
    }
  if (n < part->least)
    {
      g_ptr_array_add (self->problems,
                       att_problem_new (&value_missing, att_arg_text ("path", self->path),
                                        att_arg_number ("line", att_xml_line (root)),
                                        att_arg_text ("field", part->id), att_arg_term ("what", part->what)));
      self->understood = FALSE;
    }
}

static void
check_references (Reader *self)
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

static void
check_validity (Reader *self, const xmlNode *root, const AttRecord *record)
{
  AttDay from = att_record_get_day (record, "from");
  AttDay until = att_record_get_day (record, "until");

  if (from != ATT_DAY_NONE && until != ATT_DAY_NONE && until < from)
    g_ptr_array_add (self->problems,
                     att_problem_new (&until_before_from, att_arg_text ("path", self->path),
                                      att_arg_number ("line", att_xml_line (root)), att_arg_text ("field", "until"),
                                      att_arg_day ("from", from), att_arg_day ("until", until)));
}

static void
report_unknown (Reader *self, const AttProblemSpec *spec, const xmlNode *element, const xmlChar *name, int line)
{
  g_ptr_array_add (self->problems,
                   att_problem_new (spec, att_arg_text ("path", self->path), att_arg_number ("line", line),
                                    att_arg_text ("field", (const char *) name),
                                    att_arg_text ("name", (const char *) name),
                                    att_arg_text ("element", (const char *) element->name)));
  self->understood = FALSE;
}

static void
check_nothing_left (Reader *self, const xmlNode *element)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->_private == NULL)
      report_unknown (self, &attribute_unknown, element, attribute->name, att_xml_line (element));
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        if (child->_private != NULL)
          check_nothing_left (self, child);
        else
          report_unknown (self, &element_unknown, child, child->name, att_xml_line (child));
      }
    else if (element->_private != element->doc && !xmlIsBlankNode (child))
      report_unknown (self, &text_unknown, element, element->name, att_xml_line (child));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return att_problem_get_line (*(GError *const *) a) - att_problem_get_line (*(GError *const *) b);
}

/**
 * att_request_paper_free:
 * @paper: (transfer full): a paper
 */
void
att_request_paper_free (AttRequestPaper *paper)
{
  g_free (paper->id);
  g_free (paper->file);
  g_free (paper);
}

/**
 * att_request_read_document:
 * @doc: a document whose root is an application; it need not be valid
 * @path: its file, for messages
 * @rules: what it is judged by
 * @papers: (element-type AttRequestPaper): where its papers are added
 * @problems: where each problem is added, in the order of their lines
 * @understood: (out): whether nothing is wrong that the schema refuses too; only then papers are complete
 *
 * Reads the values of an application file and checks each of them. Papers themselves are not looked at.
 *
 * Returns: (transfer full): the fields of an act `received`, without those that the office adds
 */
AttRecord *
att_request_read_document (xmlDoc *doc, const char *path, const AttRequestRules *rules, GPtrArray *papers,
                           AttProblems *problems, gboolean *understood)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (Reference));
  g_autofree char *kind = att_xml_attribute (root, "kind");
  Reader self = { path, rules, problems, papers, ids, references, kind, NULL, NULL, TRUE };
  AttRecord *record = att_record_new ();
  guint n_parts;
  const AttRequestPart *parts = att_request_parts_list (&n_parts);

  g_array_set_clear_func (references, clear_reference);
  if (kind != NULL)
    g_strstrip (kind);
  for (guint i = 0; i < n_parts; i++)
    {
      self.part = &parts[i];
      read_part (&self, root, record);
    }
  take (root);
  check_references (&self);
  check_validity (&self, root, record);
  check_nothing_left (&self, root);
  g_ptr_array_sort (problems, compare_lines);
  *understood = self.understood;
  return record;
}
