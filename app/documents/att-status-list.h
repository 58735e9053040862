/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttStatusList:
 * @on: the day as of which it was written
 * @certificates: (element-type AttCertificate): every certificate issued by then, with what became of each
 * @bins: (element-type utf8): the BIN of each
 *
 * What became of each certificate, as the office signed it: docs/status-list.md.
 */
typedef struct
{
  AttDay on;
  GPtrArray *certificates;
  GPtrArray *bins;
} AttStatusList;

GBytes *att_status_list_write (AttOffice *office, AttDay on, GCancellable *cancellable, GError **error);
AttStatusList *att_status_list_read (GBytes *bytes, const char *path, const AttPublicKey *key, GError **error);
void att_status_list_free (AttStatusList *self);
const AttCertificate *att_status_list_find (const AttStatusList *self, const char *serial, const char **bin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttStatusList, att_status_list_free)

G_END_DECLS
