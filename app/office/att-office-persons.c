/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-id.h"
#include "att-office-private.h"

static const AttProblemSpec unknown_person = {
  ATT_PROBLEM_INPUT, "unknown-person",
  N_ ("Nobody is registered on {day} under the id {value} ({field})."),
  N_ ("Look at the persons of the office: attestatctl show 0."), NULL
};
static const AttProblemSpec several_persons = {
  ATT_PROBLEM_INPUT, "several-persons",
  N_ ("“{name}” ({field}) is the name of more than one person: {persons}."),
  N_ ("Add the position in brackets to the name, or give the id of the person who is meant."), NULL
};

/**
 * att_office_list_persons:
 * @self: an office
 * @on: a day
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * To register somebody, to change what is registered or to end it, record `person-registered` in dossier 0; for the
 * latter two with the fields that att_person_to_fields() gives.
 *
 * Returns: (transfer full) (element-type AttPerson) (nullable): whom the office had registered on that day, by name
 */
GPtrArray *
att_office_list_persons (AttOffice *self, AttDay on, GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);

  return office != NULL ? att_dossier_list_persons (office->state, on) : NULL;
}

/**
 * att_office_get_settings:
 * @self: an office
 * @on: a day
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * To change them, record `settings-changed` in dossier 0 with what is to change.
 *
 * Returns: (transfer full) (nullable): the office's details as they stood on that day
 */
AttSettings *
att_office_get_settings (AttOffice *self, AttDay on, GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);

  return office != NULL ? att_dossier_get_settings (office->state, on) : NULL;
}

static const AttPerson *
find_by_id (GPtrArray *persons, const char *id)
{
  for (guint i = 0; i < persons->len; i++)
    if (g_str_equal (((const AttPerson *) g_ptr_array_index (persons, i))->id, id))
      return g_ptr_array_index (persons, i);
  return NULL;
}

/* Borrowed from @persons. */
static GPtrArray *
find_by_name (GPtrArray *persons, const char *text, const char *role)
{
  g_autoptr (GPtrArray) called = g_ptr_array_new ();
  g_autoptr (GPtrArray) fit = g_ptr_array_new ();

  for (guint i = 0; i < persons->len; i++)
    {
      AttPerson *person = g_ptr_array_index (persons, i);

      if (!att_person_is_called (person, text))
        continue;
      g_ptr_array_add (called, person);
      if (role != NULL && att_person_has_role (person, role))
        g_ptr_array_add (fit, person);
    }
  return g_ptr_array_ref (called->len > 1 && fit->len == 1 ? fit : called);
}

/* Position and id of each. */
static char *
list_in (GPtrArray *persons, AttLanguage language)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < persons->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (persons, i);
      const char *position = att_person_peek_position (person, language);

      g_string_append (list, i > 0 ? "; " : "");
      if (position != NULL)
        g_string_append_printf (list, "%s, ", position);
      g_string_append (list, person->id);
    }
  return g_string_free (list, FALSE);
}

static AttText *
tell_apart (GPtrArray *persons)
{
  g_autofree char *kk = list_in (persons, ATT_LANGUAGE_KK);
  g_autofree char *ru = list_in (persons, ATT_LANGUAGE_RU);
  g_autofree char *en = list_in (persons, ATT_LANGUAGE_EN);

  return att_text_new (kk, ru, en);
}

/* Whom @text means: by id, else by name. Nobody whom the office registered is no problem: a name may stand alone. */
static const AttPerson *
find_meant (GPtrArray *persons, const char *field, const char *role, const char *text, const char *id, AttDay on,
            AttProblems *problems)
{
  g_autoptr (GPtrArray) found = NULL;
  const AttPerson *person;

  if (id == NULL && att_id_is_valid (text))
    id = text;
  if (id != NULL)
    {
      person = find_by_id (persons, id);
      if (person == NULL)
        g_ptr_array_add (problems, att_problem_new (&unknown_person, att_arg_text ("field", field),
                                                    att_arg_text ("value", id), att_arg_day ("day", on)));
      return person;
    }
  found = find_by_name (persons, text, role);
  if (found->len > 1)
    {
      g_autoptr (AttText) words = tell_apart (found);

      g_ptr_array_add (problems, att_problem_new (&several_persons, att_arg_text ("field", field),
                                                  att_arg_text ("name", text), att_arg_words ("persons", words)));
    }
  return found->len == 1 ? g_ptr_array_index (found, 0) : NULL;
}

static gboolean
names_persons (const AttKind *kind, const AttRecord *fields)
{
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttFieldSpec *spec = att_kind_find_field (kind, att_record_nth (fields, i)->name);

      if (spec != NULL && spec->type == ATT_FIELD_PERSON)
        return TRUE;
    }
  return FALSE;
}

/* The same fields, with the id of the registration beside each person whom the office knows. */
static AttRecord *
with_persons (GPtrArray *persons, const AttKind *kind, const AttRecord *fields, const char *prefix, AttDay on,
              AttProblems *problems)
{
  AttRecord *resolved = att_record_new ();

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const AttFieldSpec *spec = att_kind_find_field (kind, value->name);
      g_autofree char *field = g_strconcat (prefix, value->name, NULL);
      const AttPerson *person = NULL;

      if (spec != NULL && spec->type == ATT_FIELD_PERSON && value->text != NULL && *value->text != '\0')
        person = find_meant (persons, field, spec->role, value->text, value->person, on, problems);
      if (person != NULL)
        att_record_add_person (resolved, value->name, person->name, person->id);
      else
        att_record_add_value (resolved, value);
    }
  return resolved;
}

static void
take_over (AttRecord *fields, const AttRecord *resolved)
{
  while (att_record_get_size (fields) > 0)
    att_record_remove (fields, att_record_nth (fields, 0)->name);
  for (guint i = 0; i < att_record_get_size (resolved); i++)
    att_record_add_value (fields, att_record_nth (resolved, i));
}

/* Persons are those registered on the day of the act; in a correction on the day of the act that it corrects. */
gboolean
att_office_resolve_persons (AttOffice *self, AttHistory *history, const AttKind *kind, AttRecord *fields, AttDay on,
                            AttProblems *problems, GCancellable *cancellable, GError **error)
{
  AttAct *target = att_dossier_find_act (history->state, att_record_get (fields, "act"));
  AttRecord *changes = att_record_get_record (fields, "new");
  AttHistory *office;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (AttRecord) resolved = NULL;

  if (g_str_equal (kind->id, "correction") && target != NULL && changes != NULL)
    {
      AttDay moved = att_record_get_day (changes, "on");

      kind = att_act_get_kind (target);
      on = moved != ATT_DAY_NONE ? moved : att_act_get_on (target);
    }
  else
    changes = NULL;
  if (!names_persons (kind, changes != NULL ? changes : fields))
    return TRUE;
  office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  if (office == NULL)
    return FALSE;
  persons = att_dossier_list_persons (office->state, on);
  resolved = with_persons (persons, kind, changes != NULL ? changes : fields, changes != NULL ? "new." : "", on,
                           problems);
  if (changes == NULL)
    take_over (fields, resolved);
  else
    {
      att_record_remove (fields, "new");
      att_record_add_record (fields, "new", g_steal_pointer (&resolved));
    }
  return TRUE;
}

/* Who records, on the day of recording and not on that of the act. */
gboolean
att_office_resolve_actor (AttOffice *self, const char *actor, AttDay today, char **name, char **person,
                          GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  g_autoptr (AttProblems) problems = att_problems_new ();
  g_autoptr (GPtrArray) persons = NULL;
  const AttPerson *found;

  if (office == NULL)
    return FALSE;
  persons = att_dossier_list_persons (office->state, today);
  found = find_meant (persons, "actor", NULL, actor, NULL, today, problems);
  *name = g_strdup (found != NULL ? found->name : actor);
  *person = found != NULL ? g_strdup (found->id) : NULL;
  return att_problems_to_error (problems, error);
}

/**
 * att_office_find_actor:
 * @self: an office
 * @actor: who records: a name, or the id of a registered person
 * @on: a day
 * @name: (out) (transfer full): the name
 * @person: (out) (transfer full) (nullable): the id; %NULL for somebody whom the office does not know, or does not know
 *   from others of that name
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Who somebody is for the dossiers that they are responsible for.
 *
 * Returns: whether the register could be asked
 */
gboolean
att_office_find_actor (AttOffice *self, const char *actor, AttDay on, char **name, char **person,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) unclear = NULL;

  if (att_office_resolve_actor (self, actor, on, name, person, cancellable, &unclear))
    return TRUE;
  if (g_error_matches (unclear, ATT_PROBLEM, ATT_PROBLEM_INPUT) && *name != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&unclear));
  return FALSE;
}
