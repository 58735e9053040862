/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-entry.h"

#include <string.h>

#include "att-clock.h"

G_DEFINE_BOXED_TYPE (AttEntry, att_entry, att_entry_ref, att_entry_unref)

/* Longer than any entry but for its origin: names and spaces, five hashes, four numbers and days. */
#define FORM_SIZE 768

/**
 * att_entry_new:
 *
 * Returns: (transfer full): an empty entry, to be filled in and sealed
 */
AttEntry *
att_entry_new (void)
{
  AttEntry *self = g_new0 (AttEntry, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/**
 * att_entry_ref:
 * @self: an entry
 *
 * Returns: (transfer full): @self
 */
AttEntry *
att_entry_ref (AttEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * att_entry_unref:
 * @self: (transfer full): an entry
 */
void
att_entry_unref (AttEntry *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->kind);
  g_free (self->actor);
  g_free (self->origin);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

static char *
put_text (char *out, const char *text)
{
  gsize length = strlen (text);

  memcpy (out, text, length);
  return out + length;
}

static char *
put_number (char *out, gint64 number)
{
  char digits[24];
  int count = 0;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  if (number < 0)
    *out++ = '-';
  do
    digits[count++] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  while (count > 0)
    *out++ = digits[--count];
  return out;
}

static char *
put_padded (char *out, int number, int width)
{
  for (int i = width - 1; i >= 0; i--, number /= 10)
    out[i] = (char) ('0' + number % 10);
  return out + width;
}

/* A number that is no day can only come from an altered row: it is written as it is, and the hash won't fit. */
static char *
put_day (char *out, gint64 day)
{
  int y, m, d;

  if (day <= ATT_DAY_NONE || day > ATT_DAY_MAX)
    return put_number (out, day);
  att_day_split ((AttDay) day, &y, &m, &d);
  out = put_padded (out, y, 4);
  *out++ = '-';
  out = put_padded (out, m, 2);
  *out++ = '-';
  return put_padded (out, d, 2);
}

static char *
put_instant (char *out, gint64 instant_us)
{
  gint64 seconds = instant_us / G_USEC_PER_SEC;
  int of_day = (int) (seconds % 86400);

  if (instant_us < 0)
    return put_number (out, instant_us);
  out = put_day (out, seconds / 86400 + 719163); /* 1970-01-01 */
  *out++ = 'T';
  out = put_padded (out, of_day / 3600, 2);
  *out++ = ':';
  out = put_padded (out, of_day / 60 % 60, 2);
  *out++ = ':';
  out = put_padded (out, of_day % 60, 2);
  *out++ = '.';
  out = put_padded (out, (int) (instant_us % G_USEC_PER_SEC), 6);
  *out++ = 'Z';
  return out;
}

static char *
put_hash (char *out, const AttHash *hash)
{
  att_hex_write (out, hash->bytes, ATT_HASH_SIZE);
  return out + ATT_HASH_LENGTH;
}

/* The lines that are hashed; at most FORM_SIZE bytes without the origin. */
static char *
put_form (char *out, const AttEntry *self)
{
  out = put_text (out, "attestat-entry 1\ndossier ");
  out = put_number (out, self->dossier);
  out = put_text (out, "\nseq ");
  out = put_number (out, self->seq);
  out = put_text (out, "\nbefore ");
  out = put_hash (out, &self->before);
  out = put_text (out, "\ncontent ");
  out = put_hash (out, &self->content_hash);
  out = put_text (out, "\nrecorded ");
  out = put_instant (out, self->recorded_at);
  out = put_text (out, "\ntoday ");
  out = put_day (out, self->today);
  out = put_text (out, "\norigin ");
  out = put_text (out, self->origin != NULL ? self->origin : "");
  out = put_text (out, "\nregulation ");
  out = put_hash (out, &self->regulation);
  out = put_text (out, "\ncalendar ");
  out = put_hash (out, &self->calendar);
  *out++ = '\n';
  return out;
}

/**
 * att_entry_compute_hash:
 * @self: an entry whose content hash is set
 *
 * The hash of an entry is the SHA-256 of these lines of ASCII, each ended by one newline:
 *
 *     attestat-entry 1
 *     dossier 12
 *     seq 3
 *     before <64 hexadecimal digits, lower case>
 *     content <64 hexadecimal digits>
 *     recorded 2026-07-04T09:30:00.123456Z
 *     today 2026-07-04
 *     origin office
 *     regulation <64 hexadecimal digits>
 *     calendar <64 hexadecimal digits>
 *
 * `content` is the SHA-256 of the act's bytes, `before` the hash of the dossier's entry before, or zeros for the
 * first. What else an entry shows (id, kind, day, actor) is read from the content and so has no line of its own.
 *
 * Returns: the hash that such an entry has
 */
AttHash
att_entry_compute_hash (const AttEntry *self)
{
  char form[FORM_SIZE + 256];
  const char *origin = self->origin != NULL ? self->origin : "";
  g_autofree char *longer = strlen (origin) > 256 ? g_malloc (FORM_SIZE + strlen (origin)) : NULL;
  char *start = longer != NULL ? longer : form;

  return att_hash_data (start, (gsize) (put_form (start, self) - start));
}

/**
 * att_entry_write:
 * @self: a sealed entry
 *
 * The lines whose SHA-256 is the entry's hash, and after them the act's bytes: all that an entry is, to be carried
 * elsewhere.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
att_entry_write (const AttEntry *self)
{
  gsize length;
  const void *content = g_bytes_get_data (self->content, &length);
  char *bytes = g_malloc (FORM_SIZE + strlen (self->origin) + length);
  gsize form = (gsize) (put_form (bytes, self) - bytes);

  memcpy (bytes + form, content, length);
  return g_bytes_new_take (bytes, form + length);
}

/* The rest of a line that begins with @word; @at goes on to the next one. */
static char *
take_line (const char **at, const char *end, const char *word)
{
  gsize length = strlen (word);
  const char *stop = memchr (*at, '\n', (gsize) (end - *at));
  char *rest;

  if (stop == NULL || (gsize) (stop - *at) < length || memcmp (*at, word, length) != 0)
    return NULL;
  rest = g_strndup (*at + length, (gsize) (stop - *at) - length);
  *at = stop + 1;
  return rest;
}

static gboolean
take_number (const char **at, const char *end, const char *word, gint64 *number)
{
  g_autofree char *text = take_line (at, end, word);

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, number, NULL);
}

static gboolean
take_hash (const char **at, const char *end, const char *word, AttHash *hash)
{
  g_autofree char *text = take_line (at, end, word);

  return text != NULL && att_hash_parse (text, hash);
}

/**
 * att_entry_read:
 * @bytes: (array length=length): what att_entry_write() wrote
 * @length: how many bytes
 *
 * What stands in the act's bytes alone (@id, @kind, @on, @actor) is left for who can read them.
 *
 * Returns: (transfer full) (nullable): the entry, sealed as it was; %NULL when the bytes are none
 */
AttEntry *
att_entry_read (const void *bytes, gsize length)
{
  g_autoptr (AttEntry) self = att_entry_new ();
  const char *at = bytes;
  const char *end = at + length;
  g_autofree char *first = take_line (&at, end, "attestat-entry 1");
  g_autofree char *recorded = NULL;
  g_autofree char *today = NULL;
  g_autofree char *again = NULL;

  if (first == NULL || !take_number (&at, end, "dossier ", &self->dossier) || !take_number (&at, end, "seq ", &self->seq)
      || !take_hash (&at, end, "before ", &self->before) || !take_hash (&at, end, "content ", &self->content_hash)
      || (recorded = take_line (&at, end, "recorded ")) == NULL || (today = take_line (&at, end, "today ")) == NULL
      || (self->origin = take_line (&at, end, "origin ")) == NULL
      || !take_hash (&at, end, "regulation ", &self->regulation) || !take_hash (&at, end, "calendar ", &self->calendar))
    return NULL;
  self->recorded_at = att_instant_parse (recorded);
  self->today = att_day_parse (today);
  self->content = g_bytes_new (at, (gsize) (end - at));
  self->hash = att_hash_data (bytes, (gsize) (at - (const char *) bytes));
  /* There is one way to write an entry. */
  again = g_malloc (FORM_SIZE + strlen (self->origin));
  if ((gsize) (put_form (again, self) - again) != (gsize) (at - (const char *) bytes)
      || memcmp (again, bytes, (gsize) (at - (const char *) bytes)) != 0)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_content_find_file:
 * @at: (inout): where to go on in an act's bytes
 * @end: where they end
 * @hex: (out caller-allocates): the hash of a file that the act names, as 64 digits and a zero
 *
 * Returns: whether there is one more
 */
gboolean
att_content_find_file (const char **at, const char *end, char *hex)
{
  static const char tag[] = "<sha256>";
  const char *found = memmem (*at, (gsize) (end - *at), tag, sizeof tag - 1);

  if (found == NULL || end - found <= (gssize) (sizeof tag - 1 + ATT_HASH_LENGTH))
    return FALSE;
  found += sizeof tag - 1;
  memcpy (hex, found, ATT_HASH_LENGTH);
  hex[ATT_HASH_LENGTH] = '\0';
  *at = found;
  return TRUE;
}

/**
 * att_entry_seal:
 * @self: an entry, all of it filled in but @n and the hashes of its content and of itself
 *
 * Computes the hash of the content and then the entry's own. From now on it is not to be changed.
 */
void
att_entry_seal (AttEntry *self)
{
  g_return_if_fail (self != NULL && self->content != NULL);
  self->content_hash = att_hash_bytes (self->content);
  self->hash = att_entry_compute_hash (self);
}

/**
 * att_journal_compute_hash:
 * @n: the place in the journal, from 1
 * @before: hash of the journal at the place before; zeros for the first
 * @entry: hash of the entry at that place
 *
 * The journal's hash at a place is the SHA-256 of these lines of ASCII, each ended by one newline:
 *
 *     attestat-journal 1
 *     n 12
 *     before <64 hexadecimal digits, lower case>
 *     entry <64 hexadecimal digits>
 *
 * Returns: the hash
 */
AttHash
att_journal_compute_hash (gint64 n, const AttHash *before, const AttHash *entry)
{
  char form[256];
  char *out = form;

  out = put_text (out, "attestat-journal 1\nn ");
  out = put_number (out, n);
  out = put_text (out, "\nbefore ");
  out = put_hash (out, before);
  out = put_text (out, "\nentry ");
  out = put_hash (out, entry);
  *out++ = '\n';
  return att_hash_data (form, (gsize) (out - form));
}
