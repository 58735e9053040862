/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-next-step.h"
#include "history.h"

static History *
history_with_switch (const char *old_text, const char *new_text)
{
  g_autoptr (AttLaw) law = history_law (old_text, new_text);

  return history_new_with_law (law);
}

static void
examine (History *h, const char *on, const char *kind, const char *verdict)
{
  for (guint i = 0; history_criteria[i] != NULL; i++)
    {
      g_autofree char *criterion = g_strdup_printf ("criterion=%s", history_criteria[i]);

      must (h, on, kind, criterion, verdict, "reasons=R");
    }
}

static void
test_accredit (void)
{
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");
  g_autoptr (AttDossier) d = history_fold (h, NULL, NULL);
  const AttCertificate *certificate = att_dossier_get_certificate (d);
  static const struct
  {
    const char *on;
    const char *stage;
  } stages[] = {
    { "2026-09-14", "intake" },    { "2026-09-15", "documents" },   { "2026-09-17", "documents" },
    { "2026-09-18", "on-site" },   { "2026-09-24", "on-site" },     { "2026-09-25", "decision" },
    { "2026-10-05", "decision" },  { "2026-10-14", "certificate" }, { "2026-10-20", "agreement" },
    { "2026-10-21", "agreement" }, { "2026-10-22", "in-force" },    { "2029-10-20", "in-force" },
    { "2029-10-21", "closed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    g_assert_cmpstr (history_stage (h, stages[i].on), ==, stages[i].stage);
  g_assert_cmpstr (history_outcome (h), ==, "accredited");
  g_assert_true (att_dossier_is_accredited (d));
  g_assert_false (att_dossier_is_refused (d));
  g_assert_cmpint (certificate->from, ==, history_day ("2026-10-20"));
  g_assert_cmpint (certificate->until, ==, history_day ("2029-10-20"));
  g_assert_cmpstr (certificate->centre->bin, ==, "210340001239");
  g_assert_cmpint (att_act_get_on (att_dossier_get_agreement (d)), ==, history_day ("2026-10-22"));
  g_assert_cmpint (att_dossier_get_certificates (d)->len, ==, 1);
  for (guint i = 0; history_criteria[i] != NULL; i++)
    {
      g_assert_cmpint (att_dossier_get_documents_verdict (d, history_criteria[i]), ==, ATT_VERDICT_MET);
      g_assert_cmpint (att_dossier_get_on_site_verdict (d, history_criteria[i]), ==, ATT_VERDICT_MET);
    }
}

static const char *
find_next_step (History *h, const char *on)
{
  g_autoptr (AttDossier) d = history_fold (h, on, NULL);
  const AttKind *next
      = att_dossier_find_next_step (d, history_day (on), att_law_get_regulation (h->law, history_day (on)));

  return next != NULL ? next->id : NULL;
}

static void
test_next_step (void)
{
  static const struct
  {
    const char *done;
    const char *outcome;
    const char *next;
  } cases[] = {
    { "received", "accredit", "accepted" },
    { "accepted", "accredit", "examiner-assigned" },
    { "examiner-assigned", "accredit", "examined" },
    { "examined", "accredit", "documents-concluded" },
    { "documents-concluded", "accredit", "visit-ordered" },
    { "visit-ordered", "accredit", "finding" },
    { "finding", "accredit", "report-signed" },
    { "report-signed", "accredit", "coordination-requested" },
    { "coordination-requested", "accredit", "coordination-answered" },
    { "coordination-answered", "accredit", "decided" },
    { "decided", "accredit", "certificate-issued" },
    { "certificate-issued", "accredit", "listed" },
    { "listed", "accredit", "agreement-concluded" },
    { "agreement-concluded", "accredit", NULL },
    { "decided", "refuse", "refusal-sent" },
    { "refusal-sent", "refuse", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (History) h = history_new_run (cases[i].done, cases[i].outcome);

      g_assert_cmpstr (find_next_step (h, "2026-10-22"), ==, cases[i].next);
    }
}

/* What life after accreditation brings is taken up in turn. */
static void
test_next_step_in_force (void)
{
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");

  must (h, "2026-11-02", "violation-found", "basis=criteria", "text=T");
  g_assert_cmpstr (find_next_step (h, "2026-11-02"), ==, "revoked");
  must (h, "2026-11-03", "complaint-received", "person=P", "text=T");
  g_assert_cmpstr (find_next_step (h, "2026-11-03"), ==, "complaint-resolved");
}

static void
test_refuse (void)
{
  g_autoptr (History) h = history_new_run ("refusal-sent", "refuse");
  g_autoptr (AttDossier) d = history_fold (h, NULL, NULL);

  g_assert_cmpstr (history_stage (h, "2026-10-14"), ==, "decision");
  g_assert_cmpstr (history_stage (h, "2026-10-16"), ==, "closed");
  g_assert_cmpstr (history_outcome (h), ==, "refused");
  g_assert_true (att_dossier_is_closed (d));
  g_assert_cmpint (att_dossier_get_documents_verdict (d, "resources"), ==, ATT_VERDICT_NOT_MET);
  refused (h, "closed", NULL, "2026-10-19", "certificate-issued", "signatory=Head");
}

static void
test_return (void)
{
  g_autoptr (History) h = history_new_run ("received", "accredit");
  g_autoptr (History) unknown
      = history_with_switch ("<switch id=\"return\" value=\"yes\"", "<switch id=\"return\" value=\"no\"");

  wrong (h, "field-missing", "reason", "2026-09-15", "returned");
  must (h, "2026-09-15", "returned", "reason=One", "reason=Two");
  g_assert_cmpstr (history_stage (h, "2026-09-15"), ==, "closed");
  g_assert_cmpstr (history_outcome (h), ==, "returned");
  refused (h, "closed", NULL, "2026-09-16", "accepted");

  history_run (unknown, "received", "accredit");
  refused (unknown, "return-unknown", "23(4)", "2026-09-15", "returned", "reason=One");
}

static void
test_withdraw (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");
  g_autoptr (History) issued = history_new_run ("certificate-issued", "accredit");

  must (h, "2026-10-15", "withdrawn");
  g_assert_cmpstr (history_stage (h, "2026-10-14"), ==, "certificate");
  g_assert_cmpstr (history_stage (h, "2026-10-15"), ==, "closed");
  g_assert_cmpstr (history_outcome (h), ==, "withdrawn");
  refused (h, "closed", NULL, "2026-10-16", "certificate-issued", "signatory=Head");
  refused (issued, "issued-already", "23(1)", "2026-10-21", "withdrawn");
}

static void
test_objection (gconstpointer data)
{
  const char *stage = data;
  g_autofree char *reopens = g_strdup_printf ("reopens=%s", stage);
  g_autoptr (History) h = history_new_run ("coordination-requested", "accredit");
  gboolean documents = g_str_equal (stage, "documents");

  must (h, "2026-10-05", "coordination-answered", "answer=objected", "number=M-1", "reasons=Дәлел", reopens);
  g_assert_cmpstr (history_stage (h, "2026-10-05"), ==, stage);
  if (documents)
    {
      refused (h, "documents-not-concluded", "23(2)(2)", "2026-10-06", "visit-ordered", "from=2026-10-08",
               "to=2026-10-08", "inspector=I", "address=A");
      /* Earlier verdicts stay until they are replaced. */
      must (h, "2026-10-06", "examined", "criterion=personnel", "verdict=met", "reasons=New");
      must (h, "2026-10-06", "documents-concluded", "conclusion=positive", "summary=S");
    }
  else
    refused (h, "documents-concluded", "23(2)(2)", "2026-10-06", "examined", "criterion=personnel", "verdict=met",
             "reasons=New");
  refused (h, "report-not-signed", "25(1)", "2026-10-06", "coordination-requested", "outcome=accredit");
  refused (h, "no-visit", "23(2)(3)", "2026-10-06", "finding", "criterion=personnel", "verdict=met",
           "reasons=New");
  must (h, "2026-10-06", "visit-ordered", "from=2026-10-08", "to=2026-10-08", "inspector=I", "address=A");
  must (h, "2026-10-08", "finding", "criterion=personnel", "verdict=met", "reasons=New");
  must (h, "2026-10-08", "report-signed", "conclusion=positive", "summary=S", "signatory=I");
  /* The answer to the first request counts no more. */
  refused (h, "not-requested", "25(1)", "2026-10-09", "decided", "outcome=accredit", "signatory=Head");
  must (h, "2026-10-09", "coordination-requested", "outcome=accredit");
  must (h, "2026-10-12", "coordination-answered", "answer=agreed", "number=M-2");
  must (h, "2026-10-13", "decided", "outcome=accredit", "signatory=Head");
  g_assert_cmpstr (history_stage (h, "2026-10-13"), ==, "certificate");
}

/* An objection that reopens nothing: coordination is requested anew. */
static void
test_objection_alone (void)
{
  g_autoptr (History) h = history_new_run ("coordination-requested", "accredit");

  must (h, "2026-10-05", "coordination-answered", "answer=objected", "number=M-1");
  g_assert_cmpstr (history_stage (h, "2026-10-05"), ==, "decision");
  refused (h, "objected", "25(1)", "2026-10-06", "decided", "outcome=accredit", "signatory=Head");
  refused (h, "answered-already", "25(1)", "2026-10-06", "coordination-answered", "answer=agreed", "number=M-2");
  must (h, "2026-10-06", "coordination-requested", "outcome=accredit");
  /* The latest answer is still the objection. */
  refused (h, "objected", "25(1)", "2026-10-06", "decided", "outcome=accredit", "signatory=Head");
  must (h, "2026-10-07", "coordination-answered", "answer=agreed", "number=M-3");
  must (h, "2026-10-08", "decided", "outcome=accredit", "signatory=Head");
}

static void
test_appeal (gconstpointer data)
{
  const char *stage = data;
  g_autofree char *reopens = g_strdup_printf ("reopens=%s", stage);
  g_autoptr (History) h = history_new_run ("refusal-sent", "refuse");

  refused (h, "no-appeal", "25(5)", "2026-10-19", "appeal-resolved", "outcome=rejected", "reference=R");
  must (h, "2026-10-19", "appeal-filed", "to=Сот");
  must (h, "2026-10-26", "appeal-resolved", "outcome=upheld", "reference=R", reopens);
  g_assert_cmpstr (history_stage (h, "2026-10-26"), ==, stage);
  g_assert_cmpstr (history_outcome (h), ==, "open");
  refused (h, "not-refused", "25(4)", "2026-10-27", "refusal-sent", "channel=both");
  if (g_str_equal (stage, "documents"))
    {
      must (h, "2026-10-27", "examined", "criterion=resources", "verdict=met", "reasons=New");
      must (h, "2026-10-27", "documents-concluded", "conclusion=positive", "summary=S");
    }
  if (!g_str_equal (stage, "decision"))
    {
      must (h, "2026-10-27", "visit-ordered", "from=2026-10-28", "to=2026-10-28", "inspector=I", "address=A");
      must (h, "2026-10-28", "finding", "criterion=resources", "verdict=met", "reasons=New");
      must (h, "2026-10-28", "report-signed", "conclusion=positive", "summary=S", "signatory=I");
    }
  must (h, "2026-10-29", "coordination-requested", "outcome=accredit");
  must (h, "2026-10-30", "coordination-answered", "answer=agreed", "number=M-2");
  /* Only with the documents reopened is every criterion met in both examinations now. */
  if (g_str_equal (stage, "documents"))
    {
      must (h, "2026-11-02", "decided", "outcome=accredit", "signatory=Head");
      g_assert_cmpstr (history_outcome (h), ==, "accredited");
    }
  else
    refused (h, "criterion-not-met", "25(1)", "2026-11-02", "decided", "outcome=accredit", "signatory=Head");
}

/* Refused again, the dossier is open until the second letter is sent. */
static void
test_refused_again (void)
{
  g_autoptr (History) h = history_new_run ("refusal-sent", "refuse");

  /* law-25.4: one answer a decision, and one more after the next. */
  refused (h, "refusal-sent-already", "25(4)", "2026-10-17", "refusal-sent", "channel=paper");
  must (h, "2026-10-19", "appeal-filed", "to=Сот");
  must (h, "2026-10-26", "appeal-resolved", "outcome=upheld", "reference=R", "reopens=decision");
  must (h, "2026-10-29", "coordination-requested", "outcome=refuse");
  must (h, "2026-10-30", "coordination-answered", "answer=agreed", "number=M-2");
  must (h, "2026-11-02", "decided", "outcome=refuse", "signatory=Head", "reasons=R");
  g_assert_cmpstr (history_stage (h, "2026-11-02"), ==, "decision");
  g_assert_cmpstr (history_outcome (h), ==, "refused");
  must (h, "2026-11-03", "assigned", "person=Officer");
  must (h, "2026-11-03", "refusal-sent", "channel=both");
  g_assert_cmpstr (history_stage (h, "2026-11-03"), ==, "closed");
  refused (h, "closed", NULL, "2026-11-04", "assigned", "person=Officer");
}

static void
test_appeal_rejected (void)
{
  g_autoptr (History) h = history_new_run ("decided", "refuse");

  /* Before the letter is sent already. */
  must (h, "2026-10-15", "appeal-filed", "to=Сот");
  must (h, "2026-10-16", "refusal-sent", "channel=paper");
  must (h, "2026-10-26", "appeal-resolved", "outcome=rejected", "reference=R");
  g_assert_cmpstr (history_outcome (h), ==, "refused");
  g_assert_cmpstr (history_stage (h, "2026-10-26"), ==, "closed");
  refused (h, "no-appeal", "25(5)", "2026-10-27", "appeal-resolved", "outcome=rejected", "reference=R");
}

/* law-25.1, law-23.3.2: conclusions follow the verdicts. */
static void
test_conclusions (void)
{
  g_autoptr (History) h = history_new_run ("examiner-assigned", "accredit");

  examine (h, "2026-09-17", "examined", "verdict=met");
  refused (h, "conclusion-unfounded", "23(2)(2)", "2026-09-18", "documents-concluded", "conclusion=negative",
           "summary=S");
  must (h, "2026-09-18", "examined", "criterion=personnel", "verdict=unclear", "reasons=R");
  refused (h, "criterion-open", "23(2)(2)", "2026-09-18", "documents-concluded", "conclusion=positive",
           "summary=S");
  refused (h, "criterion-open", "23(2)(2)", "2026-09-18", "documents-concluded", "conclusion=negative",
           "summary=S");
  must (h, "2026-09-18", "examined", "criterion=personnel", "verdict=not-met", "reasons=R");
  refused (h, "conclusion-differs", "23(2)(2)", "2026-09-18", "documents-concluded", "conclusion=positive",
           "summary=S");
  must (h, "2026-09-18", "documents-concluded", "conclusion=negative", "summary=S");
  refused (h, "documents-concluded", "23(2)(2)", "2026-09-18", "documents-concluded", "conclusion=negative",
           "summary=S");

  refused (h, "no-finding", "23(3)(2)", "2026-09-21", "report-signed", "conclusion=positive", "summary=S",
           "signatory=I");
  must (h, "2026-09-21", "visit-ordered", "from=2026-09-22", "to=2026-09-22", "inspector=I", "address=A");
  examine (h, "2026-09-22", "finding", "verdict=met");
  refused (h, "report-unfounded", "23(3)(2)", "2026-09-23", "report-signed", "conclusion=negative", "summary=S",
           "signatory=I");
  /* Of several items of a criterion the worst counts, and none may be unclear. */
  must (h, "2026-09-22", "finding", "criterion=resources", "verdict=unclear", "reasons=R", "item=Workshop 2");
  refused (h, "finding-unclear", "23(3)(2)", "2026-09-23", "report-signed", "conclusion=positive", "summary=S",
           "signatory=I");
  must (h, "2026-09-22", "finding", "criterion=resources", "verdict=not-met", "reasons=R", "item=Workshop 3");
  refused (h, "finding-unclear", "23(3)(2)", "2026-09-23", "report-signed", "conclusion=negative", "summary=S",
           "signatory=I");
  must (h, "2026-09-22", "finding", "criterion=resources", "verdict=met", "reasons=R", "item=Workshop 2");
  refused (h, "report-differs", "23(3)(2)", "2026-09-23", "report-signed", "conclusion=positive", "summary=S",
           "signatory=I");
  must (h, "2026-09-23", "report-signed", "conclusion=negative", "summary=S", "signatory=I");
  refused (h, "report-signed", "23(3)(2)", "2026-09-23", "visit-cancelled", "reason=R");
}

/* law-25.1: the decision follows both examinations and the outcome that the authorized body agreed to. */
static void
test_decision (void)
{
  g_autoptr (History) good = history_new_run ("coordination-requested", "accredit");
  g_autoptr (History) bad = history_new_run ("report-signed", "refuse");

  must (good, "2026-10-05", "coordination-answered", "answer=agreed", "number=M-1");
  refused (good, "other-outcome", "25(1)", "2026-10-06", "decided", "outcome=refuse", "signatory=Head",
           "reasons=R");
  must (good, "2026-10-06", "coordination-requested", "outcome=refuse");
  must (good, "2026-10-07", "coordination-answered", "answer=agreed", "number=M-2");
  refused (good, "all-met", "25(1)", "2026-10-08", "decided", "outcome=refuse", "signatory=Head", "reasons=R");

  must (bad, "2026-09-28", "coordination-requested", "outcome=accredit");
  must (bad, "2026-10-05", "coordination-answered", "answer=agreed", "number=M-1");
  refused (bad, "criterion-not-met", "25(1)", "2026-10-06", "decided", "outcome=accredit", "signatory=Head");
  must (bad, "2026-10-06", "coordination-requested", "outcome=refuse");
  must (bad, "2026-10-07", "coordination-answered", "answer=agreed", "number=M-2");
  must (bad, "2026-10-08", "decided", "outcome=refuse", "signatory=Head", "reasons=R");
  refused (bad, "decided", "25(1)", "2026-10-09", "decided", "outcome=refuse", "signatory=Head", "reasons=R");
}

/* law-24.2: while the application says that it is an educational organisation, independence can't be met. */
static void
test_independence (gconstpointer data)
{
  const char *said = data;
  g_autoptr (History) h = history_new ();

  must_receive (h, "2026-09-14", said);
  must (h, "2026-09-15", "accepted");
  must (h, "2026-09-16", "examiner-assigned", "person=Examiner");
  refused (h, "education-bars", "24(2)", "2026-09-17", "examined", "criterion=independence", "verdict=met",
           "reasons=R");
  must (h, "2026-09-17", "examined", "criterion=independence", "verdict=unclear", "reasons=R");
  must (h, "2026-09-17", "examined", "criterion=legal-entity", "verdict=met", "reasons=R");
  must (h, "2026-09-17", "examined", "criterion=resources", "verdict=met", "reasons=R");
  must (h, "2026-09-17", "examined", "criterion=professions", "verdict=met", "reasons=R");
  must (h, "2026-09-17", "examined", "criterion=programmes", "verdict=met", "reasons=R");
  must (h, "2026-09-17", "examined", "criterion=personnel", "verdict=met", "reasons=R");
  must (h, "2026-09-17", "examined", "criterion=independence", "verdict=not-met", "reasons=R");
  must (h, "2026-09-18", "documents-concluded", "conclusion=negative", "summary=S");
  must (h, "2026-09-21", "visit-ordered", "from=2026-09-22", "to=2026-09-22", "inspector=I", "address=A");
  refused (h, "education-bars", "24(2)", "2026-09-22", "finding", "criterion=independence", "verdict=met",
           "reasons=R");
  /* When the application was wrong about it, it is corrected first. */
  must (h, "2026-09-22", "correction", "act=1", "reason=R", "new.education-organisation=no",
        "new.founder=Үлгі:900115300003");
  must (h, "2026-09-22", "finding", "criterion=independence", "verdict=met", "reasons=R");
  /* And back again it would make that finding impossible. */
  refused (h, "later-impossible", NULL, "2026-09-23", "correction", "act=1", "reason=R",
           "new.education-organisation=yes");
}

static void
test_missing_papers (void)
{
  g_autoptr (History) despite = history_new ();
  g_autoptr (History) block = history_with_switch ("id=\"missing-papers\" value=\"despite\"",
                                                   "id=\"missing-papers\" value=\"block\"");
  g_autoptr (History) warn = history_with_switch ("id=\"missing-papers\" value=\"despite\"",
                                                  "id=\"missing-papers\" value=\"warn\"");
  const char *only = "paper=p1:application:kk+ru:1:Өтініш";

  must_receive (despite, "2026-09-14", only);
  refused (despite, "papers-missing", "23(2)(1)", "2026-09-15", "accepted");
  g_assert_cmpstr (history_stage (despite, "2026-09-15"), ==, "intake");
  must (despite, "2026-09-15", "accepted", "despite=Қағаз жолда", "officer=Officer");
  refused (despite, "once", NULL, "2026-09-15", "accepted", "despite=Қағаз жолда");

  must_receive (block, "2026-09-14", only);
  refused (block, "papers-block", "23(2)(1)", "2026-09-15", "accepted");
  refused (block, "papers-block", "23(2)(1)", "2026-09-15", "accepted", "despite=Қағаз жолда");
  must (block, "2026-09-15", "paper-added", "item=state-registration", "file=a.pdf", "language=kk+ru");
  must (block, "2026-09-15", "paper-added", "item=resources", "file=a.pdf", "language=kk");
  must (block, "2026-09-15", "paper-added", "item=programme", "file=a.pdf", "file=b.pdf");
  refused (block, "papers-block", "23(2)(1)", "2026-09-15", "accepted");
  must (block, "2026-09-15", "paper-added", "item=personnel", "file=a.pdf");
  refused (block, "papers-block", "23(2)(1)", "2026-09-15",
           "accepted"); /* one of the resources is in Kazakh only */
  must (block, "2026-09-16", "paper-added", "item=resources", "file=b.pdf", "language=ru");
  must (block, "2026-09-16", "accepted");

  must_receive (warn, "2026-09-14", only);
  must (warn, "2026-09-15", "accepted");
  g_assert_cmpint (warn->warnings->len, ==, 5);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (warn->warnings, 0)), ==, "papers-missing");
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (warn->warnings, 1)), ==, "missing-paper");
}

/* Who decides what: a switch of the regulation. */
static void
test_examiner_signs (void)
{
  g_autoptr (History) warn = history_new_run ("coordination-answered", "accredit");
  g_autoptr (History) allow = history_with_switch ("id=\"examiner-signs\" value=\"warn\"",
                                                   "id=\"examiner-signs\" value=\"allow\"");
  g_autoptr (History) block = history_with_switch ("id=\"examiner-signs\" value=\"warn\"",
                                                   "id=\"examiner-signs\" value=\"block\"");

  must (warn, "2026-10-14", "decided", "outcome=accredit", "signatory=Examiner");
  g_assert_cmpint (warn->warnings->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (warn->warnings, 0)), ==, "signatory-examined");
  must (warn, "2026-10-15", "certificate-issued", "signatory=Head");
  g_assert_cmpint (warn->warnings->len, ==, 0);

  history_run (allow, "coordination-answered", "accredit");
  must (allow, "2026-10-14", "decided", "outcome=accredit", "signatory=Inspector");
  g_assert_cmpint (allow->warnings->len, ==, 0);

  history_run (block, "coordination-answered", "accredit");
  refused (block, "signatory-examined", NULL, "2026-10-14", "decided", "outcome=accredit", "signatory=Inspector");
  must (block, "2026-10-14", "decided", "outcome=accredit", "signatory=Head");
  refused (block, "signatory-examined", NULL, "2026-10-15", "certificate-issued", "signatory=Examiner");
}

static void
test_until_day (void)
{
  g_autoptr (History) same = history_new_run ("decided", "accredit");
  g_autoptr (History) before
      = history_with_switch ("id=\"until-day\" value=\"same\"", "id=\"until-day\" value=\"day-before\"");
  g_autoptr (AttDossier) d = NULL;

  must (same, "2026-10-20", "certificate-issued", "signatory=Head");
  g_assert_cmpstr (history_state (same, "2029-10-20"), ==, "valid");
  g_assert_cmpstr (history_state (same, "2029-10-21"), ==, "expired");
  history_run (before, "certificate-issued", "accredit");
  g_assert_cmpstr (history_state (before, "2029-10-19"), ==, "valid");
  g_assert_cmpstr (history_state (before, "2029-10-20"), ==, "expired");
  d = history_fold (before, NULL, NULL);
  g_assert_cmpint (att_dossier_get_certificate (d)->until, ==, history_day ("2029-10-19"));
}

/* law-23.2.5: 29 February plus three years is 28 February. */
static void
test_leap_day (void)
{
  g_autoptr (AttLaw) law = history_law (NULL, NULL);

  g_assert_cmpint (att_law_get_until (law, history_day ("2028-02-29")), ==, history_day ("2031-02-28"));
}

/* The first day of validity: the day of issue, or one since the decision. */
static void
test_valid_from (void)
{
  g_autoptr (History) h = history_new_run ("decided", "accredit");
  g_autoptr (AttDossier) d = NULL;

  refused (h, "from-before-decision", "23(2)(5)", "2026-10-20", "certificate-issued", "signatory=Head",
           "from=2026-10-13");
  h->today = history_day ("2026-10-21");
  refused (h, "from-ahead", "23(2)(5)", "2026-10-20", "certificate-issued", "signatory=Head", "from=2026-10-21");
  must (h, "2026-10-20", "certificate-issued", "signatory=Head", "from=2026-10-14");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_certificate (d)->until, ==, history_day ("2029-10-14"));
}

static void
test_documents_stage (void)
{
  g_autoptr (History) h = history_new_run ("accepted", "accredit");
  g_autoptr (AttDossier) d = NULL;

  refused (h, "no-examiner", "23(2)(2)", "2026-09-16", "examined", "criterion=resources", "verdict=met",
           "reasons=R");
  refused (h, "no-remarks", "23(2)(2)", "2026-09-16", "remarks-answered", "text=T");
  must (h, "2026-09-16", "remarks-sent", "text=T", "reply-by=2026-09-30");
  must (h, "2026-09-17", "remarks-answered", "text=T", "file=a.pdf", "file=b.pdf");
  must (h, "2026-09-17", "examiner-assigned", "person=One", "person=Two");
  must (h, "2026-09-18", "examiner-assigned", "person=Two", "person=Three");
  must (h, "2026-09-18", "assigned", "person=Officer");
  must (h, "2026-09-18", "paper-added", "item=personnel", "file=c.pdf", "language=ru");
  d = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_examiners (d)->len, ==, 3);
  g_assert_cmpstr (att_dossier_get_officer (d), ==, "Officer");
  g_assert_cmpint (att_dossier_get_papers (d)->len, ==, 8);
  g_assert_cmpstr (att_dossier_find_paper (d, "act-4-2")->title, ==, "b.pdf");
  g_assert_cmpstr (att_dossier_find_paper (d, "act-8")->languages, ==, "ru");
  g_assert_null (att_dossier_find_paper (d, "p9"));
}

static void
test_visit_cancelled (void)
{
  g_autoptr (History) h = history_new_run ("visit-ordered", "accredit");
  g_autoptr (AttDossier) d = NULL;

  must (h, "2026-09-22", "visit-cancelled", "reason=R");
  refused (h, "no-visit", "23(2)(3)", "2026-09-23", "finding", "criterion=resources", "verdict=met", "reasons=R");
  refused (h, "no-visit", "23(2)(3)", "2026-09-23", "visit-cancelled", "reason=R");
  must (h, "2026-09-23", "visit-ordered", "from=2026-10-01", "to=2026-10-01", "inspector=Other", "address=A");
  d = history_fold (h, NULL, NULL);
  g_assert_nonnull (att_dossier_get_visit (d));
  g_assert_cmpint (att_dossier_get_inspectors (d)->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/stages/accredit/law-25.2/law-23.2.5", test_accredit);
  g_test_add_func ("/dossier/stages/next-step/law-23.2", test_next_step);
  g_test_add_func ("/dossier/stages/next-step/in-force/law-26.2", test_next_step_in_force);
  g_test_add_func ("/dossier/stages/refuse/law-25.4", test_refuse);
  g_test_add_func ("/dossier/stages/return/law-23.4", test_return);
  g_test_add_func ("/dossier/stages/withdraw/law-23.1", test_withdraw);
  g_test_add_data_func ("/dossier/stages/objection/documents/law-25.1", "documents", test_objection);
  g_test_add_data_func ("/dossier/stages/objection/on-site/law-25.1", "on-site", test_objection);
  g_test_add_func ("/dossier/stages/objection/alone/law-25.1", test_objection_alone);
  g_test_add_data_func ("/dossier/stages/appeal/documents/law-25.5", "documents", test_appeal);
  g_test_add_data_func ("/dossier/stages/appeal/on-site/law-25.5", "on-site", test_appeal);
  g_test_add_data_func ("/dossier/stages/appeal/decision/law-25.5", "decision", test_appeal);
  g_test_add_func ("/dossier/stages/appeal/refused-again/law-25.5", test_refused_again);
  g_test_add_func ("/dossier/stages/appeal/rejected/law-25.5", test_appeal_rejected);
  g_test_add_func ("/dossier/stages/conclusions/law-23.3.2", test_conclusions);
  g_test_add_func ("/dossier/stages/decision/law-25.1", test_decision);
  g_test_add_data_func ("/dossier/stages/independence/applicant/law-24.2", "education-organisation=yes",
                        test_independence);
  g_test_add_data_func ("/dossier/stages/independence/founder/law-24.2", "founder=Колледж:940140000385:yes",
                        test_independence);
  g_test_add_func ("/dossier/stages/missing-papers/law-23.4", test_missing_papers);
  g_test_add_func ("/dossier/stages/examiner-signs", test_examiner_signs);
  g_test_add_func ("/dossier/stages/until-day/law-23.2.5", test_until_day);
  g_test_add_func ("/dossier/stages/leap-day/law-23.2.5", test_leap_day);
  g_test_add_func ("/dossier/stages/valid-from/law-23.2.5", test_valid_from);
  g_test_add_func ("/dossier/stages/documents", test_documents_stage);
  g_test_add_func ("/dossier/stages/visit-cancelled", test_visit_cancelled);
  return g_test_run ();
}
