/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "att-fault-store.h"
#include "conformance.h"
#include "fixture.h"

static AttStore *
make_in_folder (const char *folder)
{
  g_autofree char *location = fixture_new_location (folder);

  return fixture_open (location, ATT_STORE_CREATE);
}

static AttStore *
make_in_memory (const char *folder)
{
  return fixture_open (":memory:", ATT_STORE_CREATE);
}

static AttStore *
make_with_faults (const char *folder)
{
  g_autoptr (AttStore) store = make_in_folder (folder);

  return att_fault_store_new (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  conformance_add ("folder", make_in_folder);
  conformance_add ("memory", make_in_memory);
  conformance_add ("faults", make_with_faults);
  return g_test_run ();
}
