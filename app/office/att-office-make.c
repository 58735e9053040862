/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-office-private.h"

static const AttProblemSpec nothing_to_say = {
  ATT_PROBLEM_LAW, "document-without-act",
  N_ ("This document can't be made yet: nothing of which it speaks has been recorded."), NULL, NULL
};
static const AttProblemSpec wrong_language = {
  ATT_PROBLEM_USAGE, "document-language",
  N_ ("“{value}” names no languages of documents."), N_ ("Give kk, ru, en, or several as kk+ru."), NULL
};

/* Forms that no act issues: they say what the register holds on the day on which they are asked for, and are not kept. */
static const struct
{
  const char *form;
  const char *speaks_of; /* (nullable): the kind of act without which there is nothing to say */
} requested_forms[] = {
  { "inventory", NULL },
  { "extract", "certificate" },
  { "notice", "certificate" },
  { "revocation-copy", "revoked" },
};

/**
 * att_form_is_requested:
 * @form: a form, as `inventory`
 *
 * Returns: whether it is made whenever it is asked for, as of that day, and not issued and kept with an act
 */
gboolean
att_form_is_requested (const char *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (requested_forms); i++)
    if (g_strcmp0 (requested_forms[i].form, form) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_something_to_say (const char *speaks_of, AttDossier *dossier)
{
  if (speaks_of == NULL)
    return TRUE;
  return g_str_equal (speaks_of, "certificate") ? att_dossier_get_certificate (dossier) != NULL
                                                : att_dossier_get_latest (dossier, speaks_of) != NULL;
}

/**
 * att_forms_list_requested:
 * @dossier: (nullable): a dossier; %NULL: any
 *
 * Returns: (transfer container) (array zero-terminated=1): the forms that no act issues and that can be made of it
 */
const char **
att_forms_list_requested (AttDossier *dossier)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (requested_forms); i++)
    if (dossier == NULL || has_something_to_say (requested_forms[i].speaks_of, dossier))
      g_ptr_array_add (forms, (gpointer) requested_forms[i].form);
  g_ptr_array_add (forms, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&forms), FALSE);
}

/* What a requested document rests on: the act that it is a copy of, or one that is recorded nowhere and only has the day. */
static AttAct *
find_ground (const char *form, AttDossier *dossier, AttDay today)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  AttAct *revoked = att_dossier_get_latest (dossier, "revoked");

  if (g_str_equal (form, "revocation-copy") && revoked != NULL)
    return g_object_ref (revoked);
  return att_act_new (ATT_BLANK, att_kind_find ("note"), today, ATT_BLANK, fields);
}

static AttIssued *
make_requested (AttOffice *self, AttHistory *history, const char *form, AttIssueOrder order,
                GCancellable *cancellable, GError **error)
{
  AttDay today = att_clock_get_today (self->clock);
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (AttDossier) then = NULL;
  g_autofree const char **forms = NULL;
  g_autoptr (AttAct) act = NULL;

  if (office == NULL)
    return NULL;
  dossier = att_dossier_fold (history->dossier, history->acts, today, ATT_DAY_FOREVER);
  forms = att_forms_list_requested (dossier);
  if (order.as != ATT_ISSUE_DRAFT && !g_strv_contains (forms, form))
    {
      att_problem_set_plain (error, &nothing_to_say);
      return NULL;
    }
  act = find_ground (form, dossier, today);
  /* A copy says what the document said, whatever came later. */
  then = att_dossier_fold (history->dossier, history->acts, att_act_get_on (act), ATT_DAY_FOREVER);
  order.form = form;
  order.law = self->law;
  order.store = self->store;
  order.dossier = then;
  order.act = act;
  order.office = office->state;
  return att_issuer_issue (self->issuer, &order, cancellable, error);
}

static gboolean
check_languages (const char *languages, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (languages, "+", -1);
  AttLanguage language;

  for (guint i = 0; parts[i] != NULL; i++)
    if (!att_language_parse (parts[i], &language)
        || g_strv_contains ((const char *const *) parts + i + 1, parts[i]))
      {
        att_problem_set (error, &wrong_language, att_arg_text ("value", languages));
        return FALSE;
      }
  return TRUE;
}

static gboolean
is_written_in (const AttDocument *document, const char *languages)
{
  g_auto (GStrv) written = g_strsplit (document->languages, "+", -1);
  g_auto (GStrv) asked = g_strsplit (languages, "+", -1);

  for (guint i = 0; asked[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) written, asked[i]))
      return FALSE;
  return TRUE;
}

/**
 * att_office_make_document:
 * @self: an office
 * @number: a dossier's number
 * @form: a form, as `certificate` or `inventory`
 * @languages: (nullable): in which languages, as `en` or `kk+ru`; %NULL for those in which it is issued
 * @draft: whether a marked draft will do
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_LAW when there is nothing of which it could speak
 *
 * A document in the languages asked for. One that was issued in these languages is given as it was issued; in others it
 * is made anew and marked as a translation. A form that no act issues (an inventory, an extract, a notice, the copy of a
 * decision on revocation) is made as of today: the same register, template and day give the same bytes.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
att_office_make_document (AttOffice *self, gint64 number, const char *form, const char *languages, gboolean draft,
                          GCancellable *cancellable, GError **error)
{
  AttIssueOrder order = { .languages = languages, .as = draft ? ATT_ISSUE_DRAFT : ATT_ISSUE_FINAL };
  g_autoptr (AttIssued) issued = NULL;
  const AttDocument *document;
  const AttKind *kind;
  AttHistory *history;

  if (languages != NULL && !check_languages (languages, error))
    return NULL;
  history = att_office_get_history (self, number, cancellable, error);
  if (history == NULL)
    return NULL;
  if (history->seq == 0 || number == ATT_OFFICE_DOSSIER)
    {
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", number));
      return NULL;
    }
  document = att_dossier_find_document (history->state, form);
  kind = att_kind_find_by_form (form);
  if (att_form_is_requested (form) && att_issuer_knows (self->issuer, form))
    issued = make_requested (self, history, form, order, cancellable, error);
  else if (draft && kind != NULL && att_issuer_knows (self->issuer, form))
    return att_office_make_draft (self, history, kind, NULL, att_clock_get_today (self->clock), order, cancellable, error);
  else if (document == NULL || languages == NULL || is_written_in (document, languages))
    return att_office_get_document (self, number, form, draft, cancellable, error);
  else
    {
      /* Marked as a translation: what was issued stays the document. */
      order.form = form;
      order.as = ATT_ISSUE_TRANSLATION;
      issued = att_office_make_again (self, order, history->acts, number, att_act_get_id (document->act), cancellable, error);
    }
  return issued != NULL ? g_bytes_ref (issued->pdf) : NULL;
}

/**
 * att_office_check_template:
 * @self: an office
 * @template: a template's file
 * @path: where it came from, for messages
 * @form: (out): the form of which it makes documents
 * @error: what is wrong with it, with its line
 *
 * Returns: whether it could be adopted
 */
gboolean
att_office_check_template (AttOffice *self, GBytes *template, const char *path, char **form, GError **error)
{
  return att_issuer_check_template (self->issuer, template, path, form, error);
}

/**
 * att_office_preview_template:
 * @self: an office
 * @template: a template's file
 * @path: where it came from, for messages
 * @number: the dossier to try it on
 * @languages: (nullable): in which languages; %NULL for those in which its documents are issued
 * @cancellable: (nullable): to stop early
 * @error: what is wrong with the template, with its line; or with the dossier
 *
 * The document that the template would make of the dossier today, marked as a draft. Nothing is adopted or kept.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
att_office_preview_template (AttOffice *self, GBytes *template, const char *path, gint64 number, const char *languages,
                             GCancellable *cancellable, GError **error)
{
  AttIssueOrder order = { .template = template, .languages = languages, .as = ATT_ISSUE_DRAFT };
  g_autoptr (AttIssued) issued = NULL;
  g_autofree char *form = NULL;
  const AttKind *kind;
  AttHistory *history;

  if ((languages != NULL && !check_languages (languages, error))
      || !att_issuer_check_template (self->issuer, template, path, &form, error))
    return NULL;
  history = att_office_get_history (self, number, cancellable, error);
  if (history == NULL)
    return NULL;
  if (history->seq == 0 || number == ATT_OFFICE_DOSSIER)
    {
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", number));
      return NULL;
    }
  kind = att_kind_find_by_form (form);
  if (kind != NULL)
    return att_office_make_draft (self, history, kind, NULL, att_clock_get_today (self->clock), order, cancellable, error);
  issued = make_requested (self, history, form, order, cancellable, error);
  return issued != NULL ? g_bytes_ref (issued->pdf) : NULL;
}
