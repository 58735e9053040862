/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pdf-reader.h"

/* What a tool of poppler-utils says about a PDF; %NULL, and the test skipped, where there is no such tool. */
char *
reader_ask (GBytes *pdf, const char *tool, const char *option)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;
  int fd;

  if (program == NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s (poppler-utils) is not installed", tool);

      g_test_skip (words);
      return NULL;
    }
  fd = g_file_open_tmp ("attestat-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  {
    const char *argv[] = { program, option != NULL ? option : path, option != NULL ? path : NULL,
                           g_str_equal (tool, "pdftotext") ? "-" : NULL, NULL };

    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error);
  }
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_unlink (path);
  return out;
}

/* Words without the page's line breaks. */
char *
reader_read_words (GBytes *pdf)
{
  g_autofree char *text = reader_ask (pdf, "pdftotext", "-raw");
  g_autoptr (GString) words = g_string_new (NULL);

  if (text == NULL)
    return NULL;
  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\n' && *p != '\f' && *p != ' ')
      g_string_append_c (words, *p);
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  return g_strdup (words->str);
}

void
reader_assert_says (const char *words, const char *expected)
{
  if (words != NULL && strstr (words, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, words);
}
