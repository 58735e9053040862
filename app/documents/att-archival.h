/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-pages.h"
#include "att-template.h"

G_BEGIN_DECLS

/**
 * AttArchivalPlate:
 * @page: which page it lies under, from 0
 * @x: how far from the page's left edge, in points
 * @y: how far from its lower edge
 * @drawing: a PDF as Cairo writes it, whose first page is laid there
 *
 * Lines under a page that say nothing.
 */
typedef struct
{
  guint page;
  double x, y;
  GBytes *drawing;
} AttArchivalPlate;

/**
 * AttArchival:
 * @meta: what the PDF shall say about itself
 * @titles: (nullable): its title in each of its languages
 * @languages: its languages
 * @structure: (element-type AttDocElement): the elements of its structure, in the order in which Cairo was told of
 * them
 * @plates: (nullable) (element-type AttArchivalPlate): what lies under the pages; page by page, the lowest first
 *
 * What a PDF has to say about itself to be kept for good, and Cairo can't write.
 */
typedef struct
{
  const AttDocMeta *meta;
  AttText *titles;
  AttDocLanguages languages;
  const GArray *structure;
  const GArray *plates;
} AttArchival;

GBytes *att_archival_finish (const AttArchival *self, GBytes *drawn, GError **error);
char *att_archival_dup_stack (void);

G_END_DECLS
