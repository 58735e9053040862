/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const AttProblemSpec *spec;
  GArray *args;      /* of AttArg, whose strings are owned here */
  char *path;        /* the file in which it stands */
  int line;          /* 0: no line */
  char *field;
  AttProblems *others; /* found together with it */
} AttProblemPrivate;

static void
clear_arg (gpointer data)
{
  AttArg *arg = data;

  g_free ((char *) arg->name);
  g_free ((char *) arg->text);
  g_free ((char *) arg->context);
  g_clear_pointer (&arg->words, att_text_unref);
}

static void
att_problem_private_init (AttProblemPrivate *priv)
{
  priv->args = g_array_new (FALSE, TRUE, sizeof (AttArg));
  g_array_set_clear_func (priv->args, clear_arg);
}

static void
append_arg (AttProblemPrivate *priv, const AttArg *arg)
{
  AttArg copy = *arg;

  copy.name = g_strdup (arg->name);
  copy.text = g_strdup (arg->text);
  copy.context = g_strdup (arg->context);
  copy.words = arg->words != NULL ? att_text_ref (arg->words) : NULL;
  g_array_append_val (priv->args, copy);
}

static void
att_problem_private_copy (const AttProblemPrivate *src, AttProblemPrivate *dest)
{
  dest->spec = src->spec;
  for (guint i = 0; i < src->args->len; i++)
    append_arg (dest, &g_array_index (src->args, AttArg, i));
  dest->path = g_strdup (src->path);
  dest->line = src->line;
  dest->field = g_strdup (src->field);
  dest->others = src->others != NULL ? g_ptr_array_copy (src->others, (GCopyFunc) (void *) g_error_copy, NULL) : NULL;
  if (dest->others != NULL)
    g_ptr_array_set_free_func (dest->others, (GDestroyNotify) g_error_free);
}

static void
att_problem_private_clear (AttProblemPrivate *priv)
{
  g_clear_pointer (&priv->args, g_array_unref);
  g_clear_pointer (&priv->path, g_free);
  g_clear_pointer (&priv->field, g_free);
  g_clear_pointer (&priv->others, g_ptr_array_unref);
}

/* GLib casts bytes to the private struct here, which it has aligned. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (AttProblem, att_problem)
#pragma GCC diagnostic pop

static AttProblemPrivate *
get_private (const GError *error)
{
  return error != NULL && error->domain == ATT_PROBLEM ? att_problem_get_private (error) : NULL;
}

/**
 * att_arg_text:
 * @name: the argument's name
 * @text: (nullable): its value, shown as it is
 *
 * Returns: an argument for att_problem_new()
 */
AttArg
att_arg_text (const char *name, const char *text)
{
  return (AttArg) { ATT_ARG_TEXT, name, text, NULL, 0, NULL };
}

/**
 * att_arg_term:
 * @name: the argument's name
 * @source: a source string marked by N_()
 *
 * Returns: an argument that is translated at the edge
 */
AttArg
att_arg_term (const char *name, const char *source)
{
  return att_arg_title (name, NULL, source);
}

/**
 * att_arg_title:
 * @name: the argument's name
 * @context: (nullable): the message context
 * @source: a source string marked by NC_() with that context
 *
 * Returns: an argument that is translated at the edge
 */
AttArg
att_arg_title (const char *name, const char *context, const char *source)
{
  return (AttArg) { ATT_ARG_TERM, name, source, NULL, 0, context };
}

/**
 * att_arg_words:
 * @name: the argument's name
 * @words: (nullable): a text of which the reader's language is shown
 *
 * Returns: an argument for att_problem_new()
 */
AttArg
att_arg_words (const char *name, AttText *words)
{
  return (AttArg) { ATT_ARG_WORDS, name, NULL, words, 0, NULL };
}

/**
 * att_arg_day:
 * @name: the argument's name
 * @day: a day, written as the reader's language writes dates
 *
 * Returns: an argument for att_problem_new()
 */
AttArg
att_arg_day (const char *name, AttDay day)
{
  return (AttArg) { ATT_ARG_DAY, name, NULL, NULL, day, NULL };
}

/**
 * att_arg_number:
 * @name: the argument's name
 * @number: a whole number
 *
 * Returns: an argument for att_problem_new()
 */
AttArg
att_arg_number (const char *name, gint64 number)
{
  return (AttArg) { ATT_ARG_NUMBER, name, NULL, NULL, number, NULL };
}

/**
 * att_problem_new_with_args:
 * @spec: a static spec
 * @args: (nullable): arguments, ended by %ATT_ARG_END
 *
 * Use att_problem_new(). An argument named `path`, `line` or `field` is the problem's place.
 *
 * Returns: (transfer full): the problem
 */
GError *
att_problem_new_with_args (const AttProblemSpec *spec, const AttArg *args)
{
  GError *error = g_error_new_literal (ATT_PROBLEM, (int) spec->code, spec->id);
  AttProblemPrivate *priv = att_problem_get_private (error);

  priv->spec = spec;
  for (; args != NULL && args->type != ATT_ARG_END; args++)
    {
      if (g_str_equal (args->name, "path"))
        priv->path = g_strdup (args->text);
      else if (g_str_equal (args->name, "line"))
        priv->line = (int) args->number;
      else
        {
          if (g_str_equal (args->name, "field"))
            priv->field = g_strdup (args->text);
          append_arg (priv, args);
        }
    }
  return error;
}

/**
 * att_problem_matches:
 * @error: (nullable): an error
 * @spec: a spec
 *
 * Returns: whether @error is a problem made from @spec
 */
gboolean
att_problem_matches (const GError *error, const AttProblemSpec *spec)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL && priv->spec == spec;
}

/**
 * att_problem_get_id:
 * @error: an error
 *
 * Returns: (nullable): the problem's name for programs; %NULL for an error of another domain
 */
const char *
att_problem_get_id (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL ? priv->spec->id : NULL;
}

/**
 * att_problem_get_provision:
 * @error: an error
 *
 * Returns: (nullable): the article it rests on, as `25(2)`
 */
const char *
att_problem_get_provision (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);
  const char *given = att_problem_get_argument (error, "provision");

  return given != NULL ? given : priv != NULL ? priv->spec->provision : NULL;
}

/**
 * att_problem_get_argument:
 * @error: an error
 * @name: an argument's name
 *
 * Returns: (nullable): the untranslated text of that argument
 */
const char *
att_problem_get_argument (const GError *error, const char *name)
{
  AttProblemPrivate *priv = get_private (error);

  for (guint i = 0; priv != NULL && i < priv->args->len; i++)
    {
      const AttArg *arg = &g_array_index (priv->args, AttArg, i);

      if (g_str_equal (arg->name, name))
        return arg->text;
    }
  return NULL;
}

/**
 * att_problem_set_place:
 * @error: a problem; another error is left as it is
 * @path: (nullable): the file in which it stands
 * @line: the line, from 1; 0 for none
 */
void
att_problem_set_place (GError *error, const char *path, int line)
{
  AttProblemPrivate *priv = get_private (error);

  if (priv == NULL)
    return;
  g_free (priv->path);
  priv->path = g_strdup (path);
  priv->line = line;
}

/**
 * att_problem_get_path:
 * @error: an error
 *
 * Returns: (nullable): the file in which the problem stands
 */
const char *
att_problem_get_path (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL ? priv->path : NULL;
}

/**
 * att_problem_get_line:
 * @error: an error
 *
 * Returns: the line in that file, from 1; 0 where there is none
 */
int
att_problem_get_line (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL ? priv->line : 0;
}

/**
 * att_problem_set_field:
 * @error: a problem
 * @field: the id of the field that it is about
 */
void
att_problem_set_field (GError *error, const char *field)
{
  AttProblemPrivate *priv = get_private (error);

  if (priv == NULL)
    return;
  g_free (priv->field);
  priv->field = g_strdup (field);
}

/**
 * att_problem_get_field:
 * @error: an error
 *
 * Returns: (nullable): the id of the field that it is about
 */
const char *
att_problem_get_field (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL ? priv->field : NULL;
}

/**
 * att_fill_in:
 * @pattern: a text in which `{name}` stands for a value
 * @lookup: gives the value of a name, or %NULL where there is none
 * @data: for @lookup
 *
 * Returns: (transfer full): @pattern with the values in their places; a name without a value stays as it is
 */
char *
att_fill_in (const char *pattern, const char *(*lookup) (const char *name, gpointer data), gpointer data)
{
  GString *out = g_string_new (NULL);

  while (*pattern != '\0')
    {
      const char *open = strchr (pattern, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *name = NULL;
      const char *value;

      if (close == NULL)
        break;
      g_string_append_len (out, pattern, open - pattern);
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      value = lookup (name, data);
      if (value != NULL)
        g_string_append (out, value);
      else
        g_string_append_len (out, open, close - open + 1);
      pattern = close + 1;
    }
  g_string_append (out, pattern);
  return g_string_free (out, FALSE);
}

typedef struct
{
  AttProblemPrivate *priv;
  GPtrArray *words; /* what lookup_argument() answered, to be freed */
} Filling;

static const char *
lookup_argument (const char *name, gpointer data)
{
  Filling *filling = data;

  for (guint i = 0; i < filling->priv->args->len; i++)
    {
      const AttArg *arg = &g_array_index (filling->priv->args, AttArg, i);
      char *words = NULL;

      if (!g_str_equal (arg->name, name))
        continue;
      switch (arg->type)
        {
        case ATT_ARG_TEXT:
          words = g_strdup (arg->text != NULL ? arg->text : "");
          break;
        case ATT_ARG_TERM:
          words = g_strdup (arg->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, arg->context, arg->text)
                                                 : g_dgettext (GETTEXT_PACKAGE, arg->text));
          break;
        case ATT_ARG_WORDS:
          words = g_strdup (att_text_get (arg->words, att_language_get_current ()));
          break;
        case ATT_ARG_DAY:
          words = arg->number != ATT_DAY_NONE
                      ? att_day_to_words ((AttDay) arg->number, att_language_get_current ())
                      : g_strdup ("");
          break;
        case ATT_ARG_NUMBER:
          words = g_strdup_printf ("%" G_GINT64_FORMAT, arg->number);
          break;
        case ATT_ARG_END:
        default:
          break;
        }
      g_ptr_array_add (filling->words, words);
      return words;
    }
  return NULL;
}

static char *
put_into_words (const GError *error, const char *source)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Filling filling = { get_private (error), words };

  return att_fill_in (g_dgettext (GETTEXT_PACKAGE, source), lookup_argument, &filling);
}

/**
 * att_problem_get_sentence:
 * @error: an error of any domain
 *
 * Returns: (transfer full): what is wrong, in the reader's language, without place, provision or remedy
 */
char *
att_problem_get_sentence (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL ? put_into_words (error, priv->spec->text) : g_strdup (error->message);
}

/**
 * att_problem_get_remedy:
 * @error: an error of any domain
 *
 * Returns: (transfer full) (nullable): what to do about it, in the reader's language
 */
char *
att_problem_get_remedy (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL && priv->spec->remedy != NULL ? put_into_words (error, priv->spec->remedy) : NULL;
}

/**
 * att_provision_to_words:
 * @provision: one or more articles, as `25(2)` or `23(2)(2), 24`
 *
 * Returns: (transfer full): the articles as the reader's language cites them, "Art. 25(2)"
 */
char *
att_provision_to_words (const char *provision)
{
  /* Translators: a provision of the Law "On professional qualifications"; %s is its number, as 25(2). */
  return g_strdup_printf (_ ("Art. %s"), provision);
}

/**
 * att_problem_to_string:
 * @error: an error of any domain
 *
 * The whole message for a terminal: `PATH:LINE: ` where it stands in a file, the sentence, the provision, the
 * remedy; then the problems found together with it, a line each.
 *
 * Returns: (transfer full): the message, without a newline at its end
 */
char *
att_problem_to_string (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);
  GString *out = g_string_new (NULL);
  g_autofree char *sentence = att_problem_get_sentence (error);
  g_autofree char *remedy = att_problem_get_remedy (error);
  const char *provision = att_problem_get_provision (error);

  if (priv != NULL && priv->path != NULL)
    {
      g_string_append_printf (out, "%s:", priv->path);
      if (priv->line > 0)
        g_string_append_printf (out, "%d:", priv->line);
      g_string_append_c (out, ' ');
    }
  g_string_append (out, sentence);
  if (provision != NULL)
    {
      g_autofree char *words = att_provision_to_words (provision);

      g_string_append_printf (out, " (%s)", words);
    }
  if (remedy != NULL)
    g_string_append_printf (out, " %s", remedy);
  for (guint i = 0; priv != NULL && priv->others != NULL && i < priv->others->len; i++)
    {
      g_autofree char *other = att_problem_to_string (g_ptr_array_index (priv->others, i));

      g_string_append_printf (out, "\n%s", other);
    }
  return g_string_free (out, FALSE);
}

/**
 * att_problems_new:
 *
 * Returns: (transfer full): an empty list of problems
 */
AttProblems *
att_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

/**
 * att_problems_to_error:
 * @problems: a list of problems
 * @error: where to put them
 *
 * The first problem becomes @error and carries the others; exits and callers go by the first.
 *
 * Returns: whether there were none: %TRUE leaves @error alone
 */
gboolean
att_problems_to_error (AttProblems *problems, GError **error)
{
  GError *first;

  if (problems->len == 0)
    return TRUE;
  first = g_error_copy (g_ptr_array_index (problems, 0));
  if (problems->len > 1 && get_private (first) != NULL)
    {
      AttProblemPrivate *priv = get_private (first);

      g_clear_pointer (&priv->others, g_ptr_array_unref);
      priv->others = att_problems_new ();
      for (guint i = 1; i < problems->len; i++)
        g_ptr_array_add (priv->others, g_error_copy (g_ptr_array_index (problems, i)));
    }
  g_propagate_error (error, first);
  return FALSE;
}

/**
 * att_problem_get_others:
 * @error: an error
 *
 * Returns: (transfer none) (nullable) (element-type GError): what was found together with it
 */
GPtrArray *
att_problem_get_others (const GError *error)
{
  AttProblemPrivate *priv = get_private (error);

  return priv != NULL ? priv->others : NULL;
}
