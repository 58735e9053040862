/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossiers-page.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-item.h"
#include "att-dossier-list.h"
#include "att-request-offer.h"
#include "att-words.h"

/**
 * AttDossiersPage:
 *
 * The list of dossiers with its search: a table where there is room, a list of rows where there is not.
 */
struct _AttDossiersPage
{
  AttPage parent_instance;
  AdwWindowTitle *title;
  GtkWidget *take_in;
  GtkSearchEntry *search_entry;
  GtkDropDown *order;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwSqueezer *squeezer;
  GtkScrolledWindow *wide;
  GtkScrolledWindow *narrow;
  GtkColumnView *table;
  GtkListView *list_view;
  AttRequestOffer *offer;
  AttDossierList *list;
  GtkSelectionModel *model;
};

G_DEFINE_FINAL_TYPE (AttDossiersPage, att_dossiers_page, ATT_TYPE_PAGE)

static void
ask_cb (AttDossiersPage *self)
{
  static const AttSortKey keys[] = { ATT_SORT_NUMBER, ATT_SORT_DUE, ATT_SORT_NAME };
  guint order = MIN (gtk_drop_down_get_selected (self->order), G_N_ELEMENTS (keys) - 1);

  if (self->list != NULL)
    att_dossier_list_query (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), keys[order],
                            keys[order] == ATT_SORT_NUMBER);
}

/* Only the view that is seen has the model: the other one would make rows for nobody. */
static void
squeezed_cb (AttDossiersPage *self)
{
  gboolean wide;

  if (self->model == NULL)
    return;
  wide = adw_squeezer_get_visible_child (self->squeezer) == GTK_WIDGET (self->wide);
  gtk_column_view_set_model (self->table, wide ? self->model : NULL);
  gtk_list_view_set_model (self->list_view, wide ? NULL : self->model);
}

static void
activate_cb (AttDossiersPage *self, guint position)
{
  g_autoptr (AttDossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "x", att_dossier_item_get_number (item));
}

static void
scrolled_cb (GtkAdjustment *adjustment, gpointer data)
{
  AttDossiersPage *self = data;
  double ahead = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                 - gtk_adjustment_get_page_size (adjustment);

  if (self->list != NULL && ahead < 2 * gtk_adjustment_get_page_size (adjustment))
    att_dossier_list_load_more (self->list);
}

static void
loaded_cb (AttDossiersPage *self)
{
  gint64 total = att_dossier_list_get_total (self->list);
  gboolean searched = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, total);
  g_autofree char *words = att_words_fill (
      g_dngettext (GETTEXT_PACKAGE, "{count} dossier", "{count} dossiers", (gulong) total), "count", count, NULL);

  adw_window_title_set_subtitle (self->title, words);
  gtk_stack_set_visible_child_name (self->stack, total > 0 ? "list" : searched ? "not-found" : "none");
}

static void
failed_cb (AttDossiersPage *self, const GError *error)
{
  g_autofree char *words = att_words_problems (error);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->failed, markup);
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

static void
att_dossiers_page_refresh (AttPage *page)
{
  att_dossier_list_refresh (ATT_DOSSIERS_PAGE (page)->list);
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

  gtk_drop_down_set_selected (ATT_DOSSIERS_PAGE (renewed)->order, gtk_drop_down_get_selected (self->order));
  gtk_editable_set_text (GTK_EDITABLE (ATT_DOSSIERS_PAGE (renewed)->search_entry),
                         gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  return renewed;
}

static void
att_dossiers_page_constructed (GObject *object)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (object);
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  G_OBJECT_CLASS (att_dossiers_page_parent_class)->constructed (object);
  self->list = att_dossier_list_new (context);
  self->model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  squeezed_cb (self);
  ask_cb (self);
}

static void
att_dossiers_page_dispose (GObject *object)
{
  AttDossiersPage *self = ATT_DOSSIERS_PAGE (object);

  if (self->list != NULL)
    att_dossier_list_stop (self->list);
  g_clear_object (&self->model);
  g_clear_object (&self->list);
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

  g_type_ensure (ATT_TYPE_DOSSIER_ITEM);
  g_type_ensure (ATT_TYPE_REQUEST_OFFER);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossiers/att-dossiers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, take_in);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, order);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, offer);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, squeezer);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, wide);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, narrow);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, table);
  gtk_widget_class_bind_template_child (widget_class, AttDossiersPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
att_dossiers_page_init (AttDossiersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The arrow of a split button has no name of its own in libadwaita 1.2. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (self->take_in))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other ways to take in applications"), -1);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->wide), "value-changed",
                           G_CALLBACK (scrolled_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->narrow), "value-changed",
                           G_CALLBACK (scrolled_cb), self, 0);
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
