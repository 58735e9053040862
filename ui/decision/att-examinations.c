/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examinations.h"

#include <glib/gi18n-lib.h>

#include "att-doc-words.h"
#include "att-words.h"

/* What goes into letters, in the languages of the Law: like the texts of templates it follows the dossier and not the
 * window. */
typedef struct
{
  const char *kk;
  const char *ru;
} Phrase;

static const Phrase found_in_documents = {
  "Ұсынылған құжаттарды сараптау кезінде анықталды: {reasons}",
  "При экспертизе представленных документов установлено: {reasons}",
};
static const Phrase found_on_site = {
  "Тұрған жері бойынша зерттеп-қарау кезінде анықталды: {reasons}",
  "При обследовании по месту нахождения установлено: {reasons}",
};
static const Phrase results = {
  "Ұсынылған құжаттарды сараптау және өтініш берушіні тұрған жері бойынша зерттеп-қарау аяқталды. "
  "Екеуінде де сәйкес келетін аккредиттеу өлшемшарттары: {met} / {all}.",
  "Экспертиза представленных документов и обследование заявителя по месту нахождения завершены. "
  "Критерии аккредитации, которым заявитель соответствует по результатам обеих: {met} из {all}.",
};
static const Phrase accreditation_proposed = {
  "Аккредиттеу туралы шешім қабылдау ұсынылады.",
  "Предлагается принять решение об аккредитации.",
};
static const Phrase refusal_proposed = {
  "Мына өлшемшарттарға сәйкес келмегендіктен аккредиттеуден бас тарту туралы шешім қабылдау ұсынылады:",
  "Предлагается принять решение об отказе в аккредитации, так как заявитель не соответствует следующим критериям:",
};

static AttLanguage
get_letter_language (AttDossierView *view)
{
  const AttRequest *request = att_dossier_get_request (view->dossier);

  return request != NULL ? request->language : ATT_LANGUAGE_KK;
}

static const char *
get_phrase (const Phrase *phrase, AttLanguage language)
{
  return language == ATT_LANGUAGE_RU ? phrase->ru : phrase->kk;
}

/**
 * att_examinations_is_met:
 * @view: a dossier
 * @criterion: a criterion
 *
 * Returns: whether both examinations say that it is met (Art. 25(1))
 */
gboolean
att_examinations_is_met (AttDossierView *view, const char *criterion)
{
  return att_dossier_get_documents_verdict (view->dossier, criterion) == ATT_VERDICT_MET
         && att_dossier_get_on_site_verdict (view->dossier, criterion) == ATT_VERDICT_MET;
}

/**
 * att_examinations_differ:
 * @view: a dossier
 * @criterion: a criterion
 *
 * Returns: whether both examinations say something of it, and not the same
 */
gboolean
att_examinations_differ (AttDossierView *view, const char *criterion)
{
  AttVerdictKind documents = att_dossier_get_documents_verdict (view->dossier, criterion);
  AttVerdictKind on_site = att_dossier_get_on_site_verdict (view->dossier, criterion);

  return documents != ATT_VERDICT_NONE && on_site != ATT_VERDICT_NONE && documents != on_site;
}

static guint
count_met (AttDossierView *view, guint *n_all)
{
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);
  guint met = 0;

  for (guint i = 0; i < criteria->len; i++)
    met += att_examinations_is_met (view, ((const AttTerm *) g_ptr_array_index (criteria, i))->id) ? 1 : 0;
  *n_all = criteria->len;
  return met;
}

/**
 * att_examinations_get_outcome:
 * @view: a dossier
 *
 * Returns: (nullable): the one outcome that the results of both examinations leave (Art. 25(1)), `accredit` or `refuse`;
 *   %NULL while they are not concluded
 */
const char *
att_examinations_get_outcome (AttDossierView *view)
{
  guint all;
  guint met = count_met (view, &all);

  if (att_dossier_get_documents_conclusion (view->dossier) == NULL || att_dossier_get_report (view->dossier) == NULL)
    return NULL;
  return met == all ? "accredit" : "refuse";
}

/**
 * att_examinations_dup_sentence:
 * @view: a dossier
 *
 * Returns: (transfer full): how many criteria are met, and what that leaves open to be decided
 */
char *
att_examinations_dup_sentence (AttDossierView *view)
{
  guint all;
  guint n = count_met (view, &all);
  const char *outcome = att_examinations_get_outcome (view);
  g_autofree char *met = g_strdup_printf ("%u", n);
  g_autofree char *of = g_strdup_printf ("%u", all);
  g_autofree char *article = att_provision_to_words ("25(1)");
  const char *pattern;

  if (outcome == NULL)
    pattern = _ ("Criteria met in both examinations: {met} of {all}. The examinations are not concluded yet.");
  else if (g_str_equal (outcome, "accredit"))
    pattern = _ ("Criteria met in both examinations: {met} of {all}. Accreditation is the only possible outcome "
                 "({article}).");
  else
    pattern = _ ("Criteria met in both examinations: {met} of {all}. Refusal is the only possible outcome ({article}).");
  return att_words_fill (pattern, "met", met, "all", of, "article", article, NULL);
}

static void
add_found (GString *out, const Phrase *phrase, AttLanguage language, GPtrArray *verdicts, const char *criterion,
           AttVerdictKind worst)
{
  if (worst == ATT_VERDICT_MET || worst == ATT_VERDICT_NONE)
    return;
  for (guint i = 0; i < verdicts->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (verdicts, i);
      const char *reasons = att_act_get (verdict->act, "reasons");
      g_autofree char *with_item = NULL;
      g_autofree char *words = NULL;

      if (g_strcmp0 (verdict->criterion, criterion) != 0 || verdict->verdict != worst || reasons == NULL)
        continue;
      with_item = verdict->item != NULL ? g_strdup_printf ("%s: %s", verdict->item, reasons) : g_strdup (reasons);
      words = att_words_fill (get_phrase (phrase, language), "reasons", with_item, NULL);
      g_string_append_printf (out, "\n%s", words);
    }
}

/**
 * att_examinations_dup_reasons:
 * @view: a dossier
 *
 * law-25.4: each criterion that is not met, with its provision and what was found, in the language of the dossier's letters.
 *
 * Returns: (transfer full): the reasons to refuse; empty where there are none
 */
char *
att_examinations_dup_reasons (AttDossierView *view)
{
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);
  AttLanguage language = get_letter_language (view);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);
      g_autofree char *name = att_words_capitalise (att_text_get (criterion->name, language));
      g_autofree char *provision
          = criterion->provision != NULL ? att_doc_words_for_provision (criterion->provision, language) : NULL;

      if (att_examinations_is_met (view, criterion->id))
        continue;
      g_string_append_printf (out, "%s%u. %s", out->len > 0 ? "\n" : "", ++n, name);
      if (provision != NULL)
        g_string_append_printf (out, " (%s)", provision);
      g_string_append_c (out, '.');
      add_found (out, &found_in_documents, language, att_dossier_get_verdicts (view->dossier), criterion->id,
                 att_dossier_get_documents_verdict (view->dossier, criterion->id));
      add_found (out, &found_on_site, language, att_dossier_get_findings (view->dossier), criterion->id,
                 att_dossier_get_on_site_verdict (view->dossier, criterion->id));
    }
  return g_strdup (out->str);
}

/**
 * att_examinations_dup_summary:
 * @view: a dossier whose examinations are concluded
 *
 * Returns: (transfer full): what the authorized body is told of both, in the language of the dossier's letters
 */
char *
att_examinations_dup_summary (AttDossierView *view)
{
  AttLanguage language = get_letter_language (view);
  gboolean accredit = g_strcmp0 (att_examinations_get_outcome (view), "accredit") == 0;
  guint all;
  guint n = count_met (view, &all);
  g_autofree char *met = g_strdup_printf ("%u", n);
  g_autofree char *of = g_strdup_printf ("%u", all);
  g_autofree char *first = att_words_fill (get_phrase (&results, language), "met", met, "all", of, NULL);
  g_autofree char *reasons = att_examinations_dup_reasons (view);

  if (accredit)
    return g_strjoin ("\n", first, get_phrase (&accreditation_proposed, language), NULL);
  return g_strjoin ("\n", first, get_phrase (&refusal_proposed, language), reasons, NULL);
}
