/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "att-cli.h"
#include "att-cli-print.h"
#include "att-measured.h"
#include "att-table.h"
#include "att-visit.h"

static char *option_output;
static char *option_passphrase_file;
static char *option_on;
static char **option_inspectors;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("Where to write the field file (issue)"), N_ ("FILE") },
  { "inspector", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &option_inspectors,
    N_ ("Who takes it along; given again for each (default: whom the visit's order names)"), N_ ("NAME") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &option_passphrase_file,
    N_ ("A file whose first line is the passphrase (default: it is asked for)"), N_ ("FILE") },
  { "on", 0, 0, G_OPTION_ARG_FILENAME, &option_on, N_ ("The day on which it took place (record; default: today)"),
    N_ ("DATE") },
  { NULL },
};

static const AttProblemSpec no_output = {
  ATT_PROBLEM_USAGE, "no-field-output",
  N_ ("It is not said where to write the field file."), N_ ("Name it: -o FILE."), NULL
};

static void
print_problems (AttProblems *problems)
{
  for (guint i = 0; i < problems->len; i++)
    att_print_problem (g_ptr_array_index (problems, i));
}

static gboolean
issue (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttVisitIssue visit = { option_output, NULL, NULL, dossiers, (const char *const *) option_inspectors, cli->actor };
  guint8 *passphrase;
  gboolean done;

  if (option_output == NULL)
    {
      att_problem_set_plain (error, &no_output);
      return FALSE;
    }
  for (guint i = 1; i < cli->n_arguments; i++)
    {
      gint64 dossier;

      if (!att_cli_parse_dossier (cli->arguments[i], &dossier, error))
        return FALSE;
      g_array_append_val (dossiers, dossier);
    }
  office = att_cli_open (cli, FALSE, error);
  passphrase = office != NULL ? att_cli_read_passphrase (option_passphrase_file, TRUE, cli->cancellable, error) : NULL;
  if (passphrase == NULL)
    return FALSE;
  visit.passphrase = (const char *) passphrase;
  done = att_visit_issue (office, &visit, cli->random, att_progress_print, NULL, cli->cancellable, error);
  att_progress_end ();
  if (done)
    {
      att_print_words (_ ("Written: {file}"), "file", option_output, NULL);
      att_print_words (_ ("The passphrase is {strength}."), "strength",
                       att_passphrase_strength_get_title (att_passphrase_rate (visit.passphrase)), NULL);
    }
  sodium_free (passphrase);
  return done;
}

static AttVisit *
open_visit (AttCli *cli, gboolean write, GError **error)
{
  AttVisitKey key = { NULL, NULL };
  guint8 *passphrase = att_cli_read_passphrase (option_passphrase_file, FALSE, cli->cancellable, error);
  AttVisit *visit;

  if (passphrase == NULL)
    return NULL;
  key.passphrase = (const char *) passphrase;
  visit = att_visit_open (cli->arguments[1], write, &key, cli->clock, cli->random, cli->issuer, att_progress_print, NULL,
                          cli->cancellable, error);
  att_progress_end ();
  sodium_free (passphrase);
  if (visit != NULL)
    print_problems (att_visit_get_notes (visit));
  return visit;
}

static void
print_findings (AttDossier *dossier, AttRegulation *regulation)
{
  GPtrArray *findings = att_dossier_get_findings (dossier);
  GPtrArray *criteria = att_regulation_get_terms (regulation, ATT_TERMS_CRITERIA);
  g_autoptr (AttTable) table = att_table_new (6);

  att_table_add (table, C_ ("column", "Criterion"), C_ ("column", "Item"), C_ ("column", "Verdict"),
                 C_ ("column", "Act"), C_ ("column", "Photos"), C_ ("column", "Measured values"));
  for (guint c = 0; c < criteria->len; c++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, c);
      guint found = 0;

      for (guint i = 0; i < findings->len; i++)
        {
          const AttVerdict *verdict = g_ptr_array_index (findings, i);
          const AttFieldSpec *spec = att_kind_find_field (att_kind_find ("finding"), "verdict");
          const AttRecord *fields = att_act_get_fields (verdict->act);
          g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (verdict->act));
          g_autofree char *measured = att_measured_join (fields, "; ");
          g_autofree char *photos = NULL;
          guint n_photos = 0;

          if (!g_str_equal (verdict->criterion, criterion->id))
            continue;
          for (guint k = 0; k < att_record_get_size (fields); k++)
            n_photos += g_str_equal (att_record_nth (fields, k)->name, "photo");
          photos = g_strdup_printf ("%u", n_photos);
          att_table_add (table, criterion->id, verdict->item != NULL ? verdict->item : "",
                         att_field_get_choice_title (spec, att_verdict_get_id (verdict->verdict)), seq, photos,
                         measured != NULL ? measured : "");
          found++;
        }
      if (found == 0)
        att_table_add (table, criterion->id, "", "–", "", "", "");
    }
  att_table_print (table, "  ");
}

static gboolean
show (AttCli *cli, GError **error)
{
  g_autoptr (AttVisit) visit = open_visit (cli, FALSE, error);
  const AttVisitInfo *info;
  AttOffice *office;
  AttDay today = att_cli_get_today (cli);
  g_autofree char *issued = NULL;
  g_autofree char *persons = NULL;
  g_autofree char *recorded = NULL;
  g_autofree char *typed = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (visit == NULL)
    return FALSE;
  info = att_visit_get_info (visit);
  office = att_visit_get_office (visit);
  issued = att_instant_to_string (info->issued_at);
  persons = g_strjoinv (", ", info->inspectors);
  recorded = g_strdup_printf ("%u", att_visit_get_entries (visit)->len);
  att_print_words (_ ("Issued at {instant} by {actor}, with: {persons}"), "instant", issued, "actor", info->actor, "persons",
                   persons, NULL);
  att_print_words (_ ("Acts recorded since: {count}"), "count", recorded, NULL);
  drafts = att_store_list_drafts (att_office_get_store (office), NULL, cli->cancellable, error);
  if (drafts == NULL)
    return FALSE;
  typed = g_strdup_printf ("%u", drafts->len);
  att_print_words (_ ("Texts typed and not recorded: {count}"), "count", typed, NULL);
  for (guint i = 0; i < info->dossiers->len; i++)
    {
      gint64 number = g_array_index (info->dossiers, gint64, i);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      g_autoptr (AttDossier) dossier
          = att_office_load (office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cli->cancellable, error);

      if (dossier == NULL)
        return FALSE;
      att_print_line ("");
      att_print_words (_ ("Dossier {dossier}: {name}"), "dossier", text, "name",
                       att_text_get (att_dossier_get_applicant (dossier)->name, att_language_get_current ()), NULL);
      print_findings (dossier, att_law_get_regulation (att_office_get_law (office), today));
    }
  return TRUE;
}

static gboolean
record (AttCli *cli, GError **error)
{
  g_autoptr (AttVisit) visit = NULL;
  AttDay on = ATT_DAY_NONE;

  if (!att_cli_parse_day ("--on", option_on, &on, error))
    return FALSE;
  visit = open_visit (cli, TRUE, error);
  return visit != NULL && att_cli_record (cli, att_visit_get_office (visit), 2, on, error);
}

/* By the office's own key, unless a passphrase is named or the key is elsewhere. */
static GPtrArray *
take_back (AttCli *cli, AttOffice *office, AttProblems *notes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GPtrArray *taken = NULL;
  guint8 *passphrase;

  if (option_passphrase_file == NULL)
    {
      taken = att_visit_return (office, cli->arguments[1], NULL, cli->actor, cli->random, notes, att_progress_print, NULL,
                                cli->cancellable, &reason);
      if (taken != NULL)
        return taken;
      if (reason->domain != ATT_PROBLEM || !g_str_equal (att_problem_get_id (reason), "field-file-other-office"))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }
  passphrase = att_cli_read_passphrase (option_passphrase_file, FALSE, cli->cancellable, error);
  if (passphrase == NULL)
    return NULL;
  taken = att_visit_return (office, cli->arguments[1], (const char *) passphrase, cli->actor, cli->random, notes,
                            att_progress_print, NULL, cli->cancellable, error);
  sodium_free (passphrase);
  return taken;
}

static void
print_clock (const AttFieldTaken *taken)
{
  const AttFieldSpec *spec = att_kind_find_field (att_kind_find ("field-returned"), "clock");
  g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, taken->dossier);

  for (guint i = 0; taken->clock != NULL && taken->clock[i] != NULL; i++)
    att_print_words (_ ("Dossier {dossier}: look at the days, the laptop's clock was wrong: {how}"), "dossier", dossier, "how",
                     att_field_get_choice_title (spec, taken->clock[i]), NULL);
}

static void
print_unrecorded (const AttFieldTaken *taken)
{
  g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, taken->dossier);
  g_autofree char *count = g_strdup_printf ("%u", taken->unrecorded);

  if (taken->unrecorded > 0)
    att_print_words (_ ("Dossier {dossier}: texts typed on the laptop and not recorded: {count}. They are not in the register. If "
                        "they are needed, record them on the laptop and return the file once more."),
                     "dossier", dossier, "count", count, NULL);
}

static void
print_taken (GPtrArray *all)
{
  g_autoptr (AttTable) table = att_table_new (5);
  guint n_held = 0;

  att_table_add (table, C_ ("column", "Dossier"), C_ ("column", "In effect"), C_ ("column", "Held"),
                 C_ ("column", "Of others, held now"), C_ ("column", "Known already"));
  for (guint i = 0; i < all->len; i++)
    {
      const AttFieldTaken *taken = g_ptr_array_index (all, i);
      g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, taken->dossier);
      g_autofree char *in_effect = g_strdup_printf ("%u", taken->in_effect);
      g_autofree char *held = g_strdup_printf ("%u", taken->held);
      g_autofree char *now_held = g_strdup_printf ("%u", taken->now_held);
      g_autofree char *known = g_strdup_printf ("%u", taken->known);

      att_table_add (table, dossier, in_effect, held, now_held, known);
      n_held += taken->held + taken->now_held;
    }
  att_table_print (table, "");
  for (guint i = 0; i < all->len; i++)
    {
      print_clock (g_ptr_array_index (all, i));
      print_unrecorded (g_ptr_array_index (all, i));
    }
  if (n_held > 0)
    att_print_line (_ ("What is held has no effect until it is settled: attestatctl record DOSSIER settled act=ACT "
                       "outcome=OUTCOME reason=REASON."));
}

static gboolean
take (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, FALSE, error);
  g_autoptr (AttProblems) notes = att_problems_new ();
  g_autoptr (GPtrArray) taken = office != NULL ? take_back (cli, office, notes, error) : NULL;

  att_progress_end ();
  if (taken == NULL)
    return FALSE;
  print_taken (taken);
  print_problems (notes);
  return TRUE;
}

static const AttVerb verbs[] = {
  { "issue", 2, G_MAXUINT, issue },
  { "show", 2, 2, show },
  { "record", 4, G_MAXUINT, record },
  { "return", 2, 2, take },
  { NULL },
};

static gboolean
run_field (AttCli *cli, GError **error)
{
  return att_cli_run_verb (cli, verbs, error);
}

const AttCommand att_command_field = {
  .name = "field",
  .parameters = N_ ("issue DOSSIER… -o FILE | show FILE | record FILE DOSSIER KIND FIELD=VALUE… | return FILE"),
  .summary = N_ ("Take dossiers along on a visit in an encrypted file, and bring them back"),
  .description = N_ ("issue writes the dossiers with their papers into a field file, and records in each that it is out; "
                     "work in the office goes on meanwhile. show and record work on the file alone, without the register "
                     "and without a network. return takes what was recorded into the register, by the office's own key or "
                     "by the passphrase; returned again, the file changes nothing. What contradicts what the office or "
                     "another laptop recorded is held until it is settled. A file that will not come back is no longer "
                     "expected once the act field-lost is recorded in the dossier."),
  .options = options,
  .least = 2,
  .most = G_MAXUINT,
  .run = run_field,
};
