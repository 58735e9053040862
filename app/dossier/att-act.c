/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act.h"

#include <glib/gi18n-lib.h>

#include "att-id.h"
#include "att-xml.h"

#define ACT_NAMESPACE "urn:kz.atameken.Attestat:act:1"

static const AttProblemSpec act_newer = {
  ATT_PROBLEM_NEWER, "act-newer",
  N_ ("An act of the kind “{kind}” was recorded by a newer program."),
  N_ ("Install the newest version of the program."), NULL
};
static const AttProblemSpec act_damaged = {
  ATT_PROBLEM_STORE, "act-damaged",
  N_ ("The content of an act can't be read."), N_ ("Verify the register and restore the latest backup."), NULL
};

/**
 * AttAct:
 *
 * Something that was done in a dossier, by somebody, on a day: its content, and where its entry stands. A
 * corrected act is an act of its own that remembers the original. Immutable once its entry is set.
 */
struct _AttAct
{
  GObject parent_instance;
  char *id;
  const AttKind *kind;
  guint spec;
  AttDay on;
  char *actor;
  char *actor_person;
  AttRecord *fields;
  GBytes *content; /* NULL until it is written */
  gint64 dossier;
  gint64 seq;
  gint64 recorded_at;
  AttDay today;
  AttHash hash;
  AttAct *original;
};

enum
{
  PROP_0,
  PROP_SEQ,
  PROP_KIND,
  PROP_ON,
  PROP_ACTOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AttAct, att_act, G_TYPE_OBJECT)

static void
att_act_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttAct *self = ATT_ACT (object);

  switch (id)
    {
    case PROP_SEQ:
      g_value_set_int64 (value, self->seq);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind->id);
      break;
    case PROP_ON:
      g_value_set_int (value, self->on);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_act_finalize (GObject *object)
{
  AttAct *self = ATT_ACT (object);

  g_free (self->id);
  g_free (self->actor);
  g_free (self->actor_person);
  g_clear_pointer (&self->fields, att_record_unref);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->original);
  G_OBJECT_CLASS (att_act_parent_class)->finalize (object);
}

static void
att_act_class_init (AttActClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = att_act_get_property;
  object_class->finalize = att_act_finalize;

  properties[PROP_SEQ] = g_param_spec_int64 ("seq", NULL, NULL, 0, G_MAXINT64, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND]
      = g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ON] = g_param_spec_int ("on", NULL, NULL, 0, G_MAXINT32, 0,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTOR]
      = g_param_spec_string ("actor", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
att_act_init (AttAct *self)
{
  self->spec = ATT_SPEC_VERSION;
}

/**
 * att_act_new:
 * @id: its id
 * @kind: its kind
 * @on: the day on which it took place
 * @actor: who records it
 * @fields: its fields
 *
 * Returns: (transfer full): an act that is not recorded yet
 */
AttAct *
att_act_new (const char *id, const AttKind *kind, AttDay on, const char *actor, AttRecord *fields)
{
  AttAct *self = g_object_new (ATT_TYPE_ACT, NULL);

  self->id = g_strdup (id);
  self->kind = kind;
  self->on = on;
  self->actor = g_strdup (actor);
  self->fields = att_record_ref (fields);
  return self;
}

/* An act's id is all that these attributes may hold. */
static char *
read_person (const xmlNode *node, const char *attribute)
{
  g_autofree char *person = att_xml_attribute (node, attribute);

  return att_id_is_valid (person) ? g_steal_pointer (&person) : NULL;
}

/* Not att_xml_text(), which strips: what was written is read again as it was. */
static void
read_text (AttRecord *record, const xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  g_autofree char *person = read_person (node, "person");

  att_record_add_person (record, (const char *) node->name, (const char *) text, person);
  xmlFree (text);
}

static AttRecord *
read_record (const xmlNode *parent)
{
  AttRecord *record = att_record_new ();

  for (xmlNode *node = att_xml_child (parent, NULL); node != NULL; node = att_xml_next (node, NULL))
    {
      if (att_xml_child (node, NULL) != NULL)
        att_record_add_record (record, (const char *) node->name, read_record (node));
      else
        read_text (record, node);
    }
  return record;
}

/**
 * att_act_new_from_content:
 * @content: an act's bytes as att_act_write() wrote them
 * @error: %ATT_PROBLEM_NEWER for a kind that this program does not know, %ATT_PROBLEM_STORE for bytes that are no
 * act
 *
 * Returns: (transfer full) (nullable): the act
 */
AttAct *
att_act_new_from_content (GBytes *content, GError **error)
{
  g_autoptr (xmlDoc) doc = att_xml_parse (content, NULL, ATT_XML_DEFAULT, NULL);
  g_autoptr (AttAct) self = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *spec = NULL;
  g_autofree char *on = NULL;
  guint64 version = 0;
  const xmlNode *root;

  if (doc == NULL || !att_xml_expect_root (doc, NULL, ACT_NAMESPACE, "act", NULL))
    {
      att_problem_set_plain (error, &act_damaged);
      return NULL;
    }
  root = xmlDocGetRootElement (doc);
  self = g_object_new (ATT_TYPE_ACT, NULL);
  self->id = att_xml_attribute (root, "id");
  self->actor = att_xml_attribute (root, "actor");
  self->actor_person = read_person (root, "actor-person");
  kind = att_xml_attribute (root, "kind");
  spec = att_xml_attribute (root, "spec");
  on = att_xml_attribute (root, "on");
  self->on = att_day_parse (on);
  if (!att_id_is_valid (self->id) || self->actor == NULL || kind == NULL || self->on == ATT_DAY_NONE
      || spec == NULL || !g_ascii_string_to_unsigned (spec, 10, 1, G_MAXUINT, &version, NULL))
    {
      att_problem_set_plain (error, &act_damaged);
      return NULL;
    }
  self->spec = (guint) version;
  self->kind = att_kind_find (kind);
  if (self->kind == NULL || self->spec > ATT_SPEC_VERSION)
    {
      att_problem_set (error, &act_newer, att_arg_text ("kind", kind));
      return NULL;
    }
  self->fields = read_record (root);
  self->content = g_bytes_ref (content);
  return g_steal_pointer (&self);
}

/**
 * att_act_new_corrected:
 * @original: a recorded act
 * @on: the day as corrected
 * @fields: the fields as corrected
 *
 * Returns: (transfer full): the act as it is to be read; it has the entry of @original
 */
AttAct *
att_act_new_corrected (AttAct *original, AttDay on, AttRecord *fields)
{
  AttAct *self = att_act_new (original->id, original->kind, on, original->actor, fields);

  self->spec = original->spec;
  self->actor_person = g_strdup (original->actor_person);
  att_act_set_entry (self, original->dossier, original->seq, original->recorded_at, original->today,
                     &original->hash);
  self->original = g_object_ref (original->original != NULL ? original->original : original);
  return self;
}

static void
write_record (GString *out, const AttRecord *record, int depth)
{
  for (guint i = 0; i < att_record_get_size (record); i++)
    {
      const AttValue *value = att_record_nth (record, i);

      g_string_append_printf (out, "%*s<%s", depth * 2, "", value->name);
      if (value->person != NULL)
        g_string_append_printf (out, " person=\"%s\"", value->person);
      g_string_append_c (out, '>');
      if (value->record != NULL)
        {
          g_string_append_c (out, '\n');
          write_record (out, value->record, depth + 1);
          g_string_append_printf (out, "%*s", depth * 2, "");
        }
      else
        att_xml_escape (out, value->text, -1);
      g_string_append_printf (out, "</%s>\n", value->name);
    }
}

/**
 * att_act_write_start:
 * @out: where to append it
 * @id: an act's id
 * @kind: its kind's id
 * @spec: its spec version
 * @on: its day, as `2026-07-04`
 * @actor: who recorded it
 *
 * The start tag with which an act's bytes begin, up to the name of who recorded it; an id of theirs may follow. Whoever
 * verifies a register compares by it what a row says of an act with what the act says, without reading the whole act.
 */
void
att_act_write_start (GString *out, const char *id, const char *kind, guint spec, const char *on, const char *actor)
{
  g_string_append (out, "<act xmlns=\"" ACT_NAMESPACE "\" id=\"");
  g_string_append (out, id);
  g_string_append (out, "\" kind=\"");
  g_string_append (out, kind);
  g_string_append (out, "\" spec=\"");
  g_string_append_printf (out, "%u", spec);
  g_string_append (out, "\" on=\"");
  g_string_append (out, on);
  g_string_append (out, "\" actor=\"");
  att_xml_escape (out, actor, -1);
  g_string_append_c (out, '"');
}

/**
 * att_act_write:
 * @self: an act
 *
 * The act's bytes: XML in the namespace `urn:kz.atameken.Attestat:act:1`. Written once; a recorded act gives the
 * bytes that it was read from.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
att_act_write (AttAct *self)
{
  g_autofree char *on = NULL;
  GString *out;

  if (self->content != NULL)
    return g_bytes_ref (self->content);
  on = att_day_to_string (self->on);
  out = g_string_new (NULL);
  att_act_write_start (out, self->id, self->kind->id, self->spec, on, self->actor);
  if (self->actor_person != NULL)
    g_string_append_printf (out, " actor-person=\"%s\"", self->actor_person);
  g_string_append (out, ">\n");
  write_record (out, self->fields, 1);
  g_string_append (out, "</act>\n");
  self->content = g_string_free_to_bytes (out);
  return g_bytes_ref (self->content);
}

/**
 * att_act_set_entry:
 * @self: an act
 * @dossier: its dossier
 * @seq: its sequence number there
 * @recorded_at: when it was recorded, microseconds since 1970 UTC
 * @today: the day that was taken for today
 * @hash: (nullable): its entry's hash
 */
void
att_act_set_entry (AttAct *self, gint64 dossier, gint64 seq, gint64 recorded_at, AttDay today, const AttHash *hash)
{
  g_return_if_fail (ATT_IS_ACT (self));

  self->dossier = dossier;
  self->seq = seq;
  self->recorded_at = recorded_at;
  self->today = today;
  if (hash != NULL)
    self->hash = *hash;
}

/**
 * att_act_get_id:
 * @self: an act
 *
 * Returns: its id, by which other acts name it
 */
const char *
att_act_get_id (AttAct *self)
{
  return self->id;
}

/**
 * att_act_get_kind:
 * @self: an act
 *
 * Returns: its kind
 */
const AttKind *
att_act_get_kind (AttAct *self)
{
  return self->kind;
}

/**
 * att_act_is:
 * @self: (nullable): an act
 * @kind: a kind's id
 *
 * Returns: whether it is of that kind
 */
gboolean
att_act_is (AttAct *self, const char *kind)
{
  return self != NULL && g_str_equal (self->kind->id, kind);
}

/**
 * att_act_changes_others:
 * @self: (nullable): an act
 *
 * Returns: whether it changes what acts recorded before it come to: a correction, an annulment, the return of a field file,
 * the settling of an act that is held
 */
gboolean
att_act_changes_others (AttAct *self)
{
  return att_act_is (self, "correction") || att_act_is (self, "annulled") || att_act_is (self, "field-returned")
         || att_act_is (self, "settled");
}

/**
 * att_act_get_spec_version:
 * @self: an act
 *
 * Returns: the version of the table of kinds that it was written by
 */
guint
att_act_get_spec_version (AttAct *self)
{
  return self->spec;
}

/**
 * att_act_get_on:
 * @self: an act
 *
 * Returns: the day on which it took place, as corrected
 */
AttDay
att_act_get_on (AttAct *self)
{
  return self->on;
}

/**
 * att_act_get_actor:
 * @self: an act
 *
 * Returns: who recorded it
 */
const char *
att_act_get_actor (AttAct *self)
{
  return self->actor;
}

/**
 * att_act_set_actor_person:
 * @self: an act that is not recorded yet
 * @person: (nullable): the id of the act that registered who records it
 */
void
att_act_set_actor_person (AttAct *self, const char *person)
{
  g_return_if_fail (ATT_IS_ACT (self) && self->content == NULL);

  g_free (self->actor_person);
  self->actor_person = g_strdup (person);
}

/**
 * att_act_get_actor_person:
 * @self: an act
 *
 * Returns: (nullable): the id of the act that registered who recorded it, if that is known
 */
const char *
att_act_get_actor_person (AttAct *self)
{
  return self->actor_person;
}

/**
 * att_act_get_fields:
 * @self: an act
 *
 * Returns: (transfer none): its fields, as corrected
 */
AttRecord *
att_act_get_fields (AttAct *self)
{
  return self->fields;
}

/**
 * att_act_get:
 * @self: (nullable): an act
 * @field: a field's id
 *
 * Returns: (nullable): the first text of that field
 */
const char *
att_act_get (AttAct *self, const char *field)
{
  return self != NULL ? att_record_get (self->fields, field) : NULL;
}

/**
 * att_act_get_person:
 * @self: (nullable): an act
 * @field: a field's id
 *
 * Returns: (nullable): the id under which the person whom that field names first is registered
 */
const char *
att_act_get_person (AttAct *self, const char *field)
{
  return self != NULL ? att_record_get_person (self->fields, field) : NULL;
}

/**
 * att_act_get_content:
 * @self: an act
 *
 * Returns: (transfer none) (nullable): its bytes, or %NULL before it is written
 */
GBytes *
att_act_get_content (AttAct *self)
{
  return self->content;
}

/**
 * att_act_get_seq:
 * @self: an act
 *
 * Returns: its sequence number in the dossier; 0 before it is recorded
 */
gint64
att_act_get_seq (AttAct *self)
{
  return self->seq;
}

/**
 * att_act_get_recorded_at:
 * @self: an act
 *
 * Returns: when it was recorded, microseconds since 1970 UTC
 */
gint64
att_act_get_recorded_at (AttAct *self)
{
  return self->recorded_at;
}

/**
 * att_act_get_today:
 * @self: an act
 *
 * Returns: the day that was taken for today when it was recorded
 */
AttDay
att_act_get_today (AttAct *self)
{
  return self->today;
}

/**
 * att_act_get_hash:
 * @self: an act
 *
 * Returns: its entry's hash
 */
const AttHash *
att_act_get_hash (AttAct *self)
{
  return &self->hash;
}

/**
 * att_act_get_original:
 * @self: an act
 *
 * Returns: (transfer none) (nullable): the act as it was recorded, when @self is as corrected
 */
AttAct *
att_act_get_original (AttAct *self)
{
  return self->original;
}
