/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-act-page.h"
#include "att-adoption-page.h"
#include "att-calendar-page.h"
#include "att-centres-page.h"
#include "att-complaints-page.h"
#include "att-document-page.h"
#include "att-dossier-page.h"
#include "att-dossiers-page.h"
#include "att-figures-page.h"
#include "att-language.h"
#include "att-message.h"
#include "att-held-page.h"
#include "att-laptop-page.h"
#include "att-monitoring-page.h"
#include "att-paper-page.h"
#include "att-paper-view.h"
#include "att-preferences-page.h"
#include "att-register-page.h"
#include "att-regulation-page.h"
#include "att-request-page.h"
#include "att-since-last-page.h"
#include "att-template-page.h"
#include "att-templates-page.h"
#include "att-today-page.h"
#include "att-unlock-page.h"
#include "att-welcome-page.h"

static const AttProblemSpec cannot_show = {
  ATT_PROBLEM_STORE, "help-not-shown",
  N_ ("No program showed the help: {reason}"), N_ ("Open the file “{file}” in a web browser."), NULL
};

/* The topic of a place; tests/house/help.py looks whether each is a page of the help. */
static const struct
{
  GType (*get_type) (void);
  const char *topic;
} pages[] = {
  { att_adoption_page_get_type, "preferences" },
  { att_calendar_page_get_type, "calendar" },
  { att_centres_page_get_type, "centres" },
  { att_complaints_page_get_type, "monitoring" },
  { att_document_page_get_type, "papers" },
  { att_dossiers_page_get_type, "find" },
  { att_figures_page_get_type, "figures" },
  { att_held_page_get_type, "laptop" },
  { att_laptop_page_get_type, "laptop" },
  { att_monitoring_page_get_type, "monitoring" },
  { att_paper_page_get_type, "papers" },
  { att_preferences_page_get_type, "preferences" },
  { att_register_page_get_type, "register" },
  { att_regulation_page_get_type, "preferences" },
  { att_request_page_get_type, "type-in" },
  { att_since_last_page_get_type, "intake" },
  { att_template_page_get_type, "preferences" },
  { att_templates_page_get_type, "preferences" },
  { att_today_page_get_type, "today" },
  { att_unlock_page_get_type, "laptop" },
  { att_welcome_page_get_type, "start" },
};

static const struct
{
  AttStage stage;
  const char *topic;
} stages[] = {
  { ATT_STAGE_INTAKE, "intake" },
  { ATT_STAGE_DOCUMENTS, "documents" },
  { ATT_STAGE_ON_SITE, "on-site" },
  { ATT_STAGE_DECISION, "decision" },
  { ATT_STAGE_CERTIFICATE, "certificate" },
  { ATT_STAGE_AGREEMENT, "certificate" },
  { ATT_STAGE_IN_FORCE, "in-force" },
  { ATT_STAGE_CLOSED, "refusal" },
  { ATT_STAGE_ANY, "forms" },
  { ATT_STAGE_OFFICE, "preferences" },
};

/* Acts that are explained elsewhere than their stage. */
static const struct
{
  const char *kind;
  const char *topic;
} kinds[] = {
  { "annulled", "correct" },
  { "appeal-filed", "refusal" },
  { "appeal-resolved", "refusal" },
  { "calendar-amended", "calendar" },
  { "correction", "correct" },
  { "field-issued", "laptop" },
  { "field-lost", "laptop" },
  { "field-returned", "laptop" },
  { "refusal-sent", "refusal" },
  { "remarks-answered", "remarks" },
  { "remarks-sent", "remarks" },
  { "settled", "laptop" },
};

static const char *
find_topic_of_stage (AttStage stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (stages[i].stage == stage)
      return stages[i].topic;
  return "start";
}

static const char *
find_topic_of_kind (const AttKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind->id))
      return kinds[i].topic;
  return find_topic_of_stage (kind->stage);
}

static const char *
find_topic_of_dossier (AttDossierPage *page)
{
  AttStagePanel *panel = att_dossier_page_get_panel (page);
  AttDossierView *view = att_dossier_page_get_view (page);

  if (view != NULL && view->past)
    return "look-back";
  return panel != NULL ? find_topic_of_stage (att_stage_panel_get_stage (panel)) : "start";
}

/**
 * att_help_find_topic:
 * @page: (nullable): the page that is seen
 * @focus: (nullable): what has the keyboard
 *
 * Returns: the page of the help that explains that place
 */
const char *
att_help_find_topic (AttPage *page, GtkWidget *focus)
{
  if (focus != NULL && gtk_widget_get_ancestor (focus, ATT_TYPE_PAPER_VIEW) != NULL)
    return "papers";
  if (ATT_IS_DOSSIER_PAGE (page))
    return find_topic_of_dossier (ATT_DOSSIER_PAGE (page));
  if (ATT_IS_ACT_PAGE (page))
    return find_topic_of_kind (att_act_page_get_kind (ATT_ACT_PAGE (page)));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (page, pages[i].get_type ()))
      return pages[i].topic;
  return "start";
}

/* --- Showing it --- */

typedef struct
{
  AttWindow *window;
  char *topic;
  GFile *source;
  GFile *copy;
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->window);
  g_free (showing->topic);
  g_object_unref (showing->source);
  g_object_unref (showing->copy);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static GFile *
find_source (const char *name)
{
  const char *override = g_getenv ("ATTESTAT_HELPDIR");
  g_autofree char *path = override != NULL ? g_build_filename (override, name, NULL)
                                           : g_build_filename (ATT_DATADIR, "help", name, NULL);

  return g_file_new_for_path (path);
}

static void
fail (Showing *showing, const GError *error)
{
  g_autofree char *path = g_file_get_path (showing->source);
  g_autoptr (GError) problem
      = att_problem_new (&cannot_show, att_arg_text ("reason", error->message), att_arg_text ("file", path));

  if (gtk_widget_get_mapped (GTK_WIDGET (showing->window)))
    att_message_error (GTK_WIDGET (showing->window), _ ("The help can't be shown"), problem);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Showing) showing = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (showing, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Showing) showing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (G_FILE (source));
  GtkWindow *window = GTK_WINDOW (showing->window);

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    fail (showing, error);
  else
    gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_steal_pointer (&showing));
}

/* A portal hands a browser the file alone, without the place in it: so the file goes to that place by itself. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Showing) showing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *script = g_strdup_printf ("<script>location.replace(\"#%s\")</script>\n</body>", showing->topic);
  g_autoptr (GString) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GFile *copy = showing->copy;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, NULL, NULL, &error))
    {
      fail (showing, error);
      return;
    }
  page = g_string_new (text);
  g_string_replace (page, "</body>", script, 1);
  bytes = g_string_free_to_bytes (g_steal_pointer (&page));
  g_file_replace_contents_bytes_async (copy, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, written_cb,
                                       g_steal_pointer (&showing));
}

/**
 * att_help_show:
 * @window: a window
 * @topic: a page of the help
 *
 * Opens the help in the language of the window at that page, in the program that shows web pages.
 */
void
att_help_show (AttWindow *window, const char *topic)
{
  Showing *showing = g_new0 (Showing, 1);
  g_autofree char *name = g_strconcat (att_language_get_code (att_language_get_current ()), ".html", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "attestat", "help", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  showing->window = g_object_ref (window);
  showing->topic = g_strdup (topic);
  showing->source = find_source (name);
  showing->copy = g_file_new_for_path (path);
  g_file_load_contents_async (showing->source, NULL, read_cb, showing);
}
