/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-nouns.h"

#include <stdlib.h>

#include "att-dossier-private.h"

static const char *const verdict_ids[] = { "", "met", "unclear", "not-met" };
static const char *const state_ids[] = { "valid", "revoked", "expired", "terminated", "replaced" };

/**
 * att_verdict_get_id:
 * @verdict: a verdict
 *
 * Returns: its id, as `not-met`; "" for none
 */
const char *
att_verdict_get_id (AttVerdictKind verdict)
{
  return verdict_ids[verdict];
}

/**
 * att_verdict_parse:
 * @id: (nullable): a verdict's id
 *
 * Returns: the verdict; %ATT_VERDICT_NONE for anything else
 */
AttVerdictKind
att_verdict_parse (const char *id)
{
  for (guint i = 1; i < G_N_ELEMENTS (verdict_ids); i++)
    if (g_strcmp0 (id, verdict_ids[i]) == 0)
      return (AttVerdictKind) i;
  return ATT_VERDICT_NONE;
}

/**
 * att_certificate_state_get_id:
 * @state: a state
 *
 * Returns: its id, as `valid`
 */
const char *
att_certificate_state_get_id (AttCertificateState state)
{
  return state_ids[state];
}

void
att_participant_free (AttParticipant *self)
{
  g_free (self->name);
  g_free (self->person);
  g_free (self);
}

/* Each of the persons whom the field names, once. */
void
att_participants_add (GPtrArray *participants, const AttRecord *fields, const char *field)
{
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      AttParticipant *participant;
      gboolean known = FALSE;

      for (guint k = 0; k < participants->len && !known; k++)
        {
          participant = g_ptr_array_index (participants, k);
          known = g_str_equal (participant->name, value->text != NULL ? value->text : "")
                  && g_strcmp0 (participant->person, value->person) == 0;
        }
      if (known || value->text == NULL || !g_str_equal (value->name, field))
        continue;
      participant = g_new0 (AttParticipant, 1);
      participant->name = g_strdup (value->text);
      participant->person = g_strdup (value->person);
      g_ptr_array_add (participants, participant);
    }
}

static void
founder_free (gpointer data)
{
  AttFounder *self = data;

  g_free (self->name);
  g_free (self->id);
  g_free (self);
}

static AttText *
bilingual (const AttRecord *fields, const char *kk, const char *ru)
{
  return att_text_new (att_record_get (fields, kk), att_record_get (fields, ru), NULL);
}

static void
replace (char **target, const AttRecord *fields, const char *name)
{
  const char *text = att_record_get (fields, name);

  if (text != NULL)
    {
      g_free (*target);
      *target = g_strdup (text);
    }
}

static void
replace_words (AttText **target, const AttRecord *fields, const char *kk, const char *ru)
{
  const char *in_kk = att_record_get (fields, kk);
  const char *in_ru = att_record_get (fields, ru);
  AttText *words = att_text_new (in_kk != NULL ? in_kk : att_text_peek (*target, ATT_LANGUAGE_KK),
                                 in_ru != NULL ? in_ru : att_text_peek (*target, ATT_LANGUAGE_RU), NULL);

  g_clear_pointer (target, att_text_unref);
  *target = words;
}

/* What the fields name replaces what was known; what they leave out stays. In `reorganised` the field `form` is
 * the form of reorganisation, and the legal form is `legal-form`. */
void
att_applicant_overlay (AttApplicant *self, const AttRecord *fields, gboolean reorganisation)
{
  const char *education = att_record_get (fields, "education-organisation");
  guint at = 0;

  replace (&self->bin, fields, "bin");
  replace_words (&self->name, fields, "name-kk", "name-ru");
  replace (&self->form, fields, reorganisation ? "legal-form" : "form");
  if (att_record_has (fields, "registered-date"))
    self->registered_on = att_record_get_day (fields, "registered-date");
  replace (&self->registered_number, fields, "registered-number");
  replace_words (&self->address, fields, "address-kk", "address-ru");
  replace (&self->head_name, fields, "head-name");
  replace_words (&self->head_position, fields, "head-position-kk", "head-position-ru");
  replace (&self->phone, fields, "phone");
  replace (&self->email, fields, "email");
  if (education != NULL)
    self->education_organisation = g_str_equal (education, "yes");
  if (att_record_has (fields, "founder"))
    g_ptr_array_set_size (self->founders, 0);
  for (AttRecord *named; (named = att_record_next_record (fields, "founder", &at)) != NULL;)
    {
      AttFounder *founder = g_new0 (AttFounder, 1);

      founder->name = g_strdup (att_record_get (named, "name"));
      founder->id = g_strdup (att_record_get (named, "id"));
      if (att_record_is_yes (named, "education-organisation"))
        self->education_organisation = TRUE;
      g_ptr_array_add (self->founders, founder);
    }
}

AttApplicant *
att_applicant_new_from_record (const AttRecord *fields)
{
  AttApplicant *self = g_new0 (AttApplicant, 1);

  self->founders = g_ptr_array_new_with_free_func (founder_free);
  att_applicant_overlay (self, fields, FALSE);
  return self;
}

AttApplicant *
att_applicant_copy (const AttApplicant *self)
{
  AttApplicant *copy = g_new0 (AttApplicant, 1);

  copy->bin = g_strdup (self->bin);
  copy->name = att_text_ref (self->name);
  copy->form = g_strdup (self->form);
  copy->registered_on = self->registered_on;
  copy->registered_number = g_strdup (self->registered_number);
  copy->address = att_text_ref (self->address);
  copy->head_name = g_strdup (self->head_name);
  copy->head_position = att_text_ref (self->head_position);
  copy->phone = g_strdup (self->phone);
  copy->email = g_strdup (self->email);
  copy->education_organisation = self->education_organisation;
  copy->founders = g_ptr_array_new_with_free_func (founder_free);
  for (guint i = 0; i < self->founders->len; i++)
    {
      const AttFounder *founder = g_ptr_array_index (self->founders, i);
      AttFounder *twin = g_new0 (AttFounder, 1);

      twin->name = g_strdup (founder->name);
      twin->id = g_strdup (founder->id);
      g_ptr_array_add (copy->founders, twin);
    }
  return copy;
}

void
att_applicant_free (AttApplicant *self)
{
  g_free (self->bin);
  g_clear_pointer (&self->name, att_text_unref);
  g_free (self->form);
  g_free (self->registered_number);
  g_clear_pointer (&self->address, att_text_unref);
  g_free (self->head_name);
  g_clear_pointer (&self->head_position, att_text_unref);
  g_free (self->phone);
  g_free (self->email);
  g_ptr_array_unref (self->founders);
  g_free (self);
}

static void
profession_free (gpointer data)
{
  AttDeclaredProfession *self = data;

  g_free (self->code);
  att_text_unref (self->name);
  g_free (self->programme);
  att_text_unref (self->register_name);
  g_free (self);
}

static void
premises_free (gpointer data)
{
  AttPremises *self = data;

  g_free (self->basis);
  g_free (self->paper);
  g_free (self->area);
  g_free (self->address);
  g_free (self);
}

static void
equipment_free (gpointer data)
{
  AttEquipment *self = data;

  g_free (self->quantity);
  g_free (self->name);
  g_free (self->profession);
  g_free (self);
}

static void
staff_free (gpointer data)
{
  AttStaff *self = data;

  g_free (self->name);
  g_free (self->position);
  g_strfreev (self->professions);
  g_free (self->education);
  g_free (self->experience);
  g_strfreev (self->papers);
  g_free (self);
}

static void
read_part (AttRequest *self, const char *name, const AttRecord *record)
{
  if (g_str_equal (name, "profession"))
    {
      AttDeclaredProfession *profession = g_new0 (AttDeclaredProfession, 1);

      profession->code = g_strdup (att_record_get (record, "code"));
      profession->name = bilingual (record, "name-kk", "name-ru");
      profession->programme = g_strdup (att_record_get (record, "programme"));
      profession->found = att_record_is_yes (record, "found");
      profession->register_name = att_text_new (att_record_get (record, "register-kk"),
                                                att_record_get (record, "register-ru"),
                                                att_record_get (record, "register-en"));
      g_ptr_array_add (self->professions, profession);
    }
  else if (g_str_equal (name, "premises"))
    {
      AttPremises *premises = g_new0 (AttPremises, 1);

      premises->basis = g_strdup (att_record_get (record, "basis"));
      premises->paper = g_strdup (att_record_get (record, "paper"));
      premises->area = g_strdup (att_record_get (record, "area"));
      premises->address = g_strdup (att_record_get (record, "address"));
      g_ptr_array_add (self->premises, premises);
    }
  else if (g_str_equal (name, "equipment"))
    {
      AttEquipment *equipment = g_new0 (AttEquipment, 1);

      equipment->quantity = g_strdup (att_record_get (record, "quantity"));
      equipment->name = g_strdup (att_record_get (record, "name"));
      equipment->profession = g_strdup (att_record_get (record, "profession"));
      g_ptr_array_add (self->equipment, equipment);
    }
  else if (g_str_equal (name, "person"))
    {
      AttStaff *staff = g_new0 (AttStaff, 1);

      staff->name = g_strdup (att_record_get (record, "name"));
      staff->position = g_strdup (att_record_get (record, "position"));
      staff->professions = att_record_dup_all (record, "profession");
      staff->education = g_strdup (att_record_get (record, "education"));
      staff->experience = g_strdup (att_record_get (record, "experience"));
      staff->papers = att_record_dup_all (record, "paper");
      g_ptr_array_add (self->staff, staff);
    }
}

AttRequest *
att_request_new_from_act (AttAct *act)
{
  AttRequest *self = g_new0 (AttRequest, 1);
  const AttRecord *fields = att_act_get_fields (act);

  self->act = g_object_ref (act);
  self->kind = g_strdup (att_record_get (fields, "kind"));
  att_language_parse (att_record_get (fields, "language"), &self->language);
  self->channel = g_strdup (att_record_get (fields, "channel"));
  self->date = att_record_get_day (fields, "date");
  self->region = g_strdup (att_record_get (fields, "region"));
  self->follows = g_strdup (att_record_get (fields, "follows"));
  self->professions = g_ptr_array_new_with_free_func (profession_free);
  self->premises = g_ptr_array_new_with_free_func (premises_free);
  self->equipment = g_ptr_array_new_with_free_func (equipment_free);
  self->staff = g_ptr_array_new_with_free_func (staff_free);
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (value->record != NULL)
        read_part (self, value->name, value->record);
    }
  return self;
}

void
att_request_free (AttRequest *self)
{
  g_clear_object (&self->act);
  g_free (self->kind);
  g_free (self->channel);
  g_free (self->region);
  g_free (self->follows);
  g_ptr_array_unref (self->professions);
  g_ptr_array_unref (self->premises);
  g_ptr_array_unref (self->equipment);
  g_ptr_array_unref (self->staff);
  g_free (self);
}

AttFile *
att_file_new_from_record (const AttRecord *record)
{
  AttFile *self = g_new0 (AttFile, 1);
  const char *size = att_record_get (record, "size");

  self->sha256 = g_strdup (att_record_get (record, "sha256"));
  self->name = g_strdup (att_record_get (record, "name"));
  self->type = g_strdup (att_record_get (record, "type"));
  self->size = size != NULL ? g_ascii_strtoull (size, NULL, 10) : 0;
  return self;
}

void
att_file_free (AttFile *self)
{
  g_free (self->sha256);
  g_free (self->name);
  g_free (self->type);
  g_free (self);
}

void
att_paper_free (AttPaper *self)
{
  g_free (self->id);
  g_free (self->item);
  g_clear_pointer (&self->file, att_file_free);
  g_free (self->languages);
  g_free (self->title);
  g_clear_object (&self->act);
  g_free (self);
}

void
att_verdict_free (AttVerdict *self)
{
  g_free (self->criterion);
  g_free (self->item);
  g_clear_object (&self->act);
  g_free (self);
}

void
att_outing_free (AttOuting *self)
{
  g_free (self->file);
  g_clear_object (&self->issued);
  g_clear_object (&self->returned);
  g_clear_object (&self->lost);
  g_free (self);
}

void
att_held_free (AttHeld *self)
{
  g_free (self->id);
  g_clear_object (&self->act);
  g_free (self->why);
  g_clear_object (&self->returned);
  g_clear_object (&self->settled);
  g_free (self);
}

void
att_certificate_free (AttCertificate *self)
{
  g_clear_object (&self->act);
  g_free (self->serial);
  g_clear_pointer (&self->centre, att_applicant_free);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static gboolean
is_final (AttCertificateState state)
{
  return state == ATT_CERTIFICATE_REPLACED || state == ATT_CERTIFICATE_TERMINATED;
}

/**
 * att_certificate_get_state:
 * @self: a certificate
 * @on: a day
 *
 * Returns: its state after all acts of that day (Art. 26(6)): expiry needs no act
 */
AttCertificateState
att_certificate_get_state (const AttCertificate *self, AttDay on)
{
  AttCertificateState state = ATT_CERTIFICATE_VALID;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const AttStateChange *change = g_ptr_array_index (self->changes, i);

      if (change->on > on)
        continue;
      /* An end is final: a revocation that a court annuls afterwards brings nothing back. */
      if (is_final (change->state))
        return change->state;
      state = change->state;
    }
  return on > self->until ? ATT_CERTIFICATE_EXPIRED : state;
}

/**
 * att_certificate_get_end:
 * @self: a certificate
 * @on: a day
 * @ground: (out) (optional): `expiry`, `liquidation`, `court` or `reissue`
 *
 * Returns: the day of its end, when it had ended by then; else %ATT_DAY_NONE
 */
AttDay
att_certificate_get_end (const AttCertificate *self, AttDay on, const char **ground)
{
  AttCertificateState state = att_certificate_get_state (self, on);

  if (ground != NULL)
    *ground = NULL;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AttStateChange *change = g_ptr_array_index (self->changes, i);

      if (change->on > on || !is_final (change->state))
        continue;
      if (ground != NULL)
        *ground = state == ATT_CERTIFICATE_REPLACED ? "reissue" : att_act_get (change->act, "ground");
      return change->on;
    }
  if (state != ATT_CERTIFICATE_EXPIRED)
    return ATT_DAY_NONE;
  if (ground != NULL)
    *ground = "expiry";
  return self->until;
}

void
att_basis_free (AttBasis *self)
{
  g_clear_object (&self->act);
  g_clear_object (&self->used_by);
  g_strfreev (self->grounds);
  g_free (self);
}

void
att_document_free (AttDocument *self)
{
  g_free (self->form);
  g_clear_object (&self->act);
  g_clear_pointer (&self->file, att_file_free);
  g_free (self->languages);
  g_free (self);
}

static void
evidence_free (gpointer data)
{
  AttEvidence *self = data;

  g_free (self->paper);
  g_free (self->quote);
  g_free (self);
}

static AttEvidence *
new_evidence (const AttRecord *record)
{
  AttEvidence *self = g_new0 (AttEvidence, 1);
  const char *page = att_record_get (record, "page");

  self->paper = g_strdup (att_record_get (record, "paper"));
  self->page = page != NULL ? (guint) MIN (g_ascii_strtoull (page, NULL, 10), G_MAXINT) : 0;
  self->quote = g_strdup (att_record_get (record, "quote"));
  return self;
}

/**
 * att_evidence_list:
 * @fields: the fields of an examination
 *
 * Each place on which its verdict rests: the one that was typed the short way (`paper`, `page`, `quote`) first, then those
 * in `evidence`.
 *
 * Returns: (transfer full) (element-type AttEvidence): the places
 */
GPtrArray *
att_evidence_list (const AttRecord *fields)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (evidence_free);
  guint at = 0;

  if (att_record_has (fields, "paper") || att_record_has (fields, "quote"))
    g_ptr_array_add (places, new_evidence (fields));
  for (AttRecord *place; (place = att_record_next_record (fields, "evidence", &at)) != NULL;)
    g_ptr_array_add (places, new_evidence (place));
  return places;
}

void
att_deadline_free (AttDeadline *self)
{
  g_free (self->period);
  g_clear_pointer (&self->name, att_text_unref);
  g_free (self->provision);
  g_clear_object (&self->act);
  g_clear_pointer (&self->derivation, att_derivation_free);
  g_clear_object (&self->met_by);
  g_free (self);
}

/**
 * att_deadline_is_void:
 * @self: a deadline
 * @today: a day
 *
 * Returns: whether it no longer ran on @today though nobody met it
 */
gboolean
att_deadline_is_void (const AttDeadline *self, AttDay today)
{
  return self->met_by == NULL && self->void_on != ATT_DAY_NONE && self->void_on <= today;
}

/**
 * att_deadline_is_open:
 * @self: a deadline
 * @today: a day
 *
 * Returns: whether it still runs
 */
gboolean
att_deadline_is_open (const AttDeadline *self, AttDay today)
{
  return self->met_by == NULL && !att_deadline_is_void (self, today);
}

/**
 * att_deadline_is_overdue:
 * @self: a deadline
 * @today: a day
 *
 * Returns: whether it is NCE's, still runs, and its last day lies before @today
 */
gboolean
att_deadline_is_overdue (const AttDeadline *self, AttDay today)
{
  return self->nces && att_deadline_is_open (self, today) && self->derivation->due < today;
}

void
att_defect_free (AttDefect *self)
{
  g_error_free (self->problem);
  g_free (self);
}
