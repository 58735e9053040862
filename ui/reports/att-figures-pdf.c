/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures on paper: the same tables and charts as in the window. */
#include "config.h"
#include "att-figures-sections.h"

#include "att-typesetter.h"

/* What a day of the calendar is in the time of the computer, so that the same figures give the same bytes. */
#define DAYS_BEFORE_1970 719163

static void
add_rows (AttDocData *node, const AttFigureSection *section)
{
  double most = att_bars_find_most (section->bars);

  for (guint i = 0; i < section->rows->len; i++)
    {
      const AttFigureRow *row = g_ptr_array_index (section->rows, i);
      const AttBar *bar = g_ptr_array_index (section->bars, i);
      AttDocData *line = att_doc_data_append (node, "rows");

      att_doc_data_set_string (line, "label", row->label);
      att_doc_data_set_string (line, "count", row->count);
      att_doc_data_set_string (line, "median", row->median);
      att_doc_data_set_string (line, "longest", row->longest);
      att_doc_data_set_number (line, "part", most > 0 ? (gint64) (1000 * bar->value / most + 0.5) : 0);
    }
}

/**
 * att_figure_sections_to_data:
 * @sections: (element-type AttFigureSection): what is told
 * @subtitle: of which time and region
 * @office: who tells it
 *
 * Returns: (transfer full): what the template of the figures asks for
 */
AttDocData *
att_figure_sections_to_data (GPtrArray *sections, const char *subtitle, AttText *office)
{
  AttDocData *data = att_doc_data_new ();

  att_doc_data_set_text (data, "office.name", office);
  att_doc_data_set_string (data, "figures.of", subtitle);
  for (guint i = 0; i < sections->len; i++)
    {
      const AttFigureSection *section = g_ptr_array_index (sections, i);
      AttDocData *node = att_doc_data_append (data, "figures.sections");

      att_doc_data_set_string (node, "title", section->title);
      att_doc_data_set_string (node, "unit", section->unit);
      att_doc_data_set_flag (node, "days", ((const AttFigureRow *) g_ptr_array_index (section->rows, 0))->median != NULL);
      add_rows (node, section);
    }
  return data;
}

/**
 * att_figures_make_pdf:
 * @data: as of att_figure_sections_to_data()
 * @language: the language of its words
 * @as_of: the day of the figures
 * @error: when the fonts of the program are not there, or lack a character
 *
 * Takes a while; may be called in any thread.
 *
 * Returns: (transfer full) (nullable): the figures as a PDF for the archive
 */
GBytes *
att_figures_make_pdf (AttDocData *data, AttLanguage language, AttDay as_of, GError **error)
{
  AttTemplate *template = att_template_find_shipped ("reports/figures");
  g_autoptr (AttTypesetter) typesetter = att_typesetter_new (error);
  const AttDocMeta meta = {
    .title = att_text_get (att_template_get_title (template), language),
    .author = att_text_get (att_doc_data_get_text (data, "office.name"), language),
    .created_us = ((gint64) as_of - DAYS_BEFORE_1970) * G_TIME_SPAN_DAY,
  };

  return typesetter != NULL ? att_typesetter_make_pdf (typesetter, template, data, 1u << language, &meta, NULL, error) : NULL;
}
