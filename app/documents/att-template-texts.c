/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the texts of a template: words, fields, and their paths. */
#include "config.h"
#include "att-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-doc-fields.h"
#include "att-problem.h"
#include "att-xml.h"

#define MAX_EACH 4 /* how deep `each` stands in `each` */

static const AttProblemSpec unknown_path = {
  ATT_PROBLEM_INPUT, "template-path",
  N_ ("The template names “{field}”, which is no field of a document."),
  N_ ("Compare the name with the list of fields."), NULL
};
static const AttProblemSpec wrong_use = {
  ATT_PROBLEM_INPUT, "template-field-use",
  N_ ("The template uses “{field}” for something that it is not."),
  N_ ("Look in the list of fields whether it is a list, a date or a text."), NULL
};
static const AttProblemSpec open_brace = {
  ATT_PROBLEM_INPUT, "template-brace",
  N_ ("A brace in the text has no partner, or no name stands between the braces."),
  N_ ("Write a field as {name}."), NULL
};
static const AttProblemSpec nested_lists = {
  ATT_PROBLEM_INPUT, "template-each-depth",
  N_ ("Lists stand more than {limit} deep in each other."), N_ ("Make the template simpler."), NULL
};

static void
set_place (const AttTemplateReader *self, const AttProblemSpec *spec, int line, const char *field, GError **error)
{
  att_problem_set (error, spec, att_arg_text ("path", self->template->path), att_arg_number ("line", line),
                   att_arg_text ("field", field), att_arg_number ("limit", MAX_EACH));
}

void
att_field_ref_free (AttFieldRef *field)
{
  g_free (field->written);
  g_free (field->path);
  g_free (field->prefix);
  g_free (field);
}

void
att_inline_free (AttInline *self)
{
  g_free (self->words);
  g_clear_pointer (&self->field, att_field_ref_free);
  g_clear_pointer (&self->condition.field, att_field_ref_free);
  g_free (self->condition.equals);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static AttInline *
inline_new (AttInlineType type)
{
  AttInline *self = g_new0 (AttInline, 1);

  self->type = type;
  return self;
}

/* Looks outwards, from the innermost `each` to the document. */
static AttFieldRef *
resolve (AttTemplateReader *self, const char *written, gboolean list, int line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (written, ":", 2);
  g_autofree char *path = g_strdup_printf ("%s%s", parts[0] != NULL ? parts[0] : "", list ? "[]" : "");
  AttFieldRef *field;
  AttLanguage language;
  gboolean good = TRUE;

  for (guint up = 0; up < self->scopes->len; up++)
    {
      const char *prefix = g_ptr_array_index (self->scopes, self->scopes->len - 1 - up);
      g_autofree char *full = g_strdup_printf ("%s%s%s", prefix, *prefix != '\0' ? "." : "", path);
      g_autofree char *as_list = g_strdup_printf ("%s[]", full);
      AttDocType type;

      if (path[0] == '\0' || (!list && strchr (path, '[') != NULL))
        break;
      if (!att_doc_fields_find (full, &type) && !att_doc_fields_find (as_list, &type))
        continue;
      field = g_new0 (AttFieldRef, 1);
      field->written = g_strdup (written);
      field->path = g_strdup (parts[0]);
      field->prefix = g_steal_pointer (&full);
      field->up = up;
      field->type = type;
      field->language = -1;
      field->line = line;
      if (parts[1] != NULL && type == ATT_DOC_TEXT && (good = att_language_parse (parts[1], &language)))
        field->language = (int) language;
      else if (parts[1] != NULL)
        good = type == ATT_DOC_DAY && att_day_form_parse (parts[1], &field->form);
      if (good)
        return field;
      att_field_ref_free (field);
      set_place (self, &wrong_use, line, written, error);
      return NULL;
    }
  set_place (self, &unknown_path, line, written, error);
  return NULL;
}

/* A field that may be printed or asked for. */
AttFieldRef *
att_template_reader_resolve (AttTemplateReader *self, const char *written, int line, GError **error)
{
  return resolve (self, written, FALSE, line, error);
}

AttFieldRef *
att_template_reader_resolve_list (AttTemplateReader *self, const char *written, int line, GError **error)
{
  return resolve (self, written, TRUE, line, error);
}

gboolean
att_template_reader_enter (AttTemplateReader *self, const AttFieldRef *list, int line, GError **error)
{
  if (self->scopes->len > MAX_EACH)
    {
      set_place (self, &nested_lists, line, list->written, error);
      return FALSE;
    }
  g_ptr_array_add (self->scopes, g_strdup (list->prefix));
  return TRUE;
}

void
att_template_reader_leave (AttTemplateReader *self)
{
  g_ptr_array_set_size (self->scopes, (int) self->scopes->len - 1);
}

gboolean
att_template_reader_read_condition (AttTemplateReader *self, const xmlNode *node, AttCondition *condition,
                                    GError **error)
{
  g_autofree char *path = att_xml_attribute (node, "path");

  condition->field = att_template_reader_resolve (self, path, att_xml_line (node), error);
  if (condition->field == NULL)
    return FALSE;
  condition->equals = att_xml_attribute (node, "equals");
  condition->negate = att_xml_is (node, "unless");
  if (condition->equals != NULL && condition->field->type != ATT_DOC_STRING)
    {
      set_place (self, &wrong_use, att_xml_line (node), path, error);
      return FALSE;
    }
  return TRUE;
}

AttStyle
att_template_read_style (const xmlNode *node)
{
  static const char *const aligns[] = { "", "left", "center", "right", "justify" };
  g_autofree char *family = att_xml_attribute (node, "family");
  g_autofree char *size = att_xml_attribute (node, "size");
  g_autofree char *align = att_xml_attribute (node, "align");
  g_autofree char *weight = att_xml_attribute (node, "weight");
  g_autofree char *slant = att_xml_attribute (node, "slant");
  AttStyle style = { 0 };

  if (family != NULL)
    style.family = g_str_equal (family, "sans") ? ATT_FAMILY_SANS : ATT_FAMILY_SERIF;
  if (size != NULL)
    style.size = g_ascii_strtod (size, NULL);
  for (guint i = 1; align != NULL && i < G_N_ELEMENTS (aligns); i++)
    if (g_str_equal (align, aligns[i]))
      style.align = (AttAlign) i;
  style.bold = g_strcmp0 (weight, "bold") == 0;
  style.italic = g_strcmp0 (slant, "italic") == 0;
  return style;
}

/* Words and fields of one piece of text; how it is broken into lines in the file has no meaning. */
static gboolean
read_words (AttTemplateReader *self, const char *text, int *line, GPtrArray *out, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        (*line)++;
      if (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')
        {
          if (words->len == 0 || words->str[words->len - 1] != ' ')
            g_string_append_c (words, ' ');
        }
      else if (*p == '{' || *p == '}')
        {
          const char *end = *p == '{' ? strpbrk (p + 1, "{}\n") : NULL;
          g_autofree char *name = end != NULL && *end == '}' ? g_strndup (p + 1, (gsize) (end - p - 1)) : NULL;
          AttInline *field;

          if (name == NULL || *name == '\0')
            {
              set_place (self, &open_brace, *line, NULL, error);
              return FALSE;
            }
          if (words->len > 0)
            {
              AttInline *before = inline_new (ATT_INLINE_WORDS);

              before->words = g_strdup (words->str);
              g_ptr_array_add (out, before);
              g_string_truncate (words, 0);
            }
          field = inline_new (ATT_INLINE_FIELD);
          g_ptr_array_add (out, field);
          if (self->in_margin && g_str_equal (name, "page"))
            field->type = ATT_INLINE_PAGE;
          else if (self->in_margin && g_str_equal (name, "pages"))
            field->type = ATT_INLINE_PAGES;
          else
            {
              field->field = att_template_reader_resolve (self, name, *line, error);
              if (field->field == NULL)
                return FALSE;
              if (field->field->type == ATT_DOC_LIST || field->field->type == ATT_DOC_NODE
                  || field->field->type == ATT_DOC_FLAG || field->field->type == ATT_DOC_IMAGE)
                {
                  set_place (self, &wrong_use, *line, name, error);
                  return FALSE;
                }
            }
          p = end;
        }
      else
        g_string_append_c (words, *p);
    }
  if (words->len > 0)
    {
      AttInline *rest = inline_new (ATT_INLINE_WORDS);

      rest->words = g_strdup (words->str);
      g_ptr_array_add (out, rest);
    }
  return TRUE;
}

static gboolean read_children (AttTemplateReader *self, const xmlNode *node, int *line, AttInline *into,
                               GError **error);

static AttInline *
read_element (AttTemplateReader *self, const xmlNode *node, int *line, GError **error)
{
  AttInline *result = inline_new (ATT_INLINE_SPAN);
  gboolean good;

  if (att_xml_is (node, "br"))
    {
      result->type = ATT_INLINE_BREAK;
      return result;
    }
  if (att_xml_is (node, "each"))
    {
      g_autofree char *path = att_xml_attribute (node, "path");

      result->type = ATT_INLINE_EACH;
      result->words = att_xml_attribute (node, "separator");
      result->field = att_template_reader_resolve_list (self, path, *line, error);
      good = result->field != NULL && att_template_reader_enter (self, result->field, *line, error);
      if (good)
        {
          good = read_children (self, node, line, result, error);
          att_template_reader_leave (self);
        }
    }
  else if (att_xml_is (node, "choose"))
    {
      g_autofree char *path = att_xml_attribute (node, "path");

      result->type = ATT_INLINE_CHOOSE;
      result->field = att_template_reader_resolve (self, path, *line, error);
      good = result->field != NULL;
      if (good && result->field->type != ATT_DOC_STRING)
        {
          set_place (self, &wrong_use, *line, path, error);
          good = FALSE;
        }
      good = good && read_children (self, node, line, result, error);
    }
  else if (att_xml_is (node, "when"))
    {
      result->type = ATT_INLINE_WHEN;
      result->words = att_xml_attribute (node, "equals");
      good = read_children (self, node, line, result, error);
    }
  else
    {
      if (att_xml_is (node, "if") || att_xml_is (node, "unless"))
        {
          result->type = ATT_INLINE_IF;
          good = att_template_reader_read_condition (self, node, &result->condition, error);
        }
      else
        {
          result->style = att_template_read_style (node);
          result->style.bold = att_xml_is (node, "b");
          result->style.italic = att_xml_is (node, "i");
          good = TRUE;
        }
      good = good && read_children (self, node, line, result, error);
    }
  if (good)
    return result;
  att_inline_free (result);
  return NULL;
}

static gboolean
read_children (AttTemplateReader *self, const xmlNode *node, int *line, AttInline *into, GError **error)
{
  into->children = g_ptr_array_new_with_free_func ((GDestroyNotify) att_inline_free);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        AttInline *one;

        *line = att_xml_line (child);
        one = read_element (self, child, line, error);
        if (one == NULL)
          return FALSE;
        g_ptr_array_add (into->children, one);
      }
    else if (child->type == XML_TEXT_NODE
             && !read_words (self, (const char *) child->content, line, into->children, error))
      return FALSE;
  return TRUE;
}

AttInline *
att_template_reader_read_text (AttTemplateReader *self, const xmlNode *node, GError **error)
{
  AttInline *result = inline_new (ATT_INLINE_SPAN);
  int line = att_xml_line (node);

  if (read_children (self, node, &line, result, error))
    return result;
  att_inline_free (result);
  return NULL;
}
