/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-facts.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

static char *
certificate_to_words (AttDossierView *view)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  g_autofree char *until = NULL;

  if (certificate == NULL)
    return NULL;
  until = att_words_day (certificate->until);
  /* Translators: {state} is as "in force" or "revoked". */
  return att_words_fill (_ ("Certificate {serial}: {state}, until {day}"), "serial", certificate->serial, "state",
                         att_words_certificate_state (att_certificate_get_state (certificate, view->today)), "day",
                         until, NULL);
}

static void
add_fact (GString *facts, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? "\u00a0\u00a0·  " : "", words);
}

static void
add_named_fact (GString *facts, const char *pattern, const char *value)
{
  g_autofree char *words = value != NULL && *value != '\0' ? att_words_fill (pattern, "value", value, NULL) : NULL;

  add_fact (facts, words);
}

/**
 * att_dossier_facts_to_words:
 * @view: a dossier
 *
 * Returns: (transfer full): what is known of it, in a line: whose it is, since when, who is responsible and what came of it
 */
char *
att_dossier_facts_to_words (AttDossierView *view)
{
  AttDossier *dossier = view->dossier;
  const AttApplicant *applicant = att_dossier_get_applicant (dossier);
  const AttRequest *request = att_dossier_get_request (dossier);
  const AttTerm *region
      = request != NULL ? att_regulation_find_term (view->regulation, ATT_TERMS_REGIONS, request->region) : NULL;
  g_autofree char *received = request != NULL ? att_words_day (att_act_get_on (request->act)) : NULL;
  g_autofree char *certificate = certificate_to_words (view);
  g_autofree char *outcome = att_words_capitalise (att_words_outcome (att_dossier_get_outcome (dossier)));
  g_autoptr (GString) facts = g_string_new (NULL);

  add_named_fact (facts, C_ ("fact", "BIN {value}"), applicant != NULL ? applicant->bin : NULL);
  add_fact (facts, region != NULL ? att_text_get (region->name, att_language_get_current ()) : NULL);
  add_named_fact (facts, C_ ("fact", "Received: {value}"), received);
  add_named_fact (facts, C_ ("fact", "Officer responsible: {value}"), att_dossier_get_officer (dossier));
  add_fact (facts, outcome);
  add_fact (facts, certificate);
  return g_string_free (g_steal_pointer (&facts), FALSE);
}
