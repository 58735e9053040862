/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture.h"

typedef void (*Change) (AttProjection *projection);

static void
add_plan (AttProjection *projection, const char *from)
{
  AttPlanRow *row = att_plan_row_new ();

  row->act = 30;
  row->from = row->to = att_day_parse (from);
  row->method = g_strdup ("on-site");
  g_ptr_array_add (projection->plans, row);
}

static void
add_complaint (AttProjection *projection, const char *on)
{
  AttComplaintRow *row = att_complaint_row_new ();

  row->act = 31;
  row->on = att_day_parse (on);
  row->person = g_strdup ("Біреу");
  row->document = g_strdup ("D-1");
  g_ptr_array_add (projection->complaints, row);
}

static AttProjection *
make (void)
{
  AttProjection *projection = fixture_new_projection (4, "«Білік» ЖШС", "ТОО «Білік»");
  AttCertificateRow *certificate;

  fixture_add_deadline (projection, "certificate", "2026-03-16", NULL, NULL, TRUE);
  fixture_add_deadline (projection, "listing", "2026-03-17", "2026-03-16", NULL, TRUE);
  certificate = fixture_add_certificate (projection, "KZ-1", "2026-03-02", "2029-03-01");
  fixture_add_state (certificate, "2027-01-01", "revoked", "3");
  g_ptr_array_add (projection->blobs, g_strnfill (64, 'a'));
  add_plan (projection, "2027-02-01");
  add_complaint (projection, "2027-01-11");
  g_ptr_array_add (projection->facts,
                   att_fact_row_new ("stage", "intake", att_day_parse ("2026-03-03"), att_day_parse ("2026-03-02")));
  fixture_set_turn (projection, "examined", "remarks-answered", "2026-03-03", "2026-03-20");
  return projection;
}

static void
change_stage (AttProjection *projection)
{
  g_free (projection->stage);
  projection->stage = g_strdup ("documents");
}

static void
change_name (AttProjection *projection)
{
  att_text_unref (projection->name);
  projection->name = att_text_new ("«Білік» ЖШС", "ТОО «Білік»", "Bilik LLP");
}

static void
change_head (AttProjection *projection)
{
  projection->head.bytes[31]++;
}

static void
change_due (AttProjection *projection)
{
  ((AttDeadlineRow *) g_ptr_array_index (projection->deadlines, 1))->due++;
}

static void
drop_deadline (AttProjection *projection)
{
  g_ptr_array_set_size (projection->deadlines, 1);
}

static void
change_until (AttProjection *projection)
{
  ((AttCertificateRow *) g_ptr_array_index (projection->certificates, 0))->until--;
}

static void
change_state (AttProjection *projection)
{
  AttCertificateRow *row = g_ptr_array_index (projection->certificates, 0);

  ((AttStateRow *) g_ptr_array_index (row->states, 1))->from++;
}

static void
add_word (AttProjection *projection)
{
  g_ptr_array_add (projection->words, g_strdup ("ё"));
}

static void
change_blob (AttProjection *projection)
{
  ((char *) g_ptr_array_index (projection->blobs, 0))[63] = 'b';
}

static void
change_serial (AttProjection *projection)
{
  AttCertificateRow *row = g_ptr_array_index (projection->certificates, 0);

  g_free (row->serial);
  row->serial = g_strdup ("KZ-2");
}

static void
change_person (AttProjection *projection)
{
  projection->officer_person = g_strdup ("a1");
}

static void
change_next (AttProjection *projection)
{
  g_free (projection->next_step);
  projection->next_step = g_strdup ("finding");
}

static void
change_next_due (AttProjection *projection)
{
  projection->next_due = 1;
}

static void
change_waiting (AttProjection *projection)
{
  g_clear_pointer (&projection->waits_for, g_free);
}

static void
change_since (AttProjection *projection)
{
  projection->waits_since++;
}

static void
change_turn (AttProjection *projection)
{
  projection->waits_until--;
}

static void
change_out (AttProjection *projection)
{
  projection->out_since = att_day_parse ("2026-09-20");
}

static void
change_plan (AttProjection *projection)
{
  ((AttPlanRow *) g_ptr_array_index (projection->plans, 0))->done_on = att_day_parse ("2027-02-01");
}

static void
add_second_plan (AttProjection *projection)
{
  add_plan (projection, "2027-03-01");
}

static void
change_complaint (AttProjection *projection)
{
  ((AttComplaintRow *) g_ptr_array_index (projection->complaints, 0))->confirmed = TRUE;
}

static void
drop_complaint (AttProjection *projection)
{
  g_ptr_array_set_size (projection->complaints, 0);
}

static void
change_fact (AttProjection *projection)
{
  ((AttFactRow *) g_ptr_array_index (projection->facts, 0))->other--;
}

static void
add_deadline (AttProjection *projection)
{
  fixture_add_deadline (projection, "expiry", "2029-03-01", NULL, NULL, FALSE);
}

/* Whatever differs from what is stored is named, either way round. */
static void
test_difference (void)
{
  static const struct
  {
    Change change;
    const char *difference;
    const char *back;
  } cases[] = {
    { change_stage, "dossier.stage" },
    { change_name, "dossier.name_en" },
    { change_head, "dossier.head" },
    { change_person, "dossier.officer_person" },
    { change_next, "dossier.next_step" },
    { change_next_due, "dossier.next_due" },
    { change_waiting, "dossier.waits_for" },
    { change_since, "dossier.waits_since" },
    { change_turn, "dossier.waits_until" },
    { change_out, "dossier.out_since" },
    { change_serial, "dossier.serial" },
    { change_due, "deadline[2].due" },
    { drop_deadline, "deadline", "deadline[2]" },
    { add_deadline, "deadline[3]", "deadline" },
    { change_until, "certificate[1].until_day" },
    { change_state, "certificate_state[1][2].from_day" },
    { change_plan, "plan[1].done_on" },
    { add_second_plan, "plan[2]", "plan" },
    { change_complaint, "complaint[1].confirmed" },
    { drop_complaint, "complaint", "complaint[1]" },
    { change_fact, "fact[1].other_day" },
    { add_word, "word[4]" },
    { change_blob, "blob_ref[1]" },
  };
  g_autoptr (AttProjection) original = make ();
  g_autoptr (AttStore) store = fixture_open (":memory:", ATT_STORE_CREATE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttProjection) copy = att_projection_copy (original);

      fixture_project (store, original);
      fixture_assert_projected (store, copy, NULL);
      cases[i].change (copy);
      fixture_assert_projected (store, copy, cases[i].difference);
      fixture_project (store, copy);
      fixture_assert_projected (store, original, cases[i].back != NULL ? cases[i].back : cases[i].difference);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/projection/difference", test_difference);
  return g_test_run ();
}
