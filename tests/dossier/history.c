/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history.h"

#include <stdarg.h>
#include <string.h>

#include "att-id.h"

/* The office's. */
static const AttProblemSpec unknown_act
    = { ATT_PROBLEM_INPUT, "unknown-act", "There is no such act ({field}).", NULL, NULL };

const char *const history_criteria[] = {
  "legal-entity", "resources", "professions", "programmes", "personnel", "independence", NULL,
};

AttDay
history_day (const char *iso)
{
  AttDay day = att_day_parse (iso);

  g_assert_cmpint (day, !=, ATT_DAY_NONE);
  return day;
}

static GBytes *
replace_once (GBytes *bytes, const char *old_text, const char *new_text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  char *at = strstr (text, old_text);
  GString *out;

  if (at == NULL)
    g_error ("the regulation has no “%s”", old_text);
  out = g_string_new_len (text, at - text);
  g_string_append (out, new_text);
  g_string_append (out, at + strlen (old_text));
  return g_string_free_to_bytes (out);
}

/* The shipped law, with @old_text of the regulation put as @new_text. */
AttLaw *
history_law (const char *old_text, const char *new_text)
{
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();
  g_autoptr (GBytes) changed
      = old_text != NULL ? replace_once (shipped, old_text, new_text) : g_bytes_ref (shipped);
  g_autoptr (GBytes) days = att_calendar_dup_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRegulation) regulation = att_regulation_new_from_bytes (changed, "regulation.xml", &error);
  g_autoptr (AttCalendar) calendar = NULL;
  g_autoptr (GPtrArray) regulations = g_ptr_array_new ();

  g_assert_no_error (error);
  calendar = att_calendar_new_from_bytes (days, "calendar.xml", &error);
  g_assert_no_error (error);
  g_ptr_array_add (regulations, regulation);
  return att_law_new (regulations, calendar, NULL);
}

History *
history_new_with_law (AttLaw *law)
{
  History *self = g_new0 (History, 1);

  self->number = 1;
  self->acts = g_ptr_array_new_with_free_func (g_object_unref);
  self->law = g_object_ref (law);
  self->random = att_random_new_seeded (1);
  self->warnings = att_problems_new ();
  return self;
}

History *
history_new (void)
{
  static AttLaw *shipped = NULL;

  if (shipped == NULL)
    shipped = history_law (NULL, NULL);
  return history_new_with_law (shipped);
}

void
history_free (History *self)
{
  g_ptr_array_unref (self->acts);
  g_object_unref (self->law);
  g_object_unref (self->random);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/* What the store makes of a file that was taken in. */
static AttRecord *
make_file (const char *name)
{
  AttRecord *file = att_record_new ();
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  att_record_add (file, "sha256", sha256);
  att_record_add (file, "name", name);
  att_record_add (file, "size", "1024");
  att_record_add (file, "type", "application/pdf");
  return file;
}

/* What the office adds for an issued document, typed here as FORM or FORM:SEQ of the act whose document it
 * replaces. */
static AttRecord *
make_document (History *self, const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed, ":", 2);
  AttRecord *document = att_record_new ();

  att_record_add (document, "form", parts[0]);
  att_record_add_record (document, "file", make_file (typed));
  att_record_add (document, "languages", "kk+ru");
  att_record_add (document, "pages", "1");
  att_record_add (document, "template", "0");
  if (parts[1] != NULL)
    att_record_add (document, "replaces", att_act_get_id (history_get (self, (guint) atoi (parts[1]))));
  return document;
}

/* A part of an application, its members with colons between; a file is made for it. */
static AttRecord *
make_part (const AttFieldSpec *members, const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed, ":", -1);
  AttRecord *part = att_record_new ();
  guint n = 0;

  for (; members->id != NULL; members++)
    if (members->type == ATT_FIELD_FILE)
      att_record_add_record (part, members->id, make_file (parts[0]));
    else if (parts[n] != NULL && *parts[n++] != '\0')
      att_record_add (part, members->id, parts[n - 1]);
  return part;
}

static void
type_field (History *self, const AttKind *kind, AttRecord *fields, const char *name, const char *value,
            AttProblems *problems)
{
  const AttFieldSpec *spec = att_kind_find_field (kind, name);

  if (spec == NULL)
    att_record_add (fields, name, value);
  else if (spec->type == ATT_FIELD_FILE)
    att_record_add_record (fields, name, make_file (value));
  else if (g_str_equal (name, "document") && spec->type == ATT_FIELD_RECORD)
    att_record_add_record (fields, name, make_document (self, value));
  else if (spec->type == ATT_FIELD_RECORD && kind->by_program)
    att_record_add_record (fields, name, make_part (spec->members, value));
  else
    att_field_add_typed (fields, spec, value, problems);
}

static AttRecord *
type_fields (History *self, const AttKind *kind, const char *const *typed, AttProblems *problems)
{
  AttRecord *fields = att_record_new ();
  AttRecord *changes = NULL;

  for (; *typed != NULL; typed++)
    {
      const char *equals = strchr (*typed, '=');
      g_autofree char *name = g_strndup (*typed, (gsize) (equals - *typed));

      if (!g_str_has_prefix (name, "new."))
        {
          type_field (self, kind, fields, name, equals + 1, problems);
          continue;
        }
      if (changes == NULL)
        {
          changes = att_record_new ();
          att_record_add_record (fields, "new", changes);
        }
      att_record_add (changes, name + strlen ("new."), equals + 1);
    }
  return fields;
}

/* People type sequence numbers; contents name acts by id. */
static void
resolve_acts (AttDossier *state, const AttKind *kind, AttRecord **fields, AttProblems *problems)
{
  g_autoptr (AttRecord) resolved = att_record_new ();

  for (guint i = 0; i < att_record_get_size (*fields); i++)
    {
      const AttValue *value = att_record_nth (*fields, i);
      const AttFieldSpec *spec = att_kind_find_field (kind, value->name);
      AttAct *act;

      if (value->record != NULL)
        {
          att_record_add_record (resolved, value->name, att_record_ref (value->record));
          continue;
        }
      if (spec == NULL || spec->type != ATT_FIELD_ACT)
        {
          att_record_add (resolved, value->name, value->text);
          continue;
        }
      act = att_dossier_get_act (state, g_ascii_strtoll (value->text, NULL, 10));
      if (act == NULL && (spec->flags & ATT_FIELD_MUST_EXIST) != 0)
        g_ptr_array_add (problems, att_problem_new (&unknown_act, att_arg_text ("field", value->name)));
      att_record_add (resolved, value->name, act != NULL ? att_act_get_id (act) : value->text);
    }
  att_record_unref (*fields);
  *fields = g_steal_pointer (&resolved);
}

/* Numbers that are left out are allocated. */
static void
allocate (History *self, const AttKind *kind, AttRecord *fields)
{
  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    if (spec->type == ATT_FIELD_NUMBER && !att_record_has (fields, spec->id))
      {
        g_autofree char *number = g_strdup_printf ("N-%u", ++self->numbers);

        att_record_add (fields, spec->id, number);
      }
}

static void
set_day (AttRecord *fields, const char *name, AttDay day)
{
  att_record_remove (fields, name);
  att_record_add_day (fields, name, day);
}

/* A certificate's days: nobody types its last one (Art. 23(2)(5), 26(1)). */
static void
derive (History *self, AttDossier *state, const AttKind *kind, AttRecord *fields, AttDay on)
{
  const AttCertificate *certificate = att_dossier_get_certificate (state);
  AttRecord *changes = att_record_get_record (fields, "new");
  AttAct *target = att_dossier_find_act (state, att_record_get (fields, "act"));
  AttDay from = att_record_get_day (fields, "from");

  if (g_str_equal (kind->id, "certificate-issued"))
    {
      set_day (fields, "from", from != ATT_DAY_NONE ? from : on);
      set_day (fields, "until", att_law_get_until (self->law, from != ATT_DAY_NONE ? from : on));
    }
  else if (g_str_equal (kind->id, "reissued"))
    {
      set_day (fields, "from", on);
      if (certificate != NULL)
        set_day (fields, "until", certificate->until);
    }
  else if (changes != NULL && att_act_is (target, "certificate-issued") && att_record_has (changes, "from"))
    set_day (changes, "until", att_law_get_until (self->law, att_record_get_day (changes, "from")));
}

/* An act that is complete and right in its fields, not judged yet. */
AttAct *
history_make (History *self, AttDay on, const char *kind_id, const char *const *typed, GError **error)
{
  const AttKind *kind = att_kind_find (kind_id);
  AttFieldContext context
      = { att_law_get_regulation (self->law, on), self->today != ATT_DAY_NONE ? self->today : on };
  g_autoptr (AttProblems) problems = att_problems_new ();
  g_autoptr (AttDossier) state = att_dossier_fold (self->number, self->acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  g_autoptr (AttRecord) fields = NULL;
  g_autofree char *id = att_id_new (self->random);

  if (kind == NULL)
    g_error ("there is no kind “%s”", kind_id);
  fields = type_fields (self, kind, typed, problems);
  att_fields_fill_in (kind->fields, fields);
  att_kind_check (kind, fields, &context, problems);
  if (problems->len == 0)
    {
      resolve_acts (state, kind, &fields, problems);
      att_correction_prepare (state, kind, fields, &context, problems);
    }
  if (!att_problems_to_error (problems, error))
    return NULL;
  derive (self, state, kind, fields, on);
  allocate (self, kind, fields);
  return att_act_new (id, kind, on, "Тексеруші \"A&B\"", fields);
}

/* Appends it as recorded: written, and read again. */
void
history_append (History *self, AttAct *act)
{
  AttDay today = self->today != ATT_DAY_NONE ? self->today : att_act_get_on (act);
  g_autoptr (AttAct) kept = NULL;

  if (self->quick)
    kept = g_object_ref (act);
  else
    {
      g_autoptr (GBytes) content = att_act_write (act);
      g_autoptr (GError) error = NULL;

      kept = att_act_new_from_content (content, &error);
      g_assert_no_error (error);
      g_assert_true (att_record_equal (att_act_get_fields (kept), att_act_get_fields (act)));
    }
  att_act_set_entry (kept, self->number, self->acts->len + 1, 0, today, NULL);
  g_ptr_array_add (self->acts, g_steal_pointer (&kept));
}

GError *
history_record_list (History *self, AttDay on, const char *kind, const char *const *typed)
{
  g_autoptr (AttProblems) refusals = att_problems_new ();
  GError *error = NULL;
  g_autoptr (AttAct) act = history_make (self, on, kind, typed, &error);

  g_ptr_array_set_size (self->warnings, 0);
  if (act == NULL)
    return error;
  att_procedure_judge (self->number, self->acts, act, self->law, refusals, self->warnings);
  if (!att_problems_to_error (refusals, &error))
    return error;
  history_append (self, act);
  return NULL;
}

GError *
history_record (History *self, const char *on, const char *kind, ...)
{
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();
  va_list list;

  va_start (list, kind);
  for (const char *field = va_arg (list, const char *); field != NULL; field = va_arg (list, const char *))
    g_ptr_array_add (typed, (gpointer) field);
  va_end (list);
  g_ptr_array_add (typed, NULL);
  return history_record_list (self, history_day (on), kind, (const char *const *) typed->pdata);
}

static const char *const whole_application[] = {
  "kind=initial", "language=kk", "channel=electronic", "region=75", "bin=210340001239",
  "name-kk=«Үлгі біліктілік орталығы» ЖШС", "name-ru=ТОО «Үлгі біліктілік орталығы»", "form=llp",
  "registered-date=2021-03-04", "registered-number=10100512345678", "address-kk=Алматы, Абай даңғылы, 1-үй",
  "address-ru=Алматы, проспект Абая, 1", "head-name=Әлиева Һәдия", "education-organisation=no",
  "founder=Үлгі Құрылтайшы:900115300003", "profession=7212-1:Дәнекерлеуші:Сварщик:p4:yes",
  "premises=temporary-use:p3:412.5:Алматы", "equipment=6:Инвертор:7212-1",
  "person=Әбілов Ғалым:Сарапшы:7212-1:жоғары:12:p5", "paper=p1:application:kk+ru:1:Өтініш",
  "paper=p2:state-registration:kk+ru:1:Анықтама", "paper=p3:resources:kk+ru:2:Шарт",
  "paper=p4:programme:kk+ru:1:Бағдарлама", "paper=p5:personnel:kk+ru:1:Диплом", NULL,
};

static gboolean
is_given (GPtrArray *given, const char *typed)
{
  gsize length = (gsize) (strchr (typed, '=') - typed) + 1;

  for (guint i = 0; i < given->len; i++)
    if (strncmp (g_ptr_array_index (given, i), typed, length) == 0)
      return TRUE;
  return FALSE;
}

/* A whole application without a defect. A field that is given takes the place of all of its name; an empty one
 * removes them. With `serial` it is a certificate taken over. */
GError *
history_receive (History *self, const char *on, ...)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();
  g_autofree char *date = g_strdup_printf ("date=%s", on);
  gboolean taken_over;
  va_list list;

  va_start (list, on);
  for (const char *field = va_arg (list, const char *); field != NULL; field = va_arg (list, const char *))
    g_ptr_array_add (given, (gpointer) field);
  va_end (list);
  taken_over = is_given (given, "serial=");
  for (guint i = 0; whole_application[i] != NULL; i++)
    if (!is_given (given, whole_application[i]))
      g_ptr_array_add (typed, (gpointer) whole_application[i]);
  if (!is_given (given, "date="))
    g_ptr_array_add (typed, date);
  for (guint i = 0; i < given->len; i++)
    if (!g_str_has_suffix (g_ptr_array_index (given, i), "="))
      g_ptr_array_add (typed, g_ptr_array_index (given, i));
  g_ptr_array_add (typed, NULL);
  return history_record_list (self, history_day (on), taken_over ? "taken-over" : "received",
                              (const char *const *) typed->pdata);
}

static char *
describe (GError *error)
{
  return error != NULL ? att_problem_to_string (error) : g_strdup ("nothing stood against it");
}

/* Each sentence is whole: no gap is left in it, and it says in words what the provision is. */
static void
assert_words (const char *place, GError *error)
{
  g_autofree char *text = att_problem_to_string (error);

  if (strchr (text, '{') != NULL || strstr (text, "(null)") != NULL || strstr (text, "  ") != NULL)
    g_error ("%s: the words have a gap: %s", place, text);
}

guint
history_must (History *self, const char *place, GError *error)
{
  if (error != NULL)
    {
      g_autofree char *text = describe (error);

      g_error ("%s: refused: %s (%s)", place, text, att_problem_get_id (error));
    }
  return self->acts->len;
}

static void
assert_problem (const char *place, int code, const char *id, GError *error)
{
  g_autofree char *text = describe (error);

  if (error == NULL || error->domain != ATT_PROBLEM || error->code != code
      || g_strcmp0 (att_problem_get_id (error), id) != 0)
    g_error ("%s: expected %s, but: %s (%s)", place, id, text, att_problem_get_id (error));
  assert_words (place, error);
}

void
history_refused (History *self, const char *place, const char *id, const char *provision, GError *error)
{
  assert_problem (place, ATT_PROBLEM_LAW, id, error);
  if (g_strcmp0 (att_problem_get_provision (error), provision) != 0)
    g_error ("%s: %s rests on %s, not on %s", place, id, att_problem_get_provision (error), provision);
  g_error_free (error);
}

void
history_wrong (History *self, const char *place, const char *id, const char *field, GError *error)
{
  assert_problem (place, ATT_PROBLEM_INPUT, id, error);
  if (field != NULL && g_strcmp0 (att_problem_get_field (error), field) != 0)
    g_error ("%s: %s is about %s, not about %s", place, id, att_problem_get_field (error), field);
  g_error_free (error);
}

static void
verdicts (History *self, const char *on, const char *kind, const char *outcome)
{
  for (guint i = 0; history_criteria[i] != NULL; i++)
    {
      g_autofree char *criterion = g_strdup_printf ("criterion=%s", history_criteria[i]);
      gboolean fails = g_str_equal (outcome, "refuse") && g_str_equal (history_criteria[i], "resources");

      must (self, on, kind, criterion, fails ? "verdict=not-met" : "verdict=met", "reasons=Қаралды");
    }
}

/* From the beginning up to and with @last_step. To refuse, the resources are not met in both examinations. */
void
history_run (History *self, const char *last_step, const char *outcome)
{
  gboolean refuses = g_str_equal (outcome, "refuse");
  const char *conclusion = refuses ? "conclusion=negative" : "conclusion=positive";
  const char *proposed = refuses ? "outcome=refuse" : "outcome=accredit";

#define STEP(name, statement) \
  statement; \
  if (g_str_equal (last_step, name)) \
    return

  STEP ("received", must_receive (self, "2026-09-14"));
  STEP ("accepted", must (self, "2026-09-15", "accepted"));
  STEP ("examiner-assigned", must (self, "2026-09-16", "examiner-assigned", "person=Examiner"));
  STEP ("examined", verdicts (self, "2026-09-17", "examined", outcome));
  STEP ("documents-concluded", must (self, "2026-09-18", "documents-concluded", conclusion, "summary=S"));
  STEP ("visit-ordered", must (self, "2026-09-21", "visit-ordered", "from=2026-09-24", "to=2026-09-25",
                               "inspector=Inspector", "address=Алматы"));
  STEP ("finding", verdicts (self, "2026-09-24", "finding", outcome));
  STEP ("report-signed",
        must (self, "2026-09-25", "report-signed", conclusion, "summary=S", "signatory=Inspector"));
  STEP ("coordination-requested", must (self, "2026-09-28", "coordination-requested", proposed));
  STEP ("coordination-answered",
        must (self, "2026-10-05", "coordination-answered", "answer=agreed", "number=M-1"));
  STEP ("decided", must (self, "2026-10-14", "decided", proposed, "signatory=Head", "reasons=R"));
  if (refuses)
    {
      STEP ("refusal-sent", must (self, "2026-10-16", "refusal-sent", "channel=both"));
      return;
    }
  STEP ("certificate-issued", must (self, "2026-10-20", "certificate-issued", "signatory=Head"));
  STEP ("listed", must (self, "2026-10-21", "listed", "reference=L-1"));
  STEP ("agreement-concluded",
        must (self, "2026-10-22", "agreement-concluded", "signatory=Head", "centre-signatory=Centre"));
#undef STEP
  g_error ("there is no step “%s”", last_step);
}

History *
history_new_run (const char *last_step, const char *outcome)
{
  History *self = history_new ();

  history_run (self, last_step, outcome);
  return self;
}

AttDossier *
history_fold (History *self, const char *on, const char *known)
{
  return att_dossier_fold (self->number, self->acts, on != NULL ? history_day (on) : ATT_DAY_FOREVER,
                           known != NULL ? history_day (known) : ATT_DAY_FOREVER);
}

const char *
history_stage (History *self, const char *on)
{
  g_autoptr (AttDossier) dossier = history_fold (self, on, NULL);

  return att_stage_get_id (att_dossier_get_stage (dossier, history_day (on)));
}

const char *
history_outcome (History *self)
{
  g_autoptr (AttDossier) dossier = history_fold (self, NULL, NULL);

  return att_dossier_get_outcome (dossier);
}

const char *
history_state (History *self, const char *on)
{
  g_autoptr (AttDossier) dossier = history_fold (self, on, NULL);
  const AttCertificate *certificate = att_dossier_get_certificate (dossier);

  return certificate != NULL
             ? att_certificate_state_get_id (att_certificate_get_state (certificate, history_day (on)))
             : NULL;
}

AttAct *
history_get (History *self, guint seq)
{
  g_assert_cmpint (seq, >=, 1);
  g_assert_cmpint (seq, <=, self->acts->len);
  return g_ptr_array_index (self->acts, seq - 1);
}
