/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-correction.h"
#include "att-id.h"
#include "att-office-private.h"

static const AttProblemSpec unknown_act = {
  ATT_PROBLEM_INPUT, "unknown-act",
  N_ ("There is no act {value} in this dossier ({field})."), N_ ("Look at the history: attestatctl show DOSSIER."), NULL
};
/* People type sequence numbers; contents name acts by id. */
static AttAct *
find_act (AttHistory *history, const AttKind *kind, const char *text)
{
  gint64 seq = att_id_is_valid (text) ? 0 : g_ascii_strtoll (text, NULL, 10);
  AttAct *act = seq == 0 ? att_dossier_find_act (history->state, text) : att_dossier_get_act (history->state, seq);
  GPtrArray *held = att_dossier_get_held (history->state);

  /* An act that is held is none of the dossier's, and can be named to settle it and for nothing else. */
  for (guint i = 0; act == NULL && g_str_equal (kind->id, "settled") && i < held->len; i++)
    {
      const AttHeld *one = g_ptr_array_index (held, i);

      if (g_str_equal (one->id, text) || att_act_get_seq (one->act) == seq)
        act = one->act;
    }
  return act;
}

static void
resolve_acts (AttHistory *history, const AttKind *kind, AttRecord *fields, AttProblems *problems)
{
  g_autoptr (AttRecord) resolved = att_record_new ();

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const AttFieldSpec *spec = att_kind_find_field (kind, value->name);
      AttAct *act;

      if (spec == NULL || spec->type != ATT_FIELD_ACT || value->text == NULL)
        continue;
      act = find_act (history, kind, value->text);
      if (act == NULL && (spec->flags & ATT_FIELD_MUST_EXIST) != 0)
        g_ptr_array_add (problems, att_problem_new (&unknown_act, att_arg_text ("field", value->name),
                                                    att_arg_text ("value", value->text)));
      att_record_add (resolved, value->name, act != NULL ? att_act_get_id (act) : value->text);
    }
  for (guint i = 0; i < att_record_get_size (resolved); i++)
    att_record_remove (fields, att_record_nth (resolved, i)->name);
  for (guint i = 0; i < att_record_get_size (resolved); i++)
    {
      const AttValue *value = att_record_nth (resolved, i);

      att_record_add (fields, value->name, value->text);
    }
}

/* Looks at the fields alone: what is wrong here is bad input, and comes before what the law says. */
gboolean
att_office_resolve (AttOffice *self, AttHistory *history, const AttKind *kind, AttRecord *fields, AttDay on,
                    AttDay today, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttProblems) problems = att_problems_new ();
  AttFieldContext context = { att_law_get_regulation (self->law, on), today };

  att_fields_fill_in (kind->fields, fields);
  att_kind_check (kind, fields, &context, problems);
  if (problems->len == 0)
    {
      resolve_acts (history, kind, fields, problems);
      att_correction_prepare (history->state, kind, fields, &context, problems);
    }
  if (problems->len == 0
      && !att_office_resolve_persons (self, history, kind, fields, on, problems, cancellable, error))
    return FALSE;
  return att_problems_to_error (problems, error);
}

/* A finding names the one that it replaces: two that replace the same one, on two machines, contradict each other. */
static void
derive_replaced (AttHistory *history, AttRecord *fields)
{
  const AttVerdict *standing
      = att_dossier_find_finding (history->state, att_record_get (fields, "criterion"), att_record_get (fields, "item"));

  att_record_remove (fields, "replaces");
  if (standing != NULL)
    att_record_add (fields, "replaces", att_act_get_id (standing->act));
}

static void
derive_validity (AttOffice *self, AttRecord *fields, AttDay from)
{
  g_autofree char *first = att_day_to_string (from);
  g_autofree char *last = att_day_to_string (att_law_get_until (self->law, from));

  att_record_set (fields, "from", first);
  att_record_set (fields, "until", last);
}

/* A corrected first day moves the last one (Art. 23(2)(5)). */
static void
derive_correction (AttOffice *self, AttHistory *history, AttRecord *fields)
{
  AttAct *target = att_dossier_find_act (history->state, att_record_get (fields, "act"));
  AttRecord *changes = att_record_get_record (fields, "new");
  AttDay from = att_record_get_day (changes, "from");

  if (changes != NULL && from != ATT_DAY_NONE && att_act_is (target, "certificate-issued"))
    {
      g_autoptr (AttRecord) copy = att_record_copy (changes);

      derive_validity (self, copy, from);
      att_record_remove (fields, "new");
      att_record_add_record (fields, "new", g_steal_pointer (&copy));
    }
}

/* Copies and duplicates of a certificate are counted apart from each other. */
static void
derive_copy (AttHistory *history, AttRecord *fields)
{
  const AttCertificate *certificate = att_dossier_get_certificate (history->state);
  GListModel *acts = att_dossier_get_acts (history->state);
  const char *what = att_record_get (fields, "what");
  g_autofree char *number = NULL;
  guint n = 1;

  if (certificate == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      n += att_act_is (act, "copy-issued") && g_strcmp0 (att_act_get (act, "what"), what) == 0
           && g_strcmp0 (att_act_get (act, "serial"), certificate->serial) == 0;
    }
  number = g_strdup_printf ("%u", n);
  att_record_set (fields, "serial", certificate->serial);
  att_record_set (fields, "copy", number);
}

/* Fills in what nobody types: a certificate's days (Art. 23(2)(5)); a reissue keeps the last day (Art. 26(1)). */
void
att_office_derive (AttOffice *self, AttHistory *history, const AttKind *kind, AttRecord *fields, AttDay on)
{
  if (g_str_equal (kind->id, "certificate-issued"))
    {
      AttDay from = att_record_get_day (fields, "from");

      derive_validity (self, fields, from != ATT_DAY_NONE ? from : on);
    }
  else if (g_str_equal (kind->id, "reissued"))
    {
      const AttCertificate *certificate = att_dossier_get_certificate (history->state);
      g_autofree char *from = att_day_to_string (on);
      g_autofree char *until = certificate != NULL ? att_day_to_string (certificate->until) : NULL;

      att_record_set (fields, "from", from);
      att_record_set (fields, "until", until);
    }
  else if (g_str_equal (kind->id, "finding"))
    derive_replaced (history, fields);
  else if (g_str_equal (kind->id, "copy-issued"))
    derive_copy (history, fields);
  else if (g_str_equal (kind->id, "correction"))
    derive_correction (self, history, fields);
}
