/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-history-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-collation.h"
#include "att-dossier-rows.h"
#include "att-label.h"
#include "att-words.h"

/**
 * AttHistoryRow:
 *
 * An act as it was recorded: what, when, by whom; opened, its fields and documents, and what was corrected in it since.
 */
struct _AttHistoryRow
{
  AdwExpanderRow parent_instance;
  AttDossierView *view;
  AttAct *act;
  char *searched; /* what a search looks at, folded; made when it is needed */
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (AttHistoryRow, att_history_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  GO_TO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AttAct *
find_recorded (AttDossierView *view, const char *id)
{
  for (guint i = 0; i < view->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (view->acts, i);

      if (g_strcmp0 (att_act_get_id (act), id) == 0)
        return act;
    }
  return NULL;
}

static gboolean
changes (AttAct *later, AttAct *act)
{
  return (att_act_is (later, "annulled") || att_act_is (later, "correction"))
         && g_strcmp0 (att_act_get (later, "act"), att_act_get_id (act)) == 0;
}

static gboolean
is_change (AttAct *act)
{
  return att_act_is (act, "annulled") || att_act_is (act, "correction");
}

/* The annulment of an act, or its last correction; NULL when it stands as it was recorded. */
static AttAct *
find_fate (AttDossierView *view, AttAct *act)
{
  AttAct *fate = NULL;

  for (guint i = 0; i < view->acts->len; i++)
    {
      AttAct *later = g_ptr_array_index (view->acts, i);

      if (changes (later, act) && (fate == NULL || !att_act_is (fate, "annulled")))
        fate = later;
    }
  return fate;
}

static char *
dup_seq (AttAct *act)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (act));
}

static GtkWidget *
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = att_label_new (text, css_class);

  gtk_box_append (box, label);
  return label;
}

static void
link_cb (AttHistoryRow *self, GtkButton *link)
{
  g_signal_emit (self, signals[GO_TO], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (link), "seq")));
}

static void
add_link (AttHistoryRow *self, GtkBox *box, AttAct *to, const char *text)
{
  GtkWidget *link = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (link), att_label_new (text, NULL));
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "link");
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (link), "seq", GUINT_TO_POINTER ((guint) att_act_get_seq (to)));
  g_signal_connect_object (link, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, link);
}

static const char *
get_field_title (const AttKind *kind, const char *name)
{
  const AttFieldSpec *spec = kind != NULL ? att_kind_find_field (kind, name) : NULL;

  if (spec != NULL)
    return att_field_get_title (spec);
  return g_str_equal (name, "on") ? C_ ("field", "Took place on") : name;
}

static char *
value_to_words (AttHistoryRow *self, const AttKind *kind, const AttValue *value)
{
  const AttFieldSpec *spec = kind != NULL ? att_kind_find_field (kind, value->name) : NULL;
  AttDay day = g_str_equal (value->name, "on") && value->text != NULL ? att_day_parse (value->text) : ATT_DAY_NONE;

  return day != ATT_DAY_NONE ? att_words_day (day)
                             : att_words_value (spec, value, self->view->dossier, self->view->regulation);
}

/* All that a field says, one value after the other. */
static char *
field_to_words (AttHistoryRow *self, const AttKind *kind, const AttRecord *fields, const char *name)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      g_autofree char *words = NULL;

      if (!g_str_equal (value->name, name) || (value->record == NULL && *value->text == '\0'))
        continue;
      words = value_to_words (self, kind, value);
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", words);
    }
  return g_string_free (out, FALSE);
}

static void
add_fields (AttHistoryRow *self, GtkBox *box)
{
  const AttKind *kind = att_act_get_kind (self->act);
  AttRecord *fields = att_act_get_fields (self->act);

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const AttFieldSpec *spec = kind != NULL ? att_kind_find_field (kind, value->name) : NULL;
      g_autofree char *words = NULL;

      if (spec != NULL && spec->type == ATT_FIELD_OVERLAY)
        continue;
      words = value_to_words (self, kind, value);
      gtk_box_append (box, att_fact_new (get_field_title (kind, value->name), words));
    }
}

/* The fields of @act as they were read before @correction came. */
static AttRecord *
dup_before (AttDossierView *view, AttAct *act, AttAct *correction)
{
  AttRecord *before = att_record_copy (att_act_get_fields (act));

  att_record_remove (before, "on");
  att_record_add_day (before, "on", att_act_get_on (act));
  for (guint i = 0; i < view->acts->len && g_ptr_array_index (view->acts, i) != correction; i++)
    {
      AttAct *earlier = g_ptr_array_index (view->acts, i);
      const AttRecord *overlay = changes (earlier, act) ? att_record_get_record (att_act_get_fields (earlier), "new")
                                                        : NULL;

      for (guint f = 0; overlay != NULL && f < att_record_get_size (overlay); f++)
        att_record_remove (before, att_record_nth (overlay, f)->name);
      for (guint f = 0; overlay != NULL && f < att_record_get_size (overlay); f++)
        {
          const AttValue *value = att_record_nth (overlay, f);

          if (value->record != NULL)
            att_record_add_record (before, value->name, att_record_ref (value->record));
          else if (*value->text != '\0')
            att_record_add (before, value->name, value->text);
        }
    }
  return before;
}

static void
add_change (AttHistoryRow *self, GtkBox *box, const AttKind *kind, const AttRecord *before, const AttRecord *overlay,
            const char *name)
{
  GtkWidget *change = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *old_words = field_to_words (self, kind, before, name);
  g_autofree char *new_words = field_to_words (self, kind, overlay, name);
  /* Translators: the value of a field before a correction. */
  g_autofree char *was = att_words_fill (C_ ("correction", "was: {value}"), "value",
                                         *old_words != '\0' ? old_words : C_ ("correction", "nothing"), NULL);
  /* Translators: the value of a field after a correction. */
  g_autofree char *is = att_words_fill (C_ ("correction", "is right: {value}"), "value",
                                        *new_words != '\0' ? new_words : C_ ("correction", "nothing"), NULL);

  add_label (GTK_BOX (change), get_field_title (kind, name), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (change), "dim-label");
  add_label (GTK_BOX (change), was, "dim-label");
  add_label (GTK_BOX (change), is, NULL);
  gtk_box_append (box, change);
}

static void
add_changes (AttHistoryRow *self, GtkBox *box, AttAct *act, AttAct *correction)
{
  const AttRecord *overlay = att_record_get_record (att_act_get_fields (correction), "new");
  g_autoptr (AttRecord) before = dup_before (self->view, act, correction);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; overlay != NULL && i < att_record_get_size (overlay); i++)
    {
      const char *name = att_record_nth (overlay, i)->name;

      if (g_hash_table_add (seen, (gpointer) name))
        add_change (self, box, att_act_get_kind (act), before, overlay, name);
    }
}

static void
add_later (AttHistoryRow *self, GtkBox *box, AttAct *later)
{
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *seq = dup_seq (later);
  const char *reason = att_act_get (later, "reason");
  g_autofree char *words = att_words_fill (att_act_is (later, "annulled") ? _ ("Annulled by act {number}: {reason}")
                                                                          : _ ("Corrected by act {number}: {reason}"),
                                           "number", seq, "reason", reason != NULL ? reason : "", NULL);

  gtk_widget_add_css_class (beside, "correction");
  add_link (self, GTK_BOX (beside), later, words);
  add_changes (self, GTK_BOX (beside), self->act, later);
  gtk_box_append (box, beside);
}

/* What this act corrects or annuls. */
static void
add_target (AttHistoryRow *self, GtkBox *box)
{
  AttAct *target = is_change (self->act) ? find_recorded (self->view, att_act_get (self->act, "act")) : NULL;
  g_autofree char *what = target != NULL ? att_words_act (target) : NULL;
  g_autofree char *words = NULL;

  if (target == NULL)
    return;
  words = att_words_fill (att_act_is (self->act, "annulled") ? _ ("Annuls: {act}") : _ ("Corrects: {act}"), "act", what,
                          NULL);
  add_link (self, box, target, words);
  add_changes (self, box, target, self->act);
}

static void
add_documents (AttHistoryRow *self)
{
  GPtrArray *documents = att_dossier_get_documents (self->view->dossier);

  for (guint i = 0; i < documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);

      if (g_strcmp0 (att_act_get_id (document->act), att_act_get_id (self->act)) == 0)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (self), att_document_row_new (self->view, document));
    }
}

static void
expanded_cb (AttHistoryRow *self)
{
  GtkWidget *box;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->filled)
    return;
  self->filled = TRUE;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (box, "details");
  add_fields (self, GTK_BOX (box));
  add_target (self, GTK_BOX (box));
  for (guint i = 0; i < self->view->acts->len; i++)
    if (changes (g_ptr_array_index (self->view->acts, i), self->act))
      add_later (self, GTK_BOX (box), g_ptr_array_index (self->view->acts, i));
  if (gtk_widget_get_first_child (box) == NULL)
    add_label (GTK_BOX (box), _ ("Nothing else was recorded with it."), "dim-label");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), box);
  add_documents (self);
}

static void
add_item (AttHistoryRow *self, GMenu *menu, const char *label, const char *kind)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  GVariantBuilder suggested;

  g_variant_builder_init (&suggested, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&suggested, "{ss}", "act", att_act_get_id (self->act));
  g_menu_item_set_action_and_target_value (
      item, "win.record-part",
      g_variant_new ("(xssa{ss})", att_dossier_get_number (self->view->dossier), kind, att_act_get_id (self->act),
                     &suggested));
  g_menu_append_item (menu, item);
}

/* Made when it is opened: a history may be long. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  AttHistoryRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (self, menu, _ ("_Correct…"), "correction");
  add_item (self, menu, _ ("_Annul…"), "annulled");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
add_menu (AttHistoryRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *act = att_words_act (self->act);
  g_autofree char *name = att_words_fill (_ ("Correct or annul: {act}"), "act", act, NULL);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("Correct or annul this act"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
}

static char *
when_to_words (AttAct *act)
{
  g_autofree char *on = att_words_day (att_act_get_on (act));
  g_autofree char *recorded = att_words_instant (att_act_get_recorded_at (act));

  if (att_act_get_on (act) == att_act_get_today (act))
    return att_words_fill (_ ("{day}; recorded by {person}"), "day", on, "person", att_act_get_actor (act), NULL);
  return att_words_fill (_ ("{day}; recorded by {person}, {moment}"), "day", on, "person", att_act_get_actor (act),
                         "moment", recorded, NULL);
}

static void
show_head (AttHistoryRow *self)
{
  const AttKind *kind = att_act_get_kind (self->act);
  AttAct *fate = find_fate (self->view, self->act);
  gboolean annulled = fate != NULL && att_act_is (fate, "annulled");
  g_autofree char *seq = dup_seq (self->act);
  g_autofree char *title = att_words_fill (C_ ("history", "{number}. {act}"), "number", seq, "act",
                                           kind != NULL ? att_kind_get_title (kind) : "", NULL);
  g_autofree char *struck = g_markup_printf_escaped (annulled ? "<s>%s</s>" : "%s", title);
  g_autofree char *when = when_to_words (self->act);
  g_autofree char *fate_seq = fate != NULL ? dup_seq (fate) : NULL;
  g_autofree char *became
      = fate == NULL ? NULL
                     : att_words_fill (annulled ? _ ("Annulled by act {number}.") : _ ("Corrected by act {number}."),
                                       "number", fate_seq, NULL);
  g_autofree char *subtitle = became != NULL ? g_strdup_printf ("%s\n%s", when, became) : g_strdup (when);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), struck);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
  if (!self->view->past && !is_change (self->act) && !annulled)
    add_menu (self);
}

static void
att_history_row_finalize (GObject *object)
{
  AttHistoryRow *self = ATT_HISTORY_ROW (object);

  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_object (&self->act);
  g_free (self->searched);
  G_OBJECT_CLASS (att_history_row_parent_class)->finalize (object);
}

static void
att_history_row_class_init (AttHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_history_row_finalize;

  /**
   * AttHistoryRow::go-to:
   * @seq: the sequence number of another act that somebody wants to see
   */
  signals[GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
att_history_row_init (AttHistoryRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * att_history_row_new:
 * @view: a dossier
 * @act: one of the acts of @view
 *
 * Returns: (transfer floating): a row with the act, which opens on its fields
 */
GtkWidget *
att_history_row_new (AttDossierView *view, AttAct *act)
{
  AttHistoryRow *self = g_object_new (ATT_TYPE_HISTORY_ROW, NULL);

  self->view = att_dossier_view_ref (view);
  self->act = g_object_ref (act);
  show_head (self);
  return GTK_WIDGET (self);
}

/**
 * att_history_row_get_act:
 * @self: a row
 *
 * Returns: (transfer none): its act
 */
AttAct *
att_history_row_get_act (AttHistoryRow *self)
{
  g_return_val_if_fail (ATT_IS_HISTORY_ROW (self), NULL);
  return self->act;
}

static char *
dup_searched (AttHistoryRow *self)
{
  const AttKind *kind = att_act_get_kind (self->act);
  AttRecord *fields = att_act_get_fields (self->act);
  g_autoptr (GString) out = g_string_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  g_string_append_printf (out, " %s", adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self)));
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      g_autofree char *words = value_to_words (self, kind, att_record_nth (fields, i));

      g_string_append_printf (out, " %s", words);
    }
  return att_search_fold (out->str);
}

/**
 * att_history_row_matches:
 * @self: a row
 * @words: words, folded by att_search_words()
 *
 * Returns: whether each of them stands in what is said of the act
 */
gboolean
att_history_row_matches (AttHistoryRow *self, char **words)
{
  g_return_val_if_fail (ATT_IS_HISTORY_ROW (self), FALSE);
  if (self->searched == NULL)
    self->searched = dup_searched (self);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->searched, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
