/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "history.h"

/* Where each kind of act is possible, by the contract's column "possible", in twenty states of a dossier. `+` is
 * possible; a letter says what stands against it first. */
static const struct
{
  char letter;
  const char *id;
} reasons[] = {
  { 'n', "not-received" }, { 'c', "closed" }, { 'o', "once" }, { 'a', "not-accepted" }, { 'd', "decided" },
  { 'i', "not-issued" }, { 'e', "ended" }, { 'f', "not-in-force" }, { 'p', "by-program" }, { 'x', "no-examiner" },
  { 'm', "no-remarks" }, { 'u', "criterion-open" }, { 'q', "documents-concluded" },
  { 'w', "documents-not-concluded" },
  { 'r', "report-signed" }, { 'R', "report-not-signed" }, { 'v', "no-visit" }, { 'g', "no-finding" },
  { 'C', "not-requested" }, { 'A', "answered-already" }, { 'N', "not-answered" }, { 't', "not-accredited" },
  { 'F', "not-refused" }, { 'P', "no-appeal" }, { 'b', "no-basis" }, { 'V', "not-revoked" },
  { 'E', "no-elimination" },
  { 'G', "not-reorganised" }, { 'S', "nothing-to-publish" }, { 'k', "no-complaint" }, { 'K', "not-confirmed" },
  { 'T', "no-agreement" }, { 'I', "issued-already" }, { 'O', "not-the-office" }, { 'Z', "nothing-recorded" },
  { 'l', "refusal-sent-already" }, { 'D', "no-document-with-act" },
  { 'X', "not-out" }, { 'U', "none-expected" }, { 'H', "nothing-held" },
};

static const char *const states[] = {
  "empty", "received", "accepted", "examiner-assigned", "examined", "documents-concluded", "visit-ordered",
  "finding",
  "report-signed", "coordination-requested", "coordination-answered", "decided", "certificate-issued", "in-force",
  "revoked", "terminated", "expired", "refused", "refusal-sent", "withdrawn",
};

static const struct
{
  const char *kind;
  const char *possible;
} rows[] = {
  /*                          empty, received, accepted, examiner, examined
                              |     concluded, visit, finding, report, requested, answered, decided
                              |     |       issued, in force, revoked, terminated, expired
                              |     |       |    refused, sent, withdrawn */
  { "received",               "ppppp" "ppppppp" "ppppp" "ppp" },
  { "taken-over",             "ppppp" "ppppppp" "ppppp" "ppp" },
  { "paper-added",            "n++++" "++++++d" "ddddd" "dcc" },
  { "accepted",               "n+ooo" "ooooood" "ddddd" "dcc" },
  { "returned",               "n++++" "++++++d" "ddddd" "dcc" },
  { "withdrawn",              "n++++" "+++++++" "IIIII" "+cc" },
  { "examiner-assigned",      "na+++" "qqqqqqd" "ddddd" "dcc" },
  { "examined",               "nax++" "qqqqqqd" "ddddd" "dcc" },
  { "remarks-sent",           "n++++" "qqqqqqd" "ddddd" "dcc" },
  { "remarks-answered",       "nmmmm" "mmmmmmd" "ddddd" "dcc" },
  { "documents-concluded",    "nauu+" "qqqqqqd" "ddddd" "dcc" },
  { "visit-ordered",          "nawww" "+++rrrd" "ddddd" "dcc" },
  { "visit-cancelled",        "nawww" "v++rrrd" "ddddd" "dcc" },
  { "finding",                "nawww" "v++rrrd" "ddddd" "dcc" },
  { "report-signed",          "nawww" "gg+rrrd" "ddddd" "dcc" },
  { "field-issued",           "nawww" "v++rrrd" "ddddd" "dcc" },
  { "field-returned",         "XXXXX" "XXXXXXX" "XXXXX" "XXX" },
  { "field-lost",             "UUUUU" "UUUUUUU" "UUUUU" "UUU" },
  { "settled",                "HHHHH" "HHHHHHH" "HHHHH" "HHH" },
  { "coordination-requested", "nawww" "RRR+++d" "ddddd" "dcc" },
  { "coordination-answered",  "nawww" "RRRC+Ad" "ddddd" "dcc" },
  { "decided",                "nawww" "RRRCN+d" "ddddd" "dcc" },
  { "certificate-issued",     "ntttt" "tttttt+" "ooooo" "tcc" },
  { "copy-issued",            "iiiii" "iiiiiii" "+++++" "iii" },
  { "listed",                 "iiiii" "iiiiiii" "+++++" "iii" },
  { "agreement-concluded",    "ntttt" "tttttt+" "+++++" "tcc" },
  { "agreement-ended",        "TTTTT" "TTTTTTT" "T++++" "TTT" },
  { "refusal-sent",           "FFFFF" "FFFFFFF" "FFFFF" "+lc" },
  { "appeal-filed",           "FFFFF" "FFFFFFF" "FFFFF" "++c" },
  { "appeal-resolved",        "FFFFF" "FFFFFFF" "FFFFF" "PPc" },
  { "monitoring-planned",     "iiiii" "iiiiiii" "+++ee" "iii" },
  { "monitored",              "iiiii" "iiiiiii" "+++ee" "iii" },
  { "violation-found",        "iiiii" "iiiiiii" "+++ee" "iii" },
  { "complaint-received",     "iiiii" "iiiiiii" "+++++" "iii" },
  { "complaint-resolved",     "kkkkk" "kkkkkkk" "kkkkk" "kkk" },
  { "document-cancelled",     "KKKKK" "KKKKKKK" "KKKKK" "KKK" },
  { "statement-received",     "iiiii" "iiiiiii" "++fee" "iii" },
  { "revoked",                "iiiii" "iiiiiii" "bbfee" "iii" },
  { "revocation-declined",    "iiiii" "iiiiiii" "bbbbb" "iii" },
  { "revocation-sent",        "VVVVV" "VVVVVVV" "VV+VV" "VVV" },
  { "revocation-set-aside",   "iiiii" "iiiiiii" "VV+VV" "iii" },
  { "elimination-reported",   "iiiii" "iiiiiii" "VV+ee" "iii" },
  { "resumption-decided",     "iiiii" "iiiiiii" "VVEVV" "iii" },
  { "reorganised",            "iiiii" "iiiiiii" "+++ee" "iii" },
  { "reissued",               "iiiii" "iiiiiii" "GGfee" "iii" },
  { "centre-changed",         "iiiii" "iiiiiii" "+++ee" "iii" },
  { "terminated",             "iiiii" "iiiiiii" "+++ee" "iii" },
  { "published",              "SSSSS" "SSSSSSS" "+++++" "SSS" },
  { "reaccreditation-received", "iiiii" "iiiiiii" "ppppp" "iii" },
  { "assigned",               "n++++" "+++++++" "+++ee" "+cc" },
  { "note",                   "+++++" "+++++++" "+++++" "+++" },
  { "signed-copy-added",      "nDDDD" "DDDDDDD" "DDDDD" "DDD" },
  { "correction",             "Z++++" "+++++++" "+++++" "+++" },
  { "annulled",               "Z++++" "+++++++" "+++++" "+++" },
  { "regulation-adopted",     "OOOOO" "OOOOOOO" "OOOOO" "OOO" },
  { "calendar-amended",       "OOOOO" "OOOOOOO" "OOOOO" "OOO" },
  { "template-adopted",       "OOOOO" "OOOOOOO" "OOOOO" "OOO" },
  { "professions-imported",   "OOOOO" "OOOOOOO" "OOOOO" "OOO" },
  { "person-registered",      "OOOOO" "OOOOOOO" "OOOOO" "OOO" },
  { "key-made",               "OOOOO" "OOOOOOO" "OOOOO" "OOO" },
  { "settings-changed",       "OOOOO" "OOOOOOO" "OOOOO" "OOO" },
};

static History *
reach (const char *state)
{
  History *h;

  if (g_str_equal (state, "empty"))
    return history_new ();
  if (g_str_equal (state, "refused"))
    return history_new_run ("decided", "refuse");
  if (g_str_equal (state, "refusal-sent"))
    return history_new_run ("refusal-sent", "refuse");
  if (g_str_equal (state, "withdrawn"))
    {
      h = history_new_run ("accepted", "accredit");
      must (h, "2026-09-16", "withdrawn", "letter=letter.pdf");
      return h;
    }
  if (!g_str_equal (state, "in-force") && !g_str_equal (state, "revoked") && !g_str_equal (state, "terminated")
      && !g_str_equal (state, "expired"))
    return history_new_run (state, "accredit");
  h = history_new_run ("agreement-concluded", "accredit");
  if (g_str_equal (state, "revoked"))
    {
      guint violation = must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T");
      g_autofree char *basis = g_strdup_printf ("basis=%u", violation);

      must (h, "2026-11-03", "revoked", "ground=2", basis, "signatory=Head", "reasons=R");
    }
  else if (g_str_equal (state, "terminated"))
    must (h, "2026-11-03", "terminated", "ground=court", "reference=R");
  return h;
}

static const char *
find_reason (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].letter == letter)
      return reasons[i].id;
  return NULL;
}

static void
test_table (gconstpointer data)
{
  const char *state = data;
  g_autoptr (History) h = reach (state);
  const char *iso = g_str_equal (state, "expired") ? "2029-10-21" : "2026-12-01";
  AttDay on = history_day (iso);
  g_autoptr (AttDossier) dossier = history_fold (h, iso, NULL);
  guint column = 0;
  guint n_kinds;

  while (!g_str_equal (states[column], state))
    column++;
  att_kinds_list (&n_kinds);
  g_assert_cmpint (n_kinds, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AttProblems) refusals = att_problems_new ();
      const AttKind *kind = att_kind_find (rows[i].kind);
      gboolean possible = att_procedure_is_possible (dossier, kind, on, h->law, refusals);
      const char *expected = find_reason (rows[i].possible[column]);

      g_assert_cmpint (strlen (rows[i].possible), ==, G_N_ELEMENTS (states));
      g_assert_true (possible == (refusals->len == 0));
      if (g_strcmp0 (possible ? NULL : att_problem_get_id (g_ptr_array_index (refusals, 0)), expected) != 0)
        g_error ("%s when %s: %s, not %s", rows[i].kind, state,
                 possible ? "possible" : att_problem_get_id (g_ptr_array_index (refusals, 0)), expected);
      for (guint k = 0; k < refusals->len; k++)
        {
          g_autofree char *text = att_problem_to_string (g_ptr_array_index (refusals, k));

          g_assert_null (strchr (text, '{'));
          g_assert_true (g_str_has_suffix (g_strstrip (text), ".") || strchr (text, ')') != NULL);
        }
    }
}

/* Dossier 0 takes the office's own acts, notes, and nothing else. */
static void
test_office (void)
{
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (History) h = history_new ();
  AttDay on = history_day ("2026-12-01");
  guint n;
  const AttKind *const *kinds = att_kinds_list (&n);

  h->number = ATT_OFFICE_DOSSIER;
  must (h, "2026-09-01", "person-registered", "name=Head", "position-kk=Басшы");
  must (h, "2026-09-01", "settings-changed", "city-kk=Алматы");
  must (h, "2026-09-02", "note", "text=T");
  refused (h, "office-stays", NULL, "2026-09-03", "correction", "act=1", "reason=R", "new.name=Other");
  refused (h, "office-stays", NULL, "2026-09-03", "annulled", "act=1", "reason=R");
  history_refused (h, G_STRLOC, "by-program", NULL, history_receive (h, "2026-09-03", NULL));
  dossier = history_fold (h, NULL, NULL);
  g_assert_cmpint (att_dossier_get_stage (dossier, on), ==, ATT_STAGE_OFFICE);
  for (guint i = 0; i < n; i++)
    g_assert_true (att_procedure_is_possible (dossier, kinds[i], on, h->law, NULL)
                   == (kinds[i]->stage == ATT_STAGE_OFFICE || g_str_equal (kinds[i]->id, "note")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dossier/possible/%s", states[i]);

      g_test_add_data_func (path, states[i], test_table);
    }
  g_test_add_func ("/dossier/possible/office", test_office);
  return g_test_run ();
}
