/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-preferences-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-act-page.h"
#include "att-adoption-page.h"
#include "att-calendar-page.h"
#include "att-group.h"
#include "att-message.h"
#include "att-register-work.h"
#include "att-regulation-page.h"
#include "att-report-filter.h"
#include "att-templates-page.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-window.h"
#include "att-words.h"

/**
 * AttPreferencesPage:
 *
 * The place of what is set: the language and who records here, the office's details and persons, the law as adopted, the
 * register and its proof. What others have to be able to rely on is an act of dossier 0, recorded in its form.
 */
G_DEFINE_FINAL_TYPE (AttPreferencesPage, att_preferences_page, ATT_TYPE_PAGE)

static const char *const language_codes[] = { "", "kk", "ru", "en" };

void
att_preferences_page_push (AttPreferencesPage *self, GtkWidget *page)
{
  att_window_push (ATT_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), page);
}

static void
language_cb (AttPreferencesPage *self)
{
  guint selected = adw_combo_row_get_selected (self->language);

  if (self->ready && selected < G_N_ELEMENTS (language_codes))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.language", "s", language_codes[selected]);
}

static void
details_cb (AttPreferencesPage *self)
{
  if (self->view != NULL)
    att_preferences_page_push (self, att_act_page_new_with (att_page_get_context (ATT_PAGE (self)), ATT_OFFICE_DOSSIER,
                                                            att_kind_find ("settings-changed"), NULL, NULL,
                                                            att_settings_get_fields (self->view->settings)));
}

static void
regulation_cb (AttPreferencesPage *self)
{
  att_preferences_page_push (self, att_regulation_page_new (att_page_get_context (ATT_PAGE (self))));
}

static void
calendar_cb (AttPreferencesPage *self)
{
  att_preferences_page_push (self, att_calendar_page_new (att_page_get_context (ATT_PAGE (self))));
}

static void
professions_cb (AttPreferencesPage *self)
{
  att_preferences_page_push (self, att_adoption_page_new (att_page_get_context (ATT_PAGE (self)), ATT_ADOPT_PROFESSIONS, NULL));
}

static void
templates_cb (AttPreferencesPage *self)
{
  att_preferences_page_push (self, att_templates_page_new (att_page_get_context (ATT_PAGE (self))));
}

static char *
findings_to_words (AttWork *work)
{
  GListModel *lines = att_work_get_lines (work);
  GString *words = g_string_new (att_work_get_text (work));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (AttWorkLine) line = g_list_model_get_item (lines, i);

      g_string_append_printf (words, "\n%s", att_work_line_get_text (line));
    }
  return g_string_free (words, FALSE);
}

static void
show_work (AttPreferencesPage *self)
{
  gboolean running = self->work != NULL && !att_work_is_finished (self->work);
  gboolean finished = self->work != NULL && !running;
  g_autofree char *words = finished ? findings_to_words (self->work) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.verify", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.reindex", !running);
  gtk_widget_set_visible (self->work_row, running);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), finished);
  gtk_label_set_label (self->findings, words != NULL ? words : "");
  if (running)
    {
      gtk_label_set_label (self->work_label, att_work_get_title (self->work));
      gtk_progress_bar_set_fraction (self->work_bar, att_work_get_fraction (self->work));
    }
}

/* The same work as at the foot of the window: left here, it goes on. */
static void
set_work (AttPreferencesPage *self, AttWork *work)
{
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_set_object (&self->work, work);
  if (work != NULL)
    {
      g_signal_connect_object (work, "notify::fraction", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (work, "notify::finished", G_CALLBACK (show_work), self, G_CONNECT_SWAPPED);
    }
  show_work (self);
}

static void
verify_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_work (ATT_PREFERENCES_PAGE (widget),
            att_register_work_start (att_page_get_context (ATT_PAGE (widget)), ATT_WORK_VERIFY));
}

static void
reindex_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_work (ATT_PREFERENCES_PAGE (widget),
            att_register_work_start (att_page_get_context (ATT_PAGE (widget)), ATT_WORK_REINDEX));
}

static void
cancel_work_cb (AttPreferencesPage *self)
{
  if (self->work != NULL)
    att_work_cancel (self->work);
}

static void
show_law (AttPreferencesPage *self)
{
  AttLanguage language = att_language_get_current ();
  AttProfessions *professions = att_law_get_professions (self->view->law);
  g_autofree char *title
      = att_words_capitalise (att_text_get (att_regulation_get_title (self->view->regulation), language));
  g_autofree char *from = att_words_day (att_regulation_get_valid_from (self->view->regulation));
  g_autofree char *valid = att_words_fill (_ ("Valid from {day}"), "day", from, NULL);
  g_autofree char *words = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->regulation), title);
  adw_action_row_set_subtitle (self->regulation, valid);
  if (professions == NULL)
    words = g_strdup (_ ("Not imported yet: professions of an application can't be looked up"));
  else
    {
      guint size = att_professions_get_size (professions);
      g_autofree char *count = g_strdup_printf ("%u", size);
      g_autofree char *day = self->view->imported != NULL ? att_words_day (att_act_get_on (self->view->imported))
                                                          : g_strdup ("");

      words = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "{count} profession, imported: {day}",
                                           "{count} professions, imported: {day}", size),
                              "count", count, "day", day, NULL);
    }
  adw_action_row_set_subtitle (self->professions, words);
}

static void
show_view (AttPreferencesPage *self)
{
  AttLanguage language = att_language_get_current ();
  AttText *address = att_settings_get_address (self->view->settings);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->details),
                                 att_text_get (att_settings_get_name (self->view->settings), language));
  adw_action_row_set_subtitle (self->details, address != NULL ? att_text_get (address, language)
                                                              : _ ("Address, telephone and signatories are not given yet"));
  att_preferences_page_show_persons (self);
  att_preferences_page_follow_person (self);
  att_preferences_page_show_who_records (self);
  show_law (self);
  att_preferences_page_show_key (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPreferencesPage) self = data;
  g_autoptr (GError) error = NULL;
  AttOfficeView *view = att_office_view_load_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)))
    {
      g_clear_pointer (&view, att_office_view_free);
      return;
    }
  if (view == NULL)
    {
      att_message_error (GTK_WIDGET (self), _ ("The office's details can't be read"), error);
      return;
    }
  g_clear_pointer (&self->view, att_office_view_free);
  self->view = view;
  show_view (self);
}

static void
att_preferences_page_refresh (AttPage *page)
{
  att_office_view_load_async (att_context_get_reader (att_page_get_context (page)), att_page_get_cancellable (page),
                              loaded_cb, g_object_ref (page));
}

static void
recorded_cb (AttPreferencesPage *self, gint64 dossier)
{
  if (dossier == ATT_OFFICE_DOSSIER)
    att_page_refresh (ATT_PAGE (self));
}

static GtkWidget *
att_preferences_page_renew (AttPage *page)
{
  return att_preferences_page_new (att_page_get_context (page));
}

static void
att_preferences_page_dispose (GObject *object)
{
  AttPreferencesPage *self = ATT_PREFERENCES_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->view, att_office_view_free);
  g_clear_pointer (&self->person_rows, g_ptr_array_unref);
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_clear_object (&self->work);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_PREFERENCES_PAGE);
  G_OBJECT_CLASS (att_preferences_page_parent_class)->dispose (object);
}

static void
att_preferences_page_class_init (AttPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AttPageClass *page_class = ATT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_preferences_page_dispose;
  page_class->refresh = att_preferences_page_refresh;
  page_class->renew = att_preferences_page_renew;

  g_type_ensure (ATT_TYPE_GROUP);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/kz/atameken/Attestat/preferences/att-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, language);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, actor);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, details);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, persons);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, regulation);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, professions);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, key);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, key_button);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, location);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, work_row);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, work_label);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, work_bar);
  gtk_widget_class_bind_template_child (widget_class, AttPreferencesPage, findings);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "actor_cb", G_CALLBACK (att_preferences_page_actor_cb));
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "key_cb", G_CALLBACK (att_preferences_page_key_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "add_person_cb", G_CALLBACK (att_preferences_page_add_person_cb));
  gtk_widget_class_bind_template_callback (widget_class, regulation_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, professions_cb);
  gtk_widget_class_bind_template_callback (widget_class, templates_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_work_cb);

  gtk_widget_class_install_action (widget_class, "preferences.verify", NULL, verify_cb);
  gtk_widget_class_install_action (widget_class, "preferences.reindex", NULL, reindex_cb);
}

static void
att_preferences_page_init (AttPreferencesPage *self)
{
  self->person_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  att_report_filter_name_list (self->language);
}

static void
show_language (AttPreferencesPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GApplication *application = g_application_get_default ();
  g_autoptr (GVariant) state
      = application != NULL ? g_action_group_get_action_state (G_ACTION_GROUP (application), "language") : NULL;
  const char *code = state != NULL ? g_variant_get_string (state, NULL) : "";

  gtk_string_list_append (names, C_ ("language", "As the system"));
  for (guint i = 1; i < G_N_ELEMENTS (language_codes); i++)
    {
      AttLanguage language = ATT_LANGUAGE_EN;

      att_language_parse (language_codes[i], &language);
      gtk_string_list_append (names, att_language_get_name (language));
    }
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  for (guint i = 0; i < G_N_ELEMENTS (language_codes); i++)
    if (g_str_equal (language_codes[i], code))
      adw_combo_row_set_selected (self->language, i);
}

/**
 * att_preferences_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_preferences_page_new (AttContext *context)
{
  AttPreferencesPage *self = g_object_new (ATT_TYPE_PREFERENCES_PAGE, "context", context, NULL);
  g_autofree char *location = g_filename_display_name (att_context_get_location (context));

  show_language (self);
  gtk_editable_set_text (self->actor, att_context_get_actor_name (context));
  adw_action_row_set_subtitle (self->location, location);
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  set_work (self, att_register_work_find (context));
  self->ready = TRUE;
  att_page_refresh (ATT_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * att_preferences_page_is_loaded:
 * @self: a page
 *
 * Returns: whether what the office told of itself is shown
 */
gboolean
att_preferences_page_is_loaded (AttPreferencesPage *self)
{
  return self->view != NULL;
}
