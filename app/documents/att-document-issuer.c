/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-issuer.h"

#include "att-archival.h"
#include "att-certificate-data.h"
#include "att-document-data.h"
#include "att-statement.h"
#include "att-typesetter.h"

/**
 * AttDocumentIssuer:
 *
 * Makes the documents of the procedure from their templates. Belongs to the thread of its office.
 */
struct _AttDocumentIssuer
{
  GObject parent_instance;
  AttTypesetter *typesetter; /* made when the first document is */
  GHashTable *templates;     /* form -> AttTemplate */
};

static void att_document_issuer_iface_init (AttIssuerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttDocumentIssuer, att_document_issuer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_ISSUER, att_document_issuer_iface_init))

static void
att_document_issuer_finalize (GObject *object)
{
  AttDocumentIssuer *self = ATT_DOCUMENT_ISSUER (object);

  g_clear_object (&self->typesetter);
  g_clear_pointer (&self->templates, g_hash_table_unref);
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
  self->templates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
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

static AttTemplate *
get_template (AttDocumentIssuer *self, const char *form, GError **error)
{
  AttTemplate *template = g_hash_table_lookup (self->templates, form);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (template != NULL)
    return template;
  bytes = att_template_dup_shipped (form);
  g_return_val_if_fail (bytes != NULL, NULL);
  name = g_strconcat (form, ".xml", NULL);
  template = att_template_new_from_bytes (bytes, name, error);
  if (template != NULL)
    g_hash_table_insert (self->templates, g_strdup (form), template);
  return template;
}

static const char *
get_mark (const AttIssueTerms *terms)
{
  if (terms->draft)
    return "ЖОБА · ПРОЕКТ";
  if (terms->copy == NULL)
    return NULL;
  return g_strcmp0 (att_act_get (terms->copy, "what"), "duplicate") == 0 ? "ТЕЛНҰСҚА · ДУБЛИКАТ" : "КӨШІРМЕ · КОПИЯ";
}

static AttIssued *
att_document_issuer_issue (AttIssuer *issuer, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office,
                           AttLaw *law, const AttIssueTerms *terms, GCancellable *cancellable, GError **error)
{
  AttDocumentIssuer *self = ATT_DOCUMENT_ISSUER (issuer);
  const char *id = get_template_id (form);
  AttTemplate *template = get_template (self, id, error);
  g_autoptr (AttDocData) data = NULL;
  g_autoptr (AttIssued) issued = g_new0 (AttIssued, 1);
  g_autoptr (GBytes) certificate = NULL;
  AttDocAttachment attachment = { "certificate.xml", "Аттестаттың деректері · Данные аттестата", "text/xml", NULL };
  AttText *office_name;
  AttDocMeta meta = { 0 };

  if (template == NULL)
    return NULL;
  if (self->typesetter == NULL && (self->typesetter = att_typesetter_new (error)) == NULL)
    return NULL;
  data = att_document_data_new (dossier, act, office, law, terms->draft);
  /* A draft has blanks that are no data; a copy has the data of what it is one of. */
  if (!terms->draft && g_str_equal (id, "certificate"))
    certificate = att_certificate_data_new (data);
  if (certificate != NULL)
    {
      g_autofree char *statement = att_statement_write (data, certificate, terms->key);

      att_doc_data_set_string (data, "certificate.statement", statement);
    }
  if (terms->copy != NULL)
    att_document_data_add_copy (data, terms->copy, office);
  office_name = att_doc_data_get_text (data, "office.name");
  meta.title = att_text_get (att_template_get_title (template), ATT_LANGUAGE_KK);
  meta.author = att_text_get (office_name, ATT_LANGUAGE_KK);
  /* The day of the act and not the clock: the same act gives the same bytes. */
  meta.created_us = ((gint64) att_act_get_on (terms->copy != NULL ? terms->copy : act) - 719163) * 86400 * G_USEC_PER_SEC;
  meta.mark = get_mark (terms);
  attachment.data = certificate;
  meta.attachment = certificate != NULL ? &attachment : NULL;
  issued->languages = g_strdup ("kk+ru");
  issued->stack = att_archival_dup_stack ();
  issued->template_hash = *att_template_get_hash (template);
  issued->pdf = att_typesetter_make_pdf (self->typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta,
                                         &issued->pages, error);
  return issued->pdf != NULL ? g_steal_pointer (&issued) : NULL;
}

static void
att_document_issuer_iface_init (AttIssuerInterface *iface)
{
  iface->issue = att_document_issuer_issue;
  iface->knows = att_document_issuer_knows;
}
