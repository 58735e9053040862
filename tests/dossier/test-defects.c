/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-id.h"
#include "history.h"

/* The ids of the defects, one after the other; each has its words and its provision. */
static char *
list (History *h)
{
  g_autoptr (AttDossier) dossier = history_fold (h, NULL, NULL);
  g_autoptr (GPtrArray) defects = att_dossier_list_defects (dossier, h->law);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < defects->len; i++)
    {
      const AttDefect *defect = g_ptr_array_index (defects, i);
      g_autofree char *text = att_problem_to_string (defect->problem);

      g_assert_null (strchr (text, '{'));
      g_assert_nonnull (att_problem_get_provision (defect->problem));
      g_assert_error (defect->problem, ATT_PROBLEM, ATT_PROBLEM_LAW);
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", defect->id);
    }
  return g_string_free (ids, FALSE);
}

#define assert_defects(h, expected) \
  G_STMT_START { g_autofree char *found = list (h); g_assert_cmpstr (found, ==, expected); } G_STMT_END

/* An application with what is given is taken in, and has these defects. */
#define received_with(expected, ...) \
  G_STMT_START \
  { \
    g_autoptr (History) h = history_new (); \
    must_receive (h, "2026-09-14", __VA_ARGS__); \
    assert_defects (h, expected); \
  } \
  G_STMT_END

static void
test_none (void)
{
  received_with ("", "kind=initial");
  received_with ("", "kind=taken-over", "serial=S", "from=2025-01-01", "until=2028-01-01", "bin=210341001007",
                 "paper=");
}

/* law-23.2.1: the papers that are asked for, in Kazakh and in Russian. */
static void
test_papers (void)
{
  received_with ("missing-paper missing-paper missing-paper missing-paper missing-paper", "paper=");
  received_with ("missing-paper", "paper=p1:application:kk+ru", "paper=p2:state-registration:kk+ru",
                 "paper=p3:resources:kk+ru", "paper=p4:programme:kk+ru");
  received_with ("one-language", "paper=p1:application:kk+ru", "paper=p2:state-registration:ru",
                 "paper=p3:resources:kk+ru", "paper=p4:programme:kk+ru", "paper=p5:personnel:kk+ru");
  /* A pair of papers, one in each language, is in both. */
  received_with ("", "paper=p1:application:kk+ru", "paper=p2:state-registration:ru", "paper=p3:resources:kk+ru",
                 "paper=p4:programme:kk+ru", "paper=p5:personnel:kk+ru", "paper=p6:state-registration:kk");
  received_with ("one-language", "paper=p1:application:kk+ru", "paper=p2:state-registration:kk+ru",
                 "paper=p3:resources:kk+ru", "paper=p4:programme:kk+ru", "paper=p5:personnel:kk+ru",
                 "paper=p6:programme:kk");
}

/* What is added later counts; a paper of which nobody said the language is not held to be in one only. */
static void
test_papers_added (void)
{
  g_autoptr (History) h = history_new ();

  must_receive (h, "2026-09-14", "paper=p1:application:kk+ru", "paper=p2:state-registration:kk+ru",
                "paper=p3:resources:ru", "paper=p4:programme:kk+ru", "paper=p6:other:kk+ru");
  assert_defects (h, "one-language missing-paper");
  must (h, "2026-09-15", "paper-added", "item=personnel", "file=a.pdf");
  assert_defects (h, "one-language");
  must (h, "2026-09-15", "paper-added", "item=resources", "file=b.pdf", "language=kk");
  assert_defects (h, "");
  must (h, "2026-09-15", "remarks-sent", "text=T");
  must (h, "2026-09-16", "remarks-answered", "file=c.pdf");
  assert_defects (h, "");
  must (h, "2026-09-16", "paper-added", "item=other", "file=d.pdf", "language=ru");
  assert_defects (h, "one-language");
}

/* law-24.1.3 */
static void
test_professions (void)
{
  received_with ("profession-unknown", "profession=7212-1:A:B:p4:yes", "profession=0000-0:A:B:p4:no");
}

/* law-24.2: asked, about founders too; a name that sounds like one is only flagged. */
static void
test_education (void)
{
  received_with ("education-organisation", "education-organisation=yes");
  received_with ("education-organisation", "founder=Қор:940140000385:yes");
  received_with ("education-founder", "founder=Алматы политехникалық колледжі:940140000385:no");
  received_with ("education-organisation education-founder", "founder=Колледж:940140000385:yes");
}

/* law-24.1.1 */
static void
test_bin (void)
{
  received_with ("bin-branch", "bin=210341001007");
  received_with ("bin-branch", "bin=210343001008");
  received_with ("bin-joint", "bin=210360001000");
  received_with ("", "bin=210350001006"); /* a non-resident legal entity */
  received_with ("bin-other", "bin=210390001004");
}

static void
test_registration_date (void)
{
  received_with ("registration-date", "registered-date=2021-04-04");
  received_with ("registration-date", "registered-date=2020-03-04");
  received_with ("", "registered-date=2021-03-31");
  received_with ("", "registered-date=");
  received_with ("registration-date", "bin=211340000006"); /* the month 13 is none */
}

/* law-23.5: late is flagged, never blocked. */
static void
test_reaccreditation (void)
{
  received_with ("", "kind=re-accreditation", "follows=S-1", "follows-known=yes", "follows-until=2027-03-14");
  received_with ("late-re-accreditation", "kind=re-accreditation", "follows=S-1", "follows-known=yes",
                 "follows-until=2027-03-13");
  /* 31 August less six months is 28 February. */
  received_with ("", "date=2026-02-28", "kind=re-accreditation", "follows=S-1", "follows-known=yes",
                 "follows-until=2026-08-31");
  received_with ("late-re-accreditation", "date=2026-03-01", "kind=re-accreditation", "follows=S-1",
                 "follows-known=yes", "follows-until=2026-08-31");
  received_with ("follows-unknown", "kind=re-accreditation", "follows=S-1", "follows-known=no");
}

static void
test_duplicate (void)
{
  received_with ("duplicate", "duplicate-of=7");
  received_with ("duplicate duplicate", "duplicate-of=7", "duplicate-of=8");
}

/* What changed after the issue is no defect of the application; a correction of the application is. */
static void
test_later (void)
{
  g_autoptr (History) h = history_new_run ("agreement-concluded", "accredit");

  must (h, "2026-11-02", "reorganised", "form=merger", "bin=940140000385", "name-kk=A", "name-ru=B",
        "education-organisation=yes");
  assert_defects (h, "");
  must (h, "2026-11-03", "correction", "act=1", "reason=R", "new.registered-date=2021-05-05");
  assert_defects (h, "registration-date");
}

/* An act that another program wrote, or a law of long ago allowed: what it lacks is no mistake of this program. */
static void
test_without_bin (void)
{
  g_autoptr (History) h = history_new ();
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autofree char *id = att_id_new (h->random);
  g_autoptr (AttAct) act = NULL;

  att_record_add (fields, "kind", "initial");
  att_record_add (fields, "date", "2026-09-14");
  att_record_add (fields, "region", "75");
  att_record_add (fields, "registered-date", "2021-03-04");
  act = att_act_new (id, att_kind_find ("received"), history_day ("2026-09-14"), "A", fields);
  history_append (h, act);
  assert_defects (h, "missing-paper missing-paper missing-paper missing-paper missing-paper");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/defects/none", test_none);
  g_test_add_func ("/dossier/defects/papers/law-23.4", test_papers);
  g_test_add_func ("/dossier/defects/papers-added", test_papers_added);
  g_test_add_func ("/dossier/defects/professions/law-24.1.3", test_professions);
  g_test_add_func ("/dossier/defects/education/law-24.2", test_education);
  g_test_add_func ("/dossier/defects/bin/law-24.1.1", test_bin);
  g_test_add_func ("/dossier/defects/registration-date/law-24.1.1", test_registration_date);
  g_test_add_func ("/dossier/defects/reaccreditation/law-23.5", test_reaccreditation);
  g_test_add_func ("/dossier/defects/duplicate", test_duplicate);
  g_test_add_func ("/dossier/defects/later", test_later);
  g_test_add_func ("/dossier/defects/without-bin", test_without_bin);
  return g_test_run ();
}
