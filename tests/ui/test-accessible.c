/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-act-page.h"
#include "att-document-page.h"
#include "att-dossier-page.h"
#include "att-dossiers-page.h"
#include "att-preferences-page.h"
#include "att-request-page.h"
#include "att-today-page.h"
#include "ui-access.h"
#include "ui-step.h"

/* What is read in another thread comes later: what is complained of is looked at again before it counts. */
#define MOST_LOOKS 5

static void
look (UiCase *ui, GString *complaints, const char *state)
{
  g_autofree char *place = g_strconcat (att_language_get_code (att_language_get_current ()), " ", state, NULL);
  GtkWidget *window = GTK_WIDGET (ui->window);
  gsize before = complaints->len;

  for (guint i = 0; i < MOST_LOOKS && (i == 0 || complaints->len > before); i++)
    {
      ui_settle (ui);
      g_string_truncate (complaints, before);
      ui_check_names (window, place, complaints);
      ui_check_mnemonics (window, place, complaints);
      ui_check_reach (window, place, complaints);
      ui_check_popovers (window, place, complaints);
    }
  if (complaints->len > before)
    g_test_message ("%s", complaints->str + before);
}

static void
finish (GString *complaints)
{
  att_language_set ("en");
  if (complaints->len > 0)
    g_test_fail ();
  g_string_free (complaints, TRUE);
}

static void
test_places (gconstpointer language)
{
  static const char *const places[] = { "today", "dossiers", "monitoring", "complaints", "centres", "figures", "preferences" };
  g_autoptr (UiCase) ui = ui_case_new (3);
  GString *complaints = g_string_new (NULL);

  att_language_set (language);
  ui_case_open_window (ui, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", places[i]);
      look (ui, complaints, places[i]);
    }
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.type-in", NULL);
  ui_wait_for_page (ui, ATT_TYPE_REQUEST_PAGE);
  look (ui, complaints, "type-in");
  finish (complaints);
}

static void
test_welcome (gconstpointer language)
{
  g_autoptr (UiCase) ui = ui_case_new_empty ();
  GString *complaints = g_string_new (NULL);

  att_language_set (language);
  ui_case_open_window (ui, 0);
  look (ui, complaints, "welcome");
  finish (complaints);
}

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

/* Each stage as it is when the dossier comes to it, with the form of its next step. */
static void
test_stages (gconstpointer language)
{
  static const guint steps[] = { 0, 1, 2, 9, 10, 17, 19, 20, UI_ALL_STEPS };
  g_autoptr (UiCase) ui = ui_case_new (0);
  GString *complaints = g_string_new (NULL);

  att_language_set (language);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *state = g_strdup_printf ("dossier after %u acts", steps[i]);
      g_autofree char *begun = g_strdup_printf ("next step after %u acts", steps[i]);
      AttPage *page;

      if (i > 0)
        ui_walk_on (ui, steps[i - 1], steps[i]);
      ui_case_open_window (ui, 1);
      page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
      ui_wait_until (is_loaded, page);
      look (ui, complaints, state);
      gtk_widget_activate_action (GTK_WIDGET (page), "dossier.next-step", NULL);
      look (ui, complaints, begun);
      ui_case_close_window (ui);
    }
  finish (complaints);
}

static gboolean
is_ready (gpointer data)
{
  return att_act_form_is_ready (att_act_page_get_form (data));
}

/* The form of every act that there is, whether it is possible or not. */
static void
test_forms (gconstpointer language)
{
  g_autoptr (UiCase) ui = ui_case_new (3);
  GString *complaints = g_string_new (NULL);
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  att_language_set (language);
  ui_case_open_window (ui, 0);
  for (guint i = 0; i < n_kinds; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.record", "(xs)",
                                  kinds[i]->stage == ATT_STAGE_OFFICE ? G_GINT64_CONSTANT (0) : G_GINT64_CONSTANT (1), kinds[i]->id);
      ui_wait_until (is_ready, ui_wait_for_page (ui, ATT_TYPE_ACT_PAGE));
      look (ui, complaints, kinds[i]->id);
      gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
    }
  finish (complaints);
}

static gboolean
is_made (gpointer data)
{
  return g_str_equal (att_document_page_get_state (data), "paper");
}

static void
test_paper (gconstpointer language)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  GString *complaints = g_string_new (NULL);
  AttPage *page;
  GtkWidget *row;

  att_language_set (language);
  ui_case_open_window (ui, 1);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  ui_wait_until (is_loaded, page);
  row = ui_find (GTK_WIDGET (gtk_widget_get_template_child (
                     GTK_WIDGET (att_dossier_page_get_side_pane (ATT_DOSSIER_PAGE (page))), ATT_TYPE_SIDE_PANE,
                     "documents")),
                 ADW_TYPE_ACTION_ROW, NULL);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  page = ui_wait_for_page (ui, ATT_TYPE_DOCUMENT_PAGE);
  ui_wait_until (is_made, page);
  look (ui, complaints, "paper");
  finish (complaints);
}

int
main (int argc, char **argv)
{
  static const char *const languages[] = { "en", "kk", "ru" };
  static const struct
  {
    const char *name;
    GTestDataFunc func;
  } tests[] = {
    { "places", test_places }, { "welcome", test_welcome }, { "stages", test_stages },
    { "forms", test_forms },   { "paper", test_paper },
  };

  if (!ui_init (&argc, &argv))
    return 77;
  /* While pages slide both are there. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        g_autofree char *path = g_strdup_printf ("/ui/accessible/%s/%s", tests[i].name, languages[l]);

        g_test_add_data_func (path, languages[l], tests[i].func);
      }
  return g_test_run ();
}
