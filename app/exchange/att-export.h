/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/* Lists for the digital platform, as files (Art. 6, 11(2), 26(2), 26(5)): docs/exports.md says what stands in them. */

/**
 * AttExportList:
 * @ATT_EXPORT_REGISTER: the register of recognition centres: every certificate issued by the day, and its state
 * @ATT_EXPORT_CANCELLED_DOCUMENTS: recognition documents cancelled by the day
 * @ATT_EXPORT_BARRED_CENTRES: centres barred from resumption on the day, with their founders
 */
typedef enum
{
  ATT_EXPORT_REGISTER,
  ATT_EXPORT_CANCELLED_DOCUMENTS,
  ATT_EXPORT_BARRED_CENTRES,
  ATT_N_EXPORT_LISTS,
} AttExportList;

/**
 * AttExportFormat:
 * @ATT_EXPORT_XML: by the schema `export-1.rng`
 * @ATT_EXPORT_CSV: RFC 4180, after one line that begins with `#` and says what the file holds
 */
typedef enum
{
  ATT_EXPORT_XML,
  ATT_EXPORT_CSV,
} AttExportFormat;

/**
 * AttExport:
 * @list: what it holds
 * @as_of: of which day
 * @known: as was known on that day; %ATT_DAY_FOREVER for everything that was recorded
 * @rows: (element-type AttRecord): the rows, with the columns of att_export_list_get_columns(), which may be missing where
 *   there is nothing, and `founder` as records of `name` and `id`
 */
typedef struct
{
  AttExportList list;
  AttDay as_of;
  AttDay known;
  GPtrArray *rows;
} AttExport;

AttExport *att_export_make (AttOffice *office, AttExportList list, AttDay as_of, AttDay known, GCancellable *cancellable,
                            GError **error);
AttExport *att_export_new (AttExportList list, AttDay as_of, AttDay known);
void att_export_free (AttExport *self);
gboolean att_export_equal (const AttExport *self, const AttExport *other);
GBytes *att_export_write (const AttExport *self, AttExportFormat format, GError **error);
AttExport *att_export_read (GBytes *bytes, const char *path, GError **error);
char *att_export_compute_hash (GBytes *bytes);

const char *att_export_list_get_id (AttExportList list);
const char *att_export_list_get_title (AttExportList list);
const char *att_export_list_get_element (AttExportList list);
gboolean att_export_list_parse (const char *id, AttExportList *list);
const char *const *att_export_list_get_columns (AttExportList list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttExport, att_export_free)

G_END_DECLS
