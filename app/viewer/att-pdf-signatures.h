/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "att-viewer-protocol.h"

G_BEGIN_DECLS

void att_pdf_signatures_warm_up (void);
guint att_pdf_signatures_read (PopplerDocument *document, const guint8 *data, gsize length,
                               AttViewerSignature *signatures);

G_END_DECLS
