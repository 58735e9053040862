/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-kind.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const struct
{
  const char *id;
  const char *title;
} stages[ATT_N_STAGES] = {
  [ATT_STAGE_INTAKE] = { "intake", NC_ ("stage", "Intake") },
  [ATT_STAGE_DOCUMENTS] = { "documents", NC_ ("stage", "Examination of documents") },
  [ATT_STAGE_ON_SITE] = { "on-site", NC_ ("stage", "On-site examination") },
  [ATT_STAGE_DECISION] = { "decision", NC_ ("stage", "Decision") },
  [ATT_STAGE_CERTIFICATE] = { "certificate", NC_ ("stage", "Certificate") },
  [ATT_STAGE_AGREEMENT] = { "agreement", NC_ ("stage", "Post-accreditation agreement") },
  [ATT_STAGE_IN_FORCE] = { "in-force", NC_ ("stage", "In force") },
  [ATT_STAGE_CLOSED] = { "closed", NC_ ("stage", "Closed") },
  [ATT_STAGE_ANY] = { "any", NC_ ("stage", "At any time") },
  [ATT_STAGE_OFFICE] = { "office", NC_ ("stage", "Office") },
};

/**
 * att_stage_get_id:
 * @stage: a stage
 *
 * Returns: its id, as `on-site`
 */
const char *
att_stage_get_id (AttStage stage)
{
  g_return_val_if_fail (stage < ATT_N_STAGES, NULL);
  return stages[stage].id;
}

/**
 * att_stage_get_title:
 * @stage: a stage
 *
 * Returns: its name in the reader's language
 */
const char *
att_stage_get_title (AttStage stage)
{
  g_return_val_if_fail (stage < ATT_N_STAGES, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "stage", stages[stage].title);
}

/**
 * att_stage_parse:
 * @id: (nullable): what may be a stage's id
 * @stage: (out): the stage
 *
 * Returns: whether it is one
 */
gboolean
att_stage_parse (const char *id, AttStage *stage)
{
  for (int i = 0; i < ATT_N_STAGES; i++)
    if (g_strcmp0 (id, stages[i].id) == 0)
      {
        *stage = (AttStage) i;
        return TRUE;
      }
  return FALSE;
}

static const AttKind *const *const tables[] = {
  kinds_intake, kinds_documents, kinds_on_site, kinds_field, kinds_decision, kinds_certificate,
  kinds_monitoring, kinds_revocation, kinds_life, kinds_any, kinds_office,
};

static GPtrArray *
all_kinds (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      GPtrArray *kinds = g_ptr_array_new ();

      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        for (const AttKind *const *kind = tables[t]; *kind != NULL; kind++)
          g_ptr_array_add (kinds, (gpointer) *kind);
      g_once_init_leave (&ready, (gsize) kinds);
    }
  return (GPtrArray *) ready;
}

/**
 * att_kinds_list:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): all kinds of acts, in the order of the procedure
 */
const AttKind *const *
att_kinds_list (guint *n_kinds)
{
  GPtrArray *kinds = all_kinds ();

  *n_kinds = kinds->len;
  return (const AttKind *const *) kinds->pdata;
}

static GHashTable *
kinds_by_id (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
      GPtrArray *kinds = all_kinds ();

      for (guint i = 0; i < kinds->len; i++)
        {
          const AttKind *kind = g_ptr_array_index (kinds, i);

          g_hash_table_insert (table, (gpointer) kind->id, (gpointer) kind);
        }
      g_once_init_leave (&ready, (gsize) table);
    }
  return (GHashTable *) ready;
}

/**
 * att_kind_find:
 * @id: (nullable): what may be a kind's id
 *
 * Returns: (transfer none) (nullable): that kind
 */
const AttKind *
att_kind_find (const char *id)
{
  return id != NULL ? g_hash_table_lookup (kinds_by_id (), id) : NULL;
}

/**
 * att_kind_find_by_form:
 * @form: (nullable): a form of document, as `certificate`
 *
 * Returns: (transfer none) (nullable): the first kind of act that issues it
 */
const AttKind *
att_kind_find_by_form (const char *form)
{
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  for (guint i = 0; form != NULL && i < n_kinds; i++)
    if (g_strcmp0 (kinds[i]->form, form) == 0)
      return kinds[i];
  return NULL;
}

/**
 * att_kind_get_title:
 * @kind: a kind
 *
 * Returns: what it is called in the reader's language
 */
const char *
att_kind_get_title (const AttKind *kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "act", kind->title);
}

/**
 * att_field_find:
 * @fields: (nullable): specs, ended by a %NULL id
 * @id: a field's id
 *
 * Returns: (transfer none) (nullable): that field
 */
const AttFieldSpec *
att_field_find (const AttFieldSpec *fields, const char *id)
{
  for (; fields != NULL && fields->id != NULL; fields++)
    if (g_strcmp0 (fields->id, id) == 0)
      return fields;
  return NULL;
}

/**
 * att_kind_find_field:
 * @kind: a kind
 * @id: a field's id
 *
 * Beside the kind's own fields every act takes `note`.
 *
 * Returns: (transfer none) (nullable): that field
 */
const AttFieldSpec *
att_kind_find_field (const AttKind *kind, const char *id)
{
  const AttFieldSpec *field = att_field_find (kind->fields, id);

  return field != NULL ? field : att_field_find (att_fields_of_every_act, id);
}

/**
 * att_field_get_title:
 * @field: a field
 *
 * Returns: its label in the reader's language
 */
const char *
att_field_get_title (const AttFieldSpec *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->title);
}

/**
 * att_field_get_choice_title:
 * @field: a field that has choices
 * @id: a choice's id
 *
 * Returns: what the choice is called in the reader's language; @id itself where there is none
 */
const char *
att_field_get_choice_title (const AttFieldSpec *field, const char *id)
{
  for (const AttChoice *choice = field->choices; choice != NULL && choice->id != NULL; choice++)
    if (g_strcmp0 (choice->id, id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->title);
  return id;
}
