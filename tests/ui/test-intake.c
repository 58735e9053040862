/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "att-dossier-page.h"
#include "att-dossiers-page.h"
#include "att-today-page.h"
#include "att-intake-panel.h"
#include "att-paper-list.h"
#include "att-paper-view.h"
#include "att-request-file.h"
#include "att-request-page.h"
#include "att-take-in.h"
#include "att-work-bar.h"
#include "att-work-page.h"
#include "ui-fixture.h"

static char *
dup_incomplete (void)
{
  return g_test_build_filename (G_TEST_DIST, "exchange", "data", "incomplete", "application.xml", NULL);
}

static AttOffice *
open_register (UiCase *ui)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  AttOffice *office;

  att_clock_set_today (clock, att_day_parse (UI_TODAY));
  office = att_office_open (ui->location, FALSE, clock, random, NULL, NULL, &error);
  g_assert_no_error (error);
  return office;
}

static gint64
receive (UiCase *ui, const char *path)
{
  g_autoptr (AttOffice) office = open_register (ui);

  return ui_register_receive (office, path, "2026-09-10");
}

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

static AttIntakePanel *
open_panel (UiCase *ui, gint64 dossier)
{
  AttPage *page;
  GtkWidget *panel;

  ui_case_open_window (ui, dossier);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  ui_wait_until (is_loaded, page);
  panel = ui_find (GTK_WIDGET (page), ATT_TYPE_INTAKE_PANEL, NULL);
  g_assert_nonnull (panel);
  return ATT_INTAKE_PANEL (panel);
}

static gboolean
form_is_ready (gpointer data)
{
  return att_act_form_is_ready (att_intake_panel_get_form (data));
}

/* A row whose title or subtitle says it. */
static AdwActionRow *
find_row (GtkWidget *root, const char *text)
{
  if (ADW_IS_ACTION_ROW (root)
      && (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), text) != NULL
          || strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (root)), text) != NULL))
    return ADW_ACTION_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwActionRow *row = find_row (child, text);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static GtkWidget *
find_despite (AttIntakePanel *panel)
{
  return GTK_WIDGET (att_fields_box_find (att_act_form_get_fields (att_intake_panel_get_form (panel)), "despite"));
}

static gboolean
is_at_documents (gpointer data)
{
  AttDossierView *view = att_stage_panel_get_view (data);

  return view->stage == ATT_STAGE_DOCUMENTS;
}

/* The application is read beside its papers, and accepted. */
static void
test_accept (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttIntakePanel *panel = open_panel (ui, 1);
  AttDossierView *view;
  AttAct *accepted;

  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "«Шеберлік сынағы» жауапкершілігі"));
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "7212-1"));
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "380.5 m²"));
  g_assert_nonnull (find_row (GTK_WIDGET (panel), "There · Art. 23(2)(1)"));
  g_assert_null (find_row (GTK_WIDGET (panel), "Missing ·"));
  g_assert_nonnull (find_row (GTK_WIDGET (panel), "Справка о государственной регистрации"));
  ui_wait_until (form_is_ready, panel);
  g_assert_false (gtk_widget_get_visible (find_despite (panel)));
  att_act_form_record (att_intake_panel_get_form (panel));
  ui_wait_until (is_at_documents, panel);
  view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  accepted = att_dossier_get_latest (view->dossier, "accepted");
  g_assert_cmpstr (att_act_get (accepted, "officer"), ==, UI_ACTOR);
  g_assert_nonnull (att_act_get (accepted, "number"));

  /* What is over is shown to be read. */
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "The intake is over"));
  g_assert_false (att_stage_panel_begin (ATT_STAGE_PANEL (panel), att_kind_find ("accepted")));
}

static gboolean
has_four_papers (gpointer data)
{
  return att_dossier_get_papers (att_stage_panel_get_view (data)->dossier)->len == 4;
}

/* law-23.2.1: what is missing or in one language is said, and papers that come later are added where they belong. */
static void
test_add_papers (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *incomplete = dup_incomplete ();
  gint64 dossier = receive (ui, incomplete);
  AttIntakePanel *panel = open_panel (ui, dossier);
  AttActForm *form = att_intake_panel_get_form (panel);
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  GtkWidget *list = ui_find (GTK_WIDGET (panel), ATT_TYPE_PAPER_LIST, NULL);
  g_autofree char *file = g_build_filename (ui->folder, "registration.pdf", NULL);
  const char *paths[] = { file, NULL };
  g_autoptr (AttRecord) language = att_record_new ();
  const AttPaper *paper;

  g_assert_cmpuint (att_dossier_get_papers (view->dossier)->len, ==, 3);
  g_assert_nonnull (find_row (list, "Missing · Art. 23(2)(1)"));
  g_assert_nonnull (find_row (list, "Wrong · Art. 23(2)(1)"));
  g_assert_nonnull (find_row (list, "came in one language only"));
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "with a reason"));
  ui_wait_until (form_is_ready, panel);
  g_assert_true (gtk_widget_get_visible (find_despite (panel)));

  g_assert_true (g_file_set_contents (file, "%PDF-1.4 registration", -1, NULL));
  g_signal_emit_by_name (list, "dropped", "state-registration", paths);
  ui_wait_until (form_is_ready, panel);
  g_assert_cmpstr (att_act_form_get_kind (form)->id, ==, "paper-added");
  g_assert_null (att_fields_box_find (att_act_form_get_fields (form), "item"));
  g_assert_nonnull (ui_find (GTK_WIDGET (form), GTK_TYPE_LABEL, "registration.pdf"));
  att_fields_box_collect (att_act_form_get_fields (form), language);
  att_record_set (language, "language", "kk+ru");
  att_act_form_fill (form, language);
  att_act_form_record (form);
  ui_wait_until (has_four_papers, panel);
  view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  paper = g_ptr_array_index (att_dossier_get_papers (view->dossier), 3);
  g_assert_cmpstr (paper->item, ==, "state-registration");
  g_assert_cmpstr (paper->languages, ==, "kk+ru");
  g_assert_cmpstr (paper->file->name, ==, "registration.pdf");
  /* The acceptance waits again. */
  g_assert_cmpstr (att_act_form_get_kind (form)->id, ==, "accepted");

  g_assert_true (att_stage_panel_begin (ATT_STAGE_PANEL (panel), att_kind_find ("returned")));
  g_assert_cmpstr (att_act_form_get_kind (form)->id, ==, "returned");
  g_assert_true (att_stage_panel_begin (ATT_STAGE_PANEL (panel), att_kind_find ("withdrawn")));
  g_assert_true (att_stage_panel_begin (ATT_STAGE_PANEL (panel), att_kind_find ("remarks-sent")));
  g_assert_false (att_stage_panel_begin (ATT_STAGE_PANEL (panel), att_kind_find ("decided")));
}

static void
test_open_paper (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttIntakePanel *panel = open_panel (ui, 1);
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  const AttPaper *lease = g_ptr_array_index (att_dossier_get_papers (view->dossier), 2);
  GtkWidget *paper_view;

  g_signal_emit_by_name (find_row (ui_find (GTK_WIDGET (panel), ATT_TYPE_PAPER_LIST, NULL), lease->title), "activated");
  paper_view = ui_find (GTK_WIDGET (panel), ATT_TYPE_PAPER_VIEW, NULL);
  g_assert_nonnull (paper_view);
  g_assert_cmpstr (att_paper_view_get_sha256 (ATT_PAPER_VIEW (paper_view)), ==, lease->file->sha256);
}

static gboolean
tells_of_twins (gpointer data)
{
  return find_row (data, "handed in with dossier 1.") != NULL;
}

static void
test_duplicates (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *sample = ui_dup_sample ();
  AttIntakePanel *panel = open_panel (ui, receive (ui, sample));

  g_assert_nonnull (find_row (GTK_WIDGET (panel), "Dossier 1 of the same applicant is open"));
  ui_wait_until (tells_of_twins, ui_find (GTK_WIDGET (panel), ATT_TYPE_PAPER_LIST, NULL));
}

/* --- Typing in --- */

/* The sample as somebody would type it. */
static AttRecord *
type_sample (void)
{
  g_autofree char *sample = ui_dup_sample ();
  g_autofree char *folder = g_path_get_dirname (sample);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();
  g_autoptr (AttRegulation) regulation = att_regulation_new_from_bytes (shipped, "shipped", &error);
  g_autoptr (AttRequestFile) file = NULL;
  AttRequestRules rules;
  AttRecord *typed = att_record_new ();
  guint n = 0;

  g_assert_no_error (error);
  att_request_rules_init (&rules, regulation, att_day_parse (UI_TODAY));
  file = att_request_file_read (sample, &rules, NULL, &error);
  g_assert_no_error (error);
  att_record_add (typed, "on", "2026-09-10");
  for (guint i = 0; i < att_record_get_size (att_request_file_get_record (file)); i++)
    {
      const AttValue *value = att_record_nth (att_request_file_get_record (file), i);
      AttRecord *member;

      if (value->record == NULL)
        {
          att_record_add (typed, value->name, value->text);
          continue;
        }
      member = att_record_copy (value->record);
      if (g_str_equal (value->name, "paper"))
        {
          const AttRequestPaper *paper = g_ptr_array_index (att_request_file_get_papers (file), n++);
          g_autofree char *path = g_build_filename (folder, paper->file, NULL);
          g_autofree char *name = g_path_get_basename (path);
          AttRecord *chosen = att_record_new ();

          att_record_add (chosen, "path", path);
          att_record_add (chosen, "name", name);
          att_record_add_record (member, "file", chosen);
        }
      att_record_add_record (typed, value->name, member);
    }
  return typed;
}

static gboolean
request_is_ready (gpointer data)
{
  return att_request_page_is_ready (data);
}

static AttRequestPage *
open_request (UiCase *ui)
{
  AttPage *page;

  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.type-in", NULL);
  page = ui_wait_for_page (ui, ATT_TYPE_REQUEST_PAGE);
  ui_wait_until (request_is_ready, page);
  return ATT_REQUEST_PAGE (page);
}

static AttDossier *
load (UiCase *ui, gint64 number)
{
  g_autoptr (AttOffice) office = open_register (ui);
  g_autoptr (GError) error = NULL;
  AttDossier *dossier = att_office_load (office, number, att_day_parse (UI_TODAY), ATT_DAY_FOREVER, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

/* All but what one of two applications can't share with the other: the file it came in, and that the other one is open. */
static AttRecord *
dup_comparable (AttDossier *dossier)
{
  AttRecord *record = att_record_copy (att_act_get_fields (att_dossier_get_request (dossier)->act));

  att_record_remove (record, "source");
  att_record_remove (record, "duplicate-of");
  return record;
}

static void
test_type_in (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttRequestPage *page = open_request (ui);
  g_autoptr (AttRecord) typed = type_sample ();
  g_autoptr (AttRecord) one = NULL;
  g_autoptr (AttRecord) other = NULL;
  g_autoptr (AttDossier) from_file = NULL;
  g_autoptr (AttDossier) from_paper = NULL;
  AttPage *dossier;

  att_request_page_fill (page, typed);
  gtk_widget_activate_action (GTK_WIDGET (page), "request.record", NULL);
  dossier = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  g_assert_cmpint (att_dossier_page_get_number (ATT_DOSSIER_PAGE (dossier)), ==, 2);
  from_file = load (ui, 1);
  from_paper = load (ui, 2);
  one = dup_comparable (from_file);
  other = dup_comparable (from_paper);
  g_assert_true (att_record_equal (one, other));
  g_assert_true (att_act_get_on (att_dossier_get_request (from_paper)->act) == att_day_parse ("2026-09-10"));
}

typedef struct
{
  AttRequestPage *page;
  const char *field;
} Place;

static gboolean
has_problem (gpointer data)
{
  const Place *place = data;

  return att_request_page_get_problem_at (place->page, place->field) != NULL;
}

static gboolean
has_none (gpointer data)
{
  return !has_problem (data);
}

static GtkEntry *
find_entry (AttRequestPage *page, const char *box, const char *field)
{
  AttFieldsBox *fields
      = ATT_FIELDS_BOX (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_REQUEST_PAGE, box));
  AttField *found = att_fields_box_find (fields, field);

  return GTK_ENTRY (ui_find (GTK_WIDGET (found), GTK_TYPE_ENTRY, NULL));
}

/* While somebody types, and once more when all of it is to be recorded. */
static void
test_wrong_at_field (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttRequestPage *page = open_request (ui);
  GtkEntry *bin = find_entry (page, "applicant", "bin");
  Place place = { page, "bin" };
  g_autofree char *problems = NULL;

  gtk_editable_set_text (GTK_EDITABLE (bin), "23044000");
  ui_wait_until (has_problem, &place);
  g_assert_nonnull (strstr (att_request_page_get_problem_at (page, "bin"), "12 digits"));
  gtk_editable_set_text (GTK_EDITABLE (bin), "230440004122");
  ui_wait_until (has_none, &place);
  gtk_editable_set_text (GTK_EDITABLE (bin), "230440004123");
  ui_wait_until (has_problem, &place);
  g_assert_nonnull (strstr (att_request_page_get_problem_at (page, "bin"), "digits"));

  gtk_widget_activate_action (GTK_WIDGET (page), "request.record", NULL);
  place.field = "name-kk";
  ui_wait_until (has_problem, &place);
  g_assert_nonnull (att_request_page_get_problem_at (page, "bin"));
  g_assert_nonnull (att_request_page_get_problem_at (page, "region"));
  problems = att_request_page_get_problems (page);
  g_assert_nonnull (strstr (problems, "It was not recorded"));
}

static gboolean
offers_draft (gpointer data)
{
  GtkWidget *label = ui_find (data, GTK_TYPE_LABEL, "being typed in");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* What was typed is there again, whatever became of the window. */
static void
test_draft (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttRequestPage *page = open_request (ui);
  g_autoptr (AttRecord) typed = type_sample ();
  g_autoptr (AttRecord) kept = NULL;
  const char *paths[] = { "/nowhere/scan of the charter.pdf", NULL };

  att_request_page_fill (page, typed);
  att_request_page_add_papers (page, paths);
  g_clear_pointer (&typed, att_record_unref);
  typed = att_request_page_collect (page);
  ui_case_close_window (ui);

  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", "dossiers");
  ui_wait_until (offers_draft, ui_wait_for_page (ui, ATT_TYPE_DOSSIERS_PAGE));
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.type-in", NULL);
  page = ATT_REQUEST_PAGE (ui_wait_for_page (ui, ATT_TYPE_REQUEST_PAGE));
  ui_wait_until (request_is_ready, page);
  kept = att_request_page_collect (page);
  g_assert_true (att_record_equal (typed, kept));

  gtk_widget_activate_action (GTK_WIDGET (page), "request.start-afresh", NULL);
  g_clear_pointer (&kept, att_record_unref);
  kept = att_request_page_collect (page);
  g_assert_false (att_record_has (kept, "bin"));
}

/* --- Many at once --- */

static void
copy_text (const char *from, const char *to)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (from, &text, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, text, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
copy_application (const char *to)
{
  static const char *const files[]
      = { "application.xml",       "papers/application.pdf",     "papers/diploma-1.pdf",
          "papers/diploma-2.pdf",  "papers/diploma-3.pdf",       "papers/lease.pdf",
          "papers/programme-electrician.pdf", "papers/programme-welder.pdf", "papers/registration.pdf" };
  g_autofree char *sample = ui_dup_sample ();
  g_autofree char *folder = g_path_get_dirname (sample);
  g_autofree char *papers = g_build_filename (to, "papers", NULL);

  g_assert_cmpint (g_mkdir_with_parents (papers, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *source = g_build_filename (folder, files[i], NULL);
      g_autofree char *target = g_build_filename (to, files[i], NULL);

      copy_text (source, target);
    }
}

static gboolean
is_finished (gpointer data)
{
  GListModel *works = G_LIST_MODEL (att_context_get_works (data));
  g_autoptr (AttWork) work = g_list_model_get_item (works, 0);

  return work != NULL && att_work_is_finished (work);
}

/* Fifty come in while the window works on; the one that is wrong is told of, and what was dropped beside is not lost. */
static void
test_many (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *folder = g_build_filename (ui->folder, "received", NULL);
  g_autofree char *wrong = g_build_filename (folder, "19-wrong", NULL);
  g_autofree char *wrong_file = g_build_filename (wrong, "application.xml", NULL);
  g_autofree char *empty = g_build_filename (ui->folder, "empty", NULL);
  const char *paths[] = { folder, empty, NULL };
  g_autoptr (AttWork) work = NULL;
  g_autofree char *report = NULL;
  GtkWidget *bar;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u", i);
      g_autofree char *one = g_build_filename (folder, name, NULL);

      copy_application (one);
    }
  g_assert_cmpint (g_mkdir (wrong, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_true (g_file_set_contents (wrong_file, "not XML", -1, NULL));
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  att_take_in_paths (ui->window, paths);
  ui_wait_until (is_finished, ui->context);
  work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (ui->context)), 0);
  g_assert_cmpstr (att_work_get_text (work), ==, "Taken in: 50. Not taken in: 2.");
  report = att_work_get_report (work);
  g_assert_nonnull (strstr (report, "19-wrong/application.xml: Line 1: The file is not XML."));
  g_assert_nonnull (strstr (report, "There is no application file (XML)"));
  g_assert_nonnull (strstr (report, "49/application.xml: Dossier 51 was opened"));

  bar = ui_find (GTK_WIDGET (ui->window), ATT_TYPE_WORK_BAR, NULL);
  g_signal_emit_by_name (bar, "report-asked");
  ui_wait_for_page (ui, ATT_TYPE_WORK_PAGE);
  g_signal_emit_by_name (bar, "dismissed");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (att_context_get_works (ui->context))), ==, 0);
}

/* Stopped, it keeps what was taken in and says what was not tried. */
static void
test_stop (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *folder = g_build_filename (ui->folder, "received", NULL);
  const char *paths[] = { folder, NULL };
  GListModel *works;
  g_autoptr (AttWork) work = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u", i);
      g_autofree char *one = g_build_filename (folder, name, NULL);

      copy_application (one);
    }
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  works = G_LIST_MODEL (att_context_get_works (ui->context));
  att_take_in_paths (ui->window, paths);
  while (g_list_model_get_n_items (works) == 0)
    g_main_context_iteration (NULL, TRUE);
  work = g_list_model_get_item (works, 0);
  att_work_cancel (work);
  ui_wait_until (is_finished, ui->context);
  g_assert_true (g_str_has_prefix (att_work_get_text (work), "Stopped."));
}

static void
expect_message (UiCase *ui, const char *path, const char *words)
{
  att_window_take_in (ui->window, path);
  ui_wait_for_message ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (ui_find_message ())), words));
  gtk_window_destroy (ui_find_message ());
}

/* What can't be taken in is said in words: a folder without files, no XML, a file that is not there. */
static void
test_bad_input (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *empty = g_build_filename (ui->folder, "empty", NULL);
  g_autofree char *text = g_build_filename (ui->folder, "letter.xml", NULL);
  g_autofree char *gone = g_build_filename (ui->folder, "gone.xml", NULL);

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_true (g_file_set_contents (text, "Dear all", -1, NULL));
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  expect_message (ui, empty, "no application file");
  expect_message (ui, text, "not XML");
  expect_message (ui, gone, "can't be read");
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/intake/accept", test_accept);
  g_test_add_func ("/ui/intake/add-papers", test_add_papers);
  g_test_add_func ("/ui/intake/open-paper", test_open_paper);
  g_test_add_func ("/ui/intake/duplicates", test_duplicates);
  g_test_add_func ("/ui/request/type-in", test_type_in);
  g_test_add_func ("/ui/request/wrong-at-field", test_wrong_at_field);
  g_test_add_func ("/ui/request/draft", test_draft);
  g_test_add_func ("/ui/take-in/many", test_many);
  g_test_add_func ("/ui/take-in/stop", test_stop);
  g_test_add_func ("/ui/take-in/bad-input", test_bad_input);
  return g_test_run ();
}
