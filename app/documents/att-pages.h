/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "att-language.h"

G_BEGIN_DECLS

/**
 * AttPdfProfile:
 * @ATT_PDF_ARCHIVAL: PDF/A-3a and PDF/UA-1: what is issued
 * @ATT_PDF_BASIC: PDF/A-1b: the same pages for a validator that knows no more; nothing is attached to it
 *
 * What a PDF is fit for.
 */
typedef enum
{
  ATT_PDF_ARCHIVAL,
  ATT_PDF_BASIC,
} AttPdfProfile;

/**
 * AttDocAttachment:
 * @name: its file's name
 * @description: what it is
 * @mime: its type, as `text/xml`
 * @data: its bytes
 *
 * Data that a document shows, for programs to read.
 */
typedef struct
{
  const char *name;
  const char *description;
  const char *mime;
  GBytes *data;
} AttDocAttachment;

/**
 * AttDocMeta:
 * @title: the document's title, in its first language
 * @author: who issues it
 * @subject: (nullable): what it is about
 * @created_us: when it was made, in microseconds since 1970-01-01T00:00:00Z
 * @mark: (nullable): words across every page, as those of a draft
 * @attachment: (nullable): its data
 * @profile: what it has to be fit for
 *
 * What a PDF says about itself. Nothing else of it depends on when or where it is made.
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  gint64 created_us;
  const char *mark;
  const AttDocAttachment *attachment;
  AttPdfProfile profile;
} AttDocMeta;

/**
 * AttDocElement:
 * @name: the element's name in the PDF's structure: `H1`, `P`, `TH` ...
 * @language: the language of what it holds
 * @scope: (nullable): of a `TH`, `Column` or `Row`
 * @numbering: (nullable): of an `L`, how its labels count: `Decimal`
 * @alt: (nullable): of a `Figure`, what it shows
 * @continues: the element that it is a further part of, on another page, by its place among the elements; or -1
 *
 * An element of a document's structure, with what Cairo can't write about it.
 */
typedef struct
{
  const char *name;
  AttLanguage language;
  const char *scope;
  const char *numbering;
  const char *alt;
  int continues;
} AttDocElement;

#define ATT_TYPE_PAGES (att_pages_get_type ())
G_DECLARE_FINAL_TYPE (AttPages, att_pages, ATT, PAGES, GObject)

guint att_pages_get_n_pages (AttPages *self);
void att_pages_get_size (AttPages *self, double *width, double *height);
void att_pages_draw (AttPages *self, guint page, cairo_t *cr);
GBytes *att_pages_to_pdf (AttPages *self, const AttDocMeta *meta, GError **error);

G_END_DECLS
