/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-calendar-page-private.h"

#include "att-act-job.h"
#include "att-amendment.h"
#include "att-draft-content.h"
#include "att-draft-keeping.h"

/* What is not recorded yet, kept as it is put together: the days that were added, and what is chosen and typed for the next. */

/* What the draft is kept by. */
#define SLOT "calendar-amended"

static void
add_day (AttRecord *record, const char *name, AttDay day)
{
  if (day != ATT_DAY_NONE)
    att_record_add_day (record, name, day);
}

static void
add_text (AttRecord *record, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    att_record_add (record, name, text);
}

/* What is not recorded yet: the days that were added, and what is chosen and typed for the next. */
static AttRecord *
collect (AttCalendarPage *self)
{
  AttRecord *typed = att_record_new ();

  for (guint i = 0; i < self->days->len; i++)
    {
      const AttAmendedDay *day = g_ptr_array_index (self->days, i);
      AttRecord *added = att_record_new ();

      add_day (added, "off", day->off);
      add_day (added, "working", day->working);
      add_text (added, "kk", day->reason != NULL ? att_text_peek (day->reason, ATT_LANGUAGE_KK) : NULL);
      add_text (added, "ru", day->reason != NULL ? att_text_peek (day->reason, ATT_LANGUAGE_RU) : NULL);
      add_text (added, "en", day->reason != NULL ? att_text_peek (day->reason, ATT_LANGUAGE_EN) : NULL);
      att_record_add_record (typed, "day", added);
    }
  add_day (typed, "off", self->off);
  add_day (typed, "working", self->working);
  add_text (typed, "kk", gtk_editable_get_text (self->reason_kk));
  add_text (typed, "ru", gtk_editable_get_text (self->reason_ru));
  add_text (typed, "en", gtk_editable_get_text (self->reason_en));
  return typed;
}

void
att_calendar_page_keep_draft (AttCalendarPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  g_autoptr (AttRecord) typed = collect (self);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (att_record_get_size (typed) > 0)
    att_draft_keep (GTK_WIDGET (self), context, ATT_OFFICE_DOSSIER, SLOT, NULL, typed);
  else
    att_act_job_delete_draft (att_context_get_office (context), ATT_OFFICE_DOSSIER, SLOT,
                              att_context_get_actor (context), NULL, NULL);
}

static gboolean
keep_draft_cb (gpointer data)
{
  AttCalendarPage *self = data;

  self->draft_id = 0;
  att_calendar_page_keep_draft (self);
  return G_SOURCE_REMOVE;
}

void
att_calendar_page_changed_cb (AttCalendarPage *self)
{
  if (!self->filling && self->draft_id == 0)
    self->draft_id = g_timeout_add (ATT_DRAFT_DELAY_MS, keep_draft_cb, self);
}

static AttText *
read_reason (const AttRecord *record)
{
  const char *kk = att_record_get (record, "kk");
  const char *ru = att_record_get (record, "ru");
  const char *en = att_record_get (record, "en");

  return kk != NULL && ru != NULL && en != NULL ? att_text_new (kk, ru, en) : NULL;
}

static void
fill_entry (GtkEditable *entry, const AttRecord *typed, const char *name)
{
  gtk_editable_set_text (entry, att_record_has (typed, name) ? att_record_get (typed, name) : "");
}

static void
fill (AttCalendarPage *self, const AttRecord *typed)
{
  self->filling = TRUE;
  g_ptr_array_set_size (self->days, 0);
  for (guint i = 0; i < att_record_get_size (typed); i++)
    {
      const AttRecord *added = att_record_nth (typed, i)->record;
      g_autoptr (AttText) reason = added != NULL ? read_reason (added) : NULL;

      if (added != NULL)
        g_ptr_array_add (self->days, att_amended_day_new (att_record_get_day (added, "working"),
                                                          att_record_get_day (added, "off"), reason));
    }
  self->off = att_record_get_day (typed, "off");
  self->working = att_record_get_day (typed, "working");
  fill_entry (self->reason_kk, typed, "kk");
  fill_entry (self->reason_ru, typed, "ru");
  fill_entry (self->reason_en, typed, "en");
  att_calendar_page_show_chosen (self);
  self->filling = FALSE;
}

static void
got_draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttCalendarPage) self = data;
  g_autoptr (AttDraft) draft = att_office_run_finish (ATT_OFFICE (source), result, NULL);
  g_autoptr (AttRecord) typed = draft != NULL ? att_draft_content_read (draft->content) : NULL;

  /* Somebody typed already. */
  if (att_page_is_closed (ATT_PAGE (self)) || self->draft_id != 0)
    return;
  if (typed != NULL)
    fill (self, typed);
  att_page_refresh (ATT_PAGE (self));
}

void
att_calendar_page_read_draft (AttCalendarPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  att_act_job_get_draft (att_context_get_office (context), ATT_OFFICE_DOSSIER, SLOT, att_context_get_actor (context),
                         att_page_get_cancellable (ATT_PAGE (self)), got_draft_cb, g_object_ref (self));
}
