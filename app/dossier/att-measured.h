/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-kind.h"

G_BEGIN_DECLS

/** The members of a measured value: what was measured, the value as it was read, its unit. */
extern const AttFieldSpec att_measured_members[];

char *att_measured_to_string (const AttRecord *measured);
char *att_measured_join (const AttRecord *fields, const char *separator);

G_END_DECLS
