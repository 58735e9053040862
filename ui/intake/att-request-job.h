/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"
#include "att-professions.h"

G_BEGIN_DECLS

/** ATT_REQUEST_SLOT: the kind of the draft of an application that is typed in */
#define ATT_REQUEST_SLOT "received"
/** ATT_REQUEST_DOSSIER: its dossier, which is not there yet */
#define ATT_REQUEST_DOSSIER (-1)

/**
 * AttRequestDesk:
 * @view: a blank dossier: the law of today, and the persons that are known
 * @professions: (nullable): the register of professions
 * @draft: (nullable): what was typed at another time
 *
 * What is needed to type an application in.
 */
typedef struct
{
  AttDossierView *view;
  AttProfessions *professions;
  AttDraft *draft;
} AttRequestDesk;

void att_request_desk_free (AttRequestDesk *self);
void att_request_job_prepare_async (AttOffice *office, const char *person, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
AttRequestDesk *att_request_job_prepare_finish (AttOffice *office, GAsyncResult *result, GError **error);
void att_request_job_receive_async (AttOffice *office, const AttRecord *typed, AttDay on, const char *person,
                                    GAsyncReadyCallback callback, gpointer user_data);
gint64 att_request_job_receive_finish (AttOffice *office, GAsyncResult *result, AttProblems **warnings, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttRequestDesk, att_request_desk_free)

G_END_DECLS
