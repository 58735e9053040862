/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

/**
 * AttAdoption:
 * @ATT_ADOPT_REGULATION: a regulation, Art. 23(4)
 * @ATT_ADOPT_PROFESSIONS: the register of professions, Art. 24(1)(3)
 *
 * What is adopted from a file.
 */
typedef enum
{
  ATT_ADOPT_REGULATION,
  ATT_ADOPT_PROFESSIONS,
} AttAdoption;

#define ATT_TYPE_ADOPTION_PAGE (att_adoption_page_get_type ())
G_DECLARE_FINAL_TYPE (AttAdoptionPage, att_adoption_page, ATT, ADOPTION_PAGE, AttPage)

GtkWidget *att_adoption_page_new (AttContext *context, AttAdoption kind, const char *path);
void att_adoption_page_look_at (AttAdoptionPage *self, const char *path);
const char *att_adoption_page_get_state (AttAdoptionPage *self);

G_END_DECLS
