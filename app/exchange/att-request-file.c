/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-exchange-resources.h"
#include "att-files.h"
#include "att-paper-folder.h"
#include "att-request-reader.h"
#include "att-xml.h"

/* More would help nobody. */
#define MAX_PROBLEMS 100
#define SCHEMA "/kz/atameken/Attestat/schema/application-1.rng"

static const AttProblemSpec paper_changed = {
  ATT_PROBLEM_INPUT, "paper-changed",
  N_ ("The paper “{file}” is not the one that was handed in: its bytes have another hash."),
  N_ ("Ask the applicant for the paper and the application file anew."), NULL
};
static const AttProblemSpec paper_type = {
  ATT_PROBLEM_INPUT, "paper-type",
  N_ ("The paper “{file}” is {type}: none of PDF, JPEG, PNG and TIFF, so that it can't be shown here."),
  N_ ("Ask the applicant for it as PDF."), NULL
};
static const AttProblemSpec paper_extension = {
  ATT_PROBLEM_INPUT, "paper-extension",
  N_ ("The paper “{file}” is {type}, whatever its name says."), N_ ("Look at it with care."), NULL
};

struct _AttRequestFile
{
  char *path;
  GBytes *bytes;
  AttRecord *record;
  AttPaperFolder *folder;
  GPtrArray *papers; /* of AttRequestPaper, in the order of the record's */
  AttProblems *warnings;
};

/**
 * att_request_file_free:
 * @self: (transfer full): an application file
 */
void
att_request_file_free (AttRequestFile *self)
{
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->record, att_record_unref);
  g_clear_pointer (&self->folder, att_paper_folder_free);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/* What the values tell is clearer than what the schema does; it is asked for what they don't tell. */
static AttRecord *
read_record (AttRequestFile *self, xmlDoc *doc, const AttRequestRules *rules, AttProblems *problems,
             gboolean *understood)
{
  g_autoptr (GError) reason = NULL;
  AttRecord *record = att_request_read_document (doc, self->path, rules, self->papers, problems, understood);

  if (*understood && !att_xml_validate (doc, self->path, SCHEMA, &reason))
    {
      *understood = FALSE;
      att_problem_set_field (reason, att_problem_get_argument (reason, "element"));
      if (problems->len == 0)
        g_ptr_array_add (problems, g_steal_pointer (&reason));
    }
  return record;
}

static gboolean
fits_name (const char *file, const char *type)
{
  static const struct
  {
    const char *extension;
    const char *type;
  } types[] = {
    { "pdf", "application/pdf" }, { "jpg", "image/jpeg" },  { "jpeg", "image/jpeg" }, { "jpe", "image/jpeg" },
    { "png", "image/png" },       { "tif", "image/tiff" },  { "tiff", "image/tiff" },
  };
  g_autofree char *name = g_path_get_basename (file);
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (dot + 1, types[i].extension) == 0)
      return g_str_equal (types[i].type, type);
  return FALSE;
}

static void
look_at_type (AttRequestFile *self, const AttRequestPaper *paper, const char *type)
{
  static const char *const shown[] = { "application/pdf", "image/jpeg", "image/png", "image/tiff", NULL };
  const AttProblemSpec *spec = NULL;

  if (!g_strv_contains (shown, type))
    spec = &paper_type;
  else if (!fits_name (paper->file, type))
    spec = &paper_extension;
  if (spec != NULL)
    g_ptr_array_add (self->warnings,
                     att_problem_new (spec, att_arg_text ("path", self->path),
                                      att_arg_number ("line", paper->line), att_arg_text ("field", "paper.file"),
                                      att_arg_text ("file", paper->file), att_arg_text ("paper", paper->id), att_arg_text ("type", type)));
}

static GError *
place (AttRequestFile *self, const AttRequestPaper *paper, GError *error)
{
  att_problem_set_place (error, self->path, paper->line);
  att_problem_set_field (error, "paper.file");
  return error;
}

static GError *
describe_changed (AttRequestFile *self, const AttRequestPaper *paper)
{
  return place (self, paper, att_problem_new (&paper_changed, att_arg_text ("file", paper->file)));
}

static gboolean
look_at_papers (AttRequestFile *self, AttProblems *problems, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->papers->len; i++)
    {
      const AttRequestPaper *paper = g_ptr_array_index (self->papers, i);
      g_autoptr (GError) reason = NULL;
      const char *type;
      AttHash hash;

      if (att_paper_folder_look (self->folder, paper->file, &hash, &type, cancellable, &reason))
        {
          if (att_hash_equal (&hash, &paper->hash))
            look_at_type (self, paper, type);
          else
            g_ptr_array_add (problems, describe_changed (self, paper));
        }
      else if (reason->domain == ATT_PROBLEM)
        g_ptr_array_add (problems, place (self, paper, g_steal_pointer (&reason)));
      else
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * att_request_file_read:
 * @path: an application file; its papers lie beside it or in folders below
 * @rules: what it is judged by
 * @cancellable: (nullable): to stop early
 * @error: a %ATT_PROBLEM_INPUT that names file, line and field, with what else is wrong beside it
 *   (att_problem_get_others()); or %G_IO_ERROR_CANCELLED
 *
 * Reads an application for accreditation (Art. 23(2)(1)). A file that is wrong is refused as a whole; an application
 * that is merely defective is read.
 *
 * Returns: (transfer full) (nullable): what it says
 */
AttRequestFile *
att_request_file_read (const char *path, const AttRequestRules *rules, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRequestFile) self = g_new0 (AttRequestFile, 1);
  g_autoptr (GPtrArray) problems = att_problems_new ();
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (GError) wrong = NULL;
  gboolean understood;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (rules != NULL && rules->has_term != NULL, NULL);

  /* The linker takes the schema out of a static library only because it is asked for. */
  att_exchange_get_resource ();
  self->path = g_strdup (path);
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) att_request_paper_free);
  self->warnings = att_problems_new ();
  self->bytes = att_files_read (path, ATT_XML_MAX_BYTES, cancellable, &wrong);
  if (self->bytes != NULL)
    doc = att_xml_parse (self->bytes, path, ATT_XML_BOUNDED_TEXT, &wrong);
  if (doc == NULL || !att_xml_expect_root (doc, path, ATT_REQUEST_NAMESPACE, "application", &wrong))
    {
      /* Every message about an application begins with PATH:LINE, also that of a file without lines. */
      if (att_problem_get_line (wrong) == 0)
        att_problem_set_place (wrong, path, 1);
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  self->record = read_record (self, doc, rules, problems, &understood);
  if (understood)
    {
      self->folder = att_paper_folder_new (path, error);
      if (self->folder == NULL || !look_at_papers (self, problems, cancellable, error))
        return NULL;
    }
  g_ptr_array_set_size (problems, (int) MIN (problems->len, MAX_PROBLEMS));
  if (!att_problems_to_error (problems, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_request_file_get_record:
 * @self: an application file
 *
 * The fields of an act `received` or `taken-over`, without what the office adds: the files themselves, what the
 * register of professions says, and what the register of dossiers does.
 *
 * Returns: (transfer none): the fields
 */
AttRecord *
att_request_file_get_record (AttRequestFile *self)
{
  return self->record;
}

/**
 * att_request_file_get_bytes:
 * @self: an application file
 *
 * Returns: (transfer none): the bytes that were read
 */
GBytes *
att_request_file_get_bytes (AttRequestFile *self)
{
  return self->bytes;
}

/**
 * att_request_file_get_papers:
 * @self: an application file
 *
 * Returns: (transfer none) (element-type AttRequestPaper): its papers, in the order of the record's
 */
GPtrArray *
att_request_file_get_papers (AttRequestFile *self)
{
  return self->papers;
}

/**
 * att_request_file_get_warnings:
 * @self: an application file
 *
 * Papers that are none of PDF, JPEG, PNG and TIFF, or something else than their names say.
 *
 * Returns: (transfer none) (element-type GError): what to look at; the argument `paper` has the paper's id
 */
AttProblems *
att_request_file_get_warnings (AttRequestFile *self)
{
  return self->warnings;
}

/**
 * att_request_file_open_paper:
 * @self: an application file
 * @paper: one of its papers
 * @error: a %ATT_PROBLEM_INPUT that names file, line and field
 *
 * Opens the file of a paper anew, under the same conditions. What is read need not be what was read before: ask
 * att_request_file_confirm_paper() afterwards.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GInputStream *
att_request_file_open_paper (AttRequestFile *self, const AttRequestPaper *paper, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GInputStream *stream = att_paper_folder_open (self->folder, paper->file, &reason);

  if (stream == NULL)
    g_propagate_error (error, place (self, paper, g_steal_pointer (&reason)));
  return stream;
}

/**
 * att_request_file_confirm_paper:
 * @self: an application file
 * @paper: one of its papers
 * @sha256: (nullable): the hash of bytes that were read from att_request_file_open_paper()
 * @error: a %ATT_PROBLEM_INPUT that names file, line and field
 *
 * Returns: whether those bytes are the paper that the application file describes
 */
gboolean
att_request_file_confirm_paper (AttRequestFile *self, const AttRequestPaper *paper, const char *sha256,
                                GError **error)
{
  AttHash hash;

  if (att_hash_parse (sha256, &hash) && att_hash_equal (&hash, &paper->hash))
    return TRUE;
  g_propagate_error (error, describe_changed (self, paper));
  return FALSE;
}
