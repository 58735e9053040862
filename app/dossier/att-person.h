/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttPerson:
 * @id: the id of the act that registered them first; other acts keep it beside the name
 * @act: the registration that holds
 * @name: the full name
 * @position: (nullable): what they are, in the languages that are known
 * @roles: what they do for the office, as `signatory`; empty when that is not said
 * @phone: (nullable): their telephone
 * @since: the day on which they were registered first
 * @until: the last day of the registration, or %ATT_DAY_NONE
 *
 * Somebody whom the office registered, as the registration stood on a day.
 */
typedef struct
{
  char *id;
  AttAct *act;
  char *name;
  AttText *position;
  char **roles;
  char *phone;
  AttDay since;
  AttDay until;
} AttPerson;

void att_person_free (AttPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttPerson, att_person_free)

GPtrArray *att_dossier_list_persons (AttDossier *office, AttDay on);
AttPerson *att_dossier_find_person (AttDossier *office, const char *person, const char *name, AttDay on);
AttPerson *att_dossier_find_person_of_act (AttDossier *office, const char *act, AttDay on);

gboolean att_person_is_called (const AttPerson *self, const char *text);
gboolean att_person_has_role (const AttPerson *self, const char *role);
const char *att_person_peek_position (const AttPerson *self, AttLanguage language);
char *att_person_dup_label (const AttPerson *self, AttLanguage language);
AttRecord *att_person_to_fields (const AttPerson *self);

char *att_person_tidy_name (const char *name);
gboolean att_person_is_same (const char *name, const char *person, const char *other_name, const char *other_person);

/** What somebody may do for the office, ended by a %NULL id. */
extern const AttChoice att_choices_role[];

G_END_DECLS
