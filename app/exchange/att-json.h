/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "att-dossier.h"

G_BEGIN_DECLS

void att_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void att_json_add_number (JsonBuilder *builder, const char *name, gint64 number);
void att_json_add_yes_no (JsonBuilder *builder, const char *name, gboolean yes);
void att_json_add_day (JsonBuilder *builder, const char *name, AttDay day);
void att_json_add_names (JsonBuilder *builder, const char *name, AttText *text);
void att_json_add_end (JsonBuilder *builder, AttDay on, const char *ground);
char *att_json_to_text (JsonBuilder *builder);

G_END_DECLS
