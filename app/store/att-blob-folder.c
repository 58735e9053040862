/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-blob-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-files.h"
#include "att-problem.h"
#include "att-register-folder.h"
#include "att-store-problem.h"

static const AttProblemSpec too_large = {
  ATT_PROBLEM_INPUT, "file-too-large",
  N_ ("The file is too large: at most {limit} bytes are taken."), N_ ("Look whether it is the right file."), NULL
};
static const AttProblemSpec cannot_take = {
  ATT_PROBLEM_INPUT, "file-cannot-be-read",
  N_ ("The file could not be read to its end: {reason}."),
  N_ ("Look at the file and the disk that it is on."), NULL
};
static const AttProblemSpec missing = {
  ATT_PROBLEM_STORE, "file-missing",
  N_ ("A file of the register is missing: {hash}."),
  N_ ("Verify the register and restore the latest backup."), NULL
};
static const AttProblemSpec altered = {
  ATT_PROBLEM_STORE, "file-altered",
  N_ ("A file of the register was altered: {hash}."),
  N_ ("Verify the register and restore the latest backup."), NULL
};
static const AttProblemSpec no_memory = {
  ATT_PROBLEM_STORE, "file-exceeds-memory",
  N_ ("A file of the register is larger than the memory of this computer: {hash}."),
  N_ ("Close other programs."), NULL
};

#define PIECE 65536
/* How long an unfinished file may be somebody's at work. */
#define SWEEP_AFTER (24 * 3600)
#define UNFINISHED ".new-"

struct _AttBlobFolder
{
  char *path;
};

/**
 * att_blob_stream:
 * @stream: where bytes come from
 * @limit: how many at most
 * @sink: (scope call) (nullable): where they go, piece by piece
 * @user_data: for @sink
 * @hash: (out): their hash
 * @size: (out) (optional): how many there were
 * @type: (out) (optional) (transfer full): their media type
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when there are too many or they can't be read
 *
 * Reads a stream to its end, holding but a piece of it at a time.
 *
 * Returns: whether it was read and taken
 */
gboolean
att_blob_stream (GInputStream *stream, guint64 limit, AttBlobSink sink, gpointer user_data, AttHash *hash,
                 guint64 *size, char **type, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttHasher) hasher = att_hasher_new ();
  g_autoptr (GError) reason = NULL;
  g_autofree guint8 *piece = g_malloc (PIECE);
  const char *guessed = att_files_guess_type (piece, 0);
  guint64 total = 0;
  gsize got = 0;

  do
    {
      if (!g_input_stream_read_all (stream, piece, PIECE, &got, cancellable, &reason))
        {
          if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_propagate_error (error, g_steal_pointer (&reason));
          else
            att_problem_set (error, &cannot_take, att_arg_text ("reason", reason->message));
          return FALSE;
        }
      if (got > limit - total)
        {
          att_problem_set (error, &too_large, att_arg_number ("limit", (gint64) limit));
          return FALSE;
        }
      if (total == 0)
        guessed = att_files_guess_type (piece, got);
      total += got;
      att_hasher_update (hasher, piece, got);
      if (sink != NULL && got > 0 && !sink (piece, got, user_data, error))
        return FALSE;
    }
  while (got == PIECE);
  *hash = att_hasher_finish (hasher);
  if (size != NULL)
    *size = total;
  if (type != NULL)
    *type = g_strdup (guessed);
  return TRUE;
}

static GError *
make_problem (const AttProblemSpec *spec, const AttHash *hash)
{
  g_autofree char *digits = att_hash_to_string (hash);

  return att_problem_new (spec, att_arg_text ("hash", digits));
}

static guint
hash_hash (gconstpointer key)
{
  guint start;

  memcpy (&start, key, sizeof start);
  return start;
}

static gboolean
hash_equal (gconstpointer a, gconstpointer b)
{
  return att_hash_equal (a, b);
}

/**
 * att_blob_table_new:
 * @free_value: (nullable): frees what the table holds
 *
 * Returns: (transfer full): a table whose keys are AttHash, allocated by GLib
 */
GHashTable *
att_blob_table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (hash_hash, hash_equal, g_free, free_value);
}

/**
 * att_blob_problem_missing:
 * @hash: a file's hash
 *
 * Returns: (transfer full): that the register has no such file
 */
GError *
att_blob_problem_missing (const AttHash *hash)
{
  return make_problem (&missing, hash);
}

/**
 * att_blob_problem_altered:
 * @hash: a file's hash
 *
 * Returns: (transfer full): that the register's file is another one now
 */
GError *
att_blob_problem_altered (const AttHash *hash)
{
  return make_problem (&altered, hash);
}

/**
 * att_blob_folder_new:
 * @location: a register's folder
 *
 * Returns: (transfer full): its files
 */
AttBlobFolder *
att_blob_folder_new (const char *location)
{
  AttBlobFolder *self = g_new0 (AttBlobFolder, 1);

  self->path = g_build_filename (location, ATT_REGISTER_BLOBS, NULL);
  return self;
}

/**
 * att_blob_folder_free:
 * @self: (transfer full): files
 */
void
att_blob_folder_free (AttBlobFolder *self)
{
  g_free (self->path);
  g_free (self);
}

static char *
make_path (AttBlobFolder *self, const AttHash *hash)
{
  g_autofree char *digits = att_hash_to_string (hash);
  char shelf[3] = { digits[0], digits[1], '\0' };

  return g_build_filename (self->path, shelf, digits, NULL);
}

static gboolean
fail (GError **error, int code, const char *path)
{
  g_propagate_error (error, att_store_problem_from_errno (code, path));
  return FALSE;
}

static gboolean
write_piece (const void *data, gsize length, gpointer user_data, GError **error)
{
  int fd = GPOINTER_TO_INT (user_data);
  const char *rest = data;

  while (length > 0)
    {
      ssize_t written = write (fd, rest, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (error, errno, NULL);
      rest += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
sync_folder (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    fail (error, errno, path);
  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
make_shelf (AttBlobFolder *self, const char *shelf, GError **error)
{
  if (g_mkdir (shelf, 0700) == 0)
    return sync_folder (self->path, error);
  return errno == EEXIST || fail (error, errno, shelf);
}

/* The same bytes replace those that are there: that is no loss, and it puts altered ones right. */
static gboolean
settle (AttBlobFolder *self, const char *unfinished, const AttHash *hash, GError **error)
{
  g_autofree char *path = make_path (self, hash);
  g_autofree char *shelf = g_path_get_dirname (path);

  if (!make_shelf (self, shelf, error))
    return FALSE;
  if (g_rename (unfinished, path) != 0)
    return fail (error, errno, path);
  return sync_folder (shelf, error);
}

/**
 * att_blob_folder_put:
 * @self: files
 * @stream: where the bytes come from
 * @limit: how many at most
 * @hash: (out): their hash
 * @size: (out) (optional): how many there were
 * @type: (out) (optional) (transfer full): their media type
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Writes a file to a temporary name, syncs it and only then gives it its name.
 *
 * Returns: whether it is on the disk now
 */
gboolean
att_blob_folder_put (AttBlobFolder *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size,
                     char **type, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, UNFINISHED "XXXXXX", NULL);
  g_autofree char *guessed = NULL;
  int fd = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return fail (error, errno, self->path);
  done = att_blob_stream (stream, limit, write_piece, GINT_TO_POINTER (fd), hash, size, &guessed, cancellable,
                          error);
  if (done && fsync (fd) != 0)
    done = fail (error, errno, path);
  if (close (fd) != 0 && done)
    done = fail (error, errno, path);
  if (!done || !settle (self, path, hash, error))
    {
      g_unlink (path);
      return FALSE;
    }
  if (type != NULL)
    *type = g_steal_pointer (&guessed);
  return TRUE;
}

/* Opens a file of the register; -1 with @error left alone where there is none. */
static int
open_blob (AttBlobFolder *self, const AttHash *hash, struct stat *status, GError **error)
{
  g_autofree char *path = make_path (self, hash);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);

  if (fd >= 0 && fstat (fd, status) == 0 && S_ISREG (status->st_mode))
    return fd;
  /* What is there but is no file, as a link, is as good as nothing. */
  if (fd < 0 && errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
    fail (error, errno, path);
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
read_piece (int fd, guint8 *data, gsize length, gsize *got, GCancellable *cancellable, GError **error)
{
  ssize_t result;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      result = read (fd, data, MIN (length, (gsize) 1 << 20));
    }
  while (result < 0 && errno == EINTR);
  *got = result > 0 ? (gsize) result : 0;
  return result >= 0 || fail (error, errno, NULL);
}

/**
 * att_blob_folder_get:
 * @self: files
 * @hash: a file's hash
 * @cancellable: (nullable): to stop early
 * @error: a problem, also when the file is missing or its bytes are others
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
att_blob_folder_get (AttBlobFolder *self, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  struct stat status = { 0 };
  int fd = open_blob (self, hash, &status, &reason);
  gsize got = 1, length = 0;
  guint8 *data;
  AttHash found;

  if (fd < 0)
    {
      g_propagate_error (error, reason != NULL ? g_steal_pointer (&reason) : make_problem (&missing, hash));
      return NULL;
    }
  data = g_try_malloc ((gsize) status.st_size + 1);
  if (data == NULL)
    {
      close (fd);
      g_propagate_error (error, make_problem (&no_memory, hash));
      return NULL;
    }
  /* One byte more than there should be, so that one too many shows. */
  while (got > 0 && length <= (gsize) status.st_size
         && read_piece (fd, data + length, (gsize) status.st_size + 1 - length, &got, cancellable, &reason))
    length += got;
  close (fd);
  bytes = g_bytes_new_take (data, length);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  found = att_hash_bytes (bytes);
  if (att_hash_equal (&found, hash))
    return g_steal_pointer (&bytes);
  g_propagate_error (error, att_blob_problem_altered (hash));
  return NULL;
}

/**
 * att_blob_folder_open:
 * @self: files
 * @hash: a file's hash
 * @error: when there is none, or it can't be read
 *
 * Returns: (transfer full) (nullable): its bytes as they are on the disk: who reads them to the end proves them by their hash
 */
GInputStream *
att_blob_folder_open (AttBlobFolder *self, const AttHash *hash, GError **error)
{
  g_autoptr (GError) reason = NULL;
  struct stat status = { 0 };
  int fd = open_blob (self, hash, &status, &reason);

  if (fd >= 0)
    return g_unix_input_stream_new (fd, TRUE);
  g_propagate_error (error, reason != NULL ? g_steal_pointer (&reason) : make_problem (&missing, hash));
  return NULL;
}

/**
 * att_blob_folder_check:
 * @self: files
 * @hash: a file's hash
 * @intact: (out): whether it is there and its bytes have that hash
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether it could be looked at
 */
gboolean
att_blob_folder_check (AttBlobFolder *self, const AttHash *hash, gboolean *intact, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (AttHasher) hasher = att_hasher_new ();
  g_autoptr (GError) reason = NULL;
  g_autofree guint8 *piece = g_malloc (PIECE);
  struct stat status = { 0 };
  int fd = open_blob (self, hash, &status, &reason);
  gsize got = 1;
  AttHash found;

  *intact = FALSE;
  while (fd >= 0 && got > 0 && read_piece (fd, piece, PIECE, &got, cancellable, &reason))
    att_hasher_update (hasher, piece, got);
  if (fd >= 0)
    close (fd);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  found = att_hasher_finish (hasher);
  *intact = fd >= 0 && att_hash_equal (&found, hash);
  return TRUE;
}

/**
 * att_blob_folder_sweep:
 * @self: files
 *
 * Removes what a program that was killed left unfinished, once it is a day old. That it can't is no matter.
 */
void
att_blob_folder_sweep (AttBlobFolder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      GStatBuf status;

      if (!g_str_has_prefix (name, UNFINISHED))
        continue;
      path = g_build_filename (self->path, name, NULL);
      if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) && now - status.st_mtime > SWEEP_AFTER)
        g_unlink (path);
    }
}
