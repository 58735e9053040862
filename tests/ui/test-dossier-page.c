/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-act-page.h"
#include "att-dossier-page.h"
#include "att-history-row.h"
#include "att-next-button.h"
#include "att-options.h"
#include "att-overlay-editor.h"
#include "att-stage-path.h"
#include "../core/languages.h"
#include "ui-fixture.h"

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

static AttDossierPage *
open_dossier (UiCase *ui, gint64 number)
{
  AttPage *page;

  ui_case_open_window (ui, number);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  ui_wait_until (is_loaded, page);
  return ATT_DOSSIER_PAGE (page);
}

static GtkWidget *
get_child (AttDossierPage *page, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_DOSSIER_PAGE, name));
}

/* Through an office of the test's own, before the window opens the register. */
static void
record (UiCase *ui, const char *kind, const char *on, AttRecord *fields)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttAct) act = NULL;
  const AttRecording recording = { 1, kind, att_day_parse (on), UI_ACTOR, fields };

  att_clock_set_today (clock, att_day_parse (UI_TODAY));
  office = att_office_open (ui->location, FALSE, clock, random, NULL, NULL, &error);
  g_assert_no_error (error);
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_ready (gpointer data)
{
  return att_act_form_is_ready (att_act_page_get_form (data));
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static GtkWidget *
get_button (GtkWidget *next)
{
  return GTK_WIDGET (gtk_widget_get_template_child (next, ATT_TYPE_NEXT_BUTTON, "button"));
}

static gboolean
shows_decision_form (gpointer data)
{
  AttPage *page = att_window_get_page (((UiCase *) data)->window);

  if (ATT_IS_ACT_PAGE (page))
    return g_strcmp0 (att_act_form_get_kind (att_act_page_get_form (ATT_ACT_PAGE (page)))
                          ? att_act_form_get_kind (att_act_page_get_form (ATT_ACT_PAGE (page)))->id : NULL, "decided") == 0;
  return ATT_IS_DOSSIER_PAGE (page) && att_dossier_page_get_panel (ATT_DOSSIER_PAGE (page)) != NULL
         && att_stage_panel_get_stage (att_dossier_page_get_panel (ATT_DOSSIER_PAGE (page))) == ATT_STAGE_DECISION;
}

/* The main button begins the act that the stage waits for, by mouse and by Ctrl+N. */
static void
test_next_step (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDossierPage *page = open_dossier (ui, 1);
  GtkWidget *next = get_child (page, "next");

  g_assert_true (gtk_widget_get_visible (next));
  g_assert_true (att_next_button_is_possible (ATT_NEXT_BUTTON (next)));
  g_assert_nonnull (ui_find (next, GTK_TYPE_LABEL, "Decision taken"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (get_button (next)), "25(1)"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "dossier.next-step", NULL));
  ui_wait_until (shows_decision_form, ui);
}

/* law-23.1, law-25.1: where the next step is not possible the button says why, with the provision, and opens nothing. */
static void
test_next_step_refused (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttDossierPage *page = open_dossier (ui, 1);
  GtkWidget *next = get_child (page, "next");
  GtkWidget *popover;
  g_autofree char *reasons = NULL;
  AttNextButton *button = ATT_NEXT_BUTTON (next);

  /* The stage would wait for its decision already. */
  att_dossier_page_get_view (page)->next = att_kind_find ("decided");
  att_next_button_show_view (button, att_dossier_page_get_view (page));
  g_assert_false (att_next_button_is_possible (button));
  reasons = att_next_button_dup_reasons (button);
  g_assert_nonnull (strstr (reasons, "Art. 2"));
  g_assert_true (gtk_widget_is_sensitive (get_button (next)));
  popover = GTK_WIDGET (gtk_widget_get_template_child (next, ATT_TYPE_NEXT_BUTTON, "popover"));
  att_next_button_press (button);
  ui_wait_until (is_mapped, popover);
  g_assert_nonnull (ui_find (popover, GTK_TYPE_LABEL, reasons));
  g_assert_true (att_window_get_page (ui->window) == ATT_PAGE (page));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
types_into_documents (gpointer data)
{
  AttStagePanel *panel = att_dossier_page_get_panel (data);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return att_stage_panel_get_stage (panel) == ATT_STAGE_DOCUMENTS && focus != NULL
         && gtk_widget_get_ancestor (focus, ATT_TYPE_ACT_FORM) != NULL;
}

/* Who records an act and asks for the next step at once gets what comes after that act. */
static void
test_next_step_while_read (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttDossierPage *page = open_dossier (ui, 1);
  g_autoptr (AttRecord) fields = att_record_new ();

  g_assert_cmpstr (att_dossier_page_get_view (page)->next->id, ==, "accepted");
  att_record_add (fields, "officer", UI_ACTOR);
  att_record_add (fields, "despite", "The profession is being added to the register.");
  record (ui, "accepted", "2026-09-11", fields);
  att_context_tell_recorded (ui->context, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "dossier.next-step", NULL));
  g_assert_cmpstr (att_dossier_page_get_view (page)->next->id, ==, "accepted");
  ui_wait_until (types_into_documents, page);
  g_assert_cmpstr (att_dossier_page_get_view (page)->next->id, ==, "examiner-assigned");
}

static GtkWidget *
find_step (AttDossierPage *page, const char *title)
{
  GtkWidget *row = GTK_WIDGET (gtk_widget_get_template_child (get_child (page, "path"), ATT_TYPE_STAGE_PATH, "row"));
  GtkWidget *label = ui_find (row, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
}

/* law-23.2: each of the six stages shows its own work, past and future ones too, and panels stay while the page lives. */
static void
test_path (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDossierPage *page = open_dossier (ui, 1);
  AttStagePanel *decision = att_dossier_page_get_panel (page);

  g_assert_cmpint (att_stage_panel_get_stage (decision), ==, ATT_STAGE_DECISION);
  g_assert_nonnull (ui_find (find_step (page, "Intake"), GTK_TYPE_LABEL, "done"));
  g_assert_nonnull (ui_find (find_step (page, "Decision"), GTK_TYPE_LABEL, "here"));
  g_assert_nonnull (ui_find (find_step (page, "Certificate"), GTK_TYPE_LABEL, "ahead"));
  g_assert_false (gtk_widget_get_visible (find_step (page, "In force")));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_step (page, "Certificate")), TRUE);
  g_assert_cmpint (att_stage_panel_get_stage (att_dossier_page_get_panel (page)), ==, ATT_STAGE_CERTIFICATE);
  g_assert_nonnull (ui_find (GTK_WIDGET (att_dossier_page_get_panel (page)), GTK_TYPE_LABEL, "25(2)"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_step (page, "Decision")), TRUE);
  g_assert_true (att_dossier_page_get_panel (page) == decision);
}

/* What is not possible stands there with its reason. */
static void
test_why_not (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDossierPage *page = open_dossier (ui, 1);
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (att_dossier_page_get_side_pane (page)),
                                                               ATT_TYPE_SIDE_PANE, "impossible"));
  GtkWidget *row = ui_find (list, ADW_TYPE_ACTION_ROW, "Accreditation certificate issued");

  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "25(2)"));
}

static gboolean
looks_back (gpointer data)
{
  return att_dossier_page_get_view (data)->past;
}

static gboolean
is_today (gpointer data)
{
  return !att_dossier_page_get_view (data)->past;
}

/* As it stood on a day: the stage, the acts and the certificate of then, and nothing can be recorded. */
static void
test_look_back (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttDossierPage *page = open_dossier (ui, 1);
  AttDossierView *view;
  GtkWidget *row;

  g_assert_cmpint (att_dossier_page_get_view (page)->stage, ==, ATT_STAGE_AGREEMENT);
  g_assert_false (gtk_widget_get_visible (get_child (page, "banner")));
  att_dossier_page_look_back (page, att_day_parse ("2026-09-30"), ATT_DAY_NONE);
  ui_wait_until (looks_back, page);
  view = att_dossier_page_get_view (page);
  g_assert_cmpint (view->stage, ==, ATT_STAGE_ON_SITE);
  g_assert_null (att_dossier_get_certificate (view->dossier));
  g_assert_cmpuint (view->acts->len, ==, 17);
  g_assert_true (gtk_widget_get_visible (get_child (page, "banner")));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get_child (page, "banner_label"))), "30 September 2026"));
  g_assert_false (gtk_widget_get_visible (get_child (page, "next")));
  g_assert_cmpint (att_stage_panel_get_stage (att_dossier_page_get_panel (page)), ==, ATT_STAGE_ON_SITE);
  row = ui_find (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (att_dossier_page_get_side_pane (page)),
                                                            ATT_TYPE_SIDE_PANE, "others")),
                 ADW_TYPE_ACTION_ROW, "Note");
  g_assert_nonnull (row);
  g_assert_null (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)));

  gtk_widget_activate_action (GTK_WIDGET (page), "dossier.today", NULL);
  ui_wait_until (is_today, page);
  g_assert_true (gtk_widget_get_visible (get_child (page, "next")));
  g_assert_cmpint (att_dossier_page_get_view (page)->stage, ==, ATT_STAGE_AGREEMENT);
}

/* All was recorded on one day, so that before it nothing of it was known; a day before the first act shows no dossier. */
static void
test_look_back_known (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttDossierPage *page = open_dossier (ui, 1);

  att_dossier_page_look_back (page, ATT_DAY_NONE, att_day_parse ("2026-11-19"));
  ui_wait_until (looks_back, page);
  g_assert_cmpuint (att_dossier_page_get_view (page)->acts->len, ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_child (page, "stack"))), ==, "nothing");
  /* A day that has not come is today. */
  att_dossier_page_look_back (page, att_day_parse ("2030-01-01"), ATT_DAY_NONE);
  ui_wait_until (is_today, page);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_child (page, "stack"))), ==, "content");
}

/* A form that is open is of no use while somebody looks back, and keeps what was typed. */
static void
test_form_of_the_past (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttDossierPage *page = open_dossier (ui, 1);
  g_autoptr (AttDossierView) now = att_dossier_view_ref (att_dossier_page_get_view (page));
  g_autoptr (AttRecord) typed = att_record_new ();
  AttActForm *form;
  gboolean can_record;
  AttPage *act;

  att_dossier_page_look_back (page, att_day_parse ("2026-09-30"), ATT_DAY_NONE);
  ui_wait_until (looks_back, page);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.record", "(xs)", (gint64) 1, "note");
  act = ui_wait_for_page (ui, ATT_TYPE_ACT_PAGE);
  ui_wait_until (is_ready, act);
  form = att_act_page_get_form (ATT_ACT_PAGE (act));
  att_record_add (typed, "text", "x");
  att_act_form_fill (form, typed);
  att_act_form_set_view (form, att_dossier_page_get_view (page));
  g_object_get (form, "can-record", &can_record, NULL);
  g_assert_false (can_record);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (att_act_form_get_fields (form))));
  att_act_form_set_view (form, now);
  g_object_get (form, "can-record", &can_record, NULL);
  g_assert_true (can_record);
}

static GtkWidget *
find_history_row (AttDossierPage *page, const char *title)
{
  return ui_find (GTK_WIDGET (att_side_pane_get_history (att_dossier_page_get_side_pane (page))), ATT_TYPE_HISTORY_ROW,
                  title);
}

/* A correction stands beside what it corrects, with the old and the new value, and each leads to the other. */
static void
test_correction (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autoptr (AttRecord) correction = att_record_new ();
  g_autoptr (AttRecord) overlay = att_record_new ();
  g_autoptr (AttRecord) note = att_record_new ();
  g_autoptr (AttRecord) annulled = att_record_new ();
  AttDossierPage *page;
  GtkWidget *row;
  GtkWidget *target;

  att_record_add (overlay, "on", "2026-09-15");
  att_record_add (correction, "act", "3");
  att_record_add (correction, "reason", "The date was mistyped.");
  att_record_add_record (correction, "new", att_record_ref (overlay));
  record (ui, "correction", "2026-11-19", correction);
  att_record_add (note, "text", "Of another dossier.");
  record (ui, "note", "2026-11-19", note);
  att_record_add (annulled, "act", "22");
  att_record_add (annulled, "reason", "It belongs elsewhere.");
  record (ui, "annulled", "2026-11-20", annulled);

  page = open_dossier (ui, 1);
  row = find_history_row (page, "3. Examiner assigned");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "Corrected by act 21."));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "Corrected by act 21: The date was mistyped."));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "was: 14 September 2026"));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "is right: 15 September 2026"));

  target = gtk_widget_get_ancestor (ui_find (row, GTK_TYPE_LABEL, "Corrected by act 21: "), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (target, "clicked");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_history_row (page, "21. Correction"))));

  row = find_history_row (page, "<s>22. Note</s>");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "Annulled by act 23."));
}

/* A signed copy is offered for what was issued, and then stands below it, to be opened. */
static void
test_signed_copy (void)
{
  g_autoptr (UiCase) ui = ui_case_new (3);
  g_autoptr (AttRecord) copy = att_record_new ();
  g_autoptr (AttRecord) file = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("%PDF-1.7 signed", 15);
  g_autoptr (AttOptions) options = NULL;
  AttDossierPage *page;
  AttDossierView *view;
  GtkWidget *list;
  GtkWidget *row;
  const char *action;

  {
    g_autoptr (AttClock) clock = att_clock_new ();
    g_autoptr (AttRandom) random = att_random_new ();
    g_autoptr (AttOffice) office = att_office_open (ui->location, FALSE, clock, random, NULL, NULL, NULL);

    g_assert_true (att_office_keep_bytes (office, bytes, "signed.pdf", &file, NULL, NULL));
  }
  att_record_add (copy, "act", "2");
  att_record_add_record (copy, "file", att_record_ref (file));
  record (ui, "signed-copy-added", "2026-11-19", copy);
  page = open_dossier (ui, 1);
  view = att_dossier_page_get_view (page);
  options = att_options_new (att_kind_find_field (att_kind_find ("signed-copy-added"), "act"), view);
  g_assert_cmpuint (options->ids->len, ==, att_dossier_get_documents (view->dossier)->len);
  g_assert_cmpuint (options->ids->len, <, view->acts->len);
  list = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (att_dossier_page_get_side_pane (page)), ATT_TYPE_SIDE_PANE,
                                                    "documents"));
  row = ui_find (list, ADW_TYPE_ACTION_ROW, "signed.pdf");
  g_assert_nonnull (row);
  action = gtk_actionable_get_action_name (GTK_ACTIONABLE (row));
  g_assert_cmpstr (action, ==, "win.show-document");
  g_assert_nonnull (gtk_widget_get_prev_sibling (row));
  g_signal_emit_by_name (ui_find (gtk_widget_get_prev_sibling (row), GTK_TYPE_BUTTON, NULL), "clicked");
  ui_wait_until (is_ready, ui_wait_for_page (ui, ATT_TYPE_ACT_PAGE));
  g_assert_cmpstr (att_act_form_get_kind (att_act_page_get_form (ATT_ACT_PAGE (att_window_get_page (ui->window))))->id, ==,
                   "signed-copy-added");
}

static guint
count_shown (AttDossierPage *page)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (att_side_pane_get_history (att_dossier_page_get_side_pane (page))), ATT_TYPE_HISTORY_PANE, "list"));
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_child_visible (row);
  return n;
}

/* By a name in a field, typed without Kazakh letters. */
static void
test_search (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttDossierPage *page = open_dossier (ui, 1);
  AttHistoryPane *history = att_side_pane_get_history (att_dossier_page_get_side_pane (page));

  att_side_pane_show_part (att_dossier_page_get_side_pane (page), "history");
  g_assert_cmpuint (count_shown (page), ==, UI_ALL_STEPS + 1);
  att_history_pane_search (history, "берик");
  g_assert_cmpuint (count_shown (page), ==, 1);
  att_history_pane_search (history, "no such words");
  g_assert_cmpuint (count_shown (page), ==, 0);
  att_history_pane_search (history, "");
  g_assert_cmpuint (count_shown (page), ==, UI_ALL_STEPS + 1);
}

/* Correct and annul open the form with the act chosen. */
static void
test_correct_from_history (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDossierPage *page = open_dossier (ui, 1);
  AttAct *act = g_ptr_array_index (att_dossier_page_get_view (page)->acts, 2);
  g_autofree char *id = g_strdup (att_act_get_id (act));
  g_autoptr (AttRecord) fields = att_record_new ();
  GVariantBuilder suggested;
  AttPage *form;

  g_variant_builder_init (&suggested, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&suggested, "{ss}", "act", id);
  gtk_widget_activate_action (GTK_WIDGET (page), "win.record-part", "(xssa{ss})", (gint64) 1, "correction", id,
                              &suggested);
  form = ui_wait_for_page (ui, ATT_TYPE_ACT_PAGE);
  ui_wait_until (is_ready, form);
  att_fields_box_collect (att_act_form_get_fields (att_act_page_get_form (ATT_ACT_PAGE (form))), fields);
  g_assert_cmpstr (att_record_get (fields, "act"), ==, id);
}

static gboolean
shows_documents (gpointer data)
{
  AttPage *page = att_window_get_page (((UiCase *) data)->window);

  return ATT_IS_DOSSIER_PAGE (page) && att_dossier_page_get_panel (ATT_DOSSIER_PAGE (page)) != NULL
         && att_stage_panel_get_stage (att_dossier_page_get_panel (ATT_DOSSIER_PAGE (page))) == ATT_STAGE_DOCUMENTS;
}

/* A list that says what is due leads to the place where it is done. */
static void
test_open_at (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);

  ui_case_open_window (ui, 0);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.open-dossier-at", "(xs)", (gint64) 1, "documents");
  ui_wait_until (shows_documents, ui);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.open-dossier-at", "(xs)", (gint64) 1, "decided");
  ui_wait_until (shows_decision_form, ui);
}

/* A derivation in words in all three languages, with their plural forms. */
static void
test_derivation (void)
{
  static const struct
  {
    const char *language;
    const char *words[4];
  } cases[] = {
    { "en", { "Art. 25(2): 10 working days from 14 October 2026; skipped 2 weekends and 26 October (for Sunday 25 October, "
              "Republic Day); due 29 October 2026",
              "1 working day from", "3 months from", "1 month from" } },
    { "ru", { "10 рабочих дней", "1 рабочий день", "3 месяца", "1 месяц" } },
    { "kk", { "10 жұмыс күні", "1 жұмыс күні", "3 ай", "1 ай" } },
  };
  static const struct
  {
    int length;
    AttPeriodUnit unit;
  } periods[] = { { 10, ATT_PERIOD_WORKING_DAYS }, { 1, ATT_PERIOD_WORKING_DAYS }, { 3, ATT_PERIOD_MONTHS },
                  { 1, ATT_PERIOD_MONTHS } };
  g_autoptr (GBytes) bytes = att_calendar_dup_shipped ();
  g_autoptr (AttCalendar) calendar = att_calendar_new_from_bytes (bytes, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      speak (cases[i].language);
      for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
        {
          g_autoptr (AttDerivation) derivation
              = att_derivation_new (calendar, att_day_parse ("2026-10-14"), periods[p].length, periods[p].unit);
          g_autofree char *words = att_derivation_to_words (derivation, "25(2)");

          g_assert_nonnull (strstr (words, cases[i].words[p]));
        }
    }
  speak ("en");
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/dossier/next-step", test_next_step);
  g_test_add_func ("/ui/dossier/next-step-while-read", test_next_step_while_read);
  g_test_add_func ("/ui/dossier/law-25.1-next-step-refused", test_next_step_refused);
  g_test_add_func ("/ui/dossier/law-23.2-path", test_path);
  g_test_add_func ("/ui/dossier/law-25.2-why-not", test_why_not);
  g_test_add_func ("/ui/dossier/look-back", test_look_back);
  g_test_add_func ("/ui/dossier/look-back-known", test_look_back_known);
  g_test_add_func ("/ui/dossier/form-of-the-past", test_form_of_the_past);
  g_test_add_func ("/ui/dossier/correction", test_correction);
  g_test_add_func ("/ui/dossier/signed-copy", test_signed_copy);
  g_test_add_func ("/ui/dossier/search", test_search);
  g_test_add_func ("/ui/dossier/correct-from-history", test_correct_from_history);
  g_test_add_func ("/ui/dossier/open-at", test_open_at);
  g_test_add_func ("/ui/dossier/derivation", test_derivation);
  return g_test_run ();
}
