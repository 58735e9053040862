/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ATT_TYPE_REQUEST_OFFER (att_request_offer_get_type ())
G_DECLARE_FINAL_TYPE (AttRequestOffer, att_request_offer, ATT, REQUEST_OFFER, AdwBin)

void att_request_offer_look (AttRequestOffer *self, AttContext *context, GCancellable *cancellable);

G_END_DECLS
