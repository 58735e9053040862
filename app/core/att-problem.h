/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "att-day.h"
#include "att-text.h"

G_BEGIN_DECLS

#define ATT_PROBLEM (att_problem_quark ())
GQuark att_problem_quark (void);

/**
 * AttProblemCode:
 * @ATT_PROBLEM_USAGE: the options of a command are wrong (exit 2)
 * @ATT_PROBLEM_INPUT: bad input: a file, or an unknown dossier, kind, field or value (exit 3)
 * @ATT_PROBLEM_LAW: not possible under the law (exit 4)
 * @ATT_PROBLEM_STORE: the register can't be used: not a register, no right, no room, damaged (exit 5)
 * @ATT_PROBLEM_NEWER: the register is from a newer program (exit 5)
 * @ATT_PROBLEM_BUSY: somebody else holds the register, or appended first; trying again helps (exit 5)
 * @ATT_PROBLEM_FALSE: what was asked does not hold (exit 1)
 *
 * What somebody can do about a problem; a GError's code in the domain %ATT_PROBLEM.
 */
typedef enum
{
  ATT_PROBLEM_USAGE,
  ATT_PROBLEM_INPUT,
  ATT_PROBLEM_LAW,
  ATT_PROBLEM_STORE,
  ATT_PROBLEM_NEWER,
  ATT_PROBLEM_BUSY,
  ATT_PROBLEM_FALSE,
} AttProblemCode;

/**
 * AttProblemSpec:
 * @code: what can be done about it
 * @id: its name for programs, in kebab-case; never translated
 * @text: (translatable): one sentence; `{name}` stands for the argument of that name
 * @remedy: (nullable) (translatable): one sentence that says what to do
 * @provision: (nullable): the article it rests on, as `25(2)`; an argument `provision` goes before it
 *
 * One thing that can be wrong. Specs are static constants beside the code that finds the problem, with
 * @text and @remedy marked by N_(): a problem is put into words only at the edge.
 */
typedef struct
{
  AttProblemCode code;
  const char *id;
  const char *text;
  const char *remedy;
  const char *provision;
} AttProblemSpec;

typedef enum
{
  ATT_ARG_END,
  ATT_ARG_TEXT,   /* as it is */
  ATT_ARG_TERM,   /* a source string, translated at the edge */
  ATT_ARG_WORDS,  /* an AttText: the words of the reader's language */
  ATT_ARG_DAY,    /* written as the reader's language writes dates */
  ATT_ARG_NUMBER,
} AttArgType;

/**
 * AttArg:
 *
 * A named argument of a problem. Made by att_arg_text() and its like, right in the call.
 */
typedef struct
{
  AttArgType type;
  const char *name;
  const char *text;
  AttText *words;
  gint64 number;
  const char *context; /* of a term: its message context, or NULL */
} AttArg;

AttArg att_arg_text (const char *name, const char *text);
AttArg att_arg_term (const char *name, const char *source);
AttArg att_arg_title (const char *name, const char *context, const char *source);
AttArg att_arg_words (const char *name, AttText *words);
AttArg att_arg_day (const char *name, AttDay day);
AttArg att_arg_number (const char *name, gint64 number);

/**
 * att_problem_new:
 * @spec: a static spec
 * @...: its arguments, made by att_arg_text() and its like; at least one (att_problem_new_plain() has none)
 *
 * Returns: (transfer full): the problem as a GError
 */
#define att_problem_new(spec, ...) att_problem_new_with_args ((spec), (AttArg[]) { __VA_ARGS__, { ATT_ARG_END } })
#define att_problem_new_plain(spec) att_problem_new_with_args ((spec), NULL)
/** att_problem_set: att_problem_new() into a GError ** */
#define att_problem_set(error, ...) g_propagate_error ((error), att_problem_new (__VA_ARGS__))
#define att_problem_set_plain(error, spec) g_propagate_error ((error), att_problem_new_plain (spec))

GError *att_problem_new_with_args (const AttProblemSpec *spec, const AttArg *args);
gboolean att_problem_matches (const GError *error, const AttProblemSpec *spec);
const char *att_problem_get_id (const GError *error);
const char *att_problem_get_provision (const GError *error);
const char *att_problem_get_argument (const GError *error, const char *name);

void att_problem_set_place (GError *error, const char *path, int line);
const char *att_problem_get_path (const GError *error);
int att_problem_get_line (const GError *error);
void att_problem_set_field (GError *error, const char *field);
const char *att_problem_get_field (const GError *error);

char *att_problem_get_sentence (const GError *error);
char *att_problem_get_remedy (const GError *error);
char *att_problem_to_string (const GError *error);

/**
 * AttProblems:
 *
 * Several problems in the order in which they were found: a GPtrArray of GError.
 */
typedef GPtrArray AttProblems;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttProblems, g_ptr_array_unref)

AttProblems *att_problems_new (void);
gboolean att_problems_to_error (AttProblems *problems, GError **error);
GPtrArray *att_problem_get_others (const GError *error);

char *att_fill_in (const char *pattern, const char *(*lookup) (const char *name, gpointer data), gpointer data);
char *att_provision_to_words (const char *provision);

G_END_DECLS
