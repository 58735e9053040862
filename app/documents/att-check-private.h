/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-check.h"
#include "att-problem.h"

G_BEGIN_DECLS

extern const AttProblemSpec att_check_differs;

AttCheckResult *att_check_new (void);
void att_check_add (AttCheckResult *self, AttCheckTone tone, GError *says);
void att_check_add_state (AttCheckResult *self, const AttCertificate *certificate, AttDay on);
void att_check_compare (AttCheckResult *self, const char *what, const char *paper, const char *registered);
void att_check_compare_data (AttCheckResult *self, GBytes *paper, GBytes *registered);
const AttCertificate *att_check_find_certificate (AttDossier *dossier, const char *serial);

G_END_DECLS
