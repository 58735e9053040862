/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-cli.h"
#include "att-fields.h"
#include "att-files.h"
#include "att-cli-print.h"
#include "att-office-life.h"
#include "att-table.h"

#define MAX_TEXT_BYTES (1024 * 1024)

static const AttProblemSpec unknown_kind = {
  ATT_PROBLEM_INPUT, "unknown-kind",
  N_ ("There is no kind of act “{kind}”."), N_ ("Look at the list of kinds: attestatctl kinds."), NULL
};
static const AttProblemSpec no_value = {
  ATT_PROBLEM_INPUT, "no-value",
  N_ ("“{argument}” is not of the form FIELD=VALUE."),
  N_ ("Look at the list of fields: attestatctl kinds KIND."), NULL
};
static const AttProblemSpec wrong_on = {
  ATT_PROBLEM_INPUT, "wrong-on",
  N_ ("“{value}” is no date (on)."), N_ ("Give a date that exists, as 2026-07-04."), NULL
};
static const AttProblemSpec by_command = {
  ATT_PROBLEM_INPUT, "by-command",
  N_ ("Acts of the kind “{kind}” are made by a command of their own."), N_ ("Look at attestatctl help."), NULL
};
static const AttProblemSpec text_not_utf8 = {
  ATT_PROBLEM_INPUT, "text-not-utf8",
  N_ ("The text in this file is not valid UTF-8."), N_ ("Save it as UTF-8."), NULL
};

static char *option_on;
static gboolean option_foresee;

static const GOptionEntry options[] = {
  { "on", 0, 0, G_OPTION_ARG_FILENAME, &option_on, N_ ("The day on which it took place (default: today)"),
    N_ ("DATE") },
  { "foresee", 0, 0, G_OPTION_ARG_NONE, &option_foresee, N_ ("Record nothing: say what the act would change"), NULL },
  { NULL },
};

/* The act as it is typed. */
typedef struct
{
  AttCli *cli;
  AttOffice *office;
  guint first; /* of the arguments that are fields */
  gint64 dossier;
  const AttKind *kind;
  const AttKind *target; /* of the act that is corrected, once it is known */
  gboolean target_sought;
  AttDay on;
  AttRecord *fields;
  AttRecord *overlay;
  AttProblems *problems;
} Typed;

/* `@PATH` reads the text from a file; `@@` begins a text with one @. */
static char *
read_text (Typed *self, const char *value, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  if (value[0] != '@' || value[1] == '@')
    return g_strdup (value[0] == '@' ? value + 1 : value);
  bytes = att_files_read (value + 1, MAX_TEXT_BYTES, self->cli->cancellable, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (length > 0 && !g_utf8_validate (data, (gssize) length, NULL))
    {
      GError *problem = att_problem_new_plain (&text_not_utf8);

      att_problem_set_place (problem, value + 1, 0);
      g_propagate_error (error, problem);
      return NULL;
    }
  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

/* A file is kept before the act that names it. */
static gboolean
add_value (Typed *self,
           AttRecord *record,
           const char *name,
           const AttFieldSpec *spec,
           const char *value,
           GError **error)
{
  AttRecord *file = NULL;
  g_autofree char *text = NULL;

  if (spec != NULL && spec->type == ATT_FIELD_FILE && *value != '\0')
    {
      if (!att_office_keep_file (self->office, value, &file, self->cli->cancellable, error))
        return FALSE;
      att_record_add_record (record, name, file);
      return TRUE;
    }
  text = read_text (self, value, error);
  if (text == NULL)
    return FALSE;
  if (spec != NULL && record == self->fields)
    att_field_add_typed (record, spec, text, self->problems);
  else
    att_record_add (record, name, text);
  return TRUE;
}

static const char *
find_argument (Typed *self, const char *name)
{
  gsize length = strlen (name);

  for (guint i = self->first; i < self->cli->n_arguments; i++)
    if (strncmp (self->cli->arguments[i], name, length) == 0 && self->cli->arguments[i][length] == '=')
      return self->cli->arguments[i] + length + 1;
  return NULL;
}

/* The kind of the act that is corrected: its fields say which values are files. */
static gboolean
find_target (Typed *self, GError **error)
{
  g_autoptr (AttDossier) dossier = NULL;
  const char *seq = find_argument (self, "act");
  AttAct *act;
  gint64 number = 0;

  if (self->target_sought)
    return TRUE;
  self->target_sought = TRUE;
  dossier = att_office_load (self->office, self->dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER,
                             self->cli->cancellable, error);
  if (dossier == NULL)
    return FALSE;
  if (seq != NULL && g_ascii_string_to_signed (seq, 10, 1, G_MAXINT64, &number, NULL))
    {
      act = att_dossier_get_act (dossier, number);
      self->target = act != NULL ? att_act_get_kind (act) : NULL;
    }
  return TRUE;
}

/* `new.FIELD` belongs into the record `new`. */
static const AttFieldSpec *
find_overlay (const AttKind *kind, const char *name, const char **inner)
{
  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    {
      gsize length = strlen (spec->id);

      if (spec->type == ATT_FIELD_OVERLAY && strncmp (name, spec->id, length) == 0 && name[length] == '.')
        {
          *inner = name + length + 1;
          return spec;
        }
    }
  return NULL;
}

static void
take_on (Typed *self, const char *value)
{
  self->on = att_day_parse (value);
  if (self->on == ATT_DAY_NONE)
    g_ptr_array_add (self->problems, att_problem_new (&wrong_on, att_arg_text ("field", "on"),
                                                      att_arg_text ("value", value)));
}

static gboolean
take_argument (Typed *self, const char *argument, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name = equals != NULL ? g_strndup (argument, (gsize) (equals - argument)) : NULL;
  const AttFieldSpec *spec;
  const char *inner = NULL;

  if (equals == NULL)
    {
      g_ptr_array_add (self->problems, att_problem_new (&no_value, att_arg_text ("argument", argument)));
      return TRUE;
    }
  spec = att_kind_find_field (self->kind, name);
  if (spec == NULL && g_str_equal (name, "on"))
    {
      take_on (self, equals + 1);
      return TRUE;
    }
  if (spec != NULL && spec->type != ATT_FIELD_OVERLAY)
    return add_value (self, self->fields, name, spec, equals + 1, error);
  spec = find_overlay (self->kind, name, &inner);
  if (spec == NULL)
    {
      g_ptr_array_add (self->problems,
                       att_problem_new (&att_problem_field_unknown, att_arg_text ("field", name)));
      return TRUE;
    }
  if (!find_target (self, error))
    return FALSE;
  if (self->overlay == NULL)
    {
      self->overlay = att_record_new ();
      att_record_add_record (self->fields, spec->id, self->overlay);
    }
  return add_value (self, self->overlay, inner,
                    self->target != NULL ? att_kind_find_field (self->target, inner) : NULL, equals + 1,
                    error);
}

static gboolean
take_arguments (Typed *self, GError **error)
{
  for (guint i = self->first; i < self->cli->n_arguments; i++)
    if (!take_argument (self, self->cli->arguments[i], error))
      return FALSE;
  return att_problems_to_error (self->problems, error);
}

static void
print_act (gint64 dossier, AttAct *act)
{
  const AttKind *kind = att_act_get_kind (act);
  AttRecord *fields = att_act_get_fields (act);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (act));
  guint at = 0;

  att_print_words (_ ("Dossier {dossier}, act {seq}: {kind}"), "dossier", number, "seq", seq, "kind",
                   att_kind_get_title (kind), NULL);
  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    if (spec->type == ATT_FIELD_NUMBER && att_record_has (fields, spec->id))
      att_print_words ("{title} ({field}): {value}", "title", att_field_get_title (spec), "field", spec->id,
                       "value", att_record_get (fields, spec->id), NULL);
  for (AttRecord *document; (document = att_record_next_record (fields, "document", &at)) != NULL;)
    att_print_words (_ ("Document: {form}"), "form", att_record_get (document, "form"), NULL);
}

static char *
tell_side (const char *state, AttDay day)
{
  g_autofree char *text = att_day_to_string (day);

  return state == NULL ? g_strdup ("–") : g_strstrip (g_strconcat (state, " ", text, NULL));
}

static void
print_consequences (GPtrArray *consequences)
{
  g_autoptr (AttTable) table = att_table_new (5);

  if (consequences->len == 0)
    {
      att_print_line (_ ("It would change no state, no deadline and no document."));
      return;
    }
  att_table_add (table, C_ ("column", "What"), C_ ("column", "Which"), C_ ("column", "Act"), C_ ("column", "As it is"),
                 C_ ("column", "As it would be"));
  for (guint i = 0; i < consequences->len; i++)
    {
      const AttConsequence *consequence = g_ptr_array_index (consequences, i);
      g_autofree char *before = tell_side (consequence->before, consequence->day_before);
      g_autofree char *after = tell_side (consequence->after, consequence->day_after);
      g_autofree char *act
          = consequence->act > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, consequence->act) : g_strdup ("");

      att_table_add (table, att_consequence_topic_get_title (consequence->topic),
                     consequence->name != NULL ? att_text_get (consequence->name, att_language_get_current ())
                                               : consequence->key,
                     act, before, after);
    }
  att_table_print (table, "");
}

/* Told of an act that is refused as well. */
static gboolean
foresee (Typed *self, const AttRecording *recording, GError **error)
{
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (GPtrArray) consequences
      = att_office_foresee (self->office, recording, refusals, warnings, self->cli->cancellable, error);

  if (consequences == NULL)
    return FALSE;
  print_consequences (consequences);
  for (guint i = 0; i < warnings->len; i++)
    att_print_problem (g_ptr_array_index (warnings, i));
  return att_problems_to_error (refusals, error);
}

static gboolean
record_typed (Typed *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttAct) act = NULL;
  AttRecording recording = { self->dossier, self->kind->id, ATT_DAY_NONE, self->cli->actor, self->fields };

  if (!take_arguments (self, error))
    return FALSE;
  recording.on = self->on;
  if (self->kind->by_program)
    {
      att_problem_set (error, &by_command, att_arg_title ("kind", "act", self->kind->title));
      return FALSE;
    }
  if (option_foresee)
    return foresee (self, &recording, error);
  act = att_office_record (self->office, &recording, NULL, warnings, self->cli->cancellable, &reason);
  if (act == NULL)
    {
      att_cli_note_refusal (self->kind, reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  print_act (self->dossier, act);
  for (guint i = 0; i < warnings->len; i++)
    att_print_problem (g_ptr_array_index (warnings, i));
  return TRUE;
}

/**
 * att_cli_record:
 * @cli: a call
 * @office: where to record
 * @first: which argument is the dossier; after it come the kind and the fields
 * @on: the day on which it took place; %ATT_DAY_NONE for today
 * @error: as att_office_record()
 *
 * Records an act as it was typed, and prints it.
 *
 * Returns: whether it was recorded
 */
gboolean
att_cli_record (AttCli *cli, AttOffice *office, guint first, AttDay on, GError **error)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttProblems) problems = att_problems_new ();
  const char *kind = cli->arguments[first + 1];
  Typed typed = { .cli = cli, .office = office, .first = first + 2, .fields = fields, .problems = problems, .on = on };

  typed.kind = att_kind_find (kind);
  if (!att_cli_parse_dossier (cli->arguments[first], &typed.dossier, error))
    return FALSE;
  if (typed.kind == NULL)
    {
      att_problem_set (error, &unknown_kind, att_arg_text ("kind", kind));
      return FALSE;
    }
  return record_typed (&typed, error);
}

static gboolean
run_record (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  AttDay on = ATT_DAY_NONE;

  if (!att_cli_parse_day ("--on", option_on, &on, error))
    return FALSE;
  office = att_cli_open (cli, FALSE, error);
  return office != NULL && att_cli_record (cli, office, 0, on, error);
}

const AttCommand att_command_record = {
  .name = "record",
  .parameters = N_ ("DOSSIER KIND FIELD=VALUE…"),
  .summary = N_ ("Record an act"),
  .description = N_ ("A field that repeats is given again. A file is given by its path, and its bytes are "
                     "kept. @PATH reads a long text from a file; @@ begins a text with one @. new.FIELD=VALUE"
                     " says in a correction what is right. Numbers left out are allocated. A person "
                     "is given by name, or by the id that attestatctl show 0 lists. Dossier 0 is the office. "
                     "Which kinds and fields there are: attestatctl kinds."),
  .options = options,
  .least = 2,
  .most = G_MAXUINT,
  .run = run_record,
};
