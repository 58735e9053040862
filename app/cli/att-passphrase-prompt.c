/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "att-cli.h"

#define LONGEST 1024

static const AttProblemSpec no_terminal = {
  ATT_PROBLEM_USAGE, "no-terminal",
  N_ ("There is no terminal on which the passphrase could be asked for."),
  N_ ("Name a file whose first line it is: --passphrase-file."), NULL
};
static const AttProblemSpec cannot_read = {
  ATT_PROBLEM_INPUT, "passphrase-file-unreadable",
  N_ ("The file with the passphrase can't be read: {reason}."), N_ ("Look at its name and at the right to read it."), NULL
};
static const AttProblemSpec unfit = {
  ATT_PROBLEM_INPUT, "passphrase-unfit",
  N_ ("The passphrase is empty, longer than a thousand letters, or no text in UTF-8."), N_ ("Type another one."), NULL
};
static const AttProblemSpec differs = {
  ATT_PROBLEM_INPUT, "passphrase-differs",
  N_ ("The passphrase was typed differently the second time."), N_ ("Do it once more."), NULL
};

/* Ctrl-C is told by the cancellable, and interrupts no read. */
static gboolean
wait_for_input (int fd, GCancellable *cancellable)
{
  GPollFD polled[2] = { { fd, G_IO_IN | G_IO_HUP | G_IO_ERR, 0 } };

  if (!g_cancellable_make_pollfd (cancellable, &polled[1]))
    return TRUE;
  while (g_poll (polled, 2, -1) < 0 && errno == EINTR)
    ;
  g_cancellable_release_fd (cancellable);
  return !g_cancellable_is_cancelled (cancellable);
}

/* One line, byte by byte: what is read ahead would be lost for who reads next, and lie in other memory. */
static gboolean
read_line (int fd, char *line, GCancellable *cancellable)
{
  gsize length = 0;
  ssize_t got;

  while (TRUE)
    {
      if (!wait_for_input (fd, cancellable))
        return FALSE;
      got = read (fd, line + length, 1);
      if (got == 0)
        break;
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return FALSE;
      if (line[length] == '\n')
        break;
      if (++length == LONGEST)
        break;
    }
  line[length] = '\0';
  return TRUE;
}

static gboolean
ask (int fd, const char *prompt, char *line, GCancellable *cancellable)
{
  struct termios usual, silent;
  gboolean done;

  if (tcgetattr (fd, &usual) != 0)
    return FALSE;
  silent = usual;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  dprintf (fd, "%s ", prompt);
  tcsetattr (fd, TCSAFLUSH, &silent);
  done = read_line (fd, line, cancellable);
  tcsetattr (fd, TCSAFLUSH, &usual);
  dprintf (fd, "\n");
  return done;
}

static gboolean
read_from_terminal (gboolean twice, char *line, GCancellable *cancellable, GError **error)
{
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  char *again = sodium_malloc (LONGEST + 1);
  gboolean done = fd >= 0 && ask (fd, _ ("Passphrase:"), line, cancellable)
                  && (!twice || ask (fd, _ ("The same passphrase once more:"), again, cancellable));
  gboolean same = !twice || !done || strcmp (line, again) == 0;

  if (!done && !g_cancellable_set_error_if_cancelled (cancellable, error))
    att_problem_set_plain (error, &no_terminal);
  else if (done && !same)
    att_problem_set_plain (error, &differs);
  sodium_free (again);
  if (fd >= 0)
    close (fd);
  return done && same;
}

static gboolean
read_from_file (const char *path, char *line, GCancellable *cancellable, GError **error)
{
  int fd = g_str_equal (path, "-") ? dup (STDIN_FILENO) : open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && read_line (fd, line, cancellable);

  if (!done && !g_cancellable_set_error_if_cancelled (cancellable, error))
    att_problem_set (error, &cannot_read, att_arg_text ("path", path), att_arg_text ("reason", g_strerror (errno)));
  if (fd >= 0)
    close (fd);
  return done;
}

/**
 * att_cli_read_passphrase:
 * @file: (nullable): a file whose first line it is, `-` for standard input; %NULL to ask for it on the terminal
 * @twice: whether to ask twice
 * @cancellable: to stop early: the terminal is as it was
 * @error: when it can't be asked for, or is none
 *
 * Returns: (transfer full) (nullable): the passphrase, in memory that is locked and freed by sodium_free()
 */
guint8 *
att_cli_read_passphrase (const char *file, gboolean twice, GCancellable *cancellable, GError **error)
{
  char *line;
  gboolean done;

  g_assert (sodium_init () >= 0);
  line = sodium_malloc (LONGEST + 1);
  g_assert (line != NULL);
  done = file != NULL ? read_from_file (file, line, cancellable, error)
                      : read_from_terminal (twice, line, cancellable, error);
  if (done && (*line == '\0' || strlen (line) >= LONGEST || !g_utf8_validate (line, -1, NULL)))
    {
      att_problem_set_plain (error, &unfit);
      done = FALSE;
    }
  if (done)
    return (guint8 *) line;
  sodium_free (line);
  return NULL;
}
