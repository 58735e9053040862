/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* gettext looks its catalogues up anew when this changes. */
extern int _nl_msg_cat_cntr;

/* Goes on in the language of that code. */
static inline void
speak (const char *code)
{
  g_setenv ("LANGUAGE", code, TRUE);
  _nl_msg_cat_cntr++;
}
