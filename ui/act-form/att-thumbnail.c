/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-thumbnail.h"

#include "att-viewer.h"

/* A photo that is larger than that is shown by its icon. */
#define MAX_BYTES (64 * 1024 * 1024)

/**
 * AttThumbnail:
 *
 * The first page of a file, small. The viewer draws it: nothing from outside is decoded here.
 */
struct _AttThumbnail
{
  AdwBin parent_instance;
  GtkPicture *picture;
  AttContext *context;
  char *sha256; /* a file that is kept */
  char *path;   /* a file that was only chosen */
  int size;
  AttViewer *viewer;
  GCancellable *cancellable; /* while it is loaded */
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (AttThumbnail, att_thumbnail, ADW_TYPE_BIN)

static void
let_go (AttThumbnail *self)
{
  if (self->viewer != NULL)
    att_viewer_close (self->viewer);
  g_clear_object (&self->viewer);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttThumbnail) self = data;
  g_autoptr (AttPixels) pixels = att_viewer_get_thumbnail_finish (ATT_VIEWER (source), result, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  if (self->viewer == ATT_VIEWER (source))
    let_go (self);
  if (pixels == NULL)
    return;
  texture = gdk_memory_texture_new ((int) pixels->width, (int) pixels->height, GDK_MEMORY_DEFAULT, pixels->bytes,
                                    pixels->stride);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (GTK_STACK (adw_bin_get_child (ADW_BIN (self))), "picture");
}

/* A file that can't be shown keeps its icon: its name stands beside it. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttThumbnail) self = data;
  g_autoptr (AttViewer) viewer = att_viewer_open_finish (result, NULL);

  if (viewer == NULL)
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      att_viewer_close (viewer);
      return;
    }
  g_set_object (&self->viewer, viewer);
  att_viewer_get_thumbnail_async (viewer, 0, (guint) (self->size * gtk_widget_get_scale_factor (GTK_WIDGET (self))),
                                  self->cancellable, drawn_cb, g_object_ref (self));
}

static void
open_bytes (AttThumbnail *self, GBytes *bytes)
{
  if (bytes != NULL && g_bytes_get_size (bytes) <= MAX_BYTES)
    att_viewer_open_async (bytes, self->cancellable, opened_cb, g_object_ref (self));
}

static void
blob_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttThumbnail) self = data;
  g_autoptr (GBytes) bytes = att_office_run_finish (ATT_OFFICE (source), result, NULL);

  open_bytes (self, bytes);
}

static void
file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttThumbnail) self = data;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, NULL);

  open_bytes (self, bytes);
}

/* What is not a file of that size is not read at all. */
static void
measured_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttThumbnail) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_size (info) <= MAX_BYTES)
    g_file_load_bytes_async (G_FILE (source), self->cancellable, file_cb, g_object_ref (self));
}

static gpointer
load_blob (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_office_get_blob (office, data, cancellable, error);
}

static void
att_thumbnail_map (GtkWidget *widget)
{
  AttThumbnail *self = ATT_THUMBNAIL (widget);

  GTK_WIDGET_CLASS (att_thumbnail_parent_class)->map (widget);
  if (self->asked)
    return;
  self->asked = TRUE;
  if (self->sha256 != NULL && self->context != NULL)
    att_office_run_async (att_context_get_reader (self->context), load_blob, g_strdup (self->sha256), g_free,
                          (GDestroyNotify) g_bytes_unref, self->cancellable, blob_cb, g_object_ref (self));
  else if (self->path != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (self->path);

      g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                               G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable, measured_cb,
                               g_object_ref (self));
    }
}

static void
att_thumbnail_unroot (GtkWidget *widget)
{
  AttThumbnail *self = ATT_THUMBNAIL (widget);

  g_cancellable_cancel (self->cancellable);
  let_go (self);
  GTK_WIDGET_CLASS (att_thumbnail_parent_class)->unroot (widget);
}

static void
att_thumbnail_dispose (GObject *object)
{
  AttThumbnail *self = ATT_THUMBNAIL (object);

  g_cancellable_cancel (self->cancellable);
  let_go (self);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_THUMBNAIL);
  G_OBJECT_CLASS (att_thumbnail_parent_class)->dispose (object);
}

static void
att_thumbnail_finalize (GObject *object)
{
  AttThumbnail *self = ATT_THUMBNAIL (object);

  g_clear_object (&self->cancellable);
  g_free (self->sha256);
  g_free (self->path);
  G_OBJECT_CLASS (att_thumbnail_parent_class)->finalize (object);
}

static void
att_thumbnail_class_init (AttThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_thumbnail_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_thumbnail_finalize;
  widget_class->map = att_thumbnail_map;
  widget_class->unroot = att_thumbnail_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/act-form/att-thumbnail.ui");
  gtk_widget_class_bind_template_child (widget_class, AttThumbnail, picture);
}

static void
att_thumbnail_init (AttThumbnail *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_thumbnail_new:
 * @context: (nullable): the context, for a file that is kept
 * @file: a file, as an act has it: its `sha256`, or the `path` of one that was only chosen
 * @size: how high and wide it is, in pixels
 *
 * Returns: (transfer floating): the file, small; by its icon as long as it is not drawn
 */
GtkWidget *
att_thumbnail_new (AttContext *context, const AttRecord *file, int size)
{
  AttThumbnail *self = g_object_new (ATT_TYPE_THUMBNAIL, "width-request", size, "height-request", size, NULL);
  const char *name = att_record_get (file, "name");

  g_set_object (&self->context, context);
  self->sha256 = g_strdup (att_record_get (file, "sha256"));
  self->path = g_strdup (att_record_get (file, "path"));
  self->size = size;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * att_thumbnail_is_shown:
 * @self: a thumbnail
 *
 * Returns: whether it was drawn
 */
gboolean
att_thumbnail_is_shown (AttThumbnail *self)
{
  g_return_val_if_fail (ATT_IS_THUMBNAIL (self), FALSE);
  return gtk_picture_get_paintable (self->picture) != NULL;
}
