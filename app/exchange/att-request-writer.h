/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-request-file.h"

G_BEGIN_DECLS

GBytes *att_request_write (const AttRecord *typed, GPtrArray *papers);
gboolean att_request_is_iin (const char *value);

G_END_DECLS
