/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-files.h"
#include "att-numbers.h"
#include "att-office-private.h"

#define MAX_LAW_BYTES (16 * 1024 * 1024)

static const AttProblemSpec no_law = {
  ATT_PROBLEM_STORE, "no-law",
  N_ ("The register holds no regulation or no calendar: it was not made completely."),
  N_ ("Make it anew with attestatctl init."), NULL
};

static GBytes *
get_file (AttOffice *self, AttAct *act, GCancellable *cancellable, GError **error)
{
  const AttRecord *file = att_record_get_record (att_act_get_fields (act), "file");

  return att_office_get_blob (self, att_record_get (file, "sha256"), cancellable, error);
}

static gboolean
take_calendar (AttCalendar **calendar, GBytes *bytes, GError **error)
{
  AttCalendar *next = *calendar == NULL ? att_calendar_new_from_bytes (bytes, NULL, error)
                                        : att_calendar_amend (*calendar, bytes, NULL, error);

  if (next == NULL)
    return FALSE;
  g_clear_object (calendar);
  *calendar = next;
  return TRUE;
}

/* Reads the law from what dossier 0 adopted. */
gboolean
att_office_load_law (AttOffice *self, GCancellable *cancellable, GError **error)
{
  AttHistory *history = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  g_autoptr (GPtrArray) regulations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AttCalendar) calendar = NULL;
  g_autoptr (AttProfessions) professions = NULL;

  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < history->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (history->acts, i);
      gboolean regulates = att_act_is (act, "regulation-adopted");
      gboolean dates = att_act_is (act, "calendar-amended");
      g_autoptr (GBytes) bytes = NULL;

      if (!regulates && !dates && !att_act_is (act, "professions-imported"))
        continue;
      bytes = get_file (self, act, cancellable, error);
      if (bytes == NULL)
        return FALSE;
      if (regulates)
        {
          AttRegulation *regulation = att_regulation_new_from_bytes (bytes, NULL, error);

          if (regulation == NULL)
            return FALSE;
          g_ptr_array_add (regulations, regulation);
        }
      else if (dates)
        {
          if (!take_calendar (&calendar, bytes, error))
            return FALSE;
        }
      else
        {
          g_clear_object (&professions);
          professions = att_professions_new_from_bytes (bytes, NULL, error);
          if (professions == NULL)
            return FALSE;
        }
    }
  if (regulations->len == 0 || calendar == NULL)
    {
      att_problem_set_plain (error, &no_law);
      return FALSE;
    }
  if (self->past_laws == NULL)
    self->past_laws = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->law != NULL)
    g_ptr_array_add (self->past_laws, g_steal_pointer (&self->law));
  self->law = att_law_new (regulations, calendar, professions);
  self->law_seq = history->seq;
  return TRUE;
}

static gboolean
adopt_bytes (AttOffice *self, const char *kind, GBytes *bytes, const char *name, AttDay valid_from, const char *actor,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecord *file = NULL;

  if (!att_office_keep_bytes (self, bytes, name, &file, cancellable, error))
    return FALSE;
  att_record_add_record (fields, "file", file);
  att_record_add_day (fields, "valid-from", valid_from);
  return att_office_record_unjudged (self, kind, fields, actor, cancellable, error);
}

/* The regulation and the calendar that come with the program: a register starts with them. */
gboolean
att_office_adopt_shipped (AttOffice *self, const char *actor, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) regulation_bytes = att_regulation_dup_shipped ();
  g_autoptr (GBytes) calendar_bytes = att_calendar_dup_shipped ();
  g_autoptr (AttRegulation) regulation = att_regulation_new_from_bytes (regulation_bytes, NULL, error);

  return regulation != NULL
         && adopt_bytes (self, "regulation-adopted", regulation_bytes, "regulation.xml",
                         att_regulation_get_valid_from (regulation), actor, cancellable, error)
         && adopt_bytes (self, "calendar-amended", calendar_bytes, "calendar.xml", ATT_DAY_NONE, actor, cancellable,
                         error)
         && att_office_load_law (self, cancellable, error) && att_office_reindex_if_stale (self, cancellable, error);
}

/* Whether somebody else adopted law since: another office of the process, or another computer's. */
gboolean
att_office_follow_law (AttOffice *self, GCancellable *cancellable, GError **error)
{
  AttHistory *history;

  if (self->law == NULL)
    return TRUE;
  history = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  if (history == NULL)
    return FALSE;
  return history->seq == self->law_seq || att_office_load_law (self, cancellable, error);
}

static AttAct *
record_file (AttOffice *self, const char *kind, GBytes *bytes, const char *path, AttRecord *fields, const char *actor,
             GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  AttRecording recording = { ATT_OFFICE_DOSSIER, kind, ATT_DAY_NONE, actor, fields };
  AttRecord *file = NULL;

  if (!att_office_keep_bytes (self, bytes, name, &file, cancellable, error))
    return NULL;
  att_record_add_record (fields, "file", file);
  return att_office_record (self, &recording, NULL, NULL, cancellable, error);
}

/**
 * att_office_adopt_regulation:
 * @self: an office
 * @path: a regulation's file
 * @actor: who adopts it
 * @cancellable: (nullable): to stop early
 * @error: a wrong file is refused with its line before anything is adopted
 *
 * Art. 23(4): the rules change; what was judged by the old ones stays judged by them.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_adopt_regulation (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GBytes) bytes = att_files_read (path, MAX_LAW_BYTES, cancellable, error);

  return bytes != NULL ? att_office_adopt_regulation_bytes (self, bytes, path, actor, cancellable, error) : NULL;
}

/**
 * att_office_adopt_regulation_bytes:
 * @self: an office
 * @bytes: a regulation
 * @path: where it came from, for messages; its last part names the file in the register
 * @actor: who adopts it
 * @cancellable: (nullable): to stop early
 * @error: a wrong file is refused with its line before anything is adopted
 *
 * As att_office_adopt_regulation(), of what was read before.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_adopt_regulation_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                   GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRegulation) regulation = att_regulation_new_from_bytes (bytes, path, error);
  g_autoptr (AttRecord) fields = att_record_new ();
  AttAct *act;

  if (regulation == NULL)
    return NULL;
  att_record_add_day (fields, "valid-from", att_regulation_get_valid_from (regulation));
  act = record_file (self, "regulation-adopted", bytes, path, fields, actor, cancellable, error);
  if (act != NULL && !att_office_reindex_if_stale (self, cancellable, error))
    g_clear_object (&act);
  return act;
}

/**
 * att_office_amend_calendar:
 * @self: an office
 * @path: a file of days that were moved, or of a further year
 * @actor: who amends it
 * @cancellable: (nullable): to stop early
 * @error: a wrong file is refused with its line before anything changes
 *
 * Open deadlines that the new days shift are computed anew at once.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_amend_calendar (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GBytes) bytes = att_files_read (path, MAX_LAW_BYTES, cancellable, error);

  return bytes != NULL ? att_office_amend_calendar_bytes (self, bytes, path, actor, cancellable, error) : NULL;
}

/**
 * att_office_amend_calendar_bytes:
 * @self: an office
 * @bytes: days that were moved, or a further year
 * @path: where they came from, for messages; its last part names the file in the register
 * @actor: who amends the calendar
 * @cancellable: (nullable): to stop early
 * @error: what is wrong is refused with its line before anything changes
 *
 * As att_office_amend_calendar(), of what was made or read before.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_amend_calendar_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                 GCancellable *cancellable, GError **error)
{
  g_autoptr (AttCalendar) amended = NULL;
  g_autoptr (AttRecord) fields = att_record_new ();
  AttAct *act;

  if (!att_office_follow_law (self, cancellable, error))
    return NULL;
  amended = att_calendar_amend (att_law_get_calendar (self->law), bytes, path, error);
  if (amended == NULL)
    return NULL;
  act = record_file (self, "calendar-amended", bytes, path, fields, actor, cancellable, error);
  if (act != NULL && !att_office_reindex_if_stale (self, cancellable, error))
    g_clear_object (&act);
  return act;
}

static void
add_count (AttRecord *fields, const char *name, GPtrArray *list)
{
  g_autofree char *count = g_strdup_printf ("%u", list->len);

  att_record_add (fields, name, count);
}

/**
 * att_office_adopt_template:
 * @self: an office
 * @path: a template's file
 * @actor: who adopts it
 * @cancellable: (nullable): to stop early
 * @error: a wrong file is refused with its line before anything is adopted
 *
 * Art. 23(4): from its day on documents are made by the adopted template; those that were issued stay as they are.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_adopt_template (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GBytes) bytes = att_files_read (path, MAX_LAW_BYTES, cancellable, error);

  return bytes != NULL ? att_office_adopt_template_bytes (self, bytes, path, actor, cancellable, error) : NULL;
}

/**
 * att_office_adopt_template_bytes:
 * @self: an office
 * @bytes: a template
 * @path: where it came from, for messages; its last part names the file in the register
 * @actor: who adopts it
 * @cancellable: (nullable): to stop early
 * @error: a wrong file is refused with its line before anything is adopted
 *
 * As att_office_adopt_template(), of what was read before.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_adopt_template_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                 GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autofree char *form = NULL;

  if (!att_issuer_check_template (self->issuer, bytes, path, &form, error))
    return NULL;
  att_record_add (fields, "form", form);
  return record_file (self, "template-adopted", bytes, path, fields, actor, cancellable, error);
}

/**
 * att_office_import_professions:
 * @self: an office
 * @path: the register of professions as TSV
 * @actor: who imports it
 * @cancellable: (nullable): to stop early
 * @error: a wrong file is refused with its line before anything changes
 *
 * Replaces the register of professions as a whole (Art. 24(1)(3)). The act says how many were added, changed and dropped;
 * att_professions_compare() of the registers before and after says which.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_import_professions (AttOffice *self, const char *path, const char *actor, GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GBytes) bytes = att_files_read (path, MAX_LAW_BYTES, cancellable, error);

  return bytes != NULL ? att_office_import_professions_bytes (self, bytes, path, actor, cancellable, error) : NULL;
}

/**
 * att_office_import_professions_bytes:
 * @self: an office
 * @bytes: the register of professions as TSV
 * @path: where it came from, for messages; its last part names the file in the register
 * @actor: who imports it
 * @cancellable: (nullable): to stop early
 * @error: a wrong file is refused with its line before anything changes
 *
 * As att_office_import_professions(), of what was read before.
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_office_import_professions_bytes (AttOffice *self, GBytes *bytes, const char *path, const char *actor,
                                     GCancellable *cancellable, GError **error)
{
  g_autoptr (AttProfessions) professions = att_professions_new_from_bytes (bytes, path, error);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) dropped = g_ptr_array_new ();
  g_autoptr (AttRecord) fields = att_record_new ();

  if (professions == NULL || !att_office_follow_law (self, cancellable, error))
    return NULL;
  att_professions_compare (att_law_get_professions (self->law), professions, added, changed, dropped);
  add_count (fields, "added", added);
  add_count (fields, "changed", changed);
  add_count (fields, "dropped", dropped);
  return record_file (self, "professions-imported", bytes, path, fields, actor, cancellable, error);
}

/**
 * att_office_foresee_number:
 * @self: an office
 * @series: the kind of act, or `serial`
 * @cancellable: (nullable): to stop early
 * @error: when the register can't be read
 *
 * Returns: (transfer full) (nullable): the number that would be given today, should nobody be quicker
 */
char *
att_office_foresee_number (AttOffice *self, const char *series, GCancellable *cancellable, GError **error)
{
  AttDay today;

  g_return_val_if_fail (ATT_IS_OFFICE (self), NULL);
  if (!att_office_follow_law (self, cancellable, error))
    return NULL;
  today = att_clock_get_today (self->clock);
  return att_numbers_foresee (self->store, att_law_get_regulation (self->law, today), series, today, cancellable, error);
}
