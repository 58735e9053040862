/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-office-private.h"

/* The acts as they would be with one more. */
static GPtrArray *
acts_with (AttHistory *history, AttAct *act)
{
  GPtrArray *acts = g_ptr_array_new ();

  for (guint i = 0; i < history->acts->len; i++)
    g_ptr_array_add (acts, g_ptr_array_index (history->acts, i));
  if (act != NULL)
    g_ptr_array_add (acts, act);
  return acts;
}

/* The act that issued what @act issues a copy of; @act itself when it issues something of its own. */
AttAct *
att_office_find_original (AttDossier *dossier, AttAct *act)
{
  GPtrArray *certificates = att_dossier_get_certificates (dossier);
  const char *serial = att_act_get (act, "serial");

  if (!att_act_is (act, "copy-issued"))
    return act;
  for (guint i = certificates->len; i > 0; i--)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i - 1);

      if (g_strcmp0 (certificate->serial, serial) == 0)
        return certificate->act;
    }
  return NULL;
}

/* The document of an act that is in @acts, as @order wants it. */
AttIssued *
att_office_make_again (AttOffice *self, AttIssueOrder order, GPtrArray *acts, gint64 number, const char *act_id,
                       GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  g_autoptr (AttDossier) latest = NULL;
  g_autoptr (AttDossier) dossier = NULL;
  AttAct *act;
  AttAct *original;

  if (office == NULL)
    return NULL;
  latest = att_dossier_fold (number, acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  act = att_dossier_find_act (latest, act_id);
  original = act != NULL ? att_office_find_original (latest, act) : NULL;
  g_return_val_if_fail (original != NULL, NULL);
  order.copy = original != act ? act : NULL;
  /* As it stood when the act took place: what came later is not printed. */
  dossier = att_dossier_fold (number, acts, att_act_get_on (original), ATT_DAY_FOREVER);
  order.law = self->law;
  order.store = self->store;
  order.dossier = dossier;
  order.act = att_dossier_find_act (dossier, att_act_get_id (original));
  order.office = office->state;
  return att_issuer_issue (self->issuer, &order, cancellable, error);
}

/* What is issued: a certificate's statement is signed. */
static AttIssued *
make (AttOffice *self, AttIssueOrder order, GPtrArray *acts, gint64 number, const char *act_id,
      GCancellable *cancellable, GError **error)
{
  if (g_str_has_prefix (order.form, "certificate")
      && !att_office_find_signing_key (self, &order.key, cancellable, error))
    return NULL;
  return att_office_make_again (self, order, acts, number, act_id, cancellable, error);
}

static gboolean
keep (AttOffice *self, const AttIssued *issued, const char *form, const char *replaces, AttRecord *fields,
      GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strconcat (form, ".pdf", NULL);
  g_autofree char *pages = g_strdup_printf ("%u", issued->pages);
  g_autofree char *template_hash = att_hash_to_string (&issued->template_hash);
  AttRecord *file = NULL;
  AttRecord *document;

  if (!att_office_keep_bytes (self, issued->pdf, name, &file, cancellable, error))
    return FALSE;
  document = att_record_new ();
  att_record_add (document, "form", form);
  att_record_add_record (document, "file", file);
  att_record_add (document, "languages", issued->languages);
  att_record_add (document, "pages", pages);
  att_record_add (document, "template", template_hash);
  att_record_add (document, "stack", issued->stack);
  att_record_add (document, "replaces", replaces);
  att_record_add_record (fields, "document", document);
  return TRUE;
}

/* Both histories are set anew by the same typesetting stack: what differs then was changed by the correction alone. */
static gboolean
find_changed (AttOffice *self, AttHistory *history, AttAct *change, GPtrArray *changed, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) before = acts_with (history, NULL);
  g_autoptr (GPtrArray) after = acts_with (history, change);
  g_autoptr (AttDossier) state = att_dossier_fold (history->dossier, after, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  GPtrArray *documents = att_dossier_get_documents (history->state);

  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);
      const AttIssueOrder order = { .form = document->form, .languages = document->languages };
      const char *act_id = att_act_get_id (document->act);
      g_autoptr (AttIssued) old_copy = NULL;
      g_autoptr (AttIssued) new_copy = NULL;

      if (document->superseded || !att_issuer_knows (self->issuer, document->form)
          || att_dossier_find_act (state, act_id) == NULL)
        continue;
      old_copy = att_office_make_again (self, order, before, history->dossier, act_id, cancellable, error);
      new_copy = old_copy != NULL
                     ? att_office_make_again (self, order, after, history->dossier, act_id, cancellable, error)
                     : NULL;
      if (new_copy == NULL)
        return FALSE;
      if (g_bytes_equal (old_copy->pdf, new_copy->pdf))
        continue;
      g_ptr_array_add (changed, (gpointer) document);
    }
  return TRUE;
}

static gboolean
reissue (AttOffice *self, AttHistory *history, AttAct *change, AttRecord *fields, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) acts = acts_with (history, change);

  if (!find_changed (self, history, change, changed, cancellable, error))
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (changed, i);
      const char *act_id = att_act_get_id (document->act);
      const AttIssueOrder order = { .form = document->form, .languages = document->languages };
      g_autoptr (AttIssued) issued = make (self, order, acts, history->dossier, act_id, cancellable, error);

      if (issued == NULL || !keep (self, issued, document->form, act_id, fields, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* The documents that a correction or an annulment would mark superseded and make anew (element-type AttDocument). */
GPtrArray *
att_office_list_superseded (AttOffice *self, AttHistory *history, AttAct *change, GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  if (self->issuer != NULL && !find_changed (self, history, change, changed, cancellable, error))
    return NULL;
  return g_steal_pointer (&changed);
}

/* Inside the write transaction, numbers allocated: makes what @act issues and names it in @fields. */
gboolean
att_office_issue (AttOffice *self, AttHistory *history, AttAct *act, AttRecord *fields, GCancellable *cancellable,
                  GError **error)
{
  const AttKind *kind = att_act_get_kind (act);
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (AttIssued) issued = NULL;

  if (self->issuer == NULL)
    return TRUE;
  if (att_act_is (act, "correction") || att_act_is (act, "annulled"))
    return reissue (self, history, act, fields, cancellable, error);
  if (kind->form == NULL || !att_issuer_knows (self->issuer, kind->form))
    return TRUE;
  acts = acts_with (history, act);
  issued = make (self, (AttIssueOrder) { .form = kind->form }, acts, history->dossier, att_act_get_id (act), cancellable, error);
  return issued != NULL && keep (self, issued, kind->form, NULL, fields, cancellable, error);
}
