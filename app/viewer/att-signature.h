/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-problem.h"

G_BEGIN_DECLS

/**
 * AttSignatureState:
 * @ATT_SIGNATURE_INTACT: what it covers is as it was signed
 * @ATT_SIGNATURE_BROKEN: what it covers was altered since, or it is not of that certificate
 * @ATT_SIGNATURE_EMPTY: a place for a signature, and none in it
 * @ATT_SIGNATURE_UNREADABLE: damaged, or made in a way that can't be checked here
 */
typedef enum
{
  ATT_SIGNATURE_INTACT,
  ATT_SIGNATURE_BROKEN,
  ATT_SIGNATURE_EMPTY,
  ATT_SIGNATURE_UNREADABLE,
  ATT_SIGNATURE_N_STATES,
} AttSignatureState;

/**
 * AttSignatureTrust:
 * @ATT_SIGNATURE_TRUSTED: its issuer is one that this computer trusts
 * @ATT_SIGNATURE_UNKNOWN_ISSUER: this computer does not know its issuer
 * @ATT_SIGNATURE_DISTRUSTED: this computer was told not to trust its issuer
 * @ATT_SIGNATURE_REVOKED: it was revoked
 * @ATT_SIGNATURE_EXPIRED: it is not valid today
 * @ATT_SIGNATURE_UNCHECKED: it can't be checked
 *
 * What the certificate of a signature is worth. Nobody is asked over the network.
 */
typedef enum
{
  ATT_SIGNATURE_TRUSTED,
  ATT_SIGNATURE_UNKNOWN_ISSUER,
  ATT_SIGNATURE_DISTRUSTED,
  ATT_SIGNATURE_REVOKED,
  ATT_SIGNATURE_EXPIRED,
  ATT_SIGNATURE_UNCHECKED,
  ATT_SIGNATURE_N_TRUSTS,
} AttSignatureTrust;

/**
 * AttSignatureCover:
 * @ATT_SIGNATURE_COVERS_ALL: the whole file as it is
 * @ATT_SIGNATURE_COVERS_PART: not all of it: something was added since, or left out
 * @ATT_SIGNATURE_COVERS_ITS_TIME: the file as it was when it was signed; it has several signatures
 */
typedef enum
{
  ATT_SIGNATURE_COVERS_ALL,
  ATT_SIGNATURE_COVERS_PART,
  ATT_SIGNATURE_COVERS_ITS_TIME,
  ATT_SIGNATURE_N_COVERS,
} AttSignatureCover;

/**
 * AttSignature:
 * @signer: of whom the certificate is; empty where it does not say
 * @at: when it was made by the signer's own clock, in seconds since 1970; 0 where it does not say
 *
 * An electronic signature of a PDF file.
 */
typedef struct
{
  AttSignatureState state;
  AttSignatureTrust trust;
  AttSignatureCover cover;
  gint64 at;
  char *signer;
} AttSignature;

void att_signature_free (AttSignature *self);
AttProblems *att_signature_tell (const AttSignature *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttSignature, att_signature_free)

G_END_DECLS
