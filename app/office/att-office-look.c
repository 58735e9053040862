/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-numbers.h"
#include "att-office-private.h"

static const AttProblemSpec no_document = {
  ATT_PROBLEM_LAW, "no-document",
  N_ ("No document of the form “{form}” has been issued in this dossier."),
  N_ ("It is made with the act that issues it; until then a draft can be had."), NULL
};
static const AttProblemSpec form_not_made = {
  ATT_PROBLEM_LAW, "form-not-made",
  N_ ("Documents of the form “{form}” are not made by this version of the program."),
  N_ ("The act itself is recorded; write the document by hand."), NULL
};
static const AttProblemSpec unknown_form = {
  ATT_PROBLEM_INPUT, "unknown-form",
  N_ ("There is no form “{form}”."), N_ ("Look at the list of forms: attestatctl document --help."), NULL
};

/**
 * att_office_load:
 * @self: an office
 * @number: a dossier's number
 * @on: effects up to that day; %ATT_DAY_FOREVER for all
 * @known: what had been recorded by the end of that day; %ATT_DAY_FOREVER for everything
 * @cancellable: (nullable): to stop early
 * @error: when there is no such dossier, or the store can't be read
 *
 * Returns: (transfer full) (nullable): the dossier as it stood on @on, as was known on @known
 */
AttDossier *
att_office_load (AttOffice *self, gint64 number, AttDay on, AttDay known, GCancellable *cancellable, GError **error)
{
  AttHistory *history;

  if (!att_office_follow_law (self, cancellable, error))
    return NULL;
  history = att_office_get_history (self, number, cancellable, error);
  if (history == NULL)
    return NULL;
  if (history->seq == 0)
    {
      att_office_forget (self, number);
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", number));
      return NULL;
    }
  return att_dossier_fold (number, history->acts, on, known);
}

/**
 * att_office_query_dossiers:
 * @self: an office
 * @query: which dossiers
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (element-type AttDossierRow) (nullable): the rows
 */
GPtrArray *
att_office_query_dossiers (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_query_dossiers (self->store, query, cancellable, error);
}

/**
 * att_office_count_dossiers:
 * @self: an office
 * @query: which dossiers; offset and limit don't count
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: how many there are; -1 on failure
 */
gint64
att_office_count_dossiers (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_count_dossiers (self->store, query, cancellable, error);
}

/**
 * att_office_find_dossiers:
 * @self: an office
 * @query: which dossiers
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers
 */
GArray *
att_office_find_dossiers (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_find_dossiers (self->store, query, cancellable, error);
}

/**
 * att_office_fetch_dossiers:
 * @self: an office
 * @numbers: (element-type gint64): the dossiers' numbers
 * @today: the day for which stage and deadlines are told
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (element-type AttDossierRow) (nullable): their rows in that order, without those that are not
 * there
 */
GPtrArray *
att_office_fetch_dossiers (AttOffice *self, GArray *numbers, AttDay today, GCancellable *cancellable, GError **error)
{
  return att_store_fetch_dossiers (self->store, numbers, today, cancellable, error);
}

/**
 * att_office_list_officers:
 * @self: an office
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the names of all who are responsible for a dossier
 */
char **
att_office_list_officers (AttOffice *self, GCancellable *cancellable, GError **error)
{
  return att_store_list_officers (self->store, cancellable, error);
}

/**
 * att_office_query_due:
 * @self: an office
 * @query: which deadlines
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (element-type AttDueRow) (nullable): open deadlines, the first due first
 */
GPtrArray *
att_office_query_due (AttOffice *self, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_query_due (self->store, query, cancellable, error);
}

/**
 * att_office_count_due:
 * @self: an office
 * @query: which deadlines; the limit does not count
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (element-type AttDayCount) (nullable): the days on which any is due, in order
 */
GArray *
att_office_count_due (AttOffice *self, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_count_due (self->store, query, cancellable, error);
}

/**
 * att_office_query_steps:
 * @self: an office
 * @query: which dossiers
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (element-type AttStepRow) (nullable): dossiers by who has the turn, those that wait longest first
 */
GPtrArray *
att_office_query_steps (AttOffice *self, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_query_steps (self->store, query, cancellable, error);
}

/**
 * att_office_count_steps:
 * @self: an office
 * @query: which dossiers; the limit does not count
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (element-type AttStepCount) (nullable): what any dossier waits for
 */
GPtrArray *
att_office_count_steps (AttOffice *self, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_count_steps (self->store, query, cancellable, error);
}

/**
 * att_office_query_register:
 * @self: an office
 * @on: a day
 * @state: (nullable): only certificates in that state
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Art. 11(2): the register of the recognition centres as it stood on a day.
 *
 * Returns: (transfer full) (element-type AttRegisterRow) (nullable): every certificate issued by then
 */
GPtrArray *
att_office_query_register (AttOffice *self, AttDay on, const char *state, GCancellable *cancellable, GError **error)
{
  return att_store_query_register (self->store, on, state, cancellable, error);
}

/**
 * att_office_query_plans:
 * @self: an office
 * @query: which plans
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Art. 25(3): the plan of monitoring across dossiers; a month is asked for by its first and last day.
 *
 * Returns: (transfer full) (element-type AttLifeRow) (nullable): the plans, the earliest first
 */
GPtrArray *
att_office_query_plans (AttOffice *self, const AttLifeQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_query_plans (self->store, query, cancellable, error);
}

/**
 * att_office_query_complaints:
 * @self: an office
 * @query: which complaints
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Art. 26(2)(4): the complaints across dossiers.
 *
 * Returns: (transfer full) (element-type AttLifeRow) (nullable): the complaints, the earliest first
 */
GPtrArray *
att_office_query_complaints (AttOffice *self, const AttLifeQuery *query, GCancellable *cancellable, GError **error)
{
  return att_store_query_complaints (self->store, query, cancellable, error);
}

/**
 * att_office_get_blob:
 * @self: an office
 * @sha256: (nullable): a file's hash
 * @cancellable: (nullable): to stop early
 * @error: when the file is missing or was altered
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
att_office_get_blob (AttOffice *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  AttHash hash = { { 0 } };

  /* A hash that is none finds nothing, and the store says so. */
  att_hash_parse (sha256, &hash);
  return att_store_get_blob (self->store, &hash, cancellable, error);
}

static gboolean
is_form (const char *form)
{
  return att_kind_find_by_form (form) != NULL || att_form_is_requested (form);
}

/* What a draft shows where nothing is known yet; of days and of what nobody chose yet nothing is said. */
static AttRecord *
blank_fields (const AttKind *kind)
{
  AttRecord *fields = att_record_new ();

  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    switch (spec->type)
      {
      case ATT_FIELD_LINE:
      case ATT_FIELD_TEXT:
      case ATT_FIELD_PERSON:
      case ATT_FIELD_NUMBER:
        att_record_add (fields, spec->id, ATT_BLANK);
        break;
      case ATT_FIELD_DAY:
      case ATT_FIELD_CHOICE:
      case ATT_FIELD_YES_NO:
      case ATT_FIELD_COUNT:
      case ATT_FIELD_AREA:
      case ATT_FIELD_READING:
      case ATT_FIELD_TERM:
      case ATT_FIELD_BIN:
      case ATT_FIELD_ACT:
      case ATT_FIELD_FILE:
      case ATT_FIELD_RECORD:
      case ATT_FIELD_OVERLAY:
      default:
        break;
      }
  return fields;
}

/* What is typed already takes the place of blanks. */
static AttRecord *
fill_blanks (AttOffice *self, AttHistory *history, const AttKind *kind, const AttRecord *typed, AttDay on,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRecord) fields = blank_fields (kind);
  g_autoptr (AttRecord) named = typed != NULL ? att_record_copy (typed) : att_record_new ();
  g_autoptr (AttProblems) unclear = att_problems_new ();

  if (!att_office_resolve_persons (self, history, kind, named, on, unclear, cancellable, error))
    return NULL;
  for (const AttFieldSpec *spec = kind->fields; typed != NULL && spec->id != NULL; spec++)
    if (att_record_has (named, spec->id)
        || ((spec->flags & ATT_FIELD_REQUIRED) == 0 && spec->type != ATT_FIELD_NUMBER))
      att_record_remove (fields, spec->id);
  for (guint i = 0; i < att_record_get_size (named); i++)
    att_record_add_value (fields, att_record_nth (named, i));
  return g_steal_pointer (&fields);
}

/* The document as the act would issue it, with blanks where nothing is known; nothing of it is kept. */
GBytes *
att_office_make_draft (AttOffice *self, AttHistory *history, const AttKind *kind, const AttRecord *typed, AttDay on,
                       AttIssueOrder order, GCancellable *cancellable, GError **error)
{
  AttDay day = MAX (on, history->last_on);
  g_autoptr (AttRecord) fields = fill_blanks (self, history, kind, typed, day, cancellable, error);
  g_autoptr (AttAct) act = NULL;
  g_autoptr (GPtrArray) acts = g_ptr_array_new ();
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (AttIssued) issued = NULL;
  AttHistory *office;
  AttAct *original;

  if (fields == NULL)
    return NULL;
  att_office_derive (self, history, kind, fields, day);
  act = att_act_new (ATT_BLANK, kind, day, ATT_BLANK, fields);
  for (guint i = 0; i < history->acts->len; i++)
    g_ptr_array_add (acts, g_ptr_array_index (history->acts, i));
  g_ptr_array_add (acts, act);
  dossier = att_dossier_fold (history->dossier, acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  if (office == NULL)
    return NULL;
  original = att_office_find_original (dossier, act);
  if (original == NULL)
    {
      att_problem_set (error, &no_document, att_arg_text ("form", "certificate"));
      return NULL;
    }
  order.form = kind->form;
  order.law = self->law;
  order.store = self->store;
  order.as = ATT_ISSUE_DRAFT;
  order.dossier = dossier;
  order.act = original;
  order.copy = original != act ? act : NULL;
  order.office = office->state;
  issued = att_issuer_issue (self->issuer, &order, cancellable, error);
  return issued != NULL ? g_bytes_ref (issued->pdf) : NULL;
}

/**
 * att_office_get_document:
 * @self: an office
 * @number: a dossier's number
 * @form: a form, as `certificate`
 * @draft: whether a draft will do when none was issued
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_LAW when it was not issued yet
 *
 * The bytes that were issued and kept; they are never made again.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
att_office_get_document (AttOffice *self, gint64 number, const char *form, gboolean draft, GCancellable *cancellable,
                         GError **error)
{
  AttHistory *history = att_office_get_history (self, number, cancellable, error);
  const AttDocument *document;

  if (history == NULL)
    return NULL;
  if (history->seq == 0 || number == ATT_OFFICE_DOSSIER)
    {
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", number));
      return NULL;
    }
  document = att_dossier_find_document (history->state, form);
  if (document != NULL && !draft)
    return att_office_get_blob (self, document->file->sha256, cancellable, error);
  if (draft && att_issuer_knows (self->issuer, form) && att_kind_find_by_form (form) != NULL)
    return att_office_make_draft (self, history, att_kind_find_by_form (form), NULL, att_clock_get_today (self->clock),
                                  (AttIssueOrder) { 0 }, cancellable, error);
  if (!is_form (form))
    att_problem_set (error, &unknown_form, att_arg_text ("form", form));
  else if (!att_issuer_knows (self->issuer, form))
    att_problem_set (error, &form_not_made, att_arg_text ("form", form));
  else
    att_problem_set (error, &no_document, att_arg_text ("form", form));
  return NULL;
}

/**
 * att_office_makes:
 * @self: an office
 * @form: (nullable): a form, as `certificate`
 *
 * Returns: whether documents of that form are made
 */
gboolean
att_office_makes (AttOffice *self, const char *form)
{
  g_return_val_if_fail (ATT_IS_OFFICE (self), FALSE);
  return att_issuer_knows (self->issuer, form);
}

/**
 * att_office_preview_document:
 * @self: an office
 * @recording: an act that is being prepared; its fields need not be complete
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when there is no such dossier; %ATT_PROBLEM_LAW when no document is made with acts of that kind
 *
 * The document that the act would issue, with what is typed so far and blanks for the rest, marked as a draft. Nothing is
 * recorded, and no number is given.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
att_office_preview_document (AttOffice *self, const AttRecording *recording, GCancellable *cancellable, GError **error)
{
  const AttKind *kind = att_kind_find (recording->kind);
  AttDay on = recording->on != ATT_DAY_NONE ? recording->on : att_clock_get_today (self->clock);
  AttHistory *history = att_office_get_history (self, recording->dossier, cancellable, error);

  g_return_val_if_fail (kind != NULL, NULL);
  if (history == NULL)
    return NULL;
  if (history->seq == 0)
    att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", recording->dossier));
  else if (!att_office_makes (self, kind->form))
    att_problem_set (error, &form_not_made, att_arg_text ("form", kind->form != NULL ? kind->form : kind->id));
  else
    return att_office_make_draft (self, history, kind, recording->fields, on, (AttIssueOrder) { 0 }, cancellable, error);
  return NULL;
}

/**
 * att_office_find_next_number:
 * @self: an office
 * @kind: a kind of act
 * @field: a field of it that holds a number
 * @on: the day of the act
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * The number that an act of that day would be given if it were recorded now. Somebody else may be quicker.
 *
 * Returns: (transfer full) (nullable): the number
 */
char *
att_office_find_next_number (AttOffice *self, const AttKind *kind, const char *field, AttDay on,
                             GCancellable *cancellable, GError **error)
{
  const AttFieldSpec *spec = att_kind_find_field (kind, field);
  char *number = NULL;

  g_return_val_if_fail (spec != NULL && spec->type == ATT_FIELD_NUMBER, NULL);
  return att_numbers_find_next (self->store, att_law_get_regulation (self->law, on), att_numbers_get_series (kind, spec),
                                on, &number, cancellable, error)
             ? number
             : NULL;
}

/**
 * att_office_find_serial:
 * @self: an office
 * @serial: a certificate's serial number
 * @dossier: (out): the dossier that holds it; -1 for none
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: whether the register could be asked
 */
gboolean
att_office_find_serial (AttOffice *self, const char *serial, gint64 *dossier, GCancellable *cancellable, GError **error)
{
  return att_store_find_serial (self->store, serial, dossier, cancellable, error);
}

/**
 * att_office_find_file:
 * @self: an office
 * @sha256: the hash of a file, in hexadecimal
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the dossiers whose acts name that file, as a paper that was
 *   handed in or as a document that was issued, in their order
 */
GArray *
att_office_find_file (AttOffice *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_OFFICE (self), NULL);
  return att_store_find_blob (self->store, sha256, cancellable, error);
}
