/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-store.h"

G_BEGIN_DECLS

/**
 * ConformanceFactory:
 * @folder: an empty folder for the store's files
 *
 * Returns: (transfer full): a new, empty store
 */
typedef AttStore *(*ConformanceFactory) (const char *folder);

void conformance_add (const char *name, ConformanceFactory factory);

G_END_DECLS
