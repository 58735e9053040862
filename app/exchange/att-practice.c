/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-practice.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "att-files.h"
#include "att-intake.h"

#define MARK "practice.txt"
#define MAX_SAMPLE_BYTES (16 * 1024 * 1024)

static const AttProblemSpec no_sample = {
  ATT_PROBLEM_INPUT, "sample-unreadable",
  N_ ("The sample that comes with the program can't be read."), N_ ("Install the program anew."), NULL
};

typedef struct
{
  AttOffice *office;
  const char *actor;
  GKeyFile *plan;
  char *folder; /* where the applications are written, beside their papers */
  GBytes *application;
  AttCalendar *calendar;
  AttProgressFunc progress;
  gpointer data;
  guint64 done;
  guint64 all;
  GCancellable *cancellable;
} Practice;

static gboolean
fail (GError **error)
{
  att_problem_set_plain (error, &no_sample);
  return FALSE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

/* An application file names its papers beside it, so they are copied to where the applications are written. */
static gboolean
copy_papers (Practice *self, const char *sample, GError **error)
{
  g_autofree char *from = g_build_filename (sample, "papers", NULL);
  g_autofree char *to = g_build_filename (self->folder, "papers", NULL);
  g_autoptr (GDir) papers = g_dir_open (from, 0, NULL);
  const char *name;

  if (papers == NULL || g_mkdir (to, 0700) != 0)
    return fail (error);
  while ((name = g_dir_read_name (papers)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autoptr (GBytes) bytes = att_files_read (source, MAX_SAMPLE_BYTES, self->cancellable, error);

      if (bytes == NULL || !att_files_write (target, bytes, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_field (Practice *self, AttRecord *fields, const char *field, AttDay on)
{
  const char *equals = strchr (field, '=');
  g_autofree char *name = equals != NULL ? g_strndup (field, (gsize) (equals - field)) : NULL;

  if (name == NULL)
    return;
  if (equals[1] == '+')
    att_record_add_day (fields, name,
                        att_calendar_add_working_days (self->calendar, on, (int) g_ascii_strtoll (equals + 2, NULL, 10)));
  else
    att_record_add (fields, name, equals + 1);
}

static gboolean
record (Practice *self, gint64 dossier, const char *kind, char **fields, AttDay on, GError **error)
{
  g_autoptr (AttRecord) record = att_record_new ();
  g_autoptr (AttAct) act = NULL;
  const AttRecording recording = { dossier, kind, on, self->actor, record };

  for (; *fields != NULL; fields++)
    add_field (self, record, *fields, on);
  act = att_office_record (self->office, &recording, NULL, NULL, self->cancellable, error);
  self->done++;
  if (self->progress != NULL)
    self->progress (self->done, self->all, self->data);
  return act != NULL;
}

static gboolean
tell_office (Practice *self, AttDay on, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->plan, "office", NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *line = g_key_file_get_string (self->plan, "office", keys[i], NULL);
      g_auto (GStrv) parts = g_strsplit (line, "|", -1);

      if (!record (self, ATT_OFFICE_DOSSIER, parts[0], parts + 1, on, error))
        return FALSE;
    }
  return TRUE;
}

static void
exchange_text (GString *text, const char *mark, const char *begin, const char *end, const char *value)
{
  g_autofree char *from = g_strconcat (begin, mark, end, NULL);
  g_autofree char *to = g_strconcat (begin, value, end, NULL);

  g_string_replace (text, from, to, 0);
}

/* The sample's application under the name of another centre. */
static char *
write_application (Practice *self, const char *centre, AttDay on, GError **error)
{
  static const struct
  {
    const char *key;
    const char *begin;
    const char *end;
  } marks[] = {
    { "bin", "<bin>", "</bin>" },
    { "name-kk", ">", "<" },
    { "name-ru", ">", "<" },
    { "region", " region=\"", "\"" },
    { "date", " channel=\"electronic\" date=\"", "\"" },
  };
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (self->application, NULL),
                                               (gssize) g_bytes_get_size (self->application));
  g_autofree char *date = att_day_to_string (on);
  g_autofree char *path = g_build_filename (self->folder, "application.xml", NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_key_file_get_string (self->plan, "sample", marks[i].key, NULL);
      g_autofree char *value = g_key_file_get_string (self->plan, centre, marks[i].key, NULL);

      if (mark != NULL && (value != NULL || g_str_equal (marks[i].key, "date")))
        exchange_text (text, mark, marks[i].begin, marks[i].end, value != NULL ? value : date);
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  return att_files_write (path, bytes, error) ? g_steal_pointer (&path) : NULL;
}

static gboolean
make_dossier (Practice *self, const char *centre, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->plan, "steps", NULL, NULL);
  int n_steps = g_key_file_get_integer (self->plan, centre, "steps", NULL);
  AttDay today = att_clock_get_today (att_office_get_clock (self->office));
  AttDay day = att_calendar_add_working_days (self->calendar, today,
                                              -g_key_file_get_integer (self->plan, centre, "start", NULL));
  g_autofree char *path = write_application (self, centre, day, error);
  gint64 dossier = path != NULL
                       ? att_intake_receive (self->office, path, day, self->actor, NULL, self->cancellable, error)
                       : -1;

  if (dossier < 0)
    return FALSE;
  for (int i = 0; i < n_steps && keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *line = g_key_file_get_string (self->plan, "steps", keys[i], NULL);
      g_auto (GStrv) parts = g_strsplit (line, "|", -1);

      if (g_strv_length (parts) < 2)
        return fail (error);
      day = att_calendar_add_working_days (self->calendar, day, (int) g_ascii_strtoll (parts[0], NULL, 10));
      if (!record (self, dossier, parts[1], parts + 2, MIN (day, today), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_centre (const char *group)
{
  return g_str_has_prefix (group, "centre ");
}

static gboolean
fill (Practice *self, const char *sample, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->plan, NULL);
  g_autofree char *professions = g_build_filename (sample, "professions.tsv", NULL);
  g_autofree char *application = g_build_filename (sample, "application.xml", NULL);
  g_autoptr (AttAct) imported = NULL;
  int longest = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    if (is_centre (groups[i]))
      {
        longest = MAX (longest, g_key_file_get_integer (self->plan, groups[i], "start", NULL));
        self->all += (guint64) g_key_file_get_integer (self->plan, groups[i], "steps", NULL);
      }
  self->application = att_files_read (application, MAX_SAMPLE_BYTES, self->cancellable, error);
  if (self->application == NULL || !copy_papers (self, sample, error))
    return FALSE;
  imported = att_office_import_professions (self->office, professions, self->actor, self->cancellable, error);
  self->calendar = g_object_ref (att_law_get_calendar (att_office_get_law (self->office)));
  if (imported == NULL
      || !tell_office (self,
                       att_calendar_add_working_days (self->calendar,
                                                      att_clock_get_today (att_office_get_clock (self->office)),
                                                      -longest),
                       error))
    return FALSE;
  for (guint i = 0; groups[i] != NULL; i++)
    if (is_centre (groups[i]) && !make_dossier (self, groups[i], error))
      return FALSE;
  return TRUE;
}

/* Whoever finds the folder is told what it is, whatever language they read. */
static gboolean
put_mark (const char *location, GError **error)
{
  static const char text[] = "Оқу тіркелімі: мұнда ештеңенің заңды күші жоқ.\n"
                             "Учебный реестр: ничто здесь не имеет юридической силы.\n"
                             "Practice register: nothing here has legal force.\n";
  g_autofree char *path = g_build_filename (location, MARK, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);

  return att_files_write (path, bytes, error);
}

/**
 * att_practice_dup_sample_folder:
 *
 * Returns: (transfer full): where the sample is that comes with the program: installed, or in the source tree of a
 *   program that runs where it was built
 */
char *
att_practice_dup_sample_folder (void)
{
  const char *override = g_getenv ("ATTESTAT_DATADIR");
  g_autofree char *in_source
      = override != NULL ? g_build_filename (override, "..", "data", "sample", NULL) : NULL;

  if (in_source != NULL && g_file_test (in_source, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&in_source);
  return g_build_filename (override != NULL ? override : ATT_DATADIR, "sample", NULL);
}

/**
 * att_practice_is_at:
 * @location: where a register is
 *
 * Returns: whether it is a practice register, in which nothing has legal force
 */
gboolean
att_practice_is_at (const char *location)
{
  g_autofree char *mark = g_build_filename (location, MARK, NULL);

  return g_file_test (mark, G_FILE_TEST_EXISTS);
}

/**
 * att_practice_fill:
 * @office: a register that was just made
 * @location: where it is
 * @sample: where the sample is
 * @actor: who records
 * @progress: (nullable) (scope call): how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: when the sample can't be read, or the register not written
 *
 * Marks the register as one for practice and puts the sample's invented centres into it, each at another stage, with days
 * that end today.
 *
 * Returns: whether all of it was recorded
 */
gboolean
att_practice_fill (AttOffice *office, const char *location, const char *sample, const char *actor,
                   AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GKeyFile) plan = g_key_file_new ();
  g_autofree char *path = g_build_filename (sample, "practice.ini", NULL);
  Practice self = { .office = office, .actor = actor, .plan = plan, .progress = progress, .data = data,
                    .cancellable = cancellable };
  gboolean filled;

  g_return_val_if_fail (ATT_IS_OFFICE (office), FALSE);

  if (!g_key_file_load_from_file (plan, path, G_KEY_FILE_NONE, NULL))
    return fail (error);
  self.folder = g_dir_make_tmp ("attestat-XXXXXX", NULL);
  if (self.folder == NULL)
    return fail (error);
  filled = put_mark (location, error) && fill (&self, sample, error);
  remove_folder (self.folder);
  g_free (self.folder);
  g_clear_pointer (&self.application, g_bytes_unref);
  g_clear_object (&self.calendar);
  return filled;
}
