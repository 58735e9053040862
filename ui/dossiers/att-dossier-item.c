/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-item.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/* From how many working days on a deadline is pointed at before it is over. */
#define SOON 3

/**
 * AttDossierItem:
 *
 * A row of the list of dossiers, in words. It is blank but for its number until the words have come; then, and whenever
 * they change, ::notify tells of `name`. A row that is shown can become another dossier's: that is quicker by far than to
 * make all its widgets anew.
 */
struct _AttDossierItem
{
  GObject parent_instance;
  gint64 number;
  gboolean blank;
  char *texts[ATT_DOSSIER_N_TEXTS];
};

G_DEFINE_FINAL_TYPE (AttDossierItem, att_dossier_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
att_dossier_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    g_value_set_string (value, ATT_DOSSIER_ITEM (object)->texts[ATT_DOSSIER_NAME]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
att_dossier_item_finalize (GObject *object)
{
  AttDossierItem *self = ATT_DOSSIER_ITEM (object);

  for (guint i = 0; i < ATT_DOSSIER_N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (att_dossier_item_parent_class)->finalize (object);
}

static void
att_dossier_item_class_init (AttDossierItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = att_dossier_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = att_dossier_item_finalize;
  properties[PROP_NAME]
      = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
att_dossier_item_init (AttDossierItem *self)
{
}

static void
set (AttDossierItem *self, AttDossierText id, const char *text)
{
  self->texts[id] = g_strdup (text != NULL ? text : "");
}

static void
set_day (AttDossierItem *self, AttDossierText id, AttDay day)
{
  self->texts[id] = att_words_day (day);
}

static void
set_due (AttDossierItem *self, const AttDossierRow *row, AttLaw *law, AttDay today)
{
  int days;

  if (row->due == ATT_DAY_NONE)
    return;
  days = att_deadline_days_left (att_law_get_calendar (law), ATT_PERIOD_WORKING_DAYS, today, row->due);
  self->texts[ATT_DOSSIER_LEFT] = att_words_days_left (days, ATT_PERIOD_WORKING_DAYS);
  set (self, ATT_DOSSIER_ICON, days < 0 ? "dialog-warning-symbolic" : days <= SOON ? "alarm-symbolic" : "");
}

static void
set_out (AttDossierItem *self, const AttDossierRow *row, AttDay today)
{
  g_autofree char *day = NULL;

  if (row->out_since == ATT_DAY_NONE || row->out_since > today)
    return;
  day = att_words_day (row->out_since);
  self->texts[ATT_DOSSIER_OUT] = att_words_fill (_ ("On a visit since {day}"), "day", day, NULL);
}

/**
 * att_dossier_item_new_blank:
 * @number: the dossier's number
 *
 * Returns: (transfer full): a row whose words are still to come
 */
AttDossierItem *
att_dossier_item_new_blank (gint64 number)
{
  AttDossierItem *self = g_object_new (ATT_TYPE_DOSSIER_ITEM, NULL);

  self->number = number;
  self->blank = TRUE;
  if (number > 0)
    self->texts[ATT_DOSSIER_NUMBER] = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return self;
}

/**
 * att_dossier_item_new:
 * @row: a row as the store gave it
 * @law: the law, for the calendar and the regions' names
 * @today: the day for which days left are told
 *
 * Called where the row was asked for, on the office's thread.
 *
 * Returns: (transfer full): the row in words
 */
AttDossierItem *
att_dossier_item_new (const AttDossierRow *row, AttLaw *law, AttDay today)
{
  AttDossierItem *self = att_dossier_item_new_blank (row->number);
  AttLanguage language = att_language_get_current ();
  const AttTerm *region
      = att_regulation_find_term (att_law_get_regulation (law, today), ATT_TERMS_REGIONS, row->region);
  AttStage stage = ATT_STAGE_INTAKE;

  self->blank = FALSE;
  self->texts[ATT_DOSSIER_NAME] = att_words_applicant (row->name, law, today);
  set (self, ATT_DOSSIER_BIN, row->bin);
  set (self, ATT_DOSSIER_REGION, region != NULL ? att_text_get (region->name, language) : row->region);
  set (self, ATT_DOSSIER_STAGE, att_stage_parse (row->stage, &stage) ? att_stage_get_title (stage) : row->stage);
  set_out (self, row, today);
  set (self, ATT_DOSSIER_OUTCOME, att_words_outcome (row->outcome));
  set (self, ATT_DOSSIER_OFFICER, row->officer);
  set_day (self, ATT_DOSSIER_RECEIVED, row->received_on);
  set_day (self, ATT_DOSSIER_DUE, row->due);
  set_due (self, row, law, today);
  set (self, ATT_DOSSIER_SERIAL, row->serial);
  set_day (self, ATT_DOSSIER_UNTIL, row->until);
  return self;
}

/**
 * att_dossier_item_copy:
 * @self: a row
 *
 * Returns: (transfer full): the same row once more, which nobody shows
 */
AttDossierItem *
att_dossier_item_copy (AttDossierItem *self)
{
  AttDossierItem *copy = g_object_new (ATT_TYPE_DOSSIER_ITEM, NULL);

  copy->number = self->number;
  copy->blank = self->blank;
  for (guint i = 0; i < ATT_DOSSIER_N_TEXTS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  return copy;
}

/**
 * att_dossier_item_take:
 * @self: a row that is shown
 * @loaded: a dossier's, as it was just read; it is that one's from now on, in its words, which are taken from it
 */
void
att_dossier_item_take (AttDossierItem *self, AttDossierItem *loaded)
{
  for (guint i = 0; i < ATT_DOSSIER_N_TEXTS; i++)
    {
      g_free (self->texts[i]);
      self->texts[i] = g_steal_pointer (&loaded->texts[i]);
    }
  self->number = loaded->number;
  self->blank = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * att_dossier_item_give_to:
 * @self: a row that is shown
 * @number: the number of the dossier whose it is from now on
 *
 * It goes on showing what it shows until the words of that dossier come.
 */
void
att_dossier_item_give_to (AttDossierItem *self, gint64 number)
{
  self->number = number;
  self->blank = TRUE;
}

/**
 * att_dossier_item_empty:
 * @self: a row that is shown
 * @number: of no dossier
 *
 * It shows nothing more: it is about to go.
 */
void
att_dossier_item_empty (AttDossierItem *self, gint64 number)
{
  for (guint i = 0; i < ATT_DOSSIER_N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  att_dossier_item_give_to (self, number);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * att_dossier_item_is_blank:
 * @self: a row
 *
 * Returns: whether its words are still to come
 */
gboolean
att_dossier_item_is_blank (AttDossierItem *self)
{
  return self->blank;
}

/**
 * att_dossier_item_get_number:
 * @self: a row
 *
 * Returns: the dossier's number
 */
gint64
att_dossier_item_get_number (AttDossierItem *self)
{
  return self->number;
}

/**
 * att_dossier_item_get_text:
 * @self: a row
 * @text: which of its words
 *
 * Returns: the words; empty where there are none
 */
const char *
att_dossier_item_get_text (AttDossierItem *self, AttDossierText text)
{
  return self->texts[text] != NULL ? self->texts[text] : "";
}
