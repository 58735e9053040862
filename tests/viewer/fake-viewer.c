/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for attestat-viewer and does what a process would do that a file has got hold of. Which, the file
 * says. */
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "att-viewer.h"
#include "att-viewer-protocol.h"

static char mode[32];

static gboolean
is (const char *name)
{
  return strcmp (mode, name) == 0;
}

static void
say (const void *data, gsize size)
{
  send (ATT_VIEWER_SOCKET, data, size, MSG_NOSIGNAL);
}

static void
say_with_descriptors (const AttViewerReply *reply)
{
  struct iovec part = { (void *) reply, sizeof *reply };
  union
  {
    struct cmsghdr head;
    char space[CMSG_SPACE (sizeof (int))];
  } control = { 0 };
  struct msghdr message
      = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  struct cmsghdr *c = CMSG_FIRSTHDR (&message);
  int fd = STDIN_FILENO;

  c->cmsg_level = SOL_SOCKET;
  c->cmsg_type = SCM_RIGHTS;
  c->cmsg_len = CMSG_LEN (sizeof fd);
  memcpy (CMSG_DATA (c), &fd, sizeof fd);
  sendmsg (ATT_VIEWER_SOCKET, &message, MSG_NOSIGNAL);
}

static void
do_open (const AttViewerRequest *request, AttViewerPage *pages, AttViewerReply *reply)
{
  const double bad[] = { NAN, INFINITY, -1, 1e300 };

  pages[0] = (AttViewerPage) { 100, 100, "" };
  reply->count = 1;
  if (is ("silent"))
    pause ();
  if (is ("exit"))
    _exit (0);
  if (is ("no-pages"))
    reply->count = 0;
  if (is ("many-pages"))
    reply->count = G_MAXUINT32;
  if (is ("long-label"))
    memset (pages[0].label, 'x', sizeof pages[0].label);
  if (is ("wrong-label"))
    memcpy (pages[0].label, "\xff\xfe", 3);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (is (((const char *[]) { "nan-size", "infinite-size", "negative-size", "huge-size" })[i]))
      pages[0].width = bad[i];
}

static void
do_text (AttViewerTextArea *area, AttViewerReply *reply)
{
  memcpy (area->text, "abcd", 4);
  reply->count = 4;
  reply->length = 4;
  if (is ("text-count"))
    reply->count = G_MAXUINT32;
  if (is ("text-length"))
    reply->length = G_MAXUINT64;
  if (is ("text-differs"))
    reply->count = 3;
  if (is ("text-not-utf8"))
    area->text[2] = (char) 0xff;
  if (is ("text-nul"))
    area->text[2] = 0;
  if (is ("text-nan"))
    area->rects[1].x1 = NAN;
}

static void
do_signatures (AttViewerSignature *signatures, AttViewerReply *reply)
{
  reply->count = 1;
  if (is ("signatures-count"))
    reply->count = ATT_VIEWER_MAX_SIGNATURES + 1;
  if (is ("signature-state"))
    signatures[0].state = ATT_SIGNATURE_N_STATES;
  if (is ("signature-trust"))
    signatures[0].trust = G_MAXUINT32;
  if (is ("signature-cover"))
    signatures[0].cover = ATT_SIGNATURE_N_COVERS;
  if (is ("signer-long"))
    memset (signatures[0].signer, 'x', sizeof signatures[0].signer);
  if (is ("signer-not-utf8"))
    memcpy (signatures[0].signer, "\xff\xfe", 3);
}

static void
work (const AttViewerRequest *request, int memory, int file)
{
  AttViewerReply reply = { ATT_VIEWER_PROTOCOL, request->serial, ATT_VIEWER_OK, 0, 0 };
  char more[sizeof reply * 4] = { 0 };
  void *area = mmap (NULL, request->room, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);

  if (request->ask == ATT_VIEWER_ASK_OPEN)
    {
      pread (file, mode, sizeof mode - 1, 0);
      do_open (request, area, &reply);
    }
  else if (request->ask == ATT_VIEWER_ASK_TEXT)
    do_text (area, &reply);
  else if (request->ask == ATT_VIEWER_ASK_SIGNATURES)
    do_signatures (area, &reply);
  else if (is ("hang"))
    pause ();
  else if (is ("die"))
    kill (getpid (), SIGKILL);
  else if (is ("crash"))
    kill (getpid (), SIGSEGV);
  if (!is ("keep-memory"))
    munmap (area, request->room);
  if (is ("other-serial"))
    reply.serial += 7;
  if (is ("other-protocol"))
    reply.protocol = 99;
  if (is ("other-status"))
    reply.status = 99;
  if (is ("short"))
    say (&reply, 5);
  else if (is ("half") && request->ask == ATT_VIEWER_ASK_RENDER)
    {
      say (&reply, sizeof reply / 2);
      _exit (0);
    }
  else if (is ("long"))
    say (more, sizeof more);
  else if (is ("descriptors"))
    say_with_descriptors (&reply);
  else
    say (&reply, sizeof reply);
  if (is ("twice"))
    say (&reply, sizeof reply);
  close (memory);
  if (file >= 0)
    close (file);
}

#ifdef __SANITIZE_ADDRESS__
int __lsan_is_turned_off (void);

/* Leaks are looked for by a tracer. Who is killed meanwhile stays a zombie: its end is told while the tracer has it, and
 * GLib asks once. */
int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif

int
main (void)
{
  AttViewerRequest request;
  struct iovec part = { &request, sizeof request };

  for (;;)
    {
      union
      {
        struct cmsghdr head;
        char space[CMSG_SPACE (2 * sizeof (int))];
      } control = { 0 };
      struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
                                .msg_controllen = sizeof control };
      int fds[2] = { -1, -1 };
      struct cmsghdr *c;

      if (recvmsg (ATT_VIEWER_SOCKET, &message, 0) <= 0)
        return 0;
      c = CMSG_FIRSTHDR (&message);
      memcpy (fds, CMSG_DATA (c), MIN (c->cmsg_len - CMSG_LEN (0), sizeof fds));
      work (&request, fds[0], fds[1]);
    }
}
