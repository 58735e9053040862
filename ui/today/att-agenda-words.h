/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-agenda.h"

G_BEGIN_DECLS

AttAgendaRow *att_agenda_row_for_due (const AttDueRow *due, AttLaw *law, AttDay today, gboolean mine);
AttAgendaRow *att_agenda_row_for_end (const AttDueRow *end, AttLaw *law, AttDay today);
AttAgendaRow *att_agenda_row_for_step (const AttStepRow *step, AttLaw *law, gboolean waiting, gboolean mine, AttDay today);
void att_agenda_row_free (AttAgendaRow *self);

char *att_agenda_heading (const char *title, gint64 count);
char *att_agenda_period_title (const AttDueRow *due, AttLaw *law);

G_END_DECLS
