/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-document-data-private.h"
#include "att-measured.h"

static void
add_missing (AttDocSource *self)
{
  GPtrArray *asked = att_regulation_get_terms (self->regulation, ATT_TERMS_PAPERS);
  GPtrArray *papers = att_dossier_get_papers (self->dossier);
  g_autoptr (GPtrArray) defects = att_dossier_list_defects (self->dossier, self->law);

  for (guint k = 0; k < asked->len; k++)
    {
      const AttTerm *item = g_ptr_array_index (asked, k);
      gboolean there = !item->required;

      for (guint i = 0; i < papers->len && !there; i++)
        there = g_strcmp0 (((const AttPaper *) g_ptr_array_index (papers, i))->item, item->id) == 0;
      if (!there)
        att_doc_source_set_text (att_doc_data_append (self->data, "missing"), "name", item->name);
    }
  for (guint i = 0; i < defects->len; i++)
    {
      const AttDefect *defect = g_ptr_array_index (defects, i);
      AttDocData *node;

      if (!g_str_equal (defect->id, "one-language"))
        continue;
      node = att_doc_data_append (self->data, "untranslated");
      att_doc_data_set_string (node, "title", att_problem_get_argument (defect->problem, "paper"));
      att_doc_data_set_string (node, "language", att_problem_get_argument (defect->problem, "language"));
    }
}

/* The papers handed in, and what is asked for and not there. */
void
att_doc_source_add_papers (AttDocSource *self)
{
  GPtrArray *papers = att_dossier_get_papers (self->dossier);

  for (guint i = 0; i < papers->len; i++)
    {
      const AttPaper *paper = g_ptr_array_index (papers, i);
      AttDocData *node = att_doc_data_append (self->data, "papers");

      att_doc_data_set_number (node, "number", i + 1);
      att_doc_data_set_string (node, "title", paper->title != NULL ? paper->title : paper->file->name);
      att_doc_source_set_term (self, node, "item", ATT_TERMS_PAPERS, paper->item);
      att_doc_data_set_string (node, "languages", paper->languages);
      if (paper->pages > 0)
        att_doc_data_set_number (node, "pages", paper->pages);
      att_doc_source_set_on (node, "on", paper->act);
    }
  att_doc_data_set_number (self->data, "n_papers", papers->len);
  if (att_dossier_get_request (self->dossier) != NULL)
    add_missing (self);
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

/* Each place in a paper on which the standing verdict on a criterion rests. */
static void
add_evidence (AttDocSource *self, AttDocData *node, const char *criterion)
{
  GPtrArray *verdicts = att_dossier_get_verdicts (self->dossier);

  for (guint i = 0; i < verdicts->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (verdicts, i);
      g_autoptr (GPtrArray) places = NULL;

      if (g_strcmp0 (verdict->criterion, criterion) != 0)
        continue;
      places = att_evidence_list (att_act_get_fields (verdict->act));
      for (guint k = 0; k < places->len; k++)
        {
          const AttEvidence *place = g_ptr_array_index (places, k);
          const AttPaper *paper = att_dossier_find_paper (self->dossier, place->paper);
          AttDocData *one;

          if (place->paper == NULL)
            continue;
          one = att_doc_data_append (node, "documents.evidence");
          att_doc_data_set_string (one, "paper", paper != NULL && paper->title != NULL ? paper->title : place->paper);
          if (place->page > 0)
            att_doc_data_set_number (one, "page", place->page);
          att_doc_data_set_string (one, "quote", place->quote);
        }
    }
}

static void
add_measured (AttDocData *node, const AttRecord *fields)
{
  guint at = 0;

  for (AttRecord *measured; (measured = att_record_next_record (fields, "measured", &at)) != NULL;)
    {
      AttDocData *one = att_doc_data_append (node, "measured");

      for (const AttFieldSpec *member = att_measured_members; member->id != NULL; member++)
        att_doc_data_set_string (one, member->id, att_record_get (measured, member->id));
    }
}

static guint
get_place (AttRegulation *regulation, const AttVerdict *verdict)
{
  GPtrArray *criteria = att_regulation_get_terms (regulation, ATT_TERMS_CRITERIA);
  guint place = criteria->len;

  /* One that the regulation does not have any more comes last. */
  g_ptr_array_find (criteria, att_regulation_find_term (regulation, ATT_TERMS_CRITERIA, verdict->criterion), &place);
  return place;
}

static int
compare_place (gconstpointer a, gconstpointer b, gpointer data)
{
  guint one = get_place (data, *(const AttVerdict *const *) a);
  guint other = get_place (data, *(const AttVerdict *const *) b);

  return (one > other) - (one < other);
}

/* The findings that stand, in the regulation's order of the criteria; those on one criterion as they were recorded. */
GPtrArray *
att_doc_list_findings (AttDossier *dossier, AttRegulation *regulation)
{
  GPtrArray *findings = g_ptr_array_new ();

  g_ptr_array_extend (findings, att_dossier_get_findings (dossier), NULL, NULL);
  g_ptr_array_sort_with_data (findings, compare_place, regulation); /* stable */
  return findings;
}

/* The criteria with their verdicts, and what was found on site. */
void
att_doc_source_add_criteria (AttDocSource *self)
{
  GPtrArray *criteria = att_regulation_get_terms (self->regulation, ATT_TERMS_CRITERIA);
  g_autoptr (GPtrArray) findings = att_doc_list_findings (self->dossier, self->regulation);

  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);
      AttVerdictKind documents = att_dossier_get_documents_verdict (self->dossier, criterion->id);
      AttVerdictKind on_site = att_dossier_get_on_site_verdict (self->dossier, criterion->id);
      AttDocData *node = att_doc_data_append (self->data, "criteria");

      att_doc_data_set_text (node, "name", criterion->name);
      att_doc_data_set_provision (node, "provision", criterion->provision);
      att_doc_data_set_flag (node, "failed", documents == ATT_VERDICT_NOT_MET || on_site == ATT_VERDICT_NOT_MET);
      att_doc_data_set_string (node, "documents.verdict", att_verdict_get_id (documents));
      set_reasons (node, "documents.reasons", att_dossier_get_verdicts (self->dossier), criterion->id, documents);
      add_evidence (self, node, criterion->id);
      att_doc_data_set_string (node, "on_site.verdict", att_verdict_get_id (on_site));
      set_reasons (node, "on_site.reasons", findings, criterion->id, on_site);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (findings, i);
      const AttTerm *criterion = att_regulation_find_term (self->regulation, ATT_TERMS_CRITERIA, verdict->criterion);
      AttDocData *node = att_doc_data_append (self->data, "findings");

      if (criterion != NULL)
        att_doc_data_set_text (node, "criterion", criterion->name);
      att_doc_data_set_string (node, "item", verdict->item);
      att_doc_data_set_string (node, "verdict", att_verdict_get_id (verdict->verdict));
      att_doc_data_set_string (node, "reasons", att_act_get (verdict->act, "reasons"));
      add_measured (node, att_act_get_fields (verdict->act));
    }
}

/* Who examined, what they concluded, the remarks, the visit and its report. */
void
att_doc_source_add_examinations (AttDocSource *self)
{
  AttDossier *d = self->dossier;
  AttAct *conclusion = att_dossier_get_documents_conclusion (d);
  AttAct *remarks = att_dossier_get_latest (d, "remarks-sent");
  /* A stage that was reopened keeps its findings, and these were made on the visit that was ordered last. */
  AttAct *visit = att_dossier_get_latest (d, "visit-ordered");
  AttAct *report = att_dossier_get_report (d);
  GPtrArray *examiners = att_dossier_get_examiners (d);
  g_auto (GStrv) addresses = visit != NULL ? att_record_dup_all (att_act_get_fields (visit), "address") : NULL;

  att_doc_data_set_string (self->data, "examination.conclusion", att_act_get (conclusion, "conclusion"));
  att_doc_data_set_string (self->data, "examination.summary", att_act_get (conclusion, "summary"));
  att_doc_source_set_on (self->data, "examination.on", conclusion);
  for (guint i = 0; i < examiners->len; i++)
    {
      const AttParticipant *examiner = g_ptr_array_index (examiners, i);

      att_doc_source_add_person (self, "examiners", examiner->name, examiner->person);
    }
  att_doc_data_set_string (self->data, "remarks.number", att_act_get (remarks, "number"));
  att_doc_data_set_string (self->data, "remarks.text", att_act_get (remarks, "text"));
  att_doc_source_set_on (self->data, "remarks.on", remarks);
  att_doc_data_set_day (self->data, "remarks.reply_by", att_day_parse (att_act_get (remarks, "reply-by")));
  att_doc_source_set_on (self->data, "visit.on", visit);
  att_doc_data_set_string (self->data, "visit.number", att_act_get (visit, "number"));
  att_doc_data_set_day (self->data, "visit.from", att_day_parse (att_act_get (visit, "from")));
  att_doc_data_set_day (self->data, "visit.to", att_day_parse (att_act_get (visit, "to")));
  for (guint i = 0; addresses != NULL && addresses[i] != NULL; i++)
    att_doc_data_set_string (att_doc_data_append (self->data, "visit.addresses"), "address", addresses[i]);
  att_doc_source_add_people (self, "visit.inspectors", visit, "inspector");
  if (report == NULL)
    return;
  att_doc_data_set_day (self->data, "report.on", att_act_get_on (report));
  att_doc_data_set_string (self->data, "report.conclusion", att_act_get (report, "conclusion"));
  att_doc_data_set_string (self->data, "report.summary", att_act_get (report, "summary"));
  att_doc_source_add_people (self, "report.signatories", report, "signatory");
}
