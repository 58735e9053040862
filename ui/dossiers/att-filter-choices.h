/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-context.h"

G_BEGIN_DECLS

/**
 * AttFilterChoices:
 * @region_ids: (array zero-terminated=1): the regions, in the order of their names
 * @regions: (array zero-terminated=1): what they are called
 * @officers: (array zero-terminated=1): who is responsible for dossiers, or may be, in the order of their names
 * @calendar: the working calendar
 * @today: the day taken for today
 *
 * What dossiers can be told apart by in this register, in the language of the window.
 */
typedef struct
{
  char **region_ids;
  char **regions;
  char **officers;
  AttCalendar *calendar;
  AttDay today;
} AttFilterChoices;

void att_filter_choices_free (AttFilterChoices *self);
const char *att_filter_choices_get_region (const AttFilterChoices *self, const char *id);
char **att_filter_choices_order_regions (AttLaw *law, AttDay today, char ***titles);

void att_filter_choices_load_async (AttContext *context, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttFilterChoices, att_filter_choices_free)

G_END_DECLS
