/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint att_after_drawing_add (GSourceFunc func, gpointer data);

G_END_DECLS
