/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

GtkWidget *att_possible_row_new (AttDossierView *view, const AttPossibility *possibility);
GtkWidget *att_impossible_row_new (AttDossierView *view, const AttPossibility *possibility);
GtkWidget *att_act_row_new (AttDossierView *view, const AttPossibility *possibility, const char *action);
GtkWidget *att_deadline_row_new_for_view (const AttDeadlineView *deadline);
GtkWidget *att_defect_row_new (const AttDefect *defect);
GtkWidget *att_paper_row_new (AttDossierView *view, const AttPaper *paper);
GtkWidget *att_document_row_new (AttDossierView *view, const AttDocument *document);
GtkWidget *att_signed_copy_row_new (AttAct *copy);
GtkWidget *att_act_button_new (AttDossierView *view, const char *kind, AttAct *act, const char *icon, const char *tooltip,
                               const char *name);
GtkWidget *att_requested_row_new (AttDossierView *view, const char *form);
GtkWidget *att_criteria_table_new (AttDossierView *view);
GtkWidget *att_fact_new (const char *title, const char *text);

G_END_DECLS
