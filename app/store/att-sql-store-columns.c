/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include "att-collation.h"

/**
 * att_sql_bind_name:
 * @statement: a statement
 * @parameter: the first of three parameters
 * @name: (nullable): a text, which must live until the last step
 */
void
att_sql_bind_name (AttSqlStatement *statement, int parameter, AttText *name)
{
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    att_sql_statement_bind_text (statement, parameter + i, att_text_peek (name, (AttLanguage) i));
}

/**
 * att_sql_make_keys:
 * @name: (nullable): a text
 *
 * Returns: (transfer full) (array zero-terminated=1): for each language the key of what is shown in it
 */
char **
att_sql_make_keys (AttText *name)
{
  char **keys = g_new0 (char *, ATT_N_LANGUAGES + 1);

  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    keys[i] = att_collation_key (att_text_get (name, (AttLanguage) i), (AttLanguage) i);
  return keys;
}

/**
 * att_sql_bind_keys:
 * @statement: a statement
 * @parameter: the first of three parameters
 * @keys: (array zero-terminated=1): keys, which must live until the last step
 */
void
att_sql_bind_keys (AttSqlStatement *statement, int parameter, char **keys)
{
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    att_sql_statement_bind_text (statement, parameter + i, keys[i]);
}

/**
 * att_sql_get_name:
 * @statement: a statement at a row
 * @column: the first of three columns
 *
 * Returns: (transfer full) (nullable): the text; %NULL where no language has any
 */
AttText *
att_sql_get_name (AttSqlStatement *statement, int column)
{
  g_autofree char *kk = att_sql_statement_dup_text (statement, column);
  g_autofree char *ru = att_sql_statement_dup_text (statement, column + 1);
  g_autofree char *en = att_sql_statement_dup_text (statement, column + 2);

  return kk != NULL || ru != NULL || en != NULL ? att_text_new (kk, ru, en) : NULL;
}

/**
 * att_sql_get_day:
 * @statement: a statement at a row
 * @column: a column
 *
 * Returns: the day; %ATT_DAY_NONE for one that never comes, or for a number that is no day
 */
AttDay
att_sql_get_day (AttSqlStatement *statement, int column)
{
  gint64 day = att_sql_statement_get_int (statement, column);

  return day > 0 && day <= ATT_DAY_MAX ? (AttDay) day : ATT_DAY_NONE;
}

/**
 * att_sql_bind_day:
 * @statement: a statement
 * @parameter: a parameter
 * @day: a day; %ATT_DAY_NONE becomes a day that never comes
 */
void
att_sql_bind_day (AttSqlStatement *statement, int parameter, AttDay day)
{
  att_sql_statement_bind_int (statement, parameter, day != ATT_DAY_NONE ? day : ATT_SQL_NEVER);
}
