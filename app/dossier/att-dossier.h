/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-law.h"
#include "att-nouns.h"

G_BEGIN_DECLS

/** The office's own dossier: what it adopted, imported, registered. */
#define ATT_OFFICE_DOSSIER 0

/** A day after all days: "with everything that was recorded". */
#define ATT_DAY_FOREVER ATT_DAY_MAX

#define ATT_TYPE_DOSSIER (att_dossier_get_type ())
G_DECLARE_FINAL_TYPE (AttDossier, att_dossier, ATT, DOSSIER, GObject)

AttDossier *att_dossier_fold (gint64 number, GPtrArray *acts, AttDay on, AttDay known);

void att_dossier_apply_next (AttDossier *self, AttAct *act);

gint64 att_dossier_get_number (AttDossier *self);
AttDay att_dossier_get_on (AttDossier *self);
AttDay att_dossier_get_last_day (AttDossier *self);
GListModel *att_dossier_get_acts (AttDossier *self);
AttAct *att_dossier_find_act (AttDossier *self, const char *id);
AttAct *att_dossier_get_act (AttDossier *self, gint64 seq);
AttAct *att_dossier_get_latest (AttDossier *self, const char *kind);

AttStage att_dossier_get_stage (AttDossier *self, AttDay on);
const char *att_dossier_get_outcome (AttDossier *self);
gboolean att_dossier_is_closed (AttDossier *self);

const AttApplicant *att_dossier_get_applicant (AttDossier *self);
const AttRequest *att_dossier_get_request (AttDossier *self);
GPtrArray *att_dossier_get_papers (AttDossier *self);
const AttPaper *att_dossier_find_paper (AttDossier *self, const char *id);
const char *att_dossier_get_officer (AttDossier *self);
const char *att_dossier_get_officer_person (AttDossier *self);
GPtrArray *att_dossier_get_examiners (AttDossier *self);
GPtrArray *att_dossier_get_inspectors (AttDossier *self);
AttAct *att_dossier_get_visit (AttDossier *self);

GPtrArray *att_dossier_get_outings (AttDossier *self);
const AttOuting *att_dossier_find_outing (AttDossier *self, const char *file);
const AttOuting *att_dossier_find_open_outing (AttDossier *self);
GPtrArray *att_dossier_get_held (AttDossier *self);
const AttHeld *att_dossier_find_held (AttDossier *self, const char *act);
GPtrArray *att_dossier_list_rivals (AttDossier *self, const AttHeld *held);
gint64 att_dossier_get_carried_at (AttDossier *self, const char *act);

AttVerdictKind att_dossier_get_documents_verdict (AttDossier *self, const char *criterion);
AttVerdictKind att_dossier_get_on_site_verdict (AttDossier *self, const char *criterion);
GPtrArray *att_dossier_get_verdicts (AttDossier *self);
GError *att_dossier_find_bar (AttDossier *self, const char *criterion, const char *verdict);
GPtrArray *att_dossier_get_findings (AttDossier *self);
const AttVerdict *att_dossier_find_finding (AttDossier *self, const char *criterion, const char *item);
AttAct *att_dossier_get_documents_conclusion (AttDossier *self);
AttAct *att_dossier_get_report (AttDossier *self);
const AttCoordination *att_dossier_get_coordination (AttDossier *self);
AttAct *att_dossier_get_decision (AttDossier *self);
gboolean att_dossier_is_accredited (AttDossier *self);
gboolean att_dossier_is_refused (AttDossier *self);

GPtrArray *att_dossier_get_certificates (AttDossier *self);
const AttCertificate *att_dossier_get_certificate (AttDossier *self);
AttAct *att_dossier_get_agreement (AttDossier *self);
GPtrArray *att_dossier_get_bases (AttDossier *self);
const AttBasis *att_dossier_find_basis (AttDossier *self, const char *act_id);
GPtrArray *att_dossier_get_complaints (AttDossier *self);
gboolean att_dossier_is_barred (AttDossier *self);
GPtrArray *att_dossier_get_documents (AttDossier *self);
const AttDocument *att_dossier_find_document (AttDossier *self, const char *form);

AttAct *att_dossier_find_template (AttDossier *office, const char *form, AttDay on);

GPtrArray *att_dossier_list_deadlines (AttDossier *self, AttLaw *law);
GPtrArray *att_dossier_list_defects (AttDossier *self, AttLaw *law);

G_END_DECLS
