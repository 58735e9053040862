/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-complaints-page.h"

#include <glib/gi18n-lib.h>

#include "att-life-parts.h"
#include "att-monitoring.h"
#include "att-report-filter.h"
#include "att-words.h"

/**
 * AttComplaintsPage:
 *
 * The complaints about persons who hold a recognition document of a centre (Art. 26(2)(4)), over all dossiers: those that
 * wait to be resolved, those from which something still follows, with its clock, and those that are closed.
 */
struct _AttComplaintsPage
{
  AttReportPage parent_instance;
  AttReportFilter *filter;
  AdwComboRow *which;
};

G_DEFINE_FINAL_TYPE (AttComplaintsPage, att_complaints_page, ATT_TYPE_REPORT_PAGE)

/* In the order of the choice. */
typedef enum
{
  WHICH_OPEN,
  WHICH_CLOSED,
  WHICH_ALL,
} Which;

typedef struct
{
  AttDay today;
  char *officer;
  char *region;
} Question;

typedef struct
{
  AttDay today;
  GPtrArray *complaints; /* of AttLifeRow */
  GPtrArray *clocks;     /* of AttDueRow: the decisions on revocation that are due */
  AttCalendar *calendar;
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

  g_clear_pointer (&answer->complaints, g_ptr_array_unref);
  g_clear_pointer (&answer->clocks, g_ptr_array_unref);
  g_clear_object (&answer->calendar);
  g_free (answer);
}

static gpointer
ask (AttReportPage *page)
{
  AttComplaintsPage *self = ATT_COMPLAINTS_PAGE (page);
  Question *question = g_new0 (Question, 1);

  question->today = att_context_get_today (att_page_get_context (ATT_PAGE (page)));
  question->officer = g_strdup (att_report_filter_get_officer (self->filter));
  question->region = g_strdup (att_report_filter_get_region (self->filter));
  return question;
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  const AttLifeQuery query = { .region = question->region, .officer = question->officer };
  const AttDueQuery due
      = { .today = question->today, .owner = ATT_OWNER_NCE, .period = "revocation", .officer = question->officer };
  Answer *answer = g_new0 (Answer, 1);

  answer->today = question->today;
  answer->complaints = att_office_query_complaints (office, &query, cancellable, error);
  answer->clocks = answer->complaints != NULL ? att_office_query_due (office, &due, cancellable, error) : NULL;
  answer->calendar = g_object_ref (att_law_get_calendar (att_office_get_law (office)));
  if (answer->clocks == NULL)
    g_clear_pointer (&answer, answer_free);
  return answer;
}

/* The decision that a confirmed complaint asks for (Art. 26(3)), while it is due. */
static const AttDueRow *
find_clock (const Answer *answer, const AttLifeRow *row)
{
  for (guint i = 0; row->complaint->confirmed && i < answer->clocks->len; i++)
    {
      const AttDueRow *due = g_ptr_array_index (answer->clocks, i);

      if (due->dossier == row->dossier && due->from == row->complaint->resolved_on)
        return due;
    }
  return NULL;
}

static AttComplaintState
get_state (const AttLifeRow *row, AttDay today)
{
  const AttComplaintRow *complaint = row->complaint;

  return att_complaint_tell_state (complaint->resolved_on, complaint->confirmed, complaint->cancelled_on,
                                   complaint->published_on, today);
}

static gboolean
is_open (const Answer *answer, const AttLifeRow *row)
{
  AttComplaintState state = get_state (row, answer->today);

  return state == ATT_COMPLAINT_OPEN || state == ATT_COMPLAINT_CONFIRMED || state == ATT_COMPLAINT_CANCELLED
         || find_clock (answer, row) != NULL;
}

/* What runs: the days since it came, or the period for the decision. */
static char *
clock_to_words (const Answer *answer, const AttLifeRow *row)
{
  const AttDueRow *due = find_clock (answer, row);
  int days = (int) (answer->today - row->complaint->on);
  g_autofree char *count = g_strdup_printf ("%d", days);
  g_autofree char *left = NULL;
  g_autofree char *day = NULL;
  g_autofree char *article = NULL;

  if (get_state (row, answer->today) == ATT_COMPLAINT_OPEN)
    return att_words_fill (g_dngettext (GETTEXT_PACKAGE, "Waits to be resolved: {count} day since it came.",
                                        "Waits to be resolved: {count} days since it came.", (gulong) days),
                           "count", count, NULL);
  if (due == NULL)
    return NULL;
  day = att_words_day (due->due);
  article = att_provision_to_words ("26(3)");
  left = att_words_days_left (
      att_deadline_days_left (answer->calendar, ATT_PERIOD_WORKING_DAYS, answer->today, due->due),
      ATT_PERIOD_WORKING_DAYS);
  return att_words_fill (_ ("Decision on revocation by {day}: {left} ({article})."), "day", day, "left", left, "article",
                         article, NULL);
}

static char *
describe (const Answer *answer, const AttLifeRow *row)
{
  const AttComplaintRow *complaint = row->complaint;
  g_autofree char *state = att_words_capitalise (att_complaint_state_get_title (get_state (row, answer->today)));
  g_autofree char *day = att_words_day (complaint->on);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->dossier);
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, complaint->act);
  g_autofree char *clock = clock_to_words (answer, row);
  g_autofree char *first
      = complaint->document != NULL
            ? att_words_fill (_ ("{state}. Received on {day}, about {person}, recognition document {document}."), "state",
                              state, "day", day, "person", complaint->person, "document", complaint->document, NULL)
            : att_words_fill (_ ("{state}. Received on {day}, about {person}."), "state", state, "day", day, "person",
                              complaint->person, NULL);
  g_autofree char *second
      = row->officer != NULL
            ? att_words_fill (_ ("Dossier {number}, act {seq}, {officer}"), "number", number, "seq", seq, "officer",
                              row->officer, NULL)
            : att_words_fill (_ ("Dossier {number}, act {seq}"), "number", number, "seq", seq, NULL);

  return clock != NULL ? g_strconcat (first, "\n", clock, "\n", second, NULL) : g_strconcat (first, "\n", second, NULL);
}

/* Where the work on it is. */
static const char *
get_place (AttComplaintState state)
{
  switch (state)
    {
    case ATT_COMPLAINT_OPEN:
      return "complaint-resolved";
    case ATT_COMPLAINT_CONFIRMED:
      return "document-cancelled";
    case ATT_COMPLAINT_CANCELLED:
      return "published";
    case ATT_COMPLAINT_REJECTED:
    case ATT_COMPLAINT_PUBLISHED:
    default:
      return att_stage_get_id (ATT_STAGE_IN_FORCE);
    }
}

static void
add_complaint (AdwPreferencesGroup *group, const Answer *answer, const AttLifeRow *row)
{
  static const char *const icons[] = { "dialog-question-symbolic", "window-close-symbolic", "dialog-warning-symbolic",
                                       "object-select-symbolic", "object-select-symbolic" };
  AttComplaintState state = get_state (row, answer->today);
  g_autofree char *subtitle = describe (answer, row);
  AdwActionRow *line = att_life_row_new (
      icons[state], row->name != NULL ? att_text_get (row->name, att_language_get_current ()) : "", subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line), "win.open-dossier-at");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line), "(xs)", row->dossier, get_place (state));
  adw_action_row_add_suffix (line, gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (group, GTK_WIDGET (line));
}

static guint
add_group (AttReportPage *page, const Answer *answer, const char *title, gboolean open)
{
  AdwPreferencesGroup *group;
  g_autofree char *number = NULL;
  g_autofree char *heading = NULL;
  guint n = 0;

  for (guint i = 0; i < answer->complaints->len; i++)
    n += is_open (answer, g_ptr_array_index (answer->complaints, i)) == open;
  if (n == 0)
    return 0;
  number = g_strdup_printf ("%u", n);
  heading = att_words_fill (_ ("{title}: {count}"), "title", title, "count", number, NULL);
  group = att_report_page_add_group (page, heading, NULL);
  for (guint i = 0; i < answer->complaints->len; i++)
    if (is_open (answer, g_ptr_array_index (answer->complaints, i)) == open)
      add_complaint (group, answer, g_ptr_array_index (answer->complaints, i));
  return n;
}

static void
show (AttReportPage *page, gpointer data)
{
  const Answer *answer = data;
  Which which = (Which) adw_combo_row_get_selected (ATT_COMPLAINTS_PAGE (page)->which);
  guint n = 0;

  if (which != WHICH_CLOSED)
    n += add_group (page, answer, C_ ("complaints", "Open"), TRUE);
  if (which != WHICH_OPEN)
    n += add_group (page, answer, C_ ("complaints", "Closed"), FALSE);
  if (n == 0)
    att_report_page_say_nothing (page, _ ("No complaints"),
                                 which == WHICH_OPEN
                                     ? _ ("Nothing waits to be resolved. Closed ones are shown if you choose so.")
                                     : _ ("A complaint is recorded in the dossier of the center that issued the "
                                          "recognition document."));
}

static GtkWidget *
renew (AttPage *page)
{
  return att_complaints_page_new (att_page_get_context (page));
}

static void
att_complaints_page_constructed (GObject *object)
{
  AttComplaintsPage *self = ATT_COMPLAINTS_PAGE (object);
  AttReportPage *page = ATT_REPORT_PAGE (object);
  const char *const which[] = { C_ ("complaints", "Open"), C_ ("complaints", "Closed"), C_ ("complaints", "All"), NULL };
  GtkWidget *filter;

  G_OBJECT_CLASS (att_complaints_page_parent_class)->constructed (object);
  filter = att_report_filter_new (att_page_get_context (ATT_PAGE (page)), TRUE);
  self->filter = ATT_REPORT_FILTER (filter);
  self->which = att_report_filter_add_choice (self->filter, C_ ("filter", "State"), which, WHICH_OPEN);
  gtk_box_append (att_report_page_get_side (page), filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (att_report_page_read), page, G_CONNECT_SWAPPED);
  att_report_page_set_title (page, C_ ("place", "Complaints"));
  att_report_page_read (page);
}

static void
att_complaints_page_class_init (AttComplaintsPageClass *klass)
{
  AttReportPageClass *report_class = ATT_REPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_complaints_page_constructed;
  ATT_PAGE_CLASS (klass)->renew = renew;
  report_class->ask = ask;
  report_class->load = load;
  report_class->free_question = question_free;
  report_class->free_answer = answer_free;
  report_class->show = show;
}

static void
att_complaints_page_init (AttComplaintsPage *self)
{
}

/**
 * att_complaints_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_complaints_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_COMPLAINTS_PAGE, "context", context, NULL);
}
