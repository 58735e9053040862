/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-office-view.h"

static void
view_free (gpointer data)
{
  att_office_view_free (data);
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (AttDossier) own = att_office_load (office, ATT_OFFICE_DOSSIER, today, ATT_DAY_FOREVER, cancellable, error);
  g_autoptr (AttOfficeView) self = g_new0 (AttOfficeView, 1);
  g_autoptr (GPtrArray) keys = NULL;

  if (own == NULL)
    return NULL;
  self->today = today;
  self->settings = att_dossier_get_settings (own, today);
  self->persons = att_dossier_list_persons (own, today);
  self->law = g_object_ref (att_office_get_law (office));
  self->regulation = g_object_ref (att_law_get_regulation (self->law, today));
  g_set_object (&self->imported, att_dossier_get_latest (own, "professions-imported"));
  keys = att_office_list_keys (office, cancellable, error);
  if (keys == NULL)
    return NULL;
  if (keys->len > 0)
    self->key = g_strdup (((const AttOfficeKey *) g_ptr_array_index (keys, keys->len - 1))->id);
  att_office_has_signing_key (office, cancellable, &self->key_problem);
  return g_steal_pointer (&self);
}

/**
 * att_office_view_free:
 * @self: (transfer full): a view
 */
void
att_office_view_free (AttOfficeView *self)
{
  g_clear_pointer (&self->settings, att_settings_free);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_object (&self->law);
  g_clear_object (&self->regulation);
  g_clear_object (&self->imported);
  g_free (self->key);
  g_clear_error (&self->key_problem);
  g_free (self);
}

/**
 * att_office_view_load_async:
 * @office: the office that reads
 * @cancellable: (nullable): to stop early
 * @callback: called when it is loaded
 * @user_data: for @callback
 */
void
att_office_view_load_async (AttOffice *office, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  att_office_run_async (office, load, NULL, NULL, view_free, cancellable, callback, user_data);
}

/**
 * att_office_view_load_finish:
 * @office: the office
 * @result: what the callback was given
 * @error: why it can't be read
 *
 * Returns: (transfer full) (nullable): the view
 */
AttOfficeView *
att_office_view_load_finish (AttOffice *office, GAsyncResult *result, GError **error)
{
  return att_office_run_finish (office, result, error);
}
