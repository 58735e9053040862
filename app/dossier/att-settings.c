/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-settings.h"

#include <string.h>

struct _AttSettings
{
  AttRecord *fields;
  AttText *name;
  AttText *address;
  AttText *city;
};

/* What a change does not speak of stays as it was; what it takes away goes first. */
static void
take_change (AttRecord *fields, const AttRecord *change)
{
  g_auto (GStrv) removed = att_record_dup_all (change, "removed");

  for (guint i = 0; removed[i] != NULL; i++)
    att_record_remove (fields, removed[i]);
  for (guint i = 0; i < att_record_get_size (change); i++)
    {
      const AttValue *value = att_record_nth (change, i);

      if (g_str_equal (value->name, "removed") || g_str_equal (value->name, "note"))
        continue;
      att_record_remove (fields, value->name);
      att_record_add_value (fields, value);
    }
}

/* In each language by itself: what is not set in one has the fallback there. */
static AttText *
read_words (const AttRecord *fields, const char *name, const char *const *fallback)
{
  const char *words[ATT_N_LANGUAGES];

  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    {
      g_autofree char *field = g_strdup_printf ("%s-%s", name, att_language_get_code ((AttLanguage) i));

      words[i] = att_record_get (fields, field);
      if (words[i] == NULL && fallback != NULL)
        words[i] = fallback[i];
    }
  if (words[ATT_LANGUAGE_KK] == NULL && words[ATT_LANGUAGE_RU] == NULL && words[ATT_LANGUAGE_EN] == NULL)
    return NULL;
  return att_text_new (words[ATT_LANGUAGE_KK], words[ATT_LANGUAGE_RU], words[ATT_LANGUAGE_EN]);
}

/**
 * att_dossier_get_settings:
 * @office: dossier 0
 * @on: a day
 *
 * Returns: (transfer full): the office's details as they stood on that day
 */
AttSettings *
att_dossier_get_settings (AttDossier *office, AttDay on)
{
  /* The law's own name of the body (Art. 11) until the office gives another. */
  static const char *const law_name[ATT_N_LANGUAGES] = {
    [ATT_LANGUAGE_KK] = "Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы",
    [ATT_LANGUAGE_RU] = "Национальная палата предпринимателей Республики Казахстан",
    [ATT_LANGUAGE_EN] = "National Chamber of Entrepreneurs of the Republic of Kazakhstan",
  };
  AttSettings *self = g_new0 (AttSettings, 1);
  GListModel *acts = att_dossier_get_acts (office);

  self->fields = att_record_new ();
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      if (att_act_get_on (act) > on)
        break;
      if (att_act_is (act, "settings-changed"))
        take_change (self->fields, att_act_get_fields (act));
    }
  self->name = read_words (self->fields, "name", law_name);
  self->address = read_words (self->fields, "address", NULL);
  self->city = read_words (self->fields, "city", NULL);
  return self;
}

/**
 * att_settings_free:
 * @self: (transfer full): settings
 */
void
att_settings_free (AttSettings *self)
{
  att_record_unref (self->fields);
  g_clear_pointer (&self->name, att_text_unref);
  g_clear_pointer (&self->address, att_text_unref);
  g_clear_pointer (&self->city, att_text_unref);
  g_free (self);
}

/**
 * att_settings_get_name:
 * @self: settings
 *
 * Returns: (transfer none): the body's name; where the office gave none, the law's (Art. 11)
 */
AttText *
att_settings_get_name (const AttSettings *self)
{
  return self->name;
}

/**
 * att_settings_get_address:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): its address
 */
AttText *
att_settings_get_address (const AttSettings *self)
{
  return self->address;
}

/**
 * att_settings_get_city:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): its city or town
 */
AttText *
att_settings_get_city (const AttSettings *self)
{
  return self->city;
}

/**
 * att_settings_get_phone:
 * @self: settings
 *
 * Returns: (nullable): its telephone
 */
const char *
att_settings_get_phone (const AttSettings *self)
{
  return att_record_get (self->fields, "phone");
}

/**
 * att_settings_get_email:
 * @self: settings
 *
 * Returns: (nullable): its e-mail
 */
const char *
att_settings_get_email (const AttSettings *self)
{
  return att_record_get (self->fields, "email");
}

/**
 * att_settings_get_head:
 * @self: settings
 * @person: (out) (optional) (nullable): the id under which they are registered
 *
 * Returns: (nullable): who heads the office
 */
const char *
att_settings_get_head (const AttSettings *self, const char **person)
{
  if (person != NULL)
    *person = att_record_get_person (self->fields, "head");
  return att_record_get (self->fields, "head");
}

/**
 * att_settings_get_fields:
 * @self: settings
 *
 * What was given, by the fields of `settings-changed`, for a form in which it is changed. The law's name of the body is
 * not among it.
 *
 * Returns: (transfer none): the fields
 */
AttRecord *
att_settings_get_fields (const AttSettings *self)
{
  return self->fields;
}
