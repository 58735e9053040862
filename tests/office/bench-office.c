/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <stdlib.h>

/* bench-office [ACTS]: acts appended with full durability, a dossier of 500 acts opened, the register verified. */
int
main (int argc, char **argv)
{
  int n = argc > 1 ? atoi (argv[1]) : 10000;
  g_autofree char *folder = test_folder_new ();
  g_autofree char *location = g_build_filename (folder, "register", NULL);
  g_autoptr (AttOffice) office = test_office_new_in_folder (location, NULL, "2026-11-20");
  g_autoptr (AttOffice) fresh = NULL;
  g_autoptr (AttProblems) findings = att_problems_new ();
  gint64 start = g_get_monotonic_time ();
  gint64 dossier = 0;
  gint64 acts;
  AttHash head;
  g_autoptr (AttDossier) d = NULL;

  for (int i = 0; i < n; i++)
    {
      if (i % 500 == 0)
        dossier = test_open_dossier (office, "2026-09-15");
      else
        test_must (office, dossier, "2026-10-01", "note", "text=The examiner asked the applicant for the lease contract of the second workshop.", NULL);
    }
  g_print ("append: %d acts in %.2f s, fully durable\n", n, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);

  fresh = test_office_new_in_folder (location, NULL, "2026-11-20");
  start = g_get_monotonic_time ();
  d = att_office_load (fresh, 1, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  g_print ("open: a dossier of %u acts in %.2f ms\n", g_list_model_get_n_items (att_dossier_get_acts (d)),
           (double) (g_get_monotonic_time () - start) / 1000);

  att_office_get_journal_head (fresh, &acts, &head, NULL, NULL);
  start = g_get_monotonic_time ();
  g_assert_true (att_office_verify (fresh, -1, NULL, findings, NULL, NULL, NULL, NULL));
  g_print ("verify: %d acts in %.3f s, %u findings\n", (int) acts,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, findings->len);
  g_clear_object (&office);
  g_clear_object (&fresh);
  test_folder_free (g_steal_pointer (&folder));
  return 0;
}
