/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-dossier-private.h"

/* `kind` or `kind/field=value`. */
static gboolean
matches (char **patterns, AttAct *act)
{
  const char *kind = att_act_get_kind (act)->id;
  gsize length = strlen (kind);

  for (char **pattern = patterns; pattern != NULL && *pattern != NULL; pattern++)
    {
      const char *condition = *pattern + length;
      const char *equals;
      g_autofree char *field = NULL;

      if (strncmp (*pattern, kind, length) != 0)
        continue;
      if (*condition == '\0')
        return TRUE;
      equals = *condition == '/' ? strchr (condition, '=') : NULL;
      if (equals == NULL)
        continue;
      field = g_strndup (condition + 1, (gsize) (equals - condition - 1));
      if (att_record_has_value (att_act_get_fields (act), field, equals + 1))
        return TRUE;
    }
  return FALSE;
}

static const AttCertificate *
certificate_on (AttDossier *self, AttDay on)
{
  const AttCertificate *found = NULL;

  for (guint i = 0; i < self->certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (self->certificates, i);

      if (found == NULL || certificate->from <= on)
        found = certificate;
    }
  return found;
}

static gboolean
is_before (AttAct *act, AttAct *other)
{
  if (att_act_get_on (act) != att_act_get_on (other))
    return att_act_get_on (act) < att_act_get_on (other);
  return att_act_get_seq (act) < att_act_get_seq (other);
}

/* Art. 26(3): the clock runs while the certificate is in force. Not its state at the end of the day: what is found
 * and decided on one day counts too. */
static gboolean
was_in_force (AttDossier *self, AttAct *opener)
{
  const AttCertificate *certificate = certificate_on (self, att_act_get_on (opener));
  gboolean valid = FALSE;

  for (guint i = 0; certificate != NULL && i < certificate->changes->len; i++)
    {
      const AttStateChange *change = g_ptr_array_index (certificate->changes, i);

      if (is_before (change->act, opener))
        valid = change->state == ATT_CERTIFICATE_VALID;
    }
  return valid && att_act_get_on (opener) <= certificate->until;
}

static gboolean
names_opener (AttAct *act, const char *field, AttAct *opener)
{
  const AttRecord *fields = att_act_get_fields (act);
  const char *complaint = att_act_get (opener, "complaint");

  return field == NULL || att_record_has_value (fields, field, att_act_get_id (opener))
         || (complaint != NULL && att_record_has_value (fields, field, complaint));
}

static void
earlier (AttDay *day, AttDay other)
{
  if (other != ATT_DAY_NONE && (*day == ATT_DAY_NONE || other < *day))
    *day = other;
}

/* The certificate with which the period ends. What a decision opened is owed after a reissue as before it. */
static const AttCertificate *
find_certificate (AttDossier *self, const AttPeriod *period, AttAct *opener)
{
  for (guint i = 0; i < self->certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (self->certificates, i);

      if (certificate->act == opener)
        return certificate;
    }
  return period->names_opener_in != NULL ? certificate_on (self, att_act_get_on (opener))
                                         : att_dossier_current_certificate (self);
}

/* The day from which an unmet period no longer runs because of what happened to the dossier or the certificate. */
static AttDay
find_void_day (AttDossier *self, const AttPeriod *period, AttAct *opener)
{
  AttDay day = ATT_DAY_NONE;
  const AttCertificate *certificate = find_certificate (self, period, opener);

  if (self->closed_by != NULL)
    earlier (&day, att_act_get_on (self->closed_by));
  /* The copy of a revocation is owed whatever becomes of the certificate (Art. 26(4)). */
  if (certificate != NULL && !att_act_is (opener, "revoked"))
    {
      const char *ground = NULL;
      AttDay end = att_certificate_get_end (certificate, ATT_DAY_FOREVER, &ground);

      if (g_strcmp0 (ground, "expiry") == 0)
        end++; /* until is the last day of validity; what is due that day is due still */
      earlier (&day, end);
    }
  return day;
}

static gboolean
voids (AttAct *opener, AttAct *act)
{
  /* An appeal that is upheld takes away the decision from which the period ran (Art. 25(5)). */
  return att_act_is (opener, "decided") && att_act_is (act, "appeal-resolved")
         && g_strcmp0 (att_act_get (act, "outcome"), "upheld") == 0;
}

static AttDeadline *
open_deadline (AttDossier *self, const AttPeriod *period, AttAct *opener, AttLaw *law)
{
  AttDeadline *deadline;
  AttDay from = att_act_get_on (opener);

  if (period->names_opener_in != NULL && !was_in_force (self, opener))
    return NULL;
  if (g_strcmp0 (period->counts_from, "until") == 0)
    {
      from = att_record_get_day (att_act_get_fields (opener), "until");
      if (from == ATT_DAY_NONE)
        return NULL;
    }
  deadline = g_new0 (AttDeadline, 1);
  deadline->period = g_strdup (period->id);
  deadline->name = att_text_ref (period->name);
  deadline->provision = g_strdup (period->provision);
  deadline->act = g_object_ref (opener);
  deadline->derivation = att_derivation_new (att_law_get_calendar (law), from, period->length, period->unit);
  deadline->nces = g_strcmp0 (period->owner, "nce") == 0;
  return deadline;
}

/**
 * att_dossier_list_deadlines:
 * @self: a dossier
 * @law: the law; each period is that of the regulation in force on the day of the act that opened it
 *
 * Every deadline that was ever opened in the dossier: Art. 25(2), 25(4), 26(3), 26(4), 23(5), and what the
 * regulation adds.
 *
 * Returns: (transfer full) (element-type AttDeadline): the deadlines, in the order of the acts that opened them
 */
GPtrArray *
att_dossier_list_deadlines (AttDossier *self, AttLaw *law)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) att_deadline_free);
  guint n_acts = g_list_model_get_n_items (G_LIST_MODEL (self->acts));

  for (guint i = 0; i < n_acts; i++)
    {
      g_autoptr (AttAct) opener = g_list_model_get_item (G_LIST_MODEL (self->acts), i);
      GPtrArray *periods = att_regulation_get_periods (att_law_get_regulation (law, att_act_get_on (opener)));

      for (guint p = 0; p < periods->len; p++)
        {
          const AttPeriod *period = g_ptr_array_index (periods, p);
          AttDeadline *deadline;

          if (!matches (period->opened_by, opener)
              || (deadline = open_deadline (self, period, opener, law)) == NULL)
            continue;
          deadline->void_on = find_void_day (self, period, opener);
          for (guint k = i + 1; k < n_acts && deadline->met_by == NULL; k++)
            {
              g_autoptr (AttAct) act = g_list_model_get_item (G_LIST_MODEL (self->acts), k);

              if (deadline->void_on != ATT_DAY_NONE && att_act_get_on (act) > deadline->void_on)
                break;
              if (matches (period->met_by, act) && names_opener (act, period->names_opener_in, opener))
                g_set_object (&deadline->met_by, act);
              else if (voids (opener, act))
                {
                  deadline->void_on = att_act_get_on (act);
                  break;
                }
            }
          g_ptr_array_add (deadlines, deadline);
        }
    }
  return deadlines;
}
