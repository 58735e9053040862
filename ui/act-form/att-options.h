/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

/**
 * AttOptions:
 * @ids: (element-type utf8): what is stored
 * @titles: (element-type utf8): what is shown
 *
 * What a field lets people choose from.
 */
typedef struct
{
  GPtrArray *ids;
  GPtrArray *titles;
} AttOptions;

AttOptions *att_options_new (const AttFieldSpec *spec, AttDossierView *view);
void att_options_free (AttOptions *self);
gboolean att_options_find (AttOptions *self, const char *id, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttOptions, att_options_free)

G_END_DECLS
