/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-register-page.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/**
 * AttRegisterPage:
 *
 * No register is there, or it can't be opened: says so and what to do.
 */
struct _AttRegisterPage
{
  AttPage parent_instance;
  AdwStatusPage *status;
  GtkWidget *make;
};

G_DEFINE_FINAL_TYPE (AttRegisterPage, att_register_page, ATT_TYPE_PAGE)

static void
att_register_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_REGISTER_PAGE);
  G_OBJECT_CLASS (att_register_page_parent_class)->dispose (object);
}

static void
att_register_page_class_init (AttRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_register_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/app/att-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, status);
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, make);
}

static void
att_register_page_init (AttRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A register can be made where nothing is, or an empty folder. */
static gboolean
is_free (const char *location)
{
  g_autoptr (GDir) folder = g_dir_open (location, 0, NULL);

  return folder != NULL ? g_dir_read_name (folder) == NULL : !g_file_test (location, G_FILE_TEST_EXISTS);
}

/**
 * att_register_page_new:
 * @context: the context, with the register's location
 * @error: why it is not open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_register_page_new (AttContext *context, const GError *error)
{
  AttRegisterPage *self = g_object_new (ATT_TYPE_REGISTER_PAGE, "context", context, NULL);
  const char *location = att_context_get_location (context);
  gboolean free_place = is_free (location);
  g_autofree char *words = att_words_problems (error);
  g_autofree char *shown = g_filename_display_name (location);
  g_autofree char *description
      = free_place ? att_words_fill (_ ("There is no register yet in {folder}."), "folder", shown, NULL)
                   : g_strdup_printf ("%s\n%s", words, shown);
  g_autofree char *markup = g_markup_escape_text (description, -1);

  if (!free_place)
    {
      adw_status_page_set_icon_name (self->status, "dialog-warning-symbolic");
      adw_status_page_set_title (self->status, _ ("The register can't be opened"));
    }
  adw_status_page_set_description (self->status, markup);
  gtk_widget_set_visible (self->make, free_place);
  return GTK_WIDGET (self);
}
