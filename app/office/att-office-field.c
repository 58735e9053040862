/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dossiers go along on a visit and come back; what comes back is judged as of its day. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-id.h"
#include "att-office-private.h"
#include "att-procedure.h"

static const AttProblemSpec never_issued = {
  ATT_PROBLEM_INPUT, "field-file-never-issued",
  N_ ("Dossier {dossier} does not know of this field file."),
  N_ ("Look whether this is the register that it was issued from, and its latest state."), NULL
};
static const AttProblemSpec foreign_act = {
  ATT_PROBLEM_INPUT, "field-act-foreign",
  N_ ("The field file holds an act that no laptop records (dossier {dossier}, {kind})."),
  N_ ("Nothing was taken from it. Take another copy of the file."), NULL
};

/**
 * att_field_taken_free:
 * @self: (transfer full): what a return brought
 */
void
att_field_taken_free (AttFieldTaken *self)
{
  g_strfreev (self->clock);
  g_free (self);
}

/**
 * att_office_work_in_field:
 * @self: an office over a store in memory
 * @file: the id of the field file that it was filled from
 * @keep: what makes an act durable
 * @keep_draft: what makes a draft durable
 * @data: for both
 *
 * From now on this is a laptop: it records what can be recorded apart from the register, whatever its clock says, and an act
 * is durable before it counts.
 */
void
att_office_work_in_field (AttOffice *self, const char *file, AttKeepFunc keep, AttKeepDraftFunc keep_draft, gpointer data)
{
  g_return_if_fail (ATT_IS_OFFICE (self) && self->origin == NULL);
  self->origin = g_strdup (file);
  self->keep = keep;
  self->keep_draft = keep_draft;
  self->keep_data = data;
}

/* Who issues or takes back. */
typedef struct
{
  char *name;
  char *person;
} Who;

static void
clear_who (Who *who)
{
  g_free (who->name);
  g_free (who->person);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Who, clear_who)

static AttHistory *
get_dossier (AttOffice *self, gint64 dossier, GCancellable *cancellable, GError **error)
{
  AttHistory *history = att_office_get_history (self, dossier, cancellable, error);

  if (history == NULL || (history->seq > 0 && dossier != ATT_OFFICE_DOSSIER))
    return history;
  att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", dossier));
  return NULL;
}

static AttAct *
make_act (AttOffice *self, const char *kind, const Who *who, AttRecord *fields)
{
  g_autofree char *id = att_id_new (self->random);
  AttAct *act = att_act_new (id, att_kind_find (kind), att_clock_get_today (self->clock), who->name, fields);

  att_act_set_actor_person (act, who->person);
  return act;
}

/* Whoever the visit's order names, unless it is said who takes the file along. */
static void
add_inspectors (AttRecord *fields, AttDossier *dossier, const char *const *inspectors)
{
  AttAct *visit = att_dossier_get_visit (dossier);
  const AttRecord *ordered = visit != NULL ? att_act_get_fields (visit) : NULL;

  for (guint i = 0; inspectors != NULL && inspectors[i] != NULL; i++)
    att_record_add (fields, "inspector", inspectors[i]);
  if (ordered == NULL || att_record_has (fields, "inspector"))
    return;
  for (guint i = 0; i < att_record_get_size (ordered); i++)
    if (g_str_equal (att_record_nth (ordered, i)->name, "inspector"))
      att_record_add_value (fields, att_record_nth (ordered, i));
}

static gboolean
issue_one (AttOffice *self, const AttFieldIssue *issue, gint64 dossier, const Who *who, GCancellable *cancellable,
           GError **error)
{
  AttDay today = att_clock_get_today (self->clock);
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttAct) act = NULL;
  AttHistory *history = get_dossier (self, dossier, cancellable, error);

  if (history == NULL)
    return FALSE;
  att_record_add (fields, "file", issue->file);
  add_inspectors (fields, history->state, issue->inspectors);
  /* Without a visit there is nobody to name either: that is what is told first. */
  act = make_act (self, "field-issued", who, fields);
  att_act_set_entry (act, dossier, 0, 0, today, NULL);
  att_office_ask (self, history, act, refusals, warnings);
  if (!att_problems_to_error (refusals, error)
      || !att_office_resolve (self, history, att_kind_find ("field-issued"), fields, today, today, cancellable, error))
    return FALSE;
  g_clear_object (&act);
  act = make_act (self, "field-issued", who, fields);
  return att_office_append (self, history, act, "office", cancellable, error);
}

static gboolean
roll_back (AttOffice *self, GArray *dossiers)
{
  att_store_rollback (self->store);
  for (guint i = 0; i < dossiers->len; i++)
    att_office_forget (self, g_array_index (dossiers, gint64, i));
  return FALSE;
}

/**
 * att_office_issue_field:
 * @self: an office
 * @issue: what is issued
 * @finish: gives the file its name
 * @data: for @finish
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_LAW when no visit is ordered; a problem of @finish
 *
 * Records in each dossier that it goes along. The file gets its name in the same transaction: there is no file that no
 * dossier knows of, and no dossier that is out in no file.
 *
 * Returns: whether it is done
 */
gboolean
att_office_issue_field (AttOffice *self, const AttFieldIssue *issue, AttFinishFunc finish, gpointer data,
                        GCancellable *cancellable, GError **error)
{
  g_auto (Who) who = { NULL };

  if (!att_office_follow_law (self, cancellable, error)
      || !att_office_resolve_actor (self, issue->actor, att_clock_get_today (self->clock), &who.name, &who.person,
                                    cancellable, error)
      || !att_store_begin (self->store, TRUE, cancellable, error))
    return FALSE;
  for (guint i = 0; i < issue->dossiers->len; i++)
    if (!issue_one (self, issue, g_array_index (issue->dossiers, gint64, i), &who, cancellable, error))
      return roll_back (self, issue->dossiers);
  return (finish (data, error) && att_store_commit (self->store, cancellable, error)) || roll_back (self, issue->dossiers);
}

/* What is to become of the acts that a dossier gets. */
typedef struct
{
  AttOffice *office;
  const AttFieldReturn *brought;
  gint64 dossier;
  AttDay today;
  GPtrArray *acts;   /* of AttAct: the dossier's, with those that take effect and without those that are held now */
  gint64 issued_seq; /* what was recorded up to there, the laptop knows */
  GHashTable *own;   /* ids of the acts of the file */
  AttRecord *fields; /* of the return */
  AttFieldTaken *taken;
} Plan;

static GPtrArray *
without (GPtrArray *acts, GPtrArray *ids)
{
  GPtrArray *rest = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < acts->len; i++)
    if (!g_ptr_array_find_with_equal_func (ids, att_act_get_id (g_ptr_array_index (acts, i)), g_str_equal, NULL))
      g_ptr_array_add (rest, g_object_ref (g_ptr_array_index (acts, i)));
  return rest;
}

/* Whether another laptop brought it, which the one whose acts are judged did not know of; and nobody settled it. */
static gboolean
is_rival (Plan *plan, AttDossier *state, AttAct *act)
{
  const char *id = att_act_get_id (act);

  return att_act_is (act, "finding") && att_dossier_get_carried_at (state, id) >= 0
         && att_dossier_find_held (state, id) == NULL && att_act_get_seq (act) > plan->issued_seq
         && !g_hash_table_contains (plan->own, id);
}

/* Two laptops found something on the same thing: neither is more right than the other, so what is in effect of the other
 * one is held as well. What the office recorded stands, and so does what later acts rest on. */
static void
hold_rivals (Plan *plan, AttDossier *state, const AttVerdict *standing)
{
  GListModel *all = att_dossier_get_acts (state);
  g_autoptr (GPtrArray) rivals = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest = NULL;

  for (guint i = 0; is_rival (plan, state, standing->act) && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (all, i);

      if (is_rival (plan, state, act) && g_strcmp0 (att_act_get (act, "criterion"), standing->criterion) == 0
          && g_strcmp0 (att_act_get (act, "item"), standing->item) == 0)
        g_ptr_array_add (rivals, (gpointer) att_act_get_id (act));
    }
  if (rivals->len == 0)
    return;
  rest = without (plan->acts, rivals);
  if (!att_procedure_stays_possible (plan->dossier, plan->acts, rest, plan->office->law))
    return;
  for (guint i = 0; i < rivals->len; i++)
    att_record_add (plan->fields, "holds", g_ptr_array_index (rivals, i));
  plan->taken->now_held += rivals->len;
  g_ptr_array_unref (plan->acts);
  plan->acts = g_steal_pointer (&rest);
}

/* Whether another finding on the same thing is there that its inspector did not know. */
static gboolean
contradicts (Plan *plan, AttAct *act)
{
  g_autoptr (AttDossier) state = NULL;
  const char *replaced = att_act_get (act, "replaces");
  const char *criterion = att_act_get (act, "criterion");
  const char *item = att_act_get (act, "item");
  const AttVerdict *standing;
  GPtrArray *held;

  if (!att_act_is (act, "finding"))
    return FALSE;
  state = att_dossier_fold (plan->dossier, plan->acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  standing = att_dossier_find_finding (state, criterion, item);
  if (g_strcmp0 (standing != NULL ? att_act_get_id (standing->act) : NULL, replaced) != 0)
    {
      if (standing != NULL)
        hold_rivals (plan, state, standing);
      return TRUE;
    }
  held = att_dossier_get_held (state);
  for (guint i = 0; i < held->len; i++)
    {
      const AttHeld *other = g_ptr_array_index (held, i);

      if (other->settled == NULL && g_str_equal (other->why, "conflict")
          && g_strcmp0 (att_act_get (other->act, "criterion"), criterion) == 0
          && g_strcmp0 (att_act_get (other->act, "item"), item) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Why an act is held, or %NULL. What the law and the clock say does not depend on what others found, so it comes first. */
static const char *
find_hindrance (Plan *plan, AttAct *act)
{
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  AttDay on = att_act_get_on (act);

  if (on < plan->brought->issued_on || on > plan->today)
    return "clock";
  att_procedure_judge (plan->dossier, plan->acts, act, plan->office->law, refusals, warnings);
  if (refusals->len > 0)
    return "refused";
  return contradicts (plan, act) ? "conflict" : NULL;
}

static void
plan_act (Plan *plan, AttAct *act, const AttEntry *entry)
{
  g_autoptr (AttRecord) record = att_record_new ();
  g_autofree char *recorded = att_instant_to_string (entry->recorded_at);
  const char *why = find_hindrance (plan, act);

  att_record_add (record, "id", att_act_get_id (act));
  att_record_add (record, "recorded", recorded);
  if (why != NULL)
    att_record_add (record, "held", why);
  else
    g_ptr_array_add (plan->acts, g_object_ref (act));
  att_record_add_record (plan->fields, "act", g_steal_pointer (&record));
  plan->taken->held += why != NULL;
  plan->taken->in_effect += why == NULL;
}

/* The laptop's clock, by the order inside the file and by the instants of issue and return. */
static void
look_at_clock (Plan *plan, GPtrArray *entries)
{
  gint64 now = att_clock_get_instant (plan->office->clock);
  gint64 before = 0;
  gboolean early = FALSE, late = FALSE, backwards = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (entries, i);

      early |= entry->recorded_at < plan->brought->issued_at;
      late |= entry->recorded_at > now;
      backwards |= entry->recorded_at < before;
      before = entry->recorded_at;
    }
  if (early)
    att_record_add (plan->fields, "clock", "before-issue");
  if (late)
    att_record_add (plan->fields, "clock", "after-return");
  if (backwards)
    att_record_add (plan->fields, "clock", "backwards");
  plan->taken->clock = att_record_dup_all (plan->fields, "clock");
}

/* The acts of one dossier that are new here, with their entries. */
static gboolean
find_new (AttOffice *self, const AttFieldReturn *brought, gint64 dossier, GPtrArray *acts, GPtrArray *entries, guint *known,
          GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < brought->entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (brought->entries, i);
      g_autoptr (AttAct) act = NULL;
      gint64 found, seq;

      if (entry->dossier != dossier)
        continue;
      act = att_history_act_from_entry (entry, error);
      if (act == NULL || !att_store_find (self->store, att_act_get_id (act), &found, &seq, cancellable, error))
        return FALSE;
      if (found >= 0)
        {
          (*known)++;
          continue;
        }
      /* Judged as a candidate: it has no place in this dossier yet. */
      att_act_set_entry (act, dossier, 0, 0, att_clock_get_today (self->clock), NULL);
      g_ptr_array_add (acts, g_steal_pointer (&act));
      g_ptr_array_add (entries, (gpointer) entry);
    }
  return TRUE;
}

static gboolean
append_all (Plan *plan, GPtrArray *acts, const Who *who, GCancellable *cancellable, GError **error)
{
  AttOffice *self = plan->office;
  g_autoptr (AttAct) returned = make_act (self, "field-returned", who, plan->fields);
  AttHistory *history = att_office_get_history (self, plan->dossier, cancellable, error);

  if (history == NULL || !att_office_append (self, history, returned, "office", cancellable, error))
    return FALSE;
  for (guint i = 0; i < acts->len; i++)
    {
      /* The plan's acts are candidates; what is kept is read from the laptop's bytes. */
      g_autoptr (GBytes) content = att_act_write (g_ptr_array_index (acts, i));
      g_autoptr (AttAct) act = att_act_new_from_content (content, error);

      if (act == NULL || !att_office_append (self, history, act, plan->brought->file, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_one (AttOffice *self, const AttFieldReturn *brought, gint64 dossier, const Who *who, AttFieldTaken *taken,
          GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  Plan plan = { self, brought, dossier, att_clock_get_today (self->clock), NULL, 0, own, fields, taken };
  AttHistory *history = get_dossier (self, dossier, cancellable, error);
  const AttOuting *outing = history != NULL ? att_dossier_find_outing (history->state, brought->file) : NULL;
  gboolean done;

  if (history == NULL)
    return FALSE;
  if (outing == NULL)
    {
      att_problem_set (error, &never_issued, att_arg_number ("dossier", dossier));
      return FALSE;
    }
  if (!find_new (self, brought, dossier, acts, entries, &taken->known, cancellable, error))
    return FALSE;
  /* It was back already, and brings nothing new. */
  if (acts->len == 0 && outing->returned != NULL)
    return TRUE;
  att_record_add (fields, "issued", att_act_get_id (outing->issued));
  att_record_add (fields, "file", brought->file);
  plan.acts = without (history->acts, nothing);
  plan.issued_seq = att_act_get_seq (outing->issued);
  for (guint i = 0; i < brought->entries->len; i++)
    g_hash_table_add (own, ((const AttEntry *) g_ptr_array_index (brought->entries, i))->id);
  for (guint i = 0; i < acts->len; i++)
    plan_act (&plan, g_ptr_array_index (acts, i), g_ptr_array_index (entries, i));
  look_at_clock (&plan, entries);
  done = append_all (&plan, acts, who, cancellable, error);
  g_ptr_array_unref (plan.acts);
  return done;
}

/* A program that writes such a file is none of ours, whoever knows its passphrase. */
static gboolean
can_be_from_laptop (const AttFieldReturn *brought, const AttEntry *entry)
{
  const AttKind *kind = att_kind_find (entry->kind);

  for (guint i = 0; i < brought->dossiers->len; i++)
    if (g_array_index (brought->dossiers, gint64, i) == entry->dossier)
      return kind != NULL && kind->in_field;
  return FALSE;
}

/**
 * att_office_take_field:
 * @self: an office
 * @brought: a field file that is back
 * @cancellable: (nullable): to stop early; nothing is taken then
 * @error: %ATT_PROBLEM_INPUT when it was not issued from this register
 *
 * Takes what was recorded on a laptop: each act is judged as of its day and appended as it is; one that contradicts another
 * is held. All of them or none. What was taken before is not taken again.
 *
 * Returns: (transfer full) (element-type AttFieldTaken) (nullable): what it brought, dossier by dossier
 */
GPtrArray *
att_office_take_field (AttOffice *self, const AttFieldReturn *brought, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) att_field_taken_free);
  g_auto (Who) who = { NULL };

  for (guint i = 0; i < brought->entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (brought->entries, i);

      if (can_be_from_laptop (brought, entry))
        continue;
      att_problem_set (error, &foreign_act, att_arg_number ("dossier", entry->dossier), att_arg_text ("kind", entry->kind));
      return NULL;
    }
  if (!att_office_follow_law (self, cancellable, error)
      || !att_office_resolve_actor (self, brought->actor, att_clock_get_today (self->clock), &who.name, &who.person,
                                    cancellable, error)
      || !att_store_begin (self->store, TRUE, cancellable, error))
    return NULL;
  for (guint i = 0; i < brought->dossiers->len; i++)
    {
      AttFieldTaken *taken = g_new0 (AttFieldTaken, 1);

      taken->dossier = g_array_index (brought->dossiers, gint64, i);
      g_ptr_array_add (all, taken);
      if (!take_one (self, brought, taken->dossier, &who, taken, cancellable, error))
        {
          roll_back (self, brought->dossiers);
          return NULL;
        }
    }
  if (att_store_commit (self->store, cancellable, error))
    return g_steal_pointer (&all);
  roll_back (self, brought->dossiers);
  return NULL;
}
