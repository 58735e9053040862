/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-context.h"

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

void att_register_work_run_async (AttContext *context, AttRegisterWorkKind kind, AttProgressFunc progress,
                                  gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
AttProblems *att_register_work_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
