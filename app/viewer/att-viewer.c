/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-viewer-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "att-problem.h"
#include "att-viewer-link.h"

static const AttProblemSpec viewer_missing = {
  ATT_PROBLEM_INPUT, "viewer-missing",
  N_ ("Files from outside can't be shown: the part of the program that reads them can't be started ({detail})."),
  N_ ("Install Attestat anew."), NULL
};
static const AttProblemSpec viewer_unconfined = {
  ATT_PROBLEM_INPUT, "viewer-unconfined",
  N_ ("Files from outside can't be shown: this computer does not let the program lock in the part that reads them "
      "({detail})."),
  N_ ("Ask the administrator to allow seccomp filters for the program."), NULL
};
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
static const AttProblemSpec no_memory = {
  ATT_PROBLEM_INPUT, "viewer-no-memory",
  N_ ("The page can't be shown: there is not enough memory."),
  N_ ("Close other programs and try again."), NULL
};
static const AttProblemSpec unknown_type = {
  ATT_PROBLEM_INPUT, "viewer-unknown-type",
  N_ ("The file can't be shown: it is no PDF, JPEG, PNG or TIFF file."),
  N_ ("Ask its sender for the document in one of these forms."), NULL
};
static const AttProblemSpec file_damaged = {
  ATT_PROBLEM_INPUT, "viewer-damaged",
  N_ ("The file can't be shown: it is damaged."),
  N_ ("Ask its sender for another copy."), NULL
};
static const AttProblemSpec file_protected = {
  ATT_PROBLEM_INPUT, "viewer-protected",
  N_ ("The file can't be shown: it is protected by a password."),
  N_ ("Ask its sender for a copy without a password."), NULL
};
static const AttProblemSpec too_many_pages = {
  ATT_PROBLEM_INPUT, "viewer-too-many-pages",
  N_ ("The file can't be shown: it has more than {limit} pages."),
  N_ ("Ask its sender to divide it."), NULL
};
static const AttProblemSpec page_damaged = {
  ATT_PROBLEM_INPUT, "viewer-page-damaged",
  N_ ("The page can't be shown: it is damaged."),
  N_ ("Ask the sender of the file for another copy."), NULL
};
static const AttProblemSpec page_too_large = {
  ATT_PROBLEM_INPUT, "viewer-page-too-large",
  N_ ("The page can't be shown: it is too large."),
  N_ ("Ask the sender of the file for a copy with smaller pages."), NULL
};
static const AttProblemSpec drawn_too_large = {
  ATT_PROBLEM_INPUT, "viewer-drawn-too-large",
  N_ ("The page can't be shown that large."),
  N_ ("Choose a smaller magnification."), NULL
};

/* As many characters of pages are kept for the next search. */
#define MAX_KEPT_CHARS (4 * 1024 * 1024)
/* What stands in for the size of a page that can't be shown: A4, in points. */
#define BLANK_WIDTH 595.0
#define BLANK_HEIGHT 842.0
/* Cairo's images are no wider and no higher. */
#define MAX_TILE_SIDE 32767

typedef struct
{
  GTask *task; /* NULL: nobody waits for the answer any more */
  int priority;
  AttViewerRequest request;
  int file;    /* to be opened, or -1 */
  int memory;  /* -1: not sent yet */
  GSource *cancelled;
  struct _AttViewer *viewer; /* not owned: the viewer has the job */
} Job;

/**
 * AttViewer:
 *
 * A file from outside that is shown: a PDF, or an image, whose pages are those of the file. A process of its own decodes
 * it, which has confined itself (att_confinement_enter()). One file, one process: what a file does to its process, it does
 * to no other file. When that process breaks down, is killed or talks nonsense, the viewer is broken for good, and each
 * request fails with the same problem; the file may be opened anew.
 *
 * It belongs to the thread-default main context that was in force when it was opened. Requests are answered one after the
 * other, those of higher priority first.
 */
struct _AttViewer
{
  GObject parent_instance;
  GMainContext *context;
  guint time_limit; /* in milliseconds */
  AttViewerLink *link;
  GSource *heard;
  GSource *timeout;
  GQueue waiting; /* of Job */
  Job *current;
  guint32 serial;
  GError *broken;
  GArray *pages;    /* of AttViewerPage */
  GPtrArray *texts; /* of AttPageText, a page each; NULL: not asked for yet */
  gsize kept_chars;
};

enum
{
  PROP_0,
  PROP_BROKEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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
job_free (Job *job)
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
job_fail (Job *job, const GError *error)
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
  g_autoptr (AttViewer) alive = g_object_ref (self);
  Job *job;

  if (self->broken != NULL)
    {
      g_error_free (reason);
      return;
    }
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
  properties[PROP_BROKEN] = g_param_spec_boolean ("broken", NULL, NULL, FALSE,
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

static GError *
status_to_problem (const AttViewerReply *reply)
{
  static const AttProblemSpec *const specs[ATT_VIEWER_N_STATUS] = {
    [ATT_VIEWER_UNKNOWN_TYPE] = &unknown_type, [ATT_VIEWER_DAMAGED] = &file_damaged,
    [ATT_VIEWER_PROTECTED] = &file_protected,  [ATT_VIEWER_TOO_MANY_PAGES] = &too_many_pages,
    [ATT_VIEWER_BAD_PAGE] = &page_damaged,     [ATT_VIEWER_PAGE_TOO_LARGE] = &page_too_large,
  };

  if (reply->status == ATT_VIEWER_UNCONFINED)
    return att_problem_new (&viewer_unconfined, att_arg_text ("detail", g_strerror ((int) reply->count)));
  if (reply->status < ATT_VIEWER_N_STATUS && specs[reply->status] != NULL)
    return att_problem_new (specs[reply->status], att_arg_number ("limit", ATT_VIEWER_MAX_PAGES));
  return NULL;
}

static gboolean
is_plausible (double length)
{
  return length == 0 || (isnormal (length) && length > 0 && length <= ATT_VIEWER_MAX_SIDE);
}

static gboolean
read_pages (AttViewer *self, const AttViewerReply *reply, GBytes *memory)
{
  const AttViewerPage *pages = g_bytes_get_data (memory, NULL);

  if (reply->count == 0 || reply->count > ATT_VIEWER_MAX_PAGES)
    return FALSE;
  for (guint i = 0; i < reply->count; i++)
    {
      AttViewerPage page = pages[i];

      if (!is_plausible (page.width) || !is_plausible (page.height)
          || memchr (page.label, '\0', sizeof page.label) == NULL || !g_utf8_validate (page.label, -1, NULL))
        return FALSE;
      if (page.width == 0 || page.height == 0)
        {
          page.width = BLANK_WIDTH;
          page.height = BLANK_HEIGHT;
        }
      g_array_append_val (self->pages, page);
    }
  g_ptr_array_set_size (self->texts, (int) reply->count);
  return TRUE;
}

static AttPageText *
read_text (const AttViewerReply *reply, GBytes *memory)
{
  const AttViewerTextArea *area = g_bytes_get_data (memory, NULL);
  g_autofree char *text = NULL;

  if (reply->count > ATT_VIEWER_MAX_CHARS || reply->length > ATT_VIEWER_MAX_TEXT
      || !g_utf8_validate_len (area->text, reply->length, NULL)
      || g_utf8_strlen (area->text, (gssize) reply->length) != (glong) reply->count)
    return NULL;
  for (guint i = 0; i < reply->count; i++)
    if (!isfinite (area->rects[i].x1) || !isfinite (area->rects[i].y1) || !isfinite (area->rects[i].x2)
        || !isfinite (area->rects[i].y2))
      return NULL;
  text = g_strndup (area->text, reply->length);
  return att_page_text_new (text, area->rects, reply->count);
}

static void
keep_text (AttViewer *self, guint page, AttPageText *text)
{
  if (self->kept_chars + att_page_text_get_n_chars (text) > MAX_KEPT_CHARS || self->texts->pdata[page] != NULL)
    return;
  self->kept_chars += att_page_text_get_n_chars (text);
  self->texts->pdata[page] = g_object_ref (text);
}

/* What the answer is, or NULL where it makes no sense. */
static gpointer
read_answer (AttViewer *self, const Job *job, const AttViewerReply *reply, GBytes *memory, GDestroyNotify *free)
{
  AttPageText *text;

  switch ((AttViewerAsk) job->request.ask)
    {
    case ATT_VIEWER_ASK_OPEN:
      *free = g_object_unref;
      return read_pages (self, reply, memory) ? g_object_ref (self) : NULL;
    case ATT_VIEWER_ASK_RENDER:
      *free = (GDestroyNotify) att_pixels_free;
      return att_pixels_new (job->request.width, job->request.height, memory);
    case ATT_VIEWER_ASK_TEXT:
      *free = g_object_unref;
      text = read_text (reply, memory);
      if (text != NULL)
        keep_text (self, job->request.page, text);
      return text;
    default:
      g_assert_not_reached ();
    }
}

static void
take_reply (AttViewer *self, const AttViewerReply *reply)
{
  g_autoptr (GBytes) memory = NULL;
  g_autoptr (GTask) task = NULL;
  GError *problem;
  gpointer answer = NULL;
  GDestroyNotify free = NULL;
  Job *job = self->current;

  if (job == NULL || reply->serial != job->request.serial)
    {
      break_down (self, att_problem_new_plain (&viewer_confused));
      return;
    }
  problem = status_to_problem (reply);
  if (problem == NULL && reply->status == ATT_VIEWER_OK)
    {
      memory = att_viewer_memory_take (job->memory, job->request.room);
      answer = memory != NULL ? read_answer (self, job, reply, memory, &free) : NULL;
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

/* --- Requests --- */

static void
start (AttViewer *self, Job *job)
{
  g_autoptr (GError) error = NULL;

  job->memory = att_viewer_memory_new (job->request.room);
  if (job->memory < 0)
    {
      error = att_problem_new_plain (&no_memory);
      job_fail (job, error);
      return;
    }
  job->request.serial = ++self->serial;
  /* Time that it computes, which is less than the time that passes: it dies of this only when the window is gone. */
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
  Job *job = data;
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
  const Job *left = a;
  const Job *right = b;

  /* A new job goes behind those of the same priority. */
  return left->priority > right->priority ? 1 : -1;
}

/* Takes @task and @file. */
static void
ask (AttViewer *self, GTask *task, int priority, const AttViewerRequest *request, int file)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Job *job;

  if (self->broken != NULL)
    {
      g_task_return_error (task, g_error_copy (self->broken));
      g_object_unref (task);
      return;
    }
  job = g_new0 (Job, 1);
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

/* --- Opening --- */

typedef struct
{
  char *program;
  GBytes *bytes;
} Beginning;

typedef struct
{
  AttViewerLink *link;
  int file;
} Begun;

static void
beginning_free (Beginning *beginning)
{
  g_free (beginning->program);
  g_bytes_unref (beginning->bytes);
  g_free (beginning);
}

static void
begun_free (Begun *begun)
{
  g_clear_pointer (&begun->link, att_viewer_link_free);
  if (begun->file >= 0)
    close (begun->file);
  g_free (begun);
}

/* Starting a process and copying a file take longer than a frame. */
static void
begin_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Beginning *beginning = data;
  g_autoptr (GError) reason = NULL;
  AttViewerLink *link = att_viewer_link_new (beginning->program, &reason);
  Begun *begun;

  if (link == NULL)
    {
      g_task_return_error (task, att_problem_new (&viewer_missing, att_arg_text ("detail", reason->message)));
      return;
    }
  begun = g_new0 (Begun, 1);
  begun->link = link;
  begun->file = att_viewer_memory_new_for_bytes (beginning->bytes);
  if (begun->file >= 0)
    {
      g_task_return_pointer (task, begun, (GDestroyNotify) begun_free);
      return;
    }
  begun_free (begun);
  g_task_return_error (task, att_problem_new_plain (&no_memory));
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AttViewer *self = ATT_VIEWER (source);
  const Beginning *beginning = g_task_get_task_data (G_TASK (result));
  GTask *task = data;
  GError *error = NULL;
  Begun *begun = g_task_propagate_pointer (G_TASK (result), &error);
  AttViewerRequest request = { 0 };

  if (begun == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  self->link = g_steal_pointer (&begun->link);
  self->heard = attach (self, g_unix_fd_source_new (att_viewer_link_get_socket (self->link), G_IO_IN | G_IO_HUP | G_IO_ERR),
                        G_SOURCE_FUNC (heard_cb), self);
  request.ask = ATT_VIEWER_ASK_OPEN;
  request.file_size = g_bytes_get_size (beginning->bytes);
  request.room = sizeof (AttViewerPage) * ATT_VIEWER_MAX_PAGES;
  ask (self, task, G_PRIORITY_DEFAULT, &request, begun->file);
  begun->file = -1;
  begun_free (begun);
}

/* att_viewer_open_async() with another program and another limit of time, for tests. */
void
att_viewer_open_program_async (const char *program, guint time_limit, GBytes *bytes, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (AttViewer) self = g_object_new (ATT_TYPE_VIEWER, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) inner = NULL;
  Beginning *beginning;

  g_task_set_source_tag (task, att_viewer_open_async);
  self->time_limit = time_limit;
  if (g_bytes_get_size (bytes) == 0)
    {
      g_task_return_error (task, att_problem_new_plain (&unknown_type));
      g_object_unref (task);
      return;
    }
  /* The viewer lives as long as it is being opened. */
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  beginning = g_new0 (Beginning, 1);
  beginning->program = g_strdup (program);
  beginning->bytes = g_bytes_ref (bytes);
  inner = g_task_new (self, cancellable, begun_cb, task);
  g_task_set_task_data (inner, beginning, (GDestroyNotify) beginning_free);
  g_task_run_in_thread (inner, begin_thread);
}

/**
 * att_viewer_can_show:
 * @media_type: what att_files_guess_type() says of a file
 *
 * Returns: whether files of that type can be opened
 */
gboolean
att_viewer_can_show (const char *media_type)
{
  static const char *const types[] = { "application/pdf", "image/jpeg", "image/png", "image/tiff", NULL };

  return g_strv_contains (types, media_type);
}

/**
 * att_viewer_open_async:
 * @bytes: a file from outside; what it is it says itself
 * @cancellable: (nullable): to stop early
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Starts a process, which confines itself and opens the file.
 */
void
att_viewer_open_async (GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *folder = g_getenv ("ATTESTAT_LIBEXECDIR");
  g_autofree char *program = g_build_filename (folder != NULL ? folder : ATT_LIBEXECDIR, ATT_VIEWER_PROGRAM, NULL);

  att_viewer_open_program_async (program, ATT_VIEWER_TIME_LIMIT, bytes, cancellable, callback, user_data);
}

/**
 * att_viewer_open_finish:
 * @result: what the callback was given
 * @error: why the file can't be shown
 *
 * Returns: (transfer full) (nullable): the file
 */
AttViewer *
att_viewer_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * att_viewer_close:
 * @self: a file
 *
 * Ends the process at once. What is still asked for fails with %G_IO_ERROR_CANCELLED. Without this the process ends with
 * the last reference, of which each request holds one.
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

/* --- Pages --- */

static const AttViewerPage *
get_page (AttViewer *self, guint page)
{
  return &g_array_index (self->pages, AttViewerPage, page);
}

static gboolean
is_rotation (int rotation)
{
  return rotation == 0 || rotation == 90 || rotation == 180 || rotation == 270;
}

/**
 * att_viewer_get_n_pages:
 * @self: a file
 *
 * Returns: how many pages it has, at least one
 */
guint
att_viewer_get_n_pages (AttViewer *self)
{
  g_return_val_if_fail (ATT_IS_VIEWER (self), 0);
  return self->pages->len;
}

/**
 * att_viewer_get_page_size:
 * @self: a file
 * @page: a page, from 0
 * @rotation: by how much it is turned clockwise: 0, 90, 180 or 270
 * @width: (out): its width in points
 * @height: (out): its height in points
 *
 * A page that can't be shown is said to be of A4; drawing it tells why it can't be shown.
 */
void
att_viewer_get_page_size (AttViewer *self, guint page, int rotation, double *width, double *height)
{
  const AttViewerPage *size;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && is_rotation (rotation));
  size = get_page (self, page);
  *width = rotation % 180 == 0 ? size->width : size->height;
  *height = rotation % 180 == 0 ? size->height : size->width;
}

/**
 * att_viewer_get_page_label:
 * @self: a file
 * @page: a page, from 0
 *
 * Returns: (transfer none) (nullable): what the file calls the page, as `iv`; %NULL where it has no name for it
 */
const char *
att_viewer_get_page_label (AttViewer *self, guint page)
{
  g_return_val_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len, NULL);
  return get_page (self, page)->label[0] != '\0' ? get_page (self, page)->label : NULL;
}

static guint
to_pixels (double points, double scale)
{
  /* A whole number of pixels that a division made a little more of is not one pixel more. */
  return (guint) CLAMP (ceil (points * scale - 0.001), 1.0, (double) G_MAXINT);
}

/**
 * att_viewer_get_pixel_size:
 * @self: a file
 * @page: a page, from 0
 * @scale: pixels a point
 * @rotation: by how much it is turned clockwise: 0, 90, 180 or 270
 * @width: (out): how wide att_viewer_render_async() draws it, in pixels
 * @height: (out): and how high
 */
void
att_viewer_get_pixel_size (AttViewer *self, guint page, double scale, int rotation, guint *width, guint *height)
{
  double w;
  double h;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && is_rotation (rotation) && scale > 0);
  att_viewer_get_page_size (self, page, rotation, &w, &h);
  *width = to_pixels (w, scale);
  *height = to_pixels (h, scale);
}

/**
 * att_viewer_render_async:
 * @self: a file
 * @page: a page, from 0
 * @scale: pixels a point
 * @rotation: by how much to turn it clockwise: 0, 90, 180 or 270
 * @tile: (nullable): the part to be drawn; %NULL for all of it. What lies outside of the page is left out.
 * @io_priority: the priority among requests to this file, %G_PRIORITY_DEFAULT for what is seen
 * @cancellable: (nullable): to stop early
 * @callback: called when it is drawn
 * @user_data: for @callback
 */
void
att_viewer_render_async (AttViewer *self, guint page, double scale, int rotation, const AttTile *tile, int io_priority,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  AttViewerRequest request = { 0 };
  GTask *task;
  guint width;
  guint height;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && is_rotation (rotation));
  g_return_if_fail (isfinite (scale) && scale > 0);
  att_viewer_get_pixel_size (self, page, scale, rotation, &width, &height);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, att_viewer_render_async);
  request.ask = ATT_VIEWER_ASK_RENDER;
  request.page = page;
  request.scale = scale;
  request.rotation = rotation;
  request.x = tile != NULL ? MIN (tile->x, width - 1) : 0;
  request.y = tile != NULL ? MIN (tile->y, height - 1) : 0;
  request.width = tile != NULL ? CLAMP (tile->width, 1, width - request.x) : width;
  request.height = tile != NULL ? CLAMP (tile->height, 1, height - request.y) : height;
  request.room = (guint64) request.width * request.height * 4;
  if (width > ATT_VIEWER_MAX_SIDE || height > ATT_VIEWER_MAX_SIDE || request.width > MAX_TILE_SIDE
      || request.height > MAX_TILE_SIDE || request.room / 4 > ATT_VIEWER_MAX_PIXELS)
    {
      g_task_return_error (task, att_problem_new_plain (&drawn_too_large));
      g_object_unref (task);
      return;
    }
  ask (self, task, io_priority, &request, -1);
}

/**
 * att_viewer_render_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why it can't be shown
 *
 * Returns: (transfer full) (nullable): the page, or the part of it
 */
AttPixels *
att_viewer_render_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * att_viewer_get_thumbnail_async:
 * @self: a file
 * @page: a page, from 0
 * @size: its longer side, in pixels
 * @cancellable: (nullable): to stop early
 * @callback: called when it is drawn
 * @user_data: for @callback
 *
 * Draws a page small, after everything that is more urgent.
 */
void
att_viewer_get_thumbnail_async (AttViewer *self, guint page, guint size, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  const AttViewerPage *entry;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && size > 0);
  entry = get_page (self, page);
  att_viewer_render_async (self, page, size / MAX (entry->width, entry->height), 0, NULL, G_PRIORITY_LOW, cancellable,
                           callback, user_data);
}

/**
 * att_viewer_get_thumbnail_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why it can't be shown
 *
 * Returns: (transfer full) (nullable): the page
 */
AttPixels *
att_viewer_get_thumbnail_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  return att_viewer_render_finish (self, result, error);
}

/**
 * att_viewer_get_text_async:
 * @self: a file
 * @page: a page, from 0
 * @io_priority: the priority among requests to this file
 * @cancellable: (nullable): to stop early
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Asks what is written on a page. An image has no text, which is no problem: it is empty then.
 */
void
att_viewer_get_text_async (AttViewer *self, guint page, int io_priority, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  AttViewerRequest request = { 0 };
  AttPageText *kept;
  GTask *task;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, att_viewer_get_text_async);
  kept = self->texts->pdata[page];
  if (kept != NULL && self->broken == NULL)
    {
      g_task_return_pointer (task, g_object_ref (kept), g_object_unref);
      g_object_unref (task);
      return;
    }
  request.ask = ATT_VIEWER_ASK_TEXT;
  request.page = page;
  request.room = sizeof (AttViewerTextArea);
  ask (self, task, io_priority, &request, -1);
}

/**
 * att_viewer_get_text_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the text
 */
AttPageText *
att_viewer_get_text_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
