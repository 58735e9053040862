/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-issuer.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOCUMENT_ISSUER (att_document_issuer_get_type ())
G_DECLARE_FINAL_TYPE (AttDocumentIssuer, att_document_issuer, ATT, DOCUMENT_ISSUER, GObject)

AttIssuer *att_document_issuer_new (void);

G_END_DECLS
