/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-export-row.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-paper-save.h"
#include "att-text-button.h"
#include "att-window.h"
#include "att-words.h"

/**
 * AttExportRow:
 *
 * A list for the digital platform (Art. 6, 11(2), 26): what it holds, where to write it, and once it is written, of which day
 * it is, how many rows it has, and its SHA-256.
 */
struct _AttExportRow
{
  AdwExpanderRow parent_instance;
  GtkLabel *holds;
  GtkWidget *xml;
  GtkWidget *csv;
  GtkSpinner *spinner;
  GtkLabel *result;
  AttContext *context;
  AttExportList list;
  AttDay on;
  AttDay known;
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (AttExportRow, att_export_row, ADW_TYPE_EXPANDER_ROW)

/* What is to be written, and then what it came to. */
typedef struct
{
  AttExportRow *row;
  GFile *file;
  AttExportList list;
  AttExportFormat format;
  AttDay on;
  AttDay known;
  guint n_rows;
  GBytes *bytes;
  char *hash;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->row);
  g_object_unref (writing->file);
  g_clear_pointer (&writing->bytes, g_bytes_unref);
  g_free (writing->hash);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static const char *
get_description (AttExportList list)
{
  switch (list)
    {
    case ATT_EXPORT_CANCELLED_DOCUMENTS:
      return _ ("Recognition documents that were cancelled after a confirmed complaint, each with its center.");
    case ATT_EXPORT_BARRED_CENTRES:
      return _ ("Centers whose certificates are not resumed, each with its founders.");
    case ATT_EXPORT_REGISTER:
    case ATT_N_EXPORT_LISTS:
    default:
      return _ ("Every accreditation certificate that was issued, its center and its state.");
    }
}

static void
set_busy (AttExportRow *self, gboolean busy)
{
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", !busy);
}

static gpointer
make (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  Writing *writing = data;
  g_autoptr (AttExport) export
      = att_export_make (office, writing->list, writing->on, writing->known, cancellable, error);

  writing->bytes = export != NULL ? att_export_write (export, writing->format, error) : NULL;
  if (writing->bytes == NULL)
    return NULL;
  writing->n_rows = export->rows->len;
  writing->hash = att_export_compute_hash (writing->bytes);
  return writing->bytes;
}

static void
tell (AttExportRow *self, const Writing *writing)
{
  g_autofree char *day = att_words_day (writing->on);
  g_autofree char *count = g_strdup_printf ("%u", writing->n_rows);
  g_autofree char *name = g_file_get_basename (writing->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *words
      = att_words_fill (_ ("Written to “{file}”: as of {day}, rows: {count}.\nSHA-256: {hash}"), "file", shown, "day", day,
                        "count", count, "hash", writing->hash, NULL);

  gtk_label_set_label (self->result, words);
  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = att_paper_save_finish (result, &error);

  if (g_cancellable_is_cancelled (writing->row->cancellable))
    return;
  set_busy (writing->row, FALSE);
  if (saved)
    tell (writing->row, writing);
  else
    att_message_error (GTK_WIDGET (writing->row), _ ("The list was not exported"), error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  AttExportRow *self = writing->row;
  g_autoptr (GError) error = NULL;

  if (att_office_run_finish (ATT_OFFICE (source), result, &error) != NULL)
    {
      Writing *made = g_steal_pointer (&writing);

      att_paper_save_async (made->file, made->bytes, self->cancellable, saved_cb, made);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, FALSE);
  att_message_error (GTK_WIDGET (self), _ ("The list was not exported"), error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttExportRow *self = data;
  AttExportFormat format = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "format"));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    att_export_row_write (self, file, format);
  if (ATT_IS_WINDOW (root))
    att_window_set_chooser (ATT_WINDOW (root), NULL);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExportRow *self = ATT_EXPORT_ROW (widget);
  gboolean xml = g_str_equal (g_variant_get_string (parameter, NULL), "xml");
  g_autofree char *day = att_day_to_string (self->on);
  g_autofree char *file_name
      = g_strdup_printf ("%s-%s.%s", att_export_list_get_id (self->list), day, xml ? "xml" : "csv");
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  if (self->busy || !ATT_IS_WINDOW (root))
    return;
  chooser = gtk_file_chooser_native_new (att_export_list_get_title (self->list), GTK_WINDOW (root),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_object_set_data (G_OBJECT (chooser), "format", GINT_TO_POINTER (xml ? ATT_EXPORT_XML : ATT_EXPORT_CSV));
  if (att_window_set_chooser (ATT_WINDOW (root), GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
}

static void
att_export_row_dispose (GObject *object)
{
  AttExportRow *self = ATT_EXPORT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_EXPORT_ROW);
  G_OBJECT_CLASS (att_export_row_parent_class)->dispose (object);
}

static void
att_export_row_finalize (GObject *object)
{
  g_object_unref (ATT_EXPORT_ROW (object)->cancellable);
  G_OBJECT_CLASS (att_export_row_parent_class)->finalize (object);
}

static void
att_export_row_class_init (AttExportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_export_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_export_row_finalize;
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/reports/att-export-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttExportRow, holds);
  gtk_widget_class_bind_template_child (widget_class, AttExportRow, xml);
  gtk_widget_class_bind_template_child (widget_class, AttExportRow, csv);
  gtk_widget_class_bind_template_child (widget_class, AttExportRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttExportRow, result);
  gtk_widget_class_install_action (widget_class, "export.save", "s", save_cb);
}

static void
att_export_row_init (AttExportRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->known = ATT_DAY_FOREVER;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_button (GtkWidget *button, const char *pattern, AttExportList list)
{
  g_autofree char *name = att_words_fill (pattern, "list", att_export_list_get_title (list), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * att_export_row_new:
 * @context: the context, with a register open
 * @list: a list
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
att_export_row_new (AttContext *context, AttExportList list)
{
  AttExportRow *self = g_object_new (ATT_TYPE_EXPORT_ROW, NULL);

  self->context = g_object_ref (context);
  self->list = list;
  self->on = att_context_get_today (context);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), att_export_list_get_title (list));
  gtk_label_set_label (self->holds, get_description (list));
  name_button (self->xml, _ ("{list}: write as XML…"), list);
  name_button (self->csv, _ ("{list}: write as CSV…"), list);
  return GTK_WIDGET (self);
}

/**
 * att_export_row_set_days:
 * @self: a row
 * @on: of which day the list is to be
 * @known: as was known on that day
 */
void
att_export_row_set_days (AttExportRow *self, AttDay on, AttDay known)
{
  g_return_if_fail (ATT_IS_EXPORT_ROW (self));
  self->on = on;
  self->known = known;
}

/**
 * att_export_row_write:
 * @self: a row
 * @file: where to
 * @format: as what
 *
 * Writes the list into a file, which is there as a whole or not at all, and says what it holds.
 */
void
att_export_row_write (AttExportRow *self, GFile *file, AttExportFormat format)
{
  Writing *writing = g_new0 (Writing, 1);

  g_return_if_fail (ATT_IS_EXPORT_ROW (self) && !self->busy);
  writing->row = g_object_ref (self);
  writing->file = g_object_ref (file);
  writing->list = self->list;
  writing->format = format;
  writing->on = self->on;
  writing->known = self->known;
  set_busy (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  att_office_run_async (att_context_get_reader (self->context), make, writing, NULL, NULL, self->cancellable, made_cb,
                        writing);
}

/**
 * att_export_row_is_busy:
 * @self: a row
 *
 * Returns: whether a file is being written
 */
gboolean
att_export_row_is_busy (AttExportRow *self)
{
  return self->busy;
}
