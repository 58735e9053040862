/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-pdf-signatures.h"

#include <gio/gio.h>
#include <string.h>

#define BYTE_RANGE "/ByteRange"

static gboolean warm;

/* Poppler checks a signature on a thread, which a confined process can't start; so it runs on the one that there is. The
 * libraries find this one before GLib's, as they do with the open() of att-larder.c. */
void
g_task_run_in_thread_sync (GTask *task, GTaskThreadFunc function)
{
  g_object_ref (task);
  function (task, g_task_get_source_object (task), g_task_get_task_data (task), g_task_get_cancellable (task));
  g_object_unref (task);
}

static gboolean
read_number (const char **p, const char *end, gint64 *number)
{
  while (*p < end && g_ascii_isspace (**p))
    ++*p;
  if (*p == end || !g_ascii_isdigit (**p))
    return FALSE;
  for (*number = 0; *p < end && g_ascii_isdigit (**p) && *number < G_MAXUINT32; ++*p)
    *number = 10 * *number + (**p - '0');
  return TRUE;
}

/* How many signatures the file may have. Poppler tells neither what a signature covers nor whether there is one in a place
 * for it; so it is looked up in the bytes, where both have to stand in plain. @first: (nullable): behind the first one. */
static guint
count_ranges (const char *data, gsize length, const char **first)
{
  const char *end = data + length;
  const char *p = data;
  guint n = 0;

  *first = NULL;
  while ((p = memmem (p, (gsize) (end - p), BYTE_RANGE, strlen (BYTE_RANGE))) != NULL)
    {
      p += strlen (BYTE_RANGE);
      if (n++ == 0)
        *first = p;
    }
  return n;
}

/* The four numbers are believed only where there is one signature and they stand there once: whoever adds another one to
 * the file takes nobody in with it. */
static AttSignatureCover
find_cover (const char *data, gsize length, const char *p)
{
  const char *end = data + length;
  gint64 numbers[4];

  while (p < end && (g_ascii_isspace (*p) || *p == '['))
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!read_number (&p, end, &numbers[i]))
      return ATT_SIGNATURE_COVERS_PART;
  if (numbers[0] != 0 || numbers[1] + 2 > numbers[2] || numbers[2] + numbers[3] != (gint64) length)
    return ATT_SIGNATURE_COVERS_PART;
  /* Nothing is left out but the signature itself, from one sign around it to the other. */
  return data[numbers[1]] == '<'
           && memchr (data + numbers[1], '>', (gsize) (numbers[2] - numbers[1])) == data + numbers[2] - 1
         ? ATT_SIGNATURE_COVERS_ALL
         : ATT_SIGNATURE_COVERS_PART;
}

static AttSignatureState
to_state (PopplerSignatureStatus status)
{
  switch (status)
    {
    case POPPLER_SIGNATURE_VALID:
      return ATT_SIGNATURE_INTACT;
    case POPPLER_SIGNATURE_INVALID:
    case POPPLER_SIGNATURE_DIGEST_MISMATCH:
      return ATT_SIGNATURE_BROKEN;
    case POPPLER_SIGNATURE_NOT_FOUND:
    case POPPLER_SIGNATURE_NOT_VERIFIED: /* of a kind that it does not know, too: att_pdf_signatures_read() */
      return ATT_SIGNATURE_EMPTY;
    case POPPLER_SIGNATURE_DECODING_ERROR:
    case POPPLER_SIGNATURE_GENERIC_ERROR:
    default:
      return ATT_SIGNATURE_UNREADABLE;
    }
}

static AttSignatureTrust
to_trust (PopplerCertificateStatus status)
{
  switch (status)
    {
    case POPPLER_CERTIFICATE_TRUSTED:
      return ATT_SIGNATURE_TRUSTED;
    case POPPLER_CERTIFICATE_UNTRUSTED_ISSUER:
      return ATT_SIGNATURE_DISTRUSTED;
    case POPPLER_CERTIFICATE_UNKNOWN_ISSUER:
      return ATT_SIGNATURE_UNKNOWN_ISSUER;
    case POPPLER_CERTIFICATE_REVOKED:
      return ATT_SIGNATURE_REVOKED;
    case POPPLER_CERTIFICATE_EXPIRED:
      return ATT_SIGNATURE_EXPIRED;
    case POPPLER_CERTIFICATE_GENERIC_ERROR:
    case POPPLER_CERTIFICATE_NOT_VERIFIED:
    default:
      return ATT_SIGNATURE_UNCHECKED;
    }
}

/* The certificate is checked against what the machine has; nobody is asked over the network. */
static void
read_signature (PopplerFormField *field, AttViewerSignature *signature)
{
  const PopplerSignatureValidationFlags flags = POPPLER_SIGNATURE_VALIDATION_FLAG_VALIDATE_CERTIFICATE
                                                | POPPLER_SIGNATURE_VALIDATION_FLAG_WITHOUT_OCSP_REVOCATION_CHECK;
  PopplerSignatureInfo *info = NULL;
  g_autofree char *signer = NULL;
  const char *name;
  const char *end;
  GDateTime *at;

  signature->state = warm ? ATT_SIGNATURE_UNREADABLE : ATT_SIGNATURE_EMPTY;
  signature->trust = ATT_SIGNATURE_UNCHECKED;
  if (warm)
    info = poppler_form_field_signature_validate_sync (field, flags, NULL, NULL);
  if (info == NULL)
    return;
  signature->state = to_state (poppler_signature_info_get_signature_status (info));
  signature->trust = to_trust (poppler_signature_info_get_certificate_status (info));
  at = poppler_signature_info_get_local_signing_time (info);
  signature->at = at != NULL ? g_date_time_to_unix (at) : 0;
  name = poppler_signature_info_get_signer_name (info);
  signer = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_utf8_validate_len (signer, MIN (strlen (signer), sizeof signature->signer - 1), &end);
  memcpy (signature->signer, signer, (gsize) (end - signer));
  poppler_signature_info_free (info);
}

/**
 * att_pdf_signatures_read:
 * @document: an open file
 * @data: (array length=length): its bytes
 * @length: how many
 * @signatures: (out) (array fixed-size=64): %ATT_VIEWER_MAX_SIGNATURES, all zero
 *
 * Checks the electronic signatures of a file, and finds the places where one is still missing.
 *
 * Returns: how many there are; more than %ATT_VIEWER_MAX_SIGNATURES are not looked at
 */
guint
att_pdf_signatures_read (PopplerDocument *document, const guint8 *data, gsize length, AttViewerSignature *signatures)
{
  GList *fields = poppler_document_get_signature_fields (document);
  const char *range;
  const guint n_ranges = count_ranges ((const char *) data, length, &range);
  AttSignatureCover cover = ATT_SIGNATURE_COVERS_PART;
  guint n = 0;
  guint n_signed = 0;

  for (GList *l = fields; l != NULL && n < ATT_VIEWER_MAX_SIGNATURES; l = l->next, n++)
    {
      read_signature (l->data, &signatures[n]);
      n_signed += signatures[n].state != ATT_SIGNATURE_EMPTY;
    }
  if (n_signed > 1)
    cover = ATT_SIGNATURE_COVERS_ITS_TIME;
  else if (n_ranges == 1)
    cover = find_cover ((const char *) data, length, range);
  for (guint i = 0; i < n; i++)
    {
      signatures[i].cover = cover;
      if (signatures[i].state == ATT_SIGNATURE_EMPTY && n_ranges > n_signed)
        signatures[i].state = ATT_SIGNATURE_UNREADABLE;
    }
  g_list_free_full (fields, g_object_unref);
  return n;
}

/**
 * att_pdf_signatures_warm_up:
 *
 * Checks a signed file of the program's own (tests/viewer/sign-pdf.py makes it): the library that checks signatures loads
 * its modules and reads chance when it is first needed, which Poppler has no other call for. It has to find no folder of
 * certificates of the user's, from which it would read all the time: so it comes after att_larder_close(). Without it,
 * no signature can be read.
 */
void
att_pdf_signatures_warm_up (void)
{
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data ("/kz/atameken/Attestat/viewer/signed.pdf", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  PopplerDocument *document = bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, NULL) : NULL;
  AttViewerSignature signatures[ATT_VIEWER_MAX_SIGNATURES] = { 0 };
  gsize length;
  const guint8 *data;

  if (document == NULL)
    return;
  data = g_bytes_get_data (bytes, &length);
  warm = TRUE;
  warm = att_pdf_signatures_read (document, data, length, signatures) == 1 && signatures[0].state == ATT_SIGNATURE_INTACT;
  g_object_unref (document);
}
