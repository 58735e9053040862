/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-panes.h"

/* Of the room that is left over, the list takes little, and a page to be read more than a form. */
#define LIST_SHARE 0.1
#define LIST_EXTRA 70
#define FORM_SHARE 0.4

/**
 * AttPanes:
 *
 * A list, what is chosen in it, and what goes with that: all beside each other where there is room, else the list with one
 * of the others, else one after the other. Nested leaflets would do the same, and in GTK 4.8 ask for sizes while these are
 * given out.
 */
struct _AttPanes
{
  GtkWidget parent_instance;
  guint current; /* the pane that must be seen */
  guint detail;  /* which of the two others stands beside the list where there is room for one */
  guint n_shown;
  guint told_id;
};

G_DEFINE_FINAL_TYPE (AttPanes, att_panes, GTK_TYPE_WIDGET)

enum
{
  ARRANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
get_panes (AttPanes *self, GtkWidget *panes[ATT_N_PANES])
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < ATT_N_PANES; i++)
    {
      panes[i] = child;
      child = child != NULL ? gtk_widget_get_next_sibling (child) : NULL;
    }
}

static void
get_minimums (GtkWidget *panes[ATT_N_PANES], int minimums[ATT_N_PANES])
{
  for (guint i = 0; i < ATT_N_PANES; i++)
    {
      minimums[i] = 0;
      if (panes[i] != NULL)
        gtk_widget_measure (panes[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimums[i], NULL, NULL, NULL);
    }
}

/* How wide each is; 0 for one that is not seen. */
static guint
arrange (AttPanes *self, const int minimums[ATT_N_PANES], int width, int widths[ATT_N_PANES])
{
  int extra = width - minimums[0] - minimums[1] - minimums[2];
  int list = extra > 0 ? MIN ((int) (extra * LIST_SHARE), LIST_EXTRA) : 0;

  for (guint i = 0; i < ATT_N_PANES; i++)
    widths[i] = 0;
  if (extra >= 0)
    {
      widths[0] = minimums[0] + list;
      widths[1] = minimums[1] + (int) ((extra - list) * FORM_SHARE);
      widths[2] = width - widths[0] - widths[1];
      return 3;
    }
  if (width >= minimums[0] + MAX (minimums[1], minimums[2]))
    {
      widths[0] = minimums[0];
      widths[self->detail] = width - minimums[0];
      return 2;
    }
  widths[self->current] = width;
  return 1;
}

static GtkSizeRequestMode
att_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
att_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  AttPanes *self = ATT_PANES (widget);
  GtkWidget *panes[ATT_N_PANES];
  int minimums[ATT_N_PANES];
  int widths[ATT_N_PANES] = { -1, -1, -1 };

  *minimum = *natural = 0;
  get_panes (self, panes);
  get_minimums (panes, minimums);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    arrange (self, minimums, for_size, widths);
  for (guint i = 0; i < ATT_N_PANES; i++)
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (panes[i] == NULL || widths[i] == 0)
        continue;
      gtk_widget_measure (panes[i], orientation, orientation == GTK_ORIENTATION_VERTICAL ? widths[i] : -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_VERTICAL ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

static gboolean
tell_cb (gpointer data)
{
  AttPanes *self = data;

  self->told_id = 0;
  g_signal_emit (self, signals[ARRANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
att_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttPanes *self = ATT_PANES (widget);
  GtkWidget *panes[ATT_N_PANES];
  int minimums[ATT_N_PANES];
  int widths[ATT_N_PANES];
  int x = 0;
  guint n_shown;

  get_panes (self, panes);
  get_minimums (panes, minimums);
  n_shown = arrange (self, minimums, width, widths);
  for (guint i = 0; i < ATT_N_PANES; i++)
    {
      if (panes[i] == NULL)
        continue;
      gtk_widget_set_child_visible (panes[i], widths[i] > 0);
      if (widths[i] > 0)
        gtk_widget_size_allocate (panes[i], &(GtkAllocation) { x, 0, widths[i], height }, -1);
      x += widths[i];
    }
  if (n_shown == self->n_shown)
    return;
  self->n_shown = n_shown;
  /* Not while sizes are given out. */
  if (self->told_id == 0)
    self->told_id = g_idle_add (tell_cb, self);
}

static void
att_panes_dispose (GObject *object)
{
  AttPanes *self = ATT_PANES (object);
  GtkWidget *child;

  g_clear_handle_id (&self->told_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (att_panes_parent_class)->dispose (object);
}

static void
att_panes_class_init (AttPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_panes_dispose;
  widget_class->get_request_mode = att_panes_get_request_mode;
  widget_class->measure = att_panes_measure;
  widget_class->size_allocate = att_panes_size_allocate;

  /**
   * AttPanes::arranged:
   *
   * More or fewer panes are seen at once.
   */
  signals[ARRANGED] = g_signal_new ("arranged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
att_panes_init (AttPanes *self)
{
  self->current = self->detail = 1;
}

/**
 * att_panes_show:
 * @self: the panes
 * @pane: one of them
 *
 * Brings a pane where it is seen.
 */
void
att_panes_show (AttPanes *self, GtkWidget *pane)
{
  GtkWidget *panes[ATT_N_PANES];

  g_return_if_fail (ATT_IS_PANES (self));
  get_panes (self, panes);
  for (guint i = 0; i < ATT_N_PANES; i++)
    if (panes[i] == pane)
      self->current = i;
  if (self->current > 0)
    self->detail = self->current;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  /* At once, so that the keyboard can go there. */
  for (guint i = 0; i < ATT_N_PANES; i++)
    if (panes[i] != NULL && self->n_shown > 0 && self->n_shown < ATT_N_PANES)
      gtk_widget_set_child_visible (panes[i], self->n_shown == 2 ? i == 0 || i == self->detail : i == self->current);
}

/**
 * att_panes_get_n_shown:
 * @self: the panes
 *
 * Returns: how many are seen at once; 0 before any is
 */
guint
att_panes_get_n_shown (AttPanes *self)
{
  g_return_val_if_fail (ATT_IS_PANES (self), 0);
  return self->n_shown;
}

/**
 * att_panes_shows:
 * @self: the panes
 * @pane: one of them
 *
 * Returns: whether it is seen
 */
gboolean
att_panes_shows (AttPanes *self, GtkWidget *pane)
{
  g_return_val_if_fail (ATT_IS_PANES (self), FALSE);
  return gtk_widget_get_child_visible (pane);
}
