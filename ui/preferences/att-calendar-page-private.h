/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-calendar-page.h"

#include "att-title.h"
#include "att-year-view.h"

/* The page for its own files: att-calendar-page.c shows the calendar, where days are chosen; -amendment.c has what comes of
 * those that are not recorded yet, -draft.c keeps them. */

G_BEGIN_DECLS

struct _AttCalendarPage
{
  AttPage parent_instance;
  AttTitle *title;
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

void att_calendar_page_update (AttCalendarPage *self);
void att_calendar_page_show_chosen (AttCalendarPage *self);
void att_calendar_page_show_year (AttCalendarPage *self);
void att_calendar_page_look_ahead (AttCalendarPage *self);
void att_calendar_page_record_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void att_calendar_page_changed_cb (AttCalendarPage *self);
void att_calendar_page_keep_draft (AttCalendarPage *self);
void att_calendar_page_read_draft (AttCalendarPage *self);

G_END_DECLS
