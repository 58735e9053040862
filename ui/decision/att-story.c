/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-story.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

static const AttDocument *
find_document (AttDossierView *view, AttAct *act)
{
  GPtrArray *documents = att_dossier_get_documents (view->dossier);

  for (guint i = documents->len; i > 0; i--)
    {
      const AttDocument *document = g_ptr_array_index (documents, i - 1);

      if (!document->superseded && g_strcmp0 (att_act_get_id (document->act), att_act_get_id (act)) == 0)
        return document;
    }
  return NULL;
}

static char *
fields_to_words (AttDossierView *view, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const AttFieldSpec *spec = att_kind_find_field (att_act_get_kind (act), value->name);
      g_autofree char *words = NULL;
      g_autofree char *line = NULL;

      if (spec == NULL || g_str_equal (value->name, "document"))
        continue;
      words = att_words_value (spec, value, view->dossier, view->regulation);
      /* Translators: a field of an act and its value. */
      line = att_words_fill (_ ("{field}: {value}"), "field", att_field_get_title (spec), "value", words, NULL);
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", line);
    }
  return g_strdup (out->str);
}

static void
make_opening (AdwActionRow *row, AttDossierView *view, const AttDocument *document)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, att_dossier_get_number (view->dossier));
  g_autofree char *name = g_strconcat (number, "-", document->form, ".pdf", NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("x-office-document-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-document");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", document->file->sha256,
                                    att_words_form (document->form), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), att_words_form (document->form));
  adw_action_row_add_suffix (row, icon);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/**
 * att_story_row_new:
 * @view: a dossier
 * @act: an act of it that stands
 *
 * Returns: (transfer floating): a row that says when it was done and what was said; where its document was made it opens it
 */
GtkWidget *
att_story_row_new (AttDossierView *view, AttAct *act)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  const AttDocument *document = find_document (view, act);
  g_autofree char *title = att_words_act (act);
  g_autofree char *subtitle = fields_to_words (view, act);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (document != NULL)
    make_opening (row, view, document);
  return GTK_WIDGET (row);
}

static gboolean
is_one_of (AttAct *act, const char *const *kinds)
{
  const AttKind *kind = att_act_get_kind (act);

  return kind != NULL && g_strv_contains (kinds, kind->id);
}

/**
 * att_story_fill:
 * @list: an empty list
 * @view: a dossier
 * @kinds: (array zero-terminated=1): kinds of acts
 *
 * Adds a row for each act of those kinds that stands, in the order in which they took place; one whose document was made
 * opens it.
 *
 * Returns: how many there are
 */
guint
att_story_fill (GtkListBox *list, AttDossierView *view, const char *const *kinds)
{
  GListModel *acts = att_dossier_get_acts (view->dossier);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      if (!is_one_of (act, kinds))
        continue;
      gtk_list_box_append (list, att_story_row_new (view, act));
      n++;
    }
  return n;
}

/**
 * att_story_find_since:
 * @view: a dossier
 * @kind: a kind of act
 * @since: (nullable): an act of the dossier
 *
 * Returns: (transfer none) (nullable): the latest act of that kind, if it took place after @since
 */
AttAct *
att_story_find_since (AttDossierView *view, const char *kind, AttAct *since)
{
  GListModel *acts = att_dossier_get_acts (view->dossier);

  for (guint i = g_list_model_get_n_items (acts); i > 0; i--)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i - 1);

      if (act == since)
        return NULL;
      if (att_act_is (act, kind))
        return since != NULL ? act : NULL;
    }
  return NULL;
}
