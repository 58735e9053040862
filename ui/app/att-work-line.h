/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ATT_TYPE_WORK_LINE (att_work_line_get_type ())
G_DECLARE_FINAL_TYPE (AttWorkLine, att_work_line, ATT, WORK_LINE, GObject)

AttWorkLine *att_work_line_new (const char *subject, const char *text, gboolean failed, gint64 dossier);
const char *att_work_line_get_subject (AttWorkLine *self);
const char *att_work_line_get_text (AttWorkLine *self);
gboolean att_work_line_is_failed (AttWorkLine *self);
gint64 att_work_line_get_dossier (AttWorkLine *self);

G_END_DECLS
