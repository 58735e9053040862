/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-request-fields.h"
#include "att-request-file.h"

G_BEGIN_DECLS

/**
 * AttRequestCheck:
 * @path: the application file
 * @rules: what it is judged by
 * @problems: what is wrong with it so far
 * @understood: whether nothing is wrong that the schema refuses too
 * @part: the part that is being read
 * @paper: (nullable): the paper that is being read
 * @ids: of papers, with their lines
 * @references: to papers, judged when all of them are known
 *
 * The checking of an application file while it is read.
 */
typedef struct
{
  const char *path;
  const AttRequestRules *rules;
  AttProblems *problems;
  gboolean understood;
  const AttRequestPart *part;
  AttRequestPaper *paper;
  GHashTable *ids;
  GArray *references;
} AttRequestCheck;

void att_request_check_init (AttRequestCheck *self, const char *path, const AttRequestRules *rules,
                             AttProblems *problems);
void att_request_check_clear (AttRequestCheck *self);
void att_request_check_value (AttRequestCheck *self, const AttRequestField *field, const char *value, int line);
void att_request_check_missing (AttRequestCheck *self, const AttRequestField *field, int line);
void att_request_check_missing_part (AttRequestCheck *self, const AttRequestPart *part, int line);
void att_request_check_references (AttRequestCheck *self);
GError *att_request_check_typed (const char *part, const char *field, const char *value, const AttRequestRules *rules);

G_END_DECLS
