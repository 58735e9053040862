/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-preferences-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-act-page.h"
#include "att-message.h"
#include "att-words.h"

/* Who records here, and who is registered with the office. */

/* The only one who is called so; of several somebody has to say which. */
static const AttPerson *
find_person (AttPreferencesPage *self, const char *name)
{
  const AttPerson *found = NULL;

  for (guint i = 0; self->view != NULL && i < self->view->persons->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (self->view->persons, i);

      if (!g_str_equal (person->name, name))
        continue;
      if (found != NULL)
        return NULL;
      found = person;
    }
  return found;
}

void
att_preferences_page_show_who_records (AttPreferencesPage *self)
{
  const char *actor = att_context_get_actor (att_page_get_context (ATT_PAGE (self)));

  for (guint i = 0; i < self->person_rows->len; i++)
    {
      GtkWidget *button = g_object_get_data (g_ptr_array_index (self->person_rows, i), "be-person");
      const AttPerson *person = button != NULL ? g_object_get_data (G_OBJECT (button), "person") : NULL;

      if (person != NULL)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_str_equal (person->id, actor));
    }
}

void
att_preferences_page_actor_cb (AttPreferencesPage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->actor)));
  const AttPerson *person = find_person (self, name);

  if (!self->ready)
    return;
  att_context_set_actor (att_page_get_context (ATT_PAGE (self)), name, person != NULL ? person->id : NULL);
  att_preferences_page_show_who_records (self);
}

/* Who was renamed goes on under the new name. */
void
att_preferences_page_follow_person (AttPreferencesPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  const char *actor = att_context_get_actor (context);

  for (guint i = 0; i < self->view->persons->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (self->view->persons, i);

      if (!g_str_equal (person->id, actor) || g_str_equal (person->name, att_context_get_actor_name (context)))
        continue;
      att_context_set_actor (context, person->name, person->id);
      self->ready = FALSE;
      gtk_editable_set_text (self->actor, person->name);
      self->ready = TRUE;
      return;
    }
}

void
att_preferences_page_add_person_cb (AttPreferencesPage *self)
{
  att_preferences_page_push (self, att_act_page_new (att_page_get_context (ATT_PAGE (self)), ATT_OFFICE_DOSSIER,
                                                     att_kind_find ("person-registered")));
}

static const AttPerson *
get_person (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "person");
}

/* The form of a change: who is changed is given, all else is as it is. */
static void
open_person (AttPreferencesPage *self, const AttPerson *person, AttDay until)
{
  g_autoptr (AttRecord) suggested = att_person_to_fields (person);
  g_autoptr (AttRecord) given = att_record_new ();

  att_record_remove (suggested, "person");
  att_record_add (given, "person", person->id);
  if (until != ATT_DAY_NONE)
    {
      att_record_remove (suggested, "until");
      att_record_add_day (suggested, "until", until);
    }
  att_preferences_page_push (self, att_act_page_new_with (att_page_get_context (ATT_PAGE (self)), ATT_OFFICE_DOSSIER,
                                                          att_kind_find ("person-registered"), person->id, given,
                                                          suggested));
}

static void
change_person_cb (AttPreferencesPage *self, GtkWidget *button)
{
  open_person (self, get_person (button), ATT_DAY_NONE);
}

static void
end_person_cb (AttPreferencesPage *self, GtkWidget *button)
{
  open_person (self, get_person (button), self->view->today);
}

static void
be_person_cb (AttPreferencesPage *self, GtkWidget *button)
{
  const AttPerson *person = get_person (button);
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  g_autofree char *words = att_words_fill (_ ("{name} records from now on"), "name", person->name, NULL);

  if (!g_str_equal (att_context_get_actor (context), person->id))
    {
      gtk_editable_set_text (self->actor, person->name);
      att_context_set_actor (context, person->name, person->id);
      att_message_toast (GTK_WIDGET (self), words);
    }
  att_preferences_page_show_who_records (self);
}

static void
add_button (AttPreferencesPage *self, GtkWidget *row, GtkWidget *button, const char *icon, const char *label,
            const AttPerson *person, void (*callback) (AttPreferencesPage *self, GtkWidget *button))
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "person", (gpointer) person);
  g_signal_connect_object (button, "clicked", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
roles_to_words (const AttPerson *person)
{
  GString *words = g_string_new (NULL);

  for (const AttChoice *choice = att_choices_role; choice->id != NULL; choice++)
    if (att_person_has_role (person, choice->id))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->title));
  return g_string_free (words, FALSE);
}

static void
add_person_row (AttPreferencesPage *self, const AttPerson *person)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *be = gtk_toggle_button_new ();
  const char *position = att_person_peek_position (person, att_language_get_current ());
  g_autofree char *roles = roles_to_words (person);
  g_autofree char *until = person->until != ATT_DAY_NONE ? att_words_day (person->until) : NULL;
  g_autofree char *last = until != NULL ? att_words_fill (_ ("until {day}"), "day", until, NULL) : NULL;
  GPtrArray *parts = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;

  if (position != NULL)
    g_ptr_array_add (parts, (gpointer) position);
  if (*roles != '\0')
    g_ptr_array_add (parts, roles);
  if (last != NULL)
    g_ptr_array_add (parts, last);
  g_ptr_array_add (parts, NULL);
  subtitle = g_strjoinv (" · ", (char **) parts->pdata);
  g_ptr_array_unref (parts);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_button (self, row, be, "avatar-default-symbolic", _ ("This is me"), person, be_person_cb);
  add_button (self, row, gtk_button_new (), "document-edit-symbolic", _ ("Change"), person, change_person_cb);
  add_button (self, row, gtk_button_new (), "list-remove-symbolic", _ ("End the registration"), person, end_person_cb);
  g_object_set_data (G_OBJECT (row), "be-person", be);
  adw_preferences_group_add (self->persons, row);
  g_ptr_array_add (self->person_rows, row);
}

void
att_preferences_page_show_persons (AttPreferencesPage *self)
{
  for (guint i = 0; i < self->person_rows->len; i++)
    adw_preferences_group_remove (self->persons, g_ptr_array_index (self->person_rows, i));
  g_ptr_array_set_size (self->person_rows, 0);
  for (guint i = 0; i < self->view->persons->len; i++)
    add_person_row (self, g_ptr_array_index (self->view->persons, i));
  if (self->view->persons->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nobody is registered yet"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   _ ("Register those who sign and examine: documents then print their positions."));
      adw_preferences_group_add (self->persons, row);
      g_ptr_array_add (self->person_rows, row);
    }
}
