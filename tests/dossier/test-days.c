/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "history.h"

/* Refused, because what was recorded as act @seq would no longer be possible, for the reason @id. */
static void
assert_names (GError *error, guint seq, const char *id)
{
  g_autofree char *named = g_strdup_printf ("act %u ", seq);
  g_autofree char *text = NULL;

  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_LAW);
  g_assert_cmpstr (att_problem_get_id (error), ==, "later-impossible");
  text = att_problem_get_sentence (error);
  if (strstr (text, named) == NULL)
    g_error ("names another act than %u: %s", seq, text);
  g_assert_nonnull (att_problem_get_others (error));
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (att_problem_get_others (error), 0)), ==, id);
  g_error_free (error);
}

#define later_impossible(h, seq, id, on, ...) assert_names (history_record (h, on, __VA_ARGS__, NULL), seq, id)

static guint
find (History *h, const char *kind)
{
  for (guint i = 1; i <= h->acts->len; i++)
    if (att_act_is (history_get (h, i), kind))
      return i;
  g_error ("there is no act of the kind %s", kind);
  return 0;
}

/* What an act says as it is to be read, all corrections applied. */
static AttAct *
read_act (History *h, guint seq, AttDossier **dossier)
{
  g_clear_object (dossier);
  *dossier = history_fold (h, NULL, NULL);
  return att_dossier_get_act (*dossier, seq);
}

static const char *
act_field (guint seq)
{
  static char text[32];

  g_snprintf (text, sizeof text, "act=%u", seq);
  return text;
}

/* "Was it in force on that day?" and "what did we know on that day?" */
static void
test_as_of_and_as_known (void)
{
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");
  g_autoptr (AttDossier) then = NULL;
  g_autoptr (AttDossier) unaware = NULL;
  g_autoptr (AttDossier) aware = NULL;

  h->today = history_day ("2026-12-01");
  must (h, "2026-11-02", "terminated", "ground=court", "reference=R");
  g_assert_cmpstr (history_state (h, "2026-11-01"), ==, "valid");
  g_assert_cmpstr (history_state (h, "2026-11-02"), ==, "terminated");
  unaware = history_fold (h, "2026-11-30", "2026-11-30");
  aware = history_fold (h, "2026-11-30", "2026-12-01");
  g_assert_cmpint (att_certificate_get_state (att_dossier_get_certificate (unaware), history_day ("2026-11-30")),
                   ==, ATT_CERTIFICATE_VALID);
  g_assert_cmpint (att_certificate_get_state (att_dossier_get_certificate (aware), history_day ("2026-11-30")), ==,
                   ATT_CERTIFICATE_TERMINATED);
  then = history_fold (h, "2026-09-20", NULL);
  g_assert_nonnull (att_dossier_get_documents_conclusion (then));
  g_assert_null (att_dossier_get_visit (then));
  g_assert_cmpint (att_dossier_get_on (then), ==, history_day ("2026-09-20"));
}

/* An act is judged by the state of its own day. */
static void
test_back_dated (void)
{
  g_autoptr (History) h = history_new_run ("certificate-issued", "accredit");

  h->today = history_day ("2026-11-02");
  refused (h, "not-accepted", "23(2)(1)", "2026-09-14", "examiner-assigned", "person=Late");
  refused (h, "not-received", "23(2)(1)", "2026-09-13", "remarks-sent", "text=T");
  refused (h, "no-examiner", "23(2)(2)", "2026-09-15", "examined", "criterion=resources", "verdict=met",
           "reasons=R");
  refused (h, "not-issued", "25(2)", "2026-10-19", "listed", "reference=R");
  /* Possible on its day, and nothing recorded after it minds. */
  must (h, "2026-09-16", "remarks-sent", "text=T");
  must (h, "2026-09-30", "paper-added", "item=other", "file=a.pdf");
  must (h, "2026-10-20", "listed", "reference=R");
  /* Possible on its day, but not together with what was recorded after it. */
  later_impossible (h, find (h, "finding"), "no-visit", "2026-09-23", "visit-cancelled", "reason=R");
  /* A further request takes nothing from an answer that came: the latest answer counts (law-25.1). */
  must (h, "2026-10-05", "coordination-requested", "outcome=accredit");
}

static void
test_back_dated_close (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");
  g_autoptr (History) acquitted = history_new_run ("decided", "accredit");

  h->today = history_day ("2026-11-02");
  later_impossible (h, find (h, "visit-ordered"), "closed", "2026-09-20", "withdrawn");
  later_impossible (h, find (h, "documents-concluded"), "conclusion-differs", "2026-09-17", "examined",
                    "criterion=resources", "verdict=not-met", "reasons=R");
  /* A note minds nothing, and nothing minds a note. */
  must (h, "2026-09-10", "note", "text=T");

  must (acquitted, "2026-10-20", "certificate-issued", "signatory=Head");
  later_impossible (acquitted, find (acquitted, "certificate-issued"), "closed", "2026-10-15", "withdrawn");
}

/* Field by field: the later correction wins. */
static void
test_overlay (void)
{
  g_autoptr (History) h = history_new_run ("accepted", "accredit");
  g_autoptr (AttDossier) d = NULL;
  guint sent = must (h, "2026-09-16", "remarks-sent", "text=Bir", "reply-by=2026-09-20");
  guint returned;
  AttAct *act;

  must (h, "2026-09-17", "correction", act_field (sent), "reason=R", "new.text=Eki", "new.reply-by=2026-09-25");
  must (h, "2026-09-18", "correction", act_field (sent), "reason=R", "new.text=Üş");
  act = read_act (h, sent, &d);
  g_assert_cmpstr (att_act_get (act, "text"), ==, "Üş");
  g_assert_cmpstr (att_act_get (act, "reply-by"), ==, "2026-09-25");
  g_assert_cmpstr (att_act_get (att_act_get_original (act), "text"), ==, "Bir");
  g_assert_cmpint (att_act_get_seq (act), ==, sent);
  g_assert_null (att_act_get_original (read_act (h, 1, &d)));
  /* An empty text takes a field away, unless the act is not complete without it. */
  must (h, "2026-09-19", "correction", act_field (sent), "reason=R", "new.reply-by=", "new.note=Ескерту");
  act = read_act (h, sent, &d);
  g_assert_null (att_act_get (act, "reply-by"));
  g_assert_cmpstr (att_act_get (act, "note"), ==, "Ескерту");
  wrong (h, "field-missing", "text", "2026-09-19", "correction", act_field (sent), "reason=R", "new.text=");
  /* What repeats is replaced as a whole. */
  returned = must (h, "2026-09-20", "returned", "reason=One", "reason=Two");
  must (h, "2026-09-20", "correction", act_field (returned), "reason=R", "new.reason=Three", "new.reason=Four",
        "new.reason=Five");
  {
    g_auto (GStrv) reasons = att_record_dup_all (att_act_get_fields (read_act (h, returned, &d)), "reason");

    g_assert_cmpint (g_strv_length (reasons), ==, 3);
    g_assert_cmpstr (reasons[0], ==, "Three");
  }
}

/* Corrections themselves are dated and recorded: who asks what was known before sees the old words. */
static void
test_correction_known (void)
{
  g_autoptr (History) h = history_new_run ("accepted", "accredit");
  g_autoptr (AttDossier) before = NULL;
  g_autoptr (AttDossier) after = NULL;
  guint sent = must (h, "2026-09-16", "remarks-sent", "text=Old");

  h->today = history_day ("2026-09-20");
  must (h, "2026-09-18", "correction", act_field (sent), "reason=R", "new.text=New");
  before = history_fold (h, NULL, "2026-09-19");
  after = history_fold (h, "2026-09-16", "2026-09-20");
  g_assert_cmpstr (att_act_get (att_dossier_get_act (before, sent), "text"), ==, "Old");
  /* What is right was right from the beginning. */
  g_assert_cmpstr (att_act_get (att_dossier_get_act (after, sent), "text"), ==, "New");
}

static void
test_wrong_corrections (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");
  guint decided = find (h, "decided");
  guint correction = must (h, "2026-10-15", "correction", act_field (decided), "reason=R", "new.signatory=Other");

  wrong (h, "number-stays", "number", "2026-10-16", "correction", act_field (decided), "reason=R", "new.number=7");
  wrong (h, "field-unknown", "colour", "2026-10-16", "correction", act_field (decided), "reason=R",
         "new.colour=red");
  wrong (h, "value", "outcome", "2026-10-16", "correction", act_field (decided), "reason=R",
         "new.outcome=perhaps");
  wrong (h, "field-missing", "reasons", "2026-10-16", "correction", act_field (decided), "reason=R",
         "new.outcome=refuse", "new.reasons=");
  wrong (h, "wrong-day", "new.on", "2026-10-16", "correction", act_field (decided), "reason=R",
         "new.on=2026-02-30");
  wrong (h, "wrong-day", "new.on", "2026-10-16", "correction", act_field (decided), "reason=R",
         "new.on=2026-10-17");
  wrong (h, "wrong-day", "new.on", "2026-10-16", "correction", act_field (decided), "reason=R", "new.on=");
  wrong (h, "filled-in-stays", "document", "2026-10-16", "correction", act_field (decided), "reason=R",
         "new.document=x");
  wrong (h, "not-original", "act", "2026-10-16", "correction", act_field (correction), "reason=R", "new.reason=S");
  wrong (h, "not-original", "act", "2026-10-16", "annulled", act_field (correction), "reason=R");
  wrong (h, "unknown-act", "act", "2026-10-16", "annulled", "act=99", "reason=R");
  wrong (h, "field-missing", "reason", "2026-10-16", "annulled", act_field (decided));
  refused (h, "not-yet-done", NULL, "2026-10-13", "correction", act_field (decided), "reason=R",
           "new.signatory=Third");
  refused (h, "opening-stays", NULL, "2026-10-16", "annulled", "act=1", "reason=R");
}

/* What was recorded after the act must still be possible; else the first act that is not is named. */
static void
test_rests_on (void)
{
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");
  guint criterion = find (h, "examined") + 1;
  guint concluded = find (h, "documents-concluded");
  guint decided = find (h, "decided");
  guint issued = find (h, "certificate-issued");
  g_autoptr (AttDossier) d = NULL;

  later_impossible (h, concluded, "conclusion-differs", "2026-11-02", "correction", act_field (criterion),
                    "reason=R", "new.verdict=not-met");
  later_impossible (h, concluded, "criterion-open", "2026-11-02", "annulled", act_field (criterion), "reason=R");
  later_impossible (h, concluded, "criterion-open", "2026-11-02", "correction", act_field (criterion), "reason=R",
                    "new.on=2026-09-19");
  later_impossible (h, decided, "other-outcome", "2026-11-02", "correction", act_field (decided), "reason=R",
                    "new.outcome=refuse", "new.reasons=R");
  later_impossible (h, issued, "not-accredited", "2026-11-02", "annulled", act_field (decided), "reason=R");
  later_impossible (h, issued, "not-accredited", "2026-11-02", "correction", act_field (decided), "reason=R",
                    "new.on=2026-10-21");
  later_impossible (h, find (h, "listed"), "not-issued", "2026-11-02", "annulled", act_field (issued), "reason=R");
  g_assert_cmpint (h->acts->len, ==, find (h, "agreement-concluded"));
  /* From the end backwards it can be taken apart. */
  must (h, "2026-11-02", "annulled", act_field (find (h, "agreement-concluded")), "reason=R");
  must (h, "2026-11-02", "annulled", act_field (find (h, "listed")), "reason=R");
  must (h, "2026-11-02", "annulled", act_field (issued), "reason=R");
  must (h, "2026-11-02", "annulled", act_field (decided), "reason=R");
  g_assert_cmpstr (history_stage (h, "2026-11-02"), ==, "decision");
  g_assert_null (read_act (h, decided, &d));
  must (h, "2026-11-02", "decided", "outcome=accredit", "signatory=Head");
  wrong (h, "unknown-act", "act", "2026-11-03", "annulled", act_field (decided), "reason=R");
}

/* A day that is corrected moves the act in the order of the dossier. */
static void
test_moved (void)
{
  g_autoptr (History) h = history_new_run ("certificate-issued", "accredit");
  guint issued = find (h, "certificate-issued");
  g_autoptr (AttDossier) d = NULL;

  later_impossible (h, issued, "not-accredited", "2026-11-02", "correction", act_field (issued), "reason=R",
                    "new.on=2026-10-13");
  must (h, "2026-11-02", "correction", act_field (issued), "reason=R", "new.on=2026-10-19");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_act_get_on (att_dossier_get_act (d, issued)), ==, history_day ("2026-10-19"));
  /* law-23.2.5: it was valid from the day of its issue, and is so still. */
  g_assert_cmpint (att_dossier_get_certificate (d)->from, ==, history_day ("2026-10-19"));
  g_assert_cmpint (att_dossier_get_certificate (d)->until, ==, history_day ("2029-10-19"));
  g_assert_null (history_state (h, "2026-10-18"));
  g_assert_cmpstr (history_state (h, "2026-10-19"), ==, "valid");
  must (h, "2026-11-02", "correction", act_field (issued), "reason=R", "new.from=2026-10-16");
  g_clear_object (&d);
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_act_get_on (att_dossier_get_act (d, issued)), ==, history_day ("2026-10-19"));
  g_assert_cmpint (att_dossier_get_certificate (d)->until, ==, history_day ("2029-10-16"));
  /* Without a first day of its own it is valid from its issue again. */
  must (h, "2026-11-02", "correction", act_field (issued), "reason=R", "new.from=");
  g_clear_object (&d);
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_certificate (d)->from, ==, history_day ("2026-10-19"));
  g_assert_cmpint (att_dossier_get_certificate (d)->until, ==, history_day ("2029-10-19"));
}

/* law-26.1: what is reissued keeps its last day, so the first certificate's days can't move under it. */
static void
test_moved_under_reissue (void)
{
  g_autoptr (History) h = history_new_run ("certificate-issued", "accredit");
  guint reissued;

  must (h, "2026-11-02", "reorganised", "form=merger", "bin=940140000385", "name-kk=A", "name-ru=B");
  reissued = must (h, "2026-11-03", "reissued", "signatory=Head");
  later_impossible (h, reissued, "other-last-day", "2026-11-04", "correction",
                    act_field (find (h, "certificate-issued")), "reason=R", "new.from=2026-10-19");
  must (h, "2026-11-05", "correction", act_field (reissued), "reason=R", "new.on=2026-11-04");
}

/* The days on which the revocation rests are corrected too, and the acts that it names, by sequence number. */
static void
test_named_acts (void)
{
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");
  guint one = must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T");
  guint two = must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T");
  g_autofree char *basis = g_strdup_printf ("basis=%u", one);
  g_autofree char *right = g_strdup_printf ("new.basis=%u", two);
  guint revoked = must (h, "2026-11-03", "revoked", "ground=2", basis, "signatory=Head", "reasons=R");
  g_autoptr (AttDossier) d = NULL;

  later_impossible (h, revoked, "not-a-basis", "2026-11-04", "annulled", act_field (one), "reason=R");
  later_impossible (h, revoked, "ground-without-basis", "2026-11-04", "correction", act_field (one), "reason=R",
                    "new.basis=criteria");
  wrong (h, "unknown-act", "basis", "2026-11-04", "correction", act_field (revoked), "reason=R", "new.basis=99");
  must (h, "2026-11-04", "correction", act_field (revoked), "reason=R", right);
  must (h, "2026-11-04", "annulled", act_field (one), "reason=R");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_bases (d)->len, ==, 1);
  g_assert_true (att_dossier_find_basis (d, att_act_get_id (history_get (h, two)))->used_by
                 == att_dossier_get_act (d, revoked));
}

/* A corrected field that was printed: the old copy is superseded by the one made with the correction. */
static void
test_superseded (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");
  guint issued = must (h, "2026-10-20", "certificate-issued", "signatory=Head", "document=certificate");
  g_autofree char *replaced = g_strdup_printf ("document=certificate:%u", issued);
  g_autoptr (AttDossier) d = history_fold (h, NULL, NULL);

  g_assert_cmpint (att_dossier_get_documents (d)->len, ==, 1);
  g_assert_false (att_dossier_find_document (d, "certificate")->superseded);
  g_assert_null (att_dossier_find_document (d, "refusal"));
  must (h, "2026-10-21", "correction", act_field (issued), "reason=R", "new.signatory=Other", replaced);
  g_clear_object (&d);
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_documents (d)->len, ==, 2);
  g_assert_true (((const AttDocument *) g_ptr_array_index (att_dossier_get_documents (d), 0))->superseded);
  g_assert_false (att_dossier_find_document (d, "certificate")->superseded);
  g_assert_cmpint (att_act_get_seq (att_dossier_find_document (d, "certificate")->act), ==, issued);
  must (h, "2026-10-22", "correction", act_field (issued), "reason=R", "new.signatory=Third", replaced);
  g_clear_object (&d);
  d = history_fold (h, NULL, NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_true (((const AttDocument *) g_ptr_array_index (att_dossier_get_documents (d), i))->superseded
                   == (i < 2));
  /* An annulled act takes its document with it. */
  g_clear_object (&d);
  must (h, "2026-10-23", "annulled", act_field (issued), "reason=R");
  d = history_fold (h, NULL, NULL);
  g_assert_null (att_dossier_get_certificate (d));
}

/* A day taken for today may go back from call to call; what was known then may lack the application itself. */
static void
test_known_without_application (void)
{
  g_autoptr (History) h = history_new ();
  g_autoptr (AttDossier) d = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;
  g_autoptr (GPtrArray) defects = NULL;
  AttDay known = history_day ("2026-10-20");

  h->today = history_day ("2026-10-30");
  must_receive (h, "2026-09-14");
  h->today = ATT_DAY_NONE;
  {
    g_autoptr (History) rest = history_new_run ("agreement-concluded", "accredit");

    for (guint i = 1; i < rest->acts->len; i++)
      history_append (h, g_ptr_array_index (rest->acts, i));
  }
  d = att_dossier_fold (1, h->acts, known, known);
  deadlines = att_dossier_list_deadlines (d, h->law);
  defects = att_dossier_list_defects (d, h->law);
  g_assert_null (att_dossier_get_request (d));
  g_assert_nonnull (att_dossier_get_certificate (d));
  g_assert_nonnull (att_dossier_get_certificate (d)->centre);
  g_assert_cmpint (defects->len, ==, 0);
  g_assert_cmpint (deadlines->len, ==, 5);
}

/* Of one day the act that was recorded later comes later. */
static void
test_same_day_order (void)
{
  g_autoptr (History) h = history_new_run ("examined", "accredit");
  g_autoptr (AttDossier) d = NULL;

  h->today = history_day ("2026-09-20");
  must (h, "2026-09-17", "examined", "criterion=resources", "verdict=unclear", "reasons=R");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_documents_verdict (d, "resources"), ==, ATT_VERDICT_UNCLEAR);
  must (h, "2026-09-16", "examined", "criterion=personnel", "verdict=unclear", "reasons=R");
  g_clear_object (&d);
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_documents_verdict (d, "personnel"), ==, ATT_VERDICT_MET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/days/as-of-and-as-known", test_as_of_and_as_known);
  g_test_add_func ("/dossier/days/back-dated", test_back_dated);
  g_test_add_func ("/dossier/days/back-dated-close", test_back_dated_close);
  g_test_add_func ("/dossier/days/overlay", test_overlay);
  g_test_add_func ("/dossier/days/correction-known", test_correction_known);
  g_test_add_func ("/dossier/days/wrong-corrections", test_wrong_corrections);
  g_test_add_func ("/dossier/days/rests-on", test_rests_on);
  g_test_add_func ("/dossier/days/moved/law-23.2.5", test_moved);
  g_test_add_func ("/dossier/days/moved-under-reissue/law-26.1", test_moved_under_reissue);
  g_test_add_func ("/dossier/days/named-acts/law-26.2", test_named_acts);
  g_test_add_func ("/dossier/days/superseded", test_superseded);
  g_test_add_func ("/dossier/days/known-without-application", test_known_without_application);
  g_test_add_func ("/dossier/days/same-day-order", test_same_day_order);
  return g_test_run ();
}
