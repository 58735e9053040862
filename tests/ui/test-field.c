/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visit without a network, from the office's window over the laptop's and back (law-23.2.3). */
#include "config.h"

#include <gtk/gtkunixprint.h>
#include <string.h>

#include "att-act-page.h"
#include "att-agenda-line.h"
#include "att-dossier-item.h"
#include "att-dossier-page.h"
#include "att-dossier-view.h"
#include "att-dossiers-page.h"
#include "att-field-mode.h"
#include "att-field-work.h"
#include "att-held-page.h"
#include "att-laptop-page.h"
#include "att-outing-bar.h"
#include "att-take-along.h"
#include "att-today-page.h"
#include "att-unlock-page.h"
#include "examination-fixture.h"
#include "ui-form.h"
#include "ui-register.h"

/* Steps of the fixture after which the visit is ordered; every criterion was looked at. */
#define ORDERED 10
#define ALL_LOOKED_AT 16
#define PASSPHRASE "жеті қыранның ұясы"

/* Words that no other run of the test leaves anywhere. */
static char *secret;
static char *found;

typedef struct
{
  UiCase *ui;
  char *path;
  AttWindow *laptop;
  AttVisit *visit; /* weak, as the window is */
} Case;

static gboolean
is_finished (gpointer data)
{
  return att_work_is_finished (data);
}

static gboolean
shows_dossier (gpointer data)
{
  UiCase *ui = data;

  return ATT_IS_DOSSIER_PAGE (att_window_get_page (ui->window))
         && att_dossier_page_is_loaded (ATT_DOSSIER_PAGE (att_window_get_page (ui->window)));
}

static Case *
case_new_after (guint steps)
{
  Case *self = g_new0 (Case, 1);

  self->ui = ui_case_new (steps);
  self->path = g_build_filename (self->ui->folder, "visit.attfield", NULL);
  ui_case_open_window (self->ui, 1);
  ui_wait_until (shows_dossier, self->ui);
  return self;
}

static Case *
case_new (void)
{
  return case_new_after (ORDERED);
}

static void
case_free (Case *self)
{
  ui_case_free (self->ui);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

/* As the command line does, and at a passphrase that costs little to try. */
static void
issue_cheaply (Case *self)
{
  static const AttVisitCost cheap = { 1, 8192 };
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttRandom) other_random = att_random_new ();
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  const AttVisitIssue issue = { self->path, PASSPHRASE, &cheap, dossiers, NULL, UI_ACTOR };
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number = 1;

  g_array_append_val (dossiers, number);
  att_clock_set_today (clock, att_day_parse (UI_TODAY));
  office = att_office_open (self->ui->location, FALSE, clock, random, NULL, NULL, &error);
  g_assert_no_error (error);
  att_visit_issue (office, &issue, other_random, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
issue (Case *self)
{
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 number = 1;
  g_autofree char *report = NULL;
  AttWork *work;

  g_array_append_val (dossiers, number);
  work = att_field_work_issue (self->ui->window, dossiers, self->path, PASSPHRASE);
  ui_wait_until (is_finished, work);
  report = att_work_get_report (work);
  g_assert_nonnull (strstr (report, "The field file is “visit.attfield”."));
  ui_settle (self->ui);
}

static gboolean
says (UiCase *ui, const char *words)
{
  GtkWidget *bar = ui_find (GTK_WIDGET (att_window_get_page (ui->window)), ATT_TYPE_OUTING_BAR, NULL);

  return bar != NULL && gtk_widget_get_visible (bar) && ui_find (bar, GTK_TYPE_LABEL, words) != NULL;
}

static gboolean
is_out (gpointer data)
{
  return says (data, "Out on a visit since 20 November 2026");
}

static gboolean
waits_to_be_settled (gpointer data)
{
  return says (data, "1 act of the visit waits to be settled.");
}

static gboolean
is_back (gpointer data)
{
  return says (data, "Where there is no network");
}

static void
open_laptop (Case *self, const char *path)
{
  g_autoptr (AttIssuer) issuer = ui_issuer_new ();
  g_autoptr (AttContext) context = att_context_new_for_visit (path, "Inspector", att_day_parse (UI_TODAY), issuer);

  self->laptop = att_app_create_window (self->ui->app, context);
  g_object_add_weak_pointer (G_OBJECT (self->laptop), (gpointer *) &self->laptop);
  att_field_mode_enter (GTK_WINDOW (self->laptop));
  att_window_open (self->laptop, path, FALSE, 0);
  gtk_window_present (GTK_WINDOW (self->laptop));
}

static gboolean
is_gone (gpointer data)
{
  return ((Case *) data)->laptop == NULL && ((Case *) data)->visit == NULL;
}

static void
close_laptop (Case *self)
{
  gtk_window_close (GTK_WINDOW (self->laptop));
  ui_wait_until (is_gone, self);
}

static const char *
get_problem (AttWindow *laptop)
{
  GtkWidget *page = GTK_WIDGET (att_window_get_page (laptop));
  GtkWidget *label = GTK_WIDGET (gtk_widget_get_template_child (page, ATT_TYPE_UNLOCK_PAGE, "problem"));

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static gboolean
says_problem (gpointer data)
{
  return get_problem (data) != NULL;
}

static gboolean
shows_visit (gpointer data)
{
  AttPage *page = att_window_get_page (data);

  return ATT_IS_LAPTOP_PAGE (page) && att_laptop_page_is_loaded (ATT_LAPTOP_PAGE (page));
}

static void
unlock (Case *self, const char *passphrase)
{
  att_unlock_page_open (ATT_UNLOCK_PAGE (att_window_get_page (self->laptop)), passphrase);
}

static AttExaminationPanel *
open_visit (Case *self)
{
  open_laptop (self, self->path);
  unlock (self, PASSPHRASE);
  ui_wait_until (shows_visit, self->laptop);
  self->visit = att_context_get_visit (att_window_get_context (self->laptop));
  g_object_add_weak_pointer (G_OBJECT (self->visit), (gpointer *) &self->visit);
  return ATT_EXAMINATION_PANEL (att_laptop_page_get_panel (ATT_LAPTOP_PAGE (att_window_get_page (self->laptop))));
}

static void
find_on_site (AttExaminationPanel *panel)
{
  examination_choose (panel, "finding/legal-entity");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 2);
  examination_type_into (panel, "reasons", found);
  examination_record (panel);
  examination_wait_until_done (panel, "finding/legal-entity");
}

static AttDossierView *
load_view (Case *self)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office = NULL;
  AttDossierView *view;

  att_clock_set_today (clock, att_day_parse (UI_TODAY));
  office = att_office_open (self->ui->location, TRUE, clock, random, NULL, NULL, &error);
  g_assert_no_error (error);
  view = att_dossier_view_new (office, 1, NULL, &error);
  g_assert_no_error (error);
  return view;
}

static AttWork *
get_last_work (Case *self)
{
  GListModel *works = G_LIST_MODEL (att_context_get_works (self->ui->context));
  g_autoptr (AttWork) work = g_list_model_get_item (works, g_list_model_get_n_items (works) - 1);

  return work;
}

static char *
take_back (Case *self)
{
  att_take_back_file (self->ui->window, self->path);
  ui_wait_until (is_finished, get_last_work (self));
  return att_work_get_report (get_last_work (self));
}

static void
test_there_and_back (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (AttDossierView) view = NULL;
  g_autofree char *report = NULL;
  g_autofree char *again = NULL;
  AttExaminationPanel *panel;
  const AttVerdict *finding;

  issue (self);
  ui_wait_until (is_out, self->ui);
  panel = open_visit (self);
  /* The order for the visit is the office's; no place but the visit can be gone to. */
  g_assert_null (att_examination_panel_find_task (panel, "visit-ordered"));
  gtk_widget_activate_action (GTK_WIDGET (self->laptop), "win.go", "s", "dossiers");
  g_assert_true (shows_visit (self->laptop));
  find_on_site (panel);
  close_laptop (self);

  report = take_back (self);
  g_assert_nonnull (strstr (report, "Everything in “visit.attfield” is in the register."));
  ui_wait_until (is_back, self->ui);
  view = load_view (self);
  finding = att_dossier_find_finding (view->dossier, "legal-entity", NULL);
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->verdict, ==, ATT_VERDICT_NOT_MET);
  g_assert_cmpstr (att_act_get (finding->act, "reasons"), ==, found);

  /* Once more it changes nothing. */
  again = take_back (self);
  g_assert_nonnull (strstr (again, "Taken in: 0. To be settled: 0. Taken in earlier: 1."));
}

static gboolean
shows_held (gpointer data)
{
  UiCase *ui = data;
  AttPage *page = att_window_get_page (ui->window);

  return ATT_IS_HELD_PAGE (page) && att_report_page_is_loaded (ATT_REPORT_PAGE (page));
}

static gboolean
shows_nothing_held (gpointer data)
{
  UiCase *ui = data;

  return shows_held (data)
         && ui_find (GTK_WIDGET (att_window_get_page (ui->window)), GTK_TYPE_LABEL, "Nothing waits to be settled") != NULL;
}

static gboolean
is_form_ready (gpointer data)
{
  return att_act_form_is_ready (att_act_page_get_form (data));
}

static void
fill (AttActPage *page, const char *field, const char *text)
{
  g_autoptr (AttRecord) fields = att_record_new ();

  att_record_add (fields, field, text);
  att_field_editor_fill (att_field_get_editor (att_fields_box_find (att_act_form_get_fields (att_act_page_get_form (page)), field)),
                         fields);
}

/* Both are there, side by side, without effect; an officer says which holds, and why. */
static void
test_contradiction (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (AttDossierView) view = NULL;
  g_autofree char *report = NULL;
  AttPage *page;

  issue_cheaply (self);
  find_on_site (open_visit (self));
  close_laptop (self);
  {
    g_autoptr (AttRecord) fields = att_record_new ();
    g_autoptr (AttClock) clock = att_clock_new ();
    g_autoptr (AttRandom) random = att_random_new ();
    g_autoptr (AttOffice) office = NULL;

    att_clock_set_today (clock, att_day_parse (UI_TODAY));
    office = att_office_open (self->ui->location, FALSE, clock, random, NULL, NULL, NULL);
    att_record_add (fields, "criterion", "legal-entity");
    att_record_add (fields, "verdict", "met");
    att_record_add (fields, "reasons", "Тізілімде бар.");
    ui_register_record (office, 1, UI_TODAY, "finding", UI_ACTOR, fields);
  }
  report = take_back (self);
  g_assert_nonnull (strstr (report, "Taken in; 1 act waits to be settled."));
  ui_wait_until (waits_to_be_settled, self->ui);

  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.settle", "x", (gint64) 1);
  ui_wait_until (shows_held, self->ui);
  page = att_window_get_page (self->ui->window);
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, found));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Тізілімде бар."));
  g_signal_emit_by_name (ui_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "_Settle…"), "clicked");
  page = ui_wait_for_page (self->ui, ATT_TYPE_ACT_PAGE);
  ui_wait_until (is_form_ready, page);
  fill (ATT_ACT_PAGE (page), "outcome", "takes-effect");
  fill (ATT_ACT_PAGE (page), "reason", "Орнында көрген дұрыс.");
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (shows_nothing_held, self->ui);
  view = load_view (self);
  g_assert_cmpint (att_dossier_find_finding (view->dossier, "legal-entity", NULL)->verdict, ==, ATT_VERDICT_NOT_MET);
}

static gboolean
shows_today (gpointer data)
{
  AttPage *page = att_window_get_page (((UiCase *) data)->window);

  return ATT_IS_TODAY_PAGE (page) && ui_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "Record a finding: 1") != NULL;
}

/* Whether the page of the day says that it is the file's return that is waited for. */
static gboolean
waits_for_return (UiCase *ui)
{
  GtkWidget *row = ui_find (GTK_WIDGET (att_window_get_page (ui->window)), ADW_TYPE_EXPANDER_ROW, "Record a finding: 1");
  GtkWidget *line;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  line = ui_find (row, ATT_TYPE_AGENDA_LINE, NULL);
  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (line)), "Return of the inspectors with the field file") != NULL;
}

/* What the bar offers besides what is on its button. */
static gboolean
offers (Case *self, const char *verb)
{
  GtkWidget *bar = ui_find (GTK_WIDGET (att_window_get_page (self->ui->window)), ATT_TYPE_OUTING_BAR, NULL);
  GtkWidget *more = GTK_WIDGET (gtk_widget_get_template_child (bar, ATT_TYPE_OUTING_BAR, "more"));
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (more));

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      if (g_strcmp0 (label, verb) == 0)
        return gtk_widget_get_visible (more);
    }
  return FALSE;
}

/* Where a dossier says that it is out, it can be said that the file will not come back; and it is taken back if it does. */
static void
test_lost (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (AttDossierView) view = NULL;
  g_autoptr (AttRecord) typed = att_record_new ();
  g_autofree char *named = NULL;
  g_autofree char *report = NULL;
  const AttOuting *outing;
  AttPage *page;

  issue (self);
  ui_wait_until (is_out, self->ui);
  find_on_site (open_visit (self));
  close_laptop (self);
  g_assert_true (offers (self, "No longer e_xpected…"));
  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.record", "(xs)", (gint64) 1, "field-lost");
  page = ui_wait_for_page (self->ui, ATT_TYPE_ACT_PAGE);
  ui_wait_until (is_form_ready, page);
  /* There is one file that can be meant. */
  att_field_editor_collect (att_field_get_editor (ui_form_find (ATT_ACT_PAGE (page), "issued")), typed);
  view = load_view (self);
  outing = att_dossier_find_open_outing (view->dossier);
  g_assert_cmpstr (att_record_get (typed, "issued"), ==, att_act_get_id (outing->issued));
  named = g_strdup_printf ("Field file issued, 20 November 2026: %s", att_act_get (outing->issued, "inspector"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, named));
  ui_form_type (ATT_ACT_PAGE (page), "reason", "Ноутбук ұрланды.");
  gtk_widget_activate_action (GTK_WIDGET (page), "act.record", NULL);
  ui_wait_until (is_back, self->ui);
  g_assert_false (offers (self, "No longer e_xpected…"));
  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.go", "s", "today");
  ui_wait_until (shows_today, self->ui);
  g_assert_false (waits_for_return (self->ui));

  report = take_back (self);
  g_assert_nonnull (strstr (report, "Everything in “visit.attfield” is in the register."));
  g_clear_pointer (&view, att_dossier_view_unref);
  view = load_view (self);
  g_assert_nonnull (att_dossier_find_finding (view->dossier, "legal-entity", NULL));
  outing = g_ptr_array_index (att_dossier_get_outings (view->dossier), 0);
  g_assert_nonnull (outing->returned);
}

/* Whether the words are in a draft; asked on the thread that the store belongs to. */
static gpointer
find_draft (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) drafts = att_store_list_drafts (att_office_get_store (office), NULL, NULL, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      gsize length;
      const void *content = g_bytes_get_data (((const AttDraft *) g_ptr_array_index (drafts, i))->content, &length);

      if (memmem (content, length, secret, strlen (secret)) != NULL)
        return data;
    }
  return NULL;
}

static gboolean
shows_list (gpointer data)
{
  AttPage *page = att_window_get_page (((UiCase *) data)->window);
  AttDossierList *list = ATT_IS_DOSSIERS_PAGE (page) ? att_dossiers_page_get_list (ATT_DOSSIERS_PAGE (page)) : NULL;
  g_autoptr (AttDossierItem) item = list != NULL ? g_list_model_get_item (G_LIST_MODEL (list), 0) : NULL;

  return item != NULL && !att_dossier_item_is_blank (item);
}

/* The list and the page of the day say that the dossier is out, and it can be asked for. */
static void
test_told (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (AttDossierItem) item = NULL;
  AttDossierFilter *filter;
  AttDossierList *list;

  issue_cheaply (self);
  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.go", "s", "dossiers");
  ui_wait_until (shows_list, self->ui);
  list = att_dossiers_page_get_list (ATT_DOSSIERS_PAGE (att_window_get_page (self->ui->window)));
  filter = att_dossiers_page_get_filter (ATT_DOSSIERS_PAGE (att_window_get_page (self->ui->window)));
  att_dossier_filter_set (filter, ATT_FILTER_OUT, ATT_FILTER_ON_VISIT);
  ui_settle (self->ui);
  ui_wait_until (shows_list, self->ui);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (att_dossier_item_get_text (item, ATT_DOSSIER_OUT), ==, "On a visit since 20 November 2026");
  att_dossier_filter_clear (filter);
  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.go", "s", "today");
  ui_wait_until (shows_today, self->ui);
  g_assert_true (waits_for_return (self->ui));

  /* A row that waits for the return leads to the dossier, where it can be taken back or given up, and to no form. */
  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.open-dossier-at", "(xs)", (gint64) 1, "field-returned");
  ui_wait_until (is_out, self->ui);
  ui_settle (self->ui);
  g_assert_true (is_out (self->ui));
  g_assert_true (offers (self, "No longer e_xpected…"));
}

typedef struct
{
  AttOffice *office;
  gboolean asked;
  gboolean found;
} Search;

static void
found_draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Search *search = data;

  search->found = att_office_run_finish (ATT_OFFICE (source), result, NULL) != NULL;
  search->asked = FALSE;
}

static gboolean
has_draft (gpointer data)
{
  Search *search = data;

  if (!search->asked && !search->found)
    {
      search->asked = TRUE;
      att_office_run_async (search->office, find_draft, search, NULL, NULL, NULL, found_draft_cb, search);
    }
  return search->found;
}

/* What is typed and not recorded is in the file as it is after kill -9: another process opens a copy of it. It is there
 * again, is recorded, and is gone; the office is told of what was never recorded. */
static void
test_typed (void)
{
  g_autoptr (Case) self = case_new ();
  g_autofree char *copy = g_build_filename (self->ui->folder, "copy.attfield", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *report = NULL;
  g_autofree char *again = NULL;
  AttExaminationPanel *panel;
  Search search = { NULL };
  gsize length;

  issue_cheaply (self);
  panel = open_visit (self);
  examination_choose (panel, "finding/legal-entity");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 2);
  examination_type_into (panel, "reasons", found);
  search.office = att_visit_get_office (self->visit);
  ui_wait_until (has_draft, &search);
  examination_wait_until_typed (panel, "finding/legal-entity", TRUE);
  g_assert_true (g_file_get_contents (self->path, &contents, &length, NULL));
  g_assert_null (memmem (contents, length, secret, strlen (secret)));
  close_laptop (self);
  g_assert_true (g_file_set_contents (copy, contents, (gssize) length, NULL));

  report = take_back (self);
  g_assert_nonnull (strstr (report, "Everything that was recorded in “visit.attfield” is in the register."));
  g_assert_nonnull (strstr (report, "Typed on the laptop and not recorded: 1."));

  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  panel = open_visit (self);
  examination_wait_until_typed (panel, "finding/legal-entity", TRUE);
  g_assert_false (examination_says_typed (panel, "finding/independence"));
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "finding/legal-entity");
  examination_choose (panel, "finding/legal-entity");
  typed = examination_dup_typed (panel, "reasons");
  g_assert_cmpstr (typed, ==, found);
  g_assert_true (att_act_form_has_draft (att_examination_panel_get_form (panel)));
  examination_record (panel);
  examination_wait_until_done (panel, "finding/legal-entity");
  examination_wait_until_typed (panel, "finding/legal-entity", FALSE);
  close_laptop (self);
  again = take_back (self);
  g_assert_null (strstr (again, "not recorded"));
}

/* What is wrong is said below the field, and it can be tried again. */
static void
test_locked (void)
{
  g_autoptr (Case) self = case_new ();
  g_autofree char *other = g_build_filename (self->ui->folder, "letter.attfield", NULL);
  g_autofree char *nothing = g_build_filename (self->ui->folder, "nothing.attfield", NULL);

  issue_cheaply (self);
  open_laptop (self, self->path);
  unlock (self, "жеті қарғаның ұясы");
  ui_wait_until (says_problem, self->laptop);
  g_assert_nonnull (strstr (get_problem (self->laptop), "The passphrase is wrong."));
  unlock (self, PASSPHRASE);
  ui_wait_until (shows_visit, self->laptop);
  close_laptop (self);

  g_assert_true (g_file_set_contents (other, "Dear Sir or Madam,\n", -1, NULL));
  open_laptop (self, other);
  unlock (self, PASSPHRASE);
  ui_wait_until (says_problem, self->laptop);
  g_assert_nonnull (strstr (get_problem (self->laptop), "This is no field file"));
  close_laptop (self);
  open_laptop (self, nothing);
  unlock (self, PASSPHRASE);
  ui_wait_until (says_problem, self->laptop);
  close_laptop (self);
}

/* Whether a file below a folder holds the text; @but: a folder that is not looked into. */
static gboolean
holds (const char *folder, const char *but, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length = 0;

      if (g_str_equal (path, but) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR) ? holds (path, but, text)
                                                : g_file_test (path, G_FILE_TEST_IS_REGULAR)
                                                      && g_file_get_contents (path, &contents, &length, NULL)
                                                      && memmem (contents, length, text, strlen (text)) != NULL)
        {
          g_test_message ("%s", path);
          return TRUE;
        }
    }
  return FALSE;
}

/* Neither the file nor any folder of the account holds a word of it, during the work or after. */
static void
test_leaves_nothing (void)
{
  g_autoptr (Case) self = case_new ();
  const char *const folders[]
      = { g_get_user_cache_dir (), g_get_user_data_dir (), g_get_user_config_dir (), g_get_tmp_dir () };
  g_autofree char *contents = NULL;
  gsize length;

  issue_cheaply (self);
  find_on_site (open_visit (self));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_assert_false (holds (folders[i], self->ui->folder, secret));
  close_laptop (self);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_assert_false (holds (folders[i], self->ui->folder, secret));
  g_assert_true (g_file_get_contents (self->path, &contents, &length, NULL));
  g_assert_null (memmem (contents, length, secret, strlen (secret)));
}

static gboolean
shows_draft (gpointer data)
{
  AttPaperView *view = att_examination_papers_get_view (att_examination_panel_get_papers (data));

  /* How many pages it has is said when it can be printed, and not before. */
  return att_paper_view_get_sha256 (view) == NULL && ui_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "of 3") != NULL;
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static gboolean
asks_for_printer (gpointer data)
{
  return find_window (GTK_TYPE_PRINT_UNIX_DIALOG) != NULL;
}

static gboolean
asks_nothing (gpointer data)
{
  return find_window (GTK_TYPE_PRINT_UNIX_DIALOG) == NULL;
}

/* law-23.3.2: on site the report can be gone through on paper before it is signed; wherever the keyboard is. */
static void
test_printed_on_site (void)
{
  g_autoptr (Case) self = case_new_after (ALL_LOOKED_AT);
  AttExaminationPanel *panel;

  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);
  issue_cheaply (self);
  panel = open_visit (self);
  examination_choose (panel, "report-signed");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.preview", NULL);
  ui_wait_until (shows_draft, panel);
  g_assert_null (find_window (GTK_TYPE_PRINT_UNIX_DIALOG));
  /* It is not put beside the field file in clear. */
  gtk_widget_activate_action (GTK_WIDGET (att_examination_papers_get_view (att_examination_panel_get_papers (panel))),
                              "paper.save", NULL);
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.print", NULL);
  ui_wait_until (asks_for_printer, NULL);
  g_assert_null (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  gtk_dialog_response (GTK_DIALOG (find_window (GTK_TYPE_PRINT_UNIX_DIALOG)), GTK_RESPONSE_CANCEL);
  ui_wait_until (asks_nothing, NULL);
  /* Once it is signed it stays in sight, though not everything was looked at: it is what is printed then. */
  examination_record (panel);
  examination_wait_until_done (panel, "report-signed");
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "report-signed");
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_BUTTON, "Show the _document"));
  close_laptop (self);
}

int
main (int argc, char **argv)
{
  g_autofree char *own = g_build_filename (g_get_user_runtime_dir (), "attestat-field-XXXXXX", NULL);
  int result;

  /* A folder for temporary files in which there is nothing of others. */
  g_assert_nonnull (g_mkdtemp (own));
  g_setenv ("TMPDIR", own, TRUE);
  if (!ui_init (&argc, &argv))
    return 77;
  secret = g_uuid_string_random ();
  found = g_strdup_printf ("Заңды тұлға екені орнында расталмады: %s.", secret);
  g_test_add_func ("/ui/field/law-23.2.3-there-and-back", test_there_and_back);
  g_test_add_func ("/ui/field/law-23.2.3-contradiction", test_contradiction);
  g_test_add_func ("/ui/field/law-23.2.3-lost", test_lost);
  g_test_add_func ("/ui/field/told", test_told);
  g_test_add_func ("/ui/field/typed", test_typed);
  g_test_add_func ("/ui/field/locked", test_locked);
  g_test_add_func ("/ui/field/leaves-nothing", test_leaves_nothing);
  g_test_add_func ("/ui/field/law-23.3.2-printed-on-site", test_printed_on_site);
  result = g_test_run ();
  g_free (secret);
  g_free (found);
  ui_remove_folder (own);
  return result;
}
