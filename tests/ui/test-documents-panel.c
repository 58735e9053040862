/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-documents-panel.h"
#include "att-dossier-page.h"
#include "att-segment-editor.h"
#include "examination-fixture.h"

/* Steps of the fixture after which the documents are to be examined: accepted, examiner assigned. */
#define ASSIGNED 2
#define ALL_EXAMINED 8

static const char *const criteria[]
    = { "legal-entity", "resources", "professions", "programmes", "personnel", "independence" };

/* law-23.2.2: the whole stage by the keyboard's actions, from the first criterion to the conclusion. */
static void
test_whole_stage (void)
{
  g_autoptr (UiCase) ui = ui_case_new (1);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  g_autofree char *conclusion = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *reasons = NULL;

  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "examiner-assigned");
  g_assert_cmpstr (att_examination_panel_get_progress (panel), ==, "0 of 6 examined");
  examination_wait_until_ready (panel);
  examination_type_into (panel, "person", "Берік Ахметов");
  examination_record (panel);
  examination_wait_until_done (panel, "examiner-assigned");
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "examined/legal-entity");

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      g_autofree char *id = g_strconcat ("examined/", criteria[i], NULL);

      /* Each comes by itself after the one before. */
      g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, id);
      examination_wait_until_ready (panel);
      gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", i == 3 ? 2 : 1);
      examination_type_into (panel, "reasons", i == 3 ? "One draft lacks its hours." : "It is in order.");
      examination_record (panel);
      examination_wait_until_done (panel, id);
    }
  g_assert_cmpstr (att_examination_panel_get_progress (panel), ==, "6 of 6 examined");
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "documents-concluded");

  /* Prefilled: negative, since one is not met, with its reasons. */
  examination_wait_until_ready (panel);
  conclusion = examination_dup_typed (panel, "conclusion");
  summary = examination_dup_typed (panel, "summary");
  g_assert_cmpstr (conclusion, ==, "negative");
  g_assert_nonnull (strstr (summary, "One draft lacks its hours."));
  examination_record (panel);
  examination_wait_until_done (panel, "documents-concluded");

  /* Over: to be read, and not to be changed. */
  examination_choose (panel, "examined/programmes");
  g_assert_false (att_examination_panel_shows_form (panel));
  reasons = att_examination_panel_dup_reasons (panel);
  g_assert_nonnull (strstr (reasons, "23(2)(2)"));
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "One draft lacks its hours."));
}

static void
test_conclusion_positive (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ALL_EXAMINED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  g_autofree char *conclusion = NULL;
  g_autofree char *summary = NULL;

  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "documents-concluded");
  examination_wait_until_ready (panel);
  conclusion = examination_dup_typed (panel, "conclusion");
  summary = examination_dup_typed (panel, "summary");
  g_assert_cmpstr (conclusion, ==, "positive");
  g_assert_nonnull (strstr (summary, "The state registration is in order."));
  g_assert_nonnull (strstr (summary, "Diplomas of all three."));
}

/* While a criterion is open the conclusion says what is lacking, with the provision. */
static void
test_conclusion_not_possible (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ALL_EXAMINED - 1);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  g_autofree char *reasons = NULL;

  examination_choose (panel, "documents-concluded");
  reasons = att_examination_panel_dup_reasons (panel);
  g_assert_nonnull (strstr (reasons, "independence"));
  g_assert_nonnull (strstr (reasons, "23(2)(2)"));
  g_assert_false (att_examination_panel_shows_form (panel));
  g_assert_cmpstr (att_examination_panel_get_task (panel)->state, ==, "1 thing is still lacking");
}

/* What is chosen on a page ends in the act: more than one place, each once. */
static void
test_evidence (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  AttExaminationPapers *papers = att_examination_panel_get_papers (panel);
  g_autofree char *paper = NULL;
  g_autoptr (GPtrArray) places = NULL;
  const AttEvidence *place;

  examination_choose (panel, "examined/resources");
  paper = g_strdup (att_examination_papers_get_paper (papers));
  g_assert_nonnull (paper);
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 1);
  examination_type_into (panel, "reasons", "The lease says so.");
  g_signal_emit_by_name (att_examination_papers_get_view (papers), "quoted", 2u, "412.5: at least");
  g_signal_emit_by_name (att_examination_papers_get_view (papers), "quoted", 2u, "412.5: at least");
  g_signal_emit_by_name (att_examination_papers_get_view (papers), "quoted", 3u, "");
  examination_record (panel);
  examination_wait_until_done (panel, "examined/resources");

  places = att_evidence_list (
      att_act_get_fields (att_examination_panel_find_task (panel, "examined/resources")->act));
  g_assert_cmpuint (places->len, ==, 2);
  place = g_ptr_array_index (places, 0);
  g_assert_cmpstr (place->paper, ==, paper);
  g_assert_cmpuint (place->page, ==, 2);
  g_assert_cmpstr (place->quote, ==, "412.5: at least");
  place = g_ptr_array_index (places, 1);
  g_assert_cmpuint (place->page, ==, 3);
  g_assert_null (place->quote);

  /* The one that examines again begins with all of it. */
  examination_choose (panel, "examined/resources");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.again", NULL);
  g_assert_true (att_examination_panel_shows_form (panel));
  {
    g_autoptr (AttRecord) typed = att_act_form_dup_typed (att_examination_panel_get_form (panel));
    g_autoptr (GPtrArray) again = att_evidence_list (typed);

    g_assert_cmpuint (again->len, ==, 2);
    g_assert_cmpstr (att_record_get (typed, "verdict"), ==, "met");
  }
  /* And each place leads back to its paper. */
  examination_choose (panel, "examined/personnel");
  g_assert_cmpstr (att_examination_papers_get_paper (papers), !=, paper);
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.go-to", "(sus)", paper, 1u, "");
  g_assert_cmpstr (att_examination_papers_get_paper (papers), ==, paper);
}

/* Where no evidence is asked for none is put anywhere. */
static void
test_quote_without_criterion (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);

  examination_choose (panel, "remarks-sent");
  g_signal_emit_by_name (att_examination_papers_get_view (att_examination_panel_get_papers (panel)), "quoted", 1u, "x");
  g_assert_null (att_fields_box_find (att_act_form_get_fields (att_examination_panel_get_form (panel)), "evidence"));
}

/* Each criterion keeps what was typed on it, when another is chosen and when the window closes. */
static void
test_drafts (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *verdict = NULL;

  examination_choose (panel, "examined/legal-entity");
  examination_type_into (panel, "reasons", "Бірінші өлшемшарт.");
  examination_choose (panel, "examined/personnel");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 3);
  examination_type_into (panel, "reasons", "Екінші.");
  examination_wait_until_typed (panel, "examined/legal-entity", TRUE);
  examination_wait_until_typed (panel, "examined/personnel", TRUE);
  ui_case_close_window (ui);

  panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  examination_wait_until_typed (panel, "examined/personnel", TRUE);
  g_assert_true (examination_says_typed (panel, "examined/legal-entity"));
  g_assert_false (examination_says_typed (panel, "examined/programmes"));
  examination_choose (panel, "examined/personnel");
  second = examination_dup_typed (panel, "reasons");
  verdict = examination_dup_typed (panel, "verdict");
  g_assert_cmpstr (second, ==, "Екінші.");
  g_assert_cmpstr (verdict, ==, "unclear");
  examination_choose (panel, "examined/legal-entity");
  first = examination_dup_typed (panel, "reasons");
  g_assert_cmpstr (first, ==, "Бірінші өлшемшарт.");

  /* What is thrown away, and what is recorded, is said of no longer. */
  gtk_widget_activate_action (GTK_WIDGET (att_examination_panel_get_form (panel)), "form.start-afresh", NULL);
  examination_wait_until_typed (panel, "examined/legal-entity", FALSE);
  examination_choose (panel, "examined/personnel");
  examination_record (panel);
  examination_wait_until_done (panel, "examined/personnel");
  examination_wait_until_typed (panel, "examined/personnel", FALSE);
}

/* law-24.2: the verdict that can't be given is shown so, with the provision, before anybody tries. */
static void
test_independence (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel;
  AttSegmentEditor *segments;

  examination_say_that_it_educates (ui);
  panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  examination_choose (panel, "examined/independence");
  segments = ATT_SEGMENT_EDITOR (examination_get_editor (panel, "verdict"));
  g_assert_true (att_segment_editor_is_barred (segments, "met"));
  g_assert_false (att_segment_editor_is_barred (segments, "not-met"));
  g_assert_nonnull (ui_find (GTK_WIDGET (segments), GTK_TYPE_LABEL, "24(2)"));
  g_assert_false (att_segment_editor_choose (segments, 0));

  /* Starting afresh makes the field anew, and the bar stays. */
  examination_type_into (panel, "reasons", "x");
  gtk_widget_activate_action (GTK_WIDGET (att_examination_panel_get_form (panel)), "form.start-afresh", NULL);
  segments = ATT_SEGMENT_EDITOR (examination_get_editor (panel, "verdict"));
  g_assert_true (att_segment_editor_is_barred (segments, "met"));

  examination_choose (panel, "examined/resources");
  segments = ATT_SEGMENT_EDITOR (examination_get_editor (panel, "verdict"));
  g_assert_false (att_segment_editor_is_barred (segments, "met"));
}

/* Remarks begin with what is not met or unclear, and what was typed comes back when the text was written anew. */
static void
test_remarks (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  g_autofree char *text = NULL;
  g_autofree char *anew = NULL;
  g_autofree char *back = NULL;
  GtkWidget *undo;

  examination_choose (panel, "examined/legal-entity");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 1);
  examination_type_into (panel, "reasons", "In order.");
  examination_record (panel);
  examination_wait_until_done (panel, "examined/legal-entity");
  examination_choose (panel, "examined/resources");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 3);
  examination_type_into (panel, "reasons", "The area is not said.");
  examination_record (panel);
  examination_wait_until_done (panel, "examined/resources");

  examination_choose (panel, "remarks-sent");
  text = examination_dup_typed (panel, "text");
  g_assert_nonnull (strstr (text, "The area is not said."));
  g_assert_null (strstr (text, "In order."));
  examination_type_into (panel, "text", "My own words.");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.write-anew", NULL);
  anew = examination_dup_typed (panel, "text");
  g_assert_cmpstr (anew, ==, text);
  undo = ui_find (GTK_WIDGET (ui->window), GTK_TYPE_BUTTON, "Undo");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  back = examination_dup_typed (panel, "text");
  g_assert_cmpstr (back, ==, "My own words.");
  examination_record (panel);
  examination_wait_until_done (panel, "remarks-sent");

  examination_choose (panel, "remarks-answered");
  examination_type_into (panel, "text", "Here is the area.");
  examination_record (panel);
  examination_wait_until_done (panel, "remarks-answered");
}

/* The keys go from task to task, and from pane to pane. */
static void
test_keys (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);

  examination_choose (panel, "examined/legal-entity");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.step", "i", 1);
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "examined/resources");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.step", "i", -1);
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.step", "i", -1);
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "examiner-assigned");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.step", "i", -1);
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "examiner-assigned");

  examination_choose (panel, "examined/personnel");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.switch-pane", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.show-form", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (ui->window)),
                                         GTK_WIDGET (examination_get_editor (panel, "verdict"))));
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.switch-pane", "i", -1);
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (GTK_ROOT (ui->window))));
}

/* The main button leads to the criterion that is to be examined next. */
static void
test_begin (void)
{
  g_autoptr (UiCase) ui = ui_case_new (4);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);

  examination_choose (panel, "remarks-sent");
  gtk_widget_activate_action (GTK_WIDGET (att_window_get_page (ui->window)), "dossier.next-step", NULL);
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "examined/professions");
  g_assert_true (att_examination_panel_shows_form (panel));
}

static gboolean
looks_back (gpointer data)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (data));

  return view->past;
}

/* Looking back all of it can be read, and nothing recorded. */
static void
test_past (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ALL_EXAMINED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);

  att_dossier_page_look_back (ATT_DOSSIER_PAGE (att_window_get_page (ui->window)), att_day_parse ("2026-09-16"),
                              ATT_DAY_NONE);
  ui_wait_until (looks_back, panel);
  examination_choose (panel, "examined/resources");
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "Lease and list of equipment."));
  g_assert_false (att_examination_panel_shows_form (panel));
  g_assert_cmpstr (att_examination_panel_get_progress (panel), ==, "2 of 6 examined");
  examination_choose (panel, "examined/personnel");
  g_assert_false (att_examination_panel_shows_form (panel));
}

static void
test_narrow (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (panel), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static gboolean
has_height (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (data));

  return gtk_widget_get_height (window) < 500 && gtk_widget_get_height (data) > gtk_widget_get_height (window) * 3 / 4;
}

static gboolean
shares_height (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (data));

  return gtk_widget_get_height (window) > 700 && gtk_widget_get_height (data) < gtk_widget_get_height (window) * 4 / 5;
}

/* In a low window the head of the dossier scrolls with the work, which has all the height. */
static void
test_low (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ASSIGNED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_DOCUMENTS_PANEL);

  /* A size that is given before the first one is not taken. */
  ui_wait_until (shares_height, panel);
  gtk_window_set_default_size (GTK_WINDOW (ui->window), 1100, 420);
  ui_wait_until (has_height, panel);
  gtk_window_set_default_size (GTK_WINDOW (ui->window), 1100, 760);
  ui_wait_until (shares_height, panel);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/documents-panel/law-23.2.2-whole-stage", test_whole_stage);
  g_test_add_func ("/ui/documents-panel/conclusion-positive", test_conclusion_positive);
  g_test_add_func ("/ui/documents-panel/conclusion-not-possible", test_conclusion_not_possible);
  g_test_add_func ("/ui/documents-panel/evidence", test_evidence);
  g_test_add_func ("/ui/documents-panel/quote-without-criterion", test_quote_without_criterion);
  g_test_add_func ("/ui/documents-panel/drafts", test_drafts);
  g_test_add_func ("/ui/documents-panel/law-24.2-independence", test_independence);
  g_test_add_func ("/ui/documents-panel/remarks", test_remarks);
  g_test_add_func ("/ui/documents-panel/keys", test_keys);
  g_test_add_func ("/ui/documents-panel/begin", test_begin);
  g_test_add_func ("/ui/documents-panel/past", test_past);
  g_test_add_func ("/ui/documents-panel/narrow", test_narrow);
  g_test_add_func ("/ui/documents-panel/low", test_low);
  return g_test_run ();
}
