/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-office-life.h"

#include <string.h>

#include "att-office-private.h"

static void
add_documents (GPtrArray *consequences, GPtrArray *superseded)
{
  for (guint i = 0; i < superseded->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (superseded, i);
      AttConsequence *consequence = att_consequence_new (ATT_CONSEQUENCE_DOCUMENT, document->form);

      consequence->act = att_act_get_seq (document->act);
      consequence->before = g_strdup ("issued");
      consequence->after = g_strdup ("superseded");
      g_ptr_array_add (consequences, consequence);
    }
}

/**
 * att_office_foresee:
 * @self: an office
 * @recording: an act that is to be recorded, complete in its fields: mostly a correction or an annulment
 * @refusals: where to say why it is not possible; a later act that would no longer be possible is named
 * @warnings: where to say what somebody should know before recording it
 * @cancellable: (nullable): to stop early
 * @error: when a field is wrong, or the store can't be read
 *
 * What the act would change, without recording it: stage, outcome, verdicts, certificates, deadlines, and the documents that
 * would be made anew. Told also of an act that is refused.
 *
 * Returns: (transfer full) (element-type AttConsequence) (nullable): what would change
 */
GPtrArray *
att_office_foresee (AttOffice *self, const AttRecording *recording, AttProblems *refusals, AttProblems *warnings,
                    GCancellable *cancellable, GError **error)
{
  const AttKind *kind = att_kind_find (recording->kind);
  AttDay today = att_clock_get_today (self->clock);
  AttDay on = recording->on != ATT_DAY_NONE ? recording->on : today;
  g_autoptr (AttRecord) fields = att_record_copy (recording->fields);
  g_autoptr (GPtrArray) acts = g_ptr_array_new ();
  g_autoptr (GPtrArray) consequences = NULL;
  g_autoptr (GPtrArray) superseded = NULL;
  g_autoptr (AttAct) candidate = NULL;
  g_autoptr (AttDossier) after = NULL;
  AttHistory *history;

  g_return_val_if_fail (ATT_IS_OFFICE (self) && kind != NULL, NULL);
  if (!att_office_follow_law (self, cancellable, error))
    return NULL;
  history = att_office_get_history (self, recording->dossier, cancellable, error);
  if (history == NULL || !att_office_resolve (self, history, kind, fields, on, today, cancellable, error))
    return NULL;
  att_office_derive (self, history, kind, fields, on);
  candidate = att_act_new ("", kind, on, recording->actor, fields);
  att_act_set_entry (candidate, recording->dossier, history->seq + 1, 0, today, NULL);
  att_office_ask (self, history, candidate, refusals, warnings);
  for (guint i = 0; i < history->acts->len; i++)
    g_ptr_array_add (acts, g_ptr_array_index (history->acts, i));
  g_ptr_array_add (acts, candidate);
  after = att_dossier_fold (recording->dossier, acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  consequences = att_dossier_compare (history->state, after, self->law, today);
  if (refusals->len > 0 || (!g_str_equal (kind->id, "correction") && !g_str_equal (kind->id, "annulled")))
    return g_steal_pointer (&consequences);
  superseded = att_office_list_superseded (self, history, candidate, cancellable, error);
  if (superseded == NULL)
    return NULL;
  add_documents (consequences, superseded);
  return g_steal_pointer (&consequences);
}

/**
 * att_office_load_since_last:
 * @self: an office
 * @dossier: a dossier of re-accreditation
 * @language: in which language names are told
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Art. 23(5): what changed since the last accreditation.
 *
 * Returns: (transfer full) (nullable): what changed; %NULL alone where it follows no certificate of this register
 */
AttSinceLast *
att_office_load_since_last (AttOffice *self, AttDossier *dossier, AttLanguage language, GCancellable *cancellable,
                            GError **error)
{
  const AttRequest *request = att_dossier_get_request (dossier);
  g_autoptr (AttDossier) old = NULL;
  gint64 number = -1;

  if (request == NULL || request->follows == NULL)
    return NULL;
  if (!att_office_find_serial (self, request->follows, &number, cancellable, error) || number <= 0
      || number == att_dossier_get_number (dossier))
    return NULL;
  old = att_office_load (self, number, att_dossier_get_on (dossier), ATT_DAY_FOREVER, cancellable, error);
  return old != NULL ? att_since_last_new (old, dossier, self->law, language) : NULL;
}

static AttRegisterRow *
make_row (AttDossier *dossier, const AttCertificate *certificate, AttDay on)
{
  AttRegisterRow *row = g_new0 (AttRegisterRow, 1);
  const char *ground = NULL;

  row->serial = g_strdup (certificate->serial);
  row->dossier = att_dossier_get_number (dossier);
  row->bin = g_strdup (certificate->centre->bin);
  row->name = att_text_ref (certificate->centre->name);
  row->from = certificate->from;
  row->until = certificate->until;
  row->state = g_strdup (att_certificate_state_get_id (att_certificate_get_state (certificate, on)));
  row->ended_on = att_certificate_get_end (certificate, on, &ground);
  row->ended_ground = g_strdup (ground);
  return row;
}

static int
by_serial (gconstpointer a, gconstpointer b)
{
  const AttRegisterRow *x = *(const AttRegisterRow *const *) a;
  const AttRegisterRow *y = *(const AttRegisterRow *const *) b;
  int order = strcmp (x->serial, y->serial);

  return order != 0 ? order : (x->dossier > y->dossier) - (x->dossier < y->dossier);
}

static void
add_certificates (AttDossier *dossier, AttDay on, const char *state, GPtrArray *rows)
{
  GPtrArray *certificates = att_dossier_get_certificates (dossier);

  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);
      AttCertificateState here = att_certificate_get_state (certificate, on);

      if (certificate->from <= on
          && (state == NULL || g_str_equal (att_certificate_state_get_id (here), state)))
        g_ptr_array_add (rows, make_row (dossier, certificate, on));
    }
}

/**
 * att_office_fold:
 * @self: an office
 * @number: a dossier's number
 * @on: effects up to that day
 * @known: what had been recorded by the end of that day; %ATT_DAY_FOREVER for everything
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * As att_office_load(), for who goes through all dossiers: the office does not remember it.
 *
 * Returns: (transfer full) (nullable): the dossier, without an act where it was not opened yet
 */
AttDossier *
att_office_fold (AttOffice *self, gint64 number, AttDay on, AttDay known, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttHistory) history = att_history_new (number);

  return att_history_update (history, self->store, cancellable, error)
             ? att_dossier_fold (number, history->acts, on, known)
             : NULL;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* Leaves the rows of other dossiers. */
static void
remove_rows (GPtrArray *rows, GArray *dossiers)
{
  for (guint i = rows->len; i > 0; i--)
    {
      const AttRegisterRow *row = g_ptr_array_index (rows, i - 1);

      if (g_array_binary_search (dossiers, &row->dossier, compare_numbers, NULL))
        g_ptr_array_remove_index_fast (rows, i - 1);
    }
}

/**
 * att_office_list_register:
 * @self: an office
 * @on: a day
 * @known: what had been recorded by the end of that day; %ATT_DAY_FOREVER for everything
 * @state: (nullable): only certificates in that state
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Art. 11(2): the register of the recognition centres as it stood on a day, as was known on a day. With everything that was
 * recorded it is read as it was derived; as was known on a day, those dossiers are folded anew in which something was
 * recorded since.
 *
 * Returns: (transfer full) (element-type AttRegisterRow) (nullable): every certificate issued by then, by serial number
 */
GPtrArray *
att_office_list_register (AttOffice *self, AttDay on, AttDay known, const char *state, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) dossiers = NULL;

  rows = att_office_query_register (self, on, state, cancellable, error);
  if (rows == NULL || known == ATT_DAY_FOREVER)
    return g_steal_pointer (&rows);
  dossiers = att_store_list_dossiers (self->store, known, cancellable, error);
  if (dossiers == NULL)
    return NULL;
  remove_rows (rows, dossiers);
  for (guint i = 0; i < dossiers->len; i++)
    {
      gint64 number = g_array_index (dossiers, gint64, i);
      g_autoptr (AttDossier) dossier = NULL;

      if (number == ATT_OFFICE_DOSSIER)
        continue;
      dossier = att_office_fold (self, number, on, known, cancellable, error);
      if (dossier == NULL)
        return NULL;
      add_certificates (dossier, on, state, rows);
    }
  g_ptr_array_sort (rows, by_serial);
  return g_steal_pointer (&rows);
}

typedef struct
{
  const char *value;
  GArray *dossiers;
} Search;

static gboolean
take_dossier (gint64 dossier, const char *region, const AttFactRow *fact, gpointer data)
{
  Search *search = data;

  if (g_str_equal (fact->value, search->value)
      && (search->dossiers->len == 0
          || g_array_index (search->dossiers, gint64, search->dossiers->len - 1) != dossier))
    g_array_append_val (search->dossiers, dossier);
  return TRUE;
}

/**
 * att_office_list_dossiers_with:
 * @self: an office
 * @fact: the id of a fact, as in att_office_project_facts()
 * @value: its value
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the dossiers in which that ever happened, in their order
 */
GArray *
att_office_list_dossiers_with (AttOffice *self, const char *fact, const char *value, GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { value, dossiers };

  return att_store_scan_facts (self->store, fact, NULL, ATT_DAY_NONE, take_dossier, &search, cancellable, error)
             ? g_steal_pointer (&dossiers)
             : NULL;
}
