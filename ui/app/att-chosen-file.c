/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-chosen-file.h"

/**
 * att_chosen_file_dup_path:
 * @chooser: a chooser of files that was answered
 * @response: the answer
 *
 * Returns: (transfer full) (nullable): where the file is; %NULL when none was chosen, or one that has no place in a folder
 */
char *
att_chosen_file_dup_path (GtkNativeDialog *chooser, int response)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  return file != NULL ? g_file_get_path (file) : NULL;
}
