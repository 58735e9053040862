/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-problem.h"
#include "att-record.h"
#include "att-regulation.h"

G_BEGIN_DECLS

typedef struct _AttAct AttAct;
typedef struct _AttDossier AttDossier;
typedef struct _AttJudgement AttJudgement;

/**
 * AttStage:
 *
 * Where a dossier stands: the six stages of Art. 23(2), what comes after, and the office's own acts.
 */
typedef enum
{
  ATT_STAGE_INTAKE,
  ATT_STAGE_DOCUMENTS,
  ATT_STAGE_ON_SITE,
  ATT_STAGE_DECISION,
  ATT_STAGE_CERTIFICATE,
  ATT_STAGE_AGREEMENT,
  ATT_STAGE_IN_FORCE,
  ATT_STAGE_CLOSED,
  ATT_STAGE_ANY,
  ATT_STAGE_OFFICE,
  ATT_N_STAGES,
} AttStage;

const char *att_stage_get_id (AttStage stage);
const char *att_stage_get_title (AttStage stage);
gboolean att_stage_parse (const char *id, AttStage *stage);

/**
 * AttFieldType:
 * @ATT_FIELD_LINE: one line of text
 * @ATT_FIELD_TEXT: text of several lines
 * @ATT_FIELD_DAY: a date
 * @ATT_FIELD_YES_NO: `yes` or `no`
 * @ATT_FIELD_COUNT: a whole number, 0 or more
 * @ATT_FIELD_AREA: a decimal number above 0
 * @ATT_FIELD_READING: what was read off: one line with at least one digit
 * @ATT_FIELD_CHOICE: one of the spec's choices
 * @ATT_FIELD_TERM: an id of one of the regulation's lists
 * @ATT_FIELD_BIN: a legal entity's identification number
 * @ATT_FIELD_PERSON: a person's name; one who is registered with the office keeps the id beside it
 * @ATT_FIELD_ACT: an act of this dossier: its id; people type its sequence number
 * @ATT_FIELD_FILE: a file: a record of `sha256`, `name`, `size`, `type`
 * @ATT_FIELD_NUMBER: a number of the register's own; left out it is allocated, and it is never corrected
 * @ATT_FIELD_RECORD: a record of the spec's members; people type them with colons between
 * @ATT_FIELD_OVERLAY: a record of fields of another kind (`new` of a correction)
 */
typedef enum
{
  ATT_FIELD_LINE,
  ATT_FIELD_TEXT,
  ATT_FIELD_DAY,
  ATT_FIELD_YES_NO,
  ATT_FIELD_COUNT,
  ATT_FIELD_AREA,
  ATT_FIELD_READING,
  ATT_FIELD_CHOICE,
  ATT_FIELD_TERM,
  ATT_FIELD_BIN,
  ATT_FIELD_PERSON,
  ATT_FIELD_ACT,
  ATT_FIELD_FILE,
  ATT_FIELD_NUMBER,
  ATT_FIELD_RECORD,
  ATT_FIELD_OVERLAY,
} AttFieldType;

/**
 * AttFieldFlags:
 * @ATT_FIELD_REQUIRED: an act without it is not complete
 * @ATT_FIELD_REPEATS: it may come more than once
 * @ATT_FIELD_DERIVED: the office fills it in; nobody types it
 * @ATT_FIELD_AHEAD: a date that may lie in the future
 * @ATT_FIELD_PERSONAL: says something of a person: never in a log
 * @ATT_FIELD_MUST_EXIST: an act that does not exist is bad input and not a refusal
 * @ATT_FIELD_SHORT_WAY: a short way to type what another field of the kind has too: forms ask for that one
 * @ATT_FIELD_BESIDE: belongs with the field before it, as a unit with its value: forms show the two beside each other
 */
typedef enum
{
  ATT_FIELD_PLAIN = 0,
  ATT_FIELD_REQUIRED = 1 << 0,
  ATT_FIELD_REPEATS = 1 << 1,
  ATT_FIELD_DERIVED = 1 << 2,
  ATT_FIELD_AHEAD = 1 << 3,
  ATT_FIELD_PERSONAL = 1 << 4,
  ATT_FIELD_MUST_EXIST = 1 << 5,
  ATT_FIELD_SHORT_WAY = 1 << 6,
  ATT_FIELD_BESIDE = 1 << 7,
} AttFieldFlags;

/**
 * AttChoice:
 * @id: what is stored
 * @title: (translatable): what is shown, marked by NC_("choice", ...)
 */
typedef struct
{
  const char *id;
  const char *title;
} AttChoice;

/**
 * AttFieldSpec:
 * @id: its name in contents and on the command line
 * @title: (translatable): its label, marked by NC_("field", ...)
 * @type: what it holds
 * @flags: how it is used
 * @choices: (nullable): for a choice, ended by a %NULL id
 * @list: for a term
 * @members: (nullable): for a record, ended by a %NULL id
 * @fallback: (nullable): the value of one left out
 * @role: (nullable): for a person, what they do there for the office: tells two persons of one name apart
 *
 * A field of a kind of act.
 */
typedef struct _AttFieldSpec AttFieldSpec;
struct _AttFieldSpec
{
  const char *id;
  const char *title;
  AttFieldType type;
  AttFieldFlags flags;
  const AttChoice *choices;
  AttTermList list;
  const AttFieldSpec *members;
  const char *fallback;
  const char *role;
};

/**
 * AttGuard:
 * @judgement: what is judged; refusals go there
 *
 * Says why an act is not possible. Called with no fields it says whether any act of the kind is.
 */
typedef void (*AttGuard) (AttJudgement *judgement);

/**
 * AttEffect:
 * @dossier: the dossier being folded
 * @act: an act of the kind
 *
 * What an act changes. Never judges and never fails.
 */
typedef void (*AttEffect) (AttDossier *dossier, AttAct *act);

/**
 * AttCheck:
 * @fields: the fields
 * @problems: where to report what is wrong with the fields among themselves, as bad input
 */
typedef void (*AttCheck) (const AttRecord *fields, AttProblems *problems);

/**
 * AttKind:
 * @id: its name, as `documents-concluded`
 * @stage: where it belongs
 * @title: (translatable): what it is called, marked by NC_("act", ...)
 * @provision: (nullable): the provisions, as `23(2)(2), 24`
 * @fields: its fields, ended by a %NULL id
 * @possible: (translatable): in one sentence, when it is possible
 * @guard: (nullable): why it is not possible
 * @effect: (nullable): what it changes
 * @check: (nullable): what must hold among its fields
 * @form: (nullable): the document that is made and stored with it
 * @by_program: made by a command of its own and never typed in as an act
 * @in_field: can be recorded on a laptop: it takes no number of the register's, and others may record meanwhile
 *
 * A kind of act: one entry of the procedure. Spec version 1 of all kinds.
 */
typedef struct
{
  const char *id;
  AttStage stage;
  const char *title;
  const char *provision;
  const AttFieldSpec *fields;
  const char *possible;
  AttGuard guard;
  AttEffect effect;
  AttCheck check;
  const char *form;
  gboolean by_program;
  gboolean in_field;
} AttKind;

/** ATT_SPEC_VERSION: the spec version of acts recorded now */
#define ATT_SPEC_VERSION 1

const AttKind *const *att_kinds_list (guint *n_kinds);
const AttKind *att_kind_find (const char *id);
const AttKind *att_kind_find_by_form (const char *form);
const char *att_kind_get_title (const AttKind *kind);
const AttFieldSpec *att_kind_find_field (const AttKind *kind, const char *id);
const AttFieldSpec *att_field_find (const AttFieldSpec *fields, const char *id);
const char *att_field_get_title (const AttFieldSpec *field);
const char *att_field_get_choice_title (const AttFieldSpec *field, const char *id);

G_END_DECLS
