/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-foresight.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-private.h"

static const char *const topics[] = {
  NC_ ("consequence", "Stage"),       NC_ ("consequence", "Outcome"),  NC_ ("consequence", "Verdict"),
  NC_ ("consequence", "Certificate"), NC_ ("consequence", "Deadline"), NC_ ("consequence", "Barred from resumption"),
  NC_ ("consequence", "Document"),
};

typedef struct
{
  AttDossier *before;
  AttDossier *after;
  AttLaw *law;
  AttDay today;
  GPtrArray *found;
} Comparison;

/**
 * att_consequence_new:
 * @topic: what would change
 * @key: (nullable): which of them
 *
 * Returns: (transfer full): a consequence
 */
AttConsequence *
att_consequence_new (AttConsequenceTopic topic, const char *key)
{
  AttConsequence *self = g_new0 (AttConsequence, 1);

  self->topic = topic;
  self->key = g_strdup (key);
  self->day_before = self->day_after = ATT_DAY_NONE;
  return self;
}

/**
 * att_consequence_free:
 * @self: (transfer full): a consequence
 */
void
att_consequence_free (AttConsequence *self)
{
  g_free (self->key);
  g_clear_pointer (&self->name, att_text_unref);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/**
 * att_consequence_topic_get_title:
 * @topic: what would change
 *
 * Returns: its name in the reader's language
 */
const char *
att_consequence_topic_get_title (AttConsequenceTopic topic)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "consequence", topics[topic]);
}

static AttConsequence *
compare (Comparison *c, AttConsequenceTopic topic, const char *key, const char *before, AttDay day_before,
         const char *after, AttDay day_after)
{
  AttConsequence *consequence;

  if (g_strcmp0 (before, after) == 0 && day_before == day_after)
    return NULL;
  consequence = att_consequence_new (topic, key);
  consequence->before = g_strdup (before);
  consequence->after = g_strdup (after);
  consequence->day_before = day_before;
  consequence->day_after = day_after;
  g_ptr_array_add (c->found, consequence);
  return consequence;
}

static void
compare_verdict (Comparison *c, const AttTerm *criterion, const char *key, AttVerdictKind before, AttVerdictKind after)
{
  AttConsequence *consequence
      = compare (c, ATT_CONSEQUENCE_VERDICT, key, before != ATT_VERDICT_NONE ? att_verdict_get_id (before) : NULL,
                 ATT_DAY_NONE, after != ATT_VERDICT_NONE ? att_verdict_get_id (after) : NULL, ATT_DAY_NONE);

  if (consequence != NULL)
    consequence->name = att_text_ref (criterion->name);
}

static void
compare_verdicts (Comparison *c)
{
  GPtrArray *criteria = att_regulation_get_terms (att_law_get_regulation (c->law, c->today), ATT_TERMS_CRITERIA);

  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);

      compare_verdict (c, criterion, "documents", att_dossier_get_documents_verdict (c->before, criterion->id),
                       att_dossier_get_documents_verdict (c->after, criterion->id));
      compare_verdict (c, criterion, "on-site", att_dossier_get_on_site_verdict (c->before, criterion->id),
                       att_dossier_get_on_site_verdict (c->after, criterion->id));
    }
}

/* The certificate that the same act issued. */
static const AttCertificate *
find_certificate (AttDossier *dossier, const AttCertificate *wanted)
{
  for (guint i = 0; i < dossier->certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (dossier->certificates, i);

      if (g_str_equal (att_act_get_id (certificate->act), att_act_get_id (wanted->act)))
        return certificate;
    }
  return NULL;
}

static const char *
tell_state (const AttCertificate *certificate, AttDay today)
{
  return certificate != NULL ? att_certificate_state_get_id (att_certificate_get_state (certificate, today)) : NULL;
}

static void
compare_certificate (Comparison *c, const AttCertificate *before, const AttCertificate *after)
{
  const AttCertificate *certificate = before != NULL ? before : after;
  AttConsequence *consequence
      = compare (c, ATT_CONSEQUENCE_CERTIFICATE, certificate->serial, tell_state (before, c->today),
                 before != NULL ? before->until : ATT_DAY_NONE, tell_state (after, c->today),
                 after != NULL ? after->until : ATT_DAY_NONE);

  if (consequence != NULL)
    consequence->act = att_act_get_seq (certificate->act);
}

static void
compare_certificates (Comparison *c)
{
  for (guint i = 0; i < c->before->certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (c->before->certificates, i);

      compare_certificate (c, certificate, find_certificate (c->after, certificate));
    }
  for (guint i = 0; i < c->after->certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (c->after->certificates, i);

      if (find_certificate (c->before, certificate) == NULL)
        compare_certificate (c, NULL, certificate);
    }
}

static const AttDeadline *
find_deadline (GPtrArray *deadlines, const AttDeadline *wanted)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (g_str_equal (deadline->period, wanted->period)
          && g_str_equal (att_act_get_id (deadline->act), att_act_get_id (wanted->act)))
        return deadline;
    }
  return NULL;
}

static const char *
tell_deadline (const AttDeadline *deadline, AttDay today)
{
  if (deadline == NULL)
    return NULL;
  if (deadline->met_by != NULL && att_act_get_on (deadline->met_by) <= today)
    return "met";
  if (att_deadline_is_void (deadline, today))
    return "void";
  return att_deadline_is_overdue (deadline, today) ? "overdue" : "open";
}

static void
compare_deadline (Comparison *c, const AttDeadline *before, const AttDeadline *after)
{
  const AttDeadline *deadline = before != NULL ? before : after;
  AttConsequence *consequence
      = compare (c, ATT_CONSEQUENCE_DEADLINE, deadline->period, tell_deadline (before, c->today),
                 before != NULL ? before->derivation->due : ATT_DAY_NONE, tell_deadline (after, c->today),
                 after != NULL ? after->derivation->due : ATT_DAY_NONE);

  if (consequence == NULL)
    return;
  consequence->name = att_text_ref (deadline->name);
  consequence->act = att_act_get_seq (deadline->act);
}

static void
compare_deadlines (Comparison *c)
{
  g_autoptr (GPtrArray) before = att_dossier_list_deadlines (c->before, c->law);
  g_autoptr (GPtrArray) after = att_dossier_list_deadlines (c->after, c->law);

  for (guint i = 0; i < before->len; i++)
    compare_deadline (c, g_ptr_array_index (before, i), find_deadline (after, g_ptr_array_index (before, i)));
  for (guint i = 0; i < after->len; i++)
    if (find_deadline (before, g_ptr_array_index (after, i)) == NULL)
      compare_deadline (c, NULL, g_ptr_array_index (after, i));
}

static const char *
tell_bar (AttDossier *dossier)
{
  return att_dossier_is_barred (dossier) ? "yes" : "no";
}

/**
 * att_dossier_compare:
 * @before: a dossier
 * @after: the same dossier, with other acts
 * @law: the law
 * @today: the day for which both are told
 *
 * Returns: (transfer full) (element-type AttConsequence): in what they differ
 */
GPtrArray *
att_dossier_compare (AttDossier *before, AttDossier *after, AttLaw *law, AttDay today)
{
  Comparison c = { before, after, law, today, NULL };

  g_return_val_if_fail (ATT_IS_DOSSIER (before) && ATT_IS_DOSSIER (after), NULL);
  c.found = g_ptr_array_new_with_free_func ((GDestroyNotify) att_consequence_free);
  compare (&c, ATT_CONSEQUENCE_STAGE, NULL, att_stage_get_id (att_dossier_get_stage (before, today)), ATT_DAY_NONE,
           att_stage_get_id (att_dossier_get_stage (after, today)), ATT_DAY_NONE);
  compare (&c, ATT_CONSEQUENCE_OUTCOME, NULL, att_dossier_get_outcome (before), ATT_DAY_NONE,
           att_dossier_get_outcome (after), ATT_DAY_NONE);
  compare_verdicts (&c);
  compare_certificates (&c);
  compare_deadlines (&c);
  compare (&c, ATT_CONSEQUENCE_BARRED, NULL, tell_bar (before), ATT_DAY_NONE, tell_bar (after), ATT_DAY_NONE);
  return c.found;
}
