/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-signing-key.h"

G_BEGIN_DECLS

/** ATT_BLANK: what a draft shows where nothing is known yet */
#define ATT_BLANK "__________"

/**
 * AttIssued:
 * @pdf: the document
 * @languages: in which it is written, as `kk+ru`
 * @pages: how many pages
 * @template_hash: SHA-256 of the template that it was made by
 * @stack: (nullable): the versions of what set and drew it, as `cairo 1.16.0; pango 1.50.12`
 *
 * A document as it was made.
 */
typedef struct
{
  GBytes *pdf;
  char *languages;
  guint pages;
  AttHash template_hash;
  char *stack;
} AttIssued;

/**
 * AttIssueTerms:
 * @draft: marked as a draft on every page, with blanks where nothing is known
 * @key: (nullable): the key by which a certificate's statement is signed
 * @copy: (nullable): the act that issues a copy or duplicate of what another act issued
 *
 * How a document is to be made. Without @draft and @key it is only made to be compared with another: its statement has
 * no signature.
 */
typedef struct
{
  gboolean draft;
  AttSigningKey *key;
  AttAct *copy;
} AttIssueTerms;

void att_issued_free (AttIssued *issued);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttIssued, att_issued_free)

#define ATT_TYPE_ISSUER (att_issuer_get_type ())
G_DECLARE_INTERFACE (AttIssuer, att_issuer, ATT, ISSUER, GObject)

/**
 * AttIssuerInterface:
 * @issue: makes the document @form of @act, an act of @dossier; @office is dossier 0 with the office's details. Called on the office's thread, inside the write transaction, once numbers are
 *   allocated: act, number and document are kept together or not at all.
 */
struct _AttIssuerInterface
{
  GTypeInterface parent;

  AttIssued *(*issue) (AttIssuer *self, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office,
                       AttLaw *law, const AttIssueTerms *terms, GCancellable *cancellable, GError **error);
  gboolean (*knows) (AttIssuer *self, const char *form);
};

AttIssued *att_issuer_issue (AttIssuer *self, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office,
                             AttLaw *law, const AttIssueTerms *terms, GCancellable *cancellable, GError **error);
gboolean att_issuer_knows (AttIssuer *self, const char *form);

G_END_DECLS
