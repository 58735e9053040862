/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-laptop-page.h"

#include <glib/gi18n-lib.h>

#include "att-field-menu.h"
#include "att-message.h"
#include "att-title.h"
#include "att-words.h"

/**
 * AttLaptopPage:
 *
 * A laptop's whole work: the on-site examination of the dossiers that went along, one at a time. What is recorded is in the
 * field file before the form is put away.
 */
struct _AttLaptopPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkWidget *switcher;
  GtkDropDown *dossiers;
  GtkWidget *people;
  GtkDropDown *person;
  GtkLabel *notes;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwBin *place;
  AttStagePanel *panel;
  AttDossierView *view;
  guint n_readings;
  gboolean filling; /* the names of the dossiers change, and not the one that is shown */
};

G_DEFINE_FINAL_TYPE (AttLaptopPage, att_laptop_page, ATT_TYPE_PAGE)

static const AttVisitInfo *
get_info (AttLaptopPage *self)
{
  return att_visit_get_info (att_context_get_visit (att_page_get_context (ATT_PAGE (self))));
}

static gint64
get_dossier (AttLaptopPage *self)
{
  const GArray *dossiers = get_info (self)->dossiers;
  guint place = gtk_drop_down_get_selected (self->dossiers);

  return g_array_index (dossiers, gint64, place < dossiers->len ? place : 0);
}

static void
drop_panel (AttLaptopPage *self)
{
  if (self->panel == NULL)
    return;
  att_stage_panel_close (self->panel);
  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  adw_bin_set_child (self->place, NULL);
  self->panel = NULL;
}

static void
show_view (AttLaptopPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  const AttApplicant *applicant = att_dossier_get_applicant (self->view->dossier);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, att_dossier_get_number (self->view->dossier));
  g_autofree char *subtitle = att_words_fill (_ ("On-site examination, dossier {number}"), "number", number, NULL);
  g_autofree char *name = applicant != NULL ? att_words_applicant (applicant->name, att_office_get_law (att_context_get_office (context)),
                                                                   self->view->today)
                                            : g_strdup ("");

  att_title_set_title (self->title, name);
  att_title_set_subtitle (self->title, subtitle);
  if (self->panel == NULL)
    {
      self->panel = ATT_STAGE_PANEL (att_stage_panel_create (ATT_STAGE_ON_SITE, context));
      adw_bin_set_child (self->place, GTK_WIDGET (self->panel));
    }
  att_stage_panel_show_view (self->panel, self->view);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttLaptopPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossierView) view = att_dossier_view_load_finish (ATT_OFFICE (source), result, &error);

  self->n_readings--;
  if (att_page_is_closed (ATT_PAGE (self)) || self->n_readings > 0)
    return;
  if (view == NULL)
    {
      att_message_on_page (self->failed, NULL, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = g_steal_pointer (&view);
  show_view (self);
}

static void
att_laptop_page_refresh (AttPage *page)
{
  AttLaptopPage *self = ATT_LAPTOP_PAGE (page);

  self->n_readings++;
  att_dossier_view_load_async (att_context_get_reader (att_page_get_context (page)), get_dossier (self),
                               att_page_get_cancellable (page), loaded_cb, g_object_ref (self));
}

static void
chosen_cb (AttLaptopPage *self)
{
  if (self->filling || self->view == NULL || att_dossier_get_number (self->view->dossier) == get_dossier (self))
    return;
  drop_panel (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  att_page_refresh (ATT_PAGE (self));
}

static void
person_chosen_cb (AttLaptopPage *self)
{
  att_context_choose_inspector (att_page_get_context (ATT_PAGE (self)), gtk_drop_down_get_selected (self->person));
}

/* Who of those who took the file along records. */
static void
fill_people (AttLaptopPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  const char *const *names = att_context_get_inspectors (context);
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  guint chosen = 0;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], att_context_get_actor_name (context)))
      chosen = i;
  gtk_drop_down_set_model (self->person, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->person, chosen);
  gtk_widget_set_visible (self->people, g_strv_length ((char **) names) > 1);
}

/* With what is typed there and not recorded: of a dossier that is not shown, nothing else would say so. */
static char *
name_dossier (AttLaptopPage *self, gint64 dossier)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  guint n = att_context_count_typed (att_page_get_context (ATT_PAGE (self)), dossier);
  g_autofree char *count = att_words_number (n);

  if (n == 0)
    return att_words_fill (_ ("Dossier {number}"), "number", number, NULL);
  return att_words_fill (g_dngettext (GETTEXT_PACKAGE, "Dossier {number}: {count} text typed, not recorded yet",
                                      "Dossier {number}: {count} texts typed, not recorded yet", n),
                         "number", number, "count", count, NULL);
}

static void
fill_dossiers (AttLaptopPage *self)
{
  const GArray *dossiers = get_info (self)->dossiers;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint shown = gtk_drop_down_get_selected (self->dossiers);

  for (guint i = 0; i < dossiers->len; i++)
    gtk_string_list_take (names, name_dossier (self, g_array_index (dossiers, gint64, i)));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->dossiers, G_LIST_MODEL (names));
  if (shown != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (self->dossiers, shown);
  self->filling = FALSE;
  gtk_widget_set_visible (self->switcher, dossiers->len > 1);
}

static void
show_notes (AttLaptopPage *self)
{
  AttProblems *notes = att_visit_get_notes (att_context_get_visit (att_page_get_context (ATT_PAGE (self))));
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *note = att_words_problem (g_ptr_array_index (notes, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", note);
    }
  gtk_label_set_label (self->notes, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), words->len > 0);
}

static void
recorded_cb (AttLaptopPage *self, gint64 dossier)
{
  if (dossier == get_dossier (self))
    att_page_refresh (ATT_PAGE (self));
}

static void
att_laptop_page_close (AttPage *page)
{
  AttLaptopPage *self = ATT_LAPTOP_PAGE (page);

  if (self->panel != NULL)
    att_stage_panel_close (self->panel);
}

static GtkWidget *
att_laptop_page_renew (AttPage *page)
{
  GtkWidget *renewed = att_laptop_page_new (att_page_get_context (page));

  gtk_drop_down_set_selected (ATT_LAPTOP_PAGE (renewed)->dossiers,
                              gtk_drop_down_get_selected (ATT_LAPTOP_PAGE (page)->dossiers));
  return renewed;
}

static void
att_laptop_page_dispose (GObject *object)
{
  AttLaptopPage *self = ATT_LAPTOP_PAGE (object);

  g_clear_pointer (&self->view, att_dossier_view_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_LAPTOP_PAGE);
  G_OBJECT_CLASS (att_laptop_page_parent_class)->dispose (object);
}

static void
att_laptop_page_class_init (AttLaptopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_laptop_page_dispose;
  ATT_PAGE_CLASS (klass)->refresh = att_laptop_page_refresh;
  ATT_PAGE_CLASS (klass)->close = att_laptop_page_close;
  ATT_PAGE_CLASS (klass)->renew = att_laptop_page_renew;
  g_type_ensure (ATT_TYPE_FIELD_MENU);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/field/att-laptop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, dossiers);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, people);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, person);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, notes);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttLaptopPage, place);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_chosen_cb);
}

static void
att_laptop_page_init (AttLaptopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_laptop_page_new:
 * @context: the context, with a visit open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_laptop_page_new (AttContext *context)
{
  AttLaptopPage *self = g_object_new (ATT_TYPE_LAPTOP_PAGE, "context", context, NULL);

  fill_dossiers (self);
  fill_people (self);
  show_notes (self);
  g_signal_connect_object (context, "typed", G_CALLBACK (fill_dossiers), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  att_page_refresh (ATT_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * att_laptop_page_get_panel:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the working area of the dossier that is shown
 */
AttStagePanel *
att_laptop_page_get_panel (AttLaptopPage *self)
{
  g_return_val_if_fail (ATT_IS_LAPTOP_PAGE (self), NULL);
  return self->panel;
}

/**
 * att_laptop_page_is_loaded:
 * @self: a page
 *
 * Returns: whether a dossier is shown, and none is being read
 */
gboolean
att_laptop_page_is_loaded (AttLaptopPage *self)
{
  g_return_val_if_fail (ATT_IS_LAPTOP_PAGE (self), FALSE);
  return self->view != NULL && self->n_readings == 0;
}
