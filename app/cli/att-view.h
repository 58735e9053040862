/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "att-office.h"
#include "att-table.h"

G_BEGIN_DECLS

/**
 * AttView:
 * @office: the office
 * @law: the law
 * @dossier: the dossier as it is looked at
 * @whole: the same with all effects, whenever they take place
 * @entries: (element-type AttEntry): what was recorded in it, in the order of recording
 * @today: the day for which states, deadlines and possibilities are told
 * @on: effects up to that day
 * @known: what had been recorded by then
 *
 * A dossier as the command `show` looks at it.
 */
typedef struct
{
  AttOffice *office;
  AttLaw *law;
  AttDossier *dossier;
  AttDossier *whole;
  GPtrArray *entries;
  AttDay today;
  AttDay on;
  AttDay known;
} AttView;

/**
 * AttViewMark:
 *
 * What became of a recorded act.
 */
typedef enum
{
  ATT_VIEW_STANDS,
  ATT_VIEW_CORRECTED,
  ATT_VIEW_ANNULLED,
  ATT_VIEW_HELD,
} AttViewMark;

gboolean att_view_shows (const AttView *self, const AttEntry *entry, AttDay *on, AttViewMark *mark);
gboolean att_kind_belongs (const AttKind *kind, gint64 dossier);
GPtrArray *att_view_list_possible (const AttView *self);
void att_view_print_json (const AttView *self);
void att_view_print (const AttView *self);
void att_view_add_office (const AttView *self, JsonBuilder *builder);
void att_view_add_life (const AttView *self, JsonBuilder *builder);
void att_view_print_life (const AttView *self);
void att_view_add_field (const AttView *self, JsonBuilder *builder);
void att_view_print_field (const AttView *self);
void att_view_print_settings (const AttView *self);
gboolean att_view_add_persons (const AttView *self, AttTable *table);

const char *att_certificate_state_get_title (const char *id);
char *att_view_dup_region (AttRegulation *regulation, const char *id);

G_END_DECLS
