/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-intake.h"

#include "att-request-file.h"

typedef struct
{
  AttOffice *office;
  AttRequestFile *file;
  AttDay on;
  GCancellable *cancellable;
} Intake;

/* What the register of professions says today is kept: it is replaced as a whole by the next import. */
static AttRecord *
look_up_profession (Intake *self, AttRecord *declared)
{
  AttProfessions *professions = att_law_get_professions (att_office_get_law (self->office));
  const char *code = att_record_get (declared, "code");
  const AttProfession *entry = professions != NULL ? att_professions_find (professions, code, self->on) : NULL;
  AttRecord *record = att_record_copy (declared);

  att_record_add (record, "found", entry != NULL ? "yes" : "no");
  if (entry != NULL)
    {
      att_record_add (record, "register-kk", att_text_peek (entry->name, ATT_LANGUAGE_KK));
      att_record_add (record, "register-ru", att_text_peek (entry->name, ATT_LANGUAGE_RU));
      att_record_add (record, "register-en", att_text_peek (entry->name, ATT_LANGUAGE_EN));
    }
  return record;
}

/* The bytes kept are those that were hashed, or the application is refused: somebody may write meanwhile. */
static AttRecord *
keep_paper (Intake *self, const AttRequestPaper *paper, GError **error)
{
  g_autoptr (GInputStream) stream = att_request_file_open_paper (self->file, paper, error);
  g_autofree char *name = g_path_get_basename (paper->file);
  g_autoptr (AttRecord) file = NULL;

  if (stream == NULL
      || !att_office_keep_stream (self->office, stream, name, &file, self->cancellable, error)
      || !att_request_file_confirm_paper (self->file, paper, att_record_get (file, "sha256"), error))
    return NULL;
  return g_steal_pointer (&file);
}

static AttRecord *
attach_file (Intake *self, AttRecord *described, const AttRequestPaper *paper, GError **error)
{
  AttRecord *file = keep_paper (self, paper, error);
  AttRecord *record;

  if (file == NULL)
    return NULL;
  record = att_record_new ();
  for (guint i = 0; i < att_record_get_size (described); i++)
    {
      const AttValue *value = att_record_nth (described, i);

      att_record_add (record, value->name, value->text);
      if (g_str_equal (value->name, "item"))
        att_record_add_record (record, "file", att_record_ref (file));
    }
  att_record_unref (file);
  return record;
}

static AttRecord *
complete_record (Intake *self, GError **error)
{
  g_autoptr (AttRecord) record = att_record_new ();
  AttRecord *read = att_request_file_get_record (self->file);
  GPtrArray *papers = att_request_file_get_papers (self->file);
  guint n_papers = 0;

  for (guint i = 0; i < att_record_get_size (read); i++)
    {
      const AttValue *value = att_record_nth (read, i);
      AttRecord *member = NULL;

      if (value->record == NULL)
        {
          att_record_add (record, value->name, value->text);
          continue;
        }
      if (g_str_equal (value->name, "profession"))
        member = look_up_profession (self, value->record);
      else if (g_str_equal (value->name, "paper"))
        member = attach_file (self, value->record, g_ptr_array_index (papers, n_papers++), error);
      else
        member = att_record_ref (value->record);
      if (member == NULL)
        return NULL;
      att_record_add_record (record, value->name, member);
    }
  return g_steal_pointer (&record);
}

static gboolean
add_source (Intake *self, const char *path, AttRecord *record, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  AttRecord *source = NULL;
  GBytes *bytes = att_request_file_get_bytes (self->file);

  if (!att_office_keep_bytes (self->office, bytes, valid, &source, self->cancellable, error))
    return FALSE;
  att_record_add_record (record, "source", source);
  return TRUE;
}

static gboolean
add_duplicates (Intake *self, AttRecord *record, GError **error)
{
  const AttDossierQuery query = {
    .today = self->on,
    .outcome = "open",
    .bin = att_record_get (record, "bin"),
    .sort = ATT_SORT_NUMBER,
  };
  g_autoptr (GPtrArray) rows = att_office_query_dossiers (self->office, &query, self->cancellable, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const AttDossierRow *row = g_ptr_array_index (rows, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->number);

      att_record_add (record, "duplicate-of", number);
    }
  return TRUE;
}

/* The last day of the certificate that is followed tells whether the application is late (Art. 23(5)). */
static gboolean
add_follows_until (Intake *self, gint64 dossier, const char *serial, AttRecord *record, GError **error)
{
  g_autoptr (AttDossier) old = NULL;
  GPtrArray *certificates;

  old = att_office_load (self->office, dossier, self->on, ATT_DAY_FOREVER, self->cancellable, error);
  if (old == NULL)
    return FALSE;
  certificates = att_dossier_get_certificates (old);
  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);

      if (g_strcmp0 (certificate->serial, serial) == 0)
        att_record_add_day (record, "follows-until", certificate->until);
    }
  return TRUE;
}

static gboolean
add_follows (Intake *self, AttRecord *record, GError **error)
{
  const char *serial = att_record_get (record, "follows");
  gint64 dossier = -1;

  if (serial == NULL)
    return TRUE;
  if (!att_office_find_serial (self->office, serial, &dossier, self->cancellable, error))
    return FALSE;
  att_record_add (record, "follows-known", dossier > 0 ? "yes" : "no");
  return dossier <= 0 || add_follows_until (self, dossier, serial, record, error);
}

static gint64
record_act (Intake *self, const char *actor, AttRecord *record, AttProblems *warnings, GError **error)
{
  gboolean taken_over = g_strcmp0 (att_record_get (record, "kind"), "taken-over") == 0;
  const AttRecording recording = { -1, taken_over ? "taken-over" : "received", self->on, actor, record };
  gint64 dossier = -1;
  g_autoptr (AttAct) act = NULL;

  act = att_office_record (self->office, &recording, &dossier, warnings, self->cancellable, error);
  return act != NULL ? dossier : -1;
}

static gint64
receive (Intake *self, const char *path, const char *actor, AttProblems *warnings, GError **error)
{
  AttProblems *found = att_request_file_get_warnings (self->file);
  g_autoptr (AttRecord) record = complete_record (self, error);

  if (record == NULL || !add_source (self, path, record, error) || !add_duplicates (self, record, error)
      || !add_follows (self, record, error))
    return -1;
  for (guint i = 0; warnings != NULL && i < found->len; i++)
    g_ptr_array_add (warnings, g_error_copy (g_ptr_array_index (found, i)));
  return record_act (self, actor, record, warnings, error);
}

static void
begin (Intake *self, AttOffice *office, AttDay on, GCancellable *cancellable, AttRequestRules *rules)
{
  AttDay today = att_clock_get_today (att_office_get_clock (office));

  *self = (Intake) { office, NULL, on != ATT_DAY_NONE ? on : today, cancellable };
  att_request_rules_init (rules, att_law_get_regulation (att_office_get_law (office), self->on), today);
}

/**
 * att_intake_receive:
 * @office: the office
 * @path: an application file; its papers lie beside it or in folders below
 * @on: the day on which it was received; %ATT_DAY_NONE for today
 * @actor: who receives it
 * @warnings: (nullable): where to add what does not keep the application out: papers of other types, and what the
 *   office warns of
 * @cancellable: (nullable): to stop early
 * @error: a %ATT_PROBLEM that names file and line where the file is wrong
 *
 * Takes an application in (Art. 23(2)(1)), or a certificate that was issued before this register was kept
 * (Art. 11(2)): keeps its papers and the file itself, looks its professions up in the register of professions, and
 * opens a dossier. An application with defects is taken in; of a file that is wrong nothing is recorded.
 *
 * Returns: the number of the new dossier, or -1
 */
gint64
att_intake_receive (AttOffice *office, const char *path, AttDay on, const char *actor,
                    AttProblems *warnings, GCancellable *cancellable, GError **error)
{
  Intake self;
  AttRequestRules rules;
  g_autoptr (AttRequestFile) file = NULL;

  begin (&self, office, on, cancellable, &rules);
  self.file = file = att_request_file_read (path, &rules, cancellable, error);
  return file != NULL ? receive (&self, path, actor, warnings, error) : -1;
}

/**
 * att_intake_receive_typed:
 * @office: the office
 * @typed: what was typed from an application on paper, as for att_request_file_new_typed()
 * @on: the day on which it was received; %ATT_DAY_NONE for today
 * @actor: who receives it
 * @warnings: (nullable): as for att_intake_receive()
 * @cancellable: (nullable): to stop early
 * @error: a %ATT_PROBLEM that names the field where something is wrong
 *
 * Takes in an application that came on paper (Art. 23(2)(1)) by the same door as one that came as a file: the file that
 * says what was typed is kept with it.
 *
 * Returns: the number of the new dossier, or -1
 */
gint64
att_intake_receive_typed (AttOffice *office, const AttRecord *typed, AttDay on, const char *actor,
                          AttProblems *warnings, GCancellable *cancellable, GError **error)
{
  Intake self;
  AttRequestRules rules;
  g_autoptr (AttRequestFile) file = NULL;

  begin (&self, office, on, cancellable, &rules);
  self.file = file = att_request_file_new_typed (typed, &rules, cancellable, error);
  return file != NULL ? receive (&self, ATT_REQUEST_FILE_NAME, actor, warnings, error) : -1;
}
