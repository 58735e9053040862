/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks as an artifact what a page draws outside of its structure, which Cairo 1.16 can't say. */
#include "config.h"
#include "att-archival-private.h"

#include <string.h>

typedef enum
{
  TOKEN_END,
  TOKEN_OPERAND,
  TOKEN_OPERATOR,
} Token;

typedef struct
{
  const char *at, *end;
  const char *start; /* of the token read last */
} Reader;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

static void
skip_string (Reader *self)
{
  int depth = 0;

  for (; self->at < self->end; self->at++)
    if (*self->at == '\\')
      self->at++;
    else if (*self->at == '(')
      depth++;
    else if (*self->at == ')' && --depth == 0)
      break;
  self->at = MIN (self->at + 1, self->end);
}

static void
skip_comment (Reader *self)
{
  while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
    self->at++;
}

static void
skip_word (Reader *self)
{
  self->at++;
  while (self->at < self->end && !is_blank (*self->at) && !is_delimiter (*self->at))
    self->at++;
}

/* << or <0041> */
static void
skip_angle (Reader *self)
{
  const char *close;

  self->at++;
  if (self->at < self->end && *self->at == '<')
    {
      self->at++;
      return;
    }
  close = memchr (self->at, '>', (gsize) (self->end - self->at));
  self->at = close != NULL ? close + 1 : self->end;
}

/* The data of an image in the page is any bytes, up to a blank and EI. */
static void
skip_image_data (Reader *self)
{
  for (self->at++; self->at + 2 < self->end; self->at++)
    if (is_blank (self->at[0]) && self->at[1] == 'E' && self->at[2] == 'I'
        && (self->at + 3 == self->end || is_blank (self->at[3])))
      {
        self->at++;
        return;
      }
  self->at = self->end;
}

static Token
read_token (Reader *self)
{
  while (self->at < self->end && (is_blank (*self->at) || *self->at == '%'))
    if (*self->at == '%')
      skip_comment (self);
    else
      self->at++;
  self->start = self->at;
  if (self->at == self->end)
    return TOKEN_END;
  if (*self->at == '(')
    skip_string (self);
  else if (*self->at == '/')
    skip_word (self);
  else if (*self->at == '<')
    skip_angle (self);
  else if (is_delimiter (*self->at))
    self->at++;
  else
    {
      skip_word (self);
      return g_ascii_isalpha (*self->start) || *self->start == '\'' || *self->start == '"' ? TOKEN_OPERATOR
                                                                                           : TOKEN_OPERAND;
    }
  return TOKEN_OPERAND;
}

static gboolean
is_in (const Reader *self, const char *const *operators)
{
  gsize length = (gsize) (self->at - self->start);

  for (; *operators != NULL; operators++)
    if (strlen (*operators) == length && memcmp (*operators, self->start, length) == 0)
      return TRUE;
  return FALSE;
}

static void
append_run (GString *out, const char *from, const char *to, gboolean paints)
{
  if (paints)
    g_string_append (out, "/Artifact BMC\n");
  g_string_append_len (out, from, to - from);
  if (paints)
    g_string_append (out, to > from && is_blank (to[-1]) ? "EMC\n" : "\nEMC\n");
}

/*
 * What paints outside of every element (one is begun by a BDC with an MCID) is put between /Artifact BMC and EMC.
 *
 * Returns: (transfer full) (nullable): the new content; %NULL when the page can't be read so
 */
GString *
att_archival_mark_artifacts (const char *content, gsize length)
{
  static const char *const painting[] = { "S",  "s",  "f",  "F",  "f*", "B", "B*", "b",
                                          "b*", "Do", "sh", "Tj", "TJ", "'", "\"", "EI", NULL };
  static const char *const beginning[] = { "BDC", "BMC", NULL };
  static const char *const ending[] = { "EMC", NULL };
  static const char *const image[] = { "ID", NULL };
  static const char *const text_begins[] = { "BT", NULL };
  static const char *const text_ends[] = { "ET", NULL };
  Reader reader = { content, content + length, content };
  g_autoptr (GString) out = g_string_sized_new (length + 256);
  const char *run = content;     /* what is outside of every element begins here */
  const char *operands = NULL;   /* of the next operator */
  gboolean paints = FALSE;       /* the run does */
  gboolean in_text = FALSE;
  gboolean in_element = FALSE;
  guint depth = 0;               /* of marks in the element or run */
  Token token;

  while ((token = read_token (&reader)) != TOKEN_END)
    {
      if (operands == NULL)
        operands = reader.start;
      if (token == TOKEN_OPERAND)
        continue;
      if (is_in (&reader, painting))
        paints = TRUE;
      else if (is_in (&reader, image))
        skip_image_data (&reader);
      else if (is_in (&reader, text_begins) || is_in (&reader, text_ends))
        in_text = is_in (&reader, text_begins);
      else if (is_in (&reader, beginning))
        {
          if (!in_element && depth == 0
              && g_strstr_len (operands, reader.start - operands, "/MCID") != NULL)
            {
              if (in_text)
                return NULL;
              append_run (out, run, operands, paints);
              run = operands;
              in_element = TRUE;
            }
          depth++;
        }
      else if (is_in (&reader, ending))
        {
          if (depth == 0)
            return NULL;
          depth--;
          if (in_element && depth == 0)
            {
              g_string_append_len (out, run, reader.at - run);
              g_string_append_c (out, '\n');
              run = reader.at;
              in_element = paints = FALSE;
            }
        }
      operands = NULL;
    }
  if (depth > 0 || in_text)
    return NULL;
  append_run (out, run, reader.end, paints);
  return g_steal_pointer (&out);
}
