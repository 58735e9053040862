/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How records and heads are sealed and opened: docs/field-file.md. */
#include "config.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "att-visit-private.h"

/* Before a record: its length and its type; then the nonce, then what is sealed with its tag. */
#define LENGTH_SIZE 4
#define TYPE_SIZE 1
#define START_SIZE (LENGTH_SIZE + TYPE_SIZE + ATT_VISIT_NONCE_SIZE)

/* What a record is bound to: file, version, index, type and the tag before; a head in place of them to its place. */
#define RECORD_WORD "attestat-field-record"
#define HEAD_WORD "attestat-field-head"
#define MAX_BOUND 128

/* A head: generation, count, end, tag; zeros fill the page. */
#define HEAD_SIZE (ATT_VISIT_PAGE - ATT_VISIT_NONCE_SIZE - ATT_VISIT_TAG_SIZE)

static void
put_u64 (guint8 *at, guint64 value)
{
  value = GUINT64_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static guint64
get_u64 (const guint8 *at)
{
  guint64 value;

  memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

static gsize
bind_file (const AttVisitFile *self, const char *word, guint8 *bound)
{
  gsize length = strlen (word);

  memcpy (bound, word, length);
  /* The checksum stands for the whole first page, the file's id and the version in it. */
  memcpy (bound + length, self->header.checksum.bytes, ATT_HASH_SIZE);
  return length + ATT_HASH_SIZE;
}

static gsize
bind_record (const AttVisitFile *self, guint64 index, guint8 type, const guint8 *before, guint8 *bound)
{
  gsize length = bind_file (self, RECORD_WORD, bound);

  put_u64 (bound + length, index);
  bound[length + 8] = type;
  memcpy (bound + length + 9, before, ATT_VISIT_TAG_SIZE);
  return length + 9 + ATT_VISIT_TAG_SIZE;
}

/* Where the log begins: the tag before the first record is of the header. */
void
att_visit_file_begin (const AttVisitFile *self, AttVisitMark *mark)
{
  mark->count = 0;
  mark->end = ATT_VISIT_LOG_AT;
  memcpy (mark->tag, self->header.checksum.bytes, ATT_VISIT_TAG_SIZE);
}

/* Puts the next record into the buffer, ready to be written; returns how many bytes it is. */
gsize
att_visit_file_seal_record (AttVisitFile *self, AttVisitRecordType type, const void *data, gsize length, guint8 *tag)
{
  guint8 *out = att_visit_file_get_buffer (self, START_SIZE + length + ATT_VISIT_TAG_SIZE);
  guint32 written = GUINT32_TO_LE ((guint32) length);
  guint8 bound[MAX_BOUND];
  gsize n_bound = bind_record (self, self->tail.count, (guint8) type, self->tail.tag, bound);

  memcpy (out, &written, LENGTH_SIZE);
  out[LENGTH_SIZE] = (guint8) type;
  att_random_fill (self->random, out + LENGTH_SIZE + TYPE_SIZE, ATT_VISIT_NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (out + START_SIZE, NULL, data, length, bound, n_bound, NULL,
                                              out + LENGTH_SIZE + TYPE_SIZE, self->key);
  memcpy (tag, out + START_SIZE + length, ATT_VISIT_TAG_SIZE);
  return START_SIZE + length + ATT_VISIT_TAG_SIZE;
}

static AttVisitReadResult
read_bytes (AttVisitFile *self, guint8 *data, gsize length, guint64 offset, GError **error)
{
  while (length > 0)
    {
      ssize_t got = pread (self->fd, data, length, (off_t) offset);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          att_visit_file_fail (self, errno, error);
          return ATT_VISIT_READ_FAILED;
        }
      if (got == 0)
        return ATT_VISIT_READ_SHORT;
      data += got;
      offset += (guint64) got;
      length -= (gsize) got;
    }
  return ATT_VISIT_READ_WHOLE;
}

/* Reads the record at @mark, which then goes on to the next one. @data lies in the buffer. */
AttVisitReadResult
att_visit_file_open_record (AttVisitFile *self, AttVisitMark *mark, AttVisitRecordType *type, const guint8 **data,
                            gsize *length, GError **error)
{
  guint8 start[START_SIZE];
  guint8 bound[MAX_BOUND];
  guint32 written;
  gsize n_bound;
  guint8 *sealed;
  AttVisitReadResult result = read_bytes (self, start, START_SIZE, mark->end, error);

  if (result != ATT_VISIT_READ_WHOLE)
    return result;
  memcpy (&written, start, LENGTH_SIZE);
  *length = GUINT32_FROM_LE (written);
  if (*length > ATT_VISIT_MAX_RECORD)
    return ATT_VISIT_READ_BROKEN;
  sealed = att_visit_file_get_buffer (self, *length + ATT_VISIT_TAG_SIZE);
  result = read_bytes (self, sealed, *length + ATT_VISIT_TAG_SIZE, mark->end + START_SIZE, error);
  if (result != ATT_VISIT_READ_WHOLE)
    return result;
  n_bound = bind_record (self, mark->count, start[LENGTH_SIZE], mark->tag, bound);
  memcpy (mark->tag, sealed + *length, ATT_VISIT_TAG_SIZE);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (sealed, NULL, NULL, sealed, *length + ATT_VISIT_TAG_SIZE, bound,
                                                  n_bound, start + LENGTH_SIZE + TYPE_SIZE, self->key)
      != 0)
    return ATT_VISIT_READ_BROKEN;
  mark->count++;
  mark->end += START_SIZE + *length + ATT_VISIT_TAG_SIZE;
  *type = (AttVisitRecordType) start[LENGTH_SIZE];
  *data = sealed;
  return ATT_VISIT_READ_WHOLE;
}

static gsize
bind_head (const AttVisitFile *self, guint place, guint8 *bound)
{
  gsize length = bind_file (self, HEAD_WORD, bound);

  bound[length] = (guint8) place;
  return length + 1;
}

/* A head's page; which of the two places it goes to, its generation says. */
void
att_visit_file_seal_head (AttVisitFile *self, guint64 generation, const AttVisitMark *mark, guint8 *page)
{
  guint8 plain[HEAD_SIZE] = { 0 };
  guint8 bound[MAX_BOUND];
  gsize n_bound = bind_head (self, (guint) (generation & 1), bound);

  put_u64 (plain, generation);
  put_u64 (plain + 8, mark->count);
  put_u64 (plain + 16, mark->end);
  memcpy (plain + 24, mark->tag, ATT_VISIT_TAG_SIZE);
  att_random_fill (self->random, page, ATT_VISIT_NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (page + ATT_VISIT_NONCE_SIZE, NULL, plain, HEAD_SIZE, bound, n_bound, NULL,
                                              page, self->key);
}

gboolean
att_visit_file_open_head (AttVisitFile *self, guint place, const guint8 *page, guint64 *generation, AttVisitMark *mark)
{
  guint8 plain[HEAD_SIZE];
  guint8 bound[MAX_BOUND];
  gsize n_bound = bind_head (self, place, bound);

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, page + ATT_VISIT_NONCE_SIZE,
                                                  HEAD_SIZE + ATT_VISIT_TAG_SIZE, bound, n_bound, page, self->key)
      != 0)
    return FALSE;
  *generation = get_u64 (plain);
  mark->count = get_u64 (plain + 8);
  mark->end = get_u64 (plain + 16);
  memcpy (mark->tag, plain + 24, ATT_VISIT_TAG_SIZE);
  return TRUE;
}
