/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-signing-key.h"
#include "att-store.h"

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

/**
 * AttIssueAs:
 * @ATT_ISSUE_FINAL: the document itself
 * @ATT_ISSUE_DRAFT: a draft: marked, with blanks where nothing is known yet
 * @ATT_ISSUE_TRANSLATION: a document that was issued once more in another language: marked
 *
 * As what a document is made.
 */
typedef enum
{
  ATT_ISSUE_FINAL,
  ATT_ISSUE_DRAFT,
  ATT_ISSUE_TRANSLATION,
} AttIssueAs;

/**
 * AttIssueOrder:
 * @form: the form
 * @dossier: the dossier as of @act
 * @act: the act that issues the document, or of which it speaks
 * @copy: (nullable): the act that issues a copy or duplicate of what @act issued
 * @office: dossier 0, with the office's details and the templates that it adopted
 * @law: the law
 * @store: (nullable): where adopted templates, and photos that a document shows, are kept
 * @template: (nullable): a template to try out, in the place of the one that holds on the day of @act
 * @languages: (nullable): in which languages, as `kk+ru`; %NULL for those in which documents of the form are issued
 * @key: (nullable): the key by which a certificate's statement is signed; without it the document is only made to be
 *   compared with another
 * @as: as what it is made
 *
 * Which document is to be made. What it points to belongs to who orders.
 */
typedef struct
{
  const char *form;
  AttDossier *dossier;
  AttAct *act;
  AttAct *copy;
  AttDossier *office;
  AttLaw *law;
  AttStore *store;
  GBytes *template;
  const char *languages;
  AttSigningKey *key;
  AttIssueAs as;
} AttIssueOrder;

#define ATT_TYPE_ISSUER (att_issuer_get_type ())
G_DECLARE_INTERFACE (AttIssuer, att_issuer, ATT, ISSUER, GObject)

/**
 * AttIssuerInterface:
 * @issue: makes a document. What is made as something else than the document itself says so on every page. Called on the
 *   office's thread, inside the write transaction, once numbers are allocated: act, number and document are kept together
 *   or not at all.
 * @knows: whether it can make documents of that form
 * @check_template: whether documents could be made by a template that an office wants to adopt, and of which form
 */
struct _AttIssuerInterface
{
  GTypeInterface parent;

  AttIssued *(*issue) (AttIssuer *self, const AttIssueOrder *order, GCancellable *cancellable, GError **error);
  gboolean (*knows) (AttIssuer *self, const char *form);
  gboolean (*check_template) (AttIssuer *self, GBytes *bytes, const char *path, char **form, GError **error);
};

AttIssued *att_issuer_issue (AttIssuer *self, const AttIssueOrder *order, GCancellable *cancellable, GError **error);
gboolean att_issuer_knows (AttIssuer *self, const char *form);
gboolean att_issuer_check_template (AttIssuer *self, GBytes *bytes, const char *path, char **form, GError **error);

G_END_DECLS
