/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the list of dossiers answers on a register of 100,000: bench-list [DOSSIERS] */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "att-dossiers-page.h"
#include "att-today-page.h"
#include "bench-register.h"
#include "ui-fixture.h"

/* When the process began, as `passed worked` of a Moment; the register was made before that. */
#define BEGAN "ATTESTAT_BENCH_BEGAN"

typedef struct
{
  AttApp *app;
  AttContext *context;
  AttWindow *window;
  GdkFrameClock *clock; /* weak: the window has it */
  GtkEditable *search;
  AttDossiersPage *page;
  AttDossierList *list;
  guint n_loaded;     /* how often the list said that it has something new */
  guint n_frames;
  gint64 frame_began; /* of the frame that is being drawn */
  gint64 worst_frame; /* how long one took to draw, since the last reset */
  gint64 busy_since;  /* when the main loop began with what it is busy with */
  gint64 busy_worked; /* and for how long it had had a processor then */
  gint64 worst_gap;   /* how long the main loop was busy with one thing, since the last reset */
  gint64 worst_work;  /* and for how long it had a processor then: the rest was others' */
  gboolean failed;
} Bench;

static Bench bench;

/* --- The table --- */

/* What was measured: in milliseconds, and for how many of them the program had a processor. The rest was that of others, where
 * the machine has other things to do; with several threads at work it can be more than passed. */
typedef struct
{
  double passed;
  double worked;
} Span;

static gint64
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
print_head (void)
{
  g_print ("%-50s %10s %10s %8s\n", "", "passed", "worked", "wanted");
}

static void
print_row (Bench *self, const char *what, Span span, double wanted)
{
  gboolean good = wanted <= 0 || span.passed <= wanted;
  g_autofree char *limit = wanted > 0 ? g_strdup_printf ("< %.0f", wanted) : g_strdup ("");
  int width = 50 + (int) (strlen (what) - (gsize) g_utf8_strlen (what, -1));

  self->failed = self->failed || !good;
  g_print ("%-*s %7.1f ms %7.1f ms %8s %s\n", width, what, span.passed, span.worked, limit, good ? "" : "*");
}

/* What the main loop is busy with, up to now. */
static void
note_busy (Bench *self)
{
  self->worst_gap = MAX (self->worst_gap, g_get_monotonic_time () - self->busy_since);
  self->worst_work = MAX (self->worst_work, read_clock (CLOCK_THREAD_CPUTIME_ID) - self->busy_worked);
}

/* The longest time for which the main loop was busy with one thing. */
static void
print_gap (Bench *self)
{
  note_busy (self);
  print_row (self, "  main loop: longest", (Span) { (double) self->worst_gap / 1000, (double) self->worst_work / 1000 }, 50);
}

/* --- What the window does --- */

static void
before_paint_cb (Bench *self)
{
  self->frame_began = g_get_monotonic_time ();
}

static void
after_paint_cb (Bench *self)
{
  self->worst_frame = MAX (self->worst_frame, g_get_monotonic_time () - self->frame_began);
  self->n_frames++;
}

static void
loaded_cb (Bench *self)
{
  self->n_loaded++;
}

static void
begin_busy (Bench *self)
{
  self->busy_since = g_get_monotonic_time ();
  self->busy_worked = read_clock (CLOCK_THREAD_CPUTIME_ID);
}

/* Between two polls the main loop is busy with one thing. */
static gint
poll_cb (GPollFD *fds, guint n_fds, gint timeout)
{
  Bench *self = &bench;
  gint result;

  if (self->busy_since > 0)
    note_busy (self);
  result = g_poll (fds, n_fds, timeout);
  begin_busy (self);
  return result;
}

/* Nobody waits for ever. */
static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (Bench *self, gboolean (*predicate) (Bench *self))
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!predicate (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Until what there is stands on the screen. */
static void
wait_for_frame (Bench *self)
{
  guint before = self->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  while (self->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_page (Bench *self)
{
  return att_window_get_page (self->window) != NULL;
}

/* The page of the day shows a line. */
static gboolean
shows_agenda (Bench *self)
{
  GtkWidget *page = GTK_WIDGET (att_window_get_page (self->window));
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (page, ATT_TYPE_TODAY_PAGE, "stack"));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "agenda") == 0;
}

static gboolean
has_first (Bench *self)
{
  return self->n_loaded > 0;
}

static gboolean
has_all (Bench *self)
{
  return self->n_loaded > 0 && !att_dossier_list_is_loading (self->list);
}

/* What is asked for now is not asked for in the midst of what was done before. */
static void
reset (Bench *self)
{
  self->n_loaded = 0;
  self->worst_gap = self->worst_work = self->worst_frame = 0;
  begin_busy (self);
}

/* When something was asked for. */
typedef struct
{
  gint64 passed;
  gint64 worked;
} Moment;

static Moment
get_now (void)
{
  return (Moment) { g_get_monotonic_time (), read_clock (CLOCK_PROCESS_CPUTIME_ID) };
}

static Span
get_span (const Moment *since)
{
  Moment now = get_now ();

  return (Span) { (double) (now.passed - since->passed) / 1000, (double) (now.worked - since->worked) / 1000 };
}

static void
take_longer (Span *worst, Span span)
{
  if (span.passed > worst->passed)
    *worst = span;
}

/* --- What is measured --- */

static void
show_list (Bench *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.go", "s", "dossiers");
  self->page = ATT_DOSSIERS_PAGE (att_window_get_page (self->window));
  self->list = att_dossiers_page_get_list (self->page);
  self->search = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (self->page), ATT_TYPE_DOSSIERS_PAGE, "search_entry"));
  g_signal_connect_swapped (self->list, "loaded", G_CALLBACK (loaded_cb), self);
  wait_until (self, has_first);
  wait_for_frame (self);
}

static void
measure_start (Bench *self, const char *location, const char *began)
{
  Moment start = { 0 };
  g_autoptr (AttIssuer) issuer = ui_issuer_new ();
  g_autoptr (GError) error = NULL;
  Moment asked;

  g_assert_cmpint (sscanf (began, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &start.passed, &start.worked), ==, 2);
  self->app = att_app_new ();
  g_application_set_flags (G_APPLICATION (self->app), G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (self->app));
  g_application_register (G_APPLICATION (self->app), NULL, &error);
  g_assert_no_error (error);
  self->context = att_context_new (location, UI_ACTOR, NULL, att_day_parse (UI_TODAY), issuer);
  self->window = att_app_create_window (self->app, self->context);
  att_window_open (self->window, location, FALSE, 0);
  gtk_window_present (GTK_WINDOW (self->window));
  self->clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  g_signal_connect_swapped (self->clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  wait_for_frame (self);
  print_head ();
  print_row (self, "start: the window is there", get_span (&start), 0);
  wait_until (self, has_page);
  reset (self);
  wait_until (self, shows_agenda);
  wait_for_frame (self);
  print_row (self, "start: the page of the day", get_span (&start), 1000);
  print_gap (self);
  reset (self);
  asked = get_now ();
  show_list (self);
  print_row (self, "start: a list that can be used", get_span (&start), 1000);
  print_row (self, "the list alone, from the page of the day", get_span (&asked), 0);
  wait_until (self, has_all);
  wait_for_frame (self);
  print_row (self, "  until all dossiers are in it", get_span (&asked), 0);
  print_gap (self);
}

/* Waits for what was asked for: the first rows on the screen, then all of them. */
static Span
wait_for_answer (Bench *self, const Moment *asked, Span *all)
{
  Span first;

  wait_until (self, has_first);
  wait_for_frame (self);
  first = get_span (asked);
  wait_until (self, has_all);
  wait_for_frame (self);
  *all = get_span (asked);
  return first;
}

/* Letter by letter, each waited for; and the way back to all. */
static void
measure_search (Bench *self, const char *text)
{
  g_autofree char *what = g_strdup_printf ("search “%s”: slowest letter", text);
  Span worst = { 0 }, whole = { 0 }, all;
  gint64 gap = 0, work = 0;
  Moment asked;

  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));

      reset (self);
      asked = get_now ();
      gtk_editable_set_text (self->search, typed);
      take_longer (&worst, wait_for_answer (self, &asked, &all));
      take_longer (&whole, all);
      note_busy (self);
      gap = MAX (gap, self->worst_gap);
      work = MAX (work, self->worst_work);
      if (*end == '\0')
        break;
    }
  self->worst_gap = gap;
  self->worst_work = work;
  print_row (self, what, worst, 50);
  print_row (self, "  until all that fit are in it", whole, 0);
  print_gap (self);
  reset (self);
  asked = get_now ();
  gtk_editable_set_text (self->search, "");
  print_row (self, "  taken back", wait_for_answer (self, &asked, &all), 50);
  print_gap (self);
}

static void
measure_sort (Bench *self, AttSortKey sort, gboolean descending)
{
  const char *title = att_dossier_columns_find_title (sort);
  g_autofree char *what = g_strdup_printf (descending ? "sort: %s, back" : "sort: %s", title);
  Moment asked;
  Span first, all;

  reset (self);
  asked = get_now ();
  att_dossier_columns_sort_by (att_dossiers_page_get_columns (self->page), sort, descending);
  first = wait_for_answer (self, &asked, &all);
  print_row (self, what, first, 50);
  print_row (self, "  until all are in order", all, 0);
  print_gap (self);
}

static void
measure_sorts (Bench *self)
{
  for (AttSortKey sort = ATT_SORT_NUMBER; sort <= ATT_SORT_UNTIL; sort++)
    {
      measure_sort (self, sort, FALSE);
      measure_sort (self, sort, TRUE);
    }
  reset (self);
  att_dossier_columns_sort_by (att_dossiers_page_get_columns (self->page), ATT_SORT_NUMBER, TRUE);
  wait_until (self, has_all);
}

/* A wheel's notches, a page at a time, and the bar drawn to other places. */
static void
measure_scrolling (Bench *self, const char *what, double step)
{
  GtkWidget *table = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->page), ATT_TYPE_DOSSIERS_PAGE, "table"));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Span worst = { 0 };

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 3);
  self->n_loaded = 1;
  wait_until (self, has_all);
  wait_for_frame (self);
  reset (self);
  for (guint i = 0; i < 200; i++)
    {
      gint64 began = g_get_monotonic_time (), worked = read_clock (CLOCK_THREAD_CPUTIME_ID);
      guint before = self->n_frames;
      gint64 passed;

      self->worst_frame = 0;
      gtk_adjustment_set_value (adjustment, step > 0 ? gtk_adjustment_get_value (adjustment) + step
                                                     : g_rand_double (random) * gtk_adjustment_get_upper (adjustment));
      passed = g_get_monotonic_time () - began;
      while (self->n_frames == before)
        g_main_context_iteration (NULL, TRUE);
      passed += self->worst_frame;
      take_longer (&worst, (Span) { (double) passed / 1000,
                                    (double) (read_clock (CLOCK_THREAD_CPUTIME_ID) - worked) / 1000 });
    }
  print_row (self, what, worst, 50);
  print_gap (self);
  self->n_loaded = 1;
  wait_until (self, has_all);
}

/* What the first drawings of a page wait for: with the cairo renderer there are two pictures of the window in memory that is
 * shared with the X server. On a machine of its own it is a millisecond or two, on some virtual ones many times that. */
static void
measure_new_memory (Bench *self)
{
  gsize size = (gsize) gtk_widget_get_width (GTK_WIDGET (self->window)) * gtk_widget_get_height (GTK_WIDGET (self->window)) * 4;
  Moment asked = get_now ();
  void *picture = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  g_assert_true (picture != MAP_FAILED);
  memset (picture, 1, size);
  print_row (self, "new memory for one picture of the window", get_span (&asked), 0);
  munmap (picture, size);
}

static double
read_status (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, name);
  g_assert_nonnull (line);
  return (double) atol (line + strlen (name)) / 1024;
}

static void
prepare (char **argv, guint n_dossiers)
{
  g_autofree char *location = bench_register_find (BENCH_FOLDER, n_dossiers);
  Moment moment = get_now ();
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, moment.passed, moment.worked);

  g_setenv ("ATTESTAT_REGISTER", location, TRUE);
  g_setenv (BEGAN, now, TRUE);
  execv ("/proc/self/exe", argv);
  g_error ("it could not be started again");
}

int
main (int argc, char **argv)
{
  guint n_dossiers = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  const char *began = g_getenv (BEGAN);
  Bench *self = &bench;

  g_setenv ("G_TEST_SRCDIR", BENCH_SRCDIR, FALSE);
  if (began == NULL)
    {
      char *quiet[] = { argv[0], NULL };
      int n_quiet = 1;
      char **arguments = quiet;

      if (!ui_init (&n_quiet, &arguments))
        return 77;
      prepare (argv, n_dossiers);
    }
  att_language_init (ATT_LOCALEDIR);
  gtk_disable_setlocale ();
  g_main_context_set_poll_func (NULL, poll_cb);
  g_timeout_add (250, wake_cb, NULL);
  measure_start (self, g_getenv ("ATTESTAT_REGISTER"), began);
  measure_search (self, "кызылорда");
  measure_search (self, "товарищество");
  measure_search (self, "орталық құрылыс");
  measure_search (self, "23044000");
  measure_search (self, "98765");
  measure_sorts (self);
  measure_scrolling (self, "scrolling by a notch: slowest of 200 frames", 60);
  measure_scrolling (self, "scrolling by a page: slowest of 200 frames", 600);
  measure_scrolling (self, "the bar drawn anywhere: slowest of 200 frames", 0);
  measure_new_memory (self);
  g_print ("memory: %.0f MiB resident, of which %.0f MiB the program's own\n", read_status ("VmRSS:"), read_status ("RssAnon:"));
  gtk_window_destroy (GTK_WINDOW (self->window));
  return self->failed ? 1 : 0;
}
