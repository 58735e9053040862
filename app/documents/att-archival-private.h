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
qpdf_data att_archival_open_underlay (qpdf_data pdf, GBytes *underlay, qpdf_oh *form);
void att_archival_use_underlay (qpdf_data pdf, qpdf_oh form, qpdf_oh page, GString *content);
gboolean att_archival_describe (const AttArchival *self, qpdf_data pdf);

G_END_DECLS
