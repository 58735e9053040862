/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a certificate's QR code: against the register, or without it against a key and a status list. */
#include "config.h"
#include "att-check-private.h"

#include <glib/gi18n-lib.h>

#include "att-inspection.h"
#include "att-status-list.h"

static const AttProblemSpec signed_here = {
  ATT_PROBLEM_FALSE, "check-statement-signed",
  N_ ("The QR code was signed by the office's key {key}, and its text is unaltered: certificate {serial}, BIN {bin}, from "
      "{from} to {until}."),
  NULL, NULL
};
static const AttProblemSpec not_signed_here = {
  ATT_PROBLEM_FALSE, "check-statement-not-signed",
  N_ ("The QR code was not signed by the office's key, or its text was altered."), NULL, NULL
};
static const AttProblemSpec key_retired = {
  ATT_PROBLEM_FALSE, "check-key-retired",
  N_ ("That key was replaced by another one on {day}."), NULL, NULL
};
static const AttProblemSpec unknown_serial = {
  ATT_PROBLEM_FALSE, "check-serial-unknown", N_ ("There is no certificate {serial} in the register."), NULL, NULL
};
static const AttProblemSpec not_listed = {
  ATT_PROBLEM_FALSE, "check-serial-not-listed",
  N_ ("The status list of {day} does not have the certificate {serial}."), NULL, NULL
};
static const AttProblemSpec list_older = {
  ATT_PROBLEM_FALSE, "check-list-older",
  N_ ("The status list was written on {day}: of what came after it, it says nothing."), NULL, NULL
};
static const AttProblemSpec no_list = {
  ATT_PROBLEM_FALSE, "check-no-list",
  N_ ("Whether the certificate was revoked since, only the register or a status list can say."), NULL, NULL
};
static const AttProblemSpec belongs_here = {
  ATT_PROBLEM_FALSE, "check-statement-registered",
  N_ ("It belongs to a certificate of dossier {dossier} (act {seq})."), NULL, NULL
};
static const AttProblemSpec other_data = {
  ATT_PROBLEM_FALSE, "check-statement-data",
  N_ ("It was made for other data than those that this register issued with the certificate."), NULL, NULL
};
static const AttProblemSpec older_data = {
  ATT_PROBLEM_FALSE, "check-statement-older",
  N_ ("It stands on a sheet that was corrected since: a newer copy replaces it."), NULL, NULL
};

static void
add_signed (AttCheckResult *self, const AttStatement *statement)
{
  att_check_add (self, ATT_CHECK_HOLDS,
                 att_problem_new (&signed_here, att_arg_text ("key", statement->key),
                                  att_arg_text ("serial", statement->serial), att_arg_text ("bin", statement->bin),
                                  att_arg_day ("from", statement->from), att_arg_day ("until", statement->until)));
}

static void
compare_day (AttCheckResult *self, const char *what, AttDay paper, AttDay registered)
{
  g_autofree char *one = att_day_to_string (paper);
  g_autofree char *other = att_day_to_string (registered);

  att_check_compare (self, what, one, other);
}

static void
compare (AttCheckResult *self, const AttStatement *statement, const AttCertificate *certificate, const char *bin)
{
  att_check_compare (self, NC_ ("field", "BIN"), statement->bin, bin);
  compare_day (self, NC_ ("field", "Valid from"), statement->from, certificate->from);
  compare_day (self, NC_ ("field", "Valid until"), statement->until, certificate->until);
}

static gboolean
find_key (AttCheckResult *self, AttOffice *office, const AttStatement *statement, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = att_office_list_keys (office, cancellable, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const AttOfficeKey *key = g_ptr_array_index (keys, i);

      if (!att_statement_is_signed_by (statement, &key->public))
        continue;
      add_signed (self, statement);
      if (key->retired_by != NULL)
        att_check_add (self, ATT_CHECK_TELLS,
                       att_problem_new (&key_retired, att_arg_day ("day", att_act_get_on (key->retired_by))));
      return TRUE;
    }
  if (keys != NULL)
    att_check_add (self, ATT_CHECK_FAILS, att_problem_new_plain (&not_signed_here));
  return keys != NULL;
}

/* Which of the documents of that certificate has the data that the statement was made for. */
static gboolean
compare_data (AttCheckResult *self, AttOffice *office, AttDossier *dossier, const AttCertificate *certificate,
              const AttStatement *statement, GCancellable *cancellable, GError **error)
{
  GPtrArray *documents = att_dossier_get_documents (dossier);
  gboolean found = FALSE;
  gboolean current = FALSE;

  for (guint i = 0; i < documents->len && !current; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (AttInspection) inspection = NULL;

      if (!g_str_equal (document->form, "certificate") || document->act != certificate->act)
        continue;
      bytes = att_office_get_blob (office, document->file->sha256, cancellable, error);
      inspection = bytes != NULL ? att_inspection_new (bytes, cancellable, error) : NULL;
      if (inspection == NULL)
        return FALSE;
      if (inspection->attachment == NULL || !att_statement_is_of (statement, inspection->attachment))
        continue;
      found = TRUE;
      current = !document->superseded;
    }
  if (!found)
    att_check_add (self, ATT_CHECK_FAILS, att_problem_new_plain (&other_data));
  else if (!current)
    att_check_add (self, ATT_CHECK_TELLS, att_problem_new_plain (&older_data));
  return TRUE;
}

/**
 * att_check_statement:
 * @office: an office
 * @text: the text of a QR code
 * @on: the day for which the certificate's state is asked
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when @text is no statement, or damaged; %ATT_PROBLEM_STORE when the register can't be read
 *
 * Returns: (transfer full) (nullable): what was found
 */
AttCheckResult *
att_check_statement (AttOffice *office, const char *text, AttDay on, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttStatement) statement = att_statement_parse (text, error);
  g_autoptr (AttCheckResult) self = NULL;
  g_autoptr (AttDossier) dossier = NULL;
  const AttCertificate *certificate = NULL;
  gint64 number = -1;

  if (statement == NULL)
    return NULL;
  self = att_check_new ();
  if (!find_key (self, office, statement, cancellable, error)
      || !att_office_find_serial (office, statement->serial, &number, cancellable, error))
    return NULL;
  if (number > 0)
    {
      dossier = att_office_load (office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);
      if (dossier == NULL)
        return NULL;
      certificate = att_check_find_certificate (dossier, statement->serial);
    }
  if (certificate == NULL)
    {
      att_check_add (self, ATT_CHECK_FAILS, att_problem_new (&unknown_serial, att_arg_text ("serial", statement->serial)));
      return g_steal_pointer (&self);
    }
  self->dossier = number;
  att_check_add (self, ATT_CHECK_TELLS,
                 att_problem_new (&belongs_here, att_arg_number ("dossier", number),
                                  att_arg_number ("seq", att_act_get_seq (certificate->act))));
  compare (self, statement, certificate, certificate->centre != NULL ? certificate->centre->bin : NULL);
  compare_day (self, NC_ ("field", "Issued on"), statement->issued, att_act_get_on (certificate->act));
  if (self->holds && !compare_data (self, office, dossier, certificate, statement, cancellable, error))
    return NULL;
  att_check_add_state (self, certificate, on);
  return g_steal_pointer (&self);
}

static void
consult_list (AttCheckResult *self, const AttStatement *statement, const AttStatusList *list, AttDay on)
{
  const char *bin = NULL;
  const AttCertificate *certificate = att_status_list_find (list, statement->serial, &bin);

  if (certificate == NULL)
    {
      att_check_add (self, ATT_CHECK_FAILS,
                     att_problem_new (&not_listed, att_arg_day ("day", list->on),
                                      att_arg_text ("serial", statement->serial)));
      return;
    }
  compare (self, statement, certificate, bin);
  att_check_add_state (self, certificate, on);
  if (on > list->on)
    att_check_add (self, ATT_CHECK_TELLS, att_problem_new (&list_older, att_arg_day ("day", list->on)));
}

/**
 * att_check_statement_apart:
 * @text: the text of a QR code
 * @key: the office's public key, as the office made it known
 * @status_list: (nullable): a status list of the office's
 * @path: (nullable): its name, for messages
 * @on: the day for which the certificate's state is asked
 * @error: %ATT_PROBLEM_INPUT when @text is no statement, or damaged; %ATT_PROBLEM_FALSE when the list is not the office's
 *
 * Checks without the register. Without a status list nothing is known of what happened since the certificate was issued.
 *
 * Returns: (transfer full) (nullable): what was found
 */
AttCheckResult *
att_check_statement_apart (const char *text, const AttPublicKey *key, GBytes *status_list, const char *path, AttDay on,
                           GError **error)
{
  g_autoptr (AttStatement) statement = att_statement_parse (text, error);
  g_autoptr (AttStatusList) list = NULL;
  g_autoptr (AttCheckResult) self = NULL;

  if (statement == NULL)
    return NULL;
  if (status_list != NULL && (list = att_status_list_read (status_list, path, key, error)) == NULL)
    return NULL;
  self = att_check_new ();
  if (!att_statement_is_signed_by (statement, key))
    {
      att_check_add (self, ATT_CHECK_FAILS, att_problem_new_plain (&not_signed_here));
      self->valid = FALSE;
      return g_steal_pointer (&self);
    }
  add_signed (self, statement);
  if (list != NULL)
    consult_list (self, statement, list, on);
  else
    att_check_add (self, ATT_CHECK_TELLS, att_problem_new_plain (&no_list));
  return g_steal_pointer (&self);
}
