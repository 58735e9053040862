/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-exchange-resources.h"
#include "att-files.h"
#include "att-paper-folder.h"
#include "att-request-fields.h"
#include "att-request-reader.h"
#include "att-request-writer.h"
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

static gboolean
has_term (AttTermList list, const char *id, gpointer data)
{
  return att_regulation_find_term (data, list, id) != NULL;
}

/**
 * att_request_rules_init:
 * @self: rules
 * @regulation: the regulation in force, borrowed
 * @today: the day of reading
 */
void
att_request_rules_init (AttRequestRules *self, AttRegulation *regulation, AttDay today)
{
  *self = (AttRequestRules) { today, has_term, regulation };
}

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

static AttRequestFile *
new_file (const char *path)
{
  AttRequestFile *self = g_new0 (AttRequestFile, 1);

  /* The linker takes the schema out of a static library only because it is asked for. */
  att_exchange_get_resource ();
  self->path = g_strdup (path);
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) att_request_paper_free);
  self->warnings = att_problems_new ();
  return self;
}

/* Everything that takes an application in comes by here, whatever it was written by. */
static gboolean
read_bytes (AttRequestFile *self, xmlDoc **doc, const AttRequestRules *rules, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = att_problems_new ();
  gboolean understood;

  *doc = att_xml_parse (self->bytes, self->path, ATT_XML_BOUNDED_TEXT, error);
  if (*doc == NULL || !att_xml_expect_root (*doc, self->path, ATT_REQUEST_NAMESPACE, "application", error))
    {
      /* Every message about an application begins with PATH:LINE, also that of a file without lines. */
      if (error != NULL && att_problem_get_line (*error) == 0)
        att_problem_set_place (*error, self->path, 1);
      return FALSE;
    }
  self->record = read_record (self, *doc, rules, problems, &understood);
  if (understood)
    {
      if (self->folder == NULL)
        self->folder = att_paper_folder_new (self->path, error);
      if (self->folder == NULL || !look_at_papers (self, problems, cancellable, error))
        return FALSE;
    }
  g_ptr_array_set_size (problems, (int) MIN (problems->len, MAX_PROBLEMS));
  return att_problems_to_error (problems, error);
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
  g_autoptr (AttRequestFile) self = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (GError) wrong = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (rules != NULL && rules->has_term != NULL, NULL);

  self = new_file (path);
  self->bytes = att_files_read (path, ATT_XML_MAX_BYTES, cancellable, &wrong);
  if (self->bytes == NULL)
    {
      if (att_problem_get_line (wrong) == 0)
        att_problem_set_place (wrong, path, 1);
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  if (!read_bytes (self, &doc, rules, cancellable, &wrong))
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Where the papers lie that somebody chose, and which bytes they have; one that can't be read is told of later. */
static GPtrArray *
look_at_chosen (AttRequestFile *self, const AttRecord *typed, GCancellable *cancellable)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func ((GDestroyNotify) att_request_paper_free);
  guint at = 0;

  for (AttRecord *listed; (listed = att_record_next_record (typed, "paper", &at)) != NULL;)
    {
      const AttRecord *file = att_record_get_record (listed, "file");
      const char *path = file != NULL ? att_record_get (file, "path") : NULL;
      AttRequestPaper *paper = g_new0 (AttRequestPaper, 1);
      const char *type;

      g_ptr_array_add (papers, paper);
      if (path == NULL)
        continue;
      paper->file = att_paper_folder_add (self->folder, path);
      att_paper_folder_look (self->folder, paper->file, &paper->hash, &type, cancellable, NULL);
    }
  return papers;
}

/* In which of the parts of a kind a line lies, from 0. */
static guint
count_before (xmlDoc *doc, const char *element, int line)
{
  g_auto (GStrv) names = g_strsplit (element, "/", -1);
  xmlNode *node = xmlDocGetRootElement (doc);
  guint n = 0;

  for (guint i = 0; node != NULL && names[i] != NULL; i++)
    node = att_xml_child (node, names[i]);
  for (; node != NULL; node = att_xml_next (node, (const char *) node->name))
    if (att_xml_line (node) <= line)
      n++;
  return n > 0 ? n - 1 : 0;
}

/* Nobody who types sees a file: instead of its lines the problem says in which of the parts it is. */
static void
place_at_field (xmlDoc *doc, GError *problem)
{
  const char *field = att_problem_get_field (problem);
  const char *dot = field != NULL ? strchr (field, '.') : NULL;
  guint n_parts;
  const AttRequestPart *parts = att_request_parts_list (&n_parts);

  for (guint i = 0; dot != NULL && doc != NULL && i < n_parts; i++)
    if (parts[i].id != NULL && strncmp (parts[i].id, field, (gsize) (dot - field)) == 0
        && parts[i].id[dot - field] == '\0')
      {
        g_autofree char *place
            = g_strdup_printf ("%s/%u/%s", parts[i].id,
                               count_before (doc, parts[i].element, att_problem_get_line (problem)), dot + 1);

        att_problem_set_field (problem, place);
        break;
      }
  att_problem_set_place (problem, NULL, 0);
}

static void
place_at_fields (xmlDoc *doc, GError *problem)
{
  GPtrArray *others = att_problem_get_others (problem);

  place_at_field (doc, problem);
  for (guint i = 0; others != NULL && i < others->len; i++)
    place_at_field (doc, g_ptr_array_index (others, i));
}

/**
 * att_request_file_new_typed:
 * @typed: the fields of an act `received`, as far as somebody typed them; the `file` of a `paper` is a record with the
 *   `path` where it lies, which may be anywhere
 * @rules: what it is judged by
 * @cancellable: (nullable): to stop early
 * @error: as for att_request_file_read(), but without a file and its lines; the field of a part is named as
 *   `founder/1/name`, counted from 0
 *
 * Writes what was typed from an application on paper as an application file, and reads that: what somebody types is
 * judged exactly as what somebody sends.
 *
 * Returns: (transfer full) (nullable): what it says
 */
AttRequestFile *
att_request_file_new_typed (const AttRecord *typed, const AttRequestRules *rules, GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (AttRequestFile) self = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (GError) wrong = NULL;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (rules != NULL && rules->has_term != NULL, NULL);

  self = new_file (ATT_REQUEST_FILE_NAME);
  self->folder = att_paper_folder_new_for_files ();
  papers = look_at_chosen (self, typed, cancellable);
  self->bytes = att_request_write (typed, papers);
  if (read_bytes (self, &doc, rules, cancellable, &wrong))
    return g_steal_pointer (&self);
  place_at_fields (doc, wrong);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return NULL;
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
