/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-id.h"
#include "history.h"

/* How long it takes to read and fold a long dossier, to judge one more act, and to list what it says. Only
 * reports. */

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static AttAct *
make (History *h, const char *kind, AttDay on, const char *const *typed)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autofree char *id = att_id_new (h->random);

  for (; *typed != NULL; typed += 2)
    att_record_add (fields, typed[0], typed[1]);
  return att_act_new (id, att_kind_find (kind), on, "Тексеруші", fields);
}

/* A centre of which there is much to tell: violations declined, complaints, monitoring. Not judged: that would
 * take longer than what is measured. */
static History *
write_history (guint n_acts)
{
  History *h = history_new_run ("agreement-concluded", "accredit");
  AttDay day = history_day ("2026-11-02");

  h->quick = TRUE;
  while (h->acts->len < n_acts)
    {
      const char *last = att_act_get_id (history_get (h, h->acts->len));
      const char *const violation[]
          = { "basis", "criteria", "text", "Талап сақталмаған", "endangers", "no", NULL };
      const char *const declined[] = { "basis", last, "number", "1", "signatory", "Head", "reasons", "R", NULL };
      const char *const received[] = { "person", "P", "text", "Шағым мәтіні", NULL };
      const char *const resolved[]
          = { "complaint", last, "confirmed", "no", "text", "T", "endangers", "no", NULL };
      const char *const monitored[] = { "summary", "Қорытынды: міндеттер орындалған", NULL };
      static const char *const kinds[] = { "violation-found", "revocation-declined", "complaint-received",
                                           "complaint-resolved", "monitored" };
      const char *const *const typed[] = { violation, declined, received, resolved, monitored };
      guint turn = (h->acts->len - 24) % 5;
      g_autoptr (AttAct) act = make (h, kinds[turn], day + (AttDay) (h->acts->len * 900 / n_acts), typed[turn]);

      history_append (h, act);
    }
  return h;
}

static void
measure (guint n_acts)
{
  g_autoptr (History) h = write_history (n_acts);
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) deadlines = NULL;
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (AttAct) next = NULL;
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  const char *const typed[] = { "text=T", NULL };
  AttDay today;
  gint64 start;
  double parsed, folded, judged, compared, listed;

  for (guint i = 0; i < h->acts->len; i++)
    g_ptr_array_add (contents, att_act_write (g_ptr_array_index (h->acts, i)));

  start = g_get_monotonic_time ();
  for (guint i = 0; i < contents->len; i++)
    {
      AttAct *act = att_act_new_from_content (g_ptr_array_index (contents, i), NULL);

      att_act_set_entry (act, 1, i + 1, 0, att_act_get_on (act), NULL);
      g_ptr_array_add (acts, act);
    }
  parsed = since (start);
  start = g_get_monotonic_time ();
  dossier = att_dossier_fold (1, acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  folded = since (start);

  today = att_act_get_on (g_ptr_array_index (acts, acts->len - 1));
  next = history_make (h, today, "statement-received", typed, NULL);
  start = g_get_monotonic_time ();
  att_procedure_judge (1, acts, next, h->law, refusals, warnings);
  judged = since (start);
  g_assert_cmpint (refusals->len, ==, 0);
  g_clear_object (&next);
  next = history_make (h, history_day ("2026-11-02"), "statement-received", typed, NULL);
  start = g_get_monotonic_time ();
  att_procedure_judge (1, acts, next, h->law, refusals, warnings);
  compared = since (start);
  g_assert_cmpint (refusals->len, ==, 0);
  start = g_get_monotonic_time ();
  deadlines = att_dossier_list_deadlines (dossier, h->law);
  listed = since (start);

  g_print ("%u acts: read %.1f ms, fold %.1f ms, judge the next %.1f ms, judge a back-dated one %.1f ms, %u "
           "deadlines %.1f ms\n",
           n_acts, parsed, folded, judged, compared, deadlines->len, listed);
}

int
main (void)
{
  measure (500);
  measure (2000);
  measure (10000);
  return 0;
}
