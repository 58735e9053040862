/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-day.h"
#include "att-problem.h"

G_BEGIN_DECLS

/**
 * AttVisitInfo:
 * @register_id: which register it was issued from
 * @issued_at: when, in microseconds since 1970 UTC
 * @issued_on: the day that was taken for today then
 * @actor: who issued it
 * @inspectors: (array zero-terminated=1): who took it along
 * @dossiers: (element-type gint64): the dossiers that went along
 *
 * The first record of a field file: who took what along, and when.
 */
typedef struct
{
  char *register_id;
  gint64 issued_at;
  AttDay issued_on;
  char *actor;
  char **inspectors;
  GArray *dossiers;
} AttVisitInfo;

char *att_visit_info_write (const AttVisitInfo *self);
AttVisitInfo *att_visit_info_read (const void *bytes, gsize length);
void att_visit_info_free (AttVisitInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttVisitInfo, att_visit_info_free)

G_END_DECLS
