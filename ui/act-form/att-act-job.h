/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

void att_act_job_record_async (AttOffice *office, const AttRecording *recording, const char *slot,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
AttAct *att_act_job_record_finish (AttOffice *office, GAsyncResult *result, AttProblems **warnings, GError **error);

void att_act_job_put_draft (AttOffice *office, gint64 dossier, const char *slot, const char *person, const char *head,
                            GBytes *content, GAsyncReadyCallback callback, gpointer user_data);
void att_act_job_get_draft (AttOffice *office, gint64 dossier, const char *slot, const char *person,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void att_act_job_delete_draft (AttOffice *office, gint64 dossier, const char *slot, const char *person,
                               GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
