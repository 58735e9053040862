/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "att-document-page.h"
#include "att-dossier-page.h"
#include "att-paper-canvas.h"
#include "att-paper-view.h"
#include "att-register-page.h"
#include "att-today-page.h"
#include "att-welcome-page.h"
#include "ui-fixture.h"

static gboolean
shows_register (gpointer data)
{
  return ATT_IS_TODAY_PAGE (att_window_get_page (data));
}

/* Where no register is, one can be made with a button. */
static void
test_make_register (void)
{
  g_autoptr (UiCase) ui = ui_case_new_empty ();

  ui_case_open_window (ui, 0);
  g_assert_true (ATT_IS_WELCOME_PAGE (att_window_get_page (ui->window)));
  g_assert_null (att_context_get_office (ui->context));
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.make-register", NULL);
  ui_wait_until (shows_register, ui->window);
  g_assert_nonnull (att_context_get_office (ui->context));
}

/* A folder that holds something else is never made a register, and what is wrong is said in words. */
static void
test_not_a_register (void)
{
  g_autoptr (UiCase) ui = ui_case_new_empty ();
  g_autofree char *file = g_build_filename (ui->location, "letter.txt", NULL);
  GtkWidget *page;
  GtkWidget *make;

  g_assert_cmpint (g_mkdir (ui->location, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  ui_case_open_window (ui, 0);
  page = GTK_WIDGET (att_window_get_page (ui->window));
  g_assert_true (ATT_IS_REGISTER_PAGE (page));
  make = ui_find (page, GTK_TYPE_BUTTON, "Make a register");
  g_assert_true (make == NULL || !gtk_widget_get_visible (make));
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (ui_find (page, ADW_TYPE_STATUS_PAGE, NULL))),
                            ui->location));
}

static char *
dup_description (UiCase *ui)
{
  GtkWidget *page = GTK_WIDGET (att_window_get_page (ui->window));

  g_assert_true (ATT_IS_REGISTER_PAGE (page));
  return g_strdup (adw_status_page_get_description (ADW_STATUS_PAGE (ui_find (page, ADW_TYPE_STATUS_PAGE, NULL))));
}

/* A database that is cut, empty or something else: the file is named, with what to do, and stays as it is. */
static void
test_damaged_register (void)
{
  static const char *const contents[] = { "SQLite format 3", "", "This is a letter.\n" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (UiCase) ui = ui_case_new (1);
      g_autofree char *database = g_build_filename (ui->location, "register.db", NULL);
      g_autofree char *description = NULL;
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (database, contents[i], -1, NULL));
      ui_case_open_window (ui, 0);
      description = dup_description (ui);
      g_assert_nonnull (strstr (description, database));
      g_assert_nonnull (strstr (description, "restore the latest backup"));
      g_assert_null (ui_find (GTK_WIDGET (ui->window), GTK_TYPE_LABEL, "Make a new register…"));
      g_assert_true (g_file_get_contents (database, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, contents[i]);
    }
}

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

static void
test_dossier (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttPage *page;
  GtkWidget *row;

  ui_case_open_window (ui, 1);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  ui_wait_until (is_loaded, page);
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Post-accreditation agreement (Art. 25(2))"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "22. Accreditation certificate issued"));
  row = ui_find (GTK_WIDGET (gtk_widget_get_template_child (
                     GTK_WIDGET (att_dossier_page_get_side_pane (ATT_DOSSIER_PAGE (page))), ATT_TYPE_SIDE_PANE,
                     "impossible")),
                 ADW_TYPE_ACTION_ROW, "Decision taken");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "25(1)"));

  /* What was recorded shows its fields once it is opened. */
  row = ui_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "21. Decision taken");
  g_assert_null (ui_find (row, GTK_TYPE_LABEL, "Ерлан Қасымов"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "Ерлан Қасымов"));
}

static void
test_unknown_dossier (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page;

  ui_case_open_window (ui, 77);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  for (guint i = 0; i < 200; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_false (att_dossier_page_is_loaded (ATT_DOSSIER_PAGE (page)));
  g_assert_nonnull (
      strstr (adw_status_page_get_description (ADW_STATUS_PAGE (ui_find (GTK_WIDGET (page), ADW_TYPE_STATUS_PAGE, NULL))),
              "77"));
}

static void
test_take_in (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *sample = ui_dup_sample ();
  AttPage *page;

  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  att_window_take_in (ui->window, sample);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  g_assert_cmpint (att_dossier_page_get_number (ATT_DOSSIER_PAGE (page)), ==, 2);
  ui_wait_until (is_loaded, page);
}

static void
test_take_in_wrong (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *file = g_build_filename (ui->folder, "application.xml", NULL);

  g_assert_true (g_file_set_contents (file, "<nothing/>\n", -1, NULL));
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  att_window_take_in (ui->window, file);
  ui_wait_for_message ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (ui_find_message ())), ==,
                   "“application.xml” was not taken in");
  gtk_window_destroy (ui_find_message ());
}

static gboolean
is_drawn (gpointer data)
{
  GtkWidget *view = ui_find (data, ATT_TYPE_PAPER_VIEW, NULL);
  GtkWidget *canvas = ui_find (data, ATT_TYPE_PAPER_CANVAS, NULL);

  return view != NULL && att_paper_view_get_page (ATT_PAPER_VIEW (view)) > 0
         && att_paper_canvas_is_drawn (ATT_PAPER_CANVAS (canvas));
}

static void
test_document (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttPage *page;
  GtkWidget *row;

  ui_case_open_window (ui, 1);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  ui_wait_until (is_loaded, page);
  row = ui_find (GTK_WIDGET (gtk_widget_get_template_child (
                     GTK_WIDGET (att_dossier_page_get_side_pane (ATT_DOSSIER_PAGE (page))), ATT_TYPE_SIDE_PANE,
                     "documents")),
                 ADW_TYPE_ACTION_ROW, "Accreditation certificate");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  page = ui_wait_for_page (ui, ATT_TYPE_DOCUMENT_PAGE);
  ui_wait_until (is_drawn, page);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/window/make-register", test_make_register);
  g_test_add_func ("/ui/window/not-a-register", test_not_a_register);
  g_test_add_func ("/ui/window/damaged-register", test_damaged_register);
  g_test_add_func ("/ui/dossier/loaded", test_dossier);
  g_test_add_func ("/ui/dossier/unknown", test_unknown_dossier);
  g_test_add_func ("/ui/window/take-in", test_take_in);
  g_test_add_func ("/ui/window/take-in-wrong", test_take_in_wrong);
  g_test_add_func ("/ui/document/shown", test_document);
  return g_test_run ();
}
