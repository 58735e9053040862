/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-hash.h"
#include "att-kind.h"

G_BEGIN_DECLS

#define ATT_TYPE_ACT (att_act_get_type ())
G_DECLARE_FINAL_TYPE (AttAct, att_act, ATT, ACT, GObject)

AttAct *att_act_new (const char *id, const AttKind *kind, AttDay on, const char *actor, AttRecord *fields);
AttAct *att_act_new_from_content (GBytes *content, GError **error);
AttAct *att_act_new_corrected (AttAct *original, AttDay on, AttRecord *fields);
GBytes *att_act_write (AttAct *self);
void att_act_write_start (GString *out, const char *id, const char *kind, guint spec, const char *on,
                          const char *actor);
void att_act_set_actor_person (AttAct *self, const char *person);
void att_act_set_entry (AttAct *self, gint64 dossier, gint64 seq, gint64 recorded_at, AttDay today,
                        const AttHash *hash);

const char *att_act_get_id (AttAct *self);
const AttKind *att_act_get_kind (AttAct *self);
gboolean att_act_is (AttAct *self, const char *kind);
gboolean att_act_changes_others (AttAct *self);
guint att_act_get_spec_version (AttAct *self);
AttDay att_act_get_on (AttAct *self);
const char *att_act_get_actor (AttAct *self);
const char *att_act_get_actor_person (AttAct *self);
AttRecord *att_act_get_fields (AttAct *self);
const char *att_act_get (AttAct *self, const char *field);
const char *att_act_get_person (AttAct *self, const char *field);
GBytes *att_act_get_content (AttAct *self);

gint64 att_act_get_seq (AttAct *self);
gint64 att_act_get_recorded_at (AttAct *self);
AttDay att_act_get_today (AttAct *self);
const AttHash *att_act_get_hash (AttAct *self);
AttAct *att_act_get_original (AttAct *self);

G_END_DECLS
