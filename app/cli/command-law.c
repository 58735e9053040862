/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-cli-print.h"
#include "att-table.h"

static const char *
in_words (AttText *text)
{
  return text != NULL ? att_text_get (text, att_language_get_current ()) : NULL;
}

/* `import FILE`, `list`: the first argument says what to do, and whether another one follows. */
static gboolean
parse_verb (AttCli *cli, const char *with_argument, const char *alone, gboolean *has_argument, GError **error)
{
  const char *const verbs[] = { with_argument, alone, NULL };

  if (!att_cli_check_choice (cli->arguments[0], cli->arguments[0], verbs, error))
    return FALSE;
  *has_argument = g_strcmp0 (cli->arguments[0], with_argument) == 0;
  if (*has_argument == (cli->n_arguments == 2))
    return TRUE;
  att_cli_set_usage (error,
                     *has_argument ? _ ("It is not said which file") : _ ("There is an argument too many"));
  return FALSE;
}

static void
print_professions (const char *heading, GPtrArray *professions)
{
  g_autoptr (AttTable) table = att_table_new (2);
  g_autofree char *count = g_strdup_printf ("%u", professions->len);

  att_print_words (heading, "count", count, NULL);
  for (guint i = 0; i < professions->len; i++)
    {
      const AttProfession *profession = g_ptr_array_index (professions, i);

      att_table_add (table, profession->code, in_words (profession->name));
    }
  att_table_print (table, "  ");
}

static gboolean
import_professions (AttCli *cli, AttOffice *office, GError **error)
{
  AttProfessions *known = att_law_get_professions (att_office_get_law (office));
  g_autoptr (AttProfessions) before = known != NULL ? g_object_ref (known) : NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) dropped = g_ptr_array_new ();
  g_autoptr (AttAct) act
      = att_office_import_professions (office, cli->arguments[1], cli->actor, cli->cancellable, error);

  if (act == NULL)
    return FALSE;
  att_professions_compare (before, att_law_get_professions (att_office_get_law (office)), added, changed,
                           dropped);
  print_professions (_ ("Added: {count}"), added);
  print_professions (_ ("Changed: {count}"), changed);
  print_professions (_ ("Dropped: {count}"), dropped);
  return TRUE;
}

static void
list_professions (AttOffice *office)
{
  AttProfessions *professions = att_law_get_professions (att_office_get_law (office));
  g_autoptr (AttTable) table = att_table_new (4);
  GPtrArray *list;

  if (professions == NULL)
    {
      att_print_line (_ ("No register of professions was imported yet."));
      return;
    }
  list = att_professions_list (professions);
  att_table_add (table, C_ ("column", "Code"), C_ ("column", "From"), C_ ("column", "Until"),
                 C_ ("column", "Profession"));
  for (guint i = 0; i < list->len; i++)
    {
      const AttProfession *profession = g_ptr_array_index (list, i);
      g_autofree char *from = att_day_to_string (profession->valid_from);
      g_autofree char *until = att_day_to_string (profession->valid_until);

      att_table_add (table, profession->code, from, until, in_words (profession->name));
    }
  att_table_print (table, "");
}

static gboolean
run_professions (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  gboolean import;

  if (!parse_verb (cli, "import", "list", &import, error))
    return FALSE;
  office = att_cli_open (cli, !import, error);
  if (office == NULL)
    return FALSE;
  if (import)
    return import_professions (cli, office, error);
  list_professions (office);
  return TRUE;
}

const AttCommand att_command_professions = {
  .name = "professions",
  .parameters = N_ ("import FILE | list"),
  .summary = N_ ("Import the register of professions as a whole, or list it"),
  .description = N_ ("The file is UTF-8 with tabs between its columns: code kk ru en valid_from "
                     "[valid_until]."),
  .least = 1,
  .most = 2,
  .run = run_professions,
};

static const char *
mark_unconfirmed (gboolean confirmed)
{
  return confirmed ? "" : C_ ("regulation", "to be confirmed");
}

static void
print_terms (const char *heading, AttRegulation *regulation, AttTermList list)
{
  GPtrArray *terms = att_regulation_get_terms (regulation, list);
  g_autoptr (AttTable) table = att_table_new (4);

  att_print_line (heading);
  for (guint i = 0; i < terms->len; i++)
    {
      const AttTerm *term = g_ptr_array_index (terms, i);

      att_table_add (table, term->id, term->provision, mark_unconfirmed (term->confirmed),
                     in_words (term->name));
    }
  att_table_print (table, "  ");
}

static void
print_periods (AttRegulation *regulation)
{
  GPtrArray *periods = att_regulation_get_periods (regulation);
  g_autoptr (AttTable) table = att_table_new (5);

  att_print_line (_ ("Periods"));
  for (guint i = 0; i < periods->len; i++)
    {
      const AttPeriod *period = g_ptr_array_index (periods, i);
      gulong n = (gulong) ABS ((gint64) period->length);
      g_autofree char *count = g_strdup_printf ("%d", period->length);
      g_autofree char *length
          = att_words (period->unit == ATT_PERIOD_MONTHS
                           ? g_dngettext (GETTEXT_PACKAGE, "{count} month", "{count} months", n)
                           : g_dngettext (GETTEXT_PACKAGE, "{count} working day", "{count} working days", n),
                       "count", count, NULL);

      att_table_add (table, period->id, period->provision, length, mark_unconfirmed (period->confirmed),
                     in_words (period->name));
    }
  att_table_print (table, "  ");
}

static void
print_switches (AttRegulation *regulation)
{
  GPtrArray *switches = att_regulation_get_switches (regulation);
  GPtrArray *series = att_regulation_get_series (regulation);
  g_autoptr (AttTable) table = att_table_new (4);
  g_autoptr (AttTable) masks = att_table_new (3);

  att_print_line (_ ("Switches"));
  for (guint i = 0; i < switches->len; i++)
    {
      const AttSwitch *item = g_ptr_array_index (switches, i);

      att_table_add (table, item->id, item->value, mark_unconfirmed (item->confirmed), in_words (item->name));
    }
  att_table_print (table, "  ");
  att_print_line (_ ("Numbers"));
  for (guint i = 0; i < series->len; i++)
    {
      const AttSeries *item = g_ptr_array_index (series, i);

      att_table_add (masks, item->id, item->mask, mark_unconfirmed (item->confirmed));
    }
  att_table_print (masks, "  ");
}

static void
print_regulation (AttRegulation *regulation)
{
  g_autoptr (AttTable) table = att_table_new (2);
  g_autofree char *from
      = att_day_to_words (att_regulation_get_valid_from (regulation), att_language_get_current ());
  g_autofree char *hash = att_hash_to_string (att_regulation_get_hash (regulation));

  att_table_add (table, _ ("Regulation"), in_words (att_regulation_get_title (regulation)));
  att_table_add (table, _ ("Source"), in_words (att_regulation_get_source (regulation)));
  att_table_add (table, _ ("Valid from"), from);
  att_table_add (table, "SHA-256", hash);
  att_table_print (table, "");
  print_terms (_ ("Criteria"), regulation, ATT_TERMS_CRITERIA);
  print_terms (_ ("Papers"), regulation, ATT_TERMS_PAPERS);
  print_periods (regulation);
  print_switches (regulation);
}

static gboolean
run_regulation (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttAct) act = NULL;
  gboolean adopt;

  if (!parse_verb (cli, "adopt", "show", &adopt, error))
    return FALSE;
  office = att_cli_open (cli, !adopt, error);
  if (office == NULL)
    return FALSE;
  if (!adopt)
    {
      print_regulation (att_law_get_regulation (att_office_get_law (office), att_cli_get_today (cli)));
      return TRUE;
    }
  act = att_office_adopt_regulation (office, cli->arguments[1], cli->actor, cli->cancellable, error);
  if (act == NULL)
    return FALSE;
  att_print_words (_ ("Adopted; valid from {day}."), "day", att_act_get (act, "valid-from"), NULL);
  return TRUE;
}

const AttCommand att_command_regulation = {
  .name = "regulation",
  .parameters = N_ ("adopt FILE | show"),
  .summary = N_ ("Adopt a regulation, or show the one in force"),
  .description = N_ ("What was judged by an earlier regulation stays judged by it."),
  .least = 1,
  .most = 2,
  .run = run_regulation,
};

static const char *
get_day_kind (AttDayKind kind)
{
  switch (kind)
    {
    case ATT_DAY_WORKING_MOVED:
      return C_ ("calendar", "working day by order");
    case ATT_DAY_HOLIDAY:
      return C_ ("calendar", "holiday");
    case ATT_DAY_HOLIDAY_MOVED:
      return C_ ("calendar", "day off for a holiday on a weekend");
    case ATT_DAY_OFF_MOVED:
      return C_ ("calendar", "day off by order");
    case ATT_DAY_WORKING:
    case ATT_DAY_WEEKEND:
    default:
      return NULL;
    }
}

static void
show_calendar (AttCalendar *calendar, int year)
{
  g_autoptr (AttTable) table = att_table_new (4);
  AttDay first = att_day_new (year, 1, 1);
  AttDay last = att_day_new (year, 12, 31);
  g_autofree char *name = g_strdup_printf ("%d", year);
  g_autofree char *working = NULL;

  for (AttDay day = first; day <= last; day++)
    {
      AttDayInfo info = att_calendar_get_info (calendar, day);
      const char *kind = get_day_kind (info.kind);
      g_autofree char *iso = att_day_to_string (day);

      if (kind != NULL)
        att_table_add (table, iso, kind, info.estimated ? C_ ("calendar", "estimated") : "",
                       in_words (info.name));
    }
  att_table_print (table, "");
  working = g_strdup_printf ("%d", att_calendar_count_working_days (calendar, first, last)
                                       + att_calendar_is_working_day (calendar, first));
  att_print_words (_ ("Working days of {year}: {count}"), "year", name, "count", working, NULL);
  if (!att_calendar_has_year (calendar, year))
    att_print_line (_ ("The calendar has no data of this year: computed from the rule alone."));
}

static gboolean
run_calendar (AttCli *cli, GError **error)
{
  static const char *const verbs[] = { "amend", "show", NULL };
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttAct) act = NULL;
  gboolean amend = g_str_equal (cli->arguments[0], "amend");
  int year = 0;

  if (!att_cli_check_choice (cli->arguments[0], cli->arguments[0], verbs, error)
      || (!amend && !att_cli_parse_number ("YEAR", cli->arguments[1], &year, error)))
    return FALSE;
  if (!amend && (year < 1 || year > 9999))
    {
      att_cli_set_usage (error, _ ("A year lies between 1 and 9999"));
      return FALSE;
    }
  office = att_cli_open (cli, !amend, error);
  if (office == NULL)
    return FALSE;
  if (!amend)
    {
      show_calendar (att_law_get_calendar (att_office_get_law (office)), year);
      return TRUE;
    }
  act = att_office_amend_calendar (office, cli->arguments[1], cli->actor, cli->cancellable, error);
  if (act != NULL)
    att_print_line (_ ("The calendar was amended; open deadlines were computed anew."));
  return act != NULL;
}

const AttCommand att_command_calendar = {
  .name = "calendar",
  .parameters = N_ ("amend FILE | show YEAR"),
  .summary = N_ ("Amend the working-day calendar, or show a year of it"),
  .least = 2,
  .most = 2,
  .run = run_calendar,
};
