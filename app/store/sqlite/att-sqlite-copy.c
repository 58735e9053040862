/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "att-store-problem.h"

static const AttProblemSpec no_room = { ATT_PROBLEM_STORE, "no-room-to-update",
                                        N_ ("The register has to be updated for this program, and the disk has no "
                                            "room for that: {needed} MB are needed."),
                                        N_ ("Make room on the disk, then open the register again."), NULL };

/* The copy, and the pages that an update may write once more. */
static gboolean
check_room (AttSqliteDriver *self, GError **error)
{
  GStatBuf status;
  struct statvfs disk;
  guint64 needed;

  if (g_stat (self->path, &status) != 0 || statvfs (self->path, &disk) != 0)
    {
      g_propagate_error (error, att_store_problem_from_errno (errno, self->path));
      return FALSE;
    }
  needed = 2 * (guint64) status.st_size + 1024 * 1024;
  if ((guint64) disk.f_bavail * disk.f_frsize >= needed)
    return TRUE;
  att_problem_set (error, &no_room, att_arg_text ("path", self->path),
                   att_arg_number ("needed", (gint64) (needed / (1024 * 1024) + 1)));
  return FALSE;
}

static gboolean
copy_into (AttSqlDriver *driver, const char *path, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, "VACUUM INTO $1", error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, path);
  return att_sql_statement_run (statement, error);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  errno = code;
  return done;
}

/**
 * att_sqlite_copy_before:
 * @driver: a driver in no transaction
 * @version: the version that the database is going to have
 * @error: a problem; also when there is no room
 *
 * Copies the database to a file beside it, `register.db.before-VERSION`, which an earlier attempt may have left.
 *
 * Returns: whether there is a copy now; a database in memory needs none
 */
gboolean
att_sqlite_copy_before (AttSqlDriver *driver, int version, GError **error)
{
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (driver);
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;
  g_autofree char *folder = NULL;
  int fd;

  if (self->path == NULL)
    return TRUE;
  path = g_strdup_printf ("%s.before-%d", self->path, version);
  part = g_strconcat (path, ".part", NULL);
  folder = g_path_get_dirname (path);
  if (!check_room (self, error))
    return FALSE;
  /* SQLite fills an empty file, and leaves its mode as it is. */
  fd = open (part, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0)
    close (fd);
  if (fd >= 0 && !copy_into (driver, part, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (fd >= 0 && sync_path (part, O_RDONLY) && g_rename (part, path) == 0
      && sync_path (folder, O_RDONLY | O_DIRECTORY))
    return TRUE;
  g_propagate_error (error, att_store_problem_from_errno (errno, path));
  g_unlink (part);
  return FALSE;
}
