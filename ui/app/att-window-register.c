/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-window-private.h"

#include "att-dossier-page.h"
#include "att-laptop-page.h"
#include "att-register-page.h"
#include "att-take-in.h"
#include "att-unlock-page.h"
#include "att-welcome-page.h"

/* The register that the window shows, from when it is asked for until its first page is there. */

static void
remember (AttWindow *self)
{
  GSettings *settings = att_context_get_settings (self->context);

  if (settings != NULL)
    g_settings_set_string (settings, "register", att_context_get_location (self->context));
}

static gboolean
was_remembered (AttWindow *self)
{
  GSettings *settings = att_context_get_settings (self->context);
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "register") : NULL;

  return g_strcmp0 (last, att_context_get_location (self->context)) == 0;
}

static void
take_in_what_waits (AttWindow *self)
{
  while (self->incoming->len > 0)
    {
      g_autofree char *path = g_ptr_array_steal_index (self->incoming, 0);

      att_window_take_in (self, path);
    }
}

/* A register that was never there is no failure: somebody begins. */
static GtkWidget *
create_page_without_register (AttWindow *self, const GError *error)
{
  if (att_register_page_is_free (att_context_get_location (self->context)) && !was_remembered (self))
    return att_welcome_page_new (self->context);
  return att_register_page_new (self->context, error);
}

static void
show_register (AttWindow *self)
{
  att_window_clear (self);
  if (att_context_is_for_visit (self->context))
    {
      att_window_push (self, att_laptop_page_new (self->context));
      return;
    }
  att_window_go (self, 0);
  if (self->dossier > 0)
    att_window_push (self, att_dossier_page_new (self->context, self->dossier));
  self->dossier = 0;
  take_in_what_waits (self);
}

void
att_window_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean open;

  self->opening = TRUE;
  open = att_context_open_finish (ATT_CONTEXT (source), result, &error);
  self->opening = FALSE;
  if (self->stack == NULL)
    return;
  if (!open)
    {
      att_window_clear (self);
      att_window_push (self, create_page_without_register (self, error));
      return;
    }
  remember (self);
  show_register (self);
}

/* Another window opened another register: what is shown here is of the one before. */
void
att_window_office_cb (AttWindow *self)
{
  if (!self->opening && self->stack != NULL && self->pages->len > 0
      && att_context_get_office (self->context) != NULL)
    show_register (self);
}

/**
 * att_window_open:
 * @self: a window
 * @location: where the register is, or is to be
 * @create: to make a new one there
 * @dossier: a dossier to be shown at once, or 0
 *
 * Opens a register and shows its dossiers, or says why it can't be opened.
 */
void
att_window_open (AttWindow *self, const char *location, gboolean create, gint64 dossier)
{
  g_return_if_fail (ATT_IS_WINDOW (self));
  self->dossier = dossier;
  if (att_context_is_for_visit (self->context))
    {
      att_window_push (self, att_unlock_page_new (self->context));
      return;
    }
  /* Another window has it open already. */
  if (!create && att_context_get_office (self->context) != NULL
      && g_strcmp0 (location, att_context_get_location (self->context)) == 0 && self->pages->len == 0)
    {
      show_register (self);
      return;
    }
  att_context_open_async (self->context, location, create, NULL, att_window_opened_cb, g_object_ref (self));
}

/**
 * att_window_take_in:
 * @self: a window
 * @path: an application file, or a folder that holds some
 *
 * Takes it in and shows the dossier that it opened, or says why not; waits for the register to be open.
 */
void
att_window_take_in (AttWindow *self, const char *path)
{
  const char *const paths[] = { path, NULL };

  if (att_context_get_office (self->context) == NULL || self->pages->len == 0)
    g_ptr_array_add (self->incoming, g_strdup (path));
  else
    att_take_in_paths (self, paths);
}
