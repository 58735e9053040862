/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "att-text.h"

static void
test_get (void)
{
  g_autoptr (AttText) text = att_text_new ("шешім", "решение", "decision");

  g_assert_cmpstr (att_text_get (text, ATT_LANGUAGE_KK), ==, "шешім");
  g_assert_cmpstr (att_text_get (text, ATT_LANGUAGE_RU), ==, "решение");
  g_assert_cmpstr (att_text_get (text, ATT_LANGUAGE_EN), ==, "decision");
  g_assert_true (att_text_is_complete (text));
}

/* A language that is missing is answered in the first one that is there, the official text first. */
static void
test_missing (void)
{
  g_autoptr (AttText) text = att_text_new (NULL, "решение", NULL);
  g_autoptr (AttText) empty = att_text_new (NULL, NULL, NULL);
  g_autoptr (AttText) both = att_text_new ("шешім", "решение", NULL);
  g_autoptr (AttText) blank = att_text_new ("шешім", "", "decision");

  g_assert_cmpstr (att_text_get (text, ATT_LANGUAGE_EN), ==, "решение");
  g_assert_null (att_text_peek (text, ATT_LANGUAGE_EN));
  g_assert_false (att_text_is_complete (text));
  g_assert_cmpstr (att_text_get (both, ATT_LANGUAGE_EN), ==, "шешім");
  g_assert_cmpstr (att_text_get (empty, ATT_LANGUAGE_KK), ==, "");
  g_assert_false (att_text_is_complete (blank));
  g_assert_cmpstr (att_text_get (NULL, ATT_LANGUAGE_KK), ==, "");
  g_assert_null (att_text_peek (NULL, ATT_LANGUAGE_KK));
  g_assert_false (att_text_is_complete (NULL));
}

static void
test_boxed (void)
{
  GValue value = G_VALUE_INIT;
  AttText *text = att_text_new ("а", NULL, NULL);

  g_value_init (&value, ATT_TYPE_TEXT);
  g_value_take_boxed (&value, text);
  g_assert_true (g_value_get_boxed (&value) == text);
  g_value_unset (&value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/get", test_get);
  g_test_add_func ("/core/text/missing", test_missing);
  g_test_add_func ("/core/text/boxed", test_boxed);
  return g_test_run ();
}
