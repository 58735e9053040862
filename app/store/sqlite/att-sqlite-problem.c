/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sqlite-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "att-store-problem.h"

static const AttProblemSpec busy = {
  ATT_PROBLEM_BUSY, "register-busy",
  N_ ("Somebody else is writing to the register."), N_ ("Try it once more in a moment."), NULL
};
static const AttProblemSpec read_only = {
  ATT_PROBLEM_STORE, "register-read-only",
  N_ ("The register can't be written to."),
  N_ ("Look at the right to write to its folder and to the files in it."), NULL
};
static const AttProblemSpec cannot_open = {
  ATT_PROBLEM_STORE, "register-cannot-open",
  N_ ("The register's database can't be opened."),
  N_ ("Look at the right to read and write its folder and the files in it."), NULL
};
static const AttProblemSpec refused = {
  ATT_PROBLEM_STORE, "register-refused",
  N_ ("The register's database refused what would break its rules, and nothing was kept."),
  N_ ("Verify the register. The database says: {detail}."), NULL
};
static const AttProblemSpec failed = {
  ATT_PROBLEM_STORE, "register-failed",
  N_ ("The register's database failed, and nothing was kept."),
  N_ ("Verify the register. The database says: {detail}."), NULL
};

/**
 * att_sqlite_problem:
 * @self: a driver
 * @code: what SQLite returned
 *
 * The one place in which SQLite's codes become problems.
 *
 * Returns: (transfer full): the problem
 */
GError *
att_sqlite_problem (AttSqliteDriver *self, int code)
{
  int last_code = errno;
  const char *detail = self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);
  int system_code = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  if (g_cancellable_is_cancelled (self->cancellable))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return att_store_problem_full (self->path);
    case SQLITE_NOTADB:
      return att_store_problem_not_a_register (self->path);
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      return att_store_problem_damaged (self->path, detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return att_problem_new (&busy, att_arg_text ("path", self->path));
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return att_problem_new (&read_only, att_arg_text ("path", self->path));
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return att_problem_new (&cannot_open, att_arg_text ("path", self->path));
    case SQLITE_IOERR:
      /* SQLite does not keep the system's code of a failing commit; it is still the last one. */
      return att_store_problem_from_errno (system_code != 0 ? system_code
                                           : last_code != 0 ? last_code
                                                            : EIO,
                                           self->path);
    case SQLITE_CONSTRAINT:
      return att_problem_new (&refused, att_arg_text ("path", self->path), att_arg_text ("detail", detail));
    default:
      return att_problem_new (&failed, att_arg_text ("path", self->path), att_arg_text ("detail", detail));
    }
}

static gboolean
has_header (sqlite3 *db)
{
  static const char magic[16] = "SQLite format 3";
  guint8 header[100];
  sqlite3_file *file = NULL;
  guint32 application;

  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file->pMethods == NULL
      || file->pMethods->xRead (file, header, sizeof header, 0) != SQLITE_OK
      || memcmp (header, magic, sizeof magic) != 0)
    return FALSE;
  memcpy (&application, header + 68, sizeof application);
  return GUINT32_FROM_BE (application) == ATT_SQLITE_APPLICATION_ID;
}

/**
 * att_sqlite_check_header:
 * @path: a file
 * @uri: the same as an immutable database
 * @error: that it can't be read, or is no register's database
 *
 * Looks at the first bytes of the file alone, so that nothing is written beside a file that is none of ours. SQLite itself has to do it:
 * who closes a file loses every lock that the process has on it, those of the connections that are open as well, and
 * another process would then take the write-ahead log away from under them.
 *
 * Returns: whether it is a register's database
 */
gboolean
att_sqlite_check_header (const char *path, const char *uri, GError **error)
{
  GStatBuf info;
  sqlite3 *db = NULL;
  gboolean found;

  if (g_stat (path, &info) != 0 || g_access (path, R_OK) != 0)
    {
      g_propagate_error (error, att_store_problem_from_errno (errno, path));
      return FALSE;
    }
  found = S_ISREG (info.st_mode)
          && sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
          && has_header (db);
  sqlite3_close (db);
  if (!found)
    g_propagate_error (error, att_store_problem_not_a_register (path));
  return found;
}
