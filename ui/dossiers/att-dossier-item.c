/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-item.h"

#include "att-words.h"

/* From how many working days on a deadline is pointed at before it is over. */
#define SOON 3

/**
 * AttDossierItem:
 *
 * A row of the list of dossiers, in words. Immutable.
 */
struct _AttDossierItem
{
  GObject parent_instance;
  gint64 number;
  char *texts[8];
};

G_DEFINE_FINAL_TYPE (AttDossierItem, att_dossier_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_NAME,
  PROP_BIN,
  PROP_REGION,
  PROP_STAGE,
  PROP_OUTCOME,
  PROP_DUE,
  PROP_LEFT,
  PROP_ICON,
  PROP_HAS_DUE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
att_dossier_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttDossierItem *self = ATT_DOSSIER_ITEM (object);

  if (id == PROP_NUMBER)
    g_value_take_string (value, g_strdup_printf ("%" G_GINT64_FORMAT, self->number));
  else if (id == PROP_HAS_DUE)
    g_value_set_boolean (value, *self->texts[PROP_DUE - PROP_NAME] != '\0');
  else if (id > PROP_NUMBER && id < PROP_HAS_DUE)
    g_value_set_string (value, self->texts[id - PROP_NAME]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
att_dossier_item_finalize (GObject *object)
{
  AttDossierItem *self = ATT_DOSSIER_ITEM (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (att_dossier_item_parent_class)->finalize (object);
}

static void
att_dossier_item_class_init (AttDossierItemClass *klass)
{
  static const char *const names[PROP_HAS_DUE]
      = { NULL, "number", "name", "bin", "region", "stage", "outcome", "due", "left", "icon" };

  G_OBJECT_CLASS (klass)->get_property = att_dossier_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = att_dossier_item_finalize;
  for (guint i = 1; i < PROP_HAS_DUE; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_DUE]
      = g_param_spec_boolean ("has-due", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
att_dossier_item_init (AttDossierItem *self)
{
}

static void
set (AttDossierItem *self, guint id, const char *text)
{
  self->texts[id - PROP_NAME] = g_strdup (text != NULL ? text : "");
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
  AttDossierItem *self = g_object_new (ATT_TYPE_DOSSIER_ITEM, NULL);
  AttLanguage language = att_language_get_current ();
  const AttTerm *region
      = att_regulation_find_term (att_law_get_regulation (law, today), ATT_TERMS_REGIONS, row->region);
  AttStage stage = ATT_STAGE_INTAKE;
  g_autofree char *due = att_words_day (row->due);
  g_autofree char *left = NULL;
  const char *icon = NULL;

  self->number = row->number;
  if (row->due != ATT_DAY_NONE)
    {
      int days = att_deadline_days_left (att_law_get_calendar (law), ATT_PERIOD_WORKING_DAYS, today, row->due);

      left = att_words_days_left (days, ATT_PERIOD_WORKING_DAYS);
      icon = days < 0 ? "dialog-warning-symbolic" : days <= SOON ? "alarm-symbolic" : NULL;
    }
  set (self, PROP_NAME, att_text_get (row->name, language));
  set (self, PROP_BIN, row->bin);
  set (self, PROP_REGION, region != NULL ? att_text_get (region->name, language) : row->region);
  set (self, PROP_STAGE, att_stage_parse (row->stage, &stage) ? att_stage_get_title (stage) : row->stage);
  set (self, PROP_OUTCOME, att_words_outcome (row->outcome));
  set (self, PROP_DUE, due);
  set (self, PROP_LEFT, left);
  set (self, PROP_ICON, icon);
  return self;
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
