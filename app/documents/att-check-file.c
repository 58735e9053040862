/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that somebody shows: by its hash first, and only if that is unknown by what the confined process reads of it. */
#include "config.h"
#include "att-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-inspection.h"
#include "att-viewer.h"
#include "att-xml.h"

/* A file in which more was added behind one another was made to keep us busy. */
#define MAX_ENDS 16
#define END_OF_FILE "%%EOF\n"

static const AttProblemSpec issued_here = {
  ATT_PROBLEM_FALSE, "check-issued",
  N_ ("Issued by this register and unaltered: {form}, dossier {dossier}, act {seq} of {day}."), NULL, NULL
};
static const AttProblemSpec signed_here = {
  ATT_PROBLEM_FALSE, "check-signed",
  N_ ("A signed copy that this register keeps: dossier {dossier}, act {seq} of {day}."), NULL, NULL
};
static const AttProblemSpec superseded = {
  ATT_PROBLEM_FALSE, "check-superseded",
  N_ ("It was corrected since: a newer copy replaces it."), NULL, NULL
};
static const AttProblemSpec bytes_added = {
  ATT_PROBLEM_FALSE, "check-added",
  N_ ("{count} bytes were added behind what this register issued ({form}, dossier {dossier}, act {seq} of {day}): a "
      "signature, or a change. What was issued is unaltered in front of them."),
  NULL, NULL
};
static const AttProblemSpec altered = {
  ATT_PROBLEM_FALSE, "check-altered",
  N_ ("The file is not what this register issued: {form}, dossier {dossier}, act {seq} of {day}."), NULL, NULL
};
static const AttProblemSpec data_missing = {
  ATT_PROBLEM_FALSE, "check-data-missing", N_ ("The attached data are missing."), NULL, NULL
};
static const AttProblemSpec data_altered = {
  ATT_PROBLEM_FALSE, "check-data-altered", N_ ("The attached data were altered."), NULL, NULL
};
static const AttProblemSpec pages_differ = {
  ATT_PROBLEM_FALSE, "check-pages", N_ ("It has {found} page(s); {expected} were issued."), NULL, NULL
};
static const AttProblemSpec text_altered = {
  ATT_PROBLEM_FALSE, "check-text",
  N_ ("The text of page {page} was altered: “{found}” stands where “{expected}” was issued."), NULL, NULL
};
static const AttProblemSpec look_altered = {
  ATT_PROBLEM_FALSE, "check-look",
  N_ ("Page {page} looks different from what was issued, though its text is the same."), NULL, NULL
};
static const AttProblemSpec bytes_altered = {
  ATT_PROBLEM_FALSE, "check-bytes",
  N_ ("Text, look and attached data are as they were issued; other bytes of the file were altered."), NULL, NULL
};
static const AttProblemSpec unknown = {
  ATT_PROBLEM_FALSE, "check-unknown", N_ ("This register issued no such document."), NULL, NULL
};
static const AttProblemSpec not_a_pdf = {
  ATT_PROBLEM_INPUT, "check-no-pdf", N_ ("This is not a PDF file."), N_ ("Name the PDF file of the document."), NULL
};

#define PLACE(dossier, document) \
  att_arg_text ("form", (document)->form), att_arg_number ("dossier", att_dossier_get_number (dossier)), \
    att_arg_number ("seq", att_act_get_seq ((document)->act)), att_arg_day ("day", att_act_get_on ((document)->act))

static const AttDocument *
find_by_hash (AttDossier *dossier, const char *sha256)
{
  GPtrArray *documents = att_dossier_get_documents (dossier);

  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);

      if (g_strcmp0 (document->file->sha256, sha256) == 0)
        return document;
    }
  return NULL;
}

static AttAct *
find_signed_copy (AttDossier *dossier, const char *sha256)
{
  GListModel *acts = att_dossier_get_acts (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);
      AttRecord *file = att_act_is (act, "signed-copy-added") ? att_record_get_record (att_act_get_fields (act), "file")
                                                              : NULL;

      if (file != NULL && g_strcmp0 (att_record_get (file, "sha256"), sha256) == 0)
        return g_steal_pointer (&act);
    }
  return NULL;
}

/* The certificate that a document is of, or a copy of. */
static const AttCertificate *
find_certificate (AttDossier *dossier, AttAct *act)
{
  GPtrArray *certificates = att_dossier_get_certificates (dossier);

  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);

      if (certificate->act == act || g_strcmp0 (certificate->serial, att_act_get (act, "serial")) == 0)
        return certificate;
    }
  return NULL;
}

static gboolean
is_certificate (const AttDocument *document)
{
  return g_str_has_prefix (document->form, "certificate");
}

static AttInspection *
inspect_document (AttOffice *office, const AttDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = att_office_get_blob (office, document->file->sha256, cancellable, error);

  return bytes != NULL ? att_inspection_new (bytes, cancellable, error) : NULL;
}

/* The document that holds now for the same act as another. */
static const AttDocument *
find_current (AttDossier *dossier, const AttDocument *document)
{
  GPtrArray *documents = att_dossier_get_documents (dossier);

  for (guint i = documents->len; i > 0; i--)
    {
      const AttDocument *other = g_ptr_array_index (documents, i - 1);

      if (g_str_equal (other->form, document->form) && other->act == document->act)
        return other;
    }
  return document;
}

/* The data of what holds now; of a certificate that was corrected since, those differ from what was issued. */
static gboolean
compare_with_current (AttCheckResult *self, AttOffice *office, AttDossier *dossier, const AttDocument *document,
                      GBytes *paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttInspection) current
      = inspect_document (office, find_current (dossier, document), cancellable, error);

  if (current == NULL)
    return FALSE;
  if (paper != NULL && current->attachment != NULL && !g_bytes_equal (paper, current->attachment))
    att_check_compare_data (self, paper, current->attachment);
  return TRUE;
}

static void
add_state_of (AttCheckResult *self, AttDossier *dossier, AttAct *act, AttDay on)
{
  const AttCertificate *certificate = find_certificate (dossier, act);

  if (certificate != NULL)
    att_check_add_state (self, certificate, on);
}

static gboolean
add_superseded (AttCheckResult *self, AttOffice *office, AttDossier *dossier, const AttDocument *document, GBytes *bytes,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (AttInspection) inspection = NULL;
  gboolean holds = self->holds;

  att_check_add (self, ATT_CHECK_TELLS, att_problem_new_plain (&superseded));
  if (!is_certificate (document))
    return TRUE;
  inspection = att_inspection_new (bytes, cancellable, error);
  if (inspection == NULL
      || !compare_with_current (self, office, dossier, document, inspection->attachment, cancellable, error))
    return FALSE;
  /* The file is what was issued; that the register says something else now is told and is no forgery. */
  self->holds = holds;
  return TRUE;
}

/* @found: whether an act of a dossier issued or keeps exactly these bytes. */
static gboolean
look_up (AttCheckResult *self, AttOffice *office, GBytes *bytes, AttDay on, gboolean *found, GCancellable *cancellable,
         GError **error)
{
  AttHash hash = att_hash_bytes (bytes);
  g_autofree char *sha256 = att_hash_to_string (&hash);
  g_autoptr (GArray) dossiers = att_office_find_file (office, sha256, cancellable, error);

  *found = FALSE;
  if (dossiers == NULL)
    return FALSE;
  /* An act may name the file as a paper; whether one issued it, its dossier says. */
  for (guint i = 0; i < dossiers->len && !*found; i++)
    {
      g_autoptr (AttDossier) dossier = att_office_load (office, g_array_index (dossiers, gint64, i), ATT_DAY_FOREVER,
                                                        ATT_DAY_FOREVER, cancellable, error);
      const AttDocument *document = dossier != NULL ? find_by_hash (dossier, sha256) : NULL;
      g_autoptr (AttAct) copy = dossier != NULL ? find_signed_copy (dossier, sha256) : NULL;

      if (dossier == NULL)
        return FALSE;
      *found = document != NULL || copy != NULL;
      if (document != NULL)
        {
          att_check_add (self, ATT_CHECK_HOLDS, att_problem_new (&issued_here, PLACE (dossier, document)));
          if (document->superseded
              && !add_superseded (self, office, dossier, document, bytes, cancellable, error))
            return FALSE;
          if (is_certificate (document))
            add_state_of (self, dossier, document->act, on);
        }
      else if (copy != NULL)
        {
          AttAct *original = att_dossier_find_act (dossier, att_act_get (copy, "act"));

          att_check_add (self, ATT_CHECK_HOLDS,
                         att_problem_new (&signed_here, att_arg_number ("dossier", att_dossier_get_number (dossier)),
                                          att_arg_number ("seq", att_act_get_seq (copy)),
                                          att_arg_day ("day", att_act_get_on (copy))));
          if (original != NULL)
            add_state_of (self, dossier, original, on);
        }
      if (*found)
        self->dossier = att_dossier_get_number (dossier);
    }
  return TRUE;
}

/* Whether the file begins with one that was issued, as an incremental update of a PDF leaves it. */
static gboolean
look_up_beginning (AttCheckResult *self, AttOffice *office, GBytes *bytes, AttDay on, gboolean *found,
                   GCancellable *cancellable, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data;
  guint n_ends = 0;

  while (!*found && n_ends++ < MAX_ENDS
         && (end = memmem (end, size - (gsize) (end - data), END_OF_FILE, strlen (END_OF_FILE))) != NULL)
    {
      gsize length;
      g_autoptr (AttCheckResult) part = att_check_new ();
      g_autoptr (GBytes) beginning = NULL;
      AttHash hash;
      g_autofree char *sha256 = NULL;
      g_autoptr (AttDossier) dossier = NULL;
      const AttDocument *document;

      end += strlen (END_OF_FILE);
      length = (gsize) (end - data);
      if (length == size)
        break;
      beginning = g_bytes_new_from_bytes (bytes, 0, length);
      if (!look_up (part, office, beginning, on, found, cancellable, error))
        return FALSE;
      if (!*found)
        continue;
      hash = att_hash_bytes (beginning);
      sha256 = att_hash_to_string (&hash);
      dossier = att_office_load (office, part->dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);
      if (dossier == NULL)
        return FALSE;
      self->dossier = part->dossier;
      document = find_by_hash (dossier, sha256);
      if (document == NULL)
        continue;
      att_check_add (self, ATT_CHECK_FAILS,
                     att_problem_new (&bytes_added, att_arg_number ("count", (gint64) (size - length)),
                                      PLACE (dossier, document)));
      add_state_of (self, dossier, document->act, on);
    }
  return TRUE;
}

static char *
find_serial_in_data (GBytes *attachment)
{
  g_autoptr (xmlDoc) doc = att_xml_parse (attachment, NULL, ATT_XML_DEFAULT, NULL);

  return doc != NULL ? att_xml_attribute (xmlDocGetRootElement (doc), "serial") : NULL;
}

/* A serial number of the register that the file's text names; the longest, as one may begin another. */
static char *
find_serial_in_text (AttOffice *office, const AttInspection *inspection, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = att_office_query_register (office, ATT_DAY_FOREVER, NULL, cancellable, error);
  const char *best = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AttRegisterRow *row = g_ptr_array_index (rows, i);

      for (guint page = 0; page < inspection->texts->len; page++)
        if (strstr (g_ptr_array_index (inspection->texts, page), row->serial) != NULL
            && (best == NULL || strlen (row->serial) > strlen (best)))
          best = row->serial;
    }
  return g_strdup (best);
}

/* The words around the first place in which two texts differ. */
static void
find_difference (const char *found, const char *expected, char **found_words, char **expected_words)
{
  const char *a = found;
  const char *b = expected;
  const char *line_a = a;
  const char *line_b = b;

  for (; *a != '\0' && *a == *b; a++, b++)
    if (*a == '\n')
      {
        line_a = a + 1;
        line_b = b + 1;
      }
  *found_words = g_strndup (line_a, strcspn (line_a, "\n"));
  *expected_words = g_strndup (line_b, strcspn (line_b, "\n"));
}

static gboolean
compare_page (AttCheckResult *self, const AttInspection *found, const AttInspection *issued, guint i)
{
  const char *text = g_ptr_array_index (found->texts, i);
  const char *expected = g_ptr_array_index (issued->texts, i);
  g_autofree char *found_words = NULL;
  g_autofree char *expected_words = NULL;

  if (g_str_equal (text, expected) && g_str_equal (g_ptr_array_index (found->looks, i), g_ptr_array_index (issued->looks, i)))
    return TRUE;
  if (g_str_equal (text, expected))
    att_check_add (self, ATT_CHECK_FAILS, att_problem_new (&look_altered, att_arg_number ("page", i + 1)));
  else
    {
      find_difference (text, expected, &found_words, &expected_words);
      att_check_add (self, ATT_CHECK_FAILS,
                     att_problem_new (&text_altered, att_arg_number ("page", i + 1), att_arg_text ("found", found_words),
                                      att_arg_text ("expected", expected_words)));
    }
  return FALSE;
}

static void
compare (AttCheckResult *self, const AttInspection *found, const AttInspection *issued)
{
  guint n = MIN (found->texts->len, issued->texts->len);
  gboolean same = found->n_pages == issued->n_pages;

  if (!same)
    att_check_add (self, ATT_CHECK_FAILS,
                   att_problem_new (&pages_differ, att_arg_number ("found", found->n_pages),
                                    att_arg_number ("expected", issued->n_pages)));
  for (guint i = 0; i < n; i++)
    same = compare_page (self, found, issued, i) && same;
  if (issued->attachment != NULL && found->attachment == NULL)
    att_check_add (self, ATT_CHECK_FAILS, att_problem_new_plain (&data_missing));
  else if (issued->attachment != NULL && !g_bytes_equal (issued->attachment, found->attachment))
    att_check_add (self, ATT_CHECK_FAILS, att_problem_new_plain (&data_altered));
  else if (same)
    att_check_add (self, ATT_CHECK_FAILS, att_problem_new_plain (&bytes_altered));
}

/* How many pages of a file say what those of a document do. */
static guint
count_same (const AttInspection *one, const AttInspection *other)
{
  guint n = one->n_pages == other->n_pages;

  for (guint i = 0; i < MIN (one->texts->len, other->texts->len); i++)
    n += g_str_equal (g_ptr_array_index (one->texts, i), g_ptr_array_index (other->texts, i));
  return n;
}

/* Which document of a certificate a file was made of: that which it is most like. */
static const AttDocument *
find_nearest (AttOffice *office, AttDossier *dossier, const AttCertificate *certificate, const AttInspection *found,
              AttInspection **nearest, GCancellable *cancellable, GError **error)
{
  GPtrArray *documents = att_dossier_get_documents (dossier);
  const AttDocument *best = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);
      g_autoptr (AttInspection) inspection = NULL;

      if (!is_certificate (document) || find_certificate (dossier, document->act) != certificate)
        continue;
      inspection = inspect_document (office, document, cancellable, error);
      if (inspection == NULL)
        return NULL;
      if (best != NULL && count_same (inspection, found) <= count_same (*nearest, found))
        continue;
      g_clear_pointer (nearest, att_inspection_free);
      *nearest = g_steal_pointer (&inspection);
      best = document;
    }
  return best;
}

static gboolean
identify (AttCheckResult *self, AttOffice *office, const AttInspection *found, const char *serial, AttDay on,
          GCancellable *cancellable, GError **error)
{
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (AttInspection) nearest = NULL;
  g_autoptr (GError) failure = NULL;
  const AttCertificate *certificate = NULL;
  const AttDocument *document = NULL;
  gint64 number = -1;

  if (serial != NULL && !att_office_find_serial (office, serial, &number, cancellable, error))
    return FALSE;
  if (number > 0)
    {
      dossier = att_office_load (office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);
      if (dossier == NULL)
        return FALSE;
      certificate = att_check_find_certificate (dossier, serial);
    }
  if (certificate != NULL)
    document = find_nearest (office, dossier, certificate, found, &nearest, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (document == NULL)
    {
      att_check_add (self, ATT_CHECK_FAILS, att_problem_new_plain (&unknown));
      return TRUE;
    }
  self->dossier = number;
  att_check_add (self, ATT_CHECK_FAILS, att_problem_new (&altered, PLACE (dossier, document)));
  compare (self, found, nearest);
  if (!compare_with_current (self, office, dossier, document, found->attachment, cancellable, error))
    return FALSE;
  att_check_add_state (self, certificate, on);
  return TRUE;
}

/* Whether a file is ours its bytes say, and never who signed it: so what is told here makes it neither better nor worse.
 * A file that can't be read has been told of. */
static void
add_signatures (AttCheckResult *self, GBytes *bytes, GCancellable *cancellable)
{
  const gboolean holds = self->holds;
  g_autoptr (AttInspection) found = NULL;

  if (att_viewer_may_be_signed (bytes))
    found = att_inspection_new_of_signatures (bytes, cancellable, NULL);
  for (guint i = 0; found != NULL && i < found->signatures->len; i++)
    {
      const AttSignature *signature = g_ptr_array_index (found->signatures, i);
      g_autoptr (AttProblems) says = att_signature_tell (signature);

      for (guint k = 0; k < says->len; k++)
        att_check_add (self, signature->state == ATT_SIGNATURE_BROKEN ? ATT_CHECK_FAILS : ATT_CHECK_TELLS,
                       g_error_copy (g_ptr_array_index (says, k)));
    }
  self->holds = holds;
}

static AttCheckResult *
check_bytes (AttOffice *office, GBytes *bytes, AttDay on, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttCheckResult) self = att_check_new ();
  g_autoptr (AttInspection) found = NULL;
  g_autofree char *serial = NULL;
  g_autoptr (GError) failure = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean known;

  if (!look_up (self, office, bytes, on, &known, cancellable, error))
    return NULL;
  if (known)
    return g_steal_pointer (&self);
  if (size < 5 || memcmp (data, "%PDF-", 5) != 0)
    {
      att_problem_set_plain (error, &not_a_pdf);
      return NULL;
    }
  if (!look_up_beginning (self, office, bytes, on, &known, cancellable, error))
    return NULL;
  if (known)
    return g_steal_pointer (&self);
  found = att_inspection_new (bytes, cancellable, error);
  if (found == NULL)
    return NULL;
  if (found->attachment != NULL)
    serial = find_serial_in_data (found->attachment);
  if (serial == NULL)
    serial = find_serial_in_text (office, found, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return identify (self, office, found, serial, on, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * att_check_file:
 * @office: an office
 * @bytes: a file that somebody shows
 * @on: the day for which a certificate's state is asked
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when it is no PDF, or can't be read; %ATT_PROBLEM_STORE when the register can't be
 *
 * Says whether the file is what this register issued, down to the last byte; if not, which document it was made of and
 * what was altered; and who signed it electronically. The file is read by the confined process only, and only when its hash is unknown. May take a while.
 *
 * Returns: (transfer full) (nullable): what was found
 */
AttCheckResult *
att_check_file (AttOffice *office, GBytes *bytes, AttDay on, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttCheckResult) self = check_bytes (office, bytes, on, cancellable, error);

  if (self != NULL)
    add_signatures (self, bytes, cancellable);
  return g_steal_pointer (&self);
}
