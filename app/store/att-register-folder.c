/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-register-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "att-store-problem.h"

static const AttProblemSpec not_empty = {
  ATT_PROBLEM_STORE, "folder-not-empty",
  N_ ("A register can't be made here: the folder is not empty."),
  N_ ("Name a folder that is empty or not there yet."),
  NULL
};
static const AttProblemSpec already_there = {
  ATT_PROBLEM_STORE, "register-already-there",
  N_ ("There is a register here already."), N_ ("Open it, or name another folder for a new one."), NULL
};
static const AttProblemSpec being_made = {
  ATT_PROBLEM_BUSY, "register-being-made",
  N_ ("Somebody else is making a register here."), N_ ("Try it once more in a moment."), NULL
};
static const AttProblemSpec no_register = {
  ATT_PROBLEM_STORE, "no-register",
  N_ ("There is no register here."),
  N_ ("Look at the name of its folder, or make a register with `attestatctl init`."),
  NULL
};
static const AttProblemSpec not_a_folder = {
  ATT_PROBLEM_STORE, "not-a-folder",
  N_ ("This is a file, and a register is a folder."), N_ ("Name the folder that holds the register."), NULL
};
static const AttProblemSpec unsafe_system = {
  ATT_PROBLEM_STORE, "unsafe-file-system",
  N_ ("A register can't be kept on {system}, which does not keep two programs from writing at once."),
  N_ ("Keep the register on a disk of this computer; for an office with several computers there is the server."),
  NULL
};

/* What a broken attempt to make a register may have left; a folder with nothing else in it counts as empty. */
#define NEW_DATABASE ".register.db.new"
static const char *const remains[]
    = { NEW_DATABASE, NEW_DATABASE "-wal", NEW_DATABASE "-shm", NEW_DATABASE "-journal", NULL };

struct _AttRegisterFolder
{
  char *location;
  char *new_database;
  int fd;
  gboolean made; /* whether the folder itself is new */
  gboolean finished;
};

/**
 * att_register_folder_get_unsafe_system:
 * @type: a file system's type as statfs() tells it
 *
 * File systems on which a register is refused: their locks may hold for one machine or one process only, or shared
 * memory is not shared between machines, and either may cost acts. 9p is not among them: it is what a virtual
 * machine's or a container's own disk may look like, which nobody else writes to.
 *
 * Returns: (nullable): the file system's name; %NULL where a register may be
 */
const char *
att_register_folder_get_unsafe_system (guint64 type)
{
  static const struct
  {
    guint64 type;
    const char *name;
  } systems[] = {
    { 0x6969, "NFS" },       { 0x517b, "SMB" },       { 0xff534d42, "CIFS" },      { 0xfe534d42, "SMB2" },
    { 0x65735546, "FUSE" },  { 0x00c36400, "Ceph" },  { 0x5346414f, "AFS" },       { 0x6b414653, "AFS" },
    { 0x73757245, "Coda" },  { 0x564c, "NCP" },       { 0x0bd00bd0, "Lustre" },    { 0x786f4256, "VirtualBox" },
    { 0x01161970, "GFS2" },  { 0x7461636f, "OCFS2" }, { 0xbacbacbc, "VMware" },    { 0x013111a8, "IBRIX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    if (systems[i].type == type)
      return systems[i].name;
  return NULL;
}

static gboolean
fail (GError **error, int code, const char *path)
{
  g_propagate_error (error, att_store_problem_from_errno (code, path));
  return FALSE;
}

static gboolean
check_system (const char *path, GError **error)
{
  struct statfs status;
  const char *name;

  if (statfs (path, &status) != 0)
    return fail (error, errno, path);
  /* The type is a signed word on some machines. */
  name = att_register_folder_get_unsafe_system ((guint64) status.f_type & 0xffffffff);
  if (name == NULL)
    return TRUE;
  att_problem_set (error, &unsafe_system, att_arg_text ("path", path), att_arg_text ("system", name));
  return FALSE;
}

/* The nearest folder on the way to @location that is there. */
static char *
find_parent (const char *location)
{
  char *path = g_path_get_dirname (location);

  while (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_str_equal (path, "/") && !g_str_equal (path, "."))
    {
      char *parent = g_path_get_dirname (path);

      g_free (path);
      path = parent;
    }
  return path;
}

static gboolean
is_remains (const char *name, const char *location)
{
  g_autofree char *path = g_build_filename (location, name, NULL);
  g_autoptr (GDir) dir = NULL;

  if (g_strv_contains (remains, name))
    return TRUE;
  dir = g_str_equal (name, ATT_REGISTER_BLOBS) ? g_dir_open (path, 0, NULL) : NULL;
  return dir != NULL && g_dir_read_name (dir) == NULL;
}

static gboolean
check_empty (const char *location, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *database = g_build_filename (location, ATT_REGISTER_DATABASE, NULL);
  const char *name;

  if (g_file_test (database, G_FILE_TEST_EXISTS))
    {
      att_problem_set (error, &already_there, att_arg_text ("path", location));
      return FALSE;
    }
  dir = g_dir_open (location, 0, NULL);
  if (dir == NULL)
    return fail (error, errno, location);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!is_remains (name, location))
      {
        att_problem_set (error, &not_empty, att_arg_text ("path", location));
        return FALSE;
      }
  return TRUE;
}

static void
remove_remains (const char *location)
{
  for (guint i = 0; remains[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (location, remains[i], NULL);

      g_unlink (path);
    }
}

static gboolean
make_folder (AttRegisterFolder *self, GError **error)
{
  g_autofree char *parent = find_parent (self->location);

  if (g_file_test (self->location, G_FILE_TEST_EXISTS) && !g_file_test (self->location, G_FILE_TEST_IS_DIR))
    {
      att_problem_set (error, &not_a_folder, att_arg_text ("path", self->location));
      return FALSE;
    }
  self->made = !g_file_test (self->location, G_FILE_TEST_EXISTS);
  if (!check_system (self->made ? parent : self->location, error))
    return FALSE;
  if (self->made && g_mkdir_with_parents (self->location, 0700) != 0)
    {
      self->made = FALSE;
      return fail (error, errno, self->location);
    }
  self->fd = open (self->location, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd < 0)
    return fail (error, errno, self->location);
  if (flock (self->fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  self->made = FALSE;
  att_problem_set (error, &being_made, att_arg_text ("path", self->location));
  return FALSE;
}

static gboolean
fill_folder (AttRegisterFolder *self, GError **error)
{
  int fd;

  remove_remains (self->location);
  if (fchmod (self->fd, 0700) != 0 || (mkdirat (self->fd, ATT_REGISTER_BLOBS, 0700) != 0 && errno != EEXIST)
      || fchmodat (self->fd, ATT_REGISTER_BLOBS, 0700, 0) != 0)
    return fail (error, errno, self->location);
  fd = openat (self->fd, NEW_DATABASE, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return fail (error, errno, self->location);
  close (fd);
  return TRUE;
}

/**
 * att_register_folder_create:
 * @location: a folder that is empty or not there yet
 * @error: a problem; a folder that is not empty is left as it is
 *
 * Prepares a folder for a new register, for nobody but its owner to see.
 *
 * Returns: (transfer full) (nullable): the folder
 */
AttRegisterFolder *
att_register_folder_create (const char *location, GError **error)
{
  AttRegisterFolder *self = g_new0 (AttRegisterFolder, 1);

  self->location = g_strdup (location);
  self->new_database = g_build_filename (location, NEW_DATABASE, NULL);
  self->fd = -1;
  if (!make_folder (self, error) || !check_empty (location, error))
    self->finished = !self->made; /* nothing of it is ours to remove */
  else if (fill_folder (self, error))
    return self;
  att_register_folder_free (self);
  return NULL;
}

/**
 * att_register_folder_get_new_database:
 * @self: a folder
 *
 * Returns: (transfer none): the path of an empty file in which to make the database
 */
const char *
att_register_folder_get_new_database (AttRegisterFolder *self)
{
  return self->new_database;
}

/**
 * att_register_folder_finish:
 * @self: a folder, its database made and closed
 * @error: a problem
 *
 * Gives the database its name. From now on there is a register.
 *
 * Returns: whether there is one
 */
gboolean
att_register_folder_finish (AttRegisterFolder *self, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->location);
  int fd = openat (self->fd, NEW_DATABASE, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  if (!synced || renameat (self->fd, NEW_DATABASE, self->fd, ATT_REGISTER_DATABASE) != 0)
    return fail (error, errno, self->location);
  self->finished = TRUE;
  if (fsync (self->fd) != 0)
    return fail (error, errno, self->location);
  fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

/**
 * att_register_folder_free:
 * @self: (transfer full): a folder
 *
 * Ends the making. Unless it was finished, what it made is removed.
 */
void
att_register_folder_free (AttRegisterFolder *self)
{
  if (!self->finished && self->fd >= 0)
    {
      remove_remains (self->location);
      unlinkat (self->fd, ATT_REGISTER_BLOBS, AT_REMOVEDIR);
    }
  if (!self->finished && self->made)
    g_rmdir (self->location);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->new_database);
  g_free (self->location);
  g_free (self);
}

static void
remove_blobs (const char *location)
{
  g_autofree char *blobs = g_build_filename (location, ATT_REGISTER_BLOBS, NULL);
  g_autoptr (GDir) dir = g_dir_open (blobs, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *part = g_build_filename (blobs, name, NULL);
      g_autoptr (GDir) files = g_dir_open (part, 0, NULL);
      const char *file;

      while (files != NULL && (file = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *path = g_build_filename (part, file, NULL);

          g_unlink (path);
        }
      g_rmdir (part);
    }
  g_rmdir (blobs);
}

/**
 * att_register_folder_discard:
 * @location: a folder with a register that was made a moment ago, and that nobody has open
 * @made: whether the folder itself was made for it
 *
 * Takes back the making of a register that could not be completed. What is not a register's stays.
 */
void
att_register_folder_discard (const char *location, gboolean made)
{
  static const char *const files[]
      = { ATT_REGISTER_DATABASE, ATT_REGISTER_DATABASE "-wal", ATT_REGISTER_DATABASE "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (location, files[i], NULL);

      g_unlink (path);
    }
  remove_blobs (location);
  if (made)
    g_rmdir (location);
}

/**
 * att_register_folder_check:
 * @location: where a register should be
 * @error: a problem
 *
 * Looks whether there may be a register in a folder, without leaving anything there.
 *
 * Returns: whether there is a database on a file system that is fit for one
 */
gboolean
att_register_folder_check (const char *location, GError **error)
{
  g_autofree char *database = g_build_filename (location, ATT_REGISTER_DATABASE, NULL);
  GStatBuf status;

  if (g_stat (location, &status) != 0 && errno != ENOENT && errno != ENOTDIR)
    return fail (error, errno, location);
  if (g_file_test (location, G_FILE_TEST_IS_REGULAR))
    {
      att_problem_set (error, &not_a_folder, att_arg_text ("path", location));
      return FALSE;
    }
  if (g_stat (database, &status) != 0)
    {
      if (errno != ENOENT && errno != ENOTDIR)
        return fail (error, errno, location);
      att_problem_set (error, &no_register, att_arg_text ("path", location));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_propagate_error (error, att_store_problem_not_a_register (database));
      return FALSE;
    }
  return check_system (location, error);
}

/**
 * att_register_folder_is_frozen:
 * @location: a register's folder
 *
 * A register on a disk or in a folder where nothing can be written is read as it stands, as long as no write-ahead
 * log lies beside it: that would be a writer's, who is at work or was interrupted.
 *
 * Returns: whether the register is to be read so
 */
gboolean
att_register_folder_is_frozen (const char *location)
{
  g_autofree char *database = g_build_filename (location, ATT_REGISTER_DATABASE, NULL);
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  GStatBuf status;

  if (access (location, W_OK) == 0 && access (database, W_OK) == 0)
    return FALSE;
  return g_stat (log, &status) != 0 || status.st_size == 0;
}
