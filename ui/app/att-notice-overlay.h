/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATT_TYPE_NOTICE_OVERLAY (att_notice_overlay_get_type ())
G_DECLARE_FINAL_TYPE (AttNoticeOverlay, att_notice_overlay, ATT, NOTICE_OVERLAY, AdwBin)

AttNoticeOverlay *att_notice_overlay_find (GtkWidget *near);
void att_notice_overlay_tell (AttNoticeOverlay *self, const char *text);
void att_notice_overlay_offer (AttNoticeOverlay *self, const char *text, const char *label,
                               GSourceOnceFunc func, gpointer data, GDestroyNotify destroy);

G_END_DECLS
