/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "att-hash.h"
#include "att-id.h"

static void
assert_hash (AttHash hash, const char *expected)
{
  g_autofree char *hex = att_hash_to_string (&hash);

  g_assert_cmpstr (hex, ==, expected);
}

/* The examples of FIPS 180-2. */
static void
test_vectors (void)
{
  const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  g_autofree char *million = g_strnfill (1000000, 'a');
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);

  assert_hash (att_hash_data ("", 0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert_hash (att_hash_bytes (bytes), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_hash (att_hash_data (two_blocks, strlen (two_blocks)),
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  assert_hash (att_hash_data (million, 1000000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void
test_pieces (void)
{
  g_autoptr (AttHasher) hasher = att_hasher_new ();

  for (int round = 0; round < 2; round++)
    {
      for (const char *p = "abc"; *p != '\0'; p++)
        att_hasher_update (hasher, p, 1);
      assert_hash (att_hasher_finish (hasher), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

static void
test_parse (void)
{
  const char *hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  AttHash abc = att_hash_data ("abc", 3);
  AttHash other = att_hash_data ("abd", 3);
  AttHash parsed;
  AttHash zero = { { 0 } };

  g_assert_true (att_hash_parse (hex, &parsed));
  g_assert_true (att_hash_equal (&parsed, &abc));
  g_assert_false (att_hash_equal (&parsed, &other));
  g_assert_false (att_hash_is_zero (&abc));
  g_assert_true (att_hash_is_zero (&zero));
  g_assert_false (att_hash_parse (NULL, &parsed));
  g_assert_false (att_hash_parse ("", &parsed));
  g_assert_false (att_hash_parse (hex + 1, &parsed));
  g_assert_false (att_hash_parse ("xa7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", &parsed));
}

static gpointer
hash_many (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    {
      AttHash hash = att_hash_data ("abc", 3);

      if (!att_hash_equal (&hash, data))
        return GINT_TO_POINTER (FALSE);
    }
  return GINT_TO_POINTER (TRUE);
}

static void
test_threads (void)
{
  AttHash abc = att_hash_data ("abc", 3);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hash", hash_many, &abc);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
}

static void
test_ids (void)
{
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *id = att_id_new (random);

      g_assert_cmpint (strlen (id), ==, ATT_ID_LENGTH);
      g_assert_true (att_id_is_valid (id));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_ids_wrong (void)
{
  g_assert_false (att_id_is_valid (NULL));
  g_assert_false (att_id_is_valid (""));
  g_assert_true (att_id_is_valid ("0123456789abcdef0123456789abcdef"));
  g_assert_false (att_id_is_valid ("0123456789abcdef0123456789abcde"));
  g_assert_false (att_id_is_valid ("0123456789abcdef0123456789abcdef0"));
  g_assert_false (att_id_is_valid ("0123456789ABCDEF0123456789abcdef"));
  g_assert_false (att_id_is_valid ("0123456789abcdeg0123456789abcdef"));
}

static void
test_seeded (void)
{
  g_autoptr (AttRandom) one = att_random_new_seeded (7);
  g_autoptr (AttRandom) same = att_random_new_seeded (7);
  g_autoptr (AttRandom) other = att_random_new_seeded (8);
  g_autofree char *a = att_id_new (one);
  g_autofree char *b = att_id_new (same);
  g_autofree char *c = att_id_new (other);
  g_autofree char *next = att_id_new (one);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_assert_cmpstr (a, !=, next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/hash/vectors", test_vectors);
  g_test_add_func ("/core/hash/pieces", test_pieces);
  g_test_add_func ("/core/hash/parse", test_parse);
  g_test_add_func ("/core/hash/threads", test_threads);
  g_test_add_func ("/core/id/new", test_ids);
  g_test_add_func ("/core/id/wrong", test_ids_wrong);
  g_test_add_func ("/core/random/seeded", test_seeded);
  return g_test_run ();
}
