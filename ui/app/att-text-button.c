/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-text-button.h"

/**
 * AttTextButton:
 *
 * A button with a label that breaks into lines where there is no room for it in one; that of a #GtkButton would widen the
 * window.
 */
struct _AttTextButton
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (AttTextButton, att_text_button, GTK_TYPE_BUTTON)

/* The label is made when the first text is set, and kept. */
static void
let_wrap_cb (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  if (!GTK_IS_LABEL (label))
    return;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

static void
att_text_button_class_init (AttTextButtonClass *klass)
{
}

static void
att_text_button_init (AttTextButton *self)
{
  g_signal_connect (self, "notify::label", G_CALLBACK (let_wrap_cb), NULL);
}

/**
 * att_text_button_new:
 * @label: what it does, with a mnemonic
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
att_text_button_new (const char *label)
{
  return g_object_new (ATT_TYPE_TEXT_BUTTON, "label", label, "use-underline", TRUE, NULL);
}
