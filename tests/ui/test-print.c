/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

#include "att-print-portal.h"
#include "att-print-settings.h"
#include "att-print-unix.h"
#include "att-print.h"
#include "att-words.h"
#include "ui-fixture.h"
#include "viewer-fixture.h"

typedef struct
{
  UiCase *ui;
  GPtrArray *items;
  GAsyncResult *result;
} Case;

static char *
keep (UiCase *ui, GBytes *bytes)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttOffice) office = att_office_open (ui->location, FALSE, clock, random, NULL, NULL, NULL);
  g_autoptr (AttRecord) file = NULL;

  g_assert_true (att_office_keep_bytes (office, bytes, "paper", &file, NULL, NULL));
  return g_strdup (att_record_get (file, "sha256"));
}

static void
use_backends (const char *backends)
{
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", backends, NULL);
}

static Case *
case_new (void)
{
  Case *self = g_new0 (Case, 1);

  use_backends ("file");
  self->ui = ui_case_new (0);
  g_settings_reset (att_context_get_settings (self->ui->context), "print-settings");
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) att_print_item_free);
  return self;
}

static void
case_add (Case *self, GBytes *bytes, const char *title, const char *name, const char *form)
{
  g_autofree char *sha256 = keep (self->ui, bytes);

  g_ptr_array_add (self->items, att_print_item_new (sha256, title, name, form));
}

static void
case_free (Case *self)
{
  g_ptr_array_unref (self->items);
  g_clear_object (&self->result);
  ui_case_free (self->ui);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
start (Case *self)
{
  ui_case_open_window (self->ui, 0);
  att_print_async (GTK_WINDOW (self->ui->window), self->ui->context, self->items, NULL, fixture_keep_result_cb,
                   &self->result);
}

static gboolean
finish (Case *self, GError **error)
{
  ui_wait_until (has_result, &self->result);
  return att_print_finish (self->result, error);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkSelectionModel *
find_printers (void)
{
  GtkWidget *dialog = find_dialog ();
  GtkWidget *list = dialog != NULL ? ui_find (dialog, GTK_TYPE_COLUMN_VIEW, NULL) : NULL;

  return list != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (list)) : NULL;
}

static gboolean
has_printer (gpointer data)
{
  return find_printers () != NULL && g_list_model_get_n_items (G_LIST_MODEL (find_printers ())) > 0;
}

static gboolean
is_chosen (gpointer data)
{
  return gtk_print_unix_dialog_get_selected_printer (data) != NULL;
}

/* What somebody does in the dialog: prints into files of a folder, or closes it. */
static void
answer_dialog (Case *self, int response)
{
  g_autofree char *path = g_build_filename (self->ui->folder, "chosen.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GtkPrintSettings) settings = NULL;
  GtkWidget *dialog;

  ui_wait_until (has_printer, NULL);
  dialog = find_dialog ();
  settings = gtk_print_unix_dialog_get_settings (GTK_PRINT_UNIX_DIALOG (dialog));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), settings);
  gtk_selection_model_select_item (find_printers (), 0, TRUE);
  ui_wait_until (is_chosen, dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), response);
}

static void
assert_printed (Case *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (self->ui->folder, name, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What is printed is what is kept, byte by byte. */
static void
test_one (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (GBytes) pdf = fixture_make_pdf (2);
  g_autoptr (GError) error = NULL;

  case_add (self, pdf, "Certificate", "certificate.pdf", "certificate");
  start (self);
  answer_dialog (self, GTK_RESPONSE_OK);
  g_assert_true (finish (self, &error));
  g_assert_no_error (error);
  assert_printed (self, "chosen.pdf", pdf);
}

static gboolean
has_file (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* Through a real queue to a printer (print-queue.py): what arrives is what is kept, byte by byte, on A4, though the printer
 * would take US Letter by itself. */
static void
test_queue (void)
{
  const char *folder = g_getenv ("ATTESTAT_QUEUE");
  g_autofree char *arrived = g_build_filename (folder, "arrived", NULL);
  g_autofree char *asked = g_build_filename (folder, "asked", NULL);
  g_autoptr (Case) self = case_new ();
  g_autoptr (GBytes) pdf = fixture_make_pdf (2);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *attributes = NULL;
  GtkPrintUnixDialog *dialog;
  gsize length;

  use_backends ("cups");
  case_add (self, pdf, "Аттестат № 1", "certificate.pdf", "certificate");
  start (self);
  ui_wait_until (has_printer, NULL);
  dialog = GTK_PRINT_UNIX_DIALOG (find_dialog ());
  gtk_selection_model_select_item (find_printers (), 0, TRUE);
  ui_wait_until (is_chosen, dialog);
  g_assert_cmpstr (gtk_printer_get_name (gtk_print_unix_dialog_get_selected_printer (dialog)), ==, "Attestat");
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  g_assert_true (finish (self, &error));
  g_assert_no_error (error);
  ui_wait_until (has_file, arrived);
  g_assert_true (g_file_get_contents (arrived, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  g_assert_true (g_file_get_contents (asked, &attributes, NULL, NULL));
  g_assert_nonnull (strstr (attributes, "IPP_MEDIA=iso_a4_210x297mm\n"));
  g_assert_nonnull (strstr (attributes, "IPP_JOB_NAME=Аттестат № 1\n"));
}

/* Several in one go: one that can't be printed does not keep the others from it, and is named. */
static void
test_several (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (GBytes) first = fixture_make_pdf (1);
  g_autoptr (GBytes) second = fixture_make_pdf (3);
  g_autoptr (GBytes) letter = g_bytes_new_static ("Dear Sir or Madam,\n", 19);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  case_add (self, first, "Certificate 1", "1-certificate.pdf", "certificate");
  case_add (self, letter, "Letter", "letter.txt", "certificate");
  case_add (self, second, "Certificate 2", "2-certificate.pdf", "certificate");
  start (self);
  answer_dialog (self, GTK_RESPONSE_OK);
  g_assert_false (finish (self, &error));
  words = att_words_problems (error);
  g_assert_nonnull (strstr (words, "2 of 3 documents"));
  g_assert_nonnull (strstr (words, "“Letter” was not printed"));
  g_assert_null (strstr (words, "Certificate 2"));
  assert_printed (self, "1-certificate.pdf", first);
  assert_printed (self, "2-certificate.pdf", second);
}

static void
test_closed (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (GBytes) pdf = fixture_make_pdf (1);
  g_autoptr (GError) error = NULL;

  case_add (self, pdf, "Certificate", "certificate.pdf", "certificate");
  start (self);
  answer_dialog (self, GTK_RESPONSE_CANCEL);
  g_assert_false (finish (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_printer (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (GBytes) pdf = fixture_make_pdf (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  use_backends ("none");
  case_add (self, pdf, "Certificate", "certificate.pdf", "certificate");
  start (self);
  g_assert_false (finish (self, &error));
  words = att_words_problems (error);
  g_assert_nonnull (strstr (words, "No printer"));
  g_assert_nonnull (strstr (words, "Save as"));
}

/* Where nothing can be written, the printing system says so, and so do we. */
static void
test_unwritable (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (GBytes) pdf = fixture_make_pdf (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = self->ui->folder;

  self->ui->folder = g_strdup ("/proc/attestat");
  case_add (self, pdf, "Certificate", "certificate.pdf", "certificate");
  start (self);
  answer_dialog (self, GTK_RESPONSE_OK);
  g_assert_false (finish (self, &error));
  g_assert_true (error->domain == ATT_PROBLEM);
  g_free (self->ui->folder);
  self->ui->folder = g_steal_pointer (&folder);
}

/* Printer and tray are remembered for each kind of document; the number of copies and the file are not. */
static void
test_remembered (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  GSettings *settings = att_context_get_settings (ui->context);
  g_autoptr (GtkPrintSettings) chosen = gtk_print_settings_new ();
  g_autoptr (GtkPrintSettings) certificate = NULL;
  g_autoptr (GtkPrintSettings) report = NULL;

  g_assert_nonnull (settings);
  gtk_print_settings_set_printer (chosen, "Blanks");
  gtk_print_settings_set_default_source (chosen, "tray-2");
  gtk_print_settings_set_n_copies (chosen, 7);
  gtk_print_settings_set (chosen, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///tmp/x.pdf");
  att_print_settings_remember (settings, "certificate", chosen);
  gtk_print_settings_set_printer (chosen, "Plain");
  att_print_settings_remember (settings, "report", chosen);
  certificate = att_print_settings_recall (settings, "certificate");
  report = att_print_settings_recall (settings, "report");
  g_assert_cmpstr (gtk_print_settings_get_printer (certificate), ==, "Blanks");
  g_assert_cmpstr (gtk_print_settings_get_default_source (certificate), ==, "tray-2");
  g_assert_cmpint (gtk_print_settings_get_n_copies (certificate), ==, 1);
  g_assert_null (gtk_print_settings_get (certificate, GTK_PRINT_SETTINGS_OUTPUT_URI));
  g_assert_cmpstr (gtk_print_settings_get_printer (report), ==, "Plain");
}

/* The desktop's print service as a sandbox sees it. */
typedef struct
{
  GDBusConnection *bus;
  GByteArray *printed;
  guint response;
  guint32 token;
} Portal;

static const char introspection[]
    = "<node><interface name='org.freedesktop.portal.Print'>"
      "<method name='PreparePrint'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='a{sv}' direction='in'/><arg type='a{sv}' direction='in'/>"
      "<arg type='o' direction='out'/></method>"
      "<method name='Print'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method></interface></node>";

static void
portal_called_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
                  GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Portal *self = data;
  gboolean prepare = g_str_equal (method, "PreparePrint");
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, prepare ? 4 : 3);
  g_autofree char *unique = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *handle = NULL;
  const char *token = NULL;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  handle = g_strconcat ("/org/freedesktop/portal/desktop/request/", unique, "/", token, NULL);
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  if (prepare)
    {
      g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

      gtk_print_settings_set_printer (settings, "Desk");
      g_variant_builder_add (&results, "{sv}", "settings", gtk_print_settings_to_gvariant (settings));
      g_variant_builder_add (&results, "{sv}", "token", g_variant_new_uint32 (42));
    }
  else
    {
      GUnixFDList *fds = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
      int fd = g_unix_fd_list_get (fds, 0, NULL);
      guint8 piece[4096];
      gssize n;

      g_assert_true (g_variant_lookup (options, "token", "u", &self->token));
      while ((n = read (fd, piece, sizeof piece)) > 0)
        g_byte_array_append (self->printed, piece, (guint) n);
      close (fd);
    }
  /* Even before the call is answered, as a fast portal may. */
  g_dbus_connection_emit_signal (bus, NULL, handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", self->response, &results), NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
print_by_portal (guint response)
{
  static const GDBusInterfaceVTable vtable = { portal_called_cb, NULL, NULL, { NULL } };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Portal portal = { NULL, g_byte_array_new (), response, 0 };
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPrintSettings) chosen = NULL;
  g_autoptr (GBytes) pdf = fixture_make_pdf (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean owned = FALSE;
  guint name;

  portal.bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
      NULL);
  g_assert_nonnull (portal.bus);
  g_dbus_connection_register_object (portal.bus, "/org/freedesktop/portal/desktop", info->interfaces[0], &vtable, &portal,
                                     NULL, NULL);
  name = g_bus_own_name_on_connection (portal.bus, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb,
                                       NULL, &owned, NULL);
  ui_wait_until (is_true, &owned);
  att_print_portal_send_async ("Certificate", settings, pdf, NULL, fixture_keep_result_cb, &result);
  ui_wait_until (has_result, &result);
  chosen = att_print_portal_send_finish (result, &error);
  if (response == 0)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (gtk_print_settings_get_printer (chosen), ==, "Desk");
      g_assert_cmpuint (portal.token, ==, 42);
      g_assert_cmpmem (portal.printed->data, portal.printed->len, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
    }
  else
    {
      g_assert_null (chosen);
      g_assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) == (response == 1));
      g_assert_cmpuint (portal.printed->len, ==, 0);
    }
  g_bus_unown_name (name);
  g_dbus_connection_close_sync (portal.bus, NULL, NULL);
  g_object_unref (portal.bus);
  g_byte_array_unref (portal.printed);
}

static void
test_portal (void)
{
  print_by_portal (0);
  print_by_portal (1);
  print_by_portal (2);
}

/* Where there is no such service, nothing is waited for. */
static void
test_portal_gone (void)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GBytes) pdf = fixture_make_pdf (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  att_print_portal_send_async ("Certificate", settings, pdf, NULL, fixture_keep_result_cb, &result);
  ui_wait_until (has_result, &result);
  g_assert_null (att_print_portal_send_finish (result, &error));
  g_assert_true (error->domain == ATT_PROBLEM);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/print/one", test_one);
  if (g_getenv ("ATTESTAT_QUEUE") != NULL)
    g_test_add_func ("/ui/print/queue", test_queue);
  g_test_add_func ("/ui/print/several", test_several);
  g_test_add_func ("/ui/print/closed", test_closed);
  g_test_add_func ("/ui/print/no-printer", test_no_printer);
  g_test_add_func ("/ui/print/unwritable", test_unwritable);
  g_test_add_func ("/ui/print/remembered", test_remembered);
  g_test_add_func ("/ui/print/portal", test_portal);
  g_test_add_func ("/ui/print/portal-gone", test_portal_gone);
  return g_test_run ();
}
