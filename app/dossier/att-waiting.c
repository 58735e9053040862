/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-waiting.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-private.h"
#include "att-next-step.h"

typedef struct
{
  AttDossier *dossier;
  AttDay on;
  const char *next; /* the next step's kind, or NULL */
} Case;

/* Whether an act of that kind came after @act. */
static AttAct *
get_later (AttDossier *self, const char *kind, AttAct *act)
{
  AttAct *latest = att_dossier_get_latest (self, kind);

  if (latest == NULL || att_act_get_on (latest) < att_act_get_on (act)
      || (att_act_get_on (latest) == att_act_get_on (act) && att_act_get_seq (latest) < att_act_get_seq (act)))
    return NULL;
  return latest;
}

static AttAct *
find_coordination (const Case *c, AttDay *until)
{
  const AttCoordination *coordination = att_dossier_get_coordination (c->dossier);

  return g_strcmp0 (c->next, "coordination-answered") == 0 ? coordination->request : NULL;
}

static AttAct *
find_remarks (const Case *c, AttDay *until)
{
  AttAct *remarks = c->dossier->remarks;
  AttStage stage = att_dossier_get_stage (c->dossier, c->on);

  if (remarks == NULL || (stage != ATT_STAGE_INTAKE && stage != ATT_STAGE_DOCUMENTS)
      || get_later (c->dossier, "documents-concluded", remarks) != NULL
      || get_later (c->dossier, "remarks-answered", remarks) != NULL)
    return NULL;
  *until = att_record_get_day (att_act_get_fields (remarks), "reply-by");
  return remarks;
}

/* Until the last day of the visit; from the next day on it is NCE that has something to do. */
static AttAct *
find_visit (const Case *c, AttDay *until)
{
  AttAct *visit = att_dossier_get_visit (c->dossier);

  if (visit == NULL || g_strcmp0 (c->next, "finding") != 0)
    return NULL;
  *until = att_record_get_day (att_act_get_fields (visit), "to");
  return visit;
}

/* As long as the file is not back, what was found on site is on a laptop. */
static AttAct *
find_outing (const Case *c, AttDay *until)
{
  AttAct *visit = find_visit (c, until);
  const AttOuting *out = visit != NULL ? att_dossier_find_open_outing (c->dossier) : NULL;

  return out != NULL ? out->issued : NULL;
}

/* The certificate was issued and the list has it: what is missing is the centre's signature. */
static AttAct *
find_agreement (const Case *c, AttDay *until)
{
  return g_strcmp0 (c->next, "agreement-concluded") == 0 ? att_dossier_get_certificate (c->dossier)->act : NULL;
}

static AttAct *
find_appeal (const Case *c, AttDay *until)
{
  return c->dossier->appeals->len > 0 ? g_ptr_array_index (c->dossier->appeals, 0) : NULL;
}

/* Art. 26(5): what was revoked for a violation waits for the centre's report that it is removed. */
static AttAct *
find_elimination (const Case *c, AttDay *until)
{
  AttAct *revocation = c->dossier->revocation;
  AttAct *denied;
  const AttRecord *fields;

  if (revocation == NULL || c->dossier->elimination != NULL || att_dossier_is_barred (c->dossier)
      || att_dossier_get_current_state (c->dossier, c->on) != ATT_CERTIFICATE_REVOKED)
    return NULL;
  fields = att_act_get_fields (revocation);
  if (!att_record_has_value (fields, "ground", "2") && !att_record_has_value (fields, "ground", "3")
      && !att_record_has_value (fields, "ground", "4"))
    return NULL;
  denied = get_later (c->dossier, "resumption-decided", revocation);
  return denied != NULL ? denied : revocation;
}

/* In the order in which they are looked for: the first is told. */
static const struct
{
  const char *kind;
  const char *party;
  const char *title;
  AttAct *(*find) (const Case *c, AttDay *until);
} waits[] = {
  { "coordination-answered", "authorized-body", NC_ ("waiting", "Answer of the authorized body to the coordination"),
    find_coordination },
  { "remarks-answered", "applicant", NC_ ("waiting", "Answer of the applicant to the remarks"), find_remarks },
  { "field-returned", "inspectors", NC_ ("waiting", "Return of the inspectors with the field file"), find_outing },
  { "finding", "inspectors", NC_ ("waiting", "Visit ordered or under way"), find_visit },
  { "agreement-concluded", "centre", NC_ ("waiting", "Signature of the center under the agreement"), find_agreement },
  { "appeal-resolved", "appeal-body", NC_ ("waiting", "Outcome of the appeal"), find_appeal },
  { "elimination-reported", "centre", NC_ ("waiting", "Report of the center that the violation is removed"),
    find_elimination },
};

/**
 * att_dossier_find_waiting:
 * @self: a dossier
 * @on: a day
 * @regulation: the regulation in force that day
 *
 * What somebody else has to do before the dossier goes on: the authorized body's answer (Art. 25(1)), the applicant's to
 * remarks (Art. 23(2)(2)), a visit, or the return of the file that was taken along on it (Art. 23(2)(3)), the centre's
 * signature under the agreement (Art. 25(2)), the outcome of an appeal (Art. 25(5)), the centre's report that a violation
 * is removed (Art. 26(5)). A day that was set for it is told; it does not matter here whether it is over.
 *
 * Returns: (transfer full) (nullable): what is waited for; %NULL for nothing
 */
AttWaiting *
att_dossier_find_waiting (AttDossier *self, AttDay on, AttRegulation *regulation)
{
  const AttKind *next;
  Case c = { self, on, NULL };

  g_return_val_if_fail (ATT_IS_DOSSIER (self), NULL);
  next = att_dossier_find_next_step (self, on, regulation);
  c.next = next != NULL ? next->id : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      AttDay until = ATT_DAY_NONE;
      AttAct *since = waits[i].find (&c, &until);

      if (since != NULL)
        {
          AttWaiting *waiting = g_new0 (AttWaiting, 1);

          waiting->kind = att_kind_find (waits[i].kind);
          waiting->party = waits[i].party;
          waiting->since = g_object_ref (since);
          waiting->until = until;
          return waiting;
        }
    }
  return NULL;
}

/**
 * att_waiting_free:
 * @self: (transfer full): what is waited for
 */
void
att_waiting_free (AttWaiting *self)
{
  g_object_unref (self->since);
  g_free (self);
}

/**
 * att_waiting_get_party:
 * @kind: the id of a kind of act
 *
 * Returns: (nullable): who is waited for until such an act is recorded; %NULL where that is NCE
 */
const char *
att_waiting_get_party (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    if (g_str_equal (waits[i].kind, kind))
      return waits[i].party;
  return NULL;
}

/**
 * att_waiting_get_title:
 * @kind: the id of a kind of act
 *
 * Returns: (nullable): what is waited for until such an act is recorded, in the reader's language
 */
const char *
att_waiting_get_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    if (g_str_equal (waits[i].kind, kind))
      return g_dpgettext2 (GETTEXT_PACKAGE, "waiting", waits[i].title);
  return NULL;
}
