/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-comparison.h"

#include <glib/gi18n-lib.h>

#include "att-columns-layout.h"
#include "att-examinations.h"
#include "att-label.h"
#include "att-measured.h"
#include "att-words.h"

/**
 * AttComparison:
 *
 * What both examinations say of each criterion of Art. 24, side by side. Those that are not met, or of which they say
 * different things, stand open.
 */
struct _AttComparison
{
  AdwBin parent_instance;
  GtkLabel *sentence;
  GtkListBox *criteria;
  char *shown; /* of which entry on; looking again at the same one changes nothing */
};

G_DEFINE_FINAL_TYPE (AttComparison, att_comparison, ADW_TYPE_BIN)

static void
add_with_icon (GtkWidget *box, const char *icon, const char *text, const char *css_class)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), att_label_new (text, css_class));
  gtk_box_append (GTK_BOX (box), line);
}

static void
add_evidence (GtkWidget *box, AttDossierView *view, const AttRecord *place)
{
  const char *id = att_record_get (place, "paper");
  const char *page = att_record_get (place, "page");
  const char *quote = att_record_get (place, "quote");
  const AttPaper *paper = id != NULL ? att_dossier_find_paper (view->dossier, id) : NULL;
  const char *title = paper != NULL && paper->title != NULL ? paper->title : id;
  g_autofree char *words = NULL;
  g_autofree char *quoted = NULL;

  if (title == NULL)
    return;
  /* Translators: where in a paper what was found can be read. */
  words = page != NULL ? att_words_fill (_ ("Evidence: {paper}, page {page}"), "paper", title, "page", page, NULL)
                       : att_words_fill (_ ("Evidence: {paper}"), "paper", title, NULL);
  gtk_box_append (GTK_BOX (box), att_label_new (words, "caption"));
  if (quote == NULL)
    return;
  quoted = att_words_fill (C_ ("quotation", "“{quote}”"), "quote", quote, NULL);
  gtk_box_append (GTK_BOX (box), att_label_new (quoted, "caption"));
}

static void
add_all_evidence (GtkWidget *box, AttDossierView *view, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);

  add_evidence (box, view, fields);
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (value->record != NULL && g_str_equal (value->name, "evidence"))
        add_evidence (box, view, value->record);
    }
}

static void
add_measured (GtkWidget *box, AttAct *act)
{
  g_autofree char *measured = att_measured_join (att_act_get_fields (act), "\n");

  if (measured != NULL)
    gtk_box_append (GTK_BOX (box), att_label_new (measured, "caption"));
}

static void
add_photos (GtkWidget *box, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);
  gulong n = 0;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < att_record_get_size (fields); i++)
    n += g_str_equal (att_record_nth (fields, i)->name, "photo") ? 1 : 0;
  if (n == 0)
    return;
  count = g_strdup_printf ("%lu", n);
  words = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "{count} photo", "{count} photos", n), "count", count, NULL);
  gtk_box_append (GTK_BOX (box), att_label_new (words, "caption"));
}

static void
add_verdict (GtkWidget *box, AttDossierView *view, const AttVerdict *verdict)
{
  const char *reasons = att_act_get (verdict->act, "reasons");
  const char *said = att_words_verdict (verdict->verdict);
  g_autofree char *words = verdict->item != NULL ? g_strdup_printf ("%s: %s", verdict->item, said) : g_strdup (said);

  add_with_icon (box, att_words_verdict_icon (verdict->verdict), words, "heading");
  if (reasons != NULL)
    gtk_box_append (GTK_BOX (box), att_label_new (reasons, NULL));
  add_all_evidence (box, view, verdict->act);
  add_measured (box, verdict->act);
  add_photos (box, verdict->act);
}

static GtkWidget *
new_side (AttDossierView *view, const char *title, GPtrArray *verdicts, const char *criterion)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean any = FALSE;

  gtk_box_append (GTK_BOX (box), att_label_new (title, "dim-label"));
  for (guint i = 0; i < verdicts->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (verdicts, i);

      if (g_strcmp0 (verdict->criterion, criterion) != 0)
        continue;
      add_verdict (box, view, verdict);
      any = TRUE;
    }
  if (!any)
    add_with_icon (box, att_words_verdict_icon (ATT_VERDICT_NONE), att_words_verdict (ATT_VERDICT_NONE), NULL);
  return box;
}

static GtkWidget *
new_sides (AttDossierView *view, const char *criterion)
{
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (sides, g_object_new (ATT_TYPE_COLUMNS_LAYOUT, NULL));
  gtk_widget_add_css_class (sides, "details");
  gtk_box_append (GTK_BOX (sides), new_side (view, C_ ("criteria", "Documents"),
                                             att_dossier_get_verdicts (view->dossier), criterion));
  gtk_box_append (GTK_BOX (sides), new_side (view, C_ ("criteria", "On site"),
                                             att_dossier_get_findings (view->dossier), criterion));
  return sides;
}

static char *
dup_title (const AttTerm *criterion)
{
  g_autofree char *name = att_words_capitalise (att_text_get (criterion->name, att_language_get_current ()));
  g_autofree char *article = criterion->provision != NULL ? att_provision_to_words (criterion->provision) : NULL;

  return article != NULL ? att_words_fill (_ ("{criterion} ({article})"), "criterion", name, "article", article, NULL)
                         : g_steal_pointer (&name);
}

static GtkWidget *
new_row (AttDossierView *view, const AttTerm *criterion)
{
  AttVerdictKind documents = att_dossier_get_documents_verdict (view->dossier, criterion->id);
  AttVerdictKind on_site = att_dossier_get_on_site_verdict (view->dossier, criterion->id);
  gboolean differ = att_examinations_differ (view, criterion->id);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = dup_title (criterion);
  /* Translators: the verdicts of both examinations on a criterion. */
  g_autofree char *said
      = att_words_fill (_ ("Documents: {documents}. On site: {on_site}."), "documents", att_words_verdict (documents),
                        "on_site", att_words_verdict (on_site), NULL);
  g_autofree char *subtitle = differ ? g_strjoin ("\n", said, _ ("The examinations differ"), NULL) : g_strdup (said);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), gtk_image_new_from_icon_name (att_words_verdict_icon (MAX (documents, on_site))));
  if (differ)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_sides (view, criterion->id));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), differ || documents >= ATT_VERDICT_UNCLEAR
                                                             || on_site >= ATT_VERDICT_UNCLEAR);
  return row;
}

static void
let_go (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    gtk_root_set_focus (root, NULL);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
att_comparison_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_COMPARISON);
  G_OBJECT_CLASS (att_comparison_parent_class)->dispose (object);
}

static void
att_comparison_finalize (GObject *object)
{
  g_free (ATT_COMPARISON (object)->shown);
  G_OBJECT_CLASS (att_comparison_parent_class)->finalize (object);
}

static void
att_comparison_class_init (AttComparisonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_comparison_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_comparison_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/decision/att-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, AttComparison, sentence);
  gtk_widget_class_bind_template_child (widget_class, AttComparison, criteria);
}

static void
att_comparison_init (AttComparison *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_comparison_show_view:
 * @self: a comparison
 * @view: a dossier
 */
void
att_comparison_show_view (AttComparison *self, AttDossierView *view)
{
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);
  g_autofree char *sentence = att_examinations_dup_sentence (view);
  g_autofree char *shown = g_strdup_printf ("%s %d %d", view->head, (int) view->today, (int) view->known);

  g_return_if_fail (ATT_IS_COMPARISON (self));
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  gtk_label_set_label (self->sentence, sentence);
  let_go (self->criteria);
  for (guint i = 0; i < criteria->len; i++)
    gtk_list_box_append (self->criteria, new_row (view, g_ptr_array_index (criteria, i)));
}
