/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes to every page of the window and every dialog, in each language, and takes a picture of it, or looks whether all
 * that is written there can be read. tests/ui/screenshots.py and the tests run it. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "att-build-folder.h"
#include "att-document-issuer.h"
#include "att-language.h"
#include "tour.h"

#define TIME_LIMIT (60 * G_USEC_PER_SEC)
#define QUIET (40 * G_TIME_SPAN_MILLISECOND)
#define WIDTH 1240
#define HEIGHT 820
#define NARROW_WIDTH 360
#define NARROW_HEIGHT 720

static struct
{
  char *out;
  char **only;
  char **languages;
  char **schemes;
  char **without;
  gboolean check;
  gboolean list;
  gboolean narrow;
  gboolean large;
  char *size;
  int width;
  int height;
  int every;
} options;

static const GOptionEntry entries[] = {
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out, "Where the pictures go", "FOLDER" },
  { "language", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.languages, "kk, ru or en", "CODE" },
  { "scheme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.schemes, "light or dark", "NAME" },
  { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.without, "Leave these out", "NAME…" },
  { "every", 0, 0, G_OPTION_ARG_INT, &options.every, "One of so many only", "N" },
  { "check", 0, 0, G_OPTION_ARG_NONE, &options.check, "Look for faults instead of taking pictures", NULL },
  { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "Name the pictures there are", NULL },
  { "narrow", 0, 0, G_OPTION_ARG_NONE, &options.narrow, "In a window as narrow as a telephone", NULL },
  { "large", 0, 0, G_OPTION_ARG_NONE, &options.large, "With text of twice the size", NULL },
  { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, "In a window of that size, whatever the page would need", "WIDTHxHEIGHT" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.only, NULL, "NAME…" },
  { NULL },
};

/* --- Waiting --- */

gboolean
tour_wait (TourPredicate predicate, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + TIME_LIMIT;

  while (!predicate (data))
    {
      if (g_get_monotonic_time () > deadline)
        return FALSE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  return TRUE;
}

GtkWidget *
tour_find (GtkWidget *root, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (name == NULL || g_strcmp0 (gtk_widget_get_name (root), name) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = tour_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_spinner (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_SPINNER (root) && gtk_spinner_get_spinning (GTK_SPINNER (root)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_spinner (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_any_spinning (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (has_spinner (window))
        return TRUE;
    }
  return FALSE;
}

static gpointer
do_nothing (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What was asked of it before has been answered then. */
static gboolean
wait_for_office (AttOffice *office)
{
  gboolean passed = FALSE;

  if (office == NULL)
    return TRUE;
  att_office_run_async (office, do_nothing, NULL, NULL, NULL, NULL, passed_cb, &passed);
  return tour_wait (is_true, &passed);
}

/* Waits until nothing is drawn, read or counted any more. */
gboolean
tour_settle (Tour *self)
{
  gint64 deadline = g_get_monotonic_time () + TIME_LIMIT;
  gint64 since;

  if (self->context != NULL
      && !(wait_for_office (att_context_get_office (self->context)) && wait_for_office (att_context_get_reader (self->context))))
    return FALSE;
  since = g_get_monotonic_time ();
  while (g_get_monotonic_time () - since < QUIET)
    {
      if (g_get_monotonic_time () > deadline)
        return FALSE;
      if (g_main_context_iteration (NULL, FALSE))
        since = g_get_monotonic_time ();
      else
        g_usleep (1000);
      if (is_any_spinning ())
        since = g_get_monotonic_time ();
    }
  return TRUE;
}

typedef struct
{
  Tour *tour;
  GType type;
} Expected;

static gboolean
shows_page (gpointer data)
{
  const Expected *expected = data;
  AttPage *page = att_window_get_page (expected->tour->window);

  return page != NULL && G_TYPE_CHECK_INSTANCE_TYPE (page, expected->type);
}

gboolean
tour_wait_for_page (Tour *self, GType type)
{
  Expected expected = { self, type };

  return tour_wait (shows_page, &expected);
}

/* A dialog over the window, else the window. */
GtkWindow *
tour_get_shown (Tour *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (self->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return GTK_WINDOW (self->window);
}

/* --- A scene --- */

static void
run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static void
open_window (Tour *self, const TourScene *scene)
{
  g_autofree char *from = g_build_filename (self->folder, scene->location, NULL);
  g_autofree char *location = g_build_filename (self->copies, scene->name, NULL);
  g_autoptr (AttIssuer) issuer = att_document_issuer_new ();
  int height = options.size != NULL ? options.height : MAX (scene->height, options.height);

  /* What is typed in one scene is found again in none. */
  if (g_file_test (from, G_FILE_TEST_EXISTS))
    run ((const char *const[]) { "cp", "-a", from, location, NULL });
  self->context = att_context_new (location, "Серікова Айгүл Маратқызы", NULL, att_day_parse (TOUR_TODAY), issuer);
  self->window = att_app_create_window (self->app, self->context);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_set_default_size (GTK_WINDOW (self->window), options.width, height);
  att_window_open (self->window, location, FALSE, scene->dossier);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
close_popovers (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root))
    gtk_popover_popdown (GTK_POPOVER (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    close_popovers (child);
}

static void
close_window (Tour *self, const TourScene *scene)
{
  g_autofree char *location = g_build_filename (self->copies, scene->name, NULL);
  GtkWindow *dialog;

  close_popovers (GTK_WIDGET (self->window));
  tour_settle (self);
  while ((dialog = tour_get_shown (self)) != GTK_WINDOW (self->window))
    {
      if (GTK_IS_DIALOG (dialog))
        gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
      else
        gtk_window_close (dialog);
      tour_settle (self);
    }
  gtk_window_close (GTK_WINDOW (self->window));
  tour_wait (is_gone, &self->window);
  g_clear_object (&self->context);
  run ((const char *const[]) { "rm", "-rf", location, NULL });
}

static gboolean
has_page (gpointer data)
{
  return att_window_get_page (((Tour *) data)->window) != NULL;
}

static gboolean
go (Tour *self, const TourScene *scene)
{
  return tour_wait (has_page, self) && tour_settle (self)
         && (scene->go == NULL || (scene->go (self, scene->argument) && tour_settle (self)));
}

static gboolean
is_same (GdkTexture *one, GdkTexture *other)
{
  int width = gdk_texture_get_width (one);
  int height = gdk_texture_get_height (one);
  gsize stride = (gsize) width * 4;
  g_autofree guchar *of_one = NULL;
  g_autofree guchar *of_other = NULL;

  if (width != gdk_texture_get_width (other) || height != gdk_texture_get_height (other))
    return FALSE;
  of_one = g_malloc (stride * (gsize) height);
  of_other = g_malloc (stride * (gsize) height);
  gdk_texture_download (one, of_one, stride);
  gdk_texture_download (other, of_other, stride);
  return memcmp (of_one, of_other, stride * (gsize) height) == 0;
}

/* Two that are the same: a paper is drawn by another process, which nothing here can see at work. */
static GdkTexture *
draw_at_rest (Tour *self)
{
  g_autoptr (GdkTexture) before = NULL;

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GdkTexture) texture = NULL;

      tour_settle (self);
      texture = tour_draw (tour_get_shown (self));
      if (texture == NULL)
        return NULL;
      if (before != NULL && is_same (before, texture))
        return g_steal_pointer (&texture);
      g_set_object (&before, texture);
    }
  return NULL;
}

static gboolean
take_picture (Tour *self, const TourScene *scene, const char *language, const char *scheme)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s.png", scene->name, language, scheme);
  g_autofree char *path = g_build_filename (options.out, name, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (scheme, "dark")
                                                                            ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                            : ADW_COLOR_SCHEME_FORCE_LIGHT);
  texture = draw_at_rest (self);
  return texture != NULL && gdk_texture_save_to_png (texture, path);
}

static gboolean
is_among (char **patterns, const char *name)
{
  for (guint i = 0; patterns != NULL && patterns[i] != NULL; i++)
    if (g_pattern_match_simple (patterns[i], name))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (const TourScene *scene)
{
  return (options.only == NULL || is_among (options.only, scene->name)) && !is_among (options.without, scene->name);
}

/* Whether all is well: the page was reached, and nothing is wrong with it. */
static gboolean
visit (Tour *self, const TourScene *scene, const char *language, const TourWords *words)
{
  g_autoptr (GPtrArray) faults = NULL;
  gboolean reached;

  open_window (self, scene);
  reached = go (self, scene);
  faults = reached && options.check ? tour_look (tour_get_shown (self), words)
                                    : g_ptr_array_new_with_free_func (g_free);
  if (!reached)
    g_ptr_array_add (faults, g_strdup ("the page could not be reached"));
  else if (options.narrow && gtk_widget_get_width (GTK_WIDGET (self->window)) > NARROW_WIDTH)
    {
      g_autofree char *widest = tour_find_widest (GTK_WINDOW (self->window));

      g_ptr_array_add (faults, g_strdup_printf ("the window is %d pixels wide:%s",
                                                gtk_widget_get_width (GTK_WIDGET (self->window)), widest));
    }
  for (guint i = 0; reached && !options.check && options.schemes[i] != NULL; i++)
    if (!take_picture (self, scene, language, options.schemes[i]))
      g_ptr_array_add (faults, g_strdup ("no picture could be taken"));
  close_window (self, scene);
  for (guint i = 0; i < faults->len; i++)
    g_print ("# %s\n", (const char *) g_ptr_array_index (faults, i));
  return faults->len == 0;
}

static void
prepare_settings (void)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  if (options.large)
    g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
}

static guint
tour (Tour *self, GArray *scenes)
{
  guint n = 0, n_failed = 0;

  g_print ("TAP version 13\n");
  for (guint l = 0; options.languages[l] != NULL; l++)
    {
      guint n_wanted = 0;
      const char *language = options.languages[l];
      g_autoptr (TourWords) words = tour_words_new (language);

      att_language_set (language);
      self->copies = g_build_filename (self->folder, language, NULL);
      g_assert_cmpint (g_mkdir (self->copies, 0700), ==, 0);
      for (guint i = 0; i < scenes->len; i++)
        {
          const TourScene *scene = &g_array_index (scenes, TourScene, i);
          gboolean good;

          if (!is_wanted (scene) || (options.every > 1 && n_wanted++ % (guint) options.every != 0))
            continue;
          good = visit (self, scene, language, words);
          n_failed += good ? 0 : 1;
          g_print ("%s %u - %s-%s\n", good ? "ok" : "not ok", ++n, scene->name, language);
        }
      g_clear_pointer (&self->copies, g_free);
    }
  g_print ("1..%u\n", n);
  return n > 0 ? n_failed : 1;
}

static void
name_scenes (GArray *scenes)
{
  for (guint i = 0; i < scenes->len; i++)
    g_print ("%s\n", g_array_index (scenes, TourScene, i).name);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) scenes = tour_scenes_new ();
  Tour self = { NULL };
  guint n_failed;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  options.width = options.narrow ? NARROW_WIDTH : WIDTH;
  options.height = options.narrow ? NARROW_HEIGHT : HEIGHT;
  if (options.size != NULL && sscanf (options.size, "%dx%d", &options.width, &options.height) != 2)
    {
      g_printerr ("--size is WIDTHxHEIGHT\n");
      return 2;
    }
  if (options.list)
    {
      name_scenes (scenes);
      return 0;
    }
  if (options.languages == NULL)
    options.languages = g_strsplit ("kk ru en", " ", -1);
  if (options.schemes == NULL)
    options.schemes = g_strsplit ("light dark", " ", -1);
  if (options.out == NULL)
    options.out = g_strdup (".");

  att_build_folder_use ();
  att_language_init (ATT_LOCALEDIR);
  gtk_disable_setlocale ();
  gtk_init ();
  prepare_settings ();
  self.folder = g_dir_make_tmp ("attestat-tour-XXXXXX", &error);
  g_assert_no_error (error);
  tour_registers_make (self.folder);
  self.app = att_app_new ();
  g_application_set_flags (G_APPLICATION (self.app), G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (self.app));
  g_application_register (G_APPLICATION (self.app), NULL, &error);
  g_assert_no_error (error);
  n_failed = tour (&self, scenes);
  run ((const char *const[]) { "rm", "-rf", self.folder, NULL });
  return n_failed == 0 ? 0 : 1;
}
