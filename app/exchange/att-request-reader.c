/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-request-check.h"
#include "att-request-fields.h"
#include "att-xml.h"

static const AttProblemSpec until_before_from = {
  ATT_PROBLEM_INPUT, "request-until", N_ ("The last day of validity, {until}, lies before the first, {from}."),
  N_ ("Compare both with the certificate."), NULL
};
static const AttProblemSpec element_unknown = {
  ATT_PROBLEM_INPUT, "request-element",
  N_ ("The element “{name}” does not belong here, or comes once too often."),
  N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec attribute_unknown = {
  ATT_PROBLEM_INPUT, "request-attribute",
  N_ ("The attribute “{name}” does not belong to “{element}” here."),
  N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec text_unknown = {
  ATT_PROBLEM_INPUT, "request-text", N_ ("There is text in “{element}” where only elements belong."),
  N_ ("Compare it with the description of the format."), NULL
};
typedef struct
{
  AttRequestCheck check;
  GPtrArray *papers;
  char *kind;
} Reader;

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

/* Programs break lines and indent as they like: each value becomes one line. Blanks alone stay as they are. */
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
    att_request_check_missing (&self->check, field, *line);
  while (node != NULL)
    {
      if (value != NULL)
        {
          att_request_check_value (&self->check, field, value, att_xml_line (node));
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
            att_request_check_missing (&self->check, field, att_xml_line (node));
        }
    }
  return found;
}

static void
read_fields (Reader *self, xmlNode *entity, AttRecord *record)
{
  gboolean found_either = FALSE;

  for (const AttRequestField *field = self->check.part->fields; field->what != NULL; field++)
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
        att_request_check_missing (&self->check, field, line);
    }
}

static void
read_part (Reader *self, xmlNode *root, AttRecord *record)
{
  const AttRequestPart *part = self->check.part;
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
          self->check.paper = g_new0 (AttRequestPaper, 1);
          self->check.paper->line = att_xml_line (node);
          g_ptr_array_add (self->papers, self->check.paper);
        }
      read_fields (self, node, member);
      att_record_add_record (record, part->id, member);
    }
  if (n < part->least)
    att_request_check_missing_part (&self->check, part, att_xml_line (root));
}

static void
check_validity (Reader *self, const xmlNode *root, const AttRecord *record)
{
  AttDay from = att_record_get_day (record, "from");
  AttDay until = att_record_get_day (record, "until");

  if (from != ATT_DAY_NONE && until != ATT_DAY_NONE && until < from)
    g_ptr_array_add (self->check.problems,
                     att_problem_new (&until_before_from, att_arg_text ("path", self->check.path),
                                      att_arg_number ("line", att_xml_line (root)),
                                      att_arg_text ("field", "until"), att_arg_day ("from", from),
                                      att_arg_day ("until", until)));
}

static void
report_unknown (Reader *self, const AttProblemSpec *spec, const xmlNode *element, const xmlChar *name, int line)
{
  g_ptr_array_add (self->check.problems,
                   att_problem_new (spec, att_arg_text ("path", self->check.path), att_arg_number ("line", line),
                                    att_arg_text ("field", (const char *) name),
                                    att_arg_text ("name", (const char *) name),
                                    att_arg_text ("element", (const char *) element->name)));
  self->check.understood = FALSE;
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
  g_autofree char *kind = att_xml_attribute (root, "kind");
  Reader self = { .papers = papers, .kind = kind };
  AttRecord *record = att_record_new ();
  guint n_parts;
  const AttRequestPart *parts = att_request_parts_list (&n_parts);

  att_request_check_init (&self.check, path, rules, problems);
  if (kind != NULL)
    g_strstrip (kind);
  for (guint i = 0; i < n_parts; i++)
    {
      self.check.part = &parts[i];
      read_part (&self, root, record);
    }
  take (root);
  att_request_check_references (&self.check);
  check_validity (&self, root, record);
  check_nothing_left (&self, root);
  g_ptr_array_sort (problems, compare_lines);
  *understood = self.check.understood;
  att_request_check_clear (&self.check);
  return record;
}
