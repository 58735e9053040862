/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-foresight.h"
#include "att-office.h"
#include "att-since-last.h"

G_BEGIN_DECLS

/* What the office tells of the time after the certificate, beside what att-office.h has: what a correction would change,
 * what changed since the last accreditation, and the register of centres as of two days. */

GPtrArray *att_office_foresee (AttOffice *self, const AttRecording *recording, AttProblems *refusals,
                               AttProblems *warnings, GCancellable *cancellable, GError **error);
AttSinceLast *att_office_load_since_last (AttOffice *self, AttDossier *dossier, AttLanguage language,
                                          GCancellable *cancellable, GError **error);
AttDossier *att_office_fold (AttOffice *self, gint64 number, AttDay on, AttDay known, GCancellable *cancellable,
                             GError **error);
GPtrArray *att_office_list_register (AttOffice *self, AttDay on, AttDay known, const char *state,
                                     GCancellable *cancellable, GError **error);
GArray *att_office_list_dossiers_with (AttOffice *self, const char *fact, const char *value, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
