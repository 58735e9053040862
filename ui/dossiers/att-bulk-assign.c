/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-bulk-assign.h"

#include <glib/gi18n-lib.h>

#include "att-field.h"
#include "att-message.h"
#include "att-words.h"

static const AttProblemSpec responsible_already = {
  ATT_PROBLEM_INPUT, "responsible-already",
  N_ ("{person} is responsible for it already."), NULL, NULL
};

/**
 * Run:
 *
 * The same officer for one dossier after the other, each in a job of its own, so that what somebody records meanwhile comes
 * in between.
 */
typedef struct
{
  AttContext *context;
  GArray *numbers;
  char *person;
  AttWork *work;
  guint next;
  guint n_done;
} Run;

static void
run_free (Run *run)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  g_object_unref (run->context);
  g_array_unref (run->numbers);
  g_object_unref (run->work);
  g_free (run->person);
  g_free (run);
}

typedef struct
{
  gint64 dossier;
  char *person;
  char *actor;
} Assignment;

static void
assignment_free (gpointer data)
{
  Assignment *assignment = data;

  g_free (assignment->person);
  g_free (assignment->actor);
  g_free (assignment);
}

/* An act that changes nothing is not recorded. */
static gpointer
assign (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Assignment *assignment = data;
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (AttDossier) dossier
      = att_office_load (office, assignment->dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autofree char *name = NULL;
  g_autofree char *person = NULL;
  const AttRecording recording = { assignment->dossier, "assigned", ATT_DAY_NONE, assignment->actor, fields };

  if (dossier == NULL
      || !att_office_find_actor (office, assignment->person, today, &name, &person, cancellable, error))
    return NULL;
  if (att_dossier_get_officer (dossier) != NULL
      && att_person_is_same (att_dossier_get_officer (dossier), att_dossier_get_officer_person (dossier), name, person))
    {
      att_problem_set (error, &responsible_already, att_arg_text ("person", name));
      return NULL;
    }
  att_record_add (fields, "person", assignment->person);
  return att_office_record (office, &recording, NULL, NULL, cancellable, error);
}

static void
finish (Run *run)
{
  guint n_left = run->numbers->len - run->next;
  g_autofree char *done = att_words_number (run->n_done);
  g_autofree char *failed = att_words_number (run->next - run->n_done);
  g_autofree char *left = att_words_number (n_left);
  g_autofree char *summary = NULL;

  if (n_left > 0)
    /* Translators: {left} dossiers were not tried, because somebody stopped it. */
    summary = att_words_fill (_ ("Stopped. Assigned: {done}. Not assigned: {failed}. Not tried: {left}."), "done", done,
                              "failed", failed, "left", left, NULL);
  else
    summary = att_words_fill (_ ("Assigned: {done}. Not assigned: {failed}."), "done", done, "failed", failed, NULL);
  att_work_finish (run->work, summary);
  /* Once, and not each time: a list that looks again keeps the window busy longer than an act does. */
  if (run->n_done > 0)
    att_context_tell_recorded (run->context, g_array_index (run->numbers, gint64, run->next - 1));
  run_free (run);
}

static void go_on (Run *run);

static void
assigned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  gint64 dossier = g_array_index (run->numbers, gint64, run->next);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = att_office_run_finish (ATT_OFFICE (source), result, &error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *subject = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      finish (run);
      return;
    }
  run->next++;
  if (act != NULL)
    {
      run->n_done++;
      words = att_words_act (act);
    }
  else
    words = att_words_problems (error);
  att_work_add_line (run->work, subject, words, act == NULL, dossier);
  go_on (run);
}

static void
go_on (Run *run)
{
  Assignment *assignment;

  att_work_set_progress (run->work, run->next, run->numbers->len);
  if (run->next == run->numbers->len || g_cancellable_is_cancelled (att_work_get_cancellable (run->work)))
    {
      finish (run);
      return;
    }
  assignment = g_new0 (Assignment, 1);
  assignment->dossier = g_array_index (run->numbers, gint64, run->next);
  assignment->person = g_strdup (run->person);
  assignment->actor = g_strdup (att_context_get_actor (run->context));
  att_office_run_async (att_context_get_office (run->context), assign, assignment, assignment_free, g_object_unref,
                        att_work_get_cancellable (run->work), assigned_cb, run);
}

/**
 * att_bulk_assign:
 * @window: a window with a register open
 * @numbers: (element-type gint64): the dossiers' numbers
 * @person: the officer: a name, or the id of a registered person
 *
 * Makes somebody responsible for dossiers: an act in each. A work tells how far it is, and what was not done and why.
 */
void
att_bulk_assign (AttWindow *window, GArray *numbers, const char *person)
{
  g_autofree char *title = NULL;
  Run *run;

  g_return_if_fail (ATT_IS_WINDOW (window));
  run = g_new0 (Run, 1);
  title = att_words_fill (_ ("Assigning to: {person}"), "person", person, NULL);
  run->context = g_object_ref (att_window_get_context (window));
  run->numbers = g_array_ref (numbers);
  run->person = g_strdup (person);
  run->work = att_work_new (title);
  /* The process stays until it is done, also when the window is gone. */
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  att_window_add_work (window, run->work);
  go_on (run);
}

/* --- The question --- */

typedef struct
{
  AttWindow *window;
  GArray *numbers;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_array_unref (question->numbers);
  g_free (question);
}

static void
forget_cb (gpointer data, GClosure *closure)
{
  question_free (data);
}

static AttRecord *
collect (GtkWidget *dialog)
{
  AttRecord *fields = att_record_new ();

  att_field_editor_collect (g_object_get_data (G_OBJECT (dialog), "editor"), fields);
  return fields;
}

static void
changed_cb (GtkWidget *dialog)
{
  g_autoptr (AttRecord) fields = collect (dialog);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "assign",
                                           att_record_get (fields, "person") != NULL);
}

static void
answered_cb (GtkWidget *dialog, const char *response, Question *question)
{
  g_autoptr (AttRecord) fields = collect (dialog);

  if (g_str_equal (response, "assign") && att_record_get (fields, "person") != NULL)
    att_bulk_assign (question->window, question->numbers, att_record_get (fields, "person"));
}

static void
ask (Question *question, AttDossierView *view)
{
  const AttFieldSpec *spec = att_kind_find_field (att_kind_find ("assigned"), "person");
  g_autofree char *count = att_words_number (question->numbers->len);
  g_autofree char *heading = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "Assign {count} dossier to an officer",
                                                          "Assign {count} dossiers to an officer",
                                                          question->numbers->len),
                                             "count", count, NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (question->window), heading, NULL);
  AttFieldEditor *editor = att_field_editor_new_single (spec, view);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "assign", _ ("_Assign"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "assign", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "assign");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      att_field_new (editor, att_field_get_title (spec), TRUE));
  g_object_set_data (G_OBJECT (dialog), "editor", editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, forget_cb, 0);
  changed_cb (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
look (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_dossier_view_new_blank (office, cancellable, error);
}

static void
free_view (gpointer view)
{
  att_dossier_view_unref (view);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossierView) view = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (view != NULL && att_window_get_page (question->window) != NULL)
    ask (question, view);
  else
    {
      if (view == NULL)
        att_message_error (GTK_WIDGET (question->window), _ ("Nothing was assigned"), error);
      question_free (question);
    }
}

/**
 * att_bulk_assign_choose:
 * @window: a window with a register open
 * @numbers: (element-type gint64): the dossiers' numbers
 *
 * Asks to whom, then assigns.
 */
void
att_bulk_assign_choose (AttWindow *window, GArray *numbers)
{
  Question *question;

  g_return_if_fail (ATT_IS_WINDOW (window));
  question = g_new0 (Question, 1);
  question->window = g_object_ref (window);
  question->numbers = g_array_ref (numbers);
  att_office_run_async (att_context_get_reader (att_window_get_context (window)), look, NULL, NULL, free_view, NULL,
                        looked_cb, question);
}
