/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-row.h"

#include "att-typed-hint.h"

/**
 * AttExaminationRow:
 *
 * A task of a stage in its list: what it is, how it stands by icon and by word, and who did it when.
 */
struct _AttExaminationRow
{
  GtkListBoxRow parent_instance;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *provision;
  GtkLabel *state;
  GtkLabel *by;
  AttTypedHint *typed;
  char *id;
  char *section;
};

G_DEFINE_FINAL_TYPE (AttExaminationRow, att_examination_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_or_hide (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
att_examination_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_EXAMINATION_ROW);
  G_OBJECT_CLASS (att_examination_row_parent_class)->dispose (object);
}

static void
att_examination_row_finalize (GObject *object)
{
  g_free (ATT_EXAMINATION_ROW (object)->id);
  g_free (ATT_EXAMINATION_ROW (object)->section);
  G_OBJECT_CLASS (att_examination_row_parent_class)->finalize (object);
}

static void
att_examination_row_class_init (AttExaminationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_examination_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_examination_row_finalize;
  g_type_ensure (ATT_TYPE_TYPED_HINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/kz/atameken/Attestat/examination/att-examination-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AttExaminationRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AttExaminationRow, title);
  gtk_widget_class_bind_template_child (widget_class, AttExaminationRow, provision);
  gtk_widget_class_bind_template_child (widget_class, AttExaminationRow, state);
  gtk_widget_class_bind_template_child (widget_class, AttExaminationRow, by);
  gtk_widget_class_bind_template_child (widget_class, AttExaminationRow, typed);
}

static void
att_examination_row_init (AttExaminationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_examination_row_new:
 *
 * Returns: (transfer floating): a row without a task
 */
GtkWidget *
att_examination_row_new (void)
{
  return g_object_new (ATT_TYPE_EXAMINATION_ROW, NULL);
}

/**
 * att_examination_row_show:
 * @self: a row
 * @view: the dossier
 * @task: what it is to show
 */
void
att_examination_row_show (AttExaminationRow *self, AttDossierView *view, const AttExaminationTask *task)
{
  g_autofree char *state = att_examination_task_dup_state (task);
  g_autofree char *by = att_examination_task_dup_by (task);
  g_autofree char *words = g_strjoin (", ", task->title, *state != '\0' ? state : by, *state != '\0' ? by : NULL, NULL);

  g_return_if_fail (ATT_IS_EXAMINATION_ROW (self));
  g_free (self->id);
  self->id = g_strdup (task->id);
  g_free (self->section);
  self->section = g_strdup (task->section);
  gtk_image_set_from_icon_name (self->icon, att_examination_task_get_icon (task));
  gtk_label_set_label (self->title, task->title);
  show_or_hide (self->provision, att_examination_task_has_verdict (task) ? task->provision : NULL);
  show_or_hide (self->state, state);
  show_or_hide (self->by, by);
  att_typed_hint_set_form (self->typed, att_dossier_get_number (view->dossier),
                           att_examination_task_opens (task, view) ? task->id : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * att_examination_row_get_id:
 * @self: a row
 *
 * Returns: the id of its task
 */
const char *
att_examination_row_get_id (AttExaminationRow *self)
{
  return self->id;
}

/**
 * att_examination_row_get_section:
 * @self: a row
 *
 * Returns: what it stands under
 */
const char *
att_examination_row_get_section (AttExaminationRow *self)
{
  return self->section;
}

/**
 * att_examination_row_get_state:
 * @self: a row
 *
 * Returns: how its task stands, as it is shown
 */
const char *
att_examination_row_get_state (AttExaminationRow *self)
{
  return gtk_label_get_label (self->state);
}
