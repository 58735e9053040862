/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-files.h"
#include "att-problem.h"

static const AttProblemSpec folder_unreadable = {
  ATT_PROBLEM_INPUT, "folder-unreadable",
  N_ ("The folder of the application file can't be opened: {reason}."), N_ ("Look at the right to read it."), NULL
};
static const AttProblemSpec paper_outside = {
  ATT_PROBLEM_INPUT, "paper-outside",
  N_ ("The paper “{file}” lies outside of the folder of the application file."),
  N_ ("Put the paper beside the application file or in a folder below it, and name it from there."), NULL
};
static const AttProblemSpec paper_link = {
  ATT_PROBLEM_INPUT, "paper-link",
  N_ ("The paper “{file}” is a link or is reached by one; links are not followed."),
  N_ ("Put the file itself in its place."), NULL
};
static const AttProblemSpec paper_missing = {
  ATT_PROBLEM_INPUT, "paper-missing",
  N_ ("The paper “{file}” is missing."), N_ ("Ask the applicant for the file, or look at its name."), NULL
};
static const AttProblemSpec paper_no_file = {
  ATT_PROBLEM_INPUT, "paper-no-file",
  N_ ("“{file}” is a folder or a device and not a paper."), N_ ("Put the file itself in its place."), NULL
};
static const AttProblemSpec paper_unreadable = {
  ATT_PROBLEM_INPUT, "paper-unreadable",
  N_ ("The paper “{file}” can't be read: {reason}."), N_ ("Look at the right to read it."), NULL
};

struct _AttPaperFolder
{
  int fd;            /* -1 where files were chosen */
  GHashTable *files; /* of those that were chosen, what they are called here, and their paths */
};

/**
 * att_paper_folder_new:
 * @application: the path of an application file
 * @error: a %ATT_PROBLEM_INPUT
 *
 * Opens the folder in which it lies and keeps it open, so that no other folder can be put in its place meanwhile.
 *
 * Returns: (transfer full) (nullable): the folder
 */
AttPaperFolder *
att_paper_folder_new (const char *application, GError **error)
{
  g_autofree char *path = g_path_get_dirname (application);
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  AttPaperFolder *self;

  if (fd < 0)
    {
      att_problem_set (error, &folder_unreadable, att_arg_text ("path", application),
                       att_arg_text ("reason", g_strerror (errno)));
      return NULL;
    }
  self = g_new0 (AttPaperFolder, 1);
  self->fd = fd;
  return self;
}

/**
 * att_paper_folder_new_for_files:
 *
 * Returns: (transfer full): a folder of no place, with the files that att_paper_folder_add() adds
 */
AttPaperFolder *
att_paper_folder_new_for_files (void)
{
  AttPaperFolder *self = g_new0 (AttPaperFolder, 1);

  self->fd = -1;
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/* Letters of a file's name that would end or break a path or a line. */
static char *
dup_harmless (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *name = g_utf8_make_valid (base, -1);

  for (char *c = name; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == '/')
      *c = ' ';
  return g_strstrip (name);
}

/**
 * att_paper_folder_add:
 * @self: a folder for files
 * @path: a file that somebody chose; it may be reached by a link, since it was chosen by hand
 *
 * Returns: (transfer full): what it is called in this folder; the last part is its own name
 */
char *
att_paper_folder_add (AttPaperFolder *self, const char *path)
{
  g_autofree char *name = dup_harmless (path);
  char *file = g_strdup_printf ("%u/%s", g_hash_table_size (self->files) + 1, name);

  g_hash_table_insert (self->files, g_strdup (file), g_strdup (path));
  return file;
}

/**
 * att_paper_folder_free:
 * @self: (transfer full): a folder
 */
void
att_paper_folder_free (AttPaperFolder *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_free (self);
}

static void
report (GError **error, const AttProblemSpec *spec, const char *file, int code)
{
  att_problem_set (error, spec, att_arg_text ("file", file), att_arg_text ("reason", g_strerror (code)));
}

/* The kernel says the same of a link, of a missing folder and of a file in the place of a folder. */
static const AttProblemSpec *
explain (int folder, const char *name, int code)
{
  struct stat status;

  if (fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0)
    {
      if (S_ISLNK (status.st_mode))
        return &paper_link;
      if (!S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode))
        return &paper_no_file;
    }
  return code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG ? &paper_missing : &paper_unreadable;
}

static int
keep_regular (int fd, const char *file, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;
  report (error, &paper_no_file, file, 0);
  close (fd);
  return -1;
}

static int
open_chosen (AttPaperFolder *self, const char *file, GError **error)
{
  const char *path = g_hash_table_lookup (self->files, file);
  int fd = path != NULL ? open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) : -1;
  int code = path != NULL ? errno : ENOENT;

  if (fd >= 0)
    return keep_regular (fd, path, error);
  report (error, code == ENOENT || code == ENOTDIR ? &paper_missing : &paper_unreadable, path != NULL ? path : file, code);
  return -1;
}

/* A step at a time, so that no link anywhere on the way is followed. */
static int
open_beneath (AttPaperFolder *self, const char *file, GError **error)
{
  g_auto (GStrv) names = g_strsplit (file, "/", -1);
  guint n_names = g_strv_length (names);
  int folder = self->fd;
  int fd = -1;

  if (file[0] == '/' || g_strv_contains ((const char *const *) names, ".."))
    {
      report (error, &paper_outside, file, 0);
      return -1;
    }
  for (guint i = 0; i < n_names; i++)
    {
      gboolean last = i + 1 == n_names;
      int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | (last ? O_NONBLOCK : O_DIRECTORY);

      if (!last && (names[i][0] == '\0' || g_str_equal (names[i], ".")))
        continue;
      fd = openat (folder, names[i], flags);
      if (fd < 0)
        {
          int code = errno;

          report (error, explain (folder, names[i], code), file, code);
        }
      if (folder != self->fd)
        close (folder);
      if (fd < 0)
        return -1;
      folder = fd;
    }
  if (fd >= 0)
    return keep_regular (fd, file, error);
  report (error, &paper_no_file, file, 0);
  return -1;
}

/**
 * att_paper_folder_open:
 * @self: a folder
 * @file: a path below it, as the application file writes it
 * @error: a %ATT_PROBLEM_INPUT without a place
 *
 * Opens a paper. A path that leads out of the folder, a link in any part of it, and what is no regular file are
 * refused.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GInputStream *
att_paper_folder_open (AttPaperFolder *self, const char *file, GError **error)
{
  int fd = self->files != NULL ? open_chosen (self, file, error) : open_beneath (self, file, error);

  return fd >= 0 ? g_unix_input_stream_new (fd, TRUE) : NULL;
}

/**
 * att_paper_folder_look:
 * @self: a folder
 * @file: a path below it
 * @hash: (out): the SHA-256 hash of its bytes
 * @type: (out): what its bytes are, as a media type
 * @cancellable: (nullable): to stop early
 * @error: a %ATT_PROBLEM_INPUT without a place, or %G_IO_ERROR_CANCELLED
 *
 * Reads a paper from beginning to end, of whatever size.
 *
 * Returns: whether it could be read
 */
gboolean
att_paper_folder_look (AttPaperFolder *self, const char *file, AttHash *hash, const char **type,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (AttHasher) hasher = att_hasher_new ();
  g_autoptr (GInputStream) stream = att_paper_folder_open (self, file, error);
  gsize got = 0;

  if (stream == NULL)
    return FALSE;
  *type = NULL;
  do
    {
      g_autoptr (GError) reason = NULL;
      guint8 buffer[65536];

      if (!g_input_stream_read_all (stream, buffer, sizeof buffer, &got, cancellable, &reason))
        {
          if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_propagate_error (error, g_steal_pointer (&reason));
          else
            att_problem_set (error, &paper_unreadable, att_arg_text ("file", file),
                             att_arg_text ("reason", reason->message));
          return FALSE;
        }
      if (*type == NULL)
        *type = att_files_guess_type (buffer, got);
      att_hasher_update (hasher, buffer, got);
    }
  while (got > 0);
  *hash = att_hasher_finish (hasher);
  return TRUE;
}
