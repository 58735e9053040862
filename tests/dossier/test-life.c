/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history.h"

static History *
in_force (void)
{
  return history_new_run ("agreement-concluded", "accredit");
}

static const char *
basis (guint seq)
{
  static char text[4][32];
  static guint next = 0;
  char *here = text[next++ % 4];

  g_snprintf (here, sizeof text[0], "basis=%u", seq);
  return here;
}

static const char *
complaint (guint seq)
{
  static char text[32];

  g_snprintf (text, sizeof text, "complaint=%u", seq);
  return text;
}

/* law-25.3, law-17.2 */
static void
test_monitoring (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (AttDossier) d = NULL;
  AttRecord *fields;

  must (h, "2026-11-02", "monitoring-planned", "from=2027-03-01", "to=2027-03-02", "method=on-site");
  wrong (h, "days-reversed", "to", "2026-11-02", "monitoring-planned", "from=2027-03-02", "to=2027-03-01");
  must (h, "2027-03-02", "monitored", "duty=1:met", "duty=3:not-met:Ережелер: сақталмаған", "duty=9:unclear",
        "summary=S");
  d = history_fold (h, NULL, NULL);
  fields = att_act_get_fields (att_dossier_get_latest (d, "monitored"));
  g_assert_cmpint (att_record_get_size (fields), ==, 4);
  g_assert_cmpstr (att_record_get (att_record_nth (fields, 1)->record, "text"), ==, "Ережелер: сақталмаған");
}

/* law-26.2.1: only on the statement. law-26.5: nothing to eliminate then. */
static void
test_statement (void)
{
  g_autoptr (History) h = in_force ();
  guint statement = must (h, "2026-11-02", "statement-received", "text=T");

  refused (h, "ground-without-basis", "26(2)", "2026-11-03", "revoked", "ground=2", basis (statement),
           "signatory=Head", "reasons=R");
  must (h, "2026-11-03", "revoked", "ground=1", basis (statement), "signatory=Head", "reasons=R");
  g_assert_cmpstr (history_state (h, "2026-11-02"), ==, "valid");
  g_assert_cmpstr (history_state (h, "2026-11-03"), ==, "revoked");
  g_assert_cmpstr (history_stage (h, "2026-11-03"), ==, "in-force");
  refused (h, "only-on-statement", "26(5)", "2026-11-04", "elimination-reported", "text=T");
  refused (h, "not-in-force", "26(2)", "2026-11-04", "statement-received", "text=T");
}

/* law-26.2.2, law-26.2.3: procedure carries ground 2, criteria and agreement carry ground 3. */
static void
test_violations (void)
{
  g_autoptr (History) h = in_force ();
  guint procedure = must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T");
  guint criteria = must (h, "2026-11-02", "violation-found", "basis=criteria", "text=T");
  guint agreement = must (h, "2026-11-02", "violation-found", "basis=agreement", "text=T");
  guint both = must (h, "2026-11-02", "violation-found", "basis=procedure", "basis=agreement", "text=T");
  g_autoptr (AttDossier) d = NULL;

  refused (h, "ground-without-basis", "26(2)", "2026-11-03", "revoked", "ground=3", basis (procedure),
           "signatory=Head", "reasons=R");
  refused (h, "ground-without-basis", "26(2)", "2026-11-03", "revoked", "ground=2", basis (criteria),
           "signatory=Head", "reasons=R");
  refused (h, "ground-without-basis", "26(2)", "2026-11-03", "revoked", "ground=2", "ground=3", basis (agreement),
           "signatory=Head", "reasons=R");
  refused (h, "basis-without-ground", "26(2)", "2026-11-03", "revoked", "ground=3", basis (agreement),
           basis (procedure), "signatory=Head", "reasons=R");
  refused (h, "not-a-basis", "26(2)", "2026-11-03", "revoked", "ground=2", "basis=2", "signatory=Head",
           "reasons=R");
  refused (h, "not-a-basis", "26(2)", "2026-11-03", "revoked", "ground=2", "basis=99", "signatory=Head",
           "reasons=R");
  must (h, "2026-11-03", "revoked", "ground=2", "ground=3", basis (both), basis (criteria), "signatory=Head",
        "reasons=R");
  d = history_fold (h, NULL, NULL);
  g_assert_nonnull (att_dossier_find_basis (d, att_act_get_id (history_get (h, both)))->used_by);
  g_assert_null (att_dossier_find_basis (d, att_act_get_id (history_get (h, agreement)))->used_by);
}

/* law-26.2.4: only on a complaint that was confirmed; named by its own number or that of the act that confirmed
 * it. */
static void
test_complaints (void)
{
  g_autoptr (History) h = in_force ();
  guint first = must (h, "2026-11-02", "complaint-received", "person=P", "document=D-1", "text=T");
  guint second = must (h, "2026-11-03", "complaint-received", "person=P", "text=T");
  guint confirmed;

  refused (h, "not-a-basis", "26(2)", "2026-11-04", "revoked", "ground=4", basis (first), "signatory=Head",
           "reasons=R");
  refused (h, "no-such-complaint", "26(2)(4)", "2026-11-04", "complaint-resolved", "complaint=1", "confirmed=yes",
           "text=T");
  refused (h, "no-such-complaint", "26(2)(4)", "2026-11-02", "complaint-resolved", complaint (second),
           "confirmed=yes", "text=T");
  must (h, "2026-11-04", "complaint-resolved", complaint (second), "confirmed=no", "text=T");
  refused (h, "resolved-already", "26(2)(4)", "2026-11-05", "complaint-resolved", complaint (second),
           "confirmed=yes", "text=T");
  refused (h, "not-a-basis", "26(2)", "2026-11-05", "revoked", "ground=4", basis (second), "signatory=Head",
           "reasons=R");
  refused (h, "not-confirmed", "26(2)(4)", "2026-11-05", "document-cancelled", complaint (second), "document=D-1");
  refused (h, "nothing-to-publish", "11(2)", "2026-11-05", "published", "what=cancelled-document", "reference=R");
  confirmed = must (h, "2026-11-05", "complaint-resolved", complaint (first), "confirmed=yes", "text=T");
  must (h, "2026-11-06", "document-cancelled", complaint (first), "document=D-1");
  must (h, "2026-11-06", "published", "what=cancelled-document", "reference=R");
  refused (h, "ground-without-basis", "26(2)", "2026-11-06", "revoked", "ground=3", basis (confirmed),
           "signatory=Head", "reasons=R");
  must (h, "2026-11-06", "revoked", "ground=4", basis (first), "signatory=Head", "reasons=R");
  must (h, "2026-11-09", "revocation-set-aside", "reference=R");
  /* The same basis by its other name. */
  refused (h, "basis-used", "26(2)", "2026-11-10", "revoked", "ground=4", basis (confirmed), "signatory=Head",
           "reasons=R");
}

static void
test_declined (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (AttLaw) law
      = history_law ("id=\"revocation-declined\" value=\"yes\"", "id=\"revocation-declined\" value=\"no\"");
  g_autoptr (History) unknown = history_new_with_law (law);
  guint violation = must (h, "2026-11-02", "violation-found", "basis=criteria", "text=T");
  guint again;

  must (h, "2026-11-03", "revocation-declined", basis (violation), "signatory=Inspector", "reasons=R");
  /* Who inspected and signs as well is warned of, here as with every decision. */
  g_assert_cmpint (h->warnings->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (h->warnings, 0)), ==, "signatory-examined");
  g_assert_cmpstr (history_state (h, "2026-11-03"), ==, "valid");
  refused (h, "basis-used", "26(2)", "2026-11-04", "revoked", "ground=3", basis (violation), "signatory=Head",
           "reasons=R");
  refused (h, "basis-used", "26(2)", "2026-11-04", "revocation-declined", basis (violation), "signatory=Head",
           "reasons=R");

  history_run (unknown, "agreement-concluded", "accredit");
  again = must (unknown, "2026-11-02", "violation-found", "basis=criteria", "text=T");
  refused (unknown, "decline-unknown", "26(3)", "2026-11-03", "revocation-declined", basis (again),
           "signatory=Head", "reasons=R");
}

static guint
revoke_for (History *h, const char *on, const char *endangers)
{
  guint violation = must (h, on, "violation-found", "basis=procedure", "text=T", endangers);

  return must (h, on, "revoked", "ground=2", basis (violation), "signatory=Head", "reasons=R");
}

/* law-26.4, law-26.5 */
static void
test_resumption (void)
{
  g_autoptr (History) h = in_force ();

  refused (h, "not-revoked", "26(4)", "2026-11-02", "revocation-sent", "reference=R");
  revoke_for (h, "2026-11-02", "endangers=no");
  must (h, "2026-11-03", "revocation-sent", "reference=R");
  refused (h, "no-elimination", "26(5)", "2026-11-04", "resumption-decided", "outcome=resume", "signatory=Head",
           "reasons=R");
  must (h, "2026-11-04", "elimination-reported", "text=T", "file=a.pdf");
  must (h, "2026-11-05", "resumption-decided", "outcome=deny", "signatory=Head", "reasons=R");
  g_assert_cmpstr (history_state (h, "2026-11-05"), ==, "revoked");
  refused (h, "no-elimination", "26(5)", "2026-11-06", "resumption-decided", "outcome=resume", "signatory=Head",
           "reasons=R");
  must (h, "2026-11-06", "elimination-reported", "text=T");
  must (h, "2026-11-09", "resumption-decided", "outcome=resume", "signatory=Head", "reasons=R");
  g_assert_cmpstr (history_state (h, "2026-11-08"), ==, "revoked");
  g_assert_cmpstr (history_state (h, "2026-11-09"), ==, "valid");
  refused (h, "not-revoked", "26(4)", "2026-11-10", "elimination-reported", "text=T");
  /* The revocation has happened, so its copy may be sent still. */
  must (h, "2026-11-10", "revocation-sent", "reference=R");
  /* Revoked again, the old report counts no more. */
  revoke_for (h, "2026-11-11", "endangers=no");
  refused (h, "no-elimination", "26(5)", "2026-11-12", "resumption-decided", "outcome=resume", "signatory=Head",
           "reasons=R");
}

/* law-26.5: never where health, life support or safety of citizens was concerned, be it in what the revocation
 * rests on or in what was found since. */
static void
test_barred (void)
{
  g_autoptr (History) named = in_force ();
  g_autoptr (History) since = in_force ();
  g_autoptr (History) before = in_force ();
  g_autoptr (History) complained = in_force ();
  g_autoptr (AttDossier) d = NULL;
  guint received;

  revoke_for (named, "2026-11-02", "endangers=yes");
  must (named, "2026-11-03", "elimination-reported", "text=T");
  refused (named, "barred", "26(5)", "2026-11-04", "resumption-decided", "outcome=resume", "signatory=Head",
           "reasons=R");
  must (named, "2026-11-04", "published", "what=barred-centre", "reference=R");
  must (named, "2026-11-04", "resumption-decided", "outcome=deny", "signatory=Head", "reasons=R");
  d = history_fold (named, NULL, NULL);
  g_assert_true (att_dossier_is_barred (d));
  must (named, "2026-11-05", "revocation-set-aside", "reference=R");
  g_clear_object (&d);
  d = history_fold (named, NULL, NULL);
  g_assert_false (att_dossier_is_barred (d));

  revoke_for (since, "2026-11-02", "endangers=no");
  must (since, "2026-11-03", "elimination-reported", "text=T");
  must (since, "2026-11-04", "violation-found", "basis=criteria", "text=T", "endangers=yes");
  refused (since, "barred", "26(5)", "2026-11-05", "resumption-decided", "outcome=resume", "signatory=Head",
           "reasons=R");

  /* One found before, on which the revocation does not rest, does not bar. */
  must (before, "2026-11-01", "violation-found", "basis=criteria", "text=T", "endangers=yes");
  revoke_for (before, "2026-11-02", "endangers=no");
  must (before, "2026-11-03", "elimination-reported", "text=T");
  refused (before, "nothing-to-publish", "11(2)", "2026-11-04", "published", "what=barred-centre", "reference=R");
  must (before, "2026-11-05", "resumption-decided", "outcome=resume", "signatory=Head", "reasons=R");

  received = must (complained, "2026-11-01", "complaint-received", "person=P", "text=T");
  revoke_for (complained, "2026-11-02", "endangers=no");
  must (complained, "2026-11-03", "elimination-reported", "text=T");
  must (complained, "2026-11-04", "complaint-resolved", complaint (received), "confirmed=yes", "text=T",
        "endangers=yes");
  refused (complained, "barred", "26(5)", "2026-11-05", "resumption-decided", "outcome=resume", "signatory=Head",
           "reasons=R");
}

/* law-25.5: a court annuls the revocation; it brings nothing back that ended meanwhile. */
static void
test_set_aside (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (History) ended = in_force ();

  revoke_for (h, "2026-11-02", "endangers=yes");
  must (h, "2026-12-01", "revocation-set-aside", "reference=Сот", "text=T");
  g_assert_cmpstr (history_state (h, "2026-11-30"), ==, "revoked");
  g_assert_cmpstr (history_state (h, "2026-12-01"), ==, "valid");
  refused (h, "not-revoked", "26(4)", "2026-12-02", "revocation-set-aside", "reference=Сот");

  revoke_for (ended, "2026-11-02", "endangers=no");
  must (ended, "2026-11-03", "terminated", "ground=liquidation", "reference=R");
  must (ended, "2026-12-01", "revocation-set-aside", "reference=Сот");
  g_assert_cmpstr (history_state (ended, "2026-12-01"), ==, "terminated");
  g_assert_cmpstr (history_stage (ended, "2026-12-01"), ==, "closed");
}

/* law-26.6: expiry needs no act, and ends a revoked certificate too. */
static void
test_expiry (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (History) revoked = in_force ();
  g_autoptr (AttDossier) d = NULL;
  const char *ground;

  g_assert_cmpstr (history_state (h, "2029-10-20"), ==, "valid");
  g_assert_cmpstr (history_state (h, "2029-10-21"), ==, "expired");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_certificate_get_end (att_dossier_get_certificate (d), history_day ("2029-10-20"), &ground),
                   ==, ATT_DAY_NONE);
  g_assert_cmpint (att_certificate_get_end (att_dossier_get_certificate (d), history_day ("2029-10-21"), &ground),
                   ==, history_day ("2029-10-20"));
  g_assert_cmpstr (ground, ==, "expiry");
  refused (h, "ended", "26(6)", "2029-10-21", "violation-found", "basis=procedure", "text=T");
  must (h, "2029-10-20", "violation-found", "basis=procedure", "text=T");
  must (h, "2029-10-22", "complaint-received", "person=P", "text=T");

  revoke_for (revoked, "2029-10-19", "endangers=no");
  must (revoked, "2029-10-20", "elimination-reported", "text=T");
  g_assert_cmpstr (history_state (revoked, "2029-10-20"), ==, "revoked");
  g_assert_cmpstr (history_state (revoked, "2029-10-21"), ==, "expired");
  /* Nothing resumes after the end; to deny is still possible. */
  refused (revoked, "ended", "26(6)", "2029-10-22", "resumption-decided", "outcome=resume", "signatory=Head",
           "reasons=R");
  must (revoked, "2029-10-22", "resumption-decided", "outcome=deny", "signatory=Head", "reasons=R");
}

/* law-26.1: the certificate is replaced by one of the same last day, and both keep the centre as of their issue.
 */
static void
test_reissue (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (AttDossier) d = NULL;
  const AttCertificate *old;
  const AttCertificate *new;
  const char *ground;

  must (h, "2026-11-02", "centre-changed", "address-kk=Жаңа", "head-name=Басқа");
  refused (h, "not-reorganised", "26(1)", "2026-11-03", "reissued", "signatory=Head");
  must (h, "2026-11-04", "reorganised", "form=accession", "bin=940140000385", "name-kk=Жаңа орталық",
        "name-ru=Новый центр", "legal-form=jsc", "founder=Басқа құрылтайшы");
  must (h, "2026-11-05", "reissued", "signatory=Head");
  refused (h, "not-reorganised", "26(1)", "2026-11-06", "reissued", "signatory=Head");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_certificates (d)->len, ==, 2);
  old = g_ptr_array_index (att_dossier_get_certificates (d), 0);
  new = att_dossier_get_certificate (d);
  g_assert_cmpstr (old->serial, !=, new->serial);
  g_assert_cmpint (new->from, ==, history_day ("2026-11-05"));
  g_assert_cmpint (new->until, ==, old->until);
  g_assert_cmpstr (old->centre->bin, ==, "210340001239");
  g_assert_cmpstr (old->centre->form, ==, "llp");
  g_assert_cmpstr (new->centre->bin, ==, "940140000385");
  g_assert_cmpstr (new->centre->form, ==, "jsc");
  g_assert_cmpstr (new->centre->head_name, ==, "Басқа");
  g_assert_cmpstr (att_text_peek (new->centre->address, ATT_LANGUAGE_KK), ==, "Жаңа");
  g_assert_cmpstr (att_text_peek (new->centre->address, ATT_LANGUAGE_RU), ==, "Алматы, проспект Абая, 1");
  g_assert_cmpint (new->centre->founders->len, ==, 1);
  g_assert_cmpint (att_certificate_get_state (old, history_day ("2026-11-04")), ==, ATT_CERTIFICATE_VALID);
  g_assert_cmpint (att_certificate_get_state (old, history_day ("2026-11-05")), ==, ATT_CERTIFICATE_REPLACED);
  g_assert_cmpint (att_certificate_get_state (old, history_day ("2029-10-21")), ==, ATT_CERTIFICATE_REPLACED);
  g_assert_cmpint (att_certificate_get_end (old, history_day ("2026-12-01"), &ground), ==,
                   history_day ("2026-11-05"));
  g_assert_cmpstr (ground, ==, "reissue");
  g_assert_cmpint (att_certificate_get_state (new, history_day ("2029-10-20")), ==, ATT_CERTIFICATE_VALID);
  g_assert_cmpint (att_certificate_get_state (new, history_day ("2029-10-21")), ==, ATT_CERTIFICATE_EXPIRED);
  /* What happens now happens to the new one. */
  revoke_for (h, "2026-11-09", "endangers=no");
  g_assert_cmpstr (history_state (h, "2026-11-09"), ==, "revoked");
  must (h, "2026-11-10", "reorganised", "form=merger", "bin=971240001315", "name-kk=A", "name-ru=B");
  refused (h, "not-in-force", "26(2)", "2026-11-11", "reissued", "signatory=Head");
}

/* law-26.6: liquidation and a court's ban end it, in force or revoked. */
static void
test_terminated (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (History) revoked = in_force ();
  g_autoptr (AttDossier) d = NULL;
  const char *ground;

  must (h, "2026-11-02", "terminated", "ground=court", "reference=R");
  g_assert_cmpstr (history_state (h, "2026-11-01"), ==, "valid");
  g_assert_cmpstr (history_state (h, "2026-11-02"), ==, "terminated");
  g_assert_cmpstr (history_state (h, "2030-01-01"), ==, "terminated");
  refused (h, "ended", "26(6)", "2026-11-03", "terminated", "ground=court", "reference=R");
  revoke_for (revoked, "2026-11-02", "endangers=no");
  must (revoked, "2026-11-03", "terminated", "ground=liquidation", "reference=R");
  g_assert_cmpstr (history_state (revoked, "2026-11-03"), ==, "terminated");
  refused (revoked, "ended", "26(6)", "2026-11-04", "elimination-reported", "text=T");
  d = history_fold (revoked, NULL, NULL);
  g_assert_cmpint (att_certificate_get_end (att_dossier_get_certificate (d), history_day ("2026-11-10"), &ground),
                   ==, history_day ("2026-11-03"));
  g_assert_cmpstr (ground, ==, "liquidation");
}

/* law-11.2 */
static void
test_taken_over (void)
{
  g_autoptr (History) h = history_new ();
  g_autoptr (AttDossier) d = NULL;

  must_receive (h, "2026-01-12", "kind=taken-over", "serial=OLD-7", "from=2024-02-29", "until=2027-02-28");
  g_assert_cmpstr (history_stage (h, "2026-01-12"), ==, "in-force");
  g_assert_cmpstr (history_outcome (h), ==, "accredited");
  g_assert_cmpstr (history_state (h, "2027-02-28"), ==, "valid");
  g_assert_cmpstr (history_stage (h, "2027-03-01"), ==, "closed");
  refused (h, "taken-over", "11(2)", "2026-01-13", "accepted");
  refused (h, "taken-over", "11(2)", "2026-01-13", "decided", "outcome=accredit", "signatory=Head");
  refused (h, "issued-already", "23(1)", "2026-01-13", "withdrawn");
  /* Nothing is here of which there could be a copy, until it is reissued. */
  refused (h, "issued-elsewhere", "11(2)", "2026-01-13", "copy-issued", "what=copy", "signatory=Head");
  refused (h, "issued-elsewhere", "11(2)", "2026-01-13", "copy-issued", "what=duplicate", "signatory=Head", "reason=Lost");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpstr (att_dossier_get_certificate (d)->serial, ==, "OLD-7");
  g_assert_cmpint (att_dossier_get_certificate (d)->from, ==, history_day ("2024-02-29"));
  revoke_for (h, "2026-01-14", "endangers=no");
  history_refused (h, G_STRLOC, "by-program", NULL, history_receive (h, "2026-01-15", NULL));
}

/* law-6.1, law-11.2 */
static void
test_published (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");

  refused (h, "nothing-to-publish", "11(2)", "2026-10-19", "published", "what=state", "reference=R");
  must (h, "2026-10-20", "certificate-issued", "signatory=Head");
  must (h, "2026-10-20", "published", "what=state", "act=22", "reference=R");
  refused (h, "nothing-to-publish", "11(2)", "2026-10-21", "published", "what=cancelled-document", "reference=R");
  refused (h, "nothing-to-publish", "11(2)", "2026-10-21", "published", "what=barred-centre", "reference=R");
}

/* A refusal names the act by its number, also where that took place later. */
static void
test_named_later (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (GError) error = NULL;
  guint seq = must (h, "2026-11-04", "complaint-received", "person=P", "text=T");
  g_autofree char *number = g_strdup_printf ("%u", seq);

  error = history_record (h, "2026-11-03", "complaint-resolved", complaint (seq), "confirmed=yes", "text=T", NULL);
  g_assert_cmpstr (att_problem_get_id (error), ==, "no-such-complaint");
  g_assert_cmpstr (att_problem_get_argument (error, "seq"), ==, number);
}

static void
test_agreement (void)
{
  g_autoptr (History) h = in_force ();
  g_autoptr (AttDossier) d = NULL;

  must (h, "2026-11-02", "agreement-ended", "reason=R");
  refused (h, "no-agreement", "25(2)", "2026-11-03", "agreement-ended", "reason=R");
  d = history_fold (h, NULL, NULL);
  g_assert_null (att_dossier_get_agreement (d));
  /* The stage was until listed and agreed, and so it was. */
  g_assert_cmpstr (history_stage (h, "2026-11-03"), ==, "in-force");
  must (h, "2026-11-04", "agreement-concluded", "signatory=Head", "centre-signatory=C");
  g_clear_object (&d);
  d = history_fold (h, NULL, NULL);
  g_assert_nonnull (att_dossier_get_agreement (d));
}

/* law-25.2: the agreement may be concluded before the certificate is issued. */
static void
test_agreement_first (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");

  must (h, "2026-10-15", "agreement-concluded", "signatory=Head", "centre-signatory=C");
  g_assert_cmpstr (history_stage (h, "2026-10-15"), ==, "certificate");
  must (h, "2026-10-16", "certificate-issued", "signatory=Head");
  g_assert_cmpstr (history_stage (h, "2026-10-16"), ==, "agreement");
  must (h, "2026-10-19", "listed", "reference=R");
  g_assert_cmpstr (history_stage (h, "2026-10-19"), ==, "in-force");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/life/monitoring/law-25.3/law-17.2", test_monitoring);
  g_test_add_func ("/dossier/life/statement/law-26.2.1", test_statement);
  g_test_add_func ("/dossier/life/violations/law-26.2.2/law-26.2.3", test_violations);
  g_test_add_func ("/dossier/life/complaints/law-26.2.4", test_complaints);
  g_test_add_func ("/dossier/life/declined/law-26.3", test_declined);
  g_test_add_func ("/dossier/life/resumption/law-26.4/law-26.5", test_resumption);
  g_test_add_func ("/dossier/life/barred/law-26.5", test_barred);
  g_test_add_func ("/dossier/life/set-aside/law-25.5", test_set_aside);
  g_test_add_func ("/dossier/life/expiry/law-26.6", test_expiry);
  g_test_add_func ("/dossier/life/reissue/law-26.1", test_reissue);
  g_test_add_func ("/dossier/life/terminated/law-26.6", test_terminated);
  g_test_add_func ("/dossier/life/taken-over/law-11.2", test_taken_over);
  g_test_add_func ("/dossier/life/published/law-6.1/law-11.2", test_published);
  g_test_add_func ("/dossier/life/named-later", test_named_later);
  g_test_add_func ("/dossier/life/agreement/law-25.2.agreement", test_agreement);
  g_test_add_func ("/dossier/life/agreement-first/law-25.2", test_agreement_first);
  return g_test_run ();
}
