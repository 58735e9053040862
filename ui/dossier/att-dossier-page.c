/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-page.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-rows.h"
#include "att-stage-panel.h"
#include "att-stage-path.h"
#include "att-words.h"

/* How many acts the history shows before somebody asks for more. */
#define MAX_HISTORY 50

/**
 * AttDossierPage:
 *
 * A dossier: who and what, where it stands, what is due, what can be done now and why the rest can't, and its history.
 */
struct _AttDossierPage
{
  AttPage parent_instance;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkScrolledWindow *scroller;
  GtkLabel *name;
  GtkLabel *other_name;
  GtkFlowBox *facts;
  AttStagePath *path;
  AdwBin *panel_bin;
  GtkListBox *now;
  GtkListBox *deadlines;
  GtkListBox *defects;
  AdwBin *criteria;
  GtkListBox *documents;
  GtkListBox *papers;
  GtkListBox *history;
  GtkWidget *deadlines_group;
  GtkWidget *defects_group;
  GtkWidget *documents_group;
  GtkWidget *papers_group;
  GtkWidget *more_history;
  gint64 number;
  AttDossierView *view;
  AttStagePanel *panel; /* owned by its bin; NULL before the dossier is there */
  AttStage panel_stage;
};

G_DEFINE_FINAL_TYPE (AttDossierPage, att_dossier_page, ATT_TYPE_PAGE)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
add_fact (AttDossierPage *self, const char *title, const char *text)
{
  GtkWidget *fact;

  if (text == NULL || *text == '\0')
    return;
  fact = att_fact_new (title, text);
  gtk_flow_box_append (self->facts, fact);
  gtk_widget_set_focusable (gtk_widget_get_parent (fact), FALSE);
}

static char *
certificate_to_words (AttDossierView *view)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  g_autofree char *until = NULL;

  if (certificate == NULL)
    return NULL;
  until = att_words_day (certificate->until);
  /* Translators: {state} is as "in force" or "revoked". */
  return att_words_fill (_ ("{serial}: {state}, until {day}"), "serial", certificate->serial, "state",
                         att_words_certificate_state (att_certificate_get_state (certificate, view->today)), "day",
                         until, NULL);
}

static void
show_head (AttDossierPage *self)
{
  const AttApplicant *applicant = att_dossier_get_applicant (self->view->dossier);
  const AttRequest *request = att_dossier_get_request (self->view->dossier);
  AttLanguage language = att_language_get_current ();
  AttLanguage other = language == ATT_LANGUAGE_RU ? ATT_LANGUAGE_KK : ATT_LANGUAGE_RU;
  const char *name = applicant != NULL ? att_text_get (applicant->name, language) : "";
  const char *other_name = applicant != NULL ? att_text_peek (applicant->name, other) : NULL;
  const AttTerm *region
      = request != NULL ? att_regulation_find_term (self->view->regulation, ATT_TERMS_REGIONS, request->region) : NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
  g_autofree char *title = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);
  g_autofree char *received = request != NULL ? att_words_day (att_act_get_on (request->act)) : NULL;
  g_autofree char *certificate = certificate_to_words (self->view);
  g_autofree char *outcome = att_words_capitalise (att_words_outcome (att_dossier_get_outcome (self->view->dossier)));
  GtkWidget *fact;

  if (g_strcmp0 (name, other_name) == 0)
    other_name = att_text_peek (applicant->name, ATT_LANGUAGE_KK);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, name);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->other_name, other_name != NULL ? other_name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->other_name), other_name != NULL);

  while ((fact = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_flow_box_remove (self->facts, fact);
  add_fact (self, C_ ("fact", "BIN"), applicant != NULL ? applicant->bin : NULL);
  add_fact (self, C_ ("fact", "Region"), region != NULL ? att_text_get (region->name, language) : NULL);
  add_fact (self, C_ ("fact", "Received"), received);
  add_fact (self, C_ ("fact", "Officer responsible"), att_dossier_get_officer (self->view->dossier));
  add_fact (self, C_ ("fact", "Stage"), att_stage_get_title (self->view->stage));
  add_fact (self, C_ ("fact", "Outcome"), outcome);
  add_fact (self, C_ ("fact", "Certificate"), certificate);
}

/* The last of the six stages that a closed dossier came to. */
static AttStage
find_reached (AttDossier *dossier)
{
  if (att_dossier_get_certificate (dossier) != NULL)
    return ATT_STAGE_AGREEMENT;
  if (att_dossier_get_decision (dossier) != NULL || att_dossier_get_report (dossier) != NULL)
    return ATT_STAGE_DECISION;
  if (att_dossier_get_documents_conclusion (dossier) != NULL)
    return ATT_STAGE_ON_SITE;
  return att_dossier_get_latest (dossier, "accepted") != NULL ? ATT_STAGE_DOCUMENTS : ATT_STAGE_INTAKE;
}

static GtkWidget *
add_expander (AttDossierPage *self, const char *title)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (self->now, row);
  return row;
}

static void
show_possibilities (AttDossierPage *self)
{
  GtkWidget *others = NULL;
  GtkWidget *impossible = NULL;

  clear_list (self->now);
  others = add_expander (self, _ ("Other acts"));
  impossible = add_expander (self, _ ("Not possible, and why"));
  for (guint i = 0; i < self->view->possibilities->len; i++)
    {
      const AttPossibility *possibility = g_ptr_array_index (self->view->possibilities, i);

      if (possibility->refusals->len > 0)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (impossible), att_impossible_row_new (self->view, possibility));
      else if (possibility->kind->stage != self->view->stage)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (others), att_possible_row_new (self->view, possibility));
    }
}

static void
show_lists (AttDossierPage *self)
{
  GPtrArray *documents = att_dossier_get_documents (self->view->dossier);
  GPtrArray *papers = att_dossier_get_papers (self->view->dossier);

  clear_list (self->deadlines);
  for (guint i = 0; i < self->view->deadlines->len; i++)
    gtk_list_box_append (self->deadlines,
                         att_deadline_row_new_for_view (g_ptr_array_index (self->view->deadlines, i)));
  gtk_widget_set_visible (self->deadlines_group, self->view->deadlines->len > 0);

  clear_list (self->defects);
  for (guint i = 0; i < self->view->defects->len; i++)
    gtk_list_box_append (self->defects, att_defect_row_new (g_ptr_array_index (self->view->defects, i)));
  gtk_widget_set_visible (self->defects_group, self->view->defects->len > 0);

  clear_list (self->documents);
  for (guint i = documents->len; i > 0; i--)
    gtk_list_box_append (self->documents, att_document_row_new (self->view, g_ptr_array_index (documents, i - 1)));
  gtk_widget_set_visible (self->documents_group, documents->len > 0);

  clear_list (self->papers);
  for (guint i = 0; i < papers->len; i++)
    gtk_list_box_append (self->papers, att_paper_row_new (self->view, g_ptr_array_index (papers, i)));
  gtk_widget_set_visible (self->papers_group, papers->len > 0);

  adw_bin_set_child (self->criteria, att_criteria_table_new (self->view));
}

static void
show_history (AttDossierPage *self, guint limit)
{
  guint count = MIN (self->view->acts->len, limit);

  clear_list (self->history);
  for (guint i = 0; i < count; i++)
    gtk_list_box_append (
        self->history,
        att_history_row_new (self->view, g_ptr_array_index (self->view->acts, self->view->acts->len - 1 - i)));
  gtk_widget_set_visible (self->more_history, count < self->view->acts->len);
}

static void
more_history_cb (AttDossierPage *self)
{
  show_history (self, G_MAXUINT);
}

static void
show_panel (AttDossierPage *self)
{
  if (self->panel == NULL || self->panel_stage != self->view->stage)
    {
      if (self->panel != NULL)
        att_stage_panel_close (self->panel);
      self->panel_stage = self->view->stage;
      self->panel
          = ATT_STAGE_PANEL (att_stage_panel_create (self->panel_stage, att_page_get_context (ATT_PAGE (self))));
      adw_bin_set_child (self->panel_bin, GTK_WIDGET (self->panel));
    }
  att_stage_panel_show_view (self->panel, self->view);
}

static void
show_view (AttDossierPage *self)
{
  show_head (self);
  att_stage_path_set_stage (self->path, self->view->stage,
                            self->view->stage == ATT_STAGE_CLOSED ? find_reached (self->view->dossier)
                                                                  : ATT_STAGE_AGREEMENT);
  show_panel (self);
  show_possibilities (self);
  show_lists (self);
  show_history (self, MAX_HISTORY);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossierPage) self = data;
  g_autoptr (GError) error = NULL;
  AttDossierView *view = att_dossier_view_load_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)))
    {
      g_clear_pointer (&view, att_dossier_view_unref);
      return;
    }
  if (view == NULL)
    {
      g_autofree char *words = att_words_problems (error);
      g_autofree char *markup = g_markup_escape_text (words, -1);

      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = view;
  show_view (self);
}

static void
att_dossier_page_refresh (AttPage *page)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (page);

  att_dossier_view_load_async (att_context_get_reader (att_page_get_context (page)), self->number,
                               att_page_get_cancellable (page), loaded_cb, g_object_ref (self));
}

static void
att_dossier_page_close (AttPage *page)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (page);

  if (self->panel != NULL)
    att_stage_panel_close (self->panel);
}

static GtkWidget *
att_dossier_page_renew (AttPage *page)
{
  return att_dossier_page_new (att_page_get_context (page), ATT_DOSSIER_PAGE (page)->number);
}

static void
recorded_cb (AttDossierPage *self, gint64 dossier)
{
  if (dossier == self->number)
    att_page_refresh (ATT_PAGE (self));
}

static void
att_dossier_page_dispose (GObject *object)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (object);

  g_clear_pointer (&self->view, att_dossier_view_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_DOSSIER_PAGE);
  G_OBJECT_CLASS (att_dossier_page_parent_class)->dispose (object);
}

static void
att_dossier_page_class_init (AttDossierPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_dossier_page_dispose;
  ATT_PAGE_CLASS (klass)->refresh = att_dossier_page_refresh;
  ATT_PAGE_CLASS (klass)->close = att_dossier_page_close;
  ATT_PAGE_CLASS (klass)->renew = att_dossier_page_renew;

  g_type_ensure (ATT_TYPE_STAGE_PATH);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-dossier-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, name);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, other_name);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, facts);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, path);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, panel_bin);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, now);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, deadlines);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, defects);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, criteria);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, documents);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, papers);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, history);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, deadlines_group);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, defects_group);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, documents_group);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, papers_group);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, more_history);
  gtk_widget_class_bind_template_callback (widget_class, more_history_cb);
}

static void
att_dossier_page_init (AttDossierPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_dossier_page_new:
 * @context: the context, with a register open
 * @number: a dossier's number
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_dossier_page_new (AttContext *context, gint64 number)
{
  AttDossierPage *self = g_object_new (ATT_TYPE_DOSSIER_PAGE, "context", context, NULL);

  self->number = number;
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  att_page_refresh (ATT_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * att_dossier_page_get_number:
 * @self: a page
 *
 * Returns: the dossier's number
 */
gint64
att_dossier_page_get_number (AttDossierPage *self)
{
  return self->number;
}

/**
 * att_dossier_page_is_loaded:
 * @self: a page
 *
 * Returns: whether the dossier is shown
 */
gboolean
att_dossier_page_is_loaded (AttDossierPage *self)
{
  return self->view != NULL;
}
