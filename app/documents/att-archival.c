/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an archival PDF of what Cairo wrote: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. */
#include "config.h"
#include "att-archival-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "att-problem.h"

#define PROFILE_RESOURCE "/kz/atameken/Attestat/colour/sRGB.icc"

static const AttProblemSpec not_archival = {
  ATT_PROBLEM_STORE, "document-not-archival",
  N_ ("The document can't be made fit for the archive: {reason}."),
  N_ ("Look whether the machine has memory left."), NULL
};

typedef struct
{
  const AttArchival *archival;
  qpdf_data pdf;
  char *instant; /* the day that it bears, as a PDF writes it */
  GArray *plates; /* (nullable): opened */
} Pass;

static gboolean
fail (const Pass *self, const char *otherwise, GError **error)
{
  const char *reason = otherwise;

  if (qpdf_has_error (self->pdf))
    reason = qpdf_get_error_message_detail (self->pdf, qpdf_get_error (self->pdf));
  att_problem_set (error, &not_archival, att_arg_text ("reason", reason));
  return FALSE;
}

static gboolean
is_archival (const Pass *self)
{
  return self->archival->meta->profile == ATT_PDF_ARCHIVAL;
}

static void
set (const Pass *self, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (self->pdf, dictionary, key, value);
}

static void
set_name (const Pass *self, qpdf_oh dictionary, const char *key, const char *name)
{
  set (self, dictionary, key, qpdf_oh_new_name (self->pdf, name));
}

static void
set_words (const Pass *self, qpdf_oh dictionary, const char *key, const char *words)
{
  set (self, dictionary, key, qpdf_oh_new_unicode_string (self->pdf, words));
}

static qpdf_oh
new_stream (const Pass *self, gconstpointer data, gsize size)
{
  qpdf_oh stream = qpdf_oh_new_stream (self->pdf);
  qpdf_oh none = qpdf_oh_new_null (self->pdf);

  qpdf_oh_replace_stream_data (self->pdf, stream, data, size, none, none);
  return stream;
}

static gboolean
is_name (const Pass *self, qpdf_oh dictionary, const char *key, const char *name)
{
  return qpdf_oh_is_name_and_equals (self->pdf, qpdf_oh_get_key (self->pdf, dictionary, key), name);
}

static guint
read_number (const guchar *at, guint n_bytes)
{
  guint number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | at[i];
  return number;
}

/* How many glyphs a TrueType font has; 0 when that can't be read. */
static guint
count_glyphs (const guchar *font, gsize size)
{
  guint n_tables = size >= 12 ? read_number (font + 4, 2) : 0;

  for (guint i = 0; i < n_tables && 12 + 16 * (gsize) (i + 1) <= size; i++)
    {
      const guchar *table = font + 12 + 16 * i;
      gsize offset = read_number (table + 8, 4);

      if (memcmp (table, "maxp", 4) == 0 && offset + 6 <= size)
        return read_number (font + offset + 4, 2);
    }
  return 0;
}

/* PDF/A-1 wants to be told which glyphs a font still has; Cairo numbers them anew, without gaps. */
static void
add_glyph_set (const Pass *self, qpdf_oh font)
{
  qpdf_oh descriptor = qpdf_oh_get_key (self->pdf, font, "/FontDescriptor");
  qpdf_oh file = qpdf_oh_get_key (self->pdf, descriptor, "/FontFile2");
  g_autofree guchar *bits = NULL;
  guchar *data = NULL;
  gsize size = 0;
  guint n_glyphs;

  if ((qpdf_oh_get_stream_data (self->pdf, file, qpdf_dl_all, NULL, &data, &size) & QPDF_ERRORS) != 0)
    return;
  n_glyphs = count_glyphs (data, size);
  free (data);
  bits = g_new0 (guchar, n_glyphs / 8 + 1);
  for (guint i = 0; i < n_glyphs; i++)
    bits[i / 8] |= (guchar) (0x80 >> i % 8);
  set (self, descriptor, "/CIDSet", new_stream (self, bits, (n_glyphs + 7) / 8));
}

static void
mend_font (const Pass *self, qpdf_oh font)
{
  if (!qpdf_oh_has_key (self->pdf, font, "/CIDToGIDMap"))
    set_name (self, font, "/CIDToGIDMap", "/Identity");
  if (!is_archival (self))
    add_glyph_set (self, font);
}

/* A link is printed, and says where it leads to whoever does not see it. */
static void
mend_annotation (const Pass *self, qpdf_oh annotation)
{
  qpdf_oh action = qpdf_oh_get_key (self->pdf, annotation, "/A");

  set (self, annotation, "/F", qpdf_oh_new_integer (self->pdf, 4));
  if (qpdf_oh_is_dictionary (self->pdf, action) && qpdf_oh_has_key (self->pdf, action, "/URI")
      && !qpdf_oh_has_key (self->pdf, annotation, "/Contents"))
    set (self, annotation, "/Contents", qpdf_oh_get_key (self->pdf, action, "/URI"));
}

/* Fonts and pictures hide inside of drawings that are used again, so every object is looked at. */
static void
mend_objects (const Pass *self)
{
  qpdf_oh size = qpdf_oh_get_key (self->pdf, qpdf_get_trailer (self->pdf), "/Size");
  int n_objects = qpdf_oh_get_int_value_as_int (self->pdf, size);

  for (int id = 1; id < n_objects; id++)
    {
      qpdf_oh object = qpdf_get_object_by_id (self->pdf, id, 0);

      if (qpdf_oh_is_stream (self->pdf, object))
        {
          qpdf_oh dictionary = qpdf_oh_get_dict (self->pdf, object);

          if (is_name (self, dictionary, "/Subtype", "/Image"))
            qpdf_oh_remove_key (self->pdf, dictionary, "/Interpolate");
        }
      else if (!qpdf_oh_is_dictionary (self->pdf, object))
        continue;
      else if (is_name (self, object, "/Subtype", "/CIDFontType2"))
        mend_font (self, object);
      else if (is_name (self, object, "/Type", "/Annot"))
        mend_annotation (self, object);
    }
}

static gboolean
mend_page (const Pass *self, guint n, GError **error)
{
  qpdf_oh page = qpdf_get_page_n (self->pdf, n);
  g_autoptr (GString) marked = NULL;
  guchar *content = NULL;
  gsize size = 0;

  set_name (self, page, "/Tabs", "/S");
  if (!is_archival (self))
    qpdf_oh_remove_key (self->pdf, page, "/Group"); /* PDF/A-1 knows no transparency, and nothing is transparent */
  /* Cairo 1.16 names a drawing that is used again once more each time, of which qpdf warns, and which it mends. */
  if ((qpdf_oh_get_page_content_data (self->pdf, page, &content, &size) & QPDF_ERRORS) != 0)
    return fail (self, "page", error);
  marked = att_archival_mark_artifacts ((const char *) content, size);
  free (content);
  if (marked == NULL)
    return fail (self, "marked content", error);
  if (self->plates != NULL)
    att_archival_lay_plates (self->archival, self->plates, self->pdf, n, marked);
  set (self, page, "/Contents", new_stream (self, marked->str, marked->len));
  return TRUE;
}

static gboolean
mend_pages (Pass *self, GError **error)
{
  int n_pages = qpdf_get_num_pages (self->pdf);

  if (self->archival->plates != NULL)
    {
      self->plates = att_archival_open_plates (self->archival, self->pdf);
      if (self->plates == NULL)
        return fail (self, "plates", error);
    }
  for (int i = 0; i < n_pages; i++)
    if (!mend_page (self, (guint) i, error))
      return FALSE;
  return n_pages > 0 || fail (self, "pages", error);
}

/* Cairo 1.16 writes dates without the letters that they begin with. */
static void
mend_information (const Pass *self)
{
  qpdf_oh information = qpdf_oh_get_key (self->pdf, qpdf_get_trailer (self->pdf), "/Info");
  g_autofree char *producer = att_archival_dup_producer ();

  set (self, information, "/CreationDate", qpdf_oh_new_string (self->pdf, self->instant));
  set (self, information, "/ModDate", qpdf_oh_new_string (self->pdf, self->instant));
  set (self, information, "/Producer", qpdf_oh_new_string (self->pdf, producer));
}

static void
add_metadata (const Pass *self, qpdf_oh root)
{
  g_autofree char *packet = att_archival_write_xmp (self->archival);
  qpdf_oh stream = new_stream (self, packet, strlen (packet));
  qpdf_oh dictionary = qpdf_oh_get_dict (self->pdf, stream);

  set_name (self, dictionary, "/Type", "/Metadata");
  set_name (self, dictionary, "/Subtype", "/XML");
  set (self, root, "/Metadata", stream);
}

/* What the numbers of the page's colours mean. */
static void
add_output_intent (const Pass *self, qpdf_oh root)
{
  g_autoptr (GBytes) profile = g_resources_lookup_data (PROFILE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  qpdf_oh intent = qpdf_oh_parse (self->pdf, "<< /Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1)"
                                             " /OutputConditionIdentifier (sRGB) >>");
  qpdf_oh stream = new_stream (self, g_bytes_get_data (profile, NULL), g_bytes_get_size (profile));

  set (self, qpdf_oh_get_dict (self->pdf, stream), "/N", qpdf_oh_new_integer (self->pdf, 3));
  set (self, intent, "/DestOutputProfile", stream);
  intent = qpdf_make_indirect_object (self->pdf, intent);
  set (self, root, "/OutputIntents", qpdf_oh_wrap_in_array (self->pdf, intent));
}

static void
add_attachment (const Pass *self, qpdf_oh root, const AttDocAttachment *attachment)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (attachment->data, &size);
  qpdf_oh stream = new_stream (self, data, size);
  qpdf_oh dictionary = qpdf_oh_get_dict (self->pdf, stream);
  qpdf_oh parameters = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh specification = qpdf_oh_parse (self->pdf, "<< /Type /Filespec /AFRelationship /Data >>");
  qpdf_oh streams = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh names = qpdf_oh_new_array (self->pdf);
  qpdf_oh tree = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh files = qpdf_oh_new_dictionary (self->pdf);
  g_autofree char *type = g_strconcat ("/", attachment->mime, NULL);

  set (self, parameters, "/Size", qpdf_oh_new_integer (self->pdf, (long long) size));
  set (self, parameters, "/ModDate", qpdf_oh_new_string (self->pdf, self->instant));
  set_name (self, dictionary, "/Type", "/EmbeddedFile");
  set_name (self, dictionary, "/Subtype", type);
  set (self, dictionary, "/Params", parameters);
  set (self, streams, "/F", stream);
  set (self, streams, "/UF", stream);
  set_words (self, specification, "/F", attachment->name);
  set_words (self, specification, "/UF", attachment->name);
  set_words (self, specification, "/Desc", attachment->description);
  set (self, specification, "/EF", streams);
  specification = qpdf_make_indirect_object (self->pdf, specification);
  qpdf_oh_append_item (self->pdf, names, qpdf_oh_new_unicode_string (self->pdf, attachment->name));
  qpdf_oh_append_item (self->pdf, names, specification);
  set (self, files, "/Names", names);
  set (self, tree, "/EmbeddedFiles", files);
  set (self, root, "/Names", tree);
  set (self, root, "/AF", qpdf_oh_wrap_in_array (self->pdf, specification));
}

static gboolean
complete (Pass *self, GError **error)
{
  const AttArchival *archival = self->archival;
  qpdf_oh root = qpdf_get_root (self->pdf);

  mend_objects (self);
  mend_information (self);
  if (!mend_pages (self, error))
    return FALSE;
  if (!att_archival_describe (archival, self->pdf))
    return fail (self, "structure", error);
  add_metadata (self, root);
  add_output_intent (self, root);
  set (self, root, "/Lang",
       qpdf_oh_new_string (self->pdf, att_language_get_code (att_archival_get_language (archival))));
  set (self, root, "/ViewerPreferences", qpdf_oh_parse (self->pdf, "<< /DisplayDocTitle true >>"));
  if (is_archival (self) && archival->meta->attachment != NULL)
    add_attachment (self, root, archival->meta->attachment);
  return !qpdf_has_error (self->pdf) || fail (self, NULL, error);
}

static GBytes *
write_out (const Pass *self, GError **error)
{
  if ((qpdf_init_write_memory (self->pdf) & QPDF_ERRORS) != 0)
    {
      fail (self, "memory", error);
      return NULL;
    }
  if (is_archival (self))
    qpdf_set_minimum_pdf_version (self->pdf, "1.7");
  else
    qpdf_force_pdf_version (self->pdf, "1.4");
  qpdf_set_object_stream_mode (self->pdf, qpdf_o_disable);
  qpdf_set_deterministic_ID (self->pdf, TRUE);
  qpdf_set_newline_before_endstream (self->pdf, TRUE);
  qpdf_set_suppress_original_object_IDs (self->pdf, TRUE);
  if ((qpdf_write (self->pdf) & QPDF_ERRORS) != 0)
    {
      fail (self, "memory", error);
      return NULL;
    }
  return g_bytes_new (qpdf_get_buffer (self->pdf), qpdf_get_buffer_length (self->pdf));
}

/* What Cairo wrote is whole: what is not is no document of ours, and nothing to guess about. */
gboolean
att_archival_read (qpdf_data pdf, const char *name, GBytes *drawn)
{
  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, TRUE);
  qpdf_set_attempt_recovery (pdf, FALSE);
  return (qpdf_read_memory (pdf, name, g_bytes_get_data (drawn, NULL), g_bytes_get_size (drawn), NULL) & QPDF_ERRORS) == 0;
}

/**
 * att_archival_finish:
 * @self: what the PDF has to say about itself
 * @drawn: a PDF as Cairo writes it, with its structure
 * @error: a %ATT_PROBLEM_STORE when @drawn can't be read, or its structure is another than that of @self
 *
 * Works in memory, and gives the same bytes for the same @drawn.
 *
 * Returns: (transfer full) (nullable): the archival PDF
 */
GBytes *
att_archival_finish (const AttArchival *self, GBytes *drawn, GError **error)
{
  g_autoptr (GDateTime) created = NULL;
  g_autofree char *instant = NULL;
  Pass pass = { .archival = self };
  GBytes *finished = NULL;

  g_return_val_if_fail (self != NULL && self->meta != NULL && drawn != NULL, NULL);
  created = g_date_time_new_from_unix_utc (self->meta->created_us / G_USEC_PER_SEC);
  instant = g_date_time_format (created, "D:%Y%m%d%H%M%SZ");
  pass.instant = instant;
  pass.pdf = qpdf_init ();
  if (!att_archival_read (pass.pdf, self->meta->title, drawn))
    fail (&pass, "PDF", error);
  else if (complete (&pass, error))
    finished = write_out (&pass, error);
  qpdf_cleanup (&pass.pdf);
  g_clear_pointer (&pass.plates, g_array_unref);
  return finished;
}
