/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-task.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/**
 * att_examination_task_new:
 * @view: a dossier
 * @kind: the id of a kind of act
 * @title: what it is about
 * @section: what it stands under
 *
 * Returns: (transfer full): the task to do that, with the act that did it last
 */
AttExaminationTask *
att_examination_task_new (AttDossierView *view, const char *kind, const char *title, const char *section)
{
  AttExaminationTask *self = g_new0 (AttExaminationTask, 1);
  AttAct *act = att_dossier_get_latest (view->dossier, kind);

  self->kind = att_kind_find (kind);
  self->id = g_strdup (kind);
  self->section = g_strdup (section);
  self->title = g_strdup (title);
  self->provision = self->kind->provision != NULL ? att_provision_to_words (self->kind->provision) : NULL;
  self->act = act != NULL ? g_object_ref (act) : NULL;
  return self;
}

/* Long names of things become keys of drafts: short ones, that no two things share. */
static char *
make_part (const char *criterion, const char *item)
{
  g_autofree char *hash = item != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, item, -1) : NULL;

  if (hash == NULL)
    return g_strdup (criterion);
  hash[16] = '\0';
  return g_strdup_printf ("%s/%s", criterion, hash);
}

/**
 * att_examination_task_new_for_verdict:
 * @view: a dossier
 * @kind: the id of a kind of act that gives a verdict
 * @criterion: a criterion
 * @item: (nullable): what of it is looked at; %NULL for the whole
 * @verdict: (nullable): what was found
 *
 * Returns: (transfer full): the task to come to a verdict
 */
AttExaminationTask *
att_examination_task_new_for_verdict (AttDossierView *view, const char *kind, const AttTerm *criterion,
                                      const char *item, const AttVerdict *verdict)
{
  AttExaminationTask *self = g_new0 (AttExaminationTask, 1);

  self->kind = att_kind_find (kind);
  self->part = make_part (criterion->id, item);
  self->id = g_strdup_printf ("%s/%s", kind, self->part);
  self->title = item != NULL ? g_strdup (item)
                             : att_words_capitalise (att_text_get (criterion->name, att_language_get_current ()));
  self->section = g_strdup ("");
  self->provision = criterion->provision != NULL ? att_provision_to_words (criterion->provision) : NULL;
  self->criterion = g_strdup (criterion->id);
  self->item = g_strdup (item);
  self->counted = TRUE;
  self->verdict = verdict != NULL ? verdict->verdict : ATT_VERDICT_NONE;
  self->act = verdict != NULL ? g_object_ref (verdict->act) : NULL;
  return self;
}

/**
 * att_examination_task_count_lacking:
 * @self: a task that is not done
 * @view: a dossier
 *
 * Says of a task that can't be done yet how much stands against it.
 */
void
att_examination_task_count_lacking (AttExaminationTask *self, AttDossierView *view)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (view, self->kind);
  guint n = possibility != NULL ? possibility->refusals->len : 0;
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n == 0 || self->act != NULL)
    return;
  g_free (self->state);
  /* Translators: what stands against concluding an examination. */
  self->state = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "{count} thing is still lacking",
                                             "{count} things are still lacking", n),
                                "count", count, NULL);
}

/**
 * att_examination_task_free:
 * @self: (transfer full): a task
 */
void
att_examination_task_free (AttExaminationTask *self)
{
  g_free (self->id);
  g_free (self->part);
  g_free (self->section);
  g_free (self->title);
  g_free (self->provision);
  g_free (self->heading);
  g_free (self->criterion);
  g_free (self->item);
  g_free (self->state);
  g_clear_object (&self->act);
  g_free (self);
}

/**
 * att_examination_task_has_verdict:
 * @self: a task
 *
 * Returns: whether it is there to come to a verdict
 */
gboolean
att_examination_task_has_verdict (const AttExaminationTask *self)
{
  return self->criterion != NULL;
}

/**
 * att_examination_task_opens:
 * @self: a task
 * @view: the dossier
 *
 * Returns: whether its form can be opened: its act is possible, and nobody looks back
 */
gboolean
att_examination_task_opens (const AttExaminationTask *self, AttDossierView *view)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (view, self->kind);

  return !view->past && (possibility == NULL || possibility->refusals->len == 0);
}

/**
 * att_examination_task_dup_state:
 * @self: a task
 *
 * Returns: (transfer full): how it stands
 */
char *
att_examination_task_dup_state (const AttExaminationTask *self)
{
  if (self->state != NULL)
    return g_strdup (self->state);
  if (self->free)
    return g_strdup ("");
  if (att_examination_task_has_verdict (self))
    return att_words_capitalise (att_words_verdict (self->verdict));
  return g_strdup (self->act != NULL ? C_ ("task", "Done") : C_ ("task", "Not done yet"));
}

/**
 * att_examination_task_dup_by:
 * @self: a task
 *
 * Returns: (transfer full) (nullable): by whom it was done, and on which day
 */
char *
att_examination_task_dup_by (const AttExaminationTask *self)
{
  g_autofree char *day = NULL;

  if (self->act == NULL)
    return NULL;
  day = att_words_day (att_act_get_on (self->act));
  /* Translators: who did something, and when: "A. Omarova, 4 July 2026". */
  return att_words_fill (_ ("{name}, {day}"), "name", att_act_get_actor (self->act), "day", day, NULL);
}

/**
 * att_examination_task_get_icon:
 * @self: a task
 *
 * Returns: the name of the icon that stands beside its state
 */
const char *
att_examination_task_get_icon (const AttExaminationTask *self)
{
  if (self->free)
    return "list-add-symbolic";
  if (att_examination_task_has_verdict (self))
    return att_words_verdict_icon (self->verdict);
  return self->act != NULL ? "object-select-symbolic" : "content-loading-symbolic";
}
