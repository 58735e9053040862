/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-cli.h"

G_BEGIN_DECLS

gboolean att_cli_write_documents (AttCli *cli, const char *form, const char *languages, gboolean draft,
                                  const char *folder, GError **error);

G_END_DECLS
