/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-doc-data.h"
#include "att-signing-key.h"

G_BEGIN_DECLS

/** ATT_STATEMENT_DATA_SIZE: how much of the SHA-256 of a certificate's data its statement has, in bytes */
#define ATT_STATEMENT_DATA_SIZE 20

/**
 * AttStatement:
 * @serial: the certificate's serial number
 * @bin: the centre's BIN
 * @from: the first day of validity
 * @until: the last day of validity
 * @issued: the day of issue
 * @key: the id of the key by which it is signed
 * @data: the first bytes of the SHA-256 of the certificate's data
 * @signed_text: what is signed
 * @signature: the signature
 *
 * What the QR code of a certificate says: docs/statement.md.
 */
typedef struct
{
  char *serial;
  char *bin;
  AttDay from;
  AttDay until;
  AttDay issued;
  char *key;
  guint8 data[ATT_STATEMENT_DATA_SIZE];
  char *signed_text;
  guint8 signature[ATT_SIGNATURE_SIZE];
} AttStatement;

char *att_statement_write (const AttDocData *certificate, GBytes *data, AttSigningKey *key);
AttStatement *att_statement_parse (const char *text, GError **error);
void att_statement_free (AttStatement *self);
gboolean att_statement_is_signed_by (const AttStatement *self, const AttPublicKey *key);
gboolean att_statement_is_of (const AttStatement *self, GBytes *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttStatement, att_statement_free)

G_END_DECLS
