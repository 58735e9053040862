/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a register to look at: make-register FOLDER APPLICATION.xml */
#include "config.h"

#include "ui-fixture.h"

int
main (int argc, char **argv)
{
  g_autoptr (AttOffice) office = NULL;
  const guint walks[] = { 21, 19, 9, 4, 1, 0 };

  g_return_val_if_fail (argc == 3, 2);
  att_language_init (ATT_LOCALEDIR);
  office = ui_register_new (argv[1]);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    ui_register_walk (office, ui_register_receive (office, argv[2], "2026-09-10"), 0, walks[i]);
  return 0;
}
