/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-viewer-protocol.h"

G_BEGIN_DECLS

/**
 * AttViewerLink:
 *
 * The confined process, seen from the window: started, spoken to, killed.
 */
typedef struct _AttViewerLink AttViewerLink;

typedef enum
{
  ATT_VIEWER_HEARD_NOTHING,
  ATT_VIEWER_HEARD_REPLY,
  ATT_VIEWER_HEARD_NONSENSE,
  ATT_VIEWER_HEARD_END,
} AttViewerHeard;

AttViewerLink *att_viewer_link_new (const char *program, gboolean checks_signatures, GError **error);
void att_viewer_link_free (AttViewerLink *self);
int att_viewer_link_get_socket (AttViewerLink *self);
gboolean att_viewer_link_send (AttViewerLink *self, const AttViewerRequest *request, int memory, int file);
AttViewerHeard att_viewer_link_hear (AttViewerLink *self, AttViewerReply *reply);

int att_viewer_memory_new (gsize size);
int att_viewer_memory_new_for_bytes (GBytes *bytes);
GBytes *att_viewer_memory_take (int memory, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttViewerLink, att_viewer_link_free)

G_END_DECLS
