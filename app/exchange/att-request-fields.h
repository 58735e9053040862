/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-regulation.h"

G_BEGIN_DECLS

/**
 * AttRequestValue:
 *
 * What a value of the application file has to be.
 */
typedef enum
{
  ATT_REQUEST_TEXT,       /* not blank */
  ATT_REQUEST_FREE,       /* may be blank, and then counts as left out */
  ATT_REQUEST_CHOICE,     /* one of the field's choices */
  ATT_REQUEST_TERM,       /* in the field's list of the regulation */
  ATT_REQUEST_DAY,        /* a date, today or earlier */
  ATT_REQUEST_DAY_AHEAD,  /* a date */
  ATT_REQUEST_COUNT,      /* a whole number, 0 or more */
  ATT_REQUEST_COUNT_FROM_1,
  ATT_REQUEST_AREA,       /* a decimal number above 0 */
  ATT_REQUEST_BIN,
  ATT_REQUEST_IIN,
  ATT_REQUEST_PAPER,      /* the id of a paper of the file */
  ATT_REQUEST_PAPER_ID,   /* an id that no other paper has */
  ATT_REQUEST_FILE,       /* where the file of a paper is */
  ATT_REQUEST_HASH,       /* its hash */
} AttRequestValue;

/**
 * AttRequestFlags:
 * @ATT_REQUEST_OPTIONAL: may be left out
 * @ATT_REQUEST_EITHER: of neighbours so marked at least one must be there
 * @ATT_REQUEST_REPEATS: any number of them
 * @ATT_REQUEST_UNLESS_NO: kept only when it is not `no`
 */
typedef enum
{
  ATT_REQUEST_REQUIRED = 0,
  ATT_REQUEST_OPTIONAL = 1 << 0,
  ATT_REQUEST_EITHER = 1 << 1,
  ATT_REQUEST_REPEATS = 1 << 2,
  ATT_REQUEST_UNLESS_NO = 1 << 3,
} AttRequestFlags;

/**
 * AttRequestField:
 * @id: the field of the record; %NULL where the value is checked and not kept
 * @element: (nullable): the element, as a path below the one described; %NULL for that one itself
 * @language: (nullable): only an element with that `xml:lang`
 * @attribute: (nullable): the attribute; %NULL for the element's text
 * @what: (translatable): what an official calls it
 * @value: what it has to be
 * @flags: whether it has to be there
 * @choices: (nullable): for a choice, with blanks between
 * @list: for a term
 * @kind: (nullable): only in an application of that kind
 *
 * A value of the application file, and the field of the record that it becomes.
 */
typedef struct
{
  const char *id;
  const char *element;
  const char *language;
  const char *attribute;
  const char *what;
  AttRequestValue value;
  AttRequestFlags flags;
  const char *choices;
  AttTermList list;
  const char *kind;
} AttRequestField;

/**
 * AttRequestPart:
 * @id: (nullable): the field of the record that holds a record of it; %NULL where its fields are the record's own
 * @element: (nullable): the element that repeats, as a path below the root; %NULL for the root
 * @fields: its fields, ended by a %NULL what
 * @least: how many there have to be
 * @what: (nullable) (translatable): what an official calls it
 */
typedef struct
{
  const char *id;
  const char *element;
  const AttRequestField *fields;
  guint least;
  const char *what;
} AttRequestPart;

const AttRequestPart *att_request_parts_list (guint *n_parts);

G_END_DECLS
