/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-build-folder.h"

static void
set_if_there (const char *variable, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_setenv (variable, path, FALSE);
}

/**
 * att_build_folder_use:
 *
 * A program that is run from the folder in which it was built finds catalogues, help, fonts and the viewer there and
 * in the source tree beside it, without being installed; `ATTESTAT_LOCALEDIR`, `ATTESTAT_HELPDIR`, `ATTESTAT_DATADIR`
 * and `ATTESTAT_LIBEXECDIR` still name others. Called once, before any thread and before att_language_init().
 */
void
att_build_folder_use (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  while (folder != NULL && !g_str_equal (folder, "/") && !g_str_equal (folder, "."))
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      g_autofree char *mark = g_build_filename (folder, "meson-private", NULL);

      if (g_file_test (mark, G_FILE_TEST_IS_DIR))
        {
          set_if_there ("ATTESTAT_LOCALEDIR", folder, "po");
          set_if_there ("ATTESTAT_HELPDIR", folder, "help");
          set_if_there ("ATTESTAT_LIBEXECDIR", folder, "app/viewer");
          set_if_there ("ATTESTAT_DATADIR", parent, "resources");
          return;
        }
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}
