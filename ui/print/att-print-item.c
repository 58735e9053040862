/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-print.h"

G_DEFINE_BOXED_TYPE (AttPrintItem, att_print_item, att_print_item_copy, att_print_item_free)

/**
 * att_print_item_new:
 * @sha256: by which the bytes are kept
 * @title: what it is
 * @file_name: (nullable): the name under which it would be saved
 * @form: (nullable): the kind of document
 *
 * Returns: (transfer full): a document to be printed
 */
AttPrintItem *
att_print_item_new (const char *sha256, const char *title, const char *file_name, const char *form)
{
  AttPrintItem *self = g_new0 (AttPrintItem, 1);

  self->sha256 = g_strdup (sha256);
  self->title = g_strdup (title);
  self->file_name = g_strdup (file_name);
  self->form = g_strdup (form);
  return self;
}

/**
 * att_print_item_new_for_bytes:
 * @bytes: a PDF that is not kept
 * @title: what it is
 * @file_name: (nullable): the name under which it would be saved
 * @form: (nullable): the kind of document
 *
 * Returns: (transfer full): a document to be printed
 */
AttPrintItem *
att_print_item_new_for_bytes (GBytes *bytes, const char *title, const char *file_name, const char *form)
{
  AttPrintItem *self = att_print_item_new (NULL, title, file_name, form);

  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * att_print_item_copy:
 * @self: a document to be printed
 *
 * Returns: (transfer full): the same again
 */
AttPrintItem *
att_print_item_copy (const AttPrintItem *self)
{
  AttPrintItem *copy = att_print_item_new (self->sha256, self->title, self->file_name, self->form);

  copy->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  return copy;
}

/**
 * att_print_item_free:
 * @self: (transfer full): a document to be printed
 */
void
att_print_item_free (AttPrintItem *self)
{
  g_free (self->sha256);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->title);
  g_free (self->file_name);
  g_free (self->form);
  g_free (self);
}
