/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-comparison.h"
#include "att-decision-panel.h"
#include "ui-step.h"

/* How many steps lead to the examiner, and how many to the report. */
#define STEPS_TO_EXAMINER 2
#define STEPS_TO_REPORT 17

static AttStep *
get_step (AttStagePanel *panel, const char *kind)
{
  g_assert_true (ATT_IS_DECISION_PANEL (panel));
  return att_decision_panel_get_step (ATT_DECISION_PANEL (panel), kind);
}

static AttStep *
begin (UiCase *ui, const char *kind)
{
  return ui_begin_step (ui, get_step, kind);
}

static AttDossierView *
get_view (UiCase *ui)
{
  return att_dossier_page_get_view (ui_get_dossier_page (ui));
}

static GtkWidget *
get_panel (UiCase *ui)
{
  return GTK_WIDGET (att_dossier_page_get_panel (ui_get_dossier_page (ui)));
}

static UiCase *
new_refusal (void)
{
  UiCase *ui = ui_case_new (STEPS_TO_EXAMINER);

  ui_walk_to_refusal (ui);
  return ui;
}

/* law-25.1: asked, objected to, asked anew, agreed to, decided; each by the keyboard's actions alone. */
static void
test_accredit (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_REPORT);
  g_autofree char *proposed = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *preset = NULL;
  AttStep *step;
  AttAct *act;

  ui_case_open_window (ui, 1);
  step = begin (ui, "coordination-requested");
  proposed = ui_dup_typed (step, "outcome");
  summary = ui_dup_typed (step, "summary");
  g_assert_cmpstr (proposed, ==, "accredit");
  g_assert_nonnull (strstr (summary, "6"));
  ui_type_into_step (step, "on", "2026-10-05");
  ui_record_step (ui, step);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "Waiting for the authorized body since 5 October 2026"));

  step = begin (ui, "coordination-answered");
  ui_type_into_step (step, "answer", "objected");
  ui_type_into_step (step, "number", "01-7/880");
  ui_type_into_step (step, "reasons", "The lease ends too soon.");
  ui_type_into_step (step, "on", "2026-10-12");
  ui_record_step (ui, step);
  g_assert_cmpstr (att_step_get_reasons (get_step (ATT_STAGE_PANEL (get_panel (ui)), "decided")), !=, "");
  g_assert_nonnull (strstr (att_step_get_reasons (get_step (ATT_STAGE_PANEL (get_panel (ui)), "decided")), "25(1)"));

  step = begin (ui, "coordination-requested");
  ui_type_into_step (step, "on", "2026-10-13");
  ui_record_step (ui, step);
  step = begin (ui, "coordination-answered");
  ui_type_into_step (step, "answer", "agreed");
  ui_type_into_step (step, "number", "01-7/881");
  ui_record_step (ui, step);

  step = begin (ui, "decided");
  preset = ui_dup_typed (step, "outcome");
  g_assert_cmpstr (preset, ==, "accredit");
  ui_type_into_step (step, "signatory", "Ерлан Қасымов");
  act = ui_record_step (ui, step);
  g_assert_true (att_act_is (act, "decided"));
  g_assert_cmpstr (att_act_get (act, "outcome"), ==, "accredit");
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_CERTIFICATE);
}

/* law-25.1: an objection that reopens a stage takes the dossier back there. */
static void
test_objection_reopens (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_REPORT + 1);
  AttStep *step;

  ui_case_open_window (ui, 1);
  step = begin (ui, "coordination-answered");
  ui_type_into_step (step, "answer", "objected");
  ui_type_into_step (step, "number", "01-7/880");
  ui_type_into_step (step, "reopens", "on-site");
  ui_record_step (ui, step);
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_ON_SITE);
}

/* law-25.4, law-25.5: the reasons name each criterion that failed with its provision; sent; an appeal that is
 * rejected changes nothing, one that is upheld reopens the decision. */
static void
test_refuse (void)
{
  g_autoptr (UiCase) ui = new_refusal ();
  g_autofree char *proposed = NULL;
  g_autofree char *preset = NULL;
  g_autofree char *reasons = NULL;
  AttStep *step;
  AttAct *act;

  ui_case_open_window (ui, 1);
  step = begin (ui, "coordination-requested");
  proposed = ui_dup_typed (step, "outcome");
  g_assert_cmpstr (proposed, ==, "refuse");
  ui_record_step (ui, step);
  step = begin (ui, "coordination-answered");
  ui_type_into_step (step, "answer", "agreed");
  ui_type_into_step (step, "number", "01-7/881");
  ui_record_step (ui, step);

  step = begin (ui, "decided");
  preset = ui_dup_typed (step, "outcome");
  reasons = ui_dup_typed (step, "reasons");
  g_assert_cmpstr (preset, ==, "refuse");
  /* The letters of the sample are in Kazakh. */
  g_assert_nonnull (strstr (reasons, "1. Үй-жай, жабдық, материалдық ресурстар (Заңның 24-бабы 1-тармағының 2) тармақшасы)."));
  g_assert_nonnull (strstr (reasons, "Жалдау шарты жоқ."));
  g_assert_nonnull (strstr (reasons, "2. Білікті персонал (Заңның 24-бабы 1-тармағының 5) тармақшасы)."));
  g_assert_nonnull (strstr (reasons, "Дипломдар көрсетілмеді."));
  g_assert_null (strstr (reasons, "3. "));
  ui_type_into_step (step, "signatory", "Ерлан Қасымов");
  act = ui_record_step (ui, step);
  g_assert_cmpstr (att_act_get (act, "reasons"), ==, reasons);

  step = begin (ui, "refusal-sent");
  ui_type_into_step (step, "channel", "both");
  act = ui_record_step (ui, step);
  g_assert_true (att_act_is (act, "refusal-sent"));
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_CLOSED);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "Refused on 20 November 2026"));

  /* Rejected: the refusal stands. */
  step = begin (ui, "appeal-filed");
  ui_type_into_step (step, "to", "The Ministry");
  ui_record_step (ui, step);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "The appeal of 20 November 2026 is pending"));
  step = begin (ui, "appeal-resolved");
  ui_type_into_step (step, "outcome", "rejected");
  ui_type_into_step (step, "reference", "12-3/76");
  ui_record_step (ui, step);
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_CLOSED);
  g_assert_nonnull (att_dossier_get_decision (get_view (ui)->dossier));

  /* Another one is upheld: the decision is taken anew, and what was done stays to be read. */
  step = begin (ui, "appeal-filed");
  ui_type_into_step (step, "to", "The court");
  ui_record_step (ui, step);
  step = begin (ui, "appeal-resolved");
  ui_type_into_step (step, "outcome", "upheld");
  ui_type_into_step (step, "reference", "12-3/77");
  ui_type_into_step (step, "reopens", "decision");
  ui_record_step (ui, step);
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_DECISION);
  g_assert_null (att_dossier_get_decision (get_view (ui)->dossier));
  g_assert_nonnull (att_dossier_get_latest (get_view (ui)->dossier, "refusal-sent"));
}

/* The letter as it was issued stands where its draft stood. */
static void
test_letter_shown (void)
{
  g_autoptr (UiCase) ui = new_refusal ();
  const AttDocument *document;
  AttStep *step;

  ui_record (ui, "2026-10-06", "coordination-requested", "outcome", "refuse", NULL);
  ui_record (ui, "2026-10-12", "coordination-answered", "answer", "agreed", "number", "1", NULL);
  ui_record (ui, "2026-11-16", "decided", "outcome", "refuse", "signatory", "Ерлан Қасымов", "reasons", "Two criteria.", NULL);
  ui_case_open_window (ui, 1);
  step = begin (ui, "refusal-sent");
  g_assert_nonnull (att_step_get_paper (step));
  g_assert_null (att_paper_view_get_sha256 (att_step_get_paper (step)));
  ui_type_into_step (step, "channel", "paper");
  ui_record_step (ui, step);
  document = att_dossier_find_document (get_view (ui)->dossier, "refusal");
  g_assert_nonnull (document);
  g_assert_cmpstr (att_paper_view_get_sha256 (att_step_get_paper (step)), ==, document->file->sha256);
}

static void
test_differences (void)
{
  g_autoptr (UiCase) ui = new_refusal ();
  GtkWidget *comparison;
  guint marked = 0;

  ui_case_open_window (ui, 1);
  comparison = ui_find (get_panel (ui), ATT_TYPE_COMPARISON, NULL);
  g_assert_nonnull (ui_find (comparison, GTK_TYPE_LABEL, "4 of 6. Refusal is the only possible outcome"));
  for (int i = 0; i < 6; i++)
    {
      GtkListBox *list = GTK_LIST_BOX (ui_find (comparison, GTK_TYPE_LIST_BOX, NULL));
      AdwExpanderRow *row = ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (list, i));

      if (strstr (adw_expander_row_get_subtitle (row), "The examinations differ") == NULL)
        continue;
      marked++;
      g_assert_true (adw_expander_row_get_expanded (row));
      g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Art. 24(1)("));
    }
  g_assert_cmpuint (marked, ==, 2);
}

static gboolean
has_warnings (gpointer data)
{
  g_autofree char *warnings = att_step_dup_warnings (data);

  return *warnings != '\0';
}

/* Who inspected and would sign too is told before anything is recorded. */
static void
test_signatory_warning (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *warnings = NULL;
  AttStep *step;

  ui_case_open_window (ui, 1);
  step = begin (ui, "decided");
  g_assert_false (has_warnings (step));
  ui_type_into_step (step, "signatory", "Дана Оспанова");
  ui_wait_until (has_warnings, step);
  warnings = att_step_dup_warnings (step);
  g_assert_nonnull (strstr (warnings, "Дана Оспанова"));
}

/* law-25.1: what the law does not allow is said while it is typed. */
static void
test_not_possible (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *warnings = NULL;
  AttStep *step;

  ui_case_open_window (ui, 1);
  step = begin (ui, "decided");
  ui_type_into_step (step, "outcome", "refuse");
  ui_wait_until (has_warnings, step);
  warnings = att_step_dup_warnings (step);
  g_assert_nonnull (strstr (warnings, "25(1)"));
}

/* Whoever signs for the office is named when it is only one. */
static void
test_signatory_suggested (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *signatory = NULL;

  ui_record (ui, "2026-09-01", "person-registered", "name", "Ерлан Қасымов", "role", "signatory", NULL);
  ui_record (ui, "2026-09-01", "person-registered", "name", "Дана Оспанова", "role", "inspector", NULL);
  ui_case_open_window (ui, 1);
  signatory = ui_dup_typed (begin (ui, "decided"), "signatory");
  g_assert_cmpstr (signatory, ==, "Ерлан Қасымов");
}

/* Where several sign for the office one of them is chosen; who does something else is not offered. */
static void
test_signatory_chosen (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *before = NULL;
  g_autofree char *chosen = NULL;
  AttStep *step;
  AttField *field;
  GtkWidget *button;
  GMenuModel *menu;

  ui_record (ui, "2026-09-01", "person-registered", "name", "Ерлан Қасымов", "role", "signatory", NULL);
  ui_record (ui, "2026-09-01", "person-registered", "name", "Асель Нұрланова", "role", "signatory", NULL);
  ui_record (ui, "2026-09-01", "person-registered", "name", "Дана Оспанова", "role", "inspector", NULL);
  ui_case_open_window (ui, 1);
  step = begin (ui, "decided");
  before = ui_dup_typed (step, "signatory");
  g_assert_null (before);
  field = att_fields_box_find (att_act_form_get_fields (att_step_get_form (step)), "signatory");
  button = ui_find (GTK_WIDGET (field), GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_nonnull (button);
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  gtk_widget_activate_action (button, "person.choose", "s", "Асель Нұрланова");
  chosen = ui_dup_typed (step, "signatory");
  g_assert_cmpstr (chosen, ==, "Асель Нұрланова");
}

/* Looking at a draft, however often, records nothing. */
static void
test_preview (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  gint64 before = ui_count_entries (ui);
  AttStep *step;

  ui_case_open_window (ui, 1);
  step = begin (ui, "decided");
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (step), "step.preview", NULL);
      ui_wait_for_step (step);
    }
  g_assert_nonnull (att_step_get_paper (step));
  g_assert_cmpint (ui_count_entries (ui), ==, before);
  ui_assert_narrow (get_panel (ui));
}

static gboolean
looks_back (gpointer data)
{
  AttDossierView *view = att_dossier_page_get_view (data);

  return view->past;
}

/* Looking back everything can be read and nothing recorded. */
static void
test_past (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDossierPage *page;
  AttStep *step;

  ui_case_open_window (ui, 1);
  step = begin (ui, "decided");
  ui_type_into_step (step, "reasons", "Typed before.");
  page = ui_get_dossier_page (ui);
  att_dossier_page_look_back (page, att_day_parse ("2026-10-20"), ATT_DAY_NONE);
  ui_wait_until (looks_back, page);
  g_assert_null (att_step_get_form (step));
  gtk_widget_activate_action (GTK_WIDGET (step), "step.prepare", NULL);
  g_assert_null (att_step_get_form (step));
}

/* Before its time the panel can be looked at: it says why nothing is possible, with the provision. */
static void
test_ahead (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_EXAMINER);
  AttDossierPage *page;
  AttStep *step;

  ui_case_open_window (ui, 1);
  page = ui_get_dossier_page (ui);
  att_dossier_page_go_to (page, "decision");
  step = get_step (att_dossier_page_get_panel (page), "decided");
  g_assert_null (att_step_get_form (step));
  g_assert_nonnull (strstr (att_step_get_reasons (step), "Art. "));
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "The decision rests on both examinations"));
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/decision-panel/law-25.1-accredit", test_accredit);
  g_test_add_func ("/ui/decision-panel/law-25.1-objection-reopens", test_objection_reopens);
  g_test_add_func ("/ui/decision-panel/law-25.4-law-25.5-refuse", test_refuse);
  g_test_add_func ("/ui/decision-panel/letter-shown", test_letter_shown);
  g_test_add_func ("/ui/decision-panel/differences", test_differences);
  g_test_add_func ("/ui/decision-panel/signatory-warning", test_signatory_warning);
  g_test_add_func ("/ui/decision-panel/law-25.1-not-possible", test_not_possible);
  g_test_add_func ("/ui/decision-panel/signatory-suggested", test_signatory_suggested);
  g_test_add_func ("/ui/decision-panel/signatory-chosen", test_signatory_chosen);
  g_test_add_func ("/ui/decision-panel/preview", test_preview);
  g_test_add_func ("/ui/decision-panel/past", test_past);
  g_test_add_func ("/ui/decision-panel/ahead", test_ahead);
  return g_test_run ();
}
