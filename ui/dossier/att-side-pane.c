/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-side-pane.h"

#include "att-column-layout.h"
#include "att-dossier-rows.h"
#include "att-group.h"

#define WIDTH 340

/**
 * AttSidePane:
 *
 * What stands beside the work on a dossier: its deadlines, its papers, its history, the acts of other stages, and why
 * the rest is not possible.
 */
struct _AttSidePane
{
  AdwBin parent_instance;
  GtkToggleButton *deadlines_button;
  GtkToggleButton *papers_button;
  GtkToggleButton *history_button;
  GtkToggleButton *others_button;
  GtkToggleButton *impossible_button;
  GtkLabel *heading;
  GtkStack *stack;
  GtkListBox *deadlines;
  GtkWidget *no_deadlines;
  GtkListBox *defects;
  GtkListBox *documents;
  GtkListBox *papers;
  GtkListBox *requested;
  GtkWidget *defects_group;
  GtkWidget *documents_group;
  GtkWidget *papers_group;
  GtkWidget *requested_group;
  GtkWidget *no_papers;
  AttHistoryPane *history;
  GtkListBox *others;
  GtkWidget *no_others;
  GtkListBox *impossible;
};

G_DEFINE_FINAL_TYPE (AttSidePane, att_side_pane, ADW_TYPE_BIN)

static void
toggled_cb (AttSidePane *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    gtk_stack_set_visible_child_name (self->stack, gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
shown_cb (AttSidePane *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (child != NULL)
    gtk_label_set_label (self->heading, gtk_stack_page_get_title (gtk_stack_get_page (self->stack, child)));
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_deadlines (AttSidePane *self, AttDossierView *view)
{
  clear_list (self->deadlines);
  for (guint i = 0; i < view->deadlines->len; i++)
    gtk_list_box_append (self->deadlines, att_deadline_row_new_for_view (g_ptr_array_index (view->deadlines, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->deadlines), view->deadlines->len > 0);
  gtk_widget_set_visible (self->no_deadlines, view->deadlines->len == 0);
}

/* The copies of what an act issued that somebody signed, below the document. */
static void
add_signed_copies (AttSidePane *self, AttDossier *dossier, const AttDocument *document)
{
  GListModel *acts = att_dossier_get_acts (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      if (att_act_is (act, "signed-copy-added")
          && g_strcmp0 (att_act_get (act, "act"), att_act_get_id (document->act)) == 0)
        gtk_list_box_append (self->documents, att_signed_copy_row_new (act));
    }
}

static void
show_papers (AttSidePane *self, AttDossierView *view)
{
  GPtrArray *documents = att_dossier_get_documents (view->dossier);
  GPtrArray *papers = att_dossier_get_papers (view->dossier);
  g_autofree const char **forms = att_forms_list_requested (view->dossier);
  gboolean lacks = view->defects->len > 0 && att_dossier_get_request (view->dossier) != NULL;

  clear_list (self->defects);
  clear_list (self->documents);
  clear_list (self->papers);
  clear_list (self->requested);
  for (guint i = 0; i < view->defects->len; i++)
    gtk_list_box_append (self->defects, att_defect_row_new (g_ptr_array_index (view->defects, i)));
  for (guint i = documents->len; i > 0; i--)
    {
      const AttDocument *document = g_ptr_array_index (documents, i - 1);

      gtk_list_box_append (self->documents, att_document_row_new (view, document));
      if (!document->superseded)
        add_signed_copies (self, view->dossier, document);
    }
  for (guint i = 0; i < papers->len; i++)
    gtk_list_box_append (self->papers, att_paper_row_new (view, g_ptr_array_index (papers, i)));
  for (guint i = 0; forms[i] != NULL; i++)
    gtk_list_box_append (self->requested, att_requested_row_new (view, forms[i]));
  gtk_widget_set_visible (self->requested_group, !view->past);
  gtk_widget_set_visible (self->defects_group, lacks);
  gtk_widget_set_visible (self->documents_group, documents->len > 0);
  gtk_widget_set_visible (self->papers_group, papers->len > 0);
  gtk_widget_set_visible (self->no_papers, documents->len == 0 && papers->len == 0);
}

static void
show_acts (AttSidePane *self, AttDossierView *view)
{
  gboolean any = FALSE;

  clear_list (self->others);
  clear_list (self->impossible);
  for (guint i = 0; i < view->possibilities->len; i++)
    {
      const AttPossibility *possibility = g_ptr_array_index (view->possibilities, i);

      if (possibility->refusals->len > 0)
        gtk_list_box_append (self->impossible, att_impossible_row_new (view, possibility));
      else if (possibility->kind->stage != view->stage)
        {
          gtk_list_box_append (self->others, att_possible_row_new (view, possibility));
          any = TRUE;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->others), any);
  gtk_widget_set_visible (self->no_others, !any);
}

static void
att_side_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_SIDE_PANE);
  G_OBJECT_CLASS (att_side_pane_parent_class)->dispose (object);
}

static void
att_side_pane_class_init (AttSidePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_side_pane_dispose;

  g_type_ensure (ATT_TYPE_GROUP);
  g_type_ensure (ATT_TYPE_HISTORY_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-side-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, deadlines_button);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, papers_button);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, history_button);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, others_button);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, impossible_button);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, heading);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, stack);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, deadlines);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, no_deadlines);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, defects);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, documents);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, papers);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, defects_group);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, documents_group);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, papers_group);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, requested);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, requested_group);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, no_papers);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, history);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, others);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, no_others);
  gtk_widget_class_bind_template_child (widget_class, AttSidePane, impossible);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
att_side_pane_init (AttSidePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), att_column_layout_new (WIDTH));
  att_side_pane_show_part (self, "deadlines");
  shown_cb (self);
}

/**
 * att_side_pane_show_view:
 * @self: a pane
 * @view: a dossier
 */
void
att_side_pane_show_view (AttSidePane *self, AttDossierView *view)
{
  g_return_if_fail (ATT_IS_SIDE_PANE (self));
  show_deadlines (self, view);
  show_papers (self, view);
  show_acts (self, view);
  att_history_pane_show_view (self->history, view);
}

/**
 * att_side_pane_show_part:
 * @self: a pane
 * @part: `deadlines`, `papers`, `history`, `others` or `impossible`
 */
void
att_side_pane_show_part (AttSidePane *self, const char *part)
{
  GtkToggleButton *const buttons[] = { self->deadlines_button, self->papers_button, self->history_button,
                                       self->others_button, self->impossible_button };

  g_return_if_fail (ATT_IS_SIDE_PANE (self));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (buttons[i])), part))
      gtk_toggle_button_set_active (buttons[i], TRUE);
}

/**
 * att_side_pane_get_history:
 * @self: a pane
 *
 * Returns: (transfer none): the history in it
 */
AttHistoryPane *
att_side_pane_get_history (AttSidePane *self)
{
  g_return_val_if_fail (ATT_IS_SIDE_PANE (self), NULL);
  return self->history;
}
