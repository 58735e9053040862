/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-cell-label.h"
#include "att-language.h"
#include "tour.h"

/**
 * TourWords:
 *
 * The English texts that one who reads another language must not find in the window.
 */
struct _TourWords
{
  GHashTable *texts;
  GPtrArray *patterns; /* of GPatternSpec: texts with a place for a name or a number */
};

/* --- A picture --- */

static void
add_to_snapshot (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_snapshot_restore (snapshot);
}

static void
add_popovers (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      double child_x = x, child_y = y;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_POPOVER (child))
        {
          GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (child)));
          double own_x, own_y;

          gtk_native_get_surface_transform (GTK_NATIVE (child), &own_x, &own_y);
          child_x += gdk_popup_get_position_x (popup) + own_x;
          child_y += gdk_popup_get_position_y (popup) + own_y;
          add_to_snapshot (snapshot, child, child_x, child_y);
        }
      add_popovers (snapshot, child, child_x, child_y);
    }
}

/* A window with the popovers that stand over it. */
GdkTexture *
tour_draw (GtkWindow *window)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  graphene_rect_t bounds;
  g_autoptr (GskRenderNode) node = NULL;
  double x, y;

  graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (GTK_WIDGET (window)),
                      (float) gtk_widget_get_height (GTK_WIDGET (window)));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  add_to_snapshot (snapshot, GTK_WIDGET (window), 0, 0);
  add_popovers (snapshot, GTK_WIDGET (window), -x, -y);
  node = gtk_snapshot_to_node (snapshot);
  return node != NULL ? gsk_renderer_render_texture (renderer, node, &bounds) : NULL;
}

/* --- A look --- */

/* A text as it is seen: without what stands for the key. */
static char *
dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '_')
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

/* `{name}`, `%d` and `%s` stand for anything. Of a text that is little else nothing can be said. */
static void
add_text (TourWords *self, const char *msgid)
{
  g_autofree char *plain = dup_plain (msgid);
  g_autoptr (GRegex) place = g_regex_new ("\\{[^}]*\\}|%[a-z]", 0, 0, NULL);
  g_autofree char *pattern = g_regex_replace_literal (place, plain, -1, 0, "*", 0, NULL);
  guint n_letters = 0;

  for (const char *p = pattern; *p != '\0'; p++)
    n_letters += g_ascii_isalpha (*p) ? 1 : 0;
  if (g_str_equal (plain, pattern))
    g_hash_table_add (self->texts, g_steal_pointer (&plain));
  else if (n_letters >= 6)
    g_ptr_array_add (self->patterns, g_pattern_spec_new (pattern));
}

/* Each text of a catalogue that is translated by another one; https://www.gnu.org/software/gettext says how it is kept. */
static void
read_catalogue (TourWords *self, const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  const guint32 *header;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  header = (const guint32 *) (gconstpointer) bytes;
  g_assert_cmpuint (header[0], ==, 0x950412de);
  for (guint32 i = 0; i < header[2]; i++)
    {
      const guint32 *from = (const guint32 *) (gconstpointer) (bytes + header[3] + 8 * i);
      const guint32 *to = (const guint32 *) (gconstpointer) (bytes + header[4] + 8 * i);
      const char *msgid = bytes + from[1];
      const char *context = strchr (msgid, '\004');

      if (context != NULL)
        msgid = context + 1;
      if (*msgid != '\0' && strcmp (msgid, bytes + to[1]) != 0)
        add_text (self, msgid);
    }
}

TourWords *
tour_words_new (const char *language)
{
  TourWords *self = g_new0 (TourWords, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_pattern_spec_free);
  if (!g_str_equal (language, "en"))
    {
      g_autofree char *path
          = g_build_filename (g_getenv ("ATTESTAT_LOCALEDIR"), language, "LC_MESSAGES", "attestat.mo", NULL);

      read_catalogue (self, path);
      /* A language is always called what it calls itself where it is chosen. */
      g_hash_table_remove (self->texts, att_language_get_name (ATT_LANGUAGE_EN));
    }
  return self;
}

void
tour_words_free (TourWords *self)
{
  g_hash_table_unref (self->texts);
  g_ptr_array_unref (self->patterns);
  g_free (self);
}

static gboolean
is_english (const TourWords *words, const char *text)
{
  if (words == NULL)
    return FALSE;
  if (g_hash_table_contains (words->texts, text))
    return TRUE;
  for (guint i = 0; i < words->patterns->len; i++)
    if (g_pattern_spec_match_string (g_ptr_array_index (words->patterns, i), text))
      return TRUE;
  return FALSE;
}

static void G_GNUC_PRINTF (2, 3)
find_fault (GPtrArray *faults, const char *format, ...)
{
  va_list list;
  char *fault;

  va_start (list, format);
  fault = g_strdup_vprintf (format, list);
  va_end (list);
  g_strdelimit (fault, "\n", ' ');
  if (g_ptr_array_find_with_equal_func (faults, fault, g_str_equal, NULL))
    g_free (fault);
  else
    g_ptr_array_add (faults, fault);
}

/* Asked as GTK asks it when the pointer rests there. What such a tooltip says can't be read. */
static gboolean
gives_tooltip (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean given = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &given);
  return given;
}

/* Whether what is cut can be read where the pointer rests. */
static gboolean
is_in_tooltip (GtkWidget *widget, const char *text)
{
  for (int i = 0; widget != NULL && i < 6; i++, widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL ? strstr (tooltip, text) != NULL
                          : gtk_widget_get_has_tooltip (widget) && gives_tooltip (widget))
        return TRUE;
    }
  return FALSE;
}

static void
look_at_label (GtkLabel *label, GPtrArray *faults)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = gtk_label_get_text (label);
  PangoRectangle extents;
  int width = gtk_widget_get_width (GTK_WIDGET (label));
  int height = gtk_widget_get_height (GTK_WIDGET (label));

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (pango_layout_is_ellipsized (layout))
    {
      if (!is_in_tooltip (GTK_WIDGET (label), text))
        find_fault (faults, "cut short: “%s”", text);
    }
  else if (extents.width > width + 1 || extents.height > height + 1)
    find_fault (faults, "%d × %d pixels for %d × %d: “%s”", width, height, extents.width, extents.height, text);
}

/* The nearest around @widget that shows a part of what it holds, and how far that reaches sideways. */
static GtkWidget *
find_frame (GtkWidget *widget)
{
  for (widget = gtk_widget_get_parent (widget); widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkPolicyType policy;

      if (GTK_IS_NATIVE (widget))
        return widget;
      if (GTK_IS_SCROLLED_WINDOW (widget))
        {
          gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
          return policy == GTK_POLICY_NEVER ? widget : NULL;
        }
    }
  return NULL;
}

static void
look_whether_inside (GtkWidget *widget, const char *text, GPtrArray *faults)
{
  GtkWidget *frame = find_frame (widget);
  graphene_rect_t bounds;

  if (frame != NULL && gtk_widget_compute_bounds (widget, frame, &bounds)
      && (bounds.origin.x < -1
          || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (frame) + 1))
    find_fault (faults, "reaches beyond the edge: “%s”", text);
}

static void
look_at_text (GtkWidget *widget, const char *text, const TourWords *words, GPtrArray *faults)
{
  if (text != NULL && is_english (words, text))
    find_fault (faults, "in English: “%s” (%s)", text, G_OBJECT_TYPE_NAME (widget));
}

static void
look_at (GtkWidget *widget, const TourWords *words, GPtrArray *faults)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  look_at_text (widget, gtk_widget_get_tooltip_text (widget), words, faults);
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      look_at_text (widget, text, words, faults);
      look_at_label (GTK_LABEL (widget), faults);
      look_whether_inside (widget, text, faults);
    }
  else if (ATT_IS_CELL_LABEL (widget))
    look_at_text (widget, att_cell_label_get_text (ATT_CELL_LABEL (widget)), words, faults);
  else if (GTK_IS_BUTTON (widget))
    look_whether_inside (widget, G_OBJECT_TYPE_NAME (widget), faults);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at (child, words, faults);
}

/* What is wrong with what is seen of the window: text that is cut short and that no tooltip gives whole, that lies outside, that
 * is in English. */
GPtrArray *
tour_look (GtkWindow *window, const TourWords *words)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  look_at (GTK_WIDGET (window), words, faults);
  return faults;
}

/* Some stacks are as wide as the widest page, also when it is not seen. */
static gboolean
takes_room (GtkWidget *parent, GtkWidget *child)
{
  if (GTK_IS_STACK (parent) && gtk_stack_get_hhomogeneous (GTK_STACK (parent)))
    return gtk_widget_get_visible (child);
  return gtk_widget_should_layout (child);
}

/* What it is in a window that makes it so wide: down to where several share the blame. */
char *
tour_find_widest (GtkWindow *window)
{
  GString *way = g_string_new (NULL);
  GtkWidget *widget = GTK_WIDGET (window);

  while (widget != NULL)
    {
      GtkWidget *widest = NULL;
      int most = 0;

      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          int minimum = 0;

          if (!takes_room (widget, child))
            continue;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          if (minimum > most)
            {
              most = minimum;
              widest = child;
            }
        }
      if (widest != NULL)
        g_string_append_printf (way, " > %s %d", G_OBJECT_TYPE_NAME (widest), most);
      if (GTK_IS_LABEL (widest))
        g_string_append_printf (way, " “%s”", gtk_label_get_text (GTK_LABEL (widest)));
      widget = widest;
    }
  return g_string_free (way, FALSE);
}
