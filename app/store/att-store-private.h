/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-store.h"

G_BEGIN_DECLS

gboolean att_store_may_go_on (GCancellable *cancellable, GError **error);

G_END_DECLS
