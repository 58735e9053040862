/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-viewer-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

static const AttProblemSpec viewer_stopped = {
  ATT_PROBLEM_INPUT, "viewer-stopped",
  N_ ("The page can't be shown: the part of the program that reads the file broke down over it."),
  N_ ("The file may be damaged, or made to do harm. Ask its sender for another copy."), NULL
};
static const AttProblemSpec viewer_confused = {
  ATT_PROBLEM_INPUT, "viewer-confused",
  N_ ("The page can't be shown: what the part of the program that reads the file answered makes no sense."),
  N_ ("The file may be damaged, or made to do harm. Ask its sender for another copy."), NULL
};
static const AttProblemSpec viewer_slow = {
  ATT_PROBLEM_INPUT, "viewer-slow",
  N_ ("The page can't be shown: reading it takes too long."),
  N_ ("The file may be damaged, or made to do harm. Ask its sender for another copy."), NULL
};
const AttProblemSpec att_viewer_no_memory = {
  ATT_PROBLEM_INPUT, "viewer-no-memory",
  N_ ("The page can't be shown: there is not enough memory."),
  N_ ("Close other programs and try again."), NULL
};

enum
{
  PROP_0,
  PROP_BROKEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/**
 * AttViewer:
 *
 * A file from outside that is shown: a PDF, or an image, whose pages are those of the file. A process of its
 * own decodes it, which has confined itself (att_confinement_enter()). One file, one process: what a file
 * does to its process, it does to no other file. When that process breaks down, is killed or talks nonsense,
 * the viewer is broken for good, and each request fails with the same problem; the file may be opened anew.
 *
 * It belongs to the thread-default main context that was in force when it was opened. Requests are answered
 * one after the other, those of higher priority first.
 */
G_DEFINE_FINAL_TYPE (AttViewer, att_viewer, G_TYPE_OBJECT)

static void start_next (AttViewer *self);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_source_unref (*source);
      *source = NULL;
    }
}

static void
job_free (AttViewerJob *job)
{
  clear_source (&job->cancelled);
  g_clear_object (&job->task);
  if (job->file >= 0)
    close (job->file);
  if (job->memory >= 0)
    close (job->memory);
  g_free (job);
}

static void
job_fail (AttViewerJob *job, const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  job_free (job);
  if (task != NULL)
    g_task_return_error (task, g_error_copy (error));
}

/* Takes @reason. The jobs' callbacks may do anything to the viewer. */
static void
break_down (AttViewer *self, GError *reason)
{
  AttViewerJob *job;

  if (self->broken != NULL)
    {
      g_error_free (reason);
      return;
    }
  g_object_ref (self);
  self->broken = reason;
  clear_source (&self->heard);
  clear_source (&self->timeout);
  g_clear_pointer (&self->link, att_viewer_link_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BROKEN]);
  job = g_steal_pointer (&self->current);
  if (job != NULL)
    job_fail (job, self->broken);
  while ((job = g_queue_pop_head (&self->waiting)) != NULL)
    job_fail (job, self->broken);
  g_object_unref (self);
}

static void
att_viewer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BROKEN)
    g_value_set_boolean (value, att_viewer_is_broken (ATT_VIEWER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
att_viewer_dispose (GObject *object)
{
  AttViewer *self = ATT_VIEWER (object);

  /* A job that somebody waits for has a reference; these nobody waits for. */
  clear_source (&self->heard);
  clear_source (&self->timeout);
  g_clear_pointer (&self->current, job_free);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) job_free);
  g_clear_pointer (&self->link, att_viewer_link_free);
  G_OBJECT_CLASS (att_viewer_parent_class)->dispose (object);
}

static void
att_viewer_finalize (GObject *object)
{
  AttViewer *self = ATT_VIEWER (object);

  g_clear_error (&self->broken);
  g_array_unref (self->pages);
  g_ptr_array_unref (self->texts);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (att_viewer_parent_class)->finalize (object);
}

static void
att_viewer_class_init (AttViewerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = att_viewer_dispose;
  object_class->finalize = att_viewer_finalize;
  object_class->get_property = att_viewer_get_property;

  /**
   * AttViewer:broken:
   *
   * Whether the process that reads the file is gone.
   */
  properties[PROP_BROKEN]
      = g_param_spec_boolean ("broken", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
text_unref (gpointer text)
{
  if (text != NULL)
    g_object_unref (text);
}

static void
att_viewer_init (AttViewer *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->time_limit = ATT_VIEWER_TIME_LIMIT;
  self->pages = g_array_new (FALSE, TRUE, sizeof (AttViewerPage));
  self->texts = g_ptr_array_new_with_free_func (text_unref);
  g_queue_init (&self->waiting);
}

/* --- Answers --- */

static void
take_reply (AttViewer *self, const AttViewerReply *reply)
{
  g_autoptr (GBytes) memory = NULL;
  g_autoptr (GTask) task = NULL;
  GError *problem;
  gpointer answer = NULL;
  GDestroyNotify free = NULL;
  AttViewerJob *job = self->current;

  if (job == NULL || reply->serial != job->request.serial)
    {
      break_down (self, att_problem_new_plain (&viewer_confused));
      return;
    }
  problem = att_viewer_answer_to_problem (reply);
  if (problem == NULL && reply->status == ATT_VIEWER_OK)
    {
      memory = att_viewer_memory_take (job->memory, job->request.room);
      answer = memory != NULL ? att_viewer_read_answer (self, job, reply, memory, &free) : NULL;
    }
  if (problem == NULL && answer == NULL)
    {
      break_down (self, att_problem_new_plain (&viewer_confused));
      return;
    }
  clear_source (&self->timeout);
  self->current = NULL;
  task = g_steal_pointer (&job->task);
  /* A file that was not opened needs no process. */
  if (problem != NULL && job->request.ask == ATT_VIEWER_ASK_OPEN)
    {
      job_free (job);
      break_down (self, g_error_copy (problem));
    }
  else
    {
      job_free (job);
      start_next (self);
    }
  if (task == NULL)
    {
      g_clear_error (&problem);
      if (answer != NULL)
        free (answer);
    }
  else if (problem != NULL)
    g_task_return_error (task, problem);
  else
    g_task_return_pointer (task, answer, free);
}

static gboolean
heard_cb (int socket, GIOCondition condition, gpointer data)
{
  g_autoptr (AttViewer) self = g_object_ref (data);
  AttViewerReply reply;

  switch (att_viewer_link_hear (self->link, &reply))
    {
    case ATT_VIEWER_HEARD_NOTHING:
      break;
    case ATT_VIEWER_HEARD_REPLY:
      take_reply (self, &reply);
      break;
    case ATT_VIEWER_HEARD_NONSENSE:
      break_down (self, att_problem_new_plain (&viewer_confused));
      break;
    case ATT_VIEWER_HEARD_END:
      break_down (self, att_problem_new_plain (&viewer_stopped));
      break;
    default:
      g_assert_not_reached ();
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
timeout_cb (gpointer data)
{
  break_down (data, att_problem_new_plain (&viewer_slow));
  return G_SOURCE_REMOVE;
}

static GSource *
attach (AttViewer *self, GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_callback (source, callback, data, NULL);
  g_source_attach (source, self->context);
  return source;
}

/* Takes @link: the process to which requests go. */
void
att_viewer_attach_link (AttViewer *self, AttViewerLink *link)
{
  self->link = link;
  self->heard
      = attach (self, g_unix_fd_source_new (att_viewer_link_get_socket (link), G_IO_IN | G_IO_HUP | G_IO_ERR),
                G_SOURCE_FUNC (heard_cb), self);
}

/* --- Requests --- */

static void
start (AttViewer *self, AttViewerJob *job)
{
  g_autoptr (GError) error = NULL;

  job->memory = att_viewer_memory_new (job->request.room);
  if (job->memory < 0)
    {
      error = att_problem_new_plain (&att_viewer_no_memory);
      job_fail (job, error);
      return;
    }
  job->request.serial = ++self->serial;
  /* Time that it computes, which is less than the time that passes: it dies of this only when the window is
   * gone. */
  job->request.seconds = self->time_limit / 1000 + 5;
  self->current = job;
  if (!att_viewer_link_send (self->link, &job->request, job->memory, job->file))
    {
      break_down (self, att_problem_new_plain (&viewer_stopped));
      return;
    }
  self->timeout = attach (self, g_timeout_source_new (self->time_limit), timeout_cb, self);
}

static void
start_next (AttViewer *self)
{
  while (self->current == NULL && self->link != NULL && !g_queue_is_empty (&self->waiting))
    start (self, g_queue_pop_head (&self->waiting));
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  AttViewerJob *job = data;
  g_autoptr (AttViewer) self = g_object_ref (job->viewer);
  g_autoptr (GTask) task = NULL;

  if (job->request.ask == ATT_VIEWER_ASK_OPEN)
    {
      att_viewer_close (self);
      return G_SOURCE_REMOVE;
    }
  task = g_steal_pointer (&job->task);
  if (job != self->current)
    {
      g_queue_remove (&self->waiting, job);
      job_free (job);
    }
  else
    clear_source (&job->cancelled); /* its answer is thrown away when it comes */
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const AttViewerJob *left = a;
  const AttViewerJob *right = b;

  /* A new job goes behind those of the same priority. */
  return left->priority > right->priority ? 1 : -1;
}

/* Makes a request as soon as it is its turn. Takes @task and @file. */
void
att_viewer_ask (AttViewer *self, GTask *task, int priority, const AttViewerRequest *request, int file)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  AttViewerJob *job;

  if (self->broken != NULL)
    {
      g_task_return_error (task, g_error_copy (self->broken));
      g_object_unref (task);
      return;
    }
  job = g_new0 (AttViewerJob, 1);
  job->task = task;
  job->viewer = self;
  job->priority = priority;
  job->request = *request;
  job->request.protocol = ATT_VIEWER_PROTOCOL;
  job->file = file;
  job->memory = -1;
  if (cancellable != NULL)
    job->cancelled = attach (self, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb), job);
  g_queue_insert_sorted (&self->waiting, job, compare_jobs, NULL);
  start_next (self);
}

/**
 * att_viewer_close:
 * @self: a file
 *
 * Ends the process at once. What is still asked for fails with %G_IO_ERROR_CANCELLED. Without this the
 * process ends with the last reference, of which each request holds one.
 */
void
att_viewer_close (AttViewer *self)
{
  g_return_if_fail (ATT_IS_VIEWER (self));
  break_down (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The viewer was closed"));
}

/**
 * att_viewer_is_broken:
 * @self: a file
 *
 * Returns: whether nothing can be had of it any more; opening the file anew may help
 */
gboolean
att_viewer_is_broken (AttViewer *self)
{
  g_return_val_if_fail (ATT_IS_VIEWER (self), TRUE);
  return self->broken != NULL;
}

/**
 * att_viewer_set_time_limit:
 * @self: a file
 * @milliseconds: how long each of the requests to come may take; %ATT_VIEWER_TIME_LIMIT at first
 *
 * The time begins when the process turns to a request, not when it is made.
 */
void
att_viewer_set_time_limit (AttViewer *self, guint milliseconds)
{
  g_return_if_fail (ATT_IS_VIEWER (self));
  self->time_limit = milliseconds;
}
