/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page-text.h"
#include "att-signature.h"

G_BEGIN_DECLS

/* What the window and the confined process say to each other over a socket of packets: one request, one
 * reply, both of a fixed size. A request carries descriptors: of the file, and of the memory into which the
 * answer goes. That memory is made and sized by the window, which can't be cut or grown any more, so that no
 * number in a reply can lead outside it. */

#define ATT_VIEWER_PROTOCOL 2
/** ATT_VIEWER_SOCKET: the descriptor that the confined process is started with */
#define ATT_VIEWER_SOCKET 3
#define ATT_VIEWER_PROGRAM "attestat-viewer"
/** ATT_VIEWER_CHECKS_SIGNATURES: its only argument, without which no signature can be checked */
#define ATT_VIEWER_CHECKS_SIGNATURES "--signatures"
#define ATT_VIEWER_LABEL_SIZE 64
#define ATT_VIEWER_MAX_CHARS 262144
#define ATT_VIEWER_MAX_TEXT (1024 * 1024)
#define ATT_VIEWER_MAX_ATTACHMENT (1024 * 1024)
#define ATT_VIEWER_MAX_SIGNATURES 64
#define ATT_VIEWER_SIGNER_SIZE 256

typedef enum
{
  ATT_VIEWER_ASK_OPEN = 1, /* descriptors: memory, file */
  ATT_VIEWER_ASK_RENDER,   /* descriptors: memory */
  ATT_VIEWER_ASK_TEXT,     /* descriptors: memory */
  ATT_VIEWER_ASK_ATTACHMENT, /* descriptors: memory, for the bytes */
  ATT_VIEWER_ASK_SIGNATURES, /* descriptors: memory */
} AttViewerAsk;

typedef struct
{
  guint32 protocol;
  guint32 serial;
  guint32 ask;
  guint32 seconds; /* how long it may compute */
  guint32 page;
  gint32 rotation; /* clockwise: 0, 90, 180 or 270 */
  double scale;    /* pixels a point */
  guint32 x;       /* the tile */
  guint32 y;
  guint32 width;
  guint32 height;
  guint64 file_size;
  guint64 room; /* size of the memory */
} AttViewerRequest;

typedef enum
{
  ATT_VIEWER_OK,
  ATT_VIEWER_UNCONFINED,     /* count: the errno */
  ATT_VIEWER_UNKNOWN_TYPE,
  ATT_VIEWER_DAMAGED,
  ATT_VIEWER_PROTECTED,      /* by a password */
  ATT_VIEWER_TOO_MANY_PAGES, /* count: how many */
  ATT_VIEWER_BAD_PAGE,       /* this page can't be read */
  ATT_VIEWER_PAGE_TOO_LARGE,
  ATT_VIEWER_N_STATUS,
} AttViewerStatus;

typedef struct
{
  guint32 protocol;
  guint32 serial;
  guint32 status;
  guint32 count;  /* pages of a file, characters of a text, 1 when there is an attachment, signatures */
  guint64 length; /* bytes of a text or attachment */
} AttViewerReply;

/** AttViewerPage: the memory of an opened file is an array of these; sizes of a page that can't be shown are 0 */
typedef struct
{
  double width;
  double height;
  char label[ATT_VIEWER_LABEL_SIZE]; /* UTF-8, empty for none */
} AttViewerPage;

/** AttViewerSignature: the memory of signatures is an array of these */
typedef struct
{
  guint32 state; /* AttSignatureState */
  guint32 trust; /* AttSignatureTrust */
  guint32 cover; /* AttSignatureCover */
  guint32 unused;
  gint64 at;
  char signer[ATT_VIEWER_SIGNER_SIZE]; /* UTF-8, ends with a zero */
} AttViewerSignature;

/** AttViewerTextArea: the memory of a text */
typedef struct
{
  AttPageRect rects[ATT_VIEWER_MAX_CHARS];
  char text[ATT_VIEWER_MAX_TEXT];
} AttViewerTextArea;

G_END_DECLS
