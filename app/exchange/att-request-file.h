/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-hash.h"
#include "att-problem.h"
#include "att-record.h"
#include "att-regulation.h"

G_BEGIN_DECLS

/**
 * AttRequestRules:
 * @today: the day of reading: dates may not lie after it
 * @has_term: whether a list of the regulation has an id
 * @data: for @has_term
 *
 * What an application file is judged by beside its own description.
 */
typedef struct
{
  AttDay today;
  gboolean (*has_term) (AttTermList list, const char *id, gpointer data);
  gpointer data;
} AttRequestRules;

/**
 * AttRequestPaper:
 * @id: its id in the application file
 * @file: where it lies, as a path below the folder of the application file
 * @hash: the hash that its bytes have
 * @line: where the application file describes it
 *
 * A paper that lies beside an application file. Owned by its AttRequestFile.
 */
typedef struct
{
  char *id;
  char *file;
  AttHash hash;
  int line;
} AttRequestPaper;

/**
 * AttRequestFile:
 *
 * An application file that was read and found right, with its papers.
 */
typedef struct _AttRequestFile AttRequestFile;

/** ATT_REQUEST_FILE_NAME: the name that application files have, and that of one that was typed in */
#define ATT_REQUEST_FILE_NAME "application.xml"

void att_request_rules_init (AttRequestRules *self, AttRegulation *regulation, AttDay today);
AttRequestFile *att_request_file_read (const char *path, const AttRequestRules *rules, GCancellable *cancellable,
                                       GError **error);
AttRequestFile *att_request_file_new_typed (const AttRecord *typed, const AttRequestRules *rules,
                                            GCancellable *cancellable, GError **error);
void att_request_file_free (AttRequestFile *self);
AttRecord *att_request_file_get_record (AttRequestFile *self);
GBytes *att_request_file_get_bytes (AttRequestFile *self);
GPtrArray *att_request_file_get_papers (AttRequestFile *self);
AttProblems *att_request_file_get_warnings (AttRequestFile *self);
GInputStream *att_request_file_open_paper (AttRequestFile *self, const AttRequestPaper *paper, GError **error);
gboolean att_request_file_confirm_paper (AttRequestFile *self, const AttRequestPaper *paper, const char *sha256,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttRequestFile, att_request_file_free)

G_END_DECLS
