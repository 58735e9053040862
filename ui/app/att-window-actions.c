/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-window-private.h"

#include <glib/gi18n-lib.h>

#include "att-act-page.h"
#include "att-check-page.h"
#include "att-chosen-file.h"
#include "att-document-page.h"
#include "att-dossier-page.h"
#include "att-dossiers-page.h"
#include "att-held-page.h"
#include "att-help.h"
#include "att-paper-page.h"
#include "att-place.h"
#include "att-register-page.h"
#include "att-request-page.h"
#include "att-since-last-page.h"
#include "att-take-along.h"
#include "att-take-in.h"

/* The verbs of a window. */

static void
go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_window_go (ATT_WINDOW (widget), att_place_find (g_variant_get_string (parameter, NULL)));
}

/* The menu is at the side: it can only open where it is seen. */
static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_menu_button_popup (self->menu_button);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  if (self->pages->len > 1)
    att_window_pop (self);
}

static void
refresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPage *page = att_window_get_page (ATT_WINDOW (widget));

  if (page != NULL)
    att_page_refresh (page);
}

/* The search is that of the list: from anywhere else the way back leads there. */
static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* In a paper it is that of the paper. */
  if (att_context_get_office (self->context) == NULL || att_context_is_for_visit (self->context)
      || (focus != NULL && gtk_widget_activate_action (focus, "paper.find", NULL)))
    return;
  if (ATT_IS_DOSSIERS_PAGE (g_ptr_array_index (self->pages, 0)))
    while (self->pages->len > 1)
      att_window_pop (self);
  else
    att_window_go (self, att_place_find ("dossiers"));
  att_page_search (att_window_get_page (self));
}

static void
open_dossier_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  att_window_push (self, att_dossier_page_new (self->context, g_variant_get_int64 (parameter)));
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  gint64 dossier;
  const char *kind;

  g_variant_get (parameter, "(x&s)", &dossier, &kind);
  if (att_kind_find (kind) != NULL)
    att_window_push (self, att_act_page_new (self->context, dossier, att_kind_find (kind)));
}

static void
record_part_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  g_autoptr (AttRecord) suggested = att_record_new ();
  g_autoptr (GVariantIter) iter = NULL;
  gint64 dossier;
  const char *kind, *part, *field, *value;

  g_variant_get (parameter, "(x&s&sa{ss})", &dossier, &kind, &part, &iter);
  while (g_variant_iter_next (iter, "{&s&s}", &field, &value))
    att_record_add (suggested, field, value);
  if (att_kind_find (kind) != NULL)
    att_window_push (self, att_act_page_new_for_part (self->context, dossier, att_kind_find (kind), part,
                                                      suggested));
}

static void
since_last_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  att_window_push (self, att_since_last_page_new (self->context, g_variant_get_int64 (parameter)));
}

/* Opens the dossier at the place of a kind of act, or at a stage. */
static void
open_dossier_at_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  AttPage *page = att_window_get_page (self);
  gint64 dossier;
  const char *place;

  g_variant_get (parameter, "(x&s)", &dossier, &place);
  if (!ATT_IS_DOSSIER_PAGE (page) || att_dossier_page_get_number (ATT_DOSSIER_PAGE (page)) != dossier)
    {
      att_window_push (self, att_dossier_page_new (self->context, dossier));
      page = att_window_get_page (self);
    }
  att_dossier_page_go_to (ATT_DOSSIER_PAGE (page), place);
}

static void
show_document_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  const char *sha256;
  const char *title;
  const char *file_name;

  g_variant_get (parameter, "(&s&s&s)", &sha256, &title, &file_name);
  att_window_push (self, att_paper_page_new (self->context, sha256, title, file_name));
}

static void
make_document_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  gint64 dossier;
  const char *form;

  g_variant_get (parameter, "(x&s)", &dossier, &form);
  att_window_push (self, att_document_page_new (self->context, dossier, form));
}

static void
take_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_take_in_choose (ATT_WINDOW (widget), FALSE);
}

static void
take_in_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_take_in_choose (ATT_WINDOW (widget), TRUE);
}

static void
type_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  if (!ATT_IS_REQUEST_PAGE (att_window_get_page (self)))
    att_window_push (self, att_request_page_new (self->context));
}

static void
take_along_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 dossier = g_variant_get_int64 (parameter);

  g_array_append_val (dossiers, dossier);
  att_take_along (ATT_WINDOW (widget), dossiers);
}

static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_take_back (ATT_WINDOW (widget));
}

static void
settle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  att_window_push (self, att_held_page_new (self->context, g_variant_get_int64 (parameter)));
}

static void
open_chosen (AttWindow *self, GtkNativeDialog *dialog, int response, gboolean create)
{
  g_autofree char *path = att_chosen_file_dup_path (dialog, response);

  if (path != NULL)
    att_window_open (self, path, create, 0);
  att_window_set_chooser (self, NULL);
}

static void
register_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  open_chosen (data, dialog, response, FALSE);
}

static void
new_register_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  open_chosen (data, dialog, response, TRUE);
}

static void
open_register_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  g_autoptr (GtkFileChooserNative) chooser
      = gtk_file_chooser_native_new (_ ("Open a register: choose its folder"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"), _ ("_Cancel"));

  if (att_window_set_chooser (self, GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect (chooser, "response", G_CALLBACK (register_chosen_cb), self);
}

static void
new_register_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  g_autoptr (GtkFileChooserNative) chooser
      = gtk_file_chooser_native_new (_ ("Make a register: choose an empty folder"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Make"), _ ("_Cancel"));

  gtk_file_chooser_set_create_folders (GTK_FILE_CHOOSER (chooser), TRUE);
  if (att_window_set_chooser (self, GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect (chooser, "response", G_CALLBACK (new_register_chosen_cb), self);
}

static void
make_register_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  att_window_open (self, att_context_get_location (self->context), TRUE, 0);
}

static void
retry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  att_window_open (self, att_context_get_location (self->context), FALSE, 0);
}

static void
practice_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);
  g_autofree char *location = g_build_filename (g_get_user_data_dir (), "attestat", "practice", NULL);

  if (!att_register_page_is_free (location))
    {
      att_window_open (self, location, FALSE, 0);
      return;
    }
  att_window_clear (self);
  att_window_push (self, att_register_page_new_waiting (self->context, _ ("Making the practice register…")));
  att_context_make_practice_async (self->context, location, NULL, att_window_opened_cb, g_object_ref (self));
}

static void
preferences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_window_go (ATT_WINDOW (widget), att_place_find ("preferences"));
}

static void
check_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  if (att_context_get_office (self->context) != NULL && !ATT_IS_CHECK_PAGE (att_window_get_page (self)))
    att_window_push (self, att_check_page_new (self->context));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttWindow *self = ATT_WINDOW (widget);

  att_help_show (self, att_help_find_topic (att_window_get_page (self), gtk_window_get_focus (GTK_WINDOW (self))));
}

/* Made for whoever asks for it: it has more widgets than the window, which would start so much later. */
static void
show_shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/kz/atameken/Attestat/app/att-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_set_destroy_with_parent (shortcuts, TRUE);
  gtk_window_present (shortcuts);
}

void
att_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.go", "s", go_cb);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_cb);
  gtk_widget_class_install_property_action (widget_class, "win.show-places", "show-places");
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.take-in", NULL, take_in_cb);
  gtk_widget_class_install_action (widget_class, "win.take-in-folder", NULL, take_in_folder_cb);
  gtk_widget_class_install_action (widget_class, "win.type-in", NULL, type_in_cb);
  gtk_widget_class_install_action (widget_class, "win.take-along", "x", take_along_cb);
  gtk_widget_class_install_action (widget_class, "win.take-back", NULL, take_back_cb);
  gtk_widget_class_install_action (widget_class, "win.settle", "x", settle_cb);
  gtk_widget_class_install_action (widget_class, "win.open-dossier", "x", open_dossier_cb);
  gtk_widget_class_install_action (widget_class, "win.open-dossier-at", "(xs)", open_dossier_at_cb);
  gtk_widget_class_install_action (widget_class, "win.record", "(xs)", record_cb);
  gtk_widget_class_install_action (widget_class, "win.record-part", "(xssa{ss})", record_part_cb);
  gtk_widget_class_install_action (widget_class, "win.since-last", "x", since_last_cb);
  gtk_widget_class_install_action (widget_class, "win.show-document", "(sss)", show_document_cb);
  gtk_widget_class_install_action (widget_class, "win.make-document", "(xs)", make_document_cb);
  gtk_widget_class_install_action (widget_class, "win.open-register", NULL, open_register_cb);
  gtk_widget_class_install_action (widget_class, "win.make-register", NULL, make_register_cb);
  gtk_widget_class_install_action (widget_class, "win.new-register", NULL, new_register_cb);
  gtk_widget_class_install_action (widget_class, "win.practice", NULL, practice_cb);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, check_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_shortcuts_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_cb);
}
