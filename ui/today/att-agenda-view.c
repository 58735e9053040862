/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-agenda-view.h"

#include <glib/gi18n-lib.h>

#include "att-after-drawing.h"
#include "att-agenda-line.h"
#include "att-group.h"
#include "att-words.h"

/* So much is done at a time, so that nobody waits for all of it; what the parts of it cost beside each other. */
#define STEP 40
#define COST_OF_NEW_LINE 4
#define COST_OF_NEW_FOLD 10

/**
 * AttAgendaView:
 *
 * The groups of the page of the day, with their lines. What is seen first is there at once, the rest comes behind it by and
 * by. Shown another time, a line becomes that of other work: the keyboard stays where it is, and nothing moves that need not.
 */
struct _AttAgendaView
{
  GtkBox parent_instance;
  AttAgenda *agenda;    /* what is shown */
  GArray *slots;        /* of Slot: what there is to be, in order */
  guint place;          /* the slot that is filled next */
  guint filling_id;     /* soon */
  GHashTable *sections; /* id -> AdwPreferencesGroup */
  GHashTable *parts;    /* id of a group -> Part */
  GHashTable *expanded; /* ids of groups */
};

G_DEFINE_FINAL_TYPE (AttAgendaView, att_agenda_view, GTK_TYPE_BOX)

enum
{
  MORE,
  FAR,
  ALL_DAYS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  OPEN,     /* a section of its own */
  FOLDED,   /* a row in a section, to be unfolded */
  BEYOND,   /* the way to what is due later still */
  WAY_BACK, /* the way to all days */
} Kind;

/* A place on the page. The texts and the group are the agenda's. */
typedef struct
{
  Kind kind;
  const char *section;
  const char *title;
  const char *subtitle;
  const AttAgendaGroup *group;
} Slot;

/* Where the lines of a group stand. */
typedef struct
{
  GtkWidget *widget; /* a section, or a row that is unfolded */
  const AttAgendaGroup *group;
  GPtrArray *lines; /* of AttAgendaLine */
  guint shown;      /* so many of them are this group's, the others those of what was shown before */
  GtkWidget *more;  /* nullable: the last row */
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_ptr_array_unref (part->lines);
  g_free (part);
}

/* --- Rows --- */

static GtkWidget *
new_button_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "more");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("view-more-symbolic"));
  return row;
}

static void
add_row (Part *part, GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (part->widget))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (part->widget), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (part->widget), row);
}

static void
remove_row (Part *part, GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (part->widget))
    adw_expander_row_remove (ADW_EXPANDER_ROW (part->widget), row);
  else
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (part->widget), row);
}

static void
more_cb (AttAgendaView *self, GtkWidget *row)
{
  g_signal_emit (self, signals[MORE], 0, g_object_get_data (G_OBJECT (row), "group"));
}

static void
show_more_row (AttAgendaView *self, Part *part)
{
  const AttAgendaGroup *group = part->group;
  g_autofree char *shown = g_strdup_printf ("%u", group->rows->len);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, group->count);
  g_autofree char *title
      = att_words_fill (_ ("Show more: {shown} of {count} are shown"), "shown", shown, "count", count, NULL);

  if (part->more == NULL)
    {
      part->more = new_button_row ();
      g_object_set_data_full (G_OBJECT (part->more), "group", g_strdup (group->id), g_free);
      g_signal_connect_object (part->more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
      add_row (part, part->more);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->more), title);
}

static void
remove_more_row (Part *part)
{
  if (part->more != NULL)
    remove_row (part, part->more);
  part->more = NULL;
}

/* The lines stand before the row that asks for more; whoever pressed that one goes on with the first of those. */
static void
add_line (Part *part, const AttAgendaRow *row)
{
  GtkWidget *line = att_agenda_line_new (row);
  gboolean focused = part->more != NULL && gtk_widget_is_focus (part->more);

  remove_more_row (part);
  g_ptr_array_add (part->lines, line);
  add_row (part, line);
  if (focused)
    gtk_widget_grab_focus (line);
}

static gboolean
fill_lines (AttAgendaView *self, Part *part, int *budget)
{
  const AttAgendaGroup *group = part->group;

  while (part->shown < group->rows->len && *budget > 0)
    {
      const AttAgendaRow *row = g_ptr_array_index (group->rows, part->shown);

      if (part->shown < part->lines->len)
        att_agenda_line_show (g_ptr_array_index (part->lines, part->shown), row);
      else
        {
          add_line (part, row);
          *budget -= COST_OF_NEW_LINE - 1;
        }
      *budget -= 1;
      part->shown++;
    }
  if (part->shown < group->rows->len)
    return FALSE;
  if (group->rows->len < group->count)
    show_more_row (self, part);
  else
    remove_more_row (part);
  return TRUE;
}

/* --- Sections --- */

static Part *
add_part (AttAgendaView *self, const AttAgendaGroup *group, GtkWidget *widget)
{
  Part *part = g_new0 (Part, 1);

  part->widget = widget;
  part->group = group;
  part->lines = g_ptr_array_new ();
  g_hash_table_insert (self->parts, g_strdup (group->id), part);
  return part;
}

/* Behind the one before it: their order is the same at all times. */
static AdwPreferencesGroup *
find_section (AttAgendaView *self, guint place)
{
  const Slot *slot = &g_array_index (self->slots, Slot, place);
  GtkWidget *section = g_hash_table_lookup (self->sections, slot->section);
  GtkWidget *before
      = place > 0 ? g_hash_table_lookup (self->sections, g_array_index (self->slots, Slot, place - 1).section) : NULL;
  /* A title is markup here. */
  g_autofree char *title = g_markup_escape_text (slot->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (slot->subtitle, -1);

  if (section == NULL)
    {
      section = att_group_new ();
      gtk_box_insert_child_after (GTK_BOX (self), section, before);
      g_hash_table_insert (self->sections, g_strdup (slot->section), section);
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (section), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (section), subtitle);
  return ADW_PREFERENCES_GROUP (section);
}

static gboolean
fill_open (AttAgendaView *self, guint place, int *budget)
{
  const AttAgendaGroup *group = g_array_index (self->slots, Slot, place).group;
  GtkWidget *section = GTK_WIDGET (find_section (self, place));
  Part *part = g_hash_table_lookup (self->parts, group->id);

  return fill_lines (self, part != NULL ? part : add_part (self, group, section), budget);
}

static void fill (AttAgendaView *self);

/* Folded groups are many and seldom looked at: their lines are made when one is first unfolded. */
static void
expanded_cb (AttAgendaView *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "group");

  if (!adw_expander_row_get_expanded (row))
    {
      g_hash_table_remove (self->expanded, id);
      return;
    }
  g_hash_table_add (self->expanded, g_strdup (id));
  fill (self);
}

/* A section takes rows at its end alone: those that belong behind are put there again. */
static void
move_behind (AttAgendaView *self, AdwPreferencesGroup *section, guint place)
{
  for (guint i = place + 1; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);
      Part *part = slot->kind == FOLDED ? g_hash_table_lookup (self->parts, slot->group->id) : NULL;

      if (part == NULL || !gtk_widget_is_ancestor (part->widget, GTK_WIDGET (section)))
        continue;
      g_object_ref (part->widget);
      adw_preferences_group_remove (section, part->widget);
      adw_preferences_group_add (section, part->widget);
      g_object_unref (part->widget);
    }
}

static Part *
add_fold (AttAgendaView *self, AdwPreferencesGroup *section, guint place)
{
  const AttAgendaGroup *group = g_array_index (self->slots, Slot, place).group;
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (self->expanded, group->id));
  g_object_set_data_full (G_OBJECT (row), "group", g_strdup (group->id), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (section, row);
  move_behind (self, section, place);
  return add_part (self, group, row);
}

static gboolean
fill_folded (AttAgendaView *self, guint place, int *budget)
{
  const AttAgendaGroup *group = g_array_index (self->slots, Slot, place).group;
  AdwPreferencesGroup *section = find_section (self, place);
  Part *part = g_hash_table_lookup (self->parts, group->id);

  if (part == NULL)
    {
      part = add_fold (self, section, place);
      *budget -= COST_OF_NEW_FOLD;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->widget), group->title);
  return !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (part->widget)) || fill_lines (self, part, budget);
}

static void
way_back_cb (AttAgendaView *self)
{
  g_signal_emit (self, signals[ALL_DAYS], 0);
}

static void
beyond_cb (AttAgendaView *self)
{
  g_signal_emit (self, signals[FAR], 0);
}

static char *
describe_beyond (const AttAgenda *agenda)
{
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, agenda->beyond);

  return att_words_fill (g_dngettext (GETTEXT_PACKAGE, "Show {count} deadline that is due later still",
                                      "Show {count} deadlines that are due later still", (gulong) agenda->beyond),
                         "count", count, NULL);
}

/* A section of one row that leads elsewhere. */
static void
fill_button (AttAgendaView *self, guint place)
{
  Kind kind = g_array_index (self->slots, Slot, place).kind;
  AdwPreferencesGroup *section = find_section (self, place);
  GtkWidget *row = g_object_get_data (G_OBJECT (section), "row");
  g_autofree char *title = kind == BEYOND ? describe_beyond (self->agenda) : g_strdup (_ ("Show all days"));

  if (row == NULL)
    {
      row = new_button_row ();
      g_object_set_data (G_OBJECT (section), "row", row);
      g_signal_connect_object (row, "activated", kind == BEYOND ? G_CALLBACK (beyond_cb) : G_CALLBACK (way_back_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (section, row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/* --- All of it --- */

static gboolean
fill_slot (AttAgendaView *self, guint place, int *budget)
{
  switch (g_array_index (self->slots, Slot, place).kind)
    {
    case OPEN:
      return fill_open (self, place, budget);
    case FOLDED:
      return fill_folded (self, place, budget);
    case BEYOND:
    case WAY_BACK:
    default:
      fill_button (self, place);
      return TRUE;
    }
}

static gboolean
fill_step (AttAgendaView *self)
{
  int budget = STEP;

  while (self->place < self->slots->len && budget > 0)
    if (fill_slot (self, self->place, &budget))
      self->place++;
  return self->place < self->slots->len;
}

static gboolean
filling_cb (gpointer data)
{
  AttAgendaView *self = data;

  if (fill_step (self))
    return G_SOURCE_CONTINUE;
  self->filling_id = 0;
  return G_SOURCE_REMOVE;
}

static void
fill (AttAgendaView *self)
{
  self->place = 0;
  g_clear_handle_id (&self->filling_id, g_source_remove);
  if (fill_step (self))
    self->filling_id = att_after_drawing_add (filling_cb, self);
}

static void
add_slot (AttAgendaView *self, Kind kind, const char *section, const char *title, const AttAgendaGroup *group)
{
  gboolean explained = group != NULL && group->subtitle != NULL;
  Slot slot = { kind, section, title, explained ? group->subtitle : "", group };

  g_array_append_val (self->slots, slot);
}

static void
add_open (AttAgendaView *self, const AttAgendaGroup *group)
{
  add_slot (self, OPEN, group->id, group->title, group);
}

static void
add_slots (AttAgendaView *self, gboolean one_day)
{
  const AttAgenda *agenda = self->agenda;

  g_array_set_size (self->slots, 0);
  if (one_day)
    add_slot (self, WAY_BACK, "way-back", "", NULL);
  for (guint i = 0; i < agenda->due->len; i++)
    add_open (self, g_ptr_array_index (agenda->due, i));
  if (one_day)
    return;
  if (agenda->beyond > 0)
    add_slot (self, BEYOND, "beyond", "", NULL);
  for (guint i = 0; i < agenda->next->len; i++)
    add_slot (self, FOLDED, "next", _ ("Next steps without a deadline"), g_ptr_array_index (agenda->next, i));
  for (guint i = 0; i < agenda->waiting->len; i++)
    add_slot (self, FOLDED, "waits", _ ("Waits for somebody else"), g_ptr_array_index (agenda->waiting, i));
  if (agenda->ahead != NULL)
    add_open (self, agenda->ahead);
}

static const AttAgendaGroup *
find_group (AttAgendaView *self, const char *id)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const AttAgendaGroup *group = g_array_index (self->slots, Slot, i).group;

      if (group != NULL && g_str_equal (group->id, id))
        return group;
    }
  return NULL;
}

static gboolean
has_section (AttAgendaView *self, const char *id)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_str_equal (g_array_index (self->slots, Slot, i).section, id))
      return TRUE;
  return FALSE;
}

static void
remove_fold (GtkWidget *row)
{
  GtkWidget *section = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (section), row);
}

/* What is no longer there goes; what stays is the new agenda's. */
static void
leave_what_stays (AttAgendaView *self)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      Part *part = value;

      part->group = find_group (self, id);
      part->shown = 0;
      while (part->group != NULL && part->lines->len > part->group->rows->len)
        remove_row (part, g_ptr_array_steal_index (part->lines, part->lines->len - 1));
      if (part->group == NULL && ADW_IS_EXPANDER_ROW (part->widget))
        remove_fold (part->widget);
      if (part->group == NULL)
        g_hash_table_iter_remove (&iter);
    }
  g_hash_table_iter_init (&iter, self->sections);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (!has_section (self, id))
      {
        gtk_box_remove (GTK_BOX (self), value);
        g_hash_table_iter_remove (&iter);
      }
}

static void
att_agenda_view_dispose (GObject *object)
{
  AttAgendaView *self = ATT_AGENDA_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->filling_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  G_OBJECT_CLASS (att_agenda_view_parent_class)->dispose (object);
}

static void
att_agenda_view_finalize (GObject *object)
{
  AttAgendaView *self = ATT_AGENDA_VIEW (object);

  g_array_unref (self->slots);
  g_hash_table_unref (self->sections);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->expanded);
  g_clear_pointer (&self->agenda, att_agenda_free);
  G_OBJECT_CLASS (att_agenda_view_parent_class)->finalize (object);
}

static void
att_agenda_view_class_init (AttAgendaViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_agenda_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_agenda_view_finalize;

  /**
   * AttAgendaView::more:
   * @id: a group's id
   *
   * More lines of a group are asked for.
   */
  signals[MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * AttAgendaView::far:
   *
   * What is due later still is asked for.
   */
  signals[FAR] = g_signal_new ("far", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttAgendaView::all-days:
   *
   * Not the one day alone is asked for.
   */
  signals[ALL_DAYS]
      = g_signal_new ("all-days", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
att_agenda_view_init (AttAgendaView *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * att_agenda_view_show:
 * @self: a view
 * @agenda: (transfer full): what it is to show
 * @one_day: whether that is one day alone
 */
void
att_agenda_view_show (AttAgendaView *self, AttAgenda *agenda, gboolean one_day)
{
  AttAgenda *before;
  gboolean focused;

  g_return_if_fail (ATT_IS_AGENDA_VIEW (self));
  before = g_steal_pointer (&self->agenda);
  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  self->agenda = agenda;
  add_slots (self, one_day);
  leave_what_stays (self);
  fill (self);
  g_clear_pointer (&before, att_agenda_free);
  if (focused && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * att_agenda_view_is_filled:
 * @self: a view
 *
 * Returns: whether all that it is to show is there
 */
gboolean
att_agenda_view_is_filled (AttAgendaView *self)
{
  g_return_val_if_fail (ATT_IS_AGENDA_VIEW (self), FALSE);
  return self->place == self->slots->len;
}
