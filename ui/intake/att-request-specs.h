/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-kind.h"

G_BEGIN_DECLS

const AttFieldSpec *att_request_specs_get (const char *part);

G_END_DECLS
