/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-rows.h"

#include <glib/gi18n-lib.h>

#include "att-icon-button.h"
#include "att-label.h"
#include "att-typed-hint.h"
#include "att-words.h"

static AdwActionRow *
new_row (const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  return row;
}

static void
add_icon (AdwActionRow *row, const char *icon)
{
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon));
}

static void
make_opening (AdwActionRow *row, const char *action, GVariant *target)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/* Where the form of a kind of act opens: on a page of its own, or by an action of the surroundings, which takes the kind. */
static GVariant *
new_target (AttDossierView *view, const AttKind *kind, const char *action)
{
  return action != NULL ? g_variant_new_string (kind->id)
                        : g_variant_new ("(xs)", att_dossier_get_number (view->dossier), kind->id);
}

/* What was typed into the form of that kind, and not recorded, is said there. */
static void
add_hint (AdwActionRow *row, AttDossierView *view, const AttKind *kind)
{
  adw_action_row_add_suffix (row, att_typed_hint_new (att_dossier_get_number (view->dossier), kind->id));
}

static GtkWidget *
new_possible_row (AttDossierView *view, const AttPossibility *possibility, const char *action)
{
  const AttKind *kind = possibility->kind;
  g_autofree char *article = kind->provision != NULL ? att_provision_to_words (kind->provision) : NULL;
  AdwActionRow *row = new_row (att_kind_get_title (kind), article);

  if (view->past)
    return GTK_WIDGET (row);
  add_hint (row, view, kind);
  make_opening (row, action != NULL ? action : "win.record", new_target (view, kind, action));
  return GTK_WIDGET (row);
}

/* An act may be recorded later than it took place, so that one which is not possible today may have been on another day. */
static GtkWidget *
new_impossible_row (AttDossierView *view, const AttPossibility *possibility, const char *action)
{
  const AttKind *kind = possibility->kind;
  g_autofree char *reasons = att_words_refusals (possibility->refusals);
  AdwActionRow *row = new_row (att_kind_get_title (kind), reasons);
  GtkWidget *button;

  if (view->past)
    return GTK_WIDGET (row);
  add_hint (row, view, kind);
  button = att_icon_button_new ("x-office-calendar-symbolic", _ ("Record it for another day…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action != NULL ? action : "win.record");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), new_target (view, kind, action));
  adw_action_row_add_suffix (row, button);
  return GTK_WIDGET (row);
}

/**
 * att_possible_row_new:
 * @view: a dossier
 * @possibility: a kind of act that is possible
 *
 * Returns: (transfer floating): a row that opens its form; looking back it only names it
 */
GtkWidget *
att_possible_row_new (AttDossierView *view, const AttPossibility *possibility)
{
  return new_possible_row (view, possibility, NULL);
}

/**
 * att_impossible_row_new:
 * @view: a dossier
 * @possibility: a kind of act that is not possible
 *
 * Returns: (transfer floating): a row that says why, with the provision
 */
GtkWidget *
att_impossible_row_new (AttDossierView *view, const AttPossibility *possibility)
{
  return new_impossible_row (view, possibility, NULL);
}

/**
 * att_act_row_new:
 * @view: a dossier
 * @possibility: a kind of act
 * @action: the action that opens its form in place; it takes the id of the kind
 *
 * Returns: (transfer floating): a row that opens its form, or says why it is not possible, with the provision
 */
GtkWidget *
att_act_row_new (AttDossierView *view, const AttPossibility *possibility, const char *action)
{
  GtkWidget *row;

  if (possibility->refusals->len == 0)
    return new_possible_row (view, possibility, action);
  row = new_impossible_row (view, possibility, action);
  gtk_widget_add_css_class (row, "not-possible");
  return row;
}

/* From how many days on a deadline that runs is shown as near. */
#define NEAR_DAYS 30

static const char *
get_deadline_icon (const AttDeadlineView *view)
{
  if (view->overdue)
    return "dialog-warning-symbolic";
  if (view->open)
    return view->days_left <= NEAR_DAYS ? "alarm-symbolic" : "x-office-calendar-symbolic";
  return view->ended ? "window-close-symbolic" : "object-select-symbolic";
}

static char *
deadline_to_words (const AttDeadlineView *view)
{
  const AttDeadline *deadline = view->deadline;
  g_autofree char *due = att_words_day (deadline->derivation->due);
  g_autofree char *left = NULL;
  g_autofree char *met = NULL;

  if (deadline->met_by != NULL)
    {
      met = att_words_day (att_act_get_on (deadline->met_by));
      return att_words_fill (_ ("due {due}, met on {day}"), "due", due, "day", met, NULL);
    }
  if (view->ended)
    return att_words_fill (_ ("due {due}, no longer runs"), "due", due, NULL);
  left = att_words_days_left (view->days_left, view->unit);
  /* Translators: {left} is as "3 working days left" or "2 working days overdue". */
  return att_words_fill (_ ("due {due}, {left}"), "due", due, "left", left, NULL);
}

/**
 * att_deadline_row_new_for_view:
 * @deadline: a deadline
 *
 * Returns: (transfer floating): a row with its last day and the days left, which opens on how that day came about
 */
GtkWidget *
att_deadline_row_new_for_view (const AttDeadlineView *deadline)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title
      = att_words_capitalise (att_text_get (deadline->deadline->name, att_language_get_current ()));
  g_autofree char *subtitle = deadline_to_words (deadline);
  g_autofree char *derivation
      = att_derivation_to_words (deadline->deadline->derivation, deadline->deadline->provision);
  GtkWidget *words = att_label_new (derivation, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row),
                               gtk_image_new_from_icon_name (get_deadline_icon (deadline)));
  if (deadline->overdue)
    gtk_widget_add_css_class (row, "error");
  gtk_widget_add_css_class (words, "details");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), words);
  return row;
}

/**
 * att_defect_row_new:
 * @defect: what the application lacks
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
att_defect_row_new (const AttDefect *defect)
{
  g_autofree char *sentence = att_problem_get_sentence (defect->problem);
  g_autofree char *remedy = att_problem_get_remedy (defect->problem);
  const char *provision = att_problem_get_provision (defect->problem);
  g_autofree char *article = provision != NULL ? att_provision_to_words (provision) : NULL;
  g_autofree char *subtitle = g_strjoin (" ", article != NULL ? article : (remedy != NULL ? remedy : ""),
                                         article != NULL ? remedy : NULL, NULL);
  AdwActionRow *row = new_row (sentence, subtitle);

  add_icon (row, "dialog-warning-symbolic");
  return GTK_WIDGET (row);
}

/**
 * att_paper_row_new:
 * @view: a dossier
 * @paper: a paper handed in
 *
 * Returns: (transfer floating): a row that names it
 */
GtkWidget *
att_paper_row_new (AttDossierView *view, const AttPaper *paper)
{
  const AttTerm *item = att_regulation_find_term (view->regulation, ATT_TERMS_PAPERS, paper->item);
  g_autofree char *asked_for
      = att_words_capitalise (item != NULL ? att_text_get (item->name, att_language_get_current ()) : "");
  const char *name = paper->title != NULL ? paper->title : paper->file != NULL ? paper->file->name : paper->id;
  const AttFieldSpec *languages = att_kind_find_field (att_kind_find ("paper-added"), "language");
  g_autofree char *subtitle
      = g_strjoin (" · ", asked_for,
                   paper->languages != NULL ? att_field_get_choice_title (languages, paper->languages) : NULL, NULL);
  AdwActionRow *row = new_row (name, subtitle);

  if (paper->file != NULL)
    make_opening (row, "win.show-document", g_variant_new ("(sss)", paper->file->sha256, name, paper->file->name));
  return GTK_WIDGET (row);
}

/**
 * att_act_button_new:
 * @view: a dossier
 * @kind: a kind of act that has a field `act`
 * @act: the act that it is about
 * @icon: the name of an icon
 * @tooltip: what it does
 * @name: the same for screen readers, with what it is about
 *
 * Returns: (transfer floating): a button for the end of a row, which opens the form of that kind with that act chosen
 */
GtkWidget *
att_act_button_new (AttDossierView *view, const char *kind, AttAct *act, const char *icon, const char *tooltip,
                    const char *name)
{
  GtkWidget *button = att_icon_button_new (icon, tooltip);
  GVariantBuilder suggested;

  g_variant_builder_init (&suggested, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&suggested, "{ss}", "act", att_act_get_id (act));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.record-part");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xssa{ss})", att_dossier_get_number (view->dossier), kind,
                                    att_act_get_id (act), &suggested);
  return button;
}

/* What was signed elsewhere comes back here. */
static GtkWidget *
new_signed_copy_button (AttDossierView *view, const AttDocument *document)
{
  g_autofree char *name = att_words_fill (_ ("Add a signed copy: {document}"), "document", att_words_form (document->form),
                                          NULL);

  return att_act_button_new (view, "signed-copy-added", document->act, "mail-attachment-symbolic", _ ("Add a signed copy"),
                             name);
}

/**
 * att_document_row_new:
 * @view: a dossier
 * @document: a document that was issued
 *
 * Returns: (transfer floating): a row that opens it
 */
GtkWidget *
att_document_row_new (AttDossierView *view, const AttDocument *document)
{
  g_autofree char *act = att_words_act (document->act);
  gint64 number = att_dossier_get_number (view->dossier);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%s.pdf", number, document->form);
  g_autofree char *subtitle
      = document->superseded ? att_words_fill (_ ("{act}; superseded by a newer copy"), "act", act, NULL)
                             : g_strdup (act);
  AdwActionRow *row = new_row (att_words_form (document->form), subtitle);

  add_icon (row, document->superseded ? "edit-clear-symbolic" : "x-office-document-symbolic");
  if (!document->superseded && !view->past)
    adw_action_row_add_suffix (row, new_signed_copy_button (view, document));
  /* Of several of a form the newest is the one that is shown by its form, in any language. */
  if (att_dossier_find_document (view->dossier, document->form) == document)
    make_opening (row, "win.make-document", g_variant_new ("(xs)", number, document->form));
  else
    make_opening (row, "win.show-document",
                  g_variant_new ("(sss)", document->file->sha256, att_words_form (document->form), name));
  return GTK_WIDGET (row);
}

/**
 * att_signed_copy_row_new:
 * @copy: a `signed-copy-added`
 *
 * Returns: (transfer floating): a row that opens the signed file
 */
GtkWidget *
att_signed_copy_row_new (AttAct *copy)
{
  AttRecord *file = att_record_get_record (att_act_get_fields (copy), "file");
  g_autofree char *act = att_words_act (copy);
  const char *name = att_record_get (file, "name");
  AdwActionRow *row = new_row (name, act);

  add_icon (row, "document-edit-symbolic");
  make_opening (row, "win.show-document", g_variant_new ("(sss)", att_record_get (file, "sha256"), name, name));
  return GTK_WIDGET (row);
}

/**
 * att_requested_row_new:
 * @view: a dossier
 * @form: a form that no act issues
 *
 * Returns: (transfer floating): a row that makes the document as of today
 */
GtkWidget *
att_requested_row_new (AttDossierView *view, const char *form)
{
  AdwActionRow *row = new_row (att_words_form (form), NULL);

  add_icon (row, "document-new-symbolic");
  make_opening (row, "win.make-document", g_variant_new ("(xs)", att_dossier_get_number (view->dossier), form));
  return GTK_WIDGET (row);
}

static GtkWidget *
new_verdict (AttVerdictKind verdict)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (att_words_verdict_icon (verdict));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), att_label_new (att_words_verdict (verdict), NULL));
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_widget_get_last_child (box)), PANGO_WRAP_WORD);
  gtk_widget_set_valign (gtk_widget_get_last_child (box), GTK_ALIGN_START);
  return box;
}

/**
 * att_criteria_table_new:
 * @view: a dossier
 *
 * Returns: (transfer floating): each criterion of Art. 24 with what both examinations say of it
 */
GtkWidget *
att_criteria_table_new (AttDossierView *view)
{
  GtkWidget *grid = gtk_grid_new ();
  GPtrArray *criteria = att_regulation_get_terms (view->regulation, ATT_TERMS_CRITERIA);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "details");
  gtk_grid_attach (GTK_GRID (grid), att_label_new (C_ ("criteria", "Criterion"), "heading"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), att_label_new (C_ ("criteria", "Documents"), "heading"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), att_label_new (C_ ("criteria", "On site"), "heading"), 2, 0, 1, 1);
  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);
      g_autofree char *name = att_words_capitalise (att_text_get (criterion->name, att_language_get_current ()));
      g_autofree char *article = criterion->provision != NULL ? att_provision_to_words (criterion->provision) : NULL;
      g_autofree char *words
          = article != NULL ? att_words_fill (_ ("{criterion} ({article})"), "criterion", name, "article", article, NULL)
                            : g_strdup (name);
      GtkWidget *label = att_label_new (words, NULL);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid),
                       new_verdict (att_dossier_get_documents_verdict (view->dossier, criterion->id)), 1, (int) i + 1,
                       1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_verdict (att_dossier_get_on_site_verdict (view->dossier, criterion->id)),
                       2, (int) i + 1, 1, 1);
    }
  return grid;
}

/**
 * att_fact_new:
 * @title: what it is
 * @text: what is so
 *
 * Returns: (transfer floating): both, one above the other
 */
GtkWidget *
att_fact_new (const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), att_label_new (title, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "dim-label");
  gtk_box_append (GTK_BOX (box), att_label_new (text, NULL));
  /* What is long wraps instead of making every fact beside it as wide. */
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_last_child (box)), 26);
  return box;
}
