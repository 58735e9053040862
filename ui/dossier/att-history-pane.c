/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-history-pane.h"

#include "att-collation.h"
#include "att-history-row.h"
#include "att-text-button.h"

/* How many acts are shown before somebody asks for more, or looks for one. */
#define MAX_ACTS 50

/**
 * AttHistoryPane:
 *
 * Every act of a dossier, the last one first, to be searched by any of its words.
 */
struct _AttHistoryPane
{
  AdwBin parent_instance;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *more;
  AttDossierView *view;
  char **words; /* that are looked for; NULL for none */
};

G_DEFINE_FINAL_TYPE (AttHistoryPane, att_history_pane, ADW_TYPE_BIN)

static void
go_to_cb (AttHistoryPane *self, guint seq)
{
  att_history_pane_show_act (self, seq);
}

static guint
count_rows (AttHistoryPane *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}

/* Adds older acts below those that are there. */
static void
add_rows (AttHistoryPane *self, guint limit)
{
  guint count = MIN (self->view->acts->len, limit);

  for (guint i = count_rows (self); i < count; i++)
    {
      GtkWidget *row = att_history_row_new (self->view,
                                            g_ptr_array_index (self->view->acts, self->view->acts->len - 1 - i));

      g_signal_connect_object (row, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (self->more, count < self->view->acts->len);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  AttHistoryPane *self = data;

  return self->words == NULL || att_history_row_matches (ATT_HISTORY_ROW (row), self->words);
}

static void
filter (AttHistoryPane *self)
{
  gboolean any = FALSE;
  GtkListBoxRow *row;

  gtk_list_box_invalidate_filter (self->list);
  for (int i = 0; !any && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    any = filter_cb (row, self);
  gtk_stack_set_visible_child_name (self->stack, any ? "acts" : "none");
}

static void
search_changed_cb (AttHistoryPane *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->words, g_strfreev);
  if (*text != '\0')
    self->words = att_search_words (text);
  if (self->words != NULL && self->view != NULL)
    add_rows (self, G_MAXUINT);
  filter (self);
}

static void
more_cb (AttHistoryPane *self)
{
  add_rows (self, G_MAXUINT);
}

static void
att_history_pane_dispose (GObject *object)
{
  AttHistoryPane *self = ATT_HISTORY_PANE (object);

  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_pointer (&self->words, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_HISTORY_PANE);
  G_OBJECT_CLASS (att_history_pane_parent_class)->dispose (object);
}

static void
att_history_pane_class_init (AttHistoryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_history_pane_dispose;

  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-history-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AttHistoryPane, search);
  gtk_widget_class_bind_template_child (widget_class, AttHistoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AttHistoryPane, list);
  gtk_widget_class_bind_template_child (widget_class, AttHistoryPane, more);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
att_history_pane_init (AttHistoryPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

/**
 * att_history_pane_show_view:
 * @self: a pane
 * @view: a dossier
 */
void
att_history_pane_show_view (AttHistoryPane *self, AttDossierView *view)
{
  GtkWidget *row;

  g_return_if_fail (ATT_IS_HISTORY_PANE (self));
  att_dossier_view_ref (view);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = view;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  add_rows (self, self->words != NULL ? G_MAXUINT : MAX_ACTS);
  filter (self);
}

/**
 * att_history_pane_show_act:
 * @self: a pane that shows a dossier
 * @seq: the sequence number of an act
 *
 * Opens that act's row and takes the keyboard there, whatever was searched.
 */
void
att_history_pane_show_act (AttHistoryPane *self, guint seq)
{
  GtkListBoxRow *row;

  g_return_if_fail (ATT_IS_HISTORY_PANE (self));
  att_history_pane_search (self, "");
  add_rows (self, G_MAXUINT);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (att_act_get_seq (att_history_row_get_act (ATT_HISTORY_ROW (row))) == seq)
      {
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

/**
 * att_history_pane_search:
 * @self: a pane
 * @text: words to look for; empty for all acts
 */
void
att_history_pane_search (AttHistoryPane *self, const char *text)
{
  g_return_if_fail (ATT_IS_HISTORY_PANE (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  search_changed_cb (self);
}
