/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-builder-private.h"

#define BAR_HEIGHT 1.1 /* in parts of the size of letters */
#define LEAST_BAR 0.5

/* A figure: what its block says of it is for who can't see it. */
static gboolean
emit_figure (AttBuilder *self, const AttBlock *block, AttItem *item, GError **error)
{
  item->tag = att_flow_add_tag (self->flow, "Figure", self->tag, self->languages[0]);
  item->tag->alt = att_builder_write (self, block, self->languages[0], error);
  att_builder_emit (self, item);
  return item->tag->alt != NULL;
}

gboolean
att_builder_add_qr (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  const char *value = att_builder_find_string (self, block->field, error);
  AttQr *qr = value != NULL ? att_qr_new (value, error) : NULL;
  AttItem *item;

  if (qr == NULL)
    return FALSE;
  item = att_flow_add_item (self->flow, ATT_ITEM_QR);
  item->qr = qr;
  item->height = block->height;
  item->x = att_builder_align (self, block, width, block->height);
  return emit_figure (self, block, item, error);
}

/* A photo, as large as there is room, in the middle; no higher than the block says, and never higher than a page. */
gboolean
att_builder_add_image (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  const AttPage *page = &self->template->page;
  AttJpeg *image = att_builder_find_image (self, block->field, error);
  AttItem *item;
  guint w, h;

  if (image == NULL)
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
  return emit_figure (self, block, item, error);
}

/* A bar of a chart, as long as so many thousandths of the room; of nothing a line is left, so that it is seen that there is
 * none. */
gboolean
att_builder_add_bar (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  AttItem *item;
  gint64 part;

  if (!att_builder_find_number (self, block->field, &part, error))
    return FALSE;
  item = att_flow_add_item (self->flow, ATT_ITEM_BAR);
  item->height = BAR_HEIGHT * att_style_merge (self->style, block->style).size * self->scale;
  item->width = MAX (width * (double) CLAMP (part, 0, 1000) / 1000, LEAST_BAR);
  return emit_figure (self, block, item, error);
}
