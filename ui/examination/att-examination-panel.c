/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-panel-private.h"

#include <glib/gi18n-lib.h>

#include "att-examination-list.h"
#include "att-examination-row.h"
#include "att-message.h"
#include "att-text-button.h"
#include "att-wrap-layout.h"

/**
 * AttExaminationPanel:
 *
 * The working area of an examination. At the left what is to be done and how far it is; beside it what is known of the task
 * that was chosen, and the form of its act; at the right the papers. Where there is no room for all of them, they come one
 * after the other.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AttExaminationPanel, att_examination_panel, ATT_TYPE_STAGE_PANEL)

AttExaminationPanelPrivate *
att_examination_panel_get_private (AttExaminationPanel *self)
{
  return att_examination_panel_get_instance_private (self);
}

AttDossierView *
att_examination_panel_get_view (AttExaminationPanel *self)
{
  return att_stage_panel_get_view (ATT_STAGE_PANEL (self));
}

gboolean
att_examination_panel_has_focus_inside (AttExaminationPanel *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* What goes with the keyboard in it is never let go by GTK 4.8. */
void
att_examination_panel_take_focus_out_of (AttExaminationPanel *self, GtkWidget *widget)
{
  if (att_examination_panel_has_focus_inside (self, widget))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

static AttExaminationRow *
get_row (AttExaminationPanel *self, guint position)
{
  GtkListBoxRow *row
      = gtk_list_box_get_row_at_index (att_examination_panel_get_private (self)->list, (int) position);

  return row != NULL ? ATT_EXAMINATION_ROW (row) : NULL;
}

gboolean
att_examination_panel_find_position (AttExaminationPanel *self, const char *id, guint *position)
{
  GPtrArray *tasks = att_examination_panel_get_private (self)->tasks;

  for (guint i = 0; tasks != NULL && id != NULL && i < tasks->len; i++)
    if (g_str_equal (((const AttExaminationTask *) g_ptr_array_index (tasks, i))->id, id))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
show_progress (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  guint all = 0;
  guint done = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < priv->tasks->len; i++)
    {
      const AttExaminationTask *task = g_ptr_array_index (priv->tasks, i);

      all += task->counted;
      done += task->counted && task->act != NULL;
    }
  words = ATT_EXAMINATION_PANEL_GET_CLASS (self)->dup_progress (self, done, all);
  gtk_label_set_label (priv->progress, words);
  /* A discrete bar of many blocks is none that can be read. */
  gtk_level_bar_set_mode (priv->level, all <= 12 ? GTK_LEVEL_BAR_MODE_DISCRETE : GTK_LEVEL_BAR_MODE_CONTINUOUS);
  gtk_level_bar_set_max_value (priv->level, MAX (all, 1));
  gtk_level_bar_set_value (priv->level, done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->level), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
set_chosen (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);

  if (g_strcmp0 (priv->chosen, task->id) != 0)
    {
      priv->once_more = FALSE;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (priv->form_scroller), 0);
    }
  g_free (priv->chosen);
  priv->chosen = g_strdup (task->id);
  att_examination_panel_show_task (self, task);
}

static void
selected_cb (AttExaminationPanel *self, GtkListBoxRow *row)
{
  guint position;

  if (row == NULL
      || g_strcmp0 (att_examination_row_get_id (ATT_EXAMINATION_ROW (row)),
                    att_examination_panel_get_private (self)->chosen)
             == 0)
    return;
  if (att_examination_panel_find_position (self, att_examination_row_get_id (ATT_EXAMINATION_ROW (row)),
                                           &position))
    set_chosen (self, g_ptr_array_index (att_examination_panel_get_private (self)->tasks, position));
}

void
att_examination_panel_choose_position (AttExaminationPanel *self, guint position)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  const AttExaminationTask *task = g_ptr_array_index (priv->tasks, position);

  set_chosen (self, task);
  gtk_list_box_select_row (priv->list, GTK_LIST_BOX_ROW (get_row (self, position)));
}

static gboolean
is_open (const AttExaminationTask *task)
{
  return task->counted && task->act == NULL;
}

/* What the stage waits for, as far as it is not clear. */
static gboolean
is_waited_for (AttExaminationPanel *self, const AttExaminationTask *task)
{
  return task->kind == att_examination_panel_get_view (self)->next && !task->free
         && (task->act == NULL || !task->counted || task->verdict == ATT_VERDICT_UNCLEAR);
}

/* The first of the counted ones that is still open after the one that is chosen, else what the stage waits for. When the
 * stage is over that is what closed it: nothing is open any more. */
static guint
find_next (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  guint current = 0;
  guint n = priv->tasks->len;

  if (att_examination_panel_get_view (self)->stage > att_stage_panel_get_stage (ATT_STAGE_PANEL (self)))
    return n - 1;
  att_examination_panel_find_position (self, priv->chosen, &current);
  for (guint i = 0; i < n; i++)
    if (is_open (g_ptr_array_index (priv->tasks, (current + i) % n)))
      return (current + i) % n;
  for (guint i = 0; i < n; i++)
    if (is_waited_for (self, g_ptr_array_index (priv->tasks, i)))
      return i;
  return current;
}

/* Whoever comes back, also after a crash, finds what they were at. */
static gboolean
is_typed (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttDossierView *view = att_examination_panel_get_view (self);

  return att_examination_task_opens (task, view)
         && att_context_has_typed (att_stage_panel_get_context (ATT_STAGE_PANEL (self)),
                                   att_dossier_get_number (view->dossier), task->id);
}

static guint
find_first (AttExaminationPanel *self)
{
  GPtrArray *tasks = att_examination_panel_get_private (self)->tasks;

  for (guint i = 0; i < tasks->len; i++)
    if (is_typed (self, g_ptr_array_index (tasks, i)))
      return i;
  for (guint i = 0; i < tasks->len; i++)
    if (is_waited_for (self, g_ptr_array_index (tasks, i)))
      return i;
  return find_next (self);
}

static void
activated_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);

  if (att_panes_get_n_shown (priv->panes) == 1)
    att_examination_panel_focus_pane (self, priv->form_pane);
}

static void
arranged_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  guint n_shown = att_panes_get_n_shown (priv->panes);

  gtk_widget_set_visible (priv->form_bar, n_shown < 3);
  gtk_widget_set_visible (priv->to_list, n_shown < 2);
  gtk_widget_set_visible (priv->to_paper, n_shown < 3);
  gtk_widget_set_visible (priv->paper_bar, n_shown < 3);
}

static void
quoted_cb (AttExaminationPanel *self, const char *paper, guint page, const char *quote)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  if (task == NULL || att_examination_panel_find_evidence (self) == NULL || priv->opened == NULL)
    {
      att_message_toast (GTK_WIDGET (self), _ ("Evidence belongs to a criterion: choose one at the left first."));
      return;
    }
  priv->once_more = TRUE;
  att_examination_panel_show_form (self, task);
  att_evidence_editor_add (att_examination_panel_find_evidence (self), paper, page, quote);
  att_message_toast (GTK_WIDGET (self), _ ("Added to the evidence"));
}

static void
ready_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  if (task == NULL)
    return;
  att_examination_panel_show_form (self, task);
  if (priv->take_focus && gtk_widget_get_visible (GTK_WIDGET (priv->form)))
    att_act_form_focus (priv->form);
  priv->take_focus = FALSE;
}

static void
changed_cb (AttExaminationPanel *self)
{
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  att_examination_panel_get_private (self)->touched = TRUE;
  /* Fields are made anew where somebody starts afresh. */
  if (task != NULL)
    att_examination_panel_bar_verdicts (self, task);
}

static void
recorded_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);

  priv->go_on = TRUE;
  priv->touched = FALSE;
  priv->once_more = FALSE;
  att_examination_panel_close_form (self);
}

/* --- The type --- */

static void
att_examination_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (panel);
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  gboolean first = priv->tasks == NULL;
  guint position = 0;

  if (first)
    att_examination_papers_set_context (priv->papers, att_stage_panel_get_context (panel));
  g_clear_pointer (&priv->tasks, g_ptr_array_unref);
  priv->tasks = ATT_EXAMINATION_PANEL_GET_CLASS (self)->list_tasks (self, view);
  if (att_examination_list_needs_rows (priv->list, priv->tasks))
    att_examination_panel_take_focus_out_of (self, GTK_WIDGET (priv->list));
  att_examination_list_show (priv->list, view, priv->tasks);
  show_progress (self);
  if (priv->go_on || !att_examination_panel_find_position (self, priv->chosen, &position))
    position = priv->go_on ? find_next (self) : find_first (self);
  priv->take_focus = priv->go_on && view->stage == att_stage_panel_get_stage (panel);
  priv->go_on = FALSE;
  att_examination_panel_choose_position (self, position);
}

static gboolean
att_examination_panel_begin (AttStagePanel *panel, const AttKind *kind)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (panel);
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  guint found = G_MAXUINT;

  for (guint i = 0; i < priv->tasks->len; i++)
    {
      const AttExaminationTask *task = g_ptr_array_index (priv->tasks, i);

      if (task->kind != kind || task->free)
        continue;
      if (found == G_MAXUINT)
        found = i;
      /* The first that is open; where none is, the first that is not clear yet. */
      if (task->act == NULL || task->verdict == ATT_VERDICT_UNCLEAR)
        {
          found = i;
          break;
        }
    }
  if (found == G_MAXUINT)
    return FALSE;
  priv->take_focus = TRUE;
  att_examination_panel_choose_position (self, found);
  priv->once_more = TRUE;
  att_examination_panel_show_form (self, g_ptr_array_index (priv->tasks, found));
  att_examination_panel_focus_pane (self, priv->form_pane);
  return TRUE;
}

static void
att_examination_panel_close (AttStagePanel *panel)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (panel);

  att_examination_panel_close_form (self);
  g_cancellable_cancel (att_examination_panel_get_private (self)->cancellable);
}

static void
att_examination_panel_dispose (GObject *object)
{
  /* GTK 4.8 can't dispose of the template of a type from which others are derived. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (att_examination_panel_parent_class)->dispose (object);
}

static void
att_examination_panel_finalize (GObject *object)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (ATT_EXAMINATION_PANEL (object));

  g_clear_pointer (&priv->tasks, g_ptr_array_unref);
  g_clear_object (&priv->cancellable);
  g_free (priv->chosen);
  g_free (priv->opened);
  G_OBJECT_CLASS (att_examination_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ATT_TYPE_ACT_FORM);
  g_type_ensure (ATT_TYPE_EXAMINATION_PAPERS);
  g_type_ensure (ATT_TYPE_PANES);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/kz/atameken/Attestat/examination/att-examination-panel.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, panes);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, list_pane);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, progress);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, level);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, list);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, form_pane);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, form_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, to_list);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, to_paper);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, paper_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, form_scroller);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, title);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, provision);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, about);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, reasons);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, again);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, tools);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, write_child);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, preview_child);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, form);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, paper_pane);
  gtk_widget_class_bind_template_child_private (widget_class, AttExaminationPanel, papers);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, arranged_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, recorded_cb);
  gtk_widget_class_bind_template_callback (widget_class, quoted_cb);
}

static void
att_examination_panel_class_init (AttExaminationPanelClass *klass)
{
  AttStagePanelClass *panel_class = ATT_STAGE_PANEL_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_examination_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_examination_panel_finalize;
  panel_class->fills = TRUE;
  panel_class->show = att_examination_panel_show;
  panel_class->begin = att_examination_panel_begin;
  panel_class->close = att_examination_panel_close;

  bind_template (widget_class);
  att_examination_panel_install_actions (widget_class);
}

static void
att_examination_panel_init (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);

  priv->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (priv->list, att_examination_list_update_header, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->form), FALSE);
  att_examination_panel_add_shortcuts (self);
}

/**
 * att_examination_panel_get_task:
 * @self: a panel
 *
 * Returns: (nullable): the task that is chosen
 */
const AttExaminationTask *
att_examination_panel_get_task (AttExaminationPanel *self)
{
  return att_examination_panel_find_task (self, att_examination_panel_get_private (self)->chosen);
}

/**
 * att_examination_panel_find_task:
 * @self: a panel
 * @id: (nullable): the id of a task
 *
 * Returns: (nullable): that task
 */
const AttExaminationTask *
att_examination_panel_find_task (AttExaminationPanel *self, const char *id)
{
  guint position;

  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), NULL);
  return att_examination_panel_find_position (self, id, &position)
             ? g_ptr_array_index (att_examination_panel_get_private (self)->tasks, position)
             : NULL;
}

/**
 * att_examination_panel_choose:
 * @self: a panel that shows a dossier
 * @id: the id of a task
 *
 * Returns: whether there is such a task; it is shown then
 */
gboolean
att_examination_panel_choose (AttExaminationPanel *self, const char *id)
{
  guint position;

  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), FALSE);
  if (!att_examination_panel_find_position (self, id, &position))
    return FALSE;
  att_examination_panel_choose_position (self, position);
  return TRUE;
}

/**
 * att_examination_panel_get_tasks:
 * @self: a panel
 *
 * Returns: (transfer none) (element-type AttExaminationTask) (nullable): what is to be done, in order
 */
GPtrArray *
att_examination_panel_get_tasks (AttExaminationPanel *self)
{
  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), NULL);
  return att_examination_panel_get_private (self)->tasks;
}

/**
 * att_examination_panel_get_form:
 * @self: a panel
 *
 * Returns: (transfer none): the form of the task that is chosen
 */
AttActForm *
att_examination_panel_get_form (AttExaminationPanel *self)
{
  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), NULL);
  return att_examination_panel_get_private (self)->form;
}

/**
 * att_examination_panel_get_papers:
 * @self: a panel
 *
 * Returns: (transfer none): the papers beside it
 */
AttExaminationPapers *
att_examination_panel_get_papers (AttExaminationPanel *self)
{
  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), NULL);
  return att_examination_panel_get_private (self)->papers;
}

/**
 * att_examination_panel_get_progress:
 * @self: a panel
 *
 * Returns: how much is done, as it is shown
 */
const char *
att_examination_panel_get_progress (AttExaminationPanel *self)
{
  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), NULL);
  return gtk_label_get_label (att_examination_panel_get_private (self)->progress);
}

/**
 * att_examination_panel_dup_reasons:
 * @self: a panel
 *
 * Returns: (transfer full): why the act of the task that is chosen is not possible, as it is shown; empty where it is
 */
char *
att_examination_panel_dup_reasons (AttExaminationPanel *self)
{
  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), NULL);
  return g_strdup (gtk_label_get_label (att_examination_panel_get_private (self)->reasons));
}

/**
 * att_examination_panel_shows_form:
 * @self: a panel
 *
 * Returns: whether the act of the task that is chosen can be typed in
 */
gboolean
att_examination_panel_shows_form (AttExaminationPanel *self)
{
  g_return_val_if_fail (ATT_IS_EXAMINATION_PANEL (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (att_examination_panel_get_private (self)->form));
}
