/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-centres-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-centres-side.h"
#include "att-certificate-words.h"
#include "att-collation.h"
#include "att-icon-button.h"
#include "att-life-parts.h"
#include "att-look-back.h"
#include "att-office-life.h"
#include "att-words.h"

/* How many certificates are shown at first, and how many more each time. */
#define MORE 100

/**
 * AttCentresPage:
 *
 * The register of the recognition centres that were accredited (Art. 11(2)): every certificate, and its state on any day;
 * and the lists for the digital platform.
 */
struct _AttCentresPage
{
  AttReportPage parent_instance;
  AttCentresSide *side;
  AttLookBack *look_back;
  AttDay on;    /* ATT_DAY_NONE for today */
  AttDay known; /* ATT_DAY_NONE for everything */
  guint limit;
};

G_DEFINE_FINAL_TYPE (AttCentresPage, att_centres_page, ATT_TYPE_REPORT_PAGE)

typedef struct
{
  AttDay on;
  AttDay known;
  char *search;
  char *state;
  gboolean past;
} Question;

typedef struct
{
  AttDay on;
  AttDay known;
  gboolean past;
  gboolean searched;
  GPtrArray *rows; /* of AttRegisterRow */
  AttRegulation *regulation;
  AttCalendar *calendar;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->search);
  g_free (question->state);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_clear_object (&answer->regulation);
  g_clear_object (&answer->calendar);
  g_free (answer);
}

static gpointer
ask (AttReportPage *page)
{
  AttCentresPage *self = ATT_CENTRES_PAGE (page);
  AttDay today = att_context_get_today (att_page_get_context (ATT_PAGE (page)));
  Question *question = g_new0 (Question, 1);

  question->on = self->on != ATT_DAY_NONE ? self->on : today;
  question->known = self->known != ATT_DAY_NONE ? self->known : ATT_DAY_FOREVER;
  question->past = self->on != ATT_DAY_NONE || self->known != ATT_DAY_NONE;
  question->search = g_strdup (att_centres_side_get_search (self->side));
  question->state = g_strdup (att_centres_side_get_state (self->side));
  att_centres_side_set_days (self->side, question->on, question->known);
  return question;
}

/* Each word stands somewhere in the serial number, the BIN or one of the names. */
static gboolean
fits (const AttRegisterRow *row, char **words)
{
  const char *kk = row->name != NULL ? att_text_peek (row->name, ATT_LANGUAGE_KK) : NULL;
  const char *ru = row->name != NULL ? att_text_peek (row->name, ATT_LANGUAGE_RU) : NULL;
  g_autofree char *all = g_strjoin (" ", row->serial, row->bin != NULL ? row->bin : "", kk != NULL ? kk : "",
                                    ru != NULL ? ru : "", NULL);
  g_autofree char *folded = att_search_fold (all);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static char **
split_search (const char *search)
{
  g_autofree char *folded = att_search_fold (search);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_auto (GStrv) words = split_search (question->search);
  Answer *answer = g_new0 (Answer, 1);
  AttLaw *law;

  answer->on = question->on;
  answer->known = question->known;
  answer->past = question->past;
  answer->searched = words[0] != NULL || question->state != NULL;
  answer->rows
      = att_office_list_register (office, question->on, question->known, question->state, cancellable, error);
  if (answer->rows == NULL)
    {
      answer_free (answer);
      return NULL;
    }
  for (guint i = answer->rows->len; words[0] != NULL && i > 0; i--)
    if (!fits (g_ptr_array_index (answer->rows, i - 1), words))
      g_ptr_array_remove_index (answer->rows, i - 1);
  law = att_office_get_law (office);
  answer->regulation = g_object_ref (att_law_get_regulation (law, question->on));
  answer->calendar = g_object_ref (att_law_get_calendar (law));
  return answer;
}

static const char *
get_icon (const char *state)
{
  return g_str_equal (state, "valid")      ? "object-select-symbolic"
         : g_str_equal (state, "replaced") ? "edit-undo-symbolic"
                                           : "process-stop-symbolic";
}

static char *
state_to_words (const Answer *answer, const AttRegisterRow *row)
{
  const AttTerm *term = row->ended_ground != NULL ? att_regulation_find_term (
                            answer->regulation, ATT_TERMS_TERMINATION_GROUNDS, row->ended_ground)
                                                  : NULL;
  g_autofree char *day = att_words_day (row->ended_on);
  g_autofree char *state = att_words_capitalise (att_certificate_words_state (row->state));

  if (row->ended_on == ATT_DAY_NONE || g_str_equal (row->state, "valid"))
    return g_steal_pointer (&state);
  if (term == NULL)
    return att_words_fill (C_ ("register", "{state}, {day}"), "state", state, "day", day, NULL);
  return att_words_fill (C_ ("register", "{state}, {day}: {ground}"), "state", state, "day", day, "ground",
                         att_text_get (term->name, att_language_get_current ()), NULL);
}

/* It says what is so today. */
static GtkWidget *
new_extract_button (gint64 dossier)
{
  GtkWidget *button = att_icon_button_new ("x-office-document-symbolic", att_words_form ("extract"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.make-document");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", dossier, "extract");
  return button;
}

static void
add_row (AdwPreferencesGroup *group, const Answer *answer, const AttRegisterRow *row)
{
  const char *name = row->name != NULL ? att_text_get (row->name, att_language_get_current ()) : "";
  g_autofree char *state = state_to_words (answer, row);
  g_autofree char *from = att_words_day (row->from);
  g_autofree char *until = att_words_day (row->until);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->dossier);
  g_autofree char *subtitle
      = att_words_fill (_ ("{state}\nCertificate {serial}: from {from} until {until}\nBIN {bin}, dossier {number}"), "state",
                        state, "serial", row->serial, "from", from, "until", until, "bin", row->bin, "number", number,
                        NULL);
  AdwActionRow *line = att_life_row_new (get_icon (row->state), name, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line), "win.open-dossier-at");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line), "(xs)", row->dossier, att_stage_get_id (ATT_STAGE_IN_FORCE));
  if (!answer->past)
    adw_action_row_add_suffix (line, new_extract_button (row->dossier));
  adw_action_row_add_suffix (line, gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (group, GTK_WIDGET (line));
}

static void
more_cb (AttCentresPage *self)
{
  self->limit += MORE;
  att_report_page_read (ATT_REPORT_PAGE (self));
}

static void
add_more (AttCentresPage *self, AdwPreferencesGroup *group, guint all)
{
  g_autofree char *shown = g_strdup_printf ("%u", self->limit);
  g_autofree char *count = g_strdup_printf ("%u", all);
  g_autofree char *title
      = att_words_fill (_ ("Show more: {shown} of {count} are shown"), "shown", shown, "count", count, NULL);
  AdwActionRow *row = att_life_row_new (NULL, title, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (row), "more");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("view-more-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static char *
days_to_words (const Answer *answer)
{
  g_autofree char *day = att_words_day (answer->on);
  g_autofree char *known = att_words_day (answer->known != ATT_DAY_FOREVER ? answer->known : ATT_DAY_NONE);

  return att_words_fill (answer->known == ATT_DAY_FOREVER ? _ ("As of {day}") : _ ("As of {day} (as known on {known})"),
                         "day", day, "known", known, NULL);
}

static void
show (AttReportPage *page, gpointer data)
{
  AttCentresPage *self = ATT_CENTRES_PAGE (page);
  const Answer *answer = data;
  g_autofree char *days = days_to_words (answer);
  g_autofree char *count = g_strdup_printf ("%u", answer->rows->len);
  g_autofree char *title = att_words_fill (_ ("Certificates: {count}"), "count", count, NULL);
  AdwPreferencesGroup *group;

  att_report_page_set_subtitle (page, days);
  att_look_back_set_up (self->look_back, answer->calendar, att_context_get_today (att_page_get_context (ATT_PAGE (page))));
  if (answer->rows->len == 0)
    {
      att_report_page_say_nothing (page, _ ("No certificate"),
                                   answer->searched ? _ ("None fits what is looked for. Look for less, or for all states.")
                                   : answer->past   ? _ ("None had been issued by that day.")
                                                    : _ ("A certificate comes into the register when it is issued."));
      return;
    }
  group = att_report_page_add_group (page, title, answer->past ? days : NULL);
  for (guint i = 0; i < MIN (answer->rows->len, self->limit); i++)
    add_row (group, answer, g_ptr_array_index (answer->rows, i));
  if (answer->rows->len > self->limit)
    add_more (self, group, answer->rows->len);
}

static void
look_cb (AttCentresPage *self, int on, int known)
{
  att_centres_page_look_back (self, (AttDay) on, (AttDay) known);
}

static void
search (AttPage *page)
{
  att_centres_side_focus_search (ATT_CENTRES_PAGE (page)->side);
}

static GtkWidget *
renew (AttPage *page)
{
  AttCentresPage *self = ATT_CENTRES_PAGE (page);
  GtkWidget *renewed = att_centres_page_new (att_page_get_context (page));

  att_centres_page_look_back (ATT_CENTRES_PAGE (renewed), self->on, self->known);
  return renewed;
}

static GtkWidget *
new_look_back_button (AttCentresPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->look_back = g_object_new (ATT_TYPE_LOOK_BACK, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Look back to another day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Look back to another day"),
                                  -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->look_back));
  g_signal_connect_object (self->look_back, "look", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
att_centres_page_constructed (GObject *object)
{
  AttCentresPage *self = ATT_CENTRES_PAGE (object);
  AttReportPage *page = ATT_REPORT_PAGE (object);
  GtkWidget *side;

  G_OBJECT_CLASS (att_centres_page_parent_class)->constructed (object);
  side = att_centres_side_new (att_page_get_context (ATT_PAGE (page)));
  self->side = ATT_CENTRES_SIDE (side);
  self->limit = MORE;
  gtk_box_append (att_report_page_get_side (page), side);
  att_report_page_add_button (page, new_look_back_button (self));
  g_signal_connect_object (side, "changed", G_CALLBACK (att_report_page_read), page, G_CONNECT_SWAPPED);
  att_report_page_set_title (page, C_ ("place", "Register of centers"));
  att_report_page_read (page);
}

static void
att_centres_page_class_init (AttCentresPageClass *klass)
{
  AttReportPageClass *report_class = ATT_REPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_centres_page_constructed;
  ATT_PAGE_CLASS (klass)->renew = renew;
  ATT_PAGE_CLASS (klass)->search = search;
  report_class->ask = ask;
  report_class->load = load;
  report_class->free_question = question_free;
  report_class->free_answer = answer_free;
  report_class->show = show;
}

static void
att_centres_page_init (AttCentresPage *self)
{
}

/**
 * att_centres_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_centres_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_CENTRES_PAGE, "context", context, NULL);
}

/**
 * att_centres_page_look_back:
 * @self: a page
 * @on: as it stood on that day; %ATT_DAY_NONE for today
 * @known: as was known on that day; %ATT_DAY_NONE with everything that was recorded
 */
void
att_centres_page_look_back (AttCentresPage *self, AttDay on, AttDay known)
{
  g_return_if_fail (ATT_IS_CENTRES_PAGE (self));
  self->on = on;
  self->known = known;
  att_look_back_set_days (self->look_back, on, known);
  att_report_page_read (ATT_REPORT_PAGE (self));
}

/**
 * att_centres_page_search:
 * @self: a page
 * @text: what to look for
 */
void
att_centres_page_search (AttCentresPage *self, const char *text)
{
  g_return_if_fail (ATT_IS_CENTRES_PAGE (self));
  att_centres_side_set_search (self->side, text);
}
