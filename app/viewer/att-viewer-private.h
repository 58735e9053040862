/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-problem.h"
#include "att-viewer-link.h"
#include "att-viewer.h"

G_BEGIN_DECLS

typedef struct
{
  GTask *task; /* NULL: nobody waits for the answer any more */
  int priority;
  AttViewerRequest request;
  int file;    /* to be opened, or -1 */
  int memory;  /* -1: not sent yet */
  GSource *cancelled;
  struct _AttViewer *viewer; /* not owned: the viewer has the job */
} AttViewerJob;

struct _AttViewer
{
  GObject parent_instance;
  GMainContext *context;
  guint time_limit; /* in milliseconds */
  AttViewerLink *link;
  GSource *heard;
  GSource *timeout;
  GQueue waiting; /* of AttViewerJob */
  AttViewerJob *current;
  guint32 serial;
  GError *broken;
  GArray *pages;    /* of AttViewerPage */
  GPtrArray *texts; /* of AttPageText, a page each; NULL: not asked for yet */
  gsize kept_chars;
};

/* att-viewer.c */
extern const AttProblemSpec att_viewer_no_memory;

void att_viewer_attach_link (AttViewer *self, AttViewerLink *link);
void att_viewer_ask (AttViewer *self, GTask *task, int io_priority, const AttViewerRequest *request, int file);

/* att-viewer-answers.c */
GError *att_viewer_answer_to_problem (const AttViewerReply *reply);
gpointer att_viewer_read_answer (AttViewer *self, const AttViewerJob *job, const AttViewerReply *reply,
                                 GBytes *memory, GDestroyNotify *free);

/* att-viewer-open.c */
void
att_viewer_open_program_async (const char *program,
                               guint time_limit,
                               GBytes *bytes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

G_END_DECLS
