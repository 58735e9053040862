/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttStepLook:
 * @refusals: why the act is not possible as it is typed
 * @warnings: what somebody should know before recording it
 * @number: (nullable): the number that it would be given
 * @pdf: (nullable): the draft of its document
 * @problem: (nullable): why there is no draft
 *
 * What an act that is being prepared would come to.
 */
typedef struct
{
  AttProblems *refusals;
  AttProblems *warnings;
  char *number;
  GBytes *pdf;
  GError *problem;
} AttStepLook;

void att_step_look_free (AttStepLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttStepLook, att_step_look_free)

void att_step_job_look_async (AttOffice *office, const AttRecording *recording, gboolean draw, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
AttStepLook *att_step_job_look_finish (AttOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
