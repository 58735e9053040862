/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conformance.h"

#include <string.h>

#include "conformance-list.h"
#include "fixture.h"

typedef void (*Test) (AttStore *store);

typedef struct
{
  ConformanceFactory factory;
  Test test;
} Case;

static void
begin (AttStore *store, gboolean write)
{
  g_autoptr (GError) error = NULL;

  att_store_begin (store, write, NULL, &error);
  g_assert_no_error (error);
}

static void
commit (AttStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (att_store_commit (store, NULL, &error));
  g_assert_no_error (error);
}

static void
get_head (AttStore *store, gint64 dossier, gint64 *seq, AttHash *hash)
{
  g_autoptr (GError) error = NULL;

  att_store_get_head (store, dossier, seq, hash, NULL, &error);
  g_assert_no_error (error);
}

/* An empty store has no head, no journal, no dossier, and says so without an error. */
static gboolean
fail_meta_cb (const char *key, const char *value, gpointer data)
{
  g_assert_not_reached ();
}

static void
test_empty (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) dossiers = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GArray) projected = NULL;
  g_autoptr (GPtrArray) findings = att_problems_new ();
  AttHash hash = { { 1 } };
  gint64 n = 7, seq = 7, dossier = 7;

  get_head (store, 3, &seq, &hash);
  g_assert_cmpint (seq, ==, 0);
  g_assert_true (att_hash_is_zero (&hash));
  g_assert_true (att_store_get_journal_head (store, &n, &hash, NULL, &error));
  g_assert_cmpint (n, ==, 0);
  dossiers = att_store_list_dossiers (store, ATT_DAY_NONE, NULL, &error);
  g_assert_cmpuint (dossiers->len, ==, 0);
  entries = att_store_load (store, 3, 0, NULL, &error);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_true (att_store_find (store, "0123456789abcdef0123456789abcdef", &dossier, &seq, NULL, &error));
  g_assert_cmpint (dossier, ==, -1);
  projected = att_store_list_projections (store, NULL, &error);
  g_assert_cmpuint (projected->len, ==, 0);
  g_assert_true (att_store_list_meta (store, fail_meta_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (att_store_check_structure (store, findings, NULL, &error));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_same_entry (const AttEntry *a, const AttEntry *b)
{
  g_assert_cmpint (a->n, ==, b->n);
  g_assert_cmpint (a->dossier, ==, b->dossier);
  g_assert_cmpint (a->seq, ==, b->seq);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->kind, ==, b->kind);
  g_assert_cmpint (a->on, ==, b->on);
  g_assert_cmpstr (a->actor, ==, b->actor);
  g_assert_true (g_bytes_equal (a->content, b->content));
  g_assert_true (att_hash_equal (&a->content_hash, &b->content_hash));
  g_assert_true (att_hash_equal (&a->before, &b->before));
  g_assert_cmpint (a->recorded_at, ==, b->recorded_at);
  g_assert_cmpint (a->today, ==, b->today);
  g_assert_cmpstr (a->origin, ==, b->origin);
  g_assert_true (att_hash_equal (&a->regulation, &b->regulation));
  g_assert_true (att_hash_equal (&a->calendar, &b->calendar));
  g_assert_true (att_hash_equal (&a->hash, &b->hash));
}

static void
test_append (AttStore *store)
{
  static const AttHash zero;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttEntry) first = fixture_new_entry (4, 1, &zero, 1);
  g_autoptr (AttEntry) second = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GArray) dossiers = NULL;
  gint64 dossier, seq, n;
  AttHash head, journal, expected;

  /* Bytes are kept as they are, zeros and all. */
  g_bytes_unref (first->content);
  first->content = g_bytes_new ("<a>\0\xff</a>", 9);
  memset (first->regulation.bytes, 0xab, ATT_HASH_SIZE);
  memset (first->calendar.bytes, 0xcd, ATT_HASH_SIZE);
  att_entry_seal (first);
  begin (store, TRUE);
  g_assert_true (att_store_append (store, first, NULL, &error));
  second = fixture_new_entry (4, 2, &first->hash, 2);
  g_assert_true (att_store_append (store, second, NULL, &error));
  commit (store);
  g_assert_cmpint (first->n, ==, 1);
  g_assert_cmpint (second->n, ==, 2);
  fixture_record (store, 0, 1);
  fixture_record (store, 12, 1);

  all = att_store_load (store, 4, 0, NULL, &error);
  g_assert_cmpuint (all->len, ==, 2);
  assert_same_entry (g_ptr_array_index (all, 0), first);
  assert_same_entry (g_ptr_array_index (all, 1), second);
  later = att_store_load (store, 4, 1, NULL, &error);
  g_assert_cmpuint (later->len, ==, 1);
  assert_same_entry (g_ptr_array_index (later, 0), second);
  get_head (store, 4, &seq, &head);
  g_assert_cmpint (seq, ==, 2);
  g_assert_true (att_hash_equal (&head, &second->hash));
  g_assert_true (att_store_find (store, second->id, &dossier, &seq, NULL, &error));
  g_assert_cmpint (dossier, ==, 4);
  g_assert_cmpint (seq, ==, 2);
  dossiers = att_store_list_dossiers (store, ATT_DAY_NONE, NULL, &error);
  g_assert_cmpuint (dossiers->len, ==, 3);
  g_assert_cmpint (g_array_index (dossiers, gint64, 0), ==, 0);
  g_assert_cmpint (g_array_index (dossiers, gint64, 1), ==, 4);
  g_assert_cmpint (g_array_index (dossiers, gint64, 2), ==, 12);
  g_array_unref (dossiers);
  dossiers = att_store_list_dossiers (store, fixture_day ("2026-07-03"), NULL, &error);
  g_assert_cmpuint (dossiers->len, ==, 3);
  g_array_unref (dossiers);
  dossiers = att_store_list_dossiers (store, fixture_day ("2026-07-04"), NULL, &error);
  g_assert_cmpuint (dossiers->len, ==, 0);
  g_assert_true (att_store_get_journal_head (store, &n, &journal, NULL, &error));
  g_assert_cmpint (n, ==, 4);
  g_assert_false (att_hash_is_zero (&journal));
  expected = att_entry_compute_hash (g_ptr_array_index (all, 0));
  g_assert_true (att_hash_equal (&expected, &first->hash));
}

static void
test_append_refused (AttStore *store)
{
  static const AttHash zero;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttEntry) stale = fixture_new_entry (4, 1, &zero, 1);
  g_autoptr (AttEntry) other_before = NULL;
  g_autoptr (AttEntry) unsealed = NULL;
  g_autoptr (AttEntry) twice = NULL;
  AttHash head;
  gint64 seq;
  guint broken;

  fixture_record (store, 4, 1);
  get_head (store, 4, &seq, &head);
  begin (store, TRUE);
  g_assert_false (att_store_append (store, stale, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_BUSY, "recorded-first");
  other_before = fixture_new_entry (4, 2, &zero, 2);
  g_assert_false (att_store_append (store, other_before, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_BUSY, "recorded-first");
  unsealed = fixture_new_entry (4, 2, &head, 3);
  unsealed->today++;
  g_assert_false (att_store_append (store, unsealed, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "entry-not-sealed");
  /* An origin of two lines could pass for another field of what is hashed. */
  unsealed->today--;
  g_free (unsealed->origin);
  unsealed->origin = g_strdup ("office\nregulation 00");
  att_entry_seal (unsealed);
  g_assert_false (att_store_append (store, unsealed, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "entry-not-sealed");
  g_assert_true (fixture_append (store, 4, 4, &error));
  get_head (store, 4, &seq, &head);
  twice = fixture_new_entry (4, 3, &head, 4);
  g_assert_false (att_store_append (store, twice, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_INPUT, "act-already-recorded");
  /* A refusal has written nothing, so the rest can be kept. */
  commit (store);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 2);
  g_assert_cmpuint (broken, ==, 0);
}

static void
test_rollback (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  AttHash head;
  gint64 seq;
  gboolean taken = FALSE;

  fixture_record (store, 4, 1);
  begin (store, TRUE);
  g_assert_true (fixture_append (store, 4, 2, &error));
  g_assert_cmpint (att_store_next_number (store, "serial", NULL, &error), ==, 1);
  g_assert_true (att_store_take_number (store, "serial", "A-1", 4, &taken, NULL, &error));
  g_assert_true (taken);
  get_head (store, 4, &seq, &head);
  g_assert_cmpint (seq, ==, 2);
  att_store_rollback (store);
  att_store_rollback (store);
  get_head (store, 4, &seq, &head);
  g_assert_cmpint (seq, ==, 1);
  /* The number came back with the transaction: no gap. */
  g_assert_cmpint (att_store_next_number (store, "serial", NULL, &error), ==, 1);
  g_assert_true (att_store_take_number (store, "serial", "A-1", 5, &taken, NULL, &error));
  g_assert_true (taken);
  begin (store, FALSE);
  get_head (store, 4, &seq, &head);
  commit (store);
  g_assert_no_error (error);
}

static void
test_numbers (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = FALSE;

  for (gint64 i = 1; i <= 5; i++)
    g_assert_cmpint (att_store_next_number (store, "a-2026", NULL, &error), ==, i);
  g_assert_cmpint (att_store_next_number (store, "b-2026", NULL, &error), ==, 1);
  g_assert_true (att_store_take_number (store, "a-2026", "№ 7/Қ", 1, &taken, NULL, &error));
  g_assert_true (taken);
  g_assert_true (att_store_take_number (store, "a-2026", "№ 7/Қ", 2, &taken, NULL, &error));
  g_assert_false (taken);
  g_assert_true (att_store_take_number (store, "a-2026", "№ 7/Қ", 1, &taken, NULL, &error));
  g_assert_false (taken);
  g_assert_true (att_store_take_number (store, "b-2026", "№ 7/Қ", 2, &taken, NULL, &error));
  g_assert_true (taken);
  g_assert_no_error (error);
}

static gboolean
show_number_cb (const char *series, const char *number, gint64 dossier, gpointer data)
{
  g_string_append_printf (data, "%s %s %d; ", series, number, (int) dossier);
  return TRUE;
}

static gboolean
show_counter_cb (const char *series, gint64 value, gpointer data)
{
  g_string_append_printf (data, "%s %d; ", series, (int) value);
  return TRUE;
}

static gboolean
stop_number_cb (const char *series, const char *number, gint64 dossier, gpointer data)
{
  ++*(guint *) data;
  return FALSE;
}

static void
test_numbers_listed (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autoptr (GString) counters = g_string_new (NULL);
  g_autoptr (GString) nothing = g_string_new (NULL);
  gboolean taken = FALSE;
  gint64 value = 7, dossier = 7;
  guint shown = 0;

  g_assert_true (att_store_get_counter (store, "b", &value, NULL, &error));
  g_assert_cmpint (value, ==, 0);
  g_assert_true (att_store_find_number (store, "b", "1", &dossier, NULL, &error));
  g_assert_cmpint (dossier, ==, -1);
  g_assert_true (att_store_take_number (store, "b", "1", 4, &taken, NULL, &error));
  g_assert_true (att_store_take_number (store, "a", "№ 7/Қ", 0, &taken, NULL, &error));
  g_assert_true (att_store_find_number (store, "b", "1", &dossier, NULL, &error));
  g_assert_cmpint (dossier, ==, 4);
  g_assert_true (att_store_find_number (store, "a", "1", &dossier, NULL, &error));
  g_assert_cmpint (dossier, ==, -1);
  g_assert_true (att_store_set_counter (store, "b", 5, NULL, &error));
  g_assert_cmpint (att_store_next_number (store, "b", NULL, &error), ==, 6);
  g_assert_cmpint (att_store_next_number (store, "a", NULL, &error), ==, 1);
  g_assert_true (att_store_get_counter (store, "b", &value, NULL, &error));
  g_assert_cmpint (value, ==, 6);
  g_assert_true (att_store_list_numbers (store, show_number_cb, numbers, NULL, &error));
  g_assert_cmpstr (numbers->str, ==, "a № 7/Қ 0; b 1 4; ");
  g_assert_true (att_store_list_counters (store, show_counter_cb, counters, NULL, &error));
  g_assert_cmpstr (counters->str, ==, "a 1; b 6; ");
  g_assert_true (att_store_list_numbers (store, stop_number_cb, &shown, NULL, &error));
  g_assert_cmpuint (shown, ==, 1);
  begin (store, TRUE);
  g_assert_true (att_store_clear_numbers (store, NULL, &error));
  commit (store);
  g_assert_true (att_store_list_numbers (store, show_number_cb, nothing, NULL, &error));
  g_assert_true (att_store_list_counters (store, show_counter_cb, nothing, NULL, &error));
  g_assert_cmpstr (nothing->str, ==, "");
  g_assert_no_error (error);
}

static gboolean
count_two_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  guint *count = data;

  g_assert_true (att_hash_equal (&journal->entry, &entry->hash));
  g_assert_false (att_hash_is_zero (&journal->hash));
  g_assert_true (att_hash_is_zero (&journal->before) == (entry->n == 1));
  return ++*count < 2;
}

static gboolean
collect_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  g_string_append_printf (data, "%d/%d ", (int) entry->dossier, (int) entry->seq);
  return TRUE;
}

static gboolean
read_inside_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  AttStore *store = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = att_store_load (store, entry->dossier, 0, NULL, &error);
  GString *inner = g_string_new (NULL);

  g_assert_cmpuint (entries->len, >, 0);
  g_assert_true (att_store_scan (store, -1, collect_cb, inner, NULL, &error));
  g_assert_cmpstr (inner->str, ==, "1/1 1/2 2/1 1/3 ");
  g_string_free (inner, TRUE);
  return TRUE;
}

static void
test_scan (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) one = g_string_new (NULL);
  guint count = 0, broken;

  fixture_record (store, 1, 2);
  fixture_record (store, 2, 1);
  fixture_record (store, 1, 1);
  g_assert_true (att_store_scan (store, -1, collect_cb, all, NULL, &error));
  g_assert_cmpstr (all->str, ==, "1/1 1/2 2/1 1/3 ");
  g_assert_true (att_store_scan (store, 1, collect_cb, one, NULL, &error));
  g_assert_cmpstr (one->str, ==, "1/1 1/2 1/3 ");
  g_assert_true (att_store_scan (store, -1, count_two_cb, &count, NULL, &error));
  g_assert_cmpuint (count, ==, 2);
  count = 0;
  g_assert_true (att_store_scan (store, 1, count_two_cb, &count, NULL, &error));
  g_assert_cmpuint (count, ==, 2);
  g_assert_true (att_store_scan (store, -1, read_inside_cb, store, NULL, &error));
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 4);
  g_assert_cmpuint (broken, ==, 0);
}

static void
test_blobs (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 and more", 17);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) nothing = NULL;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) again = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) opened = NULL;
  g_autofree char *type = NULL;
  char read[32];
  gsize got = 0;
  AttHash hash, expected = att_hash_bytes (bytes), unknown = { { 1 } };
  guint64 size = 0;
  gboolean intact = FALSE;

  g_assert_true (att_store_put_blob (store, stream, 17, &hash, &size, &type, NULL, &error));
  g_assert_true (att_hash_equal (&hash, &expected));
  g_assert_cmpuint (size, ==, 17);
  g_assert_cmpstr (type, ==, "application/pdf");
  g_assert_false (att_store_put_blob (store, again, 16, &hash, NULL, NULL, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_INPUT, "file-too-large");
  back = att_store_get_blob (store, &expected, NULL, &error);
  g_assert_true (g_bytes_equal (back, bytes));
  opened = att_store_open_blob (store, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (opened, read, sizeof read, &got, NULL, &error));
  g_assert_cmpmem (read, got, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (att_store_put_blob_bytes (store, empty, &hash, NULL, &error));
  nothing = att_store_get_blob (store, &hash, NULL, &error);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  g_assert_true (att_store_check_blob (store, &expected, &intact, NULL, &error));
  g_assert_true (intact);
  g_assert_true (att_store_check_blob (store, &unknown, &intact, NULL, &error));
  g_assert_false (intact);
  g_assert_no_error (error);
  g_assert_null (att_store_open_blob (store, &unknown, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "file-missing");
  g_assert_null (att_store_get_blob (store, &unknown, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "file-missing");
}

static void
put_draft (AttStore *store, gint64 dossier, const char *person, const char *content, gint64 saved_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  AttDraft draft = { dossier, (char *) "examined", (char *) person, (char *) "ab12", bytes, saved_at };

  g_assert_true (att_store_put_draft (store, &draft, NULL, &error));
  g_assert_no_error (error);
}

static void
test_drafts (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDraft) draft = NULL;
  g_autoptr (GPtrArray) hers = NULL;
  g_autoptr (GPtrArray) all = NULL;

  put_draft (store, 3, "Айгүл", "first", 10);
  put_draft (store, 3, "Ерлан", "his", 30);
  put_draft (store, 0, "Айгүл", "not yet opened", 20);
  put_draft (store, 3, "Айгүл", "second", 40);
  draft = att_store_get_draft (store, 3, "examined", "Айгүл", NULL, &error);
  g_assert_cmpstr (draft->head, ==, "ab12");
  g_assert_cmpint (draft->saved_at, ==, 40);
  g_assert_cmpmem (g_bytes_get_data (draft->content, NULL), g_bytes_get_size (draft->content), "second", 6);
  hers = att_store_list_drafts (store, "Айгүл", NULL, &error);
  g_assert_cmpuint (hers->len, ==, 2);
  g_assert_cmpint (((AttDraft *) g_ptr_array_index (hers, 0))->dossier, ==, 3);
  all = att_store_list_drafts (store, NULL, NULL, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (att_store_delete_draft (store, 3, "examined", "Айгүл", NULL, &error));
  g_assert_true (att_store_delete_draft (store, 3, "examined", "Айгүл", NULL, &error));
  g_assert_null (att_store_get_draft (store, 3, "examined", "Айгүл", NULL, &error));
  g_assert_no_error (error);
}

static gboolean
show_meta_cb (const char *key, const char *value, gpointer data)
{
  g_string_append_printf (data, "%s %s; ", key, value);
  return TRUE;
}

static void
test_meta (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (att_store_get_meta (store, "fold-version", &before, NULL, &error));
  g_assert_null (before);
  g_assert_true (att_store_put_meta (store, "fold-version", "1", NULL, &error));
  g_assert_true (att_store_put_meta (store, "fold-version", "2", NULL, &error));
  g_assert_true (att_store_get_meta (store, "fold-version", &after, NULL, &error));
  g_assert_cmpstr (after, ==, "2");
  /* What the store keeps for itself is not among it. */
  g_assert_true (att_store_list_meta (store, show_meta_cb, all, NULL, &error));
  g_assert_cmpstr (all->str, ==, "fold-version 2; ");
  g_assert_no_error (error);
}

static void
test_cancelled (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AttHash head;
  gint64 seq;

  begin (store, TRUE);
  g_assert_true (fixture_append (store, 4, 1, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (att_store_get_head (store, 4, &seq, &head, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (att_store_commit (store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  get_head (store, 4, &seq, &head);
  g_assert_cmpint (seq, ==, 0);
  fixture_record (store, 4, 1);
}

static void
test_projection (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProjection) projection = fixture_new_projection (4, "«Білік» ЖШС", "ТОО «Білік»");
  g_autoptr (AttProjection) changed = NULL;
  g_autoptr (GArray) listed = NULL;
  g_autoptr (GArray) none = NULL;
  AttCertificateRow *certificate;
  gint64 dossier = 7;

  projection->officer = g_strdup ("Ерлан");
  projection->incoming = g_strdup ("15/26");
  projection->ends_after = fixture_day ("2029-03-01");
  memset (projection->head.bytes, 7, ATT_HASH_SIZE);
  fixture_add_deadline (projection, "certificate", "2026-03-16", "2026-03-10", NULL, TRUE);
  fixture_add_deadline (projection, "listing", "2026-03-17", NULL, "2029-03-02", TRUE);
  certificate = fixture_add_certificate (projection, "KZ-1", "2026-03-02", "2029-03-01");
  fixture_add_state (certificate, "2027-01-01", "revoked", "3");
  g_ptr_array_add (projection->blobs, g_strnfill (64, 'a'));
  fixture_project (store, projection);
  fixture_assert_projected (store, projection, NULL);
  g_assert_true (att_store_find_serial (store, "KZ-1", &dossier, NULL, &error));
  g_assert_cmpint (dossier, ==, 4);

  /* What is written anew replaces all that was. */
  changed = fixture_new_projection (4, "«Кәсіп» ЖШС", NULL);
  fixture_project (store, changed);
  fixture_assert_projected (store, changed, NULL);
  fixture_assert_projected (store, projection, "dossier.head");
  g_assert_true (att_store_find_serial (store, "KZ-1", &dossier, NULL, &error));
  g_assert_cmpint (dossier, ==, -1);

  listed = att_store_list_projections (store, NULL, &error);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_cmpint (g_array_index (listed, gint64, 0), ==, 4);

  begin (store, TRUE);
  g_assert_true (att_store_put_meta (store, "fold-version", "1", NULL, &error));
  g_assert_true (att_store_clear_projections (store, NULL, &error));
  g_assert_true (att_store_list_meta (store, fail_meta_cb, NULL, NULL, &error));
  commit (store);
  fixture_assert_projected (store, changed, "dossier");
  none = att_store_list_projections (store, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_no_error (error);
}

static void
assert_named_in (AttStore *store, char letter, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_strnfill (64, letter);
  g_autoptr (GArray) dossiers = att_store_find_blob (store, hash, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < dossiers->len; i++)
    g_string_append_printf (found, "%" G_GINT64_FORMAT " ", g_array_index (dossiers, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
project_with_files (AttStore *store, gint64 dossier, const char *letters)
{
  g_autoptr (AttProjection) projection = fixture_new_projection (dossier, "«Білік» ЖШС", NULL);

  for (const char *letter = letters; *letter != '\0'; letter++)
    g_ptr_array_add (projection->blobs, g_strnfill (64, *letter));
  fixture_project (store, projection);
}

/* Which dossiers name a file: the same paper handed in twice is noticed, and a document that was issued is found. */
static void
test_find_blob (AttStore *store)
{
  assert_named_in (store, 'a', "");
  project_with_files (store, 9, "ab");
  project_with_files (store, 4, "bc");
  assert_named_in (store, 'a', "9 ");
  assert_named_in (store, 'b', "4 9 ");
  assert_named_in (store, 'd', "");
  project_with_files (store, 9, "a");
  assert_named_in (store, 'b', "4 ");
}

static char *
list_due (AttStore *store, const char *today, const char *until)
{
  g_autoptr (GError) error = NULL;
  const AttDueQuery query = { .today = fixture_day (today), .until = fixture_day (until) };
  g_autoptr (GPtrArray) rows = att_store_query_due (store, &query, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const AttDueRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%d:%s ", (int) row->dossier, row->id);
      g_assert_nonnull (row->name);
    }
  return g_string_free (text, FALSE);
}

static void
test_due (AttStore *store)
{
  g_autofree char *soon = NULL;
  g_autofree char *all = NULL;
  g_autofree char *after_end = NULL;
  g_autofree char *before_met = NULL;

  conformance_set_up_list (store);
  soon = list_due (store, "2026-07-04", "2026-07-05");
  g_assert_cmpstr (soon, ==, "2:revocation 1:reaccreditation ");
  all = list_due (store, "2026-07-04", "2026-07-10");
  g_assert_cmpstr (all, ==, "2:revocation 1:reaccreditation 1:certificate ");
  after_end = list_due (store, "2026-07-05", "2026-07-10");
  g_assert_cmpstr (after_end, ==, "1:reaccreditation 1:certificate ");
  before_met = list_due (store, "2026-07-01", "2026-07-01");
  g_assert_cmpstr (before_met, ==, "1:listing ");
}

static void
assert_steps (AttStore *store, AttStepQuery query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = att_store_count_steps (store, &query, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    {
      const AttStepCount *count = g_ptr_array_index (counts, i);
      g_autoptr (GPtrArray) rows = NULL;

      query.kind = count->kind;
      rows = att_store_query_steps (store, &query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, count->count);
      g_string_append_printf (text, "%s:", count->kind);
      for (guint k = 0; k < rows->len; k++)
        g_string_append_printf (text, " %d", (int) ((const AttStepRow *) g_ptr_array_index (rows, k))->dossier);
      g_string_append (text, "; ");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Who has the turn on a day: a day that was set gives it back to NCE, a deadline or the end takes it from the list. */
static void
test_turns (AttStore *store)
{
  AttDay day = fixture_day ("2026-07-04");

  for (gint64 i = 1; i <= 8; i++)
    {
      g_autoptr (AttProjection) projection = fixture_new_projection (i, "Орталық", "Центр");

      projection->received_on -= (AttDay) i; /* the later the number, the longer it is there */
      switch (i)
        {
        case 1:
        case 2:
          fixture_set_turn (projection, "examined", NULL, NULL, NULL);
          break;
        case 3:
          fixture_set_turn (projection, "examined", "remarks-answered", "2026-07-01", "2026-07-04");
          break;
        case 4:
          fixture_set_turn (projection, "coordination-answered", "coordination-answered", "2026-07-02", NULL);
          projection->officer = g_strdup ("Айгүл");
          projection->officer_person = g_strdup ("p1");
          break;
        case 5:
          fixture_set_turn (projection, "coordination-answered", "coordination-answered", "2026-06-30", NULL);
          projection->officer = g_strdup ("Айгүл");
          break;
        case 6:
          fixture_set_turn (projection, "refusal-sent", NULL, NULL, NULL);
          projection->next_due = day - 3;
          break;
        case 7:
          fixture_set_turn (projection, "reissued", "elimination-reported", "2026-07-01", NULL);
          projection->ends_after = day;
          break;
        default:
          break;
        }
      fixture_project (store, projection);
    }
  assert_steps (store, (AttStepQuery){ .today = day }, "examined: 2 1; ");
  assert_steps (store, (AttStepQuery){ .today = day, .waiting = TRUE },
                "coordination-answered: 5 4; elimination-reported: 7; remarks-answered: 3; ");
  assert_steps (store, (AttStepQuery){ .today = day + 1 }, "examined: 3 2 1; ");
  assert_steps (store, (AttStepQuery){ .today = day + 1, .waiting = TRUE }, "coordination-answered: 5 4; ");
  assert_steps (store, (AttStepQuery){ .today = day, .waiting = TRUE, .officer = "Айгүл", .person = "p1" },
                "coordination-answered: 5 4; ");
  assert_steps (store, (AttStepQuery){ .today = day, .waiting = TRUE, .officer = "Айгүл", .person = "p2" },
                "coordination-answered: 5; ");
  assert_steps (store, (AttStepQuery){ .today = day, .waiting = TRUE, .officer = "Ерлан" }, "");
}

static void
assert_days (AttStore *store, AttDueQuery query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = att_store_count_due (store, &query, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      const AttDayCount *count = &g_array_index (days, AttDayCount, i);
      g_autofree char *day = att_day_to_string (count->day);

      g_string_append_printf (text, "%s %d; ", day, (int) count->count);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_due_days (AttStore *store)
{
  g_autoptr (AttProjection) one = fixture_new_projection (1, "Бір", "Один");
  g_autoptr (AttProjection) two = fixture_new_projection (2, "Екі", "Два");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  AttDueQuery query = { .today = fixture_day ("2026-07-04"), .owner = ATT_OWNER_NCE };
  const AttDueRow *row;

  two->officer = g_strdup ("Айгүл");
  two->officer_person = g_strdup ("p1");
  fixture_add_deadline (one, "certificate", "2026-07-03", NULL, NULL, TRUE);
  fixture_add_deadline (one, "listing", "2026-07-03", "2026-07-04", NULL, TRUE);
  fixture_add_deadline (one, "agreement", "2026-07-10", NULL, "2026-07-04", TRUE);
  fixture_add_deadline (two, "certificate", "2026-07-10", NULL, NULL, TRUE);
  fixture_add_deadline (two, "listing", "2026-07-10", NULL, NULL, TRUE);
  fixture_add_deadline (two, "expiry", "2026-07-10", NULL, NULL, FALSE);
  fixture_add_deadline (two, "reaccreditation", "2026-01-10", "2026-02-02", NULL, FALSE);
  /* The one act that opened both. */
  ((AttDeadlineRow *) g_ptr_array_index (two->deadlines, 3))->act = 3;
  fixture_project (store, one);
  fixture_project (store, two);
  assert_days (store, query, "2026-07-03 1; 2026-07-10 2; ");
  query.officer = "Айгүл";
  assert_days (store, query, "2026-07-10 2; ");
  /* Another officer of that name; and the one who is meant. */
  query.person = "p2";
  assert_days (store, query, "");
  query.person = "p1";
  assert_days (store, query, "2026-07-10 2; ");
  query.limit = 1;
  query.from = fixture_day ("2026-07-04");
  rows = att_store_query_due (store, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->id, ==, "certificate");
  g_assert_cmpstr (row->officer, ==, "Айгүл");
  g_clear_pointer (&rows, g_ptr_array_unref);
  query = (AttDueQuery){ .today = query.today, .owner = ATT_OWNER_CENTRE, .period = "expiry",
                         .beside = "reaccreditation" };
  rows = att_store_query_due (store, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->beside_due, ==, fixture_day ("2026-01-10"));
  g_assert_cmpint (row->beside_met_on, ==, fixture_day ("2026-02-02"));
}

static char *
list_register (AttStore *store, const char *on, const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = att_store_query_register (store, fixture_day (on), state, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const AttRegisterRow *row = g_ptr_array_index (rows, i);
      g_autofree char *ended = att_day_to_string (row->ended_on);

      g_string_append_printf (text, "%s %s", row->serial, row->state);
      if (ended != NULL)
        g_string_append_printf (text, " %s %s", ended, row->ended_ground);
      g_string_append (text, "; ");
    }
  return g_string_free (text, FALSE);
}

static void
assert_register (AttStore *store, const char *on, const char *state, const char *expected)
{
  g_autofree char *text = list_register (store, on, state);

  g_assert_cmpstr (text, ==, expected);
}

/* law-11.2, law-26.6: every certificate ever issued, as it stood on any day, and the ground of its end. */
static void
test_register (AttStore *store)
{
  g_autoptr (AttProjection) one = fixture_new_projection (1, "Бір", "Один");
  g_autoptr (AttProjection) two = fixture_new_projection (2, "Екі", "Два");
  g_autoptr (AttProjection) three = fixture_new_projection (3, "Үш", "Три");
  AttCertificateRow *a = fixture_add_certificate (one, "KZ-1", "2026-01-10", "2029-01-09");
  AttCertificateRow *b = fixture_add_certificate (one, "KZ-3", "2027-05-01", "2029-01-09");
  AttCertificateRow *c = fixture_add_certificate (two, "KZ-2", "2026-02-01", "2029-01-31");

  fixture_add_certificate (three, "KZ-4", "2026-03-01", "2029-02-28");
  fixture_add_state (a, "2027-05-01", "replaced", "reorganisation");
  fixture_add_state (b, "2028-01-01", "revoked", "2");
  fixture_add_state (c, "2026-06-01", "revoked", "3");
  fixture_add_state (c, "2026-08-01", "valid", NULL);
  fixture_add_state (c, "2027-02-01", "revoked", "2");
  fixture_add_state (c, "2027-06-01", "terminated", "liquidation");
  fixture_project (store, one);
  fixture_project (store, two);
  fixture_project (store, three);
  assert_register (store, "2026-01-09", NULL, "");
  assert_register (store, "2026-01-10", NULL, "KZ-1 valid; ");
  assert_register (store, "2026-05-31", NULL, "KZ-1 valid; KZ-2 valid; KZ-4 valid; ");
  assert_register (store, "2026-06-01", NULL, "KZ-1 valid; KZ-2 revoked; KZ-4 valid; ");
  assert_register (store, "2026-08-01", NULL, "KZ-1 valid; KZ-2 valid; KZ-4 valid; ");
  assert_register (store, "2027-05-01", NULL,
                   "KZ-1 replaced 2027-05-01 reorganisation; KZ-2 revoked; KZ-3 valid; KZ-4 valid; ");
  assert_register (store, "2027-05-01", "valid", "KZ-3 valid; KZ-4 valid; ");
  assert_register (store, "2028-01-01", "revoked", "KZ-3 revoked; ");
  assert_register (store, "2029-01-09", "expired", "");
  /* The last day is a day of validity; a revoked one expires too; replaced and terminated stay what they are. */
  assert_register (store, "2029-01-10", NULL,
                   "KZ-1 replaced 2027-05-01 reorganisation; KZ-2 terminated 2027-06-01 liquidation; "
                   "KZ-3 expired 2029-01-09 expiry; KZ-4 valid; ");
  assert_register (store, "2029-03-01", "expired",
                   "KZ-3 expired 2029-01-09 expiry; KZ-4 expired 2029-02-28 expiry; ");
}

static void
run_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *folder = fixture_new_folder ();
  AttStore *store = c->factory (folder);

  c->test (store);
  g_assert_finalize_object (store);
  fixture_remove (folder);
}

void
conformance_add (const char *name, ConformanceFactory factory)
{
  static const struct
  {
    const char *name;
    Test test;
  } tests[] = {
    { "empty", test_empty },
    { "append", test_append },
    { "append-refused", test_append_refused },
    { "rollback", test_rollback },
    { "numbers", test_numbers },
    { "numbers-listed", test_numbers_listed },
    { "scan", test_scan },
    { "blobs", test_blobs },
    { "drafts", test_drafts },
    { "meta", test_meta },
    { "cancelled", test_cancelled },
    { "projection", test_projection },
    { "find-blob", test_find_blob },
    { "search", conformance_test_search },
    { "list", conformance_test_list },
    { "filters", conformance_test_filters },
    { "sorts", conformance_test_sorts },
    { "many", conformance_test_many },
    { "officers", conformance_test_officers },
    { "stage-of-day-law-23.2.5", conformance_test_stage_of_day },
    { "due", test_due },
    { "due-days", test_due_days },
    { "turns", test_turns },
    { "register-law-11.2-law-26.6", test_register },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/%s/%s", name, tests[i].name);
      Case *c = g_new (Case, 1);

      c->factory = factory;
      c->test = tests[i].test;
      g_test_add_data_func_full (path, c, run_case, g_free);
    }
}
