/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-store-private.h"

G_DEFINE_INTERFACE (AttStore, att_store, G_TYPE_OBJECT)

static void
att_store_default_init (AttStoreInterface *iface)
{
}

/* Every method is refused once the caller has cancelled, before it does anything. */
gboolean
att_store_may_go_on (GCancellable *cancellable, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * att_store_begin:
 * @self: a store, in no transaction
 * @write: whether anything is going to be written
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_BUSY when somebody else is writing for too long
 *
 * Begins a transaction: what is read until it ends is the store of one moment. Only one at a time may write.
 *
 * Returns: whether it has begun
 */
gboolean
att_store_begin (AttStore *self, gboolean write, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), FALSE);
  return att_store_may_go_on (cancellable, error) && ATT_STORE_GET_IFACE (self)->begin (self, write, cancellable, error);
}

/**
 * att_store_commit:
 * @self: a store in a transaction
 * @cancellable: (nullable): to stop early
 * @error: why nothing of it was kept
 *
 * Ends the transaction and keeps what it wrote; on return it is on the disk. When it fails, the transaction is
 * over as well and has left nothing.
 *
 * Returns: whether it was kept
 */
gboolean
att_store_commit (AttStore *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), FALSE);
  if (att_store_may_go_on (cancellable, error))
    return ATT_STORE_GET_IFACE (self)->commit (self, cancellable, error);
  att_store_rollback (self);
  return FALSE;
}

/**
 * att_store_rollback:
 * @self: a store
 *
 * Ends the transaction and leaves nothing of it. Does nothing where there is none.
 */
void
att_store_rollback (AttStore *self)
{
  g_return_if_fail (ATT_IS_STORE (self));
  ATT_STORE_GET_IFACE (self)->rollback (self);
}

/**
 * att_store_get_head:
 * @self: a store
 * @dossier: a dossier; 0 is the office
 * @seq: (out): the sequence number of its last entry; 0 where it has none
 * @hash: (out): that entry's hash; zeros where there is none
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell
 */
gboolean
att_store_get_head (AttStore *self, gint64 dossier, gint64 *seq, AttHash *hash, GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && seq != NULL && hash != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->get_head (self, dossier, seq, hash, cancellable, error);
}

/**
 * att_store_append:
 * @self: a store in a write transaction
 * @entry: a sealed entry that follows the dossier's head; its @n is set
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_BUSY when the head is another one by now: somebody else recorded first
 *
 * Appends an entry to its dossier's chain and to the journal.
 *
 * Returns: whether it was appended
 */
gboolean
att_store_append (AttStore *self, AttEntry *entry, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && entry != NULL, FALSE);
  return att_store_may_go_on (cancellable, error) && ATT_STORE_GET_IFACE (self)->append (self, entry, cancellable, error);
}

/**
 * att_store_load:
 * @self: a store
 * @dossier: a dossier; 0 is the office
 * @after_seq: only entries after that one; 0 for all
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttEntry): its entries in their order; none where there is no
 * such dossier
 */
GPtrArray *
att_store_load (AttStore *self, gint64 dossier, gint64 after_seq, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->load (self, dossier, after_seq, cancellable, error)
             : NULL;
}

/**
 * att_store_find:
 * @self: a store
 * @id: an act's id
 * @dossier: (out): the dossier that it stands in; -1 where no act has that id
 * @seq: (out): its sequence number; 0 where there is none
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell; an act that is not there is no error
 */
gboolean
att_store_find (AttStore *self, const char *id, gint64 *dossier, gint64 *seq, GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && id != NULL && dossier != NULL && seq != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->find (self, id, dossier, seq, cancellable, error);
}

/**
 * att_store_scan:
 * @self: a store
 * @dossier: only that dossier's entries, in their order; below 0 for all, in the order of the journal
 * @func: (scope call): called for each; must not write
 * @data: for @func
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Shows entries without copying them. A scan of all shows both what the journal lacks and, with a content of
 * %NULL, what the acts lack.
 *
 * Returns: whether all were shown that @func wanted
 */
gboolean
att_store_scan (AttStore *self, gint64 dossier, AttEntryFunc func, gpointer data, GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && func != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->scan (self, dossier, func, data, cancellable, error);
}

/**
 * att_store_get_journal_head:
 * @self: a store
 * @n: (out): the last place of the journal; 0 when it is empty
 * @hash: (out): the journal's hash there; zeros when it is empty
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell
 */
gboolean
att_store_get_journal_head (AttStore *self, gint64 *n, AttHash *hash, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && n != NULL && hash != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->get_journal_head (self, n, hash, cancellable, error);
}

/**
 * att_store_list_dossiers:
 * @self: a store
 * @after: only those in which something was recorded after that day, or %ATT_DAY_NONE
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of the dossiers that have an entry, in
 * their order; 0, the office, is one of them
 */
GArray *
att_store_list_dossiers (AttStore *self, AttDay after, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->list_dossiers (self, after, cancellable, error)
             : NULL;
}

/**
 * att_store_put_blob:
 * @self: a store
 * @stream: where the bytes come from
 * @limit: how many bytes at most
 * @hash: (out): their SHA-256, by which they are found again
 * @size: (out) (optional): how many there were
 * @type: (out) (optional) (transfer full): their media type, told from the first of them
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when there are too many or the stream fails
 *
 * Keeps a file; on return it is on the disk. The same bytes are kept once, and put right if they had been altered.
 * Not part of a transaction: files go before the act that names them.
 *
 * Returns: whether all of it was kept; else nothing of it is
 */
gboolean
att_store_put_blob (AttStore *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size, char **type,
                    GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && G_IS_INPUT_STREAM (stream) && hash != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->put_blob (self, stream, limit, hash, size, type, cancellable, error);
}

/**
 * att_store_put_blob_bytes:
 * @self: a store
 * @bytes: a file's bytes
 * @hash: (out): their SHA-256
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether they were kept
 */
gboolean
att_store_put_blob_bytes (AttStore *self, GBytes *bytes, AttHash *hash, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return att_store_put_blob (self, stream, G_MAXUINT64, hash, NULL, NULL, cancellable, error);
}

/**
 * att_store_get_blob:
 * @self: a store
 * @hash: a file's hash
 * @cancellable: (nullable): to stop early
 * @error: a problem, also when the bytes are no longer those that were kept
 *
 * Returns: (transfer full) (nullable): the bytes that have that hash
 */
GBytes *
att_store_get_blob (AttStore *self, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && hash != NULL, NULL);
  return att_store_may_go_on (cancellable, error) ? ATT_STORE_GET_IFACE (self)->get_blob (self, hash, cancellable, error)
                                        : NULL;
}

/**
 * att_store_open_blob:
 * @self: a store
 * @hash: a file's hash
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * For who needs but a piece of a large file at a time, and proves the whole of it by its hash.
 *
 * Returns: (transfer full) (nullable): the bytes that were kept under that hash
 */
GInputStream *
att_store_open_blob (AttStore *self, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && hash != NULL, NULL);
  return att_store_may_go_on (cancellable, error) ? ATT_STORE_GET_IFACE (self)->open_blob (self, hash, cancellable, error)
                                        : NULL;
}

/**
 * att_store_check_blob:
 * @self: a store
 * @hash: a file's hash
 * @intact: (out): whether its bytes are there and have that hash
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether the store could tell
 */
gboolean
att_store_check_blob (AttStore *self, const AttHash *hash, gboolean *intact, GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && hash != NULL && intact != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->check_blob (self, hash, intact, cancellable, error);
}

/**
 * att_store_put_draft:
 * @self: a store
 * @draft: a draft, which replaces the one of the same dossier, kind and person
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether it was kept
 */
gboolean
att_store_put_draft (AttStore *self, const AttDraft *draft, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && draft != NULL, FALSE);
  g_return_val_if_fail (draft->kind != NULL && draft->person != NULL && draft->content != NULL, FALSE);
  return att_store_may_go_on (cancellable, error) && ATT_STORE_GET_IFACE (self)->put_draft (self, draft, cancellable, error);
}

/**
 * att_store_get_draft:
 * @self: a store
 * @dossier: a dossier
 * @kind: a kind of act, or the name of a page
 * @person: whose draft
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without @error where there is none
 */
AttDraft *
att_store_get_draft (AttStore *self, gint64 dossier, const char *kind, const char *person,
                     GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && kind != NULL && person != NULL, NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->get_draft (self, dossier, kind, person, cancellable, error)
             : NULL;
}

/**
 * att_store_list_drafts:
 * @self: a store
 * @person: (nullable): whose drafts; %NULL for everybody's
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttDraft): the drafts, the latest first
 */
GPtrArray *
att_store_list_drafts (AttStore *self, const char *person, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self), NULL);
  return att_store_may_go_on (cancellable, error)
             ? ATT_STORE_GET_IFACE (self)->list_drafts (self, person, cancellable, error)
             : NULL;
}

/**
 * att_store_delete_draft:
 * @self: a store
 * @dossier: a dossier
 * @kind: a kind of act, or the name of a page
 * @person: whose draft
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: whether there is no such draft now
 */
gboolean
att_store_delete_draft (AttStore *self, gint64 dossier, const char *kind, const char *person,
                        GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ATT_IS_STORE (self) && kind != NULL && person != NULL, FALSE);
  return att_store_may_go_on (cancellable, error)
         && ATT_STORE_GET_IFACE (self)->delete_draft (self, dossier, kind, person, cancellable, error);
}
