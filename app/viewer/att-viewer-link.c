/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-viewer-link.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

struct _AttViewerLink
{
  GSubprocess *process;
  int socket;
};

/* What the process needs of the surroundings: where fonts are. The rest is none of its business. */
static const char *const variables[] = {
  "HOME", "PATH", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_DIRS", "XDG_DATA_HOME", "FONTCONFIG_FILE",
  "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "ATTESTAT_DATADIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH",
};

static char **
make_environment (void)
{
  char **environment = g_new0 (char *, 1);

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    if (g_getenv (variables[i]) != NULL)
      environment = g_environ_setenv (environment, variables[i], g_getenv (variables[i]), TRUE);
  return environment;
}

/**
 * att_viewer_link_new:
 * @program: the path of the program
 * @checks_signatures: whether it has to be ready to check signatures, which takes it longer to start
 * @error: a GError of GLib's
 *
 * Starts the program. It need not be confined yet when this returns.
 *
 * Returns: (transfer full) (nullable): the link to it
 */
AttViewerLink *
att_viewer_link_new (const char *program, gboolean checks_signatures, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_auto (GStrv) environment = make_environment ();
  const char *const arguments[] = { program, checks_signatures ? ATT_VIEWER_CHECKS_SIGNATURES : NULL, NULL };
  g_autoptr (AttViewerLink) self = NULL;
  int sockets[2];

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  self = g_new0 (AttViewerLink, 1);
  self->socket = sockets[0];
  fcntl (self->socket, F_SETFL, O_NONBLOCK);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_take_fd (launcher, sockets[1], ATT_VIEWER_SOCKET);
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, error);
  return self->process != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * att_viewer_link_free:
 * @self: (transfer full): a link
 *
 * Kills the process. GSubprocess waits for it on a thread of its own.
 */
void
att_viewer_link_free (AttViewerLink *self)
{
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  close (self->socket);
  g_free (self);
}

/**
 * att_viewer_link_get_socket:
 * @self: a link
 *
 * Returns: the descriptor that becomes readable when there is something to hear
 */
int
att_viewer_link_get_socket (AttViewerLink *self)
{
  return self->socket;
}

/**
 * att_viewer_link_send:
 * @self: a link
 * @request: a request
 * @memory: where the answer is to go
 * @file: a file, or -1
 *
 * Returns: whether it was sent
 */
gboolean
att_viewer_link_send (AttViewerLink *self, const AttViewerRequest *request, int memory, int file)
{
  struct iovec part = { (void *) request, sizeof *request };
  union
  {
    struct cmsghdr head;
    char space[CMSG_SPACE (2 * sizeof (int))];
  } control = { 0 };
  const int fds[2] = { memory, file };
  const gsize size = (file >= 0 ? 2 : 1) * sizeof (int);
  struct msghdr message = {
    .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = CMSG_SPACE (size)
  };
  struct cmsghdr *c = CMSG_FIRSTHDR (&message);

  c->cmsg_level = SOL_SOCKET;
  c->cmsg_type = SCM_RIGHTS;
  c->cmsg_len = CMSG_LEN (size);
  memcpy (CMSG_DATA (c), fds, size);
  return sendmsg (self->socket, &message, MSG_NOSIGNAL) == (ssize_t) sizeof *request;
}

/**
 * att_viewer_link_hear:
 * @self: a link
 * @reply: (out): what was said
 *
 * Never waits. Descriptors that come with a reply are closed by the kernel, as there is no room for them.
 *
 * Returns: what was heard
 */
AttViewerHeard
att_viewer_link_hear (AttViewerLink *self, AttViewerReply *reply)
{
  struct iovec part = { reply, sizeof *reply };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  ssize_t n = recvmsg (self->socket, &message, 0);

  if (n < 0 && (errno == EAGAIN || errno == EINTR))
    return ATT_VIEWER_HEARD_NOTHING;
  if (n <= 0)
    return ATT_VIEWER_HEARD_END;
  return n == (ssize_t) sizeof *reply && message.msg_flags == 0 && reply->protocol == ATT_VIEWER_PROTOCOL
           ? ATT_VIEWER_HEARD_REPLY
           : ATT_VIEWER_HEARD_NONSENSE;
}

/**
 * att_viewer_memory_new:
 * @size: in bytes
 *
 * Returns: a descriptor of memory that can't be cut or grown, for the process to write to; -1 where there is none
 */
int
att_viewer_memory_new (gsize size)
{
  int memory = memfd_create ("attestat-viewer", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (memory < 0)
    return -1;
  if (ftruncate (memory, (off_t) size) == 0 && fcntl (memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
    return memory;
  close (memory);
  return -1;
}

/**
 * att_viewer_memory_new_for_bytes:
 * @bytes: a file
 *
 * Returns: a descriptor of a copy that nobody can alter; -1 where there is no memory for it
 */
int
att_viewer_memory_new_for_bytes (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int memory = memfd_create ("attestat-file", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  gsize done = 0;

  while (memory >= 0 && done < size)
    {
      ssize_t n = write (memory, data + done, size - done);

      if (n <= 0 && errno != EINTR)
        break;
      done += n > 0 ? (gsize) n : 0;
    }
  if (memory >= 0 && done == size
      && fcntl (memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0)
    return memory;
  if (memory >= 0)
    close (memory);
  return -1;
}

typedef struct
{
  gpointer data;
  gsize size;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

/**
 * att_viewer_memory_take:
 * @memory: a descriptor that att_viewer_memory_new() gave
 * @size: the size it was made with
 *
 * Nobody can write to the memory after this, so that what was checked stays as it was.
 *
 * Returns: (transfer full) (nullable): what it holds; %NULL where the process still holds on to it
 */
GBytes *
att_viewer_memory_take (int memory, gsize size)
{
  Mapping *mapping;
  void *data;

  if (fcntl (memory, F_ADD_SEALS, F_SEAL_WRITE) != 0)
    return NULL;
  data = mmap (NULL, size, PROT_READ, MAP_PRIVATE, memory, 0);
  if (data == MAP_FAILED)
    return NULL;
  mapping = g_new (Mapping, 1);
  mapping->data = data;
  mapping->size = size;
  return g_bytes_new_with_free_func (data, size, unmap, mapping);
}
