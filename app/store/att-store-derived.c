/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-store-private.h"

/**
 * att_store_project:
 * @self: a store in a write transaction
 * @projection: what is derived from a dossier's acts; replaces what was derived before
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether it was written
 */
gboolean
att_store_project (AttStore *self, const AttProjection *projection, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && projection != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->project (self, projection, cancellable, error);
}

/**
 * att_store_check_projection:
 * @self: a store
 * @expected: what is to be derived from a dossier's acts
 * @difference: (out) (transfer full) (nullable): the first row that is missing, altered or too much, as `deadline[2]`
 *   (counted from 1), with the column where only that was altered, as `deadline[2].due`; %NULL where all is as expected
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Compares every stored row of the dossier, with all its columns and byte by byte, with the rows that att_store_project()
 * would write.
 *
 * Returns: whether the store could tell; a difference is no error
 */
gboolean
att_store_check_projection (AttStore *self, const AttProjection *expected, char **difference,
                            GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && expected != NULL && difference != NULL, FALSE);
  *difference = NULL;
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->check_projection (self, expected, difference, cancellable, error);
}

/**
 * att_store_list_projections:
 * @self: a store
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of all dossiers of which any derived row is
 * there, in their order, whether they have an entry or not
 */
GArray *
att_store_list_projections (AttStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->list_projections (self, cancellable, error)
             : NULL;
}

/**
 * att_store_clear_projections:
 * @self: a store in a write transaction
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Forgets all projections, and what att_store_put_meta() kept about them, before they are made anew in the same
 * transaction.
 *
 * Returns: whether it was forgotten
 */
gboolean
att_store_clear_projections (AttStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->clear_projections (self, cancellable, error);
}

/**
 * att_store_query_dossiers:
 * @self: a store
 * @query: which dossiers, in what order
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttDossierRow): the rows
 */
GPtrArray *
att_store_query_dossiers (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL && query->today != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->query_dossiers (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_count_dossiers:
 * @self: a store
 * @query: which dossiers; offset and limit don't count
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: how many there are; -1 for an error
 */
gint64
att_store_count_dossiers (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL && query->today != ATT_DAY_NONE, -1);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->count_dossiers (self, query, cancellable, error)
             : -1;
}

/**
 * att_store_find_dossiers:
 * @self: a store
 * @query: which dossiers, in what order
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * What att_store_query_dossiers() finds, as numbers alone: a list of very many is held so, and the rows that are seen are
 * fetched with att_store_fetch_dossiers().
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the dossiers' numbers
 */
GArray *
att_store_find_dossiers (AttStore *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL && query->today != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->find_dossiers (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_fetch_dossiers:
 * @self: a store
 * @numbers: (element-type gint64): the dossiers' numbers
 * @today: the day for which stage and deadlines are told
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttDossierRow): their rows in that order, without those that are not
 * there
 */
GPtrArray *
att_store_fetch_dossiers (AttStore *self, GArray *numbers, AttDay today, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && numbers != NULL && today != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->fetch_dossiers (self, numbers, today, cancellable, error)
             : NULL;
}

/**
 * att_store_list_officers:
 * @self: a store
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the names of all who are responsible for a dossier, each
 * once, in no order
 */
char **
att_store_list_officers (AttStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->list_officers (self, cancellable, error)
             : NULL;
}

/**
 * att_store_query_due:
 * @self: a store
 * @query: which deadlines
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttDueRow): the open deadlines, the earliest first
 */
GPtrArray *
att_store_query_due (AttStore *self, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL && query->today != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->query_due (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_count_due:
 * @self: a store
 * @query: which deadlines; the limit does not count
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttDayCount): the days on which any is due, in order
 */
GArray *
att_store_count_due (AttStore *self, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL && query->today != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->count_due (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_query_steps:
 * @self: a store
 * @query: which dossiers
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttStepRow): those that wait longest first
 */
GPtrArray *
att_store_query_steps (AttStore *self, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL && query->today != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->query_steps (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_count_steps:
 * @self: a store
 * @query: which dossiers; the limit does not count
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttStepCount): the kinds of acts that any dossier waits for, by id
 */
GPtrArray *
att_store_count_steps (AttStore *self, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL && query->today != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->count_steps (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_query_register:
 * @self: a store
 * @on: the day as of which the register is told
 * @state: (nullable): only certificates in that state on that day
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * The register of recognition centres (Art. 11(2)): every certificate issued until then, by serial number.
 *
 * Returns: (transfer full) (nullable) (element-type AttRegisterRow): the rows
 */
GPtrArray *
att_store_query_register (AttStore *self, AttDay on, const char *state, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && on != ATT_DAY_NONE, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->query_register (self, on, state, cancellable, error)
             : NULL;
}

/**
 * att_store_find_serial:
 * @self: a store
 * @serial: a certificate's serial number
 * @dossier: (out): the dossier that it was issued in; -1 where there is no such certificate
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell
 */
gboolean
att_store_find_serial (AttStore *self, const char *serial, gint64 *dossier, GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && serial != NULL && dossier != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->find_serial (self, serial, dossier, cancellable, error);
}

/**
 * att_store_find_blob:
 * @self: a store
 * @sha256: the hash of a file, in hexadecimal
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the dossiers whose acts name that file, in their order
 */
GArray *
att_store_find_blob (AttStore *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->find_blob (self, sha256, cancellable, error)
             : NULL;
}

/**
 * att_store_get_meta:
 * @self: a store
 * @key: a name, as `fold-version`
 * @value: (out) (transfer full) (nullable): what was kept under it; %NULL where nothing was
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell
 */
gboolean
att_store_get_meta (AttStore *self, const char *key, char **value, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && key != NULL && value != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->get_meta (self, key, value, cancellable, error);
}

/**
 * att_store_put_meta:
 * @self: a store
 * @key: a name
 * @value: what to keep under it: a fact about what is derived, as the version of the rules that it was derived by
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether it was kept
 */
gboolean
att_store_put_meta (AttStore *self, const char *key, const char *value, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && key != NULL && value != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->put_meta (self, key, value, cancellable, error);
}

/**
 * att_store_list_meta:
 * @self: a store
 * @func: (scope call): called for each fact that att_store_put_meta() kept, in the order of their names
 * @data: for @func
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether all were shown that @func wanted
 */
gboolean
att_store_list_meta (AttStore *self, AttMetaFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && func != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->list_meta (self, func, data, cancellable, error);
}

/**
 * att_store_check_structure:
 * @self: a store
 * @findings: where to add what is wrong, as problems of code %ATT_PROBLEM_FALSE
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Looks whether tables, indices and guards are those of the program, whether what the store keeps for itself is right,
 * and whether the database itself is whole.
 *
 * Returns: whether it could be looked at; findings are no error
 */
gboolean
att_store_check_structure (AttStore *self, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && findings != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->check_structure (self, findings, cancellable, error);
}
