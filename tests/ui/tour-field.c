/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to what has to do with work without a network. */
#include "config.h"

#include <glib/gstdio.h>

#include "att-act-page.h"
#include "att-dossier-page.h"
#include "att-draft-content.h"
#include "att-held-page.h"
#include "att-laptop-page.h"
#include "att-outing-bar.h"
#include "att-unlock-page.h"
#include "tour.h"

#define PASSPHRASE "жеті қыранның ұясы"
#define DOSSIER 3

static const AttVisitCost cheap = { 1, 8192 };

static AttOffice *
open_office (Tour *self)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  AttOffice *office;

  att_clock_set_today (clock, att_context_get_today (self->context));
  office = att_office_open (att_context_get_location (self->context), FALSE, clock, random, NULL, NULL, &error);
  g_assert_no_error (error);
  return office;
}

static char *
issue (Tour *self)
{
  g_autoptr (AttOffice) office = open_office (self);
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->copies, "visit.attfield", NULL);
  const AttVisitIssue issue = { path, PASSPHRASE, &cheap, dossiers, NULL, att_context_get_actor (self->context) };
  gint64 number = DOSSIER;

  g_remove (path);
  g_array_append_val (dossiers, number);
  att_visit_issue (office, &issue, random, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static AttWindow *
open_laptop (Tour *self, const char *path)
{
  g_autoptr (AttContext) context
      = att_context_new_for_visit (path, "Ким Виктор Олегович", att_context_get_today (self->context), NULL);
  AttWindow *window = att_app_create_window (self->app, context);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self->window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  att_window_open (window, path, FALSE, 0);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
is_shown (gpointer data)
{
  return tour_get_shown (data) != GTK_WINDOW (((Tour *) data)->window);
}

static gboolean
shows_problem (gpointer data)
{
  AttPage *page = att_window_get_page (data);

  return gtk_widget_get_visible (GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_UNLOCK_PAGE, "problem")));
}

static gboolean
shows_visit (gpointer data)
{
  AttPage *page = att_window_get_page (data);

  return ATT_IS_LAPTOP_PAGE (page) && att_laptop_page_is_loaded (ATT_LAPTOP_PAGE (page));
}

/* As a laptop leaves it that failed before the finding was recorded. */
static void
leave_typed (Tour *self, const char *path)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttRecord) typed = att_record_new ();
  g_autoptr (GBytes) content = NULL;
  const AttVisitKey key = { PASSPHRASE, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttVisit) visit = NULL;

  att_record_add (typed, "reasons", "Жетекші куәлікті көрсетті. Руководитель предъявил свидетельство.");
  content = att_draft_content_write (typed);
  att_clock_set_today (clock, att_context_get_today (self->context));
  visit = att_visit_open (path, TRUE, &key, clock, random, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  {
    const AttDraft draft = { DOSSIER, (char *) "finding/legal-entity", att_visit_get_info (visit)->inspectors[0], (char *) "",
                             content, att_clock_get_instant (clock) };

    att_office_put_draft (att_visit_get_office (visit), &draft, NULL, &error);
    g_assert_no_error (error);
  }
}

/* Before the passphrase, after a wrong one, with the right one, or where something was typed and not recorded. */
gboolean
tour_go_to_laptop (Tour *self, const char *argument)
{
  g_autofree char *path = issue (self);
  AttWindow *window;

  if (g_strcmp0 (argument, "typed") == 0)
    leave_typed (self, path);
  window = open_laptop (self, path);
  if (!tour_wait (is_shown, self) || !tour_settle (self))
    return FALSE;
  if (argument == NULL)
    return TRUE;
  att_unlock_page_open (ATT_UNLOCK_PAGE (att_window_get_page (window)),
                        g_str_equal (argument, "wrong") ? "жеті қарғаның ұясы" : PASSPHRASE);
  return tour_wait (g_str_equal (argument, "wrong") ? shows_problem : shows_visit, window) && tour_settle (self);
}

gboolean
tour_choose_passphrase (Tour *self, const char *argument)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->window), "win.take-along", "x", (gint64) DOSSIER)
         && tour_wait (is_shown, self);
}

static gboolean
shows_dossier (gpointer data)
{
  AttPage *page = att_window_get_page (data);

  return ATT_IS_DOSSIER_PAGE (page) && att_dossier_page_is_loaded (ATT_DOSSIER_PAGE (page));
}

static gboolean
shows_form (gpointer data)
{
  AttPage *page = att_window_get_page (data);

  return ATT_IS_ACT_PAGE (page) && att_act_form_is_ready (att_act_page_get_form (ATT_ACT_PAGE (page)));
}

/* The dossier is out: what can be done is in the bar's menu, and there is the form of the act that ends the waiting. */
gboolean
tour_give_up_visit (Tour *self, const char *argument)
{
  GtkWidget *more;

  g_free (issue (self));
  if (argument != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (self->window), "win.record", "(xs)", (gint64) DOSSIER, "field-lost")
           && tour_wait (shows_form, self->window) && tour_settle (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-dossier", "x", (gint64) DOSSIER);
  if (!tour_wait (shows_dossier, self->window) || !tour_settle (self))
    return FALSE;
  more = tour_find (GTK_WIDGET (self->window), ATT_TYPE_OUTING_BAR, NULL);
  more = more != NULL ? GTK_WIDGET (gtk_widget_get_template_child (more, ATT_TYPE_OUTING_BAR, "more")) : NULL;
  if (more == NULL || !gtk_widget_get_visible (more))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (more));
  return tour_settle (self);
}

static void
find (AttOffice *office, const char *verdict, const char *reasons, const char *actor)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  const AttRecording recording = { DOSSIER, "finding", ATT_DAY_NONE, actor, fields };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act G_GNUC_UNUSED = NULL;

  att_record_add (fields, "criterion", "legal-entity");
  att_record_add (fields, "verdict", verdict);
  att_record_add (fields, "reasons", reasons);
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The laptop found one thing, the office another, and the file came back. */
gboolean
tour_settle_visit (Tour *self, const char *argument)
{
  g_autofree char *path = issue (self);
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (AttClock) clock = att_clock_new ();
    const AttVisitKey key = { PASSPHRASE, NULL };
    g_autoptr (AttVisit) visit = NULL;

    att_clock_set_today (clock, att_context_get_today (self->context));
    visit = att_visit_open (path, TRUE, &key, clock, random, NULL, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    find (att_visit_get_office (visit), "not-met", "Куәлік көрсетілмеді. Свидетельство не предъявлено.", "Ким Виктор Олегович");
  }
  {
    g_autoptr (AttOffice) office = open_office (self);
    g_autoptr (GPtrArray) taken = NULL;

    find (office, "met", "Куәлік тізілімнен тексерілді. Свидетельство проверено по реестру.",
          att_context_get_actor (self->context));
    taken = att_visit_return (office, path, PASSPHRASE, att_context_get_actor (self->context), random, NULL, NULL, NULL, NULL,
                              &error);
    g_assert_no_error (error);
  }
  if (argument != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-dossier", "x", (gint64) DOSSIER) && tour_settle (self);
  return gtk_widget_activate_action (GTK_WIDGET (self->window), "win.settle", "x", (gint64) DOSSIER)
         && tour_wait_for_page (self, ATT_TYPE_HELD_PAGE) && tour_settle (self);
}
