/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-document-data-private.h"
#include "att-template.h"

/* Coordination with the authorized body, and the decision. */
void
att_doc_source_add_decision (AttDocSource *self)
{
  const AttCoordination *coordination = att_dossier_get_coordination (self->dossier);
  AttAct *request = coordination != NULL ? coordination->request : NULL;
  AttAct *answer = coordination != NULL ? coordination->answer : NULL;
  AttAct *decision = att_dossier_get_decision (self->dossier);

  att_doc_data_set_string (self->data, "coordination.request.number", att_act_get (request, "number"));
  att_doc_source_set_on (self->data, "coordination.request.on", request);
  att_doc_data_set_string (self->data, "coordination.request.outcome", att_act_get (request, "outcome"));
  att_doc_data_set_string (self->data, "coordination.request.summary", att_act_get (request, "summary"));
  att_doc_data_set_string (self->data, "coordination.answer.number", att_act_get (answer, "number"));
  att_doc_source_set_on (self->data, "coordination.answer.on", answer);
  att_doc_data_set_string (self->data, "decision.number", att_act_get (decision, "number"));
  att_doc_source_set_on (self->data, "decision.on", decision);
  att_doc_data_set_string (self->data, "decision.outcome", att_act_get (decision, "outcome"));
  att_doc_data_set_string (self->data, "decision.reasons", att_act_get (decision, "reasons"));
}

static void
add_history (AttDocData *node, const AttCertificate *certificate)
{
  AttDocData *first = att_doc_data_append (node, "changes");

  att_doc_source_set_on (first, "on", certificate->act);
  att_doc_data_set_string (first, "event", att_act_is (certificate->act, "reissued") ? "issued-anew"
                                                                                     : att_act_get_kind (certificate->act)->id);
  for (guint i = 0; i < certificate->changes->len; i++)
    {
      const AttStateChange *change = g_ptr_array_index (certificate->changes, i);
      AttDocData *one = att_doc_data_append (node, "changes");

      att_doc_data_set_day (one, "on", change->on);
      att_doc_data_set_string (one, "event", att_act_get_kind (change->act)->id);
      att_doc_data_set_string (one, "number", att_act_get (change->act, "number"));
    }
}

/* Where a certificate's members are: of the latest one, and of each in the list. */
static const char *const latest_paths[]
    = { "certificate.serial", "certificate.on", "certificate.from", "certificate.until", "certificate.state" };
static const char *const node_paths[] = { "serial", "on", "from", "until", "state" };

static void
set_certificate (AttDocData *node, const char *const *paths, const AttCertificate *certificate, AttDay today)
{
  att_doc_data_set_string (node, paths[0], certificate->serial);
  att_doc_source_set_on (node, paths[1], certificate->act);
  att_doc_data_set_day (node, paths[2], certificate->from);
  att_doc_data_set_day (node, paths[3], certificate->until);
  att_doc_data_set_string (node, paths[4],
                           att_certificate_state_get_id (att_certificate_get_state (certificate, today)));
}

/* law-26.1: what a certificate that was reissued says of the one that it replaces. */
static void
add_replaced (AttDocSource *self, const AttCertificate *before)
{
  AttAct *reorganised = att_dossier_get_latest (self->dossier, "reorganised");

  att_doc_data_set_string (self->data, "certificate.replaces.serial", before->serial);
  att_doc_data_set_day (self->data, "certificate.replaces.from", before->from);
  att_doc_source_set_term (self, self->data, "certificate.replaces.reorganisation", ATT_TERMS_REORGANISATION_FORMS,
                           att_act_get (reorganised, "form"));
}

/* law-11.2: every certificate of the centre with its history, and the latest one. */
void
att_doc_source_add_certificates (AttDocSource *self)
{
  GPtrArray *certificates = att_dossier_get_certificates (self->dossier);
  const AttCertificate *before = NULL;
  AttDay today = att_act_get_on (self->act);

  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);
      AttDocData *node = att_doc_data_append (self->data, "certificates");

      set_certificate (node, node_paths, certificate, today);
      att_doc_source_set_text (node, "centre.name", certificate->centre->name);
      att_doc_data_set_string (node, "centre.bin", certificate->centre->bin);
      add_history (node, certificate);
      if (i + 1 == certificates->len)
        set_certificate (self->data, latest_paths, certificate, today);
      if (i + 1 == certificates->len && before != NULL)
        add_replaced (self, before);
      before = certificate;
    }
}

/* law-25.2.agreement: the agreement of which the act speaks, or else the one that stands. */
void
att_doc_source_add_agreement (AttDocSource *self)
{
  AttAct *agreement = att_act_is (self->act, "agreement-concluded") ? self->act
                                                                    : att_dossier_get_agreement (self->dossier);

  att_doc_data_set_string (self->data, "agreement.number", att_act_get (agreement, "number"));
  att_doc_source_set_on (self->data, "agreement.on", agreement);
  att_doc_data_set_string (self->data, "agreement.centre_signatory", att_act_get (agreement, "centre-signatory"));
}

/* law-17.2: one line a duty; of a duty that was not looked at nothing is said. */
static void
add_duties (AttDocSource *self, AttAct *monitored)
{
  const AttRecord *fields = att_act_get_fields (monitored);
  guint at = 0;

  for (AttRecord *seen; (seen = att_record_next_record (fields, "duty", &at)) != NULL;)
    {
      const AttTerm *duty
          = att_regulation_find_term (self->regulation, ATT_TERMS_DUTIES, att_record_get (seen, "duty"));
      AttDocData *node;

      if (duty == NULL)
        continue;
      node = att_doc_data_append (self->data, "duties");
      att_doc_source_set_text (node, "name", duty->name);
      att_doc_data_set_provision (node, "provision", duty->provision);
      att_doc_data_set_string (node, "verdict", att_record_get (seen, "verdict"));
      att_doc_data_set_string (node, "text", att_record_get (seen, "text"));
    }
}

/* law-25.3: what was found when the centre was monitored, and how that had been planned. */
void
att_doc_source_add_monitoring (AttDocSource *self)
{
  AttAct *monitored = att_act_is (self->act, "monitored") ? self->act
                                                          : att_dossier_get_latest (self->dossier, "monitored");
  AttAct *planned = att_dossier_get_latest (self->dossier, "monitoring-planned");

  if (monitored == NULL)
    return;
  att_doc_source_set_on (self->data, "monitoring.on", monitored);
  att_doc_data_set_string (self->data, "monitoring.summary", att_act_get (monitored, "summary"));
  att_doc_data_set_day (self->data, "monitoring.from", att_day_parse (att_act_get (planned, "from")));
  att_doc_data_set_day (self->data, "monitoring.to", att_day_parse (att_act_get (planned, "to")));
  att_doc_data_set_string (self->data, "monitoring.method", att_act_get (planned, "method"));
  add_duties (self, monitored);
}

/* What a decision on revocation rests on: its grounds in the law's order, and the acts that carry them. */
static void
add_grounds (AttDocSource *self, AttAct *revoked)
{
  const AttRecord *fields = att_act_get_fields (revoked);
  GPtrArray *grounds = att_regulation_get_terms (self->regulation, ATT_TERMS_REVOCATION_GROUNDS);
  g_auto (GStrv) bases = att_record_dup_all (fields, "basis");

  for (guint i = 0; i < grounds->len; i++)
    {
      const AttTerm *ground = g_ptr_array_index (grounds, i);
      AttDocData *node;

      if (!att_record_has_value (fields, "ground", ground->id))
        continue;
      node = att_doc_data_append (self->data, "revocation.grounds");
      att_doc_source_set_text (node, "name", ground->name);
      att_doc_data_set_provision (node, "provision", ground->provision);
    }
  for (guint i = 0; bases[i] != NULL; i++)
    {
      const AttBasis *basis = att_dossier_find_basis (self->dossier, bases[i]);
      AttDocData *node;

      if (basis == NULL)
        continue;
      node = att_doc_data_append (self->data, "revocation.bases");
      att_doc_source_set_on (node, "on", basis->act);
      att_doc_data_set_string (node, "kind", att_act_get_kind (basis->act)->id);
      att_doc_data_set_string (node, "text", att_act_get (basis->act, "text"));
    }
}

/* law-26.2 to law-26.5: the revocation, the centre's report that the violations are eliminated, and what was decided. */
void
att_doc_source_add_revocation (AttDocSource *self)
{
  AttAct *revoked = att_dossier_get_latest (self->dossier, "revoked");
  AttAct *elimination = att_dossier_get_latest (self->dossier, "elimination-reported");
  AttAct *resumption = att_dossier_get_latest (self->dossier, "resumption-decided");

  if (revoked != NULL)
    {
      att_doc_source_set_on (self->data, "revocation.on", revoked);
      att_doc_data_set_string (self->data, "revocation.number", att_act_get (revoked, "number"));
      att_doc_data_set_string (self->data, "revocation.reasons", att_act_get (revoked, "reasons"));
      att_doc_data_set_flag (self->data, "revocation.barred", att_dossier_is_barred (self->dossier));
      add_grounds (self, revoked);
    }
  att_doc_source_set_on (self->data, "elimination.on", elimination);
  att_doc_data_set_string (self->data, "elimination.text", att_act_get (elimination, "text"));
  att_doc_source_set_on (self->data, "resumption.on", resumption);
  att_doc_data_set_string (self->data, "resumption.number", att_act_get (resumption, "number"));
  att_doc_data_set_string (self->data, "resumption.outcome", att_act_get (resumption, "outcome"));
  att_doc_data_set_string (self->data, "resumption.reasons", att_act_get (resumption, "reasons"));
}

/* law-23.5: the last day on which the centre may apply for re-accreditation. */
void
att_doc_source_add_reaccreditation (AttDocSource *self)
{
  g_autoptr (GPtrArray) deadlines = att_dossier_list_deadlines (self->dossier, self->law);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (g_str_equal (deadline->period, "reaccreditation"))
        att_doc_data_set_day (self->data, "reaccreditation.due", deadline->derivation->due);
    }
}

/* The documents issued in the dossier, by the titles of their templates. */
void
att_doc_source_add_issued (AttDocSource *self)
{
  GPtrArray *documents = att_dossier_get_documents (self->dossier);

  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);
      const char *serial = att_act_get (document->act, "serial");
      AttTemplate *template = att_template_find_shipped (document->form);
      AttDocData *node = att_doc_data_append (self->data, "issued");

      att_doc_data_set_number (node, "number", i + 1);
      if (template != NULL)
        att_doc_source_set_text (node, "title", att_template_get_title (template));
      att_doc_source_set_on (node, "on", document->act);
      att_doc_data_set_string (node, "reference", serial != NULL ? serial : att_act_get (document->act, "number"));
      att_doc_data_set_flag (node, "superseded", document->superseded);
    }
}
