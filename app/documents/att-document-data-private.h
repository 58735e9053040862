/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-document-data.h"

G_BEGIN_DECLS

/* What the members of a document's data are taken from. */
typedef struct
{
  AttDocData *data;
  AttDossier *dossier;
  AttDossier *office;
  AttAct *act;
  AttLaw *law;
  AttRegulation *regulation;
} AttDocSource;

void att_doc_source_set_text (AttDocData *data, const char *path, AttText *text);
void att_doc_source_set_on (AttDocData *data, const char *path, AttAct *act);
void att_doc_source_set_term (AttDocSource *self, AttDocData *node, const char *path, AttTermList list,
                              const char *id);
AttText *att_doc_source_find_position (AttDocSource *self, const char *name, const char *id);
void att_doc_source_add_person (AttDocSource *self, const char *path, const char *name, const char *id);
void att_doc_source_add_people (AttDocSource *self, const char *path, AttAct *act, const char *field);

/* Papers and both examinations: att-document-examinations.c */
void att_doc_source_add_papers (AttDocSource *self);
GPtrArray *att_doc_list_findings (AttDossier *dossier, AttRegulation *regulation);
void att_doc_source_add_criteria (AttDocSource *self);
void att_doc_source_add_examinations (AttDocSource *self);

/* Decision, certificate, agreement, and what comes after: att-document-life.c */
void att_doc_source_add_decision (AttDocSource *self);
void att_doc_source_add_certificates (AttDocSource *self);
void att_doc_source_add_agreement (AttDocSource *self);
void att_doc_source_add_monitoring (AttDocSource *self);
void att_doc_source_add_revocation (AttDocSource *self);
void att_doc_source_add_reaccreditation (AttDocSource *self);
void att_doc_source_add_issued (AttDocSource *self);

G_END_DECLS
