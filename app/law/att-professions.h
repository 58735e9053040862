/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-day.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttProfession:
 * @code: its code in the register of professions
 * @name: its name in kk, ru, en
 * @valid_from: its first day in the register
 * @valid_until: its last day there, or %ATT_DAY_NONE
 *
 * An entry of the imported register of professions. Owned by its AttProfessions.
 */
typedef struct
{
  char *code;
  AttText *name;
  AttDay valid_from;
  AttDay valid_until;
} AttProfession;

#define ATT_TYPE_PROFESSIONS (att_professions_get_type ())
G_DECLARE_FINAL_TYPE (AttProfessions, att_professions, ATT, PROFESSIONS, GObject)

AttProfessions *att_professions_new_from_bytes (GBytes *bytes, const char *path, GError **error);
guint att_professions_get_size (AttProfessions *self);
const AttProfession *att_professions_find (AttProfessions *self, const char *code, AttDay on);
GPtrArray *att_professions_list (AttProfessions *self);
void att_professions_compare (AttProfessions *before, AttProfessions *after, GPtrArray *added, GPtrArray *changed,
                              GPtrArray *dropped);

G_END_DECLS
