/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttDocumentBatch:
 * @location: where the register is
 * @clock: what day it is
 * @form: a form, as `certificate`
 * @languages: (nullable): in which languages, as `kk+ru`; %NULL for those in which it is issued
 * @draft: whether marked drafts will do
 * @folder: the folder to write to, which must exist
 * @dossiers: (element-type gint64): the dossiers' numbers
 *
 * The same document of many dossiers, each a file `FORM-DOSSIER.pdf`.
 */
typedef struct
{
  char *location;
  AttClock *clock;
  char *form;
  char *languages;
  gboolean draft;
  char *folder;
  GArray *dossiers;
} AttDocumentBatch;

/**
 * AttBatchFailure:
 * @dossier: a dossier's number
 * @problem: why its document was not written
 */
typedef struct
{
  gint64 dossier;
  GError *problem;
} AttBatchFailure;

/**
 * AttBatchReport:
 * @n_written: how many files were written
 * @failures: (element-type AttBatchFailure): what failed, in the order of the dossiers' numbers
 */
typedef struct
{
  guint n_written;
  GPtrArray *failures;
} AttBatchReport;

AttDocumentBatch *att_document_batch_new (const char *location, AttClock *clock, const char *form, const char *folder);
void att_document_batch_free (AttDocumentBatch *self);
char *att_document_batch_dup_path (const AttDocumentBatch *self, gint64 dossier);
AttBatchReport *att_document_batch_run (const AttDocumentBatch *self, AttProgressFunc progress, gpointer data,
                                        GCancellable *cancellable, GError **error);
void att_document_batch_run_async (AttDocumentBatch *self, AttProgressFunc progress, gpointer data,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
AttBatchReport *att_document_batch_run_finish (GAsyncResult *result, GError **error);
void att_batch_report_free (AttBatchReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttDocumentBatch, att_document_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttBatchReport, att_batch_report_free)

G_END_DECLS
