/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "att-clock.h"
#include "fixture.h"

static void
assert_hash (const AttHash *hash, const char *form)
{
  AttHash expected = att_hash_data (form, strlen (form));

  g_assert_true (att_hash_equal (hash, &expected));
}

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define BBS "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* The form is a promise: whoever has the lines can compute the hash without this program. */
static void
test_form (void)
{
  g_autoptr (AttEntry) entry = att_entry_new ();
  AttHash hash;

  entry->dossier = 12;
  entry->seq = 3;
  entry->content = g_bytes_new ("abc", 3);
  entry->recorded_at = att_instant_parse ("2026-07-04T09:30:00.000456Z");
  entry->today = fixture_day ("2026-07-04");
  entry->origin = g_strdup ("office");
  memset (entry->before.bytes, 0xbb, ATT_HASH_SIZE);
  memset (entry->calendar.bytes, 0xbb, ATT_HASH_SIZE);
  att_entry_seal (entry);
  assert_hash (&entry->hash, "attestat-entry 1\n"
                             "dossier 12\n"
                             "seq 3\n"
                             "before " BBS "\n"
                             "content ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
                             "recorded 2026-07-04T09:30:00.000456Z\n"
                             "today 2026-07-04\n"
                             "origin office\n"
                             "regulation " ZEROS "\n"
                             "calendar " BBS "\n");
  hash = att_journal_compute_hash (G_GINT64_CONSTANT (1000000), &entry->before, &entry->regulation);
  assert_hash (&hash, "attestat-journal 1\nn 1000000\nbefore " BBS "\nentry " ZEROS "\n");
}

/* The instants are written as the rest of the program writes them, whatever the day. */
static void
test_instants (void)
{
  static const char *const instants[] = { "1970-01-01T00:00:00.000000Z", "2000-02-29T23:59:59.999999Z",
                                          "2024-12-31T12:00:00.000001Z", "2100-03-01T00:00:00.100000Z" };
  g_autoptr (AttEntry) entry = att_entry_new ();

  entry->content = g_bytes_new ("", 0);
  entry->origin = g_strdup ("0123456789abcdef");
  entry->today = ATT_DAY_MAX;
  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      g_autofree char *form = g_strdup_printf (
          "attestat-entry 1\ndossier 0\nseq 0\nbefore " ZEROS "\ncontent "
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nrecorded %s\ntoday 9999-12-31\n"
          "origin 0123456789abcdef\nregulation " ZEROS "\ncalendar " ZEROS "\n",
          instants[i]);

      entry->recorded_at = att_instant_parse (instants[i]);
      att_entry_seal (entry);
      assert_hash (&entry->hash, form);
    }
}

/* A row that somebody altered may hold anything: its hash is computed all the same, and is another one. */
static void
test_altered (void)
{
  g_autoptr (AttEntry) entry = att_entry_new ();
  AttHash before, after;

  entry->content = g_bytes_new ("abc", 3);
  entry->origin = g_strnfill (5000, 'x');
  entry->today = 1;
  att_entry_seal (entry);
  before = entry->hash;
  entry->today = -5;
  entry->recorded_at = G_MININT64;
  entry->dossier = G_MININT64;
  after = att_entry_compute_hash (entry);
  g_assert_false (att_hash_equal (&before, &after));
  entry->recorded_at = G_MAXINT64;
  entry->today = G_MAXINT32;
  before = att_entry_compute_hash (entry);
  g_assert_false (att_hash_equal (&before, &after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/entry/form", test_form);
  g_test_add_func ("/store/entry/instants", test_instants);
  g_test_add_func ("/store/entry/altered", test_altered);
  return g_test_run ();
}
