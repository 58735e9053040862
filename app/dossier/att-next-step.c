/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-next-step.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-private.h"

typedef struct
{
  AttDossier *dossier;
  AttDay on;
  AttRegulation *regulation;
} Case;

typedef AttVerdictKind (*GetVerdict) (AttDossier *dossier, const char *criterion);

static gboolean
has_open_criterion (const Case *c, GetVerdict get_verdict)
{
  GPtrArray *criteria = att_regulation_get_terms (c->regulation, ATT_TERMS_CRITERIA);

  for (guint i = 0; i < criteria->len; i++)
    {
      AttVerdictKind verdict = get_verdict (c->dossier, ((const AttTerm *) g_ptr_array_index (criteria, i))->id);

      if (verdict == ATT_VERDICT_NONE || verdict == ATT_VERDICT_UNCLEAR)
        return TRUE;
    }
  return FALSE;
}

static gboolean
always (const Case *c)
{
  return TRUE;
}

static gboolean
has_no_examiner (const Case *c)
{
  return att_dossier_get_examiners (c->dossier)->len == 0;
}

static gboolean
has_unexamined_criterion (const Case *c)
{
  return has_open_criterion (c, att_dossier_get_documents_verdict);
}

static gboolean
has_no_visit (const Case *c)
{
  return att_dossier_get_visit (c->dossier) == NULL;
}

static gboolean
has_criterion_without_finding (const Case *c)
{
  return has_open_criterion (c, att_dossier_get_on_site_verdict);
}

static gboolean
is_refused (const Case *c)
{
  return att_dossier_is_refused (c->dossier);
}

static gboolean
waits_for_answer (const Case *c)
{
  const AttCoordination *coordination = att_dossier_get_coordination (c->dossier);

  return coordination != NULL && coordination->answer == NULL;
}

static gboolean
is_agreed (const Case *c)
{
  const AttCoordination *coordination = att_dossier_get_coordination (c->dossier);

  return coordination != NULL && coordination->answer != NULL
         && g_strcmp0 (att_act_get (coordination->answer, "answer"), "agreed") == 0;
}

static gboolean
is_not_listed (const Case *c)
{
  return c->dossier->listed == NULL;
}

static gboolean
has_no_agreement (const Case *c)
{
  return !c->dossier->agreed;
}

static gboolean
has_unresolved_complaint (const Case *c)
{
  for (guint i = 0; i < c->dossier->complaints->len; i++)
    if (((const AttComplaint *) g_ptr_array_index (c->dossier->complaints, i))->resolved == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_copy_of_revocation_due (const Case *c)
{
  AttAct *sent = att_dossier_get_latest (c->dossier, "revocation-sent");

  return c->dossier->revocation != NULL
         && (sent == NULL || att_act_get_seq (sent) < att_act_get_seq (c->dossier->revocation));
}

static gboolean
waits_for_resumption (const Case *c)
{
  return c->dossier->revocation != NULL && c->dossier->elimination != NULL;
}

static gboolean
has_open_basis (const Case *c)
{
  if (att_dossier_get_current_state (c->dossier, c->on) != ATT_CERTIFICATE_VALID)
    return FALSE;
  for (guint i = 0; i < c->dossier->bases->len; i++)
    if (((const AttBasis *) g_ptr_array_index (c->dossier->bases, i))->used_by == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_to_be_reissued (const Case *c)
{
  return c->dossier->reorganised != NULL
         && att_dossier_get_current_state (c->dossier, c->on) == ATT_CERTIFICATE_VALID;
}

/* For each stage, in order, what brings it on; the first that is still needed. */
static const struct
{
  AttStage stage;
  const char *kind;
  const char *title;
  gboolean (*is_needed) (const Case *c);
} steps[] = {
  { ATT_STAGE_INTAKE, "accepted", NC_ ("next step", "Accept the application"), always },
  { ATT_STAGE_DOCUMENTS, "examiner-assigned", NC_ ("next step", "Assign an examiner"), has_no_examiner },
  { ATT_STAGE_DOCUMENTS, "examined", NC_ ("next step", "Examine the documents"), has_unexamined_criterion },
  { ATT_STAGE_DOCUMENTS, "documents-concluded", NC_ ("next step", "Conclude the examination"), always },
  { ATT_STAGE_ON_SITE, "visit-ordered", NC_ ("next step", "Order the visit"), has_no_visit },
  { ATT_STAGE_ON_SITE, "finding", NC_ ("next step", "Record a finding"), has_criterion_without_finding },
  { ATT_STAGE_ON_SITE, "report-signed", NC_ ("next step", "Sign the report"), always },
  { ATT_STAGE_DECISION, "refusal-sent", NC_ ("next step", "Send the refusal"), is_refused },
  { ATT_STAGE_DECISION, "coordination-answered", NC_ ("next step", "Record the body's answer"), waits_for_answer },
  { ATT_STAGE_DECISION, "decided", NC_ ("next step", "Take the decision"), is_agreed },
  { ATT_STAGE_DECISION, "coordination-requested", NC_ ("next step", "Request coordination"), always },
  { ATT_STAGE_CERTIFICATE, "certificate-issued", NC_ ("next step", "Issue the certificate"), always },
  { ATT_STAGE_AGREEMENT, "listed", NC_ ("next step", "Enter into the list"), is_not_listed },
  { ATT_STAGE_AGREEMENT, "agreement-concluded", NC_ ("next step", "Conclude the agreement"), has_no_agreement },
  { ATT_STAGE_IN_FORCE, "revocation-sent", NC_ ("next step", "Send the copy of the decision"), is_copy_of_revocation_due },
  { ATT_STAGE_IN_FORCE, "resumption-decided", NC_ ("next step", "Decide on resumption"), waits_for_resumption },
  { ATT_STAGE_IN_FORCE, "complaint-resolved", NC_ ("next step", "Resolve the complaint"), has_unresolved_complaint },
  { ATT_STAGE_IN_FORCE, "revoked", NC_ ("next step", "Decide on revocation"), has_open_basis },
  { ATT_STAGE_IN_FORCE, "reissued", NC_ ("next step", "Reissue the certificate"), is_to_be_reissued },
};

/**
 * att_dossier_find_next_step:
 * @self: a dossier
 * @on: a day
 * @regulation: the regulation in force that day
 *
 * What brings the dossier on: the one act that its stage waits for (Art. 23(2), 25, 26). It may not be possible yet; the
 * procedure says why.
 *
 * Returns: (nullable): the kind of act; %NULL where nothing is waited for
 */
const AttKind *
att_dossier_find_next_step (AttDossier *self, AttDay on, AttRegulation *regulation)
{
  const Case c = { self, on, regulation };
  AttStage stage;

  g_return_val_if_fail (ATT_IS_DOSSIER (self), NULL);
  stage = att_dossier_get_stage (self, on);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].stage == stage && steps[i].is_needed (&c))
      return att_kind_find (steps[i].kind);
  return NULL;
}

/**
 * att_next_step_get_title:
 * @kind: what att_dossier_find_next_step() found
 *
 * Returns: what is to be done, in the current language, as "Accept the application"
 */
const char *
att_next_step_get_title (const AttKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].kind, kind->id))
      return g_dpgettext2 (GETTEXT_PACKAGE, "next step", steps[i].title);
  return att_kind_get_title (kind);
}
