/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-report-page.h"

#include "att-beside-layout.h"
#include "att-group.h"
#include "att-message.h"
#include "att-title.h"
#include "att-words.h"

typedef struct
{
  AdwHeaderBar *header;
  GtkWidget *back;
  GtkWidget *places;
  AttTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkBox *side;
  GtkWidget *nothing;
  GtkLabel *nothing_title;
  GtkLabel *nothing_text;
  GtkBox *groups;
  GCancellable *cancellable; /* of what is being read */
  gboolean loaded;
} AttReportPagePrivate;

/**
 * AttReportPage:
 *
 * A place that shows something of all dossiers.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AttReportPage, att_report_page, ATT_TYPE_PAGE)

static AttReportPagePrivate *
get_private (AttReportPage *self)
{
  return att_report_page_get_instance_private (self);
}

static void
stop_reading (AttReportPage *self)
{
  AttReportPagePrivate *priv = get_private (self);

  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
}

static void
show_answer (AttReportPage *self, gpointer answer)
{
  AttReportPagePrivate *priv = get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->groups));
  GtkWidget *child;

  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  if (focused)
    gtk_root_set_focus (root, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (priv->groups))) != NULL)
    gtk_box_remove (priv->groups, child);
  gtk_widget_set_visible (priv->nothing, FALSE);
  ATT_REPORT_PAGE_GET_CLASS (self)->show (self, answer);
  gtk_stack_set_visible_child_name (priv->stack, "report");
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (priv->groups), GTK_DIR_TAB_FORWARD);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttReportPage) self = data;
  AttReportPagePrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  gpointer answer = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) == priv->cancellable && !att_page_is_closed (ATT_PAGE (self)))
    {
      g_clear_object (&priv->cancellable);
      priv->loaded = TRUE;
      if (answer != NULL)
        show_answer (self, answer);
      else
        {
          att_message_on_page (priv->failed, NULL, error);
          gtk_stack_set_visible_child_name (priv->stack, "failed");
        }
    }
  if (answer != NULL)
    ATT_REPORT_PAGE_GET_CLASS (self)->free_answer (answer);
}

static void
att_report_page_close (AttPage *page)
{
  stop_reading (ATT_REPORT_PAGE (page));
}

static void
att_report_page_refresh (AttPage *page)
{
  att_report_page_read (ATT_REPORT_PAGE (page));
}

static void
att_report_page_constructed (GObject *object)
{
  AttContext *context = att_page_get_context (ATT_PAGE (object));

  G_OBJECT_CLASS (att_report_page_parent_class)->constructed (object);
  g_signal_connect_object (context, "recorded", G_CALLBACK (att_report_page_read), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "day-changed", G_CALLBACK (att_report_page_read), object, G_CONNECT_SWAPPED);
}

static void
att_report_page_dispose (GObject *object)
{
  stop_reading (ATT_REPORT_PAGE (object));
  /* GTK 4.8 can't dispose of the template of a type from which others are derived. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (att_report_page_parent_class)->dispose (object);
}

static void
att_report_page_class_init (AttReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_report_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = att_report_page_dispose;
  ATT_PAGE_CLASS (klass)->refresh = att_report_page_refresh;
  ATT_PAGE_CLASS (klass)->close = att_report_page_close;

  g_type_ensure (ATT_TYPE_BESIDE_LAYOUT);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/reports/att-report-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, back);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, places);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, title);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, failed);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, side);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, nothing);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, nothing_title);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, nothing_text);
  gtk_widget_class_bind_template_child_private (widget_class, AttReportPage, groups);
}

static void
att_report_page_init (AttReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_report_page_read:
 * @self: a page
 *
 * Asks again.
 */
void
att_report_page_read (AttReportPage *self)
{
  AttReportPagePrivate *priv = get_private (self);
  AttReportPageClass *klass = ATT_REPORT_PAGE_GET_CLASS (self);
  AttOffice *reader = att_context_get_reader (att_page_get_context (ATT_PAGE (self)));

  if (reader == NULL || att_page_is_closed (ATT_PAGE (self)))
    return;
  stop_reading (self);
  priv->cancellable = g_cancellable_new ();
  att_office_run_async (reader, klass->load, klass->ask (self), klass->free_question, klass->free_answer,
                        priv->cancellable, read_cb, g_object_ref (self));
}

/**
 * att_report_page_is_loaded:
 * @self: a page
 *
 * Returns: whether it shows all that is there, and nothing more is being read
 */
gboolean
att_report_page_is_loaded (AttReportPage *self)
{
  g_return_val_if_fail (ATT_IS_REPORT_PAGE (self), FALSE);
  return get_private (self)->loaded && get_private (self)->cancellable == NULL;
}

/**
 * att_report_page_set_title:
 * @self: a page
 * @title: what the place is called
 */
void
att_report_page_set_title (AttReportPage *self, const char *title)
{
  g_return_if_fail (ATT_IS_REPORT_PAGE (self));
  att_title_set_title (get_private (self)->title, title);
}

/**
 * att_report_page_set_subtitle:
 * @self: a page
 * @subtitle: of what it is told
 */
void
att_report_page_set_subtitle (AttReportPage *self, const char *subtitle)
{
  g_return_if_fail (ATT_IS_REPORT_PAGE (self));
  att_title_set_subtitle (get_private (self)->title, subtitle);
}

/**
 * att_report_page_set_back:
 * @self: a page
 *
 * It is no place of its own, but lies on another page, to which it leads back.
 */
void
att_report_page_set_back (AttReportPage *self)
{
  g_return_if_fail (ATT_IS_REPORT_PAGE (self));
  gtk_widget_set_visible (get_private (self)->back, TRUE);
  gtk_widget_set_visible (get_private (self)->places, FALSE);
}

/**
 * att_report_page_add_button:
 * @self: a page
 * @button: (transfer floating): what can be done with the page as a whole
 */
void
att_report_page_add_button (AttReportPage *self, GtkWidget *button)
{
  g_return_if_fail (ATT_IS_REPORT_PAGE (self));
  adw_header_bar_pack_end (get_private (self)->header, button);
}

/**
 * att_report_page_get_side:
 * @self: a page
 *
 * Returns: (transfer none): where it is said what is asked
 */
GtkBox *
att_report_page_get_side (AttReportPage *self)
{
  g_return_val_if_fail (ATT_IS_REPORT_PAGE (self), NULL);
  return get_private (self)->side;
}

/**
 * att_report_page_add:
 * @self: a page
 * @widget: (transfer floating): a part of the answer
 */
void
att_report_page_add (AttReportPage *self, GtkWidget *widget)
{
  g_return_if_fail (ATT_IS_REPORT_PAGE (self));
  gtk_box_append (get_private (self)->groups, widget);
}

/**
 * att_report_page_add_group:
 * @self: a page
 * @title: (nullable): its heading
 * @description: (nullable): more about it
 *
 * Returns: (transfer none): a group of rows, at the end of the answer
 */
AdwPreferencesGroup *
att_report_page_add_group (AttReportPage *self, const char *title, const char *description)
{
  GtkWidget *group = att_group_new ();
  /* Both are markup here. */
  g_autofree char *heading = g_markup_escape_text (title != NULL ? title : "", -1);
  g_autofree char *more = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
  att_report_page_add (self, group);
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * att_report_page_say_nothing:
 * @self: a page
 * @title: that there is nothing
 * @text: what to do about it
 */
void
att_report_page_say_nothing (AttReportPage *self, const char *title, const char *text)
{
  AttReportPagePrivate *priv = get_private (self);

  g_return_if_fail (ATT_IS_REPORT_PAGE (self));
  gtk_label_set_label (priv->nothing_title, title);
  gtk_label_set_label (priv->nothing_text, text);
  gtk_widget_set_visible (priv->nothing, TRUE);
}
