/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random damage to an application file: it is read or refused with a reason, and nothing else happens. */
#include "config.h"
#include "fixture.h"

#include <string.h>

#define N_ROUNDS 3000

static void
mutate (GRand *rand, GByteArray *bytes)
{
  static const char *const bits[] = { "<", ">", "</", "/>", "\"", "&", "&#0;", "&#x41;", "<!--", "<![CDATA[", "]]>", "<?x",
                                      "<paper>", "</paper>", "xmlns=\"\"", "=", "\xd2", "\n", "..", "/" };
  guint n = (guint) g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n && bytes->len > 0; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
      guint most = (guint) g_rand_int_range (rand, 1, 64);
      guint length = MIN (most, bytes->len - at);
      const char *bit = bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))];

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 3:
          memcpy (bytes->data + at, bit, MIN (strlen (bit), bytes->len - at));
          break;
        default:
          {
            g_autofree guint8 *piece = g_memdup2 (bytes->data + at, length);

            g_byte_array_append (bytes, piece, length);
            break;
          }
        }
    }
}

static void
test_mutations (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("complete");
  g_autofree char *text = fixture_get_text (fixture);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20230704);
  guint n_read = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AttRequestFile) file = NULL;

      g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
      mutate (rand, bytes);
      fixture_write (fixture, (const char *) bytes->data, bytes->len);
      file = fixture_read (fixture, &error);
      if (file != NULL)
        {
          g_assert_no_error (error);
          fixture_check_fields (att_request_file_get_record (file));
          n_read++;
        }
      else
        {
          g_autofree char *words = NULL;

          g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
          words = att_problem_to_string (error);
          g_assert_true (g_utf8_validate (words, -1, NULL));
        }
    }
  g_test_message ("%u of %d were still right", n_read, N_ROUNDS);
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_read, <, N_ROUNDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/request-fuzz/mutations", test_mutations);
  return g_test_run ();
}
