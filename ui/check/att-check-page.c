/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-check-page.h"

#include <glib/gi18n-lib.h>

#include "att-check.h"
#include "att-chosen-file.h"
#include "att-files.h"
#include "att-group.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"

/* As attestatctl check reads them. */
#define MAX_PDF_BYTES (256 * 1024 * 1024)

/**
 * AttCheckPage:
 *
 * A document that somebody shows, or the text of its QR code: whether it is ours, whether it is unaltered, and what became
 * of the certificate.
 */
struct _AttCheckPage
{
  AttPage parent_instance;
  GtkEditable *code;
  GtkLabel *name;
  GtkStack *stack;
  GtkImage *icon;
  GtkLabel *verdict;
  GtkListBox *lines;
  GtkWidget *open_dossier;
  GtkFileChooserNative *chooser;
  gint64 dossier;
  guint serial; /* of what was asked last */
};

G_DEFINE_FINAL_TYPE (AttCheckPage, att_check_page, ATT_TYPE_PAGE)

/* What is to be checked: a file or a text. */
typedef struct
{
  char *path;
  char *text;
  guint serial;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->text);
  g_free (job);
}

static void
check_free (gpointer data)
{
  att_check_free (data);
}

static gpointer
check (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (GBytes) bytes = NULL;

  if (job->text != NULL)
    return att_check_statement (office, job->text, today, cancellable, error);
  bytes = att_files_read (job->path, MAX_PDF_BYTES, cancellable, error);
  return bytes != NULL ? att_check_file (office, bytes, today, cancellable, error) : NULL;
}

static void
clear_lines (AttCheckPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_list_box_remove (self->lines, row);
}

static const struct
{
  const char *icon;
  const char *name;
} tones[] = {
  [ATT_CHECK_HOLDS] = { "object-select-symbolic", N_ ("In order") },
  [ATT_CHECK_FAILS] = { "dialog-warning-symbolic", N_ ("Not in order") },
  [ATT_CHECK_TELLS] = { "dialog-information-symbolic", N_ ("To know") },
};

static void
add_line (AttCheckPage *self, AttCheckTone tone, const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (tones[tone].icon);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (tones[tone].name), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->lines, row);
}

static void
show_verdict (AttCheckPage *self, AttCheckTone tone, const char *words)
{
  gtk_image_set_from_icon_name (self->icon, tones[tone].icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (tones[tone].name), -1);
  gtk_label_set_label (self->verdict, words);
  gtk_widget_set_visible (self->open_dossier, self->dossier > 0);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
show (AttCheckPage *self, const AttCheckResult *found)
{
  clear_lines (self);
  self->dossier = found->dossier;
  for (guint i = 0; i < found->lines->len; i++)
    {
      const AttCheckLine *line = g_ptr_array_index (found->lines, i);
      g_autofree char *words = att_problem_get_sentence (line->says);

      add_line (self, line->tone, words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lines), found->lines->len > 0);
  if (!found->holds)
    show_verdict (self, ATT_CHECK_FAILS, _ ("Not what this register issued"));
  else if (!found->valid)
    show_verdict (self, ATT_CHECK_TELLS, _ ("Genuine, but the certificate is not valid today"));
  else
    show_verdict (self, ATT_CHECK_HOLDS, _ ("Genuine and unaltered"));
}

static void
show_problem (AttCheckPage *self, const GError *error)
{
  g_autofree char *words = att_words_problems (error);

  clear_lines (self);
  self->dossier = -1;
  add_line (self, ATT_CHECK_FAILS, words);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), TRUE);
  show_verdict (self, ATT_CHECK_TELLS, _ ("It can't be checked"));
}

typedef struct
{
  AttCheckPage *page;
  guint serial;
} Answer;

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (AttCheckPage) self = answer->page;
  guint serial = answer->serial;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttCheckResult) found = att_office_run_finish (ATT_OFFICE (source), result, &error);

  g_free (answer);
  if (att_page_is_closed (ATT_PAGE (self)) || serial != self->serial)
    return;
  if (found != NULL)
    show (self, found);
  else
    show_problem (self, error);
}

static void
start (AttCheckPage *self, const char *path, const char *text)
{
  AttPage *page = ATT_PAGE (self);
  Job *job = g_new0 (Job, 1);
  Answer *answer = g_new0 (Answer, 1);

  job->path = g_strdup (path);
  job->text = g_strdup (text);
  answer->page = g_object_ref (self);
  answer->serial = ++self->serial;
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  att_office_run_async (att_context_get_reader (att_page_get_context (page)), check, job, job_free, check_free,
                        att_page_get_cancellable (page), checked_cb, answer);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttCheckPage *self = data;
  g_autofree char *path = att_chosen_file_dup_path (dialog, response);

  if (path != NULL)
    att_check_page_check_file (self, path);
  g_clear_object (&self->chooser);
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttCheckPage *self = ATT_CHECK_PAGE (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Check a document"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
code_cb (AttCheckPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->code)));

  if (*text != '\0')
    att_check_page_check_text (self, text);
}

static void
open_dossier_cb (AttCheckPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "x", self->dossier);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GFile *file = g_value_get_object (value);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path == NULL)
    return FALSE;
  att_check_page_check_file (data, path);
  return TRUE;
}

static GtkWidget *
att_check_page_renew (AttPage *page)
{
  return att_check_page_new (att_page_get_context (page));
}

static void
att_check_page_dispose (GObject *object)
{
  AttCheckPage *self = ATT_CHECK_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_CHECK_PAGE);
  G_OBJECT_CLASS (att_check_page_parent_class)->dispose (object);
}

static void
att_check_page_class_init (AttCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_check_page_dispose;
  ATT_PAGE_CLASS (klass)->renew = att_check_page_renew;
  g_type_ensure (ATT_TYPE_GROUP);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/check/att-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttCheckPage, code);
  gtk_widget_class_bind_template_child (widget_class, AttCheckPage, name);
  gtk_widget_class_bind_template_child (widget_class, AttCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttCheckPage, icon);
  gtk_widget_class_bind_template_child (widget_class, AttCheckPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, AttCheckPage, lines);
  gtk_widget_class_bind_template_child (widget_class, AttCheckPage, open_dossier);
  gtk_widget_class_bind_template_callback (widget_class, code_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_dossier_cb);
  gtk_widget_class_install_action (widget_class, "check.choose", NULL, choose_cb);
}

static void
att_check_page_init (AttCheckPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->dossier = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * att_check_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_check_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_CHECK_PAGE, "context", context, NULL);
}

/**
 * att_check_page_check_file:
 * @self: the page
 * @path: a file that somebody shows
 */
void
att_check_page_check_file (AttCheckPage *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_return_if_fail (ATT_IS_CHECK_PAGE (self));
  gtk_label_set_label (self->name, name);
  start (self, path, NULL);
}

/**
 * att_check_page_check_text:
 * @self: the page
 * @text: the text of a QR code
 */
void
att_check_page_check_text (AttCheckPage *self, const char *text)
{
  g_return_if_fail (ATT_IS_CHECK_PAGE (self));
  gtk_label_set_label (self->name, _ ("The text of the QR code"));
  start (self, NULL, text);
}
