/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-context.h"

#include "att-practice.h"

/* How often it is looked whether another day has begun, in seconds. */
#define LOOK_EVERY 300

/**
 * AttContext:
 *
 * What all windows of a process share, made once and handed down: the office that records, a second one that only
 * reads, so that no list waits behind a recording, and the settings.
 */
struct _AttContext
{
  GObject parent_instance;
  char *location;
  char *actor;      /* the name */
  char *person;     /* their id in a register; NULL for somebody who is only a name */
  gboolean known;   /* the register that is open knows that person */
  AttClock *clock;
  AttIssuer *issuer;
  AttOffice *office;
  AttOffice *reader;
  gboolean for_visit; /* it works on a field file: nothing is kept but there */
  AttVisit *visit;
  char **inspectors; /* names of those who took it along; NULL in an office */
  GSettings *settings;
  GListStore *works; /* of AttWork */
  AttDay day;        /* the one that was told last */
  guint timer;       /* to the next */
};

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
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

typedef struct
{
  char *location;
  char *actor;
  char *person;
  char *known_as; /* the name of the person in this register; NULL where it does not know them */
  gboolean create;
  gboolean practice;
  AttOffice *office;
  AttOffice *reader;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->location);
  g_free (opening->actor);
  g_free (opening->person);
  g_free (opening->known_as);
  g_clear_object (&opening->office);
  g_clear_object (&opening->reader);
  g_free (opening);
}

/* Who was renamed since records under the new name; an id of another register is nobody here. */
static void
find_person (AttContext *self, Opening *opening, GCancellable *cancellable)
{
  g_autofree char *name = NULL;
  g_autofree char *person = NULL;

  if (opening->person != NULL
      && att_office_find_actor (opening->office, opening->person, att_clock_get_today (self->clock), &name, &person,
                                cancellable, NULL)
      && person != NULL)
    opening->known_as = g_steal_pointer (&name);
}

/* Opening may copy, migrate and index: never on the main loop. */
static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AttContext *self = source;
  Opening *opening = data;
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttRandom) other_random = att_random_new ();
  GError *error = NULL;

  if (opening->create)
    opening->office
        = att_office_create (opening->location, self->clock, random, self->issuer, opening->actor, cancellable, &error);
  else
    opening->office
        = att_office_open (opening->location, FALSE, self->clock, random, self->issuer, cancellable, &error);
  if (opening->office != NULL && opening->practice)
    {
      g_autofree char *sample = att_practice_dup_sample_folder ();

      if (!att_practice_fill (opening->office, opening->location, sample, opening->actor, NULL, NULL, cancellable, &error))
        g_clear_object (&opening->office);
    }
  if (opening->office != NULL)
    find_person (self, opening, cancellable);
  if (opening->office != NULL)
    opening->reader
        = att_office_open (opening->location, TRUE, self->clock, other_random, self->issuer, cancellable, &error);
  if (opening->reader != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

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

static void
open_async (AttContext *self, const char *location, gboolean create, gboolean practice, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->location = g_strdup (location);
  opening->actor = g_strdup (self->actor);
  opening->person = g_strdup (self->person);
  opening->create = create;
  opening->practice = practice;
  g_task_set_source_tag (task, att_context_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * att_context_open_async:
 * @self: a context
 * @location: where the register is, or is to be
 * @create: to make a new one there
 * @cancellable: (nullable): to stop early
 * @callback: called when it is open or can't be opened
 * @user_data: for @callback
 *
 * Opens a register in place of the one that is open; when that fails, nothing changes but the location.
 */
void
att_context_open_async (AttContext *self, const char *location, gboolean create, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ATT_IS_CONTEXT (self));
  open_async (self, location, create, FALSE, cancellable, callback, user_data);
}

/**
 * att_context_make_practice_async:
 * @self: a context
 * @location: where the practice register is to be
 * @cancellable: (nullable): to stop early
 * @callback: called when it is open or can't be made; for att_context_open_finish()
 * @user_data: for @callback
 *
 * Makes a practice register, with the sample's centres in it, and opens it in place of the one that is open.
 */
void
att_context_make_practice_async (AttContext *self, const char *location, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ATT_IS_CONTEXT (self));
  open_async (self, location, TRUE, TRUE, cancellable, callback, user_data);
}

/**
 * att_context_open_finish:
 * @self: a context
 * @result: what the callback was given
 * @error: why it can't be opened
 *
 * Returns: whether it is open
 */
gboolean
att_context_open_finish (AttContext *self, GAsyncResult *result, GError **error)
{
  Opening *opening;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  opening = g_task_get_task_data (G_TASK (result));
  g_free (self->location);
  self->location = g_strdup (opening->location);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  self->known = opening->known_as != NULL && g_strcmp0 (opening->person, self->person) == 0;
  if (self->known)
    att_context_set_actor (self, opening->known_as, opening->person);
  g_set_object (&self->office, opening->office);
  g_set_object (&self->reader, opening->reader);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFICE]);
  return TRUE;
}

/**
 * att_context_new_for_visit:
 * @path: a field file
 * @actor: the name of the account, for a file that names no inspector
 * @today: the day taken for today, or %ATT_DAY_NONE for the machine's
 * @issuer: (nullable): who makes documents
 *
 * Returns: (transfer full): a context for a laptop, in which nothing is open yet. It has no settings: what is known of a visit
 *   is written nowhere but into its file.
 */
AttContext *
att_context_new_for_visit (const char *path, const char *actor, AttDay today, AttIssuer *issuer)
{
  AttContext *self = att_context_new (path, actor, NULL, today, issuer);

  self->for_visit = TRUE;
  g_clear_object (&self->settings);
  return self;
}

/**
 * att_context_open_visit:
 * @self: a context for a laptop
 * @key: what opens its field file
 * @progress: (nullable): told of the bytes read
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: why it can't be opened
 *
 * Takes its time, and belongs on a thread of its own; what it returns is for att_context_take_visit().
 *
 * Returns: (transfer full) (nullable): the visit
 */
AttVisit *
att_context_open_visit (AttContext *self, const AttVisitKey *key, AttProgressFunc progress, gpointer data,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRandom) random = att_random_new ();

  g_return_val_if_fail (self->for_visit, NULL);
  return att_visit_open (self->location, TRUE, key, self->clock, random, self->issuer, progress, data, cancellable, error);
}

/**
 * att_context_take_visit:
 * @self: a context for a laptop
 * @visit: a visit that was opened for it
 *
 * Works on that visit from now on. Its office records and reads: the memory that it lives in is one.
 */
void
att_context_take_visit (AttContext *self, AttVisit *visit)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  AttOffice *office = att_visit_get_office (visit);
  char **inspectors = att_visit_get_info (visit)->inspectors;

  g_return_if_fail (self->for_visit);
  g_set_object (&self->visit, visit);
  for (guint i = 0; inspectors != NULL && inspectors[i] != NULL; i++)
    {
      char *name = NULL;
      g_autofree char *person = NULL;

      if (!att_office_find_actor (office, inspectors[i], att_context_get_today (self), &name, &person, NULL, NULL))
        name = g_strdup (inspectors[i]);
      g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);
  g_strfreev (self->inspectors);
  self->inspectors = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  g_set_object (&self->office, office);
  g_set_object (&self->reader, office);
  att_context_choose_inspector (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFICE]);
}

/**
 * att_context_is_for_visit:
 * @self: a context
 *
 * Returns: whether it works on a laptop's field file instead of a register
 */
gboolean
att_context_is_for_visit (AttContext *self)
{
  return self->for_visit;
}

/**
 * att_context_get_visit:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the visit that is open
 */
AttVisit *
att_context_get_visit (AttContext *self)
{
  return self->visit;
}

/**
 * att_context_get_inspectors:
 * @self: a context in which a visit is open
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of those who took it along
 */
const char *const *
att_context_get_inspectors (AttContext *self)
{
  return (const char *const *) self->inspectors;
}

/**
 * att_context_choose_inspector:
 * @self: a context in which a visit is open
 * @place: who of those who took it along records from now on; nothing changes where there are not so many
 */
void
att_context_choose_inspector (AttContext *self, guint place)
{
  if (self->inspectors == NULL || place >= g_strv_length (self->inspectors))
    return;
  g_free (self->actor);
  self->actor = g_strdup (self->inspectors[place]);
  g_free (self->person);
  self->person = g_strdup (att_visit_get_info (self->visit)->inspectors[place]);
  self->known = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);
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
}
