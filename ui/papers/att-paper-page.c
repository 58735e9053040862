/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-page.h"

#include "att-paper-view.h"
#include "att-title.h"

/**
 * AttPaperPage:
 *
 * A paper or a document on a page of its own: the view is all there is to it.
 */
struct _AttPaperPage
{
  AttPage parent_instance;
  AttTitle *title;
  AdwBin *place;
};

G_DEFINE_FINAL_TYPE (AttPaperPage, att_paper_page, ATT_TYPE_PAGE)

static void
att_paper_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_PAPER_PAGE);
  G_OBJECT_CLASS (att_paper_page_parent_class)->dispose (object);
}

static void
att_paper_page_class_init (AttPaperPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_paper_page_dispose;
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-paper-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttPaperPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttPaperPage, place);
}

static void
att_paper_page_init (AttPaperPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_paper_page_new:
 * @context: the context
 * @sha256: by which the bytes are kept
 * @title: what it is
 * @file_name: the name under which it is saved
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_paper_page_new (AttContext *context, const char *sha256, const char *title, const char *file_name)
{
  AttPaperPage *self = g_object_new (ATT_TYPE_PAPER_PAGE, "context", context, NULL);
  GtkWidget *view = att_paper_view_new (context);

  att_title_set_title (self->title, title);
  adw_bin_set_child (self->place, view);
  att_paper_view_show (ATT_PAPER_VIEW (view), sha256, title, file_name);
  return GTK_WIDGET (self);
}
