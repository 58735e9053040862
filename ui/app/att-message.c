/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-message.h"

#include <glib/gi18n-lib.h>

#include "att-notice-overlay.h"
#include "att-words.h"

static void
show_message (GtkWidget *near, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (near);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * att_message_error:
 * @near: a widget of the window
 * @heading: what was not done
 * @error: why
 *
 * Says in words what went wrong, with all that was found with it. What was only cancelled is not told.
 */
void
att_message_error (GtkWidget *near, const char *heading, const GError *error)
{
  g_autofree char *body = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  body = att_words_problems (error);
  show_message (near, heading, body);
}

/**
 * att_message_on_page:
 * @page: a page in the place of what is not there
 * @path: (nullable): the file that it is about, where the words do not name it
 * @error: why
 *
 * Says in words what went wrong, with all that was found with it.
 */
void
att_message_on_page (AdwStatusPage *page, const char *path, const GError *error)
{
  g_autofree char *words = att_words_problems (error);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *description = name != NULL ? g_strdup_printf ("%s\n\n%s", name, words) : g_strdup (words);
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_description (page, markup);
}

/**
 * att_message_warnings:
 * @near: a widget of the window
 * @heading: what was done
 * @warnings: what somebody should know
 */
void
att_message_warnings (GtkWidget *near, const char *heading, AttProblems *warnings)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *words = att_words_problem (g_ptr_array_index (warnings, i));

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", words);
    }
  show_message (near, heading, body->str);
}

/**
 * att_message_toast:
 * @near: a widget of the window
 * @text: what was done
 */
void
att_message_toast (GtkWidget *near, const char *text)
{
  AttNoticeOverlay *overlay = att_notice_overlay_find (near);

  if (overlay != NULL)
    att_notice_overlay_tell (overlay, text);
}
