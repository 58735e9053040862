/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-list.h"

#include "att-examination-row.h"
#include "att-label.h"

static AttExaminationRow *
get_row (GtkListBox *list, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) position);

  return row != NULL ? ATT_EXAMINATION_ROW (row) : NULL;
}

/**
 * att_examination_list_update_header:
 * @row: a row
 * @before: (nullable): the row above it
 * @data: nothing
 *
 * Puts the section above the first of its rows.
 */
void
att_examination_list_update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *section = att_examination_row_get_section (ATT_EXAMINATION_ROW (row));
  const char *above = before != NULL ? att_examination_row_get_section (ATT_EXAMINATION_ROW (before)) : NULL;
  GtkWidget *label;

  if (*section == '\0' || g_strcmp0 (section, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = att_label_new (section, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "section");
  gtk_list_box_row_set_header (row, label);
}

/**
 * att_examination_list_needs_rows:
 * @list: a list of tasks
 * @tasks: (element-type AttExaminationTask): what it is to show
 *
 * Returns: whether its rows are those of other tasks, and are made anew
 */
gboolean
att_examination_list_needs_rows (GtkListBox *list, GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    if (get_row (list, i) == NULL
        || g_strcmp0 (att_examination_row_get_id (get_row (list, i)),
                      ((const AttExaminationTask *) g_ptr_array_index (tasks, i))->id)
               != 0)
      return TRUE;
  return get_row (list, tasks->len) != NULL;
}

/**
 * att_examination_list_show:
 * @list: a list of tasks
 * @view: the dossier
 * @tasks: (element-type AttExaminationTask): what it is to show
 *
 * Shows tasks, a row each. Rows that can stay do, so that the keyboard stays where it is.
 */
void
att_examination_list_show (GtkListBox *list, AttDossierView *view, GPtrArray *tasks)
{
  if (att_examination_list_needs_rows (list, tasks))
    {
      while (get_row (list, 0) != NULL)
        gtk_list_box_remove (list, GTK_WIDGET (get_row (list, 0)));
      for (guint i = 0; i < tasks->len; i++)
        {
          GtkWidget *row = att_examination_row_new ();

          att_examination_row_show (ATT_EXAMINATION_ROW (row), view, g_ptr_array_index (tasks, i));
          gtk_list_box_append (list, row);
        }
    }
  for (guint i = 0; i < tasks->len; i++)
    att_examination_row_show (get_row (list, i), view, g_ptr_array_index (tasks, i));
  gtk_list_box_invalidate_headers (list);
}
