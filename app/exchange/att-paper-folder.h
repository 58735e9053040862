/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-hash.h"

G_BEGIN_DECLS

/**
 * AttPaperFolder:
 *
 * The folder of an application file, from which nothing leads out: no link, no `..`, no absolute path. Or, for an
 * application that is typed in, the files that somebody chose, and no others.
 */
typedef struct _AttPaperFolder AttPaperFolder;

AttPaperFolder *att_paper_folder_new (const char *application, GError **error);
AttPaperFolder *att_paper_folder_new_for_files (void);
char *att_paper_folder_add (AttPaperFolder *self, const char *path);
void att_paper_folder_free (AttPaperFolder *self);
GInputStream *att_paper_folder_open (AttPaperFolder *self, const char *file, GError **error);
gboolean att_paper_folder_look (AttPaperFolder *self, const char *file, AttHash *hash, const char **type,
                                GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttPaperFolder, att_paper_folder_free)

G_END_DECLS
