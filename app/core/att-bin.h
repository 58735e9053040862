/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttBinKind:
 * @ATT_BIN_LEGAL_ENTITY: a legal entity, resident or not, at its head office: may apply for accreditation
 * @ATT_BIN_BRANCH: a branch, a representative office or a farm
 * @ATT_BIN_JOINT: a joint entrepreneur
 * @ATT_BIN_OTHER: digits that no rule explains
 *
 * For whom a business identification number was issued, as its digits 5 and 6 say.
 */
typedef enum
{
  ATT_BIN_LEGAL_ENTITY,
  ATT_BIN_BRANCH,
  ATT_BIN_JOINT,
  ATT_BIN_OTHER,
} AttBinKind;

gboolean att_bin_has_form (const char *digits);
gboolean att_bin_is_valid (const char *bin);
AttBinKind att_bin_get_kind (const char *bin);
gboolean att_bin_get_month (const char *bin, int *year, int *month);
gboolean att_iin_is_valid (const char *iin);

G_END_DECLS
