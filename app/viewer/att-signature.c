/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-signature.h"

#include <glib/gi18n-lib.h>

static const AttProblemSpec signed_by = {
  ATT_PROBLEM_FALSE, "signature-by", N_ ("Electronic signature: {signer}, {day} by the signer's clock."), NULL, NULL
};
static const AttProblemSpec signed_undated = {
  ATT_PROBLEM_FALSE, "signature-undated", N_ ("Electronic signature: {signer}, without a date."), NULL, NULL
};
static const AttProblemSpec broken = {
  ATT_PROBLEM_FALSE, "signature-broken",
  N_ ("Electronic signature that does not hold: {signer}. What it covers was altered since, or it is not of this certificate."),
  NULL, NULL
};
static const AttProblemSpec empty = {
  ATT_PROBLEM_FALSE, "signature-empty", N_ ("A place for an electronic signature, in which nobody signed yet."), NULL, NULL
};
static const AttProblemSpec unreadable = {
  ATT_PROBLEM_FALSE, "signature-unreadable",
  N_ ("Electronic signature that can't be checked here: it is damaged, or made by a method that the program does not know."),
  NULL, NULL
};

static const AttProblemSpec covers[ATT_SIGNATURE_N_COVERS] = {
  [ATT_SIGNATURE_COVERS_ALL] = { ATT_PROBLEM_FALSE, "signature-covers-all",
                                 N_ ("All of the file is as it was signed."), NULL, NULL },
  [ATT_SIGNATURE_COVERS_PART]
  = { ATT_PROBLEM_FALSE, "signature-covers-part",
      N_ ("What was signed is unaltered, but it is not all of the file: something was added."), NULL, NULL },
  [ATT_SIGNATURE_COVERS_ITS_TIME]
  = { ATT_PROBLEM_FALSE, "signature-covers-its-time",
      N_ ("What was signed is unaltered: the file as it was when this signature was made."), NULL, NULL },
};

static const AttProblemSpec trusts[ATT_SIGNATURE_N_TRUSTS] = {
  [ATT_SIGNATURE_TRUSTED]
  = { ATT_PROBLEM_FALSE, "signature-trusted",
      N_ ("This computer trusts the issuer of the certificate; whether it was revoked was not asked."), NULL, NULL },
  [ATT_SIGNATURE_UNKNOWN_ISSUER]
  = { ATT_PROBLEM_FALSE, "signature-unknown-issuer",
      N_ ("This computer does not know the issuer of the certificate: the name is what the certificate says."), NULL,
      NULL },
  [ATT_SIGNATURE_DISTRUSTED]
  = { ATT_PROBLEM_FALSE, "signature-distrusted",
      N_ ("This computer was told not to trust the issuer of the certificate."), NULL, NULL },
  [ATT_SIGNATURE_REVOKED]
  = { ATT_PROBLEM_FALSE, "signature-revoked", N_ ("The signer's certificate was revoked."), NULL, NULL },
  [ATT_SIGNATURE_EXPIRED]
  = { ATT_PROBLEM_FALSE, "signature-expired", N_ ("The signer's certificate is not valid today."), NULL, NULL },
  [ATT_SIGNATURE_UNCHECKED]
  = { ATT_PROBLEM_FALSE, "signature-unchecked", N_ ("The signer's certificate can't be checked here."), NULL, NULL },
};

/**
 * att_signature_free:
 * @self: (transfer full): a signature
 */
void
att_signature_free (AttSignature *self)
{
  g_free (self->signer);
  g_free (self);
}

static AttArg
name_signer (const AttSignature *self)
{
  return *self->signer != '\0' ? att_arg_text ("signer", self->signer)
                               : att_arg_term ("signer", N_ ("a certificate without a name"));
}

/**
 * att_signature_tell:
 * @self: a signature
 *
 * Returns: (transfer full): what there is to say of it, a sentence each: who signed and when, what it covers, what the
 *   certificate is worth
 */
AttProblems *
att_signature_tell (const AttSignature *self)
{
  AttProblems *says = att_problems_new ();

  switch (self->state)
    {
    case ATT_SIGNATURE_INTACT:
      if (self->at > 0)
        g_ptr_array_add (says, att_problem_new (&signed_by, name_signer (self),
                                                att_arg_day ("day", att_day_from_instant (self->at * G_USEC_PER_SEC))));
      else
        g_ptr_array_add (says, att_problem_new (&signed_undated, name_signer (self)));
      g_ptr_array_add (says, att_problem_new_plain (&covers[self->cover]));
      g_ptr_array_add (says, att_problem_new_plain (&trusts[self->trust]));
      break;
    case ATT_SIGNATURE_BROKEN:
      g_ptr_array_add (says, att_problem_new (&broken, name_signer (self)));
      break;
    case ATT_SIGNATURE_EMPTY:
      g_ptr_array_add (says, att_problem_new_plain (&empty));
      break;
    case ATT_SIGNATURE_UNREADABLE:
    case ATT_SIGNATURE_N_STATES:
    default:
      g_ptr_array_add (says, att_problem_new_plain (&unreadable));
    }
  return says;
}
