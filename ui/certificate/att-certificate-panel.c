/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-certificate-panel.h"

#include <glib/gi18n-lib.h>

#include "att-signatory.h"
#include "att-words.h"

/**
 * AttCertificatePanel:
 *
 * The working area of the certificate and the agreement (Art. 25(2)): the three things that are to be done within ten
 * working days of the decision, each on its own.
 */
struct _AttCertificatePanel
{
  AttStagePanel parent_instance;
  GtkLabel *headline;
  GtkLabel *next;
  AttStep *certificate;
  AttStep *listing;
  AttStep *agreement;
};

G_DEFINE_FINAL_TYPE (AttCertificatePanel, att_certificate_panel, ATT_TYPE_STAGE_PANEL)

static gboolean
is_taken_over (AttDossierView *view)
{
  return att_dossier_get_latest (view->dossier, "taken-over") != NULL;
}

static gboolean
is_complete (AttDossierView *view)
{
  return att_dossier_get_certificate (view->dossier) != NULL
         && (is_taken_over (view)
             || (att_dossier_get_latest (view->dossier, "listed") != NULL
                 && att_dossier_get_latest (view->dossier, "agreement-concluded") != NULL));
}

static char *
certificate_to_words (AttDossierView *view, const char *pattern)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  AttCertificateState state = att_certificate_get_state (certificate, view->today);
  g_autofree char *from = att_words_day (certificate->from);
  g_autofree char *until = att_words_day (certificate->until);
  g_autofree char *word = att_words_capitalise (att_words_certificate_state (state));

  return att_words_fill (pattern, "serial", certificate->serial, "from", from, "until", until, "state", word, NULL);
}

static guint
count_open (AttDossierView *view)
{
  return (att_dossier_get_certificate (view->dossier) == NULL ? 1 : 0)
         + (att_dossier_get_latest (view->dossier, "listed") == NULL ? 1 : 0)
         + (att_dossier_get_latest (view->dossier, "agreement-concluded") == NULL ? 1 : 0);
}

static char *
dup_headline (AttDossierView *view)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  AttAct *decision = att_dossier_get_decision (view->dossier);
  g_autofree char *article = att_provision_to_words ("25(2)");
  g_autofree char *count = g_strdup_printf ("%u", count_open (view));
  g_autofree char *day = NULL;

  if (is_complete (view))
    return certificate_to_words (view, att_certificate_get_state (certificate, view->today) == ATT_CERTIFICATE_VALID
                                           ? _ ("In force since {from}: certificate {serial}, until {until}")
                                           : _ ("{state}: certificate {serial} of {from}"));
  if (!att_dossier_is_accredited (view->dossier))
    return g_strdup (_ ("The certificate, the entry in the list and the agreement follow the decision to accredit."));
  day = att_words_day (att_act_get_on (decision));
  return att_words_fill (g_dngettext (GETTEXT_PACKAGE, "Decision of {day}: {count} of 3 steps is still open ({article})",
                                      "Decision of {day}: {count} of 3 steps are still open ({article})",
                                      count_open (view)),
                         "day", day, "count", count, "article", article, NULL);
}

static AttDay
find_due (AttDossierView *view, const char *period)
{
  for (guint i = 0; i < view->deadlines->len; i++)
    {
      const AttDeadlineView *deadline = g_ptr_array_index (view->deadlines, i);

      if (g_str_equal (deadline->deadline->period, period) && deadline->open)
        return deadline->deadline->derivation->due;
    }
  return ATT_DAY_NONE;
}

/* What comes next for a centre that was accredited: monitoring, and some day the next application (Art. 23(5), 25(3)). */
static void
show_next (AttCertificatePanel *self, AttDossierView *view)
{
  AttDay due = find_due (view, "reaccreditation");
  g_autofree char *day = att_words_day (due);
  g_autofree char *monitoring = att_provision_to_words ("25(3)");
  g_autofree char *again = att_provision_to_words ("23(5)");
  g_autofree char *words
      = att_words_fill (due != ATT_DAY_NONE
                            ? _ ("What comes next: monitoring of the center ({monitoring}). It files its application for "
                                 "re-accreditation by {day} ({again}).")
                            : _ ("What comes next: monitoring of the center ({monitoring})."),
                        "monitoring", monitoring, "day", day, "again", again, NULL);

  gtk_label_set_label (self->next, words);
  gtk_widget_set_visible (GTK_WIDGET (self->next), is_complete (view) && view->stage == ATT_STAGE_IN_FORCE);
}

static void
show_step (AttCertificatePanel *self, AttStep *step, AttDossierView *view, const AttStepState *state)
{
  att_step_show (step, att_stage_panel_get_context (ATT_STAGE_PANEL (self)), view, state);
}

static void
show_certificate (AttCertificatePanel *self, AttDossierView *view)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  AttAct *issued = att_dossier_get_latest (view->dossier, "certificate-issued");
  AttAct *decision = att_dossier_get_decision (view->dossier);
  gboolean accredited = att_dossier_is_accredited (view->dossier);
  g_autoptr (AttRecord) suggested = att_record_new ();
  g_autofree char *day = decision != NULL ? att_words_day (att_act_get_on (decision)) : g_strdup ("");
  g_autofree char *hint = att_words_fill (_ ("Valid from the day on which it is issued, unless an earlier day is given: not "
                                             "before the decision of {day}."),
                                          "day", day, NULL);

  att_signatory_suggest (suggested, view);
  show_step (self, self->certificate, view,
             &(AttStepState) {
                 .done = issued,
                 .needed = accredited && certificate == NULL,
                 .period = accredited ? "certificate" : NULL,
                 .hint = hint,
                 .suggested = suggested,
                 .shows_document = TRUE,
             });
}

static void
show_agreement (AttCertificatePanel *self, AttDossierView *view)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  const AttApplicant *centre
      = certificate != NULL ? certificate->centre : att_dossier_get_applicant (view->dossier);
  AttAct *concluded = att_dossier_get_latest (view->dossier, "agreement-concluded");
  gboolean accredited = att_dossier_is_accredited (view->dossier);
  g_autoptr (AttRecord) suggested = att_record_new ();

  att_signatory_suggest (suggested, view);
  att_record_add (suggested, "centre-signatory", centre != NULL ? centre->head_name : NULL);
  show_step (self, self->agreement, view,
             &(AttStepState) {
                 .done = concluded,
                 .needed = accredited && certificate != NULL && concluded == NULL,
                 .period = accredited ? "agreement" : NULL,
                 .hint = _ ("For the center its head signs, unless somebody else is named."),
                 .suggested = suggested,
                 .invitation = concluded == NULL ? _ ("_Conclude the agreement…") : _ ("_Conclude another agreement…"),
                 .shows_document = TRUE,
             });
}

static void
att_certificate_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  AttCertificatePanel *self = ATT_CERTIFICATE_PANEL (panel);
  AttAct *listed = att_dossier_get_latest (view->dossier, "listed");
  gboolean accredited = att_dossier_is_accredited (view->dossier);
  g_autofree char *headline = dup_headline (view);

  gtk_label_set_label (self->headline, headline);
  show_next (self, view);
  show_certificate (self, view);
  show_step (self, self->listing, view,
             &(AttStepState) {
                 .done = listed,
                 .needed = att_dossier_get_certificate (view->dossier) != NULL && listed == NULL && !is_taken_over (view),
                 .period = accredited ? "listing" : NULL,
                 .hint = _ ("The reference says where the entry is found: the number in the list or of the letter."),
                 .invitation = listed == NULL ? _ ("_Record the entry…") : _ ("_Record another entry…"),
             });
  show_agreement (self, view);
}

static gboolean
att_certificate_panel_begin (AttStagePanel *panel, const AttKind *kind)
{
  AttStep *step = att_certificate_panel_get_step (ATT_CERTIFICATE_PANEL (panel), kind->id);

  if (step == NULL)
    return FALSE;
  att_step_begin (step);
  return TRUE;
}

static void
att_certificate_panel_close (AttStagePanel *panel)
{
  AttCertificatePanel *self = ATT_CERTIFICATE_PANEL (panel);

  att_step_close (self->certificate);
  att_step_close (self->listing);
  att_step_close (self->agreement);
}

static void
att_certificate_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_CERTIFICATE_PANEL);
  G_OBJECT_CLASS (att_certificate_panel_parent_class)->dispose (object);
}

static void
att_certificate_panel_class_init (AttCertificatePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_certificate_panel_dispose;
  ATT_STAGE_PANEL_CLASS (klass)->show = att_certificate_panel_show;
  ATT_STAGE_PANEL_CLASS (klass)->begin = att_certificate_panel_begin;
  ATT_STAGE_PANEL_CLASS (klass)->close = att_certificate_panel_close;

  g_type_ensure (ATT_TYPE_STEP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/kz/atameken/Attestat/certificate/att-certificate-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AttCertificatePanel, headline);
  gtk_widget_class_bind_template_child (widget_class, AttCertificatePanel, next);
  gtk_widget_class_bind_template_child (widget_class, AttCertificatePanel, certificate);
  gtk_widget_class_bind_template_child (widget_class, AttCertificatePanel, listing);
  gtk_widget_class_bind_template_child (widget_class, AttCertificatePanel, agreement);
}

static void
att_certificate_panel_init (AttCertificatePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_certificate_panel_get_step:
 * @self: a panel
 * @kind: a kind of act
 *
 * Returns: (transfer none) (nullable): the place where acts of that kind are prepared
 */
AttStep *
att_certificate_panel_get_step (AttCertificatePanel *self, const char *kind)
{
  AttStep *const steps[] = { self->certificate, self->listing, self->agreement };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (att_step_get_kind (steps[i]), kind))
      return steps[i];
  return NULL;
}
