/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "att-clock.h"

static void
assert_instant (gint64 instant_us, const char *expected)
{
  g_autofree char *text = att_instant_to_string (instant_us);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (att_instant_parse (expected), ==, instant_us);
}

static void
test_instants (void)
{
  assert_instant (0, "1970-01-01T00:00:00.000000Z");
  assert_instant (G_GINT64_CONSTANT (1783157400123456), "2026-07-04T09:30:00.123456Z");
  assert_instant (G_GINT64_CONSTANT (1709229600000000), "2024-02-29T18:00:00.000000Z");
  assert_instant (G_GINT64_CONSTANT (951782400000001), "2000-02-29T00:00:00.000001Z");
}

static void
test_instants_wrong (void)
{
  static const char *const wrong[] = {
    "", "2026-07-04", "2026-07-04T09:30:00Z", "2026-07-04T09:30:00.123456", "2026-07-04T09:30:00.123456Z ",
    "2026-07-04T09:30:00.123Z", "2026-02-30T09:30:00.123456Z", "2026-07-04T24:00:00.000000Z",
    "2026-07-04T09:60:00.000000Z", "2026-07-04T09:30:60.000000Z", "2026-07-04 09:30:00.123456Z",
    "2026-07-04T09:30:00.-12345Z", "2026-07-04T-9:30:00.123456Z", "2026-07-04T09:30:00. 12345Z",
    "2026-+7-04T09:30:00.123456Z",
  };

  g_assert_cmpint (att_instant_parse (NULL), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_cmpint (att_instant_parse (wrong[i]), ==, -1);
    }
}

static void
test_fixed (void)
{
  g_autoptr (AttClock) clock = att_clock_new_fixed (att_instant_parse ("2026-07-04T18:59:59.000000Z"));

  g_assert_cmpint (att_clock_get_today (clock), ==, att_day_parse ("2026-07-04"));
  att_clock_advance (clock, G_USEC_PER_SEC);
  g_assert_cmpint (att_clock_get_instant (clock), ==, att_instant_parse ("2026-07-04T19:00:00.000000Z"));
  g_assert_cmpint (att_clock_get_today (clock), ==, att_day_parse ("2026-07-05"));
}

/* The day taken for today does not move the clock: what was recorded when stays true. */
static void
test_today (void)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  gint64 before = g_get_real_time ();

  att_clock_set_today (clock, att_day_parse ("2026-02-03"));
  g_assert_cmpint (att_clock_get_today (clock), ==, att_day_parse ("2026-02-03"));
  g_assert_cmpint (att_clock_get_instant (clock), >=, before);
  g_assert_cmpint (att_clock_get_instant (clock), <, before + 60 * G_USEC_PER_SEC);
  att_clock_set_today (clock, ATT_DAY_NONE);
  g_assert_cmpint (att_clock_get_today (clock), >=, att_day_from_instant (before));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/clock/instants", test_instants);
  g_test_add_func ("/core/clock/instants-wrong", test_instants_wrong);
  g_test_add_func ("/core/clock/fixed", test_fixed);
  g_test_add_func ("/core/clock/today", test_today);
  return g_test_run ();
}
