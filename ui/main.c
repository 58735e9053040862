/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-app.h"
#include "att-build-folder.h"
#include "att-language.h"

int
main (int argc, char **argv)
{
  g_autoptr (AttApp) app = NULL;

  att_build_folder_use ();
  att_language_init (ATT_LOCALEDIR);
  gtk_disable_setlocale ();
  app = att_app_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
