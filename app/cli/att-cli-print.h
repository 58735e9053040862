/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-json.h"

G_BEGIN_DECLS

void att_print (const char *text);
void att_print_line (const char *text);
void att_print_words (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
void att_print_data (const char *data, gsize length);
void att_print_problem (const GError *problem);
void att_print_note (const char *text);
char *att_words (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
int att_print_finish (void);

void att_progress_print (guint64 done, guint64 all, gpointer data);
void att_progress_end (void);
void att_print_json (JsonBuilder *builder);

G_END_DECLS
