/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fake-office.h"

#include "att-files.h"
#include "att-fields.h"
#include "fixture.h"

struct _AttOffice
{
  GObject parent_instance;
  FakeOffice fake;
  AttLaw *law;
  AttClock *clock;
};

G_DEFINE_FINAL_TYPE (AttOffice, att_office, G_TYPE_OBJECT)

static void
att_office_finalize (GObject *object)
{
  AttOffice *self = (AttOffice *) object;

  g_ptr_array_unref (self->fake.kept);
  g_ptr_array_unref (self->fake.recorded);
  g_ptr_array_unref (self->fake.kinds);
  g_array_unref (self->fake.days);
  g_clear_object (&self->law);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (att_office_parent_class)->finalize (object);
}

static void
att_office_class_init (AttOfficeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_office_finalize;
}

static void
att_office_init (AttOffice *self)
{
  self->fake.kept = g_ptr_array_new_with_free_func ((GDestroyNotify) att_record_unref);
  self->fake.recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) att_record_unref);
  self->fake.kinds = g_ptr_array_new_with_free_func (g_free);
  self->fake.days = g_array_new (FALSE, FALSE, sizeof (AttDay));
}

AttOffice *
fake_office_new (FakeOffice **fake, const char *professions)
{
  AttOffice *self = g_object_new (att_office_get_type (), NULL);
  g_autoptr (GPtrArray) regulations = g_ptr_array_new ();
  g_autoptr (GBytes) calendar_bytes = att_calendar_dup_shipped ();
  g_autoptr (AttCalendar) calendar = NULL;
  g_autoptr (AttProfessions) imported = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (regulations, fixture_get_regulation ());
  calendar = att_calendar_new_from_bytes (calendar_bytes, NULL, &error);
  g_assert_no_error (error);
  if (professions != NULL)
    {
      g_autoptr (GBytes) bytes = att_files_read (professions, 1 << 20, NULL, &error);

      g_assert_no_error (error);
      imported = att_professions_new_from_bytes (bytes, professions, &error);
      g_assert_no_error (error);
    }
  self->law = att_law_new (regulations, calendar, imported);
  self->clock = att_clock_new_fixed (0);
  att_clock_set_today (self->clock, att_day_parse (FIXTURE_TODAY));
  *fake = &self->fake;
  return self;
}

AttLaw *
att_office_get_law (AttOffice *self)
{
  return self->law;
}

AttClock *
att_office_get_clock (AttOffice *self)
{
  return self->clock;
}

gboolean
att_office_keep_bytes (AttOffice *self, GBytes *bytes, const char *name, AttRecord **file, GCancellable *cancellable,
                       GError **error)
{
  AttHash hash = att_hash_bytes (bytes);
  g_autofree char *hex = att_hash_to_string (&hash);
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (bytes));

  *file = att_record_new ();
  att_record_add (*file, "sha256", hex);
  att_record_add (*file, "name", name);
  att_record_add (*file, "size", size);
  att_record_add (*file, "type",
                  att_files_guess_type (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  g_ptr_array_add (self->fake.kept, att_record_ref (*file));
  return TRUE;
}

gboolean
att_office_keep_stream (AttOffice *self, GInputStream *stream, const char *name, AttRecord **file,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (self->fake.before_keeping != NULL)
    self->fake.before_keeping (name, self->fake.data);
  if (g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) < 0)
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  return att_office_keep_bytes (self, bytes, name, file, cancellable, error);
}

GPtrArray *
att_office_query_dossiers (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  static const gint64 numbers[] = { 5, 8 };
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpstr (query->outcome, ==, "open");
  for (guint i = 0; g_strcmp0 (query->bin, self->fake.duplicate) == 0 && i < G_N_ELEMENTS (numbers); i++)
    {
      AttDossierRow *row = g_new0 (AttDossierRow, 1);

      row->number = numbers[i];
      g_ptr_array_add (rows, row);
    }
  return rows;
}

gboolean
att_office_find_serial (AttOffice *self, const char *serial, gint64 *dossier, GCancellable *cancellable, GError **error)
{
  *dossier = g_strcmp0 (serial, self->fake.serial) == 0 ? 3 : -1;
  return TRUE;
}

/* A dossier that took that certificate over. */
AttDossier *
att_office_load (AttOffice *self, gint64 number, AttDay on, AttDay known, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AttRecord) fields = att_record_new ();
  AttAct *act;

  g_assert_cmpint (number, ==, 3);
  att_record_add (fields, "kind", "taken-over");
  att_record_add (fields, "serial", self->fake.serial);
  att_record_add (fields, "from", "2023-11-20");
  att_record_add (fields, "until", "2026-11-20");
  act = att_act_new ("0123456789abcdef0123456789abcdef", att_kind_find ("taken-over"), att_day_parse ("2024-01-10"),
                     "A. Registrar", fields);
  att_act_set_entry (act, number, 1, 0, att_day_parse ("2024-01-10"), NULL);
  g_ptr_array_add (acts, act);
  return att_dossier_fold (number, acts, on, known);
}

AttAct *
att_office_record (AttOffice *self, const AttRecording *recording, gint64 *dossier, AttProblems *warnings,
                   GCancellable *cancellable, GError **error)
{
  const AttKind *kind = att_kind_find (recording->kind);
  const AttFieldContext context = { fixture_get_regulation (), att_day_parse (FIXTURE_TODAY) };
  g_autoptr (GPtrArray) problems = att_problems_new ();

  g_assert_cmpint (recording->dossier, <, 0);
  g_assert_cmpstr (recording->actor, ==, "A. Registrar");
  att_kind_check (kind, recording->fields, &context, problems);
  if (!att_problems_to_error (problems, error))
    return NULL;
  g_ptr_array_add (self->fake.recorded, att_record_ref (recording->fields));
  g_ptr_array_add (self->fake.kinds, g_strdup (recording->kind));
  g_array_append_val (self->fake.days, recording->on);
  *dossier = 8 + self->fake.recorded->len;
  return att_act_new ("fedcba9876543210fedcba9876543210", kind, recording->on, recording->actor, recording->fields);
}
