/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-step-private.h"

#include <glib/gi18n-lib.h>

#include "att-step-job.h"
#include "att-words.h"

/* What is typed is looked at: what the law says of it, and the document as it would be issued. */

/* What is typed is judged when the typing rests. */
#define LOOK_DELAY_MS 400

gboolean
att_step_makes_document (AttStep *self)
{
  return att_office_makes (att_context_get_reader (self->context), att_step_find_kind (self)->form);
}

static void
ensure_paper (AttStep *self)
{
  if (self->paper != NULL)
    return;
  self->paper = ATT_PAPER_VIEW (att_paper_view_new (self->context));
  adw_bin_set_child (self->paper_place, GTK_WIDGET (self->paper));
}

static char *
dup_file_name (AttStep *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s.pdf", att_dossier_get_number (self->view->dossier),
                          att_step_find_kind (self)->form);
}

static void
show_warnings (AttStep *self, AttStepLook *look)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (self->view, att_step_find_kind (self));
  gboolean refused_anyway = possibility != NULL && possibility->refusals->len > 0;
  g_autofree char *refusals = refused_anyway ? g_strdup ("") : att_words_refusals (look->refusals);
  g_autofree char *warnings = att_words_refusals (look->warnings);
  g_autofree char *words
      = g_strconcat (refusals, *refusals != '\0' && *warnings != '\0' ? "\n" : "", warnings, NULL);

  gtk_label_set_label (self->warnings_label, words);
  gtk_widget_set_visible (self->warnings, *words != '\0');
}

static void
show_draft (AttStep *self, AttStepLook *look)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (look->pdf == NULL)
    {
      words = look->problem != NULL ? att_words_problems (look->problem) : g_strdup ("");
      gtk_label_set_label (self->paper_title, words);
      return;
    }
  ensure_paper (self);
  name = dup_file_name (self);
  att_paper_view_show_bytes (self->paper, look->pdf, att_words_form (att_step_find_kind (self)->form), name);
  gtk_label_set_label (self->paper_title, _ ("Draft: nothing of it is kept"));
  self->drawn = TRUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttStep) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttStepLook) look = att_step_job_look_finish (ATT_OFFICE (source), result, &error);
  g_autofree char *words = NULL;

  /* Another look was begun, or the step was left. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->form == NULL)
    return;
  self->looking = FALSE;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (look == NULL)
    {
      words = att_words_problems (error);
      gtk_label_set_label (self->paper_title, words);
      return;
    }
  g_free (self->next_number);
  self->next_number = g_steal_pointer (&look->number);
  att_step_show_hint (self);
  show_warnings (self, look);
  if (look->pdf != NULL || look->problem != NULL)
    show_draft (self, look);
}

void
att_step_stop_looking (AttStep *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->looking = FALSE;
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

void
att_step_look (AttStep *self, gboolean draw)
{
  g_autoptr (AttRecord) typed = att_record_new ();
  AttRecording recording = { 0 };

  att_step_stop_looking (self);
  att_fields_box_collect (att_act_form_get_fields (self->form), typed);
  recording = (AttRecording) { att_dossier_get_number (self->view->dossier), self->kind_id,
                               att_record_get_day (typed, "on"), att_context_get_actor (self->context), typed };
  att_record_remove (typed, "on");
  self->cancellable = g_cancellable_new ();
  self->looking = TRUE;
  gtk_spinner_set_spinning (self->spinner, draw);
  att_step_job_look_async (att_context_get_reader (self->context), &recording, draw, self->cancellable, looked_cb,
                           g_object_ref (self));
}

static gboolean
look_cb (gpointer data)
{
  AttStep *self = data;

  self->look_id = 0;
  att_step_look (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
att_step_changed_cb (AttStep *self)
{
  att_step_stop_looking (self);
  self->look_id = g_timeout_add (LOOK_DELAY_MS, look_cb, self);
  if (self->drawn)
    gtk_label_set_label (self->paper_title, _ ("Draft: something was typed since it was made"));
}

static const AttDocument *
find_document (AttStep *self, AttAct *done)
{
  const AttDocument *document = done != NULL && att_step_find_kind (self)->form != NULL
                                    ? att_dossier_find_document (self->view->dossier, att_step_find_kind (self)->form)
                                    : NULL;

  return document != NULL && g_strcmp0 (att_act_get_id (document->act), att_act_get_id (done)) == 0 ? document : NULL;
}

void
att_step_show_paper (AttStep *self, const AttStepState *state)
{
  const AttDocument *document = state->shows_document ? find_document (self, state->done) : NULL;
  gboolean draft = self->form != NULL && att_step_makes_document (self);

  gtk_widget_set_visible (self->paper_box, draft || document != NULL);
  gtk_widget_set_visible (self->preview, draft);
  gtk_widget_set_visible (self->print, !draft);
  gtk_widget_set_visible (self->columns, self->form != NULL || document != NULL);
  if (draft || document == NULL)
    return;
  ensure_paper (self);
  gtk_label_set_label (self->paper_title, att_words_form (document->form));
  {
    g_autofree char *name = dup_file_name (self);

    att_paper_view_show (self->paper, document->file->sha256, att_words_form (document->form), name);
  }
}
