/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-files.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-problem.h"

static const AttProblemSpec cannot_read = {
  ATT_PROBLEM_INPUT, "cannot-read",
  N_ ("The file can't be read: {reason}."), N_ ("Look at its name and at the right to read it."), NULL
};
static const AttProblemSpec not_a_file = {
  ATT_PROBLEM_INPUT, "not-a-file",
  N_ ("This is a folder or a device and not a file."), N_ ("Name the file itself."), NULL
};
static const AttProblemSpec too_large = {
  ATT_PROBLEM_INPUT, "too-large",
  N_ ("The file is too large: at most {limit} bytes are read."), N_ ("Look whether it is the right file."), NULL
};
static const AttProblemSpec cannot_write = {
  ATT_PROBLEM_INPUT, "cannot-write",
  N_ ("The file can't be written: {reason}."), N_ ("Look at the folder, the right to write there and the room left."), NULL
};

static gboolean
fail (GError **error, const AttProblemSpec *spec, const char *path, int code)
{
  att_problem_set (error, spec, att_arg_text ("path", path), att_arg_text ("reason", g_strerror (code)));
  return FALSE;
}

/**
 * att_files_read:
 * @path: a file
 * @limit: how many bytes at most; a larger file is refused before anything of it is read
 * @cancellable: (nullable): to stop early
 * @error: a %ATT_PROBLEM_INPUT that names the file
 *
 * Reads a regular file, following links; a device or a pipe is refused.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
att_files_read (const char *path, gsize limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gboolean done = FALSE;

  if (fd < 0)
    {
      fail (error, &cannot_read, path, errno);
      return NULL;
    }
  if (fstat (fd, &status) != 0)
    fail (error, &cannot_read, path, errno);
  else if (!S_ISREG (status.st_mode))
    att_problem_set (error, &not_a_file, att_arg_text ("path", path));
  else if ((guint64) status.st_size > limit)
    att_problem_set (error, &too_large, att_arg_text ("path", path), att_arg_number ("limit", (gint64) limit));
  else
    while (!done)
      {
        guint8 buffer[65536];
        ssize_t got = read (fd, buffer, sizeof buffer);

        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          break;
        if (got < 0 && errno == EINTR)
          continue;
        if (got < 0)
          {
            fail (error, &cannot_read, path, errno);
            break;
          }
        if (bytes->len + (gsize) got > limit)
          {
            att_problem_set (error, &too_large, att_arg_text ("path", path),
                             att_arg_number ("limit", (gint64) limit));
            break;
          }
        g_byte_array_append (bytes, buffer, (guint) got);
        done = got == 0;
      }
  close (fd);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * att_files_open:
 * @path: a file
 * @error: a %ATT_PROBLEM_INPUT that names the file
 *
 * Opens a regular file, following links; a device or a pipe is refused.
 *
 * Returns: (transfer full) (nullable): its bytes as a stream
 */
GInputStream *
att_files_open (const char *path, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return g_unix_input_stream_new (fd, TRUE);
  if (fd < 0)
    fail (error, &cannot_read, path, errno);
  else
    {
      att_problem_set (error, &not_a_file, att_arg_text ("path", path));
      close (fd);
    }
  return NULL;
}

/**
 * att_files_write:
 * @path: a file
 * @bytes: what it shall hold
 * @error: a %ATT_PROBLEM_INPUT that names the file
 *
 * Writes a file whole or not at all: to a temporary name, synced, then renamed.
 *
 * Returns: whether it was written
 */
gboolean
att_files_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents_full (path, length > 0 ? data : "", (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &reason))
    return TRUE;
  att_problem_set (error, &cannot_write, att_arg_text ("path", path), att_arg_text ("reason", reason->message));
  return FALSE;
}

static gboolean
begins_with_text (const char *data, gsize length)
{
  gsize looked_at = MIN (length, 1024);
  const char *end;

  /* The last letter looked at may go on beyond. */
  return g_utf8_validate_len (data, looked_at, &end)
         || (looked_at < length && g_utf8_get_char_validated (end, data + looked_at - end) == (gunichar) -2);
}

/**
 * att_files_guess_type:
 * @data: (array length=length): the first bytes of a file
 * @length: how many
 *
 * Looks at what the bytes are, whatever the file's name says.
 *
 * Returns: the media type; `application/octet-stream` where the bytes are none of the known ones
 */
const char *
att_files_guess_type (const void *data, gsize length)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *type;
  } types[] = {
    { "%PDF-", 5, "application/pdf" },
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "\xff\xd8\xff", 3, "image/jpeg" },
    { "II*\0", 4, "image/tiff" },
    { "MM\0*", 4, "image/tiff" },
    { "PK\x03\x04", 4, "application/zip" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "application/x-ole-storage" },
    { "<?xml", 5, "application/xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (length >= types[i].length && memcmp (data, types[i].magic, types[i].length) == 0)
      return types[i].type;
  if (length > 0 && begins_with_text (data, length))
    return "text/plain";
  return "application/octet-stream";
}
