/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-issuer.h"

#include <glib/gi18n-lib.h>

#include "att-archival.h"
#include "att-certificate-data.h"
#include "att-document-data.h"
#include "att-statement.h"
#include "att-template.h"
#include "att-typesetter.h"

static const AttProblemSpec unknown_form = {
  ATT_PROBLEM_INPUT, "template-form",
  N_ ("There is no form “{form}”, of which the template would be."),
  N_ ("Let the template have the id of the one that it takes the place of."), NULL
};
static const AttProblemSpec too_few_languages = {
  ATT_PROBLEM_INPUT, "template-issued-in",
  N_ ("The template lacks Kazakh or Russian, in which documents are issued."), N_ ("Add the texts."), NULL
};

/**
 * AttDocumentIssuer:
 *
 * Makes the documents of the procedure from their templates. Belongs to the thread of its office.
 */
struct _AttDocumentIssuer
{
  GObject parent_instance;
  AttTypesetter *typesetter; /* made when the first document is */
  GHashTable *adopted;       /* hash of a template that the office adopted -> AttTemplate */
};

static void att_document_issuer_iface_init (AttIssuerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttDocumentIssuer, att_document_issuer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_ISSUER, att_document_issuer_iface_init))

static void
att_document_issuer_finalize (GObject *object)
{
  AttDocumentIssuer *self = ATT_DOCUMENT_ISSUER (object);

  g_clear_object (&self->typesetter);
  g_clear_pointer (&self->adopted, g_hash_table_unref);
  G_OBJECT_CLASS (att_document_issuer_parent_class)->finalize (object);
}

static void
att_document_issuer_class_init (AttDocumentIssuerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_document_issuer_finalize;
}

static void
att_document_issuer_init (AttDocumentIssuer *self)
{
  self->adopted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * att_document_issuer_new:
 *
 * Returns: (transfer full): who makes documents from the templates that the program ships
 */
AttIssuer *
att_document_issuer_new (void)
{
  return g_object_new (ATT_TYPE_DOCUMENT_ISSUER, NULL);
}

/* A copy is the same page again. */
static const char *
get_template_id (const char *form)
{
  return g_str_equal (form, "certificate-copy") ? "certificate" : form;
}

static gboolean
att_document_issuer_knows (AttIssuer *issuer, const char *form)
{
  g_auto (GStrv) shipped = att_template_list_shipped ();

  return g_strv_contains ((const char *const *) shipped, get_template_id (form));
}

/* A template that an office adopted is read once, and known by its hash. */
static AttTemplate *
get_adopted (AttDocumentIssuer *self, AttAct *act, AttStore *store, GCancellable *cancellable, GError **error)
{
  const AttRecord *file = att_record_get_record (att_act_get_fields (act), "file");
  const char *sha256 = att_record_get (file, "sha256");
  AttTemplate *template = g_hash_table_lookup (self->adopted, sha256);
  g_autoptr (GBytes) bytes = NULL;
  AttHash hash;

  if (template != NULL)
    return template;
  att_hash_parse (sha256, &hash);
  bytes = att_store_get_blob (store, &hash, cancellable, error);
  template = bytes != NULL ? att_template_new_from_bytes (bytes, att_record_get (file, "name"), error) : NULL;
  if (template != NULL)
    g_hash_table_insert (self->adopted, g_strdup (sha256), template);
  return template;
}

/* What is printed across each page of what is not the document itself. */
static const char *
get_mark (const AttIssueOrder *order)
{
  static const char *const marks[] = { NULL, "ЖОБА · ПРОЕКТ", "АУДАРМА · ПЕРЕВОД" };

  if (order->as != ATT_ISSUE_FINAL || order->copy == NULL)
    return marks[order->as];
  return g_strcmp0 (att_act_get (order->copy, "what"), "duplicate") == 0 ? "ТЕЛНҰСҚА · ДУБЛИКАТ" : "КӨШІРМЕ · КОПИЯ";
}

/* The template that is tried out, or the one that holds on the day of the act. */
static AttTemplate *
find_template (AttDocumentIssuer *self, const AttIssueOrder *order, GCancellable *cancellable, GError **error)
{
  const char *id = get_template_id (order->form);
  AttAct *adoption = att_dossier_find_template (order->office, id, att_act_get_on (order->act));
  AttTemplate *template;

  if (order->template != NULL)
    return att_template_new_from_bytes (order->template, NULL, error);
  template = adoption != NULL && order->store != NULL
                 ? get_adopted (self, adoption, order->store, cancellable, error)
                 : att_template_find_shipped (id);
  return template != NULL ? g_object_ref (template) : NULL;
}

/* The languages that were asked for, or those in which a document of the kind is issued. */
static AttDocLanguages
choose_languages (AttTemplate *template, const AttIssueOrder *order)
{
  const AttRequest *request = att_dossier_get_request (order->dossier);
  AttDocLanguages languages;

  if (order->languages != NULL && att_doc_languages_parse (order->languages, &languages))
    return languages;
  return att_template_get_issued_in (template, request != NULL ? request->language : ATT_LANGUAGE_KK);
}

static AttIssued *
att_document_issuer_issue (AttIssuer *issuer, const AttIssueOrder *order, GCancellable *cancellable, GError **error)
{
  AttDocumentIssuer *self = ATT_DOCUMENT_ISSUER (issuer);
  g_autoptr (AttTemplate) template = find_template (self, order, cancellable, error);
  g_autoptr (AttDocData) data = NULL;
  g_autoptr (AttIssued) issued = NULL;
  g_autoptr (GBytes) certificate = NULL;
  AttDocAttachment attachment = { "certificate.xml", "Аттестаттың деректері · Данные аттестата", "text/xml", NULL };
  AttDocMeta meta = { 0 };
  AttDocLanguages languages;
  AttLanguage first;

  if (template == NULL || (self->typesetter == NULL && (self->typesetter = att_typesetter_new (error)) == NULL))
    return NULL;
  issued = g_new0 (AttIssued, 1);
  languages = choose_languages (template, order);
  data = att_document_data_new (order->dossier, order->act, order->office, order->law, order->as == ATT_ISSUE_DRAFT);
  /* A draft has blanks that are no data; a copy has the data of what it is one of. */
  if (order->as == ATT_ISSUE_FINAL && g_str_equal (get_template_id (order->form), "certificate"))
    certificate = att_certificate_data_new (data);
  if (certificate != NULL)
    {
      g_autofree char *statement = att_statement_write (data, certificate, order->key);

      att_doc_data_set_string (data, "certificate.statement", statement);
    }
  if (order->copy != NULL)
    att_document_data_add_copy (data, order->copy, order->office);
  if (g_str_equal (order->form, "report") && order->store != NULL
      && !att_document_data_add_photos (data, order->dossier, order->law, order->act, order->store, cancellable, error))
    return NULL;
  issued->languages = att_doc_languages_to_string (languages, &first);
  meta.title = att_text_get (att_template_get_title (template), first);
  meta.author = att_text_get (att_doc_data_get_text (data, "office.name"), first);
  /* The day of the act and not the clock: the same act gives the same bytes. */
  meta.created_us = ((gint64) att_act_get_on (order->copy != NULL ? order->copy : order->act) - 719163) * 86400 * G_USEC_PER_SEC;
  meta.mark = get_mark (order);
  attachment.data = certificate;
  meta.attachment = certificate != NULL ? &attachment : NULL;
  issued->stack = att_archival_dup_stack ();
  issued->template_hash = *att_template_get_hash (template);
  issued->pdf = att_typesetter_make_pdf (self->typesetter, template, data, languages, &meta, &issued->pages, error);
  return issued->pdf != NULL ? g_steal_pointer (&issued) : NULL;
}

static gboolean
att_document_issuer_check_template (AttIssuer *issuer, GBytes *bytes, const char *path, char **form, GError **error)
{
  AttDocumentIssuer *self = ATT_DOCUMENT_ISSUER (issuer);
  g_autoptr (AttTemplate) template = att_template_new_from_bytes (bytes, path, error);
  const AttDocLanguages issued_in = ATT_DOC_KK | ATT_DOC_RU;

  if (template == NULL)
    return FALSE;
  if (att_template_find_shipped (att_template_get_id (template)) == NULL)
    att_problem_set (error, &unknown_form, att_arg_text ("path", path),
                     att_arg_text ("form", att_template_get_id (template)));
  else if ((att_template_get_languages (template) & issued_in) != issued_in)
    att_problem_set (error, &too_few_languages, att_arg_text ("path", path));
  else if ((self->typesetter != NULL || (self->typesetter = att_typesetter_new (error)) != NULL)
           && att_typesetter_check_words (self->typesetter, template, error))
    {
      *form = g_strdup (att_template_get_id (template));
      return TRUE;
    }
  return FALSE;
}

static void
att_document_issuer_iface_init (AttIssuerInterface *iface)
{
  iface->issue = att_document_issuer_issue;
  iface->knows = att_document_issuer_knows;
  iface->check_template = att_document_issuer_check_template;
}
