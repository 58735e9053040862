/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-certificate-data.h"
#include "att-problem.h"
#include "att-statement.h"
#include "doc-fixture.h"

static AttSigningKey *
new_key (guint32 seed)
{
  g_autoptr (AttRandom) random = att_random_new_seeded (seed);

  return att_signing_key_new (random);
}

static AttStatement *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AttStatement *statement = att_statement_parse (text, &error);

  g_assert_no_error (error);
  return statement;
}

static void
assert_refused (const char *text, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttStatement) statement = att_statement_parse (text, &error);

  g_assert_null (statement);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
}

static void
test_round_trip (void)
{
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  g_autoptr (GBytes) xml = att_certificate_data_new (data);
  g_autoptr (GBytes) other = g_bytes_new_static ("x", 1);
  g_autoptr (AttSigningKey) key = new_key (1);
  g_autoptr (AttSigningKey) stranger = new_key (2);
  g_autofree char *text = att_statement_write (data, xml, key);
  g_autofree char *again = att_statement_write (data, xml, key);
  g_autoptr (AttStatement) statement = parse (text);

  g_assert_cmpstr (text, ==, again);
  /* Only what a QR code packs tightly. */
  g_assert_cmpuint (strspn (text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"), ==, strlen (text));
  g_assert_cmpstr (statement->serial, ==, "KZ-ТО-0000042");
  g_assert_cmpstr (statement->bin, ==, "190440012349");
  g_assert_cmpint (statement->from, ==, att_day_new (2026, 7, 6));
  g_assert_cmpint (statement->until, ==, att_day_new (2029, 7, 5));
  g_assert_cmpint (statement->issued, ==, att_day_new (2026, 7, 6));
  g_assert_true (att_statement_is_signed_by (statement, att_signing_key_get_public (key)));
  g_assert_false (att_statement_is_signed_by (statement, att_signing_key_get_public (stranger)));
  g_assert_true (att_statement_is_of (statement, xml));
  g_assert_false (att_statement_is_of (statement, other));
}

/* A scanner or an e-mail may break the line. */
static void
test_blanks (void)
{
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  g_autoptr (GBytes) xml = att_certificate_data_new (data);
  g_autoptr (AttSigningKey) key = new_key (1);
  g_autofree char *text = att_statement_write (data, xml, key);
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  g_autofree char *broken = g_strjoinv (" \r\n", parts);
  g_autoptr (AttStatement) statement = parse (broken);

  g_assert_true (att_statement_is_signed_by (statement, att_signing_key_get_public (key)));
}

/* Whatever letter is another one, the statement is damaged or not signed. */
static void
test_every_letter (void)
{
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  g_autoptr (GBytes) xml = att_certificate_data_new (data);
  g_autoptr (AttSigningKey) key = new_key (1);
  g_autofree char *text = att_statement_write (data, xml, key);

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      char was = text[i];
      g_autoptr (AttStatement) statement = NULL;

      text[i] = was == 'B' ? 'C' : g_ascii_isdigit (was) && was != '7' ? (char) (was + 1) : 'B';
      statement = att_statement_parse (text, NULL);
      if (statement != NULL)
        g_assert_false (att_statement_is_signed_by (statement, att_signing_key_get_public (key)));
      text[i] = was;
    }
}

static void
test_refused (void)
{
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  g_autoptr (GBytes) xml = att_certificate_data_new (data);
  g_autoptr (AttSigningKey) key = new_key (1);
  g_autofree char *text = att_statement_write (data, xml, key);
  g_autofree char *more = g_strconcat (text, " X", NULL);
  g_autofree char *newer = g_strconcat ("ATTESTAT/2", text + strlen ("ATTESTAT/1"), NULL);
  g_autofree char *endless = g_strnfill (100000, 'A');

  assert_refused ("", "no-statement");
  assert_refused ("https://example.org/", "no-statement");
  assert_refused (endless, "no-statement");
  assert_refused ("\xff\xfe", "no-statement");
  assert_refused (newer, "newer-statement");
  assert_refused (more, "damaged-statement");
  for (gsize length = strlen ("ATTESTAT/1"); length < strlen (text); length++)
    {
      g_autofree char *part = g_strndup (text, length);

      assert_refused (part, "damaged-statement");
    }
}

/* The page says exactly what the program does. */
static void
test_page (void)
{
  g_autofree char *page = NULL;
  g_autofree char *text = NULL;
  g_autofree char *pem = NULL;
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  g_autoptr (GBytes) xml = att_certificate_data_new (data);
  g_autoptr (AttSigningKey) key = new_key (1);
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (ATT_DOCS "/statement.md", &page, NULL, NULL));
  text = att_statement_write (data, xml, key);
  pem = att_public_key_to_pem (att_signing_key_get_public (key));
  if (strstr (page, text) == NULL)
    g_error ("the statement of the page is another than %s", text);
  lines = g_strsplit (pem, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (page, lines[i]) == NULL)
      g_error ("the key of the page is another than\n%s", pem);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/statement/round-trip", test_round_trip);
  g_test_add_func ("/documents/statement/blanks", test_blanks);
  g_test_add_func ("/documents/statement/every-letter", test_every_letter);
  g_test_add_func ("/documents/statement/refused", test_refused);
  g_test_add_func ("/documents/statement/page", test_page);
  return g_test_run ();
}
