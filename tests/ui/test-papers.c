/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "att-notice-overlay.h"
#include "att-paper-canvas.h"
#include "att-paper-text.h"
#include "att-paper-view.h"
#include "ui-fixture.h"
#include "viewer-fixture.h"

#define N_PAPERS 4

/* A view in a window of its own, on a register that keeps the papers. */
typedef struct
{
  UiCase *ui;
  GtkWidget *window;
  AttPaperView *view;
  AttPaperCanvas *canvas;
  char *papers[N_PAPERS];
  guint page;
  char *quote;
} Case;

static char *
keep (AttOffice *office, GBytes *bytes)
{
  g_autoptr (AttRecord) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (att_office_keep_bytes (office, bytes, "paper", &file, NULL, &error));
  g_assert_no_error (error);
  return g_strdup (att_record_get (file, "sha256"));
}

static void
quoted_cb (AttPaperView *view, guint page, const char *quote, gpointer data)
{
  Case *self = data;

  self->page = page;
  g_free (self->quote);
  self->quote = g_strdup (quote);
}

static Case *
case_new (GBytes *const *papers)
{
  Case *self = g_new0 (Case, 1);
  GtkWidget *overlay = g_object_new (ATT_TYPE_NOTICE_OVERLAY, NULL);

  self->ui = ui_case_new (0);
  {
    g_autoptr (AttClock) clock = att_clock_new ();
    g_autoptr (AttRandom) random = att_random_new ();
    g_autoptr (AttOffice) office = att_office_open (self->ui->location, FALSE, clock, random, NULL, NULL, NULL);

    for (guint i = 0; i < N_PAPERS && papers[i] != NULL; i++)
      self->papers[i] = keep (office, papers[i]);
  }
  ui_case_open_window (self->ui, 0);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 700);
  self->view = ATT_PAPER_VIEW (att_paper_view_new (self->ui->context));
  self->canvas = ATT_PAPER_CANVAS (ui_find (GTK_WIDGET (self->view), ATT_TYPE_PAPER_CANVAS, NULL));
  g_object_set (overlay, "content", self->view, NULL);
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  g_signal_connect (self->view, "quoted", G_CALLBACK (quoted_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  return self;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
case_free (Case *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
  g_object_add_weak_pointer (G_OBJECT (self->canvas), (gpointer *) &self->canvas);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_wait_until (is_gone, &self->view);
  ui_wait_until (is_gone, &self->canvas);
  ui_case_free (self->ui);
  for (guint i = 0; i < N_PAPERS; i++)
    g_free (self->papers[i]);
  g_free (self->quote);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static const char *
get_state (Case *self)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (self->view), ATT_TYPE_PAPER_VIEW, "stack")));
}

static gboolean
is_drawn (gpointer data)
{
  Case *self = data;

  return att_paper_view_get_page (self->view) > 0 && att_paper_canvas_is_drawn (self->canvas);
}

static gboolean
has_failed (gpointer data)
{
  return g_str_equal (get_state (data), "failed");
}

static void
show (Case *self, guint paper)
{
  att_paper_view_show (self->view, self->papers[paper], "Lease", "lease.pdf");
  ui_wait_until (is_drawn, self);
}

static void
act (Case *self, const char *action)
{
  /* What can be done is told a moment after something changed. */
  for (guint i = 0; i < 500 && g_main_context_iteration (NULL, FALSE); i++)
    ;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL));
}

/* A pixel of what the window shows, as 0xAARRGGBB. */
static guint32
get_pixel (Case *self, int x, int y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->canvas));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint32 pixel;
  int width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  int height = gtk_widget_get_height (GTK_WIDGET (self->canvas));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return 0;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = ((guint32 *) (void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x];
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);
  return pixel;
}

static gboolean
shows_ink (gpointer data)
{
  Case *self = data;
  double scale = att_paper_canvas_get_zoom (self->canvas) * 96 / 72;
  double left = (gtk_widget_get_width (GTK_WIDGET (self->canvas)) - 595 * scale) / 2;

  /* In the middle of the black square of the first page. */
  return get_pixel (self, (int) (left + 100 * scale), (int) (12 + 200 * scale)) == 0xff000000;
}

static void
test_none (void)
{
  GBytes *const papers[] = { NULL };
  g_autoptr (Case) self = case_new (papers);

  att_paper_view_show (self->view, NULL, NULL, NULL);
  g_assert_cmpstr (get_state (self), ==, "none");
  g_assert_null (att_paper_view_get_sha256 (self->view));
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 0);
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (5);
  GBytes *const papers[] = { pdf, NULL };
  g_autoptr (Case) self = case_new (papers);
  double zoom;

  show (self, 0);
  ui_wait_until (shows_ink, self);
  g_assert_cmpstr (att_paper_view_get_sha256 (self->view), ==, self->papers[0]);
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 1);
  zoom = att_paper_canvas_get_zoom (self->canvas);
  act (self, "paper.zoom-in");
  g_assert_cmpfloat (att_paper_canvas_get_zoom (self->canvas), >, zoom);
  act (self, "paper.zoom-normal");
  g_assert_cmpfloat (att_paper_canvas_get_zoom (self->canvas), ==, 1);
  act (self, "paper.zoom-out");
  g_assert_cmpfloat (att_paper_canvas_get_zoom (self->canvas), <, 1);
  act (self, "paper.fit-width"); /* the second page lies across, and is the widest */
  g_assert_cmpfloat_with_epsilon (att_paper_canvas_get_zoom (self->canvas) * 842 * 96 / 72,
                                  gtk_widget_get_width (GTK_WIDGET (self->canvas)) - 24, 1);
  act (self, "paper.fit-page");
  g_assert_cmpfloat_with_epsilon (att_paper_canvas_get_zoom (self->canvas) * 842 * 96 / 72,
                                  gtk_widget_get_height (GTK_WIDGET (self->canvas)) - 24, 1);
  act (self, "paper.rotate-left");
  g_assert_cmpint (att_paper_canvas_get_rotation (self->canvas), ==, 270);
  act (self, "paper.rotate-right");
  g_assert_cmpint (att_paper_canvas_get_rotation (self->canvas), ==, 0);
  ui_wait_until (is_drawn, self);
}

static void
test_go_to (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (5);
  GBytes *const papers[] = { pdf, NULL };
  g_autoptr (Case) self = case_new (papers);
  GtkEditable *entry
      = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (self->view), ATT_TYPE_PAPER_VIEW, "page_entry"));

  att_paper_view_show (self->view, self->papers[0], "Lease", "lease.pdf");
  att_paper_view_go_to (self->view, 4, "лицензия и приложение"); /* before it is open */
  ui_wait_until (is_drawn, self);
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 4);
  att_paper_view_go_to (self->view, 2, NULL);
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 2);
  act (self, "paper.next-page");
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 3);
  gtk_editable_set_text (entry, "5");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 5);
  gtk_editable_set_text (entry, "hundred");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 5);
  att_paper_view_go_to (self->view, 4000, NULL);
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 5);
}

static void
test_images (void)
{
  g_autoptr (GBytes) jpeg = fixture_make_image ("image/jpeg", 600, 400, 1);
  g_autoptr (GBytes) png = fixture_make_image ("image/png", 600, 400, 1);
  g_autoptr (GBytes) tiff = fixture_make_tiff (3, 300, 400, 1);
  GBytes *const papers[] = { jpeg, png, tiff, NULL };
  g_autoptr (Case) self = case_new (papers);

  for (guint i = 0; i < 3; i++)
    {
      show (self, i);
      g_assert_cmpstr (get_state (self), ==, "pages");
    }
  att_paper_view_go_to (self->view, 3, NULL);
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 3);
}

static const char *
get_label (Case *self, const char *name)
{
  return gtk_label_get_text (
      GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (self->view), ATT_TYPE_PAPER_VIEW, name)));
}

static gboolean
found_all (gpointer data)
{
  return g_str_equal (get_label (data, "hits_label"), "1 of 20");
}

static gboolean
found_nothing (gpointer data)
{
  return g_str_equal (get_label (data, "hits_label"), "Not found");
}

static gboolean
on_second_hit (gpointer data)
{
  return g_str_equal (get_label (data, "hits_label"), "2 of 20");
}

static gboolean
on_last_hit (gpointer data)
{
  return g_str_equal (get_label (data, "hits_label"), "20 of 20");
}

static void
test_search (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (20);
  GBytes *const papers[] = { pdf, NULL };
  g_autoptr (Case) self = case_new (papers);
  GtkEditable *entry
      = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (self->view), ATT_TYPE_PAPER_VIEW, "search_entry"));

  show (self, 0);
  act (self, "paper.find");
  gtk_editable_set_text (entry, "адилет"); /* typed without Kazakh letters */
  ui_wait_until (found_all, self);
  act (self, "paper.find-next");
  ui_wait_until (on_second_hit, self);
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 2);
  act (self, "paper.find-previous");
  act (self, "paper.find-previous");
  ui_wait_until (on_last_hit, self);
  g_assert_cmpuint (att_paper_view_get_page (self->view), ==, 20);
  gtk_editable_set_text (entry, "nobody");
  ui_wait_until (found_nothing, self);
}

static gboolean
shows_text (gpointer data)
{
  Case *self = data;
  GtkWidget *view = ui_find (GTK_WIDGET (self->view), GTK_TYPE_TEXT_VIEW, NULL);

  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))) > 0;
}

static gboolean
says_no_text (gpointer data)
{
  GtkWidget *text = ui_find (GTK_WIDGET (((Case *) data)->view), ATT_TYPE_PAPER_TEXT, NULL);

  return g_str_equal (gtk_stack_get_visible_child_name (
                          GTK_STACK (gtk_widget_get_template_child (text, ATT_TYPE_PAPER_TEXT, "stack"))),
                      "nothing");
}

static gboolean
has_focus (gpointer widget)
{
  return gtk_widget_has_focus (widget);
}

/* Without a mouse: the text of the page, a selection made with the keyboard, and evidence. */
static void
test_quote (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (3);
  g_autoptr (GBytes) png = fixture_make_image ("image/png", 600, 400, 1);
  GBytes *const papers[] = { pdf, png, NULL };
  g_autoptr (Case) self = case_new (papers);
  GtkTextView *text = GTK_TEXT_VIEW (ui_find (GTK_WIDGET (self->view), GTK_TYPE_TEXT_VIEW, NULL));
  GtkTextIter start, end;

  show (self, 0);
  att_paper_view_set_can_quote (self->view, TRUE);
  att_paper_view_go_to (self->view, 3, NULL);
  act (self, "paper.quote"); /* nothing is selected: the page as a whole */
  g_assert_cmpuint (self->page, ==, 3);
  g_assert_cmpstr (self->quote, ==, "");
  act (self, "paper.text-mode");
  ui_wait_until (shows_text, self);
  ui_wait_until (has_focus, text);
  g_signal_emit_by_name (text, "select-all", TRUE);
  act (self, "paper.quote");
  g_assert_cmpuint (self->page, ==, 3);
  g_assert_cmpstr (self->quote, ==, "Қызылорда қаласы, Әділет көшесі, бет 3 лицензия и приложение");
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (text), &start);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text), &end, 9);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (text), &start, &end);
  act (self, "paper.quote");
  g_assert_cmpstr (self->quote, ==, "Қызылорда");

  /* A scan has no text, and says so; the page can be named all the same. */
  att_paper_view_show (self->view, self->papers[1], "Scan", "scan.png");
  ui_wait_until (says_no_text, self);
  act (self, "paper.text-mode");
  show (self, 1);
  act (self, "paper.quote");
  g_assert_cmpuint (self->page, ==, 1);
  g_assert_cmpstr (self->quote, ==, "");
}

static gboolean
marks_selection (gpointer data)
{
  return strstr (get_label (data, "quote_label"), "Text on page") != NULL;
}

static void
test_selection (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (2);
  g_autoptr (AttViewer) viewer = fixture_open_good (pdf);
  g_autoptr (AttPageText) text = fixture_get_text (viewer, 1);
  GBytes *const papers[] = { pdf, NULL };
  g_autoptr (Case) self = case_new (papers);

  show (self, 0);
  att_paper_view_set_can_quote (self->view, TRUE);
  att_paper_selection_set (att_paper_canvas_get_selection (self->canvas), 1, text, att_page_text_get_word (text, 12));
  ui_wait_until (marks_selection, self);
  act (self, "paper.quote");
  g_assert_cmpuint (self->page, ==, 2);
  g_assert_cmpstr (self->quote, ==, "қаласы");
}

static const char *
get_failure (Case *self)
{
  return adw_status_page_get_description (
      ADW_STATUS_PAGE (gtk_widget_get_template_child (GTK_WIDGET (self->view), ATT_TYPE_PAPER_VIEW, "failed")));
}

/* What can't be read costs a message, and the next paper is shown as ever. */
static void
test_hostile (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (3);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (pdf, 0, g_bytes_get_size (pdf) / 3);
  g_autoptr (GBytes) garbage = g_bytes_new_static ("%PDF-1.7\n\xff\xfe nothing of the kind", 31);
  g_autoptr (GBytes) letter = g_bytes_new_static ("Dear Sir or Madam,\n", 19);
  GBytes *const papers[] = { pdf, cut, garbage, letter };
  g_autoptr (Case) self = case_new (papers);

  att_paper_view_show (self->view, self->papers[2], "Garbage", "garbage.pdf");
  ui_wait_until (has_failed, self);
  g_assert_nonnull (strstr (get_failure (self), "damaged"));
  act (self, "paper.again");
  ui_wait_until (has_failed, self);
  att_paper_view_show (self->view, self->papers[3], "Letter", "letter.txt");
  ui_wait_until (has_failed, self);
  g_assert_nonnull (strstr (get_failure (self), "no PDF, JPEG, PNG or TIFF"));
  att_paper_view_show (self->view, self->papers[1], "Cut", "cut.pdf");
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end && !has_failed (self);)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  show (self, 0);
  ui_wait_until (shows_ink, self);
}

/* Ends the process that reads the paper, as the system does with one that takes too much. */
static guint
kill_reader (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      const char *rest;
      int parent = 0;

      if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &stat, NULL, NULL))
        continue;
      rest = strrchr (stat, ')');
      if (rest != NULL && strlen (rest) > 4)
        parent = atoi (rest + 4);
      if (parent == getpid () && strstr (stat, "(attestat-viewer") != NULL)
        n += kill (atoi (name), SIGKILL) == 0;
    }
  return n;
}

static void
test_breakdown (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (3);
  GBytes *const papers[] = { pdf, NULL };
  g_autoptr (Case) self = case_new (papers);

  show (self, 0);
  g_assert_cmpuint (kill_reader (), ==, 1);
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2; g_get_monotonic_time () < end;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  act (self, "paper.zoom-in");
  ui_wait_until (is_drawn, self);
  ui_wait_until (shows_ink, self);
  g_assert_cmpstr (get_state (self), ==, "pages");
}

typedef struct
{
  char *path;
  gsize size;
} Saved;

/* It is there before all of it is. */
static gboolean
is_whole (gpointer data)
{
  const Saved *saved = data;
  GStatBuf found;

  return g_stat (saved->path, &found) == 0 && (gsize) found.st_size == saved->size;
}

static void
test_save (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (1);
  GBytes *const papers[] = { pdf, NULL };
  g_autoptr (Case) self = case_new (papers);
  g_autofree char *path = g_build_filename (self->ui->folder, "saved.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/proc/attestat/lease.pdf");
  g_autoptr (GMappedFile) saved = NULL;
  Saved wanted = { path, g_bytes_get_size (pdf) };

  show (self, 0);
  att_paper_view_save (self->view, file);
  ui_wait_until (is_whole, &wanted);
  saved = g_mapped_file_new (path, FALSE, NULL);
  g_assert_cmpmem (g_mapped_file_get_contents (saved), g_mapped_file_get_length (saved), g_bytes_get_data (pdf, NULL),
                   g_bytes_get_size (pdf));
  att_paper_view_save (self->view, nowhere);
  ui_wait_for_message ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (ui_find_message ())), ==, "It was not saved");
  gtk_window_destroy (ui_find_message ());
}

/* Memory is bounded by what is seen, not by what the file has. */
static void
test_long (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (2000);
  GBytes *const papers[] = { pdf, NULL };
  g_autoptr (Case) self = case_new (papers);
  gint64 began = g_get_monotonic_time ();

  show (self, 0);
  g_test_minimized_result ((double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC, "seconds to the first page: %.2f",
                           (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  for (guint page = 50; page <= 2000; page += 65)
    {
      att_paper_view_go_to (self->view, page, NULL);
      ui_wait_until (is_drawn, self);
      g_assert_cmpuint (att_paper_view_get_page (self->view), ==, page);
      g_assert_cmpuint (att_paper_canvas_get_size_of_tiles (self->canvas), <=, 160 * 1024 * 1024);
    }
  act (self, "paper.show-thumbnails");
  ui_wait_until (is_drawn, self);
}

/* The title of the row about a signature; NULL while there is none. */
static const char *
get_signature (Case *self)
{
  GtkWidget *bar
      = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->view), ATT_TYPE_PAPER_VIEW, "signature_bar"));
  GtkWidget *row = ui_find (bar, ADW_TYPE_ACTION_ROW, NULL);

  g_assert_cmpint (gtk_widget_get_visible (bar), ==, row != NULL);
  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static gboolean
has_signature (gpointer data)
{
  return get_signature (data) != NULL;
}

/* Who signed stands above the paper, and goes with it. */
static void
test_signature (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "app", "viewer", "signed.pdf", NULL);
  g_autoptr (GBytes) plain = fixture_make_pdf (1);
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) altered = NULL;
  g_autoptr (GBytes) rubbish = NULL;
  char *data;
  char *copy;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  good = g_bytes_new_take (data, length);
  copy = g_memdup2 (data, length);
  memcpy (memmem (copy, length, "99 99", 5), "99 98", 5);
  altered = g_bytes_new_take (copy, length);
  copy = g_memdup2 (data, length);
  memset ((char *) memmem (copy, length, "/Contents <", 11) + 11, 'f', 200);
  rubbish = g_bytes_new_take (copy, length);
  {
    GBytes *const papers[] = { good, altered, rubbish, plain };
    static const char *const says[] = { "Әділет Сынақ", "does not hold", "can't be checked here" };
    g_autoptr (Case) self = case_new (papers);

    for (guint i = 0; i < G_N_ELEMENTS (says); i++)
      {
        show (self, i);
        ui_wait_until (has_signature, self);
        g_assert_nonnull (strstr (get_signature (self), says[i]));
        g_assert_cmpstr (get_state (self), ==, "pages");
      }
    show (self, 3);
    g_assert_null (get_signature (self));
    act (self, "paper.zoom-in");
    ui_wait_until (is_drawn, self);
    g_assert_null (get_signature (self));
  }
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/papers/none", test_none);
  g_test_add_func ("/ui/papers/pdf", test_pdf);
  g_test_add_func ("/ui/papers/go-to", test_go_to);
  g_test_add_func ("/ui/papers/images", test_images);
  g_test_add_func ("/ui/papers/search", test_search);
  g_test_add_func ("/ui/papers/quote-by-keyboard", test_quote);
  g_test_add_func ("/ui/papers/selection", test_selection);
  g_test_add_func ("/ui/papers/signature", test_signature);
  g_test_add_func ("/ui/papers/hostile", test_hostile);
  g_test_add_func ("/ui/papers/breakdown", test_breakdown);
  g_test_add_func ("/ui/papers/save", test_save);
  g_test_add_func ("/ui/papers/long", test_long);
  return g_test_run ();
}
