/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#define DRAFT_COLUMNS "dossier, kind, person, head, content, saved_at"

static gboolean
put_draft (AttSqlDriver *driver, const AttDraft *draft, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver,
      "INSERT INTO draft (" DRAFT_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT (dossier, kind, person) DO UPDATE SET head = excluded.head, content = excluded.content, "
      "saved_at = excluded.saved_at",
      error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, draft->dossier);
  att_sql_statement_bind_text (statement, 2, draft->kind);
  att_sql_statement_bind_text (statement, 3, draft->person);
  att_sql_statement_bind_text (statement, 4, draft->head);
  att_sql_statement_bind_bytes (statement, 5, draft->content);
  att_sql_statement_bind_int (statement, 6, draft->saved_at);
  return att_sql_statement_run (statement, error);
}

static gboolean
att_sql_store_put_draft (AttStore *store, const AttDraft *draft, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, put_draft (call.store->driver, draft, error), error);
}

static AttDraft *
read_draft (AttSqlStatement *statement)
{
  AttDraft *draft = g_new0 (AttDraft, 1);
  gsize length;
  const void *content = att_sql_statement_get_blob (statement, 4, &length);

  draft->dossier = att_sql_statement_get_int (statement, 0);
  draft->kind = att_sql_statement_dup_text (statement, 1);
  draft->person = att_sql_statement_dup_text (statement, 2);
  draft->head = att_sql_statement_dup_text (statement, 3);
  draft->content = g_bytes_new (content, length);
  draft->saved_at = att_sql_statement_get_int (statement, 5);
  return draft;
}

static gboolean
get_draft (AttSqlDriver *driver, gint64 dossier, const char *kind, const char *person, AttDraft **draft,
           GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "SELECT " DRAFT_COLUMNS " FROM draft WHERE dossier = $1 AND kind = $2 AND person = $3", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_text (statement, 2, kind);
  att_sql_statement_bind_text (statement, 3, person);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  *draft = row ? read_draft (statement) : NULL;
  return TRUE;
}

static AttDraft *
att_sql_store_get_draft (AttStore *store, gint64 dossier, const char *kind, const char *person,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (AttDraft) draft = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error)
      || !att_sql_call_leave (&call, get_draft (call.store->driver, dossier, kind, person, &draft, error), error))
    return NULL;
  return g_steal_pointer (&draft);
}

static GPtrArray *
list_drafts (AttSqlDriver *driver, const char *person, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver,
                              person != NULL ? "SELECT " DRAFT_COLUMNS " FROM draft WHERE person = $1 "
                                               "ORDER BY saved_at DESC, dossier, kind, person"
                                             : "SELECT " DRAFT_COLUMNS " FROM draft "
                                               "ORDER BY saved_at DESC, dossier, kind, person",
                              error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) att_draft_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (person != NULL)
    att_sql_statement_bind_text (statement, 1, person);
  while (TRUE)
    {
      if (!att_sql_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&drafts);
      g_ptr_array_add (drafts, read_draft (statement));
    }
}

static GPtrArray *
att_sql_store_list_drafts (AttStore *store, const char *person, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) drafts = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  drafts = list_drafts (call.store->driver, person, error);
  return att_sql_call_leave (&call, drafts != NULL, error) ? g_steal_pointer (&drafts) : NULL;
}

static gboolean
delete_draft (AttSqlDriver *driver, gint64 dossier, const char *kind, const char *person, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "DELETE FROM draft WHERE dossier = $1 AND kind = $2 AND person = $3", error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_text (statement, 2, kind);
  att_sql_statement_bind_text (statement, 3, person);
  return att_sql_statement_run (statement, error);
}

static gboolean
att_sql_store_delete_draft (AttStore *store, gint64 dossier, const char *kind, const char *person,
                            GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, delete_draft (call.store->driver, dossier, kind, person, error), error);
}

/**
 * att_sql_store_init_drafts:
 * @iface: the store's methods, to which those about drafts are added
 */
void
att_sql_store_init_drafts (AttStoreInterface *iface)
{
  iface->put_draft = att_sql_store_put_draft;
  iface->get_draft = att_sql_store_get_draft;
  iface->list_drafts = att_sql_store_list_drafts;
  iface->delete_draft = att_sql_store_delete_draft;
}
