/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-visit-blobs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-blob-folder.h"
#include "att-visit-private.h"
#include "att-visit-stream.h"

/* The record that ends a paper or a photo: its hash, then its size. */
#define END_SIZE (ATT_HASH_SIZE + sizeof (guint64))

static const AttProblemSpec unfit = {
  ATT_PROBLEM_INPUT, "field-file-unfit",
  N_ ("The field file is no file that this program writes: record {index} does not belong where it stands."),
  N_ ("Take another copy of the file, or the laptop on which it was worked with."), NULL
};

typedef struct
{
  AttVisitPlace place; /* of the first chunk */
  guint64 size;
} Blob;

struct _AttVisitBlobs
{
  AttVisitFile *file; /* not owned */
  GHashTable *blobs;  /* AttHash -> Blob */
  Blob growing;       /* whose chunks come by while the file is read */
  gboolean grows;
  GByteArray *chunk; /* being filled while one is put */
};

/**
 * att_visit_blobs_new:
 * @file: a field file, which must outlive them
 *
 * Returns: (transfer full): its papers and photos: none, until its records come by
 */
AttVisitBlobs *
att_visit_blobs_new (AttVisitFile *file)
{
  AttVisitBlobs *self = g_new0 (AttVisitBlobs, 1);

  self->file = file;
  self->blobs = att_blob_table_new (g_free);
  self->chunk = g_byte_array_sized_new (ATT_VISIT_CHUNK);
  return self;
}

/**
 * att_visit_blobs_free:
 * @self: (transfer full): papers and photos
 */
void
att_visit_blobs_free (AttVisitBlobs *self)
{
  g_hash_table_unref (self->blobs);
  g_byte_array_unref (self->chunk);
  g_free (self);
}

static void
add (AttVisitBlobs *self, const AttHash *hash, const Blob *blob)
{
  g_hash_table_replace (self->blobs, g_memdup2 (hash, sizeof *hash), g_memdup2 (blob, sizeof *blob));
}

gboolean
att_visit_refuse_record (const AttVisitPlace *place, GError **error)
{
  att_problem_set (error, &unfit, att_arg_number ("index", (gint64) place->index));
  return FALSE;
}

/**
 * att_visit_blobs_take:
 * @self: papers and photos
 * @type: what a record holds
 * @place: where it stands
 * @data: (array length=length): what it holds
 * @length: how many bytes
 * @error: that it does not belong there
 *
 * Lets the records of the file come by, all of them and in their order, while it is read.
 *
 * Returns: whether they fit together
 */
gboolean
att_visit_blobs_take (AttVisitBlobs *self, AttVisitRecordType type, const AttVisitPlace *place, const guint8 *data,
                      gsize length, GError **error)
{
  AttHash hash;
  guint64 size;

  if (type == ATT_VISIT_RECORD_CHUNK)
    {
      if (!self->grows)
        self->growing = (Blob) { *place, 0 };
      self->grows = TRUE;
      self->growing.size += length;
      return TRUE;
    }
  if (type == ATT_VISIT_RECORD_BLOB && length == END_SIZE)
    {
      memcpy (hash.bytes, data, ATT_HASH_SIZE);
      memcpy (&size, data + ATT_HASH_SIZE, sizeof size);
      if (GUINT64_FROM_LE (size) == (self->grows ? self->growing.size : 0))
        {
          if (!self->grows)
            self->growing = (Blob) { *place, 0 };
          add (self, &hash, &self->growing);
          self->grows = FALSE;
          return TRUE;
        }
    }
  else if (type != ATT_VISIT_RECORD_BLOB && !self->grows)
    return TRUE;
  return att_visit_refuse_record (place, error);
}

static gboolean
append_chunk (AttVisitBlobs *self, GError **error)
{
  gboolean done = self->chunk->len == 0
                  || att_visit_file_append (self->file, ATT_VISIT_RECORD_CHUNK, self->chunk->data, self->chunk->len,
                                            error);

  g_byte_array_set_size (self->chunk, 0);
  return done;
}

static gboolean
take_piece (const void *data, gsize length, gpointer user_data, GError **error)
{
  AttVisitBlobs *self = user_data;

  g_byte_array_append (self->chunk, data, (guint) length);
  return self->chunk->len < ATT_VISIT_CHUNK || append_chunk (self, error);
}

static gboolean
append_end (AttVisitBlobs *self, const AttHash *hash, guint64 size, GError **error)
{
  guint8 end[END_SIZE];
  guint64 written = GUINT64_TO_LE (size);

  memcpy (end, hash->bytes, ATT_HASH_SIZE);
  memcpy (end + ATT_HASH_SIZE, &written, sizeof written);
  return att_visit_file_append (self->file, ATT_VISIT_RECORD_BLOB, end, END_SIZE, error)
         && att_visit_file_commit (self->file, error);
}

/**
 * att_visit_blobs_put:
 * @self: papers and photos
 * @stream: the bytes
 * @limit: how many at most
 * @hash: (out): their hash
 * @size: (out) (optional): how many there were
 * @type: (out) (optional) (transfer full): their media type
 * @cancellable: (nullable): to stop early
 * @error: when they can't be read or written
 *
 * Returns: whether they are in the file, and on the disk
 */
gboolean
att_visit_blobs_put (AttVisitBlobs *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size, char **type,
                     GCancellable *cancellable, GError **error)
{
  g_autofree char *guessed = NULL;
  Blob blob = { 0 };

  att_visit_file_get_end (self->file, &blob.place);
  g_byte_array_set_size (self->chunk, 0);
  if (!att_blob_stream (stream, limit, take_piece, self, hash, &blob.size, &guessed, cancellable, error)
      || !append_chunk (self, error))
    {
      att_visit_file_roll_back (self->file);
      return FALSE;
    }
  /* The hash is known at the end only: what is there already is not kept twice. */
  if (g_hash_table_contains (self->blobs, hash))
    att_visit_file_roll_back (self->file);
  else if (append_end (self, hash, blob.size, error))
    add (self, hash, &blob);
  else
    {
      att_visit_file_roll_back (self->file);
      return FALSE;
    }
  if (size != NULL)
    *size = blob.size;
  if (type != NULL)
    *type = g_steal_pointer (&guessed);
  return TRUE;
}

/**
 * att_visit_blobs_has:
 * @self: papers and photos
 * @hash: a hash
 *
 * Returns: whether there is one of that hash
 */
gboolean
att_visit_blobs_has (AttVisitBlobs *self, const AttHash *hash)
{
  return g_hash_table_contains (self->blobs, hash);
}

/**
 * att_visit_blobs_get_size:
 * @self: papers and photos
 * @hash: a hash
 *
 * Returns: how many bytes it is; 0 when there is none
 */
guint64
att_visit_blobs_get_size (AttVisitBlobs *self, const AttHash *hash)
{
  const Blob *blob = g_hash_table_lookup (self->blobs, hash);

  return blob != NULL ? blob->size : 0;
}

/**
 * att_visit_blobs_open:
 * @self: papers and photos
 * @hash: a hash
 * @error: when there is none
 *
 * Returns: (transfer full) (nullable): its bytes, read record by record
 */
GInputStream *
att_visit_blobs_open (AttVisitBlobs *self, const AttHash *hash, GError **error)
{
  const Blob *blob = g_hash_table_lookup (self->blobs, hash);

  if (blob != NULL)
    return att_visit_stream_new (self->file, &blob->place, blob->size);
  g_propagate_error (error, att_blob_problem_missing (hash));
  return NULL;
}

static GBytes *
get (gpointer shelf, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  AttVisitBlobs *self = shelf;
  g_autoptr (GInputStream) stream = att_visit_blobs_open (self, hash, error);
  gsize size = (gsize) att_visit_blobs_get_size (self, hash);
  g_autofree guint8 *data = NULL;
  gsize got = 0;

  if (stream == NULL)
    return NULL;
  data = g_malloc (size + 1);
  if (!g_input_stream_read_all (stream, data, size, &got, cancellable, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), got);
}

/* Each record was proved when the file was opened; read again, it is proved again. */
static gboolean
check (gpointer shelf, const AttHash *hash, gboolean *intact, GCancellable *cancellable, GError **error)
{
  *intact = att_visit_blobs_has (shelf, hash);
  return TRUE;
}

static gboolean
put (gpointer shelf, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size, char **type,
     GCancellable *cancellable, GError **error)
{
  return att_visit_blobs_put (shelf, stream, limit, hash, size, type, cancellable, error);
}

const AttBlobShelf att_visit_shelf = { put, get, check };
