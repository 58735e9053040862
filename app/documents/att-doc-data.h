/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-day.h"
#include "att-jpeg.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttDocType:
 * @ATT_DOC_STRING: words that are the same in every language: a number, a person's name, reasons as they were
 * written
 * @ATT_DOC_TEXT: words by language
 * @ATT_DOC_DAY: a day, written as the language writes dates
 * @ATT_DOC_NUMBER: a whole number
 * @ATT_DOC_FLAG: yes or no; never printed
 * @ATT_DOC_PROVISION: a provision of the Law as `24(1)(2)`, written as the language cites it
 * @ATT_DOC_IMAGE: a photo
 * @ATT_DOC_LIST: a list of nodes
 * @ATT_DOC_NODE: a node; in a template only asked whether it is there
 *
 * What a member of a document's data is.
 */
typedef enum
{
  ATT_DOC_STRING,
  ATT_DOC_TEXT,
  ATT_DOC_DAY,
  ATT_DOC_NUMBER,
  ATT_DOC_FLAG,
  ATT_DOC_PROVISION,
  ATT_DOC_IMAGE,
  ATT_DOC_LIST,
  ATT_DOC_NODE,
} AttDocType;

/**
 * AttDocData:
 *
 * The tree of named values that a document may use: nodes with members, found by dotted paths as `applicant.name`.
 * Reference-counted; not to be changed any more once it is used from more than one thread.
 */
typedef struct _AttDocData AttDocData;

AttDocData *att_doc_data_new (void);
AttDocData *att_doc_data_ref (AttDocData *self);
void att_doc_data_unref (AttDocData *self);

void att_doc_data_set_string (AttDocData *self, const char *path, const char *string);
void att_doc_data_set_text (AttDocData *self, const char *path, AttText *text);
void att_doc_data_set_day (AttDocData *self, const char *path, AttDay day);
void att_doc_data_set_number (AttDocData *self, const char *path, gint64 number);
void att_doc_data_set_flag (AttDocData *self, const char *path, gboolean flag);
void att_doc_data_set_provision (AttDocData *self, const char *path, const char *provision);
void att_doc_data_set_image (AttDocData *self, const char *path, AttJpeg *image);
AttDocData *att_doc_data_append (AttDocData *self, const char *path);

gboolean att_doc_data_has (const AttDocData *self, const char *path);
gboolean att_doc_data_has_language (const AttDocData *self, const char *path, AttLanguage language);
gboolean att_doc_data_get_type_of (const AttDocData *self, const char *path, AttDocType *type);
const char *att_doc_data_get_string (const AttDocData *self, const char *path);
AttText *att_doc_data_get_text (const AttDocData *self, const char *path);
AttDay att_doc_data_get_day (const AttDocData *self, const char *path);
gint64 att_doc_data_get_number (const AttDocData *self, const char *path);
AttJpeg *att_doc_data_get_image (const AttDocData *self, const char *path);
GPtrArray *att_doc_data_get_list (const AttDocData *self, const char *path);

void att_doc_data_set_blank (AttDocData *self, const char *blank);
const char *att_doc_data_get_blank (const AttDocData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttDocData, att_doc_data_unref)

G_END_DECLS
