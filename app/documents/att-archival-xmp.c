/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metadata of an archival PDF. */
#include "config.h"
#include "att-archival-private.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <hb.h>
#include <pango/pango.h>
#include <zlib.h>
#include FT_FREETYPE_H

#include "att-xml.h"

static const char packet_begin[] = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";
static const char packet_end[] = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

/* PDF/A knows nothing of PDF/UA: what it has to say must be declared. */
static const char ua_schema[]
    = "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
      "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
      "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
      "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
      "<pdfaProperty:name>part</pdfaProperty:name>\n"
      "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
      "<pdfaProperty:category>internal</pdfaProperty:category>\n"
      "<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>\n"
      "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
      "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
      "</rdf:Description>\n";

AttLanguage
att_archival_get_language (const AttArchival *self)
{
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if ((self->languages & (1u << i)) != 0)
      return (AttLanguage) i;
  return ATT_LANGUAGE_KK;
}

char *
att_archival_dup_producer (void)
{
  return g_strdup_printf ("Attestat " ATT_VERSION " (cairo %s, qpdf %s)", cairo_version_string (),
                          qpdf_get_qpdf_version ());
}

/**
 * att_archival_dup_stack:
 *
 * The versions of whatever has a part in a document's bytes: only with the same ones does a document that is made
 * again have to be the same bytes.
 *
 * Returns: (transfer full): the versions, as `attestat 0.1.0; cairo 1.16.0; …`
 */
char *
att_archival_dup_stack (void)
{
  FT_Library library;
  int major = 0, minor = 0, patch = 0;
  int config = FcGetVersion ();

  if (FT_Init_FreeType (&library) == 0)
    {
      FT_Library_Version (library, &major, &minor, &patch);
      FT_Done_FreeType (library);
    }
  return g_strdup_printf ("attestat " ATT_VERSION "; cairo %s; pango %s; harfbuzz %s; freetype %d.%d.%d; "
                          "fontconfig %d.%d.%d; qpdf %s; zlib %s",
                          cairo_version_string (), pango_version_string (), hb_version_string (), major, minor,
                          patch, config / 10000, config / 100 % 100, config % 100, qpdf_get_qpdf_version (),
                          zlibVersion ());
}

static void
add_title (GString *out, const char *language, const char *title)
{
  g_string_append_printf (out, "<rdf:li xml:lang=\"%s\">", language);
  att_xml_escape (out, title, -1);
  g_string_append (out, "</rdf:li>");
}

static void
add_titles (GString *out, const AttArchival *self)
{
  g_string_append (out, "<dc:title><rdf:Alt>");
  add_title (out, "x-default", self->meta->title);
  for (int i = 0; self->titles != NULL && i < ATT_N_LANGUAGES; i++)
    if ((self->languages & (1u << i)) != 0 && att_text_peek (self->titles, (AttLanguage) i) != NULL)
      add_title (out, att_language_get_code ((AttLanguage) i), att_text_peek (self->titles, (AttLanguage) i));
  g_string_append (out, "</rdf:Alt></dc:title>\n");
}

static void
add_languages (GString *out, const AttArchival *self)
{
  g_string_append (out, "<dc:language><rdf:Bag>");
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if ((self->languages & (1u << i)) != 0)
      g_string_append_printf (out, "<rdf:li>%s</rdf:li>", att_language_get_code ((AttLanguage) i));
  g_string_append (out, "</rdf:Bag></dc:language>\n");
}

/*
 * Says the same as the PDF's dictionary of information, which PDF/A-1 asks for.
 *
 * Returns: (transfer full): the packet
 */
char *
att_archival_write_xmp (const AttArchival *self)
{
  const AttDocMeta *meta = self->meta;
  gboolean archival = meta->profile == ATT_PDF_ARCHIVAL;
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (meta->created_us / G_USEC_PER_SEC);
  g_autofree char *instant = g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *producer = att_archival_dup_producer ();
  GString *out = g_string_new (packet_begin);

  g_string_append_printf (out,
                          "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                          "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>\n"
                          "</rdf:Description>\n",
                          archival ? 3 : 1, archival ? "A" : "B");
  if (archival)
    g_string_append (out, "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                          "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n");
  g_string_append (out, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                        "<dc:format>application/pdf</dc:format>\n");
  add_titles (out, self);
  g_string_append (out, "<dc:creator><rdf:Seq><rdf:li>");
  att_xml_escape (out, meta->author, -1);
  g_string_append (out, "</rdf:li></rdf:Seq></dc:creator>\n");
  if (meta->subject != NULL)
    {
      g_string_append (out, "<dc:description><rdf:Alt>");
      add_title (out, "x-default", meta->subject);
      g_string_append (out, "</rdf:Alt></dc:description>\n");
    }
  add_languages (out, self);
  g_string_append_printf (out,
                          "</rdf:Description>\n"
                          "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                          "<xmp:CreatorTool>Attestat</xmp:CreatorTool>\n<xmp:CreateDate>%s</xmp:CreateDate>\n"
                          "<xmp:ModifyDate>%s</xmp:ModifyDate>\n</rdf:Description>\n"
                          "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                          "<pdf:Producer>%s</pdf:Producer>\n</rdf:Description>\n%s%s",
                          instant, instant, producer, archival ? ua_schema : "", packet_end);
  return g_string_free (out, FALSE);
}
