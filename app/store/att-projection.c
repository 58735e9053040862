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
  g_free (self->incoming);
  g_free (self->stage);
  g_free (self->outcome);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
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
  copy->incoming = g_strdup (self->incoming);
  copy->stage = g_strdup (self->stage);
  copy->outcome = g_strdup (self->outcome);
  copy->deadlines = copy_rows (self->deadlines, copy_deadline, (GDestroyNotify) att_deadline_row_free);
  copy->certificates = copy_rows (self->certificates, copy_certificate, (GDestroyNotify) att_certificate_row_free);
  copy->words = copy_rows (self->words, copy_string, g_free);
  copy->blobs = copy_rows (self->blobs, copy_string, g_free);
  return copy;
}

static gboolean
same_name (AttText *a, AttText *b)
{
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if (g_strcmp0 (att_text_peek (a, (AttLanguage) i), att_text_peek (b, (AttLanguage) i)) != 0)
      return FALSE;
  return TRUE;
}

static const char *
compare_deadlines (const AttDeadlineRow *a, const AttDeadlineRow *b)
{
  return g_strcmp0 (a->id, b->id) != 0 ? "id"
         : a->act != b->act            ? "act"
         : a->from != b->from          ? "from"
         : a->due != b->due            ? "due"
         : a->met_on != b->met_on      ? "met-on"
         : a->void_on != b->void_on    ? "void-on"
         : !a->nces != !b->nces        ? "nces"
                                       : NULL;
}

static const char *
compare_states (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return "states";
  for (guint i = 0; i < a->len; i++)
    {
      const AttStateRow *one = g_ptr_array_index (a, i);
      const AttStateRow *other = g_ptr_array_index (b, i);

      if (one->from != other->from || g_strcmp0 (one->state, other->state) != 0
          || g_strcmp0 (one->ground, other->ground) != 0)
        return "states";
    }
  return NULL;
}

static const char *
compare_certificates (const AttCertificateRow *a, const AttCertificateRow *b)
{
  return g_strcmp0 (a->serial, b->serial) != 0 ? "serial"
         : g_strcmp0 (a->bin, b->bin) != 0     ? "bin"
         : !same_name (a->name, b->name)       ? "name"
         : a->from != b->from                  ? "from"
         : a->until != b->until                ? "until"
                                               : compare_states (a->states, b->states);
}

static const char *
compare_strings (const char *a, const char *b)
{
  return g_strcmp0 (a, b) != 0 ? "text" : NULL;
}

typedef const char *(*CompareRows) (gconstpointer a, gconstpointer b);

static char *
compare_lists (const char *name, GPtrArray *a, GPtrArray *b, CompareRows compare)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++)
    {
      const char *what = compare (g_ptr_array_index (a, i), g_ptr_array_index (b, i));

      if (what != NULL)
        return g_strdup_printf ("%s[%u].%s", name, i + 1, what);
    }
  return a->len != b->len ? g_strdup_printf ("%s[%u]", name, MIN (a->len, b->len) + 1) : NULL;
}

static const char *
compare_fields (const AttProjection *a, const AttProjection *b)
{
  return a->dossier != b->dossier                   ? "dossier"
         : a->seq != b->seq                         ? "seq"
         : !att_hash_equal (&a->head, &b->head)     ? "head"
         : g_strcmp0 (a->bin, b->bin) != 0           ? "bin"
         : !same_name (a->name, b->name)             ? "name"
         : g_strcmp0 (a->region, b->region) != 0     ? "region"
         : g_strcmp0 (a->officer, b->officer) != 0   ? "officer"
         : g_strcmp0 (a->incoming, b->incoming) != 0 ? "incoming"
         : a->received_on != b->received_on         ? "received-on"
         : g_strcmp0 (a->stage, b->stage) != 0       ? "stage"
         : g_strcmp0 (a->outcome, b->outcome) != 0   ? "outcome"
         : a->ends_after != b->ends_after           ? "ends-after"
                                                    : NULL;
}

/**
 * att_projection_difference:
 * @a: a projection
 * @b: another
 *
 * Returns: (transfer full) (nullable): the untranslated name of the first thing in which they differ, as `stage`
 * or `deadlines[2].due` (counted from 1); %NULL when they are the same
 */
char *
att_projection_difference (const AttProjection *a, const AttProjection *b)
{
  const char *field = compare_fields (a, b);
  char *found = g_strdup (field);

  if (found == NULL)
    found = compare_lists ("deadlines", a->deadlines, b->deadlines, (CompareRows) compare_deadlines);
  if (found == NULL)
    found = compare_lists ("certificates", a->certificates, b->certificates, (CompareRows) compare_certificates);
  if (found == NULL)
    found = compare_lists ("words", a->words, b->words, (CompareRows) compare_strings);
  if (found == NULL)
    found = compare_lists ("blobs", a->blobs, b->blobs, (CompareRows) compare_strings);
  return found;
}
