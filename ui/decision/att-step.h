/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act-form.h"
#include "att-paper-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_STEP (att_step_get_type ())
G_DECLARE_FINAL_TYPE (AttStep, att_step, ATT, STEP, AdwBin)

/**
 * AttStepState:
 * @done: (nullable): the act that did it
 * @needed: whether it is to be done now: its form stands open
 * @period: (nullable): the period within which it is to be done
 * @hint: (nullable): what to know before doing it
 * @suggested: (nullable): what its form begins with
 * @invitation: (nullable): what the button says that opens the form of an act that is possible though not needed
 * @shows_document: whether the document that was issued with it is shown in place
 *
 * How a step stands.
 */
typedef struct
{
  AttAct *done;
  gboolean needed;
  const char *period;
  const char *hint;
  const AttRecord *suggested;
  const char *invitation;
  gboolean shows_document;
} AttStepState;

void att_step_show (AttStep *self, AttContext *context, AttDossierView *view, const AttStepState *state);
void att_step_begin (AttStep *self);
void att_step_close (AttStep *self);
const char *att_step_get_kind (AttStep *self);
AttActForm *att_step_get_form (AttStep *self);
AttPaperView *att_step_get_paper (AttStep *self);
gboolean att_step_is_busy (AttStep *self);
const char *att_step_get_reasons (AttStep *self);
const char *att_step_get_next_number (AttStep *self);
char *att_step_dup_warnings (AttStep *self);

G_END_DECLS
