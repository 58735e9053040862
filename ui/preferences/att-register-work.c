/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-register-work.h"

typedef struct
{
  char *location;
  AttDay today;
  AttRegisterWorkKind kind;
  AttProgressFunc progress;
  gpointer progress_data;
  GTask *task;   /* the task owns the work */
  gint64 told_at;
} Work;

typedef struct
{
  GTask *task;
  guint64 done;
  guint64 all;
} Tick;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->location);
  g_free (work);
}

static void
tick_free (gpointer data)
{
  Tick *tick = data;

  g_object_unref (tick->task);
  g_free (tick);
}

/* What was on its way when the work ended comes to nobody. */
static gboolean
tick_cb (gpointer data)
{
  const Tick *tick = data;
  const Work *work = g_task_get_task_data (tick->task);

  if (!g_task_get_completed (tick->task) && !g_cancellable_is_cancelled (g_task_get_cancellable (tick->task)))
    work->progress (tick->done, tick->all, work->progress_data);
  return G_SOURCE_REMOVE;
}

static void
tell (guint64 done, guint64 all, gpointer data)
{
  Work *work = data;
  gint64 now = g_get_monotonic_time ();
  Tick *tick;

  if (now - work->told_at < G_USEC_PER_SEC / 20)
    return;
  work->told_at = now;
  tick = g_new (Tick, 1);
  *tick = (Tick) { g_object_ref (work->task), done, all };
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, tick_cb, tick, tick_free);
}

/* On a connection of its own, so that neither lists nor forms wait for it. */
static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttProblems) findings = att_problems_new ();
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  att_clock_set_today (clock, work->today);
  if (work->kind == ATT_WORK_VERIFY)
    office = att_office_open_for_proof (work->location, clock, random, cancellable, &error);
  else
    office = att_office_open (work->location, FALSE, clock, random, NULL, cancellable, &error);
  if (office == NULL)
    done = FALSE;
  else if (work->kind == ATT_WORK_VERIFY)
    done = att_office_verify (office, -1, NULL, findings, tell, work, cancellable, &error);
  else
    done = att_office_reindex (office, tell, work, cancellable, &error);
  if (done || error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&findings), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * att_register_work_run_async:
 * @context: the context, with a register open
 * @kind: what to do
 * @progress: how far it is, on the main thread; no longer called once it is cancelled or done
 * @progress_data: for @progress
 * @cancellable: to stop early
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
att_register_work_run_async (AttContext *context, AttRegisterWorkKind kind, AttProgressFunc progress,
                             gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->location = g_strdup (att_context_get_location (context));
  work->today = att_context_get_today (context);
  work->kind = kind;
  work->progress = progress;
  work->progress_data = progress_data;
  work->task = task;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run);
}

/**
 * att_register_work_run_finish:
 * @result: what the callback was given
 * @error: why it was not done
 *
 * Returns: (transfer full) (nullable): what was found not to hold; empty when all does
 */
AttProblems *
att_register_work_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
