/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-examination-panel.h"

#include "att-evidence-editor.h"
#include "att-panes.h"

/* The panel for its own files: att-examination-panel.c has the list and the type, -form.c the task that is
   chosen, -actions.c the verbs. */

G_BEGIN_DECLS

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
  GPtrArray *tasks;    /* of AttExaminationTask, one a row; NULL before anything is shown */
  char *chosen;        /* id of the task that is shown */
  char *opened;        /* what the form is open for, and on what it was based; NULL for nothing */
  gboolean touched;    /* somebody typed into the form */
  gboolean once_more;  /* the form was asked for although the task is done */
  gboolean take_focus; /* once the form is ready */
  gboolean go_on;      /* something was recorded: the next task comes with the next snapshot */
  GCancellable *cancellable;
} AttExaminationPanelPrivate;

AttExaminationPanelPrivate *att_examination_panel_get_private (AttExaminationPanel *self);
AttDossierView *att_examination_panel_get_view (AttExaminationPanel *self);
gboolean att_examination_panel_has_focus_inside (AttExaminationPanel *self, GtkWidget *widget);
void att_examination_panel_take_focus_out_of (AttExaminationPanel *self, GtkWidget *widget);
gboolean att_examination_panel_find_position (AttExaminationPanel *self, const char *id, guint *position);
void att_examination_panel_choose_position (AttExaminationPanel *self, guint position);
char *att_examination_panel_dup_text (AttExaminationPanel *self, const AttExaminationTask *task, const char **field);
void att_examination_panel_show_form (AttExaminationPanel *self, const AttExaminationTask *task);
void att_examination_panel_close_form (AttExaminationPanel *self);
void att_examination_panel_bar_verdicts (AttExaminationPanel *self, const AttExaminationTask *task);
AttEvidenceEditor *att_examination_panel_find_evidence (AttExaminationPanel *self);
void att_examination_panel_show_task (AttExaminationPanel *self, const AttExaminationTask *task);
void att_examination_panel_focus_pane (AttExaminationPanel *self, GtkWidget *pane);
void att_examination_panel_add_shortcuts (AttExaminationPanel *self);
void att_examination_panel_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
