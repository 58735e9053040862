/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-app.h"

#include <glib/gi18n-lib.h>

#include "att-document-issuer.h"
#include "att-reminder.h"
#include "att-ui-resources.h"

/**
 * AttApp:
 *
 * The application: its options, what belongs to all windows, and the making of a window. One process is on one register
 * and one day, so processes are not joined.
 */
struct _AttApp
{
  AdwApplication parent_instance;
  AttContext *context;
  AttReminder *reminder;
  char *location;
  char *actor;
  AttDay today;
  gint64 dossier;
};

G_DEFINE_FINAL_TYPE (AttApp, att_app, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "register", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("The folder of the register"), N_ ("FOLDER") },
  { "dossier", 0, 0, G_OPTION_ARG_INT64, NULL, N_ ("Open this dossier at once"), N_ ("NUMBER") },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Take this day for today"), N_ ("DATE") },
  { "actor", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Who records"), N_ ("NAME") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { NULL },
};

/* The one place that says who makes documents; without one an act is recorded and no document issued with it. */
static AttIssuer *
create_issuer (void)
{
  return att_document_issuer_new ();
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows;

  /* Each window keeps its drafts as it closes; with the last one the application ends. */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (data))) != NULL)
    {
      g_autoptr (GtkWindow) window = g_object_ref (windows->data);

      gtk_window_close (window);
      if (g_list_find (gtk_application_get_windows (GTK_APPLICATION (data)), window) != NULL)
        gtk_window_destroy (window);
    }
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (data)),
                         "program-name", "Attestat",
                         "version", ATT_VERSION,
                         "logo-icon-name", ATT_APP_ID,
                         "comments", _ ("Accreditation of recognition centers, from the application to the end of the certificate"),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static void
att_app_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { "quit", quit_cb }, { "about", about_cb } };
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.back", { "<Alt>Left" } },
    { "win.search", { "<Control>f" } },
    { "win.take-in", { "<Control>o" } },
    { "win.menu", { "F10" } },
    { "win.show-places", { "F9" } },
    { "win.refresh", { "F5", "<Control>r" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };

  /* Linked from a static library, the resources come in only where they are named. */
  att_ui_get_resource ();
  G_APPLICATION_CLASS (att_app_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char *const *) accels[i].accels);
  /* Else the cairo renderer cuts the dot off the Kazakh і. */
  g_object_set (gtk_settings_get_default (), "gtk-hint-font-metrics", TRUE, NULL);
  gtk_window_set_default_icon_name (ATT_APP_ID);
}

static char *
get_default_actor (void)
{
  const char *name = g_get_real_name ();

  return g_strdup (name != NULL && *name != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ());
}

/* As on the command line: the option, the environment, what was open last, the folder for data. */
static char *
get_default_location (AttContext *context)
{
  const char *from_environment = g_getenv ("ATTESTAT_REGISTER");
  GSettings *settings = att_context_get_settings (context);
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "register") : NULL;

  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup (from_environment);
  if (last != NULL && *last != '\0')
    return g_steal_pointer (&last);
  return g_build_filename (g_get_user_data_dir (), "attestat", "register", NULL);
}

static void
att_app_activate (GApplication *application)
{
  AttApp *self = ATT_APP (application);
  g_autofree char *location = NULL;
  AttWindow *window;

  if (self->context == NULL)
    {
      g_autoptr (AttIssuer) issuer = create_issuer ();

      self->context = att_context_new (self->location, self->actor, self->today, issuer);
      self->reminder = att_reminder_new (GTK_APPLICATION (self), self->context);
    }
  location = self->location != NULL ? g_strdup (self->location) : get_default_location (self->context);
  window = att_app_create_window (self, self->context);
  att_window_open (window, location, FALSE, self->dossier);
  self->dossier = 0;
  gtk_window_present (GTK_WINDOW (window));
}

static int
att_app_handle_local_options (GApplication *application, GVariantDict *dict)
{
  AttApp *self = ATT_APP (application);
  g_autofree char *today = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("Attestat %s\n", ATT_VERSION);
      return 0;
    }
  g_variant_dict_lookup (dict, "register", "^ay", &self->location);
  g_variant_dict_lookup (dict, "dossier", "x", &self->dossier);
  g_variant_dict_lookup (dict, "actor", "s", &self->actor);
  if (self->actor == NULL || *self->actor == '\0')
    {
      g_free (self->actor);
      self->actor = get_default_actor ();
    }
  if (g_variant_dict_lookup (dict, "today", "s", &today))
    {
      self->today = att_day_parse (today);
      if (self->today == ATT_DAY_NONE)
        {
          g_printerr (_ ("“%s” is no day that exists; give it as 2026-07-04.\n"), today);
          return 2;
        }
    }
  return -1;
}

static void
att_app_finalize (GObject *object)
{
  AttApp *self = ATT_APP (object);

  g_clear_object (&self->reminder);
  g_clear_object (&self->context);
  g_free (self->location);
  g_free (self->actor);
  G_OBJECT_CLASS (att_app_parent_class)->finalize (object);
}

static void
att_app_class_init (AttAppClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_app_finalize;
  application_class->startup = att_app_startup;
  application_class->activate = att_app_activate;
  application_class->handle_local_options = att_app_handle_local_options;
}

static void
att_app_init (AttApp *self)
{
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Keeps the dossiers of accreditation under the Law “On professional qualifications”."));
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * att_app_new:
 *
 * Returns: (transfer full): the application
 */
AttApp *
att_app_new (void)
{
  return g_object_new (ATT_TYPE_APP, "application-id", ATT_APP_ID, "flags", G_APPLICATION_NON_UNIQUE,
                       "resource-base-path", "/kz/atameken/Attestat", NULL);
}

/**
 * att_app_create_window:
 * @self: the application, started
 * @context: the context
 *
 * Can be called again at any time: a window holds nothing that another one needs.
 *
 * Returns: (transfer none): a window without pages
 */
AttWindow *
att_app_create_window (AttApp *self, AttContext *context)
{
  AttWindow *window = att_window_new (GTK_APPLICATION (self), context);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/kz/atameken/Attestat/app/att-shortcuts.ui");

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (window),
                                           GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
  return window;
}
