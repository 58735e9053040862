/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-agenda-line.h"
#include "att-day-text.h"
#include "att-dossier-page.h"
#include "att-reminder.h"
#include "att-title.h"
#include "att-today-page.h"
#include "att-week-strip.h"
#include "../core/languages.h"
#include "ui-fixture.h"

static gboolean
is_loaded (gpointer data)
{
  return att_today_page_is_loaded (data);
}

/* The sample is walked until the decision of 10 November 2026: certificate, list and agreement are due within 10 working
 * days, by the 24th. */
static AttPage *
open_on (UiCase *ui, const char *today)
{
  AttPage *page;

  att_clock_set_today (att_context_get_clock (ui->context), att_day_parse (today));
  ui_case_open_window (ui, 0);
  page = ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  ui_wait_until (is_loaded, page);
  return page;
}

static void
turn_to (UiCase *ui, AttPage *page, const char *today)
{
  att_clock_set_today (att_context_get_clock (ui->context), att_day_parse (today));
  att_context_check_day (ui->context);
  ui_wait_until (is_loaded, page);
}

static gboolean
has_group (AttPage *page, const char *title)
{
  return ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, title) != NULL;
}

static void
record (UiCase *ui, gint64 dossier, const char *on, const char *kind, const char *field, const char *value)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  const AttRecording recording = { dossier, kind, att_day_parse (on), UI_ACTOR, fields };

  if (field != NULL)
    att_record_add (fields, field, value);
  act = att_office_record (ui_take_office (ui), &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  att_context_tell_recorded (ui->context, dossier);
}

/* law-25.2: one deadline stands in another group each day, and is gone once it is met. */
static void
test_groups (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
  AttPage *page = open_on (ui, "2026-11-10");
  GtkWidget *line;

  g_assert_true (has_group (page, "Later: 3"));
  turn_to (ui, page, "2026-11-23");
  g_assert_true (has_group (page, "This week: 3"));
  g_assert_true (has_group (page, "1 working day left"));
  turn_to (ui, page, "2026-11-24");
  g_assert_true (has_group (page, "Today: 3"));
  g_assert_true (has_group (page, "today is the last day"));
  turn_to (ui, page, "2026-11-25");
  g_assert_true (has_group (page, "Overdue: 3"));
  g_assert_true (has_group (page, "1 working day overdue"));
  line = ui_find (GTK_WIDGET (page), ATT_TYPE_AGENDA_LINE, "Issuance of the accreditation certificate");
  g_assert_nonnull (line);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (line)), "Dossier 1, Art. 25(2)"));
  record (ui, 1, "2026-11-24", "certificate-issued", "signatory", "Ерлан Қасымов");
  ui_wait_until (is_loaded, page);
  g_assert_true (has_group (page, "Overdue: 2"));
  g_assert_null (ui_find (GTK_WIDGET (page), ATT_TYPE_AGENDA_LINE, "Issuance of the accreditation certificate"));
}

static gboolean
shows_dossier (gpointer data)
{
  return ATT_IS_DOSSIER_PAGE (att_window_get_page (data));
}

static void
test_row (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
  AttPage *page = open_on (ui, "2026-11-20");
  GtkWidget *line = ui_find (GTK_WIDGET (page), ATT_TYPE_AGENDA_LINE, "Issuance");

  g_assert_nonnull (line);
  gtk_widget_activate (line);
  ui_wait_until (shows_dossier, ui->window);
  g_assert_cmpint (att_dossier_page_get_number (ATT_DOSSIER_PAGE (att_window_get_page (ui->window))), ==, 1);
}

/* What has to be done, and what somebody else has to do: the authorized body answers (law-25.1). */
static void
test_turns (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION - 1);
  g_autofree char *sample = ui_dup_sample ();
  AttPage *page;
  GtkWidget *row;
  GtkWidget *line;

  {
    g_autoptr (AttClock) clock = att_clock_new ();
    g_autoptr (AttRandom) random = att_random_new ();
    g_autoptr (AttOffice) office = att_office_open (ui->location, FALSE, clock, random, NULL, NULL, NULL);

    ui_register_receive (office, sample, "2026-09-11");
    ui_register_receive (office, sample, "2026-09-10");
  }
  page = open_on (ui, UI_TODAY);
  g_assert_true (has_group (page, "Nothing is due"));
  row = ui_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "Accept the application: 2");
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  line = ui_find (row, ATT_TYPE_AGENDA_LINE, NULL);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (line)), "Dossier 3")); /* longest there */
  row = ui_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "Answer of the authorized body to the coordination: 1");
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "since 5 October 2026"));
  /* What is unfolded stays so when the page is read again. */
  record (ui, 2, "2026-09-12", "accepted", "despite", "The paper is on its way.");
  ui_wait_until (is_loaded, page);
  row = ui_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "Accept the application: 1");
  g_assert_nonnull (row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "Assign an examiner: 1"));
}

/* The officer of the sample is who looks; somebody else's dossier shows only among everybody's. */
static void
test_mine (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
  AttPage *page = open_on (ui, "2026-11-20");
  GtkWidget *mine = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_TODAY_PAGE, "mine"));
  GtkWidget *all = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_TODAY_PAGE, "all"));
  GSettings *settings = att_context_get_settings (ui->context);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (mine), TRUE);
  ui_wait_until (is_loaded, page);
  g_assert_true (has_group (page, "Later: 3"));
  if (settings != NULL)
    g_assert_true (g_settings_get_boolean (settings, "today-mine"));
  record (ui, 1, "2026-11-11", "assigned", "person", "Берік Ахметов");
  ui_wait_until (is_loaded, page);
  g_assert_false (has_group (page, "Later: 3"));
  g_assert_true (has_group (page, "Nothing is due"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  ui_wait_until (is_loaded, page);
  g_assert_true (has_group (page, "Later: 3"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_find (GTK_WIDGET (page), ATT_TYPE_AGENDA_LINE,
                                                                                 NULL))),
                            "Берік Ахметов"));
}

static AttWeekStrip *
get_strip (AttPage *page)
{
  return ATT_WEEK_STRIP (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_TODAY_PAGE, "strip"));
}

/* Republic Day, 25 October 2026, is a Sunday: Monday is off in its place. */
static void
test_strip (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page = open_on (ui, "2026-10-14");
  AttWeekStrip *strip = get_strip (page);
  GtkWidget *moved = att_week_strip_get_cell (strip, att_day_parse ("2026-10-26"));
  GtkWidget *working = att_week_strip_get_cell (strip, att_day_parse ("2026-10-27"));
  GtkWidget *today = att_week_strip_get_cell (strip, att_day_parse ("2026-10-14"));

  g_assert_true (gtk_widget_has_css_class (moved, "day-off"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (moved), "Republic Day"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (moved), "25 October"));
  g_assert_false (gtk_widget_has_css_class (working, "day-off"));
  g_assert_true (gtk_widget_has_css_class (today, "today"));
  g_assert_true (gtk_widget_get_focusable (today));
  g_assert_false (gtk_widget_get_focusable (moved));
  /* Monday of this week is the first day, and six weeks are there. */
  g_assert_nonnull (att_week_strip_get_cell (strip, att_day_parse ("2026-10-12")));
  g_assert_null (att_week_strip_get_cell (strip, att_day_parse ("2026-10-11")));
  g_assert_nonnull (att_week_strip_get_cell (strip, att_day_parse ("2026-11-22")));
  g_assert_null (att_week_strip_get_cell (strip, att_day_parse ("2026-11-23")));
}

static void
press (AttWeekStrip *strip, guint key)
{
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (gtk_widget_get_first_child (GTK_WIDGET (strip)));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0u, (GdkModifierType) 0, &handled);
      g_assert_true (handled);
    }
}

/* The keyboard goes from day to day, and one day of all is reached by Tab. */
static void
test_strip_keys (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page = open_on (ui, "2026-10-14"); /* a Wednesday */
  AttWeekStrip *strip = get_strip (page);
  static const struct
  {
    guint key;
    const char *day;
  } steps[] = {
    { GDK_KEY_Right, "2026-10-15" }, { GDK_KEY_Down, "2026-10-22" }, { GDK_KEY_Home, "2026-10-19" },
    { GDK_KEY_End, "2026-10-25" },   { GDK_KEY_Up, "2026-10-18" },   { GDK_KEY_Up, "2026-10-12" },
    { GDK_KEY_Left, "2026-10-12" },
  };

  gtk_widget_grab_focus (att_week_strip_get_cell (strip, att_day_parse ("2026-10-14")));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *cell;
      guint focusable = 0;

      press (strip, steps[i].key);
      cell = att_week_strip_get_cell (strip, att_day_parse (steps[i].day));
      g_assert_true (gtk_root_get_focus (GTK_ROOT (ui->window)) == cell);
      for (AttDay day = att_day_parse ("2026-10-12"); day <= att_day_parse ("2026-11-22"); day++)
        focusable += gtk_widget_get_focusable (att_week_strip_get_cell (strip, day));
      g_assert_cmpuint (focusable, ==, 1);
    }
}

/* A day that is chosen shows what is due then alone; chosen again, all is there. */
static void
test_strip_filters (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
  AttPage *page = open_on (ui, "2026-11-20");
  AttWeekStrip *strip = get_strip (page);
  GtkWidget *cell = att_week_strip_get_cell (strip, att_day_parse ("2026-11-24"));
  GtkWidget *other = att_week_strip_get_cell (strip, att_day_parse ("2026-11-25"));

  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (cell), "3 deadlines"));
  g_signal_emit_by_name (cell, "clicked");
  ui_wait_until (is_loaded, page);
  g_assert_true (has_group (page, "24 November 2026: 3"));
  g_signal_emit_by_name (other, "clicked");
  ui_wait_until (is_loaded, page);
  g_assert_true (has_group (page, "No deadline ends on that day."));
  g_signal_emit_by_name (other, "clicked");
  ui_wait_until (is_loaded, page);
  g_assert_true (has_group (page, "Later: 3"));
}

/* At midnight the page tells the new day by itself, and lets a chosen day go. */
static void
test_midnight (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
  AttPage *page = open_on (ui, "2026-11-22");
  AttTitle *title
      = ATT_TITLE (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_TODAY_PAGE, "title"));

  g_assert_cmpstr (att_title_get_subtitle (title), ==, "22 November 2026, Sunday");
  g_signal_emit_by_name (att_week_strip_get_cell (get_strip (page), att_day_parse ("2026-11-24")), "clicked");
  ui_wait_until (is_loaded, page);
  turn_to (ui, page, "2026-11-23");
  g_assert_cmpstr (att_title_get_subtitle (title), ==, "23 November 2026, Monday");
  g_assert_cmpint (att_week_strip_get_day (get_strip (page)), ==, ATT_DAY_NONE);
  g_assert_true (has_group (page, "This week: 3"));
}

static void
test_empty (void)
{
  g_autoptr (UiCase) ui = ui_case_new_empty ();
  AttPage *page;

  g_object_unref (ui_register_new (ui->location));
  page = open_on (ui, UI_TODAY);
  g_assert_true (has_group (page, "Nothing is due"));
  g_assert_true (has_group (page, "take its file in"));
}

/* law-23.5: the certificate that ends, and the window for re-accreditation as it opens, closes and is over. */
static void
test_ahead (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttPage *page = open_on (ui, "2028-12-01");

  g_assert_false (has_group (page, "Certificates that end"));
  turn_to (ui, page, "2029-02-01");
  g_assert_true (has_group (page, "Certificates that end: 1"));
  g_assert_true (has_group (page, "from 16 February 2029 to 16 May 2029"));
  turn_to (ui, page, "2029-02-16");
  g_assert_true (has_group (page, "can be filed now, by 16 May 2029"));
  turn_to (ui, page, "2029-05-17");
  g_assert_true (has_group (page, "is late: it was to come by 16 May 2029"));
  g_assert_false (has_group (page, "Overdue: 1")); /* the centre's duty is never NCE's overdue */
  turn_to (ui, page, "2029-11-17");
  g_assert_false (has_group (page, "Certificates that end"));
}

static gboolean
told_cb (AttReminder *reminder, GNotification *notification, const char *id, gpointer data)
{
  g_string_append_printf (data, "%s; ", id);
  return TRUE;
}

static gboolean
is_told (gpointer data)
{
  return ((GString *) data)->len > 0;
}

static void
wait_a_little (void)
{
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* Three deadlines end tomorrow: each is told once a day, by itself; switched off, none is. */
static void
test_reminder (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
  AttPage *page = open_on (ui, "2026-11-20");
  g_autoptr (AttReminder) reminder = att_reminder_new (GTK_APPLICATION (ui->app), ui->context);
  g_autoptr (GString) told = g_string_new (NULL);
  GSettings *settings = att_context_get_settings (ui->context);

  g_signal_connect (reminder, "tell", G_CALLBACK (told_cb), told);
  att_reminder_look (reminder);
  wait_a_little ();
  g_assert_cmpstr (told->str, ==, ""); /* a Friday; due on Tuesday */
  turn_to (ui, page, "2026-11-23");
  ui_wait_until (is_told, told);
  wait_a_little ();
  g_assert_nonnull (strstr (told->str, "/certificate"));
  g_assert_nonnull (strstr (told->str, "/listing"));
  g_assert_nonnull (strstr (told->str, "/agreement"));
  g_string_truncate (told, 0);
  att_reminder_look (reminder);
  wait_a_little ();
  g_assert_cmpstr (told->str, ==, "");
  if (settings != NULL)
    {
      g_settings_set_boolean (settings, "notify", FALSE);
      turn_to (ui, page, "2026-11-24");
      wait_a_little ();
      g_assert_cmpstr (told->str, ==, "");
      g_settings_reset (settings, "notify");
      g_settings_reset (settings, "reminded");
    }
  turn_to (ui, page, "2026-11-25");
  ui_wait_until (is_told, told);
}

/* More than three are told together, once a day. */
static void
test_reminder_together (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
  g_autoptr (AttReminder) reminder = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *sample = ui_dup_sample ();

  {
    g_autoptr (AttClock) clock = att_clock_new ();
    g_autoptr (AttRandom) random = att_random_new ();
    g_autoptr (AttIssuer) issuer = ui_issuer_new ();
    g_autoptr (AttOffice) office = att_office_open (ui->location, FALSE, clock, random, issuer, NULL, NULL);

    ui_register_walk (office, ui_register_receive (office, sample, "2026-09-10"), 0, UI_ALL_STEPS - 1);
  }
  open_on (ui, "2026-11-25");
  reminder = att_reminder_new (GTK_APPLICATION (ui->app), ui->context);
  g_signal_connect (reminder, "tell", G_CALLBACK (told_cb), told);
  att_reminder_look (reminder);
  ui_wait_until (is_told, told);
  wait_a_little ();
  g_assert_cmpstr (told->str, ==, "deadlines; ");
  att_reminder_look (reminder);
  wait_a_little ();
  g_assert_cmpstr (told->str, ==, "deadlines; ");
}

typedef struct
{
  const char *language;
  const char *title;
  const char *left;
  const char *overdue;
} Words;

static void
test_language (gconstpointer data)
{
  const Words *words = data;

  speak (words->language);
  {
    g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS - 1);
    AttPage *page = open_on (ui, "2026-11-20");

    g_assert_nonnull (ui_find (GTK_WIDGET (page), ATT_TYPE_AGENDA_LINE, words->title));
    g_assert_true (has_group (page, words->left));
    turn_to (ui, page, "2026-11-30");
    g_assert_true (has_group (page, words->overdue));
  }
  speak ("en");
}

int
main (int argc, char **argv)
{
  static const Words kk = { "kk", "Аккредиттеу аттестатын беру", "2 жұмыс күні", "4 жұмыс күні" };
  static const Words ru = { "ru", "Выдача аттестата аккредитации", "2 рабочих дня", "4 рабочих дня" };

  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/today/groups/law-25.2", test_groups);
  g_test_add_func ("/ui/today/row", test_row);
  g_test_add_func ("/ui/today/turns/law-25.1", test_turns);
  g_test_add_func ("/ui/today/mine", test_mine);
  g_test_add_func ("/ui/today/strip", test_strip);
  g_test_add_func ("/ui/today/strip-keys", test_strip_keys);
  g_test_add_func ("/ui/today/strip-filters", test_strip_filters);
  g_test_add_func ("/ui/today/midnight", test_midnight);
  g_test_add_func ("/ui/today/empty", test_empty);
  g_test_add_func ("/ui/today/ahead/law-23.5", test_ahead);
  g_test_add_func ("/ui/today/reminder", test_reminder);
  g_test_add_func ("/ui/today/reminder-together", test_reminder_together);
  g_test_add_data_func ("/ui/today/language/kk", &kk, test_language);
  g_test_add_data_func ("/ui/today/language/ru", &ru, test_language);
  return g_test_run ();
}
