/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "att-doc-data.h"
#include "att-doc-words.h"
#include "att-template.h"

G_BEGIN_DECLS

#define ATT_POINTS_PER_MM (72.0 / 25.4)

/* A path that was resolved when the template was read, so that a missing member is never taken from further out.
 */
typedef struct
{
  char *written;      /* as the template writes it, for messages */
  char *path;         /* below its node */
  char *prefix;       /* of a list: what the paths of its nodes begin with */
  guint up;           /* how many `each` further out its node is */
  AttDocType type;
  int language;       /* the language asked for, or -1 for the text's own */
  AttDayForm form;
  int line;
} AttFieldRef;

typedef enum
{
  ATT_INLINE_WORDS,
  ATT_INLINE_FIELD,
  ATT_INLINE_PAGE,  /* the page's number */
  ATT_INLINE_PAGES, /* how many pages there are */
  ATT_INLINE_SPAN,
  ATT_INLINE_BREAK,
  ATT_INLINE_IF,
  ATT_INLINE_EACH,
  ATT_INLINE_CHOOSE,
  ATT_INLINE_WHEN, /* a child of the one before */
} AttInlineType;

typedef enum
{
  ATT_FAMILY_INHERIT,
  ATT_FAMILY_SERIF,
  ATT_FAMILY_SANS,
} AttFamily;

typedef enum
{
  ATT_ALIGN_INHERIT,
  ATT_ALIGN_LEFT,
  ATT_ALIGN_CENTER,
  ATT_ALIGN_RIGHT,
  ATT_ALIGN_JUSTIFY,
} AttAlign;

/* What holds for text and is handed down; 0 is "as around it". */
typedef struct
{
  AttFamily family;
  double size; /* pt */
  AttAlign align;
  gboolean bold;
  gboolean italic;
} AttStyle;

/* A condition of `if` and `unless`. */
typedef struct
{
  AttFieldRef *field;
  char *equals;
  gboolean negate;
} AttCondition;

typedef struct
{
  AttInlineType type;
  char *words;         /* also the separator of an `each`, and what a `when` equals */
  AttFieldRef *field;
  AttCondition condition;
  AttStyle style;
  GPtrArray *children; /* AttInline */
} AttInline;

typedef enum
{
  ATT_BLOCK_HEADING,
  ATT_BLOCK_PARAGRAPH,
  ATT_BLOCK_LIST,
  ATT_BLOCK_ITEM,
  ATT_BLOCK_PAIRS,
  ATT_BLOCK_PAIR,
  ATT_BLOCK_TABLE,
  ATT_BLOCK_HEAD,
  ATT_BLOCK_ROW,
  ATT_BLOCK_CELL, /* of a row or pair; a column of columns; a part of a signature or overflow */
  ATT_BLOCK_COLUMNS,
  ATT_BLOCK_BY_LANGUAGE,
  ATT_BLOCK_RULE,
  ATT_BLOCK_SPACE,
  ATT_BLOCK_FILL,
  ATT_BLOCK_SIGNATURE,
  ATT_BLOCK_SEAL,
  ATT_BLOCK_QR,
  ATT_BLOCK_EMBLEM,
  ATT_BLOCK_IMAGE,
  ATT_BLOCK_BAR,
  ATT_BLOCK_KEEP,
  ATT_BLOCK_PAGE_BREAK,
  ATT_BLOCK_OVERFLOW,
  ATT_BLOCK_IF,
  ATT_BLOCK_EACH,
  ATT_BLOCK_GROUP, /* body, annex, header, footer */
} AttBlockType;

typedef enum
{
  ATT_BY_LANGUAGE_BLOCKS,
  ATT_BY_LANGUAGE_COLUMNS,
  ATT_BY_LANGUAGE_PAGES,
} AttByLanguage;

typedef enum
{
  ATT_MARKER_NUMBER,
  ATT_MARKER_DASH,
} AttMarker;

typedef struct
{
  AttBlockType type;
  char *name; /* the element's name; of an overflow its id, of an annex what it is of */
  int line;
  AttStyle style;
  double before, after; /* pt */
  gboolean keep;        /* with what comes next */
  GPtrArray *children;  /* AttBlock */
  AttInline *texts[ATT_N_LANGUAGES];
  gboolean any_language; /* one text stands for every language */
  AttFieldRef *field;
  AttCondition condition;
  int level;             /* of a heading */
  AttMarker marker;
  AttByLanguage by_language;
  gboolean ruled;        /* a table has lines */
  gboolean whole_rows;   /* a row is kept on one page when it fits on one */
  double indent;         /* of a paragraph's first line */
  double width;          /* of a column: mm as pt, or 0 for a share of the rest; of a rule */
  double height;         /* of a space, seal, QR code or emblem; a rule's thickness */
  double weight;         /* of a fill */
  double gap;            /* between columns */
  GArray *widths;        /* double: a table's columns */
} AttBlock;

typedef enum
{
  ATT_SHOW_ALL,
  ATT_SHOW_NOT_FIRST,
  ATT_SHOW_MANY, /* only when there is more than one page */
} AttShow;

typedef enum
{
  ATT_FRAME_NONE,
  ATT_FRAME_LINE,
  ATT_FRAME_ORNAMENT,
  ATT_FRAME_GUILLOCHE,
} AttFrame;

typedef struct
{
  double width, height; /* pt, like all that follows */
  double left, right, top, bottom;
  AttFrame frame;
  AttStyle style;
  double leading; /* a line's height as a part of the font's own */
} AttPage;

struct _AttTemplate
{
  GObject parent_instance;

  char *path;
  GBytes *bytes;
  AttHash hash;
  char *id;
  char *version;
  AttText *title;
  gboolean confirmed;
  AttDocLanguages languages;
  gboolean to_applicant; /* a letter, issued in the language that the applicant asked for */
  AttPage page;
  AttBlock *header, *footer; /* (nullable) */
  AttShow show_header, show_footer;
  AttBlock *body;
  int max_pages; /* of the body; 0: as many as it takes */
  GPtrArray *annexes; /* AttBlock */
};

/* What is known while a template is read. */
typedef struct
{
  AttTemplate *template;
  GPtrArray *scopes; /* char *: the prefix of each `each`, the innermost last; "" first */
  GPtrArray *overflows; /* char *: ids */
  guint depth;
  gboolean in_margin; /* in a header or footer, where {page} and {pages} are known */
} AttTemplateReader;

void att_field_ref_free (AttFieldRef *field);
void att_inline_free (AttInline *self);
void att_block_free (AttBlock *self);

AttFieldRef *att_template_reader_resolve (AttTemplateReader *self, const char *written, int line, GError **error);
AttFieldRef *att_template_reader_resolve_list (AttTemplateReader *self, const char *written, int line,
                                               GError **error);
gboolean att_template_reader_enter (AttTemplateReader *self, const AttFieldRef *list, int line, GError **error);
void att_template_reader_leave (AttTemplateReader *self);
gboolean att_template_reader_read_condition (AttTemplateReader *self, const xmlNode *node, AttCondition *condition,
                                             GError **error);
AttStyle att_template_read_style (const xmlNode *node);
AttInline *att_template_reader_read_text (AttTemplateReader *self, const xmlNode *node, GError **error);
AttBlock *att_template_reader_read_block (AttTemplateReader *self, const xmlNode *node, GError **error);
AttBlock *att_template_reader_read_group (AttTemplateReader *self, const xmlNode *node, GError **error);

G_END_DECLS
