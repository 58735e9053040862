/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "att-build-folder.h"
#include "att-cli.h"
#include "att-cli-print.h"

#define EXIT_STOPPED 130

static const AttProblemSpec unknown_command = {
  ATT_PROBLEM_USAGE, "unknown-command",
  N_ ("There is no command “{command}”."), N_ ("Look at attestatctl help."), NULL
};
static const AttProblemSpec no_command = {
  ATT_PROBLEM_USAGE, "no-command",
  N_ ("No command is given."), N_ ("Look at attestatctl help."), NULL
};
static const AttProblemSpec wrong_options = {
  ATT_PROBLEM_USAGE, "wrong-options",
  N_ ("The options are wrong: {reason}."), N_ ("Look at attestatctl help COMMAND."), NULL
};
static const AttProblemSpec wrong_arguments = {
  ATT_PROBLEM_USAGE, "wrong-arguments",
  N_ ("The arguments are not these: attestatctl {command} {parameters}."),
  N_ ("Look at attestatctl help COMMAND."), NULL
};
static const AttProblemSpec not_utf8 = {
  ATT_PROBLEM_INPUT, "argument-not-utf8",
  N_ ("Argument {n} is not valid UTF-8."), N_ ("Type it in UTF-8; a file may have to be renamed."), NULL
};
static const AttProblemSpec output_lost = {
  ATT_PROBLEM_INPUT, "output-lost",
  N_ ("The answer can't be written: {reason}."),
  N_ ("What was asked was done nevertheless; look before doing it again."), NULL
};
static const AttProblemSpec stopped = {
  ATT_PROBLEM_STORE, "stopped",
  N_ ("Stopped."), N_ ("Nothing was changed."), NULL
};
static const AttProblemSpec unexpected = {
  ATT_PROBLEM_STORE, "unexpected",
  N_ ("Something went wrong that should not: {reason}."),
  N_ ("Look at the disk and at the register: attestatctl verify."), NULL
};

/* A file opened later must not take the place of a closed standard stream and be written to in its stead. */
static void
open_standard_streams (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd > STDERR_FILENO)
    close (fd);
}

static gpointer
wait_for_signals (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t set;
  int number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  sigaddset (&set, SIGHUP);
  while (sigwait (&set, &number) == 0)
    {
      if (g_cancellable_is_cancelled (cancellable))
        _exit (EXIT_STOPPED);
      g_cancellable_cancel (cancellable);
    }
  return NULL;
}

/* Ctrl-C asks to stop where nothing is half done; a second one does not ask. */
static void
watch_signals (GCancellable *cancellable)
{
  sigset_t set;

  signal (SIGPIPE, SIG_IGN);
  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  sigaddset (&set, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cancellable)));
}

static int
get_exit_code (const GError *error)
{
  if (error->domain != ATT_PROBLEM)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? EXIT_STOPPED : 5;
  switch ((AttProblemCode) error->code)
    {
    case ATT_PROBLEM_FALSE:
      return 1;
    case ATT_PROBLEM_USAGE:
      return 2;
    case ATT_PROBLEM_INPUT:
      return 3;
    case ATT_PROBLEM_LAW:
      return 4;
    case ATT_PROBLEM_STORE:
    case ATT_PROBLEM_NEWER:
    case ATT_PROBLEM_BUSY:
    default:
      return 5;
    }
}

/* No message of a library stands alone. */
static void
print_error (const GError *error)
{
  g_autoptr (GError) problem = NULL;

  if (error->domain == ATT_PROBLEM)
    {
      att_print_problem (error);
      return;
    }
  problem = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                ? att_problem_new_plain (&stopped)
                : att_problem_new (&unexpected, att_arg_text ("reason", error->message));
  att_print_problem (problem);
}

static gboolean
check_texts (int argc, char **argv, GError **error)
{
  for (int i = 1; i < argc; i++)
    if (!g_utf8_validate (argv[i], -1, NULL))
      {
        att_problem_set (error, &not_utf8, att_arg_number ("n", i));
        return FALSE;
      }
  return TRUE;
}

static gboolean
parse (const AttCommand *command, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = att_command_new_context (command);
  g_autoptr (GError) reason = NULL;

  if (g_option_context_parse (context, argc, argv, &reason))
    return TRUE;
  att_problem_set (error, &wrong_options, att_arg_text ("reason", reason->message));
  return FALSE;
}

static gboolean
run_command (AttCli *cli, const AttCommand *command, int argc, char **argv, GError **error)
{
  int first = 1;

  if (!parse (command, &argc, &argv, error))
    return FALSE;
  if (att_cli_wants_help ())
    {
      g_autofree char *help = att_commands_get_help (command);

      att_print (help);
      return TRUE;
    }
  if (argc > 1 && g_str_equal (argv[1], "--"))
    first = 2;
  cli->arguments = (const char *const *) argv + first;
  cli->n_arguments = (guint) (argc - first);
  if (cli->n_arguments < command->least || cli->n_arguments > command->most)
    {
      att_problem_set (error, &wrong_arguments, att_arg_text ("command", command->name),
                       att_arg_term ("parameters", command->parameters != NULL ? command->parameters : ""));
      return FALSE;
    }
  return att_cli_take_options (cli, error) && command->run (cli, error);
}

static gboolean
run (AttCli *cli, int argc, char **argv, GError **error)
{
  const AttCommand *command;

  if (!check_texts (argc, argv, error) || !parse (NULL, &argc, &argv, error))
    return FALSE;
  if (argc > 1 && g_str_equal (argv[1], "--"))
    {
      argc--;
      argv++;
    }
  if (att_cli_wants_version ())
    {
      att_print_line ("attestatctl " ATT_VERSION);
      return TRUE;
    }
  if (argc < 2 && att_cli_wants_help ())
    {
      g_autofree char *help = att_commands_get_help (NULL);

      att_print (help);
      return TRUE;
    }
  if (argc < 2)
    {
      att_problem_set_plain (error, &no_command);
      return FALSE;
    }
  command = att_command_find (argv[1]);
  if (command == NULL)
    {
      att_problem_set (error, &unknown_command, att_arg_text ("command", argv[1]));
      return FALSE;
    }
  return run_command (cli, command, argc - 1, argv + 1, error);
}

int
main (int argc, char **argv)
{
  g_auto (AttCli) cli = { 0 };
  g_autoptr (GError) error = NULL;
  int code = 0;
  int lost;

  open_standard_streams ();
  att_build_folder_use ();
  att_language_init (ATT_LOCALEDIR);
  g_set_prgname ("attestatctl");
  att_cli_init (&cli);
  watch_signals (cli.cancellable);
  if (!run (&cli, argc, argv, &error))
    {
      /* What was found comes before what follows from it. */
      att_print_finish ();
      print_error (error);
      code = get_exit_code (error);
    }
  lost = att_print_finish ();
  /* Who reads no further, as head does, knows so. */
  if (lost != 0 && lost != EPIPE)
    {
      g_autoptr (GError) problem = att_problem_new (&output_lost, att_arg_text ("reason", g_strerror (lost)));

      att_print_problem (problem);
      code = code != 0 ? code : get_exit_code (problem);
    }
  return code;
}
