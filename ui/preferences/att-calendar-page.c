/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-calendar-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-amendment.h"
#include "att-group.h"
#include "att-message.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"

/**
 * AttCalendarPage:
 *
 * The working-day calendar, year by year, and its amendment: days are moved by order, and before that is recorded the page
 * shows which open deadlines of which dossiers it would shift.
 */
G_DEFINE_FINAL_TYPE (AttCalendarPage, att_calendar_page, ATT_TYPE_PAGE)

void
att_calendar_page_update (AttCalendarPage *self)
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

void
att_calendar_page_show_chosen (AttCalendarPage *self)
{
  att_calendar_page_changed_cb (self);
  show_day (self->off_row, self->off, _ ("Choose a weekday in the calendar"));
  show_day (self->working_row, self->working, _ ("Choose a Saturday or Sunday in the calendar"));
  att_calendar_page_update (self);
}

void
att_calendar_page_show_year (AttCalendarPage *self)
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
  att_calendar_page_show_chosen (self);
}

static void
clear_working_cb (AttCalendarPage *self)
{
  self->working = ATT_DAY_NONE;
  att_calendar_page_show_chosen (self);
}

static void
turn (AttCalendarPage *self, int years)
{
  if (self->shown == NULL)
    return;
  self->year = CLAMP (self->year + years, 2020, 2099);
  att_calendar_page_show_year (self);
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
  att_calendar_page_look_ahead (self);
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
    att_calendar_page_keep_draft (self);
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

  g_type_ensure (ATT_TYPE_GROUP);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (att_calendar_page_changed_cb));
  gtk_widget_class_bind_template_callback (widget_class, clear_off_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_working_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);

  gtk_widget_class_install_action (widget_class, "calendar.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "calendar.record", NULL, att_calendar_page_record_cb);
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
  att_calendar_page_show_chosen (self);
  self->filling = FALSE;
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  att_calendar_page_read_draft (self);
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
  att_calendar_page_show_chosen (self);
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
  att_calendar_page_show_chosen (self);
  att_calendar_page_look_ahead (self);
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
