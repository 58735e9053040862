/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-form-private.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-message.h"
#include "att-words.h"

/* The act is recorded, and whoever did it is told. */

static const AttProblemSpec no_day
    = { ATT_PROBLEM_INPUT, "on-no-day", N_ ("“{value}” is no day that exists."),
        N_ ("Give it as 2026-07-04 or 04.07.2026."), NULL };

/* What is being recorded, while the form may already be open for the next act. */
typedef struct
{
  AttActForm *form;
  AttContext *context;
  GCancellable *cancellable;
  gint64 dossier;
} Recorded;

static void
recorded_free (Recorded *recorded)
{
  g_object_unref (recorded->form);
  g_object_unref (recorded->context);
  g_object_unref (recorded->cancellable);
  g_free (recorded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recorded, recorded_free)

static void
tell_recorded (AttActForm *self, AttAct *act, AttProblems *warnings)
{
  const AttKind *kind = att_act_get_kind (act);
  const char *number = NULL;
  g_autofree char *text = NULL;

  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    if (spec->type == ATT_FIELD_NUMBER)
      number = att_act_get (act, spec->id);
  /* Translators: said when an act was recorded; {number} is its own number, or that of the certificate. */
  text = number != NULL ? att_words_fill (_ ("Recorded: {act}, {number}"), "act", att_kind_get_title (kind),
                                          "number", number, NULL)
                        : att_words_fill (_ ("Recorded: {act}"), "act", att_kind_get_title (kind), NULL);
  if (warnings->len > 0)
    att_message_warnings (GTK_WIDGET (self), text, warnings);
  else
    att_message_toast (GTK_WIDGET (self), text);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Recorded) recorded = data;
  AttActForm *self = recorded->form;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProblems) warnings = NULL;
  g_autoptr (AttAct) act = att_act_job_record_finish (ATT_OFFICE (source), result, &warnings, &error);
  gboolean closed = g_cancellable_is_cancelled (recorded->cancellable);
  gboolean seen = gtk_widget_get_root (GTK_WIDGET (self)) != NULL;

  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  if (!closed)
    att_act_form_set_busy (self, FALSE);
  if (act == NULL)
    {
      if (!closed)
        {
          self->recorded = FALSE;
          att_act_form_show_problem (self, error);
          att_act_form_restore_focus (self);
        }
      else if (seen)
        att_message_error (GTK_WIDGET (self), _ ("It was not recorded"), error);
      return;
    }
  if (seen)
    tell_recorded (self, act, warnings);
  att_context_tell_recorded (recorded->context, recorded->dossier);
  if (!closed)
    g_signal_emit_by_name (self, "recorded", act);
}

/**
 * att_act_form_record:
 * @self: a form
 *
 * Records the act, or says in the form why not. Nothing happens while it is not ready, or shows the past.
 */
void
att_act_form_record (AttActForm *self)
{
  AttRecording recording = { 0 };
  g_autoptr (AttRecord) typed = NULL;
  Recorded *recorded;

  g_return_if_fail (ATT_IS_ACT_FORM (self));
  if (!att_act_form_can_record (self))
    return;
  typed = att_act_form_collect (self);
  recording
      = (AttRecording){ att_dossier_get_number (self->view->dossier), self->kind->id,
                        att_record_get_day (typed, "on"), att_context_get_actor (self->context), typed };
  if (recording.on == ATT_DAY_NONE)
    {
      g_autoptr (GError) error
          = att_problem_new (&no_day, att_arg_text ("field", "on"),
                             att_arg_text ("value",
                                           att_record_has (typed, "on") ? att_record_get (typed, "on") : ""));

      att_act_form_show_problem (self, error);
      return;
    }
  /* Once more, so that the draft is whole should the recording fail with the machine. */
  if (self->draft_id != 0)
    {
      g_clear_handle_id (&self->draft_id, g_source_remove);
      att_act_form_keep_draft (self);
    }
  att_record_remove (typed, "on");
  att_act_form_add_given (self, typed);
  self->recorded = TRUE;
  att_act_form_clear_problems (self);
  att_act_form_set_busy (self, TRUE);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  recorded = g_new0 (Recorded, 1);
  recorded->form = g_object_ref (self);
  recorded->context = g_object_ref (self->context);
  recorded->cancellable = g_object_ref (self->cancellable);
  recorded->dossier = recording.dossier;
  /* Not stopped when the form is left: who pressed the button means it. */
  att_act_job_record_async (att_context_get_office (self->context), &recording, self->slot, NULL, recorded_cb,
                            recorded);
}
