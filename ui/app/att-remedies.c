/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-remedies.h"

#include <glib/gi18n-lib.h>

/* Where a problem's own remedy tells of a command or of a field's id: what does it in the window. None where the window can't come to it. */
static const struct
{
  const char *id;
  const char *remedy;
} remedies[] = {
  { "no-register", N_ ("Open the folder that the register is in, or make a new one.") },
  { "no-law", N_ ("Make a new register in another folder.") },
  { "collation-differs", N_ ("In the preferences, rebuild lists and search.") },
  { "projection-differs", N_ ("In the preferences, rebuild lists and search.") },
  { "stamp-differs", N_ ("In the preferences, rebuild lists and search.") },
  { "number-missing", N_ ("In the preferences, rebuild lists and search.") },
  { "number-of-other", N_ ("In the preferences, rebuild lists and search.") },
  { "number-of-nobody", N_ ("In the preferences, rebuild lists and search.") },
  { "counter-differs", N_ ("In the preferences, rebuild lists and search.") },
  { "export-differs", N_ ("In the preferences, verify the register.") },
  { "not-an-export", N_ ("Export the list anew.") },
  { "export-columns", N_ ("Export the list anew.") },
  { "no-key", N_ ("Make one in the preferences.") },
  { "key-elsewhere",
    N_ ("Issue the certificate on the computer that has the key, or bring the key here in the preferences.") },
  { "key-open", N_ ("Let nobody but yourself read the file. Who may have read it can sign as the office does; then have a "
                    "new key made.") },
  { "papers-missing", N_ ("Add the papers, or say in the form why it is accepted despite what is missing.") },
  { "name-registered", N_ ("If it is the same person, end this registration and register a change of the other one.") },
  { "no-actor", N_ ("Give your name in the preferences.") },
  { "has-key", NULL },
  { "by-program", N_ ("Take in the application file.") },
  { "unknown-act", N_ ("Choose one of the acts in the history.") },
  { "unknown-person", N_ ("Look at the persons in the preferences.") },
  { "field-unknown", NULL },
  { "unknown-form", NULL },
  { "unknown-kind", NULL },
};

/**
 * att_remedy_dup:
 * @error: a problem
 *
 * Returns: (transfer full) (nullable): what somebody at the window can do about it
 */
char *
att_remedy_dup (const GError *error)
{
  const char *id = att_problem_get_id (error);

  for (guint i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (g_strcmp0 (remedies[i].id, id) == 0)
      return remedies[i].remedy != NULL ? g_strdup (_ (remedies[i].remedy)) : NULL;
  return att_problem_get_remedy (error);
}
