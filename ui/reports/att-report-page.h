/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_REPORT_PAGE (att_report_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AttReportPage, att_report_page, ATT, REPORT_PAGE, AttPage)

/**
 * AttReportPageClass:
 * @ask: says what is asked, as something that the other thread may have for itself
 * @load: answers it, on the office's thread
 * @free_question: frees what was asked
 * @free_answer: frees the answer
 * @show: fills the page, which is empty, with the answer
 *
 * A place that shows something of all dossiers: at the side what is asked, beside it the answer, read in one go and read
 * again when something was recorded or another day has begun.
 */
struct _AttReportPageClass
{
  AttPageClass parent_class;

  gpointer (*ask) (AttReportPage *self);
  AttOfficeFunc load;
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
  void (*show) (AttReportPage *self, gpointer answer);
};

void att_report_page_read (AttReportPage *self);
gboolean att_report_page_is_loaded (AttReportPage *self);
void att_report_page_set_title (AttReportPage *self, const char *title);
void att_report_page_set_subtitle (AttReportPage *self, const char *subtitle);
void att_report_page_set_back (AttReportPage *self);
void att_report_page_add_button (AttReportPage *self, GtkWidget *button);
GtkBox *att_report_page_get_side (AttReportPage *self);
void att_report_page_add (AttReportPage *self, GtkWidget *widget);
AdwPreferencesGroup *att_report_page_add_group (AttReportPage *self, const char *title, const char *description);
void att_report_page_say_nothing (AttReportPage *self, const char *title, const char *text);

G_END_DECLS
