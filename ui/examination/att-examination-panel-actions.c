/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-panel-private.h"

#include <glib/gi18n-lib.h>

#include "att-examination-preview.h"
#include "att-examination-text.h"
#include "att-message.h"

/* The verbs of an examination, and the keys for them. */

void
att_examination_panel_focus_pane (AttExaminationPanel *self, GtkWidget *pane)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
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
  att_examination_panel_focus_pane (
      ATT_EXAMINATION_PANEL (widget),
      att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget))->list_pane);
}

static void
show_form_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_examination_panel_focus_pane (
      ATT_EXAMINATION_PANEL (widget),
      att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget))->form_pane);
}

static void
show_paper_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_examination_panel_focus_pane (
      ATT_EXAMINATION_PANEL (widget),
      att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget))->paper_pane);
}

static void
switch_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  GtkWidget *panes[] = { priv->list_pane, priv->form_pane, priv->paper_pane };
  int step = g_variant_get_int32 (parameter);
  int current = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (att_examination_panel_has_focus_inside (self, panes[i]))
      current = (int) i;
  att_examination_panel_focus_pane (self, panes[(current + step + 3) % 3]);
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  gboolean in_form = att_examination_panel_has_focus_inside (self, priv->form_pane);
  guint position = 0;
  int target;

  if (priv->tasks == NULL || !att_examination_panel_find_position (self, priv->chosen, &position))
    return;
  target = (int) position + g_variant_get_int32 (parameter);
  if (target < 0 || target >= (int) priv->tasks->len)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  priv->take_focus = in_form;
  att_examination_panel_choose_position (self, (guint) target);
  if (!in_form && att_examination_panel_has_focus_inside (self, priv->list_pane))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (priv->list, target)));
}

static void
again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  const AttExaminationTask *task = att_examination_panel_get_task (self);

  if (task == NULL)
    return;
  att_examination_panel_get_private (self)->once_more = TRUE;
  att_examination_panel_show_form (self, task);
  if (gtk_widget_get_visible (GTK_WIDGET (att_examination_panel_get_private (self)->form)))
    att_act_form_focus (att_examination_panel_get_private (self)->form);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget));
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
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget));
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
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget));

  gtk_widget_activate_action (GTK_WIDGET (att_examination_papers_get_view (priv->papers)), "paper.quote",
                              NULL);
}

/* What is shown, wherever the keyboard is: also the draft that was just asked for. */
static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget));

  gtk_widget_activate_action (GTK_WIDGET (att_examination_papers_get_view (priv->papers)), "paper.print",
                              NULL);
}

static void
choose_verdict_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget));

  if (gtk_widget_get_visible (GTK_WIDGET (priv->form)))
    gtk_widget_activate_action_variant (GTK_WIDGET (priv->form), "form.choose", parameter);
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (ATT_EXAMINATION_PANEL (widget));

  if (gtk_widget_get_visible (GTK_WIDGET (priv->form)))
    att_act_form_record (priv->form);
}

static void
write_anew_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttExaminationPanel *self = ATT_EXAMINATION_PANEL (widget);
  const AttExaminationTask *task = att_examination_panel_get_task (self);
  const char *field = NULL;
  g_autofree char *text = task != NULL && att_examination_panel_get_private (self)->opened != NULL
                              ? att_examination_panel_dup_text (self, task, &field)
                              : NULL;

  if (text != NULL)
    att_examination_set_text (att_examination_panel_get_private (self)->form, field, text);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttExaminationPanel) self = data;
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
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
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);

  if (priv->opened == NULL || att_act_form_get_kind (priv->form)->form == NULL)
    return;
  att_examination_preview_async (
      priv->form, att_context_get_reader (att_stage_panel_get_context (ATT_STAGE_PANEL (self))),
      att_dossier_get_number (att_examination_panel_get_view (self)->dossier), priv->cancellable,
      previewed_cb, g_object_ref (self));
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
void
att_examination_panel_add_shortcuts (AttExaminationPanel *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (shortcuts, "<Control>Page_Down|<Alt>Down", "examination.step", g_variant_new_int32 (1));
  add_shortcut (shortcuts, "<Control>Page_Up|<Alt>Up", "examination.step", g_variant_new_int32 (-1));
  add_shortcut (shortcuts, "F6", "examination.switch-pane", g_variant_new_int32 (1));
  add_shortcut (shortcuts, "<Shift>F6", "examination.switch-pane", g_variant_new_int32 (-1));
  add_shortcut (shortcuts, "<Control>e", "examination.quote", NULL);
  add_shortcut (shortcuts, "<Control>p", "examination.print", NULL);
  add_shortcut (shortcuts, "<Control>Return|<Control>KP_Enter", "examination.record", NULL);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *trigger = g_strdup_printf ("<Alt>%u", i);

      add_shortcut (shortcuts, trigger, "examination.choose", g_variant_new_uint32 (i));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
att_examination_panel_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "examination.show-list", NULL, show_list_cb);
  gtk_widget_class_install_action (widget_class, "examination.show-form", NULL, show_form_cb);
  gtk_widget_class_install_action (widget_class, "examination.show-paper", NULL, show_paper_cb);
  gtk_widget_class_install_action (widget_class, "examination.switch-pane", "i", switch_pane_cb);
  gtk_widget_class_install_action (widget_class, "examination.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "examination.again", NULL, again_cb);
  gtk_widget_class_install_action (widget_class, "examination.go-to", "(sus)", go_to_cb);
  gtk_widget_class_install_action (widget_class, "examination.show-file", "(sss)", show_file_cb);
  gtk_widget_class_install_action (widget_class, "examination.quote", NULL, quote_cb);
  gtk_widget_class_install_action (widget_class, "examination.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "examination.choose", "u", choose_verdict_cb);
  gtk_widget_class_install_action (widget_class, "examination.record", NULL, record_cb);
  gtk_widget_class_install_action (widget_class, "examination.write-anew", NULL, write_anew_cb);
  gtk_widget_class_install_action (widget_class, "examination.preview", NULL, preview_cb);
}
