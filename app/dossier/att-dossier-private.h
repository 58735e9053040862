/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

/**
 * AttTimeline:
 *
 * Acts as they are to be read (corrected, without the annulled ones), in the order in which they took place: by
 * day, then by sequence number. What came from a laptop and is held stands beside them.
 */
typedef struct
{
  GPtrArray *acts; /* of AttAct */
  GPtrArray *held; /* of AttHeld, also those that were settled since */
} AttTimeline;

AttTimeline *att_timeline_new (GPtrArray *acts, AttDay known);
void att_timeline_free (AttTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttTimeline, att_timeline_free)

/* The state that effects write and guards read. Effects are the only writers; once folded it does not change. */
struct _AttDossier
{
  GObject parent_instance;

  gint64 number;
  AttDay on;
  GListStore *acts;
  GHashTable *acts_by_id;

  /* intake */
  AttApplicant *applicant;
  AttRequest *request;
  AttAct *received;
  GPtrArray *papers;
  AttAct *accepted;
  AttAct *closed_by; /* returned or withdrawn */
  char *officer;
  char *officer_person;

  /* documents */
  GPtrArray *examiners; /* of AttParticipant */
  GPtrArray *verdicts;  /* of AttVerdict, the standing one a criterion */
  AttAct *remarks;      /* the latest */
  AttAct *documents_conclusion;

  /* on-site */
  AttAct *visit; /* ordered and not cancelled */
  GPtrArray *inspectors; /* of everyone who ever was one, AttParticipant */
  GPtrArray *findings; /* of AttVerdict, the standing one a criterion and item */
  AttAct *report;
  GPtrArray *outings; /* of AttOuting */
  GHashTable *carried; /* id of an act that came in a field file -> when it was recorded there */
  GPtrArray *held; /* of AttHeld */

  /* decision */
  GPtrArray *coordinations; /* of AttCoordination */
  AttAct *decision;
  AttAct *refusal_sent;
  GPtrArray *appeals; /* of AttAct, pending */

  /* certificate and agreement */
  GPtrArray *certificates; /* of AttCertificate */
  AttAct *listed;
  AttAct *agreement; /* while it stands */
  gboolean agreed; /* one was concluded, whether it stands or not */

  /* in force */
  GPtrArray *bases;      /* of AttBasis */
  GPtrArray *complaints; /* of AttComplaint */
  AttAct *revocation;    /* the one that stands */
  GPtrArray *revocation_bases; /* of AttBasis: what it rests on */
  guint bases_before; /* how many bases there were when it was revoked: what comes later was found since */
  AttAct *elimination;   /* reported since the revocation and not denied since */
  AttAct *reorganised;   /* since the last issue */
  GPtrArray *cancelled;  /* of AttAct */
  GPtrArray *documents;  /* of AttDocument */
};

AttDossier *att_dossier_new_empty (gint64 number, AttDay on);
void att_dossier_apply (AttDossier *self, AttAct *act);
void att_dossier_take_held (AttDossier *self, AttTimeline *timeline);
void att_dossier_reopen (AttDossier *self, const char *stage);

void att_dossier_set_officer (AttDossier *self, AttAct *act, const char *field);
void att_dossier_add_paper (AttDossier *self, AttAct *act, const AttRecord *paper, const char *id);
void att_dossier_add_files (AttDossier *self, AttAct *act, const char *item, const char *languages);
void att_dossier_set_verdict (GPtrArray *verdicts, AttAct *act);
void att_dossier_add_certificate (AttDossier *self, AttAct *act);
void att_dossier_change_state (AttDossier *self, AttAct *act, AttCertificateState state);
AttBasis *att_dossier_add_basis (AttDossier *self, AttAct *act, gboolean endangers, const char *const *grounds);
AttComplaint *att_dossier_find_complaint (AttDossier *self, const char *act_id);
AttCoordination *att_dossier_last_coordination (AttDossier *self);
AttCertificate *att_dossier_current_certificate (AttDossier *self);
AttCertificateState att_dossier_get_current_state (AttDossier *self, AttDay on);

void att_participant_free (AttParticipant *self);
void att_participants_add (GPtrArray *participants, const AttRecord *fields, const char *field);
void att_applicant_overlay (AttApplicant *self, const AttRecord *fields, gboolean reorganisation);
AttApplicant *att_applicant_copy (const AttApplicant *self);
AttRequest *att_request_new_from_act (AttAct *act);
void att_request_free (AttRequest *self);
AttFile *att_file_new_from_record (const AttRecord *record);
void att_file_free (AttFile *self);
void att_paper_free (AttPaper *self);
void att_verdict_free (AttVerdict *self);
void att_outing_free (AttOuting *self);
void att_held_free (AttHeld *self);
void att_certificate_free (AttCertificate *self);
void att_basis_free (AttBasis *self);
void att_document_free (AttDocument *self);
void att_deadline_free (AttDeadline *self);
void att_defect_free (AttDefect *self);

G_END_DECLS
