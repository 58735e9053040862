/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bench-register.h"

#include <string.h>

#include "att-collation.h"
#include "att-numbers.h"
#include "att-office-private.h"
#include "att-random.h"
#include "att-sql-store.h"
#include "ui-fixture.h"

/* What a dossier of the sample is until it is made another's. */
#define SAMPLE_NAME "Шеберлік сынағы"
#define SAMPLE_BIN "230440004122"

/* Dossiers that went so many steps, and how many in twenty are such. */
static const struct
{
  guint n_steps;
  guint share;
  int spread; /* over how many days back they were received */
} walks[] = { { 21, 12, 1000 }, { 19, 1, 20 }, { 16, 1, 20 }, { 9, 1, 20 }, { 4, 2, 20 }, { 1, 2, 20 }, { 0, 1, 10 } };

static const char *const towns[]
    = { "Қызылорда", "Алматы",   "Астана", "Шымкент",  "Өскемен",  "Семей", "Ақтөбе",     "Атырау",
        "Тараз",     "Павлодар", "Орал",   "Қостанай", "Көкшетау", "Ақтау", "Талдықорған" };
static const char *const trades[] = { "білік", "кәсіп", "сапа", "маман", "құрылыс", "энергия", "көлік", "даму" };
static const char *const officers[] = { "Айгүл Сәрсенова", "Берік Ахметов", "Дана Оспанова", "Ерлан Қасымов", "Жанар Әлиева",
                                        "Қайрат Нұрланов", "Ләззат Үсенова", "Марат Ибраев",  "Нұргүл Төлеуова" };

/* A dossier that others are made of: its entries, and what is shown of it. */
typedef struct
{
  GPtrArray *entries; /* of AttEntry */
  AttProjection *projection;
  int spread;
} Pattern;

static gboolean
take_entry (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  AttEntry *kept = att_entry_new ();

  kept->seq = entry->seq;
  kept->id = g_strdup (entry->id);
  kept->kind = g_strdup (entry->kind);
  kept->on = entry->on;
  kept->actor = g_strdup (entry->actor);
  kept->content = g_bytes_ref (entry->content);
  kept->recorded_at = entry->recorded_at;
  kept->today = entry->today;
  kept->origin = g_strdup (entry->origin);
  kept->regulation = entry->regulation;
  kept->calendar = entry->calendar;
  g_ptr_array_add (data, kept);
  return TRUE;
}

static void
record (AttOffice *office, gint64 dossier, const char *kind, const char *const *names_and_values)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  const AttRecording recording = { dossier, kind, att_day_parse ("2026-11-18"), UI_ACTOR, fields };
  g_autoptr (AttAct) act = NULL;
  g_autoptr (GError) error = NULL;

  for (; *names_and_values != NULL; names_and_values += 2)
    att_record_add (fields, names_and_values[0], names_and_values[1]);
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* So that nothing is due any more, as in most dossiers of an office. */
static void
conclude (AttOffice *office, gint64 dossier)
{
  record (office, dossier, "listed", (const char *const[]){ "reference", "№ 1", NULL });
  record (office, dossier, "agreement-concluded",
          (const char *const[]){ "signatory", "Ерлан Қасымов", "centre-signatory", "Жұмабаева Іңкәр Нұрғалиқызы", NULL });
}

static void
make_pattern (Pattern *pattern, AttOffice *office, const char *sample, guint walk)
{
  gint64 dossier = ui_register_receive (office, sample, "2026-09-10");

  ui_register_walk (office, dossier, 0, walks[walk].n_steps);
  if (walks[walk].n_steps == UI_ALL_STEPS)
    conclude (office, dossier);
  pattern->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) att_entry_unref);
  g_assert_true (att_store_scan (office->store, dossier, take_entry, pattern->entries, NULL, NULL));
  pattern->projection = att_office_project (office, att_office_get_history (office, dossier, NULL, NULL));
  pattern->spread = walks[walk].spread;
}

static void
pattern_clear (Pattern *pattern)
{
  g_ptr_array_unref (pattern->entries);
  att_projection_free (pattern->projection);
}

/* Who a dossier is made another's for. */
typedef struct
{
  gint64 number;
  guint mixed;
  char *name;
  char *bin;
  char *serial;
} Applicant;

static void
applicant_clear (Applicant *applicant)
{
  g_free (applicant->name);
  g_free (applicant->bin);
  g_free (applicant->serial);
}

static char *
make_id (const AttEntry *entry, gint64 dossier)
{
  /* Still one for each act: the first half tells the dossier. */
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%s", (guint64) dossier, entry->id + 16);
}

static void
append_acts (AttStore *store, const Pattern *pattern, const Applicant *applicant)
{
  AttHash head = { 0 };

  for (guint i = 0; i < pattern->entries->len; i++)
    {
      const AttEntry *of = g_ptr_array_index (pattern->entries, i);
      g_autoptr (AttEntry) entry = att_entry_new ();
      GString *content = g_string_new_len (g_bytes_get_data (of->content, NULL), (gssize) g_bytes_get_size (of->content));
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k <= i; k++)
        {
          const AttEntry *named = g_ptr_array_index (pattern->entries, k);
          g_autofree char *id = make_id (named, applicant->number);

          g_string_replace (content, named->id, id, 0);
        }
      g_string_replace (content, SAMPLE_NAME, applicant->name, 0);
      g_string_replace (content, SAMPLE_BIN, applicant->bin, 0);
      entry->dossier = applicant->number;
      entry->seq = of->seq;
      entry->id = make_id (of, applicant->number);
      entry->kind = g_strdup (of->kind);
      entry->on = of->on;
      entry->actor = g_strdup (of->actor);
      entry->content = g_string_free_to_bytes (content);
      entry->before = head;
      entry->recorded_at = of->recorded_at;
      entry->today = of->today;
      entry->origin = g_strdup (of->origin);
      entry->regulation = of->regulation;
      entry->calendar = of->calendar;
      att_entry_seal (entry);
      head = entry->hash;
      att_store_append (store, entry, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
move (AttDay *day, int by)
{
  if (*day != ATT_DAY_NONE)
    *day += by;
}

static void
move_days (AttProjection *projection, int by)
{
  move (&projection->received_on, by);
  move (&projection->ends_after, by);
  move (&projection->next_due, by);
  move (&projection->waits_since, by);
  move (&projection->waits_until, by);
  move (&projection->out_since, by);
  for (guint i = 0; i < projection->deadlines->len; i++)
    {
      AttDeadlineRow *deadline = g_ptr_array_index (projection->deadlines, i);

      move (&deadline->from, by);
      move (&deadline->due, by);
      move (&deadline->met_on, by);
      move (&deadline->void_on, by);
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) found = text != NULL ? att_search_words (text) : NULL;

  for (guint i = 0; found != NULL && found[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (words, found[i], g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (found[i]));
}

static void
make_words (AttProjection *projection, const char *region)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, projection->dossier);

  g_ptr_array_set_size (projection->words, 0);
  add_words (projection->words, number);
  add_words (projection->words, projection->bin);
  add_words (projection->words, projection->officer);
  add_words (projection->words, att_text_peek (projection->name, ATT_LANGUAGE_KK));
  add_words (projection->words, att_text_peek (projection->name, ATT_LANGUAGE_RU));
  add_words (projection->words, region);
  for (guint i = 0; i < projection->certificates->len; i++)
    add_words (projection->words, ((const AttCertificateRow *) g_ptr_array_index (projection->certificates, i))->serial);
  g_ptr_array_sort (projection->words, compare_texts);
}

static void
take_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static void
write_rows (AttStore *store, const Pattern *pattern, const Applicant *applicant, GPtrArray *regions)
{
  g_autoptr (AttProjection) projection = att_projection_copy (pattern->projection);
  const AttTerm *region = g_ptr_array_index (regions, applicant->mixed / 7 % regions->len);
  g_autofree char *kk = g_strdup_printf ("«%s» жауапкершілігі шектеулі серіктестігі", applicant->name);
  g_autofree char *ru = g_strdup_printf ("Товарищество с ограниченной ответственностью «%s»", applicant->name);
  g_autoptr (GError) error = NULL;

  projection->dossier = applicant->number;
  att_text_unref (projection->name);
  projection->name = att_text_new (kk, ru, NULL);
  take_text (&projection->bin, g_strdup (applicant->bin));
  take_text (&projection->region, g_strdup (region->id));
  if (projection->officer != NULL)
    take_text (&projection->officer, g_strdup (officers[applicant->mixed / 3 % G_N_ELEMENTS (officers)]));
  for (guint i = 0; i < projection->certificates->len; i++)
    {
      AttCertificateRow *certificate = g_ptr_array_index (projection->certificates, i);

      take_text (&certificate->serial, g_strdup (applicant->serial));
      take_text (&certificate->bin, g_strdup (applicant->bin));
      att_text_unref (certificate->name);
      certificate->name = att_text_ref (projection->name);
    }
  move_days (projection, -(int) (applicant->mixed / 11 % (guint) pattern->spread));
  make_words (projection, att_text_peek (region->name, ATT_LANGUAGE_KK));
  att_store_project (store, projection, NULL, &error);
  g_assert_no_error (error);
}

static const Pattern *
pick (const Pattern *patterns, guint mixed)
{
  guint place = mixed % 20;

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      if (place < walks[i].share)
        return &patterns[i];
      place -= walks[i].share;
    }
  return &patterns[0];
}

static void
fill (AttOffice *office, const Pattern *patterns, guint n_dossiers)
{
  AttRegulation *regulation = att_law_get_regulation (office->law, att_day_parse (UI_TODAY));
  GPtrArray *regions = att_regulation_get_terms (regulation, ATT_TERMS_REGIONS);
  g_autoptr (GError) error = NULL;

  g_assert_true (att_store_begin (office->store, TRUE, NULL, &error));
  for (guint i = G_N_ELEMENTS (walks) + 1; i <= n_dossiers; i++)
    {
      Applicant applicant = { .number = i, .mixed = i * 2654435761u };
      guint mixed = applicant.mixed >> 3;

      applicant.name = g_strdup_printf ("%s %s орталығы %u", towns[mixed % G_N_ELEMENTS (towns)], trades[mixed / 64 % 8],
                                        mixed % 9973);
      applicant.bin = g_strdup_printf ("%06u%06u", 200440 + mixed % 7 * 10000, i);
      applicant.serial = g_strdup_printf ("KZ-%08u", i);
      append_acts (office->store, pick (patterns, mixed), &applicant);
      write_rows (office->store, pick (patterns, mixed), &applicant, regions);
      applicant_clear (&applicant);
      if (i % 10000 == 0)
        g_printerr ("%u dossiers\n", i);
    }
  g_assert_true (att_store_set_counter (office->store, ATT_NUMBERS_DOSSIERS, n_dossiers, NULL, &error));
  g_assert_true (att_store_commit (office->store, NULL, &error));
}

static void
make (const char *location, guint n_dossiers)
{
  g_autoptr (AttOffice) office = ui_register_new (location);
  g_autofree char *sample = ui_dup_sample ();
  Pattern patterns[G_N_ELEMENTS (walks)];

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    make_pattern (&patterns[i], office, sample, i);
  fill (office, patterns, n_dossiers);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    pattern_clear (&patterns[i]);
}

/* One of an older program gets its indices; where all of it would have to be derived anew, it is made anew. */
static gboolean
is_usable (const char *location)
{
  g_autoptr (AttStore) migrated G_GNUC_UNUSED = att_sql_store_open (location, ATT_STORE_OPEN, NULL, NULL);
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttOffice) office = att_office_open (location, TRUE, clock, random, NULL, NULL, NULL);
  gboolean stale = TRUE;

  return office != NULL && att_office_is_stale (office, &stale, NULL, NULL) && !stale;
}

/**
 * bench_register_find:
 * @folder: where registers for measurements are kept
 * @n_dossiers: how many dossiers
 *
 * A register of dossiers in all stages, made where there is none of this program's yet. Its acts are those of a few
 * dossiers under other names; its rows have other days and regions besides, so that there is something to sort and to
 * find. So it does not verify, and nothing is to be derived from it anew.
 *
 * Returns: (transfer full): its location
 */
char *
bench_register_find (const char *folder, guint n_dossiers)
{
  g_autofree char *name = g_strdup_printf ("register-%u", n_dossiers);
  g_autofree char *location = g_build_filename (folder, name, NULL);
  g_autofree char *made = g_strconcat (location, ".new", NULL);

  if (is_usable (location))
    return g_steal_pointer (&location);
  g_printerr ("Making a register of %u dossiers in %s ...\n", n_dossiers, location);
  ui_remove_folder (location);
  ui_remove_folder (made);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  make (made, n_dossiers);
  g_assert_cmpint (rename (made, location), ==, 0);
  return g_steal_pointer (&location);
}
