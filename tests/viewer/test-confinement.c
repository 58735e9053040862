/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "att-confinement.h"
#include "viewer-fixture.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define DENIED 42
#define SUCCEEDED 43
#define NOT_CONFINED 44

/* Runs in a process of its own, confined: whether it got what it tried to get. */
typedef gboolean (*Attempt) (int socket, int file);

/* How the process ended: its exit code, or minus the signal. */
static int
run (Attempt attempt, gboolean confined)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "attestat-confinement-XXXXXX", NULL);
  int file = g_mkstemp (path);
  int sockets[2];
  int status;
  pid_t pid;

  g_assert_cmpint (write (file, "inside", 6), ==, 6);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_SEQPACKET, 0, sockets), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      int reason;

      if (confined && !att_confinement_enter (sockets[1], &reason))
        _exit (NOT_CONFINED);
      _exit (attempt (sockets[1], file) ? SUCCEEDED : DENIED);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (sockets[0]);
  close (sockets[1]);
  close (file);
  unlink (path);
  return WIFSIGNALED (status) ? -WTERMSIG (status) : WEXITSTATUS (status);
}

static gboolean
try_open (int socket, int file)
{
  return open ("/etc/passwd", O_RDONLY) >= 0;
}

static gboolean
try_open_raw (int socket, int file)
{
  return syscall (SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY, 0) >= 0;
}

static gboolean
try_create (int socket, int file)
{
  g_autofree char *path = g_strdup_printf ("/tmp/attestat-confinement-%d", getpid ());
  int fd = open (path, O_WRONLY | O_CREAT, 0600);

  if (fd >= 0)
    unlink (path);
  return fd >= 0;
}

static gboolean
try_look_for_file (int socket, int file)
{
  struct stat status;

  return stat ("/etc/passwd", &status) == 0;
}

static gboolean
try_write (int socket, int file)
{
  return write (file, "x", 1) == 1;
}

static gboolean
try_write_at (int socket, int file)
{
  return pwrite (file, "x", 1, 0) == 1;
}

static gboolean
try_truncate (int socket, int file)
{
  return ftruncate (file, 0) == 0;
}

static gboolean
try_delete (int socket, int file)
{
  return unlink ("/tmp/attestat-confinement-nothing") == 0 || errno == ENOENT;
}

static gboolean
try_socket (int socket_fd, int file)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean
try_unix_socket (int socket_fd, int file)
{
  return socket (AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static gboolean
try_fork (int socket, int file)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return pid > 0;
}

static gboolean
try_exec (int socket, int file)
{
  execl ("/bin/true", "/bin/true", NULL);
  return FALSE;
}

static gboolean
try_ptrace (int socket, int file)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) == 0;
}

static gboolean
try_read_memory (int socket, int file)
{
  char here[8];
  struct iovec local = { here, sizeof here };
  struct iovec remote = { (void *) try_read_memory, sizeof here };

  return process_vm_readv (1, &local, 1, &remote, 1, 0) >= 0;
}

static gboolean
try_kill (int socket, int file)
{
  return syscall (SYS_kill, 1, 0) == 0;
}

static gboolean
try_kill_thread (int socket, int file)
{
  return syscall (SYS_tgkill, 1, 1, 0) == 0;
}

static gboolean
try_executable_memory (int socket, int file)
{
  return mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static gboolean
try_make_executable (int socket, int file)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return mprotect (page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static gboolean
try_raise_memory (int socket, int file)
{
  const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_AS, &all) == 0;
}

static gboolean
try_raise_time (int socket, int file)
{
  const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };

  /* Not even root may: CAP_SYS_RESOURCE has to be asked for what is above the hard limit. */
  return prctl (PR_SET_DUMPABLE, 1, 0, 0, 0) == 0 || setrlimit (RLIMIT_NOFILE, &all) == 0;
}

static gboolean
try_talk_elsewhere (int socket, int file)
{
  /* To whoever has the other end, but by another descriptor. */
  return send (dup (socket), "x", 1, MSG_NOSIGNAL) == 1;
}

static gboolean
try_list_folder (int socket, int file)
{
  char buffer[512];

  return syscall (SYS_getdents64, file, buffer, sizeof buffer) >= 0;
}

/* What it must still be able to do. */
static gboolean
can_work (int socket, int file)
{
  char text[6];
  g_autofree char *memory = g_malloc0 (32 * 1024 * 1024);
  void *map = mmap (NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
  struct stat status;

  return pread (file, text, 6, 0) == 6 && memcmp (text, "inside", 6) == 0 && map != MAP_FAILED
         && fstat (file, &status) == 0 && send (socket, "x", 1, MSG_NOSIGNAL) == 1 && memory[4096] == 0
         && att_confinement_limit_time (3);
}

static gboolean
compute_for_ever (int socket, int file)
{
  att_confinement_limit_time (0);
  for (volatile guint64 i = 0;; i++)
    ;
  return TRUE;
}

static gboolean
take_all_memory (int socket, int file)
{
  const gsize size = (gsize) 3 * 1024 * 1024 * 1024;

  return mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
         != MAP_FAILED;
}

typedef struct
{
  const char *name;
  Attempt attempt;
  gboolean free; /* anybody else can do that: proof that it is the confinement that denies it */
} Try;

static const Try tries[] = {
  { "open", try_open, TRUE },
  { "open-raw", try_open_raw, TRUE },
  { "create", try_create, TRUE },
  { "look-for-file", try_look_for_file, TRUE },
  { "list-folder", try_list_folder, FALSE },
  { "write", try_write, TRUE },
  { "write-at", try_write_at, TRUE },
  { "truncate", try_truncate, TRUE },
  { "delete", try_delete, TRUE },
  { "socket", try_socket, TRUE },
  { "unix-socket", try_unix_socket, TRUE },
  { "talk-elsewhere", try_talk_elsewhere, TRUE },
  { "fork", try_fork, TRUE },
  { "exec", try_exec, FALSE },
  { "ptrace", try_ptrace, FALSE },
  { "read-memory", try_read_memory, FALSE },
  { "kill", try_kill, FALSE },
  { "kill-thread", try_kill_thread, FALSE },
  { "executable-memory", try_executable_memory, TRUE },
  { "make-executable", try_make_executable, TRUE },
  { "raise-memory", try_raise_memory, FALSE },
  { "raise-others", try_raise_time, FALSE },
};

static void
test_denied (gconstpointer data)
{
  const Try *what = data;
  int end = run (what->attempt, TRUE);

  if (what->free)
    g_assert_cmpint (run (what->attempt, FALSE), ==, SUCCEEDED);

  if (end != DENIED)
    g_assert_cmpint (end, ==, -SIGSYS);
}

static void
test_can_work (void)
{
  g_assert_cmpint (run (can_work, TRUE), ==, SUCCEEDED);
}

static void
test_time (void)
{
  g_assert_cmpint (run (compute_for_ever, TRUE), ==, -SIGXCPU);
}

static void
test_memory (void)
{
  if (SANITIZED)
    g_test_skip ("AddressSanitizer needs more addresses than the limit leaves");
  else
    g_assert_cmpint (run (take_all_memory, TRUE), ==, DENIED);
}

/* A container that forbids filters: the file must not be read without one. */
static void
test_refused_by_system (void)
{
  if (g_test_subprocess ())
    {
      scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
      g_autoptr (GBytes) bytes = fixture_make_pdf (1);
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;

      seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (seccomp), 0);
      seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (prctl), 1,
                        SCMP_A0 (SCMP_CMP_EQ, PR_SET_SECCOMP));
      g_assert_cmpint (seccomp_load (filter), ==, 0);
      seccomp_release (filter);
      g_assert_null (fixture_open (bytes, &error));
      words = att_problem_to_string (error);
      g_printerr ("%s: %s\n", att_problem_get_id (error), words);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*viewer-unconfined: *does not let the program lock in*");
}

/* A container or a kernel without Landlock: seccomp alone is enough, and the same files are shown. */
static void
test_without_landlock (void)
{
  if (g_test_subprocess ())
    {
      scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
      g_autoptr (GBytes) bytes = fixture_make_pdf (1);
      g_autoptr (AttViewer) viewer = NULL;
      g_autoptr (AttPixels) pixels = NULL;

      seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (landlock_create_ruleset), 0);
      g_assert_cmpint (seccomp_load (filter), ==, 0);
      seccomp_release (filter);
      for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
        test_denied (&tries[i]);
      viewer = fixture_open_good (bytes);
      pixels = fixture_render_good (viewer, 0, 1, 0, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autofree char *name = g_strconcat ("/viewer/confinement/denied/", tries[i].name, NULL);

      g_test_add_data_func (name, &tries[i], test_denied);
    }
  g_test_add_func ("/viewer/confinement/can-work", test_can_work);
  g_test_add_func ("/viewer/confinement/time", test_time);
  g_test_add_func ("/viewer/confinement/memory", test_memory);
  g_test_add_func ("/viewer/confinement/refused-by-system", test_refused_by_system);
  g_test_add_func ("/viewer/confinement/without-landlock", test_without_landlock);
  return g_test_run ();
}
