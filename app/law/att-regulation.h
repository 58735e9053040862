/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-day.h"
#include "att-hash.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttTermList:
 * @ATT_TERMS_CRITERIA: accreditation criteria, Art. 24
 * @ATT_TERMS_PAPERS: papers asked for with an application (ids are the `item`s of the application file)
 * @ATT_TERMS_REVOCATION_GROUNDS: `1` to `4`, Art. 26(2)
 * @ATT_TERMS_TERMINATION_GROUNDS: `revocation`, `expiry`, `liquidation`, `court`, Art. 26(6)
 * @ATT_TERMS_REORGANISATION_FORMS: `merger`, `accession`, `division`, `separation`, `transformation`, Art. 26(1)
 * @ATT_TERMS_PREMISES_BASES: the legal bases of premises, Art. 24(1)(2)
 * @ATT_TERMS_DUTIES: a centre's nine duties `1` to `9`, Art. 17(2)
 * @ATT_TERMS_LEGAL_FORMS: legal forms of applicants
 * @ATT_TERMS_REGIONS: the regional chambers' regions, by two digits
 * @ATT_N_TERM_LISTS: how many lists there are
 *
 * A list of terms that the law or the rules name.
 */
typedef enum
{
  ATT_TERMS_CRITERIA,
  ATT_TERMS_PAPERS,
  ATT_TERMS_REVOCATION_GROUNDS,
  ATT_TERMS_TERMINATION_GROUNDS,
  ATT_TERMS_REORGANISATION_FORMS,
  ATT_TERMS_PREMISES_BASES,
  ATT_TERMS_DUTIES,
  ATT_TERMS_LEGAL_FORMS,
  ATT_TERMS_REGIONS,
  ATT_N_TERM_LISTS,
} AttTermList;

/**
 * AttTerm:
 * @id: its neutral id
 * @name: its words; for a legal form the full name
 * @short_name: (nullable): the short name of a legal form in the languages that have one, or %NULL
 * @provision: (nullable): the provision, as `24(1)(2)`
 * @required: for a paper: whether an application must bring it
 * @languages: for a paper: (nullable): the languages in which it must come, as `kk ru`
 * @confirmed: whether the rules are known to say so; %FALSE is "to be confirmed"
 *
 * A thing that the law or the rules name. Owned by the regulation that it came from.
 */
typedef struct
{
  char *id;
  AttText *name;
  AttText *short_name;
  char *provision;
  gboolean required;
  char *languages;
  gboolean confirmed;
} AttTerm;

/**
 * AttPeriodUnit:
 * @ATT_PERIOD_WORKING_DAYS: Kazakhstan's working days
 * @ATT_PERIOD_MONTHS: months; negative for a period that ends before the event
 *
 * What a period is counted in.
 */
typedef enum
{
  ATT_PERIOD_WORKING_DAYS,
  ATT_PERIOD_MONTHS,
} AttPeriodUnit;

/**
 * AttPeriod:
 * @id: `certificate`, `refusal` ...
 * @name: its words
 * @length: how many units; negative counts back
 * @unit: what it is counted in
 * @opened_by: (array zero-terminated=1): the kinds of acts that open it, each as `kind` or `kind/field=value`
 * @met_by: (array zero-terminated=1): the kinds of acts that meet it, written likewise
 * @names_opener_in: (nullable): the field in which the act that meets it must name the act that opened it
 * @counts_from: (nullable): `until` when it counts from the last day of a certificate's validity and not from the
 *   day of the act
 * @owner: `nce` or `centre`: whose duty it is; only what is NCE's can be overdue
 * @provision: the provision
 * @confirmed: whether the law or the rules are known to say so
 *
 * A period that the law or the rules set. Owned by its regulation.
 */
typedef struct
{
  char *id;
  AttText *name;
  int length;
  AttPeriodUnit unit;
  char **opened_by;
  char **met_by;
  char *names_opener_in;
  char *counts_from;
  char *owner;
  char *provision;
  gboolean confirmed;
} AttPeriod;

/**
 * AttSeries:
 * @id: the kind of act whose numbers they are, or `serial` for certificates
 * @mask: how they are written, for att_mask_format()
 * @confirmed: whether the rules are known to say so
 *
 * A series of numbers. Owned by its regulation.
 */
typedef struct
{
  char *id;
  char *mask;
  gboolean confirmed;
} AttSeries;

/**
 * AttSwitch:
 * @id: `missing-papers`, `return` ...
 * @name: what it decides
 * @value: the choice that holds
 * @choices: (element-type AttTerm): what may be chosen, each with its words
 * @confirmed: whether the rules are known to say so
 *
 * A question that neither the law nor the rules are known to answer, answered by the regulation. Owned by it.
 */
typedef struct
{
  char *id;
  AttText *name;
  char *value;
  GPtrArray *choices;
  gboolean confirmed;
} AttSwitch;

#define ATT_TYPE_REGULATION (att_regulation_get_type ())
G_DECLARE_FINAL_TYPE (AttRegulation, att_regulation, ATT, REGULATION, GObject)

AttRegulation *att_regulation_new_from_bytes (GBytes *bytes, const char *path, GError **error);
GBytes *att_regulation_get_bytes (AttRegulation *self);
const AttHash *att_regulation_get_hash (AttRegulation *self);
AttText *att_regulation_get_title (AttRegulation *self);
AttText *att_regulation_get_source (AttRegulation *self);
AttDay att_regulation_get_valid_from (AttRegulation *self);
GPtrArray *att_regulation_get_terms (AttRegulation *self, AttTermList list);
const AttTerm *att_regulation_find_term (AttRegulation *self, AttTermList list, const char *id);
GPtrArray *att_regulation_get_periods (AttRegulation *self);
const AttPeriod *att_regulation_find_period (AttRegulation *self, const char *id);
gboolean att_period_is_met_by (const AttPeriod *self, const char *kind);
AttDay att_regulation_compute_until (AttRegulation *self, AttDay from);
GPtrArray *att_regulation_get_series (AttRegulation *self);
const char *att_regulation_get_mask (AttRegulation *self, const char *series);
GPtrArray *att_regulation_get_switches (AttRegulation *self);
const char *att_regulation_get_switch (AttRegulation *self, const char *id);
gboolean att_regulation_names_education (AttRegulation *self, const char *name);
GBytes *att_regulation_dup_shipped (void);

G_END_DECLS
