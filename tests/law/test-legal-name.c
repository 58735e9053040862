/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-legal-name.h"

static void
test_shorten (void)
{
  static const char *const cases[][2] = {
    { "Товарищество с ограниченной ответственностью «Дәм бағасы»", "ТОО «Дәм бағасы»" },
    { "ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «КВАЛИФИКАЦИЯ»", "ТОО «КВАЛИФИКАЦИЯ»" },
    { "«Дәм бағасы» жауапкершілігі шектеулі серіктестігі", "«Дәм бағасы» ЖШС" },
    { "«Біліктілік» акционерлік қоғамы", "«Біліктілік» АҚ" },
    { "«Біліктілік» коммерциялық емес акционерлік қоғамы", "«Біліктілік» КеАҚ" },
    { "Некоммерческое акционерное общество «Талап»", "НАО «Талап»" },
    { "«Колледж» шаруашылық жүргізу құқығындағы коммуналдық мемлекеттік кәсіпорны", "«Колледж» ШЖҚ КМК" },
    { "«Сапа» қоғамдық қоры", "«Сапа» ҚҚ" },
    /* Nothing to shorten, and nothing but the form. */
    { "ТОО «Дәм бағасы»", "ТОО «Дәм бағасы»" },
    { "Акционерное общество", "Акционерное общество" },
    { "«Общество знания»", "«Общество знания»" },
    { "Акционерное обществоведение", "Акционерное обществоведение" },
    { "", "" },
  };
  g_autoptr (GBytes) bytes = att_regulation_dup_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRegulation) regulation = att_regulation_new_from_bytes (bytes, "kz-2023.xml", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *brief = att_legal_name_shorten (regulation, cases[i][0]);

      g_assert_cmpstr (brief, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/legal-name/shorten", test_shorten);
  return g_test_run ();
}
