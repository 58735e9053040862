/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act-form.h"
#include "att-foresight-box.h"

/* The form for its own files: att-act-form.c has its fields, -problems.c what is wrong with them, -draft.c
   what is kept of them, -recording.c how they become an act. */

G_BEGIN_DECLS

struct _AttActForm
{
  AdwBin parent_instance;
  GtkLabel *hint;
  GtkWidget *past_label;
  GtkWidget *draft_box;
  GtkLabel *draft_label;
  GtkBox *problems;
  AttFieldsBox *fields;
  AttForesightBox *foresight;
  GtkWidget *button_box;
  GtkSpinner *spinner;
  AttContext *context;
  AttDossierView *view;
  const AttKind *kind;
  char *slot;           /* what the draft is kept by: the kind, and the part of it */
  AttRecord *given;     /* what the surroundings say and nobody types; may be NULL */
  AttRecord *suggested; /* what a form without a draft begins with; may be NULL */
  GCancellable *cancellable;
  gboolean ready;
  gboolean busy;
  gboolean filling;
  gboolean recorded;
  guint draft_id;
  guint check_id;
  GtkWidget *focus; /* what had the keyboard before the form was busy; weak */
};

void att_act_form_clear_problems (AttActForm *self);
void att_act_form_show_problem (AttActForm *self, const GError *error);
void att_act_form_show_refusals (AttActForm *self, AttProblems *refusals);
void att_act_form_foresee (AttActForm *self);
void att_act_form_check_soon (AttActForm *self);
AttRecord *att_act_form_collect (AttActForm *self);
void att_act_form_keep_draft (AttActForm *self);
void att_act_form_got_draft_cb (GObject *source, GAsyncResult *result, gpointer data);
void att_act_form_put_in (AttActForm *self, const AttRecord *fields);
gboolean att_act_form_can_record (AttActForm *self);
void att_act_form_update_can_record (AttActForm *self);
void att_act_form_restore_focus (AttActForm *self);
void att_act_form_set_busy (AttActForm *self, gboolean busy);
void att_act_form_add_given (AttActForm *self, AttRecord *fields);
void att_act_form_keep_draft_soon (AttActForm *self);

G_END_DECLS
