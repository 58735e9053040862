/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-step.h"

/* The step for its own files: att-step.c shows how it stands and has its form, -paper.c looks at what is typed. */

G_BEGIN_DECLS

struct _AttStep
{
  AdwBin parent_instance;
  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *status;
  GtkListBox *facts;
  GtkLabel *reasons;
  GtkButton *prepare;
  GtkLabel *prepare_label;
  GtkWidget *columns;
  GtkWidget *work;
  GtkLabel *hint;
  GtkWidget *warnings;
  GtkLabel *warnings_label;
  AdwBin *form_place;
  GtkWidget *paper_box;
  GtkLabel *paper_title;
  GtkSpinner *spinner;
  GtkWidget *preview;
  GtkWidget *print;
  AdwBin *paper_place;
  char *kind_id;
  char *part;
  char *title;
  AttContext *context;
  AttDossierView *view;
  AttActForm *form;   /* while it is open */
  AttPaperView *paper; /* once something was shown in it */
  AttRecord *suggested;
  char *state_hint;
  char *next_number;
  gboolean asked_for; /* somebody wants its form though it is not needed */
  gboolean focus_form;
  gboolean focus_facts;
  gboolean looking;
  gboolean drawn;
  guint look_id;
  guint scroll_id;
  int frames_to_wait;
  GCancellable *cancellable;
};

const AttKind *att_step_find_kind (AttStep *self);
gboolean att_step_makes_document (AttStep *self);
void att_step_show_hint (AttStep *self);
void att_step_stop_looking (AttStep *self);
void att_step_look (AttStep *self, gboolean draw);
void att_step_changed_cb (AttStep *self);
void att_step_show_paper (AttStep *self, const AttStepState *state);

G_END_DECLS
