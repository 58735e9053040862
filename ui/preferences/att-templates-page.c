/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-templates-page.h"

#include <glib/gi18n-lib.h>

#include "att-icon-button.h"
#include "att-message.h"
#include "att-paper-save.h"
#include "att-template-page.h"
#include "att-template.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-window.h"
#include "att-words.h"

/**
 * AttTemplatesPage:
 *
 * The templates by which documents are made: which are the office's own, and what of a form is still to be confirmed. One
 * is changed by saving a copy, editing it, and adopting it.
 */
struct _AttTemplatesPage
{
  AttPage parent_instance;
  GtkListBox *list;
  GtkFileChooserNative *chooser;
  GBytes *to_save;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (AttTemplatesPage, att_templates_page, ATT_TYPE_PAGE)

/* A form, and the template that holds for it. */
typedef struct
{
  char *form;
  AttTemplate *template;
  AttAct *adoption; /* (nullable) */
} Held;

static void
held_free (gpointer data)
{
  Held *held = data;

  g_free (held->form);
  g_clear_object (&held->template);
  g_clear_object (&held->adoption);
  g_free (held);
}

static AttTemplate *
read_adopted (AttOffice *office, AttAct *adoption, GCancellable *cancellable, GError **error)
{
  const AttRecord *file = att_record_get_record (att_act_get_fields (adoption), "file");
  g_autoptr (GBytes) bytes = att_office_get_blob (office, att_record_get (file, "sha256"), cancellable, error);

  return bytes != NULL ? att_template_new_from_bytes (bytes, att_record_get (file, "name"), error) : NULL;
}

static gpointer
look (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (AttDossier) own = att_office_load (office, ATT_OFFICE_DOSSIER, today, ATT_DAY_FOREVER, cancellable, error);
  g_auto (GStrv) forms = att_template_list_shipped ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (held_free);

  if (own == NULL)
    return NULL;
  for (guint i = 0; forms[i] != NULL; i++)
    {
      AttAct *adoption = att_dossier_find_template (own, forms[i], today);
      Held *held = g_new0 (Held, 1);

      g_ptr_array_add (found, held);
      held->form = g_strdup (forms[i]);
      held->adoption = adoption != NULL ? g_object_ref (adoption) : NULL;
      held->template = adoption != NULL ? read_adopted (office, adoption, cancellable, error)
                                        : g_object_ref (att_template_find_shipped (forms[i]));
      if (held->template == NULL)
        return NULL;
    }
  return g_steal_pointer (&found);
}

static char *
held_to_words (const Held *held)
{
  g_autofree char *day = held->adoption != NULL ? att_words_day (att_act_get_on (held->adoption)) : NULL;

  /* Translators: of a template of a document. */
  return day == NULL ? g_strdup (C_ ("template", "the program's own"))
                     : att_words_fill (_ ("The office's own, adopted on {day}"), "day", day, NULL);
}

static GtkWidget *
new_button (const char *icon, const char *name, const char *action, const char *form)
{
  GtkWidget *button = att_icon_button_new (icon, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", form);
  return button;
}

static GtkWidget *
new_row (const Held *held)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *words = held_to_words (held);
  g_autofree char *capitalised = att_words_capitalise (words);
  const char *mark = att_template_is_confirmed (held->template) ? NULL : C_ ("template", "to be confirmed");
  g_autofree char *subtitle = g_strjoin (" · ", capitalised, mark, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), att_words_form (held->form));
  adw_action_row_set_subtitle (row, subtitle);
  if (held->adoption != NULL)
    adw_action_row_add_suffix (row, new_button ("edit-undo-symbolic", _ ("Use the program's own again"), "templates.undo",
                                                held->form));
  adw_action_row_add_suffix (row, new_button ("document-save-symbolic", _ ("Save a copy to edit"), "templates.save",
                                              held->form));
  g_object_set_data_full (G_OBJECT (row), "template", g_object_ref (held->template), g_object_unref);
  gtk_widget_set_name (GTK_WIDGET (row), held->form);
  return GTK_WIDGET (row);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttTemplatesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = att_office_run_finish (ATT_OFFICE (source), result, &error);
  GtkListBoxRow *row;

  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  if (found == NULL)
    {
      att_message_error (GTK_WIDGET (self), _ ("The templates can't be read"), error);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (found, i)));
  self->loaded = TRUE;
}

static void
att_templates_page_refresh (AttPage *page)
{
  att_office_run_async (att_context_get_reader (att_page_get_context (page)), look, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                        att_page_get_cancellable (page), looked_cb, g_object_ref (page));
}

static void
adopt_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_window_push (ATT_WINDOW (gtk_widget_get_root (widget)),
                   att_template_page_new (att_page_get_context (ATT_PAGE (widget)), NULL));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttTemplatesPage *self = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      att_paper_save (GTK_WIDGET (self), file, self->to_save, NULL);
    }
  g_clear_object (&self->chooser);
}

static AttTemplate *
find_template (AttTemplatesPage *self, const char *form)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), form))
      return g_object_get_data (G_OBJECT (row), "template");
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttTemplatesPage *self = ATT_TEMPLATES_PAGE (widget);
  const char *form = g_variant_get_string (parameter, NULL);
  AttTemplate *template = find_template (self, form);
  g_autofree char *file_name = g_strconcat (form, ".xml", NULL);

  if (self->chooser != NULL || template == NULL)
    return;
  g_clear_pointer (&self->to_save, g_bytes_unref);
  self->to_save = g_bytes_ref (att_template_get_bytes (template));
  self->chooser = gtk_file_chooser_native_new (_ ("Save a copy to edit"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The program's own is looked at and adopted as an edited one is. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GBytes) bytes = att_template_dup_shipped (g_variant_get_string (parameter, NULL));

  att_window_push (ATT_WINDOW (gtk_widget_get_root (widget)),
                   att_template_page_new (att_page_get_context (ATT_PAGE (widget)), bytes));
}

static void
recorded_cb (AttTemplatesPage *self)
{
  att_page_refresh (ATT_PAGE (self));
}

static GtkWidget *
att_templates_page_renew (AttPage *page)
{
  return att_templates_page_new (att_page_get_context (page));
}

static void
att_templates_page_dispose (GObject *object)
{
  AttTemplatesPage *self = ATT_TEMPLATES_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->to_save, g_bytes_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_TEMPLATES_PAGE);
  G_OBJECT_CLASS (att_templates_page_parent_class)->dispose (object);
}

static void
att_templates_page_class_init (AttTemplatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_templates_page_dispose;
  ATT_PAGE_CLASS (klass)->refresh = att_templates_page_refresh;
  ATT_PAGE_CLASS (klass)->renew = att_templates_page_renew;
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/preferences/att-templates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttTemplatesPage, list);
  gtk_widget_class_install_action (widget_class, "templates.adopt", NULL, adopt_cb);
  gtk_widget_class_install_action (widget_class, "templates.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "templates.undo", "s", undo_cb);
}

static void
att_templates_page_init (AttTemplatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_templates_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_templates_page_new (AttContext *context)
{
  AttTemplatesPage *self = g_object_new (ATT_TYPE_TEMPLATES_PAGE, "context", context, NULL);

  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  att_page_refresh (ATT_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * att_templates_page_is_loaded:
 * @self: a page
 *
 * Returns: whether the templates are listed
 */
gboolean
att_templates_page_is_loaded (AttTemplatesPage *self)
{
  return self->loaded;
}
