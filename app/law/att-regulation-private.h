/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-regulation.h"

G_BEGIN_DECLS

struct _AttRegulation
{
  GObject parent_instance;

  GBytes *bytes;
  AttHash hash;
  AttText *title;
  AttText *source;
  AttDay valid_from;
  GPtrArray *terms[ATT_N_TERM_LISTS]; /* of AttTerm */
  GPtrArray *periods;                 /* of AttPeriod */
  GPtrArray *series;                  /* of AttSeries */
  GPtrArray *switches;                /* of AttSwitch */
  GHashTable *education_words;        /* folded as att_search_words() does */
};

gboolean att_regulation_read (AttRegulation *self, const char *path, GError **error);

void att_term_free (gpointer term);
void att_period_free (gpointer period);
void att_series_free (gpointer series);
void att_switch_free (gpointer self);

G_END_DECLS
