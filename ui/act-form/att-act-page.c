/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-page.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-title.h"
#include "att-words.h"

/**
 * AttActPage:
 *
 * A page with the form of one act and nothing else: for every kind that has no place of its own.
 */
struct _AttActPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *kind_label;
  AttActForm *form;
  gint64 dossier;
  const AttKind *kind;
  char *part;
  AttRecord *given;
  AttRecord *suggested;
};

G_DEFINE_FINAL_TYPE (AttActPage, att_act_page, ATT_TYPE_PAGE)

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_act_form_record (ATT_ACT_PAGE (widget)->form);
}

static void
can_record_cb (AttActPage *self)
{
  gboolean can_record;

  g_object_get (self->form, "can-record", &can_record, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.record", can_record);
}

static void
ready_cb (AttActPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  att_act_form_focus (self->form);
}

static void
recorded_cb (AttActPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
fail (AttActPage *self, const GError *error)
{
  att_message_on_page (self->failed, NULL, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttActPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossierView) view = att_dossier_view_load_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  if (view == NULL)
    fail (self, error);
  else
    att_act_form_open (self->form, att_page_get_context (ATT_PAGE (self)), view, self->kind, self->part,
                       self->given, self->suggested);
}

static void
att_act_page_close (AttPage *page)
{
  att_act_form_close (ATT_ACT_PAGE (page)->form);
}

static GtkWidget *
att_act_page_renew (AttPage *page)
{
  AttActPage *self = ATT_ACT_PAGE (page);

  return att_act_page_new_with (att_page_get_context (page), self->dossier, self->kind, self->part, self->given,
                                self->suggested);
}

static void
att_act_page_finalize (GObject *object)
{
  AttActPage *self = ATT_ACT_PAGE (object);

  g_free (self->part);
  g_clear_pointer (&self->given, att_record_unref);
  g_clear_pointer (&self->suggested, att_record_unref);
  G_OBJECT_CLASS (att_act_page_parent_class)->finalize (object);
}

static void
att_act_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_ACT_PAGE);
  G_OBJECT_CLASS (att_act_page_parent_class)->dispose (object);
}

static void
att_act_page_class_init (AttActPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_act_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_act_page_finalize;
  ATT_PAGE_CLASS (klass)->close = att_act_page_close;
  ATT_PAGE_CLASS (klass)->renew = att_act_page_renew;

  g_type_ensure (ATT_TYPE_ACT_FORM);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/act-form/att-act-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttActPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, form);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, recorded_cb);
  gtk_widget_class_bind_template_callback (widget_class, can_record_cb);

  gtk_widget_class_install_action (widget_class, "act.record", NULL, record_cb);
}

static void
att_act_page_init (AttActPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  can_record_cb (self);
}

/**
 * att_act_page_new:
 * @context: the context, with a register open
 * @dossier: a dossier's number
 * @kind: the kind of act
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_act_page_new (AttContext *context, gint64 dossier, const AttKind *kind)
{
  return att_act_page_new_with (context, dossier, kind, NULL, NULL, NULL);
}

/**
 * att_act_page_new_for_part:
 * @context: the context, with a register open
 * @dossier: a dossier's number
 * @kind: the kind of act
 * @part: (nullable): of which there is a draft of its own, as the act that is corrected
 * @suggested: (nullable): what the form begins with where there is no draft
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_act_page_new_for_part (AttContext *context, gint64 dossier, const AttKind *kind, const char *part,
                           const AttRecord *suggested)
{
  return att_act_page_new_with (context, dossier, kind, part, NULL, suggested);
}

/**
 * att_act_page_new_with:
 * @context: the context, with a register open
 * @dossier: a dossier's number
 * @kind: the kind of act
 * @part: (nullable): where an act is prepared in parts, which one
 * @given: (nullable): what is recorded and not asked for
 * @suggested: (nullable): what the form begins with where there is no draft
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_act_page_new_with (AttContext *context, gint64 dossier, const AttKind *kind, const char *part,
                       const AttRecord *given, const AttRecord *suggested)
{
  AttActPage *self = g_object_new (ATT_TYPE_ACT_PAGE, "context", context, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *whose = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);

  self->dossier = dossier;
  self->kind = kind;
  self->part = g_strdup (part);
  self->given = given != NULL ? att_record_copy (given) : NULL;
  self->suggested = suggested != NULL ? att_record_copy (suggested) : NULL;
  /* What is recorded stands at the head of the form, where there is room for it. */
  att_title_set_title (self->title, dossier != ATT_OFFICE_DOSSIER ? whose : att_kind_get_title (kind));
  gtk_label_set_label (self->kind_label, att_kind_get_title (kind));
  att_dossier_view_load_async (att_context_get_reader (context), dossier, att_page_get_cancellable (ATT_PAGE (self)),
                               loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * att_act_page_get_form:
 * @self: a page
 *
 * Returns: (transfer none): the form
 */
AttActForm *
att_act_page_get_form (AttActPage *self)
{
  return self->form;
}

/**
 * att_act_page_get_kind:
 * @self: a page
 *
 * Returns: the kind of act whose form it shows
 */
const AttKind *
att_act_page_get_kind (AttActPage *self)
{
  g_return_val_if_fail (ATT_IS_ACT_PAGE (self), NULL);
  return self->kind;
}
