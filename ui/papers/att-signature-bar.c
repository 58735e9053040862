/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-signature-bar.h"

#include <glib/gi18n-lib.h>

#include "att-signature.h"

/**
 * AttSignatureBar:
 *
 * Who signed the paper below it electronically, and whether that holds; hidden for a paper without a signature.
 */
struct _AttSignatureBar
{
  AdwBin parent_instance;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (AttSignatureBar, att_signature_bar, ADW_TYPE_BIN)

typedef struct
{
  const char *icon;
  const char *name;
} Look;

static const Look holds = { "object-select-symbolic", N_ ("In order") };
static const Look fails = { "dialog-warning-symbolic", N_ ("Not in order") };
static const Look tells = { "dialog-information-symbolic", N_ ("To know") };

/* That nothing was altered is not enough: whoever made a certificate of his own could sign in any name. */
static const Look *
get_look (const AttSignature *signature)
{
  if (signature->state == ATT_SIGNATURE_BROKEN)
    return &fails;
  if (signature->state != ATT_SIGNATURE_INTACT)
    return &tells;
  if (signature->trust == ATT_SIGNATURE_REVOKED || signature->trust == ATT_SIGNATURE_DISTRUSTED)
    return &fails;
  return signature->trust == ATT_SIGNATURE_TRUSTED && signature->cover != ATT_SIGNATURE_COVERS_PART ? &holds : &tells;
}

static void
add_row (AttSignatureBar *self, const AttSignature *signature)
{
  const Look *look = get_look (signature);
  g_autoptr (AttProblems) says = att_signature_tell (signature);
  g_autoptr (GString) details = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (look->icon);

  for (guint i = 0; i < says->len; i++)
    {
      g_autofree char *sentence = att_problem_get_sentence (g_ptr_array_index (says, i));

      if (i == 0)
        {
          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
        }
      else
        g_string_append_printf (details, "%s%s", i > 1 ? " " : "", sentence);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details->str);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (look->name), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->rows, row);
}

static void
att_signature_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_SIGNATURE_BAR);
  G_OBJECT_CLASS (att_signature_bar_parent_class)->dispose (object);
}

static void
att_signature_bar_class_init (AttSignatureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_signature_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-signature-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttSignatureBar, rows);
}

static void
att_signature_bar_init (AttSignatureBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_signature_bar_show:
 * @self: the bar
 * @signatures: (nullable) (element-type AttSignature): those of the paper; %NULL: nothing is known of any
 */
void
att_signature_bar_show (AttSignatureBar *self, GPtrArray *signatures)
{
  GtkWidget *row;

  g_return_if_fail (ATT_IS_SIGNATURE_BAR (self));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; signatures != NULL && i < signatures->len; i++)
    add_row (self, g_ptr_array_index (signatures, i));
  gtk_widget_set_visible (GTK_WIDGET (self), signatures != NULL && signatures->len > 0);
}
