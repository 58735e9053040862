/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-documents-panel.h"

#include <glib/gi18n-lib.h>

#include "att-examination-text.h"
#include "att-words.h"

/**
 * AttDocumentsPanel:
 *
 * The examination of the documents (Art. 23(2)(2)): who examines, each criterion of Art. 24 with the papers beside it,
 * remarks to the applicant and the answer, the conclusion.
 */
struct _AttDocumentsPanel
{
  AttExaminationPanel parent_instance;
};

G_DEFINE_FINAL_TYPE (AttDocumentsPanel, att_documents_panel, ATT_TYPE_EXAMINATION_PANEL)

static const AttVerdict *
find_verdict (AttDossierView *view, const char *criterion)
{
  GPtrArray *verdicts = att_dossier_get_verdicts (view->dossier);

  for (guint i = 0; i < verdicts->len; i++)
    if (g_str_equal (((const AttVerdict *) g_ptr_array_index (verdicts, i))->criterion, criterion))
      return g_ptr_array_index (verdicts, i);
  return NULL;
}

static char *
join_names (GPtrArray *participants)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < participants->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const AttParticipant *) g_ptr_array_index (participants, i))->name);
  return g_strdup (names->str);
}

static void
add_examiners (GPtrArray *tasks, AttDossierView *view)
{
  AttExaminationTask *task = att_examination_task_new (view, "examiner-assigned", _ ("Examiners"), _ ("Preparation"));
  GPtrArray *examiners = att_dossier_get_examiners (view->dossier);

  if (examiners->len > 0)
    task->state = join_names (examiners);
  g_ptr_array_add (tasks, task);
}

/* An act before the stage was reopened does not do it now; what stands is what the dossier says. */
static void
add_conclusion (GPtrArray *tasks, AttDossierView *view)
{
  AttExaminationTask *task
      = att_examination_task_new (view, "documents-concluded", _ ("Conclusion"), _ ("Remarks and conclusion"));
  AttAct *conclusion = att_dossier_get_documents_conclusion (view->dossier);

  g_set_object (&task->act, conclusion);
  if (conclusion != NULL)
    task->state = att_words_capitalise (
        att_field_get_choice_title (att_kind_find_field (task->kind, "conclusion"), att_act_get (conclusion, "conclusion")));
  att_examination_task_count_lacking (task, view);
  g_ptr_array_add (tasks, task);
}

static GPtrArray *
att_documents_panel_list_tasks (AttExaminationPanel *panel, AttDossierView *view)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) att_examination_task_free);
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);

  add_examiners (tasks, view);
  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);
      AttExaminationTask *task
          = att_examination_task_new_for_verdict (view, "examined", criterion, NULL, find_verdict (view, criterion->id));

      g_free (task->section);
      task->section = g_strdup (_ ("Criteria"));
      g_ptr_array_add (tasks, task);
    }
  g_ptr_array_add (tasks, att_examination_task_new (view, "remarks-sent", _ ("Remarks to the applicant"),
                                                    _ ("Remarks and conclusion")));
  g_ptr_array_add (tasks, att_examination_task_new (view, "remarks-answered", _ ("Answer to the remarks"),
                                                    _ ("Remarks and conclusion")));
  add_conclusion (tasks, view);
  return tasks;
}

static char *
att_documents_panel_dup_progress (AttExaminationPanel *panel, guint done, guint all)
{
  g_autofree char *count = g_strdup_printf ("%u", done);
  g_autofree char *total = g_strdup_printf ("%u", all);

  /* Translators: how many criteria were examined. */
  return att_words_fill (_ ("{count} of {total} examined"), "count", count, "total", total, NULL);
}

static AttRecord *
att_documents_panel_dup_given (AttExaminationPanel *panel, const AttExaminationTask *task)
{
  AttRecord *given;

  if (task->criterion == NULL)
    return NULL;
  given = att_record_new ();
  att_record_add (given, "criterion", task->criterion);
  return given;
}

/* Whoever examines again begins with what stands. */
static AttRecord *
suggest_as_it_stands (const AttExaminationTask *task)
{
  AttRecord *suggested = att_record_new ();
  g_autoptr (GPtrArray) places = NULL;

  if (task->act == NULL)
    return suggested;
  att_record_add (suggested, "verdict", att_act_get (task->act, "verdict"));
  att_record_add (suggested, "reasons", att_act_get (task->act, "reasons"));
  places = att_evidence_list (att_act_get_fields (task->act));
  for (guint i = 0; i < places->len; i++)
    {
      const AttEvidence *place = g_ptr_array_index (places, i);
      g_autofree char *page = g_strdup_printf ("%u", place->page);
      AttRecord *record = att_record_new ();

      if (place->paper != NULL)
        att_record_add (record, "paper", place->paper);
      if (place->page > 0)
        att_record_add (record, "page", page);
      if (place->quote != NULL)
        att_record_add (record, "quote", place->quote);
      att_record_add_record (suggested, "evidence", record);
    }
  return suggested;
}

static char *
att_documents_panel_dup_text (AttExaminationPanel *panel, const AttExaminationTask *task, const char **field)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  gboolean remarks = g_str_equal (task->kind->id, "remarks-sent");

  *field = remarks ? "text" : "summary";
  if (att_dossier_get_verdicts (view->dossier)->len == 0)
    return NULL;
  if (remarks)
    return att_examination_text_for_remarks (view);
  return g_str_equal (task->kind->id, "documents-concluded") ? att_examination_text_for_conclusion (view) : NULL;
}

static AttRecord *
att_documents_panel_dup_suggested (AttExaminationPanel *panel, const AttExaminationTask *task)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  AttRecord *suggested;
  const char *field = NULL;
  g_autofree char *text = NULL;

  if (task->criterion != NULL)
    return suggest_as_it_stands (task);
  suggested = att_record_new ();
  text = att_documents_panel_dup_text (panel, task, &field);
  if (text != NULL && *text != '\0')
    att_record_add (suggested, field, text);
  if (g_str_equal (task->kind->id, "documents-concluded"))
    att_record_add (suggested, "conclusion", att_examination_conclude (att_dossier_get_verdicts (view->dossier)));
  return suggested;
}

static void
att_documents_panel_class_init (AttDocumentsPanelClass *klass)
{
  AttExaminationPanelClass *panel_class = ATT_EXAMINATION_PANEL_CLASS (klass);

  panel_class->list_tasks = att_documents_panel_list_tasks;
  panel_class->dup_progress = att_documents_panel_dup_progress;
  panel_class->dup_given = att_documents_panel_dup_given;
  panel_class->dup_suggested = att_documents_panel_dup_suggested;
  panel_class->dup_text = att_documents_panel_dup_text;
}

static void
att_documents_panel_init (AttDocumentsPanel *self)
{
}
