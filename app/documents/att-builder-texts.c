/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills in the texts of a template and breaks them into lines. */
#include "config.h"
#include "att-builder-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "att-fonts.h"

static const AttProblemSpec missing_field = {
  ATT_PROBLEM_INPUT, "document-field",
  N_ ("The document “{template}” needs “{field}”, which is not known."),
  N_ ("Record it first, or leave it out of the template."), NULL
};
static const AttProblemSpec missing_language = {
  ATT_PROBLEM_INPUT, "document-language",
  N_ ("“{field}”, which the document “{template}” needs, has no words in {language}."),
  N_ ("Write them first, or make the document in another language."), NULL
};
const AttProblemSpec att_problem_missing_glyph = {
  ATT_PROBLEM_INPUT, "document-glyph",
  N_ ("The character “{character}” ({code}) in “{field}” can't be printed: no font of the program has it."),
  N_ ("Write it with other letters."), NULL
};
static const AttProblemSpec wrong_provision = {
  ATT_PROBLEM_INPUT, "document-provision",
  N_ ("“{field}” is no provision of the Law as the document “{template}” needs it."),
  N_ ("Write it as 24(1)(2) in the regulation."), NULL
};

static const AttProblemSpec no_choice = {
  ATT_PROBLEM_INPUT, "document-choice",
  N_ ("“{field}” has a value for which the document “{template}” has no words."),
  N_ ("Add words for that value to the template."), NULL
};

static const char *const language_names[] = { N_ ("Kazakh"), N_ ("Russian"), N_ ("English") };

/* A piece of a text that came from a field. */
typedef struct
{
  guint start, end;
  const AttFieldRef *field;
} Origin;

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *origins;
  AttLanguage language;
} Words;

static void
words_init (Words *words, AttLanguage language)
{
  words->text = g_string_new (NULL);
  words->attributes = att_fonts_create_attributes ();
  words->origins = g_array_new (FALSE, FALSE, sizeof (Origin));
  words->language = language;
}

static void
words_clear (Words *words)
{
  g_string_free (words->text, TRUE);
  pango_attr_list_unref (words->attributes);
  g_array_unref (words->origins);
}

static const AttDocData *
get_scope (const AttBuilder *self, const AttFieldRef *field)
{
  return g_ptr_array_index (self->scopes, self->scopes->len - 1 - field->up);
}

gboolean
att_builder_holds (const AttBuilder *self, const AttCondition *condition)
{
  const AttDocData *scope = get_scope (self, condition->field);
  const char *path = condition->field->path;
  gboolean holds;

  if (condition->equals != NULL)
    holds = g_strcmp0 (att_doc_data_get_string (scope, path), condition->equals) == 0;
  else if (condition->field->language >= 0)
    holds = att_doc_data_has_language (scope, path, (AttLanguage) condition->field->language);
  else
    holds = att_doc_data_has (scope, path);
  return holds != condition->negate;
}

/* The nodes of a list; %NULL when there are none. */
GPtrArray *
att_builder_find_list (const AttBuilder *self, const AttFieldRef *field)
{
  return att_doc_data_get_list (get_scope (self, field), field->path);
}

AttStyle
att_style_merge (AttStyle outer, AttStyle inner)
{
  if (inner.family == ATT_FAMILY_INHERIT)
    inner.family = outer.family;
  if (!(inner.size > 0))
    inner.size = outer.size;
  if (inner.align == ATT_ALIGN_INHERIT)
    inner.align = outer.align;
  inner.bold = inner.bold || outer.bold;
  inner.italic = inner.italic || outer.italic;
  return inner;
}

/* Blanks of a value mean nothing but that words end; its line ends are kept. */
static char *
tidy (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\n')
      {
        while (out->len > 0 && out->str[out->len - 1] == ' ')
          g_string_truncate (out, out->len - 1);
        if (out->len > 0 && out->str[out->len - 1] != '\n')
          g_string_append_c (out, '\n');
      }
    else if (*p == ' ' || *p == '\t' || *p == '\r')
      {
        if (out->len > 0 && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n')
          g_string_append_c (out, ' ');
      }
    else
      g_string_append_c (out, *p);
  while (out->len > 0 && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\n'))
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* What a field says in @language; "" when it says nothing. */
static char *
write_value (const AttBuilder *self, const AttFieldRef *field, AttLanguage language, GError **error)
{
  const AttDocData *scope = get_scope (self, field);
  AttDocType type;
  char *words;

  if (!att_doc_data_get_type_of (scope, field->path, &type) || type != field->type)
    return g_strdup ("");
  switch (type)
    {
    case ATT_DOC_STRING:
      return tidy (att_doc_data_get_string (scope, field->path));
    case ATT_DOC_TEXT:
      if (!att_doc_data_has_language (scope, field->path, language))
        {
          att_problem_set (error, &missing_language, att_arg_text ("path", self->template->path),
                           att_arg_number ("line", field->line), att_arg_text ("field", field->written),
                           att_arg_text ("template", self->template->id),
                           att_arg_term ("language", language_names[language]));
          return NULL;
        }
      return tidy (att_text_peek (att_doc_data_get_text (scope, field->path), language));
    case ATT_DOC_DAY:
      return att_doc_words_for_day (att_doc_data_get_day (scope, field->path), language, field->form);
    case ATT_DOC_NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, att_doc_data_get_number (scope, field->path));
    case ATT_DOC_PROVISION:
      words = att_doc_words_for_provision (att_doc_data_get_string (scope, field->path), language);
      if (words == NULL)
        att_builder_fail (self, &wrong_provision, field->line, field->written, error);
      return words;
    case ATT_DOC_FLAG:
    case ATT_DOC_IMAGE:
    case ATT_DOC_LIST:
    case ATT_DOC_NODE:
    default:
      return g_strdup ("");
    }
}

static void
add_attribute (Words *words, PangoAttribute *attribute, guint start)
{
  attribute->start_index = start;
  attribute->end_index = (guint) words->text->len;
  pango_attr_list_insert (words->attributes, attribute);
}

static gboolean
write_blank (const AttBuilder *self, const AttFieldRef *field, Words *words, GError **error)
{
  const char *blank = att_doc_data_get_blank (g_ptr_array_index (self->scopes, 0));

  if (blank == NULL)
    return att_builder_fail (self, &missing_field, field->line, field->written, error);
  g_string_append (words->text, blank);
  return TRUE;
}

static gboolean
write_field (const AttBuilder *self, const AttFieldRef *field, Words *words, GError **error)
{
  AttLanguage language = field->language >= 0 ? (AttLanguage) field->language : words->language;
  g_autofree char *value = write_value (self, field, language, error);
  Origin origin = { (guint) words->text->len, 0, field };

  if (value == NULL)
    return FALSE;
  if (*value == '\0')
    return write_blank (self, field, words, error);
  g_string_append (words->text, value);
  origin.end = (guint) words->text->len;
  g_array_append_val (words->origins, origin);
  if (language != words->language)
    add_attribute (words, pango_attr_language_new (pango_language_from_string (att_language_get_code (language))),
                   origin.start);
  return TRUE;
}

static gboolean write_children (AttBuilder *self, const AttInline *from, Words *words, GError **error);

static gboolean
write_span (AttBuilder *self, const AttInline *span, Words *words, GError **error)
{
  guint start = (guint) words->text->len;

  if (!write_children (self, span, words, error))
    return FALSE;
  if (span->style.bold)
    add_attribute (words, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (span->style.italic)
    add_attribute (words, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  if (span->style.size > 0)
    add_attribute (words,
                   pango_attr_size_new_absolute ((int) lround (span->style.size * self->scale * PANGO_SCALE)),
                   start);
  if (span->style.family != ATT_FAMILY_INHERIT)
    add_attribute (words,
                   pango_attr_family_new (span->style.family == ATT_FAMILY_SANS ? "Noto Sans" : "Noto Serif"),
                   start);
  return TRUE;
}

static gboolean
write_each (AttBuilder *self, const AttInline *each, Words *words, GError **error)
{
  GPtrArray *nodes = att_builder_find_list (self, each->field);
  gboolean good = TRUE;

  for (guint i = 0; nodes != NULL && i < nodes->len && good; i++)
    {
      if (i > 0 && each->words != NULL)
        g_string_append (words->text, each->words);
      g_ptr_array_add (self->scopes, g_ptr_array_index (nodes, i));
      good = write_children (self, each, words, error);
      g_ptr_array_set_size (self->scopes, (int) self->scopes->len - 1);
    }
  return good;
}

/* Exactly one of the choices must hold: a draft alone may have a blank instead of an answer. */
static gboolean
write_choice (AttBuilder *self, const AttInline *choose, Words *words, GError **error)
{
  const char *value = att_doc_data_get_string (get_scope (self, choose->field), choose->field->path);

  if (value == NULL)
    return write_blank (self, choose->field, words, error);
  for (guint i = 0; i < choose->children->len; i++)
    {
      const AttInline *when = g_ptr_array_index (choose->children, i);

      if (when->type == ATT_INLINE_WHEN && g_str_equal (when->words, value))
        return write_children (self, when, words, error);
    }
  return att_builder_fail (self, &no_choice, choose->field->line, choose->field->written, error);
}

static gboolean
write_inline (AttBuilder *self, const AttInline *piece, Words *words, GError **error)
{
  const GString *text = words->text;
  gboolean after_blank = text->len == 0 || text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\n';

  switch (piece->type)
    {
    case ATT_INLINE_WORDS:
      g_string_append (words->text, after_blank && piece->words[0] == ' ' ? piece->words + 1 : piece->words);
      return TRUE;
    case ATT_INLINE_FIELD:
      return write_field (self, piece->field, words, error);
    case ATT_INLINE_PAGE:
      g_string_append_printf (words->text, "%u", self->page);
      return TRUE;
    case ATT_INLINE_PAGES:
      g_string_append_printf (words->text, "%u", self->n_pages);
      return TRUE;
    case ATT_INLINE_BREAK:
      if (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (words->text, text->len - 1);
      g_string_append_c (words->text, '\n');
      return TRUE;
    case ATT_INLINE_IF:
      return !att_builder_holds (self, &piece->condition) || write_children (self, piece, words, error);
    case ATT_INLINE_EACH:
      return write_each (self, piece, words, error);
    case ATT_INLINE_CHOOSE:
      return write_choice (self, piece, words, error);
    case ATT_INLINE_WHEN:
    case ATT_INLINE_SPAN:
    default:
      return write_span (self, piece, words, error);
    }
}

static gboolean
write_children (AttBuilder *self, const AttInline *from, Words *words, GError **error)
{
  for (guint i = 0; i < from->children->len; i++)
    if (!write_inline (self, g_ptr_array_index (from->children, i), words, error))
      return FALSE;
  return TRUE;
}

/* The first character that no font has. */
static gboolean
fail_for_glyph (const AttBuilder *self, PangoLayout *layout, const Words *words, int line, GError **error)
{
  const char *text = words->text->str;
  const char *found = text;
  const AttFieldRef *field = NULL;
  g_autofree char *character = NULL;
  g_autofree char *code = NULL;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean searching = TRUE;

  while (searching)
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run != NULL && i < run->glyphs->num_glyphs && searching; i++)
        if ((run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
          {
            found = text + run->item->offset + run->glyphs->log_clusters[i];
            searching = FALSE;
          }
      searching = searching && pango_layout_iter_next_run (iter);
    }
  pango_layout_iter_free (iter);
  for (guint i = 0; i < words->origins->len; i++)
    {
      const Origin *origin = &g_array_index (words->origins, Origin, i);

      if (found >= text + origin->start && found < text + origin->end)
        field = origin->field;
    }
  character = g_strndup (found, (gsize) (g_utf8_next_char (found) - found));
  code = g_strdup_printf ("U+%04X", g_utf8_get_char (found));
  att_problem_set (error, &att_problem_missing_glyph, att_arg_text ("path", self->template->path),
                   att_arg_number ("line", field != NULL ? field->line : line),
                   att_arg_text ("field", field != NULL ? field->written : self->template->id),
                   att_arg_text ("template", self->template->id), att_arg_text ("character", character),
                   att_arg_text ("code", code));
  return FALSE;
}

/* Forbids a line break between two characters that belong together, and leaves the text as it is. */
static void
glue (Words *words, const char *from, const char *to)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) (from - words->text->str);
  attribute->end_index = (guint) (g_utf8_next_char (to) - words->text->str);
  pango_attr_list_insert (words->attributes, attribute);
}

static gboolean
is_in_date (const Words *words, const char *at)
{
  guint index = (guint) (at - words->text->str);

  for (guint i = 0; i < words->origins->len; i++)
    {
      const Origin *origin = &g_array_index (words->origins, Origin, i);

      if (index >= origin->start && index < origin->end)
        return origin->field->type == ATT_DOC_DAY;
    }
  return FALSE;
}

/* Numbers stay with their sign, days with their month, ordinals whole, and initials with their name. */
static void
glue_words (Words *words)
{
  const char *start = words->text->str;
  gunichar last = 0, last_but_one = 0;
  const char *last_at = start;

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next_at = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);
      gunichar next = *next_at != '\0' ? g_utf8_get_char (next_at) : 0;

      if (c == ' ' && last == 0x2116 /* № */)
        glue (words, last_at, next_at);
      else if (c == ' ' && g_unichar_isdigit (last) && g_unichar_isalpha (next) && is_in_date (words, p))
        glue (words, last_at, next_at);
      else if (c == '-' && g_unichar_isdigit (last) && g_unichar_isalpha (next))
        glue (words, last_at, next_at);
      else if (c == ' ' && last == '.' && g_unichar_isupper (last_but_one) && g_unichar_isupper (next))
        glue (words, last_at, next_at);
      last_but_one = last;
      last = c;
      last_at = p;
    }
}

static PangoLayout *
create_layout (AttBuilder *self, Words *words, double width, double indent)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                               PANGO_ALIGN_RIGHT, PANGO_ALIGN_LEFT };
  const AttStyle *style = &self->style;
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = att_fonts_describe (style->family == ATT_FAMILY_SANS, style->size * self->scale,
                                                   style->bold, style->italic);
  PangoAttribute *language
      = pango_attr_language_new (pango_language_from_string (att_language_get_code (words->language)));

  glue_words (words);
  /* Before the languages of single fields, which go over it. */
  pango_attr_list_insert_before (words->attributes, language);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_width (layout, (int) floor (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignments[style->align]);
  pango_layout_set_justify (layout, style->align == ATT_ALIGN_JUSTIFY);
  pango_layout_set_indent (layout, (int) lround (indent * PANGO_SCALE));
  pango_layout_set_attributes (layout, words->attributes);
  pango_layout_set_text (layout, words->text->str, (int) words->text->len);
  return layout;
}

/* A paragraph that is one field in a language of its own is in that language. */
static AttLanguage
find_language (const Words *words)
{
  const Origin *origin = words->origins->len == 1 ? &g_array_index (words->origins, Origin, 0) : NULL;

  if (origin == NULL || origin->field->language < 0 || origin->start > 0 || origin->end < words->text->len)
    return words->language;
  return (AttLanguage) origin->field->language;
}

static gboolean
add_lines (AttBuilder *self, Words *words, const char *tag, double width, double indent, gboolean keep, int line,
           GError **error)
{
  PangoLayout *layout = create_layout (self, words, width, indent);
  AttTag *paragraph = att_flow_add_tag (self->flow, tag, self->tag, find_language (words));
  PangoLayoutIter *iter;
  int n = pango_layout_get_line_count (layout);
  int i = 0;

  g_ptr_array_add (self->flow->layouts, layout);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    return fail_for_glyph (self, layout, words, line, error);
  iter = pango_layout_get_iter (layout);
  do
    {
      AttItem *item = att_flow_add_item (self->flow, ATT_ITEM_LINE);
      PangoRectangle logical;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      item->line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      item->x = (double) logical.x / PANGO_SCALE;
      item->height = height * self->template->page.leading;
      item->baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE
                       - (height - item->height) / 2;
      item->tag = paragraph;
      /* Neither the first nor the last line of several stands alone on a page. */
      item->keep = (n > 1 && (i == 0 || i == n - 2)) || (keep && i == n - 1);
      att_builder_emit (self, item);
      i++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return TRUE;
}

static gboolean
is_written_already (GPtrArray *written, const char *text)
{
  return g_ptr_array_find_with_equal_func (written, text, g_str_equal, NULL);
}

/* A paragraph for each language of the document; what is the same in two languages is written once. */
gboolean
att_builder_add_paragraphs (AttBuilder *self, const AttBlock *block, const char *tag, double width, GError **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  AttStyle outer = self->style;
  gboolean good = TRUE;

  self->style = att_style_merge (outer, block->style);
  self->pending = MAX (self->pending, block->before);
  for (guint i = 0; i < self->n_languages && good; i++)
    {
      AttLanguage language = self->languages[i];
      Words words;

      words_init (&words, language);
      good = write_children (self, block->texts[block->any_language ? ATT_LANGUAGE_KK : language], &words, error);
      while (words.text->len > 0 && words.text->str[words.text->len - 1] == ' ')
        g_string_truncate (words.text, words.text->len - 1);
      if (good && words.text->len > 0 && !is_written_already (written, words.text->str))
        {
          g_ptr_array_add (written, g_strdup (words.text->str));
          good = add_lines (self, &words, tag, width, block->indent, block->keep || i + 1 < self->n_languages,
                            block->line, error);
          if (i + 1 < self->n_languages)
            self->pending = MAX (self->pending, self->style.size * 0.25);
        }
      words_clear (&words);
    }
  self->pending = MAX (self->pending, block->after);
  self->style = outer;
  return good;
}

/* What a block's text says in a language, without any style. */
char *
att_builder_write (AttBuilder *self, const AttBlock *block, AttLanguage language, GError **error)
{
  Words words;
  char *text = NULL;

  words_init (&words, language);
  if (write_children (self, block->texts[block->any_language ? ATT_LANGUAGE_KK : language], &words, error))
    text = g_strdup (words.text->str);
  words_clear (&words);
  return text;
}

/* What a field holds that is no photo and no list, as it is. */
const char *
att_builder_find_string (const AttBuilder *self, const AttFieldRef *field, GError **error)
{
  const char *value = att_doc_data_get_string (get_scope (self, field), field->path);

  if (value == NULL)
    att_builder_fail (self, &missing_field, field->line, field->written, error);
  return value;
}

gboolean
att_builder_find_number (const AttBuilder *self, const AttFieldRef *field, gint64 *number, GError **error)
{
  const AttDocData *scope = get_scope (self, field);

  if (!att_doc_data_has (scope, field->path))
    return att_builder_fail (self, &missing_field, field->line, field->written, error);
  *number = att_doc_data_get_number (scope, field->path);
  return TRUE;
}

AttJpeg *
att_builder_find_image (const AttBuilder *self, const AttFieldRef *field, GError **error)
{
  AttJpeg *image = att_doc_data_get_image (get_scope (self, field), field->path);

  if (image == NULL)
    att_builder_fail (self, &missing_field, field->line, field->written, error);
  return image;
}

/* Words of the program's own: the marker of a list's item. */
gboolean
att_builder_add_words (AttBuilder *self, const char *text, double width, GError **error)
{
  Words words;
  gboolean good;

  words_init (&words, self->languages[0]);
  g_string_append (words.text, text);
  good = add_lines (self, &words, "P", width, 0, FALSE, 0, error);
  words_clear (&words);
  return good;
}
