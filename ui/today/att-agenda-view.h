/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-agenda.h"

G_BEGIN_DECLS

#define ATT_TYPE_AGENDA_VIEW (att_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (AttAgendaView, att_agenda_view, ATT, AGENDA_VIEW, GtkBox)

void att_agenda_view_show (AttAgendaView *self, AttAgenda *agenda, gboolean one_day);
gboolean att_agenda_view_is_filled (AttAgendaView *self);

G_END_DECLS
