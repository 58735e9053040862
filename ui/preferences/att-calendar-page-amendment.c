/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-calendar-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-amendment.h"
#include "att-icon-button.h"
#include "att-message.h"
#include "att-words.h"

/* The days that are not recorded yet: which they are, which deadlines they would shift, and their recording. */

/* How many shifts are listed one by one. */
#define MAX_ROWS 200

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

static void
remove_cb (AttCalendarPage *self, GtkWidget *button)
{
  g_ptr_array_remove (self->days, g_object_get_data (G_OBJECT (button), "day"));
  att_calendar_page_changed_cb (self);
  att_calendar_page_look_ahead (self);
}

static void
show_days (AttCalendarPage *self)
{
  clear_list (self->days_list);
  for (guint i = 0; i < self->days->len; i++)
    {
      const AttAmendedDay *day = g_ptr_array_index (self->days, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = att_icon_button_new ("edit-delete-symbolic", _ ("Take it out again"));
      g_autofree char *words = day_to_words (day);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
      if (day->reason != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), att_text_get (day->reason, att_language_get_current ()));
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
  att_calendar_page_update (self);
}

/* What the days that are not recorded yet would do: to the calendar at once, to the deadlines when all are looked at. */
void
att_calendar_page_look_ahead (AttCalendarPage *self)
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
  att_calendar_page_show_year (self);
  show_days (self);
  att_calendar_page_update (self);
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
          att_calendar_page_keep_draft (self);
          att_message_toast (GTK_WIDGET (self), _ ("The calendar was amended"));
        }
      att_context_tell_recorded (att_page_get_context (ATT_PAGE (self)), ATT_OFFICE_DOSSIER);
    }
  else if (!closed)
    {
      att_calendar_page_update (self);
      att_message_error (GTK_WIDGET (self), _ ("The calendar was not amended"), error);
    }
}

void
att_calendar_page_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttCalendarPage *self = ATT_CALENDAR_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "calendar.record", FALSE);
  att_office_run_async (att_context_get_office (att_page_get_context (ATT_PAGE (self))), amend, new_job (self), job_free,
                        g_object_unref, NULL, amended_cb, g_object_ref (self));
}
