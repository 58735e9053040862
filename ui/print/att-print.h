/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-context.h"

G_BEGIN_DECLS

/**
 * AttPrintItem:
 * @sha256: (nullable): by which the bytes are kept
 * @bytes: (nullable): the bytes themselves, of what is made whenever it is asked for and not kept
 * @title: what it is, for people and for the printer's queue
 * @file_name: the name under which it would be saved
 * @form: (nullable): the kind of document, by which the printer's settings are remembered
 *
 * One document that is to be printed.
 */
typedef struct
{
  char *sha256;
  GBytes *bytes;
  char *title;
  char *file_name;
  char *form;
} AttPrintItem;

#define ATT_TYPE_PRINT_ITEM (att_print_item_get_type ())
GType att_print_item_get_type (void);

AttPrintItem *att_print_item_new (const char *sha256, const char *title, const char *file_name, const char *form);
AttPrintItem *att_print_item_new_for_bytes (GBytes *bytes, const char *title, const char *file_name, const char *form);
AttPrintItem *att_print_item_copy (const AttPrintItem *self);
void att_print_item_free (AttPrintItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttPrintItem, att_print_item_free)

void att_print_async (GtkWindow *parent, AttContext *context, GPtrArray *items, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data);
gboolean att_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
