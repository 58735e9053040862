/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "att-problem.h"

static const AttProblemSpec schema_missing_attribute = {
  ATT_PROBLEM_INPUT, "schema-missing-attribute",
  N_ ("“{element}” lacks an attribute, or has one too many or a wrong one."),
  N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec schema_attribute = {
  ATT_PROBLEM_INPUT, "schema-attribute",
  N_ ("The attribute “{name}” of “{element}” is unknown or has a value that the format does not allow."),
  N_ ("Correct the value."), NULL
};
static const AttProblemSpec schema_value = {
  ATT_PROBLEM_INPUT, "schema-value",
  N_ ("“{element}” has a value that the format does not allow."), N_ ("Correct the value."), NULL
};
static const AttProblemSpec schema_missing_element = {
  ATT_PROBLEM_INPUT, "schema-missing-element",
  N_ ("Something is missing in “{element}”: an element that the format asks for."),
  N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec schema_unexpected = {
  ATT_PROBLEM_INPUT, "schema-unexpected",
  N_ ("“{element}” does not belong here."), N_ ("Compare it with the description of the format."), NULL
};
static const AttProblemSpec schema_other = {
  ATT_PROBLEM_INPUT, "schema-other",
  N_ ("“{element}” is not as the format asks."), N_ ("Compare it with the description of the format."), NULL
};

typedef struct
{
  const AttProblemSpec *spec;
  int rank; /* the most telling of libxml2's several reports wins, the first among equals */
  int line;
  char *element;
  char *name;
} Finding;

static int
classify (int code, const AttProblemSpec **spec)
{
  switch ((xmlRelaxNGValidErr) code)
    {
    case XML_RELAXNG_ERR_INVALIDATTR:
    case XML_RELAXNG_ERR_ATTRNAME:
    case XML_RELAXNG_ERR_ATTRNONS:
    case XML_RELAXNG_ERR_ATTRWRONGNS:
    case XML_RELAXNG_ERR_ATTREXTRANS:
      *spec = &schema_attribute;
      return 5;
    case XML_RELAXNG_ERR_DATATYPE:
    case XML_RELAXNG_ERR_TYPE:
    case XML_RELAXNG_ERR_TYPECMP:
    case XML_RELAXNG_ERR_TYPEVAL:
    case XML_RELAXNG_ERR_VALUE:
    case XML_RELAXNG_ERR_VALELEM:
    case XML_RELAXNG_ERR_LIST:
    case XML_RELAXNG_ERR_LISTEMPTY:
    case XML_RELAXNG_ERR_LISTEXTRA:
    case XML_RELAXNG_ERR_LISTELEM:
    case XML_RELAXNG_ERR_NODEFINE:
      *spec = &schema_value;
      return 4;
    case XML_RELAXNG_ERR_NOELEM:
      *spec = &schema_missing_element;
      return 3;
    case XML_RELAXNG_ERR_EXTRACONTENT:
    case XML_RELAXNG_ERR_ELEMNAME:
    case XML_RELAXNG_ERR_ELEMNONS:
    case XML_RELAXNG_ERR_ELEMWRONGNS:
    case XML_RELAXNG_ERR_ELEMEXTRANS:
    case XML_RELAXNG_ERR_ELEMWRONG:
    case XML_RELAXNG_ERR_TEXTWRONG:
    case XML_RELAXNG_ERR_EXTRADATA:
      *spec = &schema_unexpected;
      return 2;
    case XML_RELAXNG_ERR_ATTRVALID:
      *spec = &schema_missing_attribute;
      return 4;
    default:
      *spec = &schema_other;
      return 1;
    }
}

/* libxml2 names the wrong value of an attribute, but not the attribute. */
static const char *
find_attribute_of_value (const xmlNode *element, const char *value)
{
  for (const xmlAttr *a = element->properties; a != NULL; a = a->next)
    if (a->children != NULL && g_strcmp0 ((const char *) a->children->content, value) == 0)
      return (const char *) a->name;
  return NULL;
}

static void
report_cb (void *data, xmlError *report)
{
  Finding *finding = data;
  const AttProblemSpec *spec;
  int rank = classify (report->code, &spec);
  const xmlNode *node = report->node;
  const char *name = report->str1;

  if (rank <= finding->rank)
    return;
  if (node != NULL && node->type == XML_ATTRIBUTE_NODE)
    node = node->parent;
  /* libxml2 names the element whose attributes are wrong, and points at that element's first child. */
  if (report->code == XML_RELAXNG_ERR_ATTRVALID && node != NULL && att_xml_is (node->parent, report->str1))
    node = node->parent;
  finding->rank = rank;
  finding->spec = spec;
  if (report->code == XML_RELAXNG_ERR_TYPEVAL && node != NULL && node->type == XML_ELEMENT_NODE
      && find_attribute_of_value (node, report->str2) != NULL)
    {
      finding->spec = &schema_attribute;
      name = find_attribute_of_value (node, report->str2);
    }
  finding->line = node != NULL && node->type == XML_ELEMENT_NODE ? att_xml_line (node) : report->line;
  g_free (finding->element);
  g_free (finding->name);
  finding->element = g_strdup (node != NULL ? (const char *) node->name : report->str1);
  finding->name = g_strdup (name);
}

static void
free_schema (gpointer schema)
{
  xmlRelaxNGFree (schema);
}

/* Schemas are ours, compiled once a process; a schema that does not compile is a bug of ours. */
static xmlRelaxNG *
get_schema (const char *resource)
{
  static GMutex lock;
  static GHashTable *schemas = NULL;
  xmlRelaxNG *schema;

  g_mutex_lock (&lock);
  if (schemas == NULL)
    schemas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_schema);
  schema = g_hash_table_lookup (schemas, resource);
  if (schema == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      xmlRelaxNGParserCtxt *parser;

      if (bytes == NULL)
        g_error ("no schema %s: %s", resource, error->message);
      parser = xmlRelaxNGNewMemParserCtxt (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes));
      schema = xmlRelaxNGParse (parser);
      xmlRelaxNGFreeParserCtxt (parser);
      if (schema == NULL)
        g_error ("the schema %s does not compile", resource);
      g_hash_table_insert (schemas, g_strdup (resource), schema);
    }
  g_mutex_unlock (&lock);
  return schema;
}

/**
 * att_xml_validate:
 * @doc: a document
 * @path: (nullable): its file, for messages
 * @schema_resource: the GResource path of a RELAX NG schema
 * @error: a %ATT_PROBLEM_INPUT that names file, line and element
 *
 * Returns: whether @doc is valid
 */
gboolean
att_xml_validate (xmlDoc *doc, const char *path, const char *schema_resource, GError **error)
{
  Finding finding = { &schema_other, 0, 0, NULL, NULL };
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (get_schema (schema_resource));
  gboolean valid;

  xmlRelaxNGSetValidStructuredErrors (context, report_cb, &finding);
  valid = xmlRelaxNGValidateDoc (context, doc) == 0;
  xmlRelaxNGFreeValidCtxt (context);
  if (!valid)
    att_problem_set (error, finding.spec, att_arg_text ("path", path), att_arg_number ("line", finding.line),
                     att_arg_text ("element", finding.element), att_arg_text ("name", finding.name));
  g_free (finding.element);
  g_free (finding.name);
  return valid;
}
