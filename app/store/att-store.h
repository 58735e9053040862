/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-entry.h"
#include "att-life-query.h"
#include "att-problem.h"
#include "att-projection.h"
#include "att-query.h"

G_BEGIN_DECLS

#define ATT_TYPE_STORE (att_store_get_type ())
G_DECLARE_INTERFACE (AttStore, att_store, ATT, STORE, GObject)

/**
 * AttJournalRow:
 * @entry: the entry's hash as the journal has it; zeros where the journal lacks it
 * @before: the journal's hash at the place before, as it stands in the row
 * @hash: the journal's own hash at that place
 *
 * A place of the register-wide journal.
 */
typedef struct
{
  AttHash entry;
  AttHash before;
  AttHash hash;
} AttJournalRow;

/**
 * AttEntryFunc:
 * @entry: an entry, valid only during the call: neither it nor its content may be kept. Where the journal has a
 *   place whose act is gone, an entry with nothing but its @n and a content of %NULL
 * @journal: the journal's row at that place
 * @data: user data
 *
 * Returns: whether to go on
 */
typedef gboolean (*AttEntryFunc) (const AttEntry *entry, const AttJournalRow *journal, gpointer data);

/**
 * AttNumberFunc:
 * @series: a series of numbers
 * @number: a number of it that is given away
 * @dossier: whose it is
 * @data: user data
 *
 * Returns: whether to go on
 */
typedef gboolean (*AttNumberFunc) (const char *series, const char *number, gint64 dossier, gpointer data);

/**
 * AttCounterFunc:
 * @series: what is counted
 * @value: how far
 * @data: user data
 *
 * Returns: whether to go on
 */
typedef gboolean (*AttCounterFunc) (const char *series, gint64 value, gpointer data);

/**
 * AttMetaFunc:
 * @key: a name that something was kept under
 * @value: what was kept
 * @data: user data
 *
 * Returns: whether to go on
 */
typedef gboolean (*AttMetaFunc) (const char *key, const char *value, gpointer data);

/**
 * AttStoreInterface:
 *
 * Where acts, files, drafts and what is derived from them are kept. Synchronous: an instance belongs to one thread at a
 * time and owns none. Every method takes a GCancellable and fails with an %ATT_PROBLEM of code %ATT_PROBLEM_STORE,
 * %ATT_PROBLEM_NEWER, %ATT_PROBLEM_BUSY or %ATT_PROBLEM_INPUT. Outside of a transaction each method is one of its own.
 * att_store_append() and the methods that write derived rows need a write transaction.
 */
struct _AttStoreInterface
{
  GTypeInterface parent;

  gboolean (*begin) (AttStore *self, gboolean write, GCancellable *cancellable, GError **error);
  gboolean (*commit) (AttStore *self, GCancellable *cancellable, GError **error);
  void (*rollback) (AttStore *self);

  gboolean (*get_head) (AttStore *self, gint64 dossier, gint64 *seq, AttHash *hash, GCancellable *cancellable, GError **error);
  gboolean (*append) (AttStore *self, AttEntry *entry, GCancellable *cancellable, GError **error);
  GPtrArray *(*load) (AttStore *self, gint64 dossier, gint64 after_seq, GCancellable *cancellable, GError **error);
  gboolean (*find) (AttStore *self, const char *id, gint64 *dossier, gint64 *seq, GCancellable *cancellable, GError **error);
  gboolean (*scan) (AttStore *self, gint64 dossier, AttEntryFunc func, gpointer data, GCancellable *cancellable, GError **error);
  gboolean (*get_journal_head) (AttStore *self, gint64 *n, AttHash *hash, GCancellable *cancellable, GError **error);
  GArray *(*list_dossiers) (AttStore *self, AttDay after, GCancellable *cancellable, GError **error);

  gint64 (*next_number) (AttStore *self, const char *series, GCancellable *cancellable, GError **error);
  gboolean (*take_number) (AttStore *self, const char *series, const char *number, gint64 dossier, gboolean *taken,
                           GCancellable *cancellable, GError **error);
  gboolean (*find_number) (AttStore *self, const char *series, const char *number, gint64 *dossier,
                           GCancellable *cancellable, GError **error);
  gboolean (*list_numbers) (AttStore *self, AttNumberFunc func, gpointer data, GCancellable *cancellable, GError **error);
  gboolean (*get_counter) (AttStore *self, const char *series, gint64 *value, GCancellable *cancellable, GError **error);
  gboolean (*set_counter) (AttStore *self, const char *series, gint64 value, GCancellable *cancellable, GError **error);
  gboolean (*list_counters) (AttStore *self, AttCounterFunc func, gpointer data, GCancellable *cancellable, GError **error);
  gboolean (*clear_numbers) (AttStore *self, GCancellable *cancellable, GError **error);

  gboolean (*put_blob) (AttStore *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size, char **type,
                        GCancellable *cancellable, GError **error);
  GBytes *(*get_blob) (AttStore *self, const AttHash *hash, GCancellable *cancellable, GError **error);
  GInputStream *(*open_blob) (AttStore *self, const AttHash *hash, GCancellable *cancellable, GError **error);
  gboolean (*check_blob) (AttStore *self, const AttHash *hash, gboolean *intact, GCancellable *cancellable, GError **error);

  gboolean (*put_draft) (AttStore *self, const AttDraft *draft, GCancellable *cancellable, GError **error);
  AttDraft *(*get_draft) (AttStore *self, gint64 dossier, const char *kind, const char *person, GCancellable *cancellable,
                          GError **error);
  GPtrArray *(*list_drafts) (AttStore *self, const char *person, GCancellable *cancellable, GError **error);
  gboolean (*delete_draft) (AttStore *self, gint64 dossier, const char *kind, const char *person,
                            GCancellable *cancellable, GError **error);

  gboolean (*project) (AttStore *self, const AttProjection *projection, GCancellable *cancellable, GError **error);
  gboolean (*check_projection) (AttStore *self, const AttProjection *expected, char **difference,
                                GCancellable *cancellable, GError **error);
  GArray *(*list_projections) (AttStore *self, GCancellable *cancellable, GError **error);
  gboolean (*clear_projections) (AttStore *self, GCancellable *cancellable, GError **error);

  GPtrArray *(*query_dossiers) (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error);
  gint64 (*count_dossiers) (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error);
  GArray *(*find_dossiers) (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error);
  GPtrArray *(*fetch_dossiers) (AttStore *self, GArray *numbers, AttDay today, GCancellable *cancellable, GError **error);
  char **(*list_officers) (AttStore *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*query_due) (AttStore *self, const AttDueQuery *query, GCancellable *cancellable, GError **error);
  GArray *(*count_due) (AttStore *self, const AttDueQuery *query, GCancellable *cancellable, GError **error);
  GPtrArray *(*query_steps) (AttStore *self, const AttStepQuery *query, GCancellable *cancellable, GError **error);
  GPtrArray *(*count_steps) (AttStore *self, const AttStepQuery *query, GCancellable *cancellable, GError **error);
  GPtrArray *(*query_register) (AttStore *self, AttDay on, const char *state, GCancellable *cancellable, GError **error);
  gboolean (*find_serial) (AttStore *self, const char *serial, gint64 *dossier, GCancellable *cancellable, GError **error);
  GArray *(*find_blob) (AttStore *self, const char *sha256, GCancellable *cancellable, GError **error);

  GPtrArray *(*query_plans) (AttStore *self, const AttLifeQuery *query, GCancellable *cancellable, GError **error);
  GPtrArray *(*query_complaints) (AttStore *self, const AttLifeQuery *query, GCancellable *cancellable, GError **error);
  gboolean (*scan_facts) (AttStore *self, const char *id, const char *region, AttDay until, AttFactFunc func, gpointer data,
                          GCancellable *cancellable, GError **error);
  gboolean (*get_meta) (AttStore *self, const char *key, char **value, GCancellable *cancellable, GError **error);
  gboolean (*put_meta) (AttStore *self, const char *key, const char *value, GCancellable *cancellable,
                        GError **error);
  gboolean (*list_meta) (AttStore *self, AttMetaFunc func, gpointer data, GCancellable *cancellable, GError **error);

  gboolean (*check_structure) (AttStore *self, AttProblems *findings, GCancellable *cancellable, GError **error);
};

gboolean att_store_begin (AttStore *self, gboolean write, GCancellable *cancellable, GError **error);
gboolean att_store_commit (AttStore *self, GCancellable *cancellable, GError **error);
void att_store_rollback (AttStore *self);
gboolean att_store_get_head (AttStore *self, gint64 dossier, gint64 *seq, AttHash *hash, GCancellable *cancellable,
                             GError **error);
gboolean att_store_append (AttStore *self, AttEntry *entry, GCancellable *cancellable, GError **error);
GPtrArray *att_store_load (AttStore *self, gint64 dossier, gint64 after_seq, GCancellable *cancellable, GError **error);
gboolean att_store_find (AttStore *self, const char *id, gint64 *dossier, gint64 *seq, GCancellable *cancellable,
                         GError **error);
gboolean att_store_scan (AttStore *self, gint64 dossier, AttEntryFunc func, gpointer data, GCancellable *cancellable,
                         GError **error);
gboolean att_store_get_journal_head (AttStore *self, gint64 *n, AttHash *hash, GCancellable *cancellable, GError **error);
GArray *att_store_list_dossiers (AttStore *self, AttDay after, GCancellable *cancellable, GError **error);
gint64 att_store_next_number (AttStore *self, const char *series, GCancellable *cancellable, GError **error);
gboolean att_store_take_number (AttStore *self, const char *series, const char *number, gint64 dossier, gboolean *taken,
                                GCancellable *cancellable, GError **error);
gboolean att_store_find_number (AttStore *self, const char *series, const char *number, gint64 *dossier,
                                GCancellable *cancellable, GError **error);
gboolean att_store_list_numbers (AttStore *self, AttNumberFunc func, gpointer data, GCancellable *cancellable,
                                 GError **error);
gboolean att_store_get_counter (AttStore *self, const char *series, gint64 *value, GCancellable *cancellable,
                                GError **error);
gboolean att_store_set_counter (AttStore *self, const char *series, gint64 value, GCancellable *cancellable,
                                GError **error);
gboolean att_store_list_counters (AttStore *self, AttCounterFunc func, gpointer data, GCancellable *cancellable,
                                  GError **error);
gboolean att_store_clear_numbers (AttStore *self, GCancellable *cancellable, GError **error);
gboolean att_store_put_blob (AttStore *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size,
                             char **type, GCancellable *cancellable, GError **error);
gboolean att_store_put_blob_bytes (AttStore *self, GBytes *bytes, AttHash *hash, GCancellable *cancellable, GError **error);
GBytes *att_store_get_blob (AttStore *self, const AttHash *hash, GCancellable *cancellable, GError **error);
GInputStream *att_store_open_blob (AttStore *self, const AttHash *hash, GCancellable *cancellable, GError **error);
gboolean att_store_check_blob (AttStore *self, const AttHash *hash, gboolean *intact, GCancellable *cancellable,
                               GError **error);
gboolean att_store_put_draft (AttStore *self, const AttDraft *draft, GCancellable *cancellable, GError **error);
AttDraft *att_store_get_draft (AttStore *self, gint64 dossier, const char *kind, const char *person,
                               GCancellable *cancellable, GError **error);
GPtrArray *att_store_list_drafts (AttStore *self, const char *person, GCancellable *cancellable, GError **error);
gboolean att_store_delete_draft (AttStore *self, gint64 dossier, const char *kind, const char *person,
                                 GCancellable *cancellable, GError **error);
gboolean att_store_project (AttStore *self, const AttProjection *projection, GCancellable *cancellable, GError **error);
gboolean att_store_check_projection (AttStore *self, const AttProjection *expected, char **difference,
                                     GCancellable *cancellable, GError **error);
GArray *att_store_list_projections (AttStore *self, GCancellable *cancellable, GError **error);
gboolean att_store_clear_projections (AttStore *self, GCancellable *cancellable, GError **error);
GPtrArray *att_store_query_dossiers (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable,
                                     GError **error);
gint64 att_store_count_dossiers (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error);
GArray *att_store_find_dossiers (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *att_store_fetch_dossiers (AttStore *self, GArray *numbers, AttDay today, GCancellable *cancellable,
                                     GError **error);
char **att_store_list_officers (AttStore *self, GCancellable *cancellable, GError **error);
GPtrArray *att_store_query_due (AttStore *self, const AttDueQuery *query, GCancellable *cancellable, GError **error);
GArray *att_store_count_due (AttStore *self, const AttDueQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *att_store_query_steps (AttStore *self, const AttStepQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *att_store_count_steps (AttStore *self, const AttStepQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *att_store_query_register (AttStore *self, AttDay on, const char *state, GCancellable *cancellable,
                                     GError **error);
gboolean att_store_find_serial (AttStore *self, const char *serial, gint64 *dossier, GCancellable *cancellable,
                                GError **error);
GArray *att_store_find_blob (AttStore *self, const char *sha256, GCancellable *cancellable, GError **error);
GPtrArray *att_store_query_plans (AttStore *self, const AttLifeQuery *query, GCancellable *cancellable, GError **error);
GPtrArray *att_store_query_complaints (AttStore *self, const AttLifeQuery *query, GCancellable *cancellable,
                                       GError **error);
gboolean att_store_scan_facts (AttStore *self, const char *id, const char *region, AttDay until, AttFactFunc func,
                               gpointer data, GCancellable *cancellable, GError **error);
gboolean att_store_get_meta (AttStore *self, const char *key, char **value, GCancellable *cancellable,
                             GError **error);
gboolean att_store_put_meta (AttStore *self, const char *key, const char *value, GCancellable *cancellable,
                             GError **error);
gboolean att_store_list_meta (AttStore *self, AttMetaFunc func, gpointer data, GCancellable *cancellable,
                              GError **error);
gboolean att_store_check_structure (AttStore *self, AttProblems *findings, GCancellable *cancellable, GError **error);

G_END_DECLS
