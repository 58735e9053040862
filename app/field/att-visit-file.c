/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-visit-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-visit-private.h"
#include "att-store-problem.h"

static const AttProblemSpec unreadable = {
  ATT_PROBLEM_INPUT, "field-file-unreadable",
  N_ ("The field file can't be read: {reason}."), N_ ("Look at its name, whether its disk is connected, and at the right to read it."),
  NULL
};
static const AttProblemSpec in_use = {
  ATT_PROBLEM_BUSY, "field-file-in-use",
  N_ ("Another program is working with this field file."), N_ ("Close it there first."), NULL
};
static const AttProblemSpec exists = {
  ATT_PROBLEM_INPUT, "field-file-exists",
  N_ ("There is a file of this name already; nothing is written over it."), N_ ("Give another name."), NULL
};
static const AttProblemSpec lost_track = {
  ATT_PROBLEM_STORE, "field-file-failed",
  N_ ("The disk failed while the field file was written, so nothing more is written to it."),
  N_ ("Close it, look at the disk, and open it again: what was acknowledged is there."), NULL
};
static const AttProblemSpec sealed_elsewhere = {
  ATT_PROBLEM_INPUT, "field-file-other-office",
  N_ ("The office's key {key}, to which this field file is sealed, is not on this machine."),
  N_ ("Open it by its passphrase, or on the machine that has that key."), NULL
};

G_DEFINE_FINAL_TYPE (AttVisitFile, att_visit_file, G_TYPE_OBJECT)

static void
att_visit_file_finalize (GObject *object)
{
  AttVisitFile *self = ATT_VISIT_FILE (object);

  if (self->fd >= 0)
    close (self->fd);
  if (self->unfinished != NULL)
    g_unlink (self->unfinished);
  if (self->key != NULL)
    sodium_free (self->key);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_object (&self->random);
  g_free (self->unfinished);
  g_free (self->path);
  g_free (self->id);
  if (self->buffer != NULL)
    sodium_memzero (self->buffer, self->buffer_size);
  g_free (self->buffer);
  G_OBJECT_CLASS (att_visit_file_parent_class)->finalize (object);
}

static void
att_visit_file_class_init (AttVisitFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_visit_file_finalize;
}

static void
att_visit_file_init (AttVisitFile *self)
{
  self->fd = -1;
  self->notes = att_problems_new ();
}

gboolean
att_visit_file_fail (AttVisitFile *self, int code, GError **error)
{
  g_propagate_error (error, att_store_problem_from_errno (code, self->path));
  return FALSE;
}

gboolean
att_visit_file_refuse (AttVisitFile *self, GError *problem, GError **error)
{
  att_problem_set_place (problem, self->path, 0);
  g_propagate_error (error, problem);
  return FALSE;
}

/* One buffer for sealing and opening, as large as the largest record was. */
guint8 *
att_visit_file_get_buffer (AttVisitFile *self, gsize size)
{
  if (size > self->buffer_size)
    {
      g_free (self->buffer);
      self->buffer = g_malloc (size);
      self->buffer_size = size;
    }
  return self->buffer;
}

gboolean
att_visit_file_pwrite (AttVisitFile *self, const void *data, gsize length, guint64 offset, GError **error)
{
  const guint8 *rest = data;

  while (length > 0)
    {
      ssize_t written = pwrite (self->fd, rest, length, (off_t) offset);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return att_visit_file_fail (self, errno, error);
      rest += written;
      offset += (guint64) written;
      length -= (gsize) written;
    }
  return TRUE;
}

/* A head that may be half written is none; the other one still stands. */
gboolean
att_visit_file_write_head (AttVisitFile *self, GError **error)
{
  guint8 page[ATT_VISIT_PAGE];

  att_visit_file_seal_head (self, self->generation + 1, &self->tail, page);
  if (!att_visit_file_pwrite (self, page, sizeof page, ATT_VISIT_HEAD_AT ((self->generation + 1) & 1), error)
      || (fdatasync (self->fd) != 0 && !att_visit_file_fail (self, errno, error)))
    {
      self->failed = TRUE;
      return FALSE;
    }
  self->generation++;
  self->head = self->tail;
  return TRUE;
}

static AttVisitFile *
new_for_path (const char *path, AttRandom *random)
{
  AttVisitFile *self = g_object_new (ATT_TYPE_VISIT_FILE, NULL);

  self->path = g_strdup (path);
  self->random = g_object_ref (random);
  return self;
}

static void
take_header (AttVisitFile *self)
{
  self->id = att_hex_encode (self->header.id, ATT_VISIT_ID_SIZE);
}

/**
 * att_visit_file_create:
 * @path: where it shall be
 * @passphrase: what is to open it
 * @cost: what it shall cost to try a passphrase: %att_visit_cost
 * @office: the office's key, which opens it as well
 * @random: where chance comes from
 * @error: when there is such a file already, or it can't be written
 *
 * Begins a field file under a name of its own in the same folder; att_visit_file_finish() gives it its name. Freed before,
 * it leaves nothing.
 *
 * Returns: (transfer full) (nullable): the file, to be appended to
 */
AttVisitFile *
att_visit_file_create (const char *path, const char *passphrase, const AttVisitCost *cost, const AttPublicKey *office,
                       AttRandom *random, GError **error)
{
  g_autoptr (AttVisitFile) self = new_for_path (path, random);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *template = g_build_filename (folder, ".attfield-XXXXXX", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      att_visit_file_refuse (self, att_problem_new_plain (&exists), error);
      return NULL;
    }
  self->key = att_visit_allocate (ATT_VISIT_KEY_SIZE);
  att_random_fill (random, self->key, ATT_VISIT_KEY_SIZE);
  if (!att_visit_header_make (&self->header, self->key, passphrase, cost, office, random, error))
    return NULL;
  take_header (self);
  self->fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      att_visit_file_fail (self, errno, error);
      return NULL;
    }
  self->unfinished = g_steal_pointer (&template);
  self->writable = TRUE;
  self->read = TRUE;
  att_visit_file_begin (self, &self->tail);
  self->head = self->tail;
  if (!att_visit_file_pwrite (self, self->header.page, ATT_VISIT_PAGE, 0, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
sync_folder (AttVisitFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  return done || att_visit_file_fail (self, code, error);
}

/**
 * att_visit_file_finish:
 * @self: a file that was created
 * @error: when it can't be written to the disk
 *
 * Writes both heads, syncs the file and gives it its name. From now on each commit is durable.
 *
 * Returns: whether it is on the disk
 */
gboolean
att_visit_file_finish (AttVisitFile *self, GError **error)
{
  g_autofree char *unfinished = g_strdup (self->unfinished);

  g_return_val_if_fail (unfinished != NULL, FALSE);
  if (!att_visit_file_write_head (self, error) || !att_visit_file_write_head (self, error))
    return FALSE;
  if (fsync (self->fd) != 0)
    return att_visit_file_fail (self, errno, error);
  if (renameat2 (AT_FDCWD, unfinished, AT_FDCWD, self->path, RENAME_NOREPLACE) != 0
      && (errno != EINVAL || g_file_test (self->path, G_FILE_TEST_EXISTS) || g_rename (unfinished, self->path) != 0))
    return errno == EEXIST || errno == EINVAL ? att_visit_file_refuse (self, att_problem_new_plain (&exists), error)
                                              : att_visit_file_fail (self, errno, error);
  g_clear_pointer (&self->unfinished, g_free);
  return sync_folder (self, error);
}

/* Held as long as the file is open. A file system that knows no locks is not refused. */
static gboolean
lock (AttVisitFile *self, GError **error)
{
  struct flock range = { .l_type = (short) (self->writable ? F_WRLCK : F_RDLCK), .l_whence = SEEK_SET };

  if (fcntl (self->fd, F_OFD_SETLK, &range) == 0 || (errno != EAGAIN && errno != EACCES))
    return TRUE;
  return att_visit_file_refuse (self, att_problem_new_plain (&in_use), error);
}

static gboolean
read_header (AttVisitFile *self, GError **error)
{
  gsize length = 0;
  ssize_t got = 1;

  while (got != 0 && length < ATT_VISIT_PAGE)
    {
      got = pread (self->fd, self->header.page + length, ATT_VISIT_PAGE - length, (off_t) length);
      if (got < 0 && errno != EINTR)
        return att_visit_file_fail (self, errno, error);
      length += got > 0 ? (gsize) got : 0;
    }
  return att_visit_header_parse (&self->header, self->path, length, error);
}

/**
 * att_visit_file_open:
 * @path: a field file
 * @write: whether to append to it
 * @random: where chance comes from
 * @error: when it can't be read; %ATT_PROBLEM_INPUT when it is no field file, a newer or a damaged one;
 *   %ATT_PROBLEM_BUSY when another program works with it
 *
 * Opens the file without looking into it: next comes att_visit_file_unlock(), then att_visit_file_read().
 *
 * Returns: (transfer full) (nullable): the file
 */
AttVisitFile *
att_visit_file_open (const char *path, gboolean write, AttRandom *random, GError **error)
{
  g_autoptr (AttVisitFile) self = new_for_path (path, random);
  struct stat status;

  self->writable = write;
  self->fd = open (path, (write ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NONBLOCK);
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      att_visit_file_refuse (self, att_problem_new (&unreadable, att_arg_text ("reason", g_strerror (errno))), error);
      return NULL;
    }
  /* A device or a folder has no first page. */
  if (!S_ISREG (status.st_mode))
    {
      att_visit_header_parse (&self->header, path, 1, error);
      return NULL;
    }
  if (!lock (self, error) || !read_header (self, error))
    return NULL;
  take_header (self);
  return g_steal_pointer (&self);
}

/**
 * att_visit_file_unlock:
 * @self: a file that was opened
 * @passphrase: its passphrase
 * @error: %ATT_PROBLEM_INPUT that it is wrong
 *
 * Takes about half a second.
 *
 * Returns: whether it opens the file
 */
gboolean
att_visit_file_unlock (AttVisitFile *self, const char *passphrase, GError **error)
{
  guint8 *key = att_visit_allocate (ATT_VISIT_KEY_SIZE);

  if (!att_visit_header_unwrap (&self->header, passphrase, key, self->path, error))
    {
      sodium_free (key);
      return FALSE;
    }
  self->key = key;
  return TRUE;
}

/**
 * att_visit_file_unlock_by_office:
 * @self: a file that was opened
 * @office: the office of the register that it was issued from
 * @cancellable: (nullable): to stop early
 * @error: when the office's key is not on this machine, or is another one
 *
 * Opens the file by the office's own key: the passphrase may be forgotten.
 *
 * Returns: whether it opens the file
 */
gboolean
att_visit_file_unlock_by_office (AttVisitFile *self, AttOffice *office, GCancellable *cancellable, GError **error)
{
  guint8 *key = att_visit_allocate (ATT_VISIT_KEY_SIZE);
  gboolean opened = FALSE;

  if (!att_office_unseal (office, self->header.office, att_visit_header_get_sealed (&self->header),
                          ATT_VISIT_KEY_SIZE + ATT_SEAL_SIZE, key, &opened, cancellable, error))
    {
      sodium_free (key);
      return FALSE;
    }
  if (!opened)
    {
      sodium_free (key);
      return att_visit_file_refuse (self, att_problem_new (&sealed_elsewhere, att_arg_text ("key", self->header.office)), error);
    }
  self->key = key;
  return TRUE;
}

static gboolean
check_usable (AttVisitFile *self, GError **error)
{
  if (!self->failed)
    return TRUE;
  return att_visit_file_refuse (self, att_problem_new_plain (&lost_track), error);
}

/**
 * att_visit_file_append:
 * @self: a file that was created, or opened for writing and read
 * @type: what the record holds
 * @data: (array length=length): what it holds
 * @length: how many bytes; at most %ATT_VISIT_MAX_RECORD
 * @error: when it can't be written
 *
 * Appends a record. It counts once att_visit_file_commit() is done.
 *
 * Returns: whether it was written
 */
gboolean
att_visit_file_append (AttVisitFile *self, AttVisitRecordType type, const void *data, gsize length, GError **error)
{
  guint8 tag[ATT_VISIT_TAG_SIZE];
  gsize size;

  g_return_val_if_fail (self->writable && self->read && length <= ATT_VISIT_MAX_RECORD, FALSE);
  if (!check_usable (self, error))
    return FALSE;
  size = att_visit_file_seal_record (self, type, data, length, tag);
  if (!att_visit_file_pwrite (self, self->buffer, size, self->tail.end, error))
    return FALSE;
  self->tail.count++;
  self->tail.end += size;
  memcpy (self->tail.tag, tag, ATT_VISIT_TAG_SIZE);
  return TRUE;
}

/**
 * att_visit_file_commit:
 * @self: a file that was appended to
 * @error: when it can't be written
 *
 * Syncs what was appended, then writes the head that counts it, and syncs that. A file that is still being made is synced
 * once, when it is finished.
 *
 * Returns: whether all of it is on the disk
 */
gboolean
att_visit_file_commit (AttVisitFile *self, GError **error)
{
  if (self->unfinished != NULL)
    return TRUE;
  if (!check_usable (self, error))
    return FALSE;
  if (fdatasync (self->fd) == 0)
    return att_visit_file_write_head (self, error);
  /* What a failed sync left on the disk, nobody knows. */
  self->failed = TRUE;
  return att_visit_file_fail (self, errno, error);
}

/**
 * att_visit_file_roll_back:
 * @self: a file that was appended to
 *
 * Takes back what was appended and not committed.
 */
void
att_visit_file_roll_back (AttVisitFile *self)
{
  if (self->failed || self->unfinished != NULL)
    return;
  self->tail = self->head;
  if (ftruncate (self->fd, (off_t) self->tail.end) != 0)
    self->failed = TRUE;
}

/**
 * att_visit_file_get_end:
 * @self: a file that was read
 * @place: (out caller-allocates): where the next record will stand
 */
void
att_visit_file_get_end (AttVisitFile *self, AttVisitPlace *place)
{
  att_visit_mark_get_place (&self->tail, place);
}

/**
 * att_visit_file_get_path:
 * @self: a field file
 *
 * Returns: (transfer none): its path
 */
const char *
att_visit_file_get_path (AttVisitFile *self)
{
  return self->path;
}

/**
 * att_visit_file_get_id:
 * @self: a field file
 *
 * Returns: (transfer none): its id: 32 hexadecimal digits
 */
const char *
att_visit_file_get_id (AttVisitFile *self)
{
  return self->id;
}

/**
 * att_visit_file_get_office_key:
 * @self: a field file
 *
 * Returns: (transfer none): the id of the office's key that opens it
 */
const char *
att_visit_file_get_office_key (AttVisitFile *self)
{
  return self->header.office;
}

/**
 * att_visit_file_get_notes:
 * @self: a field file that was read
 *
 * Returns: (transfer none): what somebody should know of it, though nothing is lost
 */
AttProblems *
att_visit_file_get_notes (AttVisitFile *self)
{
  return self->notes;
}
