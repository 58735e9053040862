/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-context.h"

G_BEGIN_DECLS

/**
 * AttOfficeView:
 * @settings: the office's details
 * @persons: (element-type AttPerson): those who are registered today
 * @law: the law as adopted
 * @regulation: the one in force today
 * @imported: (nullable): the act that imported the register of professions last
 * @key: (nullable): the id of the key by which the office signs; %NULL while it has none
 * @key_problem: (nullable): why nothing can be signed on this machine
 * @today: the day for which all this holds
 *
 * What the office has told of itself, as it stands today: an immutable snapshot.
 */
typedef struct
{
  AttSettings *settings;
  GPtrArray *persons;
  AttLaw *law;
  AttRegulation *regulation;
  AttAct *imported;
  char *key;
  GError *key_problem;
  AttDay today;
} AttOfficeView;

void att_office_view_free (AttOfficeView *self);
void att_office_view_load_async (AttOffice *office, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
AttOfficeView *att_office_view_load_finish (AttOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttOfficeView, att_office_view_free)

G_END_DECLS
