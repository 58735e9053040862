/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-signature-bar.h"

#include <glib/gi18n-lib.h>

#include "att-signature.h"

/* More than so many are scrolled, so that they leave room for the paper. */
#define MANY 3
#define MANY_HEIGHT 160

/**
 * AttSignatureBar:
 *
 * Who signed the paper below it electronically, and whether that holds; hidden for a paper without a signature.
 */
struct _AttSignatureBar
{
  AdwBin parent_instance;
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

static GtkWidget *
new_row (const AttSignature *signature)
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
  return row;
}

static GtkWidget *
new_list (GPtrArray *signatures)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "signatures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Electronic signatures"), -1);
  for (guint i = 0; i < signatures->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (g_ptr_array_index (signatures, i)));
  return list;
}

static void
att_signature_bar_class_init (AttSignatureBarClass *klass)
{
}

static void
att_signature_bar_init (AttSignatureBar *self)
{
}

/**
 * att_signature_bar_show:
 * @self: the bar
 * @signatures: (nullable) (element-type AttSignature): those of the paper; %NULL: nothing is known of any
 */
void
att_signature_bar_show (AttSignatureBar *self, GPtrArray *signatures)
{
  const guint n = signatures != NULL ? signatures->len : 0;
  GtkWidget *list = NULL;

  g_return_if_fail (ATT_IS_SIGNATURE_BAR (self));
  if (n > 0)
    list = new_list (signatures);
  /* What is scrolled asks for the height of its text on one line; so only many are. */
  if (n > MANY)
    {
      GtkWidget *scroller = gtk_scrolled_window_new ();

      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MANY_HEIGHT);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
      list = scroller;
    }
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
