/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-act-page.h"
#include "att-dossier-page.h"
#include "att-dossiers-page.h"
#include "att-paper-page.h"
#include "att-preferences-page.h"
#include "att-request-page.h"
#include "att-today-page.h"
#include "ui-fixture.h"

/* What stands wrong in a state of the window, gathered so that one run tells all of it. */
typedef struct
{
  GHashTable *mnemonics; /* key to the words of the control that has it */
  GString *complaints;
  const char *state;
} Look;

static gboolean
is_interactive (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget)
         || GTK_IS_COLUMN_VIEW (widget);
}

/* Made by GTK and libadwaita inside of a control: the control has the name. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (g_str_has_prefix (type, "GtkColumnListView") || GTK_IS_TEXT (widget))
    return TRUE;
  for (; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_WINDOW_CONTROLS (parent)
        || GTK_IS_ENTRY (parent) || GTK_IS_SPIN_BUTTON (parent) || GTK_IS_SCROLLBAR (parent)
        || ADW_IS_COMBO_ROW (parent) || ADW_IS_EXPANDER_ROW (parent) || ADW_IS_ENTRY_ROW (parent)
        || GTK_IS_CALENDAR (parent) || GTK_IS_POPOVER_MENU (parent))
      return TRUE;
  return FALSE;
}

static gboolean
has_words (GtkWidget *widget)
{
  GtkWidget *label = ui_find (widget, GTK_TYPE_LABEL, NULL);

  return label != NULL && *gtk_label_get_text (GTK_LABEL (label)) != '\0';
}

/* A name said for it, a label that stands for it, or words in it. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || (!GTK_IS_EDITABLE (widget) && !GTK_IS_LIST_BOX (widget) && !GTK_IS_LIST_VIEW (widget) && has_words (widget))
         || (tooltip != NULL && *tooltip != '\0' && GTK_IS_BUTTON (widget));
}

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (G_OBJECT_TYPE_NAME (widget));

  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    g_string_append_printf (path, " “%s”", gtk_button_get_icon_name (GTK_BUTTON (widget)));
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Att"))
      {
        g_string_append_printf (path, " in %s", G_OBJECT_TYPE_NAME (parent));
        break;
      }
  return g_string_free (path, FALSE);
}

/* What is pressed with Alt; a heading that the letter of is underlined counts as well. */
static void
take_mnemonic (Look *look, GtkWidget *widget)
{
  guint key = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) : GDK_KEY_VoidSymbol;
  const char *words = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
  const char *other;

  if (key == GDK_KEY_VoidSymbol)
    return;
  other = g_hash_table_lookup (look->mnemonics, GUINT_TO_POINTER (gdk_keyval_to_lower (key)));
  /* The same control for each of several: Alt goes from one to the next. */
  if (other != NULL && !g_str_equal (other, words))
    g_string_append_printf (look->complaints, "%s: one letter for “%s” and “%s”\n", look->state, other, words);
  else
    g_hash_table_insert (look->mnemonics, GUINT_TO_POINTER (gdk_keyval_to_lower (key)), g_strdup (words));
}

static void
look_at (Look *look, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (gtk_widget_get_mapped (widget))
    take_mnemonic (look, widget);
  if (is_interactive (widget) && !is_part (widget) && !has_name (widget))
    {
      g_autofree char *words = describe (widget);

      g_string_append_printf (look->complaints, "%s: no name: %s\n", look->state, words);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (look, child);
}

static gboolean
is_over (gpointer data)
{
  return g_get_monotonic_time () > *(gint64 *) data;
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * 1000;

  ui_wait_until (is_over, &end);
}

static void
look (UiCase *ui, GString *complaints, const char *state)
{
  g_autoptr (GHashTable) mnemonics = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree char *full = g_strconcat (att_language_get_code (att_language_get_current ()), " ", state, NULL);
  Look look = { mnemonics, complaints, full };

  settle ();
  look_at (&look, GTK_WIDGET (ui->window));
}

static void
finish (GString *complaints)
{
  att_language_set ("en");
  if (complaints->len > 0)
    {
      g_test_message ("%s", complaints->str);
      g_test_fail ();
    }
  g_string_free (complaints, TRUE);
}

static void
test_places (gconstpointer language)
{
  static const char *const places[] = { "today", "dossiers", "preferences" };
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
  GString *complaints = g_string_new (NULL);

  att_language_set (language);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (UiCase) ui = ui_case_new (steps[i]);
      g_autofree char *state = g_strdup_printf ("dossier after %u acts", steps[i]);
      g_autofree char *begun = g_strdup_printf ("next step after %u acts", steps[i]);
      AttPage *page;

      ui_case_open_window (ui, 1);
      page = ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
      ui_wait_until (is_loaded, page);
      look (ui, complaints, state);
      gtk_widget_activate_action (GTK_WIDGET (page), "dossier.next-step", NULL);
      look (ui, complaints, begun);
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
  ui_wait_for_page (ui, ATT_TYPE_PAPER_PAGE);
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
