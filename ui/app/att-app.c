/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-app.h"

#include <glib/gi18n-lib.h>

#include "att-chosen-file.h"
#include "att-document-issuer.h"
#include "att-field-mode.h"
#include "att-language.h"
#include "att-reminder.h"
#include "att-take-along.h"
#include "att-ui-resources.h"

/**
 * AttApp:
 *
 * The application: its options, its language, what belongs to all windows, and the making of a window. It runs once: who
 * starts it again gets its window. Only a process that was told its register, its day or who records stands alone, for
 * others are not on the same.
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
  GSettings *settings; /* NULL where their schema is not installed */
  guint rebuild_id;
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
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (data)),
                         "application-name", _ ("Attestat"),
                         "application-icon", ATT_APP_ID,
                         "version", ATT_VERSION,
                         "comments", _ ("Accreditation of recognition centers, from the application to the end of the certificate"),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, ATT_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static gboolean
rebuild_cb (gpointer data)
{
  AttApp *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->rebuild_id = 0;
  for (GList *l = windows; l != NULL; l = l->next)
    if (ATT_IS_WINDOW (l->data))
      att_window_rebuild (l->data);
  return G_SOURCE_REMOVE;
}

/* The widget in which the language was chosen goes with the old words: not while it still tells of the choice. */
static void
take_language (AttApp *self, const char *code)
{
  AttLanguage before = att_language_get_current ();
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (code));
  att_language_set (code);
  if (att_language_get_current () != before && self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
language_changed_cb (AttApp *self)
{
  g_autofree char *code = g_settings_get_string (self->settings, "language");

  take_language (self, code);
}

static void
language_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AttApp *self = data;
  const char *code = g_variant_get_string (value, NULL);
  AttLanguage language;

  if (*code != '\0' && !att_language_parse (code, &language))
    return;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "language", code);
  take_language (self, code);
}

/* What somebody said once, else the name of the account. */
static char *
get_default_actor (GSettings *settings)
{
  g_autofree char *said = settings != NULL ? g_settings_get_string (settings, "actor") : NULL;
  const char *name = g_get_real_name ();

  if (said != NULL && *said != '\0')
    return g_steal_pointer (&said);
  return g_strdup (name != NULL && *name != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ());
}

/* As on the command line: the option, the environment, what was open last, the folder for data. */
static char *
get_location (AttApp *self)
{
  const char *from_environment = g_getenv ("ATTESTAT_REGISTER");
  g_autofree char *last = self->settings != NULL ? g_settings_get_string (self->settings, "register") : NULL;

  if (self->location != NULL)
    return g_strdup (self->location);
  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup (from_environment);
  if (last != NULL && *last != '\0')
    return g_steal_pointer (&last);
  return g_build_filename (g_get_user_data_dir (), "attestat", "register", NULL);
}

static AttContext *
get_context (AttApp *self)
{
  if (self->context == NULL)
    {
      g_autoptr (AttIssuer) issuer = create_issuer ();

      g_autofree char *person = NULL;

      if (self->actor == NULL || *self->actor == '\0')
        {
          g_free (self->actor);
          self->actor = get_default_actor (self->settings);
          person = self->settings != NULL ? g_settings_get_string (self->settings, "actor-person") : NULL;
        }
      self->context = att_context_new (self->location, self->actor, person != NULL && *person != '\0' ? person : NULL,
                                       self->today, issuer);
      self->reminder = att_reminder_new (GTK_APPLICATION (self), self->context);
    }
  return self->context;
}

static AttWindow *
open_window (AttApp *self)
{
  AttContext *context = get_context (self);
  g_autofree char *location = att_context_get_office (context) != NULL
                                  ? g_strdup (att_context_get_location (context))
                                  : get_location (self);
  AttWindow *window = att_app_create_window (self, context);

  att_window_open (window, location, FALSE, self->dossier);
  self->dossier = 0;
  return window;
}

static void
open_field_file (AttApp *self, const char *path)
{
  g_autoptr (AttIssuer) issuer = create_issuer ();
  g_autofree char *actor = get_default_actor (self->settings);
  g_autoptr (AttContext) context = att_context_new_for_visit (path, actor, self->today, issuer);
  AttWindow *window = att_app_create_window (self, context);

  att_field_mode_enter (GTK_WINDOW (window));
  att_window_open (window, path, FALSE, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
field_file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autofree char *path = att_chosen_file_dup_path (dialog, response);

  if (path != NULL)
    open_field_file (data, path);
  g_object_unref (dialog);
}

static void
open_field_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Open the field file of a visit"), gtk_application_get_active_window (data),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  att_take_along_add_filter (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (field_file_chosen_cb), data);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (open_window (data)));
}

/* The window that was used last; a new one when there is none. */
static AttWindow *
get_window (AttApp *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ATT_IS_WINDOW (l->data) && !att_context_is_for_visit (att_window_get_context (l->data)))
      return l->data;
  return open_window (self);
}

/* Asked for from another process: its --dossier. */
static void
open_dossier_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AttApp *self = data;
  AttWindow *window;

  if (gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    {
      self->dossier = g_variant_get_int64 (parameter);
      window = open_window (self);
    }
  else
    {
      window = get_window (self);
      gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.open-dossier", parameter);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
att_app_startup (GApplication *application)
{
  AttApp *self = ATT_APP (application);
  static const GActionEntry actions[] = {
    { "quit", quit_cb },
    { "about", about_cb },
    { "new-window", new_window_cb },
    { "language", NULL, "s", "''", language_cb },
    { "open-dossier", open_dossier_cb, "x" },
    { "open-field", open_field_cb },
  };
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.new-window", { "<Control><Shift>n" } },
    { "window.close", { "<Control>w" } },
    { "win.back", { "<Alt>Left" } },
    { "win.search", { "<Control>f" } },
    { "win.take-in", { "<Control>o" } },
    { "win.menu", { "F10" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.show-places", { "F9" } },
    { "win.refresh", { "F5", "<Control>r" } },
    { "win.help", { "F1" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };

  /* Linked from a static library, the resources come in only where they are named. */
  att_ui_get_resource ();
  G_APPLICATION_CLASS (att_app_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  self->settings = create_settings ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb), self,
                               G_CONNECT_SWAPPED);
      language_changed_cb (self);
    }
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char *const *) accels[i].accels);
  /* Else the cairo renderer cuts the dot off the Kazakh і. */
  g_object_set (gtk_settings_get_default (), "gtk-hint-font-metrics", TRUE, NULL);
  gtk_window_set_default_icon_name (ATT_APP_ID);
}

static void
att_app_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (ATT_APP (application))));
}

static void
att_app_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AttWindow *window = NULL;

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL && g_str_has_suffix (path, ATT_FIELD_ENDING))
        {
          open_field_file (ATT_APP (application), path);
          continue;
        }
      window = get_window (ATT_APP (application));
      if (path != NULL)
        att_window_take_in (window, path);
    }
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
}

/* A process that was told more than the one that runs may be on stands alone. */
static gboolean
stands_alone (AttApp *self, GVariantDict *dict)
{
  const char *from_environment = g_getenv ("ATTESTAT_REGISTER");

  return self->location != NULL || self->today != ATT_DAY_NONE || g_variant_dict_contains (dict, "actor")
         || (from_environment != NULL && *from_environment != '\0');
}

/* The dossier is shown by the one that runs already, if there is one. */
static gboolean
hand_over_dossier (AttApp *self)
{
  GApplication *application = G_APPLICATION (self);

  if (self->dossier <= 0 || !g_application_register (application, NULL, NULL)
      || !g_application_get_is_remote (application))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-dossier", g_variant_new_int64 (self->dossier));
  return TRUE;
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
  if (g_variant_dict_lookup (dict, "today", "s", &today))
    {
      self->today = att_day_parse (today);
      if (self->today == ATT_DAY_NONE)
        {
          g_printerr (_ ("“%s” is no day that exists; give it as 2026-07-04.\n"), today);
          return 2;
        }
    }
  if (stands_alone (self, dict))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  else if (hand_over_dossier (self))
    return 0;
  return -1;
}

static void
att_app_finalize (GObject *object)
{
  AttApp *self = ATT_APP (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_object (&self->reminder);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
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
  application_class->open = att_app_open;
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
  return g_object_new (ATT_TYPE_APP, "application-id", ATT_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
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
  return att_window_new (GTK_APPLICATION (self), context);
}
