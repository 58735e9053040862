/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "att-problem.h"

static const AttProblemSpec xml_empty = {
  ATT_PROBLEM_INPUT, "xml-empty", N_ ("The file is empty."), N_ ("Ask for the file anew."), NULL
};
static const AttProblemSpec xml_not_utf8 = {
  ATT_PROBLEM_INPUT, "xml-not-utf8",
  N_ ("The file is not written in UTF-8."), N_ ("Save it as UTF-8 and try again."), NULL
};
static const AttProblemSpec xml_none = {
  ATT_PROBLEM_INPUT, "xml-none",
  N_ ("The file is not XML."), N_ ("Choose the XML file."), NULL
};
static const AttProblemSpec xml_truncated = {
  ATT_PROBLEM_INPUT, "xml-truncated",
  N_ ("The file ends in the middle."), N_ ("Ask for the whole file anew."), NULL
};
static const AttProblemSpec xml_malformed = {
  ATT_PROBLEM_INPUT, "xml-malformed",
  N_ ("The file is not well-formed XML ({detail})."), N_ ("Ask the sender to write it anew."), NULL
};
static const AttProblemSpec xml_doctype = {
  ATT_PROBLEM_INPUT, "xml-doctype",
  N_ ("The file declares a document type or entities, which are never read."),
  N_ ("Ask the sender to leave the DOCTYPE out."), NULL
};
static const AttProblemSpec xml_too_deep = {
  ATT_PROBLEM_INPUT, "xml-too-deep",
  N_ ("Elements stand more than {limit} levels deep."), N_ ("Ask the sender to write it anew."), NULL
};
static const AttProblemSpec xml_too_large = {
  ATT_PROBLEM_INPUT, "xml-too-large",
  N_ ("The file is too large: at most {limit} MB are read."), N_ ("Look whether it is the right file."), NULL
};
static const AttProblemSpec xml_too_long = {
  ATT_PROBLEM_INPUT, "xml-too-long",
  N_ ("The text of “{name}” is longer than {limit} characters."), N_ ("Shorten the text."), NULL
};
static const AttProblemSpec xml_other_root = {
  ATT_PROBLEM_INPUT, "xml-other-root",
  N_ ("The file is something else: it begins with “{found}”, not with “{expected}” of the namespace {namespace}."),
  N_ ("Choose another file."), NULL
};
static const AttProblemSpec xml_other_version = {
  ATT_PROBLEM_INPUT, "xml-other-version",
  N_ ("The file is written in version {found} of its format, and this program reads version {expected}."),
  N_ ("Ask the sender for a file in that version, or install a newer program."), NULL
};

typedef struct
{
  const AttProblemSpec *stopped_by;
  int line;
  int error;    /* libxml2's first complaint; those that follow come of it */
  gboolean at_end;
  char *detail;
} Watch;

static void
stop (xmlParserCtxt *context, const AttProblemSpec *why)
{
  Watch *watch = context->_private;

  if (watch->stopped_by == NULL)
    {
      watch->stopped_by = why;
      watch->line = xmlSAX2GetLineNumber (context);
    }
  xmlStopParser (context);
}

static void
internal_subset_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  stop (data, &xml_doctype);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                  const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  xmlParserCtxt *context = data;

  if (context->nodeNr >= ATT_XML_MAX_DEPTH)
    stop (context, &xml_too_deep);
  else
    xmlSAX2StartElementNs (data, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
}

static void
keep_error_cb (void *data, xmlError *error)
{
  xmlParserCtxt *context = data;
  Watch *watch = context->_private;

  if (watch->stopped_by != NULL || watch->error != XML_ERR_OK || error->level < XML_ERR_ERROR)
    return;
  watch->error = error->code;
  watch->line = error->line;
  /* No tag is whole after that place. */
  watch->at_end = context->input != NULL
                  && memchr (context->input->cur, '>', (gsize) (context->input->end - context->input->cur)) == NULL;
  watch->detail = g_strstrip (g_strdup (error->message != NULL ? error->message : ""));
}

static int
line_of_offset (const char *data, const char *offset)
{
  int line = 1;

  for (; data < offset; data++)
    line += *data == '\n';
  return line;
}

/* libxml2 is told that it is UTF-8 and forgets what the file says of itself. */
static gboolean
declares_other_encoding (const char *data, gsize length)
{
  static gsize compiled = 0;
  GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  /* Acts are read by the million and have no declaration. */
  if (memmem (data, MIN (length, 16), "<?xml", 5) == NULL)
    return FALSE;
  if (g_once_init_enter (&compiled))
    g_once_init_leave (&compiled,
                       (gsize) g_regex_new ("^(?:\\xef\\xbb\\xbf)?<\\?xml\\s[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)",
                                            G_REGEX_RAW, 0, NULL));
  regex = (GRegex *) compiled;
  if (!g_regex_match_full (regex, data, (gssize) MIN (length, 1024), 0, 0, &match, NULL))
    return FALSE;
  name = g_match_info_fetch (match, 1);
  return g_ascii_strcasecmp (name, "UTF-8") != 0;
}

static const AttProblemSpec *
classify (const Watch *watch)
{
  switch (watch->error)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
    case XML_ERR_LT_REQUIRED:
      return &xml_none;
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return &xml_truncated;
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_DOCUMENT_END:
      return &xml_malformed;
    default:
      return watch->at_end ? &xml_truncated : &xml_malformed;
    }
}

static gboolean
check_texts (const xmlNode *node, const char *path, GError **error)
{
  for (; node != NULL; node = node->next)
    {
      for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a != NULL; a = a->next)
        if (!check_texts (a->children, path, error))
          return FALSE;
      if (node->type == XML_ELEMENT_NODE && !check_texts (node->children, path, error))
        return FALSE;
      if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL
          && xmlUTF8Strlen (node->content) > ATT_XML_MAX_TEXT)
        {
          att_problem_set (error, &xml_too_long, att_arg_text ("path", path),
                           att_arg_number ("line", att_xml_line (node->parent)),
                           att_arg_text ("name", (const char *) node->parent->name),
                           att_arg_number ("limit", ATT_XML_MAX_TEXT));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * att_xml_parse:
 * @bytes: what may be XML
 * @path: (nullable): the file that it came from, for messages
 * @flags: what to refuse beside what is always refused
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Reads XML in UTF-8 without network, document types, entities, or unbounded depth and size. Comments and processing
 * instructions are kept out, and blank text too unless @flags say otherwise.
 *
 * Returns: (transfer full) (nullable): the document
 */
xmlDoc *
att_xml_parse (GBytes *bytes, const char *path, AttXmlReadFlags flags, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *invalid;
  Watch watch = { NULL, 0, XML_ERR_OK, FALSE, NULL };
  xmlParserCtxt *context;
  g_autoptr (xmlDoc) doc = NULL;
  const AttProblemSpec *spec = NULL;
  g_autofree char *detail = NULL;
  int line = 0;

  if (length == 0)
    spec = &xml_empty;
  else if (length > ATT_XML_MAX_BYTES)
    spec = &xml_too_large;
  else if (!g_utf8_validate_len (data, length, &invalid))
    {
      gsize left = length - (gsize) (invalid - data);
      gboolean cut = *invalid != '\0' && g_utf8_get_char_validated (invalid, (gssize) left) == (gunichar) -2;

      spec = cut ? &xml_truncated : &xml_not_utf8;
      line = line_of_offset (data, invalid);
    }
  else if (declares_other_encoding (data, length))
    {
      spec = &xml_not_utf8;
      line = 1;
    }
  if (spec != NULL)
    {
      att_problem_set (error, spec, att_arg_text ("path", path), att_arg_number ("line", line),
                       att_arg_number ("limit", ATT_XML_MAX_BYTES / (1024 * 1024)));
      return NULL;
    }

  context = xmlNewParserCtxt ();
  context->_private = &watch;
  context->sax->internalSubset = internal_subset_cb;
  context->sax->startElementNs = start_element_cb;
  context->sax->comment = NULL;
  context->sax->processingInstruction = NULL; /* one in the middle of a text would hide how long it is */
  context->sax->serror = keep_error_cb;
  doc = xmlCtxtReadMemory (context, data, (int) length, NULL, NULL,
                           XML_PARSE_NONET | ((flags & ATT_XML_KEEP_BLANKS) != 0 ? 0 : XML_PARSE_NOBLANKS)
                               | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (watch.stopped_by != NULL)
    spec = watch.stopped_by;
  else if (!context->wellFormed || !context->nsWellFormed || doc == NULL)
    spec = classify (&watch);
  if (context->myDoc != NULL && context->myDoc != doc)
    xmlFreeDoc (context->myDoc);
  xmlFreeParserCtxt (context);
  detail = watch.detail;

  if (spec != NULL)
    {
      att_problem_set (error, spec, att_arg_text ("path", path), att_arg_number ("line", watch.line),
                       att_arg_text ("detail", detail), att_arg_number ("limit", ATT_XML_MAX_DEPTH));
      return NULL;
    }
  if ((flags & ATT_XML_BOUNDED_TEXT) != 0 && !check_texts (doc->children, path, error))
    return NULL;
  return g_steal_pointer (&doc);
}

/* What stands after the last colon of a namespace is the version; NULL where the rest of them differs. */
static const char *
find_other_version (const xmlNode *root, const char *ns, const char *name)
{
  const char *found = root != NULL && root->ns != NULL ? (const char *) root->ns->href : NULL;
  const char *colon = strrchr (ns, ':');

  if (found == NULL || colon == NULL || !att_xml_is (root, name) || strncmp (found, ns, (gsize) (colon + 1 - ns)) != 0)
    return NULL;
  return found + (colon + 1 - ns);
}

/**
 * att_xml_expect_root:
 * @doc: a document
 * @path: (nullable): its file, for messages
 * @ns: the namespace of its root
 * @name: the local name of its root
 * @error: a %ATT_PROBLEM_INPUT
 *
 * Returns: whether @doc is of that kind
 */
gboolean
att_xml_expect_root (xmlDoc *doc, const char *path, const char *ns, const char *name, GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (doc);
  const char *version = find_other_version (root, ns, name);

  if (root != NULL && root->ns != NULL && g_str_equal ((const char *) root->ns->href, ns) && att_xml_is (root, name))
    return TRUE;
  if (version != NULL)
    {
      att_problem_set (error, &xml_other_version, att_arg_text ("path", path), att_arg_number ("line", att_xml_line (root)),
                       att_arg_text ("found", version), att_arg_text ("expected", strrchr (ns, ':') + 1));
      return FALSE;
    }
  att_problem_set (error, &xml_other_root, att_arg_text ("path", path),
                   att_arg_number ("line", root != NULL ? att_xml_line (root) : 0),
                   att_arg_text ("found", root != NULL ? (const char *) root->name : ""),
                   att_arg_text ("expected", name), att_arg_text ("namespace", ns));
  return FALSE;
}

/**
 * att_xml_is:
 * @node: (nullable): a node
 * @name: a local name
 *
 * Returns: whether @node is an element of that name
 */
gboolean
att_xml_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static xmlNode *
first_from (xmlNode *node, const char *name)
{
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && (name == NULL || att_xml_is (node, name)))
      return node;
  return NULL;
}

/**
 * att_xml_child:
 * @node: an element
 * @name: (nullable): a local name; %NULL for any element
 *
 * Returns: (transfer none) (nullable): its first child element of that name
 */
xmlNode *
att_xml_child (const xmlNode *node, const char *name)
{
  return first_from (node->children, name);
}

/**
 * att_xml_next:
 * @node: an element
 * @name: (nullable): a local name; %NULL for any element
 *
 * Returns: (transfer none) (nullable): the next sibling element of that name
 */
xmlNode *
att_xml_next (const xmlNode *node, const char *name)
{
  return first_from (node->next, name);
}

/**
 * att_xml_text:
 * @node: (nullable): an element
 *
 * Returns: (transfer full) (nullable): its text without blanks around it; %NULL for no element
 */
char *
att_xml_text (const xmlNode *node)
{
  xmlChar *content;
  char *text;

  if (node == NULL)
    return NULL;
  content = xmlNodeGetContent (node);
  text = g_strstrip (g_strdup ((const char *) content));
  xmlFree (content);
  return text;
}

/**
 * att_xml_attribute:
 * @node: an element
 * @name: an attribute's name; `xml:lang` for the language
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
att_xml_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value;
  char *copy;

  if (g_str_equal (name, "xml:lang"))
    value = xmlGetNsProp (node, BAD_CAST "lang", XML_XML_NAMESPACE);
  else
    value = xmlGetNoNsProp (node, BAD_CAST name);
  copy = g_strdup ((const char *) value);
  if (value != NULL)
    xmlFree (value);
  return copy;
}

/**
 * att_xml_child_text:
 * @node: an element
 * @name: a local name
 *
 * Returns: (transfer full) (nullable): the text of its first child of that name
 */
char *
att_xml_child_text (const xmlNode *node, const char *name)
{
  return att_xml_text (att_xml_child (node, name));
}

/**
 * att_xml_child_texts:
 * @node: an element
 * @name: the local name of children that differ by `xml:lang`
 *
 * Returns: (transfer full): their texts, by language
 */
AttText *
att_xml_child_texts (const xmlNode *node, const char *name)
{
  char *words[ATT_N_LANGUAGES] = { NULL, NULL, NULL };
  AttText *text;

  for (xmlNode *child = att_xml_child (node, name); child != NULL; child = att_xml_next (child, name))
    {
      g_autofree char *code = att_xml_attribute (child, "xml:lang");
      AttLanguage language;

      if (att_language_parse (code, &language) && words[language] == NULL)
        words[language] = att_xml_text (child);
    }
  text = att_text_new (words[ATT_LANGUAGE_KK], words[ATT_LANGUAGE_RU], words[ATT_LANGUAGE_EN]);
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    g_free (words[i]);
  return text;
}

/**
 * att_xml_line:
 * @node: a node
 *
 * Returns: the line on which it stands in its file
 */
int
att_xml_line (const xmlNode *node)
{
  return (int) xmlGetLineNo (node);
}

/**
 * att_xml_escape:
 * @out: where to write
 * @text: a text
 * @length: its length in bytes, or -1 up to its NUL
 *
 * Appends @text so that it stands for itself in an element or in an attribute between double quotes.
 */
void
att_xml_escape (GString *out, const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  for (gsize i = 0; i < n; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\r':
        g_string_append (out, "&#13;");
        break;
      case '\n':
        g_string_append (out, "&#10;");
        break;
      case '\t':
        g_string_append (out, "&#9;");
        break;
      default:
        g_string_append_c (out, text[i]);
      }
}
