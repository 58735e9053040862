/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-window-private.h"

#include "att-notice-overlay.h"
#include "att-place.h"
#include "att-screen-reader.h"
#include "att-take-along.h"
#include "att-take-in.h"
#include "att-title.h"

/**
 * AttWindow:
 *
 * A window: its places are at the side, and the pages of a place lie on each other; each is left by going back. Every verb
 * is an action.
 */
G_DEFINE_FINAL_TYPE (AttWindow, att_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_SHOW_PLACES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

void
att_window_update_actions (AttWindow *self)
{
  gboolean visit = att_context_is_for_visit (self->context);
  gboolean open = self->pages->len > 0 && att_context_get_office (self->context) != NULL;
  gboolean office = open && !visit;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->pages->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-in", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-in-folder", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.type-in", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-dossier", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-dossier-at", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.record", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.record-part", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-document", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.since-last", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.make-document", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-back", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-places", !visit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->places), open);
  gtk_widget_set_visible (self->practice, att_context_is_practice (self->context));
}

void
att_window_pop (AttWindow *self)
{
  GtkWidget *page = g_ptr_array_index (self->pages, self->pages->len - 1);

  att_page_close (ATT_PAGE (page));
  /* A page that goes with the keyboard in it is never let go by GTK 4.8. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
  if (self->pages->len > 0)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (att_window_get_page (self)));
  gtk_stack_remove (self->stack, page);
  if (self->pages->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (att_window_get_page (self))))
    att_page_restore_focus (att_window_get_page (self));
  att_window_update_actions (self);
}

void
att_window_clear (AttWindow *self)
{
  while (self->pages->len > 0)
    att_window_pop (self);
}

void
att_window_go (AttWindow *self, guint place)
{
  att_window_clear (self);
  gtk_list_box_select_row (self->places, gtk_list_box_get_row_at_index (self->places, (int) place));
  att_window_push (self, att_place_create_page (place, self->context));
}

static void
place_activated_cb (AttWindow *self, GtkListBoxRow *row)
{
  att_window_go (self, (guint) gtk_list_box_row_get_index (row));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AttWindow *self = data;
  GdkFileList *list = g_value_get_boxed (value);
  GSList *files = list != NULL ? gdk_file_list_get_files (list) : NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (GSList *link = files; link != NULL; link = link->next)
    if (g_file_peek_path (link->data) != NULL)
      g_ptr_array_add (paths, (gpointer) g_file_peek_path (link->data));
  g_slist_free (files);
  if (paths->len == 0 || att_context_get_office (self->context) == NULL || att_context_is_for_visit (self->context))
    return FALSE;
  if (paths->len == 1 && g_str_has_suffix (g_ptr_array_index (paths, 0), ATT_FIELD_ENDING))
    {
      att_take_back_file (self, g_ptr_array_index (paths, 0));
      return TRUE;
    }
  g_ptr_array_add (paths, NULL);
  att_take_in_paths (self, (const char *const *) paths->pdata);
  return TRUE;
}

static void
save_size (AttWindow *self)
{
  GSettings *settings = att_context_get_settings (self->context);
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
restore_size (AttWindow *self)
{
  GSettings *settings = att_context_get_settings (self->context);
  int width, height;

  if (settings == NULL)
    return;
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* GTK's inspector is for nobody who works here, and its keys are those of a draft that is looked at. */
static gboolean
att_window_enable_debugging (GtkWindow *window, gboolean toggle)
{
  return FALSE;
}

static gboolean
att_window_close_request (GtkWindow *window)
{
  AttWindow *self = ATT_WINDOW (window);

  save_size (self);
  att_window_clear (self);
  return GTK_WINDOW_CLASS (att_window_parent_class)->close_request (window);
}

static void
att_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_PLACES:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (ATT_WINDOW (object)->flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      ATT_WINDOW (object)->context = g_value_dup_object (value);
      break;
    case PROP_SHOW_PLACES:
      adw_flap_set_reveal_flap (ATT_WINDOW (object)->flap, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
revealed_cb (AttWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PLACES]);
}

static void
att_window_dispose (GObject *object)
{
  AttWindow *self = ATT_WINDOW (object);

  if (self->stack != NULL)
    att_window_clear (self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_WINDOW);
  G_OBJECT_CLASS (att_window_parent_class)->dispose (object);
}

static void
att_window_finalize (GObject *object)
{
  AttWindow *self = ATT_WINDOW (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->incoming);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (att_window_parent_class)->finalize (object);
}

static void
att_window_class_init (AttWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_window_get_property;
  object_class->set_property = att_window_set_property;
  object_class->dispose = att_window_dispose;
  object_class->finalize = att_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = att_window_close_request;
  GTK_WINDOW_CLASS (klass)->enable_debugging = att_window_enable_debugging;

  properties[PROP_CONTEXT]
      = g_param_spec_object ("context", NULL, NULL, ATT_TYPE_CONTEXT,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PLACES]
      = g_param_spec_boolean ("show-places", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  att_screen_reader_set_up ();
  g_type_ensure (ATT_TYPE_NOTICE_OVERLAY);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/app/att-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AttWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, AttWindow, places);
  gtk_widget_class_bind_template_child (widget_class, AttWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AttWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AttWindow, works);
  gtk_widget_class_bind_template_child (widget_class, AttWindow, practice);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);

  att_window_install_actions (widget_class);
}

/* A laptop has one place: the visit. */
static void
hide_places (AttWindow *self)
{
  adw_flap_set_flap (self->flap, NULL);
  adw_flap_set_separator (self->flap, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}

/* All of the window that is in words; done again when the language changes. */
static void
build (AttWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < att_place_get_n (); i++)
    gtk_list_box_append (self->places, att_place_create_row (i));
}

static void
att_window_init (AttWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->pages = g_ptr_array_new ();
  self->incoming = g_ptr_array_new_with_free_func (g_free);
  build (self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * att_window_new:
 * @application: the application
 * @context: the context
 *
 * Returns: (transfer none): a window without pages; att_window_open() fills it
 */
AttWindow *
att_window_new (GtkApplication *application, AttContext *context)
{
  AttWindow *self = g_object_new (ATT_TYPE_WINDOW, "application", application, "context", context, NULL);

  att_window_show_works (self);
  g_signal_connect_object (att_context_get_works (context), "items-changed", G_CALLBACK (att_window_works_changed_cb), self,
                           G_CONNECT_SWAPPED);
  restore_size (self);
  if (att_context_is_for_visit (context))
    hide_places (self);
  att_window_update_actions (self);
  g_signal_connect_object (context, "notify::office", G_CALLBACK (att_window_office_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* The pages as they are, made once more; closed first, so that what was typed is kept and found again. */
static GPtrArray *
renew_pages (AttWindow *self)
{
  GPtrArray *renewed = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->places);

  for (guint i = 0; i < self->pages->len; i++)
    att_page_close (g_ptr_array_index (self->pages, i));
  for (guint i = 0; i < self->pages->len; i++)
    {
      GtkWidget *page = att_page_renew (g_ptr_array_index (self->pages, i));

      if (page == NULL && i == 0 && row != NULL)
        page = att_place_create_page ((guint) gtk_list_box_row_get_index (row), self->context);
      if (page != NULL)
        g_ptr_array_add (renewed, g_object_ref_sink (page));
    }
  return renewed;
}

/**
 * att_window_rebuild:
 * @self: a window
 *
 * Makes all that is in words anew, after the language changed: the same window shows the same pages, with what was typed.
 */
void
att_window_rebuild (AttWindow *self)
{
  g_autoptr (GPtrArray) renewed = NULL;
  GtkListBoxRow *row;
  gboolean places_shown;
  int place;
  int width, height;

  g_return_if_fail (ATT_IS_WINDOW (self));
  row = gtk_list_box_get_selected_row (self->places);
  place = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  places_shown = adw_flap_get_reveal_flap (self->flap);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  renewed = renew_pages (self);

  att_window_clear (self);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_WINDOW);
  build (self);
  att_window_show_works (self);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (att_context_is_for_visit (self->context))
    hide_places (self);
  else if (!places_shown)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  if (place >= 0)
    gtk_list_box_select_row (self->places, gtk_list_box_get_row_at_index (self->places, place));
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_NONE);
  for (guint i = 0; i < renewed->len; i++)
    att_window_push (self, g_ptr_array_index (renewed, i));
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT_RIGHT);
  att_window_update_actions (self);
}

/**
 * att_window_push:
 * @self: a window
 * @page: (transfer floating): an AttPage
 *
 * Lays a page on the one that is seen; going back leaves it.
 */
void
att_window_push (AttWindow *self, GtkWidget *page)
{
  g_return_if_fail (ATT_IS_WINDOW (self));
  g_return_if_fail (ATT_IS_PAGE (page));
  if (self->pages->len > 0)
    att_page_keep_focus (att_window_get_page (self));
  g_ptr_array_add (self->pages, page);
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  att_window_update_actions (self);
}

/**
 * att_window_set_chooser:
 * @self: a window
 * @chooser: (nullable): a dialog that is to be shown over it; %NULL when it was answered
 *
 * A window has one such dialog at a time.
 *
 * Returns: whether it is shown
 */
gboolean
att_window_set_chooser (AttWindow *self, GtkNativeDialog *chooser)
{
  g_return_val_if_fail (ATT_IS_WINDOW (self), FALSE);
  if (chooser != NULL && self->chooser != NULL)
    return FALSE;
  g_set_object (&self->chooser, chooser);
  if (chooser != NULL)
    {
      gtk_native_dialog_set_modal (chooser, TRUE);
      gtk_native_dialog_show (chooser);
    }
  return chooser != NULL;
}

/**
 * att_window_get_context:
 * @self: a window
 *
 * Returns: (transfer none): the context
 */
AttContext *
att_window_get_context (AttWindow *self)
{
  return self->context;
}

/**
 * att_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page that is seen
 */
AttPage *
att_window_get_page (AttWindow *self)
{
  return self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1) : NULL;
}
