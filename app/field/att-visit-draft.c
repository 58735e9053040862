/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed on the laptop and not recorded, as a record of the field file. */
#include "config.h"
#include "att-visit-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-clock.h"
#include "att-problem.h"
#include "att-visit-file.h"

#define FIRST_LINE "attestat-draft 1"

static const AttProblemSpec too_long = {
  ATT_PROBLEM_INPUT, "field-draft-too-long",
  N_ ("What is typed is too long to be kept before it is recorded."), N_ ("Record it, or make it shorter."), NULL
};

/**
 * att_visit_draft_write:
 * @draft: what was typed; without content when it is not wanted any more
 * @error: %ATT_PROBLEM_INPUT when it is longer than the format allows
 *
 * Returns: (transfer full) (nullable): lines of a word and what it says, then the content as it is
 */
GBytes *
att_visit_draft_write (const AttDraft *draft, GError **error)
{
  gsize length;
  const char *content = g_bytes_get_data (draft->content, &length);
  g_autofree char *saved = att_instant_to_string (draft->saved_at);
  GString *out;

  if (length > ATT_VISIT_MAX_DRAFT)
    {
      att_problem_set_plain (error, &too_long);
      return NULL;
    }
  out = g_string_new (FIRST_LINE "\n");
  g_string_append_printf (out, "dossier %" G_GINT64_FORMAT "\nkind %s\nperson %s\nhead %s\nsaved %s\n", draft->dossier,
                          draft->kind, draft->person, draft->head != NULL ? draft->head : "", saved);
  g_string_append_len (out, content, (gssize) length);
  return g_string_free_to_bytes (out);
}

/* The rest of the next line if it begins with the word. */
static char *
take_line (const char **at, const char *end, const char *word)
{
  gsize length = strlen (word);
  const char *stop = memchr (*at, '\n', (gsize) (end - *at));
  const char *rest = *at + length;

  if (stop == NULL || rest > stop || memcmp (*at, word, length) != 0 || !g_utf8_validate (rest, stop - rest, NULL))
    return NULL;
  *at = stop + 1;
  return g_strndup (rest, (gsize) (stop - rest));
}

/**
 * att_visit_draft_read:
 * @data: (array length=length): a record
 * @length: how many bytes
 *
 * Returns: (transfer full) (nullable): what was typed; %NULL when the record is none of those
 */
AttDraft *
att_visit_draft_read (const guint8 *data, gsize length)
{
  g_autoptr (AttDraft) self = g_new0 (AttDraft, 1);
  const char *at = (const char *) data;
  const char *end = at + length;
  g_autofree char *first = take_line (&at, end, FIRST_LINE);
  g_autofree char *dossier = take_line (&at, end, "dossier ");
  g_autofree char *saved = NULL;

  if (first == NULL || first[0] != '\0' || dossier == NULL
      || !g_ascii_string_to_signed (dossier, 10, 0, G_MAXINT64, &self->dossier, NULL)
      || (self->kind = take_line (&at, end, "kind ")) == NULL || (self->person = take_line (&at, end, "person ")) == NULL
      || (self->head = take_line (&at, end, "head ")) == NULL || (saved = take_line (&at, end, "saved ")) == NULL)
    return NULL;
  self->saved_at = att_instant_parse (saved);
  self->content = g_bytes_new (at, (gsize) (end - at));
  if (self->head[0] == '\0')
    g_clear_pointer (&self->head, g_free);
  return self->saved_at >= 0 ? g_steal_pointer (&self) : NULL;
}
