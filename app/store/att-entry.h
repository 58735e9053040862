/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "att-day.h"
#include "att-hash.h"

G_BEGIN_DECLS

#define ATT_TYPE_ENTRY (att_entry_get_type ())

/**
 * AttEntry:
 * @n: its place in the register-wide journal, from 1; 0 until it is appended
 * @dossier: the dossier; 0 is the office
 * @seq: its place in the dossier, from 1
 * @id: the act's id, read from @content
 * @kind: the act's kind, read from @content
 * @on: the day on which the act took place, read from @content
 * @actor: who recorded it, read from @content
 * @content: the act's bytes, verbatim for ever
 * @content_hash: SHA-256 of @content
 * @before: hash of the dossier's entry before; zeros for the first
 * @recorded_at: the machine's clock when it was recorded, microseconds since 1970 UTC
 * @today: the day that was taken for today
 * @origin: where it came from: `office`, or the id of a field file
 * @regulation: hash of the regulation that it was judged by; zeros for none
 * @calendar: hash of the calendar that it was judged by; zeros for none
 * @hash: SHA-256 of all of the above in the form of att_entry_compute_hash(), without @n, @id, @kind, @on, @actor
 *
 * An act in its envelope: a link of a dossier's chain. Immutable once sealed, reference-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  gint64 n;
  gint64 dossier;
  gint64 seq;
  char *id;
  char *kind;
  AttDay on;
  char *actor;
  GBytes *content;
  AttHash content_hash;
  AttHash before;
  gint64 recorded_at;
  AttDay today;
  char *origin;
  AttHash regulation;
  AttHash calendar;
  AttHash hash;
} AttEntry;

GType att_entry_get_type (void);
AttEntry *att_entry_new (void);
AttEntry *att_entry_ref (AttEntry *self);
void att_entry_unref (AttEntry *self);
void att_entry_seal (AttEntry *self);
AttHash att_entry_compute_hash (const AttEntry *self);
GBytes *att_entry_write (const AttEntry *self);
AttEntry *att_entry_read (const void *bytes, gsize length);
gboolean att_content_find_file (const char **at, const char *end, char *hex);
AttHash att_journal_compute_hash (gint64 n, const AttHash *before, const AttHash *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttEntry, att_entry_unref)

G_END_DECLS
