/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-group.h"

/**
 * AttGroup:
 *
 * A group of rows whose title breaks into lines where there is no room for it in one. #AdwPreferencesGroup cuts it short, and
 * has no property for that.
 */
struct _AttGroup
{
  AdwPreferencesGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (AttGroup, att_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
find_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *title = find_title (child);

      if (title != NULL)
        return title;
    }
  return NULL;
}

static void
att_group_class_init (AttGroupClass *klass)
{
}

static void
att_group_init (AttGroup *self)
{
  GtkWidget *title = find_title (GTK_WIDGET (self));

  g_return_if_fail (title != NULL);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
}

/**
 * att_group_new:
 *
 * Returns: (transfer floating): a group without a title
 */
GtkWidget *
att_group_new (void)
{
  return g_object_new (ATT_TYPE_GROUP, NULL);
}
