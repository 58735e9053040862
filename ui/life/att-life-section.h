/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-step.h"

G_BEGIN_DECLS

#define ATT_TYPE_LIFE_SECTION (att_life_section_get_type ())
G_DECLARE_FINAL_TYPE (AttLifeSection, att_life_section, ATT, LIFE_SECTION, AdwBin)

gboolean att_life_section_has (AttLifeSection *self, const char *kind);
GtkBox *att_life_section_get_content (AttLifeSection *self);
void att_life_section_clear (AttLifeSection *self);
void att_life_section_show (AttLifeSection *self, AttContext *context, AttDossierView *view,
                            const char *const *elsewhere);
void att_life_section_begin (AttLifeSection *self, const char *kind, const char *part,
                             const AttRecord *suggested);
void att_life_section_put_away (AttLifeSection *self);
void att_life_section_close (AttLifeSection *self);
AttStep *att_life_section_get_step (AttLifeSection *self);

G_END_DECLS
