/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places that show something of all dossiers, after the certificate. */
#include "config.h"

#include "att-centres-page.h"
#include "att-complaints-page.h"
#include "att-document-page.h"
#include "att-export-row.h"
#include "att-figures-page.h"
#include "att-monitoring-page.h"
#include "att-since-last-page.h"
#include "ui-register.h"
#include "ui-step.h"

static gboolean
is_loaded (gpointer data)
{
  return att_report_page_is_loaded (data);
}

static AttPage *
go (UiCase *ui, const char *place, GType type)
{
  AttPage *page;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", place);
  page = ui_wait_for_page (ui, type);
  ui_wait_until (is_loaded, page);
  return page;
}

/* A center with a certificate, one complaint that is open, one visit that is planned. */
static UiCase *
new_case (void)
{
  UiCase *ui = ui_case_new (UI_ALL_STEPS);

  ui_record (ui, "2026-11-16", "listed", "reference", "№ 1", NULL);
  ui_record (ui, "2026-11-16", "agreement-concluded", "signatory", "Ерлан Қасымов", "centre-signatory", "А", NULL);
  ui_record (ui, "2026-11-17", "complaint-received", "person", "Ахметов Б.", "document", "КД-000125", "text", "T", NULL);
  ui_record (ui, "2026-11-17", "monitoring-planned", "from", "2026-12-14", "to", "2026-12-15", "method", "remote", NULL);
  ui_case_open_window (ui, 0);
  return ui;
}

static GtkWidget *
find_button (GtkWidget *root, const char *tooltip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip);
  return found;
}

/* The register names the certificate, and gives its extract. */
static void
test_register (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "centres", ATT_TYPE_CENTRES_PAGE);
  GtkWidget *button = find_button (GTK_WIDGET (page), "Extract from the register");

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Certificates: 1"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Certificate 381-"));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_wait_for_page (ui, ATT_TYPE_DOCUMENT_PAGE);
}

/* On a day before it was issued there is none: it says so. */
static void
test_register_past (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "centres", ATT_TYPE_CENTRES_PAGE);

  att_centres_page_look_back (ATT_CENTRES_PAGE (page), att_day_parse ("2026-01-15"), ATT_DAY_FOREVER);
  ui_wait_until (is_loaded, page);
  g_assert_null (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Certificate 381-"));
  g_assert_null (find_button (GTK_WIDGET (page), "Extract from the register"));
}

static void
test_complaints (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "complaints", ATT_TYPE_COMPLAINTS_PAGE);

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Ахметов Б."));
}

static void
test_monitoring (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "monitoring", ATT_TYPE_MONITORING_PAGE);

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "14 December 2026"));
}

static void
test_figures (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "figures", ATT_TYPE_FIGURES_PAGE);

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Accredited"));
}

static gboolean
is_there (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* On paper, in the language of the window, fit for the archive and for who can't see it. */
static void
test_figures_on_paper (gconstpointer language)
{
  g_autoptr (UiCase) ui = new_case ();
  g_autofree char *path = g_build_filename (ui->folder, "figures.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  AttPage *page;
  gsize length = 0;

  ui_case_close_window (ui);
  att_language_set (language);
  ui_case_open_window (ui, 0);
  page = go (ui, "figures", ATT_TYPE_FIGURES_PAGE);
  att_figures_page_save (ATT_FIGURES_PAGE (page), file, TRUE);
  ui_wait_until (is_there, path);
  att_language_set ("en");
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_nonnull (g_strstr_len (bytes, (gssize) length, "pdfuaid:part"));
  g_assert_nonnull (g_strstr_len (bytes, (gssize) length, "pdfaid:part"));
}

static gboolean
is_written (gpointer data)
{
  return !att_export_row_is_busy (data);
}

/* Each list, in either form: the row says of what day it is, how many rows it has, and the hash of the file that is there. */
static void
test_exports (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttPage *page;

  ui_record (ui, "2026-11-16", "listed", "reference", "№ 1", NULL);
  ui_case_open_window (ui, 0);
  page = go (ui, "centres", ATT_TYPE_CENTRES_PAGE);
  for (AttExportList list = 0; list < ATT_N_EXPORT_LISTS; list++)
    for (AttExportFormat format = ATT_EXPORT_XML; format <= ATT_EXPORT_CSV; format++)
      {
        AttExportRow *row = ATT_EXPORT_ROW (ui_find (GTK_WIDGET (page), ATT_TYPE_EXPORT_ROW, att_export_list_get_title (list)));
        g_autofree char *path = g_build_filename (ui->folder, format == ATT_EXPORT_XML ? "list.xml" : "list.csv", NULL);
        g_autoptr (GFile) file = g_file_new_for_path (path);
        g_autofree char *bytes = NULL;
        g_autofree char *hash = NULL;
        g_autofree char *told = NULL;
        g_autoptr (GError) error = NULL;
        gsize length = 0;

        att_export_row_write (row, file, format);
        ui_wait_until (is_written, row);
        g_file_get_contents (path, &bytes, &length, &error);
        g_assert_no_error (error);
        hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
        told = g_strdup_printf ("Written to “%s”: as of 20 November 2026, rows: %d.\nSHA-256: %s",
                                format == ATT_EXPORT_XML ? "list.xml" : "list.csv", list == ATT_EXPORT_REGISTER ? 1 : 0, hash);
        g_assert_nonnull (ui_find (GTK_WIDGET (row), GTK_TYPE_LABEL, told));
        g_assert_true ((strstr (bytes, "381-000001") != NULL) == (list == ATT_EXPORT_REGISTER));
      }
}

/* The center applies again in 2029, five weeks late, and from another house. */
static void
apply_again (UiCase *ui)
{
  g_autoptr (AttOffice) office = ui_open_office (ui, "2029-06-20");
  g_autofree char *sample = ui_dup_sample ();
  g_autofree char *from = g_path_get_dirname (sample);
  g_autofree char *folder = g_build_filename (ui->folder, "again", NULL);
  g_autofree char *path = g_build_filename (folder, "application.xml", NULL);
  const char *const command[] = { "cp", "-R", from, folder, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "kind=\"initial\"", "kind=\"re-accreditation\" follows=\"381-000001\"", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (changed, "date=\"2026-09-07\"", "date=\"2029-06-20\"", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (changed, "<address>Шымкент, Тәуке хан даңғылы, 27</address>", "<address>Шымкент, Тәуке хан даңғылы, 29</address>", 0), >, 0);
  g_file_set_contents (path, changed->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ui_register_take_in (office, path, "2029-06-20", UI_ACTOR), ==, 2);
}

/* law-23.5: side by side with the old dossier; that it came late is said, and each dossier leads to the other. */
static void
test_since_last (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttPage *page;
  GtkWidget *same;

  ui_record (ui, "2026-11-16", "listed", "reference", "№ 1", NULL);
  ui_record (ui, "2026-11-16", "agreement-concluded", "signatory", "Ерлан Қасымов", "centre-signatory", "А", NULL);
  apply_again (ui);
  att_clock_set_today (att_context_get_clock (ui->context), att_day_parse ("2029-06-20"));
  ui_case_open_window (ui, 2);
  g_assert_nonnull (ui_find (GTK_WIDGET (ui_get_dossier_page (ui)), GTK_TYPE_LABEL, "What changed _since the last accreditation"));
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.since-last", "x", G_GINT64_CONSTANT (2));
  page = ui_wait_for_page (ui, ATT_TYPE_SINCE_LAST_PAGE);
  ui_wait_until (is_loaded, page);
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "The accreditation before this one: dossier 1"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Certificate 381-000001, last day 16 November 2029"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "The application came late"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Шымкент, Тәуке хан даңғылы, 27"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Шымкент, Тәуке хан даңғылы, 29"));
  g_assert_null (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "As the last time"));
  same = ui_find (GTK_WIDGET (page), GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (same), TRUE);
  ui_wait_until (is_loaded, page);
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "As the last time"));
  ui_case_close_window (ui);
  ui_case_open_window (ui, 1);
  att_dossier_page_go_to (ui_get_dossier_page (ui), "in-force");
  g_assert_nonnull (ui_find (GTK_WIDGET (ui_get_dossier_page (ui)), GTK_TYPE_LABEL, "Application for re-accreditation received"));
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/reports/register/law-11.2", test_register);
  g_test_add_func ("/ui/reports/register-past/law-11.2", test_register_past);
  g_test_add_func ("/ui/reports/complaints/law-26.2.4", test_complaints);
  g_test_add_func ("/ui/reports/monitoring/law-25.3", test_monitoring);
  g_test_add_func ("/ui/reports/figures/law-11.4", test_figures);
  g_test_add_data_func ("/ui/reports/figures-on-paper/kk", "kk", test_figures_on_paper);
  g_test_add_data_func ("/ui/reports/figures-on-paper/ru", "ru", test_figures_on_paper);
  g_test_add_func ("/ui/reports/exports/law-6.1-law-11.2", test_exports);
  g_test_add_func ("/ui/reports/since-last/law-23.5", test_since_last);
  return g_test_run ();
}
