/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-since-last-page.h"

#include <glib/gi18n-lib.h>

#include "att-columns-layout.h"
#include "att-group.h"
#include "att-label.h"
#include "att-life-parts.h"
#include "att-office-life.h"
#include "att-words.h"

/**
 * AttSinceLastPage:
 *
 * What changed since the last accreditation (Art. 23(5)), side by side with the old dossier: premises, people, professions,
 * findings, complaints. An application that came late is flagged.
 */
struct _AttSinceLastPage
{
  AttReportPage parent_instance;
  gint64 dossier;
  GtkSwitch *all;
  AdwPreferencesGroup *facts;
  gboolean told; /* whether the facts are there */
};

G_DEFINE_FINAL_TYPE (AttSinceLastPage, att_since_last_page, ATT_TYPE_REPORT_PAGE)

static gpointer
ask (AttReportPage *page)
{
  return g_memdup2 (&ATT_SINCE_LAST_PAGE (page)->dossier, sizeof (gint64));
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (AttDossier) dossier
      = att_office_load (office, *(const gint64 *) data, today, ATT_DAY_FOREVER, cancellable, error);

  return dossier != NULL
             ? att_office_load_since_last (office, dossier, att_language_get_current (), cancellable, error)
             : NULL;
}

static void
free_answer (gpointer data)
{
  att_since_last_free (data);
}

static const char *
get_icon (AttChangeKind kind)
{
  static const char *const icons[]
      = { "object-select-symbolic", "list-add-symbolic", "list-remove-symbolic", "document-edit-symbolic" };

  return icons[kind];
}

static GtkWidget *
new_side (const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = att_label_new (title, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), att_label_new (text != NULL && *text != '\0' ? text : "–", NULL));
  return box;
}

static GtkWidget *
new_row (const AttChangeRow *change)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *kind = att_words_capitalise (att_change_kind_get_title (change->kind));

  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name (get_icon (change->kind)));
  gtk_box_append (GTK_BOX (head), att_label_new (kind, "heading"));
  gtk_widget_set_layout_manager (sides, g_object_new (ATT_TYPE_COLUMNS_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (sides), new_side (C_ ("since last", "The last time"), change->before));
  gtk_box_append (GTK_BOX (sides), new_side (C_ ("since last", "Now"), change->after));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), sides);
  gtk_widget_add_css_class (box, "details");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
  return row;
}

static guint
add_topic (AttSinceLastPage *self, const AttSinceLast *since, AttChangeTopic topic)
{
  gboolean all = gtk_switch_get_active (self->all);
  AdwPreferencesGroup *group = NULL;
  guint n = 0;

  for (guint i = 0; i < since->rows->len; i++)
    {
      const AttChangeRow *change = g_ptr_array_index (since->rows, i);

      if (change->topic != topic || (change->kind == ATT_CHANGE_SAME && !all))
        continue;
      if (group == NULL)
        {
          g_autofree char *title = att_words_capitalise (att_change_topic_get_title (topic));

          group = att_report_page_add_group (ATT_REPORT_PAGE (self), title, NULL);
        }
      adw_preferences_group_add (group, new_row (change));
      n++;
    }
  return n;
}

static void
show_facts (AttSinceLastPage *self, const AttSinceLast *since)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, since->dossier);
  g_autofree char *title = att_words_fill (_ ("The accreditation before this one: dossier {number}"), "number", number, NULL);
  g_autofree char *until = att_words_day (since->until);
  g_autofree char *subtitle = att_words_fill (_ ("Certificate {serial}, last day {until}"), "serial", since->serial,
                                              "until", until, NULL);
  AdwActionRow *row = att_life_row_new ("edit-undo-symbolic", title, subtitle);
  g_autofree char *opens = att_words_day (since->opens);
  g_autofree char *closes = att_words_day (since->closes);

  att_life_open_dossier (row, since->dossier);
  adw_preferences_group_add (self->facts, GTK_WIDGET (row));
  if (since->closes == ATT_DAY_NONE)
    return;
  {
    g_autofree char *window = att_words_fill (_ ("From {opens}, in time until {closes}."), "opens", opens, "closes", closes,
                                              NULL);

    adw_preferences_group_add (
        self->facts,
        GTK_WIDGET (att_life_row_new (since->late ? "dialog-warning-symbolic" : "object-select-symbolic",
                                      since->late ? _ ("The application came late. It was taken in all the same.")
                                                  : _ ("The application came in time."),
                                      window)));
  }
}

static void
show (AttReportPage *page, gpointer data)
{
  AttSinceLastPage *self = ATT_SINCE_LAST_PAGE (page);
  const AttSinceLast *since = data;
  guint n = 0;

  if (!self->told)
    show_facts (self, since);
  self->told = TRUE;
  for (AttChangeTopic topic = 0; topic < ATT_N_TOPICS; topic++)
    n += add_topic (self, since, topic);
  if (n == 0)
    att_report_page_say_nothing (page, _ ("Nothing changed"),
                                 _ ("What the application says is as it was the last time, and nothing was found since."));
}

static GtkWidget *
renew (AttPage *page)
{
  return att_since_last_page_new (att_page_get_context (page), ATT_SINCE_LAST_PAGE (page)->dossier);
}

static void
att_since_last_page_constructed (GObject *object)
{
  AttSinceLastPage *self = ATT_SINCE_LAST_PAGE (object);
  AttReportPage *page = ATT_REPORT_PAGE (object);
  AdwActionRow *row;

  G_OBJECT_CLASS (att_since_last_page_parent_class)->constructed (object);
  self->facts = ADW_PREFERENCES_GROUP (att_group_new ());
  self->all = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->all), GTK_ALIGN_CENTER);
  row = att_life_row_new (NULL, _ ("Also what stayed the same"), NULL);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->all));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->all));
  adw_preferences_group_add (self->facts, GTK_WIDGET (row));
  gtk_box_append (att_report_page_get_side (page), GTK_WIDGET (self->facts));
  g_signal_connect_object (self->all, "notify::active", G_CALLBACK (att_report_page_read), page, G_CONNECT_SWAPPED);
  att_report_page_set_title (page, _ ("Since the last accreditation"));
  att_report_page_set_back (page);
}

static void
att_since_last_page_class_init (AttSinceLastPageClass *klass)
{
  AttReportPageClass *report_class = ATT_REPORT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_since_last_page_constructed;
  ATT_PAGE_CLASS (klass)->renew = renew;
  report_class->ask = ask;
  report_class->load = load;
  report_class->free_question = g_free;
  report_class->free_answer = free_answer;
  report_class->show = show;
}

static void
att_since_last_page_init (AttSinceLastPage *self)
{
}

/**
 * att_since_last_page_new:
 * @context: the context, with a register open
 * @dossier: the number of a dossier of re-accreditation
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_since_last_page_new (AttContext *context, gint64 dossier)
{
  AttSinceLastPage *self = g_object_new (ATT_TYPE_SINCE_LAST_PAGE, "context", context, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *subtitle = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);

  self->dossier = dossier;
  att_report_page_set_subtitle (ATT_REPORT_PAGE (self), subtitle);
  att_report_page_read (ATT_REPORT_PAGE (self));
  return GTK_WIDGET (self);
}
