/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-pages-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "att-archival.h"
#include "att-plate-private.h"
#include "att-problem.h"

#define LINE_WIDTH 0.5
#define MARGIN_GAP (4 * ATT_POINTS_PER_MM) /* between the text and a header or footer */

static const AttProblemSpec not_drawn = {
  ATT_PROBLEM_STORE, "document-not-drawn",
  N_ ("The document can't be drawn: {reason}."), N_ ("Look whether the machine has memory left."), NULL
};

G_DEFINE_FINAL_TYPE (AttPages, att_pages, G_TYPE_OBJECT)

static void
att_pages_finalize (GObject *object)
{
  AttPages *self = ATT_PAGES (object);

  g_clear_pointer (&self->contents, g_array_unref);
  g_clear_pointer (&self->flow, att_flow_free);
  g_clear_pointer (&self->fonts, att_fonts_unref);
  g_clear_object (&self->template);
  G_OBJECT_CLASS (att_pages_parent_class)->finalize (object);
}

static void
att_pages_class_init (AttPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_pages_finalize;
}

static void
att_pages_init (AttPages *self)
{
}

/* Takes @flow. */
AttPages *
att_pages_new (AttTemplate *template, AttDocLanguages languages, AttFonts *fonts, AttFlow *flow, GArray *contents)
{
  AttPages *self = g_object_new (ATT_TYPE_PAGES, NULL);

  self->template = g_object_ref (template);
  self->languages = languages;
  self->fonts = att_fonts_ref (fonts);
  self->flow = flow;
  self->contents = g_array_ref (contents);
  return self;
}

/* Draws a page and lists its structure. */
typedef struct
{
  cairo_t *cr;
  GArray *plates;     /* (nullable): AttArchivalPlate, to lie under a PDF; %NULL when no PDF is drawn */
  double height;      /* of a page, in points */
  GPtrArray *open;    /* AttTag, outermost first */
  GArray *structure;  /* AttDocElement, as they are written */
  GHashTable *begun;  /* AttTag -> the place of its first element in @structure */
  GHashTable *heads;  /* AttItem: heads of tables that an earlier page has */
  guint page;
} Pen;

static void
pen_init (Pen *pen, AttPages *pages, cairo_t *cr, GArray *plates, GArray *structure)
{
  *pen = (Pen) {
    .cr = cr,
    .plates = plates,
    .height = pages->template->page.height,
    .open = g_ptr_array_new (),
    .structure = g_array_ref (structure),
    .begun = g_hash_table_new (NULL, NULL),
    .heads = g_hash_table_new (NULL, NULL),
  };
}

static void
pen_clear (Pen *pen)
{
  g_ptr_array_unref (pen->open);
  g_array_unref (pen->structure);
  g_hash_table_unref (pen->begun);
  g_hash_table_unref (pen->heads);
}

static void
open_tag (Pen *pen, AttTag *tag)
{
  AttDocElement element = { tag->name, tag->language, tag->scope, tag->numbering, tag->alt, -1 };
  gpointer first;

  if (pen->plates != NULL)
    cairo_tag_begin (pen->cr, tag->name, NULL);
  if (g_hash_table_lookup_extended (pen->begun, tag, NULL, &first))
    element.continues = GPOINTER_TO_INT (first);
  else
    g_hash_table_insert (pen->begun, tag, GINT_TO_POINTER (pen->structure->len));
  g_array_append_val (pen->structure, element);
  g_ptr_array_add (pen->open, tag);
}

static void
close_tags (Pen *pen, guint but)
{
  while (pen->open->len > but)
    {
      AttTag *tag = g_ptr_array_index (pen->open, pen->open->len - 1);

      if (pen->plates != NULL)
        cairo_tag_end (pen->cr, tag->name);
      g_ptr_array_set_size (pen->open, (int) pen->open->len - 1);
    }
}

/* Closes and opens tags until exactly @tag and those around it are open. */
static void
enter_tags (Pen *pen, AttTag *tag)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  guint common = 0;

  for (; tag != NULL; tag = tag->parent)
    g_ptr_array_insert (chain, 0, tag);
  while (common < chain->len && common < pen->open->len
         && g_ptr_array_index (chain, common) == g_ptr_array_index (pen->open, common))
    common++;
  close_tags (pen, common);
  for (guint i = common; i < chain->len; i++)
    open_tag (pen, g_ptr_array_index (chain, i));
}

/* An empty cell is still one of its row. */
static void
enter_cell (Pen *pen, const AttCell *cell)
{
  if (cell->tag != NULL && cell->items->len == 0 && !g_hash_table_contains (pen->begun, cell->tag))
    enter_tags (pen, cell->tag);
}

typedef void (*ItemFunc) (Pen *pen, const AttItem *item, double x, double y);

static void write_item (Pen *pen, const AttItem *item, double x, double y);

static void
visit_item (Pen *pen, const AttItem *item, double x, double y, ItemFunc func)
{
  func (pen, item, x, y);
  if (item->row == NULL)
    return;
  for (guint i = 0; i < item->row->cells->len; i++)
    {
      const AttCell *cell = &g_array_index (item->row->cells, AttCell, i);
      double cell_y = y + item->row->pad_y;

      if (func == write_item)
        enter_cell (pen, cell);
      if (item->row->at_bottom)
        cell_y = y + item->height - item->row->pad_y - att_items_measure (cell->items);
      for (guint k = 0; k < cell->items->len; k++)
        {
          const AttItem *inner = g_ptr_array_index (cell->items, k);

          cell_y += k > 0 ? inner->before : 0;
          visit_item (pen, inner, x + cell->x + item->row->pad_x, cell_y, func);
          cell_y += inner->height;
        }
    }
}

static void
visit_all (Pen *pen, GArray *placed, double x, double y, ItemFunc func)
{
  for (guint i = 0; placed != NULL && i < placed->len; i++)
    {
      const AttPlaced *one = &g_array_index (placed, AttPlaced, i);

      visit_item (pen, one->item, x, y + one->y, func);
    }
}

static void
draw_row_lines (cairo_t *cr, const AttItem *item, double x, double y)
{
  const AttRow *row = item->row;
  const AttCell *last = &g_array_index (row->cells, AttCell, row->cells->len - 1);
  double right = x + last->x + last->width;

  if (row->shaded)
    {
      cairo_set_source_rgb (cr, 0.93, 0.94, 0.95);
      cairo_rectangle (cr, x, y, right - x, item->height);
      cairo_fill (cr);
    }
  if (row->lines == ATT_LINES_NONE)
    return;
  cairo_set_source_rgb (cr, 0.35, 0.38, 0.42);
  cairo_set_line_width (cr, LINE_WIDTH);
  if (row->lines == ATT_LINES_GRID)
    {
      cairo_rectangle (cr, x, y, right - x, item->height);
      for (guint i = 1; i < row->cells->len; i++)
        {
          double at = x + g_array_index (row->cells, AttCell, i).x;

          cairo_move_to (cr, at, y);
          cairo_line_to (cr, at, y + item->height);
        }
    }
  else
    {
      cairo_move_to (cr, x, y + item->height);
      cairo_line_to (cr, right, y + item->height);
    }
  cairo_stroke (cr);
}

static void
lay_plate (Pen *pen, AttPlateFunc draw, double x, double y, double width, double height)
{
  AttArchivalPlate plate = { pen->page, x, pen->height - y - height, NULL };

  if (pen->plates != NULL)
    {
      plate.drawing = att_plate_get_pdf (draw, width, height);
      g_array_append_val (pen->plates, plate);
      return;
    }
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x, y);
  draw (pen->cr, width, height);
  cairo_restore (pen->cr);
}

/* What has no meaning is drawn first and outside of every element of the page. */
static void
draw_decoration (Pen *pen, const AttItem *item, double x, double y)
{
  if (item->type == ATT_ITEM_ROW)
    draw_row_lines (pen->cr, item, x, y);
  else if (item->type == ATT_ITEM_EMBLEM)
    lay_plate (pen, att_emblem_draw, x + item->x, y, item->height, item->height);
  else if (item->type == ATT_ITEM_RULE)
    {
      cairo_set_source_rgb (pen->cr, 0, 0, 0);
      cairo_set_line_width (pen->cr, item->thickness);
      cairo_move_to (pen->cr, x + item->x, y + item->thickness / 2);
      cairo_line_to (pen->cr, x + item->x + item->width, y + item->thickness / 2);
      cairo_stroke (pen->cr);
    }
}

static gboolean
has_meaning (const AttItem *item)
{
  return item->type == ATT_ITEM_LINE || item->type == ATT_ITEM_QR || item->type == ATT_ITEM_IMAGE
         || item->type == ATT_ITEM_BAR;
}

static void
draw_bar (cairo_t *cr, const AttItem *item, double x, double y)
{
  cairo_rectangle (cr, x, y, item->width, item->height);
  cairo_set_source_rgb (cr, 0.78, 0.85, 0.94);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.35, 0.38, 0.42);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke (cr);
}

static void
draw_item (Pen *pen, const AttItem *item, double x, double y)
{
  if (!has_meaning (item))
    return;
  if (item->type == ATT_ITEM_QR)
    {
      att_qr_draw (item->qr, pen->cr, x + item->x, y, item->height);
      return;
    }
  if (item->type == ATT_ITEM_IMAGE)
    {
      att_jpeg_draw (item->image, pen->cr, x + item->x, y, item->width, pen->plates != NULL);
      return;
    }
  if (item->type == ATT_ITEM_BAR)
    {
      draw_bar (pen->cr, item, x + item->x, y);
      return;
    }
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
  cairo_move_to (pen->cr, x + item->x, y + item->baseline);
  pango_cairo_show_layout_line (pen->cr, item->line);
}

static void
write_item (Pen *pen, const AttItem *item, double x, double y)
{
  if (!has_meaning (item))
    return;
  enter_tags (pen, item->tag);
  draw_item (pen, item, x, y);
}

/* A head that stands on an earlier page is only a help for the eye: in the structure, the table goes on. */
static gboolean
is_again (Pen *pen, const AttItem *item)
{
  return item->row != NULL && item->row->is_head && g_hash_table_contains (pen->heads, item);
}

static void
visit_text (AttPages *self, Pen *pen, gboolean again, ItemFunc func)
{
  const AttPage *page = &self->template->page;
  GArray *text = g_array_index (self->contents, AttPageContent, pen->page).text;

  for (guint i = 0; i < text->len; i++)
    {
      const AttPlaced *one = &g_array_index (text, AttPlaced, i);

      if (is_again (pen, one->item) == again)
        visit_item (pen, one->item, page->left, page->top + one->y, func);
    }
}

static void
remember_heads (AttPages *self, Pen *pen)
{
  GArray *text = g_array_index (self->contents, AttPageContent, pen->page).text;

  for (guint i = 0; i < text->len; i++)
    {
      AttItem *item = g_array_index (text, AttPlaced, i).item;

      if (item->row != NULL && item->row->is_head)
        g_hash_table_add (pen->heads, item);
    }
}

static void
draw_page (AttPages *self, Pen *pen)
{
  const AttPage *page = &self->template->page;
  const AttPageContent *content = &g_array_index (self->contents, AttPageContent, pen->page);
  AttPlateFunc frame = att_frame_get_func (page->frame);
  double footer_y = page->height - page->bottom + MARGIN_GAP;
  double header_y = page->top - MARGIN_GAP;

  for (guint i = 0; content->header != NULL && i < content->header->len; i++)
    header_y = MIN (header_y, page->top - MARGIN_GAP
                                  - g_array_index (content->header, AttPlaced, i).y
                                  - g_array_index (content->header, AttPlaced, i).item->height);
  if (frame != NULL)
    lay_plate (pen, frame, 0, 0, page->width, page->height);
  visit_all (pen, content->header, page->left, header_y, draw_decoration);
  visit_all (pen, content->header, page->left, header_y, draw_item);
  visit_all (pen, content->footer, page->left, footer_y, draw_decoration);
  visit_all (pen, content->footer, page->left, footer_y, draw_item);
  visit_all (pen, content->text, page->left, page->top, draw_decoration);
  visit_text (self, pen, TRUE, draw_item);
  visit_text (self, pen, FALSE, write_item);
  close_tags (pen, 1); /* the document itself goes on */
  remember_heads (self, pen);
}

/**
 * att_pages_get_n_pages:
 * @self: a document's pages
 *
 * Returns: how many there are
 */
guint
att_pages_get_n_pages (AttPages *self)
{
  g_return_val_if_fail (ATT_IS_PAGES (self), 0);
  return self->contents->len;
}

/**
 * att_pages_get_size:
 * @self: a document's pages
 * @width: (out) (optional): the width of each, in points
 * @height: (out) (optional): the height of each, in points
 */
void
att_pages_get_size (AttPages *self, double *width, double *height)
{
  g_return_if_fail (ATT_IS_PAGES (self));
  if (width != NULL)
    *width = self->template->page.width;
  if (height != NULL)
    *height = self->template->page.height;
}

/**
 * att_pages_draw:
 * @self: a document's pages
 * @page: which one, from 0
 * @cr: where to draw, one unit a point
 *
 * Draws a page as it is in the PDF: for a preview. In the thread that laid the pages out, or while that one does
 * nothing with its typesetter.
 */
void
att_pages_draw (AttPages *self, guint page, cairo_t *cr)
{
  g_autoptr (GArray) structure = g_array_new (FALSE, FALSE, sizeof (AttDocElement));
  Pen pen;

  g_return_if_fail (ATT_IS_PAGES (self) && cr != NULL);
  g_return_if_fail (page < self->contents->len);
  pen_init (&pen, self, cr, NULL, structure);
  pen.page = page;
  draw_page (self, &pen);
  pen_clear (&pen);
}

static void
set_metadata (cairo_surface_t *surface, const AttDocMeta *meta)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (meta->created_us / G_USEC_PER_SEC);
  g_autofree char *instant = g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, meta->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, meta->author);
  if (meta->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, meta->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Attestat");
  /* Else Cairo would take the time of day. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, instant);
}

/* From corner to corner, so pale that what it crosses stays readable. */
static void
draw_mark (AttPages *self, cairo_t *cr, const char *words)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (att_fonts_get_context (self->fonts));
  g_autoptr (PangoFontDescription) font = att_fonts_describe (TRUE, 60, TRUE, FALSE);
  double width = self->template->page.width;
  double height = self->template->page.height;
  int w, h;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_size (layout, &w, &h);
  cairo_save (cr);
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, -atan2 (height, width));
  cairo_translate (cr, -(double) w / PANGO_SCALE / 2, -(double) h / PANGO_SCALE / 2);
  cairo_set_source_rgb (cr, 0.85, 0.85, 0.85);
  /* A page before may have left the pen somewhere else. */
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/*
 * @structure: (element-type AttDocElement) (out caller-allocates): what Cairo could not say of its structure
 * @plates: (element-type AttArchivalPlate) (out caller-allocates): what is to lie under its pages
 *
 * Returns: (nullable): Cairo's PDF
 */
GBytes *
att_pages_draw_pdf (AttPages *self, const AttDocMeta *meta, GArray *structure, GArray *plates, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = att_plate_new_surface (bytes, self->template->page.width, self->template->page.height);
  cairo_status_t status;
  Pen pen;

  set_metadata (surface, meta);
  pen_init (&pen, self, cairo_create (surface), plates, structure);
  for (pen.page = 0; pen.page < self->contents->len; pen.page++)
    {
      if (meta->mark != NULL)
        draw_mark (self, pen.cr, meta->mark);
      draw_page (self, &pen);
      if (pen.page + 1 == self->contents->len)
        close_tags (&pen, 0);
      cairo_show_page (pen.cr);
    }
  status = cairo_status (pen.cr);
  cairo_destroy (pen.cr);
  pen_clear (&pen);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  att_problem_set (error, &not_drawn, att_arg_text ("reason", cairo_status_to_string (status)));
  return NULL;
}

/**
 * att_pages_to_pdf:
 * @self: a document's pages
 * @meta: what the PDF shall say about itself
 * @error: a %ATT_PROBLEM_STORE
 *
 * The same pages and @meta give the same bytes, in whatever locale and time zone, with the same versions of Cairo,
 * Pango and their like.
 *
 * Returns: (transfer full) (nullable): the PDF, fit for the archive
 */
GBytes *
att_pages_to_pdf (AttPages *self, const AttDocMeta *meta, GError **error)
{
  g_autoptr (GArray) structure = NULL;
  g_autoptr (GArray) plates = NULL;
  g_autoptr (GBytes) drawn = NULL;
  AttArchival archival = { 0 };

  g_return_val_if_fail (ATT_IS_PAGES (self) && meta != NULL, NULL);
  g_return_val_if_fail (meta->title != NULL && meta->author != NULL, NULL);
  structure = g_array_new (FALSE, FALSE, sizeof (AttDocElement));
  plates = g_array_new (FALSE, FALSE, sizeof (AttArchivalPlate));
  drawn = att_pages_draw_pdf (self, meta, structure, plates, error);
  if (drawn == NULL)
    return NULL;
  archival.meta = meta;
  archival.titles = att_template_get_title (self->template);
  archival.languages = self->languages;
  archival.structure = structure;
  archival.plates = plates;
  return att_archival_finish (&archival, drawn, error);
}
