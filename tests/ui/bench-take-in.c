/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop waits while a thousand applications are taken in. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "att-bin.h"
#include "att-today-page.h"
#include "att-take-in.h"
#include "ui-fixture.h"

#define N_APPLICATIONS 1000
#define BEAT_MS 2

typedef struct
{
  gint64 last;
  gint64 worst;
  gint64 last_worked;  /* for how long the main loop had had a processor then */
  gint64 worst_worked; /* the longest for which it had one without a beat: the rest was others' */
  guint n_beats;
  guint n_above_16;
} Heart;

static gint64
read_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
beat_cb (gpointer data)
{
  Heart *heart = data;
  gint64 now = g_get_monotonic_time ();
  gint64 worked = read_worked ();

  heart->worst_worked = MAX (heart->worst_worked, worked - heart->last_worked);
  heart->last_worked = worked;
  heart->worst = MAX (heart->worst, now - heart->last);
  heart->n_above_16 += now - heart->last > 16000;
  heart->n_beats++;
  heart->last = now;
  return G_SOURCE_CONTINUE;
}

/* Another applicant each time: one with a thousand open dossiers would be another measurement. */
static char *
make_bin (guint i)
{
  for (guint digit = 0; digit < 10; digit++)
    {
      g_autofree char *bin = g_strdup_printf ("230440%05u%u", i, digit);

      if (att_bin_is_valid (bin))
        return g_steal_pointer (&bin);
    }
  return NULL;
}

static void
write_application (const char *folder, const char *text, const char *papers, const char *bin)
{
  g_autofree char *one = g_build_filename (folder, bin, NULL);
  g_autofree char *file = g_build_filename (one, "application.xml", NULL);
  g_autofree char *into = g_build_filename (one, "papers", NULL);
  g_auto (GStrv) parts = g_strsplit (text, "230440004122", 2);
  g_autofree char *own = g_strconcat (parts[0], bin, parts[1], NULL);
  g_autoptr (GDir) dir = g_dir_open (papers, 0, NULL);

  g_assert_cmpint (g_mkdir_with_parents (into, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, own, -1, NULL));
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *from = g_build_filename (papers, name, NULL);
      g_autofree char *to = g_build_filename (into, name, NULL);
      g_autoptr (GFile) source = g_file_new_for_path (from);
      g_autoptr (GFile) target = g_file_new_for_path (to);

      g_assert_true (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
    }
}

static gboolean
is_finished (gpointer data)
{
  g_autoptr (AttWork) work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (data)), 0);

  return work != NULL && att_work_is_finished (work);
}

int
main (int argc, char **argv)
{
  g_autoptr (UiCase) ui = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *sample = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *papers = NULL;
  g_autofree char *text = NULL;
  const char *paths[2] = { NULL, NULL };
  g_autoptr (AttWork) work = NULL;
  Heart heart = { 0 };
  gint64 began;

  /* Run by hand it has to find the sample, too. */
  g_setenv ("G_TEST_SRCDIR", BENCH_SRCDIR, FALSE);
  if (!ui_init (&argc, &argv))
    return 77;
  ui = ui_case_new (0);
  folder = g_build_filename (ui->folder, "received", NULL);
  sample = ui_dup_sample ();
  beside = g_path_get_dirname (sample);
  papers = g_build_filename (beside, "papers", NULL);
  g_assert_true (g_file_get_contents (sample, &text, NULL, NULL));
  for (guint i = 0, made = 0; made < N_APPLICATIONS; i++)
    {
      g_autofree char *bin = make_bin (i);

      if (bin == NULL)
        continue;
      write_application (folder, text, papers, bin);
      made++;
    }
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  for (guint i = 0; i < 2000; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  paths[0] = folder;
  began = heart.last = g_get_monotonic_time ();
  heart.last_worked = read_worked ();
  g_timeout_add (BEAT_MS, beat_cb, &heart);
  att_take_in_paths (ui->window, paths);
  while (!is_finished (ui->context))
    g_main_context_iteration (NULL, TRUE);
  work = g_list_model_get_item (G_LIST_MODEL (att_context_get_works (ui->context)), 0);
  g_print ("%s\n", att_work_get_text (work));
  g_print ("%.1f s; heartbeat of %d ms: worst gap %.1f ms, at most %.1f ms of work, %u of %u above 16 ms\n",
           (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC, BEAT_MS, (double) heart.worst / 1000,
           (double) heart.worst_worked / 1000, heart.n_above_16, heart.n_beats);
  return heart.worst > 50000 ? 1 : 0;
}
