/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-stage-path.h"

#include <glib/gi18n-lib.h>

#define N_STEPS (ATT_STAGE_AGREEMENT + 1)

/**
 * AttStagePath:
 *
 * The six stages of Art. 23(2), each done, here or ahead: said by a word and an icon, not by colour alone.
 */
struct _AttStagePath
{
  GtkWidget parent_instance;
  GtkFlowBox *steps;
  GtkWidget *boxes[N_STEPS];
  GtkImage *icons[N_STEPS];
  GtkLabel *words[N_STEPS];
};

G_DEFINE_FINAL_TYPE (AttStagePath, att_stage_path, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_step (AttStagePath *self, AttStage stage)
{
  GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (step), icon);
  gtk_box_append (GTK_BOX (step), texts);
  add_label (texts, att_stage_get_title (stage), "heading");
  self->words[stage] = GTK_LABEL (add_label (texts, NULL, "caption"));
  self->icons[stage] = GTK_IMAGE (icon);
  self->boxes[stage] = step;
  gtk_widget_add_css_class (step, "stage");
  gtk_flow_box_append (self->steps, step);
  gtk_widget_set_focusable (gtk_widget_get_parent (step), FALSE);
}

static void
att_stage_path_dispose (GObject *object)
{
  GtkWidget *child;

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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-stage-path.ui");
  gtk_widget_class_bind_template_child (widget_class, AttStagePath, steps);
}

static void
att_stage_path_init (AttStagePath *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (AttStage stage = ATT_STAGE_INTAKE; stage < N_STEPS; stage++)
    add_step (self, stage);
}

static void
set_step (AttStagePath *self, guint step, const char *icon, const char *word, gboolean here)
{
  gtk_image_set_from_icon_name (self->icons[step], icon);
  gtk_label_set_label (self->words[step], word);
  if (here)
    gtk_widget_add_css_class (self->boxes[step], "here");
  else
    gtk_widget_remove_css_class (self->boxes[step], "here");
}

/**
 * att_stage_path_set_stage:
 * @self: a path
 * @stage: where the dossier stands; in force and closed are past all six
 * @reached: the last of the six stages that it ever came to, for one that was closed on its way
 */
void
att_stage_path_set_stage (AttStagePath *self, AttStage stage, AttStage reached)
{
  for (guint step = 0; step < N_STEPS; step++)
    if (stage < N_STEPS && step == stage)
      set_step (self, step, "mark-location-symbolic", C_ ("stage", "here"), TRUE);
    else if (step < stage && step <= reached)
      set_step (self, step, "object-select-symbolic", C_ ("stage", "done"), FALSE);
    else
      set_step (self, step, "content-loading-symbolic",
                stage < N_STEPS ? C_ ("stage", "ahead") : C_ ("stage", "not reached"), FALSE);
}
