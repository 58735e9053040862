/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-figures-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-columns-layout.h"
#include "att-figures-sections.h"
#include "att-label.h"
#include "att-message.h"
#include "att-paper-save.h"
#include "att-report-filter.h"
#include "att-window.h"
#include "att-words.h"

/* How many years can be chosen, from this one back. */
#define N_YEARS 10
#define MARGIN 12
#define N_NUMBERS 3

/**
 * AttFiguresPage:
 *
 * Figures for proposals to the authorized body (Art. 11(4)), by year and by region: charts, and the table beside each. The
 * same can be written as a table for programs or on paper.
 */
struct _AttFiguresPage
{
  AttReportPage parent_instance;
  AttReportFilter *filter;
  AdwComboRow *year;
  AttFigures *figures; /* once they were read */
  AttRegulation *regulation;
  AttText *office; /* who tells them */
};

G_DEFINE_FINAL_TYPE (AttFiguresPage, att_figures_page, ATT_TYPE_REPORT_PAGE)

typedef struct
{
  AttFigures *figures;
  AttRegulation *regulation;
  AttText *office;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_object (&answer->figures);
  g_clear_object (&answer->regulation);
  g_clear_pointer (&answer->office, att_text_unref);
  g_free (answer);
}

static gpointer
ask (AttReportPage *page)
{
  return NULL;
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttFigures) figures = att_figures_load (office, NULL, NULL, cancellable, error);
  g_autoptr (AttDossier) own = NULL;
  g_autoptr (AttSettings) settings = NULL;
  Answer *answer;

  if (figures == NULL)
    return NULL;
  own = att_office_load (office, ATT_OFFICE_DOSSIER, att_figures_get_as_of (figures), ATT_DAY_FOREVER, cancellable, error);
  if (own == NULL)
    return NULL;
  settings = att_dossier_get_settings (own, att_figures_get_as_of (figures));
  answer = g_new0 (Answer, 1);
  answer->figures = g_steal_pointer (&figures);
  answer->office = att_text_ref (att_settings_get_name (settings));
  answer->regulation
      = g_object_ref (att_law_get_regulation (att_office_get_law (office), att_figures_get_as_of (answer->figures)));
  return answer;
}

/* 0 for all. */
static int
get_year (AttFiguresPage *self)
{
  guint selected = adw_combo_row_get_selected (self->year);
  AttDay today = att_context_get_today (att_page_get_context (ATT_PAGE (self)));

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? att_day_get_year (today) - (int) selected + 1 : 0;
}

static char *
dup_subtitle (AttFiguresPage *self)
{
  const char *region = att_report_filter_get_region (self->filter);
  g_autofree char *day = att_words_day (att_figures_get_as_of (self->figures));
  g_autofree char *number = g_strdup_printf ("%d", get_year (self));
  g_autofree char *year
      = get_year (self) != 0 ? att_words_fill (C_ ("figures", "Year {year}"), "year", number, NULL)
                             : g_strdup (C_ ("figures", "All years"));

  return att_words_fill (C_ ("figures", "{year}. {region}. As of {day}"), "year", year, "region",
                         region != NULL ? att_report_filter_get_region_name (self->filter, region)
                                        : C_ ("filter", "All regions"),
                         "day", day, NULL);
}

static GtkWidget *
new_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = att_label_new (text, css_class);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static void
add_numbers (GtkGrid *grid, int line, const char *css_class, const char *const *numbers)
{
  for (int i = 0; i < N_NUMBERS; i++)
    if (numbers[i] != NULL)
      {
        GtkWidget *label = new_label (numbers[i], css_class, 1);

        /* A number is never broken; a word above it where there is no other way. */
        gtk_label_set_wrap (GTK_LABEL (label), line == 0);
        gtk_grid_attach (grid, label, i + 1, line, 1, 1);
      }
}

/* Beside three numbers a narrow window has no room for words: what they are of stands above them. */
static GtkWidget *
new_table (const AttFigureSection *section)
{
  GtkWidget *grid = gtk_grid_new ();
  gboolean days = ((const AttFigureRow *) g_ptr_array_index (section->rows, 0))->median != NULL;
  const char *const heads[N_NUMBERS]
      = { C_ ("column", "Count"), days ? C_ ("column", "Median") : NULL, days ? C_ ("column", "Longest") : NULL };
  int line = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, section->title, -1);
  gtk_grid_attach (GTK_GRID (grid), new_label (days ? "" : C_ ("column", "What"), "caption-heading", 0), 0, line, 1, 1);
  add_numbers (GTK_GRID (grid), line++, "caption-heading", heads);
  for (guint i = 0; i < section->rows->len; i++)
    {
      const AttFigureRow *row = g_ptr_array_index (section->rows, i);
      const char *const numbers[N_NUMBERS] = { row->count, row->median, row->longest };
      GtkWidget *label = new_label (row->label, NULL, 0);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, 0, line, days ? N_NUMBERS + 1 : 1, 1);
      line += days ? 1 : 0;
      add_numbers (GTK_GRID (grid), line++, "numeric", numbers);
    }
  return grid;
}

static void
add_section (AttReportPage *page, const AttFigureSection *section)
{
  AdwPreferencesGroup *group = att_report_page_add_group (page, section->title, section->unit);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (ATT_TYPE_COLUMNS_LAYOUT, NULL));
  gtk_widget_add_css_class (box, "card");
  gtk_box_append (GTK_BOX (box), att_bar_chart_new (section->title, section->bars));
  gtk_box_append (GTK_BOX (box), new_table (section));
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_margin_top (child, MARGIN);
      gtk_widget_set_margin_bottom (child, MARGIN);
      gtk_widget_set_margin_start (child, MARGIN);
      gtk_widget_set_margin_end (child, MARGIN);
    }
  adw_preferences_group_add (group, box);
}

static void
show_figures (AttFiguresPage *self)
{
  AttReportPage *page = ATT_REPORT_PAGE (self);
  g_autoptr (GPtrArray) sections = att_figure_sections_new (self->figures, self->regulation, get_year (self),
                                                            att_report_filter_get_region (self->filter));
  g_autofree char *subtitle = dup_subtitle (self);

  att_report_page_set_subtitle (page, subtitle);
  for (guint i = 0; i < sections->len; i++)
    add_section (page, g_ptr_array_index (sections, i));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figures.save", sections->len > 0);
  if (sections->len == 0)
    att_report_page_say_nothing (page, _ ("Nothing to count"),
                                 _ ("Nothing was recorded that could be counted for that year and region."));
}

static void
show (AttReportPage *page, gpointer data)
{
  AttFiguresPage *self = ATT_FIGURES_PAGE (page);
  const Answer *answer = data;

  g_set_object (&self->figures, answer->figures);
  g_set_object (&self->regulation, answer->regulation);
  g_clear_pointer (&self->office, att_text_unref);
  self->office = att_text_ref (answer->office);
  show_figures (self);
}

/* What is to be set on paper, and where it goes. */
typedef struct
{
  AttFiguresPage *page;
  GFile *file;
  AttDocData *data;
  AttLanguage language;
  AttDay as_of;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_object_unref (paper->page);
  g_object_unref (paper->file);
  att_doc_data_unref (paper->data);
  g_free (paper);
}

static gpointer
set_paper (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Paper *paper = data;

  return att_figures_make_pdf (paper->data, paper->language, paper->as_of, error);
}

static void
save (AttFiguresPage *self, GFile *file, GBytes *bytes)
{
  att_paper_save (GTK_WIDGET (self), file, bytes, att_page_get_cancellable (ATT_PAGE (self)));
}

static void
paper_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paper *paper = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (paper->page)))
    ;
  else if (bytes != NULL)
    save (paper->page, paper->file, bytes);
  else
    att_message_error (GTK_WIDGET (paper->page), _ ("It was not saved"), error);
  paper_free (paper);
}

/**
 * att_figures_page_save:
 * @self: a page with figures
 * @file: where to
 * @pdf: on paper; else as a table for programs
 *
 * Writes what is shown.
 */
void
att_figures_page_save (AttFiguresPage *self, GFile *file, gboolean pdf)
{
  AttPage *page = ATT_PAGE (self);
  const char *region = att_report_filter_get_region (self->filter);
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *subtitle = NULL;
  Paper *paper;

  g_return_if_fail (ATT_IS_FIGURES_PAGE (self) && self->figures != NULL);
  if (!pdf)
    {
      char *csv = att_figures_to_csv (self->figures, get_year (self), region);
      g_autoptr (GBytes) bytes = g_bytes_new_take (csv, strlen (csv));

      save (self, file, bytes);
      return;
    }
  sections = att_figure_sections_new (self->figures, self->regulation, get_year (self), region);
  subtitle = dup_subtitle (self);
  paper = g_new0 (Paper, 1);
  paper->page = g_object_ref (self);
  paper->file = g_object_ref (file);
  paper->data = att_figure_sections_to_data (sections, subtitle, self->office);
  paper->language = att_language_get_current ();
  paper->as_of = att_figures_get_as_of (self->figures);
  att_office_run_async (att_context_get_reader (att_page_get_context (page)), set_paper, paper, NULL,
                        (GDestroyNotify) g_bytes_unref, att_page_get_cancellable (page), paper_set_cb, paper);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttFiguresPage *self = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gboolean pdf = g_object_get_data (G_OBJECT (dialog), "pdf") != NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->figures != NULL)
    att_figures_page_save (self, file, pdf);
  if (ATT_IS_WINDOW (root))
    att_window_set_chooser (ATT_WINDOW (root), NULL);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttFiguresPage *self = ATT_FIGURES_PAGE (widget);
  gboolean pdf = g_str_equal (g_variant_get_string (parameter, NULL), "pdf");
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  if (self->figures == NULL || !ATT_IS_WINDOW (root))
    return;
  chooser = gtk_file_chooser_native_new (_ ("Save the figures"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Export"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), pdf ? _ ("figures.pdf") : _ ("figures.csv"));
  g_object_set_data (G_OBJECT (chooser), "pdf", pdf ? chooser : NULL);
  if (att_window_set_chooser (ATT_WINDOW (root), GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
}

static GtkWidget *
new_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Save as _PDF…"), "figures.save::pdf");
  g_menu_append (menu, _ ("Save as a _table (CSV)…"), "figures.save::csv");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-save-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Save the figures"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save the figures"), -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

static GtkWidget *
renew (AttPage *page)
{
  return att_figures_page_new (att_page_get_context (page));
}

static void
att_figures_page_constructed (GObject *object)
{
  AttFiguresPage *self = ATT_FIGURES_PAGE (object);
  AttReportPage *page = ATT_REPORT_PAGE (object);
  AttContext *context = att_page_get_context (ATT_PAGE (page));
  int this_year = att_day_get_year (att_context_get_today (context));
  g_autoptr (GStrvBuilder) years = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  GtkWidget *filter;

  G_OBJECT_CLASS (att_figures_page_parent_class)->constructed (object);
  g_strv_builder_add (years, C_ ("figures", "All years"));
  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", this_year - i);

      g_strv_builder_add (years, year);
    }
  titles = g_strv_builder_end (years);
  filter = att_report_filter_new (context, FALSE);
  self->filter = ATT_REPORT_FILTER (filter);
  self->year = att_report_filter_add_choice (self->filter, C_ ("filter", "Year"), (const char *const *) titles, 0);
  gtk_box_append (att_report_page_get_side (page), filter);
  att_report_page_add_button (page, new_menu_button ());
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figures.save", FALSE);
  g_signal_connect_object (filter, "changed", G_CALLBACK (att_report_page_read), page, G_CONNECT_SWAPPED);
  att_report_page_set_title (page, C_ ("place", "Figures"));
  att_report_page_read (page);
}

static void
att_figures_page_dispose (GObject *object)
{
  g_clear_object (&ATT_FIGURES_PAGE (object)->figures);
  g_clear_object (&ATT_FIGURES_PAGE (object)->regulation);
  g_clear_pointer (&ATT_FIGURES_PAGE (object)->office, att_text_unref);
  G_OBJECT_CLASS (att_figures_page_parent_class)->dispose (object);
}

static void
att_figures_page_class_init (AttFiguresPageClass *klass)
{
  AttReportPageClass *report_class = ATT_REPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_figures_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = att_figures_page_dispose;
  ATT_PAGE_CLASS (klass)->renew = renew;
  report_class->ask = ask;
  report_class->load = load;
  report_class->free_answer = answer_free;
  report_class->show = show;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "figures.save", "s", save_cb);
}

static void
att_figures_page_init (AttFiguresPage *self)
{
}

/**
 * att_figures_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_figures_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_FIGURES_PAGE, "context", context, NULL);
}
