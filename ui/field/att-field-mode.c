/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-field-mode.h"

#include "att-visit.h"

/* What is typed is neither learnt by an input method nor offered elsewhere. */
static void
focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (GTK_IS_TEXT (focus))
    gtk_text_set_input_hints (GTK_TEXT (focus), gtk_text_get_input_hints (GTK_TEXT (focus)) | GTK_INPUT_HINT_PRIVATE);
  else if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_view_set_input_hints (GTK_TEXT_VIEW (focus),
                                   gtk_text_view_get_input_hints (GTK_TEXT_VIEW (focus)) | GTK_INPUT_HINT_PRIVATE);
}

/**
 * att_field_mode_enter:
 * @window: a window on a field file
 *
 * From now on the process leaves no trace of what it works on: no image of its memory when it fails, no file in the list of
 * those used lately, nothing of what is typed in the window with an input method.
 */
void
att_field_mode_enter (GtkWindow *window)
{
  att_visit_forbid_core_dumps ();
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}
