/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-act-page.h"
#include "att-foresight-box.h"
#include "att-life-panel.h"
#include "att-words.h"
#include "ui-step.h"

#define SIGNATORY "Ерлан Қасымов"

static AttStep *
get_step (AttStagePanel *panel, const char *kind)
{
  g_assert_true (ATT_IS_LIFE_PANEL (panel));
  return att_life_panel_get_step (ATT_LIFE_PANEL (panel), kind);
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

/* A dossier whose certificate is in force since four days. */
static UiCase *
new_case (void)
{
  UiCase *ui = ui_case_new (UI_ALL_STEPS);

  ui_record (ui, "2026-11-16", "listed", "reference", "№ 1", NULL);
  ui_record (ui, "2026-11-16", "agreement-concluded", "signatory", SIGNATORY, "centre-signatory", "А", NULL);
  return ui;
}

static void
open_at_life (UiCase *ui)
{
  ui_case_open_window (ui, 1);
  att_dossier_page_go_to (ui_get_dossier_page (ui), "in-force");
  g_assert_true (ATT_IS_LIFE_PANEL (att_dossier_page_get_panel (ui_get_dossier_page (ui))));
}

static AttStep *
begin (UiCase *ui, const char *kind)
{
  return ui_begin_step (ui, get_step, kind);
}

/* Fills in the form of an act, names and values by turns, and records it. */
static AttAct *G_GNUC_NULL_TERMINATED
record (UiCase *ui, const char *kind, ...)
{
  AttStep *step = begin (ui, kind);
  const char *name;
  va_list list;

  va_start (list, kind);
  while ((name = va_arg (list, const char *)) != NULL)
    ui_type_into_step (step, name, va_arg (list, const char *));
  va_end (list);
  return ui_record_step (ui, step);
}

static AttCertificateState
get_state (UiCase *ui)
{
  return att_certificate_get_state (att_dossier_get_certificate (get_view (ui)->dossier), get_view (ui)->today);
}

static void
assert_impossible (UiCase *ui, const char *kind, const char *provision)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (get_view (ui), att_kind_find (kind));
  g_autofree char *reasons = att_words_refusals (possibility->refusals);

  g_assert_nonnull (strstr (reasons, provision));
  /* And the row says so. */
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, reasons));
}

static gboolean
has_warnings (gpointer data)
{
  g_autofree char *warnings = att_step_dup_warnings (data);

  return *warnings != '\0';
}

static void
assert_warns (AttStep *step, const char *provision)
{
  g_autofree char *warnings = NULL;

  ui_wait_until (has_warnings, step);
  warnings = att_step_dup_warnings (step);
  g_assert_nonnull (strstr (warnings, provision));
}

/* Every kind of act of this stage that somebody records has its place in the panel. */
static void
test_every_kind (void)
{
  g_autoptr (UiCase) ui = new_case ();
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  open_at_life (ui);
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i]->stage == ATT_STAGE_IN_FORCE && !kinds[i]->by_program)
      {
        g_assert_true (att_stage_panel_begin (ATT_STAGE_PANEL (get_panel (ui)), kinds[i]));
        g_assert_nonnull (get_step (ATT_STAGE_PANEL (get_panel (ui)), kinds[i]->id));
      }
  ui_assert_narrow (get_panel (ui));
}

/* law-25.3, law-17.2: a plan, a visit that carries it out, the duties as a checklist, and the violation that it found. */
static void
test_monitoring (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttAct *plan;
  AttStep *step;
  g_autoptr (AttRecord) duties = att_record_new ();
  AttRecord *duty = att_record_new ();

  open_at_life (ui);
  plan = record (ui, "monitoring-planned", "from", "2026-11-20", "method", "on-site", NULL);
  step = begin (ui, "monitored");
  {
    g_autofree char *suggested = ui_dup_typed (step, "plan");

    g_assert_cmpstr (suggested, ==, att_act_get_id (plan));
  }
  att_record_add (duty, "duty", "3");
  att_record_add (duty, "verdict", "not-met");
  att_record_add (duty, "text", "Өрт қауіпсіздігі");
  att_record_add_record (duties, "duty", duty);
  att_field_editor_fill (
      att_field_get_editor (att_fields_box_find (att_act_form_get_fields (att_step_get_form (step)), "duty")), duties);
  ui_type_into_step (step, "summary", "Қаралды");
  ui_record_step (ui, step);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "Not met: 1"));
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "Carried out on"));
  record (ui, "violation-found", "basis", "procedure", "text", "Рәсім бұзылды", NULL);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "Grounds that this can carry"));
}

typedef struct
{
  const char *ground;
  const char *kind; /* what it rests on */
  const char *fields[7];
} Ground;

static const Ground grounds[] = {
  { "1", "statement-received", { "text", "Өтініш" } },
  { "2", "violation-found", { "basis", "procedure", "text", "Бұзушылық" } },
  { "3", "violation-found", { "basis", "agreement", "text", "Бұзушылық" } },
  { "4", "complaint-received", { "person", "Б", "document", "D-1", "text", "Шағым" } },
};

static void
record_basis (UiCase *ui, const Ground *ground)
{
  AttStep *step = begin (ui, ground->kind);

  for (guint i = 0; ground->fields[i] != NULL; i += 2)
    ui_type_into_step (step, ground->fields[i], ground->fields[i + 1]);
  ui_record_step (ui, step);
  if (g_str_equal (ground->ground, "4"))
    record (ui, "complaint-resolved", "confirmed", "yes", "text", "Расталды", NULL);
}

static void
revoke_on (UiCase *ui, const char *ground)
{
  AttStep *step = begin (ui, "revoked");
  g_autofree char *suggested = ui_dup_typed (step, "ground");
  AttAct *act;

  g_assert_cmpstr (suggested, ==, ground);
  ui_type_into_step (step, "signatory", SIGNATORY);
  ui_type_into_step (step, "reasons", "Себеп");
  act = ui_record_step (ui, step);
  g_assert_true (att_act_is (act, "revoked"));
}

/* law-26.2.1 to law-26.2.4, law-26.3, law-26.4: each ground with what it rests on; then the copy. */
static void
test_revocation (gconstpointer data)
{
  const Ground *ground = data;
  g_autoptr (UiCase) ui = new_case ();

  open_at_life (ui);
  /* Without the act of its ground it is grey, and says what is missing. */
  assert_impossible (ui, "revoked", "26(2)");
  record_basis (ui, ground);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "10 working days left"));
  revoke_on (ui, ground->ground);
  g_assert_cmpint (get_state (ui), ==, ATT_CERTIFICATE_REVOKED);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "3 working days left"));
  record (ui, "revocation-sent", "reference", "R", NULL);
  if (g_str_equal (ground->ground, "4"))
    {
      AttStep *step = begin (ui, "document-cancelled");
      g_autofree char *document = ui_dup_typed (step, "document");

      g_assert_cmpstr (document, ==, "D-1");
      ui_record_step (ui, step);
      record (ui, "published", "reference", "P-1", NULL);
      g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "Cancellation published"));
    }
  /* law-26.5: a revocation on the centre's own statement leaves nothing to eliminate. */
  if (g_str_equal (ground->ground, "1"))
    assert_impossible (ui, "elimination-reported", "26(5)");
}

/* law-26.2: a ground that nothing carries is refused while it is typed. */
static void
test_other_ground (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttStep *step;

  open_at_life (ui);
  record_basis (ui, &grounds[1]);
  step = begin (ui, "revoked");
  ui_type_into_step (step, "signatory", SIGNATORY);
  ui_type_into_step (step, "reasons", "Себеп");
  ui_type_into_step (step, "ground", "3");
  assert_warns (step, "26(2)");
}

/* law-26.2: dated before the act that it rests on. */
static void
test_before_basis (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttStep *step;

  open_at_life (ui);
  record_basis (ui, &grounds[1]);
  step = begin (ui, "revoked");
  ui_type_into_step (step, "signatory", SIGNATORY);
  ui_type_into_step (step, "reasons", "Себеп");
  ui_type_into_step (step, "on", "2026-11-19");
  assert_warns (step, "26(2)");
}

/* law-26.3: decided not to revoke. */
static void
test_declined (void)
{
  g_autoptr (UiCase) ui = new_case ();

  open_at_life (ui);
  record_basis (ui, &grounds[2]);
  record (ui, "revocation-declined", "signatory", SIGNATORY, "reasons", "Себеп", NULL);
  g_assert_cmpint (get_state (ui), ==, ATT_CERTIFICATE_VALID);
  assert_impossible (ui, "revoked", "26(2)");
}

/* law-26.5: denied, then with a new report resumed. */
static void
test_resumption (void)
{
  g_autoptr (UiCase) ui = new_case ();

  open_at_life (ui);
  record_basis (ui, &grounds[1]);
  revoke_on (ui, "2");
  assert_impossible (ui, "resumption-decided", "26(5)");
  record (ui, "elimination-reported", "text", "Жойылды", NULL);
  record (ui, "resumption-decided", "outcome", "deny", "signatory", SIGNATORY, "reasons", "Себеп", NULL);
  g_assert_cmpint (get_state (ui), ==, ATT_CERTIFICATE_REVOKED);
  assert_impossible (ui, "resumption-decided", "26(5)");
  record (ui, "elimination-reported", "text", "Енді жойылды", NULL);
  record (ui, "resumption-decided", "outcome", "resume", "signatory", SIGNATORY, "reasons", "Себеп", NULL);
  g_assert_cmpint (get_state (ui), ==, ATT_CERTIFICATE_VALID);
}

/* law-26.5: never where citizens were endangered; the story says so before anybody tries. */
static void
test_barred (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttStep *step;
  g_autofree char *outcome = NULL;

  ui_record (ui, "2026-11-18", "violation-found", "basis", "criteria", "text", "Қауіп", "endangers", "yes", NULL);
  open_at_life (ui);
  revoke_on (ui, "3");
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "health, life support or safety"));
  record (ui, "elimination-reported", "text", "Жойылды", NULL);
  step = begin (ui, "resumption-decided");
  outcome = ui_dup_typed (step, "outcome");
  g_assert_cmpstr (outcome, ==, "deny");
  ui_type_into_step (step, "outcome", "resume");
  ui_type_into_step (step, "signatory", SIGNATORY);
  ui_type_into_step (step, "reasons", "Себеп");
  assert_warns (step, "26(5)");
}

/* law-25.5: a court annulled the revocation. */
static void
test_set_aside (void)
{
  g_autoptr (UiCase) ui = new_case ();

  open_at_life (ui);
  record_basis (ui, &grounds[1]);
  revoke_on (ui, "2");
  record (ui, "revocation-set-aside", "reference", "Сот", NULL);
  g_assert_cmpint (get_state (ui), ==, ATT_CERTIFICATE_VALID);
}

/* law-26.2.4: a complaint is resolved once. */
static void
test_complaint_once (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttStep *step;
  AttAct *complaint;

  open_at_life (ui);
  complaint = record (ui, "complaint-received", "person", "Б", "text", "Шағым", NULL);
  record (ui, "complaint-resolved", "confirmed", "no", "text", "Расталмады", NULL);
  assert_impossible (ui, "complaint-resolved", "26(2)(4)");
  /* Another one waits: the first can be named, and is refused. */
  record (ui, "complaint-received", "person", "В", "text", "Тағы бір шағым", NULL);
  step = begin (ui, "complaint-resolved");
  ui_type_into_step (step, "complaint", att_act_get_id (complaint));
  ui_type_into_step (step, "confirmed", "yes");
  ui_type_into_step (step, "text", "Қайта");
  assert_warns (step, "26(2)(4)");
}

/* law-26.1: not without a reorganisation; then a new serial, the same last day, and each names the other. */
static void
test_reissue (gconstpointer form)
{
  g_autoptr (UiCase) ui = new_case ();
  GPtrArray *certificates;
  const AttCertificate *old, *new;
  g_autofree char *replaces = NULL;
  g_autofree char *replaced = NULL;

  open_at_life (ui);
  assert_impossible (ui, "reissued", "26(1)");
  record (ui, "reorganised", "form", form, "name-kk", "Жаңа атау", NULL);
  record (ui, "reissued", "signatory", SIGNATORY, NULL);
  certificates = att_dossier_get_certificates (get_view (ui)->dossier);
  g_assert_cmpuint (certificates->len, ==, 2);
  old = g_ptr_array_index (certificates, 0);
  new = g_ptr_array_index (certificates, 1);
  g_assert_cmpint (att_certificate_get_state (old, get_view (ui)->today), ==, ATT_CERTIFICATE_REPLACED);
  g_assert_cmpint (new->until, ==, old->until);
  g_assert_cmpstr (new->serial, !=, old->serial);
  replaces = g_strdup_printf ("Replaces certificate %s", old->serial);
  replaced = g_strdup_printf ("Replaced by certificate %s", new->serial);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, replaces));
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, replaced));
}

/* law-26.6: liquidation and a court's decision; also while it is revoked. */
static void
test_termination (gconstpointer ground)
{
  g_autoptr (UiCase) ui = new_case ();

  open_at_life (ui);
  if (g_str_equal (ground, "court"))
    {
      record_basis (ui, &grounds[1]);
      revoke_on (ui, "2");
    }
  record (ui, "terminated", "ground", ground, "reference", "R", NULL);
  g_assert_cmpint (get_state (ui), ==, ATT_CERTIFICATE_TERMINATED);
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_CLOSED);
  att_dossier_page_go_to (ui_get_dossier_page (ui), "in-force");
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "The validity ended on"));
  assert_impossible (ui, "reissued", "26");
}

static void
turn_to (UiCase *ui, const char *today)
{
  ui_case_close_window (ui);
  att_clock_set_today (att_context_get_clock (ui->context), att_day_parse (today));
  open_at_life (ui);
}

/* law-26.6, law-26.5: it ended by itself on its last day; what was revoked before is not resumed any more. */
static void
test_expired (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttStep *step;

  open_at_life (ui);
  record_basis (ui, &grounds[1]);
  revoke_on (ui, "2");
  record (ui, "elimination-reported", "text", "Жойылды", NULL);
  turn_to (ui, "2029-11-17");
  g_assert_cmpint (get_view (ui)->stage, ==, ATT_STAGE_CLOSED);
  g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, "The validity ended on 16 November 2029"));
  assert_impossible (ui, "elimination-reported", "26(6)");
  assert_impossible (ui, "reissued", "26(6)");
  /* The report can still be answered by a denial; not by a resumption, which says so before anybody tries. */
  step = begin (ui, "resumption-decided");
  ui_type_into_step (step, "outcome", "resume");
  ui_type_into_step (step, "signatory", SIGNATORY);
  ui_type_into_step (step, "reasons", "Себеп");
  assert_warns (step, "26(6)");
}

/* law-23.5: from when to when a center may apply again, before that time, within it, and after it. */
static void
test_window_for_reaccreditation (void)
{
  static const struct
  {
    const char *today, *words;
  } days[] = {
    { "2029-02-15", "From 16 February 2029, in time until 16 May 2029." },
    { "2029-02-16", "Can be filed now, in time until 16 May 2029." },
    { "2029-05-16", "Can be filed now, in time until 16 May 2029." },
    { "2029-05-17", "Late since 16 May 2029: it is taken in and flagged." },
  };
  g_autoptr (UiCase) ui = new_case ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      turn_to (ui, days[i].today);
      g_assert_nonnull (ui_find (get_panel (ui), ADW_TYPE_ACTION_ROW, "Application for re-accreditation"));
      g_assert_nonnull (ui_find (get_panel (ui), GTK_TYPE_LABEL, days[i].words));
    }
}

static gboolean
is_form_ready (gpointer data)
{
  return att_act_form_is_ready (data);
}

static void
correct (AttActForm *form, const char *name, const char *value)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecord *right = att_record_new ();

  att_record_add (right, name, value);
  att_record_add_record (fields, "new", right);
  att_field_editor_fill (att_field_get_editor (att_fields_box_find (att_act_form_get_fields (form), "new")), fields);
}

static gboolean
is_foreseen (gpointer data)
{
  return !att_foresight_box_is_busy (data);
}

/* What follows from a correction is seen before it is recorded: the deadline that moves; and, where a later act would not
 * have been possible, which, and by what provision. */
static void
test_foresight (void)
{
  g_autoptr (UiCase) ui = new_case ();
  GVariantBuilder suggested;
  AttForesightBox *box;
  AttActForm *form;
  AttPage *page;
  gint64 before;
  const char *violation;

  open_at_life (ui);
  record_basis (ui, &grounds[1]);
  revoke_on (ui, "2");
  record (ui, "elimination-reported", "text", "Жойылды", NULL);
  record (ui, "resumption-decided", "outcome", "resume", "signatory", SIGNATORY, "reasons", "Себеп", NULL);
  violation = att_act_get_id (att_dossier_get_latest (get_view (ui)->dossier, "violation-found"));
  before = ui_count_entries (ui);
  g_variant_builder_init (&suggested, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&suggested, "{ss}", "act", violation);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.record-part", "(xssa{ss})", G_GINT64_CONSTANT (1), "correction",
                              violation, &suggested);
  page = ui_wait_for_page (ui, ATT_TYPE_ACT_PAGE);
  form = att_act_page_get_form (ATT_ACT_PAGE (page));
  ui_wait_until (is_form_ready, form);
  box = ATT_FORESIGHT_BOX (ui_find (GTK_WIDGET (form), ATT_TYPE_FORESIGHT_BOX, NULL));
  correct (form, "on", "2026-11-19");
  ui_wait_until (is_foreseen, box);
  g_assert_nonnull (ui_find (GTK_WIDGET (box), GTK_TYPE_LABEL, "3 December 2026"));
  correct (form, "endangers", "yes");
  ui_wait_until (is_foreseen, box);
  g_assert_nonnull (ui_find (GTK_WIDGET (box), GTK_TYPE_LABEL, "As it is typed now it would be refused"));
  g_assert_nonnull (ui_find (GTK_WIDGET (box), GTK_TYPE_LABEL, "26(5)"));
  g_assert_cmpint (ui_count_entries (ui), ==, before);
}

int
main (int argc, char **argv)
{
  static const char *const forms[] = { "merger", "accession", "division", "separation", "transformation" };

  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/life/every-kind", test_every_kind);
  g_test_add_func ("/ui/life/law-25.3-law-17.2-monitoring", test_monitoring);
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/life/law-26.2.%s-law-26.3-law-26.4", grounds[i].ground);

      g_test_add_data_func (path, &grounds[i], test_revocation);
    }
  g_test_add_func ("/ui/life/law-26.2-other-ground", test_other_ground);
  g_test_add_func ("/ui/life/law-26.2-before-basis", test_before_basis);
  g_test_add_func ("/ui/life/law-26.3-declined", test_declined);
  g_test_add_func ("/ui/life/law-26.5-resumption", test_resumption);
  g_test_add_func ("/ui/life/law-26.5-barred", test_barred);
  g_test_add_func ("/ui/life/law-25.5-set-aside", test_set_aside);
  g_test_add_func ("/ui/life/law-26.2.4-complaint-once", test_complaint_once);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/life/law-26.1-reissue-%s", forms[i]);

      g_test_add_data_func (path, forms[i], test_reissue);
    }
  g_test_add_data_func ("/ui/life/law-26.6-liquidation", "liquidation", test_termination);
  g_test_add_data_func ("/ui/life/law-26.6-court", "court", test_termination);
  g_test_add_func ("/ui/life/law-26.6-law-26.5-expired", test_expired);
  g_test_add_func ("/ui/life/law-23.5-window", test_window_for_reaccreditation);
  g_test_add_func ("/ui/life/foresight/law-26.5", test_foresight);
  return g_test_run ();
}
