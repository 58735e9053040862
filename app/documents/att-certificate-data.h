/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-doc-data.h"

G_BEGIN_DECLS

GBytes *att_certificate_data_new (const AttDocData *data);

G_END_DECLS
