/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-problem.h"

G_BEGIN_DECLS

char *att_remedy_dup (const GError *error);

G_END_DECLS
