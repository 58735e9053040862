/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-signatory.h"

/**
 * att_signatory_suggest:
 * @suggested: what a form begins with
 * @view: the dossier
 *
 * Names whoever signs for the office, where only one person who is registered with it does.
 */
void
att_signatory_suggest (AttRecord *suggested, AttDossierView *view)
{
  const AttPerson *only = NULL;

  for (guint i = 0; i < view->registered->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (view->registered, i);

      if (!att_person_has_role (person, "signatory"))
        continue;
      if (only != NULL)
        return;
      only = person;
    }
  if (only != NULL)
    att_record_add (suggested, "signatory", only->name);
}
