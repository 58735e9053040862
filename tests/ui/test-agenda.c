/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of the page of the day and their lines, as they come and become those of another reading. */
#include "config.h"

#include "att-agenda-line.h"
#include "att-agenda-view.h"
#include "att-agenda-words.h"
#include "ui-fixture.h"

static void
free_group (gpointer data)
{
  AttAgendaGroup *group = data;

  g_free (group->id);
  g_free (group->title);
  g_free (group->subtitle);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

static AttAgenda *
new_agenda (void)
{
  AttAgenda *agenda = g_new0 (AttAgenda, 1);

  agenda->due = g_ptr_array_new_with_free_func (free_group);
  agenda->next = g_ptr_array_new_with_free_func (free_group);
  agenda->waiting = g_ptr_array_new_with_free_func (free_group);
  return agenda;
}

/* A group called like its id, of @count, of whose lines "@prefix1", "@prefix2" and so on @n_rows are there. */
static void
add_group (GPtrArray *groups, const char *id, const char *prefix, guint n_rows, gint64 count)
{
  AttAgendaGroup *group = g_new0 (AttAgendaGroup, 1);

  group->id = g_strdup (id);
  group->title = g_strdup (id);
  group->count = count;
  group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_agenda_row_free);
  for (guint i = 1; i <= n_rows; i++)
    {
      AttAgendaRow *row = g_new0 (AttAgendaRow, 1);

      row->dossier = i;
      row->place = g_strdup ("intake");
      row->title = g_strdup_printf ("%s%u", prefix, i);
      row->subtitle = g_strdup ("");
      row->left = g_strdup ("");
      row->day = g_strdup ("");
      g_ptr_array_add (group->rows, row);
    }
  g_ptr_array_add (groups, group);
}

static void
append_rows (GtkWidget *widget, GString *text)
{
  if (ADW_IS_PREFERENCES_GROUP (widget))
    g_string_append_printf (text, "[%s] ", adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)));
  if (ADW_IS_PREFERENCES_ROW (widget))
    g_string_append_printf (text, "%s ", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_rows (child, text);
}

/* The headings and rows from above to below. An expander row has one of its own in it, of the same title. */
static void
assert_rows (AttAgendaView *view, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_rows (GTK_WIDGET (view), text);
  g_assert_cmpstr (text->str, ==, expected);
}

static guint
count_lines (GtkWidget *widget)
{
  guint n = ATT_IS_AGENDA_LINE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_lines (child);
  return n;
}

static gboolean
is_filled (gpointer view)
{
  return att_agenda_view_is_filled (view);
}

/* In a window that can do what the lines ask for. */
static AttAgendaView *
open_view (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = g_object_new (ATT_TYPE_AGENDA_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-dossier-at", G_VARIANT_TYPE ("(xs)"));

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  return ATT_AGENDA_VIEW (view);
}

static void
close_view (AttAgendaView *view)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));
}

/* Many lines come by and by, each behind the one before it. */
static void
test_steps (void)
{
  AttAgendaView *view = open_view ();
  AttAgenda *agenda = new_agenda ();
  g_autoptr (GString) all = g_string_new ("[overdue] ");
  guint first;

  add_group (agenda->due, "overdue", "o", 30, 30);
  add_group (agenda->due, "week", "w", 30, 30);
  for (guint i = 1; i <= 30; i++)
    g_string_append_printf (all, "o%u ", i);
  g_string_append (all, "[week] ");
  for (guint i = 1; i <= 30; i++)
    g_string_append_printf (all, "w%u ", i);
  att_agenda_view_show (view, agenda, FALSE);
  first = count_lines (GTK_WIDGET (view));
  g_assert_cmpuint (first, >=, 8);
  g_assert_cmpuint (first, <, 30);
  g_assert_false (att_agenda_view_is_filled (view));
  ui_wait_until (is_filled, view);
  assert_rows (view, all->str);
  close_view (view);
}

/* What is read anew becomes what the lines say; groups come and go in their places, and the keyboard stays in its line. */
static void
test_anew (void)
{
  AttAgendaView *view = open_view ();
  AttAgenda *agenda = new_agenda ();
  GtkWidget *line, *fold;

  add_group (agenda->due, "overdue", "o", 2, 2);
  add_group (agenda->due, "week", "w", 3, 3);
  add_group (agenda->next, "next:a", "a", 1, 1);
  add_group (agenda->next, "next:c", "c", 2, 2);
  att_agenda_view_show (view, agenda, FALSE);
  ui_wait_until (is_filled, view);
  assert_rows (view, "[overdue] o1 o2 [week] w1 w2 w3 [Next steps without a deadline] next:a next:a next:c next:c ");
  line = ui_find (GTK_WIDGET (view), ATT_TYPE_AGENDA_LINE, "w2");
  gtk_widget_grab_focus (line);
  fold = ui_find (GTK_WIDGET (view), ADW_TYPE_EXPANDER_ROW, "next:c");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  assert_rows (view, "[overdue] o1 o2 [week] w1 w2 w3 [Next steps without a deadline] next:a next:a next:c next:c c1 c2 ");

  agenda = new_agenda ();
  add_group (agenda->due, "today", "t", 1, 1);
  add_group (agenda->due, "week", "x", 2, 2);
  add_group (agenda->next, "next:a", "a", 1, 1);
  add_group (agenda->next, "next:b", "b", 1, 1);
  add_group (agenda->next, "next:c", "d", 1, 1);
  att_agenda_view_show (view, agenda, FALSE);
  ui_wait_until (is_filled, view);
  assert_rows (view, "[today] t1 [week] x1 x2 [Next steps without a deadline] next:a next:a next:b next:b next:c next:c d1 ");
  g_assert_true (gtk_widget_is_focus (line));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (line)), ==, "x2");
  g_assert_true (ui_find (GTK_WIDGET (view), ADW_TYPE_EXPANDER_ROW, "next:c") == fold);

  /* One day alone, and nothing of it is left: the keyboard goes to what is there. */
  agenda = new_agenda ();
  att_agenda_view_show (view, agenda, TRUE);
  assert_rows (view, "[] Show all days ");
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (view)));
  close_view (view);
}

static void
take_id (AttAgendaView *view, const char *id, char **taken)
{
  *taken = g_strdup (id);
}

/* Who asks for more goes on with the first line that came. */
static void
test_more (void)
{
  AttAgendaView *view = open_view ();
  AttAgenda *agenda = new_agenda ();
  g_autofree char *asked = NULL;
  GtkWidget *row;

  g_signal_connect (view, "more", G_CALLBACK (take_id), &asked);
  add_group (agenda->due, "week", "w", 2, 4);
  att_agenda_view_show (view, agenda, FALSE);
  assert_rows (view, "[week] w1 w2 Show more: 2 of 4 are shown ");
  row = ui_find (GTK_WIDGET (view), ADW_TYPE_ACTION_ROW, "Show more");
  gtk_widget_grab_focus (row);
  gtk_widget_activate (row);
  g_assert_cmpstr (asked, ==, "week");

  agenda = new_agenda ();
  add_group (agenda->due, "week", "w", 4, 4);
  att_agenda_view_show (view, agenda, FALSE);
  assert_rows (view, "[week] w1 w2 w3 w4 ");
  g_assert_true (gtk_widget_is_focus (ui_find (GTK_WIDGET (view), ATT_TYPE_AGENDA_LINE, "w3")));
  close_view (view);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/agenda/steps", test_steps);
  g_test_add_func ("/ui/agenda/anew", test_anew);
  g_test_add_func ("/ui/agenda/more", test_more);
  return g_test_run ();
}
