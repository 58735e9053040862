/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-calendar-page.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-amendment.h"
#include "att-draft-content.h"
#include "att-draft-keeping.h"
#include "att-message.h"
#include "att-words.h"
#include "att-year-view.h"

/* What the draft is kept by. */
#define SLOT "calendar-amended"
/* How many shifts are listed one by one. */
#define MAX_ROWS 200

/**
 * AttCalendarPage:
 *
 * The working-day calendar, year by year, and its amendment: days are moved by order, and before that is recorded the page
 * shows which open deadlines of which dossiers it would shift.
 */
struct _AttCalendarPage
{
  AttPage parent_instance;
  AdwWindowTitle *title;
  GtkStack *stack;
  AttYearView *year_view;
  GtkLabel *year_label;
  GtkLabel *year_note;
  AdwActionRow *off_row;
  AdwActionRow *working_row;
  GtkEditable *reason_kk;
  GtkEditable *reason_ru;
  GtkEditable *reason_en;
  GtkLabel *problem;
  GtkWidget *amendment;
  GtkListBox *days_list;
  GtkLabel *shifts_label;
  GtkProgressBar *progress;
  GtkListBox *shifts_list;
  AttCalendar *calendar; /* as adopted */
  AttCalendar *shown;    /* with what is not recorded yet */
  int year;
  AttDay off;
  AttDay working;
  GPtrArray *days; /* of AttAmendedDay: not recorded yet */
  GCancellable *look;
  guint draft_id;
  gboolean filling;
  gboolean foreseen; /* the shifts that are shown are those of the days that are shown */
};

G_DEFINE_FINAL_TYPE (AttCalendarPage, att_calendar_page, ATT_TYPE_PAGE)

typedef struct
{
  GBytes *bytes;
  char *actor;
  AttCalendarPage *page;
  GCancellable *cancellable;
} Job;

typedef struct
{
  AttCalendarPage *page;
  GCancellable *cancellable;
  double fraction;
} Tick;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->actor);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static Job *
new_job (AttCalendarPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->bytes = att_amendment_write (self->days);
  job->actor = g_strdup (att_context_get_actor (att_page_get_context (ATT_PAGE (self))));
  job->page = self;
  return job;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
update (AttCalendarPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.add", self->off != ATT_DAY_NONE || self->working != ATT_DAY_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.record", self->days->len > 0 && self->foreseen);
  gtk_widget_set_visible (self->amendment, self->days->len > 0);
}

static void
show_day (AdwActionRow *row, AttDay day, const char *none)
{
  g_autofree char *words = day != ATT_DAY_NONE ? att_words_day (day) : NULL;

  adw_action_row_set_subtitle (row, words != NULL ? words : none);
}

static void
add_day (AttRecord *record, const char *name, AttDay day)
{
  if (day != ATT_DAY_NONE)
    att_record_add_day (record, name, day);
}

static void
add_text (AttRecord *record, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    att_record_add (record, name, text);
}

/* What is not recorded yet: the days that were added, and what is chosen and typed for the next. */
static AttRecord *
collect (AttCalendarPage *self)
{
  AttRecord *typed = att_record_new ();

  for (guint i = 0; i < self->days->len; i++)
    {
      const AttAmendedDay *day = g_ptr_array_index (self->days, i);
      AttRecord *added = att_record_new ();

      add_day (added, "off", day->off);
      add_day (added, "working", day->working);
      add_text (added, "kk", day->reason != NULL ? att_text_peek (day->reason, ATT_LANGUAGE_KK) : NULL);
      add_text (added, "ru", day->reason != NULL ? att_text_peek (day->reason, ATT_LANGUAGE_RU) : NULL);
      add_text (added, "en", day->reason != NULL ? att_text_peek (day->reason, ATT_LANGUAGE_EN) : NULL);
      att_record_add_record (typed, "day", added);
    }
  add_day (typed, "off", self->off);
  add_day (typed, "working", self->working);
  add_text (typed, "kk", gtk_editable_get_text (self->reason_kk));
  add_text (typed, "ru", gtk_editable_get_text (self->reason_ru));
  add_text (typed, "en", gtk_editable_get_text (self->reason_en));
  return typed;
}

static void
keep_draft (AttCalendarPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  g_autoptr (AttRecord) typed = collect (self);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (att_record_get_size (typed) > 0)
    att_draft_keep (GTK_WIDGET (self), context, ATT_OFFICE_DOSSIER, SLOT, NULL, typed);
  else
    att_act_job_delete_draft (att_context_get_office (context), ATT_OFFICE_DOSSIER, SLOT,
                              att_context_get_actor (context), NULL, NULL);
}

static gboolean
keep_draft_cb (gpointer data)
{
  AttCalendarPage *self = data;

  self->draft_id = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AttCalendarPage *self)
{
  if (!self->filling && self->draft_id == 0)
    self->draft_id = g_timeout_add (ATT_DRAFT_DELAY_MS, keep_draft_cb, self);
}

static void
show_chosen (AttCalendarPage *self)
{
  changed_cb (self);
  show_day (self->off_row, self->off, _ ("Choose a weekday in the calendar"));
  show_day (self->working_row, self->working, _ ("Choose a Saturday or Sunday in the calendar"));
  update (self);
}

static void
show_year (AttCalendarPage *self)
{
  g_autofree char *year = g_strdup_printf ("%d", self->year);
  AttDay first = att_day_new (self->year, 1, 1);
  AttDay last = att_day_new (self->year, 12, 31);
  g_autofree char *count = g_strdup_printf ("%d", att_calendar_count_working_days (self->shown, first, last)
                                                      + att_calendar_is_working_day (self->shown, first));
  g_autofree char *words = att_words_fill (_ ("Working days of {year}: {count}"), "year", year, "count", count, NULL);
  g_autofree char *note = att_calendar_has_year (self->shown, self->year)
                              ? g_strdup (words)
                              : g_strdup_printf ("%s. %s", words,
                                                 _ ("The calendar has no data of this year: computed from the rule alone."));

  gtk_label_set_label (self->year_label, year);
  gtk_label_set_label (self->year_note, note);
  att_year_view_show (self->year_view, self->shown, self->year,
                      att_context_get_today (att_page_get_context (ATT_PAGE (self))));
}

static char *
day_to_words (const AttAmendedDay *day)
{
  g_autofree char *off = day->off != ATT_DAY_NONE ? att_words_day (day->off) : NULL;
  g_autofree char *working = day->working != ATT_DAY_NONE ? att_words_day (day->working) : NULL;

  if (off != NULL && working != NULL)
    return att_words_fill (_ ("Day off: {off}; working day instead: {working}"), "off", off, "working", working, NULL);
  if (off != NULL)
    return att_words_fill (_ ("Day off: {off}"), "off", off, NULL);
  return att_words_fill (_ ("Working day: {working}"), "working", working, NULL);
}

static void look_ahead (AttCalendarPage *self);

static void
remove_cb (AttCalendarPage *self, GtkWidget *button)
{
  g_ptr_array_remove (self->days, g_object_get_data (G_OBJECT (button), "day"));
  changed_cb (self);
  look_ahead (self);
}

static void
show_days (AttCalendarPage *self)
{
  clear_list (self->days_list);
  for (guint i = 0; i < self->days->len; i++)
    {
      const AttAmendedDay *day = g_ptr_array_index (self->days, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
      g_autofree char *words = day_to_words (day);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
      if (day->reason != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), att_text_get (day->reason, att_language_get_current ()));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Take it out again"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take it out again"), -1);
      g_object_set_data (G_OBJECT (button), "day", (gpointer) day);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      gtk_list_box_append (self->days_list, row);
    }
}

static void
add_shift (AttCalendarPage *self, const AttShift *shift)
{
  GtkWidget *row = adw_action_row_new ();
  AttLanguage language = att_language_get_current ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, shift->dossier);
  g_autofree char *title
      = att_words_fill (_ ("{number}. {name}"), "number", number, "name", att_text_get (shift->name, language), NULL);
  g_autofree char *period = att_words_capitalise (att_text_get (shift->period, language));
  g_autofree char *before = att_words_day (shift->before);
  g_autofree char *after = att_words_day (shift->after);
  g_autofree char *words
      = att_words_fill (shift->estimated ? _ ("{period}: {before} → {after} (estimated)") : _ ("{period}: {before} → {after}"),
                        "period", period, "before", before, "after", after, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-dossier");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", shift->dossier);
  gtk_list_box_append (self->shifts_list, row);
}

static void
show_shifts (AttCalendarPage *self, GPtrArray *shifts)
{
  g_autofree char *count = g_strdup_printf ("%u", shifts->len);
  g_autofree char *words
      = shifts->len > 0
            ? att_words_fill (g_dngettext (GETTEXT_PACKAGE, "This shifts {count} open deadline:",
                                           "This shifts {count} open deadlines:", shifts->len),
                              "count", count, NULL)
            : g_strdup (_ ("This shifts no open deadline."));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_label_set_label (self->shifts_label, words);
  clear_list (self->shifts_list);
  for (guint i = 0; i < MIN (shifts->len, MAX_ROWS); i++)
    add_shift (self, g_ptr_array_index (shifts, i));
  gtk_widget_set_visible (GTK_WIDGET (self->shifts_list), shifts->len > 0);
}

static void
tick_free (gpointer data)
{
  Tick *tick = data;

  g_object_unref (tick->page);
  g_object_unref (tick->cancellable);
  g_free (tick);
}

static gboolean
tick_cb (gpointer data)
{
  const Tick *tick = data;

  if (!g_cancellable_is_cancelled (tick->cancellable) && !att_page_is_closed (ATT_PAGE (tick->page)))
    gtk_progress_bar_set_fraction (tick->page->progress, tick->fraction);
  return G_SOURCE_REMOVE;
}

/* On the office's thread; the page is kept by the callback of the whole call. */
static void
tell (guint64 done, guint64 all, gpointer data)
{
  const Job *job = data;
  Tick *tick;

  if (all == 0 || done % 64 != 0)
    return;
  tick = g_new (Tick, 1);
  *tick = (Tick) { g_object_ref (job->page), g_object_ref (job->cancellable), (double) done / (double) all };
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, tick_cb, tick, tick_free);
}

static gpointer
foresee (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return att_office_foresee_shifts (office, job->bytes, tell, job, cancellable, error);
}

static void
foreseen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttCalendarPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shifts = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (shifts == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
      att_message_error (GTK_WIDGET (self), _ ("The calendar can't be amended like this"), error);
      return;
    }
  self->foreseen = TRUE;
  show_shifts (self, shifts);
  update (self);
}

/* What the days that are not recorded yet would do: to the calendar at once, to the deadlines when all are looked at. */
static void
look_ahead (AttCalendarPage *self)
{
  g_autoptr (GBytes) bytes = att_amendment_write (self->days);
  g_autoptr (GError) error = NULL;
  AttCalendar *amended = att_calendar_amend (self->calendar, bytes, NULL, &error);
  Job *job;

  g_cancellable_cancel (self->look);
  g_clear_object (&self->look);
  self->foreseen = FALSE;
  if (amended != NULL)
    {
      g_clear_object (&self->shown);
      self->shown = amended;
    }
  show_year (self);
  show_days (self);
  update (self);
  if (self->days->len == 0)
    return;
  gtk_label_set_label (self->shifts_label, _ ("Looking which deadlines this shifts…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->shifts_list), FALSE);
  self->look = g_cancellable_new ();
  job = new_job (self);
  job->cancellable = g_object_ref (self->look);
  att_office_run_async (att_context_get_reader (att_page_get_context (ATT_PAGE (self))), foresee, job, job_free, (GDestroyNotify) g_ptr_array_unref,
                        self->look, foreseen_cb, g_object_ref (self));
}

static AttText *
get_reason (AttCalendarPage *self, gboolean *incomplete)
{
  g_autofree char *kk = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_kk)));
  g_autofree char *ru = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_ru)));
  g_autofree char *en = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_en)));
  guint given = (*kk != '\0') + (*ru != '\0') + (*en != '\0');

  *incomplete = given > 0 && given < 3;
  return given == 3 ? att_text_new (kk, ru, en) : NULL;
}

static void
show_problem (AttCalendarPage *self, const char *words)
{
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static gpointer
amend (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return att_office_amend_calendar_bytes (office, job->bytes, "calendar.xml", job->actor, cancellable, error);
}

static void
amended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttCalendarPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = att_office_run_finish (ATT_OFFICE (source), result, &error);
  gboolean closed = att_page_is_closed (ATT_PAGE (self));

  if (act != NULL)
    {
      if (!closed)
        {
          g_ptr_array_set_size (self->days, 0);
          keep_draft (self);
          att_message_toast (GTK_WIDGET (self), _ ("The calendar was amended"));
        }
      att_context_tell_recorded (att_page_get_context (ATT_PAGE (self)), ATT_OFFICE_DOSSIER);
    }
  else if (!closed)
    {
      update (self);
      att_message_error (GTK_WIDGET (self), _ ("The calendar was not amended"), error);
    }
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttCalendarPage *self = ATT_CALENDAR_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "calendar.record", FALSE);
  att_office_run_async (att_context_get_office (att_page_get_context (ATT_PAGE (self))), amend, new_job (self), job_free,
                        g_object_unref, NULL, amended_cb, g_object_ref (self));
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_calendar_page_add (ATT_CALENDAR_PAGE (widget));
}

static void
chosen_cb (AttCalendarPage *self, AttDay day)
{
  att_calendar_page_choose (self, day);
}

static void
clear_off_cb (AttCalendarPage *self)
{
  self->off = ATT_DAY_NONE;
  show_chosen (self);
}

static void
clear_working_cb (AttCalendarPage *self)
{
  self->working = ATT_DAY_NONE;
  show_chosen (self);
}

static void
turn (AttCalendarPage *self, int years)
{
  if (self->shown == NULL)
    return;
  self->year = CLAMP (self->year + years, 2020, 2099);
  show_year (self);
}

static void
before_cb (AttCalendarPage *self)
{
  turn (self, -1);
}

static void
after_cb (AttCalendarPage *self)
{
  turn (self, 1);
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  /* Looking at dossier 0 brings the office's law up to date. */
  g_autoptr (AttDossier) own
      = att_office_load (office, ATT_OFFICE_DOSSIER, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);

  return own != NULL ? g_object_ref (att_law_get_calendar (att_office_get_law (office))) : NULL;
}

static AttText *
read_reason (const AttRecord *record)
{
  const char *kk = att_record_get (record, "kk");
  const char *ru = att_record_get (record, "ru");
  const char *en = att_record_get (record, "en");

  return kk != NULL && ru != NULL && en != NULL ? att_text_new (kk, ru, en) : NULL;
}

static void
fill_entry (GtkEditable *entry, const AttRecord *typed, const char *name)
{
  gtk_editable_set_text (entry, att_record_has (typed, name) ? att_record_get (typed, name) : "");
}

static void
fill (AttCalendarPage *self, const AttRecord *typed)
{
  self->filling = TRUE;
  g_ptr_array_set_size (self->days, 0);
  for (guint i = 0; i < att_record_get_size (typed); i++)
    {
      const AttRecord *added = att_record_nth (typed, i)->record;
      g_autoptr (AttText) reason = added != NULL ? read_reason (added) : NULL;

      if (added != NULL)
        g_ptr_array_add (self->days, att_amended_day_new (att_record_get_day (added, "working"),
                                                          att_record_get_day (added, "off"), reason));
    }
  self->off = att_record_get_day (typed, "off");
  self->working = att_record_get_day (typed, "working");
  fill_entry (self->reason_kk, typed, "kk");
  fill_entry (self->reason_ru, typed, "ru");
  fill_entry (self->reason_en, typed, "en");
  show_chosen (self);
  self->filling = FALSE;
}

static void
got_draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttCalendarPage) self = data;
  g_autoptr (AttDraft) draft = att_office_run_finish (ATT_OFFICE (source), result, NULL);
  g_autoptr (AttRecord) typed = draft != NULL ? att_draft_content_read (draft->content) : NULL;

  /* Somebody typed already. */
  if (att_page_is_closed (ATT_PAGE (self)) || self->draft_id != 0)
    return;
  if (typed != NULL)
    fill (self, typed);
  att_page_refresh (ATT_PAGE (self));
}

static void
unref_calendar (gpointer calendar)
{
  g_object_unref (calendar);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttCalendarPage) self = data;
  g_autoptr (GError) error = NULL;
  AttCalendar *calendar = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)))
    {
      g_clear_object (&calendar);
      return;
    }
  if (calendar == NULL)
    {
      att_message_error (GTK_WIDGET (self), _ ("The calendar can't be read"), error);
      return;
    }
  g_clear_object (&self->calendar);
  self->calendar = calendar;
  gtk_stack_set_visible_child_name (self->stack, "calendar");
  look_ahead (self);
}

static void
att_calendar_page_refresh (AttPage *page)
{
  att_office_run_async (att_context_get_reader (att_page_get_context (page)), load, NULL, NULL, unref_calendar,
                        att_page_get_cancellable (page), loaded_cb, g_object_ref (page));
}

static void
recorded_cb (AttCalendarPage *self, gint64 dossier)
{
  if (dossier == ATT_OFFICE_DOSSIER)
    att_page_refresh (ATT_PAGE (self));
}

static void
att_calendar_page_close (AttPage *page)
{
  AttCalendarPage *self = ATT_CALENDAR_PAGE (page);

  g_cancellable_cancel (self->look);
  if (self->draft_id != 0)
    keep_draft (self);
}

/* What is not recorded yet comes from the draft. */
static GtkWidget *
att_calendar_page_renew (AttPage *page)
{
  GtkWidget *renewed = att_calendar_page_new (att_page_get_context (page));

  ATT_CALENDAR_PAGE (renewed)->year = ATT_CALENDAR_PAGE (page)->year;
  return renewed;
}

static void
att_calendar_page_dispose (GObject *object)
{
  AttCalendarPage *self = ATT_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->look != NULL)
    g_cancellable_cancel (self->look);
  g_clear_object (&self->look);
  g_clear_object (&self->calendar);
  g_clear_object (&self->shown);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_CALENDAR_PAGE);
  G_OBJECT_CLASS (att_calendar_page_parent_class)->dispose (object);
}

static void
att_calendar_page_finalize (GObject *object)
{
  g_ptr_array_unref (ATT_CALENDAR_PAGE (object)->days);
  G_OBJECT_CLASS (att_calendar_page_parent_class)->finalize (object);
}

static void
att_calendar_page_class_init (AttCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AttPageClass *page_class = ATT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_calendar_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_calendar_page_finalize;
  page_class->refresh = att_calendar_page_refresh;
  page_class->close = att_calendar_page_close;
  page_class->renew = att_calendar_page_renew;

  g_type_ensure (ATT_TYPE_YEAR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/preferences/att-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, year_view);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, year_label);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, year_note);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, off_row);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, working_row);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, reason_kk);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, reason_ru);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, reason_en);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, amendment);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, days_list);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, shifts_label);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, progress);
  gtk_widget_class_bind_template_child (widget_class, AttCalendarPage, shifts_list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_off_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_working_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);

  gtk_widget_class_install_action (widget_class, "calendar.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "calendar.record", NULL, record_cb);
}

static void
amended_day_free (gpointer day)
{
  att_amended_day_free (day);
}

static void
att_calendar_page_init (AttCalendarPage *self)
{
  self->days = g_ptr_array_new_with_free_func (amended_day_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_calendar_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_calendar_page_new (AttContext *context)
{
  AttCalendarPage *self = g_object_new (ATT_TYPE_CALENDAR_PAGE, "context", context, NULL);

  self->year = att_day_get_year (att_context_get_today (context));
  self->filling = TRUE;
  show_chosen (self);
  self->filling = FALSE;
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  att_act_job_get_draft (att_context_get_office (context), ATT_OFFICE_DOSSIER, SLOT, att_context_get_actor (context),
                         att_page_get_cancellable (ATT_PAGE (self)), got_draft_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/* The form may be out of sight, below the months. */
static void
tell_chosen (AttCalendarPage *self, AttDay day, gboolean weekend)
{
  g_autofree char *shown = att_words_day (day);
  g_autofree char *words = weekend ? att_words_fill (_ ("Working day: {working}"), "working", shown, NULL)
                                   : att_words_fill (_ ("Day off: {off}"), "off", shown, NULL);

  att_message_toast (GTK_WIDGET (self), words);
}

/**
 * att_calendar_page_choose:
 * @self: a page
 * @day: a day
 *
 * A weekday is to be off, a Saturday or Sunday to be a working day; what is so already says what it is.
 *
 * Returns: whether @day can be moved
 */
gboolean
att_calendar_page_choose (AttCalendarPage *self, AttDay day)
{
  gboolean weekend = att_day_get_weekday (day) >= G_DATE_SATURDAY;

  g_return_val_if_fail (ATT_IS_CALENDAR_PAGE (self), FALSE);
  if (self->shown == NULL)
    return FALSE;
  if (att_calendar_is_working_day (self->shown, day) == weekend)
    {
      AttDayInfo info = att_calendar_get_info (self->shown, day);
      g_autofree char *words = g_strdelimit (att_year_view_describe (&info), "\n", ',');

      att_message_toast (GTK_WIDGET (self), words);
      return FALSE;
    }
  if (weekend)
    self->working = day;
  else
    self->off = day;
  show_problem (self, NULL);
  show_chosen (self);
  tell_chosen (self, day, weekend);
  return TRUE;
}

/**
 * att_calendar_page_add:
 * @self: a page
 *
 * Adds the chosen days to what is to be recorded, and looks at what that shifts.
 */
void
att_calendar_page_add (AttCalendarPage *self)
{
  gboolean incomplete;
  g_autoptr (AttText) reason = NULL;

  g_return_if_fail (ATT_IS_CALENDAR_PAGE (self));
  reason = get_reason (self, &incomplete);
  if (incomplete)
    {
      show_problem (self, _ ("Give the order in all three languages, or in none."));
      return;
    }
  show_problem (self, NULL);
  g_ptr_array_add (self->days, att_amended_day_new (self->working, self->off, reason));
  self->working = ATT_DAY_NONE;
  self->off = ATT_DAY_NONE;
  show_chosen (self);
  look_ahead (self);
}

/**
 * att_calendar_page_is_ready:
 * @self: a page
 *
 * Returns: whether the calendar is shown, and what it would shift is known
 */
gboolean
att_calendar_page_is_ready (AttCalendarPage *self)
{
  return self->shown != NULL && (self->days->len == 0 || self->foreseen);
}
