/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-reminder.h"

#include <glib/gi18n-lib.h>

#include "att-agenda-words.h"
#include "att-window.h"
#include "att-words.h"

/* More than these are told in one notification. */
#define MAX_ALONE 3

/**
 * AttReminder:
 *
 * Reminds of NCE's deadlines while the program is open: of those that are overdue, of today's, and of the next working
 * day's; of each once a day. The key `notify` of the settings switches it off.
 */
struct _AttReminder
{
  GObject parent_instance;
  GtkApplication *app; /* not owned */
  AttContext *context;
  GCancellable *cancellable;
  GHashTable *reminded; /* keys of deadlines; one key for all that were told together */
  AttDay reminded_on;
};

G_DEFINE_FINAL_TYPE (AttReminder, att_reminder, G_TYPE_OBJECT)

enum
{
  TELL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  AttDueQuery query;
  char *actor; /* NULL for everybody's */
  char *location;
} Look;

typedef struct
{
  char *key;
  AttDay due;
  AttAgendaRow *row;
} Item;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->actor);
  g_free (look->location);
  g_free (look);
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->key);
  att_agenda_row_free (item->row);
  g_free (item);
}

static gpointer
read_due (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Look *look = data;
  AttLaw *law = att_office_get_law (office);
  AttDueQuery query = look->query;
  g_autofree char *officer = NULL;
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);

  if (look->actor != NULL
      && !att_office_find_actor (office, look->actor, query.today, &officer, &person, cancellable, error))
    return NULL;
  query.officer = officer;
  query.person = person;
  query.until = att_calendar_add_working_days (att_law_get_calendar (law), query.today, 1);
  rows = att_office_query_due (office, &query, cancellable, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const AttDueRow *due = g_ptr_array_index (rows, i);
      Item *item = g_new0 (Item, 1);

      item->key = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s %s", due->dossier, due->act, due->id,
                                   look->location);
      item->due = due->due;
      item->row = att_agenda_row_for_due (due, law, query.today, TRUE);
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

static void
tell (AttReminder *self, GNotification *notification, const char *id)
{
  gboolean told = FALSE;

  g_signal_emit (self, signals[TELL], 0, notification, id, &told);
  if (!told)
    g_application_send_notification (G_APPLICATION (self->app), id, notification);
}

static void
tell_one (AttReminder *self, const Item *item)
{
  g_autoptr (GNotification) notification = g_notification_new (item->row->title);
  g_autofree char *body = g_strconcat (item->row->subtitle, "\n", item->row->left, NULL);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-deadline", "(xs)", item->row->dossier,
                                                item->row->place);
  tell (self, notification, item->key);
}

static void
tell_together (AttReminder *self, GPtrArray *items, AttDay today)
{
  guint counts[3] = { 0 };
  g_autofree char *all = g_strdup_printf ("%u", items->len);
  g_autofree char *overdue = NULL;
  g_autofree char *now = NULL;
  g_autofree char *next = NULL;
  g_autofree char *title
      = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "{count} deadline is overdue or about to end",
                                     "{count} deadlines are overdue or about to end", items->len),
                        "count", all, NULL);
  g_autofree char *body = NULL;
  g_autoptr (GNotification) notification = g_notification_new (title);

  for (guint i = 0; i < items->len; i++)
    {
      AttDay due = ((const Item *) g_ptr_array_index (items, i))->due;

      counts[due < today ? 0 : due == today ? 1 : 2]++;
    }
  overdue = g_strdup_printf ("%u", counts[0]);
  now = g_strdup_printf ("%u", counts[1]);
  next = g_strdup_printf ("%u", counts[2]);
  body = att_words_fill (_ ("Overdue: {overdue}. Today: {today}. By the next working day: {next}."), "overdue", overdue,
                         "today", now, "next", next, NULL);
  g_notification_set_body (notification, body);
  g_notification_set_default_action (notification, "app.show-today");
  tell (self, notification, "deadlines");
}

static gboolean
is_told (AttReminder *self, const Item *item)
{
  return g_hash_table_contains (self->reminded, item->key);
}

static void
remember (AttReminder *self)
{
  GSettings *settings = att_context_get_settings (self->context);
  g_autofree char *day = att_day_to_string (self->reminded_on);
  g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (self->reminded, NULL);

  if (settings != NULL)
    g_settings_set (settings, "reminded", "(s^as)", day, keys);
}

/* Only what was told on this day counts. */
static void
recall (AttReminder *self, AttDay today)
{
  GSettings *settings = att_context_get_settings (self->context);
  g_autofree char *day = NULL;
  g_auto (GStrv) keys = NULL;

  if (self->reminded_on == today)
    return;
  g_hash_table_remove_all (self->reminded);
  self->reminded_on = today;
  if (settings == NULL)
    return;
  g_settings_get (settings, "reminded", "(s^as)", &day, &keys);
  if (att_day_parse (day) == today)
    for (char **key = keys; *key != NULL; key++)
      g_hash_table_add (self->reminded, g_strdup (*key));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttReminder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = att_office_run_finish (ATT_OFFICE (source), result, &error);
  g_autofree char *together = NULL;

  /* What can't be read is said where somebody looks at it. */
  if (items == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->app == NULL)
    return;
  recall (self, att_context_get_today (self->context));
  together = g_strdup_printf ("all %s", att_context_get_location (self->context));
  if (g_hash_table_contains (self->reminded, together))
    return;
  for (guint i = items->len; i > 0; i--)
    if (is_told (self, g_ptr_array_index (items, i - 1)))
      g_ptr_array_remove_index (items, i - 1);
  if (items->len > MAX_ALONE)
    {
      g_hash_table_add (self->reminded, g_steal_pointer (&together));
      tell_together (self, items, self->reminded_on);
    }
  else
    for (guint i = 0; i < items->len; i++)
      {
        const Item *item = g_ptr_array_index (items, i);

        g_hash_table_add (self->reminded, g_strdup (item->key));
        tell_one (self, item);
      }
  if (items->len > 0)
    remember (self);
}

static AttWindow *
find_window (AttReminder *self)
{
  for (GList *l = gtk_application_get_windows (self->app); l != NULL; l = l->next)
    if (ATT_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
show (AttReminder *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  AttWindow *window = find_window (self);

  if (window == NULL)
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (window), action, owned);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_deadline_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show (data, "win.open-dossier-at", parameter);
}

static void
show_today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show (data, "win.go", g_variant_new_string ("today"));
}

static void
att_reminder_dispose (GObject *object)
{
  AttReminder *self = ATT_REMINDER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->app != NULL)
    {
      g_action_map_remove_action (G_ACTION_MAP (self->app), "show-deadline");
      g_action_map_remove_action (G_ACTION_MAP (self->app), "show-today");
    }
  g_clear_weak_pointer (&self->app);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (att_reminder_parent_class)->dispose (object);
}

static void
att_reminder_finalize (GObject *object)
{
  g_hash_table_unref (ATT_REMINDER (object)->reminded);
  G_OBJECT_CLASS (att_reminder_parent_class)->finalize (object);
}

static void
att_reminder_class_init (AttReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_reminder_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_reminder_finalize;

  /**
   * AttReminder::tell:
   * @notification: what is told
   * @id: which deadline it is about, or `deadlines`
   *
   * A notification is about to be sent.
   *
   * Returns: whether it was told in another way
   */
  signals[TELL] = g_signal_new ("tell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2, G_TYPE_NOTIFICATION,
                                G_TYPE_STRING);
}

static void
att_reminder_init (AttReminder *self)
{
  self->reminded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * att_reminder_new:
 * @app: the application, started; it owns the reminder
 * @context: whose register is watched: when one is opened, and when a day begins
 *
 * Returns: (transfer full): the reminder
 */
AttReminder *
att_reminder_new (GtkApplication *app, AttContext *context)
{
  static const GActionEntry actions[]
      = { { "show-deadline", show_deadline_cb, "(xs)" }, { "show-today", show_today_cb } };
  AttReminder *self = g_object_new (ATT_TYPE_REMINDER, NULL);

  g_set_weak_pointer (&self->app, app);
  self->context = g_object_ref (context);
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (context, "notify::office", G_CALLBACK (att_reminder_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "day-changed", G_CALLBACK (att_reminder_look), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * att_reminder_look:
 * @self: a reminder
 *
 * Looks which deadlines are overdue, due today or on the next working day, and tells of those that it has not told of today.
 * The filter of the page of the day, mine or everybody's, holds here too.
 */
void
att_reminder_look (AttReminder *self)
{
  AttOffice *reader = att_context_get_reader (self->context);
  GSettings *settings = att_context_get_settings (self->context);
  Look *look;

  g_return_if_fail (ATT_IS_REMINDER (self));
  if (reader == NULL || (settings != NULL && !g_settings_get_boolean (settings, "notify")))
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  look = g_new0 (Look, 1);
  look->query.today = att_context_get_today (self->context);
  look->query.owner = ATT_OWNER_NCE;
  look->location = g_strdup (att_context_get_location (self->context));
  if (settings != NULL && g_settings_get_boolean (settings, "today-mine"))
    look->actor = g_strdup (att_context_get_actor (self->context));
  att_office_run_async (reader, read_due, look, look_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb,
                        g_object_ref (self));
}
