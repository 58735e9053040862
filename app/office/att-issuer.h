/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

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

void att_issued_free (AttIssued *issued);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttIssued, att_issued_free)

#define ATT_TYPE_ISSUER (att_issuer_get_type ())
G_DECLARE_INTERFACE (AttIssuer, att_issuer, ATT, ISSUER, GObject)

/**
 * AttIssuerInterface:
 * @issue: makes the document @form of @act, an act of @dossier; @office is dossier 0 with the office's details. In
 *   @languages, as `kk+ru`, or in those in which its template has it issued. With @draft it is marked as a draft on every
 *   page. Called on the office's thread, inside the write transaction, once numbers are
 *   allocated: act, number and document are kept together or not at all.
 */
struct _AttIssuerInterface
{
  GTypeInterface parent;

  AttIssued *(*issue) (AttIssuer *self, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office,
                       AttLaw *law, const char *languages, gboolean draft, GCancellable *cancellable, GError **error);
  gboolean (*knows) (AttIssuer *self, const char *form);
};

AttIssued *att_issuer_issue (AttIssuer *self, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office,
                             AttLaw *law, const char *languages, gboolean draft, GCancellable *cancellable, GError **error);
gboolean att_issuer_knows (AttIssuer *self, const char *form);

G_END_DECLS
