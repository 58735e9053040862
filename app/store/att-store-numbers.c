/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-store-private.h"

/**
 * att_store_next_number:
 * @self: a store in a write transaction
 * @series: what is counted, as `serial-2026`
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Counts on. A transaction that is rolled back takes the number back, so that there are no gaps.
 *
 * Returns: the next number of that series, from 1; -1 for an error
 */
gint64
att_store_next_number (AttStore *self, const char *series, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && series != NULL, -1);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->next_number (self, series, cancellable, error)
             : -1;
}

/**
 * att_store_take_number:
 * @self: a store in a write transaction
 * @series: a series of numbers
 * @number: a number as it is written
 * @dossier: for whom
 * @taken: (out): %TRUE if it was free and is now this dossier's; %FALSE if it was given away before
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell; a number that is not free is no error
 */
gboolean
att_store_take_number (AttStore *self, const char *series, const char *number, gint64 dossier, gboolean *taken,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && series != NULL && number != NULL && taken != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->take_number (self, series, number, dossier, taken, cancellable, error);
}

/**
 * att_store_find_number:
 * @self: a store
 * @series: a series of numbers
 * @number: a number as it is written
 * @dossier: (out): whose it is; -1 while it is free
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell
 */
gboolean
att_store_find_number (AttStore *self, const char *series, const char *number, gint64 *dossier,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && series != NULL && number != NULL && dossier != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->find_number (self, series, number, dossier, cancellable, error);
}

/**
 * att_store_list_numbers:
 * @self: a store
 * @func: (scope call): called for each number that is given away, by series and number
 * @data: for @func
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether all were shown that @func wanted
 */
gboolean
att_store_list_numbers (AttStore *self, AttNumberFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && func != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->list_numbers (self, func, data, cancellable, error);
}

/**
 * att_store_get_counter:
 * @self: a store
 * @series: what is counted
 * @value: (out): how far; 0 while it was not counted yet
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell
 */
gboolean
att_store_get_counter (AttStore *self, const char *series, gint64 *value, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && series != NULL && value != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->get_counter (self, series, value, cancellable, error);
}

/**
 * att_store_set_counter:
 * @self: a store in a write transaction
 * @series: what is counted
 * @value: how far, from 1: att_store_next_number() goes on from there
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether it was set
 */
gboolean
att_store_set_counter (AttStore *self, const char *series, gint64 value, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && series != NULL && value >= 1, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->set_counter (self, series, value, cancellable, error);
}

/**
 * att_store_list_counters:
 * @self: a store
 * @func: (scope call): called for each series that was counted, in the order of their names
 * @data: for @func
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether all were shown that @func wanted
 */
gboolean
att_store_list_counters (AttStore *self, AttCounterFunc func, gpointer data, GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && func != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->list_counters (self, func, data, cancellable, error);
}

/**
 * att_store_clear_numbers:
 * @self: a store in a write transaction
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Forgets all numbers and counters, before they are taken from the acts anew in the same transaction.
 *
 * Returns: whether they were forgotten
 */
gboolean
att_store_clear_numbers (AttStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->clear_numbers (self, cancellable, error);
}
