/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-cli-print.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "att-problem.h"

#define MAX_PAIRS 16

static int output_error;

/**
 * att_print_data:
 * @data: bytes
 * @length: how many
 *
 * Writes to standard output, as it is. That nobody reads it any more is no crash: att_print_finish() tells.
 */
void
att_print_data (const char *data, gsize length)
{
  if (output_error == 0 && fwrite (data, 1, length, stdout) != length)
    output_error = errno;
}

/* What stands in a file from outside must not steer the terminal. */
static char *
without_controls (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || !g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_unichar (out, c == '\t' ? ' ' : 0xfffd);
    }
  return g_string_free (out, FALSE);
}

/**
 * att_print:
 * @text: a text for people
 *
 * Writes to standard output; control characters other than the newline are replaced.
 */
void
att_print (const char *text)
{
  g_autofree char *clean = without_controls (text);

  att_print_data (clean, strlen (clean));
}

/**
 * att_print_line:
 * @text: a line for people, without the newline
 */
void
att_print_line (const char *text)
{
  att_print (text);
  att_print_data ("\n", 1);
}

typedef struct
{
  const char *names[MAX_PAIRS];
  const char *values[MAX_PAIRS];
  guint n;
} Pairs;

static const char *
look_up_pair (const char *name, gpointer data)
{
  Pairs *pairs = data;

  for (guint i = 0; i < pairs->n; i++)
    if (g_str_equal (pairs->names[i], name))
      return pairs->values[i];
  return NULL;
}

static char *
fill (const char *pattern, va_list list)
{
  Pairs pairs = { .n = 0 };
  const char *name;

  while ((name = va_arg (list, const char *)) != NULL && pairs.n < MAX_PAIRS)
    {
      const char *value = va_arg (list, const char *);

      pairs.names[pairs.n] = name;
      pairs.values[pairs.n++] = value != NULL ? value : "";
    }
  return att_fill_in (pattern, look_up_pair, &pairs);
}

/**
 * att_words:
 * @pattern: a translated sentence in which `{name}` stands for a value
 * @...: names and values, one after the other, ended by %NULL; a value of %NULL counts as empty
 *
 * Returns: (transfer full): the sentence with its values
 */
char *
att_words (const char *pattern, ...)
{
  va_list list;
  char *words;

  va_start (list, pattern);
  words = fill (pattern, list);
  va_end (list);
  return words;
}

/**
 * att_print_words:
 * @pattern: as att_words()
 * @...: as att_words()
 *
 * Writes the sentence as a line.
 */
void
att_print_words (const char *pattern, ...)
{
  va_list list;
  g_autofree char *words = NULL;

  va_start (list, pattern);
  words = fill (pattern, list);
  va_end (list);
  att_print_line (words);
}

/**
 * att_print_note:
 * @text: something beside the answer: a warning
 *
 * Writes a line to standard error.
 */
void
att_print_note (const char *text)
{
  g_autofree char *clean = without_controls (text);

  fprintf (stderr, "%s\n", clean);
}

/**
 * att_print_problem:
 * @problem: what is wrong
 *
 * Writes it to standard error, in the reader's language.
 */
void
att_print_problem (const GError *problem)
{
  g_autofree char *words = att_problem_to_string (problem);

  att_print_note (words);
}

/**
 * att_print_finish:
 *
 * Writes what is still to be written.
 *
 * Returns: 0, or the errno of what kept standard output from being written
 */
int
att_print_finish (void)
{
  if (fflush (stdout) != 0 && output_error == 0)
    output_error = errno;
  return output_error;
}

/**
 * att_progress_print:
 * @done: how much is done
 * @all: of how much; 0 while that is not known
 * @data: not used
 *
 * Shows on a terminal how far something is; an AttProgressFunc.
 */
void
att_progress_print (guint64 done, guint64 all, gpointer data)
{
  if (isatty (STDERR_FILENO) && all > 0)
    fprintf (stderr, "\r%3u %%", (guint) (done * 100 / all));
}

/**
 * att_progress_end:
 *
 * Clears what att_progress_print() left.
 */
void
att_progress_end (void)
{
  if (isatty (STDERR_FILENO))
    fputs ("\r      \r", stderr);
}

/**
 * att_print_json:
 * @builder: what was built
 *
 * Writes it to standard output.
 */
void
att_print_json (JsonBuilder *builder)
{
  g_autofree char *text = att_json_to_text (builder);

  att_print_data (text, strlen (text));
  att_print_data ("\n", 1);
}
