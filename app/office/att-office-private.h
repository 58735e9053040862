/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-history.h"
#include "att-office.h"
#include "att-store.h"

G_BEGIN_DECLS

struct _AttOffice
{
  GObject parent_instance;
  AttStore *store;
  AttClock *clock;
  AttRandom *random;
  AttIssuer *issuer;
  AttLaw *law;
  GPtrArray *past_laws; /* of AttLaw: who was handed one may still look at it */
  gint64 law_seq; /* how far dossier 0 was when the law was read */
  GHashTable *histories; /* gint64 * -> AttHistory */
  AttSigningKey *key;    /* (nullable): that was used last */
  gboolean in_memory;    /* its key is kept nowhere else */
  gboolean keyless;      /* signs nothing: a store of another kind */
  char *origin;          /* (nullable): on a laptop, the id of its field file */
  AttKeepFunc keep;      /* (nullable): on a laptop, what makes an act durable */
  AttKeepDraftFunc keep_draft; /* (nullable): the same for a draft */
  gpointer keep_data;
  GThreadPool *thread;   /* one thread, for what is asynchronous */
};

AttHistory *att_office_get_history (AttOffice *self, gint64 dossier, GCancellable *cancellable, GError **error);
void att_office_forget (AttOffice *self, gint64 dossier);
gboolean att_office_load_law (AttOffice *self, GCancellable *cancellable, GError **error);
gboolean att_office_follow_law (AttOffice *self, GCancellable *cancellable, GError **error);
gboolean att_office_adopt_shipped (AttOffice *self, const char *actor, GCancellable *cancellable, GError **error);

gboolean att_office_record_unjudged (AttOffice *self, const char *kind, AttRecord *fields, const char *actor,
                                     GCancellable *cancellable, GError **error);

/* Fields: att-office-complete.c */
gboolean att_office_resolve (AttOffice *self, AttHistory *history, const AttKind *kind, AttRecord *fields, AttDay on,
                             AttDay today, GCancellable *cancellable, GError **error);
void att_office_derive (AttOffice *self, AttHistory *history, const AttKind *kind, AttRecord *fields, AttDay on);

/* Judging: att-office-record.c */
void att_office_ask (AttOffice *self, AttHistory *history, AttAct *candidate, AttProblems *refusals,
                     AttProblems *warnings);

gboolean att_office_append (AttOffice *self, AttHistory *history, AttAct *act, const char *origin,
                            GCancellable *cancellable, GError **error);

/* Persons: att-office-persons.c */
gboolean att_office_resolve_persons (AttOffice *self, AttHistory *history, const AttKind *kind, AttRecord *fields,
                                     AttDay on, AttProblems *problems, GCancellable *cancellable, GError **error);
gboolean att_office_resolve_actor (AttOffice *self, const char *actor, AttDay today, char **name, char **person,
                                   GCancellable *cancellable, GError **error);

/* Keys: att-office-keys.c */
gboolean att_office_find_signing_key (AttOffice *self, AttSigningKey **key, GCancellable *cancellable, GError **error);

/* Documents: att-office-issue.c, att-office-look.c */
AttAct *att_office_find_original (AttDossier *dossier, AttAct *act);
AttIssued *att_office_make_again (AttOffice *self, AttIssueOrder order, GPtrArray *acts, gint64 number,
                                  const char *act_id, GCancellable *cancellable, GError **error);
GBytes *att_office_make_draft (AttOffice *self, AttHistory *history, const AttKind *kind, const AttRecord *typed,
                               AttDay on, AttIssueOrder order, GCancellable *cancellable, GError **error);
gboolean att_office_issue (AttOffice *self, AttHistory *history, AttAct *act, AttRecord *fields,
                           GCancellable *cancellable, GError **error);

/* What is told across dossiers of the time after the certificate: att-office-project-life.c */
void att_office_project_plans (AttDossier *dossier, AttProjection *projection);
void att_office_project_complaints (AttDossier *dossier, AttProjection *projection);
void att_office_project_facts (AttHistory *history, GPtrArray *deadlines, AttLaw *law, AttProjection *projection);
GPtrArray *att_office_list_superseded (AttOffice *self, AttHistory *history, AttAct *change, GCancellable *cancellable,
                                       GError **error);

AttProjection *att_office_project (AttOffice *self, AttHistory *history);

/** ATT_OFFICE_STAMP: the name under which the store keeps by which rules its rows were derived */
#define ATT_OFFICE_STAMP "law"

gboolean att_office_is_stale (AttOffice *self, gboolean *stale, GCancellable *cancellable, GError **error);
gboolean att_office_reindex_if_stale (AttOffice *self, GCancellable *cancellable, GError **error);

extern const AttProblemSpec att_problem_unknown_dossier;

G_END_DECLS
