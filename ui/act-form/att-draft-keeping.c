/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-draft-keeping.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-draft-content.h"
#include "att-message.h"

/* Set on the context while drafts can't be kept: once is said, and not with each letter. */
#define TOLD "att-draft-told"

typedef struct
{
  GtkWidget *widget;
  AttContext *context;
} Keeping;

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Keeping *keeping = data;
  g_autoptr (GError) error = NULL;
  gboolean told = g_object_get_data (G_OBJECT (keeping->context), TOLD) != NULL;

  att_office_run_finish (ATT_OFFICE (source), result, &error);
  g_object_set_data (G_OBJECT (keeping->context), TOLD, error != NULL ? keeping->context : NULL);
  if (error != NULL && !told && gtk_widget_get_root (keeping->widget) != NULL)
    att_message_error (keeping->widget, _ ("What you type can't be kept. It stays here while the page is open"), error);
  else if (error == NULL)
    att_context_look_for_typed (keeping->context);
  else
    g_message ("A draft could not be kept: %s", error->message);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  g_object_unref (keeping->widget);
  g_object_unref (keeping->context);
  g_free (keeping);
}

/**
 * att_draft_keep:
 * @widget: where it is typed, by which it is said when it can't be kept
 * @context: the context, with a register open
 * @dossier: the dossier
 * @slot: what the draft is kept by: a kind of act, or a part of one
 * @head: (nullable): the head that the dossier had when it was typed
 * @typed: what was typed
 *
 * Keeps a draft. The process stays until it is on the disk, also when the window is gone.
 */
void
att_draft_keep (GtkWidget *widget, AttContext *context, gint64 dossier, const char *slot, const char *head,
                const AttRecord *typed)
{
  g_autoptr (GBytes) content = att_draft_content_write (typed);
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->widget = g_object_ref (widget);
  keeping->context = g_object_ref (context);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  att_act_job_put_draft (att_context_get_office (context), dossier, slot, att_context_get_actor (context), head, content,
                         kept_cb, keeping);
}
