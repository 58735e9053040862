/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Two pages of the largest tile, the file, and what a decoder needs beside them. */
#define MAX_MEMORY ((rlim_t) 2048 * 1024 * 1024)
/* All requests together. Each has its own limit below it. */
#define MAX_SECONDS ((rlim_t) 60 * 60)
/* No process of ours has more open. */
#define MAX_FILES 4096

/* The shadow memory of AddressSanitizer takes terabytes of addresses, so memory can't be limited by them there. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMIT_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LIMIT_MEMORY 0
#endif
#endif
#ifndef LIMIT_MEMORY
#define LIMIT_MEMORY 1
#endif

/* The kernel's own header may be older than the kernel that the program meets. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif
#define LANDLOCK_ASK_VERSION 1u

typedef struct
{
  guint64 access_fs;
  guint64 access_net; /* from version 4 */
  guint64 scoped;     /* from version 6 */
} LandlockRuleset;

/* What a decoder does with what it already has: memory, time, reading open files, its end. */
static const int allowed[] = {
  SCMP_SYS (brk),           SCMP_SYS (clock_getres),   SCMP_SYS (clock_gettime),  SCMP_SYS (close),
  SCMP_SYS (dup),           SCMP_SYS (exit),           SCMP_SYS (exit_group),     SCMP_SYS (fstat),
  SCMP_SYS (fstat64),       SCMP_SYS (futex),          SCMP_SYS (getpid),         SCMP_SYS (getrandom),
  SCMP_SYS (getrusage),     SCMP_SYS (gettid),         SCMP_SYS (gettimeofday),   SCMP_SYS (lseek),
  SCMP_SYS (_llseek),       SCMP_SYS (madvise),        SCMP_SYS (mremap),         SCMP_SYS (munmap),
  SCMP_SYS (pread64),       SCMP_SYS (read),           SCMP_SYS (readv),          SCMP_SYS (restart_syscall),
  SCMP_SYS (rt_sigaction),  SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn),   SCMP_SYS (sched_yield),
  SCMP_SYS (sigaltstack),   SCMP_SYS (sigreturn),      SCMP_SYS (sysinfo),        SCMP_SYS (time),
  SCMP_SYS (clock_gettime64),
};

/* Libraries ask for files here and there and go on without them: refused, which is not worth a death. */
static const int refused[] = {
  SCMP_SYS (access),   SCMP_SYS (faccessat), SCMP_SYS (faccessat2), SCMP_SYS (getcwd),   SCMP_SYS (ioctl),
  SCMP_SYS (lstat),    SCMP_SYS (open),      SCMP_SYS (openat),     SCMP_SYS (openat2),  SCMP_SYS (readlink),
  SCMP_SYS (stat),     SCMP_SYS (statfs),    SCMP_SYS (statx),      SCMP_SYS (unlink),   SCMP_SYS (readlinkat),
  SCMP_SYS (lstat64),  SCMP_SYS (stat64),    SCMP_SYS (uname),      SCMP_SYS (sched_getaffinity),
};

static gboolean
set_limit (__rlimit_resource_t resource, rlim_t value)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return FALSE;
  limit.rlim_max = MIN (limit.rlim_max, value);
  limit.rlim_cur = limit.rlim_max;
  return setrlimit (resource, &limit) == 0;
}

static gboolean
set_limits (void)
{
  rlim_t files = 0;

  for (int fd = 0; fd < MAX_FILES; fd++)
    if (fcntl (fd, F_GETFD) >= 0)
      files = (rlim_t) fd;
  /* What is open now, and a few that come with requests. */
  if (!set_limit (RLIMIT_NOFILE, files + 32))
    return FALSE;
  if (!set_limit (RLIMIT_CORE, 0) || !set_limit (RLIMIT_FSIZE, 0) || !set_limit (RLIMIT_MEMLOCK, 0)
      || !set_limit (RLIMIT_NPROC, 0) || !set_limit (RLIMIT_CPU, MAX_SECONDS))
    return FALSE;
  return !LIMIT_MEMORY || set_limit (RLIMIT_AS, MAX_MEMORY);
}

/* A second wall behind seccomp, which alone is required: kernels and containers without Landlock are common.
 * With no rule that allows anything, every path, port and process outside is out of reach. */
static void
enter_landlock (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_ASK_VERSION);
  LandlockRuleset ruleset = { (1u << 13) - 1, 0, 0 };
  gsize size = sizeof ruleset.access_fs;
  long fd;

  if (version < 1)
    return;
  if (version >= 2)
    ruleset.access_fs |= 1u << 13;
  if (version >= 3)
    ruleset.access_fs |= 1u << 14;
  if (version >= 5)
    ruleset.access_fs |= 1u << 15;
  if (version >= 4)
    {
      ruleset.access_net = 3;
      size = G_STRUCT_OFFSET (LandlockRuleset, scoped);
    }
  if (version >= 6)
    {
      ruleset.scoped = 3;
      size = sizeof ruleset;
    }
  fd = syscall (SYS_landlock_create_ruleset, &ruleset, size, 0u);
  if (fd < 0)
    return;
  syscall (SYS_landlock_restrict_self, (int) fd, 0u);
  close ((int) fd);
}

/* A call that this machine's architecture does not have needs no rule. */
static int
add_plain (scmp_filter_ctx filter, guint32 action, const int *calls, gsize n_calls)
{
  int result = 0;

  for (gsize i = 0; i < n_calls && result == 0; i++)
    {
      result = seccomp_rule_add (filter, action, calls[i], 0);
      if (result == -EDOM)
        result = 0;
    }
  return result;
}

static int
add_rules (scmp_filter_ctx filter, int socket)
{
  const struct scmp_arg_cmp not_executable = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  int result = add_plain (filter, SCMP_ACT_ALLOW, allowed, G_N_ELEMENTS (allowed));

  if (result == 0)
    result = add_plain (filter, SCMP_ACT_ERRNO (EACCES), refused, G_N_ELEMENTS (refused));
  /* Memory is never made executable. */
  if (result == 0)
    result = seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, &not_executable);
  if (result == 0)
    result = seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1, &not_executable);
  /* fstat() of newer C libraries; with a path it would tell which files there are. */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (newfstatat), 1,
                               SCMP_A3 (SCMP_CMP_EQ, AT_EMPTY_PATH));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (newfstatat), 1,
                               SCMP_A3 (SCMP_CMP_NE, AT_EMPTY_PATH));
  /* Last words of a library, which go nowhere, and abort(). */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (write), 1, SCMP_A0 (SCMP_CMP_EQ, STDERR_FILENO));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (writev), 1, SCMP_A0 (SCMP_CMP_EQ, STDERR_FILENO));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                               SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));
  /* stdio looks at the mode of what it is given. */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, F_GETFL));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, F_SETFD));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, F_GETFD));
  /* Its own limits only: to read them, and att_confinement_limit_time(). */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0),
                               SCMP_A2 (SCMP_CMP_EQ, 0));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0),
                               SCMP_A1 (SCMP_CMP_EQ, RLIMIT_CPU));
  /* The one door to the outside. */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (recvmsg), 1,
                               SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) socket));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (sendto), 1,
                               SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) socket));
  return result;
}

/**
 * att_confinement_enter:
 * @socket: the one descriptor over which the process may still talk
 * @reason: (out): on failure, the errno
 *
 * Confines the calling process for the rest of its life. After this it can compute, read from descriptors
 * that are open, and send and receive over @socket. It opens nothing, neither files nor connections, starts
 * nothing, makes no memory executable, writes nothing, and memory and time are bounded. What is not foreseen
 * kills it.
 *
 * Returns: whether it is confined; if not, nothing from outside may be read
 */
gboolean
att_confinement_enter (int socket, int *reason)
{
  scmp_filter_ctx filter;
  int result;

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || !set_limits ())
    {
      *reason = errno;
      return FALSE;
    }
  enter_landlock ();
  filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  if (filter == NULL)
    {
      *reason = ENOMEM;
      return FALSE;
    }
  result = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1);
  if (result == 0)
    result = add_rules (filter, socket);
  if (result == 0)
    result = seccomp_load (filter);
  seccomp_release (filter);
  *reason = -result;
  return result == 0;
}

/**
 * att_confinement_limit_time:
 * @seconds: how long the process may compute from now on
 *
 * The process is killed when it computes for longer, also when nobody waits for it any more. Said anew for
 * each request.
 *
 * Returns: whether the limit was set
 */
gboolean
att_confinement_limit_time (guint seconds)
{
  struct rusage used;
  struct rlimit limit;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &limit) != 0)
    return FALSE;
  limit.rlim_cur = MIN (limit.rlim_max, (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds + 1);
  return setrlimit (RLIMIT_CPU, &limit) == 0;
}
