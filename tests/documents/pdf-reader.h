/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A PDF as a reader finds it. Without the tools of poppler-utils the test is skipped, and there are no words. */
char *reader_ask (GBytes *pdf, const char *tool, const char *option);
char *reader_read_words (GBytes *pdf);
void reader_assert_says (const char *words, const char *expected);

G_END_DECLS
