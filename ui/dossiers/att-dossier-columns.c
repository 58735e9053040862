/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-columns.h"

#include <glib/gi18n-lib.h>

#include "att-cell-label.h"
#include "att-dossier-item.h"
#include "att-select-check.h"

#define COLUMNS_SETTING "dossiers-columns"
#define SORT_SETTING "dossiers-sort"
#define CHECK_WIDTH 44
#define MIN_WIDTH 40

/* A column there can be; @width in pixels at the usual size of text; @below: what stands in a second line, if not the number. */
typedef struct
{
  const char *id;
  const char *title;
  AttSortKey sort;
  AttDossierText text;
  int width;
  gboolean shown;
  AttDossierText below;
} Spec;

static const Spec specs[] = {
  { "number", NC_ ("column", "Number"), ATT_SORT_NUMBER, ATT_DOSSIER_NUMBER, 90, TRUE },
  { "name", NC_ ("column", "Applicant"), ATT_SORT_NAME, ATT_DOSSIER_NAME, 260, TRUE },
  { "stage", NC_ ("column", "Stage"), ATT_SORT_STAGE, ATT_DOSSIER_STAGE, 180, TRUE, ATT_DOSSIER_OUT },
  { "due", NC_ ("column", "Due"), ATT_SORT_DUE, ATT_DOSSIER_DUE, 255, TRUE, ATT_DOSSIER_LEFT },
  { "region", NC_ ("column", "Region"), ATT_SORT_REGION, ATT_DOSSIER_REGION, 150, TRUE },
  { "officer", NC_ ("column", "Officer"), ATT_SORT_OFFICER, ATT_DOSSIER_OFFICER, 160, TRUE },
  { "bin", NC_ ("column", "BIN"), ATT_SORT_BIN, ATT_DOSSIER_BIN, 125, TRUE },
  { "outcome", NC_ ("column", "Outcome"), ATT_SORT_OUTCOME, ATT_DOSSIER_OUTCOME, 130, FALSE },
  { "received", NC_ ("column", "Received"), ATT_SORT_RECEIVED, ATT_DOSSIER_RECEIVED, 195, FALSE },
  { "serial", NC_ ("column", "Serial number"), ATT_SORT_SERIAL, ATT_DOSSIER_SERIAL, 150, FALSE },
  { "until", NC_ ("column", "Certificate until"), ATT_SORT_UNTIL, ATT_DOSSIER_UNTIL, 195, FALSE },
};

/**
 * AttDossierColumns:
 *
 * The columns of the list of dossiers: which are shown, in what order and how wide, and by which of them the list is
 * sorted. All of it is remembered in the settings.
 */
struct _AttDossierColumns
{
  GObject parent_instance;
  GtkColumnView *view; /* weak: it owns the columns */
  GSettings *settings;
  GPtrArray *columns; /* of GtkColumnViewColumn, in the order of the view, without the tick's */
  AttSortKey sort;
  gboolean descending;
  AttSortKey asked;     /* by whose sorter a comparison was asked of last */
  gboolean setting_up;  /* nothing is to be remembered */
  guint remember_id;
};

G_DEFINE_FINAL_TYPE (AttDossierColumns, att_dossier_columns, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const Spec *
get_spec (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "spec");
}

/* --- The cells --- */

/* The same icon once more would have its row laid out again. */
static void
show_icon (GtkImage *image, const char *name)
{
  if (g_strcmp0 (gtk_image_get_icon_name (image), name) != 0)
    gtk_image_set_from_icon_name (image, name);
}

static void
show_text (GtkListItem *list_item)
{
  const Spec *spec = g_object_get_data (G_OBJECT (list_item), "spec");
  GtkWidget *child = gtk_list_item_get_child (list_item);
  AttDossierItem *item = gtk_list_item_get_item (list_item);
  GObject *icon = g_object_get_data (G_OBJECT (child), "icon");
  GtkWidget *second = g_object_get_data (G_OBJECT (child), "second");
  const char *below;

  if (item == NULL)
    return;
  if (second == NULL)
    {
      att_cell_label_set_text (ATT_CELL_LABEL (child), att_dossier_item_get_text (item, spec->text));
      return;
    }
  below = att_dossier_item_get_text (item, spec->below);
  att_cell_label_set_text (g_object_get_data (G_OBJECT (child), "first"), att_dossier_item_get_text (item, spec->text));
  att_cell_label_set_text (ATT_CELL_LABEL (second), below);
  if (icon != NULL)
    show_icon (GTK_IMAGE (icon), att_dossier_item_get_text (item, ATT_DOSSIER_ICON));
  else
    gtk_widget_set_visible (second, *below != '\0');
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);

  g_signal_connect_object (item, "notify::name", G_CALLBACK (show_text), list_item, G_CONNECT_SWAPPED);
  show_text (list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_text, list_item);
}

/* Two lines, with an icon before those of a deadline. */
static GtkWidget *
new_lines (gboolean with_icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = att_cell_label_new (NULL);
  GtkWidget *second = att_cell_label_new ("caption");

  if (with_icon)
    {
      GtkWidget *icon = gtk_image_new ();

      gtk_widget_set_size_request (icon, 16, -1);
      gtk_box_append (GTK_BOX (box), icon);
      g_object_set_data (G_OBJECT (box), "icon", icon);
    }
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, with_icon ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (box), lines);
  g_object_set_data (G_OBJECT (box), "first", first);
  g_object_set_data (G_OBJECT (box), "second", second);
  return box;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  const Spec *spec = data;
  gboolean numeric = spec->text == ATT_DOSSIER_NUMBER || spec->text == ATT_DOSSIER_BIN;
  GtkWidget *child = spec->below != ATT_DOSSIER_NUMBER ? new_lines (spec->text == ATT_DOSSIER_DUE)
                                                       : att_cell_label_new (numeric ? "numeric" : NULL);

  g_object_set_data (G_OBJECT (list_item), "spec", data);
  gtk_list_item_set_child (list_item, child);
}

static void
setup_check_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, att_select_check_new (list_item));
}

/* --- The order --- */

static gboolean
remember_cb (gpointer data)
{
  AttDossierColumns *self = data;
  GVariantBuilder builder;

  self->remember_id = 0;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbi)"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);

      g_variant_builder_add (&builder, "(sbi)", get_spec (column)->id, gtk_column_view_column_get_visible (column),
                             gtk_column_view_column_get_fixed_width (column));
    }
  g_settings_set_value (self->settings, COLUMNS_SETTING, g_variant_builder_end (&builder));
  return G_SOURCE_REMOVE;
}

/* Soon and once: a column that is being drawn wider changes with every move of the hand. */
static void
remember (AttDossierColumns *self)
{
  if (!self->setting_up && self->settings != NULL && self->remember_id == 0)
    self->remember_id = g_timeout_add (300, remember_cb, self);
}

/* The view's own order, after a column was moved by hand. */
static void
moved_cb (AttDossierColumns *self)
{
  GListModel *columns;

  if (self->setting_up || self->view == NULL)
    return;
  columns = gtk_column_view_get_columns (self->view);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (get_spec (column) != NULL)
        g_ptr_array_add (self->columns, g_object_ref (column));
    }
  remember (self);
}

typedef struct
{
  AttDossierColumns *columns; /* weak: it owns the sorter's column */
  const Spec *spec;
} Asking;

/* No getter tells by which column the view is sorted: the first sorter that it asks does. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  Asking *asking = data;

  asking->columns->asked = asking->spec->sort;
  return GTK_ORDERING_SMALLER;
}

static void
sorter_changed_cb (AttDossierColumns *self)
{
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self, self->columns);
  gboolean descending = ordering == GTK_ORDERING_LARGER;

  if (self->setting_up || ordering == GTK_ORDERING_EQUAL || (self->sort == self->asked && self->descending == descending))
    return;
  self->sort = self->asked;
  self->descending = descending;
  if (self->settings != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
      if (specs[i].sort == self->sort)
        g_settings_set (self->settings, SORT_SETTING, "(sb)", specs[i].id, descending);
  g_signal_emit (self, signals[SORTED], 0);
}

/* --- The columns --- */

/* At large text a column is wider by as much. */
static int
scale (int width)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 96 * 1024 ? width * dpi / (96 * 1024) : width;
}

static GtkColumnViewColumn *
new_column (AttDossierColumns *self, const Spec *spec)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (g_dpgettext2 (GETTEXT_PACKAGE, "column", spec->title), factory);
  Asking *asking = g_new (Asking, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  *asking = (Asking) { self, spec };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, asking, g_free));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) spec);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_object_set_data (G_OBJECT (column), "spec", (gpointer) spec);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, spec->text == ATT_DOSSIER_NAME);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (remember), self, G_CONNECT_SWAPPED);
  return column;
}

static const Spec *
find_spec (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (g_str_equal (specs[i].id, id))
      return &specs[i];
  return NULL;
}

static GtkColumnViewColumn *
find_column (AttDossierColumns *self, const Spec *spec)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_spec (g_ptr_array_index (self->columns, i)) == spec)
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

/* As they are remembered, and then those that the settings don't know. */
static void
arrange (AttDossierColumns *self, GVariant *kept)
{
  g_autoptr (GPtrArray) arranged = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *id;
  gboolean shown;
  int width;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sbi)", &id, &shown, &width))
    {
      const Spec *spec = find_spec (id);
      GtkColumnViewColumn *column = spec != NULL ? find_column (self, spec) : NULL;

      if (column == NULL || g_ptr_array_find (arranged, column, NULL))
        continue;
      gtk_column_view_column_set_visible (column, shown);
      gtk_column_view_column_set_fixed_width (column, MAX (width, MIN_WIDTH));
      g_ptr_array_add (arranged, g_object_ref (column));
    }
  for (guint i = 0; i < self->columns->len; i++)
    if (!g_ptr_array_find (arranged, g_ptr_array_index (self->columns, i), NULL))
      g_ptr_array_add (arranged, g_object_ref (g_ptr_array_index (self->columns, i)));
  g_ptr_array_unref (self->columns);
  self->columns = g_steal_pointer (&arranged);
}

static void
place (AttDossierColumns *self)
{
  self->setting_up = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    gtk_column_view_insert_column (self->view, i + 1, g_ptr_array_index (self->columns, i));
  self->setting_up = FALSE;
}

static void
set_defaults (AttDossierColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);

      gtk_column_view_column_set_visible (column, get_spec (column)->shown);
      gtk_column_view_column_set_fixed_width (column, scale (get_spec (column)->width));
    }
}

static void
restore_sort (AttDossierColumns *self)
{
  g_autofree char *id = NULL;
  const Spec *spec;
  gboolean descending = TRUE;

  if (self->settings != NULL)
    g_settings_get (self->settings, SORT_SETTING, "(sb)", &id, &descending);
  spec = id != NULL ? find_spec (id) : NULL;
  self->sort = spec != NULL ? spec->sort : ATT_SORT_NUMBER;
  self->descending = descending;
}

static void
show_sort (AttDossierColumns *self)
{
  self->setting_up = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    if (get_spec (g_ptr_array_index (self->columns, i))->sort == self->sort)
      gtk_column_view_sort_by_column (self->view, g_ptr_array_index (self->columns, i),
                                      self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->setting_up = FALSE;
}

static void
att_dossier_columns_dispose (GObject *object)
{
  AttDossierColumns *self = ATT_DOSSIER_COLUMNS (object);

  if (self->remember_id != 0)
    {
      g_source_remove (self->remember_id);
      remember_cb (self);
    }
  G_OBJECT_CLASS (att_dossier_columns_parent_class)->dispose (object);
}

static void
att_dossier_columns_finalize (GObject *object)
{
  AttDossierColumns *self = ATT_DOSSIER_COLUMNS (object);

  g_ptr_array_unref (self->columns);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (att_dossier_columns_parent_class)->finalize (object);
}

static void
att_dossier_columns_class_init (AttDossierColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_dossier_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_dossier_columns_finalize;

  /**
   * AttDossierColumns::changed:
   *
   * Other columns are shown, or in another order.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * AttDossierColumns::sorted:
   *
   * The list is to be sorted by another column, or the other way round.
   */
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
att_dossier_columns_init (AttDossierColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * att_dossier_columns_new:
 * @view: a view without columns
 * @settings: (nullable): where they are remembered
 *
 * Gives the view its columns, as they were left.
 *
 * Returns: (transfer full): the columns, which @view may outlive
 */
AttDossierColumns *
att_dossier_columns_new (GtkColumnView *view, GSettings *settings)
{
  AttDossierColumns *self = g_object_new (ATT_TYPE_DOSSIER_COLUMNS, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) check = gtk_column_view_column_new (NULL, factory);

  g_set_weak_pointer (&self->view, view);
  g_set_object (&self->settings, settings);
  self->setting_up = TRUE;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_check_cb), NULL);
  gtk_column_view_column_set_fixed_width (check, CHECK_WIDTH);
  gtk_column_view_append_column (view, check);
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    g_ptr_array_add (self->columns, new_column (self, &specs[i]));
  set_defaults (self);
  if (settings != NULL)
    {
      g_autoptr (GVariant) kept = g_settings_get_value (settings, COLUMNS_SETTING);

      arrange (self, kept);
    }
  place (self);
  restore_sort (self);
  show_sort (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * att_dossier_columns_get_n:
 * @self: the columns
 *
 * Returns: how many there are, shown or not
 */
guint
att_dossier_columns_get_n (AttDossierColumns *self)
{
  return self->columns->len;
}

/**
 * att_dossier_columns_get_title:
 * @self: the columns
 * @column: a place among them
 *
 * Returns: (nullable): the title
 */
const char *
att_dossier_columns_get_title (AttDossierColumns *self, guint column)
{
  return gtk_column_view_column_get_title (g_ptr_array_index (self->columns, column));
}

/**
 * att_dossier_columns_get_shown:
 * @self: the columns
 * @column: a place among them
 *
 * Returns: whether it is shown
 */
gboolean
att_dossier_columns_get_shown (AttDossierColumns *self, guint column)
{
  return gtk_column_view_column_get_visible (g_ptr_array_index (self->columns, column));
}

/**
 * att_dossier_columns_set_shown:
 * @self: the columns
 * @column: a place among them
 * @shown: whether to show it
 */
void
att_dossier_columns_set_shown (AttDossierColumns *self, guint column, gboolean shown)
{
  gtk_column_view_column_set_visible (g_ptr_array_index (self->columns, column), shown);
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_dossier_columns_move:
 * @self: the columns
 * @column: a place among them
 * @by: how far to move it to the right; to the left where that is negative
 */
void
att_dossier_columns_move (AttDossierColumns *self, guint column, int by)
{
  int to = CLAMP ((int) column + by, 0, (int) self->columns->len - 1);
  g_autoptr (GtkColumnViewColumn) moved = g_object_ref (g_ptr_array_index (self->columns, column));

  g_ptr_array_remove_index (self->columns, column);
  g_ptr_array_insert (self->columns, to, g_object_ref (moved));
  place (self);
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static int
compare_specs (gconstpointer a, gconstpointer b)
{
  const Spec *one = get_spec (*(GtkColumnViewColumn *const *) a), *other = get_spec (*(GtkColumnViewColumn *const *) b);

  return one < other ? -1 : one > other;
}

/**
 * att_dossier_columns_reset:
 * @self: the columns
 *
 * Shows them as they are at first.
 */
void
att_dossier_columns_reset (AttDossierColumns *self)
{
  g_ptr_array_sort (self->columns, compare_specs);
  set_defaults (self);
  place (self);
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_dossier_columns_get_sort:
 * @self: the columns
 * @descending: (out): whether the other way round
 *
 * Returns: what the list is to be sorted by
 */
AttSortKey
att_dossier_columns_get_sort (AttDossierColumns *self, gboolean *descending)
{
  *descending = self->descending;
  return self->sort;
}

/**
 * att_dossier_columns_sort_by:
 * @self: the columns
 * @sort: what to sort by
 * @descending: the other way round
 *
 * As if a header had been clicked.
 */
void
att_dossier_columns_sort_by (AttDossierColumns *self, AttSortKey sort, gboolean descending)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_spec (g_ptr_array_index (self->columns, i))->sort == sort)
      gtk_column_view_sort_by_column (self->view, g_ptr_array_index (self->columns, i),
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * att_dossier_columns_find_title:
 * @sort: what a list can be sorted by
 *
 * Returns: the title of that column
 */
const char *
att_dossier_columns_find_title (AttSortKey sort)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (specs[i].sort == sort)
      return g_dpgettext2 (GETTEXT_PACKAGE, "column", specs[i].title);
  return NULL;
}
