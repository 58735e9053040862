/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a form as a whole, above its fields: a label for each problem. */
#include "config.h"
#include "att-problem-box.h"

#include "att-label.h"

/**
 * att_problem_box_clear:
 * @box: a box above fields
 *
 * Takes away all that is said there, and the box with it.
 */
void
att_problem_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  gtk_widget_set_visible (GTK_WIDGET (box), FALSE);
}

/**
 * att_problem_box_add:
 * @box: a box above fields; whether it is seen is its form's to say
 * @words: what is wrong
 * @css_class: (nullable): how it looks
 */
void
att_problem_box_add (GtkBox *box, const char *words, const char *css_class)
{
  gtk_box_append (box, att_label_new (words, css_class));
}

/**
 * att_problem_box_get_words:
 * @box: a box above fields
 *
 * Returns: (transfer full): what is said there, a line each; empty for nothing
 */
char *
att_problem_box_get_words (GtkBox *box)
{
  GString *out = g_string_new (NULL);

  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (box)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    g_string_append_printf (out, "%s\n", gtk_label_get_label (GTK_LABEL (label)));
  return g_string_free (out, FALSE);
}
