/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-monitoring-page.h"

#include <glib/gi18n-lib.h>

#include "att-day-text.h"
#include "att-life-parts.h"
#include "att-monitoring.h"
#include "att-report-filter.h"
#include "att-words.h"

/* How many years before this one can be looked at, and how many after it. */
#define YEARS_BEFORE 3
#define YEARS_AFTER 3
/* How many centres without a plan are listed. */
#define MOST_WITHOUT 50

/**
 * AttMonitoringPage:
 *
 * The plan of monitoring over all dossiers (Art. 25(3)): what was missed, then month by month what is planned and what was
 * done, and the centres for which nothing is planned.
 */
struct _AttMonitoringPage
{
  AttReportPage parent_instance;
  AttReportFilter *filter;
  AdwComboRow *year;
};

G_DEFINE_FINAL_TYPE (AttMonitoringPage, att_monitoring_page, ATT_TYPE_REPORT_PAGE)

typedef struct
{
  AttDay today;
  int year;
  char *officer;
  char *region;
} Question;

typedef struct
{
  AttDay today;
  GPtrArray *plans;   /* of AttLifeRow */
  GPtrArray *without; /* of AttDossierRow: centres in force without an open plan */
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->officer);
  g_free (question->region);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->plans, g_ptr_array_unref);
  g_clear_pointer (&answer->without, g_ptr_array_unref);
  g_free (answer);
}

static int
get_this_year (AttReportPage *page)
{
  return att_day_get_year (att_context_get_today (att_page_get_context (ATT_PAGE (page))));
}

static gpointer
ask (AttReportPage *page)
{
  AttMonitoringPage *self = ATT_MONITORING_PAGE (page);
  Question *question = g_new0 (Question, 1);

  question->today = att_context_get_today (att_page_get_context (ATT_PAGE (page)));
  question->year = get_this_year (page) - YEARS_BEFORE + (int) adw_combo_row_get_selected (self->year);
  question->officer = g_strdup (att_report_filter_get_officer (self->filter));
  question->region = g_strdup (att_report_filter_get_region (self->filter));
  return question;
}

static AttPlanState
get_state (const AttPlanRow *plan, AttDay today)
{
  return att_plan_tell_state (plan->to, plan->done_on, plan->void_on, today);
}

static gboolean
load_without (Answer *answer, AttOffice *office, const Question *question, GCancellable *cancellable, GError **error)
{
  const AttDossierQuery query = {
    .today = question->today, .stage = att_stage_get_id (ATT_STAGE_IN_FORCE), .region = question->region,
    .officer = question->officer, .sort = ATT_SORT_NAME, .language = att_language_get_current (),
  };
  const AttLifeQuery all = { .from = question->today };
  g_autoptr (GPtrArray) dossiers = att_office_query_dossiers (office, &query, cancellable, error);
  g_autoptr (GPtrArray) plans
      = dossiers != NULL ? att_office_query_plans (office, &all, cancellable, error) : NULL;
  g_autoptr (GHashTable) planned = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (plans == NULL)
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    {
      const AttLifeRow *row = g_ptr_array_index (plans, i);

      if (get_state (row->plan, question->today) == ATT_PLAN_PLANNED)
        g_hash_table_add (planned, (gpointer) &row->dossier);
    }
  answer->without = g_ptr_array_new_with_free_func ((GDestroyNotify) att_dossier_row_free);
  for (guint i = dossiers->len; i > 0; i--)
    {
      const AttDossierRow *row = g_ptr_array_index (dossiers, i - 1);

      if (!g_hash_table_contains (planned, &row->number))
        g_ptr_array_insert (answer->without, 0, g_ptr_array_steal_index (dossiers, i - 1));
    }
  return TRUE;
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  const AttLifeQuery query = {
    .from = att_day_new (question->year, 1, 1), .until = att_day_new (question->year, 12, 31),
    .region = question->region, .officer = question->officer,
  };
  Answer *answer = g_new0 (Answer, 1);

  answer->today = question->today;
  answer->plans = att_office_query_plans (office, &query, cancellable, error);
  if (answer->plans == NULL || !load_without (answer, office, question, cancellable, error))
    g_clear_pointer (&answer, answer_free);
  return answer;
}

static char *
describe_plan (const AttLifeRow *row, AttPlanState state)
{
  const AttFieldSpec *method = att_kind_find_field (att_kind_find ("monitoring-planned"), "method");
  g_autofree char *from = att_words_day (row->plan->from);
  g_autofree char *to = att_words_day (row->plan->to);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->dossier);
  g_autofree char *word = att_words_capitalise (att_plan_state_get_title (state));
  g_autofree char *when = row->plan->to != row->plan->from
                              ? att_words_fill (C_ ("plan", "{from} – {to}"), "from", from, "to", to, NULL)
                              : g_strdup (from);
  g_autofree char *first = row->plan->method != NULL
                               ? att_words_fill (C_ ("plan", "{state}: {when}, {method}"), "state", word, "when", when,
                                                 "method", att_field_get_choice_title (method, row->plan->method), NULL)
                               : att_words_fill (C_ ("plan", "{state}: {when}"), "state", word, "when", when, NULL);
  g_autofree char *second
      = row->officer != NULL ? att_words_fill (_ ("Dossier {number}, {officer}"), "number", number, "officer",
                                               row->officer, NULL)
                             : att_words_fill (_ ("Dossier {number}"), "number", number, NULL);

  return g_strconcat (first, "\n", second, NULL);
}

/* Pressed, it opens the dossier where the monitoring is. */
static void
make_opening (AdwActionRow *row, gint64 dossier, const char *place)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-dossier-at");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xs)", dossier, place);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
add_plan (AdwPreferencesGroup *group, const AttLifeRow *row, AttPlanState state)
{
  static const char *const icons[]
      = { "x-office-calendar-symbolic", "object-select-symbolic", "dialog-warning-symbolic", "window-close-symbolic" };
  const char *name = row->name != NULL ? att_text_get (row->name, att_language_get_current ()) : "";
  g_autofree char *subtitle = describe_plan (row, state);
  AdwActionRow *line = att_life_row_new (icons[state], name, subtitle);

  make_opening (line, row->dossier, state == ATT_PLAN_PLANNED || state == ATT_PLAN_MISSED
                                        ? "monitored"
                                        : att_stage_get_id (ATT_STAGE_IN_FORCE));
  adw_preferences_group_add (group, GTK_WIDGET (line));
}

static char *
heading (const char *title, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);

  return att_words_fill (_ ("{title}: {count}"), "title", title, "count", number, NULL);
}

static guint
add_missed (AttReportPage *page, const Answer *answer)
{
  AdwPreferencesGroup *group;
  g_autofree char *title = NULL;
  guint n = 0;

  for (guint i = 0; i < answer->plans->len; i++)
    n += get_state (((const AttLifeRow *) g_ptr_array_index (answer->plans, i))->plan, answer->today) == ATT_PLAN_MISSED;
  if (n == 0)
    return 0;
  title = heading (C_ ("plan", "Missed"), n);
  group = att_report_page_add_group (page, title, _ ("The last day of these plans is over, and no monitoring was recorded."));
  for (guint i = 0; i < answer->plans->len; i++)
    {
      const AttLifeRow *row = g_ptr_array_index (answer->plans, i);

      if (get_state (row->plan, answer->today) == ATT_PLAN_MISSED)
        add_plan (group, row, ATT_PLAN_MISSED);
    }
  return n;
}

static void
add_month (AttReportPage *page, const Answer *answer, int year, int month)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < answer->plans->len; i++)
    {
      const AttLifeRow *row = g_ptr_array_index (answer->plans, i);
      AttPlanState state = get_state (row->plan, answer->today);
      int of_year, of_month, day;

      att_day_split (row->plan->from, &of_year, &of_month, &day);
      /* One that began the year before belongs to this year's first month. */
      if (state == ATT_PLAN_MISSED || (of_year < year ? 1 : of_month) != month)
        continue;
      if (group == NULL)
        {
          g_autofree char *words = att_day_text_month (year, month);
          g_autofree char *title = att_words_capitalise (words);

          group = att_report_page_add_group (page, title, NULL);
        }
      add_plan (group, row, state);
    }
}

static void
add_without (AttReportPage *page, const Answer *answer)
{
  AdwPreferencesGroup *group;
  g_autofree char *title = NULL;
  g_autofree char *most = g_strdup_printf ("%d", MOST_WITHOUT);
  g_autofree char *more = NULL;

  if (answer->without->len == 0)
    return;
  title = heading (C_ ("plan", "Without a plan"), answer->without->len);
  if (answer->without->len > MOST_WITHOUT)
    more = att_words_fill (_ ("The first {count} are shown. Choose a region or an officer to see the others."), "count",
                           most, NULL);
  group = att_report_page_add_group (page, title, more != NULL ? more : _ ("Centers in force for which no monitoring is planned. Pressed, one is given a plan."));
  for (guint i = 0; i < MIN (answer->without->len, MOST_WITHOUT); i++)
    {
      const AttDossierRow *row = g_ptr_array_index (answer->without, i);
      g_autofree char *until = att_words_day (row->until);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->number);
      g_autofree char *subtitle
          = att_words_fill (_ ("Dossier {number}, certificate {serial} until {day}"), "number", number, "serial",
                            row->serial, "day", until, NULL);
      AdwActionRow *line
          = att_life_row_new ("list-add-symbolic", row->name != NULL ? att_text_get (row->name, att_language_get_current ()) : "",
                              subtitle);

      make_opening (line, row->number, "monitoring-planned");
      adw_preferences_group_add (group, GTK_WIDGET (line));
    }
}

static void
show (AttReportPage *page, gpointer data)
{
  AttMonitoringPage *self = ATT_MONITORING_PAGE (page);
  const Answer *answer = data;
  int year = get_this_year (page) - YEARS_BEFORE + (int) adw_combo_row_get_selected (self->year);

  if (answer->plans->len == 0)
    att_report_page_say_nothing (page, _ ("No monitoring is planned for that year"),
                                 answer->without->len > 0
                                     ? _ ("Choose a center below and plan its monitoring.")
                                     : _ ("A plan is made in the dossier of a center whose certificate is in force."));
  add_missed (page, answer);
  for (int month = 1; month <= 12; month++)
    add_month (page, answer, year, month);
  add_without (page, answer);
}

static GtkWidget *
renew (AttPage *page)
{
  return att_monitoring_page_new (att_page_get_context (page));
}

static void
att_monitoring_page_constructed (GObject *object)
{
  AttMonitoringPage *self = ATT_MONITORING_PAGE (object);
  AttReportPage *page = ATT_REPORT_PAGE (object);
  GtkWidget *filter;
  g_autoptr (GStrvBuilder) years = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;

  G_OBJECT_CLASS (att_monitoring_page_parent_class)->constructed (object);
  filter = att_report_filter_new (att_page_get_context (ATT_PAGE (page)), TRUE);
  self->filter = ATT_REPORT_FILTER (filter);
  for (int i = -YEARS_BEFORE; i <= YEARS_AFTER; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", get_this_year (page) + i);

      g_strv_builder_add (years, year);
    }
  titles = g_strv_builder_end (years);
  self->year = att_report_filter_add_choice (self->filter, C_ ("filter", "Year"), (const char *const *) titles,
                                             YEARS_BEFORE);
  gtk_box_append (att_report_page_get_side (page), filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (att_report_page_read), page, G_CONNECT_SWAPPED);
  att_report_page_set_title (page, C_ ("place", "Monitoring"));
  att_report_page_read (page);
}

static void
att_monitoring_page_class_init (AttMonitoringPageClass *klass)
{
  AttReportPageClass *report_class = ATT_REPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_monitoring_page_constructed;
  ATT_PAGE_CLASS (klass)->renew = renew;
  report_class->ask = ask;
  report_class->load = load;
  report_class->free_question = question_free;
  report_class->free_answer = answer_free;
  report_class->show = show;
}

static void
att_monitoring_page_init (AttMonitoringPage *self)
{
}

/**
 * att_monitoring_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_monitoring_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_MONITORING_PAGE, "context", context, NULL);
}
