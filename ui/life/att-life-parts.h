/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

/* What happened in the life of a certificate, for the panel of that stage. A row from which something follows opens the
 * form of it by the action `life.begin-with`: kind, part, and what the form begins with. */

/* What the parts have in common: att-life-parts.c */
AdwActionRow *att_life_row_new (const char *icon, const char *title, const char *subtitle);
GtkListBox *att_life_list_new (const char *name);
void att_life_open_dossier (AdwActionRow *row, gint64 dossier);
GtkWidget *att_life_follow_row_new (const char *title, const char *kind, const char *part, const char *field,
                                    const char *value);

void att_life_monitoring_fill (GtkBox *content, AttDossierView *view);
void att_life_complaints_fill (GtkBox *content, AttDossierView *view);
const char *const *att_life_revocations_fill (GtkBox *content, AttDossierView *view);
void att_life_certificates_fill (GtkBox *content, AttDossierView *view);
void att_life_end_fill (GtkBox *content, AttDossierView *view);

G_END_DECLS
