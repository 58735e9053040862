/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-issuer.h"

/**
 * AttIssuer:
 *
 * Who makes documents. The office calls it without knowing how pages are set.
 */
G_DEFINE_INTERFACE (AttIssuer, att_issuer, G_TYPE_OBJECT)

static void
att_issuer_default_init (AttIssuerInterface *iface)
{
}

/**
 * att_issued_free:
 * @issued: (transfer full): a document
 */
void
att_issued_free (AttIssued *issued)
{
  g_clear_pointer (&issued->pdf, g_bytes_unref);
  g_free (issued->languages);
  g_free (issued->stack);
  g_free (issued);
}

/**
 * att_issuer_issue:
 * @self: an issuer
 * @form: a form that it knows
 * @dossier: the dossier as of @act
 * @act: the act that issues the document
 * @office: dossier 0
 * @law: the law
 * @languages: (nullable): in which languages, as `kk+ru`; %NULL for those in which documents of the form are issued
 * @draft: whether it is only a draft
 * @cancellable: (nullable): to stop early
 * @error: when a field is unknown, a text missing, a letter in no font
 *
 * Returns: (transfer full) (nullable): the document
 */
AttIssued *
att_issuer_issue (AttIssuer *self, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office, AttLaw *law,
                  const char *languages, gboolean draft, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_ISSUER (self), NULL);
  return ATT_ISSUER_GET_IFACE (self)->issue (self, form, dossier, act, office, law, languages, draft, cancellable, error);
}

/**
 * att_issuer_knows:
 * @self: (nullable): an issuer
 * @form: a form, as `certificate`
 *
 * Returns: whether it can make documents of that form
 */
gboolean
att_issuer_knows (AttIssuer *self, const char *form)
{
  return self != NULL && form != NULL && ATT_ISSUER_GET_IFACE (self)->knows (self, form);
}
