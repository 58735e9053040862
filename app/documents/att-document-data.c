/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-data-private.h"

#include "att-issuer.h"
#include "att-person.h"
#include "att-settings.h"

void
att_doc_source_set_text (AttDocData *data, const char *path, AttText *text)
{
  for (int i = 0; text != NULL && i < ATT_N_LANGUAGES; i++)
    if (att_text_peek (text, (AttLanguage) i) != NULL)
      {
        att_doc_data_set_text (data, path, text);
        return;
      }
}

/* The day of an act that may not be there. */
void
att_doc_source_set_on (AttDocData *data, const char *path, AttAct *act)
{
  att_doc_data_set_day (data, path, act != NULL ? att_act_get_on (act) : ATT_DAY_NONE);
}

/* The words that the regulation has for an id. */
void
att_doc_source_set_term (AttDocSource *self, AttDocData *node, const char *path, AttTermList list, const char *id)
{
  const AttTerm *term = id != NULL ? att_regulation_find_term (self->regulation, list, id) : NULL;

  if (term != NULL)
    att_doc_source_set_text (node, path, term->name);
}

/* The position that the office registered for a person, as of a day. */
static AttText *
find_position (AttDossier *office, const char *name, const char *id, AttDay on)
{
  g_autoptr (AttPerson) person = att_dossier_find_person (office, id, name, on);

  /* Documents are in both languages of the Law. */
  if (person == NULL || person->position == NULL || att_text_peek (person->position, ATT_LANGUAGE_KK) == NULL
      || att_text_peek (person->position, ATT_LANGUAGE_RU) == NULL)
    return NULL;
  return att_text_ref (person->position);
}

/* As of the day of the act. */
AttText *
att_doc_source_find_position (AttDocSource *self, const char *name, const char *id)
{
  return find_position (self->office, name, id, att_act_get_on (self->act));
}

static void
add_office (AttDocSource *self)
{
  g_autoptr (AttSettings) settings = att_dossier_get_settings (self->office, att_act_get_on (self->act));
  const char *id = NULL;
  const char *head = att_settings_get_head (settings, &id);
  g_autoptr (AttText) position = head != NULL ? att_doc_source_find_position (self, head, id) : NULL;

  att_doc_source_set_text (self->data, "office.name", att_settings_get_name (settings));
  att_doc_source_set_text (self->data, "office.address", att_settings_get_address (settings));
  att_doc_source_set_text (self->data, "office.place", att_settings_get_city (settings));
  att_doc_data_set_string (self->data, "office.phone", att_settings_get_phone (settings));
  att_doc_data_set_string (self->data, "office.email", att_settings_get_email (settings));
  att_doc_data_set_string (self->data, "office.head.name", head);
  att_doc_source_set_text (self->data, "office.head.position", position);
}

static void
set_signatory (AttDocData *data, const char *name, const char *id, AttDossier *office, AttDay on)
{
  g_autoptr (AttText) position = find_position (office, name, id, on);

  if (position == NULL)
    position = att_text_new ("Қол қоюшы", "Подписывающее лицо", "Signatory");
  att_doc_data_set_string (data, "signatory.name", name);
  att_doc_data_set_text (data, "signatory.position", position);
}

/* A letter that no act names a signatory for is signed by whoever signed the decision; before that by the office's head. */
static void
add_signatory (AttDocSource *self)
{
  AttAct *decision = att_dossier_get_decision (self->dossier);
  AttAct *signed_act = att_act_get (self->act, "signatory") != NULL ? self->act : decision;
  const char *name = att_act_get (signed_act, "signatory");
  const char *id = att_act_get_person (signed_act, "signatory");
  AttDay on = att_act_get_on (self->act);
  g_autoptr (AttSettings) settings = att_dossier_get_settings (self->office, on);

  if (name == NULL)
    name = att_settings_get_head (settings, &id);
  if (name != NULL)
    set_signatory (self->data, name, id, self->office, on);
}

static void
add_officer (AttDocSource *self)
{
  const char *name = att_dossier_get_officer (self->dossier);
  g_autoptr (AttPerson) person = NULL;
  g_autoptr (AttText) position = NULL;

  if (name == NULL)
    return;
  position = att_doc_source_find_position (self, name, att_dossier_get_officer_person (self->dossier));
  att_doc_source_set_text (self->data, "officer.position", position);
  person = att_dossier_find_person (self->office, att_dossier_get_officer_person (self->dossier), name,
                                    att_act_get_on (self->act));
  att_doc_data_set_string (self->data, "officer.name", name);
  if (person != NULL)
    att_doc_data_set_string (self->data, "officer.phone", person->phone);
}

static void
add_applicant (AttDocSource *self, const AttApplicant *applicant)
{
  const AttRequest *request = att_dossier_get_request (self->dossier);
  const AttTerm *region;
  AttAct *accepted = att_dossier_get_latest (self->dossier, "accepted");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, att_dossier_get_number (self->dossier));

  att_doc_data_set_string (self->data, "dossier.number", number);
  if (applicant == NULL || request == NULL)
    return;
  region = att_regulation_find_term (self->regulation, ATT_TERMS_REGIONS, request->region);
  att_doc_source_set_text (self->data, "applicant.name", applicant->name);
  att_doc_data_set_string (self->data, "applicant.bin", applicant->bin);
  att_doc_source_set_text (self->data, "applicant.address", applicant->address);
  if (region != NULL)
    att_doc_source_set_text (self->data, "applicant.region", region->name);
  att_doc_data_set_string (self->data, "applicant.head.name", applicant->head_name);
  att_doc_source_set_text (self->data, "applicant.head.position", applicant->head_position);
  /* A dossier that has no incoming number yet is named by its own. */
  att_doc_data_set_string (self->data, "application.number", att_act_get (accepted, "number"));
  if (att_act_get (accepted, "number") == NULL)
    att_doc_data_set_string (self->data, "application.number", number);
  att_doc_data_set_day (self->data, "application.on", request->date);
  att_doc_data_set_string (self->data, "application.kind", request->kind);
  att_doc_source_set_on (self->data, "application.received_on", request->act);
  for (guint i = 0; i < request->professions->len; i++)
    {
      const AttDeclaredProfession *profession = g_ptr_array_index (request->professions, i);
      AttDocData *node = att_doc_data_append (self->data, "professions");

      att_doc_data_set_string (node, "code", profession->code);
      att_doc_source_set_text (node, "name", profession->found ? profession->register_name : profession->name);
    }
}

/* Somebody on a list, with the position that the office registered. */
void
att_doc_source_add_person (AttDocSource *self, const char *path, const char *name, const char *id)
{
  AttDocData *node = att_doc_data_append (self->data, path);
  g_autoptr (AttText) position = att_doc_source_find_position (self, name, id);

  att_doc_data_set_string (node, "name", name);
  att_doc_source_set_text (node, "position", position);
}

void
att_doc_source_add_people (AttDocSource *self, const char *path, AttAct *act, const char *field)
{
  const AttRecord *fields = act != NULL ? att_act_get_fields (act) : NULL;

  for (guint i = 0; fields != NULL && i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (value->text != NULL && g_str_equal (value->name, field))
        att_doc_source_add_person (self, path, value->text, value->person);
    }
}

/* A draft may be wanted before the decision: blanks stand where a paper would name it. What the templates leave out when it
 * is not known has a blank, too, where an official expects a number or a name. */
static void
add_blanks (AttDocSource *self)
{
  static const char *const strings[] = {
    "decision.number", "certificate.serial", "letter.number", "signatory.name", "coordination.answer.number", "revocation.number",
  };
  static const char *const lists[] = { "visit.addresses", "visit.inspectors" };

  att_doc_data_set_blank (self->data, ATT_BLANK);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (!att_doc_data_has (self->data, strings[i]))
      att_doc_data_set_string (self->data, strings[i], ATT_BLANK);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!att_doc_data_has (self->data, lists[i]))
      att_doc_data_append (self->data, lists[i]);
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
  AttDocSource source = {
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
  att_doc_source_add_papers (&source);
  att_doc_source_add_criteria (&source);
  att_doc_source_add_examinations (&source);
  att_doc_source_add_decision (&source);
  att_doc_source_add_certificates (&source);
  att_doc_source_add_agreement (&source);
  att_doc_source_add_monitoring (&source);
  att_doc_source_add_revocation (&source);
  att_doc_source_add_reaccreditation (&source);
  att_doc_source_add_issued (&source);
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
  set_signatory (data, att_act_get (copy, "signatory"), att_act_get_person (copy, "signatory"), office, att_act_get_on (copy));
}
