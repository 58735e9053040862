/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view tells of the time after the certificate. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli-print.h"
#include "att-json.h"
#include "att-monitoring.h"
#include "att-office-life.h"
#include "att-revocation-story.h"
#include "att-table.h"
#include "att-view.h"

static AttSinceLast *
load_since_last (const AttView *self)
{
  return att_office_load_since_last (self->office, self->dossier, att_language_get_current (), NULL, NULL);
}

static void
add_certificates (const AttView *self, JsonBuilder *builder)
{
  GPtrArray *certificates = att_dossier_get_certificates (self->dossier);

  json_builder_set_member_name (builder, "certificates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);
      const AttCertificate *before = i > 0 ? g_ptr_array_index (certificates, i - 1) : NULL;
      const AttCertificate *after = i + 1 < certificates->len ? g_ptr_array_index (certificates, i + 1) : NULL;

      json_builder_begin_object (builder);
      att_json_add_text (builder, "serial", certificate->serial);
      att_json_add_day (builder, "from", certificate->from);
      att_json_add_day (builder, "until", certificate->until);
      att_json_add_text (builder, "state",
                         att_certificate_state_get_id (att_certificate_get_state (certificate, self->today)));
      att_json_add_text (builder, "replaces", before != NULL ? before->serial : NULL);
      att_json_add_text (builder, "replaced_by", after != NULL ? after->serial : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_reaccreditation (const AttView *self, JsonBuilder *builder)
{
  AttDay opens, closes;
  gboolean open = att_dossier_get_reaccreditation_window (self->dossier, self->law, self->today, &opens, &closes);

  json_builder_set_member_name (builder, "reaccreditation");
  json_builder_begin_object (builder);
  att_json_add_day (builder, "opens", opens);
  att_json_add_day (builder, "closes", closes);
  att_json_add_yes_no (builder, "open", open);
  json_builder_end_object (builder);
}

static void
add_since_last (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (AttSinceLast) since = load_since_last (self);

  json_builder_set_member_name (builder, "since_last");
  if (since == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  att_json_add_number (builder, "dossier", since->dossier);
  att_json_add_text (builder, "serial", since->serial);
  att_json_add_day (builder, "until", since->until);
  att_json_add_yes_no (builder, "late", since->late);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < since->rows->len; i++)
    {
      const AttChangeRow *row = g_ptr_array_index (since->rows, i);

      json_builder_begin_object (builder);
      att_json_add_text (builder, "topic", att_change_topic_get_id (row->topic));
      att_json_add_text (builder, "change", att_change_kind_get_id (row->kind));
      att_json_add_text (builder, "before", row->before);
      att_json_add_text (builder, "after", row->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_revocation (const AttRevocationStory *story, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  att_json_add_text (builder, "state", att_revocation_state_get_id (story->state));
  json_builder_set_member_name (builder, "grounds");
  json_builder_begin_array (builder);
  for (guint i = 0; story->grounds != NULL && story->grounds[i] != NULL; i++)
    json_builder_add_string_value (builder, story->grounds[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < story->evidence->len; i++)
    json_builder_add_int_value (
        builder, att_act_get_seq (((const AttRevocationBasis *) g_ptr_array_index (story->evidence, i))->act));
  json_builder_end_array (builder);
  att_json_add_day (builder, "detected_on", story->detected_on);
  att_json_add_day (builder, "decide_by", story->decide_by);
  att_json_add_day (builder, "decided_on", story->decision != NULL ? att_act_get_on (story->decision) : ATT_DAY_NONE);
  att_json_add_day (builder, "copy_by", story->copy_clock != NULL ? story->copy_clock->derivation->due : ATT_DAY_NONE);
  att_json_add_day (builder, "copy_on", story->copy != NULL ? att_act_get_on (story->copy) : ATT_DAY_NONE);
  att_json_add_number (builder, "eliminations", story->eliminations->len);
  att_json_add_yes_no (builder, "barred", story->state == ATT_REVOCATION_REVOKED && story->barring->len > 0);
  json_builder_end_object (builder);
}

static void
add_revocations (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) stories = att_dossier_tell_revocations (self->dossier, self->law, self->today);

  json_builder_set_member_name (builder, "revocations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stories->len; i++)
    add_revocation (g_ptr_array_index (stories, i), builder);
  json_builder_end_array (builder);
}

static void
add_complaints (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) stories = att_dossier_list_complaint_stories (self->dossier);

  json_builder_set_member_name (builder, "complaints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stories->len; i++)
    {
      const AttComplaintStory *story = g_ptr_array_index (stories, i);

      json_builder_begin_object (builder);
      att_json_add_number (builder, "act", att_act_get_seq (story->complaint));
      att_json_add_text (builder, "state", att_complaint_state_get_id (story->state));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * att_view_add_life:
 * @self: a view of a dossier
 * @builder: where the members go
 *
 * Adds what is told of the time after the certificate.
 */
void
att_view_add_life (const AttView *self, JsonBuilder *builder)
{
  add_certificates (self, builder);
  add_reaccreditation (self, builder);
  add_since_last (self, builder);
  add_revocations (self, builder);
  add_complaints (self, builder);
}

static void
print_replaced (const AttView *self)
{
  GPtrArray *certificates = att_dossier_get_certificates (self->dossier);

  for (guint i = 0; i + 1 < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);
      const AttCertificate *after = g_ptr_array_index (certificates, i + 1);

      att_print_words (_ ("  Certificate {old} was replaced by {new}."), "old", certificate->serial, "new", after->serial,
                       NULL);
    }
}

static void
print_window (const AttView *self)
{
  AttDay opens, closes;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (!att_dossier_get_reaccreditation_window (self->dossier, self->law, self->today, &opens, &closes))
    return;
  from = att_day_to_string (opens);
  until = att_day_to_string (closes);
  att_print_words (closes >= self->today
                       ? _ ("  An application for re-accreditation can be filed since {from}, in time until {until}.")
                       : _ ("  An application for re-accreditation was in time from {from} until {until}."),
                   "from", from, "until", until, NULL);
}

static void
print_since_last (const AttView *self)
{
  g_autoptr (AttSinceLast) since = load_since_last (self);
  g_autoptr (AttTable) table = NULL;

  if (since == NULL)
    return;
  att_print_line ("");
  att_print_words (_ ("Since the last accreditation (certificate {serial}):"), "serial", since->serial, NULL);
  table = att_table_new (4);
  att_table_add (table, C_ ("column", "What"), C_ ("column", "Difference"), C_ ("column", "The last time"),
                 C_ ("column", "Now"));
  for (guint i = 0; i < since->rows->len; i++)
    {
      const AttChangeRow *row = g_ptr_array_index (since->rows, i);

      if (row->kind != ATT_CHANGE_SAME)
        att_table_add (table, att_change_topic_get_title (row->topic), att_change_kind_get_title (row->kind), row->before,
                       row->after);
    }
  att_table_print (table, "  ");
}

/**
 * att_view_print_life:
 * @self: a view of a dossier
 *
 * Writes what is told of the time after the certificate to standard output, for people.
 */
void
att_view_print_life (const AttView *self)
{
  print_replaced (self);
  print_window (self);
  print_since_last (self);
}
