/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-form-private.h"

#include <glib/gi18n-lib.h>

#include "att-draft-content.h"
#include "att-draft-keeping.h"
#include "att-words.h"

/* What is typed is kept as a draft, and offered again. */

void
att_act_form_keep_draft (AttActForm *self)
{
  g_autoptr (AttRecord) typed = att_act_form_collect (self);

  att_draft_keep (GTK_WIDGET (self), self->context, att_dossier_get_number (self->view->dossier), self->slot,
                  self->view->head, typed);
}

static gboolean
keep_draft_cb (gpointer data)
{
  AttActForm *self = data;

  self->draft_id = 0;
  att_act_form_keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
show_draft (AttActForm *self, const AttDraft *draft)
{
  g_autoptr (AttRecord) typed = att_draft_content_read (draft->content);
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (typed == NULL)
    return;
  att_act_form_put_in (self, typed);
  moment = att_words_instant (draft->saved_at);
  words = att_words_fill (
      g_strcmp0 (draft->head, self->view->head) == 0
          ? _ ("This is what you typed until {moment}.")
          : _ ("This is what you typed until {moment}. Something was recorded in the dossier since."),
      "moment", moment, NULL);
  gtk_label_set_label (self->draft_label, words);
  gtk_widget_set_visible (self->draft_box, TRUE);
}

void
att_act_form_got_draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttActForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDraft) draft = att_office_run_finish (ATT_OFFICE (source), result, &error);

  /* Another act's form was opened in this place meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ready
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (draft != NULL && g_str_equal (draft->kind, self->slot))
    show_draft (self, draft);
  self->ready = TRUE;
  att_act_form_update_can_record (self);
  att_act_form_foresee (self);
  g_signal_emit_by_name (self, "ready");
}

void
att_act_form_keep_draft_soon (AttActForm *self)
{
  if (self->draft_id == 0)
    self->draft_id = g_timeout_add (ATT_DRAFT_DELAY_MS, keep_draft_cb, self);
}
