/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-work-line.h"

#include <glib/gi18n-lib.h>

/**
 * AttWorkLine:
 *
 * What became of one of the things that a long work is about.
 */
struct _AttWorkLine
{
  GObject parent_instance;
  char *subject;
  char *text;
  gboolean failed;
  gint64 dossier;
};

G_DEFINE_FINAL_TYPE (AttWorkLine, att_work_line, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SUBJECT,
  PROP_TEXT,
  PROP_ICON,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
att_work_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttWorkLine *self = ATT_WORK_LINE (object);

  switch (id)
    {
    case PROP_SUBJECT:
      g_value_set_string (value, self->subject);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_ICON:
      g_value_set_static_string (value, self->failed ? "dialog-warning-symbolic" : "object-select-symbolic");
      break;
    case PROP_STATE:
      g_value_set_static_string (value, self->failed ? C_ ("work", "not done") : C_ ("work", "done"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_work_line_finalize (GObject *object)
{
  AttWorkLine *self = ATT_WORK_LINE (object);

  g_free (self->subject);
  g_free (self->text);
  G_OBJECT_CLASS (att_work_line_parent_class)->finalize (object);
}

static void
att_work_line_class_init (AttWorkLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = { NULL, "subject", "text", "icon", "state" };

  object_class->get_property = att_work_line_get_property;
  object_class->finalize = att_work_line_finalize;
  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
att_work_line_init (AttWorkLine *self)
{
}

/**
 * att_work_line_new:
 * @subject: what it is about, as the path of a file
 * @text: what became of it
 * @failed: whether it was not done
 * @dossier: the dossier to be opened from it; 0 for none
 *
 * Returns: (transfer full): the line
 */
AttWorkLine *
att_work_line_new (const char *subject, const char *text, gboolean failed, gint64 dossier)
{
  AttWorkLine *self = g_object_new (ATT_TYPE_WORK_LINE, NULL);

  self->subject = g_utf8_make_valid (subject, -1);
  self->text = g_strdup (text);
  self->failed = failed;
  self->dossier = dossier;
  return self;
}

/**
 * att_work_line_get_subject:
 * @self: a line
 *
 * Returns: what it is about
 */
const char *
att_work_line_get_subject (AttWorkLine *self)
{
  return self->subject;
}

/**
 * att_work_line_get_text:
 * @self: a line
 *
 * Returns: what became of it
 */
const char *
att_work_line_get_text (AttWorkLine *self)
{
  return self->text;
}

/**
 * att_work_line_is_failed:
 * @self: a line
 *
 * Returns: whether it was not done
 */
gboolean
att_work_line_is_failed (AttWorkLine *self)
{
  return self->failed;
}

/**
 * att_work_line_get_dossier:
 * @self: a line
 *
 * Returns: the dossier to be opened from it; 0 for none
 */
gint64
att_work_line_get_dossier (AttWorkLine *self)
{
  return self->dossier;
}
