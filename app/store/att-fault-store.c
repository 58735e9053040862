/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-fault-store.h"

/**
 * AttFaultStore:
 *
 * A store that hands every call on to another one and lets a chosen call fail; for tests of what a failure leaves.
 */
struct _AttFaultStore
{
  GObject parent_instance;
  AttStore *store;
  guint calls;
  guint fail_at; /* 0: none */
  AttProblemCode code;
  gboolean afterwards;
};

static const AttProblemSpec faults[] = {
  { ATT_PROBLEM_USAGE, "injected-fault", "A fault was injected.", NULL, NULL },
  { ATT_PROBLEM_INPUT, "injected-fault", "A fault was injected.", NULL, NULL },
  { ATT_PROBLEM_LAW, "injected-fault", "A fault was injected.", NULL, NULL },
  { ATT_PROBLEM_STORE, "injected-fault", "A fault was injected.", NULL, NULL },
  { ATT_PROBLEM_NEWER, "injected-fault", "A fault was injected.", NULL, NULL },
  { ATT_PROBLEM_BUSY, "injected-fault", "A fault was injected.", NULL, NULL },
  { ATT_PROBLEM_FALSE, "injected-fault", "A fault was injected.", NULL, NULL },
};

static void att_fault_store_iface_init (AttStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttFaultStore, att_fault_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_STORE, att_fault_store_iface_init))

/* Whether a call may go on to the store behind. */
static gboolean
pass (AttFaultStore *self, GError **error)
{
  self->calls++;
  if (self->calls != self->fail_at || self->afterwards)
    return TRUE;
  att_problem_set_plain (error, &faults[self->code]);
  return FALSE;
}

/* What a call answers that the store behind has answered with @done. */
static gboolean
settle (AttFaultStore *self, gboolean done, GError **error)
{
  if (!done || self->calls != self->fail_at || !self->afterwards)
    return done;
  att_problem_set_plain (error, &faults[self->code]);
  return FALSE;
}

static gboolean
att_fault_store_begin (AttStore *store, gboolean write, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  if (!pass (self, error))
    return FALSE;
  return att_store_begin (self->store, write, cancellable, error);
}

/* A commit that fails has ended the transaction, as one of a real store has. */
static gboolean
att_fault_store_commit (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  if (pass (self, error))
    return settle (self, att_store_commit (self->store, cancellable, error), error);
  att_store_rollback (self->store);
  return FALSE;
}

static void
att_fault_store_rollback (AttStore *store)
{
  att_store_rollback (ATT_FAULT_STORE (store)->store);
}

static gboolean
att_fault_store_get_head (AttStore *store, gint64 dossier, gint64 *seq, AttHash *hash, GCancellable *cancellable,
                          GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_get_head (self->store, dossier, seq, hash, cancellable, error);
}

static gboolean
att_fault_store_append (AttStore *store, AttEntry *entry, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && settle (self, att_store_append (self->store, entry, cancellable, error), error);
}

static GPtrArray *
att_fault_store_load (AttStore *store, gint64 dossier, gint64 after_seq, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_load (self->store, dossier, after_seq, cancellable, error) : NULL;
}

static gboolean
att_fault_store_find (AttStore *store, const char *id, gint64 *dossier, gint64 *seq, GCancellable *cancellable,
                      GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_find (self->store, id, dossier, seq, cancellable, error);
}

static gboolean
att_fault_store_scan (AttStore *store, gint64 dossier, AttEntryFunc func, gpointer data, GCancellable *cancellable,
                      GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_scan (self->store, dossier, func, data, cancellable, error);
}

static gboolean
att_fault_store_get_journal_head (AttStore *store, gint64 *n, AttHash *hash, GCancellable *cancellable,
                                  GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_get_journal_head (self->store, n, hash, cancellable, error);
}

static GArray *
att_fault_store_list_dossiers (AttStore *store, AttDay after, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_list_dossiers (self->store, after, cancellable, error) : NULL;
}

static gint64
att_fault_store_next_number (AttStore *store, const char *series, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);
  gint64 number = pass (self, error) ? att_store_next_number (self->store, series, cancellable, error) : -1;

  return settle (self, number > 0, error) ? number : -1;
}

static gboolean
att_fault_store_take_number (AttStore *store, const char *series, const char *number, gint64 dossier,
                             gboolean *taken, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error)
         && settle (self, att_store_take_number (self->store, series, number, dossier, taken, cancellable, error),
                    error);
}

static gboolean
att_fault_store_find_number (AttStore *store, const char *series, const char *number, gint64 *dossier,
                             GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_find_number (self->store, series, number, dossier, cancellable, error);
}

static gboolean
att_fault_store_list_numbers (AttStore *store, AttNumberFunc func, gpointer data, GCancellable *cancellable,
                              GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_list_numbers (self->store, func, data, cancellable, error);
}

static gboolean
att_fault_store_get_counter (AttStore *store, const char *series, gint64 *value, GCancellable *cancellable,
                             GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_get_counter (self->store, series, value, cancellable, error);
}

static gboolean
att_fault_store_set_counter (AttStore *store, const char *series, gint64 value, GCancellable *cancellable,
                             GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error)
         && settle (self, att_store_set_counter (self->store, series, value, cancellable, error), error);
}

static gboolean
att_fault_store_list_counters (AttStore *store, AttCounterFunc func, gpointer data, GCancellable *cancellable,
                               GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_list_counters (self->store, func, data, cancellable, error);
}

static gboolean
att_fault_store_clear_numbers (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && settle (self, att_store_clear_numbers (self->store, cancellable, error), error);
}

static gboolean
att_fault_store_put_blob (AttStore *store, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size,
                          char **type, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);
  g_autofree char *guessed = NULL;

  if (!pass (self, error)
      || !settle (self, att_store_put_blob (self->store, stream, limit, hash, size, &guessed, cancellable, error),
                  error))
    return FALSE;
  if (type != NULL)
    *type = g_steal_pointer (&guessed);
  return TRUE;
}

static GBytes *
att_fault_store_get_blob (AttStore *store, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_get_blob (self->store, hash, cancellable, error) : NULL;
}

static GInputStream *
att_fault_store_open_blob (AttStore *store, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_open_blob (self->store, hash, cancellable, error) : NULL;
}

static gboolean
att_fault_store_check_blob (AttStore *store, const AttHash *hash, gboolean *intact, GCancellable *cancellable,
                            GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_check_blob (self->store, hash, intact, cancellable, error);
}

static gboolean
att_fault_store_put_draft (AttStore *store, const AttDraft *draft, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && settle (self, att_store_put_draft (self->store, draft, cancellable, error), error);
}

static AttDraft *
att_fault_store_get_draft (AttStore *store, gint64 dossier, const char *kind, const char *person,
                           GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_get_draft (self->store, dossier, kind, person, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_list_drafts (AttStore *store, const char *person, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_list_drafts (self->store, person, cancellable, error) : NULL;
}

static gboolean
att_fault_store_delete_draft (AttStore *store, gint64 dossier, const char *kind, const char *person,
                              GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error)
         && settle (self, att_store_delete_draft (self->store, dossier, kind, person, cancellable, error), error);
}

static gboolean
att_fault_store_project (AttStore *store, const AttProjection *projection, GCancellable *cancellable,
                         GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error)
         && settle (self, att_store_project (self->store, projection, cancellable, error), error);
}

static gboolean
att_fault_store_check_projection (AttStore *store, const AttProjection *expected, char **difference,
                                  GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_check_projection (self->store, expected, difference, cancellable, error);
}

static GArray *
att_fault_store_list_projections (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_list_projections (self->store, cancellable, error) : NULL;
}

static gboolean
att_fault_store_clear_projections (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && settle (self, att_store_clear_projections (self->store, cancellable, error), error);
}

static GPtrArray *
att_fault_store_query_dossiers (AttStore *store, const AttDossierQuery *query, GCancellable *cancellable,
                                GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_query_dossiers (self->store, query, cancellable, error) : NULL;
}

static gint64
att_fault_store_count_dossiers (AttStore *store, const AttDossierQuery *query, GCancellable *cancellable,
                                GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_count_dossiers (self->store, query, cancellable, error) : -1;
}

static GArray *
att_fault_store_find_dossiers (AttStore *store, const AttDossierQuery *query, GCancellable *cancellable,
                               GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_find_dossiers (self->store, query, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_fetch_dossiers (AttStore *store, GArray *numbers, AttDay today, GCancellable *cancellable,
                                GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_fetch_dossiers (self->store, numbers, today, cancellable, error) : NULL;
}

static char **
att_fault_store_list_officers (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_list_officers (self->store, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_query_due (AttStore *store, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_query_due (self->store, query, cancellable, error) : NULL;
}

static GArray *
att_fault_store_count_due (AttStore *store, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_count_due (self->store, query, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_query_steps (AttStore *store, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_query_steps (self->store, query, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_count_steps (AttStore *store, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_count_steps (self->store, query, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_query_register (AttStore *store, AttDay on, const char *state, GCancellable *cancellable,
                                GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_query_register (self->store, on, state, cancellable, error) : NULL;
}

static gboolean
att_fault_store_find_serial (AttStore *store, const char *serial, gint64 *dossier, GCancellable *cancellable,
                             GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_find_serial (self->store, serial, dossier, cancellable, error);
}

static GArray *
att_fault_store_find_blob (AttStore *store, const char *sha256, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_find_blob (self->store, sha256, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_query_plans (AttStore *store, const AttLifeQuery *query, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_query_plans (self->store, query, cancellable, error) : NULL;
}

static GPtrArray *
att_fault_store_query_complaints (AttStore *store, const AttLifeQuery *query, GCancellable *cancellable,
                                  GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) ? att_store_query_complaints (self->store, query, cancellable, error) : NULL;
}

static gboolean
att_fault_store_scan_facts (AttStore *store, const char *id, const char *region, AttDay until, AttFactFunc func,
                            gpointer data, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error)
         && att_store_scan_facts (self->store, id, region, until, func, data, cancellable, error);
}

static gboolean
att_fault_store_get_meta (AttStore *store, const char *key, char **value, GCancellable *cancellable,
                          GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_get_meta (self->store, key, value, cancellable, error);
}

static gboolean
att_fault_store_put_meta (AttStore *store, const char *key, const char *value, GCancellable *cancellable,
                          GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error)
         && settle (self, att_store_put_meta (self->store, key, value, cancellable, error), error);
}

static gboolean
att_fault_store_list_meta (AttStore *store, AttMetaFunc func, gpointer data, GCancellable *cancellable,
                           GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_list_meta (self->store, func, data, cancellable, error);
}

static gboolean
att_fault_store_check_structure (AttStore *store, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  AttFaultStore *self = ATT_FAULT_STORE (store);

  return pass (self, error) && att_store_check_structure (self->store, findings, cancellable, error);
}

static void
att_fault_store_iface_init (AttStoreInterface *iface)
{
  iface->begin = att_fault_store_begin;
  iface->commit = att_fault_store_commit;
  iface->rollback = att_fault_store_rollback;
  iface->get_head = att_fault_store_get_head;
  iface->append = att_fault_store_append;
  iface->load = att_fault_store_load;
  iface->find = att_fault_store_find;
  iface->scan = att_fault_store_scan;
  iface->get_journal_head = att_fault_store_get_journal_head;
  iface->list_dossiers = att_fault_store_list_dossiers;
  iface->next_number = att_fault_store_next_number;
  iface->take_number = att_fault_store_take_number;
  iface->find_number = att_fault_store_find_number;
  iface->list_numbers = att_fault_store_list_numbers;
  iface->get_counter = att_fault_store_get_counter;
  iface->set_counter = att_fault_store_set_counter;
  iface->list_counters = att_fault_store_list_counters;
  iface->clear_numbers = att_fault_store_clear_numbers;
  iface->put_blob = att_fault_store_put_blob;
  iface->get_blob = att_fault_store_get_blob;
  iface->open_blob = att_fault_store_open_blob;
  iface->check_blob = att_fault_store_check_blob;
  iface->put_draft = att_fault_store_put_draft;
  iface->get_draft = att_fault_store_get_draft;
  iface->list_drafts = att_fault_store_list_drafts;
  iface->delete_draft = att_fault_store_delete_draft;
  iface->project = att_fault_store_project;
  iface->check_projection = att_fault_store_check_projection;
  iface->list_projections = att_fault_store_list_projections;
  iface->clear_projections = att_fault_store_clear_projections;
  iface->query_dossiers = att_fault_store_query_dossiers;
  iface->count_dossiers = att_fault_store_count_dossiers;
  iface->find_dossiers = att_fault_store_find_dossiers;
  iface->fetch_dossiers = att_fault_store_fetch_dossiers;
  iface->list_officers = att_fault_store_list_officers;
  iface->query_due = att_fault_store_query_due;
  iface->count_due = att_fault_store_count_due;
  iface->query_steps = att_fault_store_query_steps;
  iface->count_steps = att_fault_store_count_steps;
  iface->query_register = att_fault_store_query_register;
  iface->find_serial = att_fault_store_find_serial;
  iface->find_blob = att_fault_store_find_blob;
  iface->query_plans = att_fault_store_query_plans;
  iface->query_complaints = att_fault_store_query_complaints;
  iface->scan_facts = att_fault_store_scan_facts;
  iface->get_meta = att_fault_store_get_meta;
  iface->put_meta = att_fault_store_put_meta;
  iface->list_meta = att_fault_store_list_meta;
  iface->check_structure = att_fault_store_check_structure;
}

static void
att_fault_store_finalize (GObject *object)
{
  g_clear_object (&ATT_FAULT_STORE (object)->store);
  G_OBJECT_CLASS (att_fault_store_parent_class)->finalize (object);
}

static void
att_fault_store_class_init (AttFaultStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_fault_store_finalize;
}

static void
att_fault_store_init (AttFaultStore *self)
{
}

/**
 * att_fault_store_new:
 * @store: the store that does the work
 *
 * Returns: (transfer full): a store in which no call fails yet
 */
AttStore *
att_fault_store_new (AttStore *store)
{
  AttFaultStore *self = g_object_new (ATT_TYPE_FAULT_STORE, NULL);

  self->store = g_object_ref (store);
  return ATT_STORE (self);
}

/**
 * att_fault_store_fail_at:
 * @self: a store
 * @call: which call fails, counted from 1 since the store was made; 0 for none
 * @code: the code that it fails with
 *
 * Lets a call fail in place of doing anything.
 */
void
att_fault_store_fail_at (AttFaultStore *self, guint call, AttProblemCode code)
{
  g_return_if_fail (ATT_IS_FAULT_STORE (self) && (guint) code < G_N_ELEMENTS (faults));
  self->fail_at = call;
  self->code = code;
  self->afterwards = FALSE;
}

/**
 * att_fault_store_fail_after:
 * @self: a store
 * @call: which call fails, counted from 1 since the store was made; 0 for none
 * @code: the code that it fails with
 *
 * Lets a call that writes do its work and fail all the same, as when the answer gets lost. A call that only reads
 * does not fail.
 */
void
att_fault_store_fail_after (AttFaultStore *self, guint call, AttProblemCode code)
{
  att_fault_store_fail_at (self, call, code);
  self->afterwards = TRUE;
}

/**
 * att_fault_store_get_calls:
 * @self: a store
 *
 * Returns: how many calls there have been; rolling back can't fail and is not counted
 */
guint
att_fault_store_get_calls (AttFaultStore *self)
{
  g_return_val_if_fail (ATT_IS_FAULT_STORE (self), 0);
  return self->calls;
}
