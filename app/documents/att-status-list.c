/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-status-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-problem.h"
#include "att-xml.h"

#define NAMESPACE "urn:kz.atameken.Attestat:status-list:1"
#define SCHEMA "/kz/atameken/Attestat/schema/status-list-1.rng"
#define SIGNATURE_BEGIN "<?attestat-signature "
#define SIGNATURE_END "?>\n"

static const AttProblemSpec not_signed = {
  ATT_PROBLEM_FALSE, "status-list-not-signed",
  N_ ("The status list was not signed by this key, or it was altered."),
  N_ ("Get the list and the public key from the office once more."), NULL
};

static void
certificate_free (gpointer data)
{
  AttCertificate *certificate = data;

  g_free (certificate->serial);
  g_ptr_array_unref (certificate->changes);
  g_free (certificate);
}

static void
add_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  att_xml_escape (out, value, -1);
  g_string_append_c (out, '"');
}

static void
add_day (GString *out, const char *name, AttDay day)
{
  g_autofree char *text = att_day_to_string (day);

  add_attribute (out, name, text);
}

static void
write_certificate (GString *out, const AttCertificate *certificate, const char *bin, AttDay on)
{
  g_string_append (out, "  <certificate");
  add_attribute (out, "serial", certificate->serial);
  add_attribute (out, "bin", bin);
  add_day (out, "from", certificate->from);
  add_day (out, "until", certificate->until);
  add_attribute (out, "state", att_certificate_state_get_id (att_certificate_get_state (certificate, on)));
  g_string_append (out, ">\n");
  for (guint i = 0; i < certificate->changes->len; i++)
    {
      const AttStateChange *change = g_ptr_array_index (certificate->changes, i);

      if (change->on > on)
        continue;
      g_string_append (out, "    <change");
      add_day (out, "on", change->on);
      add_attribute (out, "state", att_certificate_state_get_id (change->state));
      g_string_append (out, "/>\n");
    }
  g_string_append (out, "  </certificate>\n");
}

/* Dossiers are folded once each, though one may hold several certificates. */
static gboolean
write_row (GString *out, AttOffice *office, const AttRegisterRow *row, AttDossier **dossier, AttDay on,
           GCancellable *cancellable, GError **error)
{
  GPtrArray *certificates;

  if (*dossier == NULL || att_dossier_get_number (*dossier) != row->dossier)
    {
      g_clear_object (dossier);
      *dossier = att_office_load (office, row->dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);
    }
  if (*dossier == NULL)
    return FALSE;
  certificates = att_dossier_get_certificates (*dossier);
  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);

      if (g_strcmp0 (certificate->serial, row->serial) == 0)
        write_certificate (out, certificate, row->bin, on);
    }
  return TRUE;
}

static gboolean
write_head (GString *out, AttOffice *office, AttDay on, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = att_office_dup_register_id (office, cancellable, error);
  g_autofree char *head = NULL;
  gint64 n = 0;
  AttHash hash;

  if (id == NULL || !att_office_get_journal_head (office, &n, &hash, cancellable, error))
    return FALSE;
  head = att_hash_to_string (&hash);
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<status-list xmlns=\"" NAMESPACE "\"");
  add_attribute (out, "register", id);
  g_string_append_printf (out, " acts=\"%" G_GINT64_FORMAT "\"", n);
  add_attribute (out, "head", head);
  add_day (out, "on", on);
  g_string_append (out, ">\n");
  return TRUE;
}

/**
 * att_status_list_write:
 * @office: an office that can sign on this machine
 * @on: as of which day
 * @cancellable: (nullable): to stop early
 * @error: when the key is missing, or the store can't be read
 *
 * What became of each certificate, signed, for whoever checks without the register. The same register, day and key give
 * the same bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
att_status_list_write (AttOffice *office, AttDay on, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = att_office_query_register (office, on, NULL, cancellable, error);
  g_autoptr (AttDossier) dossier = NULL;
  g_autofree char *signature_text = NULL;
  guint8 signature[ATT_SIGNATURE_SIZE];

  if (rows == NULL || !write_head (out, office, on, cancellable, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    if (!write_row (out, office, g_ptr_array_index (rows, i), &dossier, on, cancellable, error))
      return NULL;
  g_string_append (out, "</status-list>\n");
  if (!att_office_sign (office, out->str, out->len, signature, cancellable, error))
    return NULL;
  signature_text = att_base32_encode (signature, sizeof signature);
  g_string_append_printf (out, SIGNATURE_BEGIN "%s" SIGNATURE_END, signature_text);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

/* The bytes in front of the signature, when it is one of them by @key. */
static GBytes *
take_signed (GBytes *bytes, const AttPublicKey *key)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize text_length = (ATT_SIGNATURE_SIZE * 8 + 4) / 5;
  gsize tail = strlen (SIGNATURE_BEGIN) + text_length + strlen (SIGNATURE_END);
  gsize length = size > tail ? size - tail : 0;
  g_autofree char *text = NULL;
  guint8 signature[ATT_SIGNATURE_SIZE];

  if (length == 0 || memcmp (data + length, SIGNATURE_BEGIN, strlen (SIGNATURE_BEGIN)) != 0
      || memcmp (data + size - strlen (SIGNATURE_END), SIGNATURE_END, strlen (SIGNATURE_END)) != 0)
    return NULL;
  text = g_strndup (data + length + strlen (SIGNATURE_BEGIN), text_length);
  if (!att_base32_decode (text, signature, sizeof signature) || !att_public_key_verify (key, data, length, signature))
    return NULL;
  return g_bytes_new_from_bytes (bytes, 0, length);
}

static AttDay
read_day (const xmlNode *node, const char *name)
{
  g_autofree char *text = att_xml_attribute (node, name);

  return att_day_parse (text);
}

static void
read_changes (AttCertificate *certificate, const xmlNode *node)
{
  for (const xmlNode *child = att_xml_child (node, "change"); child != NULL; child = att_xml_next (child, "change"))
    {
      AttStateChange *change = g_new0 (AttStateChange, 1);
      g_autofree char *state = att_xml_attribute (child, "state");

      change->on = read_day (child, "on");
      for (int i = ATT_CERTIFICATE_VALID; i <= ATT_CERTIFICATE_REPLACED; i++)
        if (g_strcmp0 (state, att_certificate_state_get_id ((AttCertificateState) i)) == 0)
          change->state = (AttCertificateState) i;
      g_ptr_array_add (certificate->changes, change);
    }
}

/**
 * att_status_list_read:
 * @bytes: a file that att_status_list_write() wrote
 * @path: its name, for messages
 * @key: the key by which it has to be signed
 * @error: %ATT_PROBLEM_FALSE when it is not; nothing of it is read then
 *
 * Returns: (transfer full) (nullable): what it says
 */
AttStatusList *
att_status_list_read (GBytes *bytes, const char *path, const AttPublicKey *key, GError **error)
{
  g_autoptr (GBytes) signed_bytes = take_signed (bytes, key);
  g_autoptr (xmlDoc) doc = NULL;
  AttStatusList *self;

  if (signed_bytes == NULL)
    {
      att_problem_set (error, &not_signed, att_arg_text ("path", path));
      return NULL;
    }
  doc = att_xml_parse (signed_bytes, path, ATT_XML_BOUNDED_TEXT, error);
  if (doc == NULL || !att_xml_expect_root (doc, path, NAMESPACE, "status-list", error)
      || !att_xml_validate (doc, path, SCHEMA, error))
    return NULL;
  self = g_new0 (AttStatusList, 1);
  self->certificates = g_ptr_array_new_with_free_func (certificate_free);
  self->bins = g_ptr_array_new_with_free_func (g_free);
  self->on = read_day (xmlDocGetRootElement (doc), "on");
  for (const xmlNode *node = att_xml_child (xmlDocGetRootElement (doc), "certificate"); node != NULL;
       node = att_xml_next (node, "certificate"))
    {
      AttCertificate *certificate = g_new0 (AttCertificate, 1);

      certificate->serial = att_xml_attribute (node, "serial");
      certificate->from = read_day (node, "from");
      certificate->until = read_day (node, "until");
      certificate->changes = g_ptr_array_new_with_free_func (g_free);
      read_changes (certificate, node);
      g_ptr_array_add (self->certificates, certificate);
      g_ptr_array_add (self->bins, att_xml_attribute (node, "bin"));
    }
  return self;
}

/**
 * att_status_list_free:
 * @self: (transfer full): a status list
 */
void
att_status_list_free (AttStatusList *self)
{
  g_ptr_array_unref (self->certificates);
  g_ptr_array_unref (self->bins);
  g_free (self);
}

/**
 * att_status_list_find:
 * @self: a status list
 * @serial: a serial number
 * @bin: (out) (optional): the BIN of its centre
 *
 * Returns: (transfer none) (nullable): that certificate
 */
const AttCertificate *
att_status_list_find (const AttStatusList *self, const char *serial, const char **bin)
{
  for (guint i = 0; i < self->certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (self->certificates, i);

      if (g_strcmp0 (certificate->serial, serial) != 0)
        continue;
      if (bin != NULL)
        *bin = g_ptr_array_index (self->bins, i);
      return certificate;
    }
  return NULL;
}
