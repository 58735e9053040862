/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store of a laptop is a store: in memory, its files in a field file. */
#include "conformance.h"
#include "visit-fixture.h"

typedef struct
{
  AttVisitFile *file;
  AttVisitBlobs *blobs;
} Shelf;

static void
free_shelf (gpointer data)
{
  Shelf *shelf = data;

  att_visit_blobs_free (shelf->blobs);
  g_object_unref (shelf->file);
  g_free (shelf);
}

static AttStore *
make_on_laptop (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "visit.attfield", NULL);
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttSigningKey) key = att_signing_key_new (random);
  g_autoptr (GError) error = NULL;
  Shelf *shelf = g_new0 (Shelf, 1);
  AttStore *store;

  shelf->file = att_visit_file_create (path, VISIT_PASSPHRASE, &visit_cheap, att_signing_key_get_public (key), random, &error);
  g_assert_no_error (error);
  att_visit_file_finish (shelf->file, &error);
  g_assert_no_error (error);
  shelf->blobs = att_visit_blobs_new (shelf->file);
  store = att_sql_store_new_in_memory (&att_visit_shelf, shelf->blobs, NULL, &error);
  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (store), "shelf", shelf, free_shelf);
  return store;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  conformance_add ("laptop", make_on_laptop);
  return g_test_run ();
}
