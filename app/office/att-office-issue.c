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

static AttIssued *
make (AttOffice *self, const char *form, GPtrArray *acts, gint64 number, const char *act_id, const char *languages,
      GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  g_autoptr (AttDossier) latest = NULL;
  g_autoptr (AttDossier) dossier = NULL;
  AttIssueOrder order = { .form = form, .law = self->law, .store = self->store, .languages = languages };
  AttAct *act;

  if (office == NULL)
    return NULL;
  latest = att_dossier_fold (number, acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  act = att_dossier_find_act (latest, act_id);
  g_return_val_if_fail (act != NULL, NULL);
  /* As it stood when the act took place: what came later is not printed. */
  dossier = att_dossier_fold (number, acts, att_act_get_on (act), ATT_DAY_FOREVER);
  order.dossier = dossier;
  order.act = att_dossier_find_act (dossier, act_id);
  order.office = office->state;
  return att_issuer_issue (self->issuer, &order, cancellable, error);
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
find_changed (AttOffice *self, AttHistory *history, AttAct *change, GPtrArray *changed, GPtrArray *copies,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) before = acts_with (history, NULL);
  g_autoptr (GPtrArray) after = acts_with (history, change);
  g_autoptr (AttDossier) state = att_dossier_fold (history->dossier, after, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  GPtrArray *documents = att_dossier_get_documents (history->state);

  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);
      const char *act_id = att_act_get_id (document->act);
      g_autoptr (AttIssued) old_copy = NULL;
      g_autoptr (AttIssued) new_copy = NULL;

      if (document->superseded || !att_issuer_knows (self->issuer, document->form)
          || att_dossier_find_act (state, act_id) == NULL)
        continue;
      old_copy = make (self, document->form, before, history->dossier, act_id, document->languages, cancellable, error);
      new_copy = old_copy != NULL
                     ? make (self, document->form, after, history->dossier, act_id, document->languages, cancellable, error)
                     : NULL;
      if (new_copy == NULL)
        return FALSE;
      if (g_bytes_equal (old_copy->pdf, new_copy->pdf))
        continue;
      g_ptr_array_add (changed, (gpointer) document);
      g_ptr_array_add (copies, g_steal_pointer (&new_copy));
    }
  return TRUE;
}

static gboolean
reissue (AttOffice *self, AttHistory *history, AttAct *change, AttRecord *fields, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) att_issued_free);

  if (!find_changed (self, history, change, changed, copies, cancellable, error))
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (changed, i);

      if (!keep (self, g_ptr_array_index (copies, i), document->form, att_act_get_id (document->act), fields,
                 cancellable, error))
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
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) att_issued_free);

  if (self->issuer != NULL && !find_changed (self, history, change, changed, copies, cancellable, error))
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
  issued = make (self, kind->form, acts, history->dossier, att_act_get_id (act), NULL, cancellable, error);
  return issued != NULL && keep (self, issued, kind->form, NULL, fields, cancellable, error);
}
