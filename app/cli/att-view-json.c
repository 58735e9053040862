/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-cli-print.h"
#include "att-view.h"

static void
add_applicant (const AttView *self, JsonBuilder *builder)
{
  const AttApplicant *applicant = att_dossier_get_applicant (self->dossier);
  const AttRequest *request = att_dossier_get_request (self->dossier);
  AttRegulation *regulation = att_law_get_regulation (self->law, self->today);
  const AttTerm *region;

  json_builder_set_member_name (builder, "applicant");
  if (applicant == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  region = request != NULL && request->region != NULL
               ? att_regulation_find_term (regulation, ATT_TERMS_REGIONS, request->region)
               : NULL;
  json_builder_begin_object (builder);
  att_json_add_text (builder, "bin", applicant->bin);
  att_json_add_names (builder, "name", applicant->name);
  att_json_add_text (builder, "region", request != NULL ? request->region : NULL);
  att_json_add_names (builder, "region_name", region != NULL ? region->name : NULL);
  att_json_add_text (builder, "form", applicant->form);
  json_builder_end_object (builder);
}

static void
add_verdict (JsonBuilder *builder, const char *name, AttVerdictKind verdict)
{
  att_json_add_text (builder, name, verdict != ATT_VERDICT_NONE ? att_verdict_get_id (verdict) : NULL);
}

static void
add_criteria (const AttView *self, JsonBuilder *builder)
{
  GPtrArray *terms
      = att_regulation_get_terms (att_law_get_regulation (self->law, self->today), ATT_TERMS_CRITERIA);

  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < terms->len; i++)
    {
      const AttTerm *term = g_ptr_array_index (terms, i);

      json_builder_begin_object (builder);
      att_json_add_text (builder, "criterion", term->id);
      add_verdict (builder, "documents", att_dossier_get_documents_verdict (self->dossier, term->id));
      add_verdict (builder, "on_site", att_dossier_get_on_site_verdict (self->dossier, term->id));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_decision (const AttView *self, JsonBuilder *builder)
{
  AttAct *act = att_dossier_get_decision (self->dossier);

  json_builder_set_member_name (builder, "decision");
  if (act == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  att_json_add_text (builder, "outcome", att_act_get (act, "outcome"));
  att_json_add_day (builder, "on", att_act_get_on (act));
  att_json_add_text (builder, "number", att_act_get (act, "number"));
  json_builder_end_object (builder);
}

static void
add_certificate (const AttView *self, JsonBuilder *builder)
{
  const AttCertificate *certificate = att_dossier_get_certificate (self->dossier);
  const char *ground = NULL;
  AttDay end;

  json_builder_set_member_name (builder, "certificate");
  if (certificate == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  end = att_certificate_get_end (certificate, self->today, &ground);
  json_builder_begin_object (builder);
  att_json_add_text (builder, "serial", certificate->serial);
  att_json_add_day (builder, "from", certificate->from);
  att_json_add_day (builder, "until", certificate->until);
  att_json_add_text (builder, "state",
                     att_certificate_state_get_id (att_certificate_get_state (certificate, self->today)));
  att_json_add_end (builder, end, ground);
  json_builder_end_object (builder);
}

static void
add_agreement (const AttView *self, JsonBuilder *builder)
{
  AttAct *act = att_dossier_get_agreement (self->dossier);

  json_builder_set_member_name (builder, "agreement");
  if (act == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  att_json_add_text (builder, "number", att_act_get (act, "number"));
  att_json_add_day (builder, "on", att_act_get_on (act));
  json_builder_end_object (builder);
}

static void
add_deadline (const AttView *self, const AttDeadline *deadline, JsonBuilder *builder)
{
  const AttDerivation *derivation = deadline->derivation;

  json_builder_begin_object (builder);
  att_json_add_text (builder, "id", deadline->period);
  att_json_add_text (builder, "provision", deadline->provision);
  att_json_add_number (builder, "act", att_act_get_seq (deadline->act));
  att_json_add_day (builder, "from", derivation->from);
  att_json_add_day (builder, "due", derivation->due);
  att_json_add_day (builder, "met_on",
                    deadline->met_by != NULL ? att_act_get_on (deadline->met_by) : ATT_DAY_NONE);
  if (deadline->met_by == NULL && derivation->due != ATT_DAY_NONE)
    att_json_add_number (builder, "days_left",
                         att_deadline_days_left (att_law_get_calendar (self->law), derivation->unit,
                                                 self->today, derivation->due));
  else
    att_json_add_text (builder, "days_left", NULL);
  att_json_add_yes_no (builder, "overdue", att_deadline_is_overdue (deadline, self->today));
  json_builder_end_object (builder);
}

static void
add_deadlines (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) deadlines = att_dossier_list_deadlines (self->dossier, self->law);

  json_builder_set_member_name (builder, "deadlines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < deadlines->len; i++)
    if (!att_deadline_is_void (g_ptr_array_index (deadlines, i), self->today))
      add_deadline (self, g_ptr_array_index (deadlines, i), builder);
  json_builder_end_array (builder);
}

/* Their text is the one thing that is in the reader's language. */
static void
add_defects (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) defects = att_dossier_list_defects (self->dossier, self->law);

  json_builder_set_member_name (builder, "defects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < defects->len; i++)
    {
      const AttDefect *defect = g_ptr_array_index (defects, i);
      g_autofree char *sentence = att_problem_get_sentence (defect->problem);

      json_builder_begin_object (builder);
      att_json_add_text (builder, "id", defect->id);
      att_json_add_text (builder, "provision", att_problem_get_provision (defect->problem));
      att_json_add_text (builder, "text", sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_possible (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) possible = att_view_list_possible (self);

  json_builder_set_member_name (builder, "possible");
  json_builder_begin_array (builder);
  for (guint i = 0; i < possible->len; i++)
    json_builder_add_string_value (builder, ((const AttKind *) g_ptr_array_index (possible, i))->id);
  json_builder_end_array (builder);
}

/* Whom the act names, as corrected; nobody once it is annulled. */
static void
add_persons (AttAct *act, JsonBuilder *builder)
{
  const AttRecord *fields = act != NULL ? att_act_get_fields (act) : NULL;

  att_json_add_text (builder, "actor_person", act != NULL ? att_act_get_actor_person (act) : NULL);
  json_builder_set_member_name (builder, "persons");
  json_builder_begin_array (builder);
  for (guint i = 0; fields != NULL && i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const AttFieldSpec *spec = att_kind_find_field (att_act_get_kind (act), value->name);

      if (spec == NULL || spec->type != ATT_FIELD_PERSON || value->text == NULL)
        continue;
      json_builder_begin_object (builder);
      att_json_add_text (builder, "field", value->name);
      att_json_add_text (builder, "name", value->text);
      att_json_add_text (builder, "person", value->person);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_acts (const AttView *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "acts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *instant = att_instant_to_string (entry->recorded_at);
      g_autofree char *hash = att_hash_to_string (&entry->hash);
      AttViewMark mark;
      AttDay on;

      if (!att_view_shows (self, entry, &on, &mark))
        continue;
      json_builder_begin_object (builder);
      att_json_add_number (builder, "seq", entry->seq);
      att_json_add_text (builder, "kind", entry->kind);
      att_json_add_day (builder, "on", on);
      att_json_add_text (builder, "recorded_at", instant);
      att_json_add_text (builder, "actor", entry->actor);
      add_persons (att_dossier_find_act (self->whole, entry->id), builder);
      att_json_add_text (builder, "hash", hash);
      att_json_add_yes_no (builder, "corrected", mark == ATT_VIEW_CORRECTED);
      att_json_add_yes_no (builder, "annulled", mark == ATT_VIEW_ANNULLED);
      att_json_add_yes_no (builder, "held", mark == ATT_VIEW_HELD);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_documents (const AttView *self, JsonBuilder *builder)
{
  GPtrArray *documents = att_dossier_get_documents (self->dossier);

  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);

      json_builder_begin_object (builder);
      att_json_add_text (builder, "form", document->form);
      att_json_add_number (builder, "act", att_act_get_seq (document->act));
      att_json_add_text (builder, "sha256", document->file->sha256);
      att_json_add_yes_no (builder, "superseded", document->superseded);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * att_view_print_json:
 * @self: a view
 *
 * Writes the dossier to standard output as one object, but for the texts of defects the same in every
 * language.
 */
void
att_view_print_json (const AttView *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean office = att_dossier_get_number (self->dossier) == ATT_OFFICE_DOSSIER;

  json_builder_begin_object (builder);
  att_json_add_number (builder, "number", att_dossier_get_number (self->dossier));
  att_json_add_day (builder, "today", self->today);
  att_json_add_text (builder, "stage",
                     office ? NULL : att_stage_get_id (att_dossier_get_stage (self->dossier, self->today)));
  att_json_add_text (builder, "outcome", office ? NULL : att_dossier_get_outcome (self->dossier));
  att_json_add_text (builder, "officer", att_dossier_get_officer (self->dossier));
  att_json_add_text (builder, "officer_person", att_dossier_get_officer_person (self->dossier));
  add_applicant (self, builder);
  add_criteria (self, builder);
  add_decision (self, builder);
  add_certificate (self, builder);
  add_agreement (self, builder);
  add_deadlines (self, builder);
  add_defects (self, builder);
  if (office)
    att_view_add_office (self, builder);
  else
    {
      att_view_add_life (self, builder);
      att_view_add_field (self, builder);
    }
  add_possible (self, builder);
  add_documents (self, builder);
  add_acts (self, builder);
  json_builder_end_object (builder);
  att_print_json (builder);
}
