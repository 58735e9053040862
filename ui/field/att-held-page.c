/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-held-page.h"

#include <glib/gi18n-lib.h>

#include "att-columns-layout.h"
#include "att-dossier-view.h"
#include "att-examination-card.h"
#include "att-text-button.h"
#include "att-words.h"

/**
 * AttHeldPage:
 *
 * What came back from a visit and contradicts: each act that is held stands beside what else was recorded on the same thing,
 * and is settled from there. Nothing of it is in effect meanwhile, and nothing is dropped.
 */
struct _AttHeldPage
{
  AttReportPage parent_instance;
  gint64 dossier;
};

G_DEFINE_FINAL_TYPE (AttHeldPage, att_held_page, ATT_TYPE_REPORT_PAGE)

static gpointer
ask (AttReportPage *page)
{
  return g_memdup2 (&ATT_HELD_PAGE (page)->dossier, sizeof (gint64));
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_dossier_view_new (office, *(const gint64 *) data, cancellable, error);
}

static void
free_answer (gpointer data)
{
  att_dossier_view_unref (data);
}

static char *
describe_subject (AttDossierView *view, AttAct *act)
{
  const char *id = att_act_get (act, "criterion");
  const AttTerm *criterion = id != NULL ? att_regulation_find_term (view->regulation, ATT_TERMS_CRITERIA, id) : NULL;
  const char *item = att_act_get (act, "item");
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (act));
  g_autofree char *words = att_words_act (act);
  g_autofree char *name = criterion != NULL
                              ? att_words_capitalise (att_text_get (criterion->name, att_language_get_current ()))
                              : g_steal_pointer (&words);

  if (item != NULL)
    return att_words_fill (_ ("Act {seq}: {criterion}, {item}"), "seq", seq, "criterion", name, "item", item, NULL);
  return att_words_fill (_ ("Act {seq}: {criterion}"), "seq", seq, "criterion", name, NULL);
}

static const char *
describe_why (const AttHeld *held)
{
  if (g_strcmp0 (held->why, "refused") == 0)
    return _ ("It was not possible under the law on its day, as the dossier stood when it came back.");
  if (g_strcmp0 (held->why, "clock") == 0)
    return _ ("The laptop's clock was wrong, so its day is in doubt.");
  return _ ("Something else was recorded on the same thing. It has no effect until it is settled which holds.");
}

static char *
describe_origin (AttDossierView *view, AttAct *act)
{
  gint64 at = att_dossier_get_carried_at (view->dossier, att_act_get_id (act));
  g_autofree char *instant = at >= 0 ? att_words_instant (at) : NULL;
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (act));

  if (instant == NULL)
    return att_words_fill (_ ("Recorded in the office: act {seq}"), "seq", seq, NULL);
  return att_words_fill (_ ("Recorded on a laptop: act {seq}, {instant} by its clock"), "seq", seq, "instant", instant, NULL);
}

static GtkWidget *
new_card (AttHeldPage *self, AttDossierView *view, AttAct *act)
{
  g_autofree char *origin = describe_origin (view, act);

  return att_examination_card_new (att_page_get_context (ATT_PAGE (self)), view, act, origin);
}

static GtkWidget *
new_settle_button (AttHeldPage *self, const AttHeld *held, const char *subject)
{
  GtkWidget *button = att_text_button_new (_ ("_Settle…"));
  GVariantBuilder fields;

  g_variant_builder_init (&fields, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&fields, "{ss}", "act", held->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.record-part");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xssa{ss})", self->dossier, "settled", held->id, &fields);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subject, -1);
  return button;
}

static void
add_held (AttHeldPage *self, AttDossierView *view, const AttHeld *held)
{
  g_autofree char *subject = describe_subject (view, held->act);
  g_autoptr (GPtrArray) rivals = att_dossier_list_rivals (view->dossier, held);
  AdwPreferencesGroup *group = att_report_page_add_group (ATT_REPORT_PAGE (self), subject, describe_why (held));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (sides, g_object_new (ATT_TYPE_COLUMNS_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (sides), new_card (self, view, held->act));
  for (guint i = 0; i < rivals->len; i++)
    gtk_box_append (GTK_BOX (sides), new_card (self, view, g_ptr_array_index (rivals, i)));
  gtk_box_append (GTK_BOX (box), sides);
  gtk_box_append (GTK_BOX (box), new_settle_button (self, held, subject));
  adw_preferences_group_add (group, box);
}

static void
show (AttReportPage *page, gpointer data)
{
  AttHeldPage *self = ATT_HELD_PAGE (page);
  AttDossierView *view = data;
  GPtrArray *all = att_dossier_get_held (view->dossier);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const AttHeld *held = g_ptr_array_index (all, i);

      if (held->settled != NULL)
        continue;
      add_held (self, view, held);
      n++;
    }
  if (n == 0)
    att_report_page_say_nothing (page, _ ("Nothing waits to be settled"),
                                 _ ("What came back from the visits is in effect, or was settled."));
}

static void
show_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "win.show-document", parameter);
}

static GtkWidget *
renew (AttPage *page)
{
  return att_held_page_new (att_page_get_context (page), ATT_HELD_PAGE (page)->dossier);
}

static void
att_held_page_constructed (GObject *object)
{
  AttReportPage *page = ATT_REPORT_PAGE (object);

  G_OBJECT_CLASS (att_held_page_parent_class)->constructed (object);
  gtk_widget_set_visible (GTK_WIDGET (att_report_page_get_side (page)), FALSE);
  att_report_page_set_title (page, _ ("To be settled after the visit"));
  att_report_page_set_back (page);
}

static void
att_held_page_class_init (AttHeldPageClass *klass)
{
  AttReportPageClass *page_class = ATT_REPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_held_page_constructed;
  ATT_PAGE_CLASS (klass)->renew = renew;
  page_class->ask = ask;
  page_class->load = load;
  page_class->free_question = g_free;
  page_class->free_answer = free_answer;
  page_class->show = show;
  /* The photos and documents of the cards. */
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "examination.show-file", "(sss)", show_file_cb);
}

static void
att_held_page_init (AttHeldPage *self)
{
}

/**
 * att_held_page_new:
 * @context: the context, with a register open
 * @dossier: a dossier's number
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_held_page_new (AttContext *context, gint64 dossier)
{
  AttHeldPage *self = g_object_new (ATT_TYPE_HELD_PAGE, "context", context, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *words = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);

  self->dossier = dossier;
  att_report_page_set_subtitle (ATT_REPORT_PAGE (self), words);
  att_report_page_read (ATT_REPORT_PAGE (self));
  return GTK_WIDGET (self);
}
