/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-problem.h"

G_BEGIN_DECLS

char *att_words_fill (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
char *att_words_problem (const GError *error);
char *att_words_problems (const GError *error);
char *att_words_number (guint64 number);
char *att_words_decimal (const char *decimal);
char *att_words_parse_decimal (const char *text);
char *att_words_refusals (AttProblems *refusals);
char *att_words_day (AttDay day);
char *att_words_instant (gint64 instant_us);
char *att_words_days_left (int days, AttPeriodUnit unit);
const char *att_words_outcome (const char *id);
const char *att_words_certificate_state (AttCertificateState state);
const char *att_words_verdict (AttVerdictKind verdict);
const char *att_words_verdict_icon (AttVerdictKind verdict);
const char *att_words_form (const char *form);
char *att_words_act (AttAct *act);
char *att_words_applicant (AttText *name, AttLaw *law, AttDay today);
char *att_words_capitalise (const char *words);
char *att_words_value (const AttFieldSpec *spec, const AttValue *value, AttDossier *dossier, AttRegulation *regulation);
char *att_words_all (AttAct *act, const char *field, AttDossier *dossier, AttRegulation *regulation);

G_END_DECLS
