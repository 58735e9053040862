/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttSettings:
 *
 * The office's details as they stood on a day: what the head of a letter says.
 */
typedef struct _AttSettings AttSettings;

AttSettings *att_dossier_get_settings (AttDossier *office, AttDay on);
void att_settings_free (AttSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttSettings, att_settings_free)

AttText *att_settings_get_name (const AttSettings *self);
AttText *att_settings_get_address (const AttSettings *self);
AttText *att_settings_get_city (const AttSettings *self);
const char *att_settings_get_phone (const AttSettings *self);
const char *att_settings_get_email (const AttSettings *self);
const char *att_settings_get_head (const AttSettings *self, const char **person);
AttRecord *att_settings_get_fields (const AttSettings *self);

G_END_DECLS
