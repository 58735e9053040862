/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act-form.h"
#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_ACT_PAGE (att_act_page_get_type ())
G_DECLARE_FINAL_TYPE (AttActPage, att_act_page, ATT, ACT_PAGE, AttPage)

GtkWidget *att_act_page_new (AttContext *context, gint64 dossier, const AttKind *kind);
GtkWidget *att_act_page_new_with (AttContext *context, gint64 dossier, const AttKind *kind, const char *part,
                                  const AttRecord *given, const AttRecord *suggested);
GtkWidget *att_act_page_new_for_part (AttContext *context, gint64 dossier, const AttKind *kind, const char *part,
                                      const AttRecord *suggested);
AttActForm *att_act_page_get_form (AttActPage *self);
const AttKind *att_act_page_get_kind (AttActPage *self);

G_END_DECLS
