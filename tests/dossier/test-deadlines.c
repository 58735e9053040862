/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history.h"

/* The n-th deadline of that period, in the order of the acts that opened it. Its words and derivation are freed
 * with @list. */
static const AttDeadline *
find (GPtrArray *list, const char *period, guint n)
{
  for (guint i = 0; i < list->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (list, i);

      if (g_str_equal (deadline->period, period) && n-- == 0)
        return deadline;
    }
  return NULL;
}

static GPtrArray *
list_on (History *h, const char *on)
{
  g_autoptr (AttDossier) dossier = history_fold (h, on, NULL);

  return att_dossier_list_deadlines (dossier, h->law);
}

#define assert_day(day, iso)                            \
  G_STMT_START                                          \
  {                                                     \
    g_autofree char *written = att_day_to_string (day); \
    g_assert_cmpstr (written, ==, iso);                 \
  }                                                     \
  G_STMT_END

static int
days_left (History *h, const AttDeadline *deadline, const char *today)
{
  return att_deadline_days_left (att_law_get_calendar (h->law), deadline->derivation->unit, history_day (today),
                                 deadline->derivation->due);
}

/* law-25.2: ten working days. 26 October 2026 is off for Republic Day, which is a Sunday. */
static void
test_accredit (void)
{
  static const char *const periods[] = { "certificate", "listing", "agreement" };
  static const char *const met_on[] = { "2026-10-20", "2026-10-21", "2026-10-22" };
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");
  g_autoptr (GPtrArray) open = list_on (h, "2026-10-14");
  g_autoptr (GPtrArray) met = list_on (h, "2026-10-22");

  g_assert_cmpint (open->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      const AttDeadline *deadline = find (open, periods[i], 0);

      assert_day (deadline->derivation->from, "2026-10-14");
      assert_day (deadline->derivation->due, "2026-10-29");
      g_assert_cmpstr (deadline->provision, ==, "25(2)");
      g_assert_cmpint (att_act_get_seq (deadline->act), ==, 21);
      g_assert_true (deadline->nces);
      g_assert_true (att_deadline_is_open (deadline, history_day ("2026-10-14")));
      g_assert_false (att_deadline_is_overdue (deadline, history_day ("2026-10-29")));
      g_assert_true (att_deadline_is_overdue (deadline, history_day ("2026-10-30")));
      g_assert_cmpint (days_left (h, deadline, "2026-10-14"), ==, 10);
      g_assert_cmpint (days_left (h, deadline, "2026-10-23"), ==, 3); /* Friday; Monday is off */
      g_assert_cmpint (days_left (h, deadline, "2026-10-29"), ==, 0);
      g_assert_cmpint (days_left (h, deadline, "2026-11-02"), ==, -2);
      deadline = find (met, periods[i], 0);
      assert_day (att_act_get_on (deadline->met_by), met_on[i]);
      g_assert_false (att_deadline_is_open (deadline, history_day ("2026-12-01")));
      g_assert_false (att_deadline_is_overdue (deadline, history_day ("2026-12-01")));
      g_assert_false (att_deadline_is_void (deadline, history_day ("2026-12-01")));
    }
  /* law-23.5, law-23.2.5: and those of the certificate, counted from its last day; not NCE's to miss. */
  assert_day (find (met, "reaccreditation", 0)->derivation->due, "2029-04-20");
  assert_day (find (met, "expiry", 0)->derivation->due, "2029-10-20");
  g_assert_false (att_deadline_is_overdue (find (met, "reaccreditation", 0), history_day ("2029-05-01")));
  g_assert_true (att_deadline_is_open (find (met, "reaccreditation", 0), history_day ("2029-10-20")));
  g_assert_true (att_deadline_is_void (find (met, "reaccreditation", 0), history_day ("2029-10-21")));
  g_assert_false (att_deadline_is_overdue (find (met, "expiry", 0), history_day ("2029-10-21")));
  g_assert_cmpint (met->len, ==, 5);
}

/* law-25.4: five working days. */
static void
test_refuse (void)
{
  g_autoptr (History) h = history_new_run ("decided", "refuse");
  g_autoptr (GPtrArray) open = list_on (h, "2026-10-14");
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GPtrArray) upheld = NULL;
  const AttDeadline *deadline = find (open, "refusal", 0);

  g_assert_cmpint (open->len, ==, 1);
  assert_day (deadline->derivation->due, "2026-10-21");
  g_assert_true (att_deadline_is_overdue (deadline, history_day ("2026-10-22")));
  must (h, "2026-10-23", "refusal-sent", "channel=paper");
  late = list_on (h, "2026-10-23");
  deadline = find (late, "refusal", 0);
  assert_day (att_act_get_on (deadline->met_by), "2026-10-23");
  g_assert_false (att_deadline_is_overdue (deadline, history_day ("2026-10-23")));

  /* law-25.5: an appeal that is upheld takes away the decision from which it ran. */
  {
    g_autoptr (History) appealed = history_new_run ("decided", "refuse");

    must (appealed, "2026-10-15", "appeal-filed", "to=Сот");
    must (appealed, "2026-10-16", "appeal-resolved", "outcome=upheld", "reference=R", "reopens=decision");
    upheld = list_on (appealed, "2026-10-16");
    g_assert_true (att_deadline_is_void (find (upheld, "refusal", 0), history_day ("2026-10-16")));
    g_assert_false (att_deadline_is_void (find (upheld, "refusal", 0), history_day ("2026-10-15")));
    g_assert_false (att_deadline_is_overdue (find (upheld, "refusal", 0), history_day ("2026-12-01")));
  }
}

static void
test_withdrawn (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");
  g_autoptr (GPtrArray) list = NULL;

  must (h, "2026-10-16", "withdrawn");
  list = list_on (h, "2026-10-16");
  for (guint i = 0; i < list->len; i++)
    {
      g_assert_true (att_deadline_is_void (g_ptr_array_index (list, i), history_day ("2026-10-16")));
      g_assert_false (att_deadline_is_overdue (g_ptr_array_index (list, i), history_day ("2026-12-01")));
    }
}

/* A centre whose certificate is in force all through 2026. */
static History *
taken_over (const char *until)
{
  History *h = history_new ();

  must_receive (h, "2026-01-12", "kind=taken-over", "serial=OLD-7", "from=2024-01-15", until);
  return h;
}

/* law-26.3, with Nauryz in between: 23 March, and 24 and 25 March for Saturday and Sunday. */
static void
test_revocation (void)
{
  g_autoptr (History) h = taken_over ("until=2027-01-15");
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint violation = must (h, "2026-03-17", "violation-found", "basis=criteria", "text=T");
  guint statement = must (h, "2026-03-18", "statement-received", "text=T");
  guint first = must (h, "2026-03-18", "complaint-received", "person=P", "text=T");
  guint second = must (h, "2026-03-18", "complaint-received", "person=P", "text=T");
  guint third = must (h, "2026-03-18", "complaint-received", "person=P", "text=T");
  g_autofree char *first_resolved = g_strdup_printf ("complaint=%u", first);
  g_autofree char *second_resolved = g_strdup_printf ("complaint=%u", second);
  g_autofree char *third_resolved = g_strdup_printf ("complaint=%u", third);
  g_autofree char *by_complaint = g_strdup_printf ("basis=%u", first);
  g_autofree char *by_resolving = NULL;
  g_autofree char *by_violation = g_strdup_printf ("basis=%u", violation);
  guint resolving;

  must (h, "2026-03-19", "complaint-resolved", first_resolved, "confirmed=yes", "text=T");
  resolving = must (h, "2026-03-20", "complaint-resolved", second_resolved, "confirmed=yes", "text=T");
  by_resolving = g_strdup_printf ("basis=%u", resolving);
  must (h, "2026-03-20", "complaint-resolved", third_resolved, "confirmed=no", "text=T");
  open = list_on (h, "2026-03-20");
  assert_day (find (open, "revocation", 0)->derivation->due, "2026-04-03");
  assert_day (find (open, "revocation", 1)->derivation->due, "2026-04-06");
  assert_day (find (open, "revocation", 2)->derivation->due, "2026-04-07"); /* from the day it was confirmed */
  assert_day (find (open, "revocation", 3)->derivation->due, "2026-04-08");
  g_assert_null (find (open, "revocation", 4)); /* one that was not confirmed opens none */
  g_assert_cmpint (att_act_get_seq (find (open, "revocation", 0)->act), ==, violation);
  g_assert_cmpint (att_act_get_seq (find (open, "revocation", 1)->act), ==, statement);
  g_assert_true (att_deadline_is_overdue (find (open, "revocation", 0), history_day ("2026-04-04")));

  must (h, "2026-03-26", "revocation-declined", by_complaint, "signatory=Head", "reasons=R");
  must (h, "2026-03-27", "revocation-declined", by_resolving, "signatory=Head", "reasons=R");
  must (h, "2026-05-06", "revoked", "ground=3", by_violation, "signatory=Head", "reasons=R");
  list = list_on (h, "2026-05-06");
  assert_day (att_act_get_on (find (list, "revocation", 2)->met_by), "2026-03-26");
  assert_day (att_act_get_on (find (list, "revocation", 3)->met_by), "2026-03-27");
  assert_day (att_act_get_on (find (list, "revocation", 0)->met_by), "2026-05-06");
  /* Revoked for something else: the statement still waits for a decision that names it; to be revoked is no end. */
  g_assert_null (find (list, "revocation", 1)->met_by);
  g_assert_false (att_deadline_is_void (find (list, "revocation", 1), history_day ("2026-05-06")));
  /* law-26.4: three working days; 7 May is a holiday, 11 May is off for 9 May. */
  assert_day (find (list, "revocation-copy", 0)->derivation->due, "2026-05-13");
  g_assert_cmpstr (find (list, "revocation-copy", 0)->provision, ==, "26(4)");
}

/* law-26.3: the clock runs while the certificate is in force. */
static void
test_revocation_in_force (void)
{
  g_autoptr (History) h = taken_over ("until=2026-06-30");
  g_autoptr (GPtrArray) list = NULL;
  guint violation = must (h, "2026-03-02", "violation-found", "basis=criteria", "text=T");
  g_autofree char *named = g_strdup_printf ("basis=%u", violation);

  /* Found and decided on one day. */
  must (h, "2026-03-02", "revoked", "ground=3", named, "signatory=Head", "reasons=R");
  must (h, "2026-03-02", "violation-found", "basis=procedure", "text=T"); /* after that it is not in force */
  must (h, "2026-03-03", "violation-found", "basis=procedure", "text=T");
  list = list_on (h, "2026-03-03");
  assert_day (att_act_get_on (find (list, "revocation", 0)->met_by), "2026-03-02");
  g_assert_null (find (list, "revocation", 1));
}

/* A complaint may be confirmed after the end, but there is nothing left to revoke. */
static void
test_confirmed_after_end (void)
{
  g_autoptr (History) h = taken_over ("until=2026-06-30");
  g_autoptr (GPtrArray) list = NULL;
  guint first = must (h, "2026-06-29", "complaint-received", "person=P", "text=T");
  guint second = must (h, "2026-06-29", "complaint-received", "person=P", "text=T");
  g_autofree char *on_the_last_day = g_strdup_printf ("complaint=%u", first);
  g_autofree char *after = g_strdup_printf ("complaint=%u", second);

  must (h, "2026-06-30", "complaint-resolved", on_the_last_day, "confirmed=yes", "text=T");
  must (h, "2026-07-01", "complaint-resolved", after, "confirmed=yes", "text=T");
  list = list_on (h, "2026-07-01");
  g_assert_true (att_deadline_is_open (find (list, "revocation", 0), history_day ("2026-06-30")));
  g_assert_true (att_deadline_is_void (find (list, "revocation", 0), history_day ("2026-07-01")));
  g_assert_null (find (list, "revocation", 1));
}

/* The copy of the revocation is owed whatever becomes of the certificate; all else ends with it. */
static void
test_end (void)
{
  g_autoptr (History) h = taken_over ("until=2026-06-30");
  g_autoptr (History) terminated = taken_over ("until=2027-01-15");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) other = NULL;
  guint violation = must (h, "2026-06-29", "violation-found", "basis=criteria", "text=T");
  g_autofree char *named = g_strdup_printf ("basis=%u", violation);

  must (h, "2026-06-30", "revoked", "ground=3", named, "signatory=Head", "reasons=R");
  list = list_on (h, "2026-07-15");
  /* Capital Day is 6 July. */
  assert_day (find (list, "revocation-copy", 0)->derivation->due, "2026-07-03");
  g_assert_true (att_deadline_is_overdue (find (list, "revocation-copy", 0), history_day ("2026-07-15")));
  g_assert_true (att_deadline_is_void (find (list, "reaccreditation", 0), history_day ("2026-07-01")));
  must (h, "2026-07-16", "revocation-sent", "reference=R");
  sent = list_on (h, "2026-07-16");
  assert_day (att_act_get_on (find (sent, "revocation-copy", 0)->met_by), "2026-07-16");

  must (terminated, "2026-06-29", "violation-found", "basis=criteria", "text=T");
  must (terminated, "2026-07-01", "terminated", "ground=court", "reference=R");
  other = list_on (terminated, "2026-07-01");
  g_assert_true (att_deadline_is_open (find (other, "revocation", 0), history_day ("2026-06-30")));
  g_assert_true (att_deadline_is_void (find (other, "revocation", 0), history_day ("2026-07-01")));
  g_assert_true (att_deadline_is_void (find (other, "expiry", 0), history_day ("2026-07-01")));
}

/* law-23.5: 31 August less six months is the last day of February. */
static void
test_reaccreditation (void)
{
  g_autoptr (History) h = taken_over ("until=2026-08-31");
  g_autoptr (History) leap = taken_over ("until=2028-08-31");
  g_autoptr (GPtrArray) open = list_on (h, "2026-01-12");
  g_autoptr (GPtrArray) of_leap_year = list_on (leap, "2026-01-12");
  g_autoptr (GPtrArray) met = NULL;
  const AttDeadline *deadline = find (open, "reaccreditation", 0);

  assert_day (deadline->derivation->due, "2026-02-28"); /* a Saturday */
  g_assert_false (deadline->nces);
  g_assert_cmpstr (deadline->provision, ==, "23(5)");
  assert_day (find (open, "expiry", 0)->derivation->due, "2026-08-31");
  assert_day (find (of_leap_year, "reaccreditation", 0)->derivation->due, "2028-02-29");
  must (h, "2026-03-02", "reaccreditation-received", "dossier=2", "serial=OLD-7");
  met = list_on (h, "2026-03-02");
  assert_day (att_act_get_on (find (met, "reaccreditation", 0)->met_by), "2026-03-02");
  g_assert_false (att_deadline_is_overdue (find (met, "reaccreditation", 0), history_day ("2026-03-02")));
}

/* law-26.1: after a reissue the new certificate has the periods; what the decision opened is owed as before. */
static void
test_reissued (void)
{
  g_autoptr (History) h = history_new_run ("certificate-issued", "accredit");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) done = NULL;

  must (h, "2026-10-21", "reorganised", "form=merger", "bin=940140000385", "name-kk=A", "name-ru=B");
  must (h, "2026-10-22", "reissued", "signatory=Head");
  list = list_on (h, "2026-10-22");
  g_assert_true (att_deadline_is_void (find (list, "expiry", 0), history_day ("2026-10-22")));
  g_assert_true (att_deadline_is_void (find (list, "reaccreditation", 0), history_day ("2026-10-22")));
  assert_day (find (list, "expiry", 1)->derivation->due, "2029-10-20");
  g_assert_true (att_deadline_is_open (find (list, "expiry", 1), history_day ("2026-10-22")));
  g_assert_true (att_deadline_is_overdue (find (list, "listing", 0), history_day ("2026-10-30")));
  must (h, "2026-10-23", "listed", "reference=R");
  done = list_on (h, "2026-10-23");
  assert_day (att_act_get_on (find (done, "listing", 0)->met_by), "2026-10-23");
}

/* An act may be recorded later than it took place: the deadline counts from the day it took place. */
static void
test_recorded_late (void)
{
  g_autoptr (History) h = history_new_run ("coordination-answered", "accredit");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (AttDossier) as_known = NULL;
  g_autoptr (GPtrArray) then = NULL;

  h->today = history_day ("2026-11-10");
  must (h, "2026-10-14", "decided", "outcome=accredit", "signatory=Head");
  list = list_on (h, "2026-11-10");
  assert_day (find (list, "certificate", 0)->derivation->due, "2026-10-29");
  g_assert_true (att_deadline_is_overdue (find (list, "certificate", 0), h->today));
  /* As was known the day before, there was nothing to be overdue. */
  as_known = history_fold (h, "2026-11-09", "2026-11-09");
  then = att_dossier_list_deadlines (as_known, h->law);
  g_assert_cmpint (then->len, ==, 0);
}

/* The regulation may add others, and an estimate says so. */
static void
test_added (void)
{
  g_autoptr (AttLaw) law = history_law (
      "  <period id=\"validity\"",
      "  <period id=\"acceptance\" length=\"2\" unit=\"working-days\" owner=\"nce\" provision=\"23(2)(1)\" "
      "confirmed=\"no\">\n"
      "    <name xml:lang=\"kk\">A</name><name xml:lang=\"ru\">B</name><name xml:lang=\"en\">C</name>\n"
      "    <opened-by>received</opened-by><met-by>accepted</met-by></period>\n"
      "  <period id=\"validity\"");
  g_autoptr (History) h = history_new_with_law (law);
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) met = NULL;

  must_receive (h, "2026-09-11"); /* a Friday */
  open = list_on (h, "2026-09-11");
  g_assert_cmpint (open->len, ==, 1);
  assert_day (find (open, "acceptance", 0)->derivation->due, "2026-09-15");
  must (h, "2026-09-16", "accepted");
  met = list_on (h, "2026-09-16");
  assert_day (att_act_get_on (find (met, "acceptance", 0)->met_by), "2026-09-16");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/deadlines/accredit/law-25.2", test_accredit);
  g_test_add_func ("/dossier/deadlines/refuse/law-25.4/law-25.5", test_refuse);
  g_test_add_func ("/dossier/deadlines/withdrawn/law-23.1", test_withdrawn);
  g_test_add_func ("/dossier/deadlines/revocation/law-26.3/law-26.4", test_revocation);
  g_test_add_func ("/dossier/deadlines/revocation-in-force/law-26.3", test_revocation_in_force);
  g_test_add_func ("/dossier/deadlines/confirmed-after-end/law-26.3", test_confirmed_after_end);
  g_test_add_func ("/dossier/deadlines/end/law-26.4/law-26.6", test_end);
  g_test_add_func ("/dossier/deadlines/reaccreditation/law-23.5", test_reaccreditation);
  g_test_add_func ("/dossier/deadlines/reissued/law-26.1", test_reissued);
  g_test_add_func ("/dossier/deadlines/recorded-late", test_recorded_late);
  g_test_add_func ("/dossier/deadlines/added/law-23.4", test_added);
  return g_test_run ();
}
