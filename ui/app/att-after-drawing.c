/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-after-drawing.h"

/* A drawing that is due begins within a sixtieth of a second, and once begun nothing comes between. */
#define WAIT_MS 20

/**
 * att_after_drawing_add:
 * @func: what is to be done
 * @data: for @func
 *
 * Does something on the main loop once what changed now stands on the screen: what nobody waits for must not keep back what
 * somebody does. As long as @func returns %G_SOURCE_CONTINUE it is called again, with a drawing in between.
 *
 * Returns: the source, for g_source_remove()
 */
guint
att_after_drawing_add (GSourceFunc func, gpointer data)
{
  return g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, WAIT_MS, func, data, NULL);
}
