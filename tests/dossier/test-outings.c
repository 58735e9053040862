/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field file that never comes back, and one that does after all (law-23.2.3). */
#include "config.h"

#include "att-next-step.h"
#include "att-waiting.h"
#include "history.h"

static guint
issue (History *h, const char *day, const char *file)
{
  g_autofree char *field = g_strconcat ("file=", file, NULL);

  return must (h, day, "field-issued", field, "inspector=I");
}

/* Says that the file is no longer expected. */
static guint
give_up (History *h, const char *day, guint issued)
{
  g_autofree char *field = g_strdup_printf ("issued=%u", issued);

  return must (h, day, "field-lost", field, "reason=R");
}

static void
take_back (History *h, const char *day, const char *file)
{
  g_autofree char *field = g_strconcat ("file=", file, NULL);

  must (h, day, "field-returned", "issued=1", field);
}

static const char *
find_out (History *h, const char *on)
{
  g_autoptr (AttDossier) dossier = history_fold (h, on, NULL);
  const AttOuting *open = att_dossier_find_open_outing (dossier);

  return open != NULL ? g_intern_string (open->file) : NULL;
}

static guint
count_warnings (History *h, const char *day)
{
  must (h, day, "finding", "criterion=resources", "verdict=met", "reasons=R");
  return h->warnings->len;
}

/* Nobody waits for it, nobody is warned of it; a second laptop is out as before. */
static void
test_lost (void)
{
  g_autoptr (History) h = history_new_run ("visit-ordered", "accredit");
  guint first = issue (h, "2026-09-22", "F");
  guint second = issue (h, "2026-09-22", "G");
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (AttWaiting) waiting = NULL;

  g_assert_cmpuint (count_warnings (h, "2026-09-22"), ==, 2);
  give_up (h, "2026-09-23", first);
  g_assert_cmpstr (find_out (h, "2026-09-22"), ==, "F");
  g_assert_cmpstr (find_out (h, "2026-09-23"), ==, "G");
  g_assert_cmpuint (count_warnings (h, "2026-09-23"), ==, 1);
  give_up (h, "2026-09-24", second);
  g_assert_null (find_out (h, "2026-09-24"));
  g_assert_cmpuint (count_warnings (h, "2026-09-24"), ==, 0);
  dossier = history_fold (h, "2026-09-24", NULL);
  waiting = att_dossier_find_waiting (dossier, history_day ("2026-09-24"), att_law_get_regulation (h->law, history_day ("2026-09-24")));
  g_assert_true (waiting == NULL || !att_act_is (waiting->since, "field-issued"));
  /* Another file can be issued in its place. */
  issue (h, "2026-09-25", "H");
  g_assert_cmpstr (find_out (h, "2026-09-25"), ==, "H");
}

static void
test_refused (void)
{
  g_autoptr (History) h = history_new_run ("visit-ordered", "accredit");
  g_autofree char *issued = NULL;
  guint act;

  refused (h, "none-expected", "23(2)(3)", "2026-09-22", "field-lost", "issued=1", "reason=R");
  act = issue (h, "2026-09-22", "F");
  issued = g_strdup_printf ("issued=%u", act);
  /* Not before it was issued, and no act but that one. */
  refused (h, "none-expected", "23(2)(3)", "2026-09-21", "field-lost", issued, "reason=R");
  refused (h, "not-issued-with", "23(2)(3)", "2026-09-22", "field-lost", "issued=1", "reason=R");
  wrong (h, "field-missing", "reason", "2026-09-22", "field-lost", issued);
  give_up (h, "2026-09-23", act);
  refused (h, "once", NULL, "2026-09-24", "field-lost", issued, "reason=R");
  take_back (h, "2026-09-25", "F");
  refused (h, "returned-already", "23(2)(3)", "2026-09-25", "field-lost", issued, "reason=R");
}

/* It comes back all the same: then it was returned, whatever was said of it before. */
static void
test_late (void)
{
  g_autoptr (History) h = history_new_run ("visit-ordered", "accredit");
  guint issued = issue (h, "2026-09-22", "F");
  g_autoptr (AttDossier) dossier = NULL;
  const AttOuting *outing;

  give_up (h, "2026-09-23", issued);
  take_back (h, "2026-09-25", "F");
  dossier = history_fold (h, NULL, NULL);
  outing = att_dossier_find_outing (dossier, "F");
  g_assert_nonnull (outing->returned);
  g_assert_false (att_outing_is_open (outing));
  g_assert_null (find_out (h, "2026-09-25"));
}

/* What was said by mistake is annulled: it is waited for again. */
static void
test_annulled (void)
{
  g_autoptr (History) h = history_new_run ("visit-ordered", "accredit");
  guint issued = issue (h, "2026-09-22", "F");
  g_autofree char *act = g_strdup_printf ("act=%u", give_up (h, "2026-09-23", issued));

  must (h, "2026-09-24", "annulled", act, "reason=R");
  g_assert_cmpstr (find_out (h, "2026-09-24"), ==, "F");
  give_up (h, "2026-09-25", issued);
  g_assert_null (find_out (h, "2026-09-25"));
}

/* How far the dossier is does not matter: the laptop is gone all the same. */
static void
test_any_stage (gconstpointer data)
{
  g_autoptr (History) h = history_new_run (data, "accredit");
  guint issued = issue (h, "2026-09-24", "F");

  give_up (h, "2026-12-01", issued);
  g_assert_null (find_out (h, "2026-12-01"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/outings/lost/law-23.2.3", test_lost);
  g_test_add_func ("/dossier/outings/refused/law-23.2.3", test_refused);
  g_test_add_func ("/dossier/outings/late/law-23.2.3", test_late);
  g_test_add_func ("/dossier/outings/annulled/law-23.2.3", test_annulled);
  g_test_add_data_func ("/dossier/outings/report-signed/law-23.2.3", "report-signed", test_any_stage);
  g_test_add_data_func ("/dossier/outings/decided/law-23.2.3", "decided", test_any_stage);
  return g_test_run ();
}
