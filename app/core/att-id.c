/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-id.h"

#include "att-hash.h"

/**
 * att_id_new:
 * @random: where chance comes from
 *
 * Returns: (transfer full): a new id, 128 random bits in hexadecimal
 */
char *
att_id_new (AttRandom *random)
{
  guint8 bytes[ATT_ID_LENGTH / 2];

  att_random_fill (random, bytes, sizeof bytes);
  return att_hex_encode (bytes, sizeof bytes);
}

/**
 * att_id_is_valid:
 * @id: (nullable): what may be an id
 *
 * Returns: whether it is written as an id is
 */
gboolean
att_id_is_valid (const char *id)
{
  if (id == NULL)
    return FALSE;
  for (int i = 0; i < ATT_ID_LENGTH; i++)
    if (!g_ascii_isdigit (id[i]) && !(id[i] >= 'a' && id[i] <= 'f'))
      return FALSE;
  return id[ATT_ID_LENGTH] == '\0';
}
