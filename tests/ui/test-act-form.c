/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-dossier-page.h"
#include "att-dossier-view.h"
#include "att-entry-editor.h"
#include "att-overlay-editor.h"
#include "att-typed-hint.h"
#include "att-words.h"
#include "ui-form.h"
#include "ui-step.h"

static char *
dup_typed (AttActPage *page, const char *field)
{
  g_autoptr (AttRecord) fields = att_record_new ();

  att_fields_box_collect (att_act_form_get_fields (att_act_page_get_form (page)), fields);
  return g_strdup (att_record_get (fields, field));
}

/* Through an office of the test's own: the window's may be at work. */
static AttDossierView *
load_view (UiCase *ui, gint64 dossier)
{
  g_autoptr (AttOffice) office = ui_open_office (ui, UI_TODAY);
  g_autoptr (GError) error = NULL;
  AttDossierView *view = att_dossier_view_new (office, dossier, NULL, &error);

  g_assert_no_error (error);
  return view;
}

/* Each kind of act there is has a form with a field for whatever people type. */
static void
test_every_kind (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  ui_case_open_window (ui, 0);
  for (guint i = 0; i < n_kinds; i++)
    {
      AttActPage *page = ui_form_open (ui, kinds[i]->stage == ATT_STAGE_OFFICE ? 0 : 1, kinds[i]->id);

      for (const AttFieldSpec *spec = kinds[i]->fields; spec->id != NULL; spec++)
        if ((spec->flags & (ATT_FIELD_DERIVED | ATT_FIELD_SHORT_WAY)) == 0)
          g_assert_nonnull (ui_form_find (page, spec->id));
        else
          g_assert_null (ui_form_find (page, spec->id));
      g_assert_nonnull (ui_form_find (page, "on"));
      g_assert_nonnull (ui_form_find (page, "note"));
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
    }
}

/* What a form shows of an act is what it collects again. */
static void
test_fill_and_collect (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  g_autoptr (AttDossierView) view = NULL;

  ui_case_open_window (ui, 0);
  view = load_view (ui, 1);
  for (guint i = 0; i < view->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (view->acts, i);
      const AttKind *kind = att_act_get_kind (act);
      GtkWidget *box = g_object_ref_sink (att_fields_box_new ());
      g_autoptr (AttRecord) expected = att_record_copy (att_act_get_fields (act));
      g_autoptr (AttRecord) collected = att_record_new ();

      att_record_remove (expected, "document");
      for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
        att_fields_box_add (ATT_FIELDS_BOX (box), spec, view);
      att_fields_box_fill (ATT_FIELDS_BOX (box), expected);
      att_fields_box_collect (ATT_FIELDS_BOX (box), collected);
      for (guint f = 0; f < att_record_get_size (expected); f++)
        {
          const char *name = att_record_nth (expected, f)->name;
          g_auto (GStrv) before = att_record_dup_all (expected, name);
          g_auto (GStrv) after = att_record_dup_all (collected, name);

          if (att_kind_find_field (kind, name) != NULL
              && (att_kind_find_field (kind, name)->flags & ATT_FIELD_DERIVED) == 0)
            g_assert_true (g_strv_equal ((const char *const *) before, (const char *const *) after));
        }
      g_object_unref (box);
    }
}

static gboolean
says_problem (gpointer data)
{
  return att_field_get_problem (data) != NULL;
}

static gboolean
has_no_problem (gpointer data)
{
  return att_field_get_problem (data) == NULL;
}

/* While somebody types it is said at the field, in words and to screen readers; an empty field is not scolded. */
static void
test_while_typing (void)
{
  g_autoptr (UiCase) ui = ui_case_new (3);
  g_autofree char *long_line = g_strnfill (4001, 'a');
  AttActPage *page;
  AttFieldsBox *fields;
  AttField *on;

  ui_case_open_window (ui, 0);
  page = ui_form_open (ui, 1, "visit-ordered");
  fields = att_act_form_get_fields (att_act_page_get_form (page));
  on = att_fields_box_find (fields, "on");
  ui_form_type (page, "on", "31.02.2026");
  ui_wait_until (says_problem, on);
  g_assert_cmpstr (att_field_get_problem (on), ==, "There is no such day. Give it as 04.07.2026.");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (att_field_editor_get_control (att_field_get_editor (on))),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_null (att_field_get_problem (att_fields_box_find (fields, "address")));
  ui_form_type (page, "on", "2027-01-01");
  ui_form_type (page, "address", long_line);
  ui_wait_until (says_problem, att_fields_box_find (fields, "address"));
  gtk_test_accessible_assert_state (
      GTK_ACCESSIBLE (att_field_editor_get_control (att_field_get_editor (att_fields_box_find (fields, "address")))),
      GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_nonnull (strstr (att_field_get_problem (att_fields_box_find (fields, "address")), "longer than 4,000 characters"));
  g_assert_cmpstr (att_field_get_problem (on), ==, "That day has not come yet.");
  ui_form_type (page, "on", UI_TODAY);
  ui_form_type (page, "address", "А");
  ui_wait_until (has_no_problem, on);
  ui_wait_until (has_no_problem, att_fields_box_find (fields, "address"));
}

static gboolean
shows_dossier (gpointer data)
{
  UiCase *ui = data;

  return ATT_IS_DOSSIER_PAGE (att_window_get_page (ui->window))
         && ui_find (GTK_WIDGET (att_window_get_page (ui->window)), ADW_TYPE_EXPANDER_ROW, "21. Decision taken") != NULL;
}

static void
test_record (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autoptr (AttDossierView) view = NULL;
  AttActPage *page;
  AttAct *act;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  ui_form_type (page, "outcome", "accredit");
  ui_form_type (page, "signatory", "Ерлан Қасымов");
  ui_form_type (page, "on", "10.11.2026");
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (shows_dossier, ui);

  view = load_view (ui, 1);
  act = g_ptr_array_index (view->acts, view->acts->len - 1);
  g_assert_true (att_act_is (act, "decided"));
  g_assert_cmpstr (att_act_get (act, "outcome"), ==, "accredit");
  g_assert_cmpstr (att_act_get_actor (act), ==, UI_ACTOR);
  g_assert_cmpint (att_act_get_on (act), ==, att_day_parse ("2026-11-10"));
  g_assert_nonnull (att_act_get (act, "number"));
}

static gboolean
has_problem (gpointer data)
{
  g_autofree char *problems = att_act_form_get_problems (att_act_page_get_form (data));

  return *problems != '\0';
}

static gboolean
has_field_problem (gpointer data)
{
  return att_field_get_problem (data) != NULL;
}

/* law-25.1: what is refused says why, with the provision, and nothing is recorded. */
static void
test_refused (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autoptr (AttDossierView) view = NULL;
  g_autofree char *problems = NULL;
  AttActPage *page;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  g_assert_false (has_problem (page));
  ui_form_type (page, "outcome", "refuse");
  ui_form_type (page, "signatory", "Ерлан Қасымов");
  ui_form_type (page, "reasons", "None.");
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (has_problem, page);
  problems = att_act_form_get_problems (att_act_page_get_form (page));
  g_assert_nonnull (strstr (problems, "25(1)"));
  view = load_view (ui, 1);
  g_assert_cmpuint (view->acts->len, ==, UI_STEPS_TO_DECISION + 1);
}

/* A form that is opened although its act is not possible today says so before anything is typed. */
static void
test_not_possible (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *problems = NULL;

  ui_case_open_window (ui, 1);
  problems = att_act_form_get_problems (att_act_page_get_form (ui_form_open (ui, 1, "certificate-issued")));
  g_assert_nonnull (strstr (problems, "25(2)"));
}

static void
test_field_problem (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttActPage *page;
  AttField *signatory;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  signatory = ui_form_find (page, "signatory");
  ui_form_type (page, "outcome", "accredit");
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (has_field_problem, signatory);
  g_assert_null (att_field_get_problem (ui_form_find (page, "outcome")));
  /* Once it is there it is not said to be missing any more. */
  ui_form_type (page, "signatory", "Ерлан Қасымов");
  g_assert_null (att_field_get_problem (signatory));

  ui_form_type (page, "on", "2026-02-30");
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (has_field_problem, ui_form_find (page, "on"));
  g_assert_null (att_field_get_problem (signatory));
}

/* Closing the window right after typing loses nothing, and asks nothing. */
static void
test_draft (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *outcome = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *afresh = NULL;
  AttActPage *page;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  ui_form_type (page, "outcome", "refuse");
  ui_form_type (page, "reasons", "Залда жарық жеткіліксіз.\nЕкінші жол.");
  ui_case_close_window (ui);

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  outcome = dup_typed (page, "outcome");
  reasons = dup_typed (page, "reasons");
  g_assert_cmpstr (outcome, ==, "refuse");
  g_assert_cmpstr (reasons, ==, "Залда жарық жеткіліксіз.\nЕкінші жол.");

  gtk_widget_activate_action (GTK_WIDGET (att_act_page_get_form (page)), "form.start-afresh", NULL);
  afresh = dup_typed (page, "reasons");
  g_assert_null (afresh);
  ui_case_close_window (ui);
  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  g_free (g_steal_pointer (&afresh));
  afresh = dup_typed (page, "reasons");
  g_assert_null (afresh);
}

static gboolean
says_typed (gpointer data)
{
  GtkWidget *pane = GTK_WIDGET (att_dossier_page_get_side_pane (ATT_DOSSIER_PAGE (att_window_get_page (((UiCase *) data)->window))));
  GtkWidget *row = ui_find (pane, ADW_TYPE_ACTION_ROW, "Note");

  return row != NULL && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Typed, not recorded yet") != NULL
         && gtk_widget_get_visible (ui_find (row, ATT_TYPE_TYPED_HINT, NULL));
}

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

/* What was left in a form is said where the form is opened. */
static void
test_draft_told (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttActPage *page;

  ui_case_open_window (ui, 1);
  ui_wait_until (is_loaded, ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE));
  g_assert_false (says_typed (ui));
  page = ui_form_open (ui, 1, "note");
  ui_form_type (page, "text", "Жартысы.");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
  ui_wait_until (says_typed, ui);
}

/* A recorded act leaves no draft behind. */
static void
test_draft_gone (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autofree char *text = NULL;
  AttActPage *page;

  ui_case_open_window (ui, 1);
  page = ui_form_open (ui, 1, "decided");
  ui_form_type (page, "outcome", "accredit");
  ui_form_type (page, "signatory", "Ерлан Қасымов");
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (shows_dossier, ui);
  page = ui_form_open (ui, 1, "decided");
  text = dup_typed (page, "signatory");
  g_assert_null (text);
}

static void
test_correction (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  g_autoptr (AttDossierView) view = NULL;
  g_autoptr (AttRecord) typed = att_record_new ();
  AttActPage *page;
  AttFieldEditor *overlay;
  AttRecord *changes;
  const char *id;

  ui_case_open_window (ui, 1);
  view = load_view (ui, 1);
  id = att_act_get_id (g_ptr_array_index (view->acts, 2)); /* the examiner's assignment */
  page = ui_form_open (ui, 1, "correction");
  ui_form_type (page, "act", id);
  overlay = att_field_get_editor (ui_form_find (page, "new"));
  g_assert_true (ATT_IS_OVERLAY_EDITOR (overlay));
  att_field_editor_collect (overlay, typed);
  g_assert_cmpuint (att_record_get_size (typed), ==, 0);

  /* Only what is changed becomes part of it. */
  {
    GtkWidget *entry = ui_find (GTK_WIDGET (overlay), ATT_TYPE_ENTRY_EDITOR, NULL);
    g_autoptr (AttRecord) on = att_record_new ();

    att_record_add (on, "on", "2026-09-15");
    att_field_editor_fill (ATT_FIELD_EDITOR (entry), on);
  }
  att_field_editor_collect (overlay, typed);
  changes = att_record_get_record (typed, "new");
  g_assert_nonnull (changes);
  g_assert_cmpuint (att_record_get_size (changes), ==, 1);
  g_assert_cmpstr (att_record_get (changes, "on"), ==, "2026-09-15");
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/act-form/every-kind", test_every_kind);
  g_test_add_func ("/ui/act-form/fill-and-collect", test_fill_and_collect);
  g_test_add_func ("/ui/act-form/while-typing", test_while_typing);
  g_test_add_func ("/ui/act-form/record", test_record);
  g_test_add_func ("/ui/act-form/law-25.1-refused", test_refused);
  g_test_add_func ("/ui/act-form/law-25.2-not-possible", test_not_possible);
  g_test_add_func ("/ui/act-form/field-problem", test_field_problem);
  g_test_add_func ("/ui/act-form/draft", test_draft);
  g_test_add_func ("/ui/act-form/draft-told", test_draft_told);
  g_test_add_func ("/ui/act-form/draft-gone", test_draft_gone);
  g_test_add_func ("/ui/act-form/correction", test_correction);
  return g_test_run ();
}
