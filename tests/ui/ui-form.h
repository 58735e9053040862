/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act-page.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

AttActPage *ui_form_open (UiCase *self, gint64 dossier, const char *kind);
AttField *ui_form_find (AttActPage *page, const char *field);
void ui_form_type (AttActPage *page, const char *field, const char *text);

G_END_DECLS
