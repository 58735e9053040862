/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says and keeps when the disk is full, and when a second program writes to the same register. */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "att-bulk-export.h"
#include "att-dossier-page.h"
#include "att-dossier-view.h"
#include "ui-form.h"
#include "ui-step.h"

/* No byte more goes into a file, as on a full disk; or again as many as one likes. */
static void
fill_disk (gboolean full)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = full ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
fill_in_decision (AttActPage *page)
{
  ui_form_type (page, "outcome", "accredit");
  ui_form_type (page, "signatory", "Ерлан Қасымов");
  ui_form_type (page, "on", "10.11.2026");
}

static gboolean
has_problem (gpointer data)
{
  g_autofree char *problems = att_act_form_get_problems (att_act_page_get_form (data));

  return *problems != '\0';
}

static gboolean
shows_decision (gpointer data)
{
  UiCase *ui = data;

  return ATT_IS_DOSSIER_PAGE (att_window_get_page (ui->window))
         && ui_find (GTK_WIDGET (att_window_get_page (ui->window)), ADW_TYPE_EXPANDER_ROW, "21. Decision taken") != NULL;
}

static AttDossierView *
load_view (UiCase *ui)
{
  g_autoptr (AttOffice) office = ui_open_office (ui, UI_TODAY);
  g_autoptr (GError) error = NULL;
  AttDossierView *view = att_dossier_view_new (office, 1, NULL, &error);

  g_assert_no_error (error);
  return view;
}

static guint
count_acts (UiCase *ui)
{
  g_autoptr (AttDossierView) view = load_view (ui);

  return view->acts->len;
}

/* One message; what is typed stays; the next try, with room, records it. */
static void
test_record_on_full_disk (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *problems = NULL;
  AttActPage *page;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  fill_in_decision (page);
  fill_disk (TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (has_problem, page);
  fill_disk (FALSE);
  problems = att_act_form_get_problems (att_act_page_get_form (page));
  g_assert_nonnull (strstr (problems, "disk"));
  g_assert_cmpuint (count_acts (ui), ==, UI_STEPS_TO_DECISION + 1);

  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (shows_decision, ui);
  g_assert_cmpuint (count_acts (ui), ==, UI_STEPS_TO_DECISION + 2);
}

static gboolean
shows_certificate (gpointer data)
{
  UiCase *ui = data;

  return ATT_IS_DOSSIER_PAGE (att_window_get_page (ui->window))
         && ui_find (GTK_WIDGET (att_window_get_page (ui->window)), ADW_TYPE_EXPANDER_ROW, "22. Accreditation certificate issued") != NULL;
}

/* law-25.2: a certificate that could not be kept was not issued, and its serial number is that of the next try. */
static void
test_issue_on_full_disk (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION + 1);
  g_autoptr (AttDossierView) view = NULL;
  AttActPage *page;
  const char *serial;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "certificate-issued");
  ui_form_type (page, "signatory", "Ерлан Қасымов");
  fill_disk (TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (has_problem, page);
  fill_disk (FALSE);
  g_assert_cmpuint (count_acts (ui), ==, UI_STEPS_TO_DECISION + 2);

  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (shows_certificate, ui);
  view = load_view (ui);
  g_assert_cmpuint (view->acts->len, ==, UI_STEPS_TO_DECISION + 3);
  serial = att_act_get (g_ptr_array_index (view->acts, view->acts->len - 1), "serial");
  g_assert_nonnull (serial);
  g_assert_true (g_str_has_suffix (serial, "000001"));
}

static gboolean
is_finished (gpointer data)
{
  g_autoptr (AttWork) work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (data)), 0);

  return work != NULL && att_work_is_finished (work);
}

/* No half of a file is left under the name that was asked for, and a message says why. */
static void
test_export_on_full_disk (void)
{
  g_autoptr (UiCase) ui = ui_case_new (1);
  g_autofree char *path = g_build_filename (ui->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  AdwMessageDialog *message;
  gint64 number = 1;

  g_array_append_val (numbers, number);
  ui_case_open_window (ui, 1);
  fill_disk (TRUE);
  att_bulk_export (ui->window, numbers, file, ATT_LIST_CSV);
  ui_wait_until (is_finished, ui->context);
  fill_disk (FALSE);
  message = ADW_MESSAGE_DIALOG (ui_wait_for_message ());
  g_assert_nonnull (strstr (adw_message_dialog_get_body (message), "list.csv"));
  gtk_window_destroy (GTK_WINDOW (message));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* law-25.1: decided once. Whoever comes second is told so, and sees what the other recorded. */
static void
test_decided_by_another_program (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *problems = NULL;
  AttActPage *page;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  fill_in_decision (page);
  {
    g_autoptr (AttOffice) other = ui_open_office (ui, UI_TODAY);

    ui_register_walk (other, 1, UI_STEPS_TO_DECISION, UI_STEPS_TO_DECISION + 1);
  }
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (has_problem, page);
  problems = att_act_form_get_problems (att_act_page_get_form (page));
  g_assert_nonnull (strstr (problems, "25(1)"));
  g_assert_cmpuint (count_acts (ui), ==, UI_STEPS_TO_DECISION + 2);

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.open-dossier", "x", (gint64) 1);
  ui_wait_until (shows_decision, ui);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/faults/record-on-full-disk", test_record_on_full_disk);
  g_test_add_func ("/ui/faults/law-25.2-issue-on-full-disk", test_issue_on_full_disk);
  g_test_add_func ("/ui/faults/export-on-full-disk", test_export_on_full_disk);
  g_test_add_func ("/ui/faults/law-25.1-decided-by-another-program", test_decided_by_another_program);
  return g_test_run ();
}
