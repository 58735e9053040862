/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-certificate-words.h"

#include "att-words.h"

/**
 * att_certificate_words_state:
 * @id: the id of a state of a certificate
 *
 * Returns: what it is called; @id itself where it is none
 */
const char *
att_certificate_words_state (const char *id)
{
  for (AttCertificateState state = ATT_CERTIFICATE_VALID; state <= ATT_CERTIFICATE_REPLACED; state++)
    if (g_str_equal (att_certificate_state_get_id (state), id))
      return att_words_certificate_state (state);
  return id;
}
