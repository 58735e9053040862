/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-page.h"
#include "att-step.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/** UiGetStep: the step of a panel for a kind of act */
typedef AttStep *(*UiGetStep) (AttStagePanel *panel, const char *kind);

AttOffice *ui_open_office (UiCase *self, const char *today);
void ui_record (UiCase *self, const char *on, const char *kind, ...) G_GNUC_NULL_TERMINATED;
void ui_walk_on (UiCase *self, guint from, guint to);
void ui_walk_to_refusal (UiCase *self);
AttDossierPage *ui_get_dossier_page (UiCase *self);
AttStep *ui_begin_step (UiCase *self, UiGetStep get_step, const char *kind);
void ui_wait_for_step (AttStep *step);
void ui_type_into_step (AttStep *step, const char *field, const char *text);
char *ui_dup_typed (AttStep *step, const char *field);
AttAct *ui_record_step (UiCase *self, AttStep *step);
void ui_assert_narrow (GtkWidget *panel);
gint64 ui_count_entries (UiCase *self);

G_END_DECLS
