/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures on paper: the same tables and charts as in the window. */
#include "config.h"
#include "att-figures-sections.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "att-fonts.h"
#include "att-words.h"

/* A4, in points. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 56.7
#define WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define CHART_WIDTH 210
#define GAP 22
#define TABLE_LEFT (CHART_WIDTH + GAP)
#define TABLE_WIDTH (WIDTH - TABLE_LEFT)
#define NUMBER_WIDTH 52
#define SECTION_GAP 20
#define ROW_GAP 3

static const GdkRGBA black = { 0, 0, 0, 1 };
static const GdkRGBA grey = { 0.78F, 0.85F, 0.94F, 1 };

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  double y; /* from the upper margin on */
  guint page;
} Sheet;

static double
put (Sheet *sheet, gboolean draw, const char *text, double size, gboolean bold, double x, double y, double width,
     PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (sheet->context);
  PangoFontDescription *font = att_fonts_describe (TRUE, size, bold, FALSE);
  PangoRectangle extents;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  if (draw)
    {
      gdk_cairo_set_source_rgba (sheet->cr, &black);
      cairo_move_to (sheet->cr, MARGIN + x, MARGIN + y);
      pango_cairo_show_layout (sheet->cr, layout);
    }
  return extents.height / (double) PANGO_SCALE;
}

/* The table of a section; returns how high it is. */
static double
put_table (Sheet *sheet, gboolean draw, const AttFigureSection *section, double top)
{
  gboolean days = section->rows->len > 0
                  && ((const AttFigureRow *) g_ptr_array_index (section->rows, 0))->median != NULL;
  const char *const heads[] = { C_ ("column", "Count"), C_ ("column", "Median"), C_ ("column", "Longest") };
  guint n = days ? 3 : 1;
  double label_width = TABLE_WIDTH - n * NUMBER_WIDTH - 6;
  double y = top;
  double height = put (sheet, draw, C_ ("column", "What"), 8, TRUE, TABLE_LEFT, y, label_width, PANGO_ALIGN_LEFT);

  for (guint k = 0; k < n; k++)
    put (sheet, draw, heads[k], 8, TRUE, TABLE_LEFT + TABLE_WIDTH - (n - k) * NUMBER_WIDTH, y, NUMBER_WIDTH,
         PANGO_ALIGN_RIGHT);
  y += height + ROW_GAP;
  for (guint i = 0; i < section->rows->len; i++)
    {
      const AttFigureRow *row = g_ptr_array_index (section->rows, i);
      const char *const numbers[] = { row->count, row->median, row->longest };

      height = put (sheet, draw, row->label, 9, FALSE, TABLE_LEFT, y, label_width, PANGO_ALIGN_LEFT);
      for (guint k = 0; k < n; k++)
        if (numbers[k] != NULL)
          put (sheet, draw, numbers[k], 9, FALSE, TABLE_LEFT + TABLE_WIDTH - (n - k) * NUMBER_WIDTH, y, NUMBER_WIDTH,
               PANGO_ALIGN_RIGHT);
      y += height + ROW_GAP;
    }
  return y - top;
}

static double
put_chart (Sheet *sheet, gboolean draw, const AttFigureSection *section, double top)
{
  PangoFontDescription *font = att_fonts_describe (TRUE, 9, FALSE, FALSE);
  double height;

  pango_context_set_font_description (sheet->context, font);
  pango_font_description_free (font);
  if (draw)
    {
      cairo_save (sheet->cr);
      cairo_translate (sheet->cr, MARGIN, MARGIN + top);
    }
  height = att_bars_draw (section->bars, draw ? sheet->cr : NULL, sheet->context, CHART_WIDTH, &black, &grey);
  if (draw)
    cairo_restore (sheet->cr);
  return height;
}

static double
put_section (Sheet *sheet, gboolean draw, const AttFigureSection *section, double top)
{
  double y = top + put (sheet, draw, section->title, 11, TRUE, 0, top, WIDTH, PANGO_ALIGN_LEFT) + 2;
  double chart, table;

  if (section->unit != NULL)
    y += put (sheet, draw, section->unit, 9, FALSE, 0, y, WIDTH, PANGO_ALIGN_LEFT) + 2;
  y += 4;
  chart = put_chart (sheet, draw, section, y);
  table = put_table (sheet, draw, section, y);
  return y + MAX (chart, table) - top;
}

static void
end_page (Sheet *sheet)
{
  g_autofree char *number = g_strdup_printf ("%u", ++sheet->page);

  put (sheet, TRUE, number, 9, FALSE, 0, PAGE_HEIGHT - 2 * MARGIN + 14, WIDTH, PANGO_ALIGN_CENTER);
  cairo_show_page (sheet->cr);
  sheet->y = 0;
}

static void
put_all (Sheet *sheet, GPtrArray *sections, const char *title, const char *subtitle)
{
  sheet->y = put (sheet, TRUE, title, 15, TRUE, 0, 0, WIDTH, PANGO_ALIGN_LEFT) + 4;
  sheet->y += put (sheet, TRUE, subtitle, 10, FALSE, 0, sheet->y, WIDTH, PANGO_ALIGN_LEFT) + SECTION_GAP;
  for (guint i = 0; i < sections->len; i++)
    {
      const AttFigureSection *section = g_ptr_array_index (sections, i);
      double height = put_section (sheet, FALSE, section, 0);

      if (sheet->y > 0 && sheet->y + height > PAGE_HEIGHT - 2 * MARGIN)
        end_page (sheet);
      put_section (sheet, TRUE, section, sheet->y);
      sheet->y += height + SECTION_GAP;
    }
  end_page (sheet);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * att_figure_sections_make_pdf:
 * @sections: (element-type AttFigureSection): what is told
 * @title: the heading
 * @subtitle: of which time and region
 * @error: when the fonts of the program are not there
 *
 * Returns: (transfer full) (nullable): the figures as a PDF
 */
GBytes *
att_figure_sections_make_pdf (GPtrArray *sections, const char *title, const char *subtitle, GError **error)
{
  g_autofree char *folder = att_fonts_dup_folder ();
  AttFonts *fonts = att_fonts_new (folder, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  Sheet sheet = { 0 };

  if (fonts == NULL)
    return NULL;
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  sheet.cr = cairo_create (surface);
  sheet.context = att_fonts_get_context (fonts);
  put_all (&sheet, sections, title, subtitle);
  cairo_destroy (sheet.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  att_fonts_unref (fonts);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
