/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-figures.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *title;
} measures[ATT_N_MEASURES] = {
  [ATT_MEASURE_APPLICATIONS] = { "applications", NC_ ("figure", "Applications") },
  [ATT_MEASURE_OUTCOMES] = { "outcomes", NC_ ("figure", "Outcomes") },
  [ATT_MEASURE_REFUSED_CRITERIA] = { "refused-criteria", NC_ ("figure", "Refusals by criterion") },
  [ATT_MEASURE_STAGE_DAYS] = { "stage-days", NC_ ("figure", "Calendar days of a stage") },
  [ATT_MEASURE_PERIOD_DAYS] = { "period-days", NC_ ("figure", "Working days until it was done") },
  [ATT_MEASURE_LATE] = { "late", NC_ ("figure", "Done after the last day") },
  [ATT_MEASURE_CERTIFICATES] = { "certificates", NC_ ("figure", "Accreditation certificates") },
  [ATT_MEASURE_APPEALS] = { "appeals", NC_ ("figure", "Appeals of refusals") },
  [ATT_MEASURE_MONITORING] = { "monitoring", NC_ ("figure", "Monitoring") },
  [ATT_MEASURE_VIOLATIONS] = { "violations", NC_ ("figure", "Violations") },
  [ATT_MEASURE_COMPLAINTS] = { "complaints", NC_ ("figure", "Complaints") },
  [ATT_MEASURE_REVOCATIONS] = { "revocations", NC_ ("figure", "Revocations") },
  [ATT_MEASURE_REVOCATION_GROUNDS] = { "revocation-grounds", NC_ ("figure", "Grounds of revocation") },
  [ATT_MEASURE_RESUMPTIONS] = { "resumptions", NC_ ("figure", "Resumption") },
  [ATT_MEASURE_ENDS] = { "ends", NC_ ("figure", "Certificates that ended") },
};

/* Where the words of a key are those of a kind of act. */
static const struct
{
  AttMeasure measure;
  const char *key;
  const char *kind;
} acts[] = {
  { ATT_MEASURE_APPLICATIONS, "taken-over", "taken-over" },
  { ATT_MEASURE_CERTIFICATES, "issued", "certificate-issued" },
  { ATT_MEASURE_CERTIFICATES, "reissued", "reissued" },
  { ATT_MEASURE_CERTIFICATES, "taken-over", "taken-over" },
  { ATT_MEASURE_APPEALS, "filed", "appeal-filed" },
  { ATT_MEASURE_MONITORING, "planned", "monitoring-planned" },
  { ATT_MEASURE_MONITORING, "carried-out", "monitored" },
  { ATT_MEASURE_COMPLAINTS, "received", "complaint-received" },
  { ATT_MEASURE_COMPLAINTS, "document-cancelled", "document-cancelled" },
  { ATT_MEASURE_REVOCATIONS, "revoked", "revoked" },
  { ATT_MEASURE_REVOCATIONS, "declined", "revocation-declined" },
  { ATT_MEASURE_REVOCATIONS, "set-aside", "revocation-set-aside" },
  { ATT_MEASURE_ENDS, "reissue", "reissued" },
};

static const struct
{
  AttMeasure measure;
  const char *key;
  const char *title;
} words[] = {
  { ATT_MEASURE_APPLICATIONS, "initial", NC_ ("figure", "first accreditation") },
  { ATT_MEASURE_APPLICATIONS, "re-accreditation", NC_ ("figure", "re-accreditation") },
  { ATT_MEASURE_APPLICATIONS, "late", NC_ ("figure", "re-accreditation, filed late") },
  { ATT_MEASURE_OUTCOMES, "accredited", NC_ ("figure", "accredited") },
  { ATT_MEASURE_OUTCOMES, "refused", NC_ ("figure", "refused") },
  { ATT_MEASURE_OUTCOMES, "returned", NC_ ("figure", "returned") },
  { ATT_MEASURE_OUTCOMES, "withdrawn", NC_ ("figure", "withdrawn") },
  { ATT_MEASURE_VIOLATIONS, "endangering", NC_ ("figure", "endangering health, life support or safety of citizens") },
  { ATT_MEASURE_COMPLAINTS, "confirmed", NC_ ("figure", "complaint confirmed") },
  { ATT_MEASURE_COMPLAINTS, "rejected", NC_ ("figure", "complaint not confirmed") },
};

/* Where the words are those of the choices of a field. */
static const struct
{
  AttMeasure measure;
  const char *kind;
  const char *field;
} fields[] = {
  { ATT_MEASURE_APPEALS, "appeal-resolved", "outcome" },
  { ATT_MEASURE_VIOLATIONS, "violation-found", "basis" },
  { ATT_MEASURE_RESUMPTIONS, "resumption-decided", "outcome" },
};

static const struct
{
  AttMeasure measure;
  AttTermList list;
} lists[] = {
  { ATT_MEASURE_REFUSED_CRITERIA, ATT_TERMS_CRITERIA },
  { ATT_MEASURE_REVOCATION_GROUNDS, ATT_TERMS_REVOCATION_GROUNDS },
  { ATT_MEASURE_ENDS, ATT_TERMS_TERMINATION_GROUNDS },
};

/**
 * att_measure_get_id:
 * @measure: a measure
 *
 * Returns: its id, as `stage-days`
 */
const char *
att_measure_get_id (AttMeasure measure)
{
  g_return_val_if_fail (measure < ATT_N_MEASURES, NULL);
  return measures[measure].id;
}

/**
 * att_measure_get_title:
 * @measure: a measure
 *
 * Returns: its name in the reader's language
 */
const char *
att_measure_get_title (AttMeasure measure)
{
  g_return_val_if_fail (measure < ATT_N_MEASURES, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", measures[measure].title);
}

/**
 * att_measure_is_in_days:
 * @measure: a measure
 *
 * Returns: whether its figures have a median and a longest
 */
gboolean
att_measure_is_in_days (AttMeasure measure)
{
  return measure == ATT_MEASURE_STAGE_DAYS || measure == ATT_MEASURE_PERIOD_DAYS;
}

static const char *
find_in_regulation (AttRegulation *regulation, AttMeasure measure, const char *key)
{
  const AttPeriod *period = measure == ATT_MEASURE_PERIOD_DAYS || measure == ATT_MEASURE_LATE
                                ? att_regulation_find_period (regulation, key)
                                : NULL;
  const AttTerm *term = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].measure == measure)
      term = att_regulation_find_term (regulation, lists[i].list, key);
  if (term == NULL && period == NULL)
    return NULL;
  return att_text_get (term != NULL ? term->name : period->name, att_language_get_current ());
}

static const char *
find_in_table (AttMeasure measure, const char *key)
{
  AttStage stage;

  if (measure == ATT_MEASURE_STAGE_DAYS && att_stage_parse (key, &stage))
    return att_stage_get_title (stage);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].measure == measure && g_str_equal (acts[i].key, key))
      return att_kind_get_title (att_kind_find (acts[i].kind));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].measure == measure && g_str_equal (words[i].key, key))
      return g_dpgettext2 (GETTEXT_PACKAGE, "figure", words[i].title);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].measure == measure)
      return att_field_get_choice_title (att_kind_find_field (att_kind_find (fields[i].kind), fields[i].field), key);
  return NULL;
}

/**
 * att_figure_get_title:
 * @regulation: where the words of criteria, periods and grounds are from
 * @measure: what is counted
 * @key: which of them
 *
 * Returns: what the key is called in the reader's language; @key itself where the regulation does not know it any more
 */
const char *
att_figure_get_title (AttRegulation *regulation, AttMeasure measure, const char *key)
{
  const char *title = find_in_regulation (regulation, measure, key);

  if (title == NULL)
    title = find_in_table (measure, key);
  return title != NULL ? title : key;
}
