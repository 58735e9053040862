/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-hash.h"
#include "att-problem.h"
#include "att-public-key.h"
#include "att-random.h"

G_BEGIN_DECLS

/** ATT_VISIT_VERSION: the version of the format that this program writes */
#define ATT_VISIT_VERSION 1
/** ATT_VISIT_PAGE: the size of the header and of each place of the head in bytes */
#define ATT_VISIT_PAGE 4096
/** ATT_VISIT_ID_SIZE: the size of a file's id in bytes */
#define ATT_VISIT_ID_SIZE 16
/** ATT_VISIT_KEY_SIZE: the size of the key by which the records are sealed */
#define ATT_VISIT_KEY_SIZE 32
/** ATT_VISIT_NONCE_SIZE: the size of a nonce in bytes */
#define ATT_VISIT_NONCE_SIZE 24
/** ATT_VISIT_TAG_SIZE: the size of an authenticator in bytes */
#define ATT_VISIT_TAG_SIZE 16

/**
 * AttVisitCost:
 * @passes: how often Argon2id goes over its memory
 * @memory: how much that is, in KiB
 *
 * What it costs to try a passphrase.
 */
typedef struct
{
  guint32 passes;
  guint32 memory;
} AttVisitCost;

/**
 * AttVisitHeader:
 * @page: its bytes
 * @id: the file's id
 * @cost: what it costs to try a passphrase
 * @office: the id of the office's key that opens the file
 * @checksum: the SHA-256 of the page before it
 *
 * The first page of a field file: the key to its records, wrapped by the passphrase and sealed to the office.
 */
typedef struct
{
  guint8 page[ATT_VISIT_PAGE];
  guint8 id[ATT_VISIT_ID_SIZE];
  AttVisitCost cost;
  char office[ATT_KEY_ID_LENGTH + 1];
  AttHash checksum;
} AttVisitHeader;

extern const AttVisitCost att_visit_cost;

guint8 *att_visit_allocate (gsize size);
gboolean att_visit_header_make (AttVisitHeader *self, const guint8 *key, const char *passphrase, const AttVisitCost *cost,
                                const AttPublicKey *office, AttRandom *random, GError **error);
gboolean att_visit_header_parse (AttVisitHeader *self, const char *path, gsize length, GError **error);
gboolean att_visit_header_unwrap (const AttVisitHeader *self, const char *passphrase, guint8 *key, const char *path,
                                  GError **error);
const guint8 *att_visit_header_get_sealed (const AttVisitHeader *self);

G_END_DECLS
