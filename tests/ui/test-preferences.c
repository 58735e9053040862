/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "att-act-form.h"
#include "att-act-page.h"
#include "att-adoption-page.h"
#include "att-calendar-page.h"
#include "att-dossier-page.h"
#include "att-today-page.h"
#include "att-language.h"
#include "att-practice.h"
#include "att-preferences-page.h"
#include "att-register-page.h"
#include "att-regulation-page.h"
#include "att-welcome-page.h"
#include "ui-step.h"

static gboolean
is_in (gpointer language)
{
  return att_language_get_current () == (AttLanguage) GPOINTER_TO_INT (language);
}

static gboolean
is_other_page (gpointer data)
{
  UiCase *ui = data;

  return att_window_get_page (ui->window) != NULL
         && (gpointer) att_window_get_page (ui->window) != g_object_get_data (G_OBJECT (ui->window), "old-page");
}

/* Switches, and waits until the window shows another page. */
static AttPage *
switch_language (UiCase *ui, const char *code)
{
  AttLanguage language = ATT_LANGUAGE_EN;

  att_language_parse (code, &language);
  g_object_set_data (G_OBJECT (ui->window), "old-page", att_window_get_page (ui->window));
  g_action_group_change_action_state (G_ACTION_GROUP (ui->app), "language", g_variant_new_string (code));
  ui_wait_until (is_in, GINT_TO_POINTER (language));
  ui_wait_until (is_other_page, ui);
  return att_window_get_page (ui->window);
}

typedef struct
{
  GHashTable *english;
  GString *found;
} Search;

static void
look_at (Search *search, const char *text, const char *type)
{
  /* The program's name is itself in every language but in the desktop's menu, and so is that of a language in itself. */
  if (text == NULL || *text == '\0' || g_str_equal (text, "Attestat") || g_str_equal (text, "English"))
    return;
  if (g_hash_table_contains (search->english, text))
    g_string_append_printf (search->found, "%s “%s”\n", type, text);
}

/* A text that is a source string of the catalogue which has a translation was not translated. */
static void
collect_untranslated (Search *search, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  look_at (search, gtk_widget_get_tooltip_text (widget), "tooltip");
  if (GTK_IS_LABEL (widget))
    look_at (search, gtk_label_get_label (GTK_LABEL (widget)), "label");
  else if (GTK_IS_BUTTON (widget))
    look_at (search, gtk_button_get_label (GTK_BUTTON (widget)), "button");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_untranslated (search, child);
}

/* The source strings of a catalogue whose translation is another text. */
static GHashTable *
read_sources (const char *code)
{
  g_autofree char *name = g_strconcat (code, ".po", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "po", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (GString) target = g_string_new (NULL);
  GHashTable *sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *current = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *quote = strchr (lines[i], '"');
      g_autofree char *part = NULL;
      g_autofree char *plain = NULL;

      if (g_str_has_prefix (lines[i], "msgid "))
        {
          if (source->len > 0 && target->len > 0 && !g_str_equal (source->str, target->str))
            g_hash_table_add (sources, g_strdup (source->str));
          g_string_truncate (source, 0);
          g_string_truncate (target, 0);
          current = source;
        }
      else if (g_str_has_prefix (lines[i], "msgstr"))
        current = target;
      else if (!g_str_has_prefix (lines[i], "\""))
        current = NULL;
      if (current == NULL || quote == NULL)
        continue;
      part = g_strndup (quote + 1, strlen (quote + 1) - 1);
      plain = g_strcompress (part);
      g_string_append (current, plain);
    }
  return sources;
}

static void
assert_translated (UiCase *ui, const char *code)
{
  g_autoptr (GHashTable) sources = read_sources (code);
  g_autoptr (GString) found = g_string_new (NULL);
  Search search = { sources, found };

  g_assert_cmpuint (g_hash_table_size (sources), >, 500);
  collect_untranslated (&search, GTK_WIDGET (ui->window));
  g_assert_cmpstr (found->str, ==, "");
}

static gboolean
is_form_ready (gpointer data)
{
  return att_act_form_is_ready (att_act_page_get_form (data));
}

static GtkWidget *
get_reasons_entry (AttPage *page)
{
  return ui_find (GTK_WIDGET (att_act_page_get_form (ATT_ACT_PAGE (page))), GTK_TYPE_TEXT_VIEW, NULL);
}

static char *
dup_typed (AttPage *page)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_reasons_entry (page)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* What was typed, where one was, and the way back survive each change of the language; nothing stays in the old one. */
static void
test_language (void)
{
  static const char typed[] = "Түпнұсқалар жоқ: «ә, ғ, қ» — подлинников нет.";
  static const char *const codes[] = { "kk", "ru", "en", "kk", "en" };
  g_autoptr (UiCase) ui = ui_case_new (2);
  AttPage *page;

  ui_case_open_window (ui, 1);
  ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.record", "(xs)", (gint64) 1, "examined");
  page = ui_wait_for_page (ui, ATT_TYPE_ACT_PAGE);
  ui_wait_until (is_form_ready, page);
  g_assert_nonnull (get_reasons_entry (page));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_reasons_entry (page))), typed, -1);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *kept = NULL;

      page = switch_language (ui, codes[i]);
      g_assert_true (ATT_IS_ACT_PAGE (page));
      ui_wait_until (is_form_ready, page);
      kept = dup_typed (page);
      g_assert_cmpstr (kept, ==, typed);
      if (!g_str_equal (codes[i], "en"))
        assert_translated (ui, codes[i]);
    }
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
  g_assert_true (ATT_IS_DOSSIER_PAGE (att_window_get_page (ui->window)));
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
  g_assert_true (ATT_IS_TODAY_PAGE (att_window_get_page (ui->window)));
}

static gboolean
is_loaded (gpointer data)
{
  return ATT_IS_PREFERENCES_PAGE (data)  ? att_preferences_page_is_loaded (data)
         : ATT_IS_REGULATION_PAGE (data) ? att_regulation_page_is_loaded (data)
                                         : att_calendar_page_is_ready (data);
}

static AttPage *
open_preferences (UiCase *ui)
{
  AttPage *page;

  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.preferences", NULL);
  page = ui_wait_for_page (ui, ATT_TYPE_PREFERENCES_PAGE);
  ui_wait_until (is_loaded, page);
  return page;
}

/* Every place of the preferences, in each language. */
static void
test_translated (void)
{
  g_autoptr (UiCase) ui = ui_case_new (2);
  AttPage *page = open_preferences (ui);

  for (guint i = 0; i < 2; i++)
    {
      const char *code = i == 0 ? "kk" : "ru";

      page = switch_language (ui, code);
      ui_wait_until (is_loaded, page);
      assert_translated (ui, code);
      att_window_push (ui->window, att_regulation_page_new (ui->context));
      ui_wait_until (is_loaded, att_window_get_page (ui->window));
      assert_translated (ui, code);
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
      att_window_push (ui->window, att_calendar_page_new (ui->context));
      ui_wait_until (is_loaded, att_window_get_page (ui->window));
      assert_translated (ui, code);
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
      att_window_push (ui->window, att_adoption_page_new (ui->context, ATT_ADOPT_PROFESSIONS, NULL));
      assert_translated (ui, code);
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
    }
  switch_language (ui, "en");
}

static gboolean
has_person (gpointer data)
{
  return ui_find (data, ADW_TYPE_ACTION_ROW, "Бекенов Ерлан") != NULL;
}

/* A person is an act of dossier 0, and stands in the list at once. */
static void
test_person (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page = open_preferences (ui);
  AttPage *form;
  g_autoptr (AttRecord) values = att_record_new ();
  g_autoptr (AttDossier) own = NULL;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.record", "(xs)", (gint64) 0, "person-registered");
  form = ui_wait_for_page (ui, ATT_TYPE_ACT_PAGE);
  ui_wait_until (is_form_ready, form);
  att_record_add (values, "on", UI_TODAY);
  att_record_add (values, "name", "Бекенов Ерлан");
  att_record_add (values, "position-ru", "Эксперт");
  att_act_form_fill (att_act_page_get_form (ATT_ACT_PAGE (form)), values);
  att_act_form_record (att_act_page_get_form (ATT_ACT_PAGE (form)));
  g_assert_true (ui_wait_for_page (ui, ATT_TYPE_PREFERENCES_PAGE) == page);
  ui_wait_until (has_person, page);
  own = att_office_load (ui_take_office (ui), 0, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  g_assert_nonnull (att_dossier_get_latest (own, "person-registered"));
}

/* Who is typed as the one who records is it at once. */
static void
test_actor (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page = open_preferences (ui);
  GtkWidget *entry = ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, "Who records");

  gtk_editable_set_text (GTK_EDITABLE (entry), "  Дана Оспанова ");
  g_assert_cmpstr (att_context_get_actor (ui->context), ==, "Дана Оспанова");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_cmpstr (att_context_get_actor (ui->context), ==, "Дана Оспанова");
}

static char *
register_person (UiCase *ui, const char *person, const char *name)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  const AttRecording recording = { ATT_OFFICE_DOSSIER, "person-registered", att_day_parse (UI_TODAY), UI_ACTOR, fields };

  if (person != NULL)
    att_record_add (fields, "person", person);
  att_record_add (fields, "name", name);
  act = att_office_record (ui_take_office (ui), &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  att_context_tell_recorded (ui->context, ATT_OFFICE_DOSSIER);
  return g_strdup (att_act_get_id (act));
}

static void
list_buttons (GtkWidget *root, GPtrArray *found)
{
  if (GTK_IS_TOGGLE_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), "This is me") == 0)
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_buttons (child, found);
}

static gboolean
has_twins (gpointer data)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  list_buttons (data, buttons);
  return buttons->len == 2;
}

typedef struct
{
  UiCase *ui;
  const char *name;
} Called;

static gboolean
is_called (gpointer data)
{
  const Called *called = data;

  return g_strcmp0 (att_context_get_actor_name (called->ui->context), called->name) == 0;
}

/* Of two of one name the one who said so records, and still does when renamed; what was typed under the name is theirs. */
static void
test_twins (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page = open_preferences (ui);
  g_autofree char *first = register_person (ui, NULL, "Серік Ахметов");
  g_autofree char *second = register_person (ui, NULL, "Серік Ахметов");
  g_autofree char *renamed = NULL;
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttAct) act = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  const AttDraft typed = { 1, (char *) "accepted", (char *) "Серік Ахметов", NULL, content, 1 };
  g_autoptr (AttDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  Called called = { ui, "Серік Жаңа" };
  AttRecording recording = { 1, "note", att_day_parse (UI_TODAY), NULL, fields };

  g_assert_true (att_office_put_draft (ui_take_office (ui), &typed, NULL, NULL));
  ui_wait_until (has_twins, page);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, "Who records")), "Серік Ахметов");
  g_assert_cmpstr (att_context_get_actor (ui->context), ==, "Серік Ахметов");
  list_buttons (GTK_WIDGET (page), buttons);
  g_signal_emit_by_name (g_ptr_array_index (buttons, 1), "clicked");
  g_assert_cmpstr (att_context_get_actor_name (ui->context), ==, "Серік Ахметов");
  g_assert_true (g_str_equal (att_context_get_actor (ui->context), first)
                 || g_str_equal (att_context_get_actor (ui->context), second));
  g_assert_false (gtk_toggle_button_get_active (g_ptr_array_index (buttons, 0)));
  g_assert_true (gtk_toggle_button_get_active (g_ptr_array_index (buttons, 1)));

  recording.actor = att_context_get_actor (ui->context);
  att_record_add (fields, "text", "Т");
  act = att_office_record (ui_take_office (ui), &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (att_act_get_actor (act), ==, "Серік Ахметов");
  g_assert_cmpstr (att_act_get_actor_person (act), ==, recording.actor);

  draft = att_office_get_draft (ui_take_office (ui), 1, "accepted", recording.actor, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (draft);
  g_assert_null (att_office_get_draft (ui_take_office (ui), 1, "accepted", "Серік Ахметов", NULL, NULL));

  renamed = register_person (ui, recording.actor, "Серік Жаңа");
  ui_wait_until (is_called, &called);
  g_assert_true (g_str_equal (att_context_get_actor (ui->context), first)
                 || g_str_equal (att_context_get_actor (ui->context), second));
}

static AttDay
get_due (UiCase *ui)
{
  const AttDueQuery query = { .today = att_context_get_today (ui->context) };
  g_autoptr (GPtrArray) rows = att_office_query_due (ui_take_office (ui), &query, NULL, NULL);

  g_assert_cmpuint (rows->len, >, 0);
  return ((AttDueRow *) g_ptr_array_index (rows, 0))->due;
}

static gboolean
is_quiet (gpointer data)
{
  return att_calendar_page_is_ready (data)
         && !gtk_widget_get_visible (GTK_WIDGET (
             gtk_widget_get_template_child (GTK_WIDGET (data), ATT_TYPE_CALENDAR_PAGE, "amendment")));
}

/* law-25.2 is counted in working days: a day made off shifts it, the page says so before, and then it is so. */
static void
test_calendar (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION + 1);
  AttPage *page;
  AttDay before, after;
  GtkWidget *list;
  GtkWidget *row;
  g_autofree char *shown = NULL;

  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  before = get_due (ui);
  att_window_push (ui->window, att_calendar_page_new (ui->context));
  page = att_window_get_page (ui->window);
  ui_wait_until (is_loaded, page);

  g_assert_false (att_calendar_page_choose (ATT_CALENDAR_PAGE (page), att_day_parse ("2026-12-16"))); /* a holiday */
  g_assert_true (att_calendar_page_choose (ATT_CALENDAR_PAGE (page), before));
  att_calendar_page_add (ATT_CALENDAR_PAGE (page));
  ui_wait_until (is_loaded, page);
  list = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_CALENDAR_PAGE, "shifts_list"));
  row = ui_find (list, ADW_TYPE_ACTION_ROW, "1. ");
  g_assert_nonnull (row);
  after = att_calendar_add_working_days (att_law_get_calendar (att_office_get_law (att_context_get_office (ui->context))),
                                         before, 1);
  shown = att_day_to_words (after, ATT_LANGUAGE_EN);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), shown));
  g_assert_cmpint (get_due (ui), ==, before);

  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.record", NULL);
  ui_wait_until (is_quiet, page);
  g_assert_cmpint (get_due (ui), ==, after);
}

/* Through an office of the test's own: the window's may be at work. */
static gboolean
is_kept (gpointer data)
{
  UiCase *ui = data;
  g_autoptr (AttOffice) office = ui_open_office (ui, UI_TODAY);
  g_autoptr (AttDraft) draft = att_office_get_draft (office, ATT_OFFICE_DOSSIER, "calendar-amended", UI_ACTOR, NULL, NULL);

  return draft != NULL && g_strstr_len (g_bytes_get_data (draft->content, NULL),
                                        (gssize) g_bytes_get_size (draft->content), "2026-12-10") != NULL;
}

static gboolean
has_amendment (gpointer data)
{
  return att_calendar_page_is_ready (data)
         && ui_find (GTK_WIDGET (gtk_widget_get_template_child (data, ATT_TYPE_CALENDAR_PAGE, "days_list")),
                     ADW_TYPE_ACTION_ROW, "Day off")
                != NULL;
}

/* What is not recorded yet is on the disk within a second, though nobody leaves the page, and is offered again. */
static void
test_calendar_draft (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page;

  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  att_window_push (ui->window, att_calendar_page_new (ui->context));
  page = att_window_get_page (ui->window);
  ui_wait_until (is_loaded, page);
  g_assert_true (att_calendar_page_choose (ATT_CALENDAR_PAGE (page), att_day_parse ("2026-12-09")));
  att_calendar_page_add (ATT_CALENDAR_PAGE (page));
  g_assert_true (att_calendar_page_choose (ATT_CALENDAR_PAGE (page), att_day_parse ("2026-12-10")));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, "Order, in Kazakh")), "Бұйрық");
  ui_wait_until (is_kept, ui);

  att_window_push (ui->window, att_calendar_page_new (ui->context));
  page = att_window_get_page (ui->window);
  ui_wait_until (has_amendment, page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, "Order, in Kazakh"))),
                   ==, "Бұйрық");
  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.record", NULL);
  ui_wait_until (is_quiet, page);
}

static gboolean
is_settled (gpointer data)
{
  return !g_str_equal (att_adoption_page_get_state (data), "choose");
}

static AttPage *
adopt (UiCase *ui, AttAdoption kind, const char *content)
{
  g_autofree char *path = g_build_filename (ui->folder, "file.xml", NULL);
  AttPage *page;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  att_window_push (ui->window, att_adoption_page_new (ui->context, kind, path));
  page = att_window_get_page (ui->window);
  ui_wait_until (is_settled, page);
  return page;
}

/* Of a wrong file the place is told, and nothing is adopted. */
static void
test_wrong_regulation (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  AttPage *page;
  GtkWidget *failed;
  const char *description;

  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  page = adopt (ui, ATT_ADOPT_REGULATION,
                "<?xml version=\"1.0\"?>\n<regulation xmlns=\"urn:kz.atameken.Attestat:regulation:1\">\n<nothing/>\n</regulation>\n");
  g_assert_cmpstr (att_adoption_page_get_state (ATT_ADOPTION_PAGE (page)), ==, "failed");
  failed = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_ADOPTION_PAGE, "failed"));
  description = adw_status_page_get_description (ADW_STATUS_PAGE (failed));
  g_assert_nonnull (strstr (description, "file.xml"));
  g_assert_nonnull (strstr (description, "Line 2:"));
}

static gboolean
is_back (gpointer data)
{
  return ATT_IS_TODAY_PAGE (att_window_get_page (data));
}

/* A regulation with another mask shows what it changes before it is adopted, and then the numbers follow it. */
static void
test_regulation (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (shipped, NULL), (gssize) g_bytes_get_size (shipped));
  g_autofree char *number = NULL;
  AttPage *page;

  g_string_replace (text, "01-{n}/{yyyy}", "A-{n:4}", 0);
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  page = adopt (ui, ATT_ADOPT_REGULATION, text->str);
  g_assert_cmpstr (att_adoption_page_get_state (ATT_ADOPTION_PAGE (page)), ==, "changes");
  g_assert_nonnull (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Application accepted"));
  g_assert_null (ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Decision taken"));
  gtk_widget_activate_action (GTK_WIDGET (page), "adoption.adopt", NULL);
  ui_wait_until (is_back, ui->window);
  number = att_office_foresee_number (ui_take_office (ui), "accepted", NULL, NULL);
  g_assert_cmpstr (number, ==, "A-0001");
}

static gboolean
has_findings (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (data), ATT_TYPE_PREFERENCES_PAGE, "findings")));
}

static void
test_verify (void)
{
  g_autoptr (UiCase) ui = ui_case_new (3);
  AttPage *page = open_preferences (ui);
  GListModel *works = G_LIST_MODEL (att_context_get_works (ui->context));
  g_autoptr (AttWork) work = NULL;
  GtkLabel *findings;

  gtk_widget_activate_action (GTK_WIDGET (page), "preferences.verify", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (works), ==, 1);
  ui_wait_until (has_findings, page);
  work = g_list_model_get_item (works, 0);
  g_assert_true (att_work_is_finished (work));
  g_assert_cmpstr (att_work_get_text (work), ==, "Everything in the register fits together.");
  findings = GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_PREFERENCES_PAGE, "findings"));
  g_assert_cmpstr (gtk_label_get_label (findings), ==, "Everything in the register fits together.");
}

static gboolean
is_finished (gpointer data)
{
  return att_work_is_finished (data);
}

static void
move_files (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_mkdir (to, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old = g_build_filename (from, name, NULL);
      g_autofree char *new = g_build_filename (to, name, NULL);

      g_assert_cmpint (g_rename (old, new), ==, 0);
    }
}

static gboolean
offers_key (gpointer data)
{
  return gtk_widget_get_visible (
      GTK_WIDGET (gtk_widget_get_template_child (data, ATT_TYPE_PREFERENCES_PAGE, "key_button")));
}

static gboolean
has_key (gpointer data)
{
  return !offers_key (data);
}

/* Whether certificates can be signed on this computer: the key is on another one, and then it is brought. */
static void
test_key (void)
{
  g_autofree char *old = g_strdup (g_getenv ("ATTESTAT_KEYS"));
  g_autofree char *keys = g_dir_make_tmp ("attestat-keys-XXXXXX", NULL);
  g_autofree char *elsewhere = g_dir_make_tmp ("attestat-keys-XXXXXX", NULL);

  g_setenv ("ATTESTAT_KEYS", keys, TRUE);
  {
    g_autoptr (UiCase) ui = ui_case_new (0);
    AttPage *page;
    GtkButton *button;
    AdwActionRow *row;

    move_files (keys, elsewhere);
    page = open_preferences (ui);
    row = ADW_ACTION_ROW (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_PREFERENCES_PAGE, "key"));
    button = GTK_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_PREFERENCES_PAGE, "key_button"));
    g_assert_true (offers_key (page));
    g_assert_cmpstr (gtk_button_get_label (button), ==, "_Bring the key here…");
    g_assert_null (strstr (adw_action_row_get_subtitle (row), "{"));
    move_files (elsewhere, keys);
    att_page_refresh (page);
    ui_wait_until (has_key, page);
    g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "its secret part is on this computer"));
  }
  ui_remove_folder (keys);
  ui_remove_folder (elsewhere);
  g_setenv ("ATTESTAT_KEYS", old != NULL ? old : "", TRUE);
}

/* A long work goes on when its page is left, is found again there, and can be stopped. */
static void
test_work_goes_on (void)
{
  g_autoptr (UiCase) ui = ui_case_new (3);
  AttPage *page = open_preferences (ui);
  GListModel *works = G_LIST_MODEL (att_context_get_works (ui->context));
  g_autoptr (AttWork) work = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "preferences.reindex", NULL);
  work = g_list_model_get_item (works, 0);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", "today");
  g_assert_false (g_cancellable_is_cancelled (att_work_get_cancellable (work)));
  ui_wait_until (is_finished, work);
  g_assert_cmpstr (att_work_get_text (work), ==, "Lists and search were rebuilt from the acts.");
  g_clear_object (&work);

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", "preferences");
  page = att_window_get_page (ui->window);
  gtk_widget_activate_action (GTK_WIDGET (page), "preferences.verify", NULL);
  work = g_list_model_get_item (works, 1);
  att_work_cancel (work);
  ui_wait_until (is_finished, work);
  g_assert_cmpstr (att_work_get_text (work), ==, "Stopped.");
}

/* A first start asks, and makes the register where it proposed to. */
static void
test_first_start (void)
{
  g_autoptr (UiCase) ui = ui_case_new_empty ();
  AttPage *page;
  GtkWidget *row;

  ui_case_open_window (ui, 0);
  page = ui_wait_for_page (ui, ATT_TYPE_WELCOME_PAGE);
  page = switch_language (ui, "kk");
  g_assert_true (ATT_IS_WELCOME_PAGE (page));
  assert_translated (ui, "kk");
  page = switch_language (ui, "en");
  row = ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Make a new register");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ui->location));
  gtk_widget_activate (row);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  g_assert_false (att_context_is_practice (ui->context));
}

static gboolean
is_practice (gpointer data)
{
  return att_context_is_practice (data);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (att_context_open_finish (ATT_CONTEXT (source), result, NULL));
}

static void
test_practice (void)
{
  g_autoptr (UiCase) ui = ui_case_new_empty ();

  att_context_make_practice_async (ui->context, ui->location, NULL, opened_cb, NULL);
  ui_wait_until (is_practice, ui->context);
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  g_assert_true (gtk_widget_get_visible (
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (ui->window), ATT_TYPE_WINDOW, "practice"))));
}

/* A register that can't be opened is a page with words and what to do. */
static void
test_damaged (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *database = g_build_filename (ui->location, "register.db", NULL);
  g_autofree char *wal = g_strconcat (database, "-wal", NULL);
  AttPage *page;
  GtkWidget *status;

  g_remove (wal);
  g_assert_true (g_file_set_contents (database, "This was a database once.", -1, NULL));
  ui_case_open_window (ui, 0);
  page = att_window_get_page (ui->window);
  g_assert_true (ATT_IS_REGISTER_PAGE (page));
  status = ui_find (GTK_WIDGET (page), ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), !=, "The register can't be opened");
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), ui->location));
  page = switch_language (ui, "kk");
  g_assert_true (ATT_IS_REGISTER_PAGE (page));
  assert_translated (ui, "kk");
  switch_language (ui, "en");
}

static const char *
get_title (UiCase *ui)
{
  AttPage *page = att_window_get_page (ui->window);

  g_assert_true (ATT_IS_REGISTER_PAGE (page));
  return adw_status_page_get_title (ADW_STATUS_PAGE (ui_find (GTK_WIDGET (page), ADW_TYPE_STATUS_PAGE, NULL)));
}

/* The head of an SQLite file holds its user_version at byte 60: one that this program does not know. */
static void
test_newer (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *database = g_build_filename (ui->location, "register.db", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (database, &content, &length, NULL));
  content[62] = 0x7f;
  g_assert_true (g_file_set_contents (database, content, (gssize) length, NULL));
  ui_case_open_window (ui, 0);
  g_assert_cmpstr (get_title (ui), ==, "The register is from a newer version");
}

/* A register that was open here once and is not there now is no first start. */
static void
test_gone (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *elsewhere = g_strconcat (ui->location, "-moved", NULL);
  GSettings *settings = att_context_get_settings (ui->context);

  g_assert_nonnull (settings);
  g_settings_set_string (settings, "register", ui->location);
  g_assert_cmpint (g_rename (ui->location, elsewhere), ==, 0);
  ui_case_open_window (ui, 0);
  g_assert_cmpstr (get_title (ui), ==, "The register is not where it was");
  /* Once its disk is connected again, trying again is enough. */
  g_assert_cmpint (g_rename (elsewhere, ui->location), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.retry", NULL);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/language/keeps", test_language);
  g_test_add_func ("/ui/preferences/translated", test_translated);
  g_test_add_func ("/ui/preferences/person", test_person);
  g_test_add_func ("/ui/preferences/actor", test_actor);
  g_test_add_func ("/ui/preferences/twins", test_twins);
  g_test_add_func ("/ui/preferences/calendar-draft", test_calendar_draft);
  g_test_add_func ("/ui/preferences/calendar", test_calendar);
  g_test_add_func ("/ui/preferences/wrong-regulation", test_wrong_regulation);
  g_test_add_func ("/ui/preferences/regulation", test_regulation);
  g_test_add_func ("/ui/preferences/verify", test_verify);
  g_test_add_func ("/ui/preferences/key", test_key);
  g_test_add_func ("/ui/preferences/work-goes-on", test_work_goes_on);
  g_test_add_func ("/ui/start/first", test_first_start);
  g_test_add_func ("/ui/start/practice", test_practice);
  g_test_add_func ("/ui/start/damaged", test_damaged);
  g_test_add_func ("/ui/start/newer", test_newer);
  g_test_add_func ("/ui/start/gone", test_gone);
  return g_test_run ();
}
