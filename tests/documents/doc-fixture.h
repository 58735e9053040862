/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-typesetter.h"

G_BEGIN_DECLS

/* 2026-07-06T05:30:00Z */
#define FIXTURE_INSTANT_US (G_GINT64_CONSTANT (1783315800) * G_USEC_PER_SEC)

AttTypesetter *fixture_new_typesetter (void);
AttTemplate *fixture_load_template (const char *id);
AttDocData *fixture_new_accredited (guint n_professions);
GBytes *fixture_load_photo (void);
void fixture_add_procedure (AttDocData *data);
AttDocData *fixture_new_refused (void);
AttDocData *fixture_new_figures (void);
/* What the QR code of a certificate says, signed by a key that is the same in every run. */
void fixture_add_statement (AttDocData *data, GBytes *certificate);
GBytes *fixture_make_as (AttPdfProfile profile, const char *mark, const char *id, AttDocData *data,
                         const char *languages, guint *n_pages, GError **error);
GBytes *fixture_make (const char *id, AttDocData *data, const char *languages, guint *n_pages, GError **error);

G_END_DECLS
