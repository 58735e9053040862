/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-measured.h"
#include "history.h"

/* The contract's rows: `field!` is required, `field…` repeats, `field=no` has a default. What the program fills in
 * itself is not among them. */
static const struct
{
  const char *stage;
  const char *kind;
  const char *fields;
  const char *provision;
} rows[] = {
  { "intake", "paper-added", "item! file!… language", "23(2)(1)" },
  { "intake", "accepted", "number officer despite", "23(2)(1)" },
  { "intake", "returned", "reason!…", "23(4)" },
  { "intake", "withdrawn", "letter", "23(1)" },
  { "documents", "examiner-assigned", "person!…", "23(2)(2)" },
  { "documents", "examined", "criterion! verdict! reasons! paper page quote evidence…", "23(2)(2), 24" },
  { "documents", "remarks-sent", "text! reply-by number", "23(2)(2)" },
  { "documents", "remarks-answered", "text file…", "23(2)(2)" },
  { "documents", "documents-concluded", "conclusion! summary!", "23(2)(2)" },
  { "on-site", "visit-ordered", "number from! to! inspector!… address!…", "23(2)(3)" },
  { "on-site", "visit-cancelled", "reason!", "23(2)(3)" },
  { "on-site", "finding", "criterion! verdict! reasons! measured… photo… item", "23(3)(2)" },
  { "on-site", "report-signed", "conclusion! summary! signatory!…", "23(3)(2)" },
  { "on-site", "field-lost", "issued! reason!", "23(2)(3)" },
  { "on-site", "settled", "act! outcome! reason! as-of", "23(2)(3)" },
  { "decision", "coordination-requested", "number outcome! summary", "25(1)" },
  { "decision", "coordination-answered", "answer! number! reasons reopens", "25(1)" },
  { "decision", "decided", "outcome! number signatory! reasons", "25(1)" },
  { "certificate", "certificate-issued", "serial signatory! from", "25(2)" },
  { "certificate", "listed", "reference!", "25(2)" },
  { "agreement", "agreement-concluded", "number signatory! centre-signatory!", "25(2)" },
  { "decision", "refusal-sent", "number channel!", "25(4)" },
  { "decision", "appeal-filed", "to! text", "25(5)" },
  { "decision", "appeal-resolved", "outcome! reference! reopens", "25(5)" },
  { "in-force", "monitoring-planned", "from! to method", "25(3)" },
  { "in-force", "monitored", "duty… summary! plan", "25(3), 17(2)" },
  { "in-force", "violation-found", "basis!… text! endangers=no", "26(2)" },
  { "in-force", "complaint-received", "person! document text!", "26(2)(4)" },
  { "in-force", "complaint-resolved", "complaint! confirmed! text! endangers=no", "26(2)(4)" },
  { "in-force", "document-cancelled", "complaint! document!", "26(2)" },
  { "in-force", "statement-received", "text!", "26(2)(1)" },
  { "in-force", "revoked", "ground!… basis!… number signatory! reasons!", "26(2), 26(3)" },
  { "in-force", "revocation-declined", "basis!… number signatory! reasons!", "26(3)" },
  { "in-force", "revocation-sent", "reference!", "26(4)" },
  { "in-force", "revocation-set-aside", "reference! text", "25(5)" },
  { "in-force", "elimination-reported", "text! file…", "26(5)" },
  { "in-force", "resumption-decided", "outcome! number signatory! reasons!", "26(5)" },
  { "in-force", "reorganised",
    "form! bin! legal-form name-kk! name-ru! registered-date registered-number address-kk address-ru head-name "
    "head-position-kk head-position-ru phone email education-organisation founder…", "26(1)" },
  { "in-force", "reissued", "serial signatory!", "26(1)" },
  { "in-force", "centre-changed",
    "form name-kk name-ru registered-date registered-number address-kk address-ru head-name head-position-kk "
    "head-position-ru phone email education-organisation founder…", "11(2)" },
  { "in-force", "terminated", "ground! reference!", "26(6)" },
  { "in-force", "copy-issued", "what! signatory! reason", NULL },
  { "in-force", "agreement-ended", "reason!", "25(2)" },
  { "in-force", "published", "what! act reference!", "6, 11(2), 26" },
  { "any", "assigned", "person!", NULL },
  { "any", "note", "text!", NULL },
  { "any", "signed-copy-added", "act! file!", NULL },
  { "any", "correction", "act! reason! new", NULL },
  { "any", "annulled", "act! reason!", NULL },
};

/* Made by a command of their own: their fields are the work's. */
static const struct
{
  const char *stage;
  const char *kind;
  const char *provision;
  gboolean by_program;
} made[] = {
  { "intake", "received", "23(2)(1)", TRUE },
  { "in-force", "taken-over", "11(2)", TRUE },
  { "in-force", "reaccreditation-received", "23(5)", TRUE },
  { "on-site", "field-issued", "23(2)(3)", TRUE },
  { "on-site", "field-returned", "23(2)(3)", TRUE },
  { "office", "regulation-adopted", "23(4)", TRUE },
  { "office", "calendar-amended", "23(4)", TRUE },
  { "office", "template-adopted", "23(4)", TRUE },
  { "office", "professions-imported", "23(4)", TRUE },
  { "office", "person-registered", "23(4)", FALSE },
  { "office", "key-made", "23(4)", TRUE },
  { "office", "settings-changed", "23(4)", FALSE },
};

static const struct
{
  const char *kind;
  const char *field;
  const char *ids;
} choices[] = {
  { "examined", "verdict", "met not-met unclear" },
  { "finding", "verdict", "met not-met unclear" },
  { "documents-concluded", "conclusion", "positive negative" },
  { "report-signed", "conclusion", "positive negative" },
  { "coordination-requested", "outcome", "accredit refuse" },
  { "coordination-answered", "answer", "agreed objected" },
  { "coordination-answered", "reopens", "documents on-site" },
  { "decided", "outcome", "accredit refuse" },
  { "refusal-sent", "channel", "paper electronic both" },
  { "appeal-resolved", "outcome", "upheld rejected" },
  { "appeal-resolved", "reopens", "documents on-site decision" },
  { "monitoring-planned", "method", "on-site remote" },
  { "violation-found", "basis", "procedure criteria agreement" },
  { "resumption-decided", "outcome", "resume deny" },
  { "terminated", "ground", "liquidation court" },
  { "published", "what", "state cancelled-document barred-centre" },
  { "received", "kind", "initial re-accreditation taken-over" },
  { "received", "channel", "paper electronic" },
  { "paper-added", "language", "kk ru kk+ru" },
};

static char *
write_fields (const AttKind *kind)
{
  GString *out = g_string_new (NULL);

  for (const AttFieldSpec *field = kind->fields; field->id != NULL; field++)
    {
      if ((field->flags & ATT_FIELD_DERIVED) != 0)
        continue;
      g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? " " : "", field->id,
                              (field->flags & ATT_FIELD_REQUIRED) != 0 ? "!" : "",
                              (field->flags & ATT_FIELD_REPEATS) != 0 ? "…" : "");
      if (field->fallback != NULL)
        g_string_append_printf (out, "=%s", field->fallback);
    }
  return g_string_free (out, FALSE);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const AttKind *kind = att_kind_find (rows[i].kind);
      g_autofree char *fields = NULL;

      g_test_message ("%s", rows[i].kind);
      g_assert_nonnull (kind);
      fields = write_fields (kind);
      g_assert_cmpstr (fields, ==, rows[i].fields);
      g_assert_cmpstr (att_stage_get_id (kind->stage), ==, rows[i].stage);
      g_assert_cmpstr (kind->provision, ==, rows[i].provision);
      g_assert_false (kind->by_program);
    }
}

static void
test_made_by_program (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      const AttKind *kind = att_kind_find (made[i].kind);

      g_test_message ("%s", made[i].kind);
      g_assert_nonnull (kind);
      g_assert_cmpstr (att_stage_get_id (kind->stage), ==, made[i].stage);
      g_assert_cmpstr (kind->provision, ==, made[i].provision);
      g_assert_true (kind->by_program == made[i].by_program);
    }
}

static void
test_choices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const AttFieldSpec *field = att_kind_find_field (att_kind_find (choices[i].kind), choices[i].field);
      g_autoptr (GString) ids = g_string_new (NULL);

      g_test_message ("%s of %s", choices[i].field, choices[i].kind);
      g_assert_nonnull (field);
      g_assert_cmpint (field->type, ==, ATT_FIELD_CHOICE);
      for (const AttChoice *choice = field->choices; choice->id != NULL; choice++)
        {
          g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", choice->id);
          g_assert_cmpstr (att_field_get_choice_title (field, choice->id), !=, "");
        }
      g_assert_cmpstr (ids->str, ==, choices[i].ids);
    }
}

/* Criteria, grounds, forms and duties are the regulation's, by the ids of the contract. */
static void
test_terms (void)
{
  g_autoptr (History) h = history_new ();
  AttRegulation *regulation = att_law_get_regulation (h->law, history_day ("2026-09-14"));
  static const struct
  {
    const char *kind;
    const char *field;
    const char *ids;
  } terms[] = {
    { "examined", "criterion", "legal-entity resources professions programmes personnel independence" },
    { "finding", "criterion", "legal-entity resources professions programmes personnel independence" },
    { "revoked", "ground", "1 2 3 4" },
    { "reorganised", "form", "merger accession division separation transformation" },
    { "paper-added", "item", "application state-registration resources programme personnel other" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      const AttFieldSpec *field = att_kind_find_field (att_kind_find (terms[i].kind), terms[i].field);
      g_auto (GStrv) ids = g_strsplit (terms[i].ids, " ", -1);

      g_assert_cmpint (field->type, ==, ATT_FIELD_TERM);
      g_assert_cmpint (att_regulation_get_terms (regulation, field->list)->len, ==, g_strv_length (ids));
      for (guint k = 0; ids[k] != NULL; k++)
        g_assert_nonnull (att_regulation_find_term (regulation, field->list, ids[k]));
    }
}

/* Nothing in the table that neither the contract nor this test names. */
static void
test_complete (void)
{
  guint n;
  const AttKind *const *kinds = att_kinds_list (&n);

  g_assert_cmpint (n, ==, G_N_ELEMENTS (rows) + G_N_ELEMENTS (made));
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", kinds[i]->id);
      g_assert_true (att_kind_find (kinds[i]->id) == kinds[i]);
      g_assert_cmpstr (att_kind_get_title (kinds[i]), !=, "");
      g_assert_nonnull (kinds[i]->possible);
      g_assert_nonnull (att_kind_find_field (kinds[i], "note"));
      for (const AttFieldSpec *field = kinds[i]->fields; field->id != NULL; field++)
        {
          g_assert_cmpstr (att_field_get_title (field), !=, "");
          g_assert_true ((field->type == ATT_FIELD_CHOICE) == (field->choices != NULL));
          g_assert_true ((field->type == ATT_FIELD_RECORD) == (field->members != NULL));
          g_assert_true (att_field_find (field + 1, field->id) == NULL);
        }
    }
  g_assert_null (att_kind_find ("renewed"));
  g_assert_null (att_kind_find (NULL));
}

static void
test_stages (void)
{
  static const char *const ids[] = {
    "intake",    "documents", "on-site", "decision", "certificate",
    "agreement", "in-force",  "closed",  "any",      "office",
  };
  AttStage stage;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (att_stage_parse (ids[i], &stage));
      g_assert_cmpint (stage, ==, i);
      g_assert_cmpstr (att_stage_get_title (stage), !=, "");
    }
  g_assert_false (att_stage_parse ("examination", &stage));
  g_assert_false (att_stage_parse (NULL, &stage));
}

/* Bad input is found before the law is asked: each of these is impossible as well, the dossier being empty. */
static void
test_wrong_fields (void)
{
  g_autoptr (History) h = history_new ();
  g_autofree char *letters = g_strnfill (4001, 'a');
  g_autofree char *long_line = g_strdup_printf ("reference=%s", letters);
  g_autofree char *longest = g_strnfill (9 * 1024 * 1024, 'a');
  g_autofree char *long_text = g_strdup_printf ("text=%s", longest);

  wrong (h, "field-missing", "verdict", "2026-09-14", "examined", "criterion=resources", "reasons=R");
  wrong (h, "field-missing", "person", "2026-09-14", "examiner-assigned");
  wrong (h, "field-unknown", "colour", "2026-09-14", "accepted", "colour=red");
  wrong (h, "field-twice", "verdict", "2026-09-14", "examined", "criterion=resources", "verdict=met",
         "verdict=unclear", "reasons=R");
  wrong (h, "value", "verdict", "2026-09-14", "examined", "criterion=resources", "verdict=good", "reasons=R");
  wrong (h, "value", "criterion", "2026-09-14", "examined", "criterion=weather", "verdict=met", "reasons=R");
  wrong (h, "value", "reasons", "2026-09-14", "examined", "criterion=resources", "verdict=met", "reasons=  ");
  wrong (h, "value", "page", "2026-09-14", "examined", "criterion=resources", "verdict=met", "reasons=R",
         "page=-1");
  wrong (h, "value", "reply-by", "2026-09-14", "remarks-sent", "text=T", "reply-by=2026-02-29");
  wrong (h, "value", "reply-by", "2026-09-14", "remarks-sent", "text=T", "reply-by=29.02.2028");
  wrong (h, "days-reversed", "to", "2026-09-14", "visit-ordered", "from=2026-09-25", "to=2026-09-24",
         "inspector=I", "address=A");
  wrong (h, "day-ahead", "from", "2026-09-14", "certificate-issued", "signatory=S", "from=2026-09-15");
  wrong (h, "field-derived", "until", "2026-09-14", "certificate-issued", "signatory=S", "until=2029-09-14");
  wrong (h, "value", "endangers", "2026-09-14", "violation-found", "basis=criteria", "text=T", "endangers=maybe");
  wrong (h, "value", "basis", "2026-09-14", "violation-found", "basis=manners", "text=T");
  wrong (h, "value", "bin", "2026-09-14", "reorganised", "form=merger", "bin=210340001238", "name-kk=A",
         "name-ru=B");
  wrong (h, "value", "basis", "2026-09-14", "revoked", "ground=2", "basis=the second", "signatory=S", "reasons=R");
  wrong (h, "value", "ground", "2026-09-14", "revoked", "ground=5", "basis=2", "signatory=S", "reasons=R");
  wrong (h, "value", "duty", "2026-09-14", "monitored", "duty=10:met:T", "summary=S");
  wrong (h, "field-missing", "verdict", "2026-09-14", "monitored", "duty=3", "summary=S");
  wrong (h, "unknown-act", "act", "2026-09-14", "published", "what=state", "act=7", "reference=R");
  wrong (h, "unknown-act", "act", "2026-09-14", "annulled", "act=7", "reason=R");
  wrong (h, "nothing-new", NULL, "2026-09-14", "correction", "act=1", "reason=R");
  wrong (h, "field-missing", "reasons", "2026-09-14", "decided", "outcome=refuse", "signatory=S");
  wrong (h, "field-missing", "reopens", "2026-09-14", "appeal-resolved", "outcome=upheld", "reference=R");
  wrong (h, "reopens-without-upheld", "reopens", "2026-09-14", "appeal-resolved", "outcome=rejected",
         "reference=R", "reopens=decision");
  wrong (h, "reopens-without-objection", "reopens", "2026-09-14", "coordination-answered", "answer=agreed",
         "number=1", "reopens=documents");
  wrong (h, "value", "reopens", "2026-09-14", "coordination-answered", "answer=objected", "number=1",
         "reopens=decision");
  /* An act with these could be written, and never be read again. */
  wrong (h, "value", "text", "2026-09-14", "note", "text=a\001b");
  wrong (h, "value", "text", "2026-09-14", "note", "text=a\xff");
  wrong (h, "value", "text", "2026-09-14", "note", "text=a\xef\xbf\xbe");
  wrong (h, "value", "reference", "2026-09-14", "listed", "reference=a\nb");
  wrong (h, "value", "reference", "2026-09-14", "listed", "reference=a\rb");
  wrong (h, "line-too-long", "reference", "2026-09-14", "listed", long_line);
  wrong (h, "too-long", NULL, "2026-09-14", "note", long_text);
  g_assert_cmpint (h->acts->len, ==, 0);
}

/* What stands in a field of parts or of a file must have the parts. */
static void
test_text_for_parts (void)
{
  static const struct
  {
    const char *kind;
    const char *field;
  } cases[] = { { "elimination-reported", "file" }, { "monitored", "duty" }, { "withdrawn", "letter" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttRecord) fields = att_record_new ();
      g_autoptr (AttProblems) problems = att_problems_new ();
      g_autofree char *hash = g_strnfill (64, 'a');

      att_record_add (fields, cases[i].field, hash);
      att_record_add (fields, "text", "T");
      att_record_add (fields, "summary", "S");
      att_kind_check (att_kind_find (cases[i].kind), fields, NULL, problems);
      g_assert_cmpint (problems->len, >, 0);
      g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (problems, 0)), ==, "value");
      g_assert_cmpstr (att_problem_get_field (g_ptr_array_index (problems, 0)), ==, cases[i].field);
    }
}

/* `3:met:TEXT`: the last part takes what is left, colons and all. */
static void
test_typed_parts (void)
{
  const AttFieldSpec *duty = att_kind_find_field (att_kind_find ("monitored"), "duty");
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttProblems) problems = att_problems_new ();
  AttRecord *part;

  g_assert_true (att_field_add_typed (fields, duty, " 3 : met : at 10:30 all were there ", problems));
  part = att_record_get_record (fields, "duty");
  g_assert_cmpint (att_record_get_size (part), ==, 3);
  g_assert_cmpstr (att_record_get (part, "duty"), ==, "3");
  g_assert_cmpstr (att_record_get (part, "verdict"), ==, "met");
  g_assert_cmpstr (att_record_get (part, "text"), ==, "at 10:30 all were there");
  g_assert_cmpint (problems->len, ==, 0);
}

/* However many places a verdict rests on, and whichever way they were typed, they are read alike. */
static void
test_evidence (void)
{
  const AttKind *kind = att_kind_find ("examined");
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttProblems) problems = att_problems_new ();
  g_autoptr (GPtrArray) places = NULL;
  const AttEvidence *place;

  g_assert_true (att_field_add_typed (fields, att_kind_find_field (kind, "paper"), "P1", problems));
  g_assert_true (att_field_add_typed (fields, att_kind_find_field (kind, "page"), "2", problems));
  g_assert_true (att_field_add_typed (fields, att_kind_find_field (kind, "evidence"), "P7:3:area: 412.5 m2", problems));
  g_assert_true (att_field_add_typed (fields, att_kind_find_field (kind, "evidence"), "P8", problems));
  g_assert_cmpuint (problems->len, ==, 0);
  places = att_evidence_list (fields);
  g_assert_cmpuint (places->len, ==, 3);
  place = g_ptr_array_index (places, 0);
  g_assert_cmpstr (place->paper, ==, "P1");
  g_assert_cmpuint (place->page, ==, 2);
  g_assert_null (place->quote);
  place = g_ptr_array_index (places, 1);
  g_assert_cmpstr (place->paper, ==, "P7");
  g_assert_cmpuint (place->page, ==, 3);
  g_assert_cmpstr (place->quote, ==, "area: 412.5 m2");
  place = g_ptr_array_index (places, 2);
  g_assert_cmpuint (place->page, ==, 0);
}

/* A measured value is kept as it was read; it has a digit, and may do without a unit. */
static void
test_measured (void)
{
  static const struct
  {
    const char *typed;
    const char *words; /* NULL: refused */
    const char *field; /* because of */
  } cases[] = {
    { "Ауданы, 3-бөлме:42,5:м²", "Ауданы, 3-бөлме – 42,5\u00a0м²", NULL },
    { "Height : 3.10 : m", "Height – 3.10\u00a0m", NULL },
    { "Places:12", "Places – 12", NULL },
    { "Light:≥ 300–320:lx", "Light – ≥ 300–320\u00a0lx", NULL },
    { "Height", NULL, "value" },
    { "Height:high:m", NULL, "value" },
    { ":42,5:m", NULL, "what" },
    { "Height at 10:30:3,1:m", NULL, "unit" },
  };
  const AttKind *kind = att_kind_find ("finding");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttRecord) fields = att_record_new ();
      g_autoptr (AttProblems) problems = att_problems_new ();
      g_autofree char *words = NULL;

      att_record_add (fields, "criterion", "resources");
      att_record_add (fields, "verdict", "met");
      att_record_add (fields, "reasons", "R");
      g_assert_true (att_field_add_typed (fields, att_kind_find_field (kind, "measured"), cases[i].typed, problems));
      att_kind_check (kind, fields, NULL, problems);
      if (cases[i].words == NULL)
        {
          g_assert_cmpuint (problems->len, ==, 1);
          g_assert_cmpstr (att_problem_get_field (g_ptr_array_index (problems, 0)), ==, cases[i].field);
          continue;
        }
      g_assert_cmpuint (problems->len, ==, 0);
      words = att_measured_join (fields, "; ");
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/kinds/rows", test_rows);
  g_test_add_func ("/dossier/kinds/made-by-program", test_made_by_program);
  g_test_add_func ("/dossier/kinds/choices", test_choices);
  g_test_add_func ("/dossier/kinds/terms/law-24/law-26.1/law-26.2", test_terms);
  g_test_add_func ("/dossier/kinds/complete", test_complete);
  g_test_add_func ("/dossier/kinds/stages", test_stages);
  g_test_add_func ("/dossier/kinds/wrong-fields", test_wrong_fields);
  g_test_add_func ("/dossier/kinds/text-for-parts", test_text_for_parts);
  g_test_add_func ("/dossier/kinds/typed-parts", test_typed_parts);
  g_test_add_func ("/dossier/kinds/evidence", test_evidence);
  g_test_add_func ("/dossier/kinds/measured/law-23.3.2", test_measured);
  return g_test_run ();
}
