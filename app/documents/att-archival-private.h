/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <qpdf/qpdf-c.h>

#include "att-archival.h"

G_BEGIN_DECLS

char *att_archival_write_xmp (const AttArchival *self);
char *att_archival_dup_producer (void);
AttLanguage att_archival_get_language (const AttArchival *self);
GString *att_archival_mark_artifacts (const char *content, gsize length);
gboolean att_archival_read (qpdf_data pdf, const char *name, GBytes *drawn);
GBytes *att_archival_tidy (GBytes *drawn);
GArray *att_archival_open_plates (const AttArchival *self, qpdf_data pdf);
void att_archival_lay_plates (const AttArchival *self, const GArray *opened, qpdf_data pdf, guint n, GString *content);
gboolean att_archival_describe (const AttArchival *self, qpdf_data pdf);

G_END_DECLS
