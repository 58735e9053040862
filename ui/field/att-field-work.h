/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-window.h"

G_BEGIN_DECLS

/** ATT_FIELD_WORK_LOCKED: data set on a return that failed because the office's key is not on this machine */
#define ATT_FIELD_WORK_LOCKED "att-field-work-locked"

AttWork *att_field_work_issue (AttWindow *window, GArray *dossiers, const char *path, const char *passphrase);
AttWork *att_field_work_return (AttWindow *window, const char *path, const char *passphrase);

G_END_DECLS
