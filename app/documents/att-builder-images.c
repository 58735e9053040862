/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-builder-private.h"

/* A photo, as large as there is room, in the middle; no higher than the block says, and never higher than a page. */
gboolean
att_builder_add_image (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  const AttPage *page = &self->template->page;
  AttJpeg *image = att_builder_find_image (self, block->field, error);
  g_autofree char *alt = image != NULL ? att_builder_write (self, block, self->languages[0], error) : NULL;
  AttItem *item;
  guint w, h;

  if (alt == NULL)
    return FALSE;
  att_jpeg_get_size (image, &w, &h);
  item = att_flow_add_item (self->flow, ATT_ITEM_IMAGE);
  item->image = att_jpeg_ref (image);
  item->height = MIN (block->height, page->height - page->top - page->bottom - 40);
  item->width = item->height * w / h;
  if (item->width > width)
    {
      item->width = width;
      item->height = width * h / w;
    }
  item->x = (width - item->width) / 2;
  item->tag = att_flow_add_tag (self->flow, "Figure", self->tag, self->languages[0]);
  item->tag->alt = g_steal_pointer (&alt);
  att_builder_emit (self, item);
  return TRUE;
}
