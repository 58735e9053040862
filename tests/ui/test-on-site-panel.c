/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-dossier-page.h"
#include "att-examination-text.h"
#include "att-measured.h"
#include "att-on-site-panel.h"
#include "att-stage-path.h"
#include "att-thumbnail.h"
#include "att-visit-items.h"
#include "examination-fixture.h"

/* Steps of the fixture after which the visit is to be ordered; is ordered; every criterion was looked at. */
#define CONCLUDED 9
#define ORDERED 10
#define ALL_LOOKED_AT 16
#define SIGNED 17

static gboolean
waits_for_report (gpointer data)
{
  return g_str_equal (att_examination_panel_get_task (data)->id, "report-signed");
}

static const AttExaminationTask *
find_open (AttExaminationPanel *panel)
{
  GPtrArray *tasks = att_examination_panel_get_tasks (panel);

  for (guint i = 0; i < tasks->len; i++)
    {
      const AttExaminationTask *task = g_ptr_array_index (tasks, i);

      if (task->counted && task->act == NULL)
        return task;
    }
  return NULL;
}

/* law-23.3.2: from the order for the visit to the report, by the keyboard's actions. */
static void
test_whole_stage (void)
{
  g_autoptr (UiCase) ui = ui_case_new (CONCLUDED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  g_autofree char *address = NULL;
  g_autofree char *conclusion = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *signatory = NULL;
  guint n = 0;

  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "visit-ordered");
  examination_wait_until_ready (panel);
  address = examination_dup_typed (panel, "address");
  g_assert_nonnull (address);
  examination_type_into (panel, "from", "2026-11-24");
  examination_type_into (panel, "to", "2026-11-25");
  examination_type_into (panel, "inspector", "Дана Оспанова");
  examination_record (panel);
  examination_wait_until_done (panel, "visit-ordered");

  while (find_open (panel) != NULL)
    {
      const AttExaminationTask *task = find_open (panel);
      g_autofree char *id = g_strdup (task->id);
      g_autofree char *reasons = g_strdup_printf ("Finding number %u.", ++n);

      /* Each comes by itself after the one before. */
      g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, id);
      examination_wait_until_ready (panel);
      gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 1);
      examination_type_into (panel, "reasons", reasons);
      examination_record (panel);
      examination_wait_until_done (panel, id);
    }
  g_assert_cmpuint (n, >, 6);
  ui_wait_until (waits_for_report, panel);

  /* The report names each finding, and the inspectors sign it. */
  examination_wait_until_ready (panel);
  conclusion = examination_dup_typed (panel, "conclusion");
  summary = examination_dup_typed (panel, "summary");
  signatory = examination_dup_typed (panel, "signatory");
  g_assert_cmpstr (conclusion, ==, "positive");
  g_assert_cmpstr (signatory, ==, "Дана Оспанова");
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *reasons = g_strdup_printf ("Finding number %u.", i);

      g_assert_nonnull (strstr (summary, reasons));
    }
  examination_record (panel);
  examination_wait_until_done (panel, "report-signed");
  examination_choose (panel, "report-signed");
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_BUTTON, "Show the _document"));
}

/* What the application names is prepared, in the applicant's own words, each thing once. */
static void
test_items (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ORDERED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  const AttRequest *request = att_dossier_get_request (view->dossier);
  g_auto (GStrv) resources = att_visit_items_list (view, "resources");
  g_auto (GStrv) programmes = att_visit_items_list (view, "programmes");
  g_auto (GStrv) personnel = att_visit_items_list (view, "personnel");
  g_auto (GStrv) independence = att_visit_items_list (view, "independence");

  g_assert_cmpuint (g_strv_length (resources), ==, request->premises->len + request->equipment->len);
  g_assert_cmpuint (g_strv_length (programmes), ==, request->professions->len);
  g_assert_cmpuint (g_strv_length (personnel), ==, request->staff->len);
  g_assert_cmpuint (g_strv_length (independence), ==, 0);
  /* What the documents say of the criterion stands beside it. */
  examination_choose (panel, "finding/independence");
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "No educational organisation."));
}

/* The main button leads to what is still to be looked at. */
static void
test_begin (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ORDERED + 1);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);

  examination_choose (panel, "visit-ordered");
  gtk_widget_activate_action (GTK_WIDGET (att_window_get_page (ui->window)), "dossier.next-step", NULL);
  g_assert_cmpstr (att_examination_panel_get_task (panel)->criterion, ==, "resources");
  g_assert_false (att_examination_panel_get_task (panel)->free);
  g_assert_true (att_examination_panel_shows_form (panel));
}

static char *
dup_reasons_of_report (AttExaminationPanel *panel)
{
  examination_choose (panel, "report-signed");
  return att_examination_panel_dup_reasons (panel);
}

/* law-23.3.2: what is lacking for the report is said, with the provision. */
static void
test_lacking (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ALL_LOOKED_AT - 1);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  g_autofree char *reasons = dup_reasons_of_report (panel);

  g_assert_nonnull (strstr (reasons, "independence"));
  g_assert_nonnull (strstr (reasons, "23(3)(2)"));
  g_assert_null (strstr (reasons, "personnel"));
  g_assert_false (att_examination_panel_shows_form (panel));
}

/* One thing that is not met makes the report negative. */
static void
test_negative (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ALL_LOOKED_AT);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  g_autofree char *positive = NULL;
  g_autofree char *negative = NULL;
  g_autofree char *summary = NULL;

  examination_choose (panel, "report-signed");
  positive = examination_dup_typed (panel, "conclusion");
  g_assert_cmpstr (positive, ==, "positive");

  examination_choose (panel, "finding/resources/+");
  examination_type_into (panel, "item", "The store");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 2);
  examination_type_into (panel, "reasons", "Nothing airs it.");
  examination_record (panel);
  {
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "The store", -1);
    g_autofree char *id = g_strdup_printf ("finding/resources/%.16s", hash);

    examination_wait_until_done (panel, id);
  }
  examination_choose (panel, "report-signed");
  negative = examination_dup_typed (panel, "conclusion");
  summary = examination_dup_typed (panel, "summary");
  g_assert_cmpstr (negative, ==, "negative");
  g_assert_nonnull (strstr (summary, "The store"));
  g_assert_nonnull (strstr (summary, "Nothing airs it."));
}

static gboolean
has_thumbnail (gpointer data)
{
  GtkWidget *thumbnail = ui_find (data, ATT_TYPE_THUMBNAIL, NULL);

  return thumbnail != NULL && att_thumbnail_is_shown (ATT_THUMBNAIL (thumbnail));
}

/* A photo is kept by its hash, and shown small by the process that reads files from outside. */
static void
test_photo (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ORDERED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  g_autofree char *path = g_build_filename (ui->folder, "photo.png", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (AttRecord) photos = att_record_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 30);
  AttRecord *photo = att_record_new ();
  gsize size;

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, size);
  att_record_add (photo, "path", path);
  att_record_add (photo, "name", "photo.png");
  att_record_add_record (photos, "photo", photo);

  examination_choose (panel, "finding/legal-entity");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 1);
  examination_type_into (panel, "reasons", "The originals were shown.");
  att_field_editor_fill (examination_get_editor (panel, "photo"), photos);
  ui_wait_until (has_thumbnail, examination_get_editor (panel, "photo"));
  examination_record (panel);
  examination_wait_until_done (panel, "finding/legal-entity");
  {
    AttAct *act = att_examination_panel_find_task (panel, "finding/legal-entity")->act;
    AttRecord *kept = att_record_get_record (att_act_get_fields (act), "photo");

    g_assert_nonnull (kept);
    g_assert_cmpstr (att_record_get (kept, "sha256"), ==, hash);
    g_assert_cmpstr (att_record_get (kept, "name"), ==, "photo.png");
    g_assert_null (att_record_get (kept, "path"));
  }
  examination_choose (panel, "finding/legal-entity");
  ui_wait_until (has_thumbnail, panel);
}

static AttRecord *
new_measured (const char *what, const char *value, const char *unit)
{
  AttRecord *record = att_record_new ();

  att_record_add (record, "what", what);
  att_record_add (record, "value", value);
  att_record_add (record, "unit", unit);
  return record;
}

static gboolean
says_problem (gpointer data)
{
  return att_field_get_problem (data) != NULL;
}

/* The entries of a measured value, one after the other through all rows. */
static AttField *
find_part (GtkWidget *parent, const char *id, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AttField *found = ATT_IS_FIELD (child) ? ATT_FIELD (child) : NULL;

      if (found != NULL && g_str_equal (att_field_editor_get_spec (att_field_get_editor (found))->id, id) && (*n)-- == 0)
        return found;
      found = find_part (child, id, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* law-23.3.2: what was measured is part of the finding and of the text of the report; a value without a digit is none, and
 * that is said where it stands. */
static void
test_measured (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ORDERED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  g_autoptr (AttRecord) wrong = att_record_new ();
  g_autoptr (AttRecord) right = att_record_new ();
  g_autoptr (AttRecord) again = att_record_new ();
  g_autofree char *measured = NULL;
  g_autofree char *summary = NULL;
  AttFieldEditor *editor;
  GtkRoot *root;
  AttField *part;
  guint second = 1, first = 0;

  examination_choose (panel, "finding/legal-entity");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.choose", "u", 1);
  examination_type_into (panel, "reasons", "The room was measured.");
  editor = examination_get_editor (panel, "measured");
  att_record_add_record (wrong, "measured", new_measured ("Ауданы", "42,5", "м²"));
  att_record_add_record (wrong, "measured", new_measured ("Биіктігі", "биік", NULL));
  att_field_editor_fill (editor, wrong);
  examination_record (panel);
  part = find_part (GTK_WIDGET (editor), "value", &second);
  ui_wait_until (says_problem, part);
  g_assert_nonnull (strstr (att_field_get_problem (part), "at least one digit"));
  g_assert_null (att_field_get_problem (find_part (GTK_WIDGET (editor), "value", &first)));
  root = gtk_widget_get_root (GTK_WIDGET (part));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (part)));
  /* The keyboard comes to what is typed before it comes to the button that takes it away. */
  gtk_root_set_focus (root, NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (editor), GTK_DIR_TAB_FORWARD));
  first = 0;
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (find_part (GTK_WIDGET (editor), "what", &first))));

  att_record_add_record (right, "measured", new_measured ("Ауданы", "42,5", "м²"));
  att_record_add_record (right, "measured", new_measured ("Биіктігі", "3.10", NULL));
  att_field_editor_fill (editor, right);
  examination_record (panel);
  examination_wait_until_done (panel, "finding/legal-entity");
  summary = att_examination_text_for_report (att_stage_panel_get_view (ATT_STAGE_PANEL (panel)));
  g_assert_nonnull (strstr (summary, "Ауданы – 42,5\u00a0м²; Биіктігі – 3.10."));

  /* Whoever looks again begins with what was measured. */
  examination_choose (panel, "finding/legal-entity");
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "Ауданы – 42,5\u00a0м²\nБиіктігі – 3.10"));
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.again", NULL);
  examination_wait_until_ready (panel);
  att_field_editor_collect (examination_get_editor (panel, "measured"), again);
  measured = att_measured_join (again, "; ");
  g_assert_cmpstr (measured, ==, "Ауданы – 42,5\u00a0м²; Биіктігі – 3.10");
}

/* Each thing that is looked at keeps what was typed on it. */
static void
test_drafts (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ORDERED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *other = NULL;
  GPtrArray *tasks = att_examination_panel_get_tasks (panel);

  for (guint i = 0; i < tasks->len && second == NULL; i++)
    {
      const AttExaminationTask *task = g_ptr_array_index (tasks, i);

      if (task->item != NULL && first == NULL)
        first = g_strdup (task->id);
      else if (task->item != NULL)
        second = g_strdup (task->id);
    }
  examination_choose (panel, first);
  examination_type_into (panel, "reasons", "Бірінші бөлме.");
  examination_choose (panel, second);
  examination_type_into (panel, "reasons", "Екінші бөлме.");
  ui_case_close_window (ui);

  panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  examination_choose (panel, first);
  reasons = examination_dup_typed (panel, "reasons");
  g_assert_cmpstr (reasons, ==, "Бірінші бөлме.");
  examination_choose (panel, second);
  other = examination_dup_typed (panel, "reasons");
  g_assert_cmpstr (other, ==, "Екінші бөлме.");
}

static gboolean
shows_draft (gpointer data)
{
  AttPaperView *view = att_examination_papers_get_view (att_examination_panel_get_papers (data));

  return att_paper_view_get_sha256 (view) == NULL && att_paper_view_get_page (view) > 0;
}

/* The report can be seen before it is signed; nothing of that is kept. */
static void
test_preview (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ALL_LOOKED_AT);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);

  examination_choose (panel, "report-signed");
  gtk_widget_activate_action (GTK_WIDGET (panel), "examination.preview", NULL);
  ui_wait_until (shows_draft, panel);
  g_assert_cmpuint (att_stage_panel_get_view (ATT_STAGE_PANEL (panel))->acts->len, ==, ALL_LOOKED_AT + 1);
}

/* A visit that is cancelled leaves nothing to look at until another is ordered. */
static void
test_cancel (void)
{
  g_autoptr (UiCase) ui = ui_case_new (ORDERED);
  AttExaminationPanel *panel = examination_open (ui, ATT_TYPE_ON_SITE_PANEL);
  g_autofree char *reasons = NULL;

  examination_choose (panel, "visit-cancelled");
  examination_type_into (panel, "reason", "The inspector is ill.");
  examination_record (panel);
  examination_wait_until_done (panel, "visit-cancelled");
  g_assert_null (att_examination_panel_find_task (panel, "visit-ordered")->act);
  examination_choose (panel, "finding/legal-entity");
  g_assert_false (att_examination_panel_shows_form (panel));
  reasons = att_examination_panel_dup_reasons (panel);
  g_assert_nonnull (strstr (reasons, "23(2)(3)"));
}

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

/* When the stage is over it can be read, and not changed. */
static void
test_over (void)
{
  g_autoptr (UiCase) ui = ui_case_new (SIGNED);
  AttPage *page;
  AttExaminationPanel *panel;

  ui_case_open_window (ui, 1);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  ui_wait_until (is_loaded, page);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (page), ATT_TYPE_STAGE_PATH, NULL), "chosen",
                         (int) ATT_STAGE_ON_SITE);
  panel = ATT_EXAMINATION_PANEL (ui_find (GTK_WIDGET (page), ATT_TYPE_ON_SITE_PANEL, NULL));
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, "report-signed");
  examination_choose (panel, "finding/personnel");
  g_assert_false (att_examination_panel_shows_form (panel));
  examination_choose (panel, "report-signed");
  g_assert_nonnull (ui_find (GTK_WIDGET (panel), GTK_TYPE_LABEL, "Every criterion is met."));
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/on-site-panel/law-23.3.2-whole-stage", test_whole_stage);
  g_test_add_func ("/ui/on-site-panel/items", test_items);
  g_test_add_func ("/ui/on-site-panel/begin", test_begin);
  g_test_add_func ("/ui/on-site-panel/law-23.3.2-lacking", test_lacking);
  g_test_add_func ("/ui/on-site-panel/negative", test_negative);
  g_test_add_func ("/ui/on-site-panel/photo", test_photo);
  g_test_add_func ("/ui/on-site-panel/law-23.3.2-measured", test_measured);
  g_test_add_func ("/ui/on-site-panel/drafts", test_drafts);
  g_test_add_func ("/ui/on-site-panel/preview", test_preview);
  g_test_add_func ("/ui/on-site-panel/cancel", test_cancel);
  g_test_add_func ("/ui/on-site-panel/over", test_over);
  return g_test_run ();
}
