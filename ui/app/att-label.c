/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-label.h"

/**
 * att_label_new:
 * @text: (nullable): what it says
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label that begins at the edge and takes as many lines as it needs
 */
GtkWidget *
att_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* A word for which a line is too short must not widen the window. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
