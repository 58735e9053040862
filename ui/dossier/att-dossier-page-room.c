/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-page-private.h"

/* Where the parts of the page stand, by how wide it is and what is worked on. */

/* Lines that are longer than that are hard to read. */
#define WORK_MAX_WIDTH 1100
/* Wider than any screen, and small enough to be reckoned with. */
#define NO_MAX_WIDTH 100000
/* How much more room brings the main button back: it may want a little more there than below. */
#define ROOM_TO_COME_BACK 24

/* A panel that scrolls by itself has all the room there is, from edge to edge. */
void
att_dossier_page_give_room (AttDossierPage *self, AttStagePanel *panel)
{
  gboolean fills = ATT_STAGE_PANEL_GET_CLASS (panel)->fills;
  GtkWidget *column = gtk_widget_get_parent (GTK_WIDGET (self->panels));
  GtkWidget *head = GTK_WIDGET (self->narrow_head);

  adw_clamp_set_maximum_size (self->clamp, fills ? NO_MAX_WIDTH : WORK_MAX_WIDTH);
  adw_clamp_set_tightening_threshold (self->clamp, fills ? NO_MAX_WIDTH : WORK_MAX_WIDTH);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, fills ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_margin_top (column, fills ? 0 : 18);
  gtk_widget_set_margin_bottom (column, fills ? 0 : 24);
  gtk_widget_set_margin_start (column, fills ? 0 : 12);
  gtk_widget_set_margin_end (column, fills ? 0 : 12);
  gtk_widget_set_margin_top (head, fills ? 12 : 0);
  gtk_widget_set_margin_start (head, fills ? 12 : 0);
  gtk_widget_set_margin_end (head, fills ? 12 : 0);
  if (self->fills == fills || adw_flap_get_folded (self->flap))
    return;
  /* Beside such work the rest is shown where somebody wants it, and each has its own memory of that. */
  self->side_shown[self->fills] = adw_flap_get_reveal_flap (self->flap);
  self->fills = fills;
  adw_flap_set_reveal_flap (self->flap, self->side_shown[fills]);
}

static void
move_to (GtkWidget *widget, AdwBin *bin)
{
  GtkWidget *before = gtk_widget_get_parent (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (before == GTK_WIDGET (bin))
    return;
  g_object_ref (widget);
  adw_bin_set_child (ADW_BIN (before), NULL);
  adw_bin_set_child (bin, widget);
  /* The keyboard goes along. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_root_set_focus (root, focus);
  g_object_unref (widget);
}

/* Whether the title or the main button would be cut short if both were in the header bar. */
static gboolean
find_cramped (AttDossierPage *self)
{
  gboolean inside = gtk_widget_get_parent (GTK_WIDGET (self->next)) == GTK_WIDGET (self->next_bin);
  int header, title, whole_title, button, whole_button;

  gtk_widget_measure (self->header, GTK_ORIENTATION_HORIZONTAL, -1, &header, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->title), GTK_ORIENTATION_HORIZONTAL, -1, &title, &whole_title, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->next), GTK_ORIENTATION_HORIZONTAL, -1, &button, &whole_button, NULL, NULL);
  return header - title + whole_title - (inside ? button : 0) + whole_button + (self->cramped ? ROOM_TO_COME_BACK : 0)
         > gtk_widget_get_width (GTK_WIDGET (self));
}

/* Where there is no room beside the work, who and what scrolls with it. The main button is below it then, and where it would
 * leave no room for the title. */
void
att_dossier_page_place_parts (AttDossierPage *self)
{
  gboolean folded = adw_flap_get_folded (self->flap);
  gboolean below;

  self->cramped = gtk_widget_get_width (GTK_WIDGET (self)) > 0 && find_cramped (self);
  below = folded || self->cramped;
  gtk_widget_set_visible (GTK_WIDGET (self->bottom), below && gtk_widget_get_visible (GTK_WIDGET (self->next)));
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_head), folded);
  gtk_widget_set_visible (GTK_WIDGET (self->wide_head), !folded);
  move_to (GTK_WIDGET (self->next), below ? self->bottom : self->next_bin);
  if (below)
    att_next_button_set_whole (self->next, FALSE);
  move_to (self->head, folded ? self->narrow_head : self->wide_head);
  att_outing_bar_set_narrow (self->outing, folded);
  gtk_widget_set_visible (self->head_separator, !folded);
}

static gboolean
place_parts_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->flap)) && gtk_widget_get_width (GTK_WIDGET (self->flap)) == 0)
    return G_SOURCE_CONTINUE;
  self->place_id = 0;
  att_dossier_page_place_parts (self);
  /* Not before it is known how much room there is: its words would make that room. */
  att_next_button_set_whole (self->next, gtk_widget_get_parent (GTK_WIDGET (self->next)) == GTK_WIDGET (self->next_bin));
  return G_SOURCE_REMOVE;
}

/* It folds while sizes are given out, when nothing must move. */
void
att_dossier_page_folded_cb (AttDossierPage *self)
{
  if (self->place_id == 0)
    self->place_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), place_parts_cb, NULL, NULL);
}

static GtkSizeRequestMode
get_request_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_cb (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
            int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (find_cramped (self) != self->cramped)
    att_dossier_page_folded_cb (self);
}

/* Whenever the page, its title or the main button gets another size, what the header bar has room for may be another, too. */
void
att_dossier_page_watch_room (AttDossierPage *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode_cb, measure_cb, allocate_cb));
}
