/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"
#include "att-record.h"

G_BEGIN_DECLS

#define ATT_TYPE_THUMBNAIL (att_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (AttThumbnail, att_thumbnail, ATT, THUMBNAIL, AdwBin)

GtkWidget *att_thumbnail_new (AttContext *context, const AttRecord *file, int size);
gboolean att_thumbnail_is_shown (AttThumbnail *self);

G_END_DECLS
