/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-preferences-page.h"

#include "att-office-view.h"
#include "att-work.h"

/* The page for its own files: att-preferences-page.c shows what is set, -persons.c has who records and who is registered,
 * -key.c the key that signs certificates. */

G_BEGIN_DECLS

struct _AttPreferencesPage
{
  AttPage parent_instance;
  AdwComboRow *language;
  GtkEditable *actor;
  AdwActionRow *details;
  AdwPreferencesGroup *persons;
  AdwActionRow *regulation;
  AdwActionRow *calendar;
  AdwActionRow *professions;
  AdwActionRow *key;
  GtkButton *key_button;
  GtkFileChooserNative *chooser;
  AdwActionRow *location;
  GtkWidget *work_row;
  GtkLabel *work_label;
  GtkProgressBar *work_bar;
  GtkLabel *findings;
  GPtrArray *person_rows; /* owned by their group */
  AttOfficeView *view;
  AttWork *work; /* the one that is shown here, too; NULL for none */
  gboolean ready;
};

void att_preferences_page_push (AttPreferencesPage *self, GtkWidget *page);
void att_preferences_page_show_who_records (AttPreferencesPage *self);
void att_preferences_page_actor_cb (AttPreferencesPage *self);
void att_preferences_page_follow_person (AttPreferencesPage *self);
void att_preferences_page_add_person_cb (AttPreferencesPage *self);
void att_preferences_page_show_persons (AttPreferencesPage *self);
void att_preferences_page_key_cb (AttPreferencesPage *self);
void att_preferences_page_show_key (AttPreferencesPage *self);

G_END_DECLS
