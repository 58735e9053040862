/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * UiAct:
 * @on: the day
 * @kind: a kind of act
 * @fields: names and values by turns
 */
typedef struct
{
  const char *on;
  const char *kind;
  const char *fields[9];
} UiAct;

AttOffice *ui_register_create (const char *folder, const char *today, const char *actor, AttIssuer *issuer);
gint64 ui_register_take_in (AttOffice *office, const char *application, const char *on, const char *actor);
void ui_register_record (AttOffice *office, gint64 dossier, const char *on, const char *kind, const char *actor, AttRecord *fields);
void ui_register_record_all (AttOffice *office, gint64 dossier, const UiAct *acts, gsize n_acts, const char *actor);

G_END_DECLS
