/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-store-problem.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

static const AttProblemSpec full = {
  ATT_PROBLEM_STORE, "disk-full",
  N_ ("The disk is full, so nothing was kept."), N_ ("Make room on it, then do it once more."), NULL
};
static const AttProblemSpec damaged = {
  ATT_PROBLEM_STORE, "register-damaged", N_ ("The register is damaged."),
  N_ ("Keep a copy of it as it is, restore the latest backup, then verify that. The database says: {detail}."),
  NULL
};
static const AttProblemSpec not_a_register = {
  ATT_PROBLEM_STORE, "not-a-register",
  N_ ("This is not a register of Attestat."), N_ ("Name the folder that holds the register."), NULL
};
static const AttProblemSpec no_right = {
  ATT_PROBLEM_STORE, "no-right",
  N_ ("You have no right to use this."),
  N_ ("Ask whoever looks after the computer for the right to read and write it."),
  NULL
};
static const AttProblemSpec no_place = {
  ATT_PROBLEM_STORE, "no-such-place",
  N_ ("There is no such file or folder."), N_ ("Look at its name, and whether its disk is connected."), NULL
};
static const AttProblemSpec no_writing_here = {
  ATT_PROBLEM_STORE, "disk-read-only",
  N_ ("This disk can only be read."), N_ ("Use another disk, or open the register for reading only."), NULL
};
static const AttProblemSpec disk_failed = {
  ATT_PROBLEM_STORE, "disk-failed",
  N_ ("The disk could not be used: {reason}."),
  N_ ("Look at the disk. Should it happen again, restore the latest backup on another one."), NULL
};

/**
 * att_store_problem_full:
 * @path: (nullable): what could not be written
 *
 * Returns: (transfer full): that there is no room
 */
GError *
att_store_problem_full (const char *path)
{
  return att_problem_new (&full, att_arg_text ("path", path));
}

/**
 * att_store_problem_damaged:
 * @path: (nullable): the register's database
 * @detail: what the database says of it
 *
 * Returns: (transfer full): that it is damaged
 */
GError *
att_store_problem_damaged (const char *path, const char *detail)
{
  return att_problem_new (&damaged, att_arg_text ("path", path), att_arg_text ("detail", detail));
}

/**
 * att_store_problem_not_a_register:
 * @path: what was taken for a register
 *
 * Returns: (transfer full): that it is none
 */
GError *
att_store_problem_not_a_register (const char *path)
{
  return att_problem_new (&not_a_register, att_arg_text ("path", path));
}

/**
 * att_store_problem_from_errno:
 * @code: an error of the system
 * @path: (nullable): the file that it is about
 *
 * Returns: (transfer full): the problem
 */
GError *
att_store_problem_from_errno (int code, const char *path)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return att_store_problem_full (path);
    case EACCES:
    case EPERM:
      return att_problem_new (&no_right, att_arg_text ("path", path));
    case ENOENT:
    case ENOTDIR:
      return att_problem_new (&no_place, att_arg_text ("path", path));
    case EROFS:
      return att_problem_new (&no_writing_here, att_arg_text ("path", path));
    default:
      return att_problem_new (&disk_failed, att_arg_text ("path", path),
                              att_arg_text ("reason", g_strerror (code)));
    }
}
