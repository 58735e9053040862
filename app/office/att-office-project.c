/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-collation.h"
#include "att-next-step.h"
#include "att-office-private.h"
#include "att-waiting.h"

static void
add_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) found = text != NULL ? att_search_words (text) : NULL;

  for (guint i = 0; found != NULL && found[i] != NULL; i++)
    g_hash_table_add (words, g_strdup (found[i]));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
take_sorted (GHashTable *set, GPtrArray *out)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    g_ptr_array_add (out, g_strdup (text));
  g_ptr_array_sort (out, compare_texts);
}

static void
add_bilingual (GHashTable *words, AttText *text)
{
  add_words (words, att_text_peek (text, ATT_LANGUAGE_KK));
  add_words (words, att_text_peek (text, ATT_LANGUAGE_RU));
}

static void
project_words (AttOffice *self, AttHistory *history, AttProjection *projection)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AttApplicant *applicant = att_dossier_get_applicant (history->state);
  GPtrArray *certificates = att_dossier_get_certificates (history->state);
  const AttTerm *region = att_regulation_find_term (att_law_get_regulation (self->law, history->last_on),
                                                    ATT_TERMS_REGIONS, projection->region);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, history->dossier);

  add_words (words, number);
  add_words (words, projection->incoming);
  add_words (words, projection->officer);
  if (region != NULL)
    add_bilingual (words, region->name);
  if (applicant != NULL)
    {
      add_words (words, applicant->bin);
      add_words (words, applicant->head_name);
      add_bilingual (words, applicant->name);
      add_bilingual (words, applicant->address);
    }
  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);

      add_words (words, certificate->serial);
      add_bilingual (words, certificate->centre->name);
    }
  take_sorted (words, projection->words);
}

static void
collect_blobs (const AttRecord *record, GHashTable *blobs)
{
  for (guint i = 0; i < att_record_get_size (record); i++)
    {
      const AttValue *value = att_record_nth (record, i);

      if (value->record != NULL)
        collect_blobs (value->record, blobs);
      else if (g_str_equal (value->name, "sha256"))
        g_hash_table_add (blobs, g_strdup (value->text));
    }
}

static void
project_blobs (AttHistory *history, AttProjection *projection)
{
  g_autoptr (GHashTable) blobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* As recorded and not as corrected: a file that a correction replaced is still part of the chain. */
  for (guint i = 0; i < history->acts->len; i++)
    collect_blobs (att_act_get_fields (g_ptr_array_index (history->acts, i)), blobs);
  take_sorted (blobs, projection->blobs);
}

static void
project_deadlines (GPtrArray *deadlines, AttProjection *projection)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (deadlines, i);
      AttDeadlineRow *row = att_deadline_row_new ();

      row->id = g_strdup (deadline->period);
      row->act = att_act_get_seq (deadline->act);
      row->from = deadline->derivation->from;
      row->due = deadline->derivation->due;
      row->met_on = deadline->met_by != NULL ? att_act_get_on (deadline->met_by) : ATT_DAY_NONE;
      row->void_on = deadline->void_on;
      row->nces = deadline->nces;
      g_ptr_array_add (projection->deadlines, row);
    }
}

static void
project_certificates (AttHistory *history, AttProjection *projection)
{
  GPtrArray *certificates = att_dossier_get_certificates (history->state);

  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);
      AttCertificateRow *row = att_certificate_row_new ();

      row->serial = g_strdup (certificate->serial);
      row->bin = g_strdup (certificate->centre->bin);
      row->name = att_text_ref (certificate->centre->name);
      row->from = certificate->from;
      row->until = certificate->until;
      for (guint k = 0; k < certificate->changes->len; k++)
        {
          const AttStateChange *change = g_ptr_array_index (certificate->changes, k);
          const char *ground = change->state == ATT_CERTIFICATE_REPLACED     ? "reissue"
                               : change->state == ATT_CERTIFICATE_TERMINATED ? att_act_get (change->act, "ground")
                                                                             : NULL;

          g_ptr_array_add (row->states,
                           att_state_row_new (change->on, att_certificate_state_get_id (change->state), ground));
        }
      g_ptr_array_add (projection->certificates, row);
    }
}

/* The last day of the deadline that an act of this kind would meet. */
static AttDay
find_due (AttHistory *history, GPtrArray *deadlines, AttLaw *law, const AttKind *kind)
{
  AttDay due = ATT_DAY_NONE;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (deadlines, i);
      AttRegulation *regulation = att_law_get_regulation (law, att_act_get_on (deadline->act));
      const AttPeriod *period = att_regulation_find_period (regulation, deadline->period);

      if (deadline->nces && att_deadline_is_open (deadline, history->last_on) && period != NULL
          && att_period_is_met_by (period, kind->id)
          && (due == ATT_DAY_NONE || deadline->derivation->due < due))
        due = deadline->derivation->due;
    }
  return due;
}

/* Who has the next turn, as if the certificate never expired: the day on which it does is in ends_after. */
static void
project_turn (AttOffice *self, AttHistory *history, GPtrArray *deadlines, AttProjection *projection)
{
  AttRegulation *regulation = att_law_get_regulation (self->law, history->last_on);
  AttDay on = projection->ends_after != ATT_DAY_NONE ? projection->ends_after : history->last_on;
  const AttKind *next;
  g_autoptr (AttWaiting) waiting = NULL;

  if (history->dossier == ATT_OFFICE_DOSSIER)
    return;
  next = att_dossier_find_next_step (history->state, on, regulation);
  waiting = att_dossier_find_waiting (history->state, on, regulation);
  if (next != NULL)
    {
      projection->next_step = g_strdup (next->id);
      projection->next_due = find_due (history, deadlines, self->law, next);
    }
  if (waiting != NULL)
    {
      projection->waits_for = g_strdup (waiting->kind->id);
      projection->waits_since = att_act_get_on (waiting->since);
      projection->waits_until = waiting->until;
    }
}

static void
project_outing (AttDossier *dossier, AttProjection *projection)
{
  const AttOuting *out = att_dossier_find_open_outing (dossier);

  if (out != NULL)
    projection->out_since = att_act_get_on (out->issued);
}

/* What lists, search and register show of the dossier; days only, so that nothing goes stale at midnight. */
AttProjection *
att_office_project (AttOffice *self, AttHistory *history)
{
  AttDossier *d = history->state;
  AttProjection *projection = att_projection_new (history->dossier);
  const AttApplicant *applicant = att_dossier_get_applicant (d);
  const AttRequest *request = att_dossier_get_request (d);
  const AttCertificate *certificate = att_dossier_get_certificate (d);
  g_autoptr (GPtrArray) deadlines = NULL;

  projection->seq = history->seq;
  projection->head = history->head;
  projection->officer = g_strdup (att_dossier_get_officer (d));
  projection->officer_person = g_strdup (att_dossier_get_officer_person (d));
  projection->incoming = g_strdup (att_act_get (att_dossier_get_latest (d, "accepted"), "number"));
  projection->outcome = g_strdup (att_dossier_get_outcome (d));
  /* As if it never expired: the day on which it does is in ends_after. */
  projection->stage = g_strdup (att_stage_get_id (att_dossier_get_stage (d, certificate != NULL ? certificate->until
                                                                                                 : ATT_DAY_NONE)));
  if (certificate != NULL)
    projection->ends_after = certificate->until;
  if (applicant != NULL)
    {
      projection->bin = g_strdup (applicant->bin);
      projection->name = att_text_ref (applicant->name);
    }
  if (request != NULL)
    {
      projection->region = g_strdup (request->region);
      projection->received_on = att_act_get_on (request->act);
    }
  deadlines = att_dossier_list_deadlines (d, self->law);
  project_deadlines (deadlines, projection);
  project_turn (self, history, deadlines, projection);
  project_outing (d, projection);
  project_certificates (history, projection);
  att_office_project_plans (d, projection);
  att_office_project_complaints (d, projection);
  att_office_project_facts (history, deadlines, self->law, projection);
  project_words (self, history, projection);
  project_blobs (history, projection);
  return projection;
}
