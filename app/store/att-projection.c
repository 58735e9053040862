/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-projection.h"

G_DEFINE_BOXED_TYPE (AttProjection, att_projection, att_projection_copy, att_projection_free)

/**
 * att_deadline_row_new:
 *
 * Returns: (transfer full): an empty row
 */
AttDeadlineRow *
att_deadline_row_new (void)
{
  return g_new0 (AttDeadlineRow, 1);
}

/**
 * att_deadline_row_free:
 * @row: (transfer full): a row
 */
void
att_deadline_row_free (AttDeadlineRow *row)
{
  g_free (row->id);
  g_free (row);
}

static gpointer
copy_deadline (gconstpointer data, gpointer user_data)
{
  const AttDeadlineRow *row = data;
  AttDeadlineRow *copy = g_memdup2 (row, sizeof *row);

  copy->id = g_strdup (row->id);
  return copy;
}

/**
 * att_state_row_new:
 * @from: the first day of the state
 * @state: `valid`, `revoked`, `terminated` or `replaced`
 * @ground: (nullable): why it ended
 *
 * Returns: (transfer full): a row
 */
AttStateRow *
att_state_row_new (AttDay from, const char *state, const char *ground)
{
  AttStateRow *row = g_new0 (AttStateRow, 1);

  row->from = from;
  row->state = g_strdup (state);
  row->ground = g_strdup (ground);
  return row;
}

/**
 * att_state_row_free:
 * @row: (transfer full): a row
 */
void
att_state_row_free (AttStateRow *row)
{
  g_free (row->state);
  g_free (row->ground);
  g_free (row);
}

static gpointer
copy_state (gconstpointer data, gpointer user_data)
{
  const AttStateRow *row = data;

  return att_state_row_new (row->from, row->state, row->ground);
}

/**
 * att_certificate_row_new:
 *
 * Returns: (transfer full): an empty row without a state
 */
AttCertificateRow *
att_certificate_row_new (void)
{
  AttCertificateRow *row = g_new0 (AttCertificateRow, 1);

  row->states = g_ptr_array_new_with_free_func ((GDestroyNotify) att_state_row_free);
  return row;
}

/**
 * att_certificate_row_free:
 * @row: (transfer full): a row
 */
void
att_certificate_row_free (AttCertificateRow *row)
{
  g_free (row->serial);
  g_free (row->bin);
  g_clear_pointer (&row->name, att_text_unref);
  g_clear_pointer (&row->states, g_ptr_array_unref);
  g_free (row);
}

/**
 * att_plan_row_new:
 *
 * Returns: (transfer full): an empty row
 */
AttPlanRow *
att_plan_row_new (void)
{
  return g_new0 (AttPlanRow, 1);
}

/**
 * att_plan_row_free:
 * @row: (transfer full): a row
 */
void
att_plan_row_free (AttPlanRow *row)
{
  g_free (row->method);
  g_free (row);
}

static gpointer
copy_plan (gconstpointer data, gpointer user_data)
{
  const AttPlanRow *row = data;
  AttPlanRow *copy = g_memdup2 (row, sizeof *row);

  copy->method = g_strdup (row->method);
  return copy;
}

/**
 * att_complaint_row_new:
 *
 * Returns: (transfer full): an empty row
 */
AttComplaintRow *
att_complaint_row_new (void)
{
  return g_new0 (AttComplaintRow, 1);
}

/**
 * att_complaint_row_free:
 * @row: (transfer full): a row
 */
void
att_complaint_row_free (AttComplaintRow *row)
{
  g_free (row->person);
  g_free (row->document);
  g_free (row);
}

static gpointer
copy_complaint (gconstpointer data, gpointer user_data)
{
  const AttComplaintRow *row = data;
  AttComplaintRow *copy = g_memdup2 (row, sizeof *row);

  copy->person = g_strdup (row->person);
  copy->document = g_strdup (row->document);
  return copy;
}

/**
 * att_fact_row_new:
 * @id: what kind of fact
 * @value: which of that kind
 * @on: the day on which it happened
 * @other: a second day that belongs to it, or %ATT_DAY_NONE
 *
 * Returns: (transfer full): a row
 */
AttFactRow *
att_fact_row_new (const char *id, const char *value, AttDay on, AttDay other)
{
  AttFactRow *row = g_new0 (AttFactRow, 1);

  row->id = g_strdup (id);
  row->value = g_strdup (value);
  row->on = on;
  row->other = other;
  return row;
}

/**
 * att_fact_row_free:
 * @row: (transfer full): a row
 */
void
att_fact_row_free (AttFactRow *row)
{
  g_free (row->id);
  g_free (row->value);
  g_free (row);
}

static gpointer
copy_fact (gconstpointer data, gpointer user_data)
{
  const AttFactRow *row = data;

  return att_fact_row_new (row->id, row->value, row->on, row->other);
}

static GPtrArray *
copy_rows (GPtrArray *rows, gpointer (*copy) (gconstpointer data, gpointer user_data), GDestroyNotify destroy)
{
  GPtrArray *copies = g_ptr_array_copy (rows, copy, NULL);

  g_ptr_array_set_free_func (copies, destroy);
  return copies;
}

static gpointer
copy_certificate (gconstpointer data, gpointer user_data)
{
  const AttCertificateRow *row = data;
  AttCertificateRow *copy = g_memdup2 (row, sizeof *row);

  copy->serial = g_strdup (row->serial);
  copy->bin = g_strdup (row->bin);
  copy->name = row->name != NULL ? att_text_ref (row->name) : NULL;
  copy->states = copy_rows (row->states, copy_state, (GDestroyNotify) att_state_row_free);
  return copy;
}

static gpointer
copy_string (gconstpointer data, gpointer user_data)
{
  return g_strdup (data);
}

/**
 * att_projection_new:
 * @dossier: the dossier's number
 *
 * Returns: (transfer full): a projection of no acts, with empty lists
 */
AttProjection *
att_projection_new (gint64 dossier)
{
  AttProjection *self = g_new0 (AttProjection, 1);

  self->dossier = dossier;
  self->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) att_deadline_row_free);
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) att_certificate_row_free);
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) att_plan_row_free);
  self->complaints = g_ptr_array_new_with_free_func ((GDestroyNotify) att_complaint_row_free);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) att_fact_row_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->blobs = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * att_projection_free:
 * @self: (transfer full): a projection
 */
void
att_projection_free (AttProjection *self)
{
  g_free (self->bin);
  g_clear_pointer (&self->name, att_text_unref);
  g_free (self->region);
  g_free (self->officer);
  g_free (self->officer_person);
  g_free (self->incoming);
  g_free (self->stage);
  g_free (self->outcome);
  g_free (self->next_step);
  g_free (self->waits_for);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->complaints, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->blobs, g_ptr_array_unref);
  g_free (self);
}

/**
 * att_projection_copy:
 * @self: a projection
 *
 * Returns: (transfer full): another one that is the same
 */
AttProjection *
att_projection_copy (const AttProjection *self)
{
  AttProjection *copy = g_memdup2 (self, sizeof *self);

  copy->bin = g_strdup (self->bin);
  copy->name = self->name != NULL ? att_text_ref (self->name) : NULL;
  copy->region = g_strdup (self->region);
  copy->officer = g_strdup (self->officer);
  copy->officer_person = g_strdup (self->officer_person);
  copy->incoming = g_strdup (self->incoming);
  copy->stage = g_strdup (self->stage);
  copy->outcome = g_strdup (self->outcome);
  copy->next_step = g_strdup (self->next_step);
  copy->waits_for = g_strdup (self->waits_for);
  copy->deadlines = copy_rows (self->deadlines, copy_deadline, (GDestroyNotify) att_deadline_row_free);
  copy->certificates = copy_rows (self->certificates, copy_certificate, (GDestroyNotify) att_certificate_row_free);
  copy->plans = copy_rows (self->plans, copy_plan, (GDestroyNotify) att_plan_row_free);
  copy->complaints = copy_rows (self->complaints, copy_complaint, (GDestroyNotify) att_complaint_row_free);
  copy->facts = copy_rows (self->facts, copy_fact, (GDestroyNotify) att_fact_row_free);
  copy->words = copy_rows (self->words, copy_string, g_free);
  copy->blobs = copy_rows (self->blobs, copy_string, g_free);
  return copy;
}
