/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "att-jpeg.h"
#include "att-language.h"
#include "att-qr-private.h"

G_BEGIN_DECLS

/* An element of the document's structure; Cairo is told of each part of it on a page of its own as of an element of
 * its own. */
typedef struct _AttTag AttTag;
struct _AttTag
{
  const char *name;
  AttTag *parent;
  AttLanguage language;
  const char *scope;     /* of a TH: Column or Row */
  const char *numbering; /* of an L: how its labels count */
  char *alt;             /* of a Figure: what it shows */
};

typedef enum
{
  ATT_ITEM_LINE,
  ATT_ITEM_ROW,
  ATT_ITEM_RULE,
  ATT_ITEM_QR,
  ATT_ITEM_EMBLEM,
  ATT_ITEM_IMAGE,
  ATT_ITEM_BAR,
  ATT_ITEM_FILL,
  ATT_ITEM_BREAK,
} AttItemType;

typedef enum
{
  ATT_LINES_NONE,
  ATT_LINES_GRID,
  ATT_LINES_BELOW,
} AttLines;

typedef struct
{
  GPtrArray *head; /* AttItem: rows that stand anew on each page */
  double head_height;
} AttTable;

typedef struct
{
  GPtrArray *items; /* AttItem, of the flow */
  double x, width;
  AttTag *tag; /* (nullable): stands in the structure even when it is empty */
} AttCell;

typedef struct
{
  GArray *cells; /* AttCell */
  double pad_x, pad_y;
  double min_height;
  AttLines lines;
  gboolean shaded;
  gboolean at_bottom;  /* cells stand on the row's lower edge */
  gboolean whole;      /* on one page when it fits on one */
  AttTable *table;     /* (nullable) */
  gboolean is_head;
} AttRow;

/* A piece of a page that is never cut, but for a row. Coordinates are points, downwards. */
typedef struct
{
  AttItemType type;
  double before; /* the space above; none at the top of a page */
  double height;
  gboolean keep; /* on the page of what comes next */
  AttTag *tag;
  PangoLayoutLine *line;
  double x, baseline;
  double width, thickness; /* of a rule; the width of an image and a bar too; a QR code and an emblem are as wide as they are high */
  AttQr *qr;
  AttJpeg *image;
  double weight;           /* of a fill */
  AttRow *row;
} AttItem;

typedef struct
{
  AttItem *item;
  double y; /* from the top of the text area */
} AttPlaced;

/* Owns the pieces of one document. */
typedef struct
{
  GPtrArray *tags, *items, *tables, *layouts;
} AttFlow;

AttFlow *att_flow_new (void);
void att_flow_free (AttFlow *self);
AttTag *att_flow_add_tag (AttFlow *self, const char *name, AttTag *parent, AttLanguage language);
AttItem *att_flow_add_item (AttFlow *self, AttItemType type);
AttRow *att_flow_add_row (AttFlow *self, AttItem **item);
AttTable *att_flow_add_table (AttFlow *self);
void att_row_add_cell (AttRow *self, double x, double width, GPtrArray *items, AttTag *tag);
void att_row_measure (AttItem *item);
double att_items_measure (GPtrArray *items);
GPtrArray *att_flow_paginate (AttFlow *self, GPtrArray *items, double room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttFlow, att_flow_free)

G_END_DECLS
