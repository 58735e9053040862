/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "att-id.h"
#include "history.h"

#define ACT_ID "0123456789abcdef0123456789abcdef"

static AttRegulation *
shipped (void)
{
  static History *h = NULL;

  if (h == NULL)
    h = history_new ();
  return att_law_get_regulation (h->law, history_day ("2026-09-14"));
}

static void fill (AttRecord *record, const AttFieldSpec *fields);

static AttRecord *
make_file (void)
{
  AttRecord *file = att_record_new ();
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", -1);

  att_record_add (file, "sha256", sha256);
  att_record_add (file, "name", "сканер & \"көшірме\".pdf");
  att_record_add (file, "size", "123456");
  att_record_add (file, "type", "application/pdf");
  return file;
}

static AttRecord *
make_overlay (void)
{
  AttRecord *overlay = att_record_new ();

  att_record_add (overlay, "on", "2026-09-15");
  att_record_add (overlay, "text", "A\nB");
  att_record_add (overlay, "reply-by", "");
  att_record_add_record (overlay, "file", make_file ());
  return overlay;
}

/* A value of the field's type; @turn makes the second of a field that repeats differ. */
static void
fill_one (AttRecord *record, const AttFieldSpec *field, guint turn)
{
  AttRecord *inner;

  switch (field->type)
    {
    case ATT_FIELD_LINE:
    case ATT_FIELD_PERSON:
    case ATT_FIELD_NUMBER:
      att_record_add (record, field->id, turn == 0 ? "Әлиева \"Һ\" <А> & 'Б'" : "№ 2\tб");
      break;
    case ATT_FIELD_TEXT:
      att_record_add (record, field->id, turn == 0 ? "Бір\nЕкі\r\n\tҮш ]]> &amp; <br/>" : "\n  Өркен  \n");
      break;
    case ATT_FIELD_DAY:
      att_record_add (record, field->id, turn == 0 ? "2026-02-28" : "2028-02-29");
      break;
    case ATT_FIELD_YES_NO:
      att_record_add (record, field->id, turn == 0 ? "yes" : "no");
      break;
    case ATT_FIELD_COUNT:
      att_record_add (record, field->id, turn == 0 ? "0" : "17");
      break;
    case ATT_FIELD_AREA:
      att_record_add (record, field->id, "412.5");
      break;
    case ATT_FIELD_READING:
      att_record_add (record, field->id, turn == 0 ? "42,5" : "≤ 3.10 <а>");
      break;
    case ATT_FIELD_CHOICE:
      att_record_add (record, field->id, field->choices[turn].id);
      break;
    case ATT_FIELD_TERM:
      att_record_add (
          record, field->id,
          ((const AttTerm *) g_ptr_array_index (att_regulation_get_terms (shipped (), field->list), turn))->id);
      break;
    case ATT_FIELD_BIN:
      att_record_add (record, field->id, "940140000385");
      break;
    case ATT_FIELD_ACT:
      att_record_add (record, field->id, ACT_ID);
      break;
    case ATT_FIELD_FILE:
      att_record_add_record (record, field->id, make_file ());
      break;
    case ATT_FIELD_RECORD:
      inner = att_record_new ();
      fill (inner, field->members);
      att_record_add_record (record, field->id, inner);
      break;
    case ATT_FIELD_OVERLAY:
      att_record_add_record (record, field->id, make_overlay ());
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
fill (AttRecord *record, const AttFieldSpec *fields)
{
  for (; fields->id != NULL; fields++)
    for (guint turn = 0; turn < ((fields->flags & ATT_FIELD_REPEATS) != 0 ? 2 : 1); turn++)
      fill_one (record, fields, turn);
}

static AttAct *
make_act (const AttKind *kind)
{
  g_autoptr (AttRecord) fields = att_record_new ();

  fill (fields, kind->fields);
  att_record_add (fields, "note", "Ескерту");
  return att_act_new (ACT_ID, kind, history_day ("2026-09-14"), "Тексеруші <\"A\" & 'B'>", fields);
}

static void
ignore_error (void *data, xmlError *error)
{
}

static xmlRelaxNG *
compile (void)
{
  static xmlRelaxNG *schema = NULL;
  g_autofree char *text = NULL;
  xmlRelaxNGParserCtxt *context;

  if (schema != NULL)
    return schema;
  text = att_kinds_to_relaxng ();
  context = xmlRelaxNGNewMemParserCtxt (text, (int) strlen (text));
  schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  g_assert_nonnull (schema);
  return schema;
}

static gboolean
is_valid (const char *text, gssize length)
{
  xmlDoc *doc
      = xmlReadMemory (text, (int) (length < 0 ? (gssize) strlen (text) : length), NULL, NULL, XML_PARSE_NONET);
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (compile ());
  gboolean valid;

  g_assert_nonnull (doc);
  xmlRelaxNGSetValidStructuredErrors (context, (xmlStructuredErrorFunc) ignore_error, NULL);
  valid = xmlRelaxNGValidateDoc (context, doc) == 0;
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (doc);
  return valid;
}

/* Written, read, and written again: the same fields and the same bytes; and as the schema says. */
static void
test_round_trip (void)
{
  guint n;
  const AttKind *const *kinds = att_kinds_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttAct) act = make_act (kinds[i]);
      g_autoptr (GBytes) content = att_act_write (act);
      g_autoptr (GError) error = NULL;
      g_autoptr (AttAct) read = att_act_new_from_content (content, &error);
      g_autoptr (AttAct) again = NULL;
      g_autoptr (GBytes) rewritten = NULL;
      g_autoptr (GBytes) kept = NULL;
      g_autoptr (AttProblems) problems = att_problems_new ();
      AttFieldContext context = { shipped (), history_day ("2028-03-01") };

      g_test_message ("%s", kinds[i]->id);
      g_assert_no_error (error);
      g_assert_true (att_act_get_kind (read) == kinds[i]);
      g_assert_cmpstr (att_act_get_id (read), ==, ACT_ID);
      g_assert_cmpint (att_act_get_on (read), ==, att_act_get_on (act));
      g_assert_cmpint (att_act_get_spec_version (read), ==, ATT_SPEC_VERSION);
      g_assert_cmpstr (att_act_get_actor (read), ==, att_act_get_actor (act));
      g_assert_true (att_record_equal (att_act_get_fields (read), att_act_get_fields (act)));
      kept = att_act_write (read);
      g_assert_true (g_bytes_equal (kept, content));
      again = att_act_new (att_act_get_id (read), kinds[i], att_act_get_on (read), att_act_get_actor (read),
                           att_act_get_fields (read));
      rewritten = att_act_write (again);
      g_assert_true (g_bytes_equal (rewritten, content));
      g_assert_true (is_valid (g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content)));
      /* And what the door asks is no more than that. */
      att_fields_check (kinds[i]->fields, att_act_get_fields (read), &context, problems);
      for (guint k = 0; k < problems->len; k++)
        g_assert_cmpstr (att_problem_get_field (g_ptr_array_index (problems, k)), ==, "note");
    }
}

#define ACT(attributes, fields) \
  "<act xmlns=\"urn:kz.atameken.Attestat:act:1\" id=\"" ACT_ID "\" " attributes " on=\"2026-09-14\" actor=\"A\">" \
  fields "</act>"
#define OF(kind) "kind=\"" kind "\" spec=\"1\""

static void
test_schema (void)
{
  static const char *const good[] = {
    ACT (OF ("note"), "<text>T</text>"),
    ACT (OF ("note"), "<note>N</note><text>T</text>"),
    ACT (OF ("accepted"), ""),
    ACT (OF ("accepted"), "<officer>A</officer>"),
    ACT (OF ("accepted") " actor-person=\"" ACT_ID "\"", "<officer person=\"" ACT_ID "\">A</officer>"),
    ACT (OF ("correction"),
         "<act>" ACT_ID "</act><reason>R</reason><new><officer person=\"" ACT_ID "\">A</officer></new>"),
    ACT (OF ("examined"), "<reasons>R</reasons><criterion>resources</criterion><verdict>met</verdict>"),
    ACT (OF ("monitored"), "<duty><duty>1</duty><verdict>met</verdict></duty><summary>S</summary>"),
    ACT (OF ("correction"), "<act>" ACT_ID "</act><reason>R</reason><new><on>2026-09-13</on><text/></new>"),
  };
  static const char *const bad[] = {
    ACT (OF ("accepted"), "<officer person=\"7\">A</officer>"),
    ACT (OF ("accepted") " actor-person=\"A\"", ""),
    ACT (OF ("note"), "<text person=\"" ACT_ID "\">T</text>"),
    ACT (OF ("note"), ""),
    ACT (OF ("note"), "<text>T</text><text>T</text>"),
    ACT (OF ("note"), "<text>T</text><colour>red</colour>"),
    ACT (OF ("note"), "<text><b>T</b></text>"),
    ACT (OF ("no-such-kind"), "<text>T</text>"),
    ACT ("kind=\"note\" spec=\"2\"", "<text>T</text>"),
    ACT ("kind=\"note\"", "<text>T</text>"),
    ACT (OF ("examined"), "<reasons>R</reasons><criterion>resources</criterion><verdict>good</verdict>"),
    ACT (OF ("examined"),
         "<reasons>R</reasons><criterion>resources</criterion><verdict>met</verdict><page>x</page>"),
    ACT (OF ("remarks-sent"), "<text>T</text><reply-by>2026-02-30</reply-by>"),
    ACT (OF ("withdrawn"), "<letter>a.pdf</letter>"),
    ACT (OF ("correction"), "<act>7</act><reason>R</reason><new><text>T</text></new>"),
    ACT (OF ("correction"), "<act>" ACT_ID "</act><reason>R</reason><new/>"),
    "<act id=\"" ACT_ID "\" kind=\"note\" spec=\"1\" on=\"2026-09-14\" actor=\"A\"><text>T</text></act>",
    "<act xmlns=\"urn:kz.atameken.Attestat:act:1\" id=\"1\" kind=\"note\" spec=\"1\" on=\"2026-09-14\" "
    "actor=\"A\">"
    "<text>T</text></act>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (is_valid (good[i], -1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (is_valid (bad[i], -1));
    }
}

static void
test_special_texts (void)
{
  static const char *const texts[] = {
    "a\nb", "a\r\nb\rc", "\ta\t", "\"'<>&", "]]>", "<![CDATA[x]]>", "&amp;", "&#10;",
    "«Үлгі» ӘәІіҢңҒғҮүҰұҚқӨөҺһ", "  ", "x\n", "\xf0\x9f\x93\x84",
  };
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts) + 1; i++)
    {
      g_autoptr (AttRecord) fields = att_record_new ();
      g_autoptr (AttAct) act = NULL;
      g_autoptr (AttAct) read = NULL;
      g_autoptr (GBytes) content = NULL;
      g_autoptr (GError) error = NULL;

      while (i == G_N_ELEMENTS (texts) && g_utf8_strlen (letters->str, -1) < 4000)
        g_string_append (letters, "Ә&\n\"");
      att_record_add (fields, "text", i < G_N_ELEMENTS (texts) ? texts[i] : letters->str);
      act = att_act_new (ACT_ID, att_kind_find ("note"), history_day ("2026-09-14"), "A", fields);
      content = att_act_write (act);
      read = att_act_new_from_content (content, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (att_act_get (read, "text"), ==, att_act_get (act, "text"));
    }
  g_string_free (letters, TRUE);
}

static void
test_newer_and_damaged (void)
{
  static const struct
  {
    const char *content;
    int code;
    const char *id;
  } cases[] = {
    { ACT (OF ("note"), "<text>T</text>"), -1, NULL },
    { ACT (OF ("prolonged"), "<text>T</text>"), ATT_PROBLEM_NEWER, "act-newer" },
    { ACT ("kind=\"note\" spec=\"2\"", "<text>T</text>"), ATT_PROBLEM_NEWER, "act-newer" },
    { ACT ("kind=\"note\" spec=\"0\"", "<text>T</text>"), ATT_PROBLEM_STORE, "act-damaged" },
    { ACT ("kind=\"note\" spec=\"one\"", "<text>T</text>"), ATT_PROBLEM_STORE, "act-damaged" },
    { ACT ("kind=\"note\" spec=\"1x\"", "<text>T</text>"), ATT_PROBLEM_STORE, "act-damaged" },
    { ACT ("kind=\"note\"", "<text>T</text>"), ATT_PROBLEM_STORE, "act-damaged" },
    { ACT ("spec=\"1\"", "<text>T</text>"), ATT_PROBLEM_STORE, "act-damaged" },
    { "<act xmlns=\"urn:kz.atameken.Attestat:act:1\" id=\"" ACT_ID "\" kind=\"note\" spec=\"1\" on=\"2026-02-30\" "
      "actor=\"A\"/>",
      ATT_PROBLEM_STORE, "act-damaged" },
    { "<act xmlns=\"urn:kz.atameken.Attestat:act:1\" id=\"7\" kind=\"note\" spec=\"1\" on=\"2026-02-03\" "
      "actor=\"A\"/>",
      ATT_PROBLEM_STORE, "act-damaged" },
    { "<act xmlns=\"urn:other\" id=\"" ACT_ID "\" kind=\"note\" spec=\"1\" on=\"2026-02-03\" actor=\"A\"/>",
      ATT_PROBLEM_STORE, "act-damaged" },
    { "<note/>", ATT_PROBLEM_STORE, "act-damaged" },
    { "<act", ATT_PROBLEM_STORE, "act-damaged" },
    { "", ATT_PROBLEM_STORE, "act-damaged" },
    { "\xff\xfe", ATT_PROBLEM_STORE, "act-damaged" },
    { "<!DOCTYPE act [<!ENTITY a \"b\">]><act/>", ATT_PROBLEM_STORE, "act-damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (cases[i].content, strlen (cases[i].content));
      g_autoptr (GError) error = NULL;
      g_autoptr (AttAct) act = att_act_new_from_content (content, &error);

      g_test_message ("case %u", i);
      g_assert_true ((act != NULL) == (cases[i].code < 0));
      if (act != NULL)
        continue;
      g_assert_error (error, ATT_PROBLEM, cases[i].code);
      g_assert_cmpstr (att_problem_get_id (error), ==, cases[i].id);
    }
}

/* Damage of any kind is an error and never more. */
static void
test_bytes_flipped (void)
{
  g_autoptr (AttAct) act = make_act (att_kind_find ("received"));
  g_autoptr (GBytes) content = att_act_write (act);
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, length);
      gsize cut = i % 2 == 0 ? length : (gsize) g_rand_int_range (random, 0, (gint32) length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (AttAct) read = NULL;
      g_autoptr (GError) error = NULL;

      damaged[g_rand_int_range (random, 0, (gint32) length)] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
      bytes = g_bytes_new (damaged, cut);
      read = att_act_new_from_content (bytes, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (error->domain == ATT_PROBLEM
                       && (error->code == ATT_PROBLEM_STORE || error->code == ATT_PROBLEM_NEWER));
    }
}

static void
test_properties (void)
{
  g_autoptr (AttAct) act = make_act (att_kind_find ("note"));
  g_autoptr (History) h = history_new_run ("accepted", "accredit");
  g_autoptr (AttDossier) d = NULL;
  g_autoptr (GListModel) acts = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *actor = NULL;
  g_autofree char *outcome = NULL;
  g_autofree char *officer = NULL;
  gint64 seq, number;
  int on;

  att_act_set_entry (act, 3, 12, 1000000, history_day ("2026-09-15"), NULL);
  g_object_get (act, "seq", &seq, "kind", &kind, "on", &on, "actor", &actor, NULL);
  g_assert_cmpint (seq, ==, 12);
  g_assert_cmpstr (kind, ==, "note");
  g_assert_cmpint (on, ==, history_day ("2026-09-14"));
  g_assert_cmpstr (actor, ==, att_act_get_actor (act));
  g_assert_cmpint (att_act_get_recorded_at (act), ==, 1000000);
  g_assert_cmpint (att_act_get_today (act), ==, history_day ("2026-09-15"));
  must (h, "2026-09-16", "assigned", "person=Officer");
  d = history_fold (h, NULL, NULL);
  g_object_get (d, "number", &number, "outcome", &outcome, "officer", &officer, "acts", &acts, NULL);
  g_assert_cmpint (number, ==, 1);
  g_assert_cmpstr (outcome, ==, "open");
  g_assert_cmpstr (officer, ==, "Officer");
  g_assert_cmpint (g_list_model_get_n_items (acts), ==, 3);
  g_assert_true (g_list_model_get_item_type (acts) == ATT_TYPE_ACT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/content/round-trip", test_round_trip);
  g_test_add_func ("/dossier/content/schema", test_schema);
  g_test_add_func ("/dossier/content/special-texts", test_special_texts);
  g_test_add_func ("/dossier/content/newer-and-damaged", test_newer_and_damaged);
  g_test_add_func ("/dossier/content/bytes-flipped", test_bytes_flipped);
  g_test_add_func ("/dossier/content/properties", test_properties);
  return g_test_run ();
}
