/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli-print.h"
#include "att-dossier-export.h"
#include "att-table.h"
#include "att-view.h"

static const char *
in_words (AttText *text)
{
  return text != NULL ? att_text_get (text, att_language_get_current ()) : NULL;
}

static char *
day_in_words (AttDay day)
{
  return att_day_to_words (day, att_language_get_current ());
}

static void
print_heading (const char *heading)
{
  att_print_data ("\n", 1);
  att_print_line (heading);
}

static void
print_head (const AttView *self)
{
  g_autoptr (AttTable) table = att_table_new (2);
  const AttApplicant *applicant = att_dossier_get_applicant (self->dossier);
  const AttRequest *request = att_dossier_get_request (self->dossier);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, att_dossier_get_number (self->dossier));
  g_autofree char *region = NULL;
  g_autofree char *today = day_in_words (self->today);

  att_print_words (_ ("Dossier {number}, as of {day}"), "number", number, "day", today, NULL);
  if (applicant == NULL)
    return;
  region = att_view_dup_region (att_law_get_regulation (self->law, self->today),
                                request != NULL ? request->region : NULL);
  att_table_add (table, _ ("Applicant"), in_words (applicant->name));
  att_table_add (table, _ ("BIN"), applicant->bin);
  att_table_add (table, _ ("Region"), region);
  att_table_add (table, _ ("Stage"),
                 att_stage_get_title (att_dossier_get_stage (self->dossier, self->today)));
  att_table_add (table, _ ("Outcome"), att_outcome_get_title (att_dossier_get_outcome (self->dossier)));
  att_table_add (table, _ ("Officer"), att_dossier_get_officer (self->dossier));
  att_table_print (table, "  ");
}

static const char *
verdict_in_words (const char *kind, AttVerdictKind verdict)
{
  const AttFieldSpec *field = att_kind_find_field (att_kind_find (kind), "verdict");

  return verdict != ATT_VERDICT_NONE ? att_field_get_choice_title (field, att_verdict_get_id (verdict)) : "–";
}

static void
print_criteria (const AttView *self)
{
  GPtrArray *terms
      = att_regulation_get_terms (att_law_get_regulation (self->law, self->today), ATT_TERMS_CRITERIA);
  g_autoptr (AttTable) table = att_table_new (4);

  print_heading (_ ("Criteria"));
  att_table_add (table, C_ ("column", "Provision"), C_ ("column", "Documents"), C_ ("column", "On site"),
                 C_ ("column", "Criterion"));
  for (guint i = 0; i < terms->len; i++)
    {
      const AttTerm *term = g_ptr_array_index (terms, i);

      att_table_add (table, term->provision,
                     verdict_in_words ("examined",
                                       att_dossier_get_documents_verdict (self->dossier, term->id)),
                     verdict_in_words ("finding", att_dossier_get_on_site_verdict (self->dossier, term->id)),
                     in_words (term->name));
    }
  att_table_print (table, "  ");
}

static void
print_decision (const AttView *self)
{
  AttAct *act = att_dossier_get_decision (self->dossier);
  g_autofree char *day = NULL;
  const AttFieldSpec *field;

  if (act == NULL)
    return;
  day = day_in_words (att_act_get_on (act));
  field = att_kind_find_field (att_act_get_kind (act), "outcome");
  print_heading (_ ("Decision"));
  att_print_words ("  {outcome}; {day}; № {number}", "outcome",
                   att_field_get_choice_title (field, att_act_get (act, "outcome")), "day", day, "number",
                   att_act_get (act, "number"), NULL);
}

static void
print_certificate (const AttView *self)
{
  const AttCertificate *certificate = att_dossier_get_certificate (self->dossier);
  g_autoptr (AttTable) table = att_table_new (2);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  const char *ground = NULL;
  AttDay end;

  if (certificate == NULL)
    return;
  from = day_in_words (certificate->from);
  until = day_in_words (certificate->until);
  end = att_certificate_get_end (certificate, self->today, &ground);
  print_heading (_ ("Accreditation certificate"));
  att_table_add (table, _ ("Serial number"), certificate->serial);
  att_table_add (table, _ ("Valid from"), from);
  att_table_add (table, _ ("Valid until"), until);
  att_table_add (table, _ ("State"),
                 att_certificate_state_get_title (
                     att_certificate_state_get_id (att_certificate_get_state (certificate, self->today))));
  if (end != ATT_DAY_NONE)
    {
      const AttTerm *term = att_regulation_find_term (att_law_get_regulation (self->law, end),
                                                      ATT_TERMS_TERMINATION_GROUNDS, ground);
      g_autofree char *day = day_in_words (end);

      att_table_add (table, _ ("Ended on"), day);
      att_table_add (table, _ ("Ground"),
                     term != NULL ? in_words (term->name) : att_certificate_state_get_title (ground));
    }
  att_table_print (table, "  ");
}

static void
print_agreement (const AttView *self)
{
  AttAct *act = att_dossier_get_agreement (self->dossier);
  g_autofree char *day = NULL;

  if (act == NULL)
    return;
  day = day_in_words (att_act_get_on (act));
  print_heading (_ ("Post-accreditation agreement"));
  att_print_words ("  № {number}; {day}", "number", att_act_get (act, "number"), "day", day, NULL);
}

static char *
days_left_in_words (const AttView *self, const AttDeadline *deadline)
{
  const AttDerivation *derivation = deadline->derivation;
  g_autofree char *day = NULL;
  g_autofree char *count = NULL;
  int left;

  if (deadline->met_by != NULL)
    {
      day = att_day_to_string (att_act_get_on (deadline->met_by));
      return att_words (_ ("met on {day}"), "day", day, NULL);
    }
  left = att_deadline_days_left (att_law_get_calendar (self->law), derivation->unit, self->today,
                                 derivation->due);
  count = g_strdup_printf ("%d", ABS (left));
  if (derivation->unit == ATT_PERIOD_MONTHS)
    return att_words (
        left < 0 ? g_dngettext (GETTEXT_PACKAGE, "{count} day ago", "{count} days ago", (gulong) -left)
                 : g_dngettext (GETTEXT_PACKAGE, "{count} day left", "{count} days left", (gulong) left),
        "count", count, NULL);
  return att_words (left < 0 ? g_dngettext (GETTEXT_PACKAGE, "{count} working day ago",
                                            "{count} working days ago", (gulong) -left)
                             : g_dngettext (GETTEXT_PACKAGE, "{count} working day left",
                                            "{count} working days left", (gulong) left),
                    "count", count, NULL);
}

static void
print_deadlines (const AttView *self)
{
  g_autoptr (GPtrArray) deadlines = att_dossier_list_deadlines (self->dossier, self->law);
  g_autoptr (AttTable) table = att_table_new (5);
  guint shown = 0;

  att_table_add (table, C_ ("column", "Due"), C_ ("column", "Provision"), C_ ("column", "Left"), "",
                 C_ ("column", "Deadline"));
  for (guint i = 0; i < deadlines->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (deadlines, i);
      g_autofree char *due = att_day_to_string (deadline->derivation->due);
      g_autofree char *left = NULL;

      if (att_deadline_is_void (deadline, self->today) || due == NULL)
        continue;
      shown++;
      left = days_left_in_words (self, deadline);
      att_table_add (table, due, deadline->provision, left,
                     att_deadline_is_overdue (deadline, self->today) ? C_ ("deadline", "overdue") : "",
                     in_words (deadline->name));
    }
  if (shown == 0)
    return;
  print_heading (_ ("Deadlines"));
  att_table_print (table, "  ");
}

static void
print_defects (const AttView *self)
{
  g_autoptr (GPtrArray) defects = att_dossier_list_defects (self->dossier, self->law);

  if (defects->len > 0)
    print_heading (_ ("Defects of the application"));
  for (guint i = 0; i < defects->len; i++)
    {
      g_autofree char *words
          = att_problem_to_string (((const AttDefect *) g_ptr_array_index (defects, i))->problem);
      g_autofree char *line = g_strconcat ("  ", words, NULL);

      att_print_line (line);
    }
}

static void
print_documents (const AttView *self)
{
  GPtrArray *documents = att_dossier_get_documents (self->dossier);
  g_autoptr (AttTable) table = att_table_new (3);

  if (documents->len == 0)
    return;
  print_heading (_ ("Documents"));
  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *on = att_day_to_string (att_act_get_on (document->act));

      att_table_add (table, document->form, on, document->superseded ? C_ ("document", "superseded") : "");
    }
  att_table_print (table, "  ");
}

static void
print_persons (const AttView *self)
{
  g_autoptr (AttTable) table = att_table_new (4);

  att_table_add (table, C_ ("column", "Name"), C_ ("column", "Position"), C_ ("column", "Roles"), C_ ("column", "Id"));
  if (!att_view_add_persons (self, table))
    return;
  print_heading (_ ("Persons"));
  att_table_print (table, "  ");
}

static void
print_possible (const AttView *self)
{
  g_autoptr (GPtrArray) possible = att_view_list_possible (self);
  g_autoptr (AttTable) table = att_table_new (3);

  print_heading (_ ("Possible now"));
  for (guint i = 0; i < possible->len; i++)
    {
      const AttKind *kind = g_ptr_array_index (possible, i);

      att_table_add (table, kind->id, kind->provision, att_kind_get_title (kind));
    }
  att_table_print (table, "  ");
}

static void
print_acts (const AttView *self)
{
  g_autoptr (AttTable) table = att_table_new (6);

  print_heading (_ ("Acts"));
  att_table_add (table, C_ ("column", "Act"), C_ ("column", "On"), C_ ("column", "Kind"), "",
                 C_ ("column", "Title"), C_ ("column", "Recorded by"));
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (self->entries, i);
      const AttKind *kind = att_kind_find (entry->kind);
      g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, entry->seq);
      g_autofree char *day = NULL;
      AttViewMark mark;
      AttDay on;

      if (!att_view_shows (self, entry, &on, &mark))
        continue;
      day = att_day_to_string (on);
      att_table_add (table, seq, day, entry->kind,
                     mark == ATT_VIEW_HELD        ? C_ ("act", "held")
                     : mark == ATT_VIEW_ANNULLED  ? C_ ("act", "annulled")
                     : mark == ATT_VIEW_CORRECTED ? C_ ("act", "corrected")
                                                  : "",
                     kind != NULL ? att_kind_get_title (kind) : entry->kind, entry->actor);
    }
  att_table_print (table, "  ");
}

/**
 * att_view_print:
 * @self: a view
 *
 * Writes the dossier to standard output, for people.
 */
void
att_view_print (const AttView *self)
{
  print_head (self);
  if (att_dossier_get_number (self->dossier) != ATT_OFFICE_DOSSIER)
    {
      print_criteria (self);
      att_view_print_field (self);
      print_decision (self);
      print_certificate (self);
      att_view_print_life (self);
      print_agreement (self);
      print_deadlines (self);
      print_defects (self);
      print_documents (self);
    }
  else
    {
      att_view_print_settings (self);
      print_persons (self);
    }
  print_possible (self);
  print_acts (self);
}
