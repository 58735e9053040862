/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-text.h"

#include "att-doc-words.h"
#include "att-measured.h"
#include "att-words.h"

/* Letters go out in the language of the application. */
static AttLanguage
get_language (AttDossierView *view)
{
  const AttRequest *request = att_dossier_get_request (view->dossier);

  return request != NULL ? request->language : att_language_get_current ();
}

static char *
name_criterion (const AttTerm *criterion, AttLanguage language)
{
  g_autofree char *name = att_words_capitalise (att_text_get (criterion->name, language));
  g_autofree char *provision
      = criterion->provision != NULL ? att_doc_words_for_provision (criterion->provision, language) : NULL;

  return provision != NULL ? g_strdup_printf ("%s (%s)", name, provision) : g_steal_pointer (&name);
}

static void
add_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static const char *
get_reasons (const AttVerdict *verdict)
{
  const char *reasons = att_act_get (verdict->act, "reasons");

  return reasons != NULL ? reasons : "";
}

static void
add_measured (GString *text, const AttVerdict *verdict, AttLanguage language)
{
  g_autofree char *measured = att_measured_join (att_act_get_fields (verdict->act), "; ");
  g_autofree char *line
      = measured != NULL ? g_strdup_printf ("%s: %s.", att_doc_words_for_measured (language), measured) : NULL;

  if (line != NULL)
    add_line (text, line);
}

/* A line for each verdict on the criterion: what was looked at, the verdict, the reasons; and one for what was measured. */
static void
add_verdicts (GString *text, GPtrArray *verdicts, const AttTerm *criterion, AttLanguage language)
{
  g_autofree char *name = name_criterion (criterion, language);

  for (guint i = 0; i < verdicts->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (verdicts, i);
      g_autofree char *line = NULL;

      if (!g_str_equal (verdict->criterion, criterion->id))
        continue;
      line = g_strdup_printf ("%s%s%s – %s. %s", name, verdict->item != NULL ? ", " : "",
                              verdict->item != NULL ? verdict->item : "",
                              att_doc_words_for_verdict (verdict->verdict, language), get_reasons (verdict));
      add_line (text, line);
      add_measured (text, verdict, language);
    }
}

static char *
assemble (AttDossierView *view, GPtrArray *verdicts)
{
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < criteria->len; i++)
    add_verdicts (text, verdicts, g_ptr_array_index (criteria, i), get_language (view));
  return g_string_free (text, FALSE);
}

/**
 * att_examination_text_for_remarks:
 * @view: a dossier
 *
 * Returns: (transfer full): what the examination of the documents found not met or unclear, a line a criterion, in the
 *   language of the application
 */
char *
att_examination_text_for_remarks (AttDossierView *view)
{
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);
  GPtrArray *verdicts = att_dossier_get_verdicts (view->dossier);
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < criteria->len; c++)
    for (guint i = 0; i < verdicts->len; i++)
      {
        const AttTerm *criterion = g_ptr_array_index (criteria, c);
        const AttVerdict *verdict = g_ptr_array_index (verdicts, i);
        g_autofree char *name = NULL;
        g_autofree char *line = NULL;

        if (!g_str_equal (verdict->criterion, criterion->id) || verdict->verdict == ATT_VERDICT_MET)
          continue;
        name = name_criterion (criterion, get_language (view));
        line = g_strdup_printf ("%s: %s", name, get_reasons (verdict));
        add_line (text, line);
      }
  return g_string_free (text, FALSE);
}

/**
 * att_examination_text_for_conclusion:
 * @view: a dossier
 *
 * Returns: (transfer full): what the examination of the documents says of each criterion, in the language of the
 *   application
 */
char *
att_examination_text_for_conclusion (AttDossierView *view)
{
  return assemble (view, att_dossier_get_verdicts (view->dossier));
}

/**
 * att_examination_text_for_report:
 * @view: a dossier
 *
 * Art. 23(3)(2): the report assesses every criterion, with its reasons.
 *
 * Returns: (transfer full): each finding on site, in the order of the criteria and in the language of the application
 */
char *
att_examination_text_for_report (AttDossierView *view)
{
  return assemble (view, att_dossier_get_findings (view->dossier));
}

/**
 * att_examination_conclude:
 * @verdicts: (element-type AttVerdict): what an examination found
 *
 * Returns: the conclusion that follows: `negative` when something is not met
 */
const char *
att_examination_conclude (GPtrArray *verdicts)
{
  for (guint i = 0; i < verdicts->len; i++)
    if (((const AttVerdict *) g_ptr_array_index (verdicts, i))->verdict == ATT_VERDICT_NOT_MET)
      return "negative";
  return "positive";
}
