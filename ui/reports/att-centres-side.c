/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-centres-side.h"

#include <glib/gi18n-lib.h>

#include "att-group.h"
#include "att-report-filter.h"
#include "att-words.h"

/**
 * AttCentresSide:
 *
 * What is looked for in the register of centres, and the lists that it gives to the digital platform.
 */
struct _AttCentresSide
{
  AdwBin parent_instance;
  GtkSearchEntry *search;
  AdwComboRow *state;
  AdwPreferencesGroup *exports;
  AttExportRow *rows[ATT_N_EXPORT_LISTS];
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AttCentresSide, att_centres_side, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (AttCentresSide *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
att_centres_side_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_CENTRES_SIDE);
  G_OBJECT_CLASS (att_centres_side_parent_class)->dispose (object);
}

static void
att_centres_side_class_init (AttCentresSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_centres_side_dispose;

  /**
   * AttCentresSide::changed:
   *
   * Something else is looked for.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  g_type_ensure (ATT_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/reports/att-centres-side.ui");
  gtk_widget_class_bind_template_child (widget_class, AttCentresSide, search);
  gtk_widget_class_bind_template_child (widget_class, AttCentresSide, state);
  gtk_widget_class_bind_template_child (widget_class, AttCentresSide, exports);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
att_centres_side_init (AttCentresSide *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  att_report_filter_name_list (self->state);
  gtk_string_list_append (states, C_ ("filter", "All states"));
  for (AttCertificateState state = ATT_CERTIFICATE_VALID; state <= ATT_CERTIFICATE_REPLACED; state++)
    {
      g_autofree char *words = att_words_capitalise (att_words_certificate_state (state));

      gtk_string_list_append (states, words);
    }
  adw_combo_row_set_model (self->state, G_LIST_MODEL (states));
  self->filling = FALSE;
}

/**
 * att_centres_side_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the side of the page
 */
GtkWidget *
att_centres_side_new (AttContext *context)
{
  AttCentresSide *self = g_object_new (ATT_TYPE_CENTRES_SIDE, NULL);

  for (AttExportList list = 0; list < ATT_N_EXPORT_LISTS; list++)
    {
      self->rows[list] = ATT_EXPORT_ROW (att_export_row_new (context, list));
      adw_preferences_group_add (self->exports, GTK_WIDGET (self->rows[list]));
    }
  return GTK_WIDGET (self);
}

/**
 * att_centres_side_get_search:
 * @self: the side
 *
 * Returns: what is looked for
 */
const char *
att_centres_side_get_search (AttCentresSide *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/**
 * att_centres_side_set_search:
 * @self: the side
 * @text: what to look for
 */
void
att_centres_side_set_search (AttCentresSide *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/**
 * att_centres_side_focus_search:
 * @self: the side
 *
 * Takes the keyboard to the search.
 */
void
att_centres_side_focus_search (AttCentresSide *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * att_centres_side_get_state:
 * @self: the side
 *
 * Returns: (nullable): the id of the state that is asked for; %NULL for all
 */
const char *
att_centres_side_get_state (AttCentresSide *self)
{
  guint selected = adw_combo_row_get_selected (self->state);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION
             ? att_certificate_state_get_id ((AttCertificateState) (selected - 1))
             : NULL;
}

/**
 * att_centres_side_set_days:
 * @self: the side
 * @on: of which day the lists are
 * @known: as was known on that day
 */
void
att_centres_side_set_days (AttCentresSide *self, AttDay on, AttDay known)
{
  for (AttExportList list = 0; list < ATT_N_EXPORT_LISTS; list++)
    att_export_row_set_days (self->rows[list], on, known);
}

/**
 * att_centres_side_get_export:
 * @self: the side
 * @list: a list
 *
 * Returns: (transfer none): its row
 */
AttExportRow *
att_centres_side_get_export (AttCentresSide *self, AttExportList list)
{
  return self->rows[list];
}
