/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOCUMENT_PAGE (att_document_page_get_type ())
G_DECLARE_FINAL_TYPE (AttDocumentPage, att_document_page, ATT, DOCUMENT_PAGE, AttPage)

GtkWidget *att_document_page_new (AttContext *context, gint64 dossier, const char *form);
const char *att_document_page_get_state (AttDocumentPage *self);

G_END_DECLS
