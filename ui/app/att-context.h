/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-visit.h"
#include "att-work.h"

G_BEGIN_DECLS

#define ATT_TYPE_CONTEXT (att_context_get_type ())
G_DECLARE_FINAL_TYPE (AttContext, att_context, ATT, CONTEXT, GObject)

AttContext *att_context_new (const char *location, const char *actor, const char *person, AttDay today,
                             AttIssuer *issuer);
void att_context_open_async (AttContext *self, const char *location, gboolean create, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
void att_context_make_practice_async (AttContext *self, const char *location, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean att_context_open_finish (AttContext *self, GAsyncResult *result, GError **error);

AttContext *att_context_new_for_visit (const char *path, const char *actor, AttDay today, AttIssuer *issuer);
AttVisit *att_context_open_visit (AttContext *self, const AttVisitKey *key, AttProgressFunc progress, gpointer data,
                                  GCancellable *cancellable, GError **error);
void att_context_take_visit (AttContext *self, AttVisit *visit);
gboolean att_context_is_for_visit (AttContext *self);
AttVisit *att_context_get_visit (AttContext *self);
const char *const *att_context_get_inspectors (AttContext *self);
void att_context_choose_inspector (AttContext *self, guint place);

AttOffice *att_context_get_office (AttContext *self);
AttOffice *att_context_get_reader (AttContext *self);
const char *att_context_get_location (AttContext *self);
const char *att_context_get_actor (AttContext *self);
const char *att_context_get_actor_name (AttContext *self);
void att_context_set_actor (AttContext *self, const char *actor, const char *person);
gboolean att_context_is_practice (AttContext *self);
AttClock *att_context_get_clock (AttContext *self);
AttDay att_context_get_today (AttContext *self);
GSettings *att_context_get_settings (AttContext *self);
GListStore *att_context_get_works (AttContext *self);
void att_context_look_for_typed (AttContext *self);
gboolean att_context_has_typed (AttContext *self, gint64 dossier, const char *slot);
guint att_context_count_typed (AttContext *self, gint64 dossier);
void att_context_check_day (AttContext *self);
void att_context_tell_recorded (AttContext *self, gint64 dossier);

G_END_DECLS
