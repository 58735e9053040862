/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-outcome-card.h"

#include <glib/gi18n-lib.h>

#include "att-story.h"
#include "att-words.h"

/**
 * AttOutcomeCard:
 *
 * How a dossier ended: the outcome, when, why, and the acts with their documents that brought it about.
 */
struct _AttOutcomeCard
{
  AdwBin parent_instance;
  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *why;
  GtkListBox *acts;
};

G_DEFINE_FINAL_TYPE (AttOutcomeCard, att_outcome_card, ADW_TYPE_BIN)

static void
att_outcome_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_OUTCOME_CARD);
  G_OBJECT_CLASS (att_outcome_card_parent_class)->dispose (object);
}

static void
att_outcome_card_class_init (AttOutcomeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_outcome_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/certificate/att-outcome-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AttOutcomeCard, icon);
  gtk_widget_class_bind_template_child (widget_class, AttOutcomeCard, heading);
  gtk_widget_class_bind_template_child (widget_class, AttOutcomeCard, why);
  gtk_widget_class_bind_template_child (widget_class, AttOutcomeCard, acts);
}

static void
att_outcome_card_init (AttOutcomeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say (AttOutcomeCard *self, const char *icon, const char *heading, const char *why)
{
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), why != NULL && *why != '\0');
}

static char *
day_to_words (AttAct *act)
{
  return act != NULL ? att_words_day (att_act_get_on (act)) : g_strdup ("");
}

static void
show_refusal (AttOutcomeCard *self, AttDossierView *view)
{
  g_autofree char *decided = day_to_words (att_dossier_get_decision (view->dossier));
  g_autofree char *article = att_provision_to_words ("25(4)");
  g_autofree char *heading = att_words_fill (_ ("Refused on {day}"), "day", decided, NULL);
  g_autofree char *why = att_words_fill (_ ("The letter with the reasons was sent ({article})."), "article", article, NULL);

  say (self, "window-close-symbolic", heading, why);
}

/* Why a certificate is no longer in force. */
static void
show_end (AttOutcomeCard *self, AttDossierView *view)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  AttCertificateState state = att_certificate_get_state (certificate, view->today);
  const char *ground = NULL;
  AttDay end = att_certificate_get_end (certificate, view->today, &ground);
  const AttTerm *term
      = ground != NULL ? att_regulation_find_term (view->regulation, ATT_TERMS_TERMINATION_GROUNDS, ground) : NULL;
  g_autofree char *day = att_words_day (end);
  g_autofree char *heading
      = att_words_fill (_ ("Certificate {serial}: {state}"), "serial", certificate->serial, "state",
                        att_words_certificate_state (state), NULL);
  g_autofree char *why
      = term != NULL ? att_words_fill (_ ("Ended on {day}. Ground: {ground}."), "day", day, "ground",
                                       att_text_get (term->name, att_language_get_current ()), NULL)
                     : att_words_fill (_ ("Ended on {day}."), "day", day, NULL);

  say (self, "process-stop-symbolic", heading, why);
}

static void
show_closing (AttOutcomeCard *self, AttDossierView *view)
{
  AttAct *returned = att_dossier_get_latest (view->dossier, "returned");
  AttAct *withdrawn = att_dossier_get_latest (view->dossier, "withdrawn");
  g_autofree char *day = day_to_words (returned != NULL ? returned : withdrawn);
  g_autofree char *heading
      = att_words_fill (returned != NULL ? _ ("Returned on {day}") : _ ("Withdrawn by the applicant on {day}"), "day", day,
                        NULL);

  say (self, "edit-undo-symbolic", heading, NULL);
}

/**
 * att_outcome_card_show_view:
 * @self: a card
 * @view: a dossier
 *
 * Returns: whether the dossier is closed, so that there is something to be shown
 */
gboolean
att_outcome_card_show_view (AttOutcomeCard *self, AttDossierView *view)
{
  static const char *const kinds[] = { "decided",  "refusal-sent", "appeal-filed", "appeal-resolved", "returned",
                                       "withdrawn", "certificate-issued", "reissued", "revoked", "terminated", NULL };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  g_return_val_if_fail (ATT_IS_OUTCOME_CARD (self), FALSE);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->acts, 0))) != NULL)
    gtk_list_box_remove (self->acts, row);
  if (view->stage != ATT_STAGE_CLOSED)
    return FALSE;
  if (att_dossier_get_certificate (view->dossier) != NULL)
    show_end (self, view);
  else if (att_dossier_is_refused (view->dossier))
    show_refusal (self, view);
  else
    show_closing (self, view);
  gtk_widget_set_visible (GTK_WIDGET (self->acts), att_story_fill (self->acts, view, kinds) > 0);
  return TRUE;
}
