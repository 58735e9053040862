/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-icon-button.h"
#include "att-words.h"

/**
 * AttPaperList:
 *
 * The list of papers asked for (Art. 23(2)(1)): of each whether it is there, missing or wrong, and the papers that were
 * handed in for it. Files can be dropped on it.
 */
struct _AttPaperList
{
  AdwBin parent_instance;
  GtkListBox *list;
  AttDossierView *view;
  GHashTable *elsewhere; /* SHA-256 to GArray of the dossiers that have the same file; NULL while that is not known */
  gboolean can_add;
};

G_DEFINE_FINAL_TYPE (AttPaperList, att_paper_list, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ADD_ASKED,
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_title (const AttPaper *paper)
{
  return paper->title != NULL ? paper->title : paper->file != NULL ? paper->file->name : paper->id;
}

static AdwActionRow *
new_row (const char *title)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  return row;
}

static void
add_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* What is wrong with a paper by what the regulation asks for. */
static const AttDefect *
find_defect (AttPaperList *self, const AttPaper *paper)
{
  for (guint i = 0; i < self->view->defects->len; i++)
    {
      const AttDefect *defect = g_ptr_array_index (self->view->defects, i);

      if (g_str_equal (defect->id, "one-language")
          && g_strcmp0 (att_problem_get_argument (defect->problem, "paper"),
                        paper->title != NULL ? paper->title : paper->id) == 0)
        return defect;
    }
  return NULL;
}

static void
add_twins (AttPaperList *self, const AttPaper *paper, GString *text)
{
  GPtrArray *papers = att_dossier_get_papers (self->view->dossier);

  for (guint i = 0; i < papers->len; i++)
    {
      const AttPaper *other = g_ptr_array_index (papers, i);
      g_autofree char *words = NULL;

      if (other == paper || other->file == NULL || paper->file == NULL
          || g_strcmp0 (other->file->sha256, paper->file->sha256) != 0)
        continue;
      words = att_words_fill (_ ("The same file as “{paper}”."), "paper", get_title (other), NULL);
      add_line (text, words);
    }
}

static void
add_elsewhere (AttPaperList *self, const AttPaper *paper, GString *text)
{
  GArray *dossiers = self->elsewhere != NULL && paper->file != NULL
                         ? g_hash_table_lookup (self->elsewhere, paper->file->sha256)
                         : NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *words = NULL;

  if (dossiers == NULL || dossiers->len == 0)
    return;
  for (guint i = 0; i < dossiers->len; i++)
    g_string_append_printf (numbers, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (dossiers, gint64, i));
  /* Translators: {numbers} are numbers of dossiers. */
  words = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "The same file was handed in with dossier {numbers}.",
                                       "The same file was handed in with dossiers {numbers}.", dossiers->len),
                          "numbers", numbers->str, NULL);
  add_line (text, words);
}

static char *
describe_paper (AttPaperList *self, const AttPaper *paper, gboolean *wrong)
{
  const AttFieldSpec *languages = att_kind_find_field (att_kind_find ("paper-added"), "language");
  const AttDefect *defect = find_defect (self, paper);
  g_autoptr (GString) facts = g_string_new (
      paper->languages != NULL ? att_field_get_choice_title (languages, paper->languages) : _ ("language not said"));
  GString *text = g_string_new (NULL);
  g_autofree char *sentence = defect != NULL ? att_words_problem (defect->problem) : NULL;

  if (paper->pages > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", paper->pages);
      g_autofree char *pages = att_words_fill (
          g_dngettext (GETTEXT_PACKAGE, "{count} page", "{count} pages", paper->pages), "count", count, NULL);

      g_string_append_printf (facts, " · %s", pages);
    }
  add_line (text, facts->str);
  add_line (text, sentence);
  add_twins (self, paper, text);
  add_elsewhere (self, paper, text);
  *wrong = defect != NULL;
  return g_string_free (text, FALSE);
}

static void
open_cb (AdwActionRow *row, gpointer data)
{
  AttPaperList *self = data;
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "paper"));

  g_signal_emit (self, signals[CHOSEN], 0, position);
}

static void
add_cb (GtkButton *button, gpointer data)
{
  g_signal_emit (data, signals[ADD_ASKED], 0, g_object_get_data (G_OBJECT (button), "item"));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AttPaperList *self = data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GdkFileList *list = g_value_get_boxed (value);
  GSList *files = list != NULL ? gdk_file_list_get_files (list) : NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (GSList *link = files; link != NULL; link = link->next)
    if (g_file_peek_path (link->data) != NULL)
      g_ptr_array_add (paths, (gpointer) g_file_peek_path (link->data));
  g_slist_free (files);
  if (paths->len == 0)
    return FALSE;
  g_ptr_array_add (paths, NULL);
  g_signal_emit (self, signals[DROPPED], 0, g_object_get_data (G_OBJECT (row), "item"), paths->pdata);
  return TRUE;
}

/* An item takes files wherever they are dropped on its rows. */
static void
take_files (AttPaperList *self, AdwActionRow *row, const AttTerm *item)
{
  GtkDropTarget *drop;

  g_object_set_data_full (G_OBJECT (row), "item", g_strdup (item->id), g_free);
  if (!self->can_add)
    return;
  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (drop));
}

static gboolean
add_paper (AttPaperList *self, const AttTerm *item, guint position)
{
  const AttPaper *paper = g_ptr_array_index (att_dossier_get_papers (self->view->dossier), position);
  AdwActionRow *row = new_row (get_title (paper));
  gboolean wrong;
  g_autofree char *text = describe_paper (self, paper, &wrong);
  GtkWidget *icon = gtk_image_new_from_icon_name (wrong ? "dialog-warning-symbolic" : "x-office-document-symbolic");

  adw_action_row_set_subtitle (row, text);
  gtk_widget_set_margin_start (icon, 24);
  adw_action_row_add_prefix (row, icon);
  take_files (self, row, item);
  if (paper->file != NULL)
    {
      g_object_set_data (G_OBJECT (row), "paper", GUINT_TO_POINTER (position));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect (row, "activated", G_CALLBACK (open_cb), self);
    }
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return wrong;
}

static void
add_add_button (AttPaperList *self, AdwActionRow *row, const AttTerm *item, const char *name)
{
  /* Translators: {paper} is one of the papers asked for. */
  g_autofree char *label = att_words_fill (_ ("Add a paper: {paper}"), "paper", name, NULL);
  GtkWidget *button = att_icon_button_new ("list-add-symbolic", label);

  g_object_set_data_full (G_OBJECT (button), "item", g_strdup (item->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (add_cb), self);
  adw_action_row_add_suffix (row, button);
}

/* The names in both languages of the law: the reader's own first. */
static AdwActionRow *
add_item (AttPaperList *self, const AttTerm *item, char **other_name)
{
  gboolean ru = att_language_get_current () == ATT_LANGUAGE_RU;
  g_autofree char *name = att_words_capitalise (att_text_get (item->name, ru ? ATT_LANGUAGE_RU : ATT_LANGUAGE_KK));
  AdwActionRow *row = new_row (name);

  *other_name = att_words_capitalise (att_text_get (item->name, ru ? ATT_LANGUAGE_KK : ATT_LANGUAGE_RU));
  take_files (self, row, item);
  if (self->can_add)
    {
      g_autofree char *own = att_words_capitalise (att_text_get (item->name, att_language_get_current ()));

      add_add_button (self, row, item, own);
    }
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return row;
}

typedef struct
{
  const char *icon;
  const char *state;
  const char *css_class;
} ItemState;

static void
show_state (AdwActionRow *row, const AttTerm *item, const char *other_name, ItemState state)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (state.icon);
  g_autoptr (GString) text = g_string_new (other_name);
  g_autofree char *article = item->provision != NULL ? att_provision_to_words (item->provision) : NULL;
  g_autofree char *last = article != NULL ? g_strconcat (state.state, " · ", article, NULL) : g_strdup (state.state);

  add_line (text, last);
  if (state.css_class != NULL)
    gtk_widget_add_css_class (icon, state.css_class);
  adw_action_row_add_prefix (row, icon);
  adw_action_row_set_subtitle (row, text->str);
}

static void
show_item (AttPaperList *self, const AttTerm *item)
{
  GPtrArray *papers = att_dossier_get_papers (self->view->dossier);
  g_autofree char *other_name = NULL;
  AdwActionRow *row = add_item (self, item, &other_name);
  guint n_papers = 0;
  guint n_wrong = 0;

  for (guint i = 0; i < papers->len; i++)
    if (g_strcmp0 (((const AttPaper *) g_ptr_array_index (papers, i))->item, item->id) == 0)
      {
        n_papers++;
        n_wrong += add_paper (self, item, i);
      }
  if (n_papers == 0)
    show_state (row, item, other_name,
                item->required ? (ItemState) { "window-close-symbolic", C_ ("paper", "Missing"), "error" }
                               : (ItemState) { "content-loading-symbolic", C_ ("paper", "Not asked for"), "dim-label" });
  else
    show_state (row, item, other_name,
                n_wrong > 0 ? (ItemState) { "dialog-warning-symbolic", C_ ("paper", "Wrong"), "warning" }
                            : (ItemState) { "object-select-symbolic", C_ ("paper", "There"), "success" });
}

static void
show (AttPaperList *self)
{
  GPtrArray *items = att_regulation_get_terms (self->view->regulation, ATT_TERMS_PAPERS);
  GtkListBoxRow *row;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < items->len; i++)
    show_item (self, g_ptr_array_index (items, i));
}

static void
att_paper_list_dispose (GObject *object)
{
  AttPaperList *self = ATT_PAPER_LIST (object);

  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_pointer (&self->elsewhere, g_hash_table_unref);
  G_OBJECT_CLASS (att_paper_list_parent_class)->dispose (object);
}

static void
att_paper_list_class_init (AttPaperListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_paper_list_dispose;

  /**
   * AttPaperList::chosen:
   * @position: which of the dossier's papers
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * AttPaperList::add-asked:
   * @item: for which of the papers asked for one is to be added
   */
  signals[ADD_ASKED] = g_signal_new ("add-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AttPaperList::dropped:
   * @item: on which of the papers asked for
   * @paths: the files
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRV);
}

static void
att_paper_list_init (AttPaperList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Papers asked for"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * att_paper_list_show_view:
 * @self: a list
 * @view: a dossier
 * @can_add: whether papers can be added
 */
void
att_paper_list_show_view (AttPaperList *self, AttDossierView *view, gboolean can_add)
{
  g_return_if_fail (ATT_IS_PAPER_LIST (self));
  att_dossier_view_ref (view);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = view;
  self->can_add = can_add;
  show (self);
}

/**
 * att_paper_list_set_elsewhere:
 * @self: a list that shows a dossier
 * @elsewhere: (element-type utf8 GArray): by a file's hash, the other dossiers with the same file
 */
void
att_paper_list_set_elsewhere (AttPaperList *self, GHashTable *elsewhere)
{
  g_return_if_fail (ATT_IS_PAPER_LIST (self) && self->view != NULL);
  g_hash_table_ref (elsewhere);
  g_clear_pointer (&self->elsewhere, g_hash_table_unref);
  self->elsewhere = elsewhere;
  show (self);
}
