/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are made when asked for, in any language, and the templates by which documents are made. */
#include "config.h"

#include <string.h>

#include "att-document-page.h"
#include "att-dossier-page.h"
#include "att-template-page.h"
#include "att-template.h"
#include "att-templates-page.h"
#include "att-today-page.h"
#include "att-words.h"
#include "ui-fixture.h"

static gboolean
is_made (gpointer data)
{
  return !g_str_equal (att_document_page_get_state (data), "making");
}

static AttDocumentPage *
open_document (UiCase *ui, gint64 dossier, const char *form)
{
  AttPage *page;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.make-document", "(xs)", dossier, form);
  page = ui_wait_for_page (ui, ATT_TYPE_DOCUMENT_PAGE);
  ui_wait_until (is_made, page);
  return ATT_DOCUMENT_PAGE (page);
}

/* Each form has a name that people know it by. */
static void
test_names (void)
{
  g_auto (GStrv) forms = att_template_list_shipped ();
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  g_assert_cmpuint (g_strv_length (forms), >=, 17);
  for (guint i = 0; forms[i] != NULL; i++)
    g_assert_cmpstr (att_words_form (forms[i]), !=, forms[i]);
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i]->form != NULL)
      g_assert_cmpstr (att_words_form (kinds[i]->form), !=, kinds[i]->form);
}

/* An inventory can be had from the first day, an extract only once there is a certificate: it says so. */
static void
test_requested (void)
{
  g_autoptr (UiCase) ui = ui_case_new (1);
  AttDocumentPage *page;
  GtkWidget *failed;

  ui_case_open_window (ui, 1);
  ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  page = open_document (ui, 1, "inventory");
  g_assert_cmpstr (att_document_page_get_state (page), ==, "paper");
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.back", NULL);
  page = open_document (ui, 1, "extract");
  g_assert_cmpstr (att_document_page_get_state (page), ==, "failed");
  failed = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_DOCUMENT_PAGE, "failed"));
  g_assert_cmpuint (strlen (adw_status_page_get_description (ADW_STATUS_PAGE (failed))), >, 20);
}

/* What was issued is shown as it was issued; in another language, a translation. */
static void
test_translation (void)
{
  g_autoptr (UiCase) ui = ui_case_new (UI_ALL_STEPS);
  AttDocumentPage *page;
  GtkWidget *languages;

  ui_case_open_window (ui, 1);
  ui_wait_for_page (ui, ATT_TYPE_DOSSIER_PAGE);
  page = open_document (ui, 1, "certificate");
  g_assert_cmpstr (att_document_page_get_state (page), ==, "paper");
  languages = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_DOCUMENT_PAGE, "languages"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (languages))), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (languages), 3);
  g_assert_cmpstr (att_document_page_get_state (page), ==, "making");
  ui_wait_until (is_made, page);
  g_assert_cmpstr (att_document_page_get_state (page), ==, "paper");
}

static gboolean
is_tried (gpointer data)
{
  return !g_str_equal (att_template_page_get_state (data), "choose");
}

static AttTemplatePage *
try_template (UiCase *ui, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (ui->folder, "edited.xml", NULL);
  AttPage *page;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  att_window_push (ui->window, att_template_page_new (ui->context, NULL));
  page = att_window_get_page (ui->window);
  g_assert_cmpstr (att_template_page_get_state (ATT_TEMPLATE_PAGE (page)), ==, "choose");
  att_template_page_look_at (ATT_TEMPLATE_PAGE (page), path);
  ui_wait_until (is_tried, page);
  return ATT_TEMPLATE_PAGE (page);
}

/* Of a wrong template the file, the line and the field are told, and nothing is adopted. */
static void
test_wrong_template (void)
{
  g_autoptr (UiCase) ui = ui_case_new (1);
  g_autoptr (GBytes) shipped = att_template_dup_shipped ("receipt");
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (shipped, NULL), (gssize) g_bytes_get_size (shipped));
  g_autoptr (GBytes) wrong = NULL;
  AttTemplatePage *page;
  GtkWidget *failed;
  const char *description;

  g_assert_cmpuint (g_string_replace (text, "{applicant.name}", "{applicant.nickname}", 1), ==, 1);
  wrong = g_bytes_new (text->str, text->len);
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  page = try_template (ui, wrong);
  g_assert_cmpstr (att_template_page_get_state (page), ==, "failed");
  failed = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), ATT_TYPE_TEMPLATE_PAGE, "failed"));
  description = adw_status_page_get_description (ADW_STATUS_PAGE (failed));
  g_assert_nonnull (strstr (description, "edited.xml"));
  g_assert_nonnull (strstr (description, "applicant.nickname"));
  g_assert_nonnull (strstr (description, "Line"));
}

static gboolean
is_listed (gpointer data)
{
  return ATT_IS_TEMPLATES_PAGE (data) && att_templates_page_is_loaded (data)
         && ui_find (data, GTK_TYPE_LABEL, "The office's own, adopted on") != NULL;
}

static gboolean
can_adopt (gpointer data)
{
  GtkWidget *button = ui_find (data, GTK_TYPE_BUTTON, "_Adopt");

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* An edited template is tried on a dossier, adopted as an act of dossier 0, and stands in the list as the office's own. */
static void
test_adoption (void)
{
  g_autoptr (UiCase) ui = ui_case_new (1);
  g_autoptr (GBytes) shipped = att_template_dup_shipped ("receipt");
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (shipped, NULL), (gssize) g_bytes_get_size (shipped));
  g_autoptr (GBytes) edited = NULL;
  g_autoptr (AttDossier) own = NULL;
  AttTemplatePage *page;
  AttPage *list;
  AttAct *act;

  g_assert_cmpuint (g_string_replace (text, "version=\"1\" languages", "version=\"2\" languages", 1), ==, 1);
  edited = g_bytes_new (text->str, text->len);
  ui_case_open_window (ui, 0);
  ui_wait_for_page (ui, ATT_TYPE_TODAY_PAGE);
  att_window_push (ui->window, att_templates_page_new (ui->context));
  list = att_window_get_page (ui->window);
  page = try_template (ui, edited);
  g_assert_cmpstr (att_template_page_get_state (page), ==, "paper");
  ui_wait_until (can_adopt, page);
  gtk_widget_activate_action (GTK_WIDGET (page), "template.adopt", NULL);
  g_assert_true (ui_wait_for_page (ui, ATT_TYPE_TEMPLATES_PAGE) == list);
  ui_wait_until (is_listed, list);
  own = att_office_load (ui_take_office (ui), 0, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  act = att_dossier_find_template (own, "receipt", att_day_parse (UI_TODAY));
  g_assert_nonnull (act);
  g_assert_cmpstr (att_act_get (act, "form"), ==, "receipt");
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/document-forms/names", test_names);
  g_test_add_func ("/ui/document-forms/requested", test_requested);
  g_test_add_func ("/ui/document-forms/translation", test_translation);
  g_test_add_func ("/ui/document-forms/wrong-template", test_wrong_template);
  g_test_add_func ("/ui/document-forms/adoption", test_adoption);
  return g_test_run ();
}
