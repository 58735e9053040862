/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-filter-choices.h"

#include <string.h>

#include "att-collation.h"

/* A text, and the key of its place in the alphabet. */
typedef struct
{
  char *key;
  const char *id;
  const char *title;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->key);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->title, other->title);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

static void
add_entry (GArray *entries, const char *id, const char *title)
{
  Entry entry = { att_collation_key (title, att_language_get_current ()), id, title };

  g_array_append_val (entries, entry);
}

static char **
to_strings (GArray *entries, gboolean titles)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      g_strv_builder_add (builder, titles ? entry->title : entry->id);
    }
  return g_strv_builder_end (builder);
}

/**
 * att_filter_choices_order_regions:
 * @law: the law
 * @today: the day taken for today
 * @titles: (out) (optional) (transfer full) (array zero-terminated=1): what they are called
 *
 * Returns: (transfer full) (array zero-terminated=1): the regions, in the order of their names in the language of the window
 */
char **
att_filter_choices_order_regions (AttLaw *law, AttDay today, char ***titles)
{
  GPtrArray *terms = att_regulation_get_terms (att_law_get_regulation (law, today), ATT_TERMS_REGIONS);
  g_autoptr (GArray) entries = new_entries ();

  for (guint i = 0; i < terms->len; i++)
    {
      const AttTerm *term = g_ptr_array_index (terms, i);

      add_entry (entries, term->id, att_text_get (term->name, att_language_get_current ()));
    }
  if (titles != NULL)
    *titles = to_strings (entries, TRUE);
  return to_strings (entries, FALSE);
}

/* Those that dossiers name, and those whom the office registered as officers. */
static char **
order_officers (char **named, GPtrArray *persons)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) entries = new_entries ();

  for (guint i = 0; named[i] != NULL; i++)
    if (g_hash_table_add (seen, named[i]))
      add_entry (entries, named[i], named[i]);
  for (guint i = 0; i < persons->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (persons, i);

      if (att_person_has_role (person, "officer") && g_hash_table_add (seen, person->name))
        add_entry (entries, person->name, person->name);
    }
  return to_strings (entries, TRUE);
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_auto (GStrv) named = att_office_list_officers (office, cancellable, error);
  g_autoptr (GPtrArray) persons = named != NULL ? att_office_list_persons (office, today, cancellable, error) : NULL;
  AttLaw *law = att_office_get_law (office);
  AttFilterChoices *self;

  if (persons == NULL)
    return NULL;
  self = g_new0 (AttFilterChoices, 1);
  self->region_ids = att_filter_choices_order_regions (law, today, &self->regions);
  self->officers = order_officers (named, persons);
  self->calendar = g_object_ref (att_law_get_calendar (law));
  self->today = today;
  return self;
}

static void
free_choices (gpointer data)
{
  att_filter_choices_free (data);
}

/**
 * att_filter_choices_load_async:
 * @context: the context, with a register open
 * @cancellable: (nullable): to stop early
 * @callback: called with AttFilterChoices, for att_office_run_finish()
 * @user_data: for @callback
 */
void
att_filter_choices_load_async (AttContext *context, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  att_office_run_async (att_context_get_reader (context), load, NULL, NULL, free_choices, cancellable, callback,
                        user_data);
}

/**
 * att_filter_choices_get_region:
 * @self: (nullable): the choices
 * @id: two digits
 *
 * Returns: what the region is called; @id where that is not known
 */
const char *
att_filter_choices_get_region (const AttFilterChoices *self, const char *id)
{
  for (guint i = 0; self != NULL && self->region_ids[i] != NULL; i++)
    if (g_str_equal (self->region_ids[i], id))
      return self->regions[i];
  return id;
}

/**
 * att_filter_choices_free:
 * @self: (transfer full): the choices
 */
void
att_filter_choices_free (AttFilterChoices *self)
{
  g_strfreev (self->region_ids);
  g_strfreev (self->regions);
  g_strfreev (self->officers);
  g_clear_object (&self->calendar);
  g_free (self);
}
