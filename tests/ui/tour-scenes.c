/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-act-page.h"
#include "att-adoption-page.h"
#include "att-calendar-page.h"
#include "att-document-page.h"
#include "att-dossier-page.h"
#include "att-dossiers-page.h"
#include "att-look-back.h"
#include "att-message.h"
#include "att-paper-page.h"
#include "att-preferences-page.h"
#include "att-print.h"
#include "att-regulation-page.h"
#include "att-report-page.h"
#include "att-template-page.h"
#include "att-templates-page.h"
#include "att-request-page.h"
#include "att-stage-path.h"
#include "att-take-in.h"
#include "att-today-page.h"
#include "att-work-page.h"
#include "tour.h"

/* --- What is waited for --- */

static gboolean
is_loaded (gpointer data)
{
  AttPage *page = att_window_get_page (((Tour *) data)->window);

  if (ATT_IS_DOSSIER_PAGE (page))
    return att_dossier_page_is_loaded (ATT_DOSSIER_PAGE (page));
  if (ATT_IS_TODAY_PAGE (page))
    return att_today_page_is_loaded (ATT_TODAY_PAGE (page));
  if (ATT_IS_PREFERENCES_PAGE (page))
    return att_preferences_page_is_loaded (ATT_PREFERENCES_PAGE (page));
  if (ATT_IS_REGULATION_PAGE (page))
    return att_regulation_page_is_loaded (ATT_REGULATION_PAGE (page));
  if (ATT_IS_TEMPLATES_PAGE (page))
    return att_templates_page_is_loaded (ATT_TEMPLATES_PAGE (page));
  if (ATT_IS_REQUEST_PAGE (page))
    return att_request_page_is_ready (ATT_REQUEST_PAGE (page));
  if (ATT_IS_CALENDAR_PAGE (page))
    return att_calendar_page_is_ready (ATT_CALENDAR_PAGE (page));
  if (ATT_IS_REPORT_PAGE (page))
    return att_report_page_is_loaded (ATT_REPORT_PAGE (page));
  if (ATT_IS_ACT_PAGE (page))
    return att_act_page_get_form (ATT_ACT_PAGE (page)) != NULL;
  return page != NULL;
}

static gboolean
arrive (Tour *self, GType type)
{
  return tour_wait_for_page (self, type) && tour_wait (is_loaded, self) && tour_settle (self);
}

static AttDossierPage *
get_dossier_page (Tour *self)
{
  return arrive (self, ATT_TYPE_DOSSIER_PAGE) ? ATT_DOSSIER_PAGE (att_window_get_page (self->window)) : NULL;
}

static gboolean
activate (Tour *self, const char *action, GVariant *parameter)
{
  return gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, parameter);
}

static gboolean
is_another_window_shown (gpointer data)
{
  return tour_get_shown (data) != GTK_WINDOW (((Tour *) data)->window);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* The first one of that type. */
static gboolean
open_popover (GtkWidget *root, GType type)
{
  GtkWidget *popover = tour_find (root, type, NULL);

  if (popover == NULL)
    return FALSE;
  gtk_popover_popup (GTK_POPOVER (popover));
  return tour_wait (is_mapped, popover);
}

/* --- The ways --- */

static gboolean
go_to_place (Tour *self, const char *place)
{
  return activate (self, "win.go", g_variant_new_string (place));
}

static gboolean
go_to_report (Tour *self, const char *place)
{
  return go_to_place (self, place) && arrive (self, ATT_TYPE_REPORT_PAGE);
}

static gboolean
open_menu (Tour *self, const char *argument)
{
  return activate (self, "win.menu", NULL) && open_popover (GTK_WIDGET (self->window), GTK_TYPE_POPOVER_MENU);
}

/* Once it is known what there is to choose from. */
static gboolean
open_filters (Tour *self, const char *argument)
{
  GtkMenuButton *button;

  if (!go_to_place (self, "dossiers") || !tour_settle (self))
    return FALSE;
  button = GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (att_window_get_page (self->window)),
                                                           ATT_TYPE_DOSSIERS_PAGE, "filter_button"));
  gtk_menu_button_popup (button);
  return tour_wait (is_mapped, gtk_menu_button_get_popover (button));
}

static gboolean
type_in (Tour *self, const char *argument)
{
  return activate (self, "win.type-in", NULL) && arrive (self, ATT_TYPE_REQUEST_PAGE);
}

/* Pressed before anything was typed: each field says what it lacks. */
static gboolean
type_in_nothing (Tour *self, const char *argument)
{
  return type_in (self, NULL)
         && gtk_widget_activate_action (GTK_WIDGET (att_window_get_page (self->window)), "request.record", NULL);
}

static gboolean
show_part (Tour *self, const char *part)
{
  AttDossierPage *page = get_dossier_page (self);

  if (page == NULL)
    return FALSE;
  g_object_set (page, "show-side", TRUE, NULL);
  att_side_pane_show_part (att_dossier_page_get_side_pane (page), part);
  return TRUE;
}

static gboolean
expand_deadlines (Tour *self, const char *argument)
{
  GtkWidget *row;

  if (!show_part (self, "deadlines"))
    return FALSE;
  row = tour_find (GTK_WIDGET (att_dossier_page_get_side_pane (get_dossier_page (self))), ADW_TYPE_EXPANDER_ROW, NULL);
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row != NULL;
}

static gboolean
go_to_stage (Tour *self, const char *stage)
{
  AttDossierPage *page = get_dossier_page (self);

  if (page != NULL)
    att_dossier_page_go_to (page, stage);
  return page != NULL;
}

static gboolean
open_look_back (Tour *self, const char *argument)
{
  AttDossierPage *page = get_dossier_page (self);

  return page != NULL && open_popover (GTK_WIDGET (page), ATT_TYPE_LOOK_BACK);
}

static gboolean
look_back (Tour *self, const char *day)
{
  AttDossierPage *page = get_dossier_page (self);

  if (page == NULL)
    return FALSE;
  att_dossier_page_look_back (page, att_day_parse (day), ATT_DAY_NONE);
  return get_dossier_page (self) != NULL;
}

static gboolean
record (Tour *self, gint64 dossier, const char *kind)
{
  return activate (self, "win.record", g_variant_new ("(xs)", dossier, kind)) && arrive (self, ATT_TYPE_ACT_PAGE);
}

/* Each kind of act in a dossier of its stage. */
static gboolean
go_to_act (Tour *self, const char *kind)
{
  static const gint64 dossiers[] = {
    [ATT_STAGE_INTAKE] = 1, [ATT_STAGE_DOCUMENTS] = 2, [ATT_STAGE_ON_SITE] = 3, [ATT_STAGE_DECISION] = 4,
    [ATT_STAGE_CERTIFICATE] = 5, [ATT_STAGE_AGREEMENT] = 6, [ATT_STAGE_IN_FORCE] = 7, [ATT_STAGE_ANY] = 7,
    [ATT_STAGE_OFFICE] = 0,
  };

  return record (self, dossiers[att_kind_find (kind)->stage], kind);
}

static AttDossierView *
get_view (Tour *self)
{
  AttDossierPage *page = get_dossier_page (self);

  return page != NULL ? att_dossier_page_get_view (page) : NULL;
}

/* The annulment of an early act: what would follow, and why it is refused. */
static gboolean
correct_life (Tour *self, const char *argument)
{
  AttDossierView *view;
  const char *act;
  GVariantBuilder suggested;

  activate (self, "win.open-dossier", g_variant_new_int64 (10));
  view = get_view (self);
  if (view == NULL)
    return FALSE;
  g_variant_builder_init (&suggested, G_VARIANT_TYPE ("a{ss}"));
  act = att_act_get_id (att_dossier_get_latest (view->dossier, "resumption-decided"));
  g_variant_builder_add (&suggested, "{ss}", "act", act);
  return activate (self, "win.record-part", g_variant_new ("(xssa{ss})", (gint64) 10, "annulled", act, &suggested))
         && arrive (self, ATT_TYPE_ACT_PAGE);
}

static gboolean
go_to_empty_act (Tour *self, const char *kind)
{
  return go_to_act (self, kind)
         && gtk_widget_activate_action (GTK_WIDGET (att_window_get_page (self->window)), "act.record", NULL);
}

static const AttDocument *
find_document (Tour *self, const char *form)
{
  AttDossierView *view = get_view (self);

  return view != NULL ? att_dossier_find_document (view->dossier, form) : NULL;
}

static gboolean
show_document (Tour *self, const char *form)
{
  const AttDocument *document = find_document (self, form);

  if (document == NULL)
    return FALSE;
  activate (self, "win.show-document", g_variant_new ("(sss)", document->file->sha256, "Аттестат", "attestat.pdf"));
  return arrive (self, ATT_TYPE_PAPER_PAGE);
}

static gboolean
show_signed_copy (Tour *self, const char *argument)
{
  AttDossierView *view = get_view (self);
  AttAct *copy = view != NULL ? att_dossier_get_latest (view->dossier, "signed-copy-added") : NULL;
  AttRecord *file = copy != NULL ? att_record_get_record (att_act_get_fields (copy), "file") : NULL;

  if (file == NULL)
    return FALSE;
  activate (self, "win.show-document", g_variant_new ("(sss)", att_record_get (file, "sha256"), "Аттестат", "signed.pdf"));
  return arrive (self, ATT_TYPE_PAPER_PAGE);
}

static gboolean
act_on_document (Tour *self, const char *action)
{
  GtkWidget *focus;

  if (!show_document (self, "certificate"))
    return FALSE;
  focus = tour_find (GTK_WIDGET (att_window_get_page (self->window)), GTK_TYPE_TOGGLE_BUTTON, NULL);
  return focus != NULL && gtk_widget_activate_action (focus, action, NULL);
}

static gboolean
show_lost_document (Tour *self, const char *argument)
{
  static const char sha256[] = "0000000000000000000000000000000000000000000000000000000000000000";

  activate (self, "win.show-document", g_variant_new ("(sss)", sha256, "Диплом", "diploma.pdf"));
  return arrive (self, ATT_TYPE_PAPER_PAGE);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  att_print_finish (result, NULL);
}

static gboolean
print (Tour *self, const char *form)
{
  const AttDocument *document = find_document (self, form);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) att_print_item_free);

  if (document == NULL)
    return FALSE;
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);
  g_ptr_array_add (items, att_print_item_new (document->file->sha256, "Аттестат", "attestat.pdf", form));
  att_print_async (GTK_WINDOW (self->window), self->context, items, NULL, printed_cb, NULL);
  return tour_wait (is_another_window_shown, self);
}

static gboolean
prefer (Tour *self, const char *action)
{
  return go_to_place (self, "preferences") && arrive (self, ATT_TYPE_PREFERENCES_PAGE)
         && (action == NULL
             || gtk_widget_activate_action (GTK_WIDGET (att_window_get_page (self->window)), action, NULL));
}

static gboolean
show_calendar (Tour *self, const char *argument)
{
  att_window_push (self->window, att_calendar_page_new (self->context));
  return arrive (self, ATT_TYPE_CALENDAR_PAGE);
}

/* A day is moved: what that does to the deadlines that run is shown before it is recorded. */
static gboolean
move_day (Tour *self, const char *day)
{
  AttCalendarPage *page;

  if (!show_calendar (self, NULL))
    return FALSE;
  page = ATT_CALENDAR_PAGE (att_window_get_page (self->window));
  if (!att_calendar_page_choose (page, att_day_parse (day)))
    return FALSE;
  att_calendar_page_add (page);
  return arrive (self, ATT_TYPE_CALENDAR_PAGE);
}

static gboolean
show_regulation (Tour *self, const char *argument)
{
  att_window_push (self->window, att_regulation_page_new (self->context));
  return arrive (self, ATT_TYPE_REGULATION_PAGE);
}

static gboolean
has_looked (gpointer data)
{
  return !g_str_equal (att_adoption_page_get_state (data), "choose");
}

static gboolean
adopt (Tour *self, const char *file)
{
  g_autofree char *path = file != NULL ? g_build_filename (g_getenv ("G_TEST_SRCDIR"), file, NULL) : NULL;
  AttAdoption kind = file != NULL && g_str_has_suffix (file, ".tsv") ? ATT_ADOPT_PROFESSIONS : ATT_ADOPT_REGULATION;
  GtkWidget *page = att_adoption_page_new (self->context, kind, path);

  att_window_push (self->window, page);
  return arrive (self, ATT_TYPE_ADOPTION_PAGE) && (path == NULL || tour_wait (has_looked, page));
}

static gboolean
show_templates (Tour *self, const char *argument)
{
  att_window_push (self->window, att_templates_page_new (self->context));
  return arrive (self, ATT_TYPE_TEMPLATES_PAGE);
}

static gboolean
is_tried (gpointer data)
{
  return !g_str_equal (att_template_page_get_state (data), "choose");
}

static gboolean
try_template (Tour *self, const char *file)
{
  g_autofree char *path = file != NULL ? g_build_filename (g_getenv ("G_TEST_SRCDIR"), file, NULL) : NULL;
  GtkWidget *page = att_template_page_new (self->context, NULL);

  att_window_push (self->window, page);
  if (path != NULL)
    att_template_page_look_at (ATT_TEMPLATE_PAGE (page), path);
  return arrive (self, ATT_TYPE_TEMPLATE_PAGE) && (path == NULL || (tour_wait (is_tried, page) && tour_settle (self)));
}

static gboolean
is_made (gpointer data)
{
  return !g_str_equal (att_document_page_get_state (data), "making");
}

static gboolean
make_document (Tour *self, const char *form)
{
  AttDossierView *view = get_view (self);

  if (view == NULL)
    return FALSE;
  activate (self, "win.make-document", g_variant_new ("(xs)", att_dossier_get_number (view->dossier), form));
  return arrive (self, ATT_TYPE_DOCUMENT_PAGE) && tour_wait (is_made, att_window_get_page (self->window)) && tour_settle (self);
}

static gboolean
select_dossiers (Tour *self, const char *action)
{
  AttPage *page;

  /* All can be selected as soon as they are listed. */
  if (!go_to_place (self, "dossiers") || !tour_settle (self))
    return FALSE;
  page = att_window_get_page (self->window);
  if (!gtk_widget_activate_action (GTK_WIDGET (page), "dossiers.select-all", NULL) || !tour_settle (self))
    return FALSE;
  return action == NULL
         || (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL) && tour_wait (is_another_window_shown, self));
}

static gboolean
show_shortcuts (Tour *self, const char *argument)
{
  return activate (self, "win.show-help-overlay", NULL) && tour_wait (is_another_window_shown, self);
}

static gboolean
show_about (Tour *self, const char *argument)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->app), "about", NULL);
  return tour_wait (is_another_window_shown, self);
}

static gboolean
is_work_finished (gpointer data)
{
  g_autoptr (AttWork) work = g_list_model_get_item (data, 0);

  return work != NULL && att_work_is_finished (work);
}

/* Several applications in one go, of which one can't be taken in; the report of it. */
static gboolean
take_in (Tour *self, const char *argument)
{
  g_autofree char *data = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "exchange", "data", NULL);
  const char *const paths[] = { data, NULL };

  att_take_in_paths (self->window, paths);
  return tour_wait (is_work_finished, att_context_get_works (self->context));
}

static gboolean
show_report (Tour *self, const char *argument)
{
  g_autoptr (AttWork) work = NULL;

  if (!take_in (self, NULL))
    return FALSE;
  work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (self->context)), 0);
  att_window_push (self->window, att_work_page_new (self->context, work));
  return arrive (self, ATT_TYPE_WORK_PAGE);
}

static const TourScene scenes[] = {
  { "welcome", "nowhere" },
  { "register-none", "other" },
  { "today", "practice" },
  { "today-empty", "empty" },
  { "menu", "practice", .go = open_menu },
  { "dossiers", "practice", .go = go_to_place, .argument = "dossiers" },
  { "dossiers-filters", "practice", .go = open_filters },
  { "dossiers-selected", "practice", .go = select_dossiers },
  { "dossiers-documents", "practice", .go = select_dossiers, .argument = "dossiers.documents" },
  { "dossiers-empty", "empty", .go = go_to_place, .argument = "dossiers" },
  { "monitoring", "practice", .go = go_to_report, .argument = "monitoring", .height = 1200 },
  { "monitoring-empty", "empty", .go = go_to_report, .argument = "monitoring" },
  { "complaints", "practice", .go = go_to_report, .argument = "complaints" },
  { "centres", "practice", .go = go_to_report, .argument = "centres", .height = 1200 },
  { "centres-empty", "empty", .go = go_to_report, .argument = "centres" },
  { "figures", "practice", .go = go_to_report, .argument = "figures", .height = 3600 },
  { "figures-empty", "empty", .go = go_to_report, .argument = "figures" },
  { "complaints-empty", "empty", .go = go_to_report, .argument = "complaints" },
  { "request", "practice", .go = type_in, .height = 2200 },
  { "request-wrong", "practice", .go = type_in_nothing, .height = 2200 },
  { "dossier-intake", "practice", 1, .height = 1400 },
  { "dossier-defects", "practice", 8, .height = 1400 },
  { "dossier-documents", "practice", 2 },
  { "dossier-on-site", "practice", 3 },
  { "visit-take-along", "practice", .go = tour_choose_passphrase },
  { "visit-lost", "practice", .go = tour_give_up_visit },
  { "visit-lost-form", "practice", .go = tour_give_up_visit, .argument = "form" },
  { "visit-locked", "practice", .go = tour_go_to_laptop },
  { "visit-wrong", "practice", .go = tour_go_to_laptop, .argument = "wrong" },
  { "visit-laptop", "practice", .go = tour_go_to_laptop, .argument = "open" },
  { "visit-typed", "practice", .go = tour_go_to_laptop, .argument = "typed" },
  { "visit-held", "practice", .go = tour_settle_visit },
  { "visit-back", "practice", .go = tour_settle_visit, .argument = "dossier" },
  { "dossier-decision", "practice", 4, .height = 1400 },
  { "dossier-certificate", "practice", 5, .height = 1400 },
  { "dossier-agreement", "practice", 6, .height = 1400 },
  { "dossier-in-force", "practice", 7, .height = 1400 },
  { "dossier-refused", "practice", 9, .height = 1400 },
  { "dossier-life", "practice", 10, .height = 3600 },
  { "life-monitored", "practice", 10, go_to_stage, "monitored", 2400 },
  { "life-revoked", "practice", 10, go_to_stage, "revoked", 1600 },
  { "life-correction", "practice", .go = correct_life, .height = 1400 },
  { "stage-intake", "practice", 7, go_to_stage, "intake", 1400 },
  { "stage-documents", "practice", 7, go_to_stage, "documents" },
  { "stage-on-site", "practice", 7, go_to_stage, "on-site" },
  { "stage-decision", "practice", 7, go_to_stage, "decision", 1400 },
  { "stage-certificate", "practice", 7, go_to_stage, "certificate", 1400 },
  { "stage-agreement", "practice", 7, go_to_stage, "agreement", 1400 },
  { "stage-later", "practice", 1, go_to_stage, "decision", 1400 },
  { "side-deadlines", "practice", 5, expand_deadlines },
  { "side-papers", "practice", 8, show_part, "papers", 1400 },
  { "side-documents", "practice", 7, show_part, "papers" },
  { "side-history", "practice", 7, show_part, "history", 2400 },
  { "side-others", "practice", 7, show_part, "others", 1400 },
  { "side-impossible", "practice", 5, show_part, "impossible", 2400 },
  { "look-back", "practice", 7, open_look_back },
  { "as-of", "practice", 7, look_back, "2026-10-01", 1400 },
  { "as-of-nothing", "practice", 7, look_back, "2020-01-01" },
  { "form-wrong", "practice", .go = go_to_empty_act, .argument = "visit-ordered", .height = 1200 },
  { "paper", "practice", 7, show_document, "certificate" },
  { "paper-signed", "practice", 10, show_signed_copy },
  { "paper-find", "practice", 7, act_on_document, "paper.find" },
  { "paper-text", "practice", 7, act_on_document, "paper.text-mode" },
  { "paper-lost", "practice", 7, show_lost_document },
  { "print", "practice", 7, print, "certificate" },
  { "preferences", "practice", .go = prefer, .height = 2200 },
  { "preferences-verified", "practice", .go = prefer, .argument = "preferences.verify", .height = 2200 },
  { "calendar", "practice", .go = show_calendar, .height = 1600 },
  { "calendar-moved", "practice", .go = move_day, .argument = "2026-11-26", .height = 1600 },
  { "regulation", "practice", .go = show_regulation, .height = 1800 },
  { "adoption", "practice", .go = adopt },
  { "adoption-changes", "practice", .go = adopt, .argument = "../data/regulation/kz-2023.xml", .height = 1400 },
  { "adoption-wrong", "practice", .go = adopt, .argument = "exchange/data/complete/application.xml" },
  { "adoption-professions", "practice", .go = adopt, .argument = "law/data/professions.tsv" },
  { "templates", "practice", .go = show_templates, .height = 1600 },
  { "template", "practice", .go = try_template },
  { "template-tried", "practice", .go = try_template, .argument = "../data/templates/report.xml" },
  { "template-wrong", "practice", .go = try_template, .argument = "exchange/data/complete/application.xml" },
  { "document-inventory", "practice", 7, make_document, "inventory" },
  { "document-extract", "practice", 7, make_document, "extract" },
  { "document-none", "practice", 2, make_document, "extract" },
  { "work", "practice", .go = take_in },
  { "work-report", "practice", .go = show_report },
  { "shortcuts", "practice", .go = show_shortcuts },
  { "about", "practice", .go = show_about },
};

/* Those above, and one for each kind of act that somebody can record. */
GArray *
tour_scenes_new (void)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (TourScene));
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  g_array_append_vals (all, scenes, G_N_ELEMENTS (scenes));
  for (guint i = 0; i < n_kinds; i++)
    if (!kinds[i]->by_program)
      {
        g_autofree char *name = g_strconcat ("act-", kinds[i]->id, NULL);
        const TourScene scene = { g_intern_string (name), "practice", 0, go_to_act, kinds[i]->id, 1200 };

        g_array_append_val (all, scene);
      }
  return all;
}
