/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-person.h"
#include "kinds-private.h"

static const AttProblemSpec not_the_office = {
  ATT_PROBLEM_LAW, "not-the-office",
  N_ ("This act belongs into the office's own dossier, number 0."), NULL, "23(4)"
};
static const AttProblemSpec registers_nobody = {
  ATT_PROBLEM_INPUT, "registers-nobody",
  N_ ("Nobody had been registered with act {seq} by {day} ({field})."),
  N_ ("Give the number of the act that registered the person."), NULL
};
static const AttProblemSpec until_reversed = {
  ATT_PROBLEM_INPUT, "until-reversed",
  N_ ("The last day ({field}) lies before {day}, the day from which the registration holds."),
  N_ ("Record it for the last day itself."), NULL
};
static const AttProblemSpec name_registered = {
  ATT_PROBLEM_INPUT, "name-registered",
  N_ ("Somebody else is registered as {name}: {person}. Acts that name one of them have to say who is meant."),
  N_ ("If it is the same person, end this registration (until) and register a change of the other one (person)."), NULL
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

/* Warned of and not refused: two people may have one name. */
static void
warn_of_namesakes (AttJudgement *j, const char *person)
{
  g_autoptr (GPtrArray) persons = att_dossier_list_persons (j->dossier, j->on);

  for (guint i = 0; i < persons->len; i++)
    {
      const AttPerson *known = g_ptr_array_index (persons, i);
      g_autoptr (AttPerson) same = NULL;

      if (!att_person_is_same (known->name, NULL, att_record_get (j->fields, "name"), NULL))
        continue;
      same = att_dossier_find_person_of_act (j->dossier, person, j->on);
      if (same == NULL || !g_str_equal (same->id, known->id))
        g_ptr_array_add (j->warnings, att_problem_new (&name_registered, att_arg_text ("name", known->name),
                                                       att_arg_text ("person", known->id)));
    }
}

static void
guard_person_registered (AttJudgement *j)
{
  const char *person = j->fields != NULL ? att_record_get (j->fields, "person") : NULL;
  AttDay until = att_record_get_day (j->fields, "until");

  guard_office (j);
  if (j->refusals->len > 0 || j->fields == NULL)
    return;
  if (person != NULL && !att_act_is (att_dossier_find_act (j->dossier, person), "person-registered"))
    {
      g_autofree char *seq = att_judgement_dup_seq (j, person);

      refuse (j, &registers_nobody, att_arg_text ("field", "person"), att_arg_text ("seq", seq),
              att_arg_day ("day", j->on));
    }
  if (until != ATT_DAY_NONE && until < j->on)
    refuse (j, &until_reversed, att_arg_text ("field", "until"), att_arg_day ("day", j->on));
  if (j->refusals->len == 0)
    warn_of_namesakes (j, person);
}

const AttChoice att_choices_role[] = {
  { "signatory", NC_ ("choice", "signatory") },
  { "inspector", NC_ ("choice", "inspector") },
  { "examiner", NC_ ("choice", "examiner") },
  { "officer", NC_ ("choice", "officer responsible") },
  { NULL },
};

static const AttFieldSpec person_fields[] = {
  { "person", NC_ ("field", "Changes the registration (act)"), ATT_FIELD_ACT, ATT_FIELD_MUST_EXIST },
  { "name", NC_ ("field", "Full name"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED | ATT_FIELD_PERSONAL },
  { "position-kk", NC_ ("field", "Position in Kazakh"), ATT_FIELD_LINE },
  { "position-ru", NC_ ("field", "Position in Russian"), ATT_FIELD_LINE },
  { "position-en", NC_ ("field", "Position in English"), ATT_FIELD_LINE },
  { "role", NC_ ("field", "Role"), ATT_FIELD_CHOICE, ATT_FIELD_REPEATS, .choices = att_choices_role },
  { "phone", NC_ ("field", "Telephone"), ATT_FIELD_LINE, ATT_FIELD_PERSONAL },
  { "until", NC_ ("field", "Until (last day)"), ATT_FIELD_DAY, ATT_FIELD_AHEAD },
  END_OF_FIELDS,
};
static const AttKind person_registered = {
  .id = "person-registered", .stage = ATT_STAGE_OFFICE, .title = NC_ ("act", "Person registered"),
  .provision = "23(4)", .fields = person_fields,
  .possible = N_ ("In dossier 0. With “person” it changes that person's registration from its day on: what it leaves "
                  "out holds no longer."),
  .guard = guard_person_registered,
};

static const AttFieldSpec key_fields[] = {
  { "public", NC_ ("field", "Public key"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
OFFICE_KIND (key_made, "key-made", NC_ ("act", "Key made"), key_fields, TRUE);

static const AttChoice details[] = {
  { "name-kk", NC_ ("choice", "name in Kazakh") },
  { "name-ru", NC_ ("choice", "name in Russian") },
  { "name-en", NC_ ("choice", "name in English") },
  { "address-kk", NC_ ("choice", "address in Kazakh") },
  { "address-ru", NC_ ("choice", "address in Russian") },
  { "address-en", NC_ ("choice", "address in English") },
  { "city-kk", NC_ ("choice", "city in Kazakh") },
  { "city-ru", NC_ ("choice", "city in Russian") },
  { "city-en", NC_ ("choice", "city in English") },
  { "phone", NC_ ("choice", "telephone") },
  { "email", NC_ ("choice", "e-mail") },
  { "head", NC_ ("choice", "head of the office") },
  { NULL },
};
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
  { "head", NC_ ("field", "Head of the office"), ATT_FIELD_PERSON },
  { "removed", NC_ ("field", "No longer holds"), ATT_FIELD_CHOICE, ATT_FIELD_REPEATS, .choices = details },
  END_OF_FIELDS,
};
OFFICE_KIND (settings_changed, "settings-changed", NC_ ("act", "Office's details changed"), settings_fields,
             FALSE);

const AttKind *const kinds_office[] = {
  &regulation_adopted, &calendar_amended, &template_adopted, &professions_imported, &person_registered, &key_made,
  &settings_changed, NULL,
};
