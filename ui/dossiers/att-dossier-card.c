/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-card.h"

#include "att-select-check.h"
#include "att-wrap-layout.h"

/**
 * AttDossierCard:
 *
 * A dossier in the list where there is no room for a table: all of it below each other.
 */
struct _AttDossierCard
{
  GtkWidget parent_instance;
  GtkBox *box;
  GtkLabel *number;
  GtkLabel *name;
  GtkLabel *bin;
  GtkLabel *region;
  GtkLabel *stage;
  GtkLabel *out;
  GtkLabel *outcome;
  GtkLabel *officer;
  GtkWidget *deadline;
  GtkImage *icon;
  GtkLabel *due;
  GtkLabel *left;
};

G_DEFINE_FINAL_TYPE (AttDossierCard, att_dossier_card, GTK_TYPE_WIDGET)

static void
set_label (GtkLabel *label, AttDossierItem *item, AttDossierText text)
{
  const char *words = att_dossier_item_get_text (item, text);

  gtk_label_set_label (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

static void
show_item (AttDossierCard *self, GParamSpec *pspec, AttDossierItem *item)
{
  set_label (self->number, item, ATT_DOSSIER_NUMBER);
  set_label (self->name, item, ATT_DOSSIER_NAME);
  set_label (self->bin, item, ATT_DOSSIER_BIN);
  set_label (self->region, item, ATT_DOSSIER_REGION);
  set_label (self->stage, item, ATT_DOSSIER_STAGE);
  set_label (self->out, item, ATT_DOSSIER_OUT);
  set_label (self->outcome, item, ATT_DOSSIER_OUTCOME);
  set_label (self->officer, item, ATT_DOSSIER_OFFICER);
  set_label (self->due, item, ATT_DOSSIER_DUE);
  set_label (self->left, item, ATT_DOSSIER_LEFT);
  gtk_image_set_from_icon_name (self->icon, att_dossier_item_get_text (item, ATT_DOSSIER_ICON));
  gtk_widget_set_visible (self->deadline, *att_dossier_item_get_text (item, ATT_DOSSIER_DUE) != '\0');
}

static void
att_dossier_card_dispose (GObject *object)
{
  AttDossierCard *self = ATT_DOSSIER_CARD (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_DOSSIER_CARD);
  G_OBJECT_CLASS (att_dossier_card_parent_class)->dispose (object);
}

static void
att_dossier_card_class_init (AttDossierCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_dossier_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossiers/att-dossier-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, box);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, number);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, name);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, bin);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, region);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, stage);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, out);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, outcome);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, officer);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, deadline);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, icon);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, due);
  gtk_widget_class_bind_template_child (widget_class, AttDossierCard, left);
}

static void
att_dossier_card_init (AttDossierCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  AttDossierCard *self = g_object_new (ATT_TYPE_DOSSIER_CARD, NULL);

  gtk_box_prepend (self->box, att_select_check_new (list_item));
  gtk_list_item_set_child (list_item, GTK_WIDGET (self));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *card = gtk_list_item_get_child (list_item);
  AttDossierItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect_object (item, "notify::name", G_CALLBACK (show_item), card, G_CONNECT_SWAPPED);
  show_item (ATT_DOSSIER_CARD (card), NULL, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_item,
                                        gtk_list_item_get_child (list_item));
}

/**
 * att_dossier_card_factory_new:
 *
 * Returns: (transfer full): what makes a card for each dossier of a list
 */
GtkListItemFactory *
att_dossier_card_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
