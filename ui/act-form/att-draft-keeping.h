/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-context.h"
#include "att-record.h"

G_BEGIN_DECLS

/** ATT_DRAFT_DELAY_MS: what is typed is kept within a second */
#define ATT_DRAFT_DELAY_MS 500

void att_draft_keep (GtkWidget *widget, AttContext *context, gint64 dossier, const char *slot, const char *head,
                     const AttRecord *typed);

G_END_DECLS
