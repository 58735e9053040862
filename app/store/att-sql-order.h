/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-query.h"
#include "att-sql-driver.h"

G_BEGIN_DECLS

typedef struct _AttSqlOrder AttSqlOrder;

AttSqlOrder *att_sql_order_new (const AttDossierQuery *query, gboolean in_order, gboolean cut);
void att_sql_order_free (AttSqlOrder *self);
void att_sql_order_take (AttSqlOrder *self, AttSqlStatement *statement);
gboolean att_sql_order_is_full (AttSqlOrder *self);
GArray *att_sql_order_finish (AttSqlOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttSqlOrder, att_sql_order_free)

G_END_DECLS
