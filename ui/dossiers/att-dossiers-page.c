/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossiers-page.h"

#include <glib/gi18n-lib.h>

#include "att-bulk-assign.h"
#include "att-bulk-documents.h"
#include "att-bulk-export.h"
#include "att-bulk-print.h"
#include "att-columns-popover.h"
#include "att-dossier-card.h"
#include "att-filter-chips.h"
#include "att-filter-popover.h"
#include "att-message.h"
#include "att-request-offer.h"
#include "att-take-along.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"
#include "att-wrap-layout.h"

/**
 * AttDossiersPage:
 *
 * The list of dossiers with its search and filters: a table where there is room, a list of cards where there is not. What
 * is selected can be assigned, printed, saved as documents and exported in one go.
 */
struct _AttDossiersPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkWidget *take_in;
  GtkWidget *take_in_label;
  GtkSearchEntry *search_entry;
  GtkMenuButton *filter_button;
  AttColumnsPopover *columns_popover;
  GtkWidget *columns_button;
  GtkWidget *order_row;
  GtkDropDown *order;
  GtkToggleButton *descending;
  AttFilterChips *chips;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwSqueezer *squeezer;
  GtkWidget *wide;
  GtkColumnView *table;
  GtkListView *list_view;
  AttRequestOffer *offer;
  GtkRevealer *bar;
  GtkLabel *count;
  AttDossierList *list;
  AttDossierFilter *filter;
  AttDossierColumns *columns;
  AttFilterChoices *choices; /* NULL while they are being read */
  gboolean ordering;         /* the controls of the order are being set */
  guint squeezed_id;         /* soon what belongs to one of the views comes and goes */
};

G_DEFINE_FINAL_TYPE (AttDossiersPage, att_dossiers_page, ATT_TYPE_PAGE)

static gboolean
is_wide (AttDossiersPage *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == self->wide;
}

/* Whether somebody has gone down in the list: what is asked for next is then to begin at its top again. */
static gboolean
is_left (AttDossiersPage *self)
{
  GtkWidget *rows = is_wide (self) ? gtk_widget_get_last_child (GTK_WIDGET (self->table)) : GTK_WIDGET (self->list_view);
  GtkScrollable *view = is_wide (self) ? GTK_SCROLLABLE (self->table) : GTK_SCROLLABLE (self->list_view);

  return gtk_widget_get_focus_child (rows) != NULL || gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) > 0;
}

static void
ask (AttDossiersPage *self)
{
  gboolean descending;
  AttSortKey sort = att_dossier_columns_get_sort (self->columns, &descending);

  att_dossier_list_query (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), self->filter, sort,
                          descending, is_left (self));
}

static void
searched_cb (AttDossiersPage *self)
{
  if (self->list != NULL)
    ask (self);
}

static void
filtered_cb (AttDossiersPage *self)
{
  att_filter_chips_show (self->chips, self->filter, self->choices);
  ask (self);
}

/* --- The order --- */

/* The controls that stand for the header where there is none. */
static void
show_order (AttDossiersPage *self)
{
  gboolean descending;
  AttSortKey sort = att_dossier_columns_get_sort (self->columns, &descending);

  self->ordering = TRUE;
  gtk_drop_down_set_selected (self->order, sort);
  gtk_toggle_button_set_active (self->descending, descending);
  self->ordering = FALSE;
}

static void
sorted_cb (AttDossiersPage *self)
{
  show_order (self);
  ask (self);
}

static void
ordered_cb (AttDossiersPage *self)
{
  if (self->columns != NULL && !self->ordering)
    att_dossier_columns_sort_by (self->columns, (AttSortKey) gtk_drop_down_get_selected (self->order),
                                 gtk_toggle_button_get_active (self->descending));
}

static void
set_up_order (AttDossiersPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (AttSortKey sort = ATT_SORT_NUMBER; sort <= ATT_SORT_UNTIL; sort++)
    gtk_string_list_append (titles, att_dossier_columns_find_title (sort));
  self->ordering = TRUE;
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (titles));
  self->ordering = FALSE;
  show_order (self);
}

static void
squeezed_idle_cb (gpointer data)
{
  AttDossiersPage *self = data;

  self->squeezed_id = 0;
  gtk_widget_set_visible (self->columns_button, is_wide (self));
  gtk_widget_set_visible (self->order_row, !is_wide (self));
}

/* Only the view that is seen has the model: the other one would make rows for nobody. It is told in the midst of laying
 * out, when nothing else may come or go. */
static void
squeezed_cb (AttDossiersPage *self)
{
  gboolean wide;

  if (self->list == NULL)
    return;
  wide = is_wide (self);
  if (self->squeezed_id == 0)
    self->squeezed_id = g_idle_add_once (squeezed_idle_cb, self);
  gtk_column_view_set_model (self->table, wide ? GTK_SELECTION_MODEL (self->list) : NULL);
  gtk_list_view_set_model (self->list_view, wide ? NULL : GTK_SELECTION_MODEL (self->list));
}

/* --- The filters --- */

/* Made for whoever opens it; it can't be opened before there is something to choose. */
static void
open_filter_cb (GtkMenuButton *button, gpointer data)
{
  AttDossiersPage *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, g_object_new (ATT_TYPE_FILTER_POPOVER, NULL));
  att_filter_popover_show (ATT_FILTER_POPOVER (gtk_menu_button_get_popover (button)), self->filter, self->choices);
}

static void
columns_shown_cb (AttDossiersPage *self)
{
  att_columns_popover_show (self->columns_popover, self->columns);
}

static void
choices_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossiersPage) self = data;
  AttFilterChoices *choices = att_office_run_finish (ATT_OFFICE (source), result, NULL);

  if (choices == NULL)
    return;
  if (att_page_is_closed (ATT_PAGE (self)))
    {
      att_filter_choices_free (choices);
      return;
    }
  g_clear_pointer (&self->choices, att_filter_choices_free);
  self->choices = choices;
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_button), TRUE);
  att_filter_chips_show (self->chips, self->filter, self->choices);
}

static void
load_choices (AttDossiersPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  if (att_context_get_reader (context) != NULL)
    att_filter_choices_load_async (context, att_page_get_cancellable (ATT_PAGE (self)), choices_cb, g_object_ref (self));
}

/* --- What came --- */

static void
show_total (AttDossiersPage *self)
{
  gint64 total = att_dossier_list_get_total (self->list);
  g_autofree char *count = att_words_number ((guint64) MAX (total, 0));
  g_autofree char *words = att_words_fill (
      g_dngettext (GETTEXT_PACKAGE, "{count} dossier", "{count} dossiers", (gulong) total), "count", count, NULL);

  if (total >= 0)
    att_title_set_subtitle (self->title, words);
}

static void
show_selection (AttDossiersPage *self)
{
  guint n = att_dossier_list_count_selected (self->list);
  g_autofree char *count = att_words_number (n);
  g_autofree char *words = att_words_fill (
      g_dngettext (GETTEXT_PACKAGE, "{count} selected", "{count} selected", n), "count", count, NULL);

  gtk_label_set_label (self->count, words);
  gtk_revealer_set_reveal_child (self->bar, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.open", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.assign", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.take-along", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.print", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.documents", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.export", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.select-none", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossiers.select-all",
                                 n < g_list_model_get_n_items (G_LIST_MODEL (self->list)));
}

static void
loaded_cb (AttDossiersPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gboolean searched = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
  gboolean filtered = !att_dossier_filter_is_empty (self->filter);

  show_total (self);
  show_selection (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    any ? "list" : filtered ? "not-fitting" : searched ? "not-found" : "none");
}

static void
failed_cb (AttDossiersPage *self, const GError *error)
{
  att_message_on_page (self->failed, NULL, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Seen again, it may be that an application was being typed in meanwhile. */
static void
mapped_cb (AttDossiersPage *self)
{
  if (att_context_get_office (att_page_get_context (ATT_PAGE (self))) != NULL)
    att_request_offer_look (self->offer, att_page_get_context (ATT_PAGE (self)), att_page_get_cancellable (ATT_PAGE (self)));
}

static void
recorded_cb (AttDossiersPage *self)
{
  att_page_refresh (ATT_PAGE (self));
}

/* --- What can be done --- */

static void
open_dossier (AttDossiersPage *self, gint64 number)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "x", number);
}

static void
activate_cb (AttDossiersPage *self, guint position)
{
  gint64 number = att_dossier_list_get_number (self->list, position);

  if (number > 0)
    open_dossier (self, number);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (widget);
  g_autoptr (GArray) numbers = att_dossier_list_get_selected (self->list);

  if (numbers->len > 0)
    open_dossier (self, g_array_index (numbers, gint64, 0));
}

static void
with_selected (GtkWidget *widget, void (*func) (AttWindow *window, GArray *numbers))
{
  g_autoptr (GArray) numbers = att_dossier_list_get_selected (ATT_DOSSIERS_PAGE (widget)->list);

  if (numbers->len > 0)
    func (ATT_WINDOW (gtk_widget_get_root (widget)), numbers);
}

static void
assign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  with_selected (widget, att_bulk_assign_choose);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  with_selected (widget, att_bulk_print_choose);
}

static void
take_along_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  with_selected (widget, att_take_along);
}

static void
documents_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  with_selected (widget, att_bulk_documents_choose);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  with_selected (widget, att_bulk_export_choose);
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (ATT_DOSSIERS_PAGE (widget)->list));
}

/* The bar goes, and the keyboard goes back to the list. */
static void
select_none_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (widget);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
  gtk_widget_child_focus (GTK_WIDGET (self->squeezer), GTK_DIR_TAB_FORWARD);
}

static void
clear_filters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (widget);

  gtk_menu_button_popdown (self->filter_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  att_dossier_filter_clear (self->filter);
}

static void
show_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  clear_filters_cb (widget, name, parameter);
}

/* --- The page --- */

static void
att_dossiers_page_refresh (AttPage *page)
{
  att_dossier_list_refresh (ATT_DOSSIERS_PAGE (page)->list);
  load_choices (ATT_DOSSIERS_PAGE (page));
}

static void
att_dossiers_page_search (AttPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ATT_DOSSIERS_PAGE (page)->search_entry));
}

static void
att_dossiers_page_close (AttPage *page)
{
  att_dossier_list_stop (ATT_DOSSIERS_PAGE (page)->list);
}

static GtkWidget *
att_dossiers_page_renew (AttPage *page)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (page);
  GtkWidget *renewed = att_dossiers_page_new (att_page_get_context (page));

  gtk_editable_set_text (GTK_EDITABLE (ATT_DOSSIERS_PAGE (renewed)->search_entry),
                         gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  return renewed;
}

static void
att_dossiers_page_constructed (GObject *object)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (object);
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  GSettings *settings = att_context_get_settings (context);
  g_autoptr (GtkListItemFactory) factory = att_dossier_card_factory_new ();

  G_OBJECT_CLASS (att_dossiers_page_parent_class)->constructed (object);
  self->filter = att_dossier_filter_new (settings);
  self->columns = att_dossier_columns_new (self->table, settings);
  set_up_order (self);
  gtk_list_view_set_factory (self->list_view, factory);
  self->list = att_dossier_list_new (context);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (show_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "day-changed", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  show_selection (self);
  squeezed_cb (self);
  att_filter_chips_show (self->chips, self->filter, NULL);
  ask (self);
  load_choices (self);
}

static void
att_dossiers_page_dispose (GObject *object)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (object);

  if (self->list != NULL)
    att_dossier_list_stop (self->list);
  g_clear_handle_id (&self->squeezed_id, g_source_remove);
  g_clear_object (&self->columns);
  g_clear_object (&self->filter);
  g_clear_object (&self->list);
  g_clear_pointer (&self->choices, att_filter_choices_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_DOSSIERS_PAGE);
  G_OBJECT_CLASS (att_dossiers_page_parent_class)->dispose (object);
}

static void
att_dossiers_page_class_init (AttDossiersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AttPageClass *page_class = ATT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_dossiers_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = att_dossiers_page_dispose;
  page_class->refresh = att_dossiers_page_refresh;
  page_class->search = att_dossiers_page_search;
  page_class->close = att_dossiers_page_close;
  page_class->renew = att_dossiers_page_renew;

  gtk_widget_class_install_action (widget_class, "dossiers.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.assign", NULL, assign_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.documents", NULL, documents_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.take-along", NULL, take_along_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.select-none", NULL, select_none_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_install_action (widget_class, "dossiers.show-all", NULL, show_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "dossiers.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "dossiers.print", NULL);

  g_type_ensure (ATT_TYPE_REQUEST_OFFER);
  g_type_ensure (ATT_TYPE_FILTER_CHIPS);
  g_type_ensure (ATT_TYPE_COLUMNS_POPOVER);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossiers/att-dossiers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, take_in);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, take_in_label);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, columns_popover);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, order_row);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, order);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, descending);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, chips);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, offer);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, squeezer);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, wide);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, table);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, bar);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, count);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, ordered_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
att_dossiers_page_init (AttDossiersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_button), FALSE);
  gtk_menu_button_set_create_popup_func (self->filter_button, open_filter_cb, self, NULL);
  /* The parts of a split button have no name of their own in libadwaita 1.2. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->take_in))),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->take_in_label, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (self->take_in))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other ways to take in applications"), -1);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

/**
 * att_dossiers_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_dossiers_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_DOSSIERS_PAGE, "context", context, NULL);
}

/**
 * att_dossiers_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): the dossiers that it lists
 */
AttDossierList *
att_dossiers_page_get_list (AttDossiersPage *self)
{
  g_return_val_if_fail (ATT_IS_DOSSIERS_PAGE (self), NULL);
  return self->list;
}

/**
 * att_dossiers_page_get_filter:
 * @self: a page
 *
 * Returns: (transfer none): what the list is narrowed by
 */
AttDossierFilter *
att_dossiers_page_get_filter (AttDossiersPage *self)
{
  g_return_val_if_fail (ATT_IS_DOSSIERS_PAGE (self), NULL);
  return self->filter;
}

/**
 * att_dossiers_page_get_columns:
 * @self: a page
 *
 * Returns: (transfer none): the columns of its table
 */
AttDossierColumns *
att_dossiers_page_get_columns (AttDossiersPage *self)
{
  g_return_val_if_fail (ATT_IS_DOSSIERS_PAGE (self), NULL);
  return self->columns;
}
