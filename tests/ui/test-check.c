/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "att-check-page.h"
#include "att-dossier-page.h"
#include "ui-fixture.h"

/* The page on a register with one dossier, whose certificate was issued. */
typedef struct
{
  UiCase *ui;
  AttCheckPage *page;
  GBytes *issued;
} Case;

static GtkWidget *
get_child (Case *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->page), ATT_TYPE_CHECK_PAGE, name));
}

static Case *
case_new (void)
{
  Case *self = g_new0 (Case, 1);
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GError) error = NULL;

  self->ui = ui_case_new (UI_ALL_STEPS);
  office = att_office_open (self->ui->location, FALSE, clock, random, NULL, NULL, &error);
  g_assert_no_error (error);
  self->issued = att_office_get_document (office, 1, "certificate", FALSE, NULL, &error);
  g_assert_no_error (error);
  ui_case_open_window (self->ui, 0);
  self->page = ATT_CHECK_PAGE (att_check_page_new (self->ui->context));
  att_window_push (self->ui->window, GTK_WIDGET (self->page));
  ui_wait_for_page (self->ui, ATT_TYPE_CHECK_PAGE);
  return self;
}

static void
case_free (Case *self)
{
  g_bytes_unref (self->issued);
  ui_case_free (self->ui);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static const char *
get_state (Case *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (get_child (self, "stack")));
}

static gboolean
has_result (gpointer data)
{
  return g_str_equal (get_state (data), "result");
}

static char *
write_file (Case *self, const char *name, const void *data, gsize length)
{
  char *path = g_build_filename (self->ui->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  return path;
}

/* What somebody drops on the page. */
static void
drop (Case *self, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->page));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  g_assert_true (taken);
  g_assert_cmpstr (get_state (self), ==, "waiting");
  ui_wait_until (has_result, self);
}

static const char *
get_verdict (Case *self)
{
  return gtk_label_get_label (GTK_LABEL (get_child (self, "verdict")));
}

static void
assert_says (Case *self, const char *verdict, const char *line)
{
  g_assert_cmpstr (get_verdict (self), ==, verdict);
  if (line != NULL && ui_find (get_child (self, "lines"), GTK_TYPE_LABEL, line) == NULL)
    {
      for (GtkWidget *row = gtk_widget_get_first_child (get_child (self, "lines")); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        g_test_message ("%s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      g_error ("no line that says “%s”", line);
    }
}

/* What was issued is found by its bytes, with the dossier that it is of. */
static void
test_genuine (void)
{
  g_autoptr (Case) self = case_new ();
  gsize length;
  const void *data = g_bytes_get_data (self->issued, &length);
  g_autofree char *path = write_file (self, "certificate.pdf", data, length);

  drop (self, path);
  assert_says (self, "Genuine and unaltered", "Issued by this register and unaltered");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_child (self, "name"))), ==, "certificate.pdf");
  g_assert_true (gtk_widget_get_visible (get_child (self, "open_dossier")));
  g_signal_emit_by_name (get_child (self, "open_dossier"), "clicked");
  g_assert_nonnull (ui_wait_for_page (self->ui, ATT_TYPE_DOSSIER_PAGE));
}

static void
test_added (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (GByteArray) more = g_byte_array_new ();
  g_autofree char *path = NULL;
  gsize length;
  const void *data = g_bytes_get_data (self->issued, &length);

  g_byte_array_append (more, data, (guint) length);
  g_byte_array_append (more, (const guint8 *) "% more\n", 7);
  path = write_file (self, "more.pdf", more->data, more->len);
  drop (self, path);
  assert_says (self, "Not what this register issued", "7 bytes were added");
}

/* Signed by somebody whom this computer does not know, and no document of ours. */
static void
test_signed (void)
{
  g_autoptr (Case) self = case_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "app", "viewer", "signed.pdf", NULL);

  drop (self, path);
  assert_says (self, "Not what this register issued", "This register issued no such document.");
  assert_says (self, "Not what this register issued", "Electronic signature: Әділет Сынақ");
  g_assert_false (gtk_widget_get_visible (get_child (self, "open_dossier")));
}

/* A PDF that asks for a password before it shows anything. */
static const char protected_pdf[]
    = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/ID[<00><00>]"
      "/Encrypt<</Filter/Standard/V 1/R 2/P -4"
      "/O<0102030405060708091011121314151617181920212223242526272829303132>"
      "/U<0102030405060708091011121314151617181920212223242526272829303132>>>>>\n";

/* Whatever is dropped, one message says what is wrong with it, and the next file is checked as ever. */
static void
test_bad (void)
{
  g_autoptr (Case) self = case_new ();
  gsize length;
  const void *data = g_bytes_get_data (self->issued, &length);
  g_autofree char *truncated = write_file (self, "truncated.pdf", data, 30);
  g_autofree char *empty = write_file (self, "empty.pdf", "", 0);
  g_autofree char *letter = write_file (self, "letter.txt", "Dear Sir or Madam,\n", 19);
  g_autofree char *locked = write_file (self, "locked.pdf", protected_pdf, strlen (protected_pdf));
  g_autofree char *gone = g_build_filename (self->ui->folder, "gone.pdf", NULL);
  g_autofree char *whole = write_file (self, "whole.pdf", data, length);
  g_autofree char *huge = g_build_filename (self->ui->folder, "huge.pdf", NULL);
  const struct
  {
    const char *path;
    const char *line;
  } files[] = {
    { truncated, "it is damaged" },
    { empty, "This is not a PDF file." },
    { letter, "This is not a PDF file." },
    { locked, "protected by a password" },
    { gone, "No such file" },
    { self->ui->folder, NULL },
    { huge, "too large" },
  };

  g_assert_true (g_file_set_contents (huge, "%PDF-1.7\n", -1, NULL));
  g_assert_cmpint (truncate (huge, 500L * 1024 * 1024), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      drop (self, files[i].path);
      assert_says (self, "It can't be checked", files[i].line);
      g_assert_false (gtk_widget_get_visible (get_child (self, "open_dossier")));
    }
  drop (self, whole);
  assert_says (self, "Genuine and unaltered", NULL);
}

/* The text of a QR code that is none of ours. */
static void
test_code (void)
{
  g_autoptr (Case) self = case_new ();
  static const char *const texts[] = { "hello", "ATT1:AAAA", "https://example.kz/?q=%00" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (get_child (self, "code")), texts[i]);
      g_signal_emit_by_name (get_child (self, "code"), "apply");
      ui_wait_until (has_result, self);
      g_assert_cmpstr (get_verdict (self), !=, "Genuine and unaltered");
      g_assert_nonnull (gtk_widget_get_first_child (get_child (self, "lines")));
    }
}

/* Of two files, one after the other, the second one's answer stays, whichever comes first. */
static void
test_latest (void)
{
  g_autoptr (Case) self = case_new ();
  gsize length;
  const void *data = g_bytes_get_data (self->issued, &length);
  g_autofree char *path = write_file (self, "certificate.pdf", data, length);
  g_autofree char *letter = write_file (self, "letter.txt", "Dear Sir or Madam,\n", 19);

  att_check_page_check_file (self->page, path);
  att_check_page_check_file (self->page, letter);
  ui_wait_until (has_result, self);
  ui_settle (self->ui);
  g_assert_cmpstr (get_verdict (self), ==, "It can't be checked");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_child (self, "name"))), ==, "letter.txt");
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/check/genuine", test_genuine);
  g_test_add_func ("/ui/check/added", test_added);
  g_test_add_func ("/ui/check/signed", test_signed);
  g_test_add_func ("/ui/check/bad", test_bad);
  g_test_add_func ("/ui/check/code", test_code);
  g_test_add_func ("/ui/check/latest", test_latest);
  return g_test_run ();
}
