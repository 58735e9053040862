/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-confinement.h"
#include "att-decoder.h"
#include "att-larder.h"
#include "att-pdf-signatures.h"
#include "att-viewer.h"

typedef struct
{
  AttViewerRequest request;
  int memory; /* where the answer goes, or -1 */
  int file;   /* what to open, or -1 */
} Question;

/* FALSE: nobody asks any more. */
static gboolean
receive (Question *question)
{
  struct iovec part = { &question->request, sizeof question->request };
  union
  {
    struct cmsghdr head;
    char space[CMSG_SPACE (2 * sizeof (int))];
  } control = { 0 };
  struct msghdr message
      = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  int fds[2] = { -1, -1 };
  ssize_t n;

  do
    n = recvmsg (ATT_VIEWER_SOCKET, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n != (ssize_t) sizeof question->request || question->request.protocol != ATT_VIEWER_PROTOCOL)
    return FALSE;
  for (struct cmsghdr *c = CMSG_FIRSTHDR (&message); c != NULL; c = CMSG_NXTHDR (&message, c))
    if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS)
      memcpy (fds, CMSG_DATA (c), MIN (c->cmsg_len - CMSG_LEN (0), sizeof fds));
  question->memory = fds[0];
  question->file = fds[1];
  return TRUE;
}

static void
answer (const Question *question, AttViewerStatus status, guint count, gsize length)
{
  const AttViewerReply reply = { ATT_VIEWER_PROTOCOL, question->request.serial, status, count, length };

  send (ATT_VIEWER_SOCKET, &reply, sizeof reply, MSG_NOSIGNAL);
}

static void *
map (int fd, gsize size, int protection)
{
  void *data = fd >= 0 && size > 0 ? mmap (NULL, size, protection, MAP_SHARED, fd, 0) : MAP_FAILED;

  if (fd >= 0)
    close (fd);
  return data != MAP_FAILED ? data : NULL;
}

static AttDecoder *
open_file (const Question *question, AttViewerPage *pages, AttViewerStatus *status, guint *count)
{
  const guint8 *data = map (question->file, question->request.file_size, PROT_READ);
  AttDecoder *decoder = NULL;

  *status = ATT_VIEWER_DAMAGED;
  if (data != NULL)
    decoder = att_decoder_open (data, question->request.file_size, status);
  if (decoder == NULL)
    return NULL;
  *count = decoder->n_pages;
  if (decoder->n_pages > ATT_VIEWER_MAX_PAGES || question->request.room / sizeof *pages < decoder->n_pages)
    {
      *status = ATT_VIEWER_TOO_MANY_PAGES;
      return NULL;
    }
  for (guint i = 0; i < decoder->n_pages; i++)
    if (decoder->get_page (decoder, i, &pages[i]) != ATT_VIEWER_OK)
      pages[i].width = pages[i].height = 0;
  *status = ATT_VIEWER_OK;
  return decoder;
}

/* From points of a page that is not turned to points of one that is. */
static void
turn (cairo_t *cr, int rotation, double width, double height)
{
  cairo_matrix_t matrix;

  if (rotation == 90)
    cairo_matrix_init (&matrix, 0, 1, -1, 0, height, 0);
  else if (rotation == 180)
    cairo_matrix_init (&matrix, -1, 0, 0, -1, width, height);
  else if (rotation == 270)
    cairo_matrix_init (&matrix, 0, -1, 1, 0, 0, width);
  else
    return;
  cairo_transform (cr, &matrix);
}

static AttViewerStatus
draw_tile (AttDecoder *decoder, const AttViewerRequest *request, guint8 *pixels)
{
  AttViewerPage page = { 0 };
  AttViewerStatus status = decoder->get_page (decoder, request->page, &page);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (status != ATT_VIEWER_OK)
    return status;
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, (int) request->width,
                                                 (int) request->height, (int) request->width * 4);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, -(double) request->x, -(double) request->y);
  cairo_scale (cr, request->scale, request->scale);
  turn (cr, request->rotation, page.width, page.height);
  status = decoder->draw (decoder, request->page, cr, request->scale);
  if (status == ATT_VIEWER_OK && cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    status = ATT_VIEWER_BAD_PAGE;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return status;
}

static AttDecoder *
work (AttDecoder *decoder, const Question *question)
{
  const AttViewerRequest *request = &question->request;
  gboolean known = decoder != NULL && request->page < decoder->n_pages;
  AttViewerStatus status = ATT_VIEWER_BAD_PAGE;
  guint8 *memory = map (question->memory, request->room, PROT_READ | PROT_WRITE);
  guint count = 0;
  gsize length = 0;

  if (memory == NULL || !att_confinement_limit_time (request->seconds))
    _exit (1);
  if (request->ask == ATT_VIEWER_ASK_OPEN && decoder == NULL)
    decoder = open_file (question, (AttViewerPage *) (gpointer) memory, &status, &count);
  else if (request->ask == ATT_VIEWER_ASK_RENDER && known
           && (guint64) request->width * request->height * 4 <= request->room)
    status = draw_tile (decoder, request, memory);
  else if (request->ask == ATT_VIEWER_ASK_TEXT && known && request->room >= sizeof (AttViewerTextArea))
    status = decoder->get_text != NULL
                 ? decoder->get_text (decoder, request->page, (AttViewerTextArea *) (gpointer) memory, &count,
                                      &length)
                 : ATT_VIEWER_OK;
  else if (request->ask == ATT_VIEWER_ASK_ATTACHMENT && decoder != NULL)
    status = decoder->get_attachment != NULL
                 ? decoder->get_attachment (decoder, memory, request->room, &count, &length)
                 : ATT_VIEWER_OK;
  else if (request->ask == ATT_VIEWER_ASK_SIGNATURES && decoder != NULL
           && request->room >= ATT_VIEWER_MAX_SIGNATURES * sizeof (AttViewerSignature))
    status = decoder->get_signatures != NULL
                 ? decoder->get_signatures (decoder, (AttViewerSignature *) (gpointer) memory, &count)
                 : ATT_VIEWER_OK;
  /* The window seals the memory, which it can't as long as this process could still write to it. */
  munmap (memory, request->room);
  answer (question, status, count, length);
  return decoder;
}

/* Poppler complains of damaged files to whoever listens; the window says it in words of its own. */
static GLogWriterOutput
drop_message_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return G_LOG_WRITER_HANDLED;
}

int
main (int argc, char **argv)
{
  Question question;
  AttDecoder *decoder = NULL;
  struct stat what;
  gboolean confined;
  int reason = 0;

  if (fstat (ATT_VIEWER_SOCKET, &what) != 0 || !S_ISSOCK (what.st_mode))
    {
      g_printerr ("attestat-viewer: attestat starts this program when it shows a file\n");
      return 2;
    }
  g_log_set_writer_func (drop_message_cb, NULL, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  att_larder_fill ();
  att_decoder_warm_up ();
  att_larder_close ();
  if (argc > 1 && g_str_equal (argv[1], ATT_VIEWER_CHECKS_SIGNATURES))
    att_pdf_signatures_warm_up ();
  confined = att_confinement_enter (ATT_VIEWER_SOCKET, &reason);

  while (receive (&question))
    if (confined)
      decoder = work (decoder, &question);
    else
      {
        answer (&question, ATT_VIEWER_UNCONFINED, (guint) reason, 0);
        break;
      }
  /* Without exit handlers, which know nothing of the confinement. */
  _exit (0);
}
