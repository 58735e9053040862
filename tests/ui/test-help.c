/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "att-act-page.h"
#include "att-dossier-page.h"
#include "att-help.h"
#include "ui-fixture.h"

static char *home;

static gboolean
is_loaded (gpointer data)
{
  AttPage *page = att_window_get_page (data);

  return ATT_IS_DOSSIER_PAGE (page) && att_dossier_page_is_loaded (ATT_DOSSIER_PAGE (page))
         && att_dossier_page_get_panel (ATT_DOSSIER_PAGE (page)) != NULL;
}

static void
assert_topic (UiCase *ui, const char *topic)
{
  g_assert_cmpstr (att_help_find_topic (att_window_get_page (ui->window), NULL), ==, topic);
}

/* F1 opens what explains the place: the stage of a dossier, the form of an act, a page. */
static void
test_topics (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDossierPage *page;

  ui_case_open_window (ui, 1);
  ui_wait_until (is_loaded, ui->window);
  assert_topic (ui, "decision");
  page = ATT_DOSSIER_PAGE (att_window_get_page (ui->window));
  att_dossier_page_go_to (page, "intake");
  assert_topic (ui, "intake");
  att_dossier_page_go_to (page, "on-site");
  assert_topic (ui, "on-site");

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.record", "(xs)", (gint64) 1, "correction");
  assert_topic (ui, "correct");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.record", "(xs)", (gint64) 1, "revoked");
  assert_topic (ui, "in-force");

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", "today");
  assert_topic (ui, "today");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", "dossiers");
  assert_topic (ui, "find");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.type-in", NULL);
  assert_topic (ui, "type-in");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.preferences", NULL);
  assert_topic (ui, "preferences");
}

static gboolean
is_past (gpointer data)
{
  return att_dossier_page_get_view (ATT_DOSSIER_PAGE (att_window_get_page (data)))->past;
}

static void
test_past (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_STEPS_TO_DECISION);
  AttDay day = att_day_parse ("2026-09-12");

  ui_case_open_window (ui, 1);
  ui_wait_until (is_loaded, ui->window);
  att_dossier_page_look_back (ATT_DOSSIER_PAGE (att_window_get_page (ui->window)), day, day);
  ui_wait_until (is_past, ui->window);
  assert_topic (ui, "look-back");
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (home, folder, NULL);
  g_autofree char *file = g_build_filename (path, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

/* In place of a browser: what copies the page that it was told to show. */
static char *
install_browser (void)
{
  g_autofree char *opened = g_build_filename (home, "opened.html", NULL);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=a\nMimeType=text/html;\n"
                                            "Exec=cp %%f %s\n", opened);

  write_file ("data/applications", "attestat-test-browser.desktop", entry);
  write_file ("config", "mimeapps.list", "[Default Applications]\ntext/html=attestat-test-browser.desktop\n");
  return g_steal_pointer (&opened);
}

static gboolean
has_opened (gpointer data)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (data, &text, NULL, NULL) && strstr (text, "</html>") != NULL;
}

/* The help in the language of the window, which goes to the topic by itself. */
static void
test_shown (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *opened = install_browser ();
  g_autofree char *text = NULL;

  ui_case_open_window (ui, 0);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.preferences", NULL);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.help", NULL);
  ui_wait_until (has_opened, opened);
  g_assert_true (g_file_get_contents (opened, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<html lang=\"en\">"));
  g_assert_nonnull (strstr (text, "location.replace(\"#preferences\")"));
  g_assert_nonnull (strstr (text, "id=\"preferences\""));
}

static gboolean
has_message (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      {
        *(GtkWidget **) data = l->data;
        return TRUE;
      }
  return FALSE;
}

/* Where it can't be shown, somebody is told which file to open; the program goes on. */
static void
test_not_shown (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  g_autofree char *before = g_strdup (g_getenv ("ATTESTAT_HELPDIR"));
  GtkWidget *message = NULL;

  ui_case_open_window (ui, 0);
  g_setenv ("ATTESTAT_HELPDIR", home, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.help", NULL);
  ui_wait_until (has_message, &message);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (message)), "en.html"));
  gtk_window_destroy (GTK_WINDOW (message));
  g_setenv ("ATTESTAT_HELPDIR", before, TRUE);
}

static void
remove_home (void)
{
  const char *const command[] = { "rm", "-rf", home, NULL };

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
isolate (const char *variable, const char *name)
{
  g_autofree char *path = g_build_filename (home, name, NULL);

  g_setenv (variable, path, TRUE);
}

int
main (int argc, char **argv)
{
  int result;

  home = g_dir_make_tmp ("attestat-help-XXXXXX", NULL);
  isolate ("XDG_DATA_HOME", "data");
  isolate ("XDG_CONFIG_HOME", "config");
  isolate ("XDG_CACHE_HOME", "cache");
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/help/topics", test_topics);
  g_test_add_func ("/ui/help/past", test_past);
  g_test_add_func ("/ui/help/shown", test_shown);
  g_test_add_func ("/ui/help/not-shown", test_not_shown);
  result = g_test_run ();
  remove_home ();
  return result;
}
