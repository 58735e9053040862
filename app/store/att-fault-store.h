/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-store.h"

G_BEGIN_DECLS

#define ATT_TYPE_FAULT_STORE (att_fault_store_get_type ())
G_DECLARE_FINAL_TYPE (AttFaultStore, att_fault_store, ATT, FAULT_STORE, GObject)

AttStore *att_fault_store_new (AttStore *store);
void att_fault_store_fail_at (AttFaultStore *self, guint call, AttProblemCode code);
void att_fault_store_fail_after (AttFaultStore *self, guint call, AttProblemCode code);
guint att_fault_store_get_calls (AttFaultStore *self);

G_END_DECLS
