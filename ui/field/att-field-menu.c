/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-field-menu.h"

/**
 * AttFieldMenu:
 *
 * The menu of a window on a field file, which has no places: the language, and help.
 */
struct _AttFieldMenu
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AttFieldMenu, att_field_menu, ADW_TYPE_BIN)

static void
att_field_menu_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_FIELD_MENU);
  G_OBJECT_CLASS (att_field_menu_parent_class)->dispose (object);
}

static void
att_field_menu_class_init (AttFieldMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_field_menu_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/kz/atameken/Attestat/field/att-field-menu.ui");
}

static void
att_field_menu_init (AttFieldMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
