/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-mask.h"

static void
test_format (void)
{
  static const struct
  {
    const char *mask;
    gint64 n;
    const char *expected;
  } cases[] = {
    { "{n}", 7, "7" },
    { "{n:6}", 7, "000007" },
    { "{n:2}", 12345, "12345" },
    { "01-{n}/{yyyy}", 12, "01-12/2026" },
    { "{yyyy}/№ {n:3}", 4, "2026/№ 004" },
    { "АҚ-{n:4}-ө", 4, "АҚ-0004-ө" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = att_mask_format (cases[i].mask, cases[i].n, 2026);

      g_assert_true (att_mask_is_valid (cases[i].mask));
      g_assert_cmpstr (number, ==, cases[i].expected);
    }
}

static void
test_yearly (void)
{
  g_assert_true (att_mask_is_yearly ("{n}/{yyyy}"));
  g_assert_false (att_mask_is_yearly ("381-{n:6}"));
}

/* Each would leave a gap in the number, or write two numbers the same. */
static void
test_invalid (void)
{
  static const char *const masks[] = {
    "", "abc", "{n}-{n}", "{yyyy}", "{n", "n}", "{n:}", "{n:0}", "{n:10}", "{m}", "{n}}", "{{n}", "{yy}-{n}",
    "{yyyy}-{n}-{yyyy}", "{yyyy}{n}", "{n}{yyyy}", "1{n}", "{n}1", "{yyyy}0-{n}", "{n}\n", "{ n }", "\xff{n}",
    "{n}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_test_message ("mask %u", i);
      g_assert_false (att_mask_is_valid (masks[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/mask/format", test_format);
  g_test_add_func ("/law/mask/yearly", test_yearly);
  g_test_add_func ("/law/mask/invalid", test_invalid);
  return g_test_run ();
}
