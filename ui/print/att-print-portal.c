/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-print-portal.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "att-print-spool.h"
#include "att-problem.h"

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Print"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"

static const AttProblemSpec no_portal = {
  ATT_PROBLEM_INPUT, "print-portal-failed",
  N_ ("The desktop's print service did not take it: {reason}"), N_ ("Save the document and print it from there."), NULL
};

typedef struct
{
  GDBusConnection *bus;
  char *title;
  GtkPrintSettings *settings;
  GtkPrintSettings *chosen;
  int fd;
  guint subscription;
  char *handle;
  GSource *cancelled; /* not owned; it keeps the task until it is destroyed */
} Job;

static void print (GTask *task, guint32 token);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->bus);
  g_free (job->title);
  g_clear_object (&job->settings);
  g_clear_object (&job->chosen);
  if (job->fd >= 0)
    close (job->fd);
  g_free (job->handle);
  g_free (job);
}

static void
unsubscribe (Job *job)
{
  if (job->subscription != 0)
    g_dbus_connection_signal_unsubscribe (job->bus, job->subscription);
  job->subscription = 0;
}

static void
stop (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  unsubscribe (job);
  if (job->cancelled != NULL)
    g_source_destroy (job->cancelled);
  job->cancelled = NULL;
}

static void
fail (GTask *task, const char *reason)
{
  stop (task);
  if (!g_task_get_completed (task))
    g_task_return_error (task, att_problem_new (&no_portal, att_arg_text ("reason", reason)));
}

/* The answer comes as a signal of a request whose name we choose, so that it can't come before we listen. */
static char *
expect (GTask *task, GDBusSignalCallback callback)
{
  static guint serial;
  Job *job = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("attestat%u", ++serial);
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (job->bus) + 1);

  g_strdelimit (sender, ".", '_');
  g_free (job->handle);
  job->handle = g_strconcat (PATH, "/request/", sender, "/", token, NULL);
  unsubscribe (job);
  job->subscription
      = g_dbus_connection_signal_subscribe (job->bus, NULL, REQUEST_INTERFACE, "Response", job->handle, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, callback, g_object_ref (task),
                                            g_object_unref);
  return g_steal_pointer (&token);
}

static gboolean
is_refused (GTask *task, guint32 response)
{
  unsubscribe (g_task_get_task_data (task));
  if (response == 0 || g_task_get_completed (task))
    return g_task_get_completed (task);
  stop (task);
  if (response == 1)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the print dialog was closed");
  else
    fail (task, _ ("it gave no reason"));
  return TRUE;
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  if (reply != NULL)
    return;
  g_dbus_error_strip_remote_error (error);
  fail (task, error->message);
}

static void
printed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
            GVariant *parameters, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  guint32 response = 2;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(ua{sv})", &response, NULL);
  if (is_refused (task, response))
    return;
  stop (task);
  g_task_return_pointer (task, g_object_ref (job->chosen), g_object_unref);
}

static void
prepared_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  g_autoptr (GVariant) settings = NULL;
  guint32 response = 2;
  guint32 token = 0;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (is_refused (task, response))
    return;
  settings = g_variant_lookup_value (results, "settings", G_VARIANT_TYPE_VARDICT);
  g_variant_lookup (results, "token", "u", &token);
  job->chosen = settings != NULL ? gtk_print_settings_new_from_gvariant (settings) : g_object_ref (job->settings);
  print (task, token);
}

static void
call (GTask *task, const char *method, GVariant *parameters, GUnixFDList *fds)
{
  Job *job = g_task_get_task_data (task);

  g_dbus_connection_call_with_unix_fd_list (job->bus, NAME, PATH, INTERFACE, method, parameters, G_VARIANT_TYPE ("(o)"),
                                            G_DBUS_CALL_FLAGS_NONE, -1, fds, g_task_get_cancellable (task), called_cb,
                                            g_object_ref (task));
}

static void
add_options (GVariantBuilder *options, const char *handle_token)
{
  g_variant_builder_init (options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (options, "{sv}", "handle_token", g_variant_new_string (handle_token));
  g_variant_builder_add (options, "{sv}", "modal", g_variant_new_boolean (TRUE));
}

static void
print (GTask *task, guint32 token)
{
  Job *job = g_task_get_task_data (task);
  g_autofree char *handle_token = expect (task, printed_cb);
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  GVariantBuilder options;
  int index = g_unix_fd_list_append (fds, job->fd, NULL);

  if (index < 0)
    {
      fail (task, _ ("too many files are open"));
      return;
    }
  add_options (&options, handle_token);
  g_variant_builder_add (&options, "{sv}", "token", g_variant_new_uint32 (token));
  call (task, "Print", g_variant_new ("(ssha{sv})", "", job->title, index, &options), fds);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autofree char *handle_token = NULL;
  GVariantBuilder options;

  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_paper_size_free (a4);
  job->bus = g_bus_get_finish (result, &error);
  if (job->bus == NULL)
    {
      fail (task, error->message);
      return;
    }
  handle_token = expect (task, prepared_cb);
  add_options (&options, handle_token);
  call (task, "PreparePrint",
        g_variant_new ("(ss@a{sv}@a{sv}a{sv})", "", job->title, gtk_print_settings_to_gvariant (job->settings),
                       gtk_page_setup_to_gvariant (setup), &options),
        NULL);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);

  stop (task);
  if (!g_task_get_completed (task))
    g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * att_print_portal_is_needed:
 *
 * Returns: whether the program runs in a sandbox, which has no printers of its own
 */
gboolean
att_print_portal_is_needed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

/**
 * att_print_portal_send_async:
 * @title: what it is
 * @settings: what was chosen last for it
 * @bytes: a PDF file
 * @cancellable: (nullable): to wait for it no longer
 * @callback: called when the print service has it
 * @user_data: for @callback
 *
 * Hands the bytes, as they are, to the desktop's print service, which asks for the printer itself, once a document.
 */
void
att_print_portal_send_async (const char *title, GtkPrintSettings *settings, GBytes *bytes, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  int fd = att_print_spool (bytes, &error);
  g_autoptr (GSource) cancelled = NULL;
  Job *job;

  g_task_set_source_tag (task, att_print_portal_send_async);
  if (fd < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  job = g_new0 (Job, 1);
  job->fd = fd;
  job->title = g_strdup (title);
  job->settings = g_object_ref (settings);
  g_task_set_task_data (task, job, job_free);
  if (cancellable != NULL)
    {
      cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, cancelled, G_SOURCE_FUNC (cancelled_cb));
      job->cancelled = cancelled;
    }
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, g_object_ref (task));
}

/**
 * att_print_portal_send_finish:
 * @result: what the callback was given
 * @error: why it was not taken; a cancelled one when the dialog was closed
 *
 * Returns: (transfer full) (nullable): what was chosen for it
 */
GtkPrintSettings *
att_print_portal_send_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
