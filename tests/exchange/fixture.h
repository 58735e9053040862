/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-request-file.h"

G_BEGIN_DECLS

/** FIXTURE_TODAY: three days after the date of the sample application */
#define FIXTURE_TODAY "2026-09-10"

/**
 * Fixture:
 * @folder: a temporary folder with a copy of an application and its papers
 * @path: the application file in it
 */
typedef struct
{
  char *folder;
  char *path;
} Fixture;

Fixture *fixture_new (const char *name);
void fixture_free (Fixture *self);
void fixture_write (Fixture *self, const char *text, gssize length);
char *fixture_get_text (Fixture *self);
void fixture_replace (Fixture *self, const char *before, const char *after);
char *fixture_build_path (Fixture *self, const char *file);
AttRequestFile *fixture_read (Fixture *self, GError **error);
void fixture_check_fields (AttRecord *record);
AttRegulation *fixture_get_regulation (void);
AttRecord *fixture_dup_record (Fixture *self);
void fixture_expect_problem (Fixture *self, const char *id, int line, const char *field);
char *fixture_find (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
