/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-papers.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/* What can be read: a paper that was handed in, or a document that was issued. */
typedef struct
{
  char *paper; /* NULL for a document */
  char *item;  /* NULL for a document */
  char *sha256;
  char *title;
  char *name;
} Entry;

/* Which of the papers asked for are read first: where to look, and no rule. */
static const struct
{
  const char *criterion;
  const char *items[3];
} reading[] = {
  { "legal-entity", { "state-registration" } },
  { "resources", { "resources" } },
  { "professions", { "application" } },
  { "programmes", { "programme" } },
  { "personnel", { "personnel" } },
  { "independence", { "state-registration", "application" } },
};

/**
 * AttExaminationPapers:
 *
 * The papers and the documents of a dossier, one of which is read: those that a criterion is about come first.
 */
struct _AttExaminationPapers
{
  AdwBin parent_instance;
  GtkDropDown *chooser;
  AttPaperView *paper_view;
  GPtrArray *entries; /* of Entry, as the chooser has them */
  gboolean filling;
  gboolean can_quote;
};

G_DEFINE_FINAL_TYPE (AttExaminationPapers, att_examination_papers, ADW_TYPE_BIN)

enum
{
  QUOTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->paper);
  g_free (entry->item);
  g_free (entry->sha256);
  g_free (entry->title);
  g_free (entry->name);
  g_free (entry);
}

static const Entry *
get_chosen (AttExaminationPapers *self)
{
  guint selected = gtk_drop_down_get_selected (self->chooser);

  return selected < self->entries->len ? g_ptr_array_index (self->entries, selected) : NULL;
}

static void
update_can_quote (AttExaminationPapers *self)
{
  const Entry *entry = get_chosen (self);

  att_paper_view_set_can_quote (self->paper_view, self->can_quote && entry != NULL && entry->paper != NULL);
}

static void
chosen_cb (AttExaminationPapers *self)
{
  const Entry *entry = get_chosen (self);

  if (self->filling || self->paper_view == NULL || entry == NULL)
    return;
  att_paper_view_show (self->paper_view, entry->sha256, entry->title, entry->name);
  update_can_quote (self);
}

static void
quoted_cb (AttExaminationPapers *self, guint page, const char *quote)
{
  const char *paper = att_examination_papers_get_paper (self);

  if (paper != NULL)
    g_signal_emit (self, signals[QUOTED], 0, paper, page, quote);
}

static void
att_examination_papers_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_EXAMINATION_PAPERS);
  G_OBJECT_CLASS (att_examination_papers_parent_class)->dispose (object);
}

static void
att_examination_papers_finalize (GObject *object)
{
  g_ptr_array_unref (ATT_EXAMINATION_PAPERS (object)->entries);
  G_OBJECT_CLASS (att_examination_papers_parent_class)->finalize (object);
}

static void
att_examination_papers_class_init (AttExaminationPapersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_examination_papers_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_examination_papers_finalize;

  /**
   * AttExaminationPapers::quoted:
   * @paper: the id of a paper
   * @page: a page, from 1
   * @quote: words on it; empty for a place without text
   *
   * Somebody chose a place of a paper as evidence.
   */
  signals[QUOTED] = g_signal_new ("quoted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/kz/atameken/Attestat/examination/att-examination-papers.ui");
  gtk_widget_class_bind_template_child (widget_class, AttExaminationPapers, chooser);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
att_examination_papers_init (AttExaminationPapers *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_examination_papers_set_context:
 * @self: a pane without a paper
 * @context: the context
 */
void
att_examination_papers_set_context (AttExaminationPapers *self, AttContext *context)
{
  GtkWidget *view;

  g_return_if_fail (ATT_IS_EXAMINATION_PAPERS (self) && self->paper_view == NULL);
  view = att_paper_view_new (context);
  self->paper_view = ATT_PAPER_VIEW (view);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), view);
  g_signal_connect_object (view, "quoted", G_CALLBACK (quoted_cb), self, G_CONNECT_SWAPPED);
}

static void
add_paper (GPtrArray *entries, AttDossierView *view, const AttPaper *paper)
{
  const AttTerm *term = att_regulation_find_term (view->regulation, ATT_TERMS_PAPERS, paper->item);
  Entry *entry = g_new0 (Entry, 1);

  entry->paper = g_strdup (paper->id);
  entry->item = g_strdup (paper->item);
  entry->sha256 = g_strdup (paper->file->sha256);
  /* Translators: a paper, and which of those asked for it is: "Lease (paper that confirms premises)". */
  entry->title = term != NULL
                     ? att_words_fill (C_ ("paper", "{title} ({item})"), "title", paper->title, "item",
                                       att_text_get (term->name, att_language_get_current ()), NULL)
                     : g_strdup (paper->title);
  entry->name = g_strdup (paper->file->name);
  g_ptr_array_add (entries, entry);
}

static void
add_document (GPtrArray *entries, AttDossierView *view, const AttDocument *document)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *day = att_words_day (att_act_get_on (document->act));

  entry->sha256 = g_strdup (document->file->sha256);
  /* Translators: a document that was issued, as "Letter with remarks, 4 July 2026". */
  entry->title = att_words_fill (C_ ("document", "{document}, {day}"), "document", att_words_form (document->form), "day",
                                 day, NULL);
  entry->name = g_strdup_printf ("%" G_GINT64_FORMAT "-%s.pdf", att_dossier_get_number (view->dossier),
                                 document->form);
  g_ptr_array_add (entries, entry);
}

static const char *const *
get_reading (const char *criterion)
{
  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    if (g_strcmp0 (reading[i].criterion, criterion) == 0)
      return reading[i].items;
  return NULL;
}

static gboolean
is_of (const AttPaper *paper, const char *const *items)
{
  return items != NULL && paper->item != NULL && g_strv_contains (items, paper->item);
}

/* Papers of the items asked for first; then the others by item, as the regulation lists those; then documents. */
static GPtrArray *
list_entries (AttDossierView *view, const char *const *items)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  GPtrArray *papers = att_dossier_get_papers (view->dossier);
  GPtrArray *terms = att_regulation_get_terms (view->regulation, ATT_TERMS_PAPERS);
  GPtrArray *documents = att_dossier_get_documents (view->dossier);

  for (guint n = 0; items != NULL && items[n] != NULL; n++)
    for (guint i = 0; i < papers->len; i++)
      if (g_strcmp0 (((const AttPaper *) g_ptr_array_index (papers, i))->item, items[n]) == 0)
        add_paper (entries, view, g_ptr_array_index (papers, i));
  for (guint n = 0; n < terms->len; n++)
    for (guint i = 0; i < papers->len; i++)
      {
        const AttPaper *paper = g_ptr_array_index (papers, i);

        if (g_strcmp0 (paper->item, ((const AttTerm *) g_ptr_array_index (terms, n))->id) == 0 && !is_of (paper, items))
          add_paper (entries, view, paper);
      }
  for (guint i = 0; i < papers->len; i++)
    {
      const AttPaper *paper = g_ptr_array_index (papers, i);

      if (!is_of (paper, items) && att_regulation_find_term (view->regulation, ATT_TERMS_PAPERS, paper->item) == NULL)
        add_paper (entries, view, paper);
    }
  for (guint i = 0; i < documents->len; i++)
    if (!((const AttDocument *) g_ptr_array_index (documents, i))->superseded)
      add_document (entries, view, g_ptr_array_index (documents, i));
  return entries;
}

static guint
find_entry (GPtrArray *entries, const char *sha256, const char *paper)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (paper != NULL ? g_strcmp0 (entry->paper, paper) == 0 : g_strcmp0 (entry->sha256, sha256) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * att_examination_papers_show_view:
 * @self: a pane
 * @view: a dossier
 * @criterion: (nullable): the criterion that is looked at
 *
 * Lists papers and documents. What is read stays, unless there are papers on the criterion and it is none of them.
 */
void
att_examination_papers_show_view (AttExaminationPapers *self, AttDossierView *view, const char *criterion)
{
  const char *const *items = get_reading (criterion);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *entries = list_entries (view, items);
  const char *shown = att_paper_view_get_sha256 (self->paper_view);
  guint position = shown != NULL ? find_entry (entries, shown, NULL) : GTK_INVALID_LIST_POSITION;
  const Entry *first = entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
  const Entry *current = position < entries->len ? g_ptr_array_index (entries, position) : NULL;

  g_return_if_fail (ATT_IS_EXAMINATION_PAPERS (self));
  if (first != NULL && items != NULL && first->item != NULL && g_strv_contains (items, first->item)
      && (current == NULL || current->item == NULL || !g_strv_contains (items, current->item)))
    position = 0;
  else if (current == NULL && first != NULL && shown == NULL)
    position = 0;
  for (guint i = 0; i < entries->len; i++)
    gtk_string_list_append (titles, ((const Entry *) g_ptr_array_index (entries, i))->title);
  self->filling = TRUE;
  g_ptr_array_unref (self->entries);
  self->entries = entries;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->chooser, position);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->chooser), entries->len > 0);
  chosen_cb (self);
}

/**
 * att_examination_papers_set_can_quote:
 * @self: a pane
 * @can_quote: whether a place of a paper can be chosen as evidence
 */
void
att_examination_papers_set_can_quote (AttExaminationPapers *self, gboolean can_quote)
{
  g_return_if_fail (ATT_IS_EXAMINATION_PAPERS (self));
  self->can_quote = can_quote;
  update_can_quote (self);
}

/**
 * att_examination_papers_go_to:
 * @self: a pane
 * @paper: the id of a paper
 * @page: a page, from 1; 0 for none
 * @quote: (nullable): words on it
 *
 * Returns: whether there is such a paper
 */
gboolean
att_examination_papers_go_to (AttExaminationPapers *self, const char *paper, guint page, const char *quote)
{
  guint position;

  g_return_val_if_fail (ATT_IS_EXAMINATION_PAPERS (self), FALSE);
  position = find_entry (self->entries, NULL, paper);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_drop_down_set_selected (self->chooser, position);
  chosen_cb (self);
  att_paper_view_go_to (self->paper_view, page, quote != NULL && *quote != '\0' ? quote : NULL);
  return TRUE;
}

/**
 * att_examination_papers_show_file:
 * @self: a pane
 * @sha256: by which a file is kept
 * @title: what it is
 * @file_name: the name under which it is saved
 *
 * Shows a file that need not be among the papers: a photo, a document.
 */
void
att_examination_papers_show_file (AttExaminationPapers *self, const char *sha256, const char *title,
                                  const char *file_name)
{
  g_return_if_fail (ATT_IS_EXAMINATION_PAPERS (self));
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->chooser, find_entry (self->entries, sha256, NULL));
  self->filling = FALSE;
  if (get_chosen (self) != NULL)
    {
      chosen_cb (self);
      return;
    }
  att_paper_view_show (self->paper_view, sha256, title, file_name);
  update_can_quote (self);
}

/**
 * att_examination_papers_show_draft:
 * @self: a pane
 * @draft: a document that is not issued yet
 * @title: what it is
 * @file_name: the name under which it is saved
 */
void
att_examination_papers_show_draft (AttExaminationPapers *self, GBytes *draft, const char *title, const char *file_name)
{
  g_return_if_fail (ATT_IS_EXAMINATION_PAPERS (self));
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->chooser, GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  att_paper_view_show_bytes (self->paper_view, draft, title, file_name);
  update_can_quote (self);
}

/**
 * att_examination_papers_get_paper:
 * @self: a pane
 *
 * Returns: (nullable): the id of the paper that is read; %NULL for none, or for a document
 */
const char *
att_examination_papers_get_paper (AttExaminationPapers *self)
{
  const Entry *entry = get_chosen (self);

  return entry != NULL ? entry->paper : NULL;
}

/**
 * att_examination_papers_get_view:
 * @self: a pane
 *
 * Returns: (transfer none): what the paper is read in
 */
AttPaperView *
att_examination_papers_get_view (AttExaminationPapers *self)
{
  return self->paper_view;
}
