/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-next-step.h"
#include "att-waiting.h"
#include "history.h"

/* What is next and who has the turn, as "NEXT" or "NEXT; WAITED-FOR PARTY SINCE [UNTIL]". */
static char *
tell_turn (History *h, const char *on)
{
  g_autoptr (AttDossier) dossier = history_fold (h, on, NULL);
  AttRegulation *regulation = att_law_get_regulation (h->law, history_day (on));
  const AttKind *next = att_dossier_find_next_step (dossier, history_day (on), regulation);
  g_autoptr (AttWaiting) waiting = att_dossier_find_waiting (dossier, history_day (on), regulation);
  GString *turn = g_string_new (next != NULL ? next->id : "-");

  if (waiting != NULL)
    {
      g_autofree char *since = att_day_to_string (att_act_get_on (waiting->since));
      g_autofree char *until = att_day_to_string (waiting->until);

      g_assert_cmpstr (att_waiting_get_party (waiting->kind->id), ==, waiting->party);
      g_assert_nonnull (att_waiting_get_title (waiting->kind->id));
      g_string_append_printf (turn, "; %s %s %s", waiting->kind->id, waiting->party, since);
      if (until != NULL)
        g_string_append_printf (turn, " %s", until);
    }
  return g_string_free (turn, FALSE);
}

static void
assert_turn (History *h, const char *on, const char *expected)
{
  g_autofree char *turn = tell_turn (h, on);

  g_assert_cmpstr (turn, ==, expected);
}

/* law-23.2, law-25.1, law-25.2: stage by stage. */
static void
test_stages (void)
{
  static const struct
  {
    const char *done;
    const char *outcome;
    const char *turn;
  } cases[] = {
    { "received", "accredit", "accepted" },
    { "accepted", "accredit", "examiner-assigned" },
    { "examiner-assigned", "accredit", "examined" },
    { "examined", "accredit", "documents-concluded" },
    { "documents-concluded", "accredit", "visit-ordered" },
    { "visit-ordered", "accredit", "finding; finding inspectors 2026-09-21 2026-09-25" },
    { "finding", "accredit", "report-signed" },
    { "report-signed", "accredit", "coordination-requested" },
    { "coordination-requested", "accredit", "coordination-answered; coordination-answered authorized-body 2026-09-28" },
    { "coordination-answered", "accredit", "decided" },
    { "decided", "accredit", "certificate-issued" },
    { "certificate-issued", "accredit", "listed" },
    { "listed", "accredit", "agreement-concluded; agreement-concluded centre 2026-10-20" },
    { "agreement-concluded", "accredit", "-" },
    { "decided", "refuse", "refusal-sent" },
    { "refusal-sent", "refuse", "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (History) h = history_new_run (cases[i].done, cases[i].outcome);

      assert_turn (h, "2026-10-30", cases[i].turn);
    }
}

/* law-23.2.3: as long as a field file is out, it is the inspectors' return that is waited for. */
static void
test_outing (void)
{
  g_autoptr (History) h = history_new_run ("visit-ordered", "accredit");

  must (h, "2026-09-22", "field-issued", "file=F", "inspector=I");
  assert_turn (h, "2026-09-22", "finding; field-returned inspectors 2026-09-22 2026-09-25");
  must (h, "2026-09-23", "field-issued", "file=G", "inspector=I");
  must (h, "2026-09-24", "field-returned", "issued=1", "file=F");
  assert_turn (h, "2026-09-24", "finding; field-returned inspectors 2026-09-23 2026-09-25");
  must (h, "2026-09-25", "field-returned", "issued=1", "file=G");
  assert_turn (h, "2026-09-25", "finding; finding inspectors 2026-09-21 2026-09-25");
}

/* law-23.2: remarks are with the applicant until they are answered, or the documents are concluded without. */
static void
test_remarks (void)
{
  g_autoptr (History) h = history_new_run ("examiner-assigned", "accredit");

  must (h, "2026-09-17", "remarks-sent", "text=T", "reply-by=2026-09-30");
  assert_turn (h, "2026-09-17", "examined; remarks-answered applicant 2026-09-17 2026-09-30");
  assert_turn (h, "2026-10-05", "examined; remarks-answered applicant 2026-09-17 2026-09-30");
  must (h, "2026-09-20", "remarks-answered", "text=T");
  assert_turn (h, "2026-09-20", "examined");
  must (h, "2026-09-21", "remarks-sent", "text=T");
  assert_turn (h, "2026-09-21", "examined; remarks-answered applicant 2026-09-21");
  for (guint i = 0; history_criteria[i] != NULL; i++)
    {
      g_autofree char *criterion = g_strdup_printf ("criterion=%s", history_criteria[i]);

      must (h, "2026-09-22", "examined", criterion, "verdict=met", "reasons=R");
    }
  must (h, "2026-09-23", "documents-concluded", "conclusion=positive", "summary=S");
  assert_turn (h, "2026-09-23", "visit-ordered");
}

/* law-25.5 */
static void
test_appeal (void)
{
  g_autoptr (History) h = history_new_run ("refusal-sent", "refuse");

  must (h, "2026-10-20", "appeal-filed", "to=Court");
  assert_turn (h, "2026-10-20", "-; appeal-resolved appeal-body 2026-10-20");
  must (h, "2026-11-02", "appeal-resolved", "outcome=rejected", "reference=R-1");
  assert_turn (h, "2026-11-02", "-");
}

/* law-26.5: revoked for a violation, the centre has to report that it is removed; never where citizens were endangered,
 * nor where it asked for the revocation itself. */
static void
test_revoked (void)
{
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");
  g_autoptr (History) endangered = history_new_run ("agreement-concluded", "accredit");
  g_autoptr (History) asked = history_new_run ("agreement-concluded", "accredit");
  g_autofree char *basis = NULL;
  g_autofree char *other = NULL;
  g_autofree char *statement = NULL;

  basis = g_strdup_printf ("basis=%u", must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T"));
  assert_turn (h, "2026-11-02", "revoked");
  must (h, "2026-11-04", "revoked", "ground=2", basis, "signatory=Head", "reasons=R");
  assert_turn (h, "2026-11-04", "revocation-sent; elimination-reported centre 2026-11-04");
  must (h, "2026-11-05", "revocation-sent", "reference=R-1");
  assert_turn (h, "2026-11-05", "-; elimination-reported centre 2026-11-04");
  must (h, "2026-11-10", "elimination-reported", "text=T");
  assert_turn (h, "2026-11-10", "resumption-decided");
  must (h, "2026-11-12", "resumption-decided", "outcome=deny", "signatory=Head", "reasons=R");
  assert_turn (h, "2026-11-12", "-; elimination-reported centre 2026-11-12");

  other = g_strdup_printf ("basis=%u", must (endangered, "2026-11-02", "violation-found", "basis=procedure", "text=T",
                                             "endangers=yes"));
  must (endangered, "2026-11-04", "revoked", "ground=2", other, "signatory=Head", "reasons=R");
  assert_turn (endangered, "2026-11-04", "revocation-sent");

  statement = g_strdup_printf ("basis=%u", must (asked, "2026-11-02", "statement-received", "text=T"));
  must (asked, "2026-11-04", "revoked", "ground=1", statement, "signatory=Head", "reasons=R");
  assert_turn (asked, "2026-11-04", "revocation-sent");
}

/* law-25.1: an answer that reopens the on-site examination ends all that was waited for. */
static void
test_reopened (void)
{
  g_autoptr (History) h = history_new_run ("coordination-requested", "accredit");

  must (h, "2026-10-05", "coordination-answered", "answer=objected", "number=M-1", "reasons=R", "reopens=on-site");
  assert_turn (h, "2026-10-05", "visit-ordered");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/waiting/stages", test_stages);
  g_test_add_func ("/dossier/waiting/outing/law-23.2.3", test_outing);
  g_test_add_func ("/dossier/waiting/remarks/law-23.2", test_remarks);
  g_test_add_func ("/dossier/waiting/appeal/law-25.5", test_appeal);
  g_test_add_func ("/dossier/waiting/revoked/law-26.5", test_revoked);
  g_test_add_func ("/dossier/waiting/reopened/law-25.1", test_reopened);
  return g_test_run ();
}
