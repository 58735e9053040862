/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-sheet.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-rows.h"
#include "att-label.h"
#include "att-words.h"

static void
add_heading (GtkBox *sheet, const char *title)
{
  GtkWidget *label = att_label_new (title, "heading");

  if (gtk_widget_get_first_child (GTK_WIDGET (sheet)) != NULL)
    gtk_widget_set_margin_top (label, 12);
  gtk_box_append (sheet, label);
}

/* Short facts stand two in a line where there is room. */
static GtkFlowBox *
ensure_flow (GtkBox *sheet)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (sheet));
  GtkWidget *flow;

  if (last != NULL && GTK_IS_FLOW_BOX (last))
    return GTK_FLOW_BOX (last);
  flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_box_append (sheet, flow);
  return GTK_FLOW_BOX (flow);
}

static GtkWidget *
create_fact (const char *title, const char *text)
{
  GtkWidget *fact = att_fact_new (title, text);

  gtk_label_set_selectable (GTK_LABEL (gtk_widget_get_last_child (fact)), TRUE);
  return fact;
}

static void
add_short_fact (GtkBox *sheet, const char *title, const char *text)
{
  GtkWidget *fact;

  if (text == NULL || *text == '\0')
    return;
  fact = create_fact (title, text);
  gtk_flow_box_append (ensure_flow (sheet), fact);
  gtk_widget_set_focusable (gtk_widget_get_parent (fact), FALSE);
}

static void
add_fact (GtkBox *sheet, const char *title, const char *text)
{
  GtkWidget *fact;

  if (text == NULL || *text == '\0')
    return;
  fact = create_fact (title, text);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_last_child (fact)), -1);
  gtk_widget_set_visible (gtk_widget_get_first_child (fact), *title != '\0');
  gtk_box_append (sheet, fact);
}

/* What stands in the application in Kazakh and in Russian is shown in both: they are compared with the papers. */
static void
add_both (GtkBox *sheet, const char *title, const AttText *text)
{
  const char *kk = text != NULL ? att_text_peek (text, ATT_LANGUAGE_KK) : NULL;
  const char *ru = text != NULL ? att_text_peek (text, ATT_LANGUAGE_RU) : NULL;
  g_autofree char *both = g_strjoin ("\n", kk != NULL ? kk : ru, kk != NULL && g_strcmp0 (kk, ru) != 0 ? ru : NULL, NULL);

  add_fact (sheet, title, both);
}

static char *
dup_term (AttRegulation *regulation, AttTermList list, const char *id)
{
  const AttTerm *term = id != NULL ? att_regulation_find_term (regulation, list, id) : NULL;

  return term != NULL ? att_words_capitalise (att_text_get (term->name, att_language_get_current ())) : g_strdup (id);
}

static void
add_request (GtkBox *sheet, AttDossierView *view, const AttRequest *request)
{
  const AttKind *received = att_act_get_kind (request->act);
  g_autofree char *date = att_words_day (request->date);
  g_autofree char *on = att_words_day (att_act_get_on (request->act));
  g_autofree char *region = dup_term (view->regulation, ATT_TERMS_REGIONS, request->region);

  add_short_fact (sheet, C_ ("field", "Kind of application"),
                  att_field_get_choice_title (att_kind_find_field (received, "kind"), request->kind));
  add_short_fact (sheet, C_ ("field", "Date of the application"), date);
  add_short_fact (sheet, C_ ("fact", "Received"), on);
  add_short_fact (sheet, C_ ("field", "How it came"),
                  att_field_get_choice_title (att_kind_find_field (received, "channel"), request->channel));
  add_short_fact (sheet, C_ ("field", "Language of letters"),
                  att_field_get_choice_title (att_kind_find_field (received, "language"),
                                              request->language == ATT_LANGUAGE_KK ? "kk" : "ru"));
  add_short_fact (sheet, C_ ("field", "Region"), region);
  add_short_fact (sheet, C_ ("field", "Certificate that it follows"), request->follows);
}

static void
add_applicant (GtkBox *sheet, AttDossierView *view, const AttApplicant *applicant)
{
  g_autofree char *form = dup_term (view->regulation, ATT_TERMS_LEGAL_FORMS, applicant->form);
  g_autofree char *day = att_words_day (applicant->registered_on);
  g_autofree char *registered
      = applicant->registered_number != NULL
            ? att_words_fill (_ ("{day}, No. {number}"), "day", day, "number", applicant->registered_number, NULL)
            : g_strdup (day);

  add_heading (sheet, C_ ("intake", "Applicant"));
  add_both (sheet, C_ ("fact", "Name"), applicant->name);
  add_short_fact (sheet, C_ ("field", "BIN"), applicant->bin);
  add_short_fact (sheet, C_ ("field", "Legal form"), form);
  add_short_fact (sheet, C_ ("fact", "State registration"), registered);
  add_both (sheet, C_ ("field", "Address"), applicant->address);
  add_short_fact (sheet, C_ ("field", "Head"), applicant->head_name);
  add_both (sheet, C_ ("fact", "Head's position"), applicant->head_position);
  add_short_fact (sheet, C_ ("field", "Telephone"), applicant->phone);
  add_short_fact (sheet, C_ ("field", "E-mail"), applicant->email);
  add_short_fact (sheet, C_ ("field", "Educational organisation"),
                  applicant->education_organisation ? C_ ("choice", "yes") : C_ ("choice", "no"));
}

static void
add_founders (GtkBox *sheet, const AttApplicant *applicant)
{
  if (applicant->founders->len > 0)
    add_heading (sheet, C_ ("intake", "Founders (participants)"));
  for (guint i = 0; i < applicant->founders->len; i++)
    {
      const AttFounder *founder = g_ptr_array_index (applicant->founders, i);

      add_fact (sheet, founder->id != NULL ? founder->id : "", founder->name);
    }
}

/* What the applicant calls a profession, and what the register of professions said when the application came. */
static void
add_professions (GtkBox *sheet, const AttRequest *request)
{
  if (request->professions->len > 0)
    add_heading (sheet, C_ ("intake", "Professions"));
  for (guint i = 0; i < request->professions->len; i++)
    {
      const AttDeclaredProfession *profession = g_ptr_array_index (request->professions, i);
      const char *kk = att_text_peek (profession->name, ATT_LANGUAGE_KK);
      const char *ru = att_text_peek (profession->name, ATT_LANGUAGE_RU);
      const char *entry = profession->found && profession->register_name != NULL
                              ? att_text_get (profession->register_name, att_language_get_current ())
                              : NULL;
      g_autofree char *found
          = entry != NULL ? att_words_fill (_ ("In the register of professions: {name}"), "name", entry, NULL)
                          : g_strdup (profession->found ? _ ("In the register of professions")
                                                        : _ ("Not in the register of professions"));
      g_autofree char *names = g_strjoin (" / ", kk != NULL ? kk : ru, kk != NULL ? ru : NULL, NULL);
      g_autofree char *text = g_strconcat (names, "\n", found, NULL);

      add_fact (sheet, profession->code, text);
    }
}

static void
add_premises (GtkBox *sheet, AttDossierView *view, const AttRequest *request)
{
  if (request->premises->len > 0)
    add_heading (sheet, C_ ("field", "Premises"));
  for (guint i = 0; i < request->premises->len; i++)
    {
      const AttPremises *premises = g_ptr_array_index (request->premises, i);
      g_autofree char *basis = dup_term (view->regulation, ATT_TERMS_PREMISES_BASES, premises->basis);
      /* Translators: {basis} is on what legal basis premises are held, as ownership. */
      g_autofree char *area = att_words_decimal (premises->area);
      g_autofree char *text = att_words_fill (_ ("{area} m², {basis}"), "area", area, "basis", basis, NULL);

      add_fact (sheet, premises->address, text);
    }
}

static void
add_equipment (GtkBox *sheet, const AttRequest *request)
{
  if (request->equipment->len > 0)
    add_heading (sheet, C_ ("field", "Equipment"));
  for (guint i = 0; i < request->equipment->len; i++)
    {
      const AttEquipment *equipment = g_ptr_array_index (request->equipment, i);
      g_autofree char *text
          = att_words_fill (_ ("{name}: {quantity}"), "name", equipment->name, "quantity", equipment->quantity, NULL);

      add_fact (sheet, equipment->profession != NULL ? equipment->profession : "", text);
    }
}

static void
add_staff (GtkBox *sheet, const AttRequest *request)
{
  if (request->staff->len > 0)
    add_heading (sheet, C_ ("field", "Personnel"));
  for (guint i = 0; i < request->staff->len; i++)
    {
      const AttStaff *person = g_ptr_array_index (request->staff, i);
      g_autofree char *codes = person->professions != NULL ? g_strjoinv (", ", person->professions) : g_strdup ("");
      guint n_years = (guint) g_ascii_strtoull (person->experience != NULL ? person->experience : "0", NULL, 10);
      g_autofree char *years = g_strdup_printf ("%u", n_years);
      g_autofree char *experience = att_words_fill (
          g_dngettext (GETTEXT_PACKAGE, "experience: {count} year", "experience: {count} years", n_years), "count",
          years, NULL);
      g_autoptr (GString) text = g_string_new (person->position != NULL ? person->position : "");

      if (*codes != '\0')
        g_string_append_printf (text, " · %s", codes);
      if (person->education != NULL)
        g_string_append_printf (text, "\n%s", person->education);
      g_string_append_printf (text, "\n%s", experience);
      add_fact (sheet, person->name, text->str);
    }
}

/**
 * att_request_sheet_new:
 * @view: a dossier
 *
 * Returns: (transfer floating): its application as it was taken in, to be read beside the papers
 */
GtkWidget *
att_request_sheet_new (AttDossierView *view)
{
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const AttRequest *request = att_dossier_get_request (view->dossier);
  g_autoptr (AttApplicant) applicant = NULL;

  gtk_widget_add_css_class (sheet, "card");
  gtk_widget_add_css_class (sheet, "details");
  gtk_widget_add_css_class (sheet, "sheet");
  gtk_widget_set_valign (sheet, GTK_ALIGN_START);
  if (request == NULL)
    return sheet;
  /* The applicant as the application says, not as later acts changed it. */
  applicant = att_applicant_new_from_record (att_act_get_fields (request->act));
  add_request (GTK_BOX (sheet), view, request);
  add_applicant (GTK_BOX (sheet), view, applicant);
  add_founders (GTK_BOX (sheet), applicant);
  add_professions (GTK_BOX (sheet), request);
  add_premises (GTK_BOX (sheet), view, request);
  add_equipment (GTK_BOX (sheet), request);
  add_staff (GTK_BOX (sheet), request);
  return sheet;
}
