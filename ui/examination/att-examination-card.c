/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-card.h"

#include <glib/gi18n-lib.h>

#include "att-evidence-editor.h"
#include "att-label.h"
#include "att-text-button.h"
#include "att-thumbnail.h"
#include "att-words.h"

#define THUMBNAIL_SIZE 96

static GtkWidget *
new_verdict (const char *id, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = att_words_capitalise (words);

  if (att_verdict_parse (id) != ATT_VERDICT_NONE)
    gtk_box_append (GTK_BOX (box),
                    gtk_image_new_from_icon_name (att_words_verdict_icon (att_verdict_parse (id))));
  gtk_box_append (GTK_BOX (box), att_label_new (title, "heading"));
  return box;
}

static void
show_file_cb (GtkButton *button, gpointer data)
{
  AttRecord *file = data;

  gtk_widget_activate_action (GTK_WIDGET (button), "examination.show-file", "(sss)", att_record_get (file, "sha256"),
                              att_record_get (file, "name"), att_record_get (file, "name"));
}

static void
let_go_of_file (gpointer file, GClosure *closure)
{
  att_record_unref (file);
}

static GtkWidget *
new_photo (AttContext *context, AttRecord *file)
{
  GtkWidget *button = gtk_button_new ();
  const char *name = att_record_get (file, "name");

  gtk_button_set_child (GTK_BUTTON (button), att_thumbnail_new (context, file, THUMBNAIL_SIZE));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_file_cb), att_record_ref (file), let_go_of_file, 0);
  return button;
}

static void
add_files (GtkBox *box, AttContext *context, AttAct *act, const AttFieldSpec *spec)
{
  AttRecord *fields = att_act_get_fields (act);
  GtkWidget *flow = gtk_flow_box_new ();
  gboolean any = FALSE;

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, att_field_get_title (spec), -1);
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (value->record == NULL || !g_str_equal (value->name, spec->id))
        continue;
      gtk_flow_box_append (GTK_FLOW_BOX (flow), new_photo (context, value->record));
      any = TRUE;
    }
  gtk_widget_set_visible (flow, any);
  gtk_box_append (box, flow);
}

static void
add_values (GtkBox *box, AttDossierView *view, AttAct *act, const AttFieldSpec *spec)
{
  AttRecord *fields = att_act_get_fields (act);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      g_autofree char *words = NULL;

      if (!g_str_equal (value->name, spec->id))
        continue;
      words = att_words_value (spec, value, view->dossier, view->regulation);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", words);
    }
  if (all->len == 0)
    return;
  gtk_box_append (box, att_label_new (att_field_get_title (spec), "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "dim-label");
  gtk_box_append (box, att_label_new (all->str, NULL));
}

static gboolean
is_shown_elsewhere (const AttFieldSpec *spec)
{
  return (spec->flags & (ATT_FIELD_DERIVED | ATT_FIELD_SHORT_WAY)) != 0 || g_str_equal (spec->id, "criterion")
         || g_str_equal (spec->id, "item");
}

static void
add_field (GtkBox *box, AttContext *context, AttDossierView *view, AttAct *act, const AttFieldSpec *spec)
{
  const char *text = att_act_get (act, spec->id);

  if (is_shown_elsewhere (spec))
    return;
  if (spec->members == att_evidence_members)
    gtk_box_append (box, att_evidence_box_new (view, att_act_get_fields (act)));
  else if (spec->type == ATT_FIELD_FILE)
    add_files (box, context, act, spec);
  else if (spec->type == ATT_FIELD_CHOICE && text != NULL)
    gtk_box_append (box, new_verdict (text, att_field_get_choice_title (spec, text)));
  else
    add_values (box, view, act, spec);
}

static void
show_document_cb (GtkButton *button, gpointer data)
{
  AttRecord *document = data;
  AttRecord *file = att_record_get_record (document, "file");

  gtk_widget_activate_action (GTK_WIDGET (button), "examination.show-file", "(sss)", att_record_get (file, "sha256"),
                              att_words_form (att_record_get (document, "form")), att_record_get (file, "name"));
}

static void
add_document (GtkBox *box, AttAct *act)
{
  AttRecord *document = att_record_get_record (att_act_get_fields (act), "document");
  GtkWidget *button;

  if (document == NULL || att_record_get_record (document, "file") == NULL)
    return;
  button = att_text_button_new (_ ("Show the _document"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_document_cb), att_record_ref (document), let_go_of_file, 0);
  gtk_box_append (box, button);
}

/**
 * att_examination_card_new:
 * @context: the context
 * @view: a dossier
 * @act: an act of it
 * @heading: (nullable): what it is
 *
 * Returns: (transfer floating): what the act says, who recorded it, and the day on which it took place
 */
GtkWidget *
att_examination_card_new (AttContext *context, AttDossierView *view, AttAct *act, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *day = att_words_day (att_act_get_on (act));
  g_autofree char *by
      = att_words_fill (_ ("{name}, {day}"), "name", att_act_get_actor (act), "day", day, NULL);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "details");
  if (heading != NULL)
    gtk_box_append (GTK_BOX (box), att_label_new (heading, "caption-heading"));
  for (const AttFieldSpec *spec = att_act_get_kind (act)->fields; spec->id != NULL; spec++)
    add_field (GTK_BOX (box), context, view, act, spec);
  add_document (GTK_BOX (box), act);
  gtk_box_append (GTK_BOX (box), att_label_new (by, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  return box;
}
