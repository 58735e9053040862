/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"
#include "att-statement.h"

G_BEGIN_DECLS

/**
 * AttCheckTone:
 * @ATT_CHECK_HOLDS: something that is as it should be
 * @ATT_CHECK_FAILS: something that is not
 * @ATT_CHECK_TELLS: something good to know
 */
typedef enum
{
  ATT_CHECK_HOLDS,
  ATT_CHECK_FAILS,
  ATT_CHECK_TELLS,
} AttCheckTone;

/**
 * AttCheckLine:
 * @tone: how to take it
 * @says: what was found, put into words by att_problem_get_sentence()
 */
typedef struct
{
  AttCheckTone tone;
  GError *says;
} AttCheckLine;

/**
 * AttCheckResult:
 * @lines: (element-type AttCheckLine): what was found, in order
 * @holds: whether it is ours and unaltered
 * @valid: whether a certificate that it is of was valid on the day asked for
 * @dossier: the dossier that it belongs to, or -1
 *
 * What there is to say about a document that somebody shows.
 */
typedef struct
{
  GPtrArray *lines;
  gboolean holds;
  gboolean valid;
  gint64 dossier;
} AttCheckResult;

AttCheckResult *att_check_file (AttOffice *office, GBytes *bytes, AttDay on, GCancellable *cancellable, GError **error);
AttCheckResult *att_check_statement (AttOffice *office, const char *text, AttDay on, GCancellable *cancellable,
                               GError **error);
AttCheckResult *att_check_statement_apart (const char *text, const AttPublicKey *key, GBytes *status_list, const char *path,
                                     AttDay on, GError **error);
void att_check_free (AttCheckResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttCheckResult, att_check_free)

G_END_DECLS
