/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-outing-bar.h"

#include <glib/gi18n-lib.h>

#include "att-text-button.h"
#include "att-words.h"

/**
 * AttOutingBar:
 *
 * What the office knows of a visit without a network: that the dossier can be taken along, with whom and since when it is
 * out, and what waits to be settled since it came back.
 */
struct _AttOutingBar
{
  AdwBin parent_instance;
  GtkImage *icon;
  GtkLabel *words;
  GtkButton *button; /* what is to be done first */
  GtkMenuButton *more;
};

G_DEFINE_FINAL_TYPE (AttOutingBar, att_outing_bar, ADW_TYPE_BIN)

static void
att_outing_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_OUTING_BAR);
  G_OBJECT_CLASS (att_outing_bar_parent_class)->dispose (object);
}

static void
att_outing_bar_class_init (AttOutingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_outing_bar_dispose;
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/field/att-outing-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttOutingBar, icon);
  gtk_widget_class_bind_template_child (widget_class, AttOutingBar, words);
  gtk_widget_class_bind_template_child (widget_class, AttOutingBar, button);
  gtk_widget_class_bind_template_child (widget_class, AttOutingBar, more);
}

static void
att_outing_bar_init (AttOutingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say (GString *words, const char *line)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", line);
}

static guint
tell_outings (AttDossierView *view, GString *words)
{
  GPtrArray *outings = att_dossier_get_outings (view->dossier);
  guint n_out = 0;

  for (guint i = 0; i < outings->len; i++)
    {
      const AttOuting *outing = g_ptr_array_index (outings, i);
      g_autofree char *names = att_words_all (outing->issued, "inspector", view->dossier, view->regulation);
      g_autofree char *day = att_words_day (att_act_get_on (outing->issued));
      g_autofree char *line
          = att_words_fill (_ ("Out on a visit since {day}: {names}. In the office everything else can go on."), "day", day,
                            "names", names, NULL);

      if (!att_outing_is_open (outing))
        continue;
      say (words, line);
      n_out++;
    }
  return n_out;
}

static guint
tell_held (AttDossierView *view, GString *words)
{
  GPtrArray *all = att_dossier_get_held (view->dossier);
  g_autofree char *count = NULL;
  g_autofree char *line = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += ((const AttHeld *) g_ptr_array_index (all, i))->settled == NULL;
  if (n == 0)
    return 0;
  count = att_words_number (n);
  line = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "{count} act of the visit waits to be settled.",
                                      "{count} acts of the visit wait to be settled.", n),
                         "count", count, NULL);
  say (words, line);
  return n;
}

/* A verb on the button, or in the menu where the button has one already. GTK 4.8 warns of a target that comes after its action. */
static void
offer (AttOutingBar *self, GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GVariant) held = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (GMenuItem) item = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->button)))
    {
      gtk_button_set_label (self->button, label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), held);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
      gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
      return;
    }
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target_value (item, action, held);
  g_menu_append_item (menu, item);
}

/**
 * att_outing_bar_show_view:
 * @self: a bar
 * @view: a dossier; of one that has nothing to do with a visit nothing is shown
 */
void
att_outing_bar_show_view (AttOutingBar *self, AttDossierView *view)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 number = att_dossier_get_number (view->dossier);
  gboolean ordered = view->stage == ATT_STAGE_ON_SITE && att_dossier_get_visit (view->dossier) != NULL;
  guint n_held = tell_held (view, words);
  guint n_out = tell_outings (view, words);

  if (ordered && n_out == 0 && n_held == 0)
    say (words, _ ("Where there is no network, the visit is worked on in an encrypted file."));
  gtk_label_set_label (self->words, words->str);
  gtk_image_set_from_icon_name (self->icon, n_held > 0 ? "dialog-warning-symbolic" : "channel-secure-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  if (n_held > 0 && !view->past)
    offer (self, menu, _ ("_Settle…"), "win.settle", g_variant_new_int64 (number));
  if (n_out > 0 && !view->past)
    {
      offer (self, menu, _ ("Take the field file _back…"), "win.take-back", NULL);
      offer (self, menu, _ ("No longer e_xpected…"), "win.record", g_variant_new ("(xs)", number, "field-lost"));
    }
  if (ordered && !view->past)
    offer (self, menu, _ ("Take _along…"), "win.take-along", g_variant_new_int64 (number));
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->more), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), words->len > 0);
}

/**
 * att_outing_bar_set_narrow:
 * @self: a bar
 * @narrow: whether there is little room, and what is offered stands below the words
 */
void
att_outing_bar_set_narrow (AttOutingBar *self, gboolean narrow)
{
  g_return_if_fail (ATT_IS_OUTING_BAR (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (adw_bin_get_child (ADW_BIN (self))),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
