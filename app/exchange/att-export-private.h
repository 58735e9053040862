/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-export.h"

G_BEGIN_DECLS

GBytes *att_export_write_xml (const AttExport *self);
AttExport *att_export_read_xml (GBytes *bytes, const char *path, gint64 *n_rows, GError **error);
GBytes *att_export_write_csv (const AttExport *self);
AttExport *att_export_read_csv (GBytes *bytes, const char *path, gint64 *n_rows, GError **error);
AttExport *att_export_new_from_head (const char *list, const char *as_of, const char *known, const char *path,
                                     int line, GError **error);

extern const AttProblemSpec att_problem_not_an_export;

G_END_DECLS
