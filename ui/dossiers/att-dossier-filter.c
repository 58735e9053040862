/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-filter.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

#define SETTING "dossiers-filters"

/**
 * AttDossierFilter:
 *
 * What the list of dossiers is narrowed by, beside the search. It is remembered in the settings.
 */
struct _AttDossierFilter
{
  GObject parent_instance;
  GSettings *settings;
  char *values[ATT_FILTER_N_KEYS];
};

G_DEFINE_FINAL_TYPE (AttDossierFilter, att_dossier_filter, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As the settings call them. */
static const char *const ids[ATT_FILTER_N_KEYS]
    = { "stage", "outcome", "region", "officer", "received-from", "received-until", "due", "out" };

static void
att_dossier_filter_finalize (GObject *object)
{
  AttDossierFilter *self = ATT_DOSSIER_FILTER (object);

  g_clear_object (&self->settings);
  for (guint i = 0; i < ATT_FILTER_N_KEYS; i++)
    g_free (self->values[i]);
  G_OBJECT_CLASS (att_dossier_filter_parent_class)->finalize (object);
}

static void
att_dossier_filter_class_init (AttDossierFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_dossier_filter_finalize;

  /**
   * AttDossierFilter::changed:
   *
   * Other dossiers fit it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
att_dossier_filter_init (AttDossierFilter *self)
{
}

/* Whether a value that was kept can be asked for: a day that is none would silently find nothing. */
static gboolean
is_valid (AttFilterKey key, const char *value)
{
  gboolean day = key == ATT_FILTER_RECEIVED_FROM || key == ATT_FILTER_RECEIVED_UNTIL || key == ATT_FILTER_DUE;
  AttStage stage;

  if (key == ATT_FILTER_STAGE)
    return att_stage_parse (value, &stage);
  if (key == ATT_FILTER_OUT)
    return g_str_equal (value, ATT_FILTER_ON_VISIT);
  return !day || (key == ATT_FILTER_DUE && g_str_equal (value, ATT_FILTER_OVERDUE))
         || att_day_parse (value) != ATT_DAY_NONE;
}

/**
 * att_dossier_filter_new:
 * @settings: (nullable): where it is remembered
 *
 * Returns: (transfer full): the filter as it was remembered
 */
AttDossierFilter *
att_dossier_filter_new (GSettings *settings)
{
  AttDossierFilter *self = g_object_new (ATT_TYPE_DOSSIER_FILTER, NULL);
  g_autoptr (GVariant) kept = NULL;

  if (settings == NULL)
    return self;
  self->settings = g_object_ref (settings);
  kept = g_settings_get_value (settings, SETTING);
  for (guint i = 0; i < ATT_FILTER_N_KEYS; i++)
    {
      g_autofree char *value = NULL;

      if (g_variant_lookup (kept, ids[i], "s", &value) && is_valid (i, value))
        self->values[i] = g_steal_pointer (&value);
    }
  return self;
}

/**
 * att_dossier_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): one for another thread, which is remembered nowhere
 */
AttDossierFilter *
att_dossier_filter_copy (AttDossierFilter *self)
{
  AttDossierFilter *copy = g_object_new (ATT_TYPE_DOSSIER_FILTER, NULL);

  for (guint i = 0; i < ATT_FILTER_N_KEYS; i++)
    copy->values[i] = g_strdup (self->values[i]);
  return copy;
}

/**
 * att_dossier_filter_get:
 * @self: a filter
 * @key: one of its parts
 *
 * Returns: (nullable): its value; %NULL where nothing is asked
 */
const char *
att_dossier_filter_get (AttDossierFilter *self, AttFilterKey key)
{
  return self->values[key];
}

static void
tell (AttDossierFilter *self)
{
  if (self->settings != NULL)
    {
      GVariantBuilder builder;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
      for (guint i = 0; i < ATT_FILTER_N_KEYS; i++)
        if (self->values[i] != NULL)
          g_variant_builder_add (&builder, "{ss}", ids[i], self->values[i]);
      g_settings_set_value (self->settings, SETTING, g_variant_builder_end (&builder));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_dossier_filter_set:
 * @self: a filter
 * @key: one of its parts
 * @value: (nullable): its value; %NULL to ask nothing
 */
void
att_dossier_filter_set (AttDossierFilter *self, AttFilterKey key, const char *value)
{
  if (g_strcmp0 (self->values[key], value) == 0)
    return;
  g_free (self->values[key]);
  self->values[key] = g_strdup (value);
  tell (self);
}

/**
 * att_dossier_filter_clear:
 * @self: a filter
 *
 * Asks nothing any more.
 */
void
att_dossier_filter_clear (AttDossierFilter *self)
{
  if (att_dossier_filter_is_empty (self))
    return;
  for (guint i = 0; i < ATT_FILTER_N_KEYS; i++)
    g_clear_pointer (&self->values[i], g_free);
  tell (self);
}

/**
 * att_dossier_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether every dossier fits it
 */
gboolean
att_dossier_filter_is_empty (AttDossierFilter *self)
{
  for (guint i = 0; i < ATT_FILTER_N_KEYS; i++)
    if (self->values[i] != NULL)
      return FALSE;
  return TRUE;
}

static AttDay
get_day (AttDossierFilter *self, AttFilterKey key)
{
  return self->values[key] != NULL ? att_day_parse (self->values[key]) : ATT_DAY_NONE;
}

/**
 * att_dossier_filter_apply:
 * @self: a filter; must outlive @query
 * @query: with its day set; what the filter asks is added
 */
void
att_dossier_filter_apply (AttDossierFilter *self, AttDossierQuery *query)
{
  query->stage = self->values[ATT_FILTER_STAGE];
  query->outcome = self->values[ATT_FILTER_OUTCOME];
  query->out = self->values[ATT_FILTER_OUT] != NULL;
  query->region = self->values[ATT_FILTER_REGION];
  query->officer = self->values[ATT_FILTER_OFFICER];
  query->received_from = get_day (self, ATT_FILTER_RECEIVED_FROM);
  query->received_until = get_day (self, ATT_FILTER_RECEIVED_UNTIL);
  query->due_until = g_strcmp0 (self->values[ATT_FILTER_DUE], ATT_FILTER_OVERDUE) == 0 ? query->today - 1
                                                                                        : get_day (self, ATT_FILTER_DUE);
}

static char *
fill_day (const char *pattern, const char *value)
{
  g_autofree char *day = att_words_day (att_day_parse (value));

  return att_words_fill (pattern, "day", day, NULL);
}

/**
 * att_dossier_filter_describe:
 * @self: a filter
 * @key: one of its parts, which asks something
 * @choices: what regions are called
 *
 * Returns: (transfer full): what it asks, in a few words
 */
char *
att_dossier_filter_describe (AttDossierFilter *self, AttFilterKey key, const AttFilterChoices *choices)
{
  const char *value = self->values[key];
  AttStage stage = ATT_STAGE_INTAKE;

  g_return_val_if_fail (value != NULL, NULL);
  switch (key)
    {
    case ATT_FILTER_STAGE:
      att_stage_parse (value, &stage);
      return att_words_fill (C_ ("filter", "Stage: {stage}"), "stage", att_stage_get_title (stage), NULL);
    case ATT_FILTER_OUTCOME:
      return att_words_fill (C_ ("filter", "Outcome: {outcome}"), "outcome", att_words_outcome (value), NULL);
    case ATT_FILTER_REGION:
      return att_words_fill (C_ ("filter", "Region: {region}"), "region",
                             att_filter_choices_get_region (choices, value), NULL);
    case ATT_FILTER_OFFICER:
      return *value != '\0' ? att_words_fill (C_ ("filter", "Officer: {name}"), "name", value, NULL)
                            : g_strdup (C_ ("filter", "No officer"));
    case ATT_FILTER_RECEIVED_FROM:
      return fill_day (C_ ("filter", "Received on or after {day}"), value);
    case ATT_FILTER_RECEIVED_UNTIL:
      return fill_day (C_ ("filter", "Received on or before {day}"), value);
    case ATT_FILTER_DUE:
      return g_str_equal (value, ATT_FILTER_OVERDUE) ? g_strdup (C_ ("filter", "Overdue"))
                                                     : fill_day (C_ ("filter", "Due by {day}"), value);
    case ATT_FILTER_OUT:
      return g_strdup (C_ ("filter", "On a visit"));
    case ATT_FILTER_N_KEYS:
    default:
      g_return_val_if_reached (NULL);
    }
}
