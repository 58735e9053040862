/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-view.h"

#include <glib/gi18n-lib.h>

#include "att-procedure.h"

/**
 * att_view_shows:
 * @self: a view
 * @entry: an act of the dossier as it was recorded
 * @on: (out): the day on which it took place, as is known
 * @mark: (out): what became of it
 *
 * Returns: whether it belongs into the view: recorded by then, and taken place by then
 */
gboolean
att_view_shows (const AttView *self, const AttEntry *entry, AttDay *on, AttViewMark *mark)
{
  AttAct *act = att_dossier_find_act (self->whole, entry->id);
  gboolean held = act == NULL && att_dossier_find_held (self->whole, entry->id) != NULL;

  *on = act != NULL ? att_act_get_on (act) : entry->on;
  *mark = held                                 ? ATT_VIEW_HELD
          : act == NULL                        ? ATT_VIEW_ANNULLED
          : att_act_get_original (act) != NULL ? ATT_VIEW_CORRECTED
                                               : ATT_VIEW_STANDS;
  return entry->today <= self->known && *on <= self->on;
}

/**
 * att_kind_belongs:
 * @kind: a kind of act
 * @dossier: a dossier's number
 *
 * Returns: whether somebody may record such acts in such a dossier at all: the office's own are for dossier
 *   0, and what a command of its own makes is for nobody
 */
gboolean
att_kind_belongs (const AttKind *kind, gint64 dossier)
{
  gboolean office = dossier == ATT_OFFICE_DOSSIER;

  return !kind->by_program && (kind->stage == ATT_STAGE_ANY || (kind->stage == ATT_STAGE_OFFICE) == office);
}

/**
 * att_view_list_possible:
 * @self: a view
 *
 * Returns: (transfer container) (element-type AttKind): the kinds of acts that somebody may record on the
 *   view's day
 */
GPtrArray *
att_view_list_possible (const AttView *self)
{
  GPtrArray *possible = g_ptr_array_new ();
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AttProblems) refusals = att_problems_new ();

      if (att_kind_belongs (kinds[i], att_dossier_get_number (self->dossier))
          && att_procedure_is_possible (self->dossier, kinds[i], self->today, self->law, refusals))
        g_ptr_array_add (possible, (gpointer) kinds[i]);
    }
  return possible;
}

typedef struct
{
  const char *id;
  const char *title;
} Title;

static const char *
find_title (const Title *titles, const char *context, const char *id)
{
  for (; titles->id != NULL; titles++)
    if (g_strcmp0 (titles->id, id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, titles->title);
  return id;
}

/**
 * att_certificate_state_get_title:
 * @id: the state of a certificate
 *
 * Returns: what it is called in the reader's language
 */
const char *
att_certificate_state_get_title (const char *id)
{
  static const Title titles[] = {
    { "valid", NC_ ("certificate state", "valid") },
    { "revoked", NC_ ("certificate state", "revoked") },
    { "expired", NC_ ("certificate state", "expired") },
    { "terminated", NC_ ("certificate state", "terminated") },
    { "replaced", NC_ ("certificate state", "replaced") },
    { NULL },
  };

  return find_title (titles, "certificate state", id);
}

/**
 * att_view_dup_region:
 * @regulation: a regulation
 * @id: (nullable): a region's two digits
 *
 * Returns: (transfer full) (nullable): the region's name in the reader's language with its digits
 */
char *
att_view_dup_region (AttRegulation *regulation, const char *id)
{
  const AttTerm *term = id != NULL ? att_regulation_find_term (regulation, ATT_TERMS_REGIONS, id) : NULL;

  if (term == NULL)
    return g_strdup (id);
  return g_strdup_printf ("%s (%s)", att_text_get (term->name, att_language_get_current ()), id);
}
