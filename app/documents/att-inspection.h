/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** ATT_INSPECTION_PAGES: more pages of a file are not looked at */
#define ATT_INSPECTION_PAGES 20

/**
 * AttInspection:
 * @n_pages: how many pages the file has
 * @texts: (element-type utf8): what is written on each
 * @looks: (element-type utf8): the hash of how each looks
 * @attachment: (nullable): the data attached to it
 * @signatures: (nullable) (element-type AttSignature): the electronic signatures; %NULL: not asked for
 *
 * What a PDF file says, as the confined process found it.
 */
typedef struct
{
  guint n_pages;
  GPtrArray *texts;
  GPtrArray *looks;
  GBytes *attachment;
  GPtrArray *signatures;
} AttInspection;

AttInspection *att_inspection_new (GBytes *pdf, GCancellable *cancellable, GError **error);
AttInspection *att_inspection_new_of_signatures (GBytes *pdf, GCancellable *cancellable, GError **error);
void att_inspection_free (AttInspection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttInspection, att_inspection_free)

G_END_DECLS
