/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "att-request-file.h"

G_BEGIN_DECLS

/** ATT_REQUEST_NAMESPACE: the namespace of application files */
#define ATT_REQUEST_NAMESPACE "urn:kz.atameken.Attestat:application:1"

AttRecord *att_request_read_document (xmlDoc *doc, const char *path, const AttRequestRules *rules,
                                      GPtrArray *papers, AttProblems *problems, gboolean *understood);
void att_request_paper_free (AttRequestPaper *paper);

G_END_DECLS
