/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-dossier-private.h"

/* What corrections say of one act, in the order in which they were recorded: field by field the later one wins. */
static AttAct *
correct (AttAct *act, const AttRecord *overlay)
{
  g_autoptr (AttRecord) fields = att_record_copy (att_act_get_fields (act));
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  AttDay on = att_act_get_on (act);

  for (guint i = 0; i < att_record_get_size (overlay); i++)
    {
      const AttValue *value = att_record_nth (overlay, i);

      if (g_str_equal (value->name, "on"))
        {
          AttDay day = att_day_parse (value->text);

          on = day != ATT_DAY_NONE ? day : on;
          continue;
        }
      if (g_hash_table_add (replaced, value->name))
        att_record_remove (fields, value->name);
      if (value->record != NULL || *value->text != '\0') /* an empty text takes the field away */
        att_record_add_value (fields, value);
    }
  return att_act_new_corrected (act, on, fields);
}

static int
by_day_then_seq (gconstpointer a, gconstpointer b)
{
  AttAct *x = *(AttAct *const *) a;
  AttAct *y = *(AttAct *const *) b;
  gint64 sx = att_act_get_seq (x);
  gint64 sy = att_act_get_seq (y);

  if (att_act_get_on (x) != att_act_get_on (y))
    return att_act_get_on (x) < att_act_get_on (y) ? -1 : 1;
  /* A candidate has no number yet: it comes after all acts of its day. */
  if (sx == 0 || sy == 0)
    return (sx == 0) - (sy == 0);
  return sx < sy ? -1 : sx > sy;
}

static void
held_free (gpointer data)
{
  if (data != NULL)
    att_held_free (data);
}

/* What was settled stays settled: only an act that is in effect by itself, or not there yet, can be held. */
static void
hold (AttTimeline *self, GHashTable *held, const char *id, const char *why, AttAct *returned)
{
  AttHeld *one;

  if (id == NULL || g_hash_table_contains (held, id))
    return;
  one = g_new0 (AttHeld, 1);
  one->id = g_strdup (id);
  one->why = g_strdup (why);
  one->returned = g_object_ref (returned);
  g_ptr_array_add (self->held, one);
  g_hash_table_insert (held, one->id, one);
}

static void
take_return (AttTimeline *self, GHashTable *held, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (g_str_equal (value->name, "holds"))
        hold (self, held, value->text, "conflict", act);
      else if (value->record != NULL && g_str_equal (value->name, "act") && att_record_has (value->record, "held"))
        hold (self, held, att_record_get (value->record, "id"), att_record_get (value->record, "held"), act);
    }
}

static void
settle (GHashTable *held, AttAct *act)
{
  AttHeld *one = g_hash_table_lookup (held, att_act_get (act, "act"));

  if (one == NULL)
    return;
  g_set_object (&one->settled, act);
  one->in_effect = g_strcmp0 (att_act_get (act, "outcome"), "takes-effect") == 0;
}

/* Takes the place of a held act in the timeline: nobody, or the act once it was settled that it takes effect, on the day
 * that the officer found right. */
static AttAct *
take_place (AttHeld *held)
{
  AttDay day = held->in_effect ? att_record_get_day (att_act_get_fields (held->settled), "as-of") : ATT_DAY_NONE;

  if (!held->in_effect)
    return NULL;
  return day != ATT_DAY_NONE ? att_act_new_corrected (held->act, day, att_act_get_fields (held->act))
                             : g_object_ref (held->act);
}

/* The acts of field files that are held; @current: where each act stands. Returns whether the order stayed as it was. */
static gboolean
hold_back (AttTimeline *self, GHashTable *current)
{
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);
  guint kept = 0;

  for (guint i = 0; i < self->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (self->acts, i);

      if (act != NULL && att_act_is (act, "field-returned"))
        take_return (self, held, act);
      else if (act != NULL && att_act_is (act, "settled"))
        settle (held, act);
    }
  for (guint i = 0; i < self->held->len; i++)
    {
      AttHeld *one = self->held->pdata[i];
      gpointer place;

      if (g_hash_table_lookup_extended (current, one->id, NULL, &place))
        {
          gpointer *at = &self->acts->pdata[GPOINTER_TO_UINT (place)];

          one->act = *at;
          *at = take_place (one);
          self->held->pdata[kept++] = one;
        }
      else
        att_held_free (one); /* not recorded yet: its return comes first */
    }
  for (guint i = kept; i < self->held->len; i++)
    self->held->pdata[i] = NULL;
  g_ptr_array_set_size (self->held, (int) kept);
  return kept == 0;
}

/* @acts: in the order of recording; @known: only what had been recorded by the end of that day. */
AttTimeline *
att_timeline_new (GPtrArray *acts, AttDay known)
{
  AttTimeline *self = g_new0 (AttTimeline, 1);
  g_autoptr (GHashTable) current = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean in_order = TRUE;

  self->acts = g_ptr_array_new_with_free_func (g_object_unref);
  self->held = g_ptr_array_new_with_free_func (held_free);
  for (guint i = 0; i < acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (acts, i);
      gboolean annuls = att_act_is (act, "annulled");
      gpointer place = NULL;

      if (att_act_get_today (act) > known)
        continue;
      if ((annuls || att_act_is (act, "correction"))
          && g_hash_table_lookup_extended (current, att_act_get (act, "act"), NULL, &place))
        {
          guint index = GPOINTER_TO_UINT (place);
          AttAct *target = g_ptr_array_index (self->acts, index);
          const AttRecord *overlay = att_record_get_record (att_act_get_fields (act), "new");

          if (annuls)
            {
              g_clear_object (&self->acts->pdata[index]);
              g_hash_table_remove (current, att_act_get (act, "act"));
              in_order = FALSE;
            }
          else if (overlay != NULL)
            {
              self->acts->pdata[index] = correct (target, overlay);
              g_object_unref (target);
              in_order = FALSE;
            }
        }
      if (self->acts->len > 0 && in_order)
        in_order = att_act_get_on (g_ptr_array_index (self->acts, self->acts->len - 1)) <= att_act_get_on (act);
      g_hash_table_insert (current, (gpointer) att_act_get_id (act), GUINT_TO_POINTER (self->acts->len));
      g_ptr_array_add (self->acts, g_object_ref (act));
    }
  in_order &= hold_back (self, current);
  if (!in_order)
    {
      guint kept = 0;

      for (guint i = 0; i < self->acts->len; i++)
        if (self->acts->pdata[i] != NULL)
          self->acts->pdata[kept++] = self->acts->pdata[i];
      /* The places that are left over at the end hold nothing to be freed. */
      for (guint i = kept; i < self->acts->len; i++)
        self->acts->pdata[i] = NULL;
      g_ptr_array_set_free_func (self->acts, NULL);
      g_ptr_array_set_size (self->acts, (int) kept);
      g_ptr_array_set_free_func (self->acts, g_object_unref);
      g_ptr_array_sort (self->acts, by_day_then_seq);
    }
  return self;
}

void
att_timeline_free (AttTimeline *timeline)
{
  g_ptr_array_unref (timeline->acts);
  g_ptr_array_unref (timeline->held);
  g_free (timeline);
}
