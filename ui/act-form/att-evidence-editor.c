/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-evidence-editor.h"

#include <glib/gi18n-lib.h>

#include "att-label.h"
#include "att-words.h"

/**
 * AttEvidenceEditor:
 *
 * For the places in the papers on which a verdict rests. A place comes from the paper that is read, or is named by hand;
 * pressed, it takes whoever reads back to the page.
 */
struct _AttEvidenceEditor
{
  AttFieldEditor parent_instance;
  GtkBox *chips;
  GtkWidget *nothing;
  GtkMenuButton *add;
  GtkWidget *add_label;
  GtkPopover *popover;
  GtkDropDown *paper;
  GtkSpinButton *page;
  GtkEntry *quote;
  GPtrArray *places; /* of AttRecord, one a chip */
};

G_DEFINE_FINAL_TYPE (AttEvidenceEditor, att_evidence_editor, ATT_TYPE_FIELD_EDITOR)

static char *
place_to_words (AttDossierView *view, const AttEvidence *place)
{
  const AttPaper *paper = place->paper != NULL ? att_dossier_find_paper (view->dossier, place->paper) : NULL;
  const char *title = paper != NULL ? paper->title : place->paper != NULL ? place->paper : "";
  g_autofree char *page = g_strdup_printf ("%u", place->page);
  gboolean quoted = place->quote != NULL && *place->quote != '\0';

  if (place->page == 0)
    return quoted ? att_words_fill (_ ("{paper}: “{quote}”"), "paper", title, "quote", place->quote, NULL)
                  : g_strdup (title);
  return quoted ? att_words_fill (_ ("{paper}, page {page}: “{quote}”"), "paper", title, "page", page, "quote",
                                  place->quote, NULL)
                : att_words_fill (_ ("{paper}, page {page}"), "paper", title, "page", page, NULL);
}

/* To the paper beside it; where none is shown, to a page of its own. */
static void
go_cb (GtkButton *button, gpointer data)
{
  const char *paper = g_object_get_data (G_OBJECT (button), "paper");
  const char *quote = g_object_get_data (G_OBJECT (button), "quote");
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "page"));

  if (!gtk_widget_activate_action (GTK_WIDGET (button), "examination.go-to", "(sus)", paper, page, quote))
    gtk_widget_activate_action (GTK_WIDGET (button), "win.show-document", "(sss)",
                                g_object_get_data (G_OBJECT (button), "sha256"),
                                g_object_get_data (G_OBJECT (button), "title"),
                                g_object_get_data (G_OBJECT (button), "name"));
}

static GtkWidget *
new_place_button (AttDossierView *view, const AttEvidence *place)
{
  const AttPaper *paper = place->paper != NULL ? att_dossier_find_paper (view->dossier, place->paper) : NULL;
  g_autofree char *words = place_to_words (view, place);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = att_label_new (words, NULL);

  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("text-x-generic-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "evidence");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Show the place in the paper"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Show the place in the paper"), -1);
  gtk_widget_set_sensitive (button, paper != NULL);
  if (paper != NULL)
    {
      g_object_set_data_full (G_OBJECT (button), "paper", g_strdup (paper->id), g_free);
      g_object_set_data_full (G_OBJECT (button), "quote", g_strdup (place->quote != NULL ? place->quote : ""), g_free);
      g_object_set_data (G_OBJECT (button), "page", GUINT_TO_POINTER (place->page));
      g_object_set_data_full (G_OBJECT (button), "sha256", g_strdup (paper->file->sha256), g_free);
      g_object_set_data_full (G_OBJECT (button), "title", g_strdup (paper->title), g_free);
      g_object_set_data_full (G_OBJECT (button), "name", g_strdup (paper->file->name), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (go_cb), NULL);
    }
  return button;
}

static void show_places (AttEvidenceEditor *self);

static void
remove_cb (GtkButton *button, gpointer data)
{
  AttEvidenceEditor *self = data;
  GtkWidget *chip = gtk_widget_get_parent (GTK_WIDGET (button));
  guint position = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (chip); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    position++;
  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  g_ptr_array_remove_index (self->places, position);
  show_places (self);
  att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

static void
add_chip (AttEvidenceEditor *self, const AttEvidence *place)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (chip, "linked");
  gtk_widget_set_tooltip_text (button, _ ("Take this place away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take this place away"),
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (chip), new_place_button (att_field_editor_get_view (ATT_FIELD_EDITOR (self)), place));
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (self->chips, chip);
}

static void
show_places (AttEvidenceEditor *self)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (GPtrArray) places = NULL;
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, chip);
  for (guint i = 0; i < self->places->len; i++)
    att_record_add_record (fields, "evidence", att_record_ref (g_ptr_array_index (self->places, i)));
  places = att_evidence_list (fields);
  for (guint i = 0; i < places->len; i++)
    add_chip (self, g_ptr_array_index (places, i));
  gtk_widget_set_visible (GTK_WIDGET (self->chips), places->len > 0);
  gtk_widget_set_visible (self->nothing, places->len == 0);
}

static void
add_cb (AttEvidenceEditor *self)
{
  AttDossierView *view = att_field_editor_get_view (ATT_FIELD_EDITOR (self));
  GPtrArray *papers = att_dossier_get_papers (view->dossier);
  guint selected = gtk_drop_down_get_selected (self->paper);

  if (selected >= papers->len)
    return;
  att_evidence_editor_add (self, ((const AttPaper *) g_ptr_array_index (papers, selected))->id,
                           (guint) gtk_spin_button_get_value_as_int (self->page),
                           gtk_editable_get_text (GTK_EDITABLE (self->quote)));
  gtk_editable_set_text (GTK_EDITABLE (self->quote), "");
  gtk_popover_popdown (self->popover);
}

static void
att_evidence_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttEvidenceEditor *self = ATT_EVIDENCE_EDITOR (editor);

  for (guint i = 0; i < self->places->len; i++)
    att_record_add_record (fields, att_field_editor_get_spec (editor)->id,
                           att_record_ref (g_ptr_array_index (self->places, i)));
}

static void
att_evidence_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttEvidenceEditor *self = ATT_EVIDENCE_EDITOR (editor);

  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (value->record != NULL && g_str_equal (value->name, att_field_editor_get_spec (editor)->id))
        g_ptr_array_add (self->places, att_record_ref (value->record));
    }
  show_places (self);
}

static GtkWidget *
att_evidence_editor_get_control (AttFieldEditor *editor)
{
  return GTK_WIDGET (ATT_EVIDENCE_EDITOR (editor)->add);
}

static void
att_evidence_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_EVIDENCE_EDITOR);
  G_OBJECT_CLASS (att_evidence_editor_parent_class)->dispose (object);
}

static void
att_evidence_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ATT_EVIDENCE_EDITOR (object)->places);
  G_OBJECT_CLASS (att_evidence_editor_parent_class)->finalize (object);
}

static void
att_evidence_editor_class_init (AttEvidenceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_evidence_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_evidence_editor_finalize;
  ATT_FIELD_EDITOR_CLASS (klass)->collect = att_evidence_editor_collect;
  ATT_FIELD_EDITOR_CLASS (klass)->fill = att_evidence_editor_fill;
  ATT_FIELD_EDITOR_CLASS (klass)->get_control = att_evidence_editor_get_control;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/kz/atameken/Attestat/act-form/att-evidence-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, chips);
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, nothing);
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, add);
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, add_label);
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, popover);
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, paper);
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, page);
  gtk_widget_class_bind_template_child (widget_class, AttEvidenceEditor, quote);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
att_evidence_editor_init (AttEvidenceEditor *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) att_record_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The button that is pressed is inside, and knows nothing of a label that is not its own. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->add))),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->add_label, NULL, -1);
}

/**
 * att_evidence_editor_new:
 * @spec: a field of evidence
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it, without a place
 */
AttFieldEditor *
att_evidence_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttEvidenceEditor *self = g_object_new (ATT_TYPE_EVIDENCE_EDITOR, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *papers = att_dossier_get_papers (view->dossier);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  for (guint i = 0; i < papers->len; i++)
    gtk_string_list_append (titles, ((const AttPaper *) g_ptr_array_index (papers, i))->title);
  gtk_drop_down_set_model (self->paper, G_LIST_MODEL (titles));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), papers->len > 0);
  return ATT_FIELD_EDITOR (self);
}

/**
 * att_evidence_editor_add:
 * @self: an editor
 * @paper: the id of a paper of the dossier
 * @page: a page, from 1; 0 for none
 * @quote: (nullable): words on it
 *
 * Names one more place. One that is named already is not named twice.
 */
void
att_evidence_editor_add (AttEvidenceEditor *self, const char *paper, guint page, const char *quote)
{
  g_autoptr (AttRecord) place = att_record_new ();
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *words = g_strstrip (g_strdup (quote != NULL ? quote : ""));

  g_return_if_fail (ATT_IS_EVIDENCE_EDITOR (self));
  att_record_add (place, "paper", paper);
  if (page > 0)
    att_record_add (place, "page", number);
  if (*words != '\0')
    att_record_add (place, "quote", words);
  for (guint i = 0; i < self->places->len; i++)
    if (att_record_equal (g_ptr_array_index (self->places, i), place))
      return;
  g_ptr_array_add (self->places, g_steal_pointer (&place));
  show_places (self);
  att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

/**
 * att_evidence_box_new:
 * @view: a dossier
 * @fields: the fields of an examination that was recorded
 *
 * Returns: (transfer floating): the places on which its verdict rests, each of which can be gone to
 */
GtkWidget *
att_evidence_box_new (AttDossierView *view, const AttRecord *fields)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GPtrArray) places = att_evidence_list (fields);

  for (guint i = 0; i < places->len; i++)
    gtk_box_append (GTK_BOX (box), new_place_button (view, g_ptr_array_index (places, i)));
  gtk_widget_set_visible (box, places->len > 0);
  return box;
}
