/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of dossiers as an officer works with it. */
#include "config.h"

#include <string.h>

#include "att-bulk-assign.h"
#include "att-bulk-documents.h"
#include "att-bulk-export.h"
#include "att-dossier-item.h"
#include "att-dossiers-page.h"
#include "att-filter-chips.h"
#include "att-words.h"
#include "ui-fixture.h"

#define N_DOSSIERS 130
#define N_VERY_MANY 240
#define WIDE 1200

/* A window on the list: one dossier in force, the others just received. */
typedef struct
{
  UiCase *ui;
  AttDossiersPage *page;
  AttDossierList *list;
} Case;

static gboolean
is_loaded (gpointer data)
{
  return !att_dossier_list_is_loading (data) && att_dossier_list_get_total (data) >= 0;
}

static void
wait_for_list (Case *self)
{
  ui_wait_until (is_loaded, self->list);
}

static void
show_list (Case *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.go", "s", "dossiers");
  self->page = ATT_DOSSIERS_PAGE (ui_wait_for_page (self->ui, ATT_TYPE_DOSSIERS_PAGE));
  self->list = att_dossiers_page_get_list (self->page);
  wait_for_list (self);
}

static void
reset_settings (Case *self)
{
  GSettings *settings = att_context_get_settings (self->ui->context);

  g_settings_reset (settings, "dossiers-columns");
  g_settings_reset (settings, "dossiers-sort");
  g_settings_reset (settings, "dossiers-filters");
  g_settings_reset (settings, "window-size");
}

static Case *
case_new (guint n, int width)
{
  Case *self = g_new0 (Case, 1);
  g_autofree char *sample = ui_dup_sample ();

  self->ui = ui_case_new (UI_ALL_STEPS);
  reset_settings (self);
  g_settings_set (att_context_get_settings (self->ui->context), "window-size", "(ii)", width, 700);
  {
    g_autoptr (AttClock) clock = att_clock_new ();
    g_autoptr (AttRandom) random = att_random_new ();
    g_autoptr (AttOffice) office = att_office_open (self->ui->location, FALSE, clock, random, NULL, NULL, NULL);

    for (guint i = 1; i < n; i++)
      ui_register_receive (office, sample, "2026-09-10");
  }
  ui_case_open_window (self->ui, 0);
  show_list (self);
  return self;
}

static void
case_free (Case *self)
{
  reset_settings (self);
  ui_case_free (self->ui);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static guint
count (Case *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static GtkWidget *
find (Case *self, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->page), ATT_TYPE_DOSSIERS_PAGE, id));
}

static gboolean
has_one (gpointer data)
{
  Case *self = data;

  return count (self) == 1 && is_loaded (self->list);
}

static gboolean
has_all (gpointer data)
{
  Case *self = data;

  return count (self) > 1 && is_loaded (self->list);
}

/* By serial number, and typed without Kazakh letters; and taken back. */
static void
test_search (void)
{
  g_autoptr (Case) self = case_new (3, WIDE);
  GtkEditable *entry = GTK_EDITABLE (find (self, "search_entry"));
  g_autoptr (AttDossierItem) item = NULL;

  g_assert_cmpuint (count (self), ==, 3);
  item = g_list_model_get_item (G_LIST_MODEL (self->list), 2);
  g_assert_cmpstr (att_dossier_item_get_text (item, ATT_DOSSIER_SERIAL), !=, "");
  gtk_editable_set_text (entry, att_dossier_item_get_text (item, ATT_DOSSIER_SERIAL));
  ui_wait_until (has_one, self);
  g_clear_object (&item);
  item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  g_assert_cmpint (att_dossier_item_get_number (item), ==, 1);
  g_assert_nonnull (strstr (att_dossier_item_get_text (item, ATT_DOSSIER_NAME), "Шеберлік"));
  gtk_editable_set_text (entry, "шеберлик");
  ui_wait_until (has_all, self);
  g_assert_cmpuint (count (self), ==, 3);
}

static const char *
get_state (Case *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (self, "stack")));
}

/* Filters narrow, are shown as what takes them away, and an empty list offers the way back. */
static void
test_filters (void)
{
  g_autoptr (Case) self = case_new (3, WIDE);
  AttDossierFilter *filter = att_dossiers_page_get_filter (self->page);
  GtkWidget *chips = ui_find (GTK_WIDGET (self->page), ATT_TYPE_FILTER_CHIPS, NULL);
  GtkWidget *chip;

  g_assert_false (gtk_widget_get_visible (chips));
  att_dossier_filter_set (filter, ATT_FILTER_STAGE, "intake");
  wait_for_list (self);
  g_assert_cmpuint (count (self), ==, 2);
  g_assert_true (gtk_widget_get_visible (chips));
  g_assert_nonnull (ui_find (chips, GTK_TYPE_LABEL, "Stage:"));
  att_dossier_filter_set (filter, ATT_FILTER_OFFICER, UI_ACTOR);
  wait_for_list (self);
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_cmpstr (get_state (self), ==, "not-fitting");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.show-all", NULL);
  wait_for_list (self);
  g_assert_cmpuint (count (self), ==, 3);
  g_assert_cmpstr (get_state (self), ==, "list");
  g_assert_false (gtk_widget_get_visible (chips));

  att_dossier_filter_set (filter, ATT_FILTER_OFFICER, "");
  wait_for_list (self);
  g_assert_cmpuint (count (self), ==, 2);
  chip = ui_find (chips, GTK_TYPE_BUTTON, NULL);
  g_signal_emit_by_name (chip, "clicked");
  wait_for_list (self);
  g_assert_cmpuint (count (self), ==, 3);
}

static gint64
get_first (Case *self)
{
  return att_dossier_list_get_number (self->list, 0);
}

/* By header; and what was chosen is there again the next time. */
static void
test_columns (void)
{
  g_autoptr (Case) self = case_new (3, WIDE);
  AttDossierColumns *columns = att_dossiers_page_get_columns (self->page);
  gboolean descending = FALSE;

  g_assert_cmpint (get_first (self), ==, 3);
  att_dossier_columns_sort_by (columns, ATT_SORT_NUMBER, FALSE);
  wait_for_list (self);
  g_assert_cmpint (get_first (self), ==, 1);
  att_dossier_columns_sort_by (columns, ATT_SORT_STAGE, TRUE);
  wait_for_list (self);
  g_assert_cmpint (get_first (self), ==, 1);
  att_dossier_columns_sort_by (columns, ATT_SORT_STAGE, FALSE);
  wait_for_list (self);
  g_assert_cmpint (get_first (self), ==, 2);
  g_assert_cmpstr (att_dossier_columns_get_title (columns, 1), ==, "Applicant");
  att_dossier_columns_move (columns, 1, 2);
  g_assert_cmpstr (att_dossier_columns_get_title (columns, 3), ==, "Applicant");
  att_dossier_columns_set_shown (columns, 3, FALSE);
  att_dossier_filter_set (att_dossiers_page_get_filter (self->page), ATT_FILTER_STAGE, "intake");

  gtk_widget_activate_action (GTK_WIDGET (self->ui->window), "win.go", "s", "today");
  show_list (self);
  columns = att_dossiers_page_get_columns (self->page);
  g_assert_cmpstr (att_dossier_columns_get_title (columns, 3), ==, "Applicant");
  g_assert_false (att_dossier_columns_get_shown (columns, 3));
  g_assert_cmpint (att_dossier_columns_get_sort (columns, &descending), ==, ATT_SORT_STAGE);
  g_assert_false (descending);
  g_assert_cmpuint (count (self), ==, 2);
  att_dossier_columns_reset (columns);
  g_assert_cmpstr (att_dossier_columns_get_title (columns, 1), ==, "Applicant");
  g_assert_true (att_dossier_columns_get_shown (columns, 1));
}

static void
count_changes_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  g_assert_true (removed == 0 || added <= 60);
  *(guint *) data += removed + added;
}

/* More than a page: all have their place at once, and a row its words when somebody looks. */
static void
test_pages (void)
{
  g_autoptr (Case) self = case_new (N_DOSSIERS, WIDE);
  g_autoptr (AttDossierItem) last = NULL;
  guint changes = 0;

  g_assert_cmpint (att_dossier_list_get_total (self->list), ==, N_DOSSIERS);
  last = g_list_model_get_item (G_LIST_MODEL (self->list), N_DOSSIERS - 1);
  g_assert_cmpint (att_dossier_item_get_number (last), ==, 1);
  wait_for_list (self);
  g_assert_false (att_dossier_item_is_blank (last));
  g_assert_cmpstr (att_dossier_item_get_text (last, ATT_DOSSIER_LEFT), ==, "2 working days left");
  g_signal_connect (self->list, "items-changed", G_CALLBACK (count_changes_cb), &changes);
  att_dossier_list_refresh (self->list);
  wait_for_list (self);
  g_assert_cmpuint (changes, ==, 0);
  g_signal_handlers_disconnect_by_func (self->list, count_changes_cb, &changes);
}

/* Another order gives the rows that there are to other dossiers: none comes or goes, and each tells of its own. */
static void
test_order (void)
{
  g_autoptr (Case) self = case_new (N_DOSSIERS, WIDE);
  guint changes = 0;

  g_signal_connect (self->list, "items-changed", G_CALLBACK (count_changes_cb), &changes);
  att_dossier_columns_sort_by (att_dossiers_page_get_columns (self->page), ATT_SORT_NUMBER, FALSE);
  wait_for_list (self);
  g_assert_cmpuint (changes, ==, 0);
  g_signal_handlers_disconnect_by_func (self->list, count_changes_cb, &changes);
  for (guint i = 0; i < N_DOSSIERS; i++)
    {
      g_autoptr (AttDossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_assert_cmpint (att_dossier_list_get_number (self->list, i), ==, i + 1);
      g_assert_cmpint (att_dossier_item_get_number (item), ==, i + 1);
      g_assert_false (att_dossier_item_is_blank (item));
      g_assert_cmpstr (att_dossier_item_get_text (item, ATT_DOSSIER_NUMBER), ==, number);
      g_assert_cmpint (*att_dossier_item_get_text (item, ATT_DOSSIER_SERIAL) != '\0', ==, i == 0);
    }
}

typedef struct
{
  guint n_loaded;
  guint n_drawn; /* since the first rows came */
} Coming;

static void
drawn_cb (Coming *coming)
{
  coming->n_drawn += coming->n_loaded == 1;
}

static void
coming_cb (AttDossierList *list, Coming *coming)
{
  coming->n_loaded++;
  g_assert_cmpint (att_dossier_list_is_loading (list), ==, coming->n_loaded == 1);
  g_assert_cmpint (att_dossier_list_get_number (list, 0), ==, 1);
}

/* Of very many the first stand on the screen before the numbers of the others are asked for. */
static void
test_first_rows (void)
{
  g_autoptr (Case) self = case_new (N_VERY_MANY, WIDE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->page));
  Coming coming = { 0 };

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (drawn_cb), &coming);
  g_signal_connect (self->list, "loaded", G_CALLBACK (coming_cb), &coming);
  att_dossier_columns_sort_by (att_dossiers_page_get_columns (self->page), ATT_SORT_NUMBER, FALSE);
  wait_for_list (self);
  g_assert_cmpuint (coming.n_loaded, ==, 2);
  g_assert_cmpuint (coming.n_drawn, >, 0);
  g_assert_cmpint (att_dossier_list_get_number (self->list, N_VERY_MANY - 1), ==, N_VERY_MANY);
  g_signal_handlers_disconnect_by_data (clock, &coming);
  g_signal_handlers_disconnect_by_data (self->list, &coming);
}

/* While rows are still there that go soon. */
static void
check_leaving_cb (AttDossierList *list, gpointer data)
{
  g_autoptr (AttDossierItem) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint *n_checked = data;

  g_assert_cmpint (att_dossier_list_get_total (list), ==, 1);
  g_assert_cmpint (att_dossier_item_get_number (first), ==, 1);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (AttDossierItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (att_dossier_list_get_number (list, i), ==, -1);
      for (AttDossierText text = 0; text < ATT_DOSSIER_N_TEXTS; text++)
        g_assert_cmpstr (att_dossier_item_get_text (item, text), ==, "");
    }
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (list));
  g_assert_cmpuint (att_dossier_list_count_selected (list), ==, 1);
  *n_checked += n - 1;
}

/* Where many rows go they go by and by, and what is not found is not to be seen, chosen or opened in them. */
static void
test_leaving (void)
{
  g_autoptr (Case) self = case_new (N_DOSSIERS, WIDE);
  guint n_checked = 0;

  g_signal_connect (self->list, "loaded", G_CALLBACK (check_leaving_cb), &n_checked);
  gtk_editable_set_text (GTK_EDITABLE (find (self, "search_entry")), "381-000001");
  ui_wait_until (has_one, self);
  g_assert_cmpuint (n_checked, >, 30);
  g_signal_handlers_disconnect_by_func (self->list, check_leaving_cb, &n_checked);
  gtk_editable_set_text (GTK_EDITABLE (find (self, "search_entry")), "");
  ui_wait_until (has_all, self);
  g_assert_cmpuint (count (self), ==, N_DOSSIERS);
}

static void
select_place (Case *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), position, FALSE);
}

/* What is selected is counted, and stays selected in another order; what is no longer listed is not. */
static void
test_selection (void)
{
  g_autoptr (Case) self = case_new (N_DOSSIERS, WIDE);
  AttDossierFilter *filter = att_dossiers_page_get_filter (self->page);
  g_autoptr (GArray) selected = NULL;

  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (find (self, "bar"))));
  select_place (self, 0);
  select_place (self, N_DOSSIERS - 1);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (find (self, "bar"))));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (self, "count"))), ==, "2 selected");
  att_dossier_columns_sort_by (att_dossiers_page_get_columns (self->page), ATT_SORT_NUMBER, FALSE);
  wait_for_list (self);
  selected = att_dossier_list_get_selected (self->list);
  g_assert_cmpuint (selected->len, ==, 2);
  g_assert_cmpint (g_array_index (selected, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (selected, gint64, 1), ==, N_DOSSIERS);
  att_dossier_filter_set (filter, ATT_FILTER_STAGE, "intake");
  wait_for_list (self);
  g_assert_cmpuint (att_dossier_list_count_selected (self->list), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.select-all", NULL);
  g_assert_cmpuint (att_dossier_list_count_selected (self->list), ==, N_DOSSIERS - 1);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.select-none", NULL);
  g_assert_cmpuint (att_dossier_list_count_selected (self->list), ==, 0);
}

static gboolean
is_finished (gpointer data)
{
  g_autoptr (AttWork) work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (data)), 0);

  return work != NULL && att_work_is_finished (work);
}

static void
assert_summary (Case *self, const char *expected)
{
  g_autoptr (AttWork) work = NULL;

  ui_wait_until (is_finished, self->ui->context);
  work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (self->ui->context)), 0);
  g_assert_cmpstr (att_work_get_text (work), ==, expected);
}

/* An act in each dossier; where it changes nothing or is not possible, the report says so. */
static void
test_assign (void)
{
  g_autoptr (Case) self = case_new (3, WIDE);
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (AttDossierItem) item = NULL;
  g_autoptr (AttWork) work = NULL;
  g_autofree char *report = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.select-all", NULL);
  numbers = att_dossier_list_get_selected (self->list);
  att_bulk_assign (self->ui->window, numbers, UI_ACTOR);
  assert_summary (self, "Assigned: 2. Not assigned: 1.");
  work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (self->ui->context)), 0);
  report = att_work_get_report (work);
  g_assert_nonnull (strstr (report, "Dossier 1: " UI_ACTOR " is responsible for it already."));
  item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  wait_for_list (self);
  g_assert_cmpstr (att_dossier_item_get_text (item, ATT_DOSSIER_OFFICER), ==, UI_ACTOR);
  /* They are still selected. */
  g_assert_cmpuint (att_dossier_list_count_selected (self->list), ==, 3);
}

/* The document of each into a folder, as it was issued; of whom there is none, the report says. */
static void
test_documents (void)
{
  g_autoptr (Case) self = case_new (3, WIDE);
  g_autofree char *path = g_build_filename (self->ui->folder, "receipt-000001.pdf", NULL);
  g_autofree char *other = g_build_filename (self->ui->folder, "receipt-000002.pdf", NULL);
  g_autofree char *base = g_path_get_basename (self->ui->folder);
  g_autofree char *summary = g_strdup_printf ("Documents saved: 1. Not saved: 2. The folder is “%s”.", base);
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (AttWork) work = NULL;
  g_autofree char *report = NULL;
  g_autofree char *contents = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.select-all", NULL);
  numbers = att_dossier_list_get_selected (self->list);
  att_bulk_documents (self->ui->window, numbers, "receipt", self->ui->folder);
  assert_summary (self, summary);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (self->ui->context)), 0);
  report = att_work_get_report (work);
  g_assert_nonnull (strstr (report, "Dossier 2: "));
  g_assert_null (strstr (report, "Dossier 1: "));
}

static void
test_documents_stopped (void)
{
  g_autoptr (Case) self = case_new (3, WIDE);
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (AttWork) work = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.select-all", NULL);
  numbers = att_dossier_list_get_selected (self->list);
  att_bulk_documents (self->ui->window, numbers, "inventory", self->ui->folder);
  work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (self->ui->context)), 0);
  att_work_cancel (work);
  ui_wait_until (is_finished, self->ui->context);
  g_assert_true (g_str_has_prefix (att_work_get_text (work), "Stopped."));
}

/* Which document is asked, the certificate first; the window's folder is asked only then. */
static void
test_documents_choose (void)
{
  g_autoptr (Case) self = case_new (3, WIDE);
  GtkWidget *choice;
  GtkWidget *dialog;
  GtkStringObject *form;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.documents", NULL);
  dialog = GTK_WIDGET (ui_find_message ());
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "Save a document of 3 dossiers");
  choice = ui_find (dialog, GTK_TYPE_DROP_DOWN, NULL);
  form = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice));
  g_assert_cmpstr (gtk_string_object_get_string (form), ==, att_words_form ("certificate"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (att_context_get_works (self->ui->context))), ==, 0);
}

static char *
export (Case *self, const char *name, AttListFormat format)
{
  g_autofree char *path = g_build_filename (self->ui->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GArray) numbers = NULL;
  char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "dossiers.select-all", NULL);
  numbers = att_dossier_list_get_selected (self->list);
  att_bulk_export (self->ui->window, numbers, file, format);
  ui_wait_until (is_finished, self->ui->context);
  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
test_export_csv (void)
{
  g_autoptr (Case) self = case_new (2, WIDE);
  g_autofree char *text = export (self, "list.csv", ATT_LIST_CSV);
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (text);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "\xef\xbb\xbf\"Number\",\"Applicant\",\"BIN\","));
  g_assert_true (g_str_has_prefix (lines[1], "\"2\",\""));
  /* A quotation mark in a name is doubled, as it stands in a table. */
  g_assert_nonnull (strstr (lines[1], "\"230440004122\",\""));
  g_assert_nonnull (strstr (lines[2], "\"2029-"));
  assert_summary (self, "Exported: 2. The file is “list.csv”.");
}

static void
test_export_json (void)
{
  g_autoptr (Case) self = case_new (2, WIDE);
  g_autofree char *text = export (self, "list.json", ATT_LIST_JSON);

  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (text, "["));
  g_assert_nonnull (strstr (text, "\"received_on\" : \"2026-09-10\""));
}

/* Where nothing can be written there is one message, and no part of a file. */
static void
test_export_fails (void)
{
  g_autoptr (Case) self = case_new (2, WIDE);
  g_autofree char *text = export (self, "no/such/folder/list.csv", ATT_LIST_CSV);

  g_assert_null (text);
  assert_summary (self, "No file was written.");
  ui_wait_for_message ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (ui_find_message ())), ==, "The list was not exported");
  gtk_window_destroy (ui_find_message ());
}

static gboolean
is_narrow (gpointer data)
{
  Case *self = data;

  return gtk_list_view_get_model (GTK_LIST_VIEW (find (self, "list_view"))) != NULL
         && gtk_widget_get_visible (find (self, "order_row"));
}

/* Where there is no room for a table there are cards, with the same order and selection. */
static void
test_narrow (void)
{
  g_autoptr (Case) self = case_new (2, 360);

  ui_wait_until (is_narrow, self);
  select_place (self, 1);
  g_assert_null (gtk_column_view_get_model (GTK_COLUMN_VIEW (find (self, "table"))));
  g_assert_cmpuint (att_dossier_list_count_selected (self->list), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (self, "descending")), FALSE);
  wait_for_list (self);
  g_assert_cmpint (get_first (self), ==, 1);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/dossiers/search", test_search);
  g_test_add_func ("/ui/dossiers/filters", test_filters);
  g_test_add_func ("/ui/dossiers/columns", test_columns);
  g_test_add_func ("/ui/dossiers/pages", test_pages);
  g_test_add_func ("/ui/dossiers/order", test_order);
  g_test_add_func ("/ui/dossiers/first-rows", test_first_rows);
  g_test_add_func ("/ui/dossiers/leaving", test_leaving);
  g_test_add_func ("/ui/dossiers/selection", test_selection);
  g_test_add_func ("/ui/dossiers/assign", test_assign);
  g_test_add_func ("/ui/dossiers/documents", test_documents);
  g_test_add_func ("/ui/dossiers/documents-stopped", test_documents_stopped);
  g_test_add_func ("/ui/dossiers/documents-choose", test_documents_choose);
  g_test_add_func ("/ui/dossiers/export-csv", test_export_csv);
  g_test_add_func ("/ui/dossiers/export-json", test_export_json);
  g_test_add_func ("/ui/dossiers/export-fails", test_export_fails);
  g_test_add_func ("/ui/dossiers/narrow", test_narrow);
  return g_test_run ();
}
