/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-context-private.h"

#include "att-practice.h"

/* How often it is looked whether another day has begun, in seconds. */
#define LOOK_EVERY 300

/**
 * AttContext:
 *
 * What all windows of a process share, made once and handed down: the office that records, a second one that only
 * reads, so that no list waits behind a recording, and the settings.
 */
G_DEFINE_FINAL_TYPE (AttContext, att_context, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACTOR,
  PROP_OFFICE,
  N_PROPS,
};

enum
{
  RECORDED,
  DAY_CHANGED,
  TYPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
att_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttContext *self = ATT_CONTEXT (object);

  switch (id)
    {
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;
    case PROP_OFFICE:
      g_value_set_object (value, self->office);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_context_finalize (GObject *object)
{
  AttContext *self = ATT_CONTEXT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->office);
  g_clear_object (&self->reader);
  g_clear_object (&self->visit);
  g_strfreev (self->inspectors);
  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_clear_object (&self->works);
  g_clear_object (&self->settings);
  g_clear_object (&self->issuer);
  g_clear_object (&self->clock);
  g_free (self->location);
  g_free (self->actor);
  g_free (self->person);
  G_OBJECT_CLASS (att_context_parent_class)->finalize (object);
}

static void
att_context_class_init (AttContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = att_context_get_property;
  object_class->finalize = att_context_finalize;

  properties[PROP_ACTOR]
      = g_param_spec_string ("actor", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OFFICE]
      = g_param_spec_object ("office", NULL, NULL, ATT_TYPE_OFFICE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AttContext::recorded:
   * @dossier: a dossier's number
   *
   * Something was recorded there: what shows it has to look again.
   */
  signals[RECORDED] = g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * AttContext::day-changed:
   *
   * Another day has begun: what tells days has to tell them anew.
   */
  signals[DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  /**
   * AttContext::typed:
   *
   * Something is typed and not recorded now that was not before, or the other way round.
   */
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void wait_for_midnight (AttContext *self);

static gboolean
midnight_cb (gpointer data)
{
  AttContext *self = data;

  self->timer = 0;
  att_context_check_day (self);
  wait_for_midnight (self);
  return G_SOURCE_REMOVE;
}

/* To the next day of legal time. A machine that sleeps stops the timer: so it is looked at every few minutes too. */
static void
wait_for_midnight (AttContext *self)
{
  const gint64 hour = G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  gint64 now = att_clock_get_instant (self->clock);
  /* Midnight is at a full hour of UTC. */
  gint64 seconds = (hour - now % hour) / G_USEC_PER_SEC + 1;

  self->timer = g_timeout_add_seconds ((guint) MIN (seconds, LOOK_EVERY), midnight_cb, self);
}

static void
att_context_init (AttContext *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, ATT_APP_ID, TRUE) : NULL;

  /* Without its schema (run where nothing is installed) the window works and remembers nothing. */
  if (schema != NULL)
    self->settings = g_settings_new_full (schema, NULL, NULL);
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->works = g_list_store_new (ATT_TYPE_WORK);
  self->clock = att_clock_new ();
  wait_for_midnight (self);
}

/**
 * att_context_new:
 * @location: where the register is, or is to be
 * @actor: the name of who records
 * @person: (nullable): their id in the register that was open when they said so
 * @today: the day taken for today, or %ATT_DAY_NONE for the machine's
 * @issuer: (nullable): who makes documents
 *
 * Returns: (transfer full): a context in which nothing is open yet
 */
AttContext *
att_context_new (const char *location, const char *actor, const char *person, AttDay today, AttIssuer *issuer)
{
  AttContext *self = g_object_new (ATT_TYPE_CONTEXT, NULL);

  self->location = g_strdup (location);
  self->actor = g_strdup (actor);
  self->person = g_strdup (person);
  if (today != ATT_DAY_NONE)
    att_clock_set_today (self->clock, today);
  g_set_object (&self->issuer, issuer);
  self->day = att_context_get_today (self);
  return self;
}

/**
 * att_context_get_office:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the office that records
 */
AttOffice *
att_context_get_office (AttContext *self)
{
  return self->office;
}

/**
 * att_context_get_reader:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the office that lists and loads, on a thread of its own
 */
AttOffice *
att_context_get_reader (AttContext *self)
{
  return self->reader;
}

/**
 * att_context_get_location:
 * @self: a context
 *
 * Returns: where the register is, or is to be
 */
const char *
att_context_get_location (AttContext *self)
{
  return self->location;
}

/**
 * att_context_get_actor:
 * @self: a context
 *
 * Returns: who records: the id of a person whom the register that is open knows, else a name
 */
const char *
att_context_get_actor (AttContext *self)
{
  return self->known ? self->person : self->actor;
}

/**
 * att_context_get_actor_name:
 * @self: a context
 *
 * Returns: the name of who records
 */
const char *
att_context_get_actor_name (AttContext *self)
{
  return self->actor;
}

/**
 * att_context_set_actor:
 * @self: a context
 * @actor: the name of who records from now on; an empty name changes nothing
 * @person: (nullable): their id in the register that is open, by which they are told from others of that name
 */
void
att_context_set_actor (AttContext *self, const char *actor, const char *person)
{
  g_return_if_fail (ATT_IS_CONTEXT (self));
  if (actor == NULL || *actor == '\0'
      || (g_str_equal (self->actor, actor) && g_strcmp0 (self->person, person) == 0 && self->known == (person != NULL)))
    return;
  g_free (self->actor);
  self->actor = g_strdup (actor);
  g_free (self->person);
  self->person = g_strdup (person);
  self->known = person != NULL;
  if (self->settings != NULL)
    {
      g_settings_set_string (self->settings, "actor", actor);
      g_settings_set_string (self->settings, "actor-person", person != NULL ? person : "");
    }
  att_context_look_for_typed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);
}

/**
 * att_context_is_practice:
 * @self: a context
 *
 * Returns: whether the register that is open is there for practice: nothing in it has legal force
 */
gboolean
att_context_is_practice (AttContext *self)
{
  return self->office != NULL && att_practice_is_at (self->location);
}

/**
 * att_context_get_today:
 * @self: a context
 *
 * Returns: the day taken for today
 */
AttDay
att_context_get_today (AttContext *self)
{
  return att_clock_get_today (self->clock);
}

/**
 * att_context_get_settings:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the settings; %NULL where their schema is not installed
 */
GSettings *
att_context_get_settings (AttContext *self)
{
  return self->settings;
}

/**
 * att_context_get_works:
 * @self: a context
 *
 * The long works that go on or were not put away yet. They are no window's: each shows all of them.
 *
 * Returns: (transfer none): the works, of AttWork
 */
GListStore *
att_context_get_works (AttContext *self)
{
  return self->works;
}

/**
 * att_context_get_clock:
 * @self: a context
 *
 * Returns: (transfer none): the clock by which all of it goes
 */
AttClock *
att_context_get_clock (AttContext *self)
{
  return self->clock;
}

/**
 * att_context_check_day:
 * @self: a context
 *
 * Tells of a day that has begun, where nobody was told yet.
 */
void
att_context_check_day (AttContext *self)
{
  AttDay today = att_context_get_today (self);

  if (today == self->day)
    return;
  self->day = today;
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

/**
 * att_context_tell_recorded:
 * @self: a context
 * @dossier: in which dossier something was recorded
 */
void
att_context_tell_recorded (AttContext *self, gint64 dossier)
{
  g_signal_emit (self, signals[RECORDED], 0, dossier);
  att_context_look_for_typed (self);
}
