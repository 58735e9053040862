/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-bin.h"
#include "att-dossier-private.h"

static const AttProblemSpec missing_paper = {
  ATT_PROBLEM_LAW, "missing-paper",
  N_ ("Missing: {paper}."), N_ ("Ask the applicant for it."), "23(2)(1)"
};
static const AttProblemSpec one_language = {
  ATT_PROBLEM_LAW, "one-language",
  N_ ("“{paper}” came in one language only, not in Kazakh and in Russian."),
  N_ ("Ask the applicant for the other language."),
  "23(2)(1)"
};
static const AttProblemSpec profession_unknown = {
  ATT_PROBLEM_LAW, "profession-unknown",
  N_ ("The profession {code} is not in the register of professions."),
  N_ ("Compare the code with the register."),
  "24(1)(3)"
};
static const AttProblemSpec education_organisation = {
  ATT_PROBLEM_LAW, "education-organisation",
  N_ ("The applicant or a founder is an educational organisation."), N_ ("Independence can't be met."), "24(2)"
};
static const AttProblemSpec education_founder = {
  ATT_PROBLEM_LAW, "education-founder",
  N_ ("“{name}” looks like an educational organisation."), N_ ("Ask whether it is one."), "24(2)"
};
static const AttProblemSpec bin_branch = {
  ATT_PROBLEM_LAW, "bin-branch",
  N_ ("The BIN {bin} is that of a branch, a representative office or a farm, not of a legal entity."), NULL,
  "24(1)(1)"
};
static const AttProblemSpec bin_joint = {
  ATT_PROBLEM_LAW, "bin-joint",
  N_ ("The BIN {bin} is that of a joint entrepreneur, not of a legal entity."), NULL, "24(1)(1)"
};
static const AttProblemSpec bin_other = {
  ATT_PROBLEM_LAW, "bin-other",
  N_ ("The BIN {bin} does not say that it is that of a legal entity."), NULL, "24(1)(1)"
};
static const AttProblemSpec registration_date = {
  ATT_PROBLEM_LAW, "registration-date",
  N_ ("The day of registration, {day}, does not fit the BIN {bin}."),
  N_ ("Compare it with the state registration."),
  "24(1)(1)"
};
static const AttProblemSpec late_reaccreditation = {
  ATT_PROBLEM_LAW, "late-re-accreditation",
  N_ ("The application for re-accreditation was due by {due}."), NULL, "23(5)"
};
static const AttProblemSpec follows_unknown = {
  ATT_PROBLEM_LAW, "follows-unknown",
  N_ ("The certificate that it follows, {serial}, is not in this register."), N_ ("Compare the serial number."),
  "23(5)"
};
static const AttProblemSpec duplicate = {
  ATT_PROBLEM_LAW, "duplicate",
  N_ ("Dossier {number} of the same applicant is open."), N_ ("Look whether this is the same application."),
  "23(2)(1)"
};

static void
add (GPtrArray *defects, GError *problem)
{
  AttDefect *defect = g_new0 (AttDefect, 1);

  defect->id = att_problem_get_id (problem);
  defect->problem = problem;
  g_ptr_array_add (defects, defect);
}

static gboolean
includes (const AttPaper *paper, const char *language)
{
  return paper->languages != NULL && strstr (paper->languages, language) != NULL;
}

/* Papers of an item may come as one in both languages or as pairs: as many in Kazakh as in Russian. */
static void
look_at_languages (AttDossier *self, const AttTerm *item, GPtrArray *defects)
{
  g_auto (GStrv) languages = g_strsplit (item->languages, " ", -1);
  guint counts[ATT_N_LANGUAGES] = { 0, 0, 0 };
  guint most = 0;

  for (guint l = 0; languages[l] != NULL && l < ATT_N_LANGUAGES; l++)
    {
      for (guint i = 0; i < self->papers->len; i++)
        {
          const AttPaper *paper = g_ptr_array_index (self->papers, i);

          counts[l] += g_strcmp0 (paper->item, item->id) == 0 && includes (paper, languages[l]);
        }
      most = MAX (most, counts[l]);
    }
  for (guint l = 0; languages[l] != NULL && l < ATT_N_LANGUAGES; l++)
    for (guint i = 0; counts[l] < most && i < self->papers->len; i++)
      {
        const AttPaper *paper = g_ptr_array_index (self->papers, i);

        if (g_strcmp0 (paper->item, item->id) == 0 && paper->languages != NULL && !includes (paper, languages[l]))
          add (defects, att_problem_new (&one_language, att_arg_text ("paper", paper->title != NULL ? paper->title
                                                                                                    : paper->id),
                                         att_arg_text ("language", languages[l])));
      }
}

static void
look_at_papers (AttDossier *self, AttRegulation *regulation, GPtrArray *defects)
{
  GPtrArray *items = att_regulation_get_terms (regulation, ATT_TERMS_PAPERS);

  for (guint k = 0; k < items->len; k++)
    {
      const AttTerm *item = g_ptr_array_index (items, k);
      gboolean there = FALSE;

      for (guint i = 0; i < self->papers->len && !there; i++)
        there = g_strcmp0 (((const AttPaper *) g_ptr_array_index (self->papers, i))->item, item->id) == 0;
      if (!there && item->required)
        add (defects, att_problem_new (&missing_paper, att_arg_words ("paper", item->name),
                                       att_arg_text ("provision", item->provision)));
      else if (there && item->languages != NULL)
        look_at_languages (self, item, defects);
    }
}

static void
look_at_bin (const AttApplicant *applicant, GPtrArray *defects)
{
  int year, month, y, m;

  switch (att_bin_get_kind (applicant->bin))
    {
    case ATT_BIN_BRANCH:
      add (defects, att_problem_new (&bin_branch, att_arg_text ("bin", applicant->bin)));
      break;
    case ATT_BIN_JOINT:
      add (defects, att_problem_new (&bin_joint, att_arg_text ("bin", applicant->bin)));
      break;
    case ATT_BIN_OTHER:
      add (defects, att_problem_new (&bin_other, att_arg_text ("bin", applicant->bin)));
      break;
    case ATT_BIN_LEGAL_ENTITY:
    default:
      break;
    }
  if (applicant->registered_on == ATT_DAY_NONE)
    return;
  att_day_split (applicant->registered_on, &y, &m, NULL);
  if (!att_bin_get_month (applicant->bin, &year, &month) || year != y || month != m)
    add (defects, att_problem_new (&registration_date, att_arg_day ("day", applicant->registered_on),
                                   att_arg_text ("bin", applicant->bin)));
}

static void
look_at_applicant (const AttApplicant *applicant, AttRegulation *regulation, GPtrArray *defects)
{
  if (applicant->education_organisation)
    add (defects, att_problem_new_plain (&education_organisation));
  for (guint i = 0; i < applicant->founders->len; i++)
    {
      const AttFounder *founder = g_ptr_array_index (applicant->founders, i);

      if (founder->name != NULL && att_regulation_names_education (regulation, founder->name))
        add (defects, att_problem_new (&education_founder, att_arg_text ("name", founder->name)));
    }
  /* An act of another program, or of long ago, may lack one. */
  if (att_bin_has_form (applicant->bin))
    look_at_bin (applicant, defects);
}

static void
look_at_request (AttDossier *self, AttLaw *law, GPtrArray *defects)
{
  const AttRequest *request = self->request;
  const AttRecord *fields = att_act_get_fields (request->act);
  const AttPeriod *window
      = att_regulation_find_period (att_law_get_regulation (law, request->date), "reaccreditation");
  AttDay until = att_record_get_day (fields, "follows-until");
  g_auto (GStrv) duplicates = att_record_dup_all (fields, "duplicate-of");

  for (guint i = 0; i < request->professions->len; i++)
    {
      const AttDeclaredProfession *profession = g_ptr_array_index (request->professions, i);

      if (!profession->found)
        add (defects, att_problem_new (&profession_unknown, att_arg_text ("code", profession->code)));
    }
  /* law-23.5: late is flagged, never blocked. */
  if (until != ATT_DAY_NONE && window != NULL)
    {
      AttDay due = att_day_add_months (until, window->length);

      if (request->date > due)
        add (defects, att_problem_new (&late_reaccreditation, att_arg_day ("due", due)));
    }
  if (g_strcmp0 (att_record_get (fields, "follows-known"), "no") == 0)
    add (defects, att_problem_new (&follows_unknown, att_arg_text ("serial", request->follows)));
  for (guint i = 0; duplicates[i] != NULL; i++)
    add (defects, att_problem_new (&duplicate, att_arg_text ("number", duplicates[i])));
}

/**
 * att_dossier_list_defects:
 * @self: a dossier
 * @law: the law
 *
 * What is wrong with the application as it stands, papers added since included; the file itself was right, or
 * there would be no dossier. For the officer to act on (Art. 23(2)(1), 23(5), 24).
 *
 * Returns: (transfer full) (element-type AttDefect): the defects
 */
GPtrArray *
att_dossier_list_defects (AttDossier *self, AttLaw *law)
{
  GPtrArray *defects = g_ptr_array_new_with_free_func ((GDestroyNotify) att_defect_free);
  g_autoptr (AttApplicant) applicant = NULL;
  AttRegulation *regulation;

  if (self->request == NULL || att_act_is (self->received, "taken-over"))
    return defects;
  regulation = att_law_get_regulation (law, att_act_get_on (self->received));
  look_at_papers (self, regulation, defects);
  /* Not the centre as it was last told: what changed since the issue is no defect of the application. */
  applicant = att_applicant_new_from_record (att_act_get_fields (self->received));
  look_at_applicant (applicant, regulation, defects);
  look_at_request (self, law, defects);
  return defects;
}
