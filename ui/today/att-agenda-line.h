/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-agenda.h"

G_BEGIN_DECLS

#define ATT_TYPE_AGENDA_LINE (att_agenda_line_get_type ())
G_DECLARE_FINAL_TYPE (AttAgendaLine, att_agenda_line, ATT, AGENDA_LINE, AdwActionRow)

GtkWidget *att_agenda_line_new (const AttAgendaRow *row);
void att_agenda_line_show (AttAgendaLine *self, const AttAgendaRow *row);

G_END_DECLS
