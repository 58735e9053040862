/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-fields.h"

#include <glib/gi18n-lib.h>

static const AttRequestField application_fields[] = {
  { "kind", NULL, NULL, "kind", N_ ("Kind of application"), ATT_REQUEST_CHOICE,
    .choices = "initial re-accreditation taken-over" },
  { "language", NULL, NULL, "language", N_ ("Language of letters"), ATT_REQUEST_CHOICE, .choices = "kk ru" },
  { "channel", NULL, NULL, "channel", N_ ("Way of filing"), ATT_REQUEST_CHOICE, .choices = "paper electronic" },
  { "date", NULL, NULL, "date", N_ ("Date of the application"), ATT_REQUEST_DAY },
  { "region", NULL, NULL, "region", N_ ("Region"), ATT_REQUEST_TERM, .list = ATT_TERMS_REGIONS },
  { "follows", NULL, NULL, "follows", N_ ("Serial number of the earlier certificate"), ATT_REQUEST_TEXT,
    ATT_REQUEST_OPTIONAL, .kind = "re-accreditation" },
  { "bin", "applicant/bin", NULL, NULL, N_ ("Applicant's BIN"), ATT_REQUEST_BIN },
  { "name-kk", "applicant/name", "kk", NULL, N_ ("Applicant's name in Kazakh"), ATT_REQUEST_TEXT },
  { "name-ru", "applicant/name", "ru", NULL, N_ ("Applicant's name in Russian"), ATT_REQUEST_TEXT },
  { "form", "applicant/form", NULL, NULL, N_ ("Legal form"), ATT_REQUEST_TERM, .list = ATT_TERMS_LEGAL_FORMS },
  { "registered-date", "applicant/registered", NULL, "date", N_ ("Date of state registration"), ATT_REQUEST_DAY },
  { "registered-number", "applicant/registered", NULL, "number", N_ ("Number of state registration"),
    ATT_REQUEST_TEXT },
  { "address-kk", "applicant/address", "kk", NULL, N_ ("Applicant's address in Kazakh"), ATT_REQUEST_TEXT },
  { "address-ru", "applicant/address", "ru", NULL, N_ ("Applicant's address in Russian"), ATT_REQUEST_TEXT },
  { "head-name", "applicant/head/name", NULL, NULL, N_ ("Name of the head"), ATT_REQUEST_TEXT },
  { "head-position-kk", "applicant/head/position", "kk", NULL, N_ ("Position of the head"), ATT_REQUEST_TEXT,
    ATT_REQUEST_EITHER },
  { "head-position-ru", "applicant/head/position", "ru", NULL, N_ ("Position of the head"), ATT_REQUEST_TEXT,
    ATT_REQUEST_EITHER },
  { "phone", "applicant/phone", NULL, NULL, N_ ("Telephone"), ATT_REQUEST_FREE, ATT_REQUEST_OPTIONAL },
  { "email", "applicant/email", NULL, NULL, N_ ("E-mail"), ATT_REQUEST_FREE, ATT_REQUEST_OPTIONAL },
  { "education-organisation", "applicant/education-organisation", NULL, NULL,
    N_ ("Whether the applicant is an educational organisation"), ATT_REQUEST_CHOICE, .choices = "yes no" },
  { NULL }
};

static const AttRequestField founder_fields[] = {
  { "name", "name", NULL, NULL, N_ ("Founder's name"), ATT_REQUEST_TEXT },
  { "id", "bin", NULL, NULL, N_ ("Founder's BIN or IIN"), ATT_REQUEST_BIN, ATT_REQUEST_EITHER },
  { "id", "iin", NULL, NULL, N_ ("Founder's BIN or IIN"), ATT_REQUEST_IIN, ATT_REQUEST_EITHER },
  { "education-organisation", NULL, NULL, "education-organisation",
    N_ ("Whether the founder is an educational organisation"), ATT_REQUEST_CHOICE,
    ATT_REQUEST_OPTIONAL | ATT_REQUEST_UNLESS_NO, "yes no" },
  { NULL }
};

static const AttRequestField profession_fields[] = {
  { "code", NULL, NULL, "code", N_ ("Code of the profession"), ATT_REQUEST_TEXT },
  { "name-kk", "name", "kk", NULL, N_ ("Name of the profession"), ATT_REQUEST_TEXT, ATT_REQUEST_EITHER },
  { "name-ru", "name", "ru", NULL, N_ ("Name of the profession"), ATT_REQUEST_TEXT, ATT_REQUEST_EITHER },
  { "programme", "programme", NULL, "paper", N_ ("Qualification programme of the profession"), ATT_REQUEST_PAPER,
    ATT_REQUEST_OPTIONAL },
  { NULL }
};

static const AttRequestField premises_fields[] = {
  { "basis", NULL, NULL, "basis", N_ ("Legal basis of the premises"), ATT_REQUEST_CHOICE,
    .choices = "owned economic-management operational-management joint-activity temporary-use" },
  { "paper", NULL, NULL, "paper", N_ ("Paper that confirms the premises"), ATT_REQUEST_PAPER,
    ATT_REQUEST_OPTIONAL },
  { "area", NULL, NULL, "area", N_ ("Area of the premises"), ATT_REQUEST_AREA },
  { "address", "address", NULL, NULL, N_ ("Address of the premises"), ATT_REQUEST_TEXT },
  { NULL }
};

static const AttRequestField equipment_fields[] = {
  { "quantity", NULL, NULL, "quantity", N_ ("Quantity of the equipment"), ATT_REQUEST_COUNT_FROM_1 },
  { "name", "name", NULL, NULL, N_ ("Name of the equipment"), ATT_REQUEST_TEXT },
  { "profession", "profession", NULL, "code", N_ ("Profession that the equipment is for"), ATT_REQUEST_TEXT,
    ATT_REQUEST_OPTIONAL },
  { NULL }
};

static const AttRequestField person_fields[] = {
  { "name", "name", NULL, NULL, N_ ("Name of the person"), ATT_REQUEST_TEXT },
  { "position", "position", NULL, NULL, N_ ("Position of the person"), ATT_REQUEST_TEXT },
  { "profession", "profession", NULL, "code", N_ ("Profession of the person"), ATT_REQUEST_TEXT,
    ATT_REQUEST_REPEATS },
  { "education", "education", NULL, NULL, N_ ("Education of the person"), ATT_REQUEST_TEXT },
  { "experience", "experience", NULL, NULL, N_ ("Experience of the person in years"), ATT_REQUEST_COUNT },
  { "paper", "paper", NULL, NULL, N_ ("Paper of the person"), ATT_REQUEST_PAPER, ATT_REQUEST_REPEATS },
  { NULL }
};

static const AttRequestField paper_fields[] = {
  { "id", NULL, NULL, "id", N_ ("Id of the paper"), ATT_REQUEST_PAPER_ID },
  { "item", NULL, NULL, "item", N_ ("What the paper is"), ATT_REQUEST_CHOICE,
    .choices = "application state-registration resources programme personnel other" },
  { NULL, NULL, NULL, "file", N_ ("File of the paper"), ATT_REQUEST_FILE },
  { NULL, NULL, NULL, "sha256", N_ ("SHA-256 hash of the paper"), ATT_REQUEST_HASH },
  { "languages", NULL, NULL, "language", N_ ("Language of the paper"), ATT_REQUEST_CHOICE,
    .choices = "kk ru kk+ru" },
  { "pages", NULL, NULL, "pages", N_ ("Number of pages"), ATT_REQUEST_COUNT_FROM_1, ATT_REQUEST_OPTIONAL },
  { "title", "title", NULL, NULL, N_ ("Title of the paper"), ATT_REQUEST_TEXT },
  { NULL }
};

static const AttRequestField certificate_fields[] = {
  { "serial", NULL, NULL, "serial", N_ ("Serial number of the certificate"), ATT_REQUEST_TEXT,
    .kind = "taken-over" },
  { "from", NULL, NULL, "from", N_ ("First day of validity"), ATT_REQUEST_DAY, .kind = "taken-over" },
  { "until", NULL, NULL, "until", N_ ("Last day of validity"), ATT_REQUEST_DAY_AHEAD, .kind = "taken-over" },
  { NULL }
};

static const AttRequestPart parts[] = {
  { NULL, NULL, application_fields, 1, NULL },
  { "founder", "applicant/founder", founder_fields, 0, NULL },
  { "profession", "profession", profession_fields, 1, N_ ("Professions that the application names") },
  { "premises", "premises", premises_fields, 0, NULL },
  { "equipment", "equipment", equipment_fields, 0, NULL },
  { "person", "person", person_fields, 0, NULL },
  { "paper", "paper", paper_fields, 0, NULL },
  { NULL, NULL, certificate_fields, 1, NULL },
};

/**
 * att_request_parts_list:
 * @n_parts: (out): how many
 *
 * The parts of an application file, in the order of the fields of an act `received`. The same table drives what is
 * checked and what is kept; data/schema/application-1.rng says the same to other programs.
 *
 * Returns: (transfer none) (array length=n_parts): the parts
 */
const AttRequestPart *
att_request_parts_list (guint *n_parts)
{
  *n_parts = G_N_ELEMENTS (parts);
  return parts;
}
