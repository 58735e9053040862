/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-record.h"

G_BEGIN_DECLS

GBytes *att_draft_content_write (const AttRecord *typed);
AttRecord *att_draft_content_read (GBytes *content);

G_END_DECLS
