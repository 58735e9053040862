/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-regulation.h"

G_BEGIN_DECLS

char *att_legal_name_shorten (AttRegulation *regulation, const char *name);

G_END_DECLS
