/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of a certificate, for programs to read: data/schema/certificate-1.rng. */
#include "config.h"
#include "att-certificate-data.h"

#include "att-xml.h"

#define NAMESPACE "urn:kz.atameken.Attestat:certificate:1"

static void
add_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  att_xml_escape (out, value, -1);
  g_string_append_c (out, '"');
}

static void
add_day (GString *out, const char *name, const AttDocData *data, const char *path)
{
  AttDay day = att_doc_data_get_day (data, path);
  g_autofree char *iso = day != ATT_DAY_NONE ? att_day_to_string (day) : NULL;

  add_attribute (out, name, iso);
}

static void
add_texts (GString *out, const char *indent, const char *name, const AttDocData *data, const char *path)
{
  AttText *text = att_doc_data_get_text (data, path);

  for (int i = 0; text != NULL && i < ATT_N_LANGUAGES; i++)
    if (att_text_peek (text, (AttLanguage) i) != NULL)
      {
        g_string_append_printf (out, "%s<%s xml:lang=\"%s\">", indent, name,
                                att_language_get_code ((AttLanguage) i));
        att_xml_escape (out, att_text_peek (text, (AttLanguage) i), -1);
        g_string_append_printf (out, "</%s>\n", name);
      }
}

static void
add_centre (GString *out, const AttDocData *data)
{
  g_string_append (out, "  <centre");
  add_attribute (out, "bin", att_doc_data_get_string (data, "applicant.bin"));
  g_string_append (out, ">\n");
  add_texts (out, "    ", "name", data, "applicant.name");
  add_texts (out, "    ", "address", data, "applicant.address");
  add_texts (out, "    ", "region", data, "applicant.region");
  g_string_append (out, "  </centre>\n");
}

static void
add_professions (GString *out, const AttDocData *data)
{
  GPtrArray *professions = att_doc_data_get_list (data, "professions");

  for (guint i = 0; professions != NULL && i < professions->len; i++)
    {
      const AttDocData *profession = g_ptr_array_index (professions, i);

      g_string_append (out, "  <profession");
      add_attribute (out, "code", att_doc_data_get_string (profession, "code"));
      g_string_append (out, ">\n");
      add_texts (out, "    ", "name", profession, "name");
      g_string_append (out, "  </profession>\n");
    }
}

static void
add_signatory (GString *out, const AttDocData *data)
{
  const char *name = att_doc_data_get_string (data, "signatory.name");

  if (name == NULL)
    return;
  g_string_append (out, "  <signatory>\n    <name>");
  att_xml_escape (out, name, -1);
  g_string_append (out, "</name>\n");
  add_texts (out, "    ", "position", data, "signatory.position");
  g_string_append (out, "  </signatory>\n");
}

/**
 * att_certificate_data_new:
 * @data: the values of the certificate's fields
 *
 * What the certificate says, Art. 25(2), as an XML file by the published schema `certificate-1.rng`. It is made of
 * the same values as the page.
 *
 * Returns: (transfer full) (nullable): the file; %NULL when @data has no certificate
 */
GBytes *
att_certificate_data_new (const AttDocData *data)
{
  const char *serial = att_doc_data_get_string (data, "certificate.serial");
  GString *out;

  if (serial == NULL)
    return NULL;
  out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<certificate xmlns=\"" NAMESPACE "\"");
  add_attribute (out, "serial", serial);
  add_day (out, "issued", data, "certificate.on");
  add_day (out, "from", data, "certificate.from");
  add_day (out, "until", data, "certificate.until");
  g_string_append (out, ">\n  <issuer>\n");
  add_texts (out, "    ", "name", data, "office.name");
  g_string_append (out, "  </issuer>\n");
  add_centre (out, data);
  if (att_doc_data_has (data, "decision.number"))
    {
      g_string_append (out, "  <decision");
      add_attribute (out, "number", att_doc_data_get_string (data, "decision.number"));
      add_day (out, "on", data, "decision.on");
      g_string_append (out, "/>\n");
    }
  add_professions (out, data);
  add_signatory (out, data);
  g_string_append (out, "</certificate>\n");
  return g_string_free_to_bytes (out);
}
