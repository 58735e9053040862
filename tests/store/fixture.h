/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-sql-store.h"

G_BEGIN_DECLS

char *fixture_new_folder (void);
void fixture_remove (const char *folder);
char *fixture_new_location (const char *folder);
AttStore *fixture_open (const char *location, AttStoreOpenFlags flags);
void fixture_assert_problem (GError **error, int code, const char *id);
void fixture_execute (const char *location, const char *sql);
char *fixture_query (const char *location, const char *sql);

AttEntry *fixture_new_entry (gint64 dossier, gint64 seq, const AttHash *before, guint number);
gboolean fixture_append (AttStore *store, gint64 dossier, guint number, GError **error);
void fixture_record (AttStore *store, gint64 dossier, guint count);
guint fixture_check_chains (AttStore *store, guint *broken);
GPtrArray *fixture_list_ids (AttProblems *problems);

AttDay fixture_day (const char *iso);
AttProjection *fixture_new_projection (gint64 dossier, const char *kk, const char *ru);
void fixture_add_words (AttProjection *projection, const char *text);
void fixture_add_deadline (AttProjection *projection, const char *id, const char *due, const char *met_on,
                           const char *void_on, gboolean nces);
AttCertificateRow *fixture_add_certificate (AttProjection *projection, const char *serial, const char *from,
                                            const char *until);
void fixture_add_state (AttCertificateRow *row, const char *from, const char *state, const char *ground);
void fixture_set_turn (AttProjection *projection, const char *next, const char *waits_for, const char *since,
                       const char *until);
void fixture_project (AttStore *store, const AttProjection *projection);
void fixture_assert_projected (AttStore *store, const AttProjection *projection, const char *difference);

G_END_DECLS
