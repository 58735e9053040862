/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAGE (att_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AttPage, att_page, ATT, PAGE, AdwBin)

/**
 * AttPageClass:
 * @refresh: looks again at what the page shows
 * @search: takes the keyboard to the page's search
 * @close: the page is left for good: keeps what must not be lost
 * @renew: makes the page once more, showing the same; asked of a page that is closed, after the language changed
 *
 * A page of the window.
 */
struct _AttPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (AttPage *self);
  void (*search) (AttPage *self);
  void (*close) (AttPage *self);
  GtkWidget *(*renew) (AttPage *self);
};

AttContext *att_page_get_context (AttPage *self);
GCancellable *att_page_get_cancellable (AttPage *self);
gboolean att_page_is_closed (AttPage *self);
void att_page_refresh (AttPage *self);
void att_page_search (AttPage *self);
void att_page_close (AttPage *self);
GtkWidget *att_page_renew (AttPage *self);
void att_page_keep_focus (AttPage *self);
void att_page_restore_focus (AttPage *self);

G_END_DECLS
