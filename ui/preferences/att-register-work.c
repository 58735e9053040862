/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-register-work.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/* Marks the works that are about the register as a whole, of which there is one at a time. */
#define MARK "att-register-work"

typedef struct
{
  char *location;
  AttDay today;
  AttRegisterWorkKind kind;
  AttWork *work;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->location);
  g_object_unref (job->work);
  g_free (job);
}

/* On a connection of its own, so that neither lists nor forms wait for it. */
static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttProblems) findings = att_problems_new ();
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  att_clock_set_today (clock, job->today);
  if (job->kind == ATT_WORK_VERIFY)
    office = att_office_open_for_proof (job->location, clock, random, cancellable, &error);
  else
    office = att_office_open (job->location, FALSE, clock, random, NULL, cancellable, &error);
  if (office == NULL)
    done = FALSE;
  else if (job->kind == ATT_WORK_VERIFY)
    done = att_office_verify (office, -1, NULL, findings, att_work_tell, job->work, cancellable, &error);
  else
    done = att_office_reindex (office, att_work_tell, job->work, cancellable, &error);
  if (done || error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&findings), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
add_finding (AttWork *work, const GError *problem)
{
  const char *dossier = att_problem_get_argument (problem, "dossier");
  gint64 number = dossier != NULL ? g_ascii_strtoll (dossier, NULL, 10) : 0;
  g_autofree char *subject = dossier != NULL ? att_words_fill (_ ("Dossier {number}"), "number", dossier, NULL)
                                             : g_strdup (_ ("The register"));
  g_autofree char *words = att_words_problem (problem);

  att_work_add_line (work, subject, words, TRUE, number);
}

static void
finish (const Job *job, AttProblems *findings, const GError *error)
{
  g_autofree char *count = att_words_number (findings != NULL ? findings->len : 0);
  g_autofree char *words = NULL;
  gboolean verifying = job->kind == ATT_WORK_VERIFY;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    add_finding (job->work, g_ptr_array_index (findings, i));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (_ ("Stopped."));
  else if (findings == NULL)
    {
      add_finding (job->work, error);
      words = g_strdup (verifying ? _ ("The register was not verified") : _ ("The lists were not rebuilt"));
    }
  else if (findings->len > 0)
    words = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "{count} thing does not fit together.",
                                         "{count} things do not fit together.", findings->len),
                            "count", count, NULL);
  else
    words = g_strdup (verifying ? _ ("Everything in the register fits together.")
                                : _ ("Lists and search were rebuilt from the acts."));
  att_work_finish (job->work, words);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProblems) findings = g_task_propagate_pointer (G_TASK (result), &error);

  finish (g_task_get_task_data (G_TASK (result)), findings, error);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/**
 * att_register_work_start:
 * @context: the context, with a register open
 * @kind: what to do
 *
 * Begins it as a long work, which all windows show. The process stays until it is done or stopped.
 *
 * Returns: (transfer none): the work
 */
AttWork *
att_register_work_start (AttContext *context, AttRegisterWorkKind kind)
{
  g_autoptr (AttWork) work
      = att_work_new (kind == ATT_WORK_VERIFY ? _ ("Verifying the register") : _ ("Rebuilding lists and search"));
  g_autoptr (GTask) task = g_task_new (NULL, att_work_get_cancellable (work), done_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->location = g_strdup (att_context_get_location (context));
  job->today = att_context_get_today (context);
  job->kind = kind;
  job->work = g_object_ref (work);
  g_object_set_data (G_OBJECT (work), MARK, work);
  g_list_store_append (att_context_get_works (context), work);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
  return work;
}

/**
 * att_register_work_find:
 * @context: the context
 *
 * Returns: (transfer none) (nullable): such a work that is not done yet
 */
AttWork *
att_register_work_find (AttContext *context)
{
  GListModel *works = G_LIST_MODEL (att_context_get_works (context));

  for (guint i = 0; i < g_list_model_get_n_items (works); i++)
    {
      g_autoptr (AttWork) work = g_list_model_get_item (works, i);

      if (g_object_get_data (G_OBJECT (work), MARK) != NULL && !att_work_is_finished (work))
        return work;
    }
  return NULL;
}
