/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-store.h"

G_BEGIN_DECLS

void conformance_test_search (AttStore *store);
void conformance_test_list (AttStore *store);
void conformance_test_filters (AttStore *store);
void conformance_test_sorts (AttStore *store);
void conformance_test_many (AttStore *store);
void conformance_test_officers (AttStore *store);
void conformance_test_stage_of_day (AttStore *store);
void conformance_set_up_list (AttStore *store);

G_END_DECLS
