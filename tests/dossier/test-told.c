/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of the time after the certificate: plans, duties, complaints, revocations, what changed since the last
 * time, what a correction would change. */
#include "config.h"

#include "att-foresight.h"
#include "att-monitoring.h"
#include "att-revocation-story.h"
#include "att-since-last.h"
#include "history.h"

static History *
in_force (void)
{
  return history_new_run ("agreement-concluded", "accredit");
}

static char *
number (const char *field, guint seq)
{
  return g_strdup_printf ("%s=%u", field, seq);
}

/* law-25.3 */
static void
test_plans (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (AttDossier) d = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autofree char *named = NULL;
  const AttPlan *first, *second, *third;
  guint later;

  must (h, "2026-11-02", "monitoring-planned", "from=2026-12-01", "to=2026-12-02");
  must (h, "2026-11-02", "monitoring-planned", "from=2027-03-01");
  later = must (h, "2026-11-02", "monitoring-planned", "from=2027-09-01");
  /* Before any plan has begun it carries out none, unless it says which. */
  must (h, "2026-11-30", "monitored", "summary=S");
  must (h, "2026-12-02", "monitored", "summary=S");
  named = number ("plan", later);
  must (h, "2027-02-01", "monitored", "summary=S", named);
  refused (h, "not-a-plan", "25(3)", "2027-02-02", "monitored", "summary=S", "plan=1");
  d = history_fold (h, NULL, NULL);
  plans = att_dossier_list_plans (d);
  g_assert_cmpint (plans->len, ==, 3);
  first = g_ptr_array_index (plans, 0);
  second = g_ptr_array_index (plans, 1);
  third = g_ptr_array_index (plans, 2);
  g_assert_cmpint (att_act_get_on (first->carried_out), ==, history_day ("2026-12-02"));
  g_assert_null (second->carried_out);
  g_assert_cmpint (second->to, ==, second->from);
  g_assert_cmpint (att_act_get_on (third->carried_out), ==, history_day ("2027-02-01"));
  g_assert_cmpint (att_plan_tell_state (second->to, ATT_DAY_NONE, ATT_DAY_NONE, second->to), ==, ATT_PLAN_PLANNED);
  g_assert_cmpint (att_plan_tell_state (second->to, ATT_DAY_NONE, ATT_DAY_NONE, second->to + 1), ==, ATT_PLAN_MISSED);
  g_assert_cmpint (att_plan_tell_state (second->to, ATT_DAY_NONE, second->to - 1, second->to + 1), ==,
                   ATT_PLAN_DROPPED);
  g_assert_cmpint (att_plan_tell_state (second->to, second->to, ATT_DAY_NONE, second->to - 1), ==, ATT_PLAN_PLANNED);
}

/* law-17.2: each of the nine duties, with what was found last. */
static void
test_duties (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (AttDossier) d = NULL;
  g_autoptr (GPtrArray) duties = NULL;
  const AttDuty *third, *fourth;

  must (h, "2026-11-02", "monitored", "duty=3:not-met:Жоқ", "duty=4:met", "summary=S");
  must (h, "2027-11-02", "monitored", "duty=3:met:Бар", "summary=S");
  d = history_fold (h, NULL, NULL);
  duties = att_dossier_list_duties (d, att_law_get_regulation (h->law, history_day ("2027-11-02")));
  g_assert_cmpint (duties->len, ==, 9);
  third = g_ptr_array_index (duties, 2);
  fourth = g_ptr_array_index (duties, 3);
  g_assert_cmpstr (third->term->id, ==, "3");
  g_assert_cmpint (third->verdict, ==, ATT_VERDICT_MET);
  g_assert_cmpstr (third->text, ==, "Бар");
  g_assert_cmpint (att_act_get_on (fourth->act), ==, history_day ("2026-11-02"));
  g_assert_cmpint (((const AttDuty *) g_ptr_array_index (duties, 8))->verdict, ==, ATT_VERDICT_NONE);
}

static AttComplaintState
complaint_state (History *h)
{
  g_autoptr (AttDossier) d = history_fold (h, NULL, NULL);
  g_autoptr (GPtrArray) stories = att_dossier_list_complaint_stories (d);

  g_assert_cmpint (stories->len, ==, 1);
  return ((const AttComplaintStory *) g_ptr_array_index (stories, 0))->state;
}

/* law-26.2.4: from open to published, and what is published has to have happened. */
static void
test_complaint (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (History) other = in_force ();
  guint seq = must (h, "2026-11-02", "complaint-received", "person=P", "document=D-1", "text=T");
  g_autofree char *complaint = number ("complaint", seq);
  g_autofree char *wrong_act = number ("act", seq);
  g_autofree char *right_act = NULL;

  g_assert_cmpint (complaint_state (h), ==, ATT_COMPLAINT_OPEN);
  must (h, "2026-11-03", "complaint-resolved", complaint, "confirmed=yes", "text=T");
  g_assert_cmpint (complaint_state (h), ==, ATT_COMPLAINT_CONFIRMED);
  right_act = number ("act", must (h, "2026-11-04", "document-cancelled", complaint, "document=D-1"));
  g_assert_cmpint (complaint_state (h), ==, ATT_COMPLAINT_CANCELLED);
  refused (h, "not-a-cancellation", "6", "2026-11-05", "published", "what=cancelled-document", wrong_act,
           "reference=R");
  must (h, "2026-11-05", "published", "what=state", "reference=R");
  g_assert_cmpint (complaint_state (h), ==, ATT_COMPLAINT_CANCELLED);
  must (h, "2026-11-05", "published", "what=cancelled-document", right_act, "reference=R");
  g_assert_cmpint (complaint_state (h), ==, ATT_COMPLAINT_PUBLISHED);

  must (other, "2026-11-02", "complaint-received", "person=P", "text=T");
  must (other, "2026-11-03", "complaint-resolved", complaint, "confirmed=no", "text=T");
  g_assert_cmpint (complaint_state (other), ==, ATT_COMPLAINT_REJECTED);
  g_assert_cmpint (att_complaint_tell_state (10, TRUE, 12, 14, 9), ==, ATT_COMPLAINT_OPEN);
  g_assert_cmpint (att_complaint_tell_state (10, TRUE, 12, 14, 11), ==, ATT_COMPLAINT_CONFIRMED);
  g_assert_cmpint (att_complaint_tell_state (10, TRUE, 12, 14, 13), ==, ATT_COMPLAINT_CANCELLED);
  g_assert_cmpint (att_complaint_tell_state (10, TRUE, 12, 14, 14), ==, ATT_COMPLAINT_PUBLISHED);
}

static GPtrArray *
tell (History *h, const char *today)
{
  g_autoptr (AttDossier) d = history_fold (h, today, NULL);

  return att_dossier_tell_revocations (d, h->law, history_day (today));
}

/* law-26.3, law-26.4, law-26.5: found, decided, sent, eliminated, denied, eliminated again, resumed. */
static void
test_revocation (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) revoked = NULL;
  g_autoptr (GPtrArray) resumed = NULL;
  g_autofree char *basis = number ("basis", must (h, "2026-11-02", "violation-found", "basis=procedure",
                                                  "basis=agreement", "text=T"));
  const AttRevocationStory *story;
  const AttElimination *elimination;

  open = tell (h, "2026-11-03");
  story = g_ptr_array_index (open, 0);
  g_assert_cmpint (open->len, ==, 1);
  g_assert_cmpint (story->state, ==, ATT_REVOCATION_OPEN);
  g_assert_cmpint (g_strv_length (story->grounds), ==, 2);
  g_assert_cmpint (story->detected_on, ==, history_day ("2026-11-02"));
  g_assert_cmpint (story->decide_by, ==, history_day ("2026-11-16"));
  g_assert_null (story->decision);

  must (h, "2026-11-04", "revoked", "ground=2", basis, "signatory=Head", "reasons=R");
  revoked = tell (h, "2026-11-05");
  story = g_ptr_array_index (revoked, 0);
  g_assert_cmpint (revoked->len, ==, 1);
  g_assert_cmpint (story->state, ==, ATT_REVOCATION_REVOKED);
  g_assert_cmpstr (story->grounds[0], ==, "2");
  g_assert_cmpint (story->copy_clock->derivation->due, ==, history_day ("2026-11-09"));
  g_assert_null (story->copy);
  g_assert_cmpint (story->obstacles->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (story->obstacles, 0)), ==, "no-elimination");

  must (h, "2026-11-05", "revocation-sent", "reference=R");
  must (h, "2026-11-06", "elimination-reported", "text=T");
  must (h, "2026-11-09", "resumption-decided", "outcome=deny", "signatory=Head", "reasons=R");
  must (h, "2026-11-10", "elimination-reported", "text=T");
  must (h, "2026-11-11", "resumption-decided", "outcome=resume", "signatory=Head", "reasons=R");
  basis = (g_free (basis), number ("basis", must (h, "2026-11-12", "violation-found", "basis=criteria", "text=T")));
  must (h, "2026-11-13", "revocation-declined", basis, "signatory=Head", "reasons=R");
  resumed = tell (h, "2026-11-13");
  g_assert_cmpint (resumed->len, ==, 2);
  story = g_ptr_array_index (resumed, 0);
  g_assert_cmpint (story->state, ==, ATT_REVOCATION_RESUMED);
  g_assert_nonnull (story->copy);
  g_assert_null (story->obstacles);
  g_assert_cmpint (story->eliminations->len, ==, 2);
  elimination = g_ptr_array_index (story->eliminations, 0);
  g_assert_nonnull (elimination->decision);
  g_assert_false (elimination->resumed);
  elimination = g_ptr_array_index (story->eliminations, 1);
  g_assert_true (elimination->resumed);
  g_assert_cmpint (((const AttRevocationStory *) g_ptr_array_index (resumed, 1))->state, ==, ATT_REVOCATION_DECLINED);
}

/* law-26.5: what was found since bars as well, and the story names it; set aside, nothing is barred. */
static void
test_barred_story (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (GPtrArray) barred = NULL;
  g_autoptr (GPtrArray) set_aside = NULL;
  g_autofree char *basis = number ("basis", must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T"));
  const AttRevocationStory *story;

  must (h, "2026-11-03", "revoked", "ground=2", basis, "signatory=Head", "reasons=R");
  must (h, "2026-11-04", "elimination-reported", "text=T");
  must (h, "2026-11-05", "violation-found", "basis=criteria", "text=T", "endangers=yes");
  barred = tell (h, "2026-11-05");
  story = g_ptr_array_index (barred, 0);
  g_assert_cmpint (barred->len, ==, 2); /* and what is still to be decided */
  g_assert_cmpint (story->barring->len, ==, 1);
  g_assert_cmpint (att_act_get_on (g_ptr_array_index (story->barring, 0)), ==, history_day ("2026-11-05"));
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (story->obstacles, 0)), ==, "barred");
  must (h, "2026-11-06", "revocation-set-aside", "reference=R");
  set_aside = tell (h, "2026-11-06");
  story = g_ptr_array_index (set_aside, 0);
  g_assert_cmpint (story->state, ==, ATT_REVOCATION_SET_ASIDE);
  g_assert_nonnull (story->set_aside);
}

static const AttChangeRow *
find_row (const AttSinceLast *since, AttChangeTopic topic, AttChangeKind kind)
{
  for (guint i = 0; i < since->rows->len; i++)
    {
      const AttChangeRow *row = g_ptr_array_index (since->rows, i);

      if (row->topic == topic && row->kind == kind)
        return row;
    }
  return NULL;
}

/* law-23.5 */
static void
test_since_last (void)
{
  g_autoptr (History) old = in_force ();
  g_autoptr (History) new = history_new ();
  g_autoptr (AttDossier) before = NULL;
  g_autoptr (AttDossier) after = NULL;
  g_autoptr (AttSinceLast) since = NULL;
  g_autofree char *follows = NULL;
  const AttChangeRow *row;
  AttDay opens, closes;

  must (old, "2027-01-11", "violation-found", "basis=criteria", "text=Құрал жоқ");
  before = history_fold (old, NULL, NULL);
  g_assert_false (att_dossier_get_reaccreditation_window (before, old->law, history_day ("2029-01-19"), &opens, &closes));
  g_assert_true (att_dossier_get_reaccreditation_window (before, old->law, history_day ("2029-01-20"), &opens, &closes));
  g_assert_cmpint (opens, ==, history_day ("2029-01-20"));
  g_assert_cmpint (closes, ==, history_day ("2029-04-20"));
  g_assert_false (att_dossier_get_reaccreditation_window (before, old->law, history_day ("2029-10-21"), &opens, &closes));

  follows = g_strdup_printf ("follows=%s", att_dossier_get_certificate (before)->serial);
  new->number = 2;
  must_receive (new, "2029-04-21", "kind=re-accreditation", follows, "head-name=Басқа Басшы",
                "premises=owned:p3:500:Алматы", "equipment=",
                "person=Әбілов Ғалым:Сарапшы:7212-1:жоғары:15:p5", "person=Жаңа Маман:Сарапшы:7212-1:жоғары:3:p5");
  after = history_fold (new, NULL, NULL);
  since = att_since_last_new (before, after, old->law, ATT_LANGUAGE_KK);
  g_assert_nonnull (since);
  g_assert_true (since->late);
  g_assert_cmpint (since->until, ==, history_day ("2029-10-20"));
  row = find_row (since, ATT_TOPIC_HEAD, ATT_CHANGE_OTHER);
  g_assert_cmpstr (row->after, ==, "Басқа Басшы");
  g_assert_nonnull (find_row (since, ATT_TOPIC_NAME, ATT_CHANGE_SAME));
  g_assert_nonnull (find_row (since, ATT_TOPIC_PREMISES, ATT_CHANGE_OTHER));
  g_assert_nonnull (find_row (since, ATT_TOPIC_EQUIPMENT, ATT_CHANGE_GONE));
  g_assert_nonnull (find_row (since, ATT_TOPIC_PERSON, ATT_CHANGE_SAME));
  row = find_row (since, ATT_TOPIC_PERSON, ATT_CHANGE_NEW);
  g_assert_nonnull (strstr (row->after, "Жаңа Маман"));
  g_assert_nonnull (find_row (since, ATT_TOPIC_PROFESSION, ATT_CHANGE_SAME));
  row = find_row (since, ATT_TOPIC_VIOLATION, ATT_CHANGE_GONE);
  g_assert_cmpstr (row->before, ==, "Құрал жоқ");
  g_assert_cmpint (att_since_last_count (since, ATT_TOPIC_NAME), ==, 0);
  g_assert_cmpint (att_since_last_count (since, ATT_TOPIC_PERSON), ==, 1);
  g_assert_null (att_since_last_new (after, before, old->law, ATT_LANGUAGE_KK));
}

static const AttConsequence *
find (GPtrArray *consequences, AttConsequenceTopic topic, const char *key)
{
  for (guint i = 0; i < consequences->len; i++)
    {
      const AttConsequence *consequence = g_ptr_array_index (consequences, i);

      if (consequence->topic == topic && (key == NULL || g_strcmp0 (consequence->key, key) == 0))
        return consequence;
    }
  return NULL;
}

static void
test_compare (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (AttDossier) before = NULL;
  g_autoptr (AttDossier) after = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  const AttConsequence *consequence;
  AttDay today = history_day ("2026-12-01");
  guint seq = must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T", "endangers=yes");
  g_autofree char *basis = number ("basis", seq);
  g_autofree char *act = number ("act", seq);

  must (h, "2026-11-03", "revoked", "ground=2", basis, "signatory=Head", "reasons=R");
  before = history_fold (h, NULL, NULL);
  nothing = att_dossier_compare (before, before, h->law, today);
  g_assert_cmpint (nothing->len, ==, 0);
  must (h, "2026-11-04", "correction", act, "reason=R", "new.endangers=no", "new.on=2026-11-01");
  after = history_fold (h, NULL, NULL);
  found = att_dossier_compare (before, after, h->law, today);
  consequence = find (found, ATT_CONSEQUENCE_BARRED, NULL);
  g_assert_cmpstr (consequence->before, ==, "yes");
  g_assert_cmpstr (consequence->after, ==, "no");
  consequence = find (found, ATT_CONSEQUENCE_DEADLINE, "revocation");
  g_assert_cmpint (consequence->day_before, ==, history_day ("2026-11-16"));
  g_assert_cmpint (consequence->day_after, <, consequence->day_before);
  g_assert_cmpint (consequence->act, ==, seq);
  g_assert_null (find (found, ATT_CONSEQUENCE_CERTIFICATE, NULL));

  must (h, "2026-11-05", "revocation-set-aside", "reference=R");
  g_clear_object (&before);
  before = history_fold (h, NULL, NULL);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = att_dossier_compare (after, before, h->law, today);
  consequence = find (found, ATT_CONSEQUENCE_CERTIFICATE, NULL);
  g_assert_cmpstr (consequence->before, ==, "revoked");
  g_assert_cmpstr (consequence->after, ==, "valid");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/told/plans/law-25.3", test_plans);
  g_test_add_func ("/dossier/told/duties/law-17.2", test_duties);
  g_test_add_func ("/dossier/told/complaint/law-26.2.4", test_complaint);
  g_test_add_func ("/dossier/told/revocation/law-26.3/law-26.4", test_revocation);
  g_test_add_func ("/dossier/told/barred/law-26.5", test_barred_story);
  g_test_add_func ("/dossier/told/since-last/law-23.5", test_since_last);
  g_test_add_func ("/dossier/told/consequences", test_compare);
  return g_test_run ();
}
