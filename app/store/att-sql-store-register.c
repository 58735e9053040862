/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include <string.h>

/* What the rows of states up to a day make of a certificate. */
typedef struct
{
  gboolean revoked;
  AttDay replaced_on;
  AttDay terminated_on;
  char *replaced_ground;
  char *terminated_ground;
} Standing;

static void
standing_clear (Standing *standing)
{
  g_free (standing->replaced_ground);
  g_free (standing->terminated_ground);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Standing, standing_clear)

static void
add_state (Standing *standing, AttDay from, const char *state, const char *ground)
{
  if (g_str_equal (state, "replaced") && standing->replaced_on == ATT_DAY_NONE)
    {
      standing->replaced_on = from;
      standing->replaced_ground = g_strdup (ground);
    }
  else if (g_str_equal (state, "terminated") && standing->terminated_on == ATT_DAY_NONE)
    {
      standing->terminated_on = from;
      standing->terminated_ground = g_strdup (ground);
    }
  else if (g_str_equal (state, "revoked"))
    standing->revoked = TRUE;
  else if (g_str_equal (state, "valid"))
    standing->revoked = FALSE;
}

/* Certificates come in the order of their dossiers, and so do the rows of their states, which are read along with them. */
typedef struct
{
  AttSqlStatement *statement;
  gboolean row; /* it stands at one that was not taken yet */
} States;

static gboolean
next_state (States *states, GError **error)
{
  return att_sql_statement_step (states->statement, &states->row, error);
}

/* How the row of a state that comes next stands to a certificate: before, at or after it. */
static int
compare_next (States *states, gint64 dossier, gint64 certificate)
{
  gint64 of = att_sql_statement_get_int (states->statement, 0);
  gint64 place = att_sql_statement_get_int (states->statement, 1);

  return of != dossier ? (of < dossier ? -1 : 1) : place < certificate ? -1 : place > certificate;
}

static gboolean
read_standing (States *states, gint64 dossier, gint64 certificate, Standing *standing, GError **error)
{
  while (states->row)
    {
      int order = compare_next (states, dossier, certificate);

      if (order > 0)
        return TRUE;
      if (order == 0)
        add_state (standing, att_sql_get_day (states->statement, 2), att_sql_statement_get_text (states->statement, 3),
                   att_sql_statement_get_text (states->statement, 4));
      if (!next_state (states, error))
        return FALSE;
    }
  return TRUE;
}

/* The first that applies, in this order. Art. 26(6) has no fifth one. Revoked is no end: it can be resumed. */
static void
tell_state (AttRegisterRow *row, Standing *standing, AttDay on)
{
  const char *state = "valid";

  if (standing->replaced_on != ATT_DAY_NONE)
    {
      state = "replaced";
      row->ended_on = standing->replaced_on;
      row->ended_ground = g_steal_pointer (&standing->replaced_ground);
    }
  else if (standing->terminated_on != ATT_DAY_NONE)
    {
      state = "terminated";
      row->ended_on = standing->terminated_on;
      row->ended_ground = g_steal_pointer (&standing->terminated_ground);
    }
  else if (row->until < on)
    {
      state = "expired";
      row->ended_on = row->until;
      row->ended_ground = g_strdup ("expiry");
    }
  else if (standing->revoked)
    state = "revoked";
  row->state = g_strdup (state);
}

static AttRegisterRow *
read_row (AttSqlStatement *statement, Standing *standing, AttDay on)
{
  AttRegisterRow *row = g_new0 (AttRegisterRow, 1);

  row->dossier = att_sql_statement_get_int (statement, 0);
  row->serial = att_sql_statement_dup_text (statement, 2);
  row->bin = att_sql_statement_dup_text (statement, 3);
  row->name = att_sql_get_name (statement, 4);
  row->from = att_sql_get_day (statement, 7);
  row->until = att_sql_get_day (statement, 8);
  tell_state (row, standing, on);
  return row;
}

static gboolean
read_register (AttSqlStatement *certificates, States *states, AttDay on, const char *state, GPtrArray *rows, GError **error)
{
  gboolean more;

  if (!next_state (states, error))
    return FALSE;
  while (att_sql_statement_step (certificates, &more, error))
    {
      g_auto (Standing) standing = { 0 };
      AttRegisterRow *row;

      if (!more)
        return TRUE;
      if (!read_standing (states, att_sql_statement_get_int (certificates, 0), att_sql_statement_get_int (certificates, 1),
                          &standing, error))
        return FALSE;
      row = read_row (certificates, &standing, on);
      if (state == NULL || g_str_equal (row->state, state))
        g_ptr_array_add (rows, row);
      else
        att_register_row_free (row);
    }
  return FALSE;
}

/* By serial number; else as they came. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AttRegisterRow *one = *(const AttRegisterRow *const *) a, *other = *(const AttRegisterRow *const *) b;
  int order = strcmp (one->serial, other->serial);

  return order != 0 ? order : one->dossier < other->dossier ? -1 : one->dossier > other->dossier;
}

static GPtrArray *
query_register (AttSqlDriver *driver, AttDay on, const char *state, GError **error)
{
  g_autoptr (AttSqlStatement) certificates = att_sql_driver_prepare (
      driver,
      "SELECT dossier, place, serial, bin, name_kk, name_ru, name_en, from_day, until_day FROM certificate "
      "WHERE from_day <= $1 ORDER BY dossier, place",
      error);
  g_autoptr (AttSqlStatement) of_states
      = certificates == NULL ? NULL
                             : att_sql_driver_prepare (driver,
                                                       "SELECT dossier, certificate, from_day, state, ground "
                                                       "FROM certificate_state WHERE from_day <= $1 "
                                                       "ORDER BY dossier, certificate, from_day, place",
                                                       error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_register_row_free);
  States states = { of_states, FALSE };

  if (of_states == NULL)
    return NULL;
  att_sql_statement_bind_int (certificates, 1, on);
  att_sql_statement_bind_int (of_states, 1, on);
  if (!read_register (certificates, &states, on, state, rows, error))
    return NULL;
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

static GPtrArray *
att_sql_store_query_register (AttStore *store, AttDay on, const char *state, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  rows = query_register (call.store->driver, on, state, error);
  return att_sql_call_leave (&call, rows != NULL, error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
find_serial (AttSqlDriver *driver, const char *serial, gint64 *dossier, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "SELECT dossier FROM certificate WHERE serial = $1 ORDER BY dossier LIMIT 1", error);
  gboolean row;

  *dossier = -1;
  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, serial);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *dossier = att_sql_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
att_sql_store_find_serial (AttStore *store, const char *serial, gint64 *dossier, GCancellable *cancellable,
                           GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, find_serial (call.store->driver, serial, dossier, error), error);
}

static GArray *
find_blob (AttSqlDriver *driver, const char *sha256, GError **error)
{
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver, "SELECT dossier FROM blob_ref WHERE hash = $1 ORDER BY dossier", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  att_sql_statement_bind_text (statement, 1, sha256);
  while (att_sql_statement_step (statement, &row, error))
    {
      gint64 dossier;

      if (!row)
        return g_steal_pointer (&dossiers);
      dossier = att_sql_statement_get_int (statement, 0);
      g_array_append_val (dossiers, dossier);
    }
  return NULL;
}

static GArray *
att_sql_store_find_blob (AttStore *store, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) dossiers = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  dossiers = find_blob (call.store->driver, sha256, error);
  return att_sql_call_leave (&call, dossiers != NULL, error) ? g_steal_pointer (&dossiers) : NULL;
}

/**
 * att_sql_store_init_register:
 * @iface: the store's methods, to which those about the register of centres are added
 */
void
att_sql_store_init_register (AttStoreInterface *iface)
{
  iface->query_register = att_sql_store_query_register;
  iface->find_serial = att_sql_store_find_serial;
  iface->find_blob = att_sql_store_find_blob;
}
