/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier.h"

#include "att-dossier-private.h"

/**
 * att_dossier_get_applicant:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the applicant or centre as it was last told
 */
const AttApplicant *
att_dossier_get_applicant (AttDossier *self)
{
  return self->applicant;
}

/**
 * att_dossier_get_request:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the application
 */
const AttRequest *
att_dossier_get_request (AttDossier *self)
{
  return self->request;
}

/**
 * att_dossier_get_papers:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttPaper): all papers handed in
 */
GPtrArray *
att_dossier_get_papers (AttDossier *self)
{
  return self->papers;
}

/**
 * att_dossier_find_paper:
 * @self: a dossier
 * @id: (nullable): a paper's id
 *
 * Returns: (transfer none) (nullable): that paper
 */
const AttPaper *
att_dossier_find_paper (AttDossier *self, const char *id)
{
  for (guint i = 0; i < self->papers->len; i++)
    {
      const AttPaper *paper = g_ptr_array_index (self->papers, i);

      if (g_strcmp0 (paper->id, id) == 0)
        return paper;
    }
  return NULL;
}

/**
 * att_dossier_get_officer:
 * @self: a dossier
 *
 * Returns: (nullable): the officer responsible
 */
const char *
att_dossier_get_officer (AttDossier *self)
{
  return self->officer;
}

/**
 * att_dossier_get_officer_person:
 * @self: a dossier
 *
 * Returns: (nullable): the id under which the officer responsible is registered
 */
const char *
att_dossier_get_officer_person (AttDossier *self)
{
  return self->officer_person;
}

/**
 * att_dossier_get_examiners:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttParticipant): everyone assigned to examine the documents (Art. 23(2)(2))
 */
GPtrArray *
att_dossier_get_examiners (AttDossier *self)
{
  return self->examiners;
}

/**
 * att_dossier_get_inspectors:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttParticipant): everyone ordered to a visit (Art. 23(2)(3))
 */
GPtrArray *
att_dossier_get_inspectors (AttDossier *self)
{
  return self->inspectors;
}

/**
 * att_dossier_get_visit:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the visit that is ordered and not cancelled
 */
AttAct *
att_dossier_get_visit (AttDossier *self)
{
  return self->visit;
}

static AttVerdictKind
worst (GPtrArray *verdicts, const char *criterion)
{
  AttVerdictKind result = ATT_VERDICT_NONE;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (verdicts, i);

      if (g_strcmp0 (verdict->criterion, criterion) == 0)
        result = MAX (result, verdict->verdict);
    }
  return result;
}

/**
 * att_dossier_get_documents_verdict:
 * @self: a dossier
 * @criterion: a criterion's id
 *
 * Returns: what the examination of the documents says of it
 */
AttVerdictKind
att_dossier_get_documents_verdict (AttDossier *self, const char *criterion)
{
  return worst (self->verdicts, criterion);
}

/**
 * att_dossier_get_on_site_verdict:
 * @self: a dossier
 * @criterion: a criterion's id
 *
 * Returns: the worst that the on-site examination found of it
 */
AttVerdictKind
att_dossier_get_on_site_verdict (AttDossier *self, const char *criterion)
{
  return worst (self->findings, criterion);
}

/**
 * att_dossier_get_verdicts:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttVerdict): the standing verdicts on the documents
 */
GPtrArray *
att_dossier_get_verdicts (AttDossier *self)
{
  return self->verdicts;
}

/**
 * att_dossier_get_findings:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttVerdict): the standing findings on site, by criterion and item
 */
GPtrArray *
att_dossier_get_findings (AttDossier *self)
{
  return self->findings;
}

/**
 * att_dossier_find_finding:
 * @self: a dossier
 * @criterion: (nullable): a criterion
 * @item: (nullable): what of it was looked at
 *
 * Returns: (transfer none) (nullable): the standing finding on that
 */
const AttVerdict *
att_dossier_find_finding (AttDossier *self, const char *criterion, const char *item)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const AttVerdict *standing = g_ptr_array_index (self->findings, i);

      if (g_strcmp0 (standing->criterion, criterion) == 0 && g_strcmp0 (standing->item, item) == 0)
        return standing;
    }
  return NULL;
}

/**
 * att_dossier_get_documents_conclusion:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the conclusion on the documents that stands
 */
AttAct *
att_dossier_get_documents_conclusion (AttDossier *self)
{
  return self->documents_conclusion;
}

/**
 * att_dossier_get_report:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the signed report on the on-site examination that stands (Art. 23(3)(2))
 */
AttAct *
att_dossier_get_report (AttDossier *self)
{
  return self->report;
}

/**
 * att_dossier_get_coordination:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the latest coordination with the authorized body (Art. 25(1))
 */
const AttCoordination *
att_dossier_get_coordination (AttDossier *self)
{
  return att_dossier_last_coordination (self);
}

/**
 * att_dossier_get_decision:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the decision that stands (Art. 25(1))
 */
AttAct *
att_dossier_get_decision (AttDossier *self)
{
  return self->decision;
}

/**
 * att_dossier_get_certificates:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttCertificate): every certificate ever issued in it, in order
 */
GPtrArray *
att_dossier_get_certificates (AttDossier *self)
{
  return self->certificates;
}

/**
 * att_dossier_get_certificate:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the latest certificate
 */
const AttCertificate *
att_dossier_get_certificate (AttDossier *self)
{
  return att_dossier_current_certificate (self);
}

/**
 * att_dossier_get_agreement:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the post-accreditation agreement that stands (Art. 25(2))
 */
AttAct *
att_dossier_get_agreement (AttDossier *self)
{
  return self->agreement;
}

/**
 * att_dossier_get_bases:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttBasis): everything on which a revocation could rest (Art. 26(2))
 */
GPtrArray *
att_dossier_get_bases (AttDossier *self)
{
  return self->bases;
}

/**
 * att_dossier_find_basis:
 * @self: a dossier
 * @act_id: (nullable): the id of the act, for a complaint that of the complaint or of the act that confirmed it
 *
 * Returns: (transfer none) (nullable): that basis
 */
const AttBasis *
att_dossier_find_basis (AttDossier *self, const char *act_id)
{
  /* From the end: what is named is mostly what was found last. */
  for (guint i = self->bases->len; i > 0; i--)
    {
      const AttBasis *basis = g_ptr_array_index (self->bases, i - 1);

      if (g_strcmp0 (att_act_get_id (basis->act), act_id) == 0
          || (act_id != NULL && g_strcmp0 (att_act_get (basis->act, "complaint"), act_id) == 0))
        return basis;
    }
  return NULL;
}

/**
 * att_dossier_get_complaints:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttComplaint): complaints about persons who hold the centre's documents
 * (Art. 26(2)(4))
 */
GPtrArray *
att_dossier_get_complaints (AttDossier *self)
{
  return self->complaints;
}

/**
 * att_dossier_is_barred:
 * @self: a dossier
 *
 * Returns: whether a revocation stands that can never end in resumption, because health, life support or safety of
 * citizens was concerned (Art. 26(5))
 */
gboolean
att_dossier_is_barred (AttDossier *self)
{
  if (self->revocation == NULL)
    return FALSE;
  for (guint i = 0; i < self->revocation_bases->len; i++)
    if (((const AttBasis *) g_ptr_array_index (self->revocation_bases, i))->endangers)
      return TRUE;
  for (guint i = self->bases_before; i < self->bases->len; i++)
    if (((const AttBasis *) g_ptr_array_index (self->bases, i))->endangers)
      return TRUE;
  return FALSE;
}

/**
 * att_dossier_get_documents:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttDocument): the documents issued in it, in order
 */
GPtrArray *
att_dossier_get_documents (AttDossier *self)
{
  return self->documents;
}

/**
 * att_dossier_find_document:
 * @self: a dossier
 * @form: a form, as `certificate`
 *
 * Returns: (transfer none) (nullable): the latest issued document of that form
 */
const AttDocument *
att_dossier_find_document (AttDossier *self, const char *form)
{
  for (guint i = self->documents->len; i > 0; i--)
    {
      const AttDocument *document = g_ptr_array_index (self->documents, i - 1);

      if (g_strcmp0 (document->form, form) == 0)
        return document;
    }
  return NULL;
}

/**
 * att_dossier_find_template:
 * @office: dossier 0
 * @form: a form, as `certificate`
 * @on: a day
 *
 * Returns: (transfer none) (nullable): the act by which the office adopted the template of that form that holds on @on;
 *   %NULL: the program's own does
 */
AttAct *
att_dossier_find_template (AttDossier *office, const char *form, AttDay on)
{
  GListModel *acts = att_dossier_get_acts (office);
  AttAct *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      if (att_act_is (act, "template-adopted") && att_act_get_on (act) <= on
          && g_strcmp0 (att_act_get (act, "form"), form) == 0)
        found = act; /* the office keeps it */
    }
  return found;
}
