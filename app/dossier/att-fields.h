/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-kind.h"

G_BEGIN_DECLS

/**
 * AttFieldContext:
 * @regulation: whose lists terms are looked up in
 * @today: no date may lie after it unless its field allows that
 */
typedef struct
{
  AttRegulation *regulation;
  AttDay today;
} AttFieldContext;

gboolean att_field_add_typed (AttRecord *fields, const AttFieldSpec *spec, const char *text,
                              AttProblems *problems);
void att_fields_check (const AttFieldSpec *specs, const AttRecord *fields, const AttFieldContext *context,
                       AttProblems *problems);
void att_kind_check (const AttKind *kind, const AttRecord *fields, const AttFieldContext *context,
                     AttProblems *problems);
void att_fields_fill_in (const AttFieldSpec *specs, AttRecord *fields);
char *att_kinds_to_relaxng (void);

/** For a field left out, a value of the wrong type, an id that no list has: also used where files are taken in. */
extern const AttProblemSpec att_problem_field_missing;
extern const AttProblemSpec att_problem_field_unknown;
extern const AttProblemSpec att_problem_value;

G_END_DECLS
