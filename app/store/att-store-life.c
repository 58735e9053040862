/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-store-private.h"

/**
 * att_store_query_plans:
 * @self: a store
 * @query: which plans
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttLifeRow): plans of monitoring (Art. 25(3)), the earliest first
 */
GPtrArray *
att_store_query_plans (AttStore *self, const AttLifeQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->query_plans (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_query_complaints:
 * @self: a store
 * @query: which complaints
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttLifeRow): complaints (Art. 26(2)(4)), the earliest first
 */
GPtrArray *
att_store_query_complaints (AttStore *self, const AttLifeQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && query != NULL, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->query_complaints (self, query, cancellable, error)
             : NULL;
}

/**
 * att_store_scan_facts:
 * @self: a store
 * @id: (nullable): only facts of that kind
 * @region: (nullable): only of that region
 * @until: only what happened on that day or earlier; %ATT_DAY_NONE for all
 * @func: (scope call): called for each fact, by dossier
 * @data: for @func
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether they could be read; also when @func stopped
 */
gboolean
att_store_scan_facts (AttStore *self, const char *id, const char *region, AttDay until, AttFactFunc func, gpointer data,
                      GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && func != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->scan_facts (self, id, region, until, func, data, cancellable, error);
}
