/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-doc-fields.h"

#include <string.h>

static const AttDocField fields[] = {
  { "office.name", ATT_DOC_TEXT },
  { "office.address", ATT_DOC_TEXT },
  { "office.place", ATT_DOC_TEXT },
  { "office.phone", ATT_DOC_STRING },
  { "office.email", ATT_DOC_STRING },
  { "office.head.name", ATT_DOC_STRING },
  { "office.head.position", ATT_DOC_TEXT },

  { "dossier.number", ATT_DOC_STRING },

  { "applicant.name", ATT_DOC_TEXT },
  { "applicant.bin", ATT_DOC_STRING },
  { "applicant.address", ATT_DOC_TEXT },
  { "applicant.region", ATT_DOC_TEXT },
  { "applicant.head.name", ATT_DOC_STRING },
  { "applicant.head.position", ATT_DOC_TEXT },

  { "application.number", ATT_DOC_STRING },
  { "application.on", ATT_DOC_DAY },
  { "application.received_on", ATT_DOC_DAY },
  { "application.kind", ATT_DOC_STRING },

  { "professions[]", ATT_DOC_LIST },
  { "professions[].code", ATT_DOC_STRING },
  { "professions[].name", ATT_DOC_TEXT },

  { "n_papers", ATT_DOC_NUMBER },
  { "papers[]", ATT_DOC_LIST },
  { "papers[].number", ATT_DOC_NUMBER },
  { "papers[].title", ATT_DOC_STRING },
  { "papers[].item", ATT_DOC_TEXT },
  { "papers[].languages", ATT_DOC_STRING },
  { "papers[].pages", ATT_DOC_NUMBER },
  { "papers[].on", ATT_DOC_DAY },
  { "missing[]", ATT_DOC_LIST },
  { "missing[].name", ATT_DOC_TEXT },
  { "untranslated[]", ATT_DOC_LIST },
  { "untranslated[].title", ATT_DOC_STRING },
  { "untranslated[].language", ATT_DOC_STRING },

  { "criteria[]", ATT_DOC_LIST },
  { "criteria[].name", ATT_DOC_TEXT },
  { "criteria[].provision", ATT_DOC_PROVISION },
  { "criteria[].failed", ATT_DOC_FLAG },
  { "criteria[].documents.verdict", ATT_DOC_STRING },
  { "criteria[].documents.reasons", ATT_DOC_STRING },
  { "criteria[].documents.evidence[]", ATT_DOC_LIST },
  { "criteria[].documents.evidence[].paper", ATT_DOC_STRING },
  { "criteria[].documents.evidence[].page", ATT_DOC_NUMBER },
  { "criteria[].documents.evidence[].quote", ATT_DOC_STRING },
  { "criteria[].on_site.verdict", ATT_DOC_STRING },
  { "criteria[].on_site.reasons", ATT_DOC_STRING },

  { "examiners[]", ATT_DOC_LIST },
  { "examiners[].name", ATT_DOC_STRING },
  { "examiners[].position", ATT_DOC_TEXT },

  { "examination.conclusion", ATT_DOC_STRING },
  { "examination.summary", ATT_DOC_STRING },
  { "examination.on", ATT_DOC_DAY },

  { "remarks.number", ATT_DOC_STRING },
  { "remarks.on", ATT_DOC_DAY },
  { "remarks.text", ATT_DOC_STRING },
  { "remarks.reply_by", ATT_DOC_DAY },

  { "visit.on", ATT_DOC_DAY },
  { "visit.number", ATT_DOC_STRING },
  { "visit.from", ATT_DOC_DAY },
  { "visit.to", ATT_DOC_DAY },
  { "visit.addresses[]", ATT_DOC_LIST },
  { "visit.addresses[].address", ATT_DOC_STRING },
  { "visit.inspectors[]", ATT_DOC_LIST },
  { "visit.inspectors[].name", ATT_DOC_STRING },
  { "visit.inspectors[].position", ATT_DOC_TEXT },

  { "findings[]", ATT_DOC_LIST },
  { "findings[].criterion", ATT_DOC_TEXT },
  { "findings[].item", ATT_DOC_STRING },
  { "findings[].verdict", ATT_DOC_STRING },
  { "findings[].reasons", ATT_DOC_STRING },
  { "findings[].measured[]", ATT_DOC_LIST },
  { "findings[].measured[].what", ATT_DOC_STRING },
  { "findings[].measured[].value", ATT_DOC_STRING },
  { "findings[].measured[].unit", ATT_DOC_STRING },

  { "photos[]", ATT_DOC_LIST },
  { "photos[].number", ATT_DOC_NUMBER },
  { "photos[].image", ATT_DOC_IMAGE },
  { "photos[].name", ATT_DOC_STRING },
  { "photos[].sha256", ATT_DOC_STRING },
  { "photos[].criterion", ATT_DOC_TEXT },
  { "photos[].item", ATT_DOC_STRING },
  { "photos[].on", ATT_DOC_DAY },

  { "report.number", ATT_DOC_STRING },
  { "report.on", ATT_DOC_DAY },
  { "report.conclusion", ATT_DOC_STRING },
  { "report.summary", ATT_DOC_STRING },
  { "report.signatories[]", ATT_DOC_LIST },
  { "report.signatories[].name", ATT_DOC_STRING },
  { "report.signatories[].position", ATT_DOC_TEXT },

  { "coordination.request.number", ATT_DOC_STRING },
  { "coordination.request.on", ATT_DOC_DAY },
  { "coordination.request.outcome", ATT_DOC_STRING },
  { "coordination.request.summary", ATT_DOC_STRING },
  { "coordination.answer.number", ATT_DOC_STRING },
  { "coordination.answer.on", ATT_DOC_DAY },

  { "decision.number", ATT_DOC_STRING },
  { "decision.on", ATT_DOC_DAY },
  { "decision.outcome", ATT_DOC_STRING },
  { "decision.reasons", ATT_DOC_STRING },

  { "certificate.serial", ATT_DOC_STRING },
  { "certificate.on", ATT_DOC_DAY },
  { "certificate.from", ATT_DOC_DAY },
  { "certificate.until", ATT_DOC_DAY },
  { "certificate.statement", ATT_DOC_STRING },

  { "copy.what", ATT_DOC_STRING },
  { "copy.number", ATT_DOC_STRING },
  { "copy.on", ATT_DOC_DAY },
  { "certificate.state", ATT_DOC_STRING },
  { "certificate.replaces.serial", ATT_DOC_STRING },
  { "certificate.replaces.from", ATT_DOC_DAY },
  { "certificate.replaces.reorganisation", ATT_DOC_TEXT },

  { "certificates[]", ATT_DOC_LIST },
  { "certificates[].serial", ATT_DOC_STRING },
  { "certificates[].on", ATT_DOC_DAY },
  { "certificates[].from", ATT_DOC_DAY },
  { "certificates[].until", ATT_DOC_DAY },
  { "certificates[].state", ATT_DOC_STRING },
  { "certificates[].centre.name", ATT_DOC_TEXT },
  { "certificates[].centre.bin", ATT_DOC_STRING },
  { "certificates[].changes[]", ATT_DOC_LIST },
  { "certificates[].changes[].on", ATT_DOC_DAY },
  { "certificates[].changes[].event", ATT_DOC_STRING },
  { "certificates[].changes[].number", ATT_DOC_STRING },

  { "agreement.number", ATT_DOC_STRING },
  { "agreement.on", ATT_DOC_DAY },
  { "agreement.centre_signatory", ATT_DOC_STRING },

  { "monitoring.on", ATT_DOC_DAY },
  { "monitoring.from", ATT_DOC_DAY },
  { "monitoring.to", ATT_DOC_DAY },
  { "monitoring.method", ATT_DOC_STRING },
  { "monitoring.summary", ATT_DOC_STRING },
  { "duties[]", ATT_DOC_LIST },
  { "duties[].name", ATT_DOC_TEXT },
  { "duties[].provision", ATT_DOC_PROVISION },
  { "duties[].verdict", ATT_DOC_STRING },
  { "duties[].text", ATT_DOC_STRING },

  { "revocation.number", ATT_DOC_STRING },
  { "revocation.on", ATT_DOC_DAY },
  { "revocation.reasons", ATT_DOC_STRING },
  { "revocation.barred", ATT_DOC_FLAG },
  { "revocation.grounds[]", ATT_DOC_LIST },
  { "revocation.grounds[].name", ATT_DOC_TEXT },
  { "revocation.grounds[].provision", ATT_DOC_PROVISION },
  { "revocation.bases[]", ATT_DOC_LIST },
  { "revocation.bases[].on", ATT_DOC_DAY },
  { "revocation.bases[].kind", ATT_DOC_STRING },
  { "revocation.bases[].text", ATT_DOC_STRING },
  { "elimination.on", ATT_DOC_DAY },
  { "elimination.text", ATT_DOC_STRING },
  { "resumption.number", ATT_DOC_STRING },
  { "resumption.on", ATT_DOC_DAY },
  { "resumption.outcome", ATT_DOC_STRING },
  { "resumption.reasons", ATT_DOC_STRING },
  { "reaccreditation.due", ATT_DOC_DAY },

  { "issued[]", ATT_DOC_LIST },
  { "issued[].number", ATT_DOC_NUMBER },
  { "issued[].title", ATT_DOC_TEXT },
  { "issued[].on", ATT_DOC_DAY },
  { "issued[].reference", ATT_DOC_STRING },
  { "issued[].superseded", ATT_DOC_FLAG },

  { "letter.number", ATT_DOC_STRING },
  { "letter.on", ATT_DOC_DAY },

  { "signatory.name", ATT_DOC_STRING },
  { "signatory.position", ATT_DOC_TEXT },

  { "officer.name", ATT_DOC_STRING },
  { "officer.position", ATT_DOC_TEXT },
  { "officer.phone", ATT_DOC_STRING },

  { "figures.of", ATT_DOC_STRING },
  { "figures.sections[]", ATT_DOC_LIST },
  { "figures.sections[].title", ATT_DOC_STRING },
  { "figures.sections[].unit", ATT_DOC_STRING },
  { "figures.sections[].days", ATT_DOC_FLAG },
  { "figures.sections[].rows[]", ATT_DOC_LIST },
  { "figures.sections[].rows[].label", ATT_DOC_STRING },
  { "figures.sections[].rows[].part", ATT_DOC_NUMBER },
  { "figures.sections[].rows[].count", ATT_DOC_STRING },
  { "figures.sections[].rows[].median", ATT_DOC_STRING },
  { "figures.sections[].rows[].longest", ATT_DOC_STRING },
};

/**
 * att_doc_fields_list:
 * @n_fields: (out): how many there are
 *
 * Returns: (array length=n_fields): every member that a template may name
 */
const AttDocField *
att_doc_fields_list (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);
  return fields;
}

/**
 * att_doc_fields_find:
 * @path: a path with `[]` after the name of each list
 * @type: (out): what is there
 *
 * Returns: whether a template may name it
 */
gboolean
att_doc_fields_find (const char *path, AttDocType *type)
{
  gsize length = strlen (path);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].path, path) == 0)
        {
          *type = fields[i].type;
          return TRUE;
        }
      if (strncmp (fields[i].path, path, length) == 0 && fields[i].path[length] == '.')
        {
          *type = ATT_DOC_NODE;
          return TRUE;
        }
    }
  return FALSE;
}
