/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-offer.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-request-job.h"
#include "att-text-button.h"
#include "att-words.h"

/**
 * AttRequestOffer:
 *
 * Offers to go on with an application that somebody began to type in; not there when nobody did.
 */
struct _AttRequestOffer
{
  AdwBin parent_instance;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (AttRequestOffer, att_request_offer, ADW_TYPE_BIN)

static void
got_draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttRequestOffer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDraft) draft = att_office_run_finish (ATT_OFFICE (source), result, &error);
  g_autofree char *moment = draft != NULL ? att_words_instant (draft->saved_at) : NULL;
  g_autofree char *words = NULL;

  if (error != NULL)
    return;
  if (draft != NULL)
    {
      words = att_words_fill (_ ("An application is being typed in; it was changed last on {moment}."), "moment", moment,
                              NULL);
      gtk_label_set_label (self->label, words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), draft != NULL);
}

static void
att_request_offer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_REQUEST_OFFER);
  G_OBJECT_CLASS (att_request_offer_parent_class)->dispose (object);
}

static void
att_request_offer_class_init (AttRequestOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_request_offer_dispose;
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/intake/att-request-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, AttRequestOffer, label);
}

static void
att_request_offer_init (AttRequestOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_request_offer_look:
 * @self: an offer
 * @context: the context, with a register open
 * @cancellable: (nullable): to stop early
 *
 * Looks whether there is something to go on with.
 */
void
att_request_offer_look (AttRequestOffer *self, AttContext *context, GCancellable *cancellable)
{
  g_return_if_fail (ATT_IS_REQUEST_OFFER (self));
  /* The office that records, after whose drafts it comes. */
  att_act_job_get_draft (att_context_get_office (context), ATT_REQUEST_DOSSIER, ATT_REQUEST_SLOT,
                         att_context_get_actor (context), cancellable, got_draft_cb, g_object_ref (self));
}
