/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-query.h"

/**
 * att_dossier_row_free:
 * @row: (transfer full): a row
 */
void
att_dossier_row_free (AttDossierRow *row)
{
  g_free (row->bin);
  g_clear_pointer (&row->name, att_text_unref);
  g_free (row->region);
  g_free (row->officer);
  g_free (row->stage);
  g_free (row->outcome);
  g_free (row->serial);
  g_free (row);
}

/**
 * att_due_row_free:
 * @row: (transfer full): a row
 */
void
att_due_row_free (AttDueRow *row)
{
  g_clear_pointer (&row->name, att_text_unref);
  g_free (row->id);
  g_free (row->officer);
  g_free (row->serial);
  g_free (row);
}

/**
 * att_step_row_free:
 * @row: (transfer full): a row
 */
void
att_step_row_free (AttStepRow *row)
{
  g_clear_pointer (&row->name, att_text_unref);
  g_free (row->officer);
  g_free (row->next_step);
  g_free (row->waits_for);
  g_free (row);
}

/**
 * att_step_count_free:
 * @count: (transfer full): a count
 */
void
att_step_count_free (AttStepCount *count)
{
  g_free (count->kind);
  g_free (count);
}

/**
 * att_register_row_free:
 * @row: (transfer full): a row
 */
void
att_register_row_free (AttRegisterRow *row)
{
  g_free (row->serial);
  g_free (row->bin);
  g_clear_pointer (&row->name, att_text_unref);
  g_free (row->state);
  g_free (row->ended_ground);
  g_free (row);
}

/**
 * att_draft_free:
 * @draft: (transfer full): a draft
 */
void
att_draft_free (AttDraft *draft)
{
  g_free (draft->kind);
  g_free (draft->person);
  g_free (draft->head);
  g_clear_pointer (&draft->content, g_bytes_unref);
  g_free (draft);
}
