/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-paper-view.h"

#include "att-paper-canvas.h"
#include "att-paper-search.h"
#include "att-paper-text.h"
#include "att-paper-thumbnails.h"
#include "att-signature-bar.h"

/* The view for its own files: att-paper-view.c shows, -opening.c opens papers, -actions.c has the verbs. */

G_BEGIN_DECLS

struct _AttPaperView
{
  AdwBin parent_instance;
  GtkWidget *toolbar;
  GtkEntry *page_entry;
  GtkLabel *count_label;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *hits_label;
  AttSignatureBar *signature_bar;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failed;
  AdwFlap *flap;
  AttPaperThumbnails *thumbnails;
  GtkStack *modes;
  AttPaperCanvas *canvas;
  AttPaperText *text;
  GtkWidget *quote_bar;
  GtkLabel *quote_label;
  AttContext *context;
  char *sha256;
  char *title;
  char *name;
  GBytes *made; /* what is shown was made for it; NULL for what has a sha256 */
  char *form;   /* of which form a document is that was made; NULL for a draft, which is not printed */
  GBytes *bytes;
  AttViewer *viewer;
  AttPaperSearch *search;
  GCancellable *cancellable; /* of the paper that is shown */
  guint wanted_page;         /* from 0: to be gone to once it is open; G_MAXUINT for none */
  char *wanted_quote;
  gboolean can_quote;
  gboolean show_thumbnails;
  gboolean text_mode;
  gboolean region_mode;
  gboolean checks_signatures; /* they have not been asked for yet */
  guint breakdowns;
  gboolean blamed; /* a page was named for the breakdown */
  guint update_id;
  guint reopen_id;
  GtkFileChooserNative *chooser;
};

gboolean att_paper_view_can_print (AttPaperView *self);
gboolean att_paper_view_get_selection (AttPaperView *self, guint *page, char **text);
void att_paper_view_update_thumbnails (AttPaperView *self);
void att_paper_view_update_later (AttPaperView *self);
void att_paper_view_page_failed_cb (AttPaperView *self, guint page, const GError *error);
void att_paper_view_go_to_wanted (AttPaperView *self);
void att_paper_view_stop (AttPaperView *self);
void att_paper_view_start (AttPaperView *self);
void att_paper_view_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
