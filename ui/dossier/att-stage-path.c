/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-stage-path.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

#define N_STAGES (ATT_STAGE_AGREEMENT + 1)
/* The six stages, and what comes after them: in force, closed. */
#define N_STEPS (ATT_STAGE_CLOSED + 1)

/* One step, in the row or in the list of the narrow form. */
typedef struct
{
  GtkWidget *button;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *word;
} Step;

/**
 * AttStagePath:
 *
 * The six stages of Art. 23(2), each done, here or ahead, said by a word and an icon and not by colour alone; and what
 * comes after them, once it is reached. A stage is chosen to see its working area. Where the row does not fit it is a
 * button with a list.
 */
struct _AttStagePath
{
  GtkWidget parent_instance;
  AdwSqueezer *squeezer;
  GtkBox *row;
  GtkButton *menu; /* no GtkMenuButton, whose words do not wrap */
  GtkImage *menu_icon;
  GtkLabel *menu_label;
  GtkPopover *popover;
  GtkBox *list;
  Step row_steps[N_STEPS];
  Step list_steps[N_STEPS];
  AttStage shown;
  gboolean setting;
  guint measure_id;
};

G_DEFINE_FINAL_TYPE (AttStagePath, att_stage_path, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
choose (AttStagePath *self, AttStage stage)
{
  if (self->setting)
    return;
  att_stage_path_set_shown (self, stage);
  g_signal_emit (self, signals[CHOSEN], 0, (int) stage);
}

static AttStage
get_stage (GtkWidget *button)
{
  return (AttStage) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "stage"));
}

static void
toggled_cb (AttStagePath *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    choose (self, get_stage (GTK_WIDGET (button)));
}

static void
listed_cb (AttStagePath *self, GtkWidget *button)
{
  gtk_popover_popdown (self->popover);
  choose (self, get_stage (button));
}

static void
fill_step (Step *step, AttStage stage, GtkBox *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  step->title = add_label (texts, att_stage_get_title (stage), "stage-title");
  step->word = add_label (texts, NULL, "caption");
  step->icon = GTK_IMAGE (icon);
  gtk_button_set_child (GTK_BUTTON (step->button), box);
  gtk_widget_add_css_class (step->button, "flat");
  gtk_widget_add_css_class (step->button, "stage");
  g_object_set_data (G_OBJECT (step->button), "stage", GINT_TO_POINTER ((int) stage));
  gtk_box_append (parent, step->button);
}

static void
add_step (AttStagePath *self, AttStage stage)
{
  Step *in_row = &self->row_steps[stage];
  Step *in_list = &self->list_steps[stage];

  in_row->button = gtk_toggle_button_new ();
  in_list->button = gtk_button_new ();
  fill_step (in_row, stage, self->row);
  fill_step (in_list, stage, self->list);
  gtk_label_set_wrap (in_list->title, FALSE);
  gtk_widget_set_hexpand (in_row->button, TRUE);
  if (stage > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (in_row->button), GTK_TOGGLE_BUTTON (self->row_steps[0].button));
  g_signal_connect_object (in_row->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (in_list->button, "clicked", G_CALLBACK (listed_cb), self, G_CONNECT_SWAPPED);
}

static void
menu_cb (AttStagePath *self)
{
  gtk_popover_popup (self->popover);
}

static gboolean
measure_again_cb (gpointer data)
{
  AttStagePath *self = data;

  self->measure_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->squeezer));
  return G_SOURCE_REMOVE;
}

/* It chooses while sizes are given out, by the height of what it showed before: that of the other is asked for later. */
static void
squeezed_cb (AttStagePath *self)
{
  if (self->measure_id == 0)
    self->measure_id = g_idle_add (measure_again_cb, self);
}

static void
att_stage_path_dispose (GObject *object)
{
  AttStagePath *self = ATT_STAGE_PATH (object);
  GtkWidget *child;

  g_clear_handle_id (&self->measure_id, g_source_remove);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_STAGE_PATH);
  G_OBJECT_CLASS (att_stage_path_parent_class)->dispose (object);
}

static void
att_stage_path_class_init (AttStagePathClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_stage_path_dispose;

  /**
   * AttStagePath::chosen:
   * @stage: the AttStage that somebody wants to see
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-stage-path.ui");
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, squeezer);
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, row);
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, menu);
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, menu_icon);
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, menu_label);
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, popover);
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, list);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
}

static void
att_stage_path_init (AttStagePath *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->menu));
  for (AttStage stage = ATT_STAGE_INTAKE; stage < N_STEPS; stage++)
    add_step (self, stage);
}

static void
set_step (AttStagePath *self, AttStage stage, const char *icon, const char *word, gboolean here)
{
  Step *const both[] = { &self->row_steps[stage], &self->list_steps[stage] };
  /* Translators: a stage and how far it is, as "Decision: done". */
  g_autofree char *name
      = att_words_fill (_ ("{stage}: {state}"), "stage", att_stage_get_title (stage), "state", word, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      gtk_image_set_from_icon_name (both[i]->icon, icon);
      gtk_label_set_label (both[i]->word, word);
      gtk_accessible_update_property (GTK_ACCESSIBLE (both[i]->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      if (here)
        gtk_widget_add_css_class (both[i]->button, "here");
      else
        gtk_widget_remove_css_class (both[i]->button, "here");
    }
}

static void
set_reached (AttStagePath *self, AttStage stage, gboolean reached)
{
  gtk_widget_set_visible (self->row_steps[stage].button, reached);
  gtk_widget_set_visible (self->list_steps[stage].button, reached);
}

/**
 * att_stage_path_set_stage:
 * @self: a path
 * @stage: where the dossier stands; in force and closed come after the six
 * @reached: the last of the six stages that it ever came to, for one that was closed on its way
 */
void
att_stage_path_set_stage (AttStagePath *self, AttStage stage, AttStage reached)
{
  g_return_if_fail (ATT_IS_STAGE_PATH (self));
  for (AttStage step = ATT_STAGE_INTAKE; step < N_STEPS; step++)
    if (step == stage)
      set_step (self, step, "mark-location-symbolic", C_ ("stage", "here"), TRUE);
    else if (step < stage && (step <= reached || step == ATT_STAGE_IN_FORCE))
      set_step (self, step, "object-select-symbolic", C_ ("stage", "done"), FALSE);
    else
      set_step (self, step, "content-loading-symbolic",
                stage < N_STAGES ? C_ ("stage", "ahead") : C_ ("stage", "not reached"), FALSE);
  set_reached (self, ATT_STAGE_IN_FORCE,
               stage == ATT_STAGE_IN_FORCE || (stage == ATT_STAGE_CLOSED && reached == ATT_STAGE_AGREEMENT));
  set_reached (self, ATT_STAGE_CLOSED, stage == ATT_STAGE_CLOSED);
  att_stage_path_set_shown (self, self->shown);
}

/**
 * att_stage_path_set_shown:
 * @self: a path
 * @shown: the stage whose working area is seen
 */
void
att_stage_path_set_shown (AttStagePath *self, AttStage shown)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) shown + 1);
  g_autofree char *label = NULL;

  g_return_if_fail (ATT_IS_STAGE_PATH (self) && shown < N_STEPS);
  self->shown = shown;
  self->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->row_steps[shown].button), TRUE);
  self->setting = FALSE;
  label = shown < N_STAGES ? att_words_fill (_ ("Stage {number} of 6: {stage}"), "number", number, "stage",
                                             att_stage_get_title (shown), NULL)
                           : g_strdup (att_stage_get_title (shown));
  gtk_label_set_label (self->menu_label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), label);
  gtk_image_set_from_icon_name (self->menu_icon, gtk_image_get_icon_name (self->row_steps[shown].icon));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * att_stage_path_get_shown:
 * @self: a path
 *
 * Returns: the stage whose working area is seen
 */
AttStage
att_stage_path_get_shown (AttStagePath *self)
{
  g_return_val_if_fail (ATT_IS_STAGE_PATH (self), ATT_STAGE_INTAKE);
  return self->shown;
}
