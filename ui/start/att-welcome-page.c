/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "att-group.h"
#include "att-title.h"
#include "att-words.h"
#include "att-wrap-layout.h"

/**
 * AttWelcomePage:
 *
 * The first start: three questions, each answered already with what is likely, and the way to try everything first.
 */
struct _AttWelcomePage
{
  AttPage parent_instance;
  GtkToggleButton *kk;
  GtkToggleButton *ru;
  GtkToggleButton *en;
  GtkEditable *actor;
  AdwActionRow *make;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (AttWelcomePage, att_welcome_page, ATT_TYPE_PAGE)

static void
language_cb (AttWelcomePage *self, GtkToggleButton *button)
{
  const char *code = button == self->kk ? "kk" : button == self->ru ? "ru" : "en";

  if (self->ready && gtk_toggle_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.language", "s", code);
}

static void
actor_cb (AttWelcomePage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->actor)));

  att_context_set_actor (att_page_get_context (ATT_PAGE (self)), name, NULL);
}

static void
make_cb (AttWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.make-register", NULL);
}

static void
other_folder_cb (AttWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-register", NULL);
}

static void
open_cb (AttWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-register", NULL);
}

static void
practice_cb (AttWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.practice", NULL);
}

static GtkWidget *
att_welcome_page_renew (AttPage *page)
{
  return att_welcome_page_new (att_page_get_context (page));
}

static void
att_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (att_welcome_page_parent_class)->dispose (object);
}

static void
att_welcome_page_class_init (AttWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_welcome_page_dispose;
  ATT_PAGE_CLASS (klass)->renew = att_welcome_page_renew;
  g_type_ensure (ATT_TYPE_GROUP);
  g_type_ensure (ATT_TYPE_TITLE);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/start/att-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttWelcomePage, kk);
  gtk_widget_class_bind_template_child (widget_class, AttWelcomePage, ru);
  gtk_widget_class_bind_template_child (widget_class, AttWelcomePage, en);
  gtk_widget_class_bind_template_child (widget_class, AttWelcomePage, actor);
  gtk_widget_class_bind_template_child (widget_class, AttWelcomePage, make);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, actor_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, practice_cb);
}

static void
att_welcome_page_init (AttWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_welcome_page_new:
 * @context: the context, with the location proposed for a register
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_welcome_page_new (AttContext *context)
{
  AttWelcomePage *self = g_object_new (ATT_TYPE_WELCOME_PAGE, "context", context, NULL);
  AttLanguage language = att_language_get_current ();
  g_autofree char *folder = g_filename_display_name (att_context_get_location (context));

  gtk_toggle_button_set_active (language == ATT_LANGUAGE_KK   ? self->kk
                                : language == ATT_LANGUAGE_RU ? self->ru
                                                              : self->en,
                                TRUE);
  gtk_editable_set_text (self->actor, att_context_get_actor_name (context));
  adw_action_row_set_subtitle (self->make, folder);
  self->ready = TRUE;
  return GTK_WIDGET (self);
}
