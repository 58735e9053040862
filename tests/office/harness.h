/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/* An issuer whose documents are a few words of the dossier, so that a test sees what went in; it fails when told so. */
#define TEST_TYPE_ISSUER (test_issuer_get_type ())
G_DECLARE_FINAL_TYPE (TestIssuer, test_issuer, TEST, ISSUER, GObject)

TestIssuer *test_issuer_new (void);
void test_issuer_set_fails (TestIssuer *self, gboolean fails);

AttClock *test_clock_new (const char *today);
AttOffice *test_office_new (AttStore *store, TestIssuer *issuer, const char *today);
AttOffice *test_office_new_in_folder (const char *folder, TestIssuer *issuer, const char *today);
char *test_folder_new (void);
void test_folder_free (char *folder);

AttRecord *test_received (void);
gint64 test_open_dossier (AttOffice *office, const char *on);
AttAct *test_record (AttOffice *office, gint64 dossier, const char *on, GError **error, const char *kind, ...) G_GNUC_NULL_TERMINATED;
void test_must (AttOffice *office, gint64 dossier, const char *on, const char *kind, ...) G_GNUC_NULL_TERMINATED;
void test_order_visit (AttOffice *office, gint64 dossier);
void test_accredit (AttOffice *office, gint64 dossier);
void test_assert_verifies (AttOffice *office);

G_END_DECLS
