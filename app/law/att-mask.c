/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-mask.h"

#include <string.h>

/* Longer numbers would not fit the line of a form. */
#define MAX_LENGTH 60

typedef enum
{
  PART_END,
  PART_LITERAL,
  PART_NUMBER,
  PART_YEAR,
  PART_WRONG,
} PartKind;

typedef struct
{
  PartKind kind;
  const char *text;
  gsize length;
  int width; /* of a number: zeros go before it up to so many digits */
} Part;

static Part
next_part (const char **mask)
{
  const char *start = *mask;
  Part part = { PART_WRONG, start, 0, 0 };

  if (*start == '\0')
    part.kind = PART_END;
  else if (*start != '{')
    {
      part.kind = PART_LITERAL;
      part.length = strcspn (start, "{}");
      if (part.length == 0)
        part.kind = PART_WRONG;
    }
  else if (g_str_has_prefix (start, "{n}"))
    {
      part.kind = PART_NUMBER;
      part.length = 3;
    }
  else if (g_str_has_prefix (start, "{n:") && start[3] >= '1' && start[3] <= '9' && start[4] == '}')
    {
      part.kind = PART_NUMBER;
      part.length = 5;
      part.width = start[3] - '0';
    }
  else if (g_str_has_prefix (start, "{yyyy}"))
    {
      part.kind = PART_YEAR;
      part.length = 6;
    }
  *mask = start + part.length;
  return part;
}

static gboolean
is_printable (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isprint (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/**
 * att_mask_is_valid:
 * @mask: how a series of numbers is written
 *
 * A mask is plain text with exactly one `{n}`, the number, or `{n:6}`, the number with zeros before it up to six
 * (one to nine) digits, and at most one `{yyyy}`, the year. Digits that touch could make two numbers look alike,
 * so something must stand between the year and the number, and no digit may touch either.
 *
 * Returns: whether @mask is written so
 */
gboolean
att_mask_is_valid (const char *mask)
{
  int numbers = 0;
  int years = 0;
  Part part, before = { PART_END, NULL, 0, 0 };

  g_return_val_if_fail (mask != NULL, FALSE);
  if (!g_utf8_validate (mask, -1, NULL) || strlen (mask) > MAX_LENGTH || !is_printable (mask))
    return FALSE;
  for (part = next_part (&mask); part.kind != PART_END && part.kind != PART_WRONG; part = next_part (&mask))
    {
      gboolean filled = part.kind != PART_LITERAL;
      gboolean filled_before = before.kind == PART_NUMBER || before.kind == PART_YEAR;

      numbers += part.kind == PART_NUMBER;
      years += part.kind == PART_YEAR;
      if (filled && filled_before)
        return FALSE;
      if (filled && before.kind == PART_LITERAL && g_ascii_isdigit (before.text[before.length - 1]))
        return FALSE;
      if (filled_before && !filled && g_ascii_isdigit (*part.text))
        return FALSE;
      before = part;
    }
  return part.kind == PART_END && numbers == 1 && years <= 1;
}

/**
 * att_mask_is_yearly:
 * @mask: a valid mask
 *
 * Returns: whether its series starts anew each year
 */
gboolean
att_mask_is_yearly (const char *mask)
{
  g_return_val_if_fail (mask != NULL, FALSE);
  return strstr (mask, "{yyyy}") != NULL;
}

/**
 * att_mask_format:
 * @mask: a valid mask
 * @n: the number, from 1
 * @year: the year
 *
 * Returns: (transfer full): the number as people write it
 */
char *
att_mask_format (const char *mask, gint64 n, int year)
{
  GString *out;

  g_return_val_if_fail (mask != NULL && att_mask_is_valid (mask), NULL);
  out = g_string_new (NULL);
  for (Part part = next_part (&mask); part.kind != PART_END; part = next_part (&mask))
    switch (part.kind)
      {
      case PART_LITERAL:
        g_string_append_len (out, part.text, (gssize) part.length);
        break;
      case PART_NUMBER:
        g_string_append_printf (out, "%0*" G_GINT64_FORMAT, part.width, n);
        break;
      case PART_YEAR:
        g_string_append_printf (out, "%04d", year);
        break;
      case PART_END:
      case PART_WRONG:
      default:
        g_assert_not_reached ();
      }
  return g_string_free (out, FALSE);
}
