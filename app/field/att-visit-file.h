/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-visit-header.h"
#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttVisitRecordType:
 * @ATT_VISIT_RECORD_ISSUE: who took what along, and when; the first record and the only one of its type
 * @ATT_VISIT_RECORD_ENTRY: an entry of the office's register
 * @ATT_VISIT_RECORD_CHUNK: a part of a paper or a photo
 * @ATT_VISIT_RECORD_BLOB: the end of a paper or a photo: its hash and its size
 * @ATT_VISIT_RECORD_ACT: an entry that was recorded on the laptop
 * @ATT_VISIT_RECORD_PASSING: from here on, a record without which the others are whole: a program that does not know its
 *   type passes it over
 * @ATT_VISIT_RECORD_DRAFT: what was typed on the laptop and not recorded yet
 *
 * What a record holds.
 */
typedef enum
{
  ATT_VISIT_RECORD_ISSUE = 1,
  ATT_VISIT_RECORD_ENTRY,
  ATT_VISIT_RECORD_CHUNK,
  ATT_VISIT_RECORD_BLOB,
  ATT_VISIT_RECORD_ACT,
  ATT_VISIT_RECORD_PASSING = 128,
  ATT_VISIT_RECORD_DRAFT = ATT_VISIT_RECORD_PASSING,
} AttVisitRecordType;

/** ATT_VISIT_MAX_RECORD: how many bytes a record holds at most */
#define ATT_VISIT_MAX_RECORD (64 * 1024 * 1024)
/** ATT_VISIT_CHUNK: how many bytes of a paper or a photo a record holds at most */
#define ATT_VISIT_CHUNK (1024 * 1024)
/** ATT_VISIT_MAX_DRAFT: how many bytes may be typed and not recorded, in one form */
#define ATT_VISIT_MAX_DRAFT (1024 * 1024)

/**
 * AttVisitPlace:
 * @offset: where a record begins
 * @index: which one it is, from 0
 * @before: the tag of the record before it
 *
 * Where a record stands, so that it can be read again.
 */
typedef struct
{
  guint64 offset;
  guint64 index;
  guint8 before[ATT_VISIT_TAG_SIZE];
} AttVisitPlace;

/**
 * AttVisitFunc:
 * @type: what the record holds
 * @place: where it stands
 * @data: (array length=length): what it holds, only during the call
 * @length: how many bytes
 * @user_data: user data
 * @error: what is wrong with it
 *
 * Returns: whether to go on
 */
typedef gboolean (*AttVisitFunc) (AttVisitRecordType type, const AttVisitPlace *place, const guint8 *data, gsize length,
                                  gpointer user_data, GError **error);

#define ATT_TYPE_VISIT_FILE (att_visit_file_get_type ())
G_DECLARE_FINAL_TYPE (AttVisitFile, att_visit_file, ATT, VISIT_FILE, GObject)

AttVisitFile *att_visit_file_create (const char *path, const char *passphrase, const AttVisitCost *cost,
                                     const AttPublicKey *office, AttRandom *random, GError **error);
gboolean att_visit_file_finish (AttVisitFile *self, GError **error);

AttVisitFile *att_visit_file_open (const char *path, gboolean write, AttRandom *random, GError **error);
gboolean att_visit_file_unlock (AttVisitFile *self, const char *passphrase, GError **error);
gboolean att_visit_file_unlock_by_office (AttVisitFile *self, AttOffice *office, GCancellable *cancellable,
                                          GError **error);
gboolean att_visit_file_read (AttVisitFile *self, AttVisitFunc func, gpointer user_data, AttProgressFunc progress,
                              gpointer progress_data, GCancellable *cancellable, GError **error);

gboolean att_visit_file_append (AttVisitFile *self, AttVisitRecordType type, const void *data, gsize length,
                                GError **error);
gboolean att_visit_file_commit (AttVisitFile *self, GError **error);
void att_visit_file_roll_back (AttVisitFile *self);

void att_visit_file_get_end (AttVisitFile *self, AttVisitPlace *place);
gboolean att_visit_file_read_at (AttVisitFile *self, AttVisitPlace *place, AttVisitRecordType type, const guint8 **data,
                                 gsize *length, GError **error);

const char *att_visit_file_get_path (AttVisitFile *self);
const char *att_visit_file_get_id (AttVisitFile *self);
const char *att_visit_file_get_office_key (AttVisitFile *self);
AttProblems *att_visit_file_get_notes (AttVisitFile *self);

G_END_DECLS
