/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-context.h"
#include "att-work.h"

G_BEGIN_DECLS

/**
 * AttRegisterWorkKind:
 * @ATT_WORK_VERIFY: prove the register from its first act on
 * @ATT_WORK_REINDEX: rebuild what lists and search show
 */
typedef enum
{
  ATT_WORK_VERIFY,
  ATT_WORK_REINDEX,
} AttRegisterWorkKind;

AttWork *att_register_work_start (AttContext *context, AttRegisterWorkKind kind);
AttWork *att_register_work_find (AttContext *context);

G_END_DECLS
