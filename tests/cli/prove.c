/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves a register again and again, as attestatctl verify does, without being started again for each time. Reads the
 * folder of a register from each line; answers each with the exit code that verify would have. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "att-office.h"

static int
prove (const char *location)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttProblems) findings = att_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office = att_office_open_for_proof (location, clock, random, NULL, &error);

  if (office == NULL || !att_office_verify (office, -1, NULL, findings, NULL, NULL, NULL, &error))
    return 5;
  return findings->len > 0 ? 1 : 0;
}

int
main (void)
{
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      printf ("%d\n", prove (g_strchomp (line)));
      fflush (stdout);
    }
  return 0;
}
