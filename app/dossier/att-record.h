/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "att-day.h"

G_BEGIN_DECLS

#define ATT_TYPE_RECORD (att_record_get_type ())

/**
 * AttRecord:
 *
 * Named values in order, each a text or a record again; a name may come more than once. What an act's fields are
 * made of. Reference-counted; not to be changed once shared.
 */
typedef struct _AttRecord AttRecord;

/**
 * AttValue:
 * @name: the field's id
 * @text: (nullable): its text, or %NULL for a record
 * @record: (nullable): its record, or %NULL for a text
 * @person: (nullable): with the name of a person who is registered with the office, the id of the act that registered
 *   them
 */
typedef struct
{
  char *name;
  char *text;
  AttRecord *record;
  char *person;
} AttValue;

GType att_record_get_type (void);
AttRecord *att_record_new (void);
AttRecord *att_record_copy (const AttRecord *self);
AttRecord *att_record_ref (AttRecord *self);
void att_record_unref (AttRecord *self);

void att_record_add (AttRecord *self, const char *name, const char *text);
void att_record_add_day (AttRecord *self, const char *name, AttDay day);
void att_record_add_record (AttRecord *self, const char *name, AttRecord *record);
void att_record_add_person (AttRecord *self, const char *name, const char *text, const char *person);
void att_record_add_value (AttRecord *self, const AttValue *value);
void att_record_remove (AttRecord *self, const char *name);
void att_record_set (AttRecord *self, const char *name, const char *text);

guint att_record_get_size (const AttRecord *self);
const AttValue *att_record_nth (const AttRecord *self, guint index);
const char *att_record_get (const AttRecord *self, const char *name);
const char *att_record_get_person (const AttRecord *self, const char *name);
AttDay att_record_get_day (const AttRecord *self, const char *name);
gboolean att_record_is_yes (const AttRecord *self, const char *name);
AttRecord *att_record_get_record (const AttRecord *self, const char *name);
AttRecord *att_record_next_record (const AttRecord *self, const char *name, guint *at);
gboolean att_record_has (const AttRecord *self, const char *name);
gboolean att_record_has_value (const AttRecord *self, const char *name, const char *text);
char **att_record_dup_all (const AttRecord *self, const char *name);
gboolean att_record_equal (const AttRecord *a, const AttRecord *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttRecord, att_record_unref)

G_END_DECLS
