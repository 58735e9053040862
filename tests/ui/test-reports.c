/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places that show something of all dossiers, after the certificate. */
#include "config.h"

#include "att-centres-page.h"
#include "att-complaints-page.h"
#include "att-document-page.h"
#include "att-figures-page.h"
#include "att-monitoring-page.h"
#include "ui-register.h"
#include "ui-step.h"

static gboolean
is_loaded (gpointer data)
{
  return att_report_page_is_loaded (data);
}

static AttPage *
go (UiCase *ui, const char *place, GType type)
{
  AttPage *page;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.go", "s", place);
  page = ui_wait_for_page (ui, type);
  ui_wait_until (is_loaded, page);
  return page;
}

/* A center with a certificate, one complaint that is open, one visit that is planned. */
static UiCase *
new_case (void)
{
  UiCase *ui = ui_case_new (UI_ALL_STEPS);

  ui_record (ui, "2026-11-16", "listed", "reference", "№ 1", NULL);
  ui_record (ui, "2026-11-16", "agreement-concluded", "signatory", "Ерлан Қасымов", "centre-signatory", "А", NULL);
  ui_record (ui, "2026-11-17", "complaint-received", "person", "Ахметов Б.", "document", "КД-000125", "text", "T", NULL);
  ui_record (ui, "2026-11-17", "monitoring-planned", "from", "2026-12-14", "to", "2026-12-15", "method", "remote", NULL);
  ui_case_open_window (ui, 0);
  return ui;
}

static GtkWidget *
find_button (GtkWidget *root, const char *tooltip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip);
  return found;
}

/* The register names the certificate, and gives its extract. */
static void
test_register (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "centres", ATT_TYPE_CENTRES_PAGE);
  GtkWidget *button = find_button (GTK_WIDGET (page), "Extract from the register");

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Certificates: 1"));
  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Certificate 381-"));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_wait_for_page (ui, ATT_TYPE_DOCUMENT_PAGE);
}

/* On a day before it was issued there is none: it says so. */
static void
test_register_past (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "centres", ATT_TYPE_CENTRES_PAGE);

  att_centres_page_look_back (ATT_CENTRES_PAGE (page), att_day_parse ("2026-01-15"), ATT_DAY_FOREVER);
  ui_wait_until (is_loaded, page);
  g_assert_null (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Certificate 381-"));
  g_assert_null (find_button (GTK_WIDGET (page), "Extract from the register"));
}

static void
test_complaints (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "complaints", ATT_TYPE_COMPLAINTS_PAGE);

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Ахметов Б."));
}

static void
test_monitoring (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "monitoring", ATT_TYPE_MONITORING_PAGE);

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "14 December 2026"));
}

static void
test_figures (void)
{
  g_autoptr (UiCase) ui = new_case ();
  AttPage *page = go (ui, "figures", ATT_TYPE_FIGURES_PAGE);

  g_assert_nonnull (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "Accredited"));
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/reports/register/law-11.2", test_register);
  g_test_add_func ("/ui/reports/register-past/law-11.2", test_register_past);
  g_test_add_func ("/ui/reports/complaints/law-26.2.4", test_complaints);
  g_test_add_func ("/ui/reports/monitoring/law-25.3", test_monitoring);
  g_test_add_func ("/ui/reports/figures/law-11.4", test_figures);
  return g_test_run ();
}
