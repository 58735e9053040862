/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"
#include "att-window.h"

G_BEGIN_DECLS

const char *att_help_find_topic (AttPage *page, GtkWidget *focus);
void att_help_show (AttWindow *window, const char *topic);

G_END_DECLS
