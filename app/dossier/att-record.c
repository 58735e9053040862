/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-record.h"

#include <string.h>

struct _AttRecord
{
  gatomicrefcount ref_count;
  GArray *values; /* of AttValue */
};

G_DEFINE_BOXED_TYPE (AttRecord, att_record, att_record_ref, att_record_unref)

static void
clear_value (gpointer data)
{
  AttValue *value = data;

  g_free (value->name);
  g_free (value->text);
  g_free (value->person);
  g_clear_pointer (&value->record, att_record_unref);
}

/**
 * att_record_new:
 *
 * Returns: (transfer full): an empty record
 */
AttRecord *
att_record_new (void)
{
  AttRecord *self = g_new0 (AttRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->values = g_array_new (FALSE, FALSE, sizeof (AttValue));
  g_array_set_clear_func (self->values, clear_value);
  return self;
}

/**
 * att_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a copy that may be changed; the records within are shared
 */
AttRecord *
att_record_copy (const AttRecord *self)
{
  AttRecord *copy = att_record_new ();

  for (guint i = 0; i < self->values->len; i++)
    att_record_add_value (copy, att_record_nth (self, i));
  return copy;
}

/**
 * att_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
AttRecord *
att_record_ref (AttRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * att_record_unref:
 * @self: (transfer full): a record
 */
void
att_record_unref (AttRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->values);
  g_free (self);
}

/**
 * att_record_add:
 * @self: a record
 * @name: a field's id
 * @text: (nullable): its text; %NULL adds nothing
 */
void
att_record_add (AttRecord *self, const char *name, const char *text)
{
  AttValue value = { g_strdup (name), g_strdup (text), NULL };

  if (text == NULL)
    {
      g_free (value.name);
      return;
    }
  g_array_append_val (self->values, value);
}

/**
 * att_record_add_day:
 * @self: a record
 * @name: a field's id
 * @day: a day; %ATT_DAY_NONE adds nothing
 */
void
att_record_add_day (AttRecord *self, const char *name, AttDay day)
{
  g_autofree char *text = att_day_to_string (day);

  att_record_add (self, name, text);
}

/**
 * att_record_add_record:
 * @self: a record
 * @name: a field's id
 * @record: (transfer full): its value
 */
void
att_record_add_record (AttRecord *self, const char *name, AttRecord *record)
{
  AttValue value = { g_strdup (name), NULL, record };

  g_array_append_val (self->values, value);
}

/**
 * att_record_add_person:
 * @self: a record
 * @name: a field's id
 * @text: the person's name
 * @person: (nullable): the id of the act that registered the person with the office; %NULL for a name alone
 */
void
att_record_add_person (AttRecord *self, const char *name, const char *text, const char *person)
{
  AttValue value = { g_strdup (name), g_strdup (text), NULL, g_strdup (person) };

  g_array_append_val (self->values, value);
}

/**
 * att_record_add_value:
 * @self: a record
 * @value: a value of another record
 *
 * Adds the same with all that belongs to it; a record within is shared.
 */
void
att_record_add_value (AttRecord *self, const AttValue *value)
{
  if (value->record != NULL)
    att_record_add_record (self, value->name, att_record_ref (value->record));
  else
    att_record_add_person (self, value->name, value->text, value->person);
}

/**
 * att_record_remove:
 * @self: a record
 * @name: a field's id
 *
 * Takes all values of that name out.
 */
void
att_record_remove (AttRecord *self, const char *name)
{
  for (guint i = self->values->len; i > 0; i--)
    if (g_str_equal (att_record_nth (self, i - 1)->name, name))
      g_array_remove_index (self->values, i - 1);
}

/**
 * att_record_set:
 * @self: a record
 * @name: a field's id
 * @text: (nullable): the only value that it shall have; %NULL for none
 */
void
att_record_set (AttRecord *self, const char *name, const char *text)
{
  att_record_remove (self, name);
  att_record_add (self, name, text);
}

/**
 * att_record_get_size:
 * @self: a record
 *
 * Returns: how many values it has
 */
guint
att_record_get_size (const AttRecord *self)
{
  return self->values->len;
}

/**
 * att_record_nth:
 * @self: a record
 * @index: less than att_record_get_size()
 *
 * Returns: (transfer none): that value
 */
const AttValue *
att_record_nth (const AttRecord *self, guint index)
{
  return &g_array_index (self->values, AttValue, index);
}

static const AttValue *
find (const AttRecord *self, const char *name)
{
  for (guint i = 0; self != NULL && i < self->values->len; i++)
    {
      const AttValue *value = att_record_nth (self, i);

      if (strcmp (value->name, name) == 0)
        return value;
    }
  return NULL;
}

/**
 * att_record_get:
 * @self: (nullable): a record
 * @name: a field's id
 *
 * Returns: (nullable): the first text of that name
 */
const char *
att_record_get (const AttRecord *self, const char *name)
{
  const AttValue *value = find (self, name);

  return value != NULL ? value->text : NULL;
}

/**
 * att_record_get_person:
 * @self: (nullable): a record
 * @name: a field's id
 *
 * Returns: (nullable): the id under which the person whom the first value names is registered
 */
const char *
att_record_get_person (const AttRecord *self, const char *name)
{
  const AttValue *value = find (self, name);

  return value != NULL ? value->person : NULL;
}

/**
 * att_record_get_day:
 * @self: (nullable): a record
 * @name: a field's id
 *
 * Returns: the day that it names, or %ATT_DAY_NONE
 */
AttDay
att_record_get_day (const AttRecord *self, const char *name)
{
  return att_day_parse (att_record_get (self, name));
}

/**
 * att_record_is_yes:
 * @self: (nullable): a record
 * @name: a field's id
 *
 * Returns: whether its text is `yes`
 */
gboolean
att_record_is_yes (const AttRecord *self, const char *name)
{
  return g_strcmp0 (att_record_get (self, name), "yes") == 0;
}

/**
 * att_record_get_record:
 * @self: (nullable): a record
 * @name: a field's id
 *
 * Returns: (transfer none) (nullable): the first record of that name
 */
AttRecord *
att_record_get_record (const AttRecord *self, const char *name)
{
  const AttValue *value = find (self, name);

  return value != NULL ? value->record : NULL;
}

/**
 * att_record_next_record:
 * @self: (nullable): a record
 * @name: a field's id
 * @at: (inout): after which place to look: 0 at first, then left as it is
 *
 * Goes through the records of a field that repeats.
 *
 * Returns: (transfer none) (nullable): the next record of that name; %NULL after the last
 */
AttRecord *
att_record_next_record (const AttRecord *self, const char *name, guint *at)
{
  while (*at < att_record_get_size (self))
    {
      const AttValue *value = att_record_nth (self, (*at)++);

      if (value->record != NULL && g_str_equal (value->name, name))
        return value->record;
    }
  return NULL;
}

/**
 * att_record_has:
 * @self: (nullable): a record
 * @name: a field's id
 *
 * Returns: whether it has any value of that name
 */
gboolean
att_record_has (const AttRecord *self, const char *name)
{
  return find (self, name) != NULL;
}

/**
 * att_record_has_value:
 * @self: (nullable): a record
 * @name: a field's id
 * @text: a text
 *
 * Returns: whether one of the values of that name is @text
 */
gboolean
att_record_has_value (const AttRecord *self, const char *name, const char *text)
{
  for (guint i = 0; self != NULL && i < self->values->len; i++)
    {
      const AttValue *value = att_record_nth (self, i);

      if (strcmp (value->name, name) == 0 && g_strcmp0 (value->text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * att_record_dup_all:
 * @self: (nullable): a record
 * @name: a field's id
 *
 * Returns: (transfer full) (array zero-terminated=1): all texts of that name
 */
char **
att_record_dup_all (const AttRecord *self, const char *name)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; self != NULL && i < self->values->len; i++)
    {
      const AttValue *value = att_record_nth (self, i);

      if (value->text != NULL && strcmp (value->name, name) == 0)
        g_ptr_array_add (texts, g_strdup (value->text));
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

/**
 * att_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether they hold the same values in the same order
 */
gboolean
att_record_equal (const AttRecord *a, const AttRecord *b)
{
  if (a->values->len != b->values->len)
    return FALSE;
  for (guint i = 0; i < a->values->len; i++)
    {
      const AttValue *x = att_record_nth (a, i);
      const AttValue *y = att_record_nth (b, i);

      if (!g_str_equal (x->name, y->name) || g_strcmp0 (x->text, y->text) != 0
          || g_strcmp0 (x->person, y->person) != 0
          || (x->record == NULL) != (y->record == NULL)
          || (x->record != NULL && !att_record_equal (x->record, y->record)))
        return FALSE;
    }
  return TRUE;
}
