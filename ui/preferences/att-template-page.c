/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-template-page.h"

#include <glib/gi18n-lib.h>

#include "att-chosen-file.h"
#include "att-files.h"
#include "att-message.h"
#include "att-paper-view.h"
#include "att-template.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"

#define MAX_BYTES (16 * 1024 * 1024)

/**
 * AttTemplatePage:
 *
 * Tries an edited template out on a dossier, says line and reason when it is wrong, and adopts it.
 */
struct _AttTemplatePage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkEntry *dossier;
  GtkWidget *try_box;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwBin *place;
  GtkLabel *about;
  GtkSpinner *spinner;
  AttPaperView *paper;
  char *path;    /* (nullable): where it was read from */
  GBytes *bytes; /* what was looked at, and is adopted whatever becomes of the file */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (AttTemplatePage, att_template_page, ATT_TYPE_PAGE)

typedef struct
{
  char *path;
  GBytes *bytes; /* (nullable): to be read from @path */
  gint64 dossier; /* 0 for the newest */
  char *actor;
} Job;

typedef struct
{
  GBytes *bytes;
  GBytes *pdf;
  char *form;
  gint64 dossier;
} Trial;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->actor);
  g_free (job);
}

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_clear_pointer (&trial->bytes, g_bytes_unref);
  g_clear_pointer (&trial->pdf, g_bytes_unref);
  g_free (trial->form);
  g_free (trial);
}

static gint64
find_newest (AttOffice *office, GCancellable *cancellable, GError **error)
{
  const AttDossierQuery query = { .today = att_clock_get_today (att_office_get_clock (office)),
                                  .sort = ATT_SORT_NUMBER, .descending = TRUE, .limit = 1 };
  g_autoptr (GPtrArray) rows = att_office_query_dossiers (office, &query, cancellable, error);

  return rows == NULL ? -1 : rows->len > 0 ? ((AttDossierRow *) g_ptr_array_index (rows, 0))->number : 0;
}

static gpointer
try_out (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  Trial *trial = g_new0 (Trial, 1);
  gboolean fine;

  trial->bytes = job->bytes != NULL ? g_bytes_ref (job->bytes) : att_files_read (job->path, MAX_BYTES, cancellable, error);
  trial->dossier = job->dossier;
  fine = trial->bytes != NULL
         && att_office_check_template (office, trial->bytes, job->path, &trial->form, error)
         && (trial->dossier > 0 || (trial->dossier = find_newest (office, cancellable, error)) >= 0);
  if (fine && trial->dossier > 0)
    {
      trial->pdf = att_office_preview_template (office, trial->bytes, job->path, trial->dossier, NULL, cancellable, error);
      fine = trial->pdf != NULL;
    }
  if (!fine)
    g_clear_pointer (&trial, trial_free);
  return trial;
}

static void
show_paper (AttTemplatePage *self, const Trial *trial)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, trial->dossier);
  g_autofree char *name = g_strconcat (trial->form, "-", number, ".pdf", NULL);

  if (self->paper == NULL)
    {
      self->paper = ATT_PAPER_VIEW (att_paper_view_new (att_page_get_context (ATT_PAGE (self))));
      adw_bin_set_child (self->place, GTK_WIDGET (self->paper));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->dossier), number);
  att_paper_view_show_bytes (self->paper, trial->pdf, att_words_form (trial->form), name);
}

static void
fail (AttTemplatePage *self, const GError *error)
{
  att_message_on_page (self->failed, self->path, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttTemplatePage) self = data;
  g_autoptr (GError) error = NULL;
  Trial *trial = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)))
    {
      g_clear_pointer (&trial, trial_free);
      return;
    }
  gtk_spinner_stop (self->spinner);
  if (trial == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (trial->bytes);
  att_title_set_subtitle (self->title, att_words_form (trial->form));
  gtk_widget_set_visible (self->try_box, trial->pdf != NULL);
  if (trial->pdf != NULL)
    show_paper (self, trial);
  gtk_label_set_label (self->about, trial->pdf != NULL
                                        ? _ ("This is how the document would look. What was issued before stays as it is.")
                                        : _ ("The template is right. There is no dossier on which it could be tried."));
  gtk_stack_set_visible_child_name (self->stack, "paper");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.adopt", TRUE);
  trial_free (trial);
}

static Job *
new_job (AttTemplatePage *self)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (self->path);
  job->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  job->dossier = g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (self->dossier)), NULL, 10);
  job->actor = g_strdup (att_context_get_actor (att_page_get_context (ATT_PAGE (self))));
  return job;
}

static void
start_trial (AttTemplatePage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.adopt", FALSE);
  gtk_spinner_start (self->spinner);
  att_office_run_async (att_context_get_reader (att_page_get_context (ATT_PAGE (self))), try_out, new_job (self), job_free,
                        trial_free, att_page_get_cancellable (ATT_PAGE (self)), tried_cb, g_object_ref (self));
}

static void
dossier_chosen_cb (AttTemplatePage *self)
{
  if (self->bytes != NULL)
    start_trial (self);
}

static gpointer
adopt (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return att_office_adopt_template_bytes (office, job->bytes, job->path, job->actor, cancellable, error);
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttTemplatePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = att_office_run_finish (ATT_OFFICE (source), result, &error);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (act != NULL)
    att_context_tell_recorded (att_page_get_context (ATT_PAGE (self)), ATT_OFFICE_DOSSIER);
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  gtk_spinner_stop (self->spinner);
  if (act == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.adopt", TRUE);
      att_message_error (GTK_WIDGET (self), _ ("Nothing was adopted"), error);
      return;
    }
  att_message_toast (GTK_WIDGET (self), _ ("The template was adopted"));
  gtk_widget_activate_action (window, "win.back", NULL);
}

static void
adopt_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttTemplatePage *self = ATT_TEMPLATE_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "template.adopt", FALSE);
  gtk_spinner_start (self->spinner);
  att_office_run_async (att_context_get_office (att_page_get_context (ATT_PAGE (self))), adopt, new_job (self), job_free,
                        g_object_unref, NULL, adopted_cb, g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttTemplatePage *self = data;
  g_autofree char *path = att_chosen_file_dup_path (dialog, response);

  if (path != NULL)
    att_template_page_look_at (self, path);
  g_clear_object (&self->chooser);
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttTemplatePage *self = ATT_TEMPLATE_PAGE (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Adopt a template"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
att_template_page_renew (AttPage *page)
{
  return att_template_page_new (att_page_get_context (page), ATT_TEMPLATE_PAGE (page)->bytes);
}

static void
att_template_page_dispose (GObject *object)
{
  AttTemplatePage *self = ATT_TEMPLATE_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_TEMPLATE_PAGE);
  G_OBJECT_CLASS (att_template_page_parent_class)->dispose (object);
}

static void
att_template_page_finalize (GObject *object)
{
  AttTemplatePage *self = ATT_TEMPLATE_PAGE (object);

  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (att_template_page_parent_class)->finalize (object);
}

static void
att_template_page_class_init (AttTemplatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_template_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_template_page_finalize;
  ATT_PAGE_CLASS (klass)->renew = att_template_page_renew;
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/preferences/att-template-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, title);
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, dossier);
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, try_box);
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, place);
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, about);
  gtk_widget_class_bind_template_child (widget_class, AttTemplatePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, dossier_chosen_cb);
  gtk_widget_class_install_action (widget_class, "template.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "template.adopt", NULL, adopt_cb);
}

static void
att_template_page_init (AttTemplatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.adopt", FALSE);
}

/**
 * att_template_page_new:
 * @context: the context, with a register open
 * @bytes: (nullable): a template to be tried at once; else a file is asked for
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_template_page_new (AttContext *context, GBytes *bytes)
{
  AttTemplatePage *self = g_object_new (ATT_TYPE_TEMPLATE_PAGE, "context", context, NULL);

  self->path = g_strdup ("template.xml");
  if (bytes != NULL)
    {
      self->bytes = g_bytes_ref (bytes);
      start_trial (self);
    }
  return GTK_WIDGET (self);
}

/**
 * att_template_page_look_at:
 * @self: a page
 * @path: a template's file
 *
 * Shows a document made by it, or what is wrong with it.
 */
void
att_template_page_look_at (AttTemplatePage *self, const char *path)
{
  g_autofree char *copy = g_strdup (path);

  g_return_if_fail (ATT_IS_TEMPLATE_PAGE (self));
  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  start_trial (self);
}

/**
 * att_template_page_get_state:
 * @self: a page
 *
 * Returns: `choose`, `failed` or `paper`
 */
const char *
att_template_page_get_state (AttTemplatePage *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}
