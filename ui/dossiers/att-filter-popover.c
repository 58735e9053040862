/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-filter-popover.h"

#include <glib/gi18n-lib.h>

#include "att-day-entry.h"
#include "att-words.h"

/* From so many officers on there is a search among them. */
#define MANY 12

/**
 * AttFilterPopover:
 *
 * Where it is chosen what the list of dossiers is narrowed by. What is chosen holds at once.
 */
struct _AttFilterPopover
{
  GtkPopover parent_instance;
  GtkDropDown *stage;
  GtkDropDown *outcome;
  GtkDropDown *region;
  GtkDropDown *officer;
  AttDayEntry *received_from;
  AttDayEntry *received_until;
  GtkCheckButton *overdue;
  GtkCheckButton *out;
  AttDayEntry *due;
  GtkLabel *problem;
  AttDossierFilter *filter;
  char **values[ATT_FILTER_OFFICER + 1]; /* what a drop-down's lines stand for, from the second on */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AttFilterPopover, att_filter_popover, GTK_TYPE_POPOVER)

static const char *const outcomes[] = { "open", "accredited", "refused", "returned", "withdrawn", NULL };

static GtkDropDown *
get_drop_down (AttFilterPopover *self, AttFilterKey key)
{
  GtkDropDown *drop_downs[] = { self->stage, self->outcome, self->region, self->officer };

  return drop_downs[key];
}

static AttDayEntry *
get_day_entry (AttFilterPopover *self, AttFilterKey key)
{
  return key == ATT_FILTER_RECEIVED_FROM ? self->received_from
         : key == ATT_FILTER_RECEIVED_UNTIL ? self->received_until
                                            : self->due;
}

static void
chosen_cb (AttFilterPopover *self)
{
  for (AttFilterKey key = ATT_FILTER_STAGE; self->filter != NULL && !self->showing && key <= ATT_FILTER_OFFICER; key++)
    {
      guint selected = gtk_drop_down_get_selected (get_drop_down (self, key));

      if (self->values[key] != NULL && selected != GTK_INVALID_LIST_POSITION)
        att_dossier_filter_set (self->filter, key, selected > 0 ? self->values[key][selected - 1] : NULL);
    }
}

/* A day that is none is told, and narrows nothing. */
static void
day_cb (AttFilterPopover *self)
{
  const char *problem = NULL;

  if (self->filter == NULL || self->showing)
    return;
  for (AttFilterKey key = ATT_FILTER_RECEIVED_FROM; key <= ATT_FILTER_DUE; key++)
    {
      AttDayEntry *entry = get_day_entry (self, key);
      AttDay day = att_day_entry_get_day (entry);
      g_autofree char *value = day != ATT_DAY_NONE ? att_day_to_string (day) : NULL;

      if (problem == NULL)
        problem = att_day_entry_get_problem (entry);
      if (key == ATT_FILTER_DUE && gtk_check_button_get_active (self->overdue))
        continue;
      att_dossier_filter_set (self->filter, key, value);
    }
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
overdue_cb (AttFilterPopover *self)
{
  gboolean overdue = gtk_check_button_get_active (self->overdue);

  gtk_widget_set_sensitive (GTK_WIDGET (self->due), !overdue);
  if (self->filter == NULL || self->showing)
    return;
  if (overdue)
    att_dossier_filter_set (self->filter, ATT_FILTER_DUE, ATT_FILTER_OVERDUE);
  else
    {
      att_dossier_filter_set (self->filter, ATT_FILTER_DUE, NULL);
      day_cb (self);
    }
}

static void
out_cb (AttFilterPopover *self)
{
  if (self->filter != NULL && !self->showing)
    att_dossier_filter_set (self->filter, ATT_FILTER_OUT,
                            gtk_check_button_get_active (self->out) ? ATT_FILTER_ON_VISIT : NULL);
}

static void
att_filter_popover_dispose (GObject *object)
{
  AttFilterPopover *self = ATT_FILTER_POPOVER (object);

  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_FILTER_POPOVER);
  G_OBJECT_CLASS (att_filter_popover_parent_class)->dispose (object);
}

static void
att_filter_popover_finalize (GObject *object)
{
  AttFilterPopover *self = ATT_FILTER_POPOVER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_strfreev (self->values[i]);
  G_OBJECT_CLASS (att_filter_popover_parent_class)->finalize (object);
}

static void
att_filter_popover_class_init (AttFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_filter_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_filter_popover_finalize;
  g_type_ensure (ATT_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossiers/att-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, stage);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, outcome);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, region);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, officer);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, received_from);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, received_until);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, overdue);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, out);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, due);
  gtk_widget_class_bind_template_child (widget_class, AttFilterPopover, problem);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, overdue_cb);
  gtk_widget_class_bind_template_callback (widget_class, out_cb);
}

static void
name_day (AttDayEntry *entry, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (att_day_entry_get_entry (entry)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
att_filter_popover_init (AttFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (AttFilterKey key = ATT_FILTER_STAGE; key <= ATT_FILTER_OFFICER; key++)
    gtk_drop_down_set_expression (get_drop_down (self, key),
                                  gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  name_day (self->received_from, _ ("Received on or after"));
  name_day (self->received_until, _ ("Received on or before"));
  name_day (self->due, _ ("Due by"));
}

/* @first: what the line says that asks nothing. Values and titles go to the popover. */
static void
fill (AttFilterPopover *self, AttFilterKey key, char **values, const char *const *titles, const char *first)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  const char *value = att_dossier_filter_get (self->filter, key);
  guint selected = 0;

  g_strfreev (self->values[key]);
  self->values[key] = values;
  gtk_string_list_append (model, first);
  for (guint i = 0; values[i] != NULL; i++)
    {
      gtk_string_list_append (model, titles[i]);
      if (g_strcmp0 (values[i], value) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (get_drop_down (self, key), G_LIST_MODEL (model));
  gtk_drop_down_set_selected (get_drop_down (self, key), selected);
}

static void
fill_stages (AttFilterPopover *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (AttStage stage = ATT_STAGE_INTAKE; stage <= ATT_STAGE_CLOSED; stage++)
    {
      g_strv_builder_add (ids, att_stage_get_id (stage));
      g_ptr_array_add (titles, (char *) att_stage_get_title (stage));
    }
  g_ptr_array_add (titles, NULL);
  fill (self, ATT_FILTER_STAGE, g_strv_builder_end (ids), (const char *const *) titles->pdata, C_ ("filter", "Any stage"));
}

static void
fill_outcomes (AttFilterPopover *self)
{
  const char *titles[G_N_ELEMENTS (outcomes)] = { NULL };

  for (guint i = 0; outcomes[i] != NULL; i++)
    titles[i] = att_words_outcome (outcomes[i]);
  fill (self, ATT_FILTER_OUTCOME, g_strdupv ((char **) outcomes), titles, C_ ("filter", "Any outcome"));
}

static void
fill_officers (AttFilterPopover *self, const AttFilterChoices *choices)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *value = att_dossier_filter_get (self->filter, ATT_FILTER_OFFICER);

  g_strv_builder_add (names, "");
  g_ptr_array_add (titles, (char *) C_ ("filter", "No officer"));
  /* Somebody who was asked for and is not there any more. */
  if (value != NULL && *value != '\0' && !g_strv_contains ((const char *const *) choices->officers, value))
    {
      g_strv_builder_add (names, value);
      g_ptr_array_add (titles, (char *) value);
    }
  g_strv_builder_addv (names, (const char **) choices->officers);
  for (guint i = 0; choices->officers[i] != NULL; i++)
    g_ptr_array_add (titles, choices->officers[i]);
  g_ptr_array_add (titles, NULL);
  fill (self, ATT_FILTER_OFFICER, g_strv_builder_end (names), (const char *const *) titles->pdata,
        C_ ("filter", "Any officer"));
  gtk_drop_down_set_enable_search (self->officer, titles->len > MANY);
}

/**
 * att_filter_popover_show:
 * @self: a popover
 * @filter: what it shows and changes
 * @choices: what there is to choose from
 */
void
att_filter_popover_show (AttFilterPopover *self, AttDossierFilter *filter, const AttFilterChoices *choices)
{
  const char *due = att_dossier_filter_get (filter, ATT_FILTER_DUE);
  gboolean overdue = g_strcmp0 (due, ATT_FILTER_OVERDUE) == 0;

  g_return_if_fail (ATT_IS_FILTER_POPOVER (self));
  self->showing = TRUE;
  g_set_object (&self->filter, filter);
  fill_stages (self);
  fill_outcomes (self);
  fill (self, ATT_FILTER_REGION, g_strdupv (choices->region_ids), (const char *const *) choices->regions,
        C_ ("filter", "Any region"));
  fill_officers (self, choices);
  gtk_check_button_set_active (self->overdue, overdue);
  gtk_check_button_set_active (self->out, att_dossier_filter_get (filter, ATT_FILTER_OUT) != NULL);
  for (AttFilterKey key = ATT_FILTER_RECEIVED_FROM; key <= ATT_FILTER_DUE; key++)
    {
      const char *value = att_dossier_filter_get (filter, key);
      AttDayEntry *entry = get_day_entry (self, key);

      att_day_entry_set_up (entry, choices->calendar, choices->today, key == ATT_FILTER_DUE);
      att_day_entry_set_day (entry, value != NULL && !(key == ATT_FILTER_DUE && overdue) ? att_day_parse (value)
                                                                                          : ATT_DAY_NONE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->showing = FALSE;
}
