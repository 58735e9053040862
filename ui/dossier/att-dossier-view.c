/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-view.h"

#include "att-history.h"
#include "att-next-step.h"
#include "att-procedure.h"
#include "att-revocation-story.h"
#include "att-since-last.h"

static void
possibility_free (gpointer data)
{
  AttPossibility *self = data;

  g_ptr_array_unref (self->refusals);
  g_free (self);
}

static void
clear_view (gpointer data)
{
  AttDossierView *self = data;

  g_clear_object (&self->dossier);
  g_clear_object (&self->regulation);
  g_clear_object (&self->calendar);
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->all_deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->defects, g_ptr_array_unref);
  g_clear_pointer (&self->possibilities, g_ptr_array_unref);
  g_clear_pointer (&self->registered, g_ptr_array_unref);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->revocations, g_ptr_array_unref);
  g_free (self->head);
}

/* Those that run come first, the first due first; then those that are over, the latest first. */
static int
compare_deadlines (gconstpointer a, gconstpointer b)
{
  const AttDeadlineView *x = *(const AttDeadlineView *const *) a;
  const AttDeadlineView *y = *(const AttDeadlineView *const *) b;
  AttDay dx = x->deadline->derivation->due;
  AttDay dy = y->deadline->derivation->due;

  if (x->open != y->open)
    return x->open ? -1 : 1;
  return x->open ? (dx > dy) - (dx < dy) : (dy > dx) - (dy < dx);
}

static void
look_at_deadlines (AttDossierView *self, AttLaw *law)
{
  self->all_deadlines = att_dossier_list_deadlines (self->dossier, law);
  self->deadlines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->all_deadlines->len; i++)
    {
      AttDeadlineView *view = g_new0 (AttDeadlineView, 1);

      view->deadline = g_ptr_array_index (self->all_deadlines, i);
      view->unit = view->deadline->derivation->unit;
      view->days_left = att_deadline_days_left (att_law_get_calendar (law), view->unit, self->today,
                                                view->deadline->derivation->due);
      view->open = att_deadline_is_open (view->deadline, self->today);
      view->ended = view->deadline->met_by == NULL && !view->open;
      view->overdue = att_deadline_is_overdue (view->deadline, self->today);
      g_ptr_array_add (self->deadlines, view);
    }
  g_ptr_array_sort (self->deadlines, compare_deadlines);
}

static void
look_at_kinds (AttDossierView *self, AttLaw *law, gboolean of_the_stage)
{
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      AttPossibility *possibility;

      if (kinds[i]->by_program || kinds[i]->stage == ATT_STAGE_OFFICE
          || (kinds[i]->stage == self->stage) != of_the_stage)
        continue;
      possibility = g_new0 (AttPossibility, 1);
      possibility->kind = kinds[i];
      possibility->refusals = att_problems_new ();
      att_procedure_is_possible (self->dossier, kinds[i], self->today, law, possibility->refusals);
      g_ptr_array_add (self->possibilities, possibility);
    }
}

static void
add_person (GPtrArray *persons, const char *name)
{
  if (name != NULL && !g_ptr_array_find_with_equal_func (persons, name, g_str_equal, NULL))
    g_ptr_array_add (persons, g_strdup (name));
}

static void
add_persons_of (GPtrArray *persons, AttAct *act)
{
  const AttKind *kind = att_act_get_kind (act);
  AttRecord *fields = att_act_get_fields (act);

  for (guint i = 0; kind != NULL && i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const AttFieldSpec *spec = att_kind_find_field (kind, value->name);

      if (spec != NULL && spec->type == ATT_FIELD_PERSON)
        add_person (persons, value->text);
    }
}

/* By name, and where two have the same one, with the position that tells them apart. */
static void
add_registered (GPtrArray *names, GPtrArray *registered)
{
  for (guint i = 0; i < registered->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (registered, i);
      gboolean namesake = FALSE;

      for (guint k = 0; k < registered->len && !namesake; k++)
        namesake = k != i && att_person_is_called (g_ptr_array_index (registered, k), person->name);
      if (namesake)
        {
          g_autofree char *label = att_person_dup_label (person, att_language_get_current ());

          add_person (names, label);
        }
      else
        add_person (names, person->name);
    }
}

static gboolean
look_at_persons (AttDossierView *self, AttOffice *office, GCancellable *cancellable, GError **error)
{
  self->registered = att_office_list_persons (office, self->today, cancellable, error);
  if (self->registered == NULL)
    return FALSE;
  self->persons = g_ptr_array_new_with_free_func (g_free);
  add_registered (self->persons, self->registered);
  for (guint i = 0; i < self->acts->len; i++)
    add_persons_of (self->persons, g_ptr_array_index (self->acts, i));
  return TRUE;
}

/* The dossier before this one: the one whose certificate the application follows (Art. 23(5)). */
static gboolean
look_at_what_it_follows (AttDossierView *self, AttOffice *office, GCancellable *cancellable, GError **error)
{
  const AttRequest *request = att_dossier_get_request (self->dossier);
  gint64 number = 0;
  GError *reason = NULL;

  if (request == NULL || request->follows == NULL)
    return TRUE;
  if (att_office_find_serial (office, request->follows, &number, cancellable, &reason)
      && number != att_dossier_get_number (self->dossier))
    self->follows = MAX (number, 0);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, reason);
  return FALSE;
}

/* Looking back, what was recorded later is not there, nor what took place later. */
static gboolean
look_at_acts (AttDossierView *self, AttOffice *office, GPtrArray *acts, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttDossier) whole = NULL;

  if (!self->past)
    {
      self->acts = g_ptr_array_ref (acts);
      return TRUE;
    }
  whole = att_office_load (office, att_dossier_get_number (self->dossier), ATT_DAY_FOREVER, self->known, cancellable,
                           error);
  if (whole == NULL)
    return FALSE;
  self->acts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (acts, i);
      AttAct *as_known = att_dossier_find_act (whole, att_act_get_id (act));
      AttDay on = att_act_get_on (as_known != NULL ? as_known : act);

      if (att_act_get_today (act) <= self->known && on <= self->today)
        g_ptr_array_add (self->acts, g_object_ref (act));
    }
  return TRUE;
}

/**
 * att_dossier_view_new:
 * @office: an office
 * @number: a dossier's number
 * @cancellable: (nullable): to stop early
 * @error: when there is no such dossier, or the store can't be read
 *
 * Synchronous, for the office's thread.
 *
 * Returns: (transfer full) (nullable): what is to be shown of it today
 */
AttDossierView *
att_dossier_view_new (AttOffice *office, gint64 number, GCancellable *cancellable, GError **error)
{
  return att_dossier_view_new_at (office, number, ATT_DAY_NONE, ATT_DAY_NONE, cancellable, error);
}

/**
 * att_dossier_view_new_at:
 * @office: an office
 * @number: a dossier's number
 * @on: what took place up to that day counts; %ATT_DAY_NONE for today
 * @known: what was recorded up to that day counts; %ATT_DAY_NONE for everything
 * @cancellable: (nullable): to stop early
 * @error: when there is no such dossier, or the store can't be read
 *
 * Synchronous, for the office's thread. A day that has not come counts as today.
 *
 * Returns: (transfer full) (nullable): what is to be shown of it as it stood on @on, as was known on @known
 */
AttDossierView *
att_dossier_view_new_at (AttOffice *office, gint64 number, AttDay on, AttDay known, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (AttLaw) law = NULL;
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (AttHistory) history = att_history_new (number);
  g_autoptr (AttDossierView) self = g_atomic_rc_box_new0 (AttDossierView);

  self->today = on != ATT_DAY_NONE && on < today ? on : today;
  self->known = known != ATT_DAY_NONE && known < today ? known : ATT_DAY_FOREVER;
  self->past = self->today < today || self->known != ATT_DAY_FOREVER;
  self->dossier = att_office_load (office, number, self->today, self->known, cancellable, error);
  if (self->dossier == NULL || !att_history_update (history, att_office_get_store (office), cancellable, error)
      || !look_at_acts (self, office, history->acts, cancellable, error))
    return NULL;
  /* Not before: loading brings the law up to date. */
  law = g_object_ref (att_office_get_law (office));
  self->stage = att_dossier_get_stage (self->dossier, self->today);
  self->regulation = g_object_ref (att_law_get_regulation (law, self->today));
  self->calendar = g_object_ref (att_law_get_calendar (law));
  self->next = att_dossier_find_next_step (self->dossier, self->today, self->regulation);
  self->head = att_hash_to_string (&history->head);
  self->defects = att_dossier_list_defects (self->dossier, law);
  self->possibilities = g_ptr_array_new_with_free_func (possibility_free);
  look_at_deadlines (self, law);
  look_at_kinds (self, law, TRUE);
  look_at_kinds (self, law, FALSE);
  self->revocations = att_dossier_tell_revocations (self->dossier, law, self->today);
  att_dossier_get_reaccreditation_window (self->dossier, law, self->today, &self->opens, &self->closes);
  if (!look_at_what_it_follows (self, office, cancellable, error)
      || !look_at_persons (self, office, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_dossier_view_new_blank:
 * @office: an office
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * For the editing of what is to open a dossier: the law of today and the persons that are known, without a dossier
 * (@dossier is %NULL). Synchronous, for the office's thread.
 *
 * Returns: (transfer full) (nullable): the view
 */
AttDossierView *
att_dossier_view_new_blank (AttOffice *office, GCancellable *cancellable, GError **error)
{
  AttLaw *law = att_office_get_law (office);
  g_autoptr (AttDossierView) self = g_atomic_rc_box_new0 (AttDossierView);

  self->today = att_clock_get_today (att_office_get_clock (office));
  self->known = ATT_DAY_FOREVER;
  self->stage = ATT_STAGE_INTAKE;
  self->regulation = g_object_ref (att_law_get_regulation (law, self->today));
  self->calendar = g_object_ref (att_law_get_calendar (law));
  self->acts = g_ptr_array_new_with_free_func (g_object_unref);
  return look_at_persons (self, office, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * att_dossier_view_ref:
 * @self: a view
 *
 * Returns: (transfer full): @self
 */
AttDossierView *
att_dossier_view_ref (AttDossierView *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * att_dossier_view_unref:
 * @self: (transfer full): a view
 */
void
att_dossier_view_unref (AttDossierView *self)
{
  g_atomic_rc_box_release_full (self, clear_view);
}

/**
 * att_dossier_view_find_possibility:
 * @self: a view
 * @kind: a kind of act
 *
 * Returns: (transfer none) (nullable): whether it is possible and why not; %NULL for a kind that nobody records by hand
 */
const AttPossibility *
att_dossier_view_find_possibility (AttDossierView *self, const AttKind *kind)
{
  for (guint i = 0; i < self->possibilities->len; i++)
    {
      const AttPossibility *possibility = g_ptr_array_index (self->possibilities, i);

      if (possibility->kind == kind)
        return possibility;
    }
  return NULL;
}

typedef struct
{
  gint64 number;
  AttDay on;
  AttDay known;
} Question;

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return att_dossier_view_new_at (office, question->number, question->on, question->known, cancellable, error);
}

/**
 * att_dossier_view_load_async:
 * @office: an office
 * @number: a dossier's number
 * @cancellable: (nullable): to stop early
 * @callback: called when it is there
 * @user_data: for @callback
 */
void
att_dossier_view_load_async (AttOffice *office, gint64 number, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  att_dossier_view_load_at_async (office, number, ATT_DAY_NONE, ATT_DAY_NONE, cancellable, callback, user_data);
}

/**
 * att_dossier_view_load_at_async:
 * @office: an office
 * @number: a dossier's number
 * @on: as att_dossier_view_new_at()
 * @known: as att_dossier_view_new_at()
 * @cancellable: (nullable): to stop early
 * @callback: called when it is there; ends in att_dossier_view_load_finish()
 * @user_data: for @callback
 */
void
att_dossier_view_load_at_async (AttOffice *office, gint64 number, AttDay on, AttDay known, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { number, on, known };
  att_office_run_async (office, load, question, g_free, (GDestroyNotify) att_dossier_view_unref, cancellable, callback,
                        user_data);
}

/**
 * att_dossier_view_load_finish:
 * @office: an office
 * @result: what the callback was given
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): the view
 */
AttDossierView *
att_dossier_view_load_finish (AttOffice *office, GAsyncResult *result, GError **error)
{
  return att_office_run_finish (office, result, error);
}
