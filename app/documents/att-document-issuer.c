/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-issuer.h"

#include "att-archival.h"
#include "att-certificate-data.h"
#include "att-document-data.h"
#include "att-template.h"
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
};

static void att_document_issuer_iface_init (AttIssuerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttDocumentIssuer, att_document_issuer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_ISSUER, att_document_issuer_iface_init))

static void
att_document_issuer_finalize (GObject *object)
{
  AttDocumentIssuer *self = ATT_DOCUMENT_ISSUER (object);

  g_clear_object (&self->typesetter);
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

static gboolean
att_document_issuer_knows (AttIssuer *issuer, const char *form)
{
  g_auto (GStrv) shipped = att_template_list_shipped ();

  return g_strv_contains ((const char *const *) shipped, form);
}

/* The languages that were asked for, or those in which a document of the kind is issued. */
static AttDocLanguages
choose_languages (AttTemplate *template, AttDossier *dossier, const char *asked)
{
  const AttRequest *request = att_dossier_get_request (dossier);
  AttDocLanguages languages;

  if (asked != NULL && att_doc_languages_parse (asked, &languages))
    return languages;
  return att_template_get_issued_in (template, request != NULL ? request->language : ATT_LANGUAGE_KK);
}

static AttIssued *
att_document_issuer_issue (AttIssuer *issuer, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office,
                           AttLaw *law, const char *languages, gboolean draft, GCancellable *cancellable,
                           GError **error)
{
  AttDocumentIssuer *self = ATT_DOCUMENT_ISSUER (issuer);
  AttTemplate *template = att_template_find_shipped (form);
  AttDocLanguages set = choose_languages (template, dossier, languages);
  g_autoptr (AttDocData) data = NULL;
  g_autoptr (AttIssued) issued = g_new0 (AttIssued, 1);
  g_autoptr (GBytes) certificate = NULL;
  AttDocAttachment attachment = { "certificate.xml", "Аттестаттың деректері · Данные аттестата", "text/xml", NULL };
  AttDocMeta meta = { 0 };
  AttLanguage first;

  if (self->typesetter == NULL && (self->typesetter = att_typesetter_new (error)) == NULL)
    return NULL;
  data = att_document_data_new (dossier, act, office, law, draft);
  issued->languages = att_doc_languages_to_string (set, &first);
  meta.title = att_text_get (att_template_get_title (template), first);
  meta.author = att_text_get (att_doc_data_get_text (data, "office.name"), first);
  /* The day of the act and not the clock: the same act gives the same bytes. */
  meta.created_us = ((gint64) att_act_get_on (act) - 719163) * 86400 * G_USEC_PER_SEC;
  meta.mark = draft ? "ЖОБА · ПРОЕКТ" : NULL;
  /* A draft has blanks that are no data. */
  if (!draft && g_str_equal (form, "certificate"))
    certificate = att_certificate_data_new (data);
  attachment.data = certificate;
  meta.attachment = certificate != NULL ? &attachment : NULL;
  issued->stack = att_archival_dup_stack ();
  issued->template_hash = *att_template_get_hash (template);
  issued->pdf = att_typesetter_make_pdf (self->typesetter, template, data, set, &meta, &issued->pages, error);
  return issued->pdf != NULL ? g_steal_pointer (&issued) : NULL;
}

static void
att_document_issuer_iface_init (AttIssuerInterface *iface)
{
  iface->issue = att_document_issuer_issue;
  iface->knows = att_document_issuer_knows;
}
