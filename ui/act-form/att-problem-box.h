/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void att_problem_box_clear (GtkBox *box);
void att_problem_box_add (GtkBox *box, const char *words, const char *css_class);
char *att_problem_box_get_words (GtkBox *box);

G_END_DECLS
