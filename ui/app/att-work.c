/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-work.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/**
 * AttWork:
 *
 * Something that takes long, as it is seen: how far it is, a way to stop it, and what came of it. Who does it runs it
 * elsewhere and tells of it here, on the main loop. att_window_add_work() shows it.
 */
struct _AttWork
{
  GObject parent_instance;
  char *title;
  char *text;
  double fraction;
  gboolean finished;
  GCancellable *cancellable;
  GListStore *lines; /* of AttWorkLine */
  gint64 told_at;    /* monotonic; of the thread that works */
};

G_DEFINE_FINAL_TYPE (AttWork, att_work, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TEXT,
  PROP_FRACTION,
  PROP_FINISHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
att_work_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttWork *self = ATT_WORK (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, self->finished);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_work_finalize (GObject *object)
{
  AttWork *self = ATT_WORK (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->lines);
  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (att_work_parent_class)->finalize (object);
}

static void
att_work_class_init (AttWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = att_work_get_property;
  object_class->finalize = att_work_finalize;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION]
      = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FINISHED]
      = g_param_spec_boolean ("finished", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
att_work_init (AttWork *self)
{
  self->text = g_strdup ("");
  self->cancellable = g_cancellable_new ();
  self->lines = g_list_store_new (ATT_TYPE_WORK_LINE);
}

/**
 * att_work_new:
 * @title: what is done
 *
 * Returns: (transfer full): a work that has begun
 */
AttWork *
att_work_new (const char *title)
{
  AttWork *self = g_object_new (ATT_TYPE_WORK, NULL);

  self->title = g_strdup (title);
  return self;
}

/**
 * att_work_get_title:
 * @self: a work
 *
 * Returns: what is done
 */
const char *
att_work_get_title (AttWork *self)
{
  g_return_val_if_fail (ATT_IS_WORK (self), NULL);
  return self->title;
}

/**
 * att_work_get_text:
 * @self: a work
 *
 * Returns: how far it is, or what came of it
 */
const char *
att_work_get_text (AttWork *self)
{
  g_return_val_if_fail (ATT_IS_WORK (self), NULL);
  return self->text;
}

/**
 * att_work_get_fraction:
 * @self: a work
 *
 * Returns: how far it is, from 0 to 1
 */
double
att_work_get_fraction (AttWork *self)
{
  g_return_val_if_fail (ATT_IS_WORK (self), 0);
  return self->fraction;
}

/**
 * att_work_get_cancellable:
 * @self: a work
 *
 * Returns: (transfer none): cancelled when somebody stops it
 */
GCancellable *
att_work_get_cancellable (AttWork *self)
{
  g_return_val_if_fail (ATT_IS_WORK (self), NULL);
  return self->cancellable;
}

/**
 * att_work_cancel:
 * @self: a work
 *
 * Stops it: who does it finishes it as soon as it can. What is done stays.
 */
void
att_work_cancel (AttWork *self)
{
  g_return_if_fail (ATT_IS_WORK (self));
  g_cancellable_cancel (self->cancellable);
}

static void
set_text (AttWork *self, const char *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * att_work_set_progress:
 * @self: a work that is not finished
 * @done: how much is done
 * @all: of how much; 0 while that is not known
 */
void
att_work_set_progress (AttWork *self, guint64 done, guint64 all)
{
  g_autofree char *count = att_words_number (done);
  g_autofree char *total = att_words_number (all);
  g_autofree char *text = NULL;

  g_return_if_fail (ATT_IS_WORK (self) && !self->finished);
  self->fraction = all > 0 ? MIN ((double) done / (double) all, 1) : 0;
  if (all > 0)
    /* Translators: how far a long work is. */
    text = att_words_fill (_ ("{done} of {all}"), "done", count, "all", total, NULL);
  set_text (self, text != NULL ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

typedef struct
{
  AttWork *work;
  guint64 done;
  guint64 all;
} Tick;

static void
tick_free (gpointer data)
{
  Tick *tick = data;

  g_object_unref (tick->work);
  g_free (tick);
}

/* What was on its way when the work ended comes to nobody. */
static gboolean
tick_cb (gpointer data)
{
  const Tick *tick = data;

  if (!tick->work->finished)
    att_work_set_progress (tick->work, tick->done, tick->all);
  return G_SOURCE_REMOVE;
}

/**
 * att_work_tell:
 * @done: how much is done
 * @all: of how much; 0 while that is not known
 * @work: (type AttWork): a work
 *
 * An AttProgressFunc for the one thread that does the work: the main loop shows how far it is, and not more often than
 * somebody can see.
 */
void
att_work_tell (guint64 done, guint64 all, gpointer work)
{
  AttWork *self = work;
  gint64 now = g_get_monotonic_time ();
  Tick *tick;

  if (now - self->told_at < G_USEC_PER_SEC / 20)
    return;
  self->told_at = now;
  tick = g_new (Tick, 1);
  *tick = (Tick) { g_object_ref (self), done, all };
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, tick_cb, tick, tick_free);
}

/**
 * att_work_add_line:
 * @self: a work
 * @subject: what the line is about, as the path of a file
 * @text: what became of it
 * @failed: whether it was not done
 * @dossier: the dossier to be opened from it; 0 for none
 *
 * Adds a line to the report.
 */
void
att_work_add_line (AttWork *self, const char *subject, const char *text, gboolean failed, gint64 dossier)
{
  g_autoptr (AttWorkLine) line = NULL;

  g_return_if_fail (ATT_IS_WORK (self));
  line = att_work_line_new (subject, text, failed, dossier);
  g_list_store_append (self->lines, line);
}

/**
 * att_work_finish:
 * @self: a work
 * @summary: in a sentence, what came of it
 */
void
att_work_finish (AttWork *self, const char *summary)
{
  g_return_if_fail (ATT_IS_WORK (self) && !self->finished);
  set_text (self, summary);
  self->finished = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

/**
 * att_work_is_finished:
 * @self: a work
 *
 * Returns: whether nothing more is done
 */
gboolean
att_work_is_finished (AttWork *self)
{
  g_return_val_if_fail (ATT_IS_WORK (self), FALSE);
  return self->finished;
}

/**
 * att_work_get_lines:
 * @self: a work
 *
 * Returns: (transfer none): the report, of AttWorkLine
 */
GListModel *
att_work_get_lines (AttWork *self)
{
  g_return_val_if_fail (ATT_IS_WORK (self), NULL);
  return G_LIST_MODEL (self->lines);
}

/**
 * att_work_get_report:
 * @self: a work
 *
 * Returns: (transfer full): the report as text, to be copied
 */
char *
att_work_get_report (AttWork *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (ATT_IS_WORK (self), NULL);
  g_string_append_printf (out, "%s\n%s\n", self->title, self->text);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (AttWorkLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_string_append_printf (out, "%s: %s\n", att_work_line_get_subject (line), att_work_line_get_text (line));
    }
  return g_string_free (out, FALSE);
}
