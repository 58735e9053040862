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

/* With less than so many lines there is no room to work. */
#define WORK_LINES 16

/* Where who and what scrolls with the work, a panel that scrolls by itself is as high as what is seen of it. */
static void
give_height (AttDossierPage *self, gboolean fills)
{
  gboolean scrolls = adw_flap_get_folded (self->flap) || self->low;

  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  fills && !scrolls ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (GTK_WIDGET (self->panels), -1, fills && scrolls ? self->work_height : -1);
}

/* A panel that scrolls by itself has all the room there is, from edge to edge. */
void
att_dossier_page_give_room (AttDossierPage *self, AttStagePanel *panel)
{
  gboolean fills = ATT_STAGE_PANEL_GET_CLASS (panel)->fills;
  GtkWidget *column = gtk_widget_get_parent (GTK_WIDGET (self->panels));
  GtkWidget *head = GTK_WIDGET (self->narrow_head);

  adw_clamp_set_maximum_size (self->clamp, fills ? NO_MAX_WIDTH : WORK_MAX_WIDTH);
  adw_clamp_set_tightening_threshold (self->clamp, fills ? NO_MAX_WIDTH : WORK_MAX_WIDTH);
  give_height (self, fills);
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

/* Whether who and what above it would leave too few lines for the work. */
static gboolean
find_low (AttDossierPage *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_height (metrics));
  int head;

  pango_font_metrics_unref (metrics);
  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (GTK_WIDGET (self)), NULL, &head, NULL, NULL);
  return gtk_widget_get_height (GTK_WIDGET (self)) - gtk_widget_get_height (self->header) - head < WORK_LINES * line;
}

/* Where there is no room beside the work, or little above it, who and what scrolls with it. The main button is below it then, and where it would
 * leave no room for the title. */
void
att_dossier_page_place_parts (AttDossierPage *self)
{
  gboolean folded = adw_flap_get_folded (self->flap);
  gboolean measured = gtk_widget_get_width (GTK_WIDGET (self)) > 0;
  GtkWidget *panel = gtk_stack_get_visible_child (self->panels);
  gboolean below, scrolls;

  self->cramped = measured && find_cramped (self);
  self->low = measured && find_low (self);
  self->work_height = gtk_widget_get_height (GTK_WIDGET (self->scroller));
  scrolls = folded || self->low;
  below = folded || self->cramped;
  gtk_widget_set_visible (GTK_WIDGET (self->bottom), below && gtk_widget_get_visible (GTK_WIDGET (self->next)));
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_head), scrolls);
  gtk_widget_set_visible (GTK_WIDGET (self->wide_head), !scrolls);
  move_to (GTK_WIDGET (self->next), below ? self->bottom : self->next_bin);
  if (below)
    att_next_button_set_place (self->next, ATT_NEXT_BELOW);
  move_to (self->head, scrolls ? self->narrow_head : self->wide_head);
  att_outing_bar_set_narrow (self->outing, folded);
  gtk_widget_set_visible (self->head_separator, !scrolls);
  give_height (self, panel != NULL && ATT_STAGE_PANEL_GET_CLASS (panel)->fills);
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
  if (gtk_widget_get_parent (GTK_WIDGET (self->next)) == GTK_WIDGET (self->next_bin))
    att_next_button_set_place (self->next, ATT_NEXT_WHOLE);
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
  if (find_cramped (self) != self->cramped || find_low (self) != self->low
      || gtk_widget_get_height (GTK_WIDGET (self->scroller)) != self->work_height)
    att_dossier_page_folded_cb (self);
}

/* Whenever the page, its title or the main button gets another size, what the header bar has room for may be another, too. */
void
att_dossier_page_watch_room (AttDossierPage *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode_cb, measure_cb, allocate_cb));
}
