/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "att-language.h"

G_BEGIN_DECLS

/** ATT_COLLATION_VERSION: changes with the tables; a store that holds keys of another version rebuilds them */
#define ATT_COLLATION_VERSION 1

char *att_collation_key (const char *text, AttLanguage language);
char *att_search_fold (const char *text);
char **att_search_words (const char *text);

G_END_DECLS
