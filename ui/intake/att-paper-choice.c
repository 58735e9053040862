/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-choice.h"

#include <glib/gi18n-lib.h>

/**
 * AttPaperChoice:
 *
 * For the papers of an application that another part of it names: the programme of a profession, the lease of premises,
 * a person's diplomas. The papers are chosen from those that were added to the application.
 */
struct _AttPaperChoice
{
  AttFieldEditor parent_instance;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkBox *checks; /* of GtkCheckButton, one a paper */
  GPtrArray *chosen; /* ids; also of papers that are not there any more */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AttPaperChoice, att_paper_choice, ATT_TYPE_FIELD_EDITOR)

static gboolean
is_chosen (AttPaperChoice *self, const char *id, guint *position)
{
  return g_ptr_array_find_with_equal_func (self->chosen, id, g_str_equal, position);
}

static void
show_chosen (AttPaperChoice *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  self->filling = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->checks)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      gboolean chosen;

      if (!GTK_IS_CHECK_BUTTON (check))
        continue;
      chosen = is_chosen (self, g_object_get_data (G_OBJECT (check), "id"), NULL);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
      if (chosen)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                gtk_check_button_get_label (GTK_CHECK_BUTTON (check)));
    }
  self->filling = FALSE;
  gtk_label_set_label (self->label, text->len > 0 ? text->str : C_ ("choice", "(nothing chosen)"));
}

static void
toggled_cb (GtkCheckButton *check, gpointer data)
{
  AttPaperChoice *self = data;
  const char *id = g_object_get_data (G_OBJECT (check), "id");
  gboolean several = (att_field_editor_get_spec (ATT_FIELD_EDITOR (self))->flags & ATT_FIELD_REPEATS) != 0;
  guint position;

  if (self->filling)
    return;
  if (!gtk_check_button_get_active (check) && is_chosen (self, id, &position))
    g_ptr_array_remove_index (self->chosen, position);
  else if (gtk_check_button_get_active (check))
    {
      if (!several)
        g_ptr_array_set_size (self->chosen, 0);
      g_ptr_array_add (self->chosen, g_strdup (id));
    }
  show_chosen (self);
  att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

static void
att_paper_choice_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttPaperChoice *self = ATT_PAPER_CHOICE (editor);

  for (guint i = 0; i < self->chosen->len; i++)
    att_record_add (fields, att_field_editor_get_spec (editor)->id, g_ptr_array_index (self->chosen, i));
}

static void
att_paper_choice_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttPaperChoice *self = ATT_PAPER_CHOICE (editor);
  g_auto (GStrv) ids = att_record_dup_all (fields, att_field_editor_get_spec (editor)->id);

  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (ids[i]));
  show_chosen (self);
}

static GtkWidget *
att_paper_choice_get_control (AttFieldEditor *editor)
{
  return GTK_WIDGET (ATT_PAPER_CHOICE (editor)->button);
}

static void
att_paper_choice_finalize (GObject *object)
{
  g_ptr_array_unref (ATT_PAPER_CHOICE (object)->chosen);
  G_OBJECT_CLASS (att_paper_choice_parent_class)->finalize (object);
}

static void
att_paper_choice_class_init (AttPaperChoiceClass *klass)
{
  AttFieldEditorClass *editor_class = ATT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_paper_choice_finalize;
  editor_class->collect = att_paper_choice_collect;
  editor_class->fill = att_paper_choice_fill;
  editor_class->get_control = att_paper_choice_get_control;
}

static void
att_paper_choice_init (AttPaperChoice *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->checks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  g_object_bind_property (self->label, "label", self->label, "tooltip-text", G_BINDING_DEFAULT);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->checks));
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * att_paper_choice_new:
 * @spec: a field that names a paper, or several
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it, which knows no papers yet
 */
AttFieldEditor *
att_paper_choice_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttPaperChoice *self = g_object_new (ATT_TYPE_PAPER_CHOICE, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  show_chosen (self);
  return ATT_FIELD_EDITOR (self);
}

static void
add_check (AttPaperChoice *self, const char *id, const char *title)
{
  GtkWidget *check = gtk_check_button_new_with_label (title);

  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->checks, check);
}

/**
 * att_paper_choice_set_papers:
 * @self: an editor
 * @ids: (element-type utf8): the papers of the application
 * @titles: (element-type utf8): what they are called
 */
void
att_paper_choice_set_papers (AttPaperChoice *self, GPtrArray *ids, GPtrArray *titles)
{
  GtkWidget *child;

  g_return_if_fail (ATT_IS_PAPER_CHOICE (self) && ids->len == titles->len);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->checks))) != NULL)
    gtk_box_remove (self->checks, child);
  for (guint i = 0; i < ids->len; i++)
    add_check (self, g_ptr_array_index (ids, i), g_ptr_array_index (titles, i));
  if (ids->len == 0)
    gtk_box_append (self->checks, gtk_label_new (_ ("Add the papers below first.")));
  show_chosen (self);
}
