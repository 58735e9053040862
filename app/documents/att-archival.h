/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-pages.h"
#include "att-template.h"

G_BEGIN_DECLS

/**
 * AttArchival:
 * @meta: what the PDF shall say about itself
 * @titles: (nullable): its title in each of its languages
 * @languages: its languages
 * @structure: (element-type AttDocElement): the elements of its structure, in the order in which Cairo was told of
 * them
 * @underlay: (nullable): a PDF as Cairo writes it, whose first page lies under each of the pages
 *
 * What a PDF has to say about itself to be kept for good, and Cairo can't write.
 */
typedef struct
{
  const AttDocMeta *meta;
  AttText *titles;
  AttDocLanguages languages;
  const GArray *structure;
  GBytes *underlay;
} AttArchival;

GBytes *att_archival_finish (const AttArchival *self, GBytes *drawn, GError **error);
char *att_archival_dup_stack (void);

G_END_DECLS
