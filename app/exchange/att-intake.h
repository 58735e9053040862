/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

gint64 att_intake_receive (AttOffice *office, const char *path, AttDay on, const char *actor,
                           AttProblems *warnings, GCancellable *cancellable, GError **error);
gint64 att_intake_receive_typed (AttOffice *office, const AttRecord *typed, AttDay on, const char *actor,
                                 AttProblems *warnings, GCancellable *cancellable, GError **error);

G_END_DECLS
