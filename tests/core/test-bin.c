/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "att-bin.h"

/* Numbers of the first pass, then of the second. */
static const char *const real[] = { "940140000385", "971240001315", "020240000555", "941240000193",
                                    "160440007161", "970240000816", "980440000757" };

/* law-1.18: an applicant is a legal entity, known by its identification number. */
static void
test_real (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    {
      g_assert_true (att_bin_is_valid (real[i]));
      g_assert_cmpint (att_bin_get_kind (real[i]), ==, ATT_BIN_LEGAL_ENTITY);
    }
}

static void
test_wrong_check_digit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        g_autofree char *bin = g_strdup (real[i]);

        bin[11] = digit;
        g_assert_true (att_bin_is_valid (bin) == (digit == real[i][11]));
      }
}

/* What people mistype: a digit, or two neighbours the wrong way round. */
static void
test_mistyped (void)
{
  static const char *const wrong[] = { "940140100385", "940410000385", "490140000385", "971240001415",
                                       "020240000655", "160440007611", "970240000861", "980440000775" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (att_bin_is_valid (wrong[i]));
}

static void
test_form (void)
{
  static const char *const wrong[] = { "", "94014000038", "9401400003850", "94014000038x", " 940140000385",
                                       "940140000385 ", "９４０１４０００", "-94014000038", "940140 00385" };

  g_assert_false (att_bin_has_form (NULL));
  g_assert_false (att_bin_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (att_bin_has_form (wrong[i]));
      g_assert_false (att_bin_is_valid (wrong[i]));
    }
  g_assert_true (att_bin_has_form ("000000000001"));
  g_assert_false (att_bin_is_valid ("000000000001"));
}

/* A number for which both passes give 10 was never issued, whatever its last digit is. */
static void
test_never_issued (void)
{
  guint found = 0;

  for (int serial = 0; serial < 100000 && found < 3; serial++)
    {
      gboolean any = FALSE;

      for (int last = 0; last < 10 && !any; last++)
        {
          g_autofree char *bin = g_strdup_printf ("940140%05d%d", serial, last);

          any = att_bin_is_valid (bin);
        }
      found += !any;
    }
  g_assert_cmpint (found, ==, 3);
}

static void
test_kind (void)
{
  g_assert_cmpint (att_bin_get_kind ("210350000000"), ==, ATT_BIN_LEGAL_ENTITY);
  g_assert_cmpint (att_bin_get_kind ("210341000000"), ==, ATT_BIN_BRANCH);
  g_assert_cmpint (att_bin_get_kind ("210342000000"), ==, ATT_BIN_BRANCH);
  g_assert_cmpint (att_bin_get_kind ("210343000000"), ==, ATT_BIN_BRANCH);
  g_assert_cmpint (att_bin_get_kind ("210344000000"), ==, ATT_BIN_OTHER);
  g_assert_cmpint (att_bin_get_kind ("210360000000"), ==, ATT_BIN_JOINT);
  g_assert_cmpint (att_bin_get_kind ("210310000000"), ==, ATT_BIN_OTHER);
}

static void
test_month (void)
{
  int year, month;

  g_assert_true (att_bin_get_month ("940140000385", &year, &month));
  g_assert_cmpint (year, ==, 1994);
  g_assert_cmpint (month, ==, 1);
  g_assert_true (att_bin_get_month ("160440007161", &year, &month));
  g_assert_cmpint (year, ==, 2016);
  g_assert_cmpint (month, ==, 4);
  g_assert_false (att_bin_get_month ("161340007161", &year, &month));
  g_assert_false (att_bin_get_month ("160040007161", &year, &month));
}

static void
test_iin (void)
{
  g_assert_true (att_iin_is_valid ("900115300003"));
  g_assert_false (att_iin_is_valid ("900115300004"));
  /* A legal entity's number has no day of the month in digits 5 and 6. */
  g_assert_false (att_iin_is_valid ("940140000385"));
  g_assert_false (att_iin_is_valid (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/bin/real", test_real);
  g_test_add_func ("/core/bin/wrong-check-digit", test_wrong_check_digit);
  g_test_add_func ("/core/bin/mistyped", test_mistyped);
  g_test_add_func ("/core/bin/form", test_form);
  g_test_add_func ("/core/bin/never-issued", test_never_issued);
  g_test_add_func ("/core/bin/kind", test_kind);
  g_test_add_func ("/core/bin/month", test_month);
  g_test_add_func ("/core/bin/iin", test_iin);
  return g_test_run ();
}
