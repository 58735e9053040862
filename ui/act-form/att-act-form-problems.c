/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-form-private.h"

#include <glib/gi18n-lib.h>

#include "att-fields.h"
#include "att-problem-box.h"
#include "att-words.h"

/* What is wrong with what was typed: at its field where it has one, else above the fields. */

/* What is typed is judged when the hands rest. */
#define CHECK_DELAY_MS 700
/* On a field: what is said of it was found while somebody typed. */
#define FOUND_WHILE_TYPING "found-while-typing"

void
att_act_form_clear_problems (AttActForm *self)
{
  att_problem_box_clear (self->problems);
  att_fields_box_show_problem (self->fields, NULL, NULL);
}

static void
add_problem (AttActForm *self, const GError *error)
{
  g_autofree char *words = att_words_problem (error);
  gboolean law = g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_LAW);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      att_problem_box_add (self->problems, law ? _ ("Not possible under the law") : _ ("It was not recorded"), "heading");
      gtk_widget_set_visible (GTK_WIDGET (self->problems), TRUE);
    }
  att_problem_box_add (self->problems, words, NULL);
}

static gboolean
show_at_field (AttActForm *self, const GError *error)
{
  const char *field = att_problem_get_field (error);
  g_autofree char *words = NULL;

  if (field == NULL)
    field = att_problem_get_argument (error, "field");
  if (field == NULL || !g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_INPUT))
    return FALSE;
  words = att_words_problem (error);
  return att_fields_box_show_problem (self->fields, field, words);
}

void
att_act_form_show_refusals (AttActForm *self, AttProblems *refusals)
{
  for (guint i = 0; i < refusals->len; i++)
    add_problem (self, g_ptr_array_index (refusals, i));
}

static void
scroll_to (AttActForm *self, GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y;

  if (scroller == NULL || !gtk_widget_translate_coordinates (widget, scroller, 0, 0, NULL, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y);
}

/* The innermost one: of a value with parts it is the part that is wrong. */
static AttField *
find_wrong_field (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AttField *inner = find_wrong_field (child);

      if (inner != NULL)
        return inner;
      if (ATT_IS_FIELD (child) && att_field_get_problem (ATT_FIELD (child)) != NULL)
        return ATT_FIELD (child);
    }
  return NULL;
}

/* GTK brings up what the keyboard goes to, and not what is said below it. */
static gboolean
bring_up_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AttField *field = find_wrong_field (GTK_WIDGET (ATT_ACT_FORM (widget)->fields));
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  guint *n_frames = data;
  GtkAdjustment *adjustment;
  double y;

  /* What is said has its place after the first one. */
  if ((*n_frames)++ == 0)
    return G_SOURCE_CONTINUE;
  if (field == NULL || scroller == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (field), scroller, 0, 0, NULL, &y))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_height (GTK_WIDGET (field)));
  return G_SOURCE_REMOVE;
}

static void
focus_first_problem (AttActForm *self)
{
  AttField *field;

  if (gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      att_act_form_focus (self);
      scroll_to (self, GTK_WIDGET (self->problems));
      return;
    }
  field = find_wrong_field (GTK_WIDGET (self->fields));
  if (field == NULL)
    return;
  gtk_widget_grab_focus (att_field_editor_get_control (att_field_get_editor (field)));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), bring_up_cb, g_new0 (guint, 1), g_free);
}

void
att_act_form_show_problem (AttActForm *self, const GError *error)
{
  GPtrArray *others = att_problem_get_others (error);

  att_act_form_clear_problems (self);
  if (!show_at_field (self, error))
    add_problem (self, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!show_at_field (self, g_ptr_array_index (others, i)))
      add_problem (self, g_ptr_array_index (others, i));
  focus_first_problem (self);
}

/**
 * att_act_form_get_problems:
 * @self: a form
 *
 * Returns: (transfer full): what is said above the fields, a line each; empty for nothing
 */
char *
att_act_form_get_problems (AttActForm *self)
{
  return att_problem_box_get_words (self->problems);
}

/* What is missing is said when it is recorded, and not while somebody is still typing. */
static char *
find_problem (AttActForm *self, AttFieldEditor *editor)
{
  const AttFieldSpec specs[] = { *att_field_editor_get_spec (editor), { .id = NULL } };
  const AttFieldContext context = { self->view->regulation, self->view->today };
  g_autoptr (AttRecord) typed = att_record_new ();
  g_autoptr (AttProblems) problems = att_problems_new ();

  att_field_editor_collect (editor, typed);
  if (att_record_get_size (typed) > 0)
    att_fields_check (specs, typed, &context, problems);
  return problems->len > 0 ? att_words_problem (g_ptr_array_index (problems, 0)) : NULL;
}

/* What has parts is judged part by part, and a day by its own entry. */
static gboolean
is_judged_here (const AttFieldSpec *spec)
{
  return spec->type != ATT_FIELD_RECORD && spec->type != ATT_FIELD_OVERLAY && spec->type != ATT_FIELD_FILE
         && spec->type != ATT_FIELD_DAY;
}

static void
check_field (AttActForm *self, AttField *field)
{
  AttFieldEditor *editor = att_field_get_editor (field);
  g_autofree char *words = NULL;

  if (!is_judged_here (att_field_editor_get_spec (editor)))
    return;
  words = find_problem (self, editor);
  if (words != NULL || g_object_get_data (G_OBJECT (field), FOUND_WHILE_TYPING) != NULL)
    att_field_set_problem (field, words);
  g_object_set_data (G_OBJECT (field), FOUND_WHILE_TYPING, words != NULL ? field : NULL);
}

static void
check_in (AttActForm *self, GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (ATT_IS_FIELD (child))
        check_field (self, ATT_FIELD (child));
      check_in (self, child);
    }
}

static gboolean
check_cb (gpointer data)
{
  AttActForm *self = data;

  self->check_id = 0;
  check_in (self, GTK_WIDGET (self->fields));
  return G_SOURCE_REMOVE;
}

void
att_act_form_check_soon (AttActForm *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  self->check_id = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
}
