/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-data.h"

#include <string.h>

#include "att-issuer.h"
#include "att-person.h"
#include "att-settings.h"

typedef struct
{
  AttDocData *data;
  AttDossier *dossier;
  AttDossier *office;
  AttAct *act;
  AttLaw *law;
  AttRegulation *regulation;
} Source;

static void
set_text (AttDocData *data, const char *path, AttText *text)
{
  for (int i = 0; text != NULL && i < ATT_N_LANGUAGES; i++)
    if (att_text_peek (text, (AttLanguage) i) != NULL)
      {
        att_doc_data_set_text (data, path, text);
        return;
      }
}

/* The position that the office registered for a person, as of a day. */
static AttText *
find_position_on (AttDossier *office, const char *name, const char *id, AttDay on)
{
  g_autoptr (AttPerson) person = att_dossier_find_person (office, id, name, on);

  /* Documents are in both languages of the Law. */
  if (person == NULL || person->position == NULL || att_text_peek (person->position, ATT_LANGUAGE_KK) == NULL
      || att_text_peek (person->position, ATT_LANGUAGE_RU) == NULL)
    return NULL;
  return att_text_ref (person->position);
}

static AttText *
find_position (Source *source, const char *name, const char *id)
{
  return find_position_on (source->office, name, id, att_act_get_on (source->act));
}

static void
add_office (Source *source)
{
  g_autoptr (AttSettings) settings = att_dossier_get_settings (source->office, att_act_get_on (source->act));
  const char *id = NULL;
  const char *head = att_settings_get_head (settings, &id);
  g_autoptr (AttText) position = head != NULL ? find_position (source, head, id) : NULL;

  set_text (source->data, "office.name", att_settings_get_name (settings));
  set_text (source->data, "office.address", att_settings_get_address (settings));
  set_text (source->data, "office.place", att_settings_get_city (settings));
  att_doc_data_set_string (source->data, "office.phone", att_settings_get_phone (settings));
  att_doc_data_set_string (source->data, "office.email", att_settings_get_email (settings));
  att_doc_data_set_string (source->data, "office.head.name", head);
  set_text (source->data, "office.head.position", position);
}

static void
set_signatory (AttDocData *data, AttAct *act, AttDossier *office, AttDay on)
{
  const char *name = att_act_get (act, "signatory");
  g_autoptr (AttText) position = find_position_on (office, name, att_act_get_person (act, "signatory"), on);

  if (position == NULL)
    position = att_text_new ("Қол қоюшы", "Подписывающее лицо", "Signatory");
  att_doc_data_set_string (data, "signatory.name", name);
  att_doc_data_set_text (data, "signatory.position", position);
}

static void
add_signatory (Source *source)
{
  /* A letter that no act names a signatory for is signed by whoever signed the decision. */
  AttAct *signed_act = att_act_get (source->act, "signatory") != NULL ? source->act
                                                                      : att_dossier_get_decision (source->dossier);

  set_signatory (source->data, signed_act, source->office, att_act_get_on (source->act));
}

static void
add_officer (Source *source)
{
  const char *name = att_dossier_get_officer (source->dossier);
  g_autoptr (AttPerson) person = NULL;

  if (name == NULL)
    return;
  person = att_dossier_find_person (source->office, att_dossier_get_officer_person (source->dossier), name,
                                    att_act_get_on (source->act));
  att_doc_data_set_string (source->data, "officer.name", name);
  if (person != NULL)
    att_doc_data_set_string (source->data, "officer.phone", person->phone);
}

static void
add_applicant (Source *source, const AttApplicant *applicant)
{
  const AttRequest *request = att_dossier_get_request (source->dossier);
  const AttTerm *region;
  AttAct *accepted = att_dossier_get_latest (source->dossier, "accepted");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, att_dossier_get_number (source->dossier));

  att_doc_data_set_string (source->data, "dossier.number", number);
  if (applicant == NULL || request == NULL)
    return;
  region = att_regulation_find_term (source->regulation, ATT_TERMS_REGIONS, request->region);
  set_text (source->data, "applicant.name", applicant->name);
  att_doc_data_set_string (source->data, "applicant.bin", applicant->bin);
  set_text (source->data, "applicant.address", applicant->address);
  if (region != NULL)
    set_text (source->data, "applicant.region", region->name);
  att_doc_data_set_string (source->data, "applicant.head.name", applicant->head_name);
  set_text (source->data, "applicant.head.position", applicant->head_position);
  /* A dossier that has no incoming number yet is named by its own. */
  att_doc_data_set_string (source->data, "application.number", att_act_get (accepted, "number"));
  if (att_act_get (accepted, "number") == NULL)
    att_doc_data_set_string (source->data, "application.number", number);
  att_doc_data_set_day (source->data, "application.on", request->date);
  for (guint i = 0; i < request->professions->len; i++)
    {
      const AttDeclaredProfession *profession = g_ptr_array_index (request->professions, i);
      AttDocData *node = att_doc_data_append (source->data, "professions");

      att_doc_data_set_string (node, "code", profession->code);
      set_text (node, "name", profession->found ? profession->register_name : profession->name);
    }
}

/* The reasons of the standing verdicts on a criterion that say the worst, each once. */
static void
set_reasons (AttDocData *node, const char *path, GPtrArray *verdicts, const char *criterion, AttVerdictKind worst)
{
  GString *reasons = g_string_new (NULL);

  for (guint i = 0; i < verdicts->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (verdicts, i);
      const char *text = att_act_get (verdict->act, "reasons");

      if (g_strcmp0 (verdict->criterion, criterion) != 0 || verdict->verdict != worst || text == NULL
          || strstr (reasons->str, text) != NULL)
        continue;
      if (reasons->len > 0)
        g_string_append_c (reasons, '\n');
      g_string_append (reasons, text);
    }
  att_doc_data_set_string (node, path, reasons->str);
  g_string_free (reasons, TRUE);
}

static void
add_criteria (Source *source)
{
  GPtrArray *criteria = att_regulation_get_terms (source->regulation, ATT_TERMS_CRITERIA);
  GPtrArray *findings = att_dossier_get_findings (source->dossier);

  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);
      AttVerdictKind documents = att_dossier_get_documents_verdict (source->dossier, criterion->id);
      AttVerdictKind on_site = att_dossier_get_on_site_verdict (source->dossier, criterion->id);
      AttDocData *node = att_doc_data_append (source->data, "criteria");

      att_doc_data_set_text (node, "name", criterion->name);
      att_doc_data_set_provision (node, "provision", criterion->provision);
      att_doc_data_set_flag (node, "failed", documents == ATT_VERDICT_NOT_MET || on_site == ATT_VERDICT_NOT_MET);
      att_doc_data_set_string (node, "documents.verdict", att_verdict_get_id (documents));
      set_reasons (node, "documents.reasons", att_dossier_get_verdicts (source->dossier), criterion->id, documents);
      att_doc_data_set_string (node, "on_site.verdict", att_verdict_get_id (on_site));
      set_reasons (node, "on_site.reasons", findings, criterion->id, on_site);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (findings, i);
      const AttTerm *criterion = att_regulation_find_term (source->regulation, ATT_TERMS_CRITERIA, verdict->criterion);
      AttDocData *node = att_doc_data_append (source->data, "findings");

      if (criterion != NULL)
        att_doc_data_set_text (node, "criterion", criterion->name);
      att_doc_data_set_string (node, "item", verdict->item);
      att_doc_data_set_string (node, "verdict", att_verdict_get_id (verdict->verdict));
      att_doc_data_set_string (node, "reasons", att_act_get (verdict->act, "reasons"));
    }
}

static void
add_people (Source *source, const char *path, AttAct *act, const char *field)
{
  const AttRecord *fields = act != NULL ? att_act_get_fields (act) : NULL;

  for (guint i = 0; fields != NULL && i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      AttDocData *node;
      g_autoptr (AttText) position = NULL;

      if (value->text == NULL || !g_str_equal (value->name, field))
        continue;
      node = att_doc_data_append (source->data, path);
      position = find_position (source, value->text, value->person);
      att_doc_data_set_string (node, "name", value->text);
      set_text (node, "position", position);
    }
}

static void
add_examinations (Source *source)
{
  AttDossier *d = source->dossier;
  AttAct *conclusion = att_dossier_get_documents_conclusion (d);
  AttAct *remarks = att_dossier_get_latest (d, "remarks-sent");
  /* A stage that was reopened keeps its findings, and these were made on the visit that was ordered last. */
  AttAct *visit = att_dossier_get_latest (d, "visit-ordered");
  AttAct *report = att_dossier_get_report (d);
  g_auto (GStrv) addresses = visit != NULL ? att_record_dup_all (att_act_get_fields (visit), "address") : NULL;

  att_doc_data_set_string (source->data, "examination.conclusion", att_act_get (conclusion, "conclusion"));
  att_doc_data_set_string (source->data, "examination.summary", att_act_get (conclusion, "summary"));
  att_doc_data_set_day (source->data, "examination.on", conclusion != NULL ? att_act_get_on (conclusion) : ATT_DAY_NONE);
  att_doc_data_set_string (source->data, "remarks.number", att_act_get (remarks, "number"));
  att_doc_data_set_string (source->data, "remarks.text", att_act_get (remarks, "text"));
  att_doc_data_set_day (source->data, "remarks.on", remarks != NULL ? att_act_get_on (remarks) : ATT_DAY_NONE);
  att_doc_data_set_day (source->data, "remarks.reply_by", att_day_parse (att_act_get (remarks, "reply-by")));
  att_doc_data_set_string (source->data, "visit.number", att_act_get (visit, "number"));
  att_doc_data_set_day (source->data, "visit.from", att_day_parse (att_act_get (visit, "from")));
  att_doc_data_set_day (source->data, "visit.to", att_day_parse (att_act_get (visit, "to")));
  for (guint i = 0; addresses != NULL && addresses[i] != NULL; i++)
    att_doc_data_set_string (att_doc_data_append (source->data, "visit.addresses"), "address", addresses[i]);
  add_people (source, "visit.inspectors", visit, "inspector");
  if (report == NULL)
    return;
  att_doc_data_set_day (source->data, "report.on", att_act_get_on (report));
  att_doc_data_set_string (source->data, "report.conclusion", att_act_get (report, "conclusion"));
  att_doc_data_set_string (source->data, "report.summary", att_act_get (report, "summary"));
  add_people (source, "report.signatories", report, "signatory");
}

static void
add_decision (Source *source)
{
  const AttCoordination *coordination = att_dossier_get_coordination (source->dossier);
  AttAct *decision = att_dossier_get_decision (source->dossier);

  if (coordination != NULL)
    {
      att_doc_data_set_string (source->data, "coordination.request.number", att_act_get (coordination->request, "number"));
      att_doc_data_set_day (source->data, "coordination.request.on", att_act_get_on (coordination->request));
      if (coordination->answer != NULL)
        {
          att_doc_data_set_string (source->data, "coordination.answer.number", att_act_get (coordination->answer, "number"));
          att_doc_data_set_day (source->data, "coordination.answer.on", att_act_get_on (coordination->answer));
        }
    }
  if (decision == NULL)
    return;
  att_doc_data_set_string (source->data, "decision.number", att_act_get (decision, "number"));
  att_doc_data_set_day (source->data, "decision.on", att_act_get_on (decision));
  att_doc_data_set_string (source->data, "decision.outcome", att_act_get (decision, "outcome"));
  att_doc_data_set_string (source->data, "decision.reasons", att_act_get (decision, "reasons"));
}

static void
add_certificate (Source *source)
{
  const AttCertificate *certificate = att_dossier_get_certificate (source->dossier);

  if (certificate == NULL)
    return;
  att_doc_data_set_string (source->data, "certificate.serial", certificate->serial);
  att_doc_data_set_day (source->data, "certificate.on", att_act_get_on (certificate->act));
  att_doc_data_set_day (source->data, "certificate.from", certificate->from);
  att_doc_data_set_day (source->data, "certificate.until", certificate->until);
}

/* A draft may be wanted before the decision: blanks stand where a certificate would name it. */
static void
add_blanks (Source *source)
{
  static const char *const strings[] = {
    "application.number", "decision.number", "decision.outcome", "certificate.serial", "letter.number", "signatory.name",
    "report.conclusion", "report.summary", "coordination.answer.number", "coordination.request.number",
  };
  static const char *const days[] = {
    "decision.on", "certificate.from", "certificate.until", "letter.on", "report.on", "visit.from", "visit.to",
    "coordination.answer.on", "coordination.request.on",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (!att_doc_data_has (source->data, strings[i]))
      att_doc_data_set_string (source->data, strings[i], ATT_BLANK);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!att_doc_data_has (source->data, days[i]))
      att_doc_data_set_day (source->data, days[i], att_act_get_on (source->act));
}

/**
 * att_document_data_new:
 * @dossier: the dossier as of @act
 * @act: the act that issues the document
 * @office: dossier 0, with the office's details
 * @law: the law
 * @draft: whether blanks may stand where nothing is known
 *
 * What the templates may use, as docs/templates.md lists it.
 *
 * Returns: (transfer full): the data
 */
AttDocData *
att_document_data_new (AttDossier *dossier, AttAct *act, AttDossier *office, AttLaw *law, gboolean draft)
{
  Source source = {
    .data = att_doc_data_new (),
    .dossier = dossier,
    .office = office,
    .act = act,
    .law = law,
    .regulation = att_law_get_regulation (law, att_act_get_on (act)),
  };
  const AttCertificate *certificate = att_dossier_get_certificate (dossier);
  gboolean certifies = certificate != NULL && certificate->act == act;

  add_office (&source);
  /* A certificate names the centre as it was when it was issued. */
  add_applicant (&source, certifies ? certificate->centre : att_dossier_get_applicant (dossier));
  add_criteria (&source);
  add_examinations (&source);
  add_decision (&source);
  add_certificate (&source);
  att_doc_data_set_string (source.data, "letter.number", att_act_get (act, "number"));
  att_doc_data_set_day (source.data, "letter.on", att_act_get_on (act));
  add_signatory (&source);
  add_officer (&source);
  /* The serial number of a draft could be taken for one that was given. */
  if (draft && certifies)
    att_doc_data_set_string (source.data, "certificate.serial", NULL);
  if (draft)
    add_blanks (&source);
  return source.data;
}

/**
 * att_document_data_add_copy:
 * @data: the data of what is copied
 * @copy: the act that issues the copy or duplicate
 * @office: dossier 0, with the office's details
 *
 * A copy says that it is one, and is signed by whoever issues it; all else stays as it was issued.
 */
void
att_document_data_add_copy (AttDocData *data, AttAct *copy, AttDossier *office)
{
  att_doc_data_set_string (data, "copy.what", att_act_get (copy, "what"));
  att_doc_data_set_string (data, "copy.number", att_act_get (copy, "copy"));
  att_doc_data_set_day (data, "copy.on", att_act_get_on (copy));
  set_signatory (data, copy, office, att_act_get_on (copy));
}
