/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-unlock-page.h"

#include <glib/gi18n-lib.h>

#include "att-field-menu.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"

/**
 * AttUnlockPage:
 *
 * The first page on a laptop: asks for the passphrase of a field file and opens it. What is wrong is said below the field,
 * and it can be tried again.
 */
struct _AttUnlockPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkEditable *passphrase;
  GtkWidget *open;
  GtkWidget *form;
  GtkLabel *problem;
  GtkWidget *work;
  GtkProgressBar *progress;
  GCancellable *cancellable; /* of the opening that is under way */
};

G_DEFINE_FINAL_TYPE (AttUnlockPage, att_unlock_page, ATT_TYPE_PAGE)

typedef struct
{
  AttContext *context;
  char *passphrase;
  GWeakRef page;
  gint64 told_at;
} Opening;

typedef struct
{
  AttUnlockPage *page;
  double fraction;
} Tick;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->context);
  att_passphrase_free (opening->passphrase);
  g_weak_ref_clear (&opening->page);
  g_free (opening);
}

static void
tick_free (gpointer data)
{
  Tick *tick = data;

  g_object_unref (tick->page);
  g_free (tick);
}

static gboolean
tick_cb (gpointer data)
{
  const Tick *tick = data;

  if (tick->page->progress != NULL)
    gtk_progress_bar_set_fraction (tick->page->progress, tick->fraction);
  return G_SOURCE_REMOVE;
}

static void
tell (guint64 done, guint64 all, gpointer data)
{
  Opening *opening = data;
  gint64 now = g_get_monotonic_time ();
  AttUnlockPage *page;
  Tick *tick;

  if (now - opening->told_at < G_USEC_PER_SEC / 20 || all == 0)
    return;
  opening->told_at = now;
  page = g_weak_ref_get (&opening->page);
  if (page == NULL)
    return;
  tick = g_new (Tick, 1);
  *tick = (Tick) { page, (double) done / (double) all };
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, tick_cb, tick, tick_free);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  const AttVisitKey key = { opening->passphrase, NULL };
  GError *error = NULL;
  AttVisit *visit = att_context_open_visit (opening->context, &key, tell, opening, cancellable, &error);

  if (visit != NULL)
    g_task_return_pointer (task, visit, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
show_work (AttUnlockPage *self, gboolean working)
{
  /* What goes insensitive with the keyboard in it confuses GTK 4.8. */
  if (working)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_visible (self->work, working);
  gtk_widget_set_sensitive (self->form, !working);
  gtk_progress_bar_set_fraction (self->progress, 0);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttVisit) visit = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  g_clear_object (&self->cancellable);
  show_work (self, FALSE);
  if (visit != NULL)
    {
      gtk_editable_set_text (self->passphrase, "");
      att_context_take_visit (att_page_get_context (ATT_PAGE (self)), visit);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = att_words_problem (error);
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

/**
 * att_unlock_page_open:
 * @self: a page
 * @passphrase: what was typed
 *
 * Opens the field file; where it can't be opened the page says why.
 */
void
att_unlock_page_open (AttUnlockPage *self, const char *passphrase)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (ATT_IS_UNLOCK_PAGE (self));
  if (self->cancellable != NULL || *passphrase == '\0')
    return;
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (att_page_get_context (ATT_PAGE (self)));
  opening->passphrase = g_strdup (passphrase);
  g_weak_ref_init (&opening->page, self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  show_work (self, TRUE);
  task = g_task_new (NULL, self->cancellable, opened_cb, g_object_ref (self));
  g_task_set_source_tag (task, att_unlock_page_open);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, run);
}

static void
open_cb (AttUnlockPage *self)
{
  att_unlock_page_open (self, gtk_editable_get_text (self->passphrase));
}

static void
cancel_cb (AttUnlockPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
changed_cb (AttUnlockPage *self)
{
  gtk_widget_set_sensitive (self->open, *gtk_editable_get_text (self->passphrase) != '\0');
}

static void
att_unlock_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (att_unlock_page_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (ATT_UNLOCK_PAGE (widget)->passphrase));
}

static void
att_unlock_page_close (AttPage *page)
{
  cancel_cb (ATT_UNLOCK_PAGE (page));
}

static GtkWidget *
att_unlock_page_renew (AttPage *page)
{
  return att_unlock_page_new (att_page_get_context (page));
}

static void
att_unlock_page_dispose (GObject *object)
{
  AttUnlockPage *self = ATT_UNLOCK_PAGE (object);

  cancel_cb (self);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_UNLOCK_PAGE);
  G_OBJECT_CLASS (att_unlock_page_parent_class)->dispose (object);
}

static void
att_unlock_page_class_init (AttUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_unlock_page_dispose;
  widget_class->map = att_unlock_page_map;
  ATT_PAGE_CLASS (klass)->close = att_unlock_page_close;
  ATT_PAGE_CLASS (klass)->renew = att_unlock_page_renew;
  g_type_ensure (ATT_TYPE_FIELD_MENU);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/field/att-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttUnlockPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, AttUnlockPage, open);
  gtk_widget_class_bind_template_child (widget_class, AttUnlockPage, form);
  gtk_widget_class_bind_template_child (widget_class, AttUnlockPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AttUnlockPage, work);
  gtk_widget_class_bind_template_child (widget_class, AttUnlockPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
att_unlock_page_init (AttUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  changed_cb (self);
}

/**
 * att_unlock_page_new:
 * @context: the context of a field file that is not open yet
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_unlock_page_new (AttContext *context)
{
  AttUnlockPage *self = g_object_new (ATT_TYPE_UNLOCK_PAGE, "context", context, NULL);
  g_autofree char *name = g_path_get_basename (att_context_get_location (context));
  g_autofree char *shown = g_filename_display_name (name);

  att_title_set_subtitle (self->title, shown);
  return GTK_WIDGET (self);
}
