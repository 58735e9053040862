/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-visit-file.h"

G_BEGIN_DECLS

#define ATT_TYPE_VISIT_STREAM (att_visit_stream_get_type ())
G_DECLARE_FINAL_TYPE (AttVisitStream, att_visit_stream, ATT, VISIT_STREAM, GInputStream)

GInputStream *att_visit_stream_new (AttVisitFile *file, const AttVisitPlace *place, guint64 size);

G_END_DECLS
