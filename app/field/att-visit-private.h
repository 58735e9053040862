/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-visit-file.h"

G_BEGIN_DECLS

/* The two places of the head stand after the header, the log after them. */
#define ATT_VISIT_HEAD_AT(place) ((guint64) ATT_VISIT_PAGE * (1 + (place)))
#define ATT_VISIT_LOG_AT ((guint64) ATT_VISIT_PAGE * 3)

/* How far the log goes: of the head on the disk, and of what was appended since. */
typedef struct
{
  guint64 count;
  guint64 end;
  guint8 tag[ATT_VISIT_TAG_SIZE];
} AttVisitMark;

struct _AttVisitFile
{
  GObject parent_instance;
  char *path;
  char *unfinished; /* (nullable): the name under which it is being made */
  int fd;
  gboolean writable;
  gboolean read;   /* so that its end is known */
  gboolean failed; /* what is on the disk is not known any more */
  char *id;
  AttVisitHeader header;
  guint8 *key; /* (nullable): from att_visit_allocate() */
  AttRandom *random;
  AttProblems *notes;
  guint64 generation;
  AttVisitMark head;
  AttVisitMark tail;
  guint8 *buffer;
  gsize buffer_size;
};

typedef enum
{
  ATT_VISIT_READ_WHOLE,
  ATT_VISIT_READ_SHORT,  /* the file ends before it does */
  ATT_VISIT_READ_BROKEN, /* it is not the record that belongs here */
  ATT_VISIT_READ_FAILED, /* the disk */
} AttVisitReadResult;

gboolean att_visit_file_pwrite (AttVisitFile *self, const void *data, gsize length, guint64 offset, GError **error);
gboolean att_visit_file_fail (AttVisitFile *self, int code, GError **error);
gboolean att_visit_file_refuse (AttVisitFile *self, GError *problem, GError **error);
gboolean att_visit_file_write_head (AttVisitFile *self, GError **error);
void att_visit_mark_get_place (const AttVisitMark *mark, AttVisitPlace *place);
guint8 *att_visit_file_get_buffer (AttVisitFile *self, gsize size);

/* Records: att-visit-blobs.c, att-visit.c */
gboolean att_visit_refuse_record (const AttVisitPlace *place, GError **error);
AttEntry *att_visit_read_entry (const guint8 *data, gsize length, const AttVisitPlace *place, GError **error);

/* Sealing: att-visit-seal.c */
void att_visit_file_begin (const AttVisitFile *self, AttVisitMark *mark);
gsize att_visit_file_seal_record (AttVisitFile *self, AttVisitRecordType type, const void *data, gsize length,
                                  guint8 *tag);
AttVisitReadResult att_visit_file_open_record (AttVisitFile *self, AttVisitMark *mark, AttVisitRecordType *type,
                                               const guint8 **data, gsize *length, GError **error);
void att_visit_file_seal_head (AttVisitFile *self, guint64 generation, const AttVisitMark *mark, guint8 *page);
gboolean att_visit_file_open_head (AttVisitFile *self, guint place, const guint8 *page, guint64 *generation,
                                   AttVisitMark *mark);

G_END_DECLS
