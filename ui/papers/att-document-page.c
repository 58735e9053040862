/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-page.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-paper-view.h"
#include "att-title.h"
#include "att-words.h"

/**
 * AttDocumentPage:
 *
 * A document of a dossier: as it was issued, or in another language as a translation; one that no act issues is made as
 * of today whenever it is asked for.
 */
struct _AttDocumentPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkDropDown *languages;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwBin *place;
  AttPaperView *paper;
  gint64 dossier;
  char *form;
  GCancellable *making;
};

G_DEFINE_FINAL_TYPE (AttDocumentPage, att_document_page, ATT_TYPE_PAGE)

typedef struct
{
  gint64 dossier;
  char *form;
  const char *languages;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->form);
  g_free (job);
}

/* The first choice leaves it to the form; the others are the languages in their order. */
static const char *
get_languages (AttDocumentPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->languages);

  return chosen > 0 && chosen <= ATT_N_LANGUAGES ? att_language_get_code ((AttLanguage) (chosen - 1)) : NULL;
}

static gpointer
make (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return att_office_make_document (office, job->dossier, job->form, job->languages, FALSE, cancellable, error);
}

static void
show (AttDocumentPage *self, GBytes *pdf)
{
  const char *languages = get_languages (self);
  g_autofree char *name
      = languages != NULL
            ? g_strdup_printf ("%" G_GINT64_FORMAT "-%s-%s.pdf", self->dossier, self->form, languages)
            : g_strdup_printf ("%" G_GINT64_FORMAT "-%s.pdf", self->dossier, self->form);

  if (self->paper == NULL)
    {
      self->paper = ATT_PAPER_VIEW (att_paper_view_new (att_page_get_context (ATT_PAGE (self))));
      adw_bin_set_child (self->place, GTK_WIDGET (self->paper));
    }
  att_paper_view_show_document (self->paper, pdf, self->form, att_words_form (self->form), name);
  gtk_stack_set_visible_child_name (self->stack, "paper");
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDocumentPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = att_office_run_finish (ATT_OFFICE (source), result, &error);

  /* Another language was chosen, or the page was left. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || att_page_is_closed (ATT_PAGE (self)))
    return;
  if (pdf != NULL)
    {
      show (self, pdf);
      return;
    }
  att_message_on_page (self->failed, NULL, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
stop_making (AttDocumentPage *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
att_document_page_refresh (AttPage *page)
{
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (page);
  Job *job = g_new0 (Job, 1);

  stop_making (self);
  self->making = g_cancellable_new ();
  job->dossier = self->dossier;
  job->form = g_strdup (self->form);
  job->languages = get_languages (self);
  gtk_stack_set_visible_child_name (self->stack, "making");
  att_office_run_async (att_context_get_reader (att_page_get_context (page)), make, job, job_free, (GDestroyNotify) g_bytes_unref, self->making,
                        made_cb, g_object_ref (self));
}

static void
chosen_cb (AttDocumentPage *self)
{
  if (self->form != NULL)
    att_page_refresh (ATT_PAGE (self));
}

static GtkWidget *
att_document_page_renew (AttPage *page)
{
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (page);

  return att_document_page_new (att_page_get_context (page), self->dossier, self->form);
}

static void
att_document_page_dispose (GObject *object)
{
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (object);

  stop_making (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_DOCUMENT_PAGE);
  G_OBJECT_CLASS (att_document_page_parent_class)->dispose (object);
}

static void
att_document_page_finalize (GObject *object)
{
  g_free (ATT_DOCUMENT_PAGE (object)->form);
  G_OBJECT_CLASS (att_document_page_parent_class)->finalize (object);
}

static void
att_document_page_class_init (AttDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_document_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_document_page_finalize;
  ATT_PAGE_CLASS (klass)->refresh = att_document_page_refresh;
  ATT_PAGE_CLASS (klass)->renew = att_document_page_renew;
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-document-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, languages);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, place);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
att_document_page_init (AttDocumentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_document_page_new:
 * @context: the context, with a register open
 * @dossier: a dossier's number
 * @form: a form, as `certificate` or `inventory`
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_document_page_new (AttContext *context, gint64 dossier, const char *form)
{
  AttDocumentPage *self = g_object_new (ATT_TYPE_DOCUMENT_PAGE, "context", context, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *subtitle = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  /* Translators: in which languages a document is shown. */
  gtk_string_list_append (names, att_form_is_requested (form) ? C_ ("document languages", "In the usual languages")
                                                              : C_ ("document languages", "As issued"));
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    gtk_string_list_append (names, att_language_get_name ((AttLanguage) i));
  att_title_set_title (self->title, att_words_form (form));
  att_title_set_subtitle (self->title, subtitle);
  gtk_drop_down_set_model (self->languages, G_LIST_MODEL (names));
  self->dossier = dossier;
  self->form = g_strdup (form);
  att_page_refresh (ATT_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * att_document_page_get_state:
 * @self: a page
 *
 * Returns: `making`, `paper` or `failed`
 */
const char *
att_document_page_get_state (AttDocumentPage *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}
