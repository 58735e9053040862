/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-form-private.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/* What is wrong with what was typed: at its field where it has one, else above the fields. */

void
att_act_form_clear_problems (AttActForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->problems))) != NULL)
    gtk_box_remove (self->problems, child);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  att_fields_box_show_problem (self->fields, NULL, NULL);
}

static void
add_problem_label (AttActForm *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->problems, label);
}

static void
add_problem (AttActForm *self, const GError *error)
{
  g_autofree char *words = att_words_problem (error);
  gboolean law = g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_LAW);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      add_problem_label (self, law ? _ ("Not possible under the law") : _ ("It was not recorded"), "heading");
      gtk_widget_set_visible (GTK_WIDGET (self->problems), TRUE);
    }
  add_problem_label (self, words, NULL);
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

static void
focus_first_problem (AttActForm *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      att_act_form_focus (self);
      scroll_to (self, GTK_WIDGET (self->problems));
      return;
    }
  for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    if (att_field_get_problem (ATT_FIELD (field)) != NULL)
      {
        gtk_widget_grab_focus (att_field_editor_get_control (att_field_get_editor (ATT_FIELD (field))));
        return;
      }
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
  GString *out = g_string_new (NULL);

  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->problems)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    g_string_append_printf (out, "%s\n", gtk_label_get_label (GTK_LABEL (label)));
  return g_string_free (out, FALSE);
}
