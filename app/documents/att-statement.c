/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-hash.h"
#include "att-problem.h"

#define FIRST_WORD "ATTESTAT/1"
#define MAX_LENGTH 1000

static const AttProblemSpec no_statement = {
  ATT_PROBLEM_INPUT, "no-statement",
  N_ ("This is not the text of a certificate's QR code."),
  N_ ("Scan the code once more, and take all of its text: it begins with ATTESTAT/1."), NULL
};
static const AttProblemSpec newer_statement = {
  ATT_PROBLEM_INPUT, "newer-statement",
  N_ ("The QR code is of a newer form than this program knows."), N_ ("Use a newer version of the program."), NULL
};
static const AttProblemSpec damaged_statement = {
  ATT_PROBLEM_INPUT, "damaged-statement",
  N_ ("The text of the QR code is damaged at “{word}”."),
  N_ ("Scan the code once more, and take all of its text."), NULL
};

/* The words of a statement and what follows each, in their order. */
enum
{
  NO,
  BIN,
  FROM,
  TO,
  OF,
  KEY,
  DATA,
  SIGN,
  N_PARTS
};

static const char *const words[N_PARTS] = { "NO", "BIN", "FROM", "TO", "OF", "KEY", "DATA", "SIGN" };

/* Only what a QR code holds at two letters for eleven bits; all else as the bytes of its UTF-8. */
static char *
escape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text) || g_ascii_isupper (*text) || strchr ("-./", *text) != NULL)
      g_string_append_c (out, *text);
    else
      g_string_append_printf (out, "%%%02X", (guchar) *text);
  return g_string_free (out, FALSE);
}

static void
append_day (GString *out, int part, const AttDocData *certificate, const char *path)
{
  g_autofree char *day = att_day_to_string (att_doc_data_get_day (certificate, path));

  g_string_append_printf (out, " %s %s", words[part], day);
}

static void
append_bytes (GString *out, int part, const guint8 *bytes, gsize length)
{
  g_autofree char *text = att_base32_encode (bytes, length);

  g_string_append_printf (out, " %s %s", words[part], text);
}

/**
 * att_statement_write:
 * @certificate: the values of a certificate's fields
 * @data: the certificate's data, as they are attached to it
 * @key: (nullable): the key by which to sign; %NULL to leave the signature empty, for documents that are only compared
 *
 * Returns: (transfer full): the text for the certificate's QR code
 */
char *
att_statement_write (const AttDocData *certificate, GBytes *data, AttSigningKey *key)
{
  GString *out = g_string_new (FIRST_WORD);
  g_autofree char *serial = escape (att_doc_data_get_string (certificate, "certificate.serial"));
  g_autofree char *key_id = key != NULL ? att_public_key_dup_id (att_signing_key_get_public (key)) : NULL;
  guint8 signature[ATT_SIGNATURE_SIZE] = { 0 };
  AttHash hash = att_hash_bytes (data);

  g_string_append_printf (out, " %s %s %s %s", words[NO], serial, words[BIN],
                          att_doc_data_get_string (certificate, "applicant.bin"));
  append_day (out, FROM, certificate, "certificate.from");
  append_day (out, TO, certificate, "certificate.until");
  append_day (out, OF, certificate, "certificate.on");
  g_string_append_printf (out, " %s %s", words[KEY], key_id != NULL ? key_id : "AAAAAAAA");
  append_bytes (out, DATA, hash.bytes, ATT_STATEMENT_DATA_SIZE);
  if (key != NULL)
    att_signing_key_sign (key, out->str, out->len, signature);
  append_bytes (out, SIGN, signature, sizeof signature);
  return g_string_free (out, FALSE);
}

/**
 * att_statement_free:
 * @self: (transfer full): a statement
 */
void
att_statement_free (AttStatement *self)
{
  g_free (self->serial);
  g_free (self->bin);
  g_free (self->key);
  g_free (self->signed_text);
  g_free (self);
}

static gboolean
parse_day (const char *text, AttDay *day)
{
  *day = att_day_parse (text);
  return *day != ATT_DAY_NONE;
}

static gboolean
parse_part (AttStatement *self, int part, const char *text)
{
  guint8 bytes[5];

  switch (part)
    {
    case NO:
      self->serial = g_uri_unescape_string (text, NULL);
      return self->serial != NULL && *self->serial != '\0' && g_utf8_validate (self->serial, -1, NULL);
    case BIN:
      self->bin = g_strdup (text);
      return strlen (text) == 12 && strspn (text, "0123456789") == 12;
    case FROM:
      return parse_day (text, &self->from);
    case TO:
      return parse_day (text, &self->until);
    case OF:
      return parse_day (text, &self->issued);
    case KEY:
      self->key = g_strdup (text);
      return att_base32_decode (text, bytes, sizeof bytes);
    case DATA:
      return att_base32_decode (text, self->data, sizeof self->data);
    case SIGN:
    default:
      return att_base32_decode (text, self->signature, sizeof self->signature);
    }
}

/* One blank between the words, whatever a scanner or an e-mail put there. */
static char **
split (const char *text)
{
  g_auto (GStrv) raw = g_strsplit_set (text, " \t\r\n", 200);
  g_autoptr (GStrvBuilder) tidy = g_strv_builder_new ();

  for (guint i = 0; raw[i] != NULL; i++)
    if (*raw[i] != '\0')
      g_strv_builder_add (tidy, raw[i]);
  return g_strv_builder_end (tidy);
}

/* What stands before the last word and its value. */
static char *
join_signed (char **parts, guint n)
{
  GString *out = g_string_new (parts[0]);

  for (guint i = 1; i + 2 < n; i++)
    g_string_append_printf (out, " %s", parts[i]);
  return g_string_free (out, FALSE);
}

/**
 * att_statement_parse:
 * @text: the text of a QR code
 * @error: a %ATT_PROBLEM_INPUT when it is no statement, or damaged
 *
 * Returns: (transfer full) (nullable): what it says; nothing of it is proved yet
 */
AttStatement *
att_statement_parse (const char *text, GError **error)
{
  g_autoptr (AttStatement) self = g_new0 (AttStatement, 1);
  g_auto (GStrv) parts = NULL;
  guint n;

  g_return_val_if_fail (text != NULL, NULL);
  if (strlen (text) <= MAX_LENGTH && g_utf8_validate (text, -1, NULL))
    parts = split (text);
  n = parts != NULL ? g_strv_length (parts) : 0;
  if (n == 0 || !g_str_has_prefix (parts[0], "ATTESTAT/"))
    {
      att_problem_set_plain (error, &no_statement);
      return NULL;
    }
  if (!g_str_equal (parts[0], FIRST_WORD))
    {
      att_problem_set_plain (error, &newer_statement);
      return NULL;
    }
  for (guint part = 0; part < N_PARTS; part++)
    if (n < 2 * part + 3 || !g_str_equal (parts[2 * part + 1], words[part])
        || !parse_part (self, (int) part, parts[2 * part + 2]))
      {
        att_problem_set (error, &damaged_statement, att_arg_text ("word", words[part]));
        return NULL;
      }
  if (n != 2 * N_PARTS + 1)
    {
      att_problem_set (error, &damaged_statement, att_arg_text ("word", parts[2 * N_PARTS + 1]));
      return NULL;
    }
  self->signed_text = join_signed (parts, n);
  return g_steal_pointer (&self);
}

/**
 * att_statement_is_signed_by:
 * @self: a statement
 * @key: a key
 *
 * Returns: whether @key signed it, and nothing was changed since
 */
gboolean
att_statement_is_signed_by (const AttStatement *self, const AttPublicKey *key)
{
  return att_public_key_verify (key, self->signed_text, strlen (self->signed_text), self->signature);
}

/**
 * att_statement_is_of:
 * @self: a statement
 * @data: the data attached to a certificate
 *
 * Returns: whether the statement was made for these data
 */
gboolean
att_statement_is_of (const AttStatement *self, GBytes *data)
{
  AttHash hash = att_hash_bytes (data);

  return memcmp (hash.bytes, self->data, sizeof self->data) == 0;
}
