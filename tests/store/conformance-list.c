/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every store finds, and in what order. */
#include "conformance-list.h"

#include "fixture.h"

/* What a query finds, as numbers in their order. */
static void
assert_found (AttStore *store, AttDossierQuery query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  if (query.today == ATT_DAY_NONE)
    query.today = fixture_day ("2026-07-04");
  rows = att_store_query_dossiers (store, &query, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_set_free_func (rows, (GDestroyNotify) att_dossier_row_free);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (found, "%d ", (int) ((AttDossierRow *) g_ptr_array_index (rows, i))->number);
  g_assert_cmpstr (found->str, ==, expected);
  if (query.limit == 0 && query.offset == 0)
    g_assert_cmpint (att_store_count_dossiers (store, &query, NULL, &error), ==, rows->len);
}

static void
project (AttStore *store, gint64 dossier, const char *kk, const char *ru)
{
  g_autoptr (AttProjection) projection = fixture_new_projection (dossier, kk, ru);

  fixture_project (store, projection);
}

void
conformance_test_search (AttStore *store)
{
  project (store, 0, "Қызылорда", NULL);
  project (store, 1, "«Қызылорда біліктілік» ЖШС", "ТОО «Кызылординская квалификация»");
  project (store, 2, "«Өскемен сапа» ЖШС", "ТОО «Качество Усть-Каменогорск»");
  project (store, 3, "«Қызыл» ЖШС", "ТОО «Красный», г. Семей");
  /* Each way of typing finds each way of writing; office acts are never found. */
  assert_found (store, (AttDossierQuery){ .search = "Кызылорда" }, "1 ");
  assert_found (store, (AttDossierQuery){ .search = "Қызылорда" }, "1 ");
  assert_found (store, (AttDossierQuery){ .search = "ҚЫЗЫЛ" }, "1 3 ");
  assert_found (store, (AttDossierQuery){ .search = "кызыл семей" }, "3 ");
  assert_found (store, (AttDossierQuery){ .search = "семей КЫЗЫЛ" }, "3 ");
  assert_found (store, (AttDossierQuery){ .search = "  усть-кам " }, "2 ");
  assert_found (store, (AttDossierQuery){ .search = "тоо" }, "1 2 3 ");
  assert_found (store, (AttDossierQuery){ .search = "ҚЫЗЫЛ", .descending = TRUE }, "3 1 ");
  assert_found (store, (AttDossierQuery){ .search = "ҚЫЗЫЛ", .limit = 1, .offset = 1 }, "3 ");
  assert_found (store, (AttDossierQuery){ .search = "тоо", .descending = TRUE, .limit = 2, .offset = 1 }, "2 1 ");
  assert_found (store, (AttDossierQuery){ .search = "тоо", .limit = 2, .offset = 3 }, "");
  assert_found (store, (AttDossierQuery){ .search = "орда" }, "");
  assert_found (store, (AttDossierQuery){ .search = "кызыл кызылорда кыз" }, "1 ");
  assert_found (store, (AttDossierQuery){ .search = "— «»" }, "1 2 3 ");
  assert_found (store, (AttDossierQuery){ .search = "' OR 1=1 --" }, "");
  /* A word that the dossier no longer has does not find it. */
  project (store, 3, "«Жасыл» ЖШС", "ТОО «Зеленый»");
  assert_found (store, (AttDossierQuery){ .search = "семей" }, "");
  assert_found (store, (AttDossierQuery){ .search = "жасыл" }, "3 ");
}

void
conformance_set_up_list (AttStore *store)
{
  g_autoptr (AttProjection) one = fixture_new_projection (1, "Ұлытау", "Улытау");
  g_autoptr (AttProjection) two = fixture_new_projection (2, "Әділ", "Адил");
  g_autoptr (AttProjection) three = fixture_new_projection (3, "Еңбек", "Труд");
  g_autoptr (AttProjection) four = fixture_new_projection (4, "Бәйтерек", "Байтерек");

  one->officer = g_strdup ("Ерлан");
  one->out_since = fixture_day ("2026-07-01");
  three->out_since = fixture_day ("2026-07-20");
  fixture_add_deadline (one, "certificate", "2026-07-10", NULL, NULL, TRUE);
  fixture_add_deadline (one, "listing", "2026-07-01", "2026-07-02", NULL, TRUE);
  fixture_add_deadline (one, "reaccreditation", "2026-07-05", NULL, NULL, FALSE);
  g_free (two->stage);
  two->stage = g_strdup ("in-force");
  g_free (two->outcome);
  two->outcome = g_strdup ("accredited");
  two->ends_after = fixture_day ("2026-07-04");
  fixture_add_deadline (two, "revocation", "2026-07-03", NULL, "2026-07-05", TRUE);
  g_free (three->region);
  three->region = g_strdup ("11");
  three->received_on = fixture_day ("2026-03-03");
  g_free (four->stage);
  four->stage = g_strdup ("closed");
  fixture_project (store, one);
  fixture_project (store, two);
  fixture_project (store, three);
  fixture_project (store, four);
}

void
conformance_test_list (AttStore *store)
{
  conformance_set_up_list (store);
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_NUMBER }, "1 2 3 4 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_NUMBER, .descending = TRUE }, "4 3 2 1 ");
  /* Each language has its own alphabet and its own names: Ә goes after А, Ұ before Ү. */
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_NAME, .language = ATT_LANGUAGE_KK }, "2 4 3 1 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_NAME, .language = ATT_LANGUAGE_RU }, "2 4 3 1 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_NAME, .language = ATT_LANGUAGE_RU, .descending = TRUE },
                "1 3 4 2 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_BIN }, "1 2 3 4 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_REGION }, "3 1 2 4 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_OFFICER, .descending = TRUE }, "1 4 3 2 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_RECEIVED, .descending = TRUE }, "3 4 2 1 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_STAGE }, "1 3 2 4 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_OUTCOME }, "1 3 4 2 ");
  assert_found (store, (AttDossierQuery){ .sort = ATT_SORT_DUE }, "2 1 3 4 ");
  assert_found (store, (AttDossierQuery){ .limit = 2, .offset = 1 }, "2 3 ");
  assert_found (store, (AttDossierQuery){ .offset = 3 }, "4 ");
  assert_found (store, (AttDossierQuery){ .region = "11" }, "3 ");
  assert_found (store, (AttDossierQuery){ .officer = "Ерлан" }, "1 ");
  assert_found (store, (AttDossierQuery){ .bin = "000000000002" }, "2 ");
  assert_found (store, (AttDossierQuery){ .outcome = "accredited" }, "2 ");
  assert_found (store, (AttDossierQuery){ .received_from = fixture_day ("2026-03-03") }, "3 ");
  assert_found (store, (AttDossierQuery){ .received_until = fixture_day ("2026-03-02") }, "1 2 4 ");
  /* What is out today: not what goes along later. */
  assert_found (store, (AttDossierQuery){ .out = TRUE }, "1 ");
  assert_found (store, (AttDossierQuery){ .out = TRUE, .sort = ATT_SORT_NAME, .today = fixture_day ("2026-07-20") }, "3 1 ");
  assert_found (store, (AttDossierQuery){ .out = TRUE, .region = "11" }, "");
  /* A query with all that can be asked for at once. */
  assert_found (store,
                (AttDossierQuery){ .search = "у ул улы улыт улыта улытау", .stage = "intake", .outcome = "open",
                                   .region = "75", .officer = "Ерлан", .bin = "000000000001",
                                   .received_from = fixture_day ("2026-01-01"),
                                   .received_until = fixture_day ("2026-12-31"), .out = TRUE, .sort = ATT_SORT_DUE, .limit = 5,
                                   .offset = 0 },
                "1 ");
}

/* Nothing goes stale at midnight: the stage is that of the day asked for (law-23.2.5: three years, then it ends).
 */
void
conformance_test_stage_of_day (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  AttDay last = fixture_day ("2026-07-04");
  AttDossierQuery query = { .today = last + 1, .bin = "000000000002" };
  const AttDossierRow *row;

  conformance_set_up_list (store);
  assert_found (store, (AttDossierQuery){ .today = last, .stage = "in-force" }, "2 ");
  assert_found (store, (AttDossierQuery){ .today = last, .stage = "closed" }, "4 ");
  assert_found (store, (AttDossierQuery){ .today = last + 1, .stage = "in-force" }, "");
  assert_found (store, (AttDossierQuery){ .today = last + 1, .stage = "closed" }, "2 4 ");
  rows = att_store_query_dossiers (store, &query, NULL, &error);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->stage, ==, "closed");
  g_assert_cmpstr (att_text_peek (row->name, ATT_LANGUAGE_KK), ==, "Әділ");
  g_assert_cmpint (row->due, ==, ATT_DAY_NONE);
}

/* Each filter alone; together they were asked above. */
void
conformance_test_filters (AttStore *store)
{
  const AttDay today = fixture_day ("2026-07-04");

  conformance_set_up_list (store);
  assert_found (store, (AttDossierQuery){ .stage = "intake" }, "1 3 ");
  assert_found (store, (AttDossierQuery){ .stage = "closed" }, "4 ");
  assert_found (store, (AttDossierQuery){ .outcome = "open" }, "1 3 4 ");
  assert_found (store, (AttDossierQuery){ .region = "75" }, "1 2 4 ");
  assert_found (store, (AttDossierQuery){ .officer = "Ерлан" }, "1 ");
  /* Nobody is responsible. */
  assert_found (store, (AttDossierQuery){ .officer = "" }, "2 3 4 ");
  assert_found (store, (AttDossierQuery){ .officer = "", .sort = ATT_SORT_NAME, .descending = TRUE }, "3 4 2 ");
  assert_found (store,
                (AttDossierQuery){ .received_from = fixture_day ("2026-02-02"), .received_until = fixture_day ("2026-02-02") },
                "1 2 4 ");
  /* Open on the day, and NCE's: what was met, is void or is the centre's does not count. */
  assert_found (store, (AttDossierQuery){ .due_until = today - 1 }, "2 ");
  assert_found (store, (AttDossierQuery){ .today = today + 1, .due_until = today }, "");
  assert_found (store, (AttDossierQuery){ .due_until = fixture_day ("2026-07-09") }, "2 ");
  assert_found (store, (AttDossierQuery){ .due_until = fixture_day ("2026-07-10") }, "1 2 ");
  assert_found (store, (AttDossierQuery){ .due_until = fixture_day ("2026-07-10"), .sort = ATT_SORT_NAME, .limit = 1 },
                "2 ");
  assert_found (store, (AttDossierQuery){ .stage = "in-force", .region = "75", .search = "ади" }, "2 ");
  assert_found (store, (AttDossierQuery){ .stage = "in-force", .region = "11" }, "");
}

/* Each order, both ways; what a dossier has not goes last, and nobody goes first. */
void
conformance_test_sorts (AttStore *store)
{
  static const char *const regions[] = { "75", "11", NULL };
  static const struct
  {
    AttSortKey sort;
    const char *up;
    const char *down;
  } orders[] = {
    { ATT_SORT_NUMBER, "1 2 3 4 ", "4 3 2 1 " },   { ATT_SORT_NAME, "2 4 3 1 ", "1 3 4 2 " },
    { ATT_SORT_BIN, "1 2 3 4 ", "4 3 2 1 " },      { ATT_SORT_REGION, "1 2 4 3 ", "3 4 2 1 " },
    { ATT_SORT_STAGE, "1 3 2 4 ", "4 2 3 1 " },    { ATT_SORT_OUTCOME, "1 3 4 2 ", "2 4 3 1 " },
    { ATT_SORT_DUE, "2 1 3 4 ", "4 3 1 2 " },      { ATT_SORT_RECEIVED, "1 2 4 3 ", "3 4 2 1 " },
    { ATT_SORT_OFFICER, "4 2 3 1 ", "1 3 2 4 " },  { ATT_SORT_SERIAL, "3 2 1 4 ", "4 1 2 3 " },
    { ATT_SORT_UNTIL, "2 3 1 4 ", "4 1 3 2 " },
  };
  g_autoptr (AttProjection) two = fixture_new_projection (2, "Әділ", "Адил");
  g_autoptr (AttProjection) three = fixture_new_projection (3, "Еңбек", "Труд");

  conformance_set_up_list (store);
  /* Kazakh letters go where the alphabet has them: Ә before Б, Е before Қ. */
  two->officer = g_strdup ("Әсел");
  two->stage = (g_free (two->stage), g_strdup ("in-force"));
  two->outcome = (g_free (two->outcome), g_strdup ("accredited"));
  two->ends_after = fixture_day ("2026-07-04");
  fixture_add_deadline (two, "revocation", "2026-07-03", NULL, "2026-07-05", TRUE);
  fixture_add_certificate (two, "KZ-2", "2023-07-05", "2026-07-04");
  fixture_project (store, two);
  three->officer = g_strdup ("Бақыт");
  three->region = (g_free (three->region), g_strdup ("11"));
  three->received_on = fixture_day ("2026-03-03");
  three->ends_after = fixture_day ("2026-08-04");
  fixture_add_certificate (three, "KZ-1", "2023-08-05", "2026-08-04");
  fixture_project (store, three);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      AttDossierQuery query = { .sort = orders[i].sort, .regions = regions };

      assert_found (store, query, orders[i].up);
      query.descending = TRUE;
      assert_found (store, query, orders[i].down);
    }
}

/* Very many: pages, searches by words that all have and by words that few have, in each order, find the same dossiers. */
void
conformance_test_many (AttStore *store)
{
  const guint n = 9000;
  g_autoptr (GError) error = NULL;

  att_store_begin (store, TRUE, NULL, &error);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Орталық %c%u екінші үшінші", i % 2 == 0 ? 'a' : 'b', i);
      g_autoptr (AttProjection) projection = fixture_new_projection (i, name, NULL);

      projection->received_on += (AttDay) (i % 7);
      att_store_project (store, projection, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (att_store_commit (store, NULL, &error));
  for (AttSortKey sort = ATT_SORT_NUMBER; sort <= ATT_SORT_UNTIL; sort++)
    for (guint down = 0; down < 2; down++)
      {
        AttDossierQuery query = { .today = fixture_day ("2026-07-04"), .sort = sort, .descending = down };
        g_autoptr (GArray) whole = att_store_find_dossiers (store, &query, NULL, &error);
        g_autoptr (GArray) page = NULL;
        g_autoptr (GArray) found = NULL;
        g_autoptr (GArray) first = NULL;

        g_assert_no_error (error);
        g_assert_cmpuint (whole->len, ==, n);
        query.limit = 60;
        query.offset = 2000;
        page = att_store_find_dossiers (store, &query, NULL, &error);
        g_assert_cmpmem (page->data, page->len * sizeof (gint64), &g_array_index (whole, gint64, 2000),
                         60 * sizeof (gint64));
        /* All of them, and half of them. */
        query.limit = query.offset = 0;
        query.search = "орт екін";
        found = att_store_find_dossiers (store, &query, NULL, &error);
        g_assert_cmpmem (found->data, found->len * sizeof (gint64), whole->data, whole->len * sizeof (gint64));
        query.limit = 5;
        query.search = "орт a";
        first = att_store_find_dossiers (store, &query, NULL, &error);
        g_assert_cmpuint (first->len, ==, 5);
        for (guint i = 0; i < first->len; i++)
          g_assert_cmpint (g_array_index (first, gint64, i) % 2, ==, 0);
        g_assert_cmpint (att_store_count_dossiers (store, &query, NULL, &error), ==, n / 2);
      }
  g_assert_no_error (error);
  assert_found (store, (AttDossierQuery){ .search = "орт a4444" }, "4444 ");
}

/* The rows of what was found, and who is responsible for any of it. */
void
conformance_test_officers (AttStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GStrv) officers = NULL;
  const gint64 asked[] = { 3, 77, 2 };
  const AttDossierRow *row;

  conformance_set_up_list (store);
  officers = att_store_list_officers (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (officers), ==, 1);
  g_assert_cmpstr (officers[0], ==, "Ерлан");
  g_array_append_vals (numbers, asked, G_N_ELEMENTS (asked));
  rows = att_store_fetch_dossiers (store, numbers, fixture_day ("2026-07-04"), NULL, &error);
  g_assert_no_error (error);
  /* One that is not there is left out. */
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->number, ==, 3);
  g_assert_cmpint (row->until, ==, ATT_DAY_NONE);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpint (row->number, ==, 2);
  g_assert_cmpint (row->until, ==, fixture_day ("2026-07-04"));
  g_assert_cmpint (row->due, ==, fixture_day ("2026-07-03"));
}
