/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-query.h"

G_BEGIN_DECLS

GBytes *att_visit_draft_write (const AttDraft *draft, GError **error);
AttDraft *att_visit_draft_read (const guint8 *data, gsize length);

G_END_DECLS
