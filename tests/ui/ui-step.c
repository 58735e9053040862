/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-step.h"

/* An office of the test's own, on that day: the window's may be at work. */
AttOffice *
ui_open_office (UiCase *self, const char *today)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttIssuer) issuer = ui_issuer_new ();
  g_autoptr (GError) error = NULL;
  AttOffice *office;

  att_clock_set_today (clock, att_day_parse (today));
  office = att_office_open (self->location, FALSE, clock, random, issuer, NULL, &error);
  g_assert_no_error (error);
  return office;
}

static void
record (AttOffice *office, const char *on, const char *kind, va_list list)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  const AttRecording recording
      = { att_kind_find (kind)->stage == ATT_STAGE_OFFICE ? 0 : 1, kind, att_day_parse (on), UI_ACTOR, fields };
  const char *name;

  while ((name = va_arg (list, const char *)) != NULL)
    att_record_add (fields, name, va_arg (list, const char *));
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void G_GNUC_NULL_TERMINATED
record_in (AttOffice *office, const char *on, const char *kind, ...)
{
  va_list list;

  va_start (list, kind);
  record (office, on, kind, list);
  va_end (list);
}

/* Records in dossier 1, or in that of the office, before there is a window. */
void
ui_record (UiCase *self, const char *on, const char *kind, ...)
{
  g_autoptr (AttOffice) office = ui_open_office (self, UI_TODAY);
  va_list list;

  va_start (list, kind);
  record (office, on, kind, list);
  va_end (list);
}

/* The steps of ui_register_walk() from one to before another, in a register without a window. */
void
ui_walk_on (UiCase *self, guint from, guint to)
{
  g_autoptr (AttOffice) office = ui_open_office (self, UI_TODAY);

  ui_register_walk (office, 1, from, to);
}

/* From the examiner on: the documents fall short in one criterion, the place in another. */
void
ui_walk_to_refusal (UiCase *self)
{
  static const char *const criteria[]
      = { "legal-entity", "resources", "professions", "programmes", "personnel", "independence" };
  g_autoptr (AttOffice) office = ui_open_office (self, UI_TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    record_in (office, "2026-09-16", "examined", "criterion", criteria[i], "verdict",
               g_str_equal (criteria[i], "resources") ? "not-met" : "met", "reasons",
               g_str_equal (criteria[i], "resources") ? "Жалдау шарты жоқ." : "Seen.", NULL);
  record_in (office, "2026-09-18", "documents-concluded", "conclusion", "negative", "summary", "Not all.", NULL);
  record_in (office, "2026-09-21", "visit-ordered", "from", "2026-09-28", "to", "2026-09-29", "inspector",
             "Дана Оспанова", "address", "Қарағанды", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    record_in (office, "2026-09-28", "finding", "criterion", criteria[i], "verdict",
               g_str_equal (criteria[i], "personnel") ? "not-met" : "met", "reasons",
               g_str_equal (criteria[i], "personnel") ? "Дипломдар көрсетілмеді." : "Seen.", NULL);
  record_in (office, "2026-10-02", "report-signed", "conclusion", "negative", "summary", "Not all.", "signatory",
             "Дана Оспанова", NULL);
}

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

AttDossierPage *
ui_get_dossier_page (UiCase *self)
{
  AttDossierPage *page = ATT_DOSSIER_PAGE (ui_wait_for_page (self, ATT_TYPE_DOSSIER_PAGE));

  ui_wait_until (is_loaded, page);
  return page;
}

static gboolean
is_at_rest (gpointer data)
{
  return att_step_get_form (data) != NULL && !att_step_is_busy (data);
}

void
ui_wait_for_step (AttStep *step)
{
  ui_wait_until (is_at_rest, step);
}

AttStep *
ui_begin_step (UiCase *self, UiGetStep get_step, const char *kind)
{
  AttDossierPage *page = ui_get_dossier_page (self);
  AttStep *step;

  att_dossier_page_go_to (page, kind);
  step = get_step (att_dossier_page_get_panel (page), kind);
  g_assert_nonnull (step);
  ui_wait_for_step (step);
  return step;
}

void
ui_type_into_step (AttStep *step, const char *field, const char *text)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  AttField *found = att_fields_box_find (att_act_form_get_fields (att_step_get_form (step)), field);

  g_assert_nonnull (found);
  att_record_add (fields, field, text);
  att_field_editor_fill (att_field_get_editor (found), fields);
}

char *
ui_dup_typed (AttStep *step, const char *field)
{
  g_autoptr (AttRecord) fields = att_record_new ();

  att_fields_box_collect (att_act_form_get_fields (att_step_get_form (step)), fields);
  return g_strdup (att_record_get (fields, field));
}

typedef struct
{
  AttDossierPage *page;
  guint n;
} Expected;

static gboolean
shows_so_many (gpointer data)
{
  const Expected *expected = data;

  return att_dossier_page_get_view (expected->page)->acts->len == expected->n;
}

/* Presses the form's button, and waits until the page shows the act. */
AttAct *
ui_record_step (UiCase *self, AttStep *step)
{
  AttDossierPage *page = ui_get_dossier_page (self);
  Expected expected = { page, att_dossier_page_get_view (page)->acts->len + 1 };
  GPtrArray *acts;

  gtk_widget_activate_action (GTK_WIDGET (att_step_get_form (step)), "form.record", NULL);
  ui_wait_until (shows_so_many, &expected);
  acts = att_dossier_page_get_view (page)->acts;
  return g_ptr_array_index (acts, acts->len - 1);
}

gint64
ui_count_entries (UiCase *self)
{
  g_autoptr (AttOffice) office = ui_open_office (self, UI_TODAY);
  g_autoptr (GError) error = NULL;
  AttHash hash;
  gint64 n = 0;

  att_office_get_journal_head (office, &n, &hash, NULL, &error);
  g_assert_no_error (error);
  return n;
}

/* What a window of 360 pixels leaves for a panel beside its margins. */
#define NARROW_WIDTH (360 - 2 * 12)

void
ui_assert_narrow (GtkWidget *panel)
{
  int minimum;

  gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW_WIDTH);
}
