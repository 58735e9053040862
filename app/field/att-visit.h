/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-visit-file.h"
#include "att-visit-info.h"

G_BEGIN_DECLS

#define ATT_TYPE_VISIT (att_visit_get_type ())
G_DECLARE_FINAL_TYPE (AttVisit, att_visit, ATT, VISIT, GObject)

/**
 * AttVisitKey:
 * @passphrase: (nullable): the passphrase
 * @office: (nullable): an office whose own key is to open the file instead
 *
 * What opens a field file.
 */
typedef struct
{
  const char *passphrase;
  AttOffice *office;
} AttVisitKey;

void att_visit_forbid_core_dumps (void);
AttVisit *att_visit_open (const char *path, gboolean write, const AttVisitKey *key, AttClock *clock, AttRandom *random,
                          AttIssuer *issuer, AttProgressFunc progress, gpointer data, GCancellable *cancellable,
                          GError **error);
AttOffice *att_visit_get_office (AttVisit *self);
const AttVisitInfo *att_visit_get_info (AttVisit *self);
const char *att_visit_get_id (AttVisit *self);
GPtrArray *att_visit_get_entries (AttVisit *self);
AttProblems *att_visit_get_notes (AttVisit *self);

/**
 * AttVisitIssue:
 * @path: where the field file shall be
 * @passphrase: what is to open it
 * @cost: (nullable): what it shall cost to try a passphrase
 * @dossiers: (element-type gint64): the dossiers that go along
 * @inspectors: (array zero-terminated=1) (nullable): who takes it along; those whom the visit's order names if it is %NULL
 * @actor: who issues it
 *
 * A field file that is to be made.
 */
typedef struct
{
  const char *path;
  const char *passphrase;
  const AttVisitCost *cost;
  GArray *dossiers;
  const char *const *inspectors;
  const char *actor;
} AttVisitIssue;

gboolean att_visit_issue (AttOffice *office, const AttVisitIssue *issue, AttRandom *random, AttProgressFunc progress,
                          gpointer data, GCancellable *cancellable, GError **error);
GPtrArray *att_visit_return (AttOffice *office, const char *path, const char *passphrase, const char *actor,
                             AttRandom *random, AttProblems *notes, AttProgressFunc progress, gpointer data,
                             GCancellable *cancellable, GError **error);

/**
 * AttPassphraseStrength:
 * @ATT_PASSPHRASE_TOO_SHORT: it is refused
 * @ATT_PASSPHRASE_WEAK: it can be guessed with some effort
 * @ATT_PASSPHRASE_FAIR: it can be guessed with much effort
 * @ATT_PASSPHRASE_STRONG: it can't be guessed
 *
 * How well a passphrase protects a laptop that was stolen.
 */
typedef enum
{
  ATT_PASSPHRASE_TOO_SHORT,
  ATT_PASSPHRASE_WEAK,
  ATT_PASSPHRASE_FAIR,
  ATT_PASSPHRASE_STRONG,
} AttPassphraseStrength;

AttPassphraseStrength att_passphrase_rate (const char *passphrase);
const char *att_passphrase_strength_get_title (AttPassphraseStrength strength);
void att_passphrase_free (char *passphrase);

G_END_DECLS
