/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-on-site-panel.h"

#include <glib/gi18n-lib.h>

#include "att-examination-card.h"
#include "att-examination-text.h"
#include "att-visit-items.h"
#include "att-words.h"

/**
 * AttOnSitePanel:
 *
 * The on-site examination (Art. 23(2)(3), 23(3)(2)): the visit, a checklist of what is looked at for each criterion, and the
 * report.
 */
struct _AttOnSitePanel
{
  AttExaminationPanel parent_instance;
};

G_DEFINE_FINAL_TYPE (AttOnSitePanel, att_on_site_panel, ATT_TYPE_EXAMINATION_PANEL)

static const AttVerdict *
find_verdict (GPtrArray *verdicts, const char *criterion, const char *item)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (verdicts, i);

      if (g_str_equal (verdict->criterion, criterion) && g_strcmp0 (verdict->item, item) == 0)
        return verdict;
    }
  return NULL;
}

static char *
visit_to_words (AttAct *visit)
{
  g_autofree char *from = att_words_day (att_record_get_day (att_act_get_fields (visit), "from"));
  g_autofree char *to = att_words_day (att_record_get_day (att_act_get_fields (visit), "to"));

  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  /* Translators: from the first to the last day of a visit. */
  return att_words_fill (_ ("{from} – {to}"), "from", from, "to", to, NULL);
}

/* What stands is what the dossier says: a visit that was cancelled, or one before the stage was reopened, does not. */
static void
add_visit (GPtrArray *tasks, AttDossierView *view)
{
  AttExaminationTask *order = att_examination_task_new (view, "visit-ordered", _ ("Order for the visit"), _ ("Visit"));
  AttAct *visit = att_dossier_get_visit (view->dossier);

  g_set_object (&order->act, visit);
  if (visit != NULL)
    order->state = visit_to_words (visit);
  g_ptr_array_add (tasks, order);
  if (visit != NULL || att_dossier_get_latest (view->dossier, "visit-cancelled") != NULL)
    {
      AttExaminationTask *cancel
          = att_examination_task_new (view, "visit-cancelled", _ ("Cancelling the visit"), _ ("Visit"));

      if (visit != NULL)
        {
          g_clear_object (&cancel->act);
          cancel->state = g_strdup (_ ("The visit stands"));
        }
      g_ptr_array_add (tasks, cancel);
    }
}

static void
add_finding (GPtrArray *tasks, AttDossierView *view, const AttTerm *criterion, const char *item)
{
  g_autofree char *name = att_words_capitalise (att_text_get (criterion->name, att_language_get_current ()));
  g_autofree char *article = criterion->provision != NULL ? att_provision_to_words (criterion->provision) : NULL;
  AttExaminationTask *task
      = att_examination_task_new_for_verdict (view, "finding", criterion, item,
                                              find_verdict (att_dossier_get_findings (view->dossier), criterion->id, item));

  g_free (task->section);
  task->section = article != NULL ? att_words_fill (_ ("{criterion} ({article})"), "criterion", name, "article", article,
                                                    NULL)
                                  : g_strdup (name);
  task->heading = g_strdup (task->section);
  g_clear_pointer (&task->provision, g_free);
  if (item == NULL)
    {
      g_free (task->title);
      task->title = g_strdup (_ ("The criterion as a whole"));
    }
  g_ptr_array_add (tasks, task);
}

/* A row that lets people look at something that the application does not name. */
static void
add_free (GPtrArray *tasks, AttDossierView *view, const AttTerm *criterion)
{
  const AttExaminationTask *last = g_ptr_array_index (tasks, tasks->len - 1);
  AttExaminationTask *task = att_examination_task_new_for_verdict (view, "finding", criterion, NULL, NULL);

  g_free (task->section);
  task->section = g_strdup (last->section);
  task->heading = g_strdup (last->section);
  g_clear_pointer (&task->provision, g_free);
  g_free (task->part);
  task->part = g_strdup_printf ("%s/+", criterion->id);
  g_free (task->id);
  task->id = g_strdup_printf ("finding/%s", task->part);
  g_free (task->title);
  task->title = g_strdup (_ ("Something else…"));
  task->free = TRUE;
  task->counted = FALSE;
  g_ptr_array_add (tasks, task);
}

/* What the application names, what was looked at besides, and the whole where there is nothing else. */
static void
add_criterion (GPtrArray *tasks, AttDossierView *view, const AttTerm *criterion)
{
  GPtrArray *findings = att_dossier_get_findings (view->dossier);
  g_auto (GStrv) items = att_visit_items_list (view, criterion->id);

  if (items[0] == NULL || find_verdict (findings, criterion->id, NULL) != NULL)
    add_finding (tasks, view, criterion, NULL);
  for (guint i = 0; items[i] != NULL; i++)
    add_finding (tasks, view, criterion, items[i]);
  for (guint i = 0; i < findings->len; i++)
    {
      const AttVerdict *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->criterion, criterion->id) && finding->item != NULL
          && !g_strv_contains ((const char *const *) items, finding->item))
        add_finding (tasks, view, criterion, finding->item);
    }
  add_free (tasks, view, criterion);
}

static void
add_report (GPtrArray *tasks, AttDossierView *view)
{
  AttExaminationTask *task = att_examination_task_new (view, "report-signed", _ ("Report on the on-site examination"), C_ ("task", "Report"));
  AttAct *report = att_dossier_get_report (view->dossier);

  g_set_object (&task->act, report);
  if (report != NULL)
    task->state = att_words_capitalise (
        att_field_get_choice_title (att_kind_find_field (task->kind, "conclusion"), att_act_get (report, "conclusion")));
  att_examination_task_count_lacking (task, view);
  g_ptr_array_add (tasks, task);
}

static GPtrArray *
att_on_site_panel_list_tasks (AttExaminationPanel *panel, AttDossierView *view)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) att_examination_task_free);
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);

  /* On a laptop the visit is under way: orders and reports are the office's. */
  if (!att_context_is_for_visit (att_stage_panel_get_context (ATT_STAGE_PANEL (panel))))
    add_visit (tasks, view);
  for (guint i = 0; i < criteria->len; i++)
    add_criterion (tasks, view, g_ptr_array_index (criteria, i));
  add_report (tasks, view);
  return tasks;
}

static char *
att_on_site_panel_dup_progress (AttExaminationPanel *panel, guint done, guint all)
{
  g_autofree char *count = g_strdup_printf ("%u", done);
  g_autofree char *total = g_strdup_printf ("%u", all);

  /* Translators: how many things were looked at on site. */
  return att_words_fill (_ ("{count} of {total} looked at"), "count", count, "total", total, NULL);
}

static AttRecord *
att_on_site_panel_dup_given (AttExaminationPanel *panel, const AttExaminationTask *task)
{
  AttRecord *given;

  if (task->criterion == NULL)
    return NULL;
  given = att_record_new ();
  att_record_add (given, "criterion", task->criterion);
  if (task->item != NULL)
    att_record_add (given, "item", task->item);
  return given;
}

/* Whoever looks again begins with what was found. */
static void
suggest_finding (AttRecord *suggested, const AttExaminationTask *task)
{
  AttRecord *fields = task->act != NULL ? att_act_get_fields (task->act) : NULL;

  for (guint i = 0; fields != NULL && i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (g_str_equal (value->name, "verdict") || g_str_equal (value->name, "reasons")
          || g_str_equal (value->name, "measured") || g_str_equal (value->name, "photo"))
        att_record_add_value (suggested, value);
    }
}

static void
suggest_visit (AttRecord *suggested, AttDossierView *view)
{
  g_auto (GStrv) addresses = att_visit_items_list_addresses (view);

  for (guint i = 0; addresses[i] != NULL; i++)
    att_record_add (suggested, "address", addresses[i]);
}

/* The inspectors of the visit that stands sign; those of one that was cancelled were not there. */
static void
suggest_report (AttRecord *suggested, AttDossierView *view)
{
  GPtrArray *findings = att_dossier_get_findings (view->dossier);
  AttAct *visit = att_dossier_get_visit (view->dossier);
  g_autofree char *text = att_examination_text_for_report (view);

  att_record_add (suggested, "conclusion", att_examination_conclude (findings));
  att_record_add (suggested, "summary", text);
  for (guint i = 0; visit != NULL && i < att_record_get_size (att_act_get_fields (visit)); i++)
    {
      const AttValue *value = att_record_nth (att_act_get_fields (visit), i);

      if (g_str_equal (value->name, "inspector"))
        att_record_add (suggested, "signatory", value->text);
    }
}

static AttRecord *
att_on_site_panel_dup_suggested (AttExaminationPanel *panel, const AttExaminationTask *task)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  AttRecord *suggested = att_record_new ();

  if (task->criterion != NULL)
    suggest_finding (suggested, task);
  else if (g_str_equal (task->kind->id, "visit-ordered"))
    suggest_visit (suggested, view);
  else if (g_str_equal (task->kind->id, "report-signed"))
    suggest_report (suggested, view);
  return suggested;
}

static char *
att_on_site_panel_dup_text (AttExaminationPanel *panel, const AttExaminationTask *task, const char **field)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));

  *field = "summary";
  return g_str_equal (task->kind->id, "report-signed") ? att_examination_text_for_report (view) : NULL;
}

/* What the documents said of the criterion that is looked at. */
static void
att_on_site_panel_describe (AttExaminationPanel *panel, const AttExaminationTask *task, GtkBox *about)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (panel));
  const AttVerdict *verdict
      = task->criterion != NULL ? find_verdict (att_dossier_get_verdicts (view->dossier), task->criterion, NULL) : NULL;

  if (verdict != NULL)
    gtk_box_append (about, att_examination_card_new (att_stage_panel_get_context (ATT_STAGE_PANEL (panel)), view,
                                                     verdict->act, _ ("The documents say")));
}

static void
att_on_site_panel_class_init (AttOnSitePanelClass *klass)
{
  AttExaminationPanelClass *panel_class = ATT_EXAMINATION_PANEL_CLASS (klass);

  panel_class->list_tasks = att_on_site_panel_list_tasks;
  panel_class->dup_progress = att_on_site_panel_dup_progress;
  panel_class->dup_given = att_on_site_panel_dup_given;
  panel_class->dup_suggested = att_on_site_panel_dup_suggested;
  panel_class->dup_text = att_on_site_panel_dup_text;
  panel_class->describe = att_on_site_panel_describe;
}

static void
att_on_site_panel_init (AttOnSitePanel *self)
{
}
