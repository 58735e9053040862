/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "examination-fixture.h"

#include "att-examination-row.h"

typedef struct
{
  UiCase *ui;
  GType type;
} Opening;

static AttExaminationPanel *
find_panel (const Opening *opening)
{
  AttPage *page = att_window_get_page (opening->ui->window);
  GtkWidget *panel = page != NULL ? ui_find (GTK_WIDGET (page), opening->type, NULL) : NULL;

  return panel != NULL ? ATT_EXAMINATION_PANEL (panel) : NULL;
}

static gboolean
has_panel (gpointer data)
{
  AttExaminationPanel *panel = find_panel (data);

  return panel != NULL && att_examination_panel_get_task (panel) != NULL;
}

/* A window on the only dossier, with the panel of its stage. */
AttExaminationPanel *
examination_open (UiCase *ui, GType type)
{
  Opening opening = { ui, type };

  ui_case_open_window (ui, 1);
  ui_wait_until (has_panel, &opening);
  return find_panel (&opening);
}

static gboolean
is_ready (gpointer data)
{
  return att_act_form_is_ready (att_examination_panel_get_form (data));
}

void
examination_wait_until_ready (AttExaminationPanel *panel)
{
  ui_wait_until (is_ready, panel);
}

typedef struct
{
  AttExaminationPanel *panel;
  const char *id;
} Wanted;

static gboolean
is_done (gpointer data)
{
  const Wanted *wanted = data;
  const AttExaminationTask *task = att_examination_panel_find_task (wanted->panel, wanted->id);

  return task != NULL && task->act != NULL;
}

void
examination_wait_until_done (AttExaminationPanel *panel, const char *id)
{
  Wanted wanted = { panel, id };

  ui_wait_until (is_done, &wanted);
}

AttFieldEditor *
examination_get_editor (AttExaminationPanel *panel, const char *field)
{
  AttField *found = att_fields_box_find (att_act_form_get_fields (att_examination_panel_get_form (panel)), field);

  g_assert_nonnull (found);
  return att_field_get_editor (found);
}

void
examination_type_into (AttExaminationPanel *panel, const char *field, const char *text)
{
  g_autoptr (AttRecord) fields = att_record_new ();

  att_record_add (fields, field, text);
  att_field_editor_fill (examination_get_editor (panel, field), fields);
}

char *
examination_dup_typed (AttExaminationPanel *panel, const char *field)
{
  g_autoptr (AttRecord) fields = att_record_new ();

  att_field_editor_collect (examination_get_editor (panel, field), fields);
  return g_strdup (att_record_get (fields, field));
}

static GtkWidget *
find_row (GtkWidget *root, const char *id)
{
  if (ATT_IS_EXAMINATION_ROW (root))
    return g_str_equal (att_examination_row_get_id (ATT_EXAMINATION_ROW (root)), id) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether the task's row says that something was typed there which is not recorded. */
gboolean
examination_says_typed (AttExaminationPanel *panel, const char *id)
{
  GtkWidget *row = find_row (GTK_WIDGET (panel), id);
  GtkWidget *label;

  g_assert_nonnull (row);
  label = ui_find (row, GTK_TYPE_LABEL, "Typed, not recorded yet");
  return label != NULL && gtk_widget_get_mapped (label);
}

typedef struct
{
  AttExaminationPanel *panel;
  const char *id;
  gboolean typed;
} Typed;

static gboolean
is_as_expected (gpointer data)
{
  const Typed *typed = data;

  return examination_says_typed (typed->panel, typed->id) == typed->typed;
}

void
examination_wait_until_typed (AttExaminationPanel *panel, const char *id, gboolean typed)
{
  ui_wait_until (is_as_expected, &(Typed) { panel, id, typed });
}

void
examination_choose (AttExaminationPanel *panel, const char *id)
{
  g_assert_true (att_examination_panel_choose (panel, id));
  g_assert_cmpstr (att_examination_panel_get_task (panel)->id, ==, id);
  if (att_examination_panel_shows_form (panel))
    examination_wait_until_ready (panel);
}

void
examination_record (AttExaminationPanel *panel)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (panel), "examination.record", NULL));
}

/* Before a window is open: the application said so all the time, as it turns out. */
void
examination_say_that_it_educates (UiCase *ui)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttAct) act = NULL;
  AttRecord *changes = att_record_new ();
  const AttRecording recording = { 1, "correction", ATT_DAY_NONE, UI_ACTOR, fields };

  att_record_add (fields, "act", "1");
  att_record_add (fields, "reason", "The charter names a founder that educates.");
  att_record_add (changes, "education-organisation", "yes");
  att_record_add_record (fields, "new", changes);
  att_clock_set_today (clock, att_day_parse (UI_TODAY));
  office = att_office_open (ui->location, FALSE, clock, random, NULL, NULL, &error);
  g_assert_no_error (error);
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
