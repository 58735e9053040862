/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-visit-stream.h"

#include <string.h>

/**
 * AttVisitStream:
 *
 * A paper or a photo of a field file, read record by record.
 */
struct _AttVisitStream
{
  GInputStream parent_instance;
  AttVisitFile *file;
  AttVisitPlace next;
  guint64 left;  /* in the records that are not read yet */
  GBytes *chunk; /* (nullable): what was read last */
  gsize taken;   /* of it */
};

G_DEFINE_FINAL_TYPE (AttVisitStream, att_visit_stream, G_TYPE_INPUT_STREAM)

static gboolean
read_chunk (AttVisitStream *self, GError **error)
{
  const guint8 *data;
  gsize length;

  if (!att_visit_file_read_at (self->file, &self->next, ATT_VISIT_RECORD_CHUNK, &data, &length, error))
    return FALSE;
  g_clear_pointer (&self->chunk, g_bytes_unref);
  self->chunk = g_bytes_new (data, length);
  self->taken = 0;
  self->left -= MIN (self->left, length);
  return TRUE;
}

static gssize
att_visit_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  AttVisitStream *self = ATT_VISIT_STREAM (stream);
  gsize length = 0;
  const guint8 *data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if ((self->chunk == NULL || self->taken == g_bytes_get_size (self->chunk)) && self->left > 0
      && !read_chunk (self, error))
    return -1;
  if (self->chunk == NULL)
    return 0;
  data = g_bytes_get_data (self->chunk, &length);
  count = MIN (count, length - self->taken);
  memcpy (buffer, data + self->taken, count);
  self->taken += count;
  return (gssize) count;
}

static void
att_visit_stream_finalize (GObject *object)
{
  AttVisitStream *self = ATT_VISIT_STREAM (object);

  g_clear_pointer (&self->chunk, g_bytes_unref);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (att_visit_stream_parent_class)->finalize (object);
}

static void
att_visit_stream_class_init (AttVisitStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_visit_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = att_visit_stream_read;
}

static void
att_visit_stream_init (AttVisitStream *self)
{
}

/**
 * att_visit_stream_new:
 * @file: a field file that was read
 * @place: where the first record of a paper or photo stands
 * @size: how many bytes it is
 *
 * Returns: (transfer full): its bytes
 */
GInputStream *
att_visit_stream_new (AttVisitFile *file, const AttVisitPlace *place, guint64 size)
{
  AttVisitStream *self = g_object_new (ATT_TYPE_VISIT_STREAM, NULL);

  self->file = g_object_ref (file);
  self->next = *place;
  self->left = size;
  return G_INPUT_STREAM (self);
}
