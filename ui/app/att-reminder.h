/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"

G_BEGIN_DECLS

#define ATT_TYPE_REMINDER (att_reminder_get_type ())
G_DECLARE_FINAL_TYPE (AttReminder, att_reminder, ATT, REMINDER, GObject)

AttReminder *att_reminder_new (GtkApplication *app, AttContext *context);
void att_reminder_look (AttReminder *self);

G_END_DECLS
