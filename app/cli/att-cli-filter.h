/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-cli.h"

G_BEGIN_DECLS

extern const GOptionEntry att_cli_filter_options[];

AttOffice *att_cli_open_filtered (AttCli *cli, AttDossierQuery *query, GError **error);

G_END_DECLS
