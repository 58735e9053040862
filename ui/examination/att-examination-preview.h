/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act-form.h"

G_BEGIN_DECLS

void att_examination_set_text (AttActForm *form, const char *field, const char *text);
void att_examination_preview_async (AttActForm *form, AttOffice *reader, gint64 dossier, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
