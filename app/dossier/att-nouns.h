/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act.h"
#include "att-deadline.h"

G_BEGIN_DECLS

/**
 * AttParticipant:
 * @name: as the act names them
 * @person: (nullable): the id under which they are registered with the office
 *
 * Somebody whom an act gave a part in the dossier.
 */
typedef struct
{
  char *name;
  char *person;
} AttParticipant;

/**
 * AttFounder:
 * @name: as the applicant wrote it
 * @id: (nullable): BIN or IIN
 */
typedef struct
{
  char *name;
  char *id;
} AttFounder;

/**
 * AttApplicant:
 *
 * The legal entity that applied (Art. 1(18)). Names are as the applicant wrote them, never derived.
 */
typedef struct
{
  char *bin;
  AttText *name;
  char *form;
  AttDay registered_on;
  char *registered_number;
  AttText *address;
  char *head_name;
  AttText *head_position;
  char *phone;
  char *email;
  gboolean education_organisation;
  GPtrArray *founders; /* of AttFounder */
} AttApplicant;

AttApplicant *att_applicant_new_from_record (const AttRecord *fields);
void att_applicant_free (AttApplicant *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttApplicant, att_applicant_free)

/**
 * AttDeclaredProfession:
 *
 * A profession that the application names, and what the register of professions said of it when it came.
 */
typedef struct
{
  char *code;
  AttText *name;
  char *programme; /* id of a paper, or NULL */
  gboolean found;
  AttText *register_name;
} AttDeclaredProfession;

typedef struct
{
  char *basis;
  char *paper;
  char *area; /* m2 */
  char *address;
} AttPremises;

typedef struct
{
  char *quantity;
  char *name;
  char *profession; /* code, or NULL */
} AttEquipment;

typedef struct
{
  char *name;
  char *position;
  char **professions; /* codes */
  char *education;
  char *experience; /* years */
  char **papers; /* ids */
} AttStaff;

/**
 * AttFile:
 * @sha256: the hash by which the store keeps it
 * @name: the name that it came with
 * @size: in bytes
 * @type: what its bytes are
 */
typedef struct
{
  char *sha256;
  char *name;
  guint64 size;
  char *type;
} AttFile;

/**
 * AttPaper:
 *
 * A paper handed in, with the application or later.
 */
typedef struct
{
  char *id;
  char *item;
  AttFile *file;
  char *languages; /* kk, ru or kk+ru */
  guint pages; /* 0: not said */
  char *title;
  AttAct *act;
} AttPaper;

/**
 * AttRequest:
 *
 * The application: the applicant's paper that opens a dossier.
 */
typedef struct
{
  AttAct *act;
  char *kind; /* initial, re-accreditation, taken-over */
  AttLanguage language;
  char *channel;
  AttDay date;
  char *region;
  char *follows; /* serial, or NULL */
  GPtrArray *professions; /* of AttDeclaredProfession */
  GPtrArray *premises; /* of AttPremises */
  GPtrArray *equipment; /* of AttEquipment */
  GPtrArray *staff; /* of AttStaff */
} AttRequest;

/**
 * AttVerdictKind:
 *
 * What an examination says of a criterion; ordered so that the greater one is the worse one.
 */
typedef enum
{
  ATT_VERDICT_NONE,
  ATT_VERDICT_MET,
  ATT_VERDICT_UNCLEAR,
  ATT_VERDICT_NOT_MET,
} AttVerdictKind;

const char *att_verdict_get_id (AttVerdictKind verdict);
AttVerdictKind att_verdict_parse (const char *id);

/**
 * AttVerdict:
 * @criterion: the criterion
 * @item: (nullable): what of it was looked at on site
 * @verdict: what was found
 * @act: the act, with its reasons
 */
typedef struct
{
  char *criterion;
  char *item;
  AttVerdictKind verdict;
  AttAct *act;
} AttVerdict;

/**
 * AttOuting:
 * @file: the id of the field file
 * @issued: the act with which it was issued: with whom, since when
 * @returned: (nullable): the latest act with which it returned
 * @lost: (nullable): the act that says that it is no longer expected; it may return all the same
 *
 * A dossier that went along on a visit, in a field file.
 */
typedef struct
{
  char *file;
  AttAct *issued;
  AttAct *returned;
  AttAct *lost;
} AttOuting;

gboolean att_outing_is_open (const AttOuting *self);

/**
 * AttHeld:
 * @id: the act's id
 * @act: an act of a field file, as it was recorded
 * @why: `conflict`, `refused` or `clock`
 * @returned: the act with which it was held
 * @settled: (nullable): the act that settled it; %NULL while it is to be settled
 * @in_effect: whether it was settled that it takes effect
 *
 * An act that was recorded on a laptop and has no effect until an officer settles it.
 */
typedef struct
{
  char *id;
  AttAct *act;
  char *why;
  AttAct *returned;
  AttAct *settled;
  gboolean in_effect;
} AttHeld;

/**
 * AttEvidence:
 * @paper: the id of a paper
 * @page: from 1; 0: not said
 * @quote: (nullable): words on it
 *
 * A place in a paper on which a verdict rests.
 */
typedef struct
{
  char *paper;
  guint page;
  char *quote;
} AttEvidence;

/** The members of a field of evidence. */
extern const AttFieldSpec att_evidence_members[];

GPtrArray *att_evidence_list (const AttRecord *fields);

/**
 * AttCoordination:
 * @request: the letter to the authorized body
 * @answer: (nullable): its answer
 */
typedef struct
{
  AttAct *request;
  AttAct *answer;
} AttCoordination;

/**
 * AttCertificateState:
 *
 * The state of a certificate on a day; the first that applies.
 */
typedef enum
{
  ATT_CERTIFICATE_VALID,
  ATT_CERTIFICATE_REVOKED,
  ATT_CERTIFICATE_EXPIRED,
  ATT_CERTIFICATE_TERMINATED,
  ATT_CERTIFICATE_REPLACED,
} AttCertificateState;

const char *att_certificate_state_get_id (AttCertificateState state);

/**
 * AttStateChange:
 * @on: the first day of the state
 * @state: the state
 * @act: the act that brought it about
 */
typedef struct
{
  AttDay on;
  AttCertificateState state;
  AttAct *act;
} AttStateChange;

/**
 * AttCertificate:
 * @act: the act that issued it
 * @serial: its serial number (Art. 25(2))
 * @from: first day of validity
 * @until: last day of validity (Art. 23(2)(5))
 * @centre: the centre as of its issue
 * @changes: (element-type AttStateChange): in order
 */
typedef struct
{
  AttAct *act;
  char *serial;
  AttDay from;
  AttDay until;
  AttApplicant *centre;
  GPtrArray *changes;
} AttCertificate;

AttCertificateState att_certificate_get_state (const AttCertificate *self, AttDay on);
AttDay att_certificate_get_end (const AttCertificate *self, AttDay on, const char **ground);

/**
 * AttBasis:
 * @act: a statement, a violation or a complaint that was confirmed (then the act that confirmed it)
 * @grounds: which of the grounds `1` to `4` of Art. 26(2) it can carry
 * @endangers: whether health, life support or safety of citizens was concerned (Art. 26(5))
 * @used_by: (nullable): the revocation or the declining that named it
 */
typedef struct
{
  AttAct *act;
  char **grounds;
  gboolean endangers;
  AttAct *used_by;
} AttBasis;

/**
 * AttComplaint:
 * @act: the complaint
 * @resolved: (nullable): the act that resolved it
 */
typedef struct
{
  AttAct *act;
  AttAct *resolved;
} AttComplaint;

/**
 * AttDocument:
 * @form: `certificate`, `refusal` ...
 * @act: the act that issued it
 * @file: its bytes
 * @languages: as `kk+ru`
 * @superseded: whether a field that was printed was corrected since
 */
typedef struct
{
  char *form;
  AttAct *act;
  AttFile *file;
  char *languages;
  gboolean superseded;
} AttDocument;

/**
 * AttDeadline:
 * @period: the period's id
 * @name: its words
 * @provision: its provision
 * @act: the act that opened it
 * @derivation: how its last day came about
 * @met_by: (nullable): the act that met it
 * @void_on: the day from which it no longer runs, or %ATT_DAY_NONE
 * @nces: whether it is NCE's: only that can be overdue
 */
typedef struct
{
  char *period;
  AttText *name;
  char *provision;
  AttAct *act;
  AttDerivation *derivation;
  AttAct *met_by;
  AttDay void_on;
  gboolean nces;
} AttDeadline;

gboolean att_deadline_is_open (const AttDeadline *self, AttDay today);
gboolean att_deadline_is_void (const AttDeadline *self, AttDay today);
gboolean att_deadline_is_overdue (const AttDeadline *self, AttDay today);

/**
 * AttDefect:
 * @id: `missing-paper`, `one-language` ...
 * @problem: what is wrong, with its provision
 */
typedef struct
{
  const char *id;
  GError *problem;
} AttDefect;

G_END_DECLS
