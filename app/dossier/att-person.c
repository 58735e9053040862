/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-person.h"

#include <string.h>

#include "att-collation.h"

/**
 * att_person_free:
 * @self: (transfer full): a person
 */
void
att_person_free (AttPerson *self)
{
  g_free (self->id);
  g_clear_object (&self->act);
  g_free (self->name);
  g_clear_pointer (&self->position, att_text_unref);
  g_strfreev (self->roles);
  g_free (self->phone);
  g_free (self);
}

/* A registration says everything of somebody from its day on: what it leaves out holds no longer. */
static void
take_registration (AttPerson *self, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);
  const char *kk = att_record_get (fields, "position-kk");
  const char *ru = att_record_get (fields, "position-ru");
  const char *en = att_record_get (fields, "position-en");

  g_set_object (&self->act, act);
  g_free (self->name);
  self->name = att_person_tidy_name (att_record_get (fields, "name"));
  g_clear_pointer (&self->position, att_text_unref);
  if (kk != NULL || ru != NULL || en != NULL)
    self->position = att_text_new (kk, ru, en);
  g_strfreev (self->roles);
  self->roles = att_record_dup_all (fields, "role");
  g_free (self->phone);
  self->phone = g_strdup (att_record_get (fields, "phone"));
  self->until = att_record_get_day (fields, "until");
}

/* Everyone registered by then, in the order of registration, whether it still holds or not. */
static GPtrArray *
gather (AttDossier *office, AttDay on)
{
  GPtrArray *persons = g_ptr_array_new_with_free_func ((GDestroyNotify) att_person_free);
  g_autoptr (GHashTable) by_act = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *acts = att_dossier_get_acts (office);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);
      const char *before = att_act_get (act, "person");
      AttPerson *person;

      if (att_act_get_on (act) > on)
        break;
      if (!att_act_is (act, "person-registered"))
        continue;
      person = before != NULL ? g_hash_table_lookup (by_act, before) : NULL;
      if (person == NULL)
        {
          person = g_new0 (AttPerson, 1);
          person->id = g_strdup (att_act_get_id (act));
          person->since = att_act_get_on (act);
          g_ptr_array_add (persons, person);
        }
      take_registration (person, act);
      g_hash_table_insert (by_act, (gpointer) att_act_get_id (act), person); /* the dossier keeps the act */
    }
  return persons;
}

static gboolean
holds (const AttPerson *self, AttDay on)
{
  return self->until == ATT_DAY_NONE || on <= self->until;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const AttPerson *x = *(const AttPerson *const *) a;
  const AttPerson *y = *(const AttPerson *const *) b;
  AttLanguage language = att_language_get_current ();
  g_autofree char *key_x = att_collation_key (x->name, language);
  g_autofree char *key_y = att_collation_key (y->name, language);
  int order = strcmp (key_x, key_y);

  return order != 0 ? order : strcmp (x->id, y->id);
}

/**
 * att_dossier_list_persons:
 * @office: dossier 0
 * @on: a day
 *
 * Returns: (transfer full) (element-type AttPerson): everyone whose registration held on that day, by name
 */
GPtrArray *
att_dossier_list_persons (AttDossier *office, AttDay on)
{
  GPtrArray *persons = gather (office, on);

  for (guint i = persons->len; i > 0; i--)
    if (!holds (g_ptr_array_index (persons, i - 1), on))
      g_ptr_array_remove_index (persons, i - 1);
  g_ptr_array_sort (persons, compare_names);
  return persons;
}

/**
 * att_dossier_find_person:
 * @office: dossier 0
 * @person: (nullable): the id that an act keeps beside a name
 * @name: (nullable): the name that an act has, for acts without an id
 * @on: a day
 *
 * Whom an act means, and what they were on a day. An id is followed through every change of name and also once the
 * registration ended; a name alone finds the one registered last under it whose registration held.
 *
 * Returns: (transfer full) (nullable): the person as registered on that day
 */
AttPerson *
att_dossier_find_person (AttDossier *office, const char *person, const char *name, AttDay on)
{
  g_autoptr (GPtrArray) persons = gather (office, on);
  guint latest = persons->len;
  gint64 latest_seq = -1;

  for (guint i = 0; i < persons->len; i++)
    {
      const AttPerson *known = g_ptr_array_index (persons, i);
      gboolean meant = person != NULL ? g_str_equal (known->id, person)
                                      : holds (known, on) && att_person_is_same (known->name, NULL, name, NULL);

      if (meant && att_act_get_seq (known->act) > latest_seq)
        {
          latest = i;
          latest_seq = att_act_get_seq (known->act);
        }
    }
  return latest < persons->len ? g_ptr_array_steal_index (persons, latest) : NULL;
}

/**
 * att_dossier_find_person_of_act:
 * @office: dossier 0
 * @act: (nullable): the id of an act that registered a person or changed the registration
 * @on: a day
 *
 * Returns: (transfer full) (nullable): that person as registered on that day
 */
AttPerson *
att_dossier_find_person_of_act (AttDossier *office, const char *act, AttDay on)
{
  AttAct *found = att_dossier_find_act (office, act);

  /* A change may name another change; the first registration names none. */
  for (guint n = g_list_model_get_n_items (att_dossier_get_acts (office)); found != NULL && n > 0; n--)
    {
      AttAct *before = att_dossier_find_act (office, att_act_get (found, "person"));

      if (before == NULL)
        break;
      found = before;
    }
  return found != NULL ? att_dossier_find_person (office, att_act_get_id (found), NULL, on) : NULL;
}

/**
 * att_person_is_called:
 * @self: a person
 * @text: what was typed
 *
 * Returns: whether it is their name, or name and position in any language as att_person_dup_label() writes them
 */
gboolean
att_person_is_called (const AttPerson *self, const char *text)
{
  if (att_person_is_same (self->name, NULL, text, NULL))
    return TRUE;
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    {
      g_autofree char *label = att_person_dup_label (self, (AttLanguage) i);

      if (att_person_is_same (label, NULL, text, NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * att_person_has_role:
 * @self: a person
 * @role: a role, as `signatory`
 *
 * Returns: whether that is among what they are registered to do
 */
gboolean
att_person_has_role (const AttPerson *self, const char *role)
{
  return g_strv_contains ((const char *const *) self->roles, role);
}

/**
 * att_person_peek_position:
 * @self: a person
 * @language: a language
 *
 * Returns: (nullable): their position in that language, or else in one that is known
 */
const char *
att_person_peek_position (const AttPerson *self, AttLanguage language)
{
  const char *position = self->position != NULL ? att_text_peek (self->position, language) : NULL;

  for (int i = 0; i < ATT_N_LANGUAGES && position == NULL && self->position != NULL; i++)
    position = att_text_peek (self->position, (AttLanguage) i);
  return position;
}

/**
 * att_person_dup_label:
 * @self: a person
 * @language: a language
 *
 * Name and position, which tell two persons of one name apart; may be typed where a person is asked for.
 *
 * Returns: (transfer full): as `NAME (POSITION)`; the name alone when no position is known
 */
char *
att_person_dup_label (const AttPerson *self, AttLanguage language)
{
  const char *position = att_person_peek_position (self, language);

  return position != NULL ? g_strdup_printf ("%s (%s)", self->name, position) : g_strdup (self->name);
}

/**
 * att_person_to_fields:
 * @self: a person
 *
 * The fields of a `person-registered` that says the same of the same person, to be changed and recorded: another name,
 * another position, or the last day (`until`) to end it.
 *
 * Returns: (transfer full): the fields
 */
AttRecord *
att_person_to_fields (const AttPerson *self)
{
  AttRecord *fields = att_record_copy (att_act_get_fields (self->act));

  att_record_remove (fields, "note");
  att_record_set (fields, "person", self->id);
  return fields;
}

/**
 * att_person_tidy_name:
 * @name: (nullable): a name
 *
 * Returns: (transfer full) (nullable): the name in Unicode's composed form, one space between words and none around
 */
char *
att_person_tidy_name (const char *name)
{
  g_autofree char *composed = name != NULL ? g_utf8_normalize (name, -1, G_NORMALIZE_NFC) : NULL;
  GString *tidy = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = composed; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          space = tidy->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (tidy, ' ');
      space = FALSE;
      g_string_append_unichar (tidy, c);
    }
  return g_string_free (tidy, composed == NULL);
}

/**
 * att_person_is_same:
 * @name: (nullable): a name
 * @person: (nullable): the id beside it
 * @other_name: (nullable): another name
 * @other_person: (nullable): the id beside that
 *
 * Ids decide when both have one, since somebody may change the name; else the names do, whatever their spaces and their
 * form in Unicode.
 *
 * Returns: whether both are the same person
 */
gboolean
att_person_is_same (const char *name, const char *person, const char *other_name, const char *other_person)
{
  g_autofree char *tidy = NULL;
  g_autofree char *other_tidy = NULL;

  if (person != NULL && other_person != NULL)
    return g_str_equal (person, other_person);
  tidy = att_person_tidy_name (name);
  other_tidy = att_person_tidy_name (other_name);
  return tidy != NULL && g_strcmp0 (tidy, other_tidy) == 0;
}
