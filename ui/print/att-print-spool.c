/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-print-spool.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "att-problem.h"

static const AttProblemSpec not_a_pdf = {
  ATT_PROBLEM_INPUT, "print-not-a-pdf",
  N_ ("Only PDF files are printed from here, and this is another kind of file."),
  N_ ("Save it and print it with the program that opens it."), NULL
};
static const AttProblemSpec no_room = {
  ATT_PROBLEM_INPUT, "print-no-room",
  N_ ("There is no memory left for the printer's copy: {reason}."), N_ ("Close other programs and print again."), NULL
};

/* As readers of PDF do: the mark may stand a little way into the file. */
#define MARK_WITHIN 1024

/**
 * att_print_spool:
 * @bytes: a PDF file
 * @error: why it can't be printed
 *
 * Puts the bytes, as they are, where a printing system can read them: into memory, never onto the disk.
 *
 * Returns: a descriptor at its beginning, to be closed; -1 for none
 */
int
att_print_spool (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd;

  if (memmem (data, MIN (size, MARK_WITHIN), "%PDF-", 5) == NULL)
    {
      att_problem_set_plain (error, &not_a_pdf);
      return -1;
    }
  fd = memfd_create ("attestat-print", MFD_CLOEXEC);
  for (gsize done = 0; fd >= 0 && done < size;)
    {
      gssize written = write (fd, data + done, size - done);

      if (written >= 0)
        done += (gsize) written;
      else if (errno != EINTR)
        {
          int reason = errno;

          close (fd);
          fd = -1;
          errno = reason;
        }
    }
  if (fd < 0)
    att_problem_set (error, &no_room, att_arg_text ("reason", g_strerror (errno)));
  else
    lseek (fd, 0, SEEK_SET);
  return fd;
}
