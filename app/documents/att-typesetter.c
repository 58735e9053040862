/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-typesetter.h"

#include <glib/gi18n-lib.h>
#include <malloc.h>

#include "att-builder-private.h"
#include "att-fonts.h"
#include "att-pages-private.h"

#define MAX_PAGES 1000
#define LEAST_SCALE 0.71 /* of the letters of a body that has to fit on its pages */

static const AttProblemSpec other_language = {
  ATT_PROBLEM_INPUT, "document-no-language",
  N_ ("The template “{template}” has no texts in a language that was asked for."),
  N_ ("Choose another language, or add its texts to the template."), NULL
};
static const AttProblemSpec too_tall = {
  ATT_PROBLEM_INPUT, "document-too-tall",
  N_ ("A part of the document “{template}” is taller than a page."), N_ ("Shorten its text."), NULL
};
static const AttProblemSpec is_empty = {
  ATT_PROBLEM_INPUT, "document-empty",
  N_ ("Nothing of the template “{template}” holds for this dossier: the document would be empty."),
  N_ ("Look at the template's conditions."), NULL
};
static const AttProblemSpec too_many_pages = {
  ATT_PROBLEM_INPUT, "document-too-long",
  N_ ("The document “{template}” has more than {limit} pages."), N_ ("Shorten its texts."), NULL
};
static const AttProblemSpec does_not_fit = {
  ATT_PROBLEM_INPUT, "document-does-not-fit",
  N_ ("The document “{template}” has to fit on {limit} page(s) and does not, even with its annexes."),
  N_ ("Shorten its texts."), NULL
};
static const AttProblemSpec margin_too_small = {
  ATT_PROBLEM_INPUT, "document-margin",
  N_ ("The header or footer of the document “{template}” is taller than its margin."),
  N_ ("Shorten it, or make the template's margin wider."), NULL
};

struct _AttTypesetter
{
  GObject parent_instance;

  AttFonts *fonts;
};

G_DEFINE_FINAL_TYPE (AttTypesetter, att_typesetter, G_TYPE_OBJECT)

static void
att_typesetter_finalize (GObject *object)
{
  AttTypesetter *self = ATT_TYPESETTER (object);

  g_clear_pointer (&self->fonts, att_fonts_unref);
  G_OBJECT_CLASS (att_typesetter_parent_class)->finalize (object);
}

static void
att_typesetter_class_init (AttTypesetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_typesetter_finalize;
#ifdef M_TRIM_THRESHOLD
  /* A document packs dozens of streams, each with a window of 256 KB: memory that goes back to the kernel and returns
   * after each of them takes a seventh of the whole time. */
  mallopt (M_TRIM_THRESHOLD, 16 << 20);
  mallopt (M_MMAP_THRESHOLD, 1 << 20);
#endif
}

static void
att_typesetter_init (AttTypesetter *self)
{
}

/**
 * att_typesetter_new:
 * @error: a %ATT_PROBLEM_STORE when a font of the program is missing
 *
 * Makes a typesetter with fonts of its own: those that come with the program, in its folder of data, or in the one
 * that `ATTESTAT_DATADIR` names. To be used by one thread at a time; several typesetters work in several threads
 * at once. Making one takes a while: keep it for many documents.
 *
 * Returns: (transfer full) (nullable): a typesetter
 */
AttTypesetter *
att_typesetter_new (GError **error)
{
  g_autofree char *folder = att_fonts_dup_folder ();
  AttFonts *fonts = att_fonts_new (folder, error);
  AttTypesetter *self;

  if (fonts == NULL)
    return NULL;
  self = g_object_new (ATT_TYPE_TYPESETTER, NULL);
  self->fonts = fonts;
  return self;
}

static gboolean
fail (const AttBuilder *builder, const AttProblemSpec *spec, const AttBlock *block, gint64 limit, GError **error)
{
  att_problem_set (error, spec, att_arg_text ("path", builder->template->path),
                   att_arg_number ("line", block->line), att_arg_text ("template", builder->template->id),
                   att_arg_number ("limit", limit));
  return FALSE;
}

/* The pages of the body or of an annex. */
static GPtrArray *
build_part (AttBuilder *builder, const AttBlock *part, GError **error)
{
  const AttPage *page = &builder->template->page;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  GPtrArray *pages;

  builder->out = items;
  if (!att_builder_build (builder, part, page->width - page->left - page->right, error))
    return NULL;
  pages = att_flow_paginate (builder->flow, items, page->height - page->top - page->bottom);
  if (pages == NULL)
    fail (builder, &too_tall, part, 0, error);
  return pages;
}


/* The body; while it is too long, one thing more goes to an annex, and in the end its letters become smaller. */
static GPtrArray *
build_body (AttBuilder *builder, GError **error)
{
  AttTemplate *template = builder->template;
  guint n_moved = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) pages = build_part (builder, template->body, error);

      if (pages == NULL)
        return NULL;
      if (template->max_pages == 0 || pages->len <= (guint) template->max_pages)
        {
          builder->scale = 1;
          return g_steal_pointer (&pages);
        }
      if (n_moved < template->annexes->len)
        {
          const AttBlock *annex = g_ptr_array_index (template->annexes, n_moved++);

          g_hash_table_add (builder->overflowed, annex->name);
        }
      else if (builder->scale > LEAST_SCALE)
        builder->scale -= 0.05;
      else
        {
          fail (builder, &does_not_fit, template->body, template->max_pages, error);
          return NULL;
        }
    }
}

static GArray *
build_margin (AttBuilder *builder, const AttBlock *margin, AttShow show, double room, GError **error)
{
  const AttPage *page = &builder->template->page;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) pages = NULL;

  if (margin == NULL || (show == ATT_SHOW_NOT_FIRST && builder->page == 1)
      || (show == ATT_SHOW_MANY && builder->n_pages == 1))
    return g_array_new (FALSE, FALSE, sizeof (AttPlaced));
  builder->out = items;
  if (!att_builder_build (builder, margin, page->width - page->left - page->right, error))
    return NULL;
  pages = att_flow_paginate (builder->flow, items, room);
  if (pages == NULL || pages->len > 1)
    {
      fail (builder, &margin_too_small, margin, 0, error);
      return NULL;
    }
  return pages->len == 1 ? g_array_ref (g_ptr_array_index (pages, 0))
                         : g_array_new (FALSE, FALSE, sizeof (AttPlaced));
}

static void
clear_content (gpointer data)
{
  AttPageContent *content = data;

  g_clear_pointer (&content->text, g_array_unref);
  g_clear_pointer (&content->header, g_array_unref);
  g_clear_pointer (&content->footer, g_array_unref);
}

/* Header and footer, once it is known how many pages there are. */
static gboolean
build_margins (AttBuilder *builder, GArray *contents, GError **error)
{
  AttTemplate *template = builder->template;
  const double edge = 9 * ATT_POINTS_PER_MM; /* what a printer leaves blank, and the gap to the text */

  builder->n_pages = contents->len;
  for (guint i = 0; i < contents->len; i++)
    {
      AttPageContent *content = &g_array_index (contents, AttPageContent, i);

      builder->page = i + 1;
      content->header
          = build_margin (builder, template->header, template->show_header, template->page.top - edge, error);
      if (content->header == NULL)
        return FALSE;
      content->footer
          = build_margin (builder, template->footer, template->show_footer, template->page.bottom - edge, error);
      if (content->footer == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
append_pages (GArray *contents, GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      AttPageContent content = { g_array_ref (g_ptr_array_index (pages, i)), NULL, NULL };

      g_array_append_val (contents, content);
    }
}

static gboolean
build_document (AttBuilder *builder, GArray *contents, GError **error)
{
  AttTemplate *template = builder->template;
  g_autoptr (GPtrArray) body = build_body (builder, error);

  if (body == NULL)
    return FALSE;
  append_pages (contents, body);
  for (guint i = 0; i < template->annexes->len; i++)
    {
      const AttBlock *annex = g_ptr_array_index (template->annexes, i);
      g_autoptr (GPtrArray) pages = NULL;

      if (!g_hash_table_contains (builder->overflowed, annex->name))
        continue;
      pages = build_part (builder, annex, error);
      if (pages == NULL)
        return FALSE;
      append_pages (contents, pages);
    }
  if (contents->len == 0)
    return fail (builder, &is_empty, template->body, 0, error);
  if (contents->len > MAX_PAGES)
    return fail (builder, &too_many_pages, template->body, MAX_PAGES, error);
  return build_margins (builder, contents, error);
}

/**
 * att_typesetter_lay_out:
 * @self: a typesetter
 * @template: a template
 * @data: the values of its fields
 * @languages: the languages in which to write; Kazakh always goes first
 * @error: a %ATT_PROBLEM_INPUT that names the template, the line and the field
 *
 * Nothing is ever left blank: a field that is not known, a text that is not there in a language, or a character
 * that no font has is a problem.
 *
 * Returns: (transfer full) (nullable): the pages; they use the fonts of @self and belong to its thread
 */
AttPages *
att_typesetter_lay_out (AttTypesetter *self, AttTemplate *template, AttDocData *data, AttDocLanguages languages,
                        GError **error)
{
  g_autoptr (AttFlow) flow = NULL;
  g_autoptr (GPtrArray) scopes = NULL;
  g_autoptr (GHashTable) overflowed = NULL;
  g_autoptr (GArray) contents = NULL;
  AttBuilder builder = { 0 };

  g_return_val_if_fail (ATT_IS_TYPESETTER (self) && ATT_IS_TEMPLATE (template) && data != NULL, NULL);
  g_return_val_if_fail (languages != 0, NULL);
  flow = att_flow_new ();
  scopes = g_ptr_array_new ();
  overflowed = g_hash_table_new (g_str_hash, g_str_equal);
  contents = g_array_new (FALSE, TRUE, sizeof (AttPageContent));
  g_array_set_clear_func (contents, clear_content);
  g_ptr_array_add (scopes, data);

  builder.template = template;
  builder.context = att_fonts_get_context (self->fonts);
  builder.flow = flow;
  builder.scopes = scopes;
  builder.overflowed = overflowed;
  builder.scale = 1;
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if ((languages & (1u << i)) != 0)
      builder.languages[builder.n_languages++] = (AttLanguage) i;
  if ((languages & ~template->languages) != 0)
    {
      fail (&builder, &other_language, template->body, 0, error);
      return NULL;
    }
  builder.tag = att_flow_add_tag (flow, "Document", NULL, builder.languages[0]);
  if (!build_document (&builder, contents, error))
    return NULL;
  return att_pages_new (template, languages, self->fonts, g_steal_pointer (&flow), contents);
}

/**
 * att_typesetter_make_pdf:
 * @self: a typesetter
 * @template: a template
 * @data: the values of its fields
 * @languages: the languages in which to write
 * @meta: what the PDF shall say about itself
 * @n_pages: (out) (optional): how many pages it has
 * @error: as of att_typesetter_lay_out() and att_pages_to_pdf()
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
att_typesetter_make_pdf (AttTypesetter *self, AttTemplate *template, AttDocData *data, AttDocLanguages languages,
                         const AttDocMeta *meta, guint *n_pages, GError **error)
{
  g_autoptr (AttPages) pages = att_typesetter_lay_out (self, template, data, languages, error);

  if (pages == NULL)
    return NULL;
  if (n_pages != NULL)
    *n_pages = att_pages_get_n_pages (pages);
  return att_pages_to_pdf (pages, meta, error);
}

static gboolean
check_words (AttTypesetter *self, AttTemplate *template, const char *words, int line, GError **error)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (att_fonts_get_context (self->fonts));
  g_autoptr (PangoFontDescription) font = att_fonts_describe (FALSE, 10, FALSE, FALSE);

  pango_layout_set_font_description (layout, font);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *code = g_strdup_printf ("U+%04X", g_utf8_get_char (p));

      /* Each by itself: two may make one letter that a font has, but not every font. */
      pango_layout_set_text (layout, character, -1);
      if (g_unichar_ismark (g_utf8_get_char (p)) || pango_layout_get_unknown_glyphs_count (layout) == 0)
        continue;
      att_problem_set (error, &att_problem_missing_glyph, att_arg_text ("path", template->path),
                       att_arg_number ("line", line), att_arg_text ("field", template->id),
                       att_arg_text ("template", template->id), att_arg_text ("character", character),
                       att_arg_text ("code", code));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_inline (AttTypesetter *self, AttTemplate *template, const AttInline *text, int line, GError **error)
{
  if (text->type == ATT_INLINE_WORDS && text->words != NULL && !check_words (self, template, text->words, line, error))
    return FALSE;
  for (guint i = 0; text->children != NULL && i < text->children->len; i++)
    if (!check_inline (self, template, g_ptr_array_index (text->children, i), line, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_block (AttTypesetter *self, AttTemplate *template, const AttBlock *block, GError **error)
{
  for (guint i = 0; i < ATT_N_LANGUAGES; i++)
    if (block->texts[i] != NULL && !check_inline (self, template, block->texts[i], block->line, error))
      return FALSE;
  for (guint i = 0; i < block->children->len; i++)
    if (!check_block (self, template, g_ptr_array_index (block->children, i), error))
      return FALSE;
  return TRUE;
}

/**
 * att_typesetter_check_words:
 * @self: a typesetter
 * @template: a template
 * @error: a %ATT_PROBLEM_INPUT that names the line and the character
 *
 * Returns: whether the fonts have every character of the template's own words
 */
gboolean
att_typesetter_check_words (AttTypesetter *self, AttTemplate *template, GError **error)
{
  g_return_val_if_fail (ATT_IS_TYPESETTER (self) && ATT_IS_TEMPLATE (template), FALSE);
  if ((template->header != NULL && !check_block (self, template, template->header, error))
      || (template->footer != NULL && !check_block (self, template, template->footer, error))
      || !check_block (self, template, template->body, error))
    return FALSE;
  for (guint i = 0; i < template->annexes->len; i++)
    if (!check_block (self, template, g_ptr_array_index (template->annexes, i), error))
      return FALSE;
  return TRUE;
}
