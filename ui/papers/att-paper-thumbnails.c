/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-thumbnails.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/* The longer side, in pixels of the widget. */
#define SIDE 128

/**
 * AttPaperThumbnails:
 *
 * The pages of a file, small: to see where one is, and to go there. Only those near the part that is seen are drawn.
 */
struct _AttPaperThumbnails
{
  AdwBin parent_instance;
  GtkListView *list;
  AttViewer *viewer;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (AttPaperThumbnails, att_paper_thumbnails, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkPicture) picture = data;
  g_autoptr (AttPixels) pixels = att_viewer_get_thumbnail_finish (ATT_VIEWER (source), result, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  if (pixels == NULL)
    return; /* scrolled past, or it can't be shown: the page itself says why */
  texture = gdk_memory_texture_new ((int) pixels->width, (int) pixels->height, GDK_MEMORY_DEFAULT, pixels->bytes,
                                    pixels->stride);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
}

static void
setup_cb (AttPaperThumbnails *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_size_request (picture, SIDE * 3 / 4, SIDE);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
stop (GtkListItem *item)
{
  g_cancellable_cancel (g_object_get_data (G_OBJECT (item), "cancellable"));
  g_object_set_data (G_OBJECT (item), "cancellable", NULL);
}

static void
bind_cb (AttPaperThumbnails *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *picture = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_last_child (box);
  GCancellable *cancellable = g_cancellable_new ();
  g_autofree char *number = g_strdup_printf ("%u", gtk_list_item_get_position (item) + 1);
  g_autofree char *name = att_words_fill (_ ("Page {number}"), "number", number, NULL);

  stop (item);
  gtk_label_set_text (GTK_LABEL (label), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (item), "cancellable", cancellable, g_object_unref);
  if (self->viewer != NULL && gtk_list_item_get_position (item) < att_viewer_get_n_pages (self->viewer))
    att_viewer_get_thumbnail_async (self->viewer, gtk_list_item_get_position (item),
                                    SIDE * (guint) gtk_widget_get_scale_factor (GTK_WIDGET (self)), cancellable, drawn_cb,
                                    g_object_ref (picture));
}

static void
unbind_cb (AttPaperThumbnails *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  stop (item);
  if (box != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (gtk_widget_get_first_child (box)), NULL);
}

static void
activate_cb (AttPaperThumbnails *self, guint position)
{
  g_signal_emit (self, signals[CHOSEN], 0, position);
}

static void
att_paper_thumbnails_dispose (GObject *object)
{
  AttPaperThumbnails *self = ATT_PAPER_THUMBNAILS (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->viewer);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_PAPER_THUMBNAILS);
  G_OBJECT_CLASS (att_paper_thumbnails_parent_class)->dispose (object);
}

static void
att_paper_thumbnails_class_init (AttPaperThumbnailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_paper_thumbnails_dispose;

  /**
   * AttPaperThumbnails::chosen:
   * @page: the page that somebody wants to see, from 0
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-paper-thumbnails.ui");
  gtk_widget_class_bind_template_child (widget_class, AttPaperThumbnails, list);
}

static void
att_paper_thumbnails_init (AttPaperThumbnails *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * att_paper_thumbnails_set_viewer:
 * @self: thumbnails
 * @viewer: (nullable): the file; %NULL while they are not seen, which costs nothing then
 */
void
att_paper_thumbnails_set_viewer (AttPaperThumbnails *self, AttViewer *viewer)
{
  g_autoptr (GtkStringList) pages = NULL;

  g_return_if_fail (ATT_IS_PAPER_THUMBNAILS (self));
  if (viewer == self->viewer)
    return;
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_set_object (&self->viewer, viewer);
  if (viewer == NULL)
    return;
  pages = gtk_string_list_new (NULL);
  for (guint i = 0; i < att_viewer_get_n_pages (viewer); i++)
    gtk_string_list_append (pages, "");
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&pages)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * att_paper_thumbnails_set_page:
 * @self: thumbnails
 * @page: the page that is read, from 0
 */
void
att_paper_thumbnails_set_page (AttPaperThumbnails *self, guint page)
{
  g_return_if_fail (ATT_IS_PAPER_THUMBNAILS (self));
  if (self->selection == NULL || gtk_single_selection_get_selected (self->selection) == page)
    return;
  gtk_single_selection_set_selected (self->selection, page);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page);
}
