/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-certificate-panel.h"
#include "ui-step.h"

#define STEPS_TO_CERTIFICATE 20

static AttStep *
get_step (AttStagePanel *panel, const char *kind)
{
  g_assert_true (ATT_IS_CERTIFICATE_PANEL (panel));
  return att_certificate_panel_get_step (ATT_CERTIFICATE_PANEL (panel), kind);
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

/* law-25.2: issued, listed, agreed, each on its own; then it is in force. */
static void
test_three_steps (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_CERTIFICATE);
  g_autofree char *next = NULL;
  g_autofree char *head = NULL;
  AttDossierPage *page;
  AttStep *step;
  AttAct *act;

  ui_case_open_window (ui, 1);
  page = ui_get_dossier_page (ui);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "3 of 3 steps are still open"));
  step = begin (ui, "certificate-issued");
  next = g_strdup (att_step_get_next_number (step));
  g_assert_nonnull (next);
  ui_type_into_step (step, "signatory", "Ерлан Қасымов");
  act = ui_record_step (ui, step);
  g_assert_cmpstr (att_act_get (act, "serial"), ==, next);
  g_assert_nonnull (att_paper_view_get_sha256 (att_step_get_paper (step)));

  step = begin (ui, "listed");
  ui_assert_narrow (get_panel (ui));
  ui_type_into_step (step, "reference", "№ 1");
  ui_record_step (ui, step);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "1 of 3 steps is still open"));

  step = begin (ui, "agreement-concluded");
  head = ui_dup_typed (step, "centre-signatory");
  g_assert_cmpstr (head, ==, att_dossier_get_applicant (get_view (ui)->dossier)->head_name);
  ui_type_into_step (step, "signatory", "Ерлан Қасымов");
  ui_record_step (ui, step);
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_IN_FORCE);
  att_dossier_page_go_to (page, "certificate");
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "In force since 20 November 2026"));
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "re-accreditation by"));
}

/* law-25.2: drafts take no serial: what is shown after them is what is given. */
static void
test_preview (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_CERTIFICATE);
  gint64 before = ui_count_entries (ui);
  g_autofree char *next = NULL;
  AttStep *step;

  ui_case_open_window (ui, 1);
  step = begin (ui, "certificate-issued");
  next = g_strdup (att_step_get_next_number (step));
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (step), "step.preview", NULL);
      ui_wait_for_step (step);
      g_assert_nonnull (att_step_get_paper (step));
      g_assert_null (att_paper_view_get_sha256 (att_step_get_paper (step)));
      g_assert_cmpstr (att_step_get_next_number (step), ==, next);
    }
  g_assert_cmpint (ui_count_entries (ui), ==, before);
}

static gboolean
has_warnings (gpointer data)
{
  g_autofree char *warnings = att_step_dup_warnings (data);

  return *warnings != '\0';
}

/* law-23.2.5: a first day before the decision is refused while it is typed. */
static void
test_from_before_decision (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_CERTIFICATE);
  g_autofree char *warnings = NULL;
  AttStep *step;

  ui_case_open_window (ui, 1);
  step = begin (ui, "certificate-issued");
  ui_type_into_step (step, "from", "2026-11-09");
  ui_wait_until (has_warnings, step);
  warnings = att_step_dup_warnings (step);
  g_assert_nonnull (strstr (warnings, "23(2)(5)"));
}

/* Certificate and agreement are one place: what is typed for one stage is there on the other. */
static void
test_one_place (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_CERTIFICATE);
  AttDossierPage *page;
  AttStagePanel *panel;

  ui_case_open_window (ui, 1);
  page = ui_get_dossier_page (ui);
  panel = att_dossier_page_get_panel (page);
  att_dossier_page_go_to (page, "agreement");
  g_assert_true (att_dossier_page_get_panel (page) == panel);
}

/* Before the decision nothing of it is possible, and it says why. */
static void
test_ahead (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDossierPage *page;
  AttStep *step;

  ui_case_open_window (ui, 1);
  page = ui_get_dossier_page (ui);
  att_dossier_page_go_to (page, "certificate");
  step = get_step (att_dossier_page_get_panel (page), "certificate-issued");
  g_assert_null (att_step_get_form (step));
  g_assert_nonnull (strstr (att_step_get_reasons (step), "25(2)"));
}

/* The window can go at any moment, also while a draft is being made. */
static void
test_closed_at_once (void)
{
  g_autoptr (UiCase) ui = ui_case_new (STEPS_TO_CERTIFICATE);

  for (int i = 0; i < 3; i++)
    {
      AttDossierPage *page;

      ui_case_open_window (ui, 1);
      page = ui_get_dossier_page (ui);
      att_dossier_page_go_to (page, "certificate-issued");
      if (i > 0)
        ui_wait_for_step (get_step (att_dossier_page_get_panel (page), "certificate-issued"));
      if (i > 1)
        gtk_widget_activate_action (GTK_WIDGET (get_step (att_dossier_page_get_panel (page), "certificate-issued")),
                                    "step.preview", NULL);
      ui_case_close_window (ui);
    }
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/certificate-panel/law-25.2-three-steps", test_three_steps);
  g_test_add_func ("/ui/certificate-panel/law-25.2-preview", test_preview);
  g_test_add_func ("/ui/certificate-panel/law-23.2.5-from-before-decision", test_from_before_decision);
  g_test_add_func ("/ui/certificate-panel/one-place", test_one_place);
  g_test_add_func ("/ui/certificate-panel/ahead", test_ahead);
  g_test_add_func ("/ui/certificate-panel/closed-at-once", test_closed_at_once);
  return g_test_run ();
}
