/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-dossier-page.h"
#include "att-dossiers-page.h"
#include "ui-fixture.h"

/* What the window of shortcuts promises, as GTK writes a key. */
static GHashTable *
list_promises (void)
{
  GHashTable *promises = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/kz/atameken/Attestat/app/att-shortcuts.ui");
  g_autoptr (GSList) objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUTS_SHORTCUT (l->data))
      {
        g_autofree char *text = NULL;
        g_autofree char *first = NULL;
        guint key;
        GdkModifierType modifiers;

        g_object_get (l->data, "accelerator", &text, NULL);
        /* Of several in a row the first. */
        first = strstr (text, "...") != NULL ? g_strndup (text, (gsize) (strstr (text, "...") - text)) : g_strdup (text);
        g_assert_true (gtk_accelerator_parse (first, &key, &modifiers));
        g_hash_table_add (promises, gtk_accelerator_name (key, modifiers));
      }
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
  return promises;
}

/* Each key that does something, and of each action that has a name whether one of its keys is promised. */
typedef struct
{
  GHashTable *promises;
  GHashTable *keys;
  GHashTable *listed;
  GHashTable *unlisted;
} Keys;

static void
add_key (Keys *keys, const char *action, const char *key)
{
  gboolean promised = g_hash_table_contains (keys->promises, key);

  g_hash_table_add (keys->keys, g_strdup (key));
  if (action != NULL)
    g_hash_table_add (promised ? keys->listed : keys->unlisted, g_strdup (action));
}

static void
add_trigger (Keys *keys, GtkShortcutTrigger *trigger, const char *action)
{
  g_autofree char *key = NULL;

  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      add_trigger (keys, gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), action);
      add_trigger (keys, gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), action);
    }
  if (!GTK_IS_KEYVAL_TRIGGER (trigger))
    return;
  key = gtk_accelerator_name (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)));
  add_key (keys, action, key);
}

static void
add_shortcut (Keys *keys, GtkShortcut *shortcut)
{
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

  add_trigger (keys, gtk_shortcut_get_trigger (shortcut),
               GTK_IS_NAMED_ACTION (action) ? gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)) : NULL);
}

/* Those of our own widgets that are there now. */
static void
add_keys_of (Keys *keys, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Att") && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint s = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && s < g_list_model_get_n_items (shortcuts); s++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, s);

          add_shortcut (keys, shortcut);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_keys_of (keys, child);
}

static void
add_keys_of_app (Keys *keys, GtkApplication *app)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (app);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (app, actions[i]);

      for (guint k = 0; accels[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;
          g_autofree char *name = NULL;

          g_assert_true (gtk_accelerator_parse (accels[k], &key, &modifiers));
          name = gtk_accelerator_name (key, modifiers);
          add_key (keys, actions[i], name);
        }
    }
}

static gboolean
is_loaded (gpointer data)
{
  return att_dossier_page_is_loaded (data);
}

/* A dossier after so many acts, with the form of its next step. */
static void
add_keys_of_dossier (Keys *keys, guint n_steps)
{
  g_autoptr (UiCase) ui = ui_case_new (n_steps);
  AttPage *page;

  ui_case_open_window (ui, 1);
  page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  ui_wait_until (is_loaded, page);
  gtk_widget_activate_action (GTK_WIDGET (page), "dossier.next-step", NULL);
  add_keys_of (keys, GTK_WIDGET (ui->window));
  add_keys_of_app (keys, gtk_window_get_application (GTK_WINDOW (ui->window)));
}

static void
add_keys_of_list (Keys *keys)
{
  g_autoptr (UiCase) ui = ui_case_new (3);

  ui_case_open_window (ui, 0);
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", "dossiers");
  ui_wait_for_page (ui, ATT_TYPE_DOSSIERS_PAGE);
  add_keys_of (keys, GTK_WIDGET (ui->window));
}

static void
complain (GHashTable *set, GHashTable *but, const char *what)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (but, name))
      {
        g_test_message ("%s: %s", what, (const char *) name);
        g_test_fail ();
      }
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The window of shortcuts promises no key that does nothing, and no action has a key that it does not tell of. */
static void
test_listed (void)
{
  g_autoptr (GHashTable) promises = list_promises ();
  g_autoptr (GHashTable) bound = new_set ();
  g_autoptr (GHashTable) listed = new_set ();
  g_autoptr (GHashTable) unlisted = new_set ();
  Keys keys = { promises, bound, listed, unlisted };

  add_keys_of_list (&keys);
  add_keys_of_dossier (&keys, 3);
  add_keys_of_dossier (&keys, 17);
  complain (promises, bound, "promised, and does nothing");
  complain (unlisted, listed, "has a key that is not told of");
}

static GtkWindow *
find_shortcuts (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window))
        return window;
    }
  return NULL;
}

/* It is made when it is asked for, and goes when it is closed. */
static void
test_shown (void)
{
  g_autoptr (UiCase) ui = ui_case_new (0);
  GLogLevelFlags fatal;

  ui_case_open_window (ui, 0);
  /* GTK 4.8 warns of a label of its own in it. */
  fatal = g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (find_shortcuts ());
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-help-overlay", NULL));
      g_assert_nonnull (find_shortcuts ());
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_shortcuts ())));
      g_assert_true (gtk_window_get_transient_for (find_shortcuts ()) == GTK_WINDOW (ui->window));
      gtk_window_close (find_shortcuts ());
      ui_settle (ui);
    }
  g_assert_null (find_shortcuts ());
  g_log_set_always_fatal (fatal);
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/shortcuts/listed", test_listed);
  g_test_add_func ("/ui/shortcuts/shown", test_shown);
  return g_test_run ();
}
