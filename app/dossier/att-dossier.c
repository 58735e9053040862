/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier.h"

#include "att-dossier-private.h"

/**
 * AttDossier:
 *
 * A dossier as it stood on a day, as was known on a day: the fold of its acts. An immutable snapshot; folding it
 * applies what was recorded and never judges it, so it always succeeds.
 */
G_DEFINE_FINAL_TYPE (AttDossier, att_dossier, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_OUTCOME,
  PROP_OFFICER,
  PROP_ACTS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
att_dossier_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttDossier *self = ATT_DOSSIER (object);

  switch (id)
    {
    case PROP_NUMBER:
      g_value_set_int64 (value, self->number);
      break;
    case PROP_OUTCOME:
      g_value_set_string (value, att_dossier_get_outcome (self));
      break;
    case PROP_OFFICER:
      g_value_set_string (value, self->officer);
      break;
    case PROP_ACTS:
      g_value_set_object (value, self->acts);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_dossier_finalize (GObject *object)
{
  AttDossier *self = ATT_DOSSIER (object);

  g_clear_object (&self->acts);
  g_clear_pointer (&self->acts_by_id, g_hash_table_unref);
  g_clear_pointer (&self->applicant, att_applicant_free);
  g_clear_pointer (&self->request, att_request_free);
  g_clear_object (&self->received);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_object (&self->accepted);
  g_clear_object (&self->closed_by);
  g_free (self->officer);
  g_free (self->officer_person);
  g_clear_pointer (&self->examiners, g_ptr_array_unref);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  g_clear_object (&self->remarks);
  g_clear_object (&self->documents_conclusion);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->inspectors, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->report);
  g_clear_pointer (&self->outings, g_ptr_array_unref);
  g_clear_pointer (&self->carried, g_hash_table_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->coordinations, g_ptr_array_unref);
  g_clear_object (&self->decision);
  g_clear_object (&self->refusal_sent);
  g_clear_pointer (&self->appeals, g_ptr_array_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_object (&self->listed);
  g_clear_object (&self->agreement);
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_clear_pointer (&self->complaints, g_ptr_array_unref);
  g_clear_object (&self->revocation);
  g_clear_pointer (&self->revocation_bases, g_ptr_array_unref);
  g_clear_object (&self->elimination);
  g_clear_object (&self->reorganised);
  g_clear_pointer (&self->cancelled, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  G_OBJECT_CLASS (att_dossier_parent_class)->finalize (object);
}

static void
att_dossier_class_init (AttDossierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = att_dossier_get_property;
  object_class->finalize = att_dossier_finalize;

  properties[PROP_NUMBER] = g_param_spec_int64 ("number", NULL, NULL, 0, G_MAXINT64, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OUTCOME] = g_param_spec_string ("outcome", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OFFICER] = g_param_spec_string ("officer", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTS] = g_param_spec_object ("acts", NULL, NULL, G_TYPE_LIST_MODEL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
complaint_free (gpointer data)
{
  AttComplaint *self = data;

  g_clear_object (&self->act);
  g_clear_object (&self->resolved);
  g_free (self);
}

static void
coordination_free (gpointer data)
{
  AttCoordination *self = data;

  g_clear_object (&self->request);
  g_clear_object (&self->answer);
  g_free (self);
}

static void
att_dossier_init (AttDossier *self)
{
  self->acts = g_list_store_new (ATT_TYPE_ACT);
  self->acts_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) att_paper_free);
  self->examiners = g_ptr_array_new_with_free_func ((GDestroyNotify) att_participant_free);
  self->inspectors = g_ptr_array_new_with_free_func ((GDestroyNotify) att_participant_free);
  self->verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) att_verdict_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) att_verdict_free);
  self->outings = g_ptr_array_new_with_free_func ((GDestroyNotify) att_outing_free);
  self->carried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) att_held_free);
  self->coordinations = g_ptr_array_new_with_free_func (coordination_free);
  self->appeals = g_ptr_array_new_with_free_func (g_object_unref);
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) att_certificate_free);
  self->bases = g_ptr_array_new_with_free_func ((GDestroyNotify) att_basis_free);
  self->revocation_bases = g_ptr_array_new ();
  self->complaints = g_ptr_array_new_with_free_func (complaint_free);
  self->cancelled = g_ptr_array_new_with_free_func (g_object_unref);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) att_document_free);
}

AttDossier *
att_dossier_new_empty (gint64 number, AttDay on)
{
  AttDossier *self = g_object_new (ATT_TYPE_DOSSIER, NULL);

  self->number = number;
  self->on = on;
  return self;
}

/* A correction brings a new copy of each document in which the corrected field was printed. */
static void
supersede (AttDossier *self, const char *form, const char *act_id)
{
  for (guint i = 0; act_id != NULL && i < self->documents->len; i++)
    {
      AttDocument *document = g_ptr_array_index (self->documents, i);

      if (g_strcmp0 (document->form, form) == 0 && g_str_equal (att_act_get_id (document->act), act_id))
        document->superseded = TRUE;
    }
}

static void
take_documents (AttDossier *self, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);
  guint at = 0;

  for (AttRecord *issued; (issued = att_record_next_record (fields, "document", &at)) != NULL;)
    {
      const char *replaces = att_record_get (issued, "replaces");
      /* What a correction brings anew is still the document of the act that it corrects. */
      AttAct *documented = replaces != NULL ? att_dossier_find_act (self, replaces) : act;
      AttDocument *document;

      if (documented == NULL)
        continue;
      document = g_new0 (AttDocument, 1);
      document->form = g_strdup (att_record_get (issued, "form"));
      document->languages = g_strdup (att_record_get (issued, "languages"));
      document->file = att_file_new_from_record (att_record_get_record (issued, "file"));
      document->act = g_object_ref (documented);
      supersede (self, document->form, replaces);
      g_ptr_array_add (self->documents, document);
    }
}

/* Applies one more act of the timeline. */
void
att_dossier_apply (AttDossier *self, AttAct *act)
{
  const AttKind *kind = att_act_get_kind (act);

  g_list_store_append (self->acts, act);
  g_hash_table_insert (self->acts_by_id, (gpointer) att_act_get_id (act), act);
  if (kind->effect != NULL)
    kind->effect (self, act);
  take_documents (self, act);
}

/* What was held up to the day of the dossier. The timeline gives it away. */
void
att_dossier_take_held (AttDossier *self, AttTimeline *timeline)
{
  for (guint i = 0; i < timeline->held->len; i++)
    {
      AttHeld *held = timeline->held->pdata[i];

      if (att_act_get_on (held->returned) > self->on)
        continue;
      timeline->held->pdata[i] = NULL;
      g_ptr_array_add (self->held, held);
    }
}

/**
 * att_dossier_fold:
 * @number: the dossier's number
 * @acts: (element-type AttAct): all its acts, in the order of recording
 * @on: effects up to that day; %ATT_DAY_FOREVER for all
 * @known: what had been recorded by the end of that day; %ATT_DAY_FOREVER for everything
 *
 * Returns: (transfer full): the dossier as it stood on @on, as was known on @known
 */
AttDossier *
att_dossier_fold (gint64 number, GPtrArray *acts, AttDay on, AttDay known)
{
  AttDossier *self = att_dossier_new_empty (number, on);
  g_autoptr (AttTimeline) timeline = att_timeline_new (acts, known);

  for (guint i = 0; i < timeline->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (timeline->acts, i);

      if (att_act_get_on (act) > on)
        break;
      att_dossier_apply (self, act);
    }
  att_dossier_take_held (self, timeline);
  return self;
}

/**
 * att_dossier_apply_next:
 * @self: a dossier that nobody else holds
 * @act: an act that took place no earlier than all in it, no correction and no annulment
 *
 * Folds one more act. For who keeps a dossier at hand while acts are appended to it; a snapshot that was handed
 * out must not change.
 */
void
att_dossier_apply_next (AttDossier *self, AttAct *act)
{
  g_return_if_fail (att_act_get_on (act) >= att_dossier_get_last_day (self));
  att_dossier_apply (self, act);
}

/**
 * att_dossier_get_last_day:
 * @self: a dossier
 *
 * Returns: the day on which its last act took place, or %ATT_DAY_NONE
 */
AttDay
att_dossier_get_last_day (AttDossier *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->acts));
  g_autoptr (AttAct) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->acts), n - 1) : NULL;

  return last != NULL ? att_act_get_on (last) : ATT_DAY_NONE;
}

/**
 * att_dossier_get_number:
 * @self: a dossier
 *
 * Returns: its number; 0 is the office
 */
gint64
att_dossier_get_number (AttDossier *self)
{
  return self->number;
}

/**
 * att_dossier_get_on:
 * @self: a dossier
 *
 * Returns: the day up to which it was folded
 */
AttDay
att_dossier_get_on (AttDossier *self)
{
  return self->on;
}

/**
 * att_dossier_get_acts:
 * @self: a dossier
 *
 * Returns: (transfer none): its acts (AttAct) as they are to be read, in the order in which they took place
 */
GListModel *
att_dossier_get_acts (AttDossier *self)
{
  return G_LIST_MODEL (self->acts);
}

/**
 * att_dossier_find_act:
 * @self: a dossier
 * @id: (nullable): an act's id
 *
 * Returns: (transfer none) (nullable): that act
 */
AttAct *
att_dossier_find_act (AttDossier *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->acts_by_id, id) : NULL;
}

/**
 * att_dossier_get_act:
 * @self: a dossier
 * @seq: a sequence number
 *
 * Returns: (transfer none) (nullable): that act
 */
AttAct *
att_dossier_get_act (AttDossier *self, gint64 seq)
{
  GHashTableIter iter;
  gpointer act;

  g_hash_table_iter_init (&iter, self->acts_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &act))
    if (att_act_get_seq (act) == seq)
      return act;
  return NULL;
}

/**
 * att_dossier_get_latest:
 * @self: a dossier
 * @kind: a kind's id
 *
 * Returns: (transfer none) (nullable): the latest act of that kind
 */
AttAct *
att_dossier_get_latest (AttDossier *self, const char *kind)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->acts)); i > 0; i--)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (G_LIST_MODEL (self->acts), i - 1);

      if (att_act_is (act, kind))
        return act; /* the list keeps it */
    }
  return NULL;
}

/**
 * att_dossier_get_outcome:
 * @self: a dossier
 *
 * Returns: `open`, `accredited`, `refused`, `returned` or `withdrawn`
 */
const char *
att_dossier_get_outcome (AttDossier *self)
{
  if (self->closed_by != NULL)
    return att_act_is (self->closed_by, "returned") ? "returned" : "withdrawn";
  if (att_dossier_is_refused (self))
    return "refused";
  return self->certificates->len > 0 || att_dossier_is_accredited (self) ? "accredited" : "open";
}

/**
 * att_dossier_get_stage:
 * @self: a dossier
 * @on: the day for which the stage is asked: a certificate may have expired by then
 *
 * Returns: the stage (Art. 23(2))
 */
AttStage
att_dossier_get_stage (AttDossier *self, AttDay on)
{
  const AttCertificate *certificate = att_dossier_get_certificate (self);

  if (self->number == ATT_OFFICE_DOSSIER)
    return ATT_STAGE_OFFICE;
  if (self->closed_by != NULL)
    return ATT_STAGE_CLOSED;
  if (certificate != NULL)
    {
      AttCertificateState state = att_certificate_get_state (certificate, on);

      if (state != ATT_CERTIFICATE_VALID && state != ATT_CERTIFICATE_REVOKED)
        return ATT_STAGE_CLOSED;
      if (att_act_is (self->received, "taken-over"))
        return ATT_STAGE_IN_FORCE;
      return self->listed != NULL && self->agreed ? ATT_STAGE_IN_FORCE : ATT_STAGE_AGREEMENT;
    }
  if (att_dossier_is_accredited (self))
    return ATT_STAGE_CERTIFICATE;
  if (att_dossier_is_refused (self))
    return self->refusal_sent != NULL ? ATT_STAGE_CLOSED : ATT_STAGE_DECISION;
  if (self->report != NULL)
    return ATT_STAGE_DECISION;
  if (self->documents_conclusion != NULL)
    return ATT_STAGE_ON_SITE;
  return self->accepted != NULL ? ATT_STAGE_DOCUMENTS : ATT_STAGE_INTAKE;
}

/**
 * att_dossier_is_closed:
 * @self: a dossier
 *
 * Returns: whether the application was returned or withdrawn, or the refusal was sent
 */
gboolean
att_dossier_is_closed (AttDossier *self)
{
  return self->closed_by != NULL || (att_dossier_is_refused (self) && self->refusal_sent != NULL);
}

/**
 * att_dossier_is_accredited:
 * @self: a dossier
 *
 * Returns: whether it was decided to accredit (Art. 25(1))
 */
gboolean
att_dossier_is_accredited (AttDossier *self)
{
  return g_strcmp0 (att_act_get (self->decision, "outcome"), "accredit") == 0;
}

/**
 * att_dossier_is_refused:
 * @self: a dossier
 *
 * Returns: whether it was decided to refuse (Art. 25(1)), and no appeal reopened that
 */
gboolean
att_dossier_is_refused (AttDossier *self)
{
  return g_strcmp0 (att_act_get (self->decision, "outcome"), "refuse") == 0;
}

/* Art. 25(1), 25(5): the stage named and all after it start anew. Verdicts and the people assigned stay. */
void
att_dossier_reopen (AttDossier *self, const char *stage)
{
  gboolean documents = g_str_equal (stage, "documents");

  if (documents)
    g_clear_object (&self->documents_conclusion);
  if (documents || g_str_equal (stage, "on-site"))
    {
      g_clear_object (&self->visit);
      g_clear_object (&self->report);
    }
  g_ptr_array_set_size (self->coordinations, 0);
  g_ptr_array_set_size (self->appeals, 0);
  g_clear_object (&self->decision);
  g_clear_object (&self->refusal_sent);
}

/* A verdict replaces the standing one of its criterion and item. */
void
att_dossier_set_verdict (GPtrArray *verdicts, AttAct *act)
{
  const char *criterion = att_act_get (act, "criterion");
  const char *item = att_act_get (act, "item");
  AttVerdict *verdict = NULL;

  for (guint i = 0; i < verdicts->len && verdict == NULL; i++)
    {
      AttVerdict *standing = g_ptr_array_index (verdicts, i);

      if (g_strcmp0 (standing->criterion, criterion) == 0 && g_strcmp0 (standing->item, item) == 0)
        verdict = standing;
    }
  if (verdict == NULL)
    {
      verdict = g_new0 (AttVerdict, 1);
      verdict->criterion = g_strdup (criterion);
      verdict->item = g_strdup (item);
      g_ptr_array_add (verdicts, verdict);
    }
  verdict->verdict = att_verdict_parse (att_act_get (act, "verdict"));
  g_set_object (&verdict->act, act);
}

/* An act that names no officer changes none. */
void
att_dossier_set_officer (AttDossier *self, AttAct *act, const char *field)
{
  const char *officer = att_act_get (act, field);

  if (officer == NULL)
    return;
  g_free (self->officer);
  self->officer = g_strdup (officer);
  g_free (self->officer_person);
  self->officer_person = g_strdup (att_act_get_person (act, field));
}

void
att_dossier_add_paper (AttDossier *self, AttAct *act, const AttRecord *record, const char *id)
{
  AttPaper *paper = g_new0 (AttPaper, 1);
  const char *pages = att_record_get (record, "pages");
  const char *languages = att_record_get (record, "languages");

  paper->id = g_strdup (id);
  paper->item = g_strdup (att_record_get (record, "item"));
  paper->file = att_file_new_from_record (att_record_get_record (record, "file"));
  paper->languages = g_strdup (languages != NULL ? languages : att_record_get (record, "language"));
  paper->pages = pages != NULL ? (guint) g_ascii_strtoull (pages, NULL, 10) : 0;
  paper->title = g_strdup (att_record_get (record, "title"));
  paper->act = g_object_ref (act);
  g_ptr_array_add (self->papers, paper);
}

/* Files that came after the application become papers named after their act. */
void
att_dossier_add_files (AttDossier *self, AttAct *act, const char *item, const char *languages)
{
  const AttRecord *fields = att_act_get_fields (act);
  guint at = 0;
  guint n = 0;

  for (AttRecord *file; (file = att_record_next_record (fields, "file", &at)) != NULL;)
    {
      g_autofree char *id = NULL;
      g_autoptr (AttRecord) paper = NULL;

      n++;
      id = n == 1 ? g_strdup_printf ("act-%" G_GINT64_FORMAT, att_act_get_seq (act))
                  : g_strdup_printf ("act-%" G_GINT64_FORMAT "-%u", att_act_get_seq (act), n);
      paper = att_record_new ();
      att_record_add (paper, "item", item);
      att_record_add (paper, "languages", languages);
      att_record_add (paper, "title", att_record_get (file, "name"));
      att_record_add_record (paper, "file", att_record_ref (file));
      att_dossier_add_paper (self, act, paper, id);
    }
}

static void
state_change_free (gpointer data)
{
  AttStateChange *self = data;

  g_clear_object (&self->act);
  g_free (self);
}

static void
add_change (AttCertificate *certificate, AttAct *act, AttDay on, AttCertificateState state)
{
  AttStateChange *change = g_new0 (AttStateChange, 1);

  change->on = on;
  change->state = state;
  change->act = g_object_ref (act);
  g_ptr_array_add (certificate->changes, change);
}

void
att_dossier_add_certificate (AttDossier *self, AttAct *act)
{
  AttCertificate *certificate = g_new0 (AttCertificate, 1);
  const AttRecord *fields = att_act_get_fields (act);
  g_autoptr (AttRecord) no_fields = att_record_new ();

  certificate->act = g_object_ref (act);
  certificate->serial = g_strdup (att_record_get (fields, "serial"));
  certificate->from = att_record_get_day (fields, "from");
  certificate->until = att_record_get_day (fields, "until");
  /* As was known on a day, the certificate can be there without the application: recorded later for an earlier
   * day. */
  if (self->applicant == NULL)
    self->applicant = att_applicant_new_from_record (no_fields);
  certificate->centre = att_applicant_copy (self->applicant);
  certificate->changes = g_ptr_array_new_with_free_func (state_change_free);
  add_change (certificate, act, certificate->from, ATT_CERTIFICATE_VALID);
  g_ptr_array_add (self->certificates, certificate);
}

void
att_dossier_change_state (AttDossier *self, AttAct *act, AttCertificateState state)
{
  AttCertificate *certificate = att_dossier_current_certificate (self);

  if (certificate != NULL)
    add_change (certificate, act, att_act_get_on (act), state);
}

AttBasis *
att_dossier_add_basis (AttDossier *self, AttAct *act, gboolean endangers, const char *const *grounds)
{
  AttBasis *basis = g_new0 (AttBasis, 1);

  basis->act = g_object_ref (act);
  basis->endangers = endangers;
  basis->grounds = g_strdupv ((char **) grounds);
  g_ptr_array_add (self->bases, basis);
  return basis;
}

AttComplaint *
att_dossier_find_complaint (AttDossier *self, const char *act_id)
{
  for (guint i = self->complaints->len; i > 0; i--)
    {
      AttComplaint *complaint = g_ptr_array_index (self->complaints, i - 1);

      if (g_strcmp0 (att_act_get_id (complaint->act), act_id) == 0)
        return complaint;
    }
  return NULL;
}

AttCoordination *
att_dossier_last_coordination (AttDossier *self)
{
  return self->coordinations->len > 0 ? g_ptr_array_index (self->coordinations, self->coordinations->len - 1)
                                      : NULL;
}

AttCertificate *
att_dossier_current_certificate (AttDossier *self)
{
  return self->certificates->len > 0 ? g_ptr_array_index (self->certificates, self->certificates->len - 1) : NULL;
}

/* The state of the latest certificate; there must be one. */
AttCertificateState
att_dossier_get_current_state (AttDossier *self, AttDay on)
{
  return att_certificate_get_state (att_dossier_current_certificate (self), on);
}
