/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-problem-box.h"
#include "att-request-check.h"
#include "att-words.h"

/* What is wrong with what was typed: said at its field while it is typed, and of all of it when it could not be recorded. */

/* The field that a problem names: `bin`, or `founder/1/name`; of a part as a whole there is none. */
static AttField *
find_field (AttRequestPage *self, const char *name)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);
  AttField *field = NULL;

  if (g_strv_length (steps) == 1)
    {
      field = att_fields_box_find (self->general, name);
      return field != NULL ? field : att_fields_box_find (self->applicant, name);
    }
  for (guint i = 0; g_strv_length (steps) == 3 && i < ATT_REQUEST_PAGE_PARTS; i++)
    if (g_str_equal (att_request_rows_get_part (self->rows[i]), steps[0]))
      {
        AttFieldsBox *row = att_request_rows_find (self->rows[i], (guint) g_ascii_strtoull (steps[1], NULL, 10));

        field = row != NULL ? att_fields_box_find (row, steps[2]) : NULL;
      }
  return field;
}

static GtkWidget *
show_problem (AttRequestPage *self, const GError *error)
{
  const char *name = att_problem_get_field (error);
  AttField *field = name != NULL ? find_field (self, name) : NULL;
  g_autofree char *words = att_words_problem (error);

  if (field != NULL)
    {
      if (att_field_get_problem (field) == NULL)
        att_field_set_problem (field, words);
      return att_field_editor_get_control (att_field_get_editor (field));
    }
  att_problem_box_add (self->problems, words, NULL);
  return NULL;
}

void
att_request_page_clear_problems (AttRequestPage *self)
{
  att_problem_box_clear (self->problems);
  att_fields_box_show_problem (self->general, NULL, NULL);
  att_fields_box_show_problem (self->applicant, NULL, NULL);
  for (guint i = 0; i < ATT_REQUEST_PAGE_PARTS; i++)
    {
      g_autoptr (GPtrArray) list = att_request_rows_list (self->rows[i]);

      for (guint row = 0; row < list->len; row++)
        att_fields_box_show_problem (g_ptr_array_index (list, row), NULL, NULL);
    }
}

/* All of it at the fields; what is no field's above them; and how many there are, since the form is long. */
void
att_request_page_show_problems (AttRequestPage *self, const GError *error)
{
  GPtrArray *others = att_problem_get_others (error);
  guint n = 1 + (others != NULL ? others->len : 0);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *heading = att_words_fill (
      g_dngettext (GETTEXT_PACKAGE, "It was not recorded: {count} thing is to be put right.",
                   "It was not recorded: {count} things are to be put right.", n),
      "count", count, NULL);
  GtkWidget *first;

  att_request_page_clear_problems (self);
  att_problem_box_add (self->problems, heading, "heading");
  gtk_widget_set_visible (GTK_WIDGET (self->problems), TRUE);
  first = show_problem (self, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      GtkWidget *control = show_problem (self, g_ptr_array_index (others, i));

      first = first != NULL ? first : control;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

/* A field that is empty keeps what was said of it: that it has to be filled in. Of what is no day its entry tells. */
static void
check_box (AttRequestPage *self, const char *part, AttFieldsBox *box, const AttRequestRules *rules)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AttField *field = ATT_FIELD (child);
      const AttFieldSpec *spec = att_field_editor_get_spec (att_field_get_editor (field));
      g_autoptr (AttRecord) value = att_record_new ();
      g_autoptr (GError) problem = NULL;
      g_autofree char *words = NULL;

      att_field_editor_collect (att_field_get_editor (field), value);
      if (att_record_get_size (value) == 0
          || (spec->type == ATT_FIELD_DAY && att_record_get_day (value, spec->id) == ATT_DAY_NONE))
        continue;
      if (att_record_has (value, spec->id))
        problem = att_request_check_typed (part, spec->id, att_record_get (value, spec->id), rules);
      words = problem != NULL ? att_words_problem (problem) : NULL;
      att_field_set_problem (field, words);
    }
}

gboolean
att_request_page_check_cb (gpointer data)
{
  AttRequestPage *self = data;
  AttRequestRules rules;

  self->check_id = 0;
  att_request_rules_init (&rules, self->desk->view->regulation, self->desk->view->today);
  check_box (self, NULL, self->general, &rules);
  check_box (self, NULL, self->applicant, &rules);
  for (guint i = 0; i < ATT_REQUEST_PAGE_PARTS; i++)
    {
      g_autoptr (GPtrArray) list = att_request_rows_list (self->rows[i]);

      for (guint row = 0; row < list->len; row++)
        check_box (self, att_request_rows_get_part (self->rows[i]), g_ptr_array_index (list, row), &rules);
    }
  return G_SOURCE_REMOVE;
}

/**
 * att_request_page_get_problems:
 * @self: a page
 *
 * Returns: (transfer full): what is said above the fields, a line each; empty for nothing
 */
char *
att_request_page_get_problems (AttRequestPage *self)
{
  return att_problem_box_get_words (self->problems);
}

/**
 * att_request_page_get_problem_at:
 * @self: a page that is ready
 * @field: a field, as `bin` or `founder/1/name`
 *
 * Returns: (nullable): what is said to be wrong with it
 */
const char *
att_request_page_get_problem_at (AttRequestPage *self, const char *field)
{
  AttField *found = find_field (self, field);

  return found != NULL ? att_field_get_problem (found) : NULL;
}
