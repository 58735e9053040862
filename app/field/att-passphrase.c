/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-visit.h"

#define LEAST_LETTERS 8
/* Of guesses, as powers of two: what a rich thief tries in a week and in a life at half a second each. */
#define FAIR_BITS 45
#define STRONG_BITS 65

/**
 * att_passphrase_rate:
 * @passphrase: what somebody types
 *
 * By its length, the kinds of its letters and how many of them differ. An estimate for who chooses one, and no promise: what
 * stands in a list of words is weaker.
 *
 * Returns: how strong it is
 */
AttPassphraseStrength
att_passphrase_rate (const char *passphrase)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean lower = FALSE, upper = FALSE, digit = FALSE, other = FALSE, wide = FALSE;
  guint length = 0;
  guint bits;

  for (const char *at = passphrase; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      length++;
      g_hash_table_add (seen, GUINT_TO_POINTER (letter));
      lower |= letter < 128 && g_ascii_islower ((char) letter);
      upper |= letter < 128 && g_ascii_isupper ((char) letter);
      digit |= letter < 128 && g_ascii_isdigit ((char) letter);
      other |= letter < 128 && !g_ascii_isalnum ((char) letter);
      wide |= letter >= 128;
    }
  if (length < LEAST_LETTERS)
    return ATT_PASSPHRASE_TOO_SHORT;
  /* A letter that comes again and again adds little. */
  bits = MIN (length, 2 * g_hash_table_size (seen))
         * g_bit_storage ((gulong) (26 * lower + 26 * upper + 10 * digit + 20 * other + 42 * wide));
  /* People choose words, so that a letter is worth less than chance would make it. */
  bits = bits * 6 / 10;
  return bits < FAIR_BITS ? ATT_PASSPHRASE_WEAK : bits < STRONG_BITS ? ATT_PASSPHRASE_FAIR : ATT_PASSPHRASE_STRONG;
}

/**
 * att_passphrase_strength_get_title:
 * @strength: a strength
 *
 * Returns: it in words, in the reader's language
 */
const char *
att_passphrase_strength_get_title (AttPassphraseStrength strength)
{
  switch (strength)
    {
    case ATT_PASSPHRASE_TOO_SHORT:
      return C_ ("passphrase", "too short: at least eight letters");
    case ATT_PASSPHRASE_WEAK:
      return C_ ("passphrase", "weak: add words");
    case ATT_PASSPHRASE_FAIR:
      return C_ ("passphrase", "fair");
    case ATT_PASSPHRASE_STRONG:
    default:
      return C_ ("passphrase", "strong");
    }
}

/**
 * att_passphrase_free:
 * @passphrase: (transfer full) (nullable): a passphrase, of which nothing is left in memory
 */
void
att_passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}
