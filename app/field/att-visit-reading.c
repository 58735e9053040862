/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a field file from its first record to its last, and what a power cut may have left at its end. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-visit-private.h"

static const AttProblemSpec damaged = {
  ATT_PROBLEM_INPUT, "field-file-damaged",
  N_ ("The field file is damaged or was altered: record {index} is not what was written there."),
  N_ ("Take another copy of the file, or the laptop on which it was worked with. The passphrase is right."), NULL
};
static const AttProblemSpec heads_damaged = {
  ATT_PROBLEM_INPUT, "field-heads-damaged",
  N_ ("The field file is damaged or was altered: neither of the two places that say how far it goes can be read."),
  N_ ("Take another copy of the file, or the laptop on which it was worked with. The passphrase is right."), NULL
};
static const AttProblemSpec cut_off = {
  ATT_PROBLEM_INPUT, "field-file-cut-off",
  N_ ("The end of the field file is missing: it holds {found} of {count} records."),
  N_ ("It may not have been copied to its end: copy it once more."), NULL
};
static const AttProblemSpec too_far_ahead = {
  ATT_PROBLEM_INPUT, "field-file-ahead",
  N_ ("The field file was altered: it goes on after the end that it names ({count} records)."),
  N_ ("Take another copy of the file, or the laptop on which it was worked with."), NULL
};
static const AttProblemSpec head_note = {
  ATT_PROBLEM_INPUT, "field-head-note",
  N_ ("One of the two places that say how far the field file goes could not be read; the other one was taken. This comes "
      "about when the power fails, or when the file is damaged."),
  N_ ("Everything that was acknowledged is there. Should the power not have failed, look at the disk."), NULL
};
static const AttProblemSpec torn_note = {
  ATT_PROBLEM_INPUT, "field-torn-note",
  N_ ("The field file ends with a record that was not written to its end. It had not been acknowledged, and is left out."),
  N_ ("Look whether what you recorded last is there; if not, record it once more."), NULL
};

/* Where the next record stands. */
void
att_visit_mark_get_place (const AttVisitMark *mark, AttVisitPlace *place)
{
  place->offset = mark->end;
  place->index = mark->count;
  memcpy (place->before, mark->tag, ATT_VISIT_TAG_SIZE);
}

static gboolean
read_heads (AttVisitFile *self, GError **error)
{
  gboolean found = FALSE;

  for (guint place = 0; place < 2; place++)
    {
      guint8 page[ATT_VISIT_PAGE];
      AttVisitMark mark;
      guint64 generation;
      ssize_t got = pread (self->fd, page, sizeof page, (off_t) ATT_VISIT_HEAD_AT (place));

      if (got < 0)
        return att_visit_file_fail (self, errno, error);
      if (got != sizeof page || !att_visit_file_open_head (self, place, page, &generation, &mark)
          || (generation & 1) != place)
        g_ptr_array_add (self->notes, att_problem_new_plain (&head_note));
      else if (!found || generation > self->generation)
        {
          self->generation = generation;
          self->head = mark;
          found = TRUE;
        }
    }
  if (found)
    return TRUE;
  g_ptr_array_set_size (self->notes, 0);
  return att_visit_file_refuse (self, att_problem_new_plain (&heads_damaged), error);
}

static gboolean
tell_broken (AttVisitFile *self, const AttVisitMark *mark, GError **error)
{
  struct stat status;
  guint64 size = fstat (self->fd, &status) == 0 ? (guint64) status.st_size : 0;

  if (size < self->head.end)
    return att_visit_file_refuse (self, att_problem_new (&cut_off, att_arg_number ("found", (gint64) mark->count),
                                          att_arg_number ("count", (gint64) self->head.count)),
                   error);
  return att_visit_file_refuse (self, att_problem_new (&damaged, att_arg_number ("index", (gint64) mark->count)), error);
}

typedef struct
{
  AttVisitFunc func;
  gpointer user_data;
  AttProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Reading;

/* From where the tail is up to @count records. */
static gboolean
read_until (AttVisitFile *self, guint64 count, const Reading *reading, GError **error)
{
  while (self->tail.count < count)
    {
      AttVisitMark mark = self->tail;
      AttVisitPlace place;
      AttVisitRecordType type;
      const guint8 *data;
      gsize length;
      AttVisitReadResult result;

      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      result = att_visit_file_open_record (self, &mark, &type, &data, &length, error);
      if (result == ATT_VISIT_READ_FAILED)
        return FALSE;
      if (result != ATT_VISIT_READ_WHOLE)
        return tell_broken (self, &self->tail, error);
      att_visit_mark_get_place (&self->tail, &place);
      if (!reading->func (type, &place, data, length, reading->user_data, error))
        return FALSE;
      self->tail = mark;
      if (reading->progress != NULL)
        reading->progress (self->tail.end, MAX (self->head.end, self->tail.end), reading->progress_data);
    }
  return TRUE;
}

/* What was written after the head: nothing, or the one write whose head the power did not wait for. */
static gboolean
find_ahead (AttVisitFile *self, guint64 *count, GError **error)
{
  AttVisitMark mark = self->tail;
  guint writes = 0;
  gboolean in_blob = FALSE;
  AttVisitReadResult result;
  AttVisitRecordType type;
  const guint8 *data;
  gsize length;

  *count = self->tail.count;
  while ((result = att_visit_file_open_record (self, &mark, &type, &data, &length, error)) == ATT_VISIT_READ_WHOLE)
    {
      if (writes > 0)
        return att_visit_file_refuse (self, att_problem_new (&too_far_ahead, att_arg_number ("count", (gint64) self->head.count)), error);
      in_blob = type == ATT_VISIT_RECORD_CHUNK;
      writes += !in_blob;
      *count = in_blob ? *count : mark.count;
    }
  return result != ATT_VISIT_READ_FAILED;
}

/* Bytes after the last record are no part of the file, and gone with the next commit. */
static gboolean
leave_out_rest (AttVisitFile *self, GError **error)
{
  struct stat status;

  if (fstat (self->fd, &status) != 0)
    return att_visit_file_fail (self, errno, error);
  if ((guint64) status.st_size > self->tail.end)
    {
      g_ptr_array_add (self->notes, att_problem_new_plain (&torn_note));
      if (self->writable && ftruncate (self->fd, (off_t) self->tail.end) != 0)
        return att_visit_file_fail (self, errno, error);
    }
  return TRUE;
}

/**
 * att_visit_file_read:
 * @self: a file that was unlocked
 * @func: what is done with each record
 * @user_data: for @func
 * @progress: (nullable): told of the bytes read
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when the file is damaged, altered or cut off
 *
 * Reads and proves all records from the first to the last. What a power cut may have left is put right and noted
 * (att_visit_file_get_notes()): nothing that was acknowledged is lost by it.
 *
 * Returns: whether the file is whole
 */
gboolean
att_visit_file_read (AttVisitFile *self, AttVisitFunc func, gpointer user_data, AttProgressFunc progress,
                     gpointer progress_data, GCancellable *cancellable, GError **error)
{
  const Reading reading = { func, user_data, progress, progress_data, cancellable };
  guint64 count;
  gboolean heal;

  g_return_val_if_fail (self->key != NULL && !self->read, FALSE);
  if (!read_heads (self, error))
    return FALSE;
  att_visit_file_begin (self, &self->tail);
  if (!read_until (self, self->head.count, &reading, error))
    return FALSE;
  if (self->tail.end != self->head.end || sodium_memcmp (self->tail.tag, self->head.tag, ATT_VISIT_TAG_SIZE) != 0)
    return tell_broken (self, &self->tail, error);
  heal = self->notes->len > 0;
  if (!find_ahead (self, &count, error))
    return FALSE;
  heal |= count > self->head.count;
  if (!read_until (self, count, &reading, error) || !leave_out_rest (self, error))
    return FALSE;
  self->read = TRUE;
  return !self->writable || !heal || att_visit_file_write_head (self, error);
}

/**
 * att_visit_file_read_at:
 * @self: a file that was read
 * @place: (inout): where a record of it stands; then where the next one does
 * @type: what it must hold
 * @data: (out) (array length=length) (transfer none): what it holds, until the next call
 * @length: (out): how many bytes
 * @error: when it can't be read any more, or is another one now
 *
 * Returns: whether it was read
 */
gboolean
att_visit_file_read_at (AttVisitFile *self, AttVisitPlace *place, AttVisitRecordType type, const guint8 **data,
                        gsize *length, GError **error)
{
  AttVisitMark mark = { place->index, place->offset, { 0 } };
  AttVisitRecordType found;
  AttVisitReadResult result;

  memcpy (mark.tag, place->before, ATT_VISIT_TAG_SIZE);
  result = att_visit_file_open_record (self, &mark, &found, data, length, error);
  if (result == ATT_VISIT_READ_FAILED)
    return FALSE;
  if (result != ATT_VISIT_READ_WHOLE || found != type)
    return att_visit_file_refuse (self, att_problem_new (&damaged, att_arg_number ("index", (gint64) place->index)), error);
  att_visit_mark_get_place (&mark, place);
  return TRUE;
}
