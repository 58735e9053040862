/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-office-private.h"

/**
 * att_shift_free:
 * @self: (transfer full): a shift
 */
void
att_shift_free (AttShift *self)
{
  g_clear_pointer (&self->name, att_text_unref);
  g_clear_pointer (&self->period, att_text_unref);
  g_free (self->provision);
  g_free (self);
}

static AttShift *
new_shift (AttDossier *dossier, gint64 number, const AttDeadline *before, const AttDeadline *after)
{
  const AttApplicant *applicant = att_dossier_get_applicant (dossier);
  AttShift *shift = g_new0 (AttShift, 1);

  shift->dossier = number;
  shift->name = applicant != NULL ? att_text_ref (applicant->name) : NULL;
  shift->period = att_text_ref (before->name);
  shift->provision = g_strdup (before->provision);
  shift->before = before->derivation->due;
  shift->after = after->derivation->due;
  shift->nces = before->nces;
  shift->estimated = after->derivation->estimated;
  return shift;
}

/* The calendar does not tell which deadlines there are, so that both lists go in step. */
static void
compare_deadlines (AttDossier *dossier, gint64 number, AttLaw *law, AttLaw *amended, AttDay today, GPtrArray *shifts)
{
  g_autoptr (GPtrArray) before = att_dossier_list_deadlines (dossier, law);
  g_autoptr (GPtrArray) after = att_dossier_list_deadlines (dossier, amended);

  for (guint i = 0; i < MIN (before->len, after->len); i++)
    {
      const AttDeadline *old = g_ptr_array_index (before, i);
      const AttDeadline *new = g_ptr_array_index (after, i);

      if (att_deadline_is_open (old, today) && old->derivation->due != new->derivation->due)
        g_ptr_array_add (shifts, new_shift (dossier, number, old, new));
    }
}

/**
 * att_office_foresee_shifts:
 * @self: an office
 * @amendment: an amendment of the calendar
 * @progress: (nullable) (scope call): how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: when the amendment is wrong, or the store can't be read
 *
 * Which open deadlines of which dossiers would have another last day. Nothing is recorded.
 *
 * Returns: (transfer full) (element-type AttShift) (nullable): the shifts, by dossier
 */
GPtrArray *
att_office_foresee_shifts (AttOffice *self, GBytes *amendment, AttProgressFunc progress, gpointer data,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) shifts = g_ptr_array_new_with_free_func ((GDestroyNotify) att_shift_free);
  g_autoptr (AttCalendar) calendar = NULL;
  g_autoptr (AttLaw) amended = NULL;
  g_autoptr (GArray) dossiers = NULL;
  AttDay today = att_clock_get_today (self->clock);

  g_return_val_if_fail (ATT_IS_OFFICE (self), NULL);

  if (!att_office_follow_law (self, cancellable, error))
    return NULL;
  calendar = att_calendar_amend (att_law_get_calendar (self->law), amendment, NULL, error);
  dossiers = calendar != NULL ? att_store_list_dossiers (self->store, ATT_DAY_NONE, cancellable, error) : NULL;
  if (dossiers == NULL)
    return NULL;
  amended = att_law_with_calendar (self->law, calendar);
  for (guint i = 0; i < dossiers->len; i++)
    {
      gint64 number = g_array_index (dossiers, gint64, i);
      g_autoptr (AttHistory) history = att_history_new (number);

      if (progress != NULL)
        progress (i, dossiers->len, data);
      if (number == ATT_OFFICE_DOSSIER)
        continue;
      if (!att_history_update (history, self->store, cancellable, error))
        return NULL;
      compare_deadlines (history->state, number, self->law, amended, today, shifts);
    }
  return g_steal_pointer (&shifts);
}
