/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-problem.h"

G_BEGIN_DECLS

void att_message_error (GtkWidget *near, const char *heading, const GError *error);
void att_message_on_page (AdwStatusPage *page, const char *path, const GError *error);
void att_message_warnings (GtkWidget *near, const char *heading, AttProblems *warnings);
void att_message_toast (GtkWidget *near, const char *text);

G_END_DECLS
