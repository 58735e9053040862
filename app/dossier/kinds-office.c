/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec not_the_office = {
  ATT_PROBLEM_LAW, "not-the-office",
  N_ ("This act belongs into the office's own dossier, number 0."), NULL, "23(4)"
};

static void
guard_office (AttJudgement *j)
{
  if (j->dossier->number != ATT_OFFICE_DOSSIER)
    refuse_plain (j, &not_the_office);
}

#define OFFICE_KIND(variable, name, words, spec_fields, by_command) \
  static const AttKind variable = { \
    .id = name, .stage = ATT_STAGE_OFFICE, .title = words, .provision = "23(4)", .fields = spec_fields, \
    .possible = N_ ("In dossier 0."), .guard = guard_office, .by_program = by_command, \
  }

static const AttFieldSpec regulation_fields[] = {
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED },
  { "valid-from", NC_ ("field", "Valid from"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED | ATT_FIELD_AHEAD },
  END_OF_FIELDS,
};
OFFICE_KIND (regulation_adopted, "regulation-adopted", NC_ ("act", "Regulation adopted"), regulation_fields, TRUE);

static const AttFieldSpec calendar_fields[] = {
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
OFFICE_KIND (calendar_amended, "calendar-amended", NC_ ("act", "Working-day calendar amended"), calendar_fields,
             TRUE);

static const AttFieldSpec template_fields[] = {
  { "form", NC_ ("field", "Form"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
OFFICE_KIND (template_adopted, "template-adopted", NC_ ("act", "Template adopted"), template_fields, TRUE);

static const AttFieldSpec professions_fields[] = {
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED },
  { "added", NC_ ("field", "Added"), ATT_FIELD_COUNT },
  { "changed", NC_ ("field", "Changed"), ATT_FIELD_COUNT },
  { "dropped", NC_ ("field", "Dropped"), ATT_FIELD_COUNT },
  END_OF_FIELDS,
};
OFFICE_KIND (professions_imported, "professions-imported", NC_ ("act", "Register of professions imported"),
             professions_fields, TRUE);

static const AttFieldSpec person_fields[] = {
  { "name", NC_ ("field", "Full name"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED | ATT_FIELD_PERSONAL },
  { "position-kk", NC_ ("field", "Position in Kazakh"), ATT_FIELD_LINE },
  { "position-ru", NC_ ("field", "Position in Russian"), ATT_FIELD_LINE },
  { "position-en", NC_ ("field", "Position in English"), ATT_FIELD_LINE },
  { "until", NC_ ("field", "Until (last day)"), ATT_FIELD_DAY, ATT_FIELD_AHEAD },
  END_OF_FIELDS,
};
OFFICE_KIND (person_registered, "person-registered", NC_ ("act", "Person registered"), person_fields, FALSE);

static const AttFieldSpec key_fields[] = {
  { "public", NC_ ("field", "Public key"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
OFFICE_KIND (key_made, "key-made", NC_ ("act", "Key made"), key_fields, TRUE);

static const AttFieldSpec settings_fields[] = {
  { "name-kk", NC_ ("field", "Name in Kazakh"), ATT_FIELD_LINE },
  { "name-ru", NC_ ("field", "Name in Russian"), ATT_FIELD_LINE },
  { "name-en", NC_ ("field", "Name in English"), ATT_FIELD_LINE },
  { "address-kk", NC_ ("field", "Address in Kazakh"), ATT_FIELD_LINE },
  { "address-ru", NC_ ("field", "Address in Russian"), ATT_FIELD_LINE },
  { "address-en", NC_ ("field", "Address in English"), ATT_FIELD_LINE },
  { "city-kk", NC_ ("field", "City in Kazakh"), ATT_FIELD_LINE },
  { "city-ru", NC_ ("field", "City in Russian"), ATT_FIELD_LINE },
  { "city-en", NC_ ("field", "City in English"), ATT_FIELD_LINE },
  { "phone", NC_ ("field", "Telephone"), ATT_FIELD_LINE },
  { "email", NC_ ("field", "E-mail"), ATT_FIELD_LINE },
  END_OF_FIELDS,
};
OFFICE_KIND (settings_changed, "settings-changed", NC_ ("act", "Office's details changed"), settings_fields,
             FALSE);

const AttKind *const kinds_office[] = {
  &regulation_adopted, &calendar_amended, &template_adopted, &professions_imported, &person_registered, &key_made,
  &settings_changed, NULL,
};
