/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-query.h"
#include "att-sql-driver.h"

G_BEGIN_DECLS

/** ATT_SQL_NO_STAGE: what the stage of a dossier is called that is at none any more */
#define ATT_SQL_NO_STAGE "closed"
/** ATT_SQL_LIST_NO_STAGE: selects the numbers of those dossiers on the day $1, some of them twice, along indices */
#define ATT_SQL_LIST_NO_STAGE                                                                          \
  "SELECT number FROM dossier WHERE stage IS NULL UNION ALL SELECT number FROM dossier WHERE stage = " \
  "'" ATT_SQL_NO_STAGE "' UNION ALL SELECT number FROM dossier WHERE ends_after < $1"

/**
 * AttSqlWhich:
 * @ATT_SQL_ALL: all
 * @ATT_SQL_EQUAL: with that value
 * @ATT_SQL_WITH: with any value
 * @ATT_SQL_WITHOUT: with none
 * @ATT_SQL_AT_STAGE: at that stage, with a certificate that has not expired if there is one
 * @ATT_SQL_AT_NO_STAGE: the others, which are many
 * @ATT_SQL_AT_NO_STAGE_FEW: the others, which are so few that it is quicker to list them than to look for them among all
 *
 * Which dossiers a stretch has, by its column.
 */
typedef enum
{
  ATT_SQL_ALL,
  ATT_SQL_EQUAL,
  ATT_SQL_WITH,
  ATT_SQL_WITHOUT,
  ATT_SQL_AT_STAGE,
  ATT_SQL_AT_NO_STAGE,
  ATT_SQL_AT_NO_STAGE_FEW,
} AttSqlWhich;

/**
 * AttSqlStretch:
 * @column: (nullable): a column of `dossier`
 * @which: which dossiers
 * @value: (nullable): the value that is meant
 * @along: whether they stand in the order of the column, and not in that of their numbers alone
 *
 * Dossiers that stand together in a list, and in it stand as an index of the register has them.
 */
typedef struct
{
  const char *column;
  AttSqlWhich which;
  char *value;
  gboolean along;
} AttSqlStretch;

GPtrArray *att_sql_walk_new (AttSqlDriver *driver, const AttDossierQuery *query, GError **error);
char **att_sql_walk_list_values (AttSqlDriver *driver, const char *column, GError **error);

G_END_DECLS
