/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-regulation-page.h"

#include <glib/gi18n-lib.h>

#include "att-adoption-page.h"
#include "att-group.h"
#include "att-message.h"
#include "att-regulation-changes.h"
#include "att-title.h"
#include "att-window.h"
#include "att-words.h"

/**
 * AttRegulationPage:
 *
 * The regulation in force: what it says, by which provision, what of it is still to be confirmed, and how the next numbers
 * will look. It is changed by adopting another one.
 */
struct _AttRegulationPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkBox *groups;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (AttRegulationPage, att_regulation_page, ATT_TYPE_PAGE)

/* What the thread found. */
typedef struct
{
  AttRegulation *regulation;
  GPtrArray *numbers; /* of char, one a series */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->regulation);
  g_ptr_array_unref (found->numbers);
  g_free (found);
}

static gpointer
look (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (AttDossier) own = att_office_load (office, ATT_OFFICE_DOSSIER, today, ATT_DAY_FOREVER, cancellable, error);
  Found *found;
  GPtrArray *series;

  if (own == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->regulation = g_object_ref (att_law_get_regulation (att_office_get_law (office), today));
  found->numbers = g_ptr_array_new_with_free_func (g_free);
  series = att_regulation_get_series (found->regulation);
  for (guint i = 0; i < series->len; i++)
    {
      const AttSeries *item = g_ptr_array_index (series, i);

      /* Should one not be foreseen, all else is still worth showing. */
      g_ptr_array_add (found->numbers, att_office_foresee_number (office, item->id, cancellable, NULL));
    }
  return found;
}

static GtkWidget *
add_group (AttRegulationPage *self, const char *title, const char *description)
{
  GtkWidget *group = att_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->groups, group);
  return group;
}

static void
add_row (GtkWidget *group, const char *title, const char *text, const char *provision, gboolean confirmed)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *capitalised = att_words_capitalise (title);
  g_autofree char *article = provision != NULL ? att_provision_to_words (provision) : NULL;
  g_autofree char *subtitle = NULL;
  const char *parts[4] = { NULL };
  guint n = 0;

  if (text != NULL)
    parts[n++] = text;
  if (article != NULL)
    parts[n++] = article;
  if (!confirmed)
    parts[n++] = C_ ("regulation", "to be confirmed");
  subtitle = g_strjoinv (" · ", (char **) parts);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), capitalised);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
show_head (AttRegulationPage *self, AttRegulation *regulation)
{
  AttLanguage language = att_language_get_current ();
  GtkWidget *group = add_group (self, C_ ("regulation", "In force"), NULL);
  g_autofree char *from = att_words_day (att_regulation_get_valid_from (regulation));
  g_autofree char *hash = att_hash_to_string (att_regulation_get_hash (regulation));

  add_row (group, att_text_get (att_regulation_get_title (regulation), language),
           att_text_get (att_regulation_get_source (regulation), language), NULL, TRUE);
  add_row (group, _ ("Valid from"), from, NULL, TRUE);
  add_row (group, C_ ("field", "SHA-256"), hash, NULL, TRUE);
}

static const char *
get_series_title (const char *id)
{
  const AttKind *kind = att_kind_find (id);

  return kind != NULL ? att_kind_get_title (kind) : _ ("Serial number of a certificate");
}

static void
show_numbers (AttRegulationPage *self, const Found *found)
{
  GPtrArray *series = att_regulation_get_series (found->regulation);
  GtkWidget *group
      = add_group (self, att_regulation_part_get_title (ATT_REGULATION_NUMBERS),
                   _ ("How numbers are written is part of the regulation: adopt one that says otherwise to change it."));

  for (guint i = 0; i < series->len; i++)
    {
      const AttSeries *item = g_ptr_array_index (series, i);
      const char *next = g_ptr_array_index (found->numbers, i);
      g_autofree char *words
          = next != NULL ? att_words_fill (_ ("{mask}, the next one: {number}"), "mask", item->mask, "number", next, NULL)
                         : g_strdup (item->mask);

      add_row (group, get_series_title (item->id), words, NULL, item->confirmed);
    }
}

static void
show_periods (AttRegulationPage *self, AttRegulation *regulation)
{
  GPtrArray *periods = att_regulation_get_periods (regulation);
  GtkWidget *group = add_group (self, att_regulation_part_get_title (ATT_REGULATION_PERIODS), NULL);

  for (guint i = 0; i < periods->len; i++)
    {
      const AttPeriod *period = g_ptr_array_index (periods, i);
      g_autofree char *length = att_period_to_words (period);

      add_row (group, att_text_get (period->name, att_language_get_current ()), length, period->provision,
               period->confirmed);
    }
}

static void
show_switches (AttRegulationPage *self, AttRegulation *regulation)
{
  GPtrArray *switches = att_regulation_get_switches (regulation);
  AttLanguage language = att_language_get_current ();
  GtkWidget *group = add_group (self, att_regulation_part_get_title (ATT_REGULATION_SWITCHES),
                                _ ("Questions that the law leaves open, and the answer that holds here."));

  for (guint i = 0; i < switches->len; i++)
    {
      const AttSwitch *item = g_ptr_array_index (switches, i);
      const char *answer = item->value;

      for (guint k = 0; k < item->choices->len; k++)
        {
          const AttTerm *choice = g_ptr_array_index (item->choices, k);

          if (g_strcmp0 (choice->id, item->value) == 0)
            answer = att_text_get (choice->name, language);
        }
      add_row (group, att_text_get (item->name, language), answer, NULL, item->confirmed);
    }
}

static void
show_terms (AttRegulationPage *self, AttRegulation *regulation, AttTermList list)
{
  GPtrArray *terms = att_regulation_get_terms (regulation, list);
  GtkWidget *group = add_group (self, att_regulation_part_get_title ((int) list), NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const AttTerm *term = g_ptr_array_index (terms, i);

      add_row (group, att_text_get (term->name, att_language_get_current ()),
               term->required ? C_ ("regulation", "must be handed in") : NULL, term->provision, term->confirmed);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttRegulationPage) self = data;
  g_autoptr (GError) error = NULL;
  Found *found = att_office_run_finish (ATT_OFFICE (source), result, &error);
  GtkWidget *child;

  if (found == NULL)
    {
      if (!att_page_is_closed (ATT_PAGE (self)))
        att_message_error (GTK_WIDGET (self), _ ("The regulation can't be read"), error);
      return;
    }
  if (!att_page_is_closed (ATT_PAGE (self)))
    {
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
        gtk_box_remove (self->groups, child);
      show_head (self, found->regulation);
      show_numbers (self, found);
      show_periods (self, found->regulation);
      show_switches (self, found->regulation);
      show_terms (self, found->regulation, ATT_TERMS_CRITERIA);
      show_terms (self, found->regulation, ATT_TERMS_PAPERS);
      self->loaded = TRUE;
    }
  found_free (found);
}

static void
att_regulation_page_refresh (AttPage *page)
{
  att_office_run_async (att_context_get_reader (att_page_get_context (page)), look, NULL, NULL, found_free,
                        att_page_get_cancellable (page), loaded_cb, g_object_ref (page));
}

static void
recorded_cb (AttRegulationPage *self)
{
  att_page_refresh (ATT_PAGE (self));
}

static void
adopt_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_window_push (ATT_WINDOW (gtk_widget_get_root (widget)),
                   att_adoption_page_new (att_page_get_context (ATT_PAGE (widget)), ATT_ADOPT_REGULATION, NULL));
}

static GtkWidget *
att_regulation_page_renew (AttPage *page)
{
  return att_regulation_page_new (att_page_get_context (page));
}

static void
att_regulation_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_REGULATION_PAGE);
  G_OBJECT_CLASS (att_regulation_page_parent_class)->dispose (object);
}

static void
att_regulation_page_class_init (AttRegulationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_regulation_page_dispose;
  ATT_PAGE_CLASS (klass)->refresh = att_regulation_page_refresh;
  ATT_PAGE_CLASS (klass)->renew = att_regulation_page_renew;
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/kz/atameken/Attestat/preferences/att-regulation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttRegulationPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttRegulationPage, groups);
  gtk_widget_class_install_action (widget_class, "regulation.adopt", NULL, adopt_cb);
}

static void
att_regulation_page_init (AttRegulationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_regulation_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_regulation_page_new (AttContext *context)
{
  AttRegulationPage *self = g_object_new (ATT_TYPE_REGULATION_PAGE, "context", context, NULL);

  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  att_page_refresh (ATT_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * att_regulation_page_is_loaded:
 * @self: a page
 *
 * Returns: whether the regulation is shown
 */
gboolean
att_regulation_page_is_loaded (AttRegulationPage *self)
{
  return self->loaded;
}
