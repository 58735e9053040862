/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office tells across dossiers of the time after the certificate. */
#include "att-figures.h"
#include "att-monitoring.h"
#include "att-office-life.h"
#include "harness.h"

static gint64
open_in_force (AttOffice *office)
{
  gint64 dossier = test_open_dossier (office, "2026-09-15");

  test_accredit (office, dossier);
  test_must (office, dossier, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  return dossier;
}

static GPtrArray *
query (AttOffice *office, GPtrArray *(*func) (AttOffice *, const AttLifeQuery *, GCancellable *, GError **),
       const char *from, const char *until, const char *officer, gint64 dossier)
{
  const AttLifeQuery asked = { .from = from != NULL ? att_day_parse (from) : ATT_DAY_NONE,
                               .until = until != NULL ? att_day_parse (until) : ATT_DAY_NONE,
                               .officer = officer,
                               .dossier = dossier };
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = func (office, &asked, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
assert_count (AttOffice *office, GPtrArray *(*func) (AttOffice *, const AttLifeQuery *, GCancellable *, GError **),
              const char *from, const char *until, const char *officer, gint64 dossier, guint expected)
{
  g_autoptr (GPtrArray) rows = query (office, func, from, until, officer, dossier);

  g_assert_cmpint (rows->len, ==, expected);
}

/* law-25.3: the plan by month, across dossiers. */
static void
test_plans (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2027-06-01");
  gint64 one = open_in_force (office);
  gint64 two = open_in_force (office);
  g_autoptr (GPtrArray) all = NULL;
  const AttLifeRow *first;

  test_must (office, one, "2026-11-02", "monitoring-planned", "from=2027-03-30", "to=2027-04-02", "method=on-site", NULL);
  test_must (office, two, "2026-11-02", "monitoring-planned", "from=2027-03-01", NULL);
  test_must (office, two, "2027-03-02", "monitored", "summary=S", NULL);
  test_must (office, two, "2027-03-02", "assigned", "person=Other", NULL);
  all = query (office, att_office_query_plans, NULL, NULL, NULL, 0);
  g_assert_cmpint (all->len, ==, 2);
  first = g_ptr_array_index (all, 0);
  g_assert_cmpint (first->dossier, ==, two);
  g_assert_cmpstr (first->officer, ==, "Other");
  g_assert_nonnull (first->serial);
  g_assert_cmpint (first->plan->done_on, ==, att_day_parse ("2027-03-02"));
  g_assert_cmpint (att_plan_tell_state (first->plan->to, first->plan->done_on, first->plan->void_on,
                                        att_day_parse ("2027-06-01")), ==, ATT_PLAN_CARRIED_OUT);
  assert_count (office, att_office_query_plans, "2027-03-01", "2027-03-31", NULL, 0, 2);
  assert_count (office, att_office_query_plans, "2027-04-01", "2027-04-30", NULL, 0, 1);
  assert_count (office, att_office_query_plans, "2027-05-01", "2027-05-31", NULL, 0, 0);
  assert_count (office, att_office_query_plans, NULL, NULL, "Other", 0, 1);
  assert_count (office, att_office_query_plans, NULL, NULL, NULL, one, 1);
  test_assert_verifies (office);
}

/* law-26.2.4 */
static void
test_complaints (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2027-06-01");
  gint64 one = open_in_force (office);
  gint64 two = open_in_force (office);
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (AttDossier) d = NULL;
  const AttComplaintRow *row;

  test_must (office, one, "2026-11-02", "complaint-received", "person=P", "document=D-1", "text=T", NULL);
  test_must (office, two, "2026-12-02", "complaint-received", "person=Q", "text=T", NULL);
  d = att_office_load (office, one, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  complaint = g_strdup_printf ("complaint=%" G_GINT64_FORMAT,
                               att_act_get_seq (att_dossier_get_latest (d, "complaint-received")));
  test_must (office, one, "2026-11-03", "complaint-resolved", complaint, "confirmed=yes", "text=T", "endangers=yes", NULL);
  test_must (office, one, "2026-11-04", "document-cancelled", complaint, "document=D-1a", NULL);
  all = query (office, att_office_query_complaints, NULL, NULL, NULL, 0);
  g_assert_cmpint (all->len, ==, 2);
  row = ((const AttLifeRow *) g_ptr_array_index (all, 0))->complaint;
  g_assert_cmpstr (row->person, ==, "P");
  g_assert_cmpstr (row->document, ==, "D-1a");
  g_assert_true (row->confirmed && row->endangers);
  g_assert_cmpint (att_complaint_tell_state (row->resolved_on, row->confirmed, row->cancelled_on, row->published_on,
                                             att_day_parse ("2026-11-03")), ==, ATT_COMPLAINT_CONFIRMED);
  g_assert_cmpint (att_complaint_tell_state (row->resolved_on, row->confirmed, row->cancelled_on, row->published_on,
                                             att_day_parse ("2027-06-01")), ==, ATT_COMPLAINT_CANCELLED);
  assert_count (office, att_office_query_complaints, "2026-12-01", "2026-12-31", NULL, 0, 1);
  assert_count (office, att_office_query_complaints, NULL, "2026-11-30", NULL, 0, 1);
  test_assert_verifies (office);
}

static const AttFigure *
find (GPtrArray *figures, AttMeasure measure, const char *key)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const AttFigure *figure = g_ptr_array_index (figures, i);

      if (figure->measure == measure && g_str_equal (figure->key, key))
        return figure;
    }
  return NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AttFigures **figures = data;
  g_autoptr (GError) error = NULL;

  *figures = att_figures_load_finish (ATT_OFFICE (source), result, &error);
  g_assert_no_error (error);
}

/* law-11.4: days are working days where the law counts them; the median of an even number is the lower one. */
static void
test_figures (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2027-06-01");
  gint64 one = test_open_dossier (office, "2026-09-15");
  gint64 two = test_open_dossier (office, "2026-09-15");
  g_autoptr (AttFigures) figures = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) of_next_year = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const AttFigure *figure;

  test_accredit (office, one);
  test_accredit (office, two);
  test_must (office, one, "2026-10-15", "certificate-issued", "signatory=Head", NULL);
  test_must (office, two, "2026-10-29", "certificate-issued", "signatory=Head", NULL); /* the tenth was the 28th */
  test_must (office, two, "2027-01-11", "violation-found", "basis=criteria", "basis=agreement", "text=T", NULL);
  att_figures_load_async (office, NULL, loaded_cb, &figures);
  while (figures == NULL)
    g_main_context_iteration (NULL, TRUE);
  rows = att_figures_tell (figures, 2026, NULL);
  figure = find (rows, ATT_MEASURE_PERIOD_DAYS, "certificate");
  g_assert_cmpint (figure->count, ==, 2);
  g_assert_cmpint (figure->median, ==, 1);
  g_assert_true (figure->working_days);
  g_assert_cmpint (figure->longest, >, 7);
  g_assert_cmpint (figure->longest, <, 15);
  figure = find (rows, ATT_MEASURE_STAGE_DAYS, "documents");
  g_assert_cmpint (figure->median, ==, 5);
  g_assert_false (figure->working_days);
  g_assert_null (find (rows, ATT_MEASURE_VIOLATIONS, "criteria"));
  of_next_year = att_figures_tell (figures, 2027, NULL);
  g_assert_cmpint (find (of_next_year, ATT_MEASURE_VIOLATIONS, "agreement")->count, ==, 1);
  g_assert_cmpint (att_figures_count (figures, ATT_MEASURE_VIOLATIONS, NULL, 0, NULL), ==, 2);
  g_assert_cmpint (att_figures_count (figures, ATT_MEASURE_APPLICATIONS, "initial", 2026, NULL), ==, 2);
  g_assert_cmpint (att_figures_get_years (figures)->len, ==, 2);
  g_cancellable_cancel (cancelled);
  g_assert_null (att_figures_load (office, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const AttConsequence *
find_consequence (GPtrArray *consequences, AttConsequenceTopic topic)
{
  for (guint i = 0; i < consequences->len; i++)
    if (((const AttConsequence *) g_ptr_array_index (consequences, i))->topic == topic)
      return g_ptr_array_index (consequences, i);
  return NULL;
}

/* What a correction would change is told beforehand, the documents that would be made anew among it; nothing is kept. */
static void
test_foresee (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2027-06-01");
  gint64 dossier = open_in_force (office);
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecord *changes = att_record_new ();
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (GPtrArray) consequences = NULL;
  g_autoptr (GPtrArray) of_end = NULL;
  g_autoptr (AttRecord) end = att_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossier) d = NULL;
  const AttRecording recording = { dossier, "correction", ATT_DAY_NONE, "Tester", fields };
  const AttRecording ending = { dossier, "terminated", ATT_DAY_NONE, "Tester", end };

  att_record_add (changes, "name-kk", "Басқа атау");
  att_record_add (fields, "act", "1");
  att_record_add (fields, "reason", "misspelt");
  att_record_add_record (fields, "new", changes);
  consequences = att_office_foresee (office, &recording, refusals, warnings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (refusals->len, ==, 0);
  g_assert_cmpstr (find_consequence (consequences, ATT_CONSEQUENCE_DOCUMENT)->after, ==, "superseded");
  att_record_add (end, "ground", "court");
  att_record_add (end, "reference", "R");
  of_end = att_office_foresee (office, &ending, refusals, warnings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find_consequence (of_end, ATT_CONSEQUENCE_CERTIFICATE)->after, ==, "terminated");
  g_assert_cmpstr (find_consequence (of_end, ATT_CONSEQUENCE_STAGE)->after, ==, "closed");
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  g_assert_null (att_dossier_get_latest (d, "correction"));
  g_assert_null (att_dossier_get_latest (d, "terminated"));
  test_assert_verifies (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/life/plans/law-25.3", test_plans);
  g_test_add_func ("/office/life/complaints/law-26.2.4", test_complaints);
  g_test_add_func ("/office/life/figures/law-11.4", test_figures);
  g_test_add_func ("/office/life/foresee", test_foresee);
  return g_test_run ();
}
