/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-form.h"

static gboolean
is_ready (gpointer data)
{
  return att_act_form_is_ready (att_act_page_get_form (data));
}

/**
 * ui_form_open:
 * @self: a case with a window
 * @dossier: a dossier
 * @kind: a kind of act
 *
 * Returns: (transfer none): the page with the form of that act, ready to be filled in
 */
AttActPage *
ui_form_open (UiCase *self, gint64 dossier, const char *kind)
{
  AttPage *page;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.record", "(xs)", dossier, kind);
  page = ui_wait_for_page (self, ATT_TYPE_ACT_PAGE);
  ui_wait_until (is_ready, page);
  return ATT_ACT_PAGE (page);
}

/**
 * ui_form_find:
 * @page: a page with a form
 * @field: the id of a field
 *
 * Returns: (transfer none) (nullable): the field
 */
AttField *
ui_form_find (AttActPage *page, const char *field)
{
  return att_fields_box_find (att_act_form_get_fields (att_act_page_get_form (page)), field);
}

/**
 * ui_form_type:
 * @page: a page with a form
 * @field: the id of a field that there is
 * @text: what is typed into it
 */
void
ui_form_type (AttActPage *page, const char *field, const char *text)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  AttField *found = ui_form_find (page, field);

  g_assert_nonnull (found);
  att_record_add (fields, field, text);
  att_field_editor_fill (att_field_get_editor (found), fields);
}
