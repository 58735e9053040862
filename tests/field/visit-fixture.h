/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-visit-blobs.h"

G_BEGIN_DECLS

#define VISIT_PASSPHRASE "сегіз сөзден тұратын құпия"

/**
 * VisitFixture:
 * @folder: a folder of the test's own
 * @path: where its field file is to be
 * @random: chance that can be repeated
 * @office: an office in memory, to whose key the file is sealed
 */
typedef struct
{
  char *folder;
  char *path;
  AttRandom *random;
  AttOffice *office;
} VisitFixture;

/**
 * VisitContent:
 * @texts: (element-type utf8): what each record but chunks holds, with its type before it
 * @places: (element-type AttVisitPlace): where each record stands, chunks too
 * @blobs: its papers and photos
 */
typedef struct
{
  GPtrArray *texts;
  GArray *places;
  AttVisitBlobs *blobs;
} VisitContent;

extern const AttVisitCost visit_cheap;

void visit_fixture_set_up (VisitFixture *self, gconstpointer data);
void visit_fixture_tear_down (VisitFixture *self, gconstpointer data);
guint visit_fixture_get_trials (guint usual);

void visit_fixture_make (VisitFixture *self, guint n_texts, guint n_photos);
void visit_fixture_append (AttVisitFile *file, AttVisitRecordType type, const char *text);
GBytes *visit_fixture_make_photo (guint32 seed, gsize size);

AttVisitFile *visit_fixture_open (VisitFixture *self, gboolean write, VisitContent **content, GError **error);
void visit_content_free (VisitContent *self);

GBytes *visit_fixture_load (VisitFixture *self);
void visit_fixture_store (VisitFixture *self, const void *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VisitContent, visit_content_free)

G_END_DECLS
