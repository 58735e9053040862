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
 * @order: which document; of a form that it knows
 * @cancellable: (nullable): to stop early
 * @error: when a field is unknown, a text missing, a letter in no font
 *
 * Returns: (transfer full) (nullable): the document
 */
AttIssued *
att_issuer_issue (AttIssuer *self, const AttIssueOrder *order, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_ISSUER (self), NULL);
  return ATT_ISSUER_GET_IFACE (self)->issue (self, order, cancellable, error);
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

/**
 * att_issuer_check_template:
 * @self: (nullable): an issuer
 * @bytes: a template's file
 * @path: where it came from, for messages
 * @form: (out): the form of which it makes documents
 * @error: what is wrong with it, with its line
 *
 * Returns: whether documents can be made by it
 */
gboolean
att_issuer_check_template (AttIssuer *self, GBytes *bytes, const char *path, char **form, GError **error)
{
  g_return_val_if_fail (ATT_IS_ISSUER (self), FALSE);
  return ATT_ISSUER_GET_IFACE (self)->check_template (self, bytes, path, form, error);
}
