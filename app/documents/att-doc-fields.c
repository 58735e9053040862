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

  { "professions[]", ATT_DOC_LIST },
  { "professions[].code", ATT_DOC_STRING },
  { "professions[].name", ATT_DOC_TEXT },

  { "criteria[]", ATT_DOC_LIST },
  { "criteria[].name", ATT_DOC_TEXT },
  { "criteria[].provision", ATT_DOC_PROVISION },
  { "criteria[].failed", ATT_DOC_FLAG },
  { "criteria[].documents.verdict", ATT_DOC_STRING },
  { "criteria[].documents.reasons", ATT_DOC_STRING },
  { "criteria[].on_site.verdict", ATT_DOC_STRING },
  { "criteria[].on_site.reasons", ATT_DOC_STRING },

  { "examination.conclusion", ATT_DOC_STRING },
  { "examination.summary", ATT_DOC_STRING },
  { "examination.on", ATT_DOC_DAY },

  { "remarks.number", ATT_DOC_STRING },
  { "remarks.on", ATT_DOC_DAY },
  { "remarks.text", ATT_DOC_STRING },
  { "remarks.reply_by", ATT_DOC_DAY },

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

  { "report.number", ATT_DOC_STRING },
  { "report.on", ATT_DOC_DAY },
  { "report.conclusion", ATT_DOC_STRING },
  { "report.summary", ATT_DOC_STRING },
  { "report.signatories[]", ATT_DOC_LIST },
  { "report.signatories[].name", ATT_DOC_STRING },
  { "report.signatories[].position", ATT_DOC_TEXT },

  { "coordination.request.number", ATT_DOC_STRING },
  { "coordination.request.on", ATT_DOC_DAY },
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

  { "letter.number", ATT_DOC_STRING },
  { "letter.on", ATT_DOC_DAY },

  { "signatory.name", ATT_DOC_STRING },
  { "signatory.position", ATT_DOC_TEXT },

  { "officer.name", ATT_DOC_STRING },
  { "officer.phone", ATT_DOC_STRING },
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
