/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-problem.h"

G_BEGIN_DECLS

#define ATT_REGISTER_DATABASE "register.db"
#define ATT_REGISTER_BLOBS "blobs"

/**
 * AttRegisterFolder:
 *
 * A folder in which a register is being made, locked against a second attempt. Freed unfinished, it leaves
 * nothing.
 */
typedef struct _AttRegisterFolder AttRegisterFolder;

AttRegisterFolder *att_register_folder_create (const char *location, GError **error);
const char *att_register_folder_get_new_database (AttRegisterFolder *self);
gboolean att_register_folder_finish (AttRegisterFolder *self, GError **error);
void att_register_folder_free (AttRegisterFolder *self);

void att_register_folder_discard (const char *location, gboolean made);
gboolean att_register_folder_check (const char *location, GError **error);
gboolean att_register_folder_is_frozen (const char *location);
const char *att_register_folder_get_unsafe_system (guint64 type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttRegisterFolder, att_register_folder_free)

G_END_DECLS
