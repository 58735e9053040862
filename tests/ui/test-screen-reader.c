/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-screen-reader.h"
#include "ui-fixture.h"

static GtkWidget *
open_window (GtkWidget *content)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());

  gtk_window_set_child (GTK_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

static gboolean
is_read (GtkWidget *widget)
{
  g_autofree char *hidden = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  return hidden != NULL;
}

/* Of pages on top of each other the one that is seen is read, also of those that come later. */
static void
test_pages (void)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");
  GtkWidget *late = gtk_label_new ("late");
  GtkWidget *window;

  gtk_stack_add_child (stack, first);
  gtk_stack_add_child (stack, second);
  window = open_window (GTK_WIDGET (stack));
  g_assert_true (is_read (first));
  g_assert_false (is_read (second));
  gtk_stack_add_child (stack, late);
  g_assert_false (is_read (late));
  gtk_stack_set_visible_child (stack, late);
  g_assert_true (is_read (late));
  g_assert_false (is_read (first));
  close_window (window);
}

static void
test_revealer (void)
{
  GtkRevealer *revealer = GTK_REVEALER (gtk_revealer_new ());
  GtkWidget *message = gtk_label_new ("message");
  GtkWidget *window;

  gtk_revealer_set_child (revealer, message);
  window = open_window (GTK_WIDGET (revealer));
  g_assert_false (is_read (message));
  gtk_revealer_set_reveal_child (revealer, TRUE);
  g_assert_true (is_read (message));
  gtk_revealer_set_reveal_child (revealer, FALSE);
  g_assert_false (is_read (message));
  close_window (window);
}

/* The words come from the label in it, which leaves the underline out. */
static void
test_mnemonic (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Record");
  GtkWidget *window = open_window (button);

  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_button_set_label (GTK_BUTTON (button), "_Start afresh");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  close_window (window);
}

static void
test_check_mnemonic (void)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic ("O_verdue only");
  GtkWidget *window = open_window (check);
  g_autofree char *shown
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, "Overdue only");
  g_autofree char *renamed = NULL;

  g_assert_null (shown);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), "_All");
  renamed = gtk_test_accessible_check_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, "All");
  g_assert_null (renamed);
  close_window (window);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  att_screen_reader_set_up ();
  g_test_add_func ("/ui/screen-reader/pages", test_pages);
  g_test_add_func ("/ui/screen-reader/revealer", test_revealer);
  g_test_add_func ("/ui/screen-reader/mnemonic", test_mnemonic);
  g_test_add_func ("/ui/screen-reader/check-mnemonic", test_check_mnemonic);
  return g_test_run ();
}
