/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-report-filter.h"

#include <glib/gi18n-lib.h>

#include "att-filter-choices.h"
#include "att-group.h"

/**
 * AttReportFilter:
 *
 * Of which dossiers something is told: of which region, and whose.
 */
struct _AttReportFilter
{
  AdwBin parent_instance;
  AdwPreferencesGroup *group;
  AdwComboRow *region;
  AdwComboRow *officer;
  AttFilterChoices *choices; /* NULL while they are read */
  GCancellable *cancellable;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AttReportFilter, att_report_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
name_lists (GtkWidget *root, const char *name)
{
  if (GTK_IS_LIST_VIEW (root))
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

static void
chosen_cb (AttReportFilter *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_choices (AdwComboRow *row, const char *all, char **titles)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, all);
  for (guint i = 0; titles != NULL && titles[i] != NULL; i++)
    gtk_string_list_append (list, titles[i]);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  g_object_unref (list);
}

static void
show_choices (AttReportFilter *self)
{
  self->filling = TRUE;
  set_choices (self->region, C_ ("filter", "All regions"), self->choices != NULL ? self->choices->regions : NULL);
  set_choices (self->officer, C_ ("filter", "All officers"), self->choices != NULL ? self->choices->officers : NULL);
  self->filling = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttReportFilter) self = data;
  g_autoptr (AttFilterChoices) choices = att_office_run_finish (ATT_OFFICE (source), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable) || choices == NULL)
    return;
  self->choices = g_steal_pointer (&choices);
  show_choices (self);
}

static void
att_report_filter_dispose (GObject *object)
{
  AttReportFilter *self = ATT_REPORT_FILTER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_REPORT_FILTER);
  G_OBJECT_CLASS (att_report_filter_parent_class)->dispose (object);
}

static void
att_report_filter_finalize (GObject *object)
{
  AttReportFilter *self = ATT_REPORT_FILTER (object);

  g_clear_pointer (&self->choices, att_filter_choices_free);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (att_report_filter_parent_class)->finalize (object);
}

static void
att_report_filter_class_init (AttReportFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_report_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_report_filter_finalize;

  /**
   * AttReportFilter::changed:
   *
   * Something else was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  g_type_ensure (ATT_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/reports/att-report-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, AttReportFilter, group);
  gtk_widget_class_bind_template_child (widget_class, AttReportFilter, region);
  gtk_widget_class_bind_template_child (widget_class, AttReportFilter, officer);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
att_report_filter_init (AttReportFilter *self)
{
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  att_report_filter_name_list (self->region);
  att_report_filter_name_list (self->officer);
  show_choices (self);
}

/**
 * att_report_filter_new:
 * @context: the context, with a register open
 * @with_officers: whether it can be told by who is responsible
 *
 * Returns: (transfer floating): the choices
 */
GtkWidget *
att_report_filter_new (AttContext *context, gboolean with_officers)
{
  AttReportFilter *self = g_object_new (ATT_TYPE_REPORT_FILTER, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->officer), with_officers);
  att_filter_choices_load_async (context, self->cancellable, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * att_report_filter_get_officer:
 * @self: the choices
 *
 * Returns: (nullable): whose dossiers; %NULL for everybody's
 */
const char *
att_report_filter_get_officer (AttReportFilter *self)
{
  guint selected = adw_combo_row_get_selected (self->officer);

  return self->choices != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION
             ? self->choices->officers[selected - 1]
             : NULL;
}

/**
 * att_report_filter_get_region:
 * @self: the choices
 *
 * Returns: (nullable): the id of the region; %NULL for all
 */
const char *
att_report_filter_get_region (AttReportFilter *self)
{
  guint selected = adw_combo_row_get_selected (self->region);

  return self->choices != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION
             ? self->choices->region_ids[selected - 1]
             : NULL;
}

/**
 * att_report_filter_get_region_name:
 * @self: the choices
 * @region: the id of a region
 *
 * Returns: what it is called, once that is known
 */
const char *
att_report_filter_get_region_name (AttReportFilter *self, const char *region)
{
  return att_filter_choices_get_region (self->choices, region);
}

/**
 * att_report_filter_is_loaded:
 * @self: the choices
 *
 * Returns: whether regions and officers are there
 */
gboolean
att_report_filter_is_loaded (AttReportFilter *self)
{
  return self->choices != NULL;
}

/**
 * att_report_filter_add_choice:
 * @self: the choices
 * @title: what is chosen
 * @choices: (array zero-terminated=1): from what
 * @chosen: which one, from 0
 *
 * Returns: (transfer none): one more choice, the first of all
 */
AdwComboRow *
att_report_filter_add_choice (AttReportFilter *self, const char *title, const char *const *choices, guint chosen)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_use_subtitle (row, TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, chosen);
  att_report_filter_name_list (row);
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/**
 * att_report_filter_name_list:
 * @row: a row with a choice
 *
 * libadwaita 1.2 gives what is chosen and the list of the choices no name for screen readers: both have that of the row.
 */
void
att_report_filter_name_list (AdwComboRow *row)
{
  name_lists (GTK_WIDGET (row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}
