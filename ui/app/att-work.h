/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-work-line.h"

G_BEGIN_DECLS

#define ATT_TYPE_WORK (att_work_get_type ())
G_DECLARE_FINAL_TYPE (AttWork, att_work, ATT, WORK, GObject)

AttWork *att_work_new (const char *title);
const char *att_work_get_title (AttWork *self);
const char *att_work_get_text (AttWork *self);
double att_work_get_fraction (AttWork *self);
GCancellable *att_work_get_cancellable (AttWork *self);
void att_work_cancel (AttWork *self);
void att_work_set_progress (AttWork *self, guint64 done, guint64 all);
void att_work_tell (guint64 done, guint64 all, gpointer work);
void att_work_add_line (AttWork *self, const char *subject, const char *text, gboolean failed, gint64 dossier);
void att_work_finish (AttWork *self, const char *summary);
gboolean att_work_is_finished (AttWork *self);
GListModel *att_work_get_lines (AttWork *self);
char *att_work_get_report (AttWork *self);

G_END_DECLS
