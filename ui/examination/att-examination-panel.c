/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-panel.h"

#include <glib/gi18n-lib.h>

#include "att-evidence-editor.h"
#include "att-examination-card.h"
#include "att-examination-list.h"
#include "att-examination-preview.h"
#include "att-examination-row.h"
#include "att-message.h"
#include "att-panes.h"
#include "att-segment-editor.h"
#include "att-words.h"

typedef struct
{
  AttPanes *panes;
  GtkWidget *list_pane;
  GtkLabel *progress;
  GtkLevelBar *level;
  GtkListBox *list;
  GtkWidget *form_pane;
  GtkWidget *form_bar;
  GtkWidget *to_list;
  GtkWidget *to_paper;
  GtkWidget *paper_bar;
  GtkScrolledWindow *form_scroller;
  GtkLabel *title;
  GtkLabel *provision;
  GtkBox *about;
  GtkLabel *reasons;
  GtkWidget *again;
  GtkWidget *tools;
  GtkWidget *write_child;
  GtkWidget *preview_child;
  AttActForm *form;
  GtkWidget *paper_pane;
  AttExaminationPapers *papers;
  GPtrArray *tasks;       /* of AttExaminationTask, one a row; NULL before anything is shown */
  char *chosen;           /* id of the task that is shown */
  char *opened;           /* what the form is open for, and on what it was based; NULL for nothing */
  gboolean touched;       /* somebody typed into the form */
  gboolean once_more;     /* the form was asked for although the task is done */
  gboolean take_focus;    /* once the form is ready */
  gboolean go_on;         /* something was recorded: the next task comes with the next snapshot */
  GCancellable *cancellable;
} AttExaminationPanelPrivate;

/**
 * AttExaminationPanel:
 *
 * The working area of an examination. At the left what is to be done and how far it is; beside it what is known of the task
 * that was chosen, and the form of its act; at the right the papers. Where there is no room for all of them, they come one
 * after the other.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AttExaminationPanel, att_examination_panel, ATT_TYPE_STAGE_PANEL)

static AttExaminationPanelPrivate *
get_private (AttExaminationPanel *self)
{
  return att_examination_panel_get_instance_private (self);
}

static AttDossierView *
get_view (AttExaminationPanel *self)
{
  return att_stage_panel_get_view (ATT_STAGE_PANEL (self));
}

static gboolean
has_focus_inside (AttExaminationPanel *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* What goes with the keyboard in it is never let go by GTK 4.8. */
static void
take_focus_out_of (AttExaminationPanel *self, GtkWidget *widget)
{
  if (has_focus_inside (self, widget))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

/* --- The list --- */

static AttExaminationRow *
get_row (AttExaminationPanel *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_private (self)->list, (int) position);

  return row != NULL ? ATT_EXAMINATION_ROW (row) : NULL;
}

static gboolean
find_position (AttExaminationPanel *self, const char *id, guint *position)
{
  GPtrArray *tasks = get_private (self)->tasks;

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
  AttExaminationPanelPrivate *priv = get_private (self);
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

/* --- The task that is chosen --- */

static AttProblems *
get_refusals (AttExaminationPanel *self, const AttExaminationTask *task)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (get_view (self), task->kind);

  return possibility != NULL && possibility->refusals->len > 0 ? possibility->refusals : NULL;
}

static void
show_reasons (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  AttProblems *refusals = get_refusals (self, task);
  g_autofree char *words = NULL;

  if (get_view (self)->past)
    words = g_strdup (_ ("You are looking back. To record something, go back to today."));
  else if (refusals != NULL)
    {
      g_autofree char *why = att_words_refusals (refusals);

      words = g_strdup_printf ("%s\n%s", _ ("Not possible now, and why"), why);
    }
  gtk_label_set_label (priv->reasons, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->reasons), words != NULL);
}

static void
show_about (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  AttExaminationPanelClass *klass = ATT_EXAMINATION_PANEL_GET_CLASS (self);
  GtkWidget *child;

  take_focus_out_of (self, GTK_WIDGET (priv->about));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (priv->about))) != NULL)
    gtk_box_remove (priv->about, child);
  if (task->act != NULL)
    gtk_box_append (priv->about,
                    att_examination_card_new (att_stage_panel_get_context (ATT_STAGE_PANEL (self)), get_view (self),
                                              task->act, NULL));
  if (klass->describe != NULL)
    klass->describe (self, task, priv->about);
  gtk_widget_set_visible (GTK_WIDGET (priv->about), gtk_widget_get_first_child (GTK_WIDGET (priv->about)) != NULL);
}

static char *
dup_text (AttExaminationPanel *self, const AttExaminationTask *task, const char **field)
{
  AttExaminationPanelClass *klass = ATT_EXAMINATION_PANEL_GET_CLASS (self);

  return klass->dup_text != NULL ? klass->dup_text (self, task, field) : NULL;
}

static void
show_tools (AttExaminationPanel *self, const AttExaminationTask *task, gboolean shown)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  const char *field = NULL;
  g_autofree char *text = shown ? dup_text (self, task, &field) : NULL;
  gboolean issues = shown && task->kind->form != NULL;

  gtk_widget_set_visible (priv->write_child, text != NULL);
  gtk_widget_set_visible (priv->preview_child, issues);
  gtk_widget_set_visible (priv->tools, text != NULL || issues);
}

static void
show_form (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  gboolean possible = !get_view (self)->past && get_refusals (self, task) == NULL;
  gboolean shown = possible && (task->act == NULL || priv->once_more || att_act_form_has_draft (priv->form));

  if (!shown)
    take_focus_out_of (self, GTK_WIDGET (priv->form));
  gtk_widget_set_visible (GTK_WIDGET (priv->form), shown);
  gtk_widget_set_visible (priv->again, possible && !shown);
  show_tools (self, task, shown);
}

static void
close_form (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = get_private (self);

  if (priv->opened != NULL)
    att_act_form_close (priv->form);
  g_clear_pointer (&priv->opened, g_free);
}

/* law-24.2: what can't be said of a criterion is not there to be chosen, and says why. */
static void
bar_verdicts (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttField *field = att_fields_box_find (att_act_form_get_fields (get_private (self)->form), "verdict");

  if (field == NULL || !ATT_IS_SEGMENT_EDITOR (att_field_get_editor (field)))
    return;
  for (const AttChoice *choice = att_field_editor_get_spec (att_field_get_editor (field))->choices; choice->id != NULL;
       choice++)
    {
      g_autoptr (GError) bar = att_dossier_find_bar (get_view (self)->dossier, task->criterion, choice->id);
      g_autofree char *words = bar != NULL ? att_words_problem (bar) : NULL;

      if (words != NULL)
        att_segment_editor_bar (ATT_SEGMENT_EDITOR (att_field_get_editor (field)), choice->id, words);
    }
}

static void
open_form (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  AttExaminationPanelClass *klass = ATT_EXAMINATION_PANEL_GET_CLASS (self);
  AttDossierView *view = get_view (self);
  g_autoptr (AttRecord) given = klass->dup_given (self, task);
  g_autoptr (AttRecord) suggested = klass->dup_suggested (self, task);

  take_focus_out_of (self, GTK_WIDGET (priv->form));
  priv->touched = FALSE;
  att_act_form_open (priv->form, att_stage_panel_get_context (ATT_STAGE_PANEL (self)), view, task->kind, task->part, given,
                     suggested);
  bar_verdicts (self, task);
}

/* What is typed stays as long as it can; a form in which nothing was typed follows what was recorded. */
static void
update_form (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  AttDossierView *view = get_view (self);
  g_autofree char *key = NULL;
  g_autofree char *based = NULL;

  if (view->past || get_refusals (self, task) != NULL)
    {
      close_form (self);
      return;
    }
  key = g_strdup_printf ("%s %s ", task->id, task->act != NULL ? att_act_get_id (task->act) : "");
  based = g_strconcat (key, view->head, NULL);
  if (priv->opened != NULL && g_str_has_prefix (priv->opened, key)
      && (priv->touched || att_act_form_has_draft (priv->form) || g_str_equal (priv->opened, based)))
    {
      att_act_form_set_view (priv->form, view);
      return;
    }
  g_free (priv->opened);
  priv->opened = g_steal_pointer (&based);
  open_form (self, task);
}

static AttEvidenceEditor *
find_evidence (AttExaminationPanel *self)
{
  AttField *field = att_fields_box_find (att_act_form_get_fields (get_private (self)->form), "evidence");

  return field != NULL ? ATT_EVIDENCE_EDITOR (att_field_get_editor (field)) : NULL;
}

static void
show_task (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  const char *heading = task->heading != NULL ? task->heading : task->provision;

  gtk_label_set_label (priv->title, task->title);
  gtk_label_set_label (priv->provision, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->provision), heading != NULL);
  show_about (self, task);
  show_reasons (self, task);
  update_form (self, task);
  show_form (self, task);
  att_examination_papers_show_view (priv->papers, get_view (self), task->criterion);
  att_examination_papers_set_can_quote (priv->papers, priv->opened != NULL && find_evidence (self) != NULL);
}

static void
set_chosen (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = get_private (self);

  if (g_strcmp0 (priv->chosen, task->id) != 0)
    {
      priv->once_more = FALSE;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (priv->form_scroller), 0);
    }
  g_free (priv->chosen);
  priv->chosen = g_strdup (task->id);
  show_task (self, task);
}

static void
selected_cb (AttExaminationPanel *self, GtkListBoxRow *row)
{
  guint position;

  if (row == NULL || g_strcmp0 (att_examination_row_get_id (ATT_EXAMINATION_ROW (row)), get_private (self)->chosen) == 0)
    return;
  if (find_position (self, att_examination_row_get_id (ATT_EXAMINATION_ROW (row)), &position))
    set_chosen (self, g_ptr_array_index (get_private (self)->tasks, position));
}

static void
choose_position (AttExaminationPanel *self, guint position)
{
  AttExaminationPanelPrivate *priv = get_private (self);
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
  return task->kind == get_view (self)->next && !task->free
         && (task->act == NULL || !task->counted || task->verdict == ATT_VERDICT_UNCLEAR);
}

/* The first of the counted ones that is still open after the one that is chosen, else what the stage waits for. */
static guint
find_next (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  guint current = 0;
  guint n = priv->tasks->len;

  find_position (self, priv->chosen, &current);
  for (guint i = 0; i < n; i++)
    if (is_open (g_ptr_array_index (priv->tasks, (current + i) % n)))
      return (current + i) % n;
  for (guint i = 0; i < n; i++)
    if (is_waited_for (self, g_ptr_array_index (priv->tasks, i)))
      return i;
  return current;
}

static guint
find_first (AttExaminationPanel *self)
{
  GPtrArray *tasks = get_private (self)->tasks;

  for (guint i = 0; i < tasks->len; i++)
    if (is_waited_for (self, g_ptr_array_index (tasks, i)))
      return i;
  return find_next (self);
}

/* --- Panes --- */

static void
focus_pane (AttExaminationPanel *self, GtkWidget *pane)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (priv->list);

  att_panes_show (priv->panes, pane);
  if (pane == priv->list_pane && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (pane == priv->form_pane && gtk_widget_get_visible (GTK_WIDGET (priv->form)))
    att_act_form_focus (priv->form);
  else
    gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

static void
show_list_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  focus_pane (ATT_EXAMINATION_PANEL (widget), get_private (ATT_EXAMINATION_PANEL (widget))->list_pane);
}

static void
show_form_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  focus_pane (ATT_EXAMINATION_PANEL (widget), get_private (ATT_EXAMINATION_PANEL (widget))->form_pane);
}

static void
show_paper_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  focus_pane (ATT_EXAMINATION_PANEL (widget), get_private (ATT_EXAMINATION_PANEL (widget))->paper_pane);
}

static void
switch_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  AttExaminationPanelPrivate *priv = get_private (self);
  GtkWidget *panes[] = { priv->list_pane, priv->form_pane, priv->paper_pane };
  int step = g_variant_get_int32 (parameter);
  int current = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (has_focus_inside (self, panes[i]))
      current = (int) i;
  focus_pane (self, panes[(current + step + 3) % 3]);
}

static void
activated_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = get_private (self);

  if (att_panes_get_n_shown (priv->panes) == 1)
    focus_pane (self, priv->form_pane);
}

static void
arranged_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  guint n_shown = att_panes_get_n_shown (priv->panes);

  gtk_widget_set_visible (priv->form_bar, n_shown < 3);
  gtk_widget_set_visible (priv->to_list, n_shown < 2);
  gtk_widget_set_visible (priv->to_paper, n_shown < 3);
  gtk_widget_set_visible (priv->paper_bar, n_shown < 3);
}

/* --- Verbs --- */

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  AttExaminationPanelPrivate *priv = get_private (self);
  gboolean in_form = has_focus_inside (self, priv->form_pane);
  guint position = 0;
  int target;

  if (priv->tasks == NULL || !find_position (self, priv->chosen, &position))
    return;
  target = (int) position + g_variant_get_int32 (parameter);
  if (target < 0 || target >= (int) priv->tasks->len)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  priv->take_focus = in_form;
  choose_position (self, (guint) target);
  if (!in_form && has_focus_inside (self, priv->list_pane))
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, (guint) target)));
}

static void
again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  if (task == NULL)
    return;
  get_private (self)->once_more = TRUE;
  show_form (self, task);
  if (gtk_widget_get_visible (GTK_WIDGET (get_private (self)->form)))
    att_act_form_focus (get_private (self)->form);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = get_private (ATT_EXAMINATION_PANEL (widget));
  const char *paper;
  const char *quote;
  guint32 page;

  g_variant_get (parameter, "(&su&s)", &paper, &page, &quote);
  if (att_examination_papers_go_to (priv->papers, paper, page, quote))
    att_panes_show (priv->panes, priv->paper_pane);
}

static void
show_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = get_private (ATT_EXAMINATION_PANEL (widget));
  const char *sha256;
  const char *title;
  const char *file_name;

  g_variant_get (parameter, "(&s&s&s)", &sha256, &title, &file_name);
  att_examination_papers_show_file (priv->papers, sha256, title, file_name);
  att_panes_show (priv->panes, priv->paper_pane);
}

static void
quote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = get_private (ATT_EXAMINATION_PANEL (widget));

  gtk_widget_activate_action (GTK_WIDGET (att_examination_papers_get_view (priv->papers)), "paper.quote", NULL);
}

static void
choose_verdict_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = get_private (ATT_EXAMINATION_PANEL (widget));

  if (gtk_widget_get_visible (GTK_WIDGET (priv->form)))
    gtk_widget_activate_action_variant (GTK_WIDGET (priv->form), "form.choose", parameter);
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = get_private (ATT_EXAMINATION_PANEL (widget));

  if (gtk_widget_get_visible (GTK_WIDGET (priv->form)))
    att_act_form_record (priv->form);
}

static void
quoted_cb (AttExaminationPanel *self, const char *paper, guint page, const char *quote)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  if (task == NULL || find_evidence (self) == NULL || priv->opened == NULL)
    {
      att_message_toast (GTK_WIDGET (self), _ ("Evidence belongs to a criterion: choose one at the left first."));
      return;
    }
  priv->once_more = TRUE;
  show_form (self, task);
  att_evidence_editor_add (find_evidence (self), paper, page, quote);
  att_message_toast (GTK_WIDGET (self), _ ("Added to the evidence"));
}

static void
ready_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = get_private (self);
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  if (task == NULL)
    return;
  show_form (self, task);
  if (priv->take_focus && gtk_widget_get_visible (GTK_WIDGET (priv->form)))
    att_act_form_focus (priv->form);
  priv->take_focus = FALSE;
}

static void
changed_cb (AttExaminationPanel *self)
{
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  get_private (self)->touched = TRUE;
  /* Fields are made anew where somebody starts afresh. */
  if (task != NULL)
    bar_verdicts (self, task);
}

static void
recorded_cb (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = get_private (self);

  priv->go_on = TRUE;
  priv->touched = FALSE;
  priv->once_more = FALSE;
  close_form (self);
}

/* --- Help with the text --- */

static void
write_anew_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  const AttExaminationTask *task = att_examination_panel_get_task (self);
  const char *field = NULL;
  g_autofree char *text = task != NULL && get_private (self)->opened != NULL ? dup_text (self, task, &field) : NULL;

  if (text != NULL)
    att_examination_set_text (get_private (self)->form, field, text);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttExaminationPanel) self = data;
  AttExaminationPanelPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_cancellable_is_cancelled (priv->cancellable))
    return;
  if (bytes == NULL)
    {
      att_message_error (GTK_WIDGET (self), _ ("The draft can't be shown"), error);
      return;
    }
  att_examination_papers_show_draft (priv->papers, bytes, _ ("Draft"), "draft.pdf");
  att_panes_show (priv->panes, priv->paper_pane);
}

/* The document that the act will issue, with what was typed so far. */
static void
preview_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  AttExaminationPanelPrivate *priv = get_private (self);

  if (priv->opened == NULL || att_act_form_get_kind (priv->form)->form == NULL)
    return;
  att_examination_preview_async (priv->form, att_context_get_reader (att_stage_panel_get_context (ATT_STAGE_PANEL (self))),
                                 att_dossier_get_number (get_view (self)->dossier), priv->cancellable, previewed_cb,
                                 g_object_ref (self));
}

/* --- The type --- */

static void
att_examination_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (panel);
  AttExaminationPanelPrivate *priv = get_private (self);
  gboolean first = priv->tasks == NULL;
  guint position = 0;

  if (first)
    att_examination_papers_set_context (priv->papers, att_stage_panel_get_context (panel));
  g_clear_pointer (&priv->tasks, g_ptr_array_unref);
  priv->tasks = ATT_EXAMINATION_PANEL_GET_CLASS (self)->list_tasks (self, view);
  if (att_examination_list_needs_rows (priv->list, priv->tasks))
    take_focus_out_of (self, GTK_WIDGET (priv->list));
  att_examination_list_show (priv->list, priv->tasks);
  show_progress (self);
  if (priv->go_on || !find_position (self, priv->chosen, &position))
    position = priv->go_on ? find_next (self) : find_first (self);
  priv->take_focus = priv->go_on && view->stage == att_stage_panel_get_stage (panel);
  priv->go_on = FALSE;
  choose_position (self, position);
}

static gboolean
att_examination_panel_begin (AttStagePanel *panel, const AttKind *kind)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (panel);
  AttExaminationPanelPrivate *priv = get_private (self);
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
  choose_position (self, found);
  priv->once_more = TRUE;
  show_form (self, g_ptr_array_index (priv->tasks, found));
  focus_pane (self, priv->form_pane);
  return TRUE;
}

static void
att_examination_panel_close (AttStagePanel *panel)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (panel);

  close_form (self);
  g_cancellable_cancel (get_private (self)->cancellable);
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
  AttExaminationPanelPrivate *priv = get_private (ATT_EXAMINATION_PANEL (object));

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
  gtk_widget_class_install_action (widget_class, "examination.show-list", NULL, show_list_cb);
  gtk_widget_class_install_action (widget_class, "examination.show-form", NULL, show_form_cb);
  gtk_widget_class_install_action (widget_class, "examination.show-paper", NULL, show_paper_cb);
  gtk_widget_class_install_action (widget_class, "examination.switch-pane", "i", switch_pane_cb);
  gtk_widget_class_install_action (widget_class, "examination.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "examination.again", NULL, again_cb);
  gtk_widget_class_install_action (widget_class, "examination.go-to", "(sus)", go_to_cb);
  gtk_widget_class_install_action (widget_class, "examination.show-file", "(sss)", show_file_cb);
  gtk_widget_class_install_action (widget_class, "examination.quote", NULL, quote_cb);
  gtk_widget_class_install_action (widget_class, "examination.choose", "u", choose_verdict_cb);
  gtk_widget_class_install_action (widget_class, "examination.record", NULL, record_cb);
  gtk_widget_class_install_action (widget_class, "examination.write-anew", NULL, write_anew_cb);
  gtk_widget_class_install_action (widget_class, "examination.preview", NULL, preview_cb);
}

static void
add_shortcut (GtkShortcutController *controller, const char *trigger, const char *action, GVariant *parameter)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, parameter);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/* Before what is inside, where the same keys scroll, or move in a text. */
static void
add_shortcuts (AttExaminationPanel *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (shortcuts, "<Control>Page_Down|<Alt>Down", "examination.step", g_variant_new_int32 (1));
  add_shortcut (shortcuts, "<Control>Page_Up|<Alt>Up", "examination.step", g_variant_new_int32 (-1));
  add_shortcut (shortcuts, "F6", "examination.switch-pane", g_variant_new_int32 (1));
  add_shortcut (shortcuts, "<Shift>F6", "examination.switch-pane", g_variant_new_int32 (-1));
  add_shortcut (shortcuts, "<Control>e", "examination.quote", NULL);
  add_shortcut (shortcuts, "<Control>Return|<Control>KP_Enter", "examination.record", NULL);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *trigger = g_strdup_printf ("<Alt>%u", i);

      add_shortcut (shortcuts, trigger, "examination.choose", g_variant_new_uint32 (i));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
att_examination_panel_init (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (priv->list, att_examination_list_update_header, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->form), FALSE);
  add_shortcuts (self);
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
  return att_examination_panel_find_task (self, get_private (self)->chosen);
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
  return find_position (self, id, &position) ? g_ptr_array_index (get_private (self)->tasks, position) : NULL;
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
  if (!find_position (self, id, &position))
    return FALSE;
  choose_position (self, position);
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
  return get_private (self)->tasks;
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
  return get_private (self)->form;
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
  return get_private (self)->papers;
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
  return gtk_label_get_label (get_private (self)->progress);
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
  return g_strdup (gtk_label_get_label (get_private (self)->reasons));
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
  return gtk_widget_get_visible (GTK_WIDGET (get_private (self)->form));
}
