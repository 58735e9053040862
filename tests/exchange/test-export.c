/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-export.h"

static AttRecord *
make_row (AttExportList list, const char *serial, const char *name)
{
  const char *const *columns = att_export_list_get_columns (list);
  AttRecord *row = att_record_new ();

  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (g_str_equal (columns[i], "serial"))
        att_record_add (row, columns[i], serial);
      else if (g_str_equal (columns[i], "name-kk"))
        att_record_add (row, columns[i], name);
      else if (g_str_equal (columns[i], "state"))
        att_record_add (row, columns[i], "valid");
      else if (g_str_has_suffix (columns[i], "-on") || g_str_has_suffix (columns[i], "-since")
               || g_str_equal (columns[i], "from") || g_str_equal (columns[i], "until"))
        att_record_add (row, columns[i], "2026-11-02");
      else if (g_str_equal (columns[i], "ended-ground"))
        att_record_add (row, columns[i], "court");
      else if (g_str_equal (columns[i], "dossier") || g_str_equal (columns[i], "complaint"))
        att_record_add (row, columns[i], "7");
      else if (g_str_equal (columns[i], "document"))
        att_record_add (row, columns[i], "D, \"1\"");
    }
  return row;
}

static void
add_founder (AttRecord *row, const char *name, const char *id)
{
  AttRecord *founder = att_record_new ();

  att_record_add (founder, "name", name);
  if (id != NULL)
    att_record_add (founder, "id", id);
  att_record_add_record (row, "founder", founder);
}

static AttExport *
make (AttExportList list)
{
  AttExport *export = att_export_new (list, att_day_parse ("2026-11-02"), ATT_DAY_FOREVER);

  g_ptr_array_add (export->rows, make_row (list, "381-000001", "«Үлгі», \"A\" & <B>"));
  g_ptr_array_add (export->rows, make_row (list, "381-000002", "'; Ёж"));
  if (list == ATT_EXPORT_BARRED_CENTRES)
    {
      add_founder (g_ptr_array_index (export->rows, 0), "Бірінші, \"Екінші\"", "791120400575");
      add_founder (g_ptr_array_index (export->rows, 0), "Үшінші", NULL);
    }
  return export;
}

/* law-6.1: whatever stands in a row is read as it was written, in either format. */
static void
test_again (void)
{
  for (int list = 0; list < ATT_N_EXPORT_LISTS; list++)
    for (int format = ATT_EXPORT_XML; format <= ATT_EXPORT_CSV; format++)
      {
        g_autoptr (AttExport) export = make ((AttExportList) list);
        g_autoptr (AttExport) empty = att_export_new ((AttExportList) list, 740000, 740001);
        g_autoptr (AttExport) again = NULL;
        g_autoptr (AttExport) nothing = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = att_export_write (export, (AttExportFormat) format, &error);
        g_autoptr (GBytes) none = NULL;
        g_autofree char *hash = NULL;

        g_assert_no_error (error);
        again = att_export_read (bytes, "list", &error);
        g_assert_no_error (error);
        g_assert_true (att_export_equal (export, again));
        hash = att_export_compute_hash (bytes);
        g_assert_cmpint (strlen (hash), ==, 64);
        none = att_export_write (empty, (AttExportFormat) format, &error);
        g_assert_no_error (error);
        nothing = att_export_read (none, "list", &error);
        g_assert_no_error (error);
        g_assert_cmpint (nothing->known, ==, 740001);
        g_assert_cmpint (nothing->rows->len, ==, 0);
        g_assert_false (att_export_equal (export, nothing));
      }
}

static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (text, old, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoinv (new, parts);
}

/* A file that is cut, altered or of somebody else is refused, with its place. */
static void
test_wrong (void)
{
  static const struct
  {
    AttExportFormat format;
    const char *old;
    const char *new;
    const char *problem;
  } cases[] = {
    { ATT_EXPORT_CSV, "rows=2", "rows=3", "export-rows" },
    { ATT_EXPORT_CSV, "list=register", "list=everything", "not-an-export" },
    { ATT_EXPORT_CSV, "as-of=2026-11-02", "as-of=2026-11-31", "not-an-export" },
    { ATT_EXPORT_CSV, "# attestat-export 1", "# attestat-export 2", "not-an-export" },
    { ATT_EXPORT_CSV, "381-000002,", "381-000002", "export-columns" },
    { ATT_EXPORT_XML, "rows=\"2\"", "rows=\"1\"", "export-rows" },
    { ATT_EXPORT_XML, "as-of=\"2026-11-02\"", "as-of=\"2026-11-31\"", NULL },
    { ATT_EXPORT_XML, "state=\"valid\"", "state=\"good\"", NULL },
    { ATT_EXPORT_XML, "</export>", "", NULL },
  };
  g_autoptr (AttExport) export = make (ATT_EXPORT_REGISTER);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = att_export_write (export, cases[i].format, &error);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      char *altered = replace (text, cases[i].old, cases[i].new);
      g_autoptr (GBytes) wrong = g_bytes_new_take (altered, strlen (altered));

      g_assert_null (att_export_read (wrong, "list", &error));
      g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
      g_assert_cmpstr (att_problem_get_path (error), ==, "list");
      if (cases[i].problem != NULL)
        g_assert_cmpstr (att_problem_get_id (error), ==, cases[i].problem);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/export/again/law-6.1", test_again);
  g_test_add_func ("/exchange/export/wrong", test_wrong);
  return g_test_run ();
}
