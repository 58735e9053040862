/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-problem.h"

G_BEGIN_DECLS

GError *att_store_problem_full (const char *path);
GError *att_store_problem_damaged (const char *path, const char *detail);
GError *att_store_problem_not_a_register (const char *path);
GError *att_store_problem_from_errno (int code, const char *path);

G_END_DECLS
