/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/* Figures for proposals to the authorized body (Art. 11(4)), by year and by region, for the page Figures with its plots and
 * tables, for a document, and for `attestatctl figures`. Load them once, on the office's thread; then ask as often as you
 * like. */

/**
 * AttMeasure:
 * @ATT_MEASURE_APPLICATIONS: applications received; keys `initial`, `re-accreditation`, `late`, `taken-over`
 * @ATT_MEASURE_OUTCOMES: how applications ended; keys are outcomes
 * @ATT_MEASURE_REFUSED_CRITERIA: for which criteria accreditation was refused; keys are criteria
 * @ATT_MEASURE_STAGE_DAYS: calendar days of the stages for which the law sets no period; keys are stages
 * @ATT_MEASURE_PERIOD_DAYS: days until what the law sets a period for was done, in that period's unit; keys are periods
 * @ATT_MEASURE_LATE: how often that was after its last day; keys are periods
 * @ATT_MEASURE_CERTIFICATES: certificates; keys `issued`, `reissued`, `taken-over`
 * @ATT_MEASURE_APPEALS: appeals of a refusal; keys `filed`, `upheld`, `rejected`
 * @ATT_MEASURE_MONITORING: keys `planned`, `carried-out`
 * @ATT_MEASURE_VIOLATIONS: what was violated; keys `procedure`, `criteria`, `agreement`, `endangering`
 * @ATT_MEASURE_COMPLAINTS: keys `received`, `confirmed`, `rejected`, `document-cancelled`
 * @ATT_MEASURE_REVOCATIONS: keys `revoked`, `declined`, `set-aside`
 * @ATT_MEASURE_REVOCATION_GROUNDS: on which grounds; keys `1` to `4`
 * @ATT_MEASURE_RESUMPTIONS: keys `resume`, `deny`
 * @ATT_MEASURE_ENDS: how certificates ended; keys `expiry`, `liquidation`, `court`, `reissue`
 *
 * What is counted. Each is counted in the year in which it happened.
 */
typedef enum
{
  ATT_MEASURE_APPLICATIONS,
  ATT_MEASURE_OUTCOMES,
  ATT_MEASURE_REFUSED_CRITERIA,
  ATT_MEASURE_STAGE_DAYS,
  ATT_MEASURE_PERIOD_DAYS,
  ATT_MEASURE_LATE,
  ATT_MEASURE_CERTIFICATES,
  ATT_MEASURE_APPEALS,
  ATT_MEASURE_MONITORING,
  ATT_MEASURE_VIOLATIONS,
  ATT_MEASURE_COMPLAINTS,
  ATT_MEASURE_REVOCATIONS,
  ATT_MEASURE_REVOCATION_GROUNDS,
  ATT_MEASURE_RESUMPTIONS,
  ATT_MEASURE_ENDS,
  ATT_N_MEASURES,
} AttMeasure;

/**
 * AttFigure:
 * @measure: what is counted
 * @key: which of them; owned by the figures
 * @count: how many
 * @median: of a measure in days: the lower median; else -1
 * @longest: of a measure in days: the longest; else -1
 * @working_days: whether these are working days
 */
typedef struct
{
  AttMeasure measure;
  const char *key;
  gint64 count;
  int median;
  int longest;
  gboolean working_days;
} AttFigure;

#define ATT_TYPE_FIGURES (att_figures_get_type ())
G_DECLARE_FINAL_TYPE (AttFigures, att_figures, ATT, FIGURES, GObject)

AttFigures *att_figures_load (AttOffice *office, AttProgressFunc progress, gpointer data, GCancellable *cancellable,
                              GError **error);
void att_figures_load_async (AttOffice *office, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
AttFigures *att_figures_load_finish (AttOffice *office, GAsyncResult *result, GError **error);

AttDay att_figures_get_as_of (AttFigures *self);
GArray *att_figures_get_years (AttFigures *self);
GPtrArray *att_figures_get_regions (AttFigures *self);
GPtrArray *att_figures_tell (AttFigures *self, int year, const char *region);
gint64 att_figures_count (AttFigures *self, AttMeasure measure, const char *key, int year, const char *region);

/**
 * AttFigureFunc:
 * @year: a year
 * @region: (nullable): a region; %NULL for all together
 * @figure: what was counted
 * @data: user data
 */
typedef void (*AttFigureFunc) (int year, const char *region, const AttFigure *figure, gpointer data);

void att_figures_for_each (AttFigures *self, int year, const char *region, AttFigureFunc func, gpointer data);
char *att_figures_to_csv (AttFigures *self, int year, const char *region);
const char *att_figure_get_unit (const AttFigure *figure);

const char *att_measure_get_id (AttMeasure measure);
const char *att_measure_get_title (AttMeasure measure);
gboolean att_measure_is_in_days (AttMeasure measure);
const char *att_figure_get_title (AttRegulation *regulation, AttMeasure measure, const char *key);

G_END_DECLS
