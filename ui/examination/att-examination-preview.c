/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-preview.h"

#include <glib/gi18n-lib.h>

#include "att-notice-overlay.h"

typedef struct
{
  AttFieldEditor *editor;
  AttRecord *before;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->editor);
  att_record_unref (undo->before);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  const Undo *undo = data;

  if (undo->editor != NULL)
    att_field_editor_fill (undo->editor, undo->before);
}

/**
 * att_examination_set_text:
 * @form: a form
 * @field: the id of one of its fields
 * @text: a text
 *
 * Puts a text in place of the one that was typed, which can be brought back.
 */
void
att_examination_set_text (AttActForm *form, const char *field, const char *text)
{
  AttNoticeOverlay *overlay = att_notice_overlay_find (GTK_WIDGET (form));
  g_autoptr (AttRecord) fields = att_record_new ();
  AttField *found;
  Undo *undo;

  found = att_fields_box_find (att_act_form_get_fields (form), field);
  if (found == NULL)
    return;
  undo = g_new0 (Undo, 1);
  undo->before = att_record_new ();
  att_field_editor_collect (att_field_get_editor (found), undo->before);
  g_set_weak_pointer (&undo->editor, att_field_get_editor (found));
  att_record_add (fields, field, text);
  att_field_editor_fill (att_field_get_editor (found), fields);
  if (overlay == NULL || att_record_get_size (undo->before) == 0)
    {
      undo_free (undo);
      return;
    }
  att_notice_overlay_offer (overlay, _ ("The text was written anew"), _ ("_Undo"), undo_cb, undo, undo_free);
}

static void
preview_free (gpointer data)
{
  AttRecording *recording = data;

  att_record_unref (recording->fields);
  g_free (recording);
}

static gpointer
make_preview (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_office_preview_document (office, data, cancellable, error);
}

/**
 * att_examination_preview_async:
 * @form: a form that is open for an act which issues a document
 * @reader: the office that reads
 * @dossier: the dossier's number
 * @cancellable: (nullable): to stop early
 * @callback: called with the bytes of the draft, for att_office_run_finish()
 * @user_data: for @callback
 *
 * Makes the document that the act will issue, with what was typed so far; nothing of it is kept.
 */
void
att_examination_preview_async (AttActForm *form, AttOffice *reader, gint64 dossier, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (AttRecord) typed = att_record_new ();
  AttRecording *recording = g_new0 (AttRecording, 1);

  att_fields_box_collect (att_act_form_get_fields (form), typed);
  /* The kind's id is the table's own and stays. */
  recording->dossier = dossier;
  recording->kind = att_act_form_get_kind (form)->id;
  recording->on = att_record_get_day (typed, "on");
  recording->fields = att_act_form_dup_typed (form);
  att_office_run_async (reader, make_preview, recording, preview_free, (GDestroyNotify) g_bytes_unref, cancellable,
                        callback, user_data);
}
