/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-options.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

static void
add (AttOptions *self, const char *id, const char *title)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  g_ptr_array_add (self->titles, g_strdup (title));
}

static void
add_terms (AttOptions *self, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const AttTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *name = att_words_capitalise (att_text_get (term->name, att_language_get_current ()));

      add (self, term->id, name);
    }
}

/* Where a field can only name acts of some kinds, these are offered. */
static const struct
{
  const char *kind;
  const char *field;
  const char *acts[4];
} offered[] = {
  { "monitored", "plan", { "monitoring-planned" } },
  { "complaint-resolved", "complaint", { "complaint-received" } },
  { "document-cancelled", "complaint", { "complaint-received" } },
  { "published", "act", { "document-cancelled" } },
  { "revoked", "basis", { "statement-received", "violation-found", "complaint-resolved" } },
  { "revocation-declined", "basis", { "statement-received", "violation-found", "complaint-resolved" } },
};

static gboolean
issued_document (AttDossierView *view, AttAct *act)
{
  GPtrArray *documents = att_dossier_get_documents (view->dossier);

  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);

      if (g_str_equal (att_act_get_id (document->act), att_act_get_id (act)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
waits_to_be_settled (AttDossierView *view, AttAct *act)
{
  const AttHeld *held = att_dossier_find_held (view->dossier, att_act_get_id (act));

  return held != NULL && held->settled == NULL;
}

static gboolean
is_expected_back (AttDossierView *view, AttAct *act)
{
  const AttOuting *outing
      = att_act_is (act, "field-issued") ? att_dossier_find_outing (view->dossier, att_act_get (act, "file")) : NULL;

  return outing != NULL && att_outing_is_open (outing);
}

static gboolean
fits (const AttFieldSpec *spec, AttDossierView *view, AttAct *act)
{
  const AttKind *kind = att_act_get_kind (act);

  if (spec == att_kind_find_field (att_kind_find ("signed-copy-added"), "act"))
    return issued_document (view, act);
  if (spec == att_kind_find_field (att_kind_find ("settled"), "act"))
    return waits_to_be_settled (view, act);
  if (spec == att_kind_find_field (att_kind_find ("field-lost"), "issued"))
    return is_expected_back (view, act);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (att_kind_find_field (att_kind_find (offered[i].kind), offered[i].field) == spec)
      return kind != NULL && g_strv_contains (offered[i].acts, kind->id);
  return TRUE;
}

/* Two field files that were issued on a day differ in who took them. */
static char *
name_act (AttDossierView *view, AttAct *act)
{
  g_autofree char *words = att_words_act (act);
  g_autofree char *names = NULL;

  if (!att_act_is (act, "field-issued"))
    return g_steal_pointer (&words);
  names = att_words_all (act, "inspector", view->dossier, view->regulation);
  /* Translators: an act, as "14. Field file issued, 4 July 2026", and who took the file along. */
  return att_words_fill (_ ("{act}: {names}"), "act", words, "names", names, NULL);
}

/* The newest first: it is mostly one of the last that is meant. */
static void
add_acts (AttOptions *self, const AttFieldSpec *spec, AttDossierView *view)
{
  GPtrArray *acts = view->acts;

  for (guint i = acts->len; i > 0; i--)
    {
      AttAct *act = g_ptr_array_index (acts, i - 1);
      g_autofree char *title = NULL;

      if (!fits (spec, view, act))
        continue;
      title = name_act (view, act);
      add (self, att_act_get_id (act), title);
    }
}

/**
 * att_options_new:
 * @spec: a field of choices, terms, acts, or yes and no
 * @view: the dossier
 *
 * Returns: (transfer full): what it lets people choose from
 */
AttOptions *
att_options_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttOptions *self = g_new0 (AttOptions, 1);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  if (spec->type == ATT_FIELD_TERM)
    add_terms (self, att_regulation_get_terms (view->regulation, spec->list));
  else if (spec->type == ATT_FIELD_ACT)
    add_acts (self, spec, view);
  else if (spec->type == ATT_FIELD_YES_NO)
    {
      add (self, "yes", C_ ("choice", "yes"));
      add (self, "no", C_ ("choice", "no"));
    }
  for (const AttChoice *choice = spec->choices; choice != NULL && choice->id != NULL; choice++)
    add (self, choice->id, att_field_get_choice_title (spec, choice->id));
  return self;
}

/**
 * att_options_free:
 * @self: (transfer full): options
 */
void
att_options_free (AttOptions *self)
{
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->titles);
  g_free (self);
}

/**
 * att_options_find:
 * @self: options
 * @id: (nullable): what is stored
 * @position: (out): where it stands
 *
 * Returns: whether it is among them
 */
gboolean
att_options_find (AttOptions *self, const char *id, guint *position)
{
  return id != NULL && g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, position);
}
