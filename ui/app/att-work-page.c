/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-work-page.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-title.h"

/**
 * AttWorkPage:
 *
 * The report of a long work: what was done and what was not, a line each, all of it to be copied.
 */
struct _AttWorkPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkLabel *summary;
  GtkListView *list_view;
  AttWork *work;
};

G_DEFINE_FINAL_TYPE (AttWorkPage, att_work_page, ATT_TYPE_PAGE)

static void
copy_cb (AttWorkPage *self)
{
  g_autofree char *report = att_work_get_report (self->work);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), report);
  att_message_toast (GTK_WIDGET (self), _ ("The report was copied"));
}

static void
activate_cb (AttWorkPage *self, guint position)
{
  g_autoptr (AttWorkLine) line = g_list_model_get_item (att_work_get_lines (self->work), position);

  if (line != NULL && att_work_line_get_dossier (line) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "x", att_work_line_get_dossier (line));
}

static void
att_work_page_dispose (GObject *object)
{
  g_clear_object (&ATT_WORK_PAGE (object)->work);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_WORK_PAGE);
  G_OBJECT_CLASS (att_work_page_parent_class)->dispose (object);
}

static void
att_work_page_class_init (AttWorkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_work_page_dispose;

  g_type_ensure (ATT_TYPE_TITLE);
  g_type_ensure (ATT_TYPE_WORK_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/app/att-work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttWorkPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttWorkPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AttWorkPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
att_work_page_init (AttWorkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_work_page_new:
 * @context: the context
 * @work: a work that is finished
 *
 * Returns: (transfer floating): a page with its report
 */
GtkWidget *
att_work_page_new (AttContext *context, AttWork *work)
{
  AttWorkPage *self = g_object_new (ATT_TYPE_WORK_PAGE, "context", context, NULL);
  g_autoptr (GtkSelectionModel) model
      = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (att_work_get_lines (work))));

  self->work = g_object_ref (work);
  att_title_set_title (self->title, att_work_get_title (work));
  gtk_label_set_label (self->summary, att_work_get_text (work));
  gtk_list_view_set_model (self->list_view, model);
  return GTK_WIDGET (self);
}
