/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-clock.h"
#include "att-dossier.h"
#include "att-issuer.h"
#include "att-life-query.h"
#include "att-office-key.h"
#include "att-person.h"
#include "att-query.h"
#include "att-random.h"
#include "att-settings.h"
#include "att-store.h"

G_BEGIN_DECLS

#define ATT_TYPE_OFFICE (att_office_get_type ())
G_DECLARE_FINAL_TYPE (AttOffice, att_office, ATT, OFFICE, GObject)

/**
 * AttRecording:
 * @dossier: the dossier; for a new one any negative number
 * @kind: the kind of act
 * @on: the day on which it took place; %ATT_DAY_NONE for today
 * @actor: who records it: a name, or the id of a registered person
 * @fields: its fields; acts may be named by sequence number, persons by name or by id, numbers and other derived fields
 *   may be missing
 *
 * An act to be recorded.
 */
typedef struct
{
  gint64 dossier;
  const char *kind;
  AttDay on;
  const char *actor;
  AttRecord *fields;
} AttRecording;

/**
 * AttProgressFunc:
 * @done: how much is done
 * @all: of how much; 0 while that is not known
 */
typedef void (*AttProgressFunc) (guint64 done, guint64 all, gpointer data);

/**
 * AttKeepFunc:
 * @entry: an act that was judged and appended in memory
 * @data: user data
 * @cancellable: (nullable): to stop early
 * @error: why it can't be kept
 *
 * Makes an act durable on a laptop.
 *
 * Returns: whether it is on the disk
 */
typedef gboolean (*AttKeepFunc) (const AttEntry *entry, gpointer data, GCancellable *cancellable, GError **error);

/**
 * AttKeepDraftFunc:
 * @draft: work in progress; without content when it is to be forgotten
 * @data: user data
 * @error: why it can't be kept
 *
 * Makes a draft durable on a laptop.
 *
 * Returns: whether it is on the disk
 */
typedef gboolean (*AttKeepDraftFunc) (const AttDraft *draft, gpointer data, GError **error);

/**
 * AttFinishFunc:
 * @data: user data
 * @error: why it can't be finished
 *
 * Gives a field file its name, once the dossiers say that it was issued.
 *
 * Returns: whether it is on the disk
 */
typedef gboolean (*AttFinishFunc) (gpointer data, GError **error);

/**
 * AttFieldIssue:
 * @file: the id of the field file
 * @dossiers: (element-type gint64): the dossiers that go along
 * @inspectors: (array zero-terminated=1): who takes it along
 * @actor: who issues it
 *
 * A field file that is to be issued.
 */
typedef struct
{
  const char *file;
  GArray *dossiers;
  const char *const *inspectors;
  const char *actor;
} AttFieldIssue;

/**
 * AttFieldReturn:
 * @file: the id of the field file
 * @issued_at: when it was issued
 * @issued_on: the day that was taken for today then
 * @dossiers: (element-type gint64): the dossiers that it holds
 * @entries: (element-type AttEntry): what was recorded on the laptop, in that order
 * @actor: who takes it back
 *
 * A field file that is back. Its papers and photos were kept before.
 */
typedef struct
{
  const char *file;
  gint64 issued_at;
  AttDay issued_on;
  GArray *dossiers;
  GPtrArray *entries;
  const char *actor;
} AttFieldReturn;

/**
 * AttFieldTaken:
 * @dossier: the dossier's number
 * @in_effect: how many acts take effect
 * @held: how many are held until they are settled
 * @known: how many were taken at an earlier return
 * @now_held: how many that were in effect are held now, since another laptop's contradict them
 * @unrecorded: how many texts were typed on the laptop and not recorded: they are no acts, and stay in the file
 * @clock: (array zero-terminated=1) (nullable): what was wrong with the laptop's clock
 *
 * What a return brought to a dossier.
 */
typedef struct
{
  gint64 dossier;
  guint in_effect;
  guint held;
  guint known;
  guint now_held;
  guint unrecorded;
  char **clock;
} AttFieldTaken;

void att_field_taken_free (AttFieldTaken *self);

/**
 * AttShift:
 * @dossier: the dossier's number
 * @name: (nullable): the applicant's names
 * @period: the name of the period
 * @provision: its provision
 * @before: the last day as it is
 * @after: the last day as it would be
 * @nces: whether it is NCE's duty
 * @estimated: whether @after rests on an estimate
 *
 * An open deadline that an amendment of the calendar would shift.
 */
typedef struct
{
  gint64 dossier;
  AttText *name;
  AttText *period;
  char *provision;
  AttDay before;
  AttDay after;
  gboolean nces;
  gboolean estimated;
} AttShift;

void att_shift_free (AttShift *self);

/* Opening: att-office.c */
AttOffice *att_office_create (const char *location, AttClock *clock, AttRandom *random, AttIssuer *issuer,
                              const char *actor, GCancellable *cancellable, GError **error);
AttOffice *att_office_open (const char *location, gboolean read_only, AttClock *clock, AttRandom *random,
                            AttIssuer *issuer, GCancellable *cancellable, GError **error);
AttOffice *att_office_open_for_proof (const char *location, AttClock *clock, AttRandom *random,
                                      GCancellable *cancellable, GError **error);
AttOffice *att_office_new_for_store (AttStore *store, AttClock *clock, AttRandom *random, AttIssuer *issuer,
                                     const char *actor, GError **error);
AttLaw *att_office_get_law (AttOffice *self);
AttStore *att_office_get_store (AttOffice *self);
AttClock *att_office_get_clock (AttOffice *self);

/* Recording: att-office-record.c */
AttAct *att_office_record (AttOffice *self, const AttRecording *recording, gint64 *dossier, AttProblems *warnings,
                           GCancellable *cancellable, GError **error);
gboolean att_office_judge (AttOffice *self, const AttRecording *recording, AttProblems *refusals, AttProblems *warnings,
                           GCancellable *cancellable, GError **error);
gboolean att_office_keep_file (AttOffice *self, const char *path, AttRecord **file, GCancellable *cancellable,
                               GError **error);
gboolean att_office_keep_stream (AttOffice *self, GInputStream *stream, const char *name, AttRecord **file,
                                 GCancellable *cancellable, GError **error);
gboolean att_office_keep_bytes (AttOffice *self, GBytes *bytes, const char *name, AttRecord **file,
                                GCancellable *cancellable, GError **error);

/* Work without a network: att-office-field.c */
void att_office_work_in_field (AttOffice *self, const char *file, AttKeepFunc keep, AttKeepDraftFunc keep_draft,
                               gpointer data);
gboolean att_office_issue_field (AttOffice *self, const AttFieldIssue *issue, AttFinishFunc finish, gpointer data,
                                 GCancellable *cancellable, GError **error);
GPtrArray *att_office_take_field (AttOffice *self, const AttFieldReturn *brought, GCancellable *cancellable,
                                  GError **error);

/* The law as data: att-office-law.c */
AttAct *att_office_adopt_regulation (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                                     GError **error);
AttAct *att_office_amend_calendar (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                                   GError **error);
AttAct *att_office_import_professions (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                                       GError **error);

AttAct *att_office_adopt_regulation_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                           GCancellable *cancellable, GError **error);
AttAct *att_office_amend_calendar_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                         GCancellable *cancellable, GError **error);
AttAct *att_office_import_professions_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                             GCancellable *cancellable, GError **error);

AttAct *att_office_adopt_template (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                                   GError **error);
AttAct *att_office_adopt_template_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                         GCancellable *cancellable, GError **error);

/* What an amendment of the calendar would shift: att-office-shifts.c */
GPtrArray *att_office_foresee_shifts (AttOffice *self, GBytes *amendment, AttProgressFunc progress, gpointer data,
                                      GCancellable *cancellable, GError **error);

char *att_office_foresee_number (AttOffice *self, const char *series, GCancellable *cancellable, GError **error);

/* Looking: att-office-look.c */
AttDossier *att_office_load (AttOffice *self, gint64 number, AttDay on, AttDay known, GCancellable *cancellable,
                             GError **error);
GPtrArray *att_office_query_dossiers (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable,
                                      GError **error);
gint64 att_office_count_dossiers (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable,
                                  GError **error);
GArray *att_office_find_dossiers (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable,
                                  GError **error);
GPtrArray *att_office_fetch_dossiers (AttOffice *self, GArray *numbers, AttDay today, GCancellable *cancellable,
                                      GError **error);
char **att_office_list_officers (AttOffice *self, GCancellable *cancellable, GError **error);
GPtrArray *att_office_query_due (AttOffice *self, const AttDueQuery *query, GCancellable *cancellable, GError **error);
GArray *att_office_count_due (AttOffice *self, const AttDueQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *att_office_query_steps (AttOffice *self, const AttStepQuery *query, GCancellable *cancellable,
                                   GError **error);
GPtrArray *att_office_count_steps (AttOffice *self, const AttStepQuery *query, GCancellable *cancellable,
                                   GError **error);
GPtrArray *att_office_query_register (AttOffice *self, AttDay on, const char *state, GCancellable *cancellable,
                                      GError **error);
GPtrArray *att_office_query_plans (AttOffice *self, const AttLifeQuery *query, GCancellable *cancellable,
                                   GError **error);
GPtrArray *att_office_query_complaints (AttOffice *self, const AttLifeQuery *query, GCancellable *cancellable,
                                        GError **error);
GBytes *att_office_get_blob (AttOffice *self, const char *sha256, GCancellable *cancellable, GError **error);
GBytes *att_office_get_document (AttOffice *self, gint64 dossier, const char *form, gboolean draft,
                                 GCancellable *cancellable, GError **error);
gboolean att_office_makes (AttOffice *self, const char *form);
GBytes *att_office_make_document (AttOffice *self, gint64 dossier, const char *form, const char *languages,
                                  gboolean draft, GCancellable *cancellable, GError **error);
gboolean att_form_is_requested (const char *form);
const char **att_forms_list_requested (AttDossier *dossier);
gboolean att_office_check_template (AttOffice *self, GBytes *template, const char *path, char **form, GError **error);
GBytes *att_office_preview_template (AttOffice *self, GBytes *template, const char *path, gint64 dossier,
                                     const char *languages, GCancellable *cancellable, GError **error);
GBytes *att_office_preview_document (AttOffice *self, const AttRecording *recording, GCancellable *cancellable,
                                     GError **error);
char *att_office_find_next_number (AttOffice *self, const AttKind *kind, const char *field, AttDay on,
                                   GCancellable *cancellable, GError **error);
GArray *att_office_find_file (AttOffice *self, const char *sha256, GCancellable *cancellable, GError **error);
gboolean att_office_find_serial (AttOffice *self, const char *serial, gint64 *dossier, GCancellable *cancellable,
                                 GError **error);

/* The office's own: att-office-persons.c */
GPtrArray *att_office_list_persons (AttOffice *self, AttDay on, GCancellable *cancellable, GError **error);
gboolean att_office_find_actor (AttOffice *self, const char *actor, AttDay on, char **name, char **person,
                                GCancellable *cancellable, GError **error);
AttSettings *att_office_get_settings (AttOffice *self, AttDay on, GCancellable *cancellable, GError **error);

/* The key by which the office signs: att-office-keys.c */
GPtrArray *att_office_list_keys (AttOffice *self, GCancellable *cancellable, GError **error);
char *att_office_dup_register_id (AttOffice *self, GCancellable *cancellable, GError **error);
char *att_office_dup_key_path (AttOffice *self, const char *key, GCancellable *cancellable, GError **error);
gboolean att_office_has_signing_key (AttOffice *self, GCancellable *cancellable, GError **error);
gboolean att_office_sign (AttOffice *self, const void *data, gsize length, guint8 *signature, GCancellable *cancellable,
                          GError **error);
gboolean att_office_unseal (AttOffice *self, const char *key, const guint8 *sealed, gsize length, void *data,
                            gboolean *opened, GCancellable *cancellable, GError **error);
gboolean att_office_make_key (AttOffice *self, gboolean replace, const char *actor, GCancellable *cancellable,
                              GError **error);
gboolean att_office_export_key (AttOffice *self, const char *path, GCancellable *cancellable, GError **error);
gboolean att_office_import_key (AttOffice *self, const char *path, GCancellable *cancellable, GError **error);

/* Drafts: att-office-drafts.c */
gboolean att_office_put_draft (AttOffice *self, const AttDraft *draft, GCancellable *cancellable, GError **error);
AttDraft *att_office_get_draft (AttOffice *self, gint64 dossier, const char *kind, const char *person,
                                GCancellable *cancellable, GError **error);
GPtrArray *att_office_list_drafts (AttOffice *self, const char *person, GCancellable *cancellable, GError **error);
gboolean att_office_delete_draft (AttOffice *self, gint64 dossier, const char *kind, const char *person,
                                  GCancellable *cancellable, GError **error);

/* Proof: att-office-verify.c */
gboolean att_office_verify (AttOffice *self, gint64 dossier, const AttHash *head, AttProblems *findings,
                            AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error);
gboolean att_office_get_journal_head (AttOffice *self, gint64 *n, AttHash *hash, GCancellable *cancellable,
                                      GError **error);

/* Deriving anew: att-office-reindex.c */
gboolean att_office_reindex (AttOffice *self, AttProgressFunc progress, gpointer data, GCancellable *cancellable,
                             GError **error);

/* Asynchronous: att-office-async.c. Results are those of the synchronous twins, which must not be called meanwhile
 * from another thread: the office runs everything asynchronous on one thread of its own. */

/**
 * AttOfficeFunc:
 * @office: the office
 * @data: user data
 * @cancellable: (nullable): to stop early
 * @error: why it failed
 *
 * What to do on the office's thread.
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set, or %NULL alone for nothing
 */
typedef gpointer (*AttOfficeFunc) (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error);

void att_office_run_async (AttOffice *self, AttOfficeFunc func, gpointer data, GDestroyNotify data_free,
                           GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
gpointer att_office_run_finish (AttOffice *self, GAsyncResult *result, GError **error);

void att_office_record_async (AttOffice *self, const AttRecording *recording, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
AttAct *att_office_record_finish (AttOffice *self, GAsyncResult *result, gint64 *dossier, AttProblems **warnings,
                                  GError **error);
void att_office_load_async (AttOffice *self, gint64 number, AttDay on, AttDay known, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
AttDossier *att_office_load_finish (AttOffice *self, GAsyncResult *result, GError **error);
void att_office_query_dossiers_async (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *att_office_query_dossiers_finish (AttOffice *self, GAsyncResult *result, GError **error);

G_END_DECLS
