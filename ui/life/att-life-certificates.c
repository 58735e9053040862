/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The certificates of a dossier, from the first to the one in force, and what became of them (Art. 26(1), 26(6)). */
#include "config.h"
#include "att-life-parts.h"

#include <glib/gi18n-lib.h>

#include "att-story.h"
#include "att-words.h"

static char *
certificate_to_words (AttDossierView *view, const AttCertificate *certificate, const char *before, const char *after)
{
  g_autofree char *from = att_words_day (certificate->from);
  g_autofree char *until = att_words_day (certificate->until);
  g_autofree char *state
      = att_words_capitalise (att_words_certificate_state (att_certificate_get_state (certificate, view->today)));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *period
      = att_words_fill (_ ("{state}: from {from} until {until}"), "state", state, "from", from, "until", until, NULL);

  g_string_append (out, period);
  if (before != NULL)
    {
      g_autofree char *words = att_words_fill (_ ("Replaces certificate {serial}."), "serial", before, NULL);

      g_string_append_printf (out, "\n%s", words);
    }
  if (after != NULL)
    {
      g_autofree char *words = att_words_fill (_ ("Replaced by certificate {serial}."), "serial", after, NULL);

      g_string_append_printf (out, "\n%s", words);
    }
  return g_strdup (out->str);
}

static const AttDocument *
find_document (AttDossierView *view, AttAct *act)
{
  GPtrArray *documents = att_dossier_get_documents (view->dossier);

  for (guint i = documents->len; i > 0; i--)
    {
      const AttDocument *document = g_ptr_array_index (documents, i - 1);

      if (g_str_equal (document->form, "certificate") && document->act == act)
        return document;
    }
  return NULL;
}

static void
make_opening (AdwActionRow *row, const AttDocument *document, const char *serial)
{
  g_autofree char *name = g_strconcat (serial, ".pdf", NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-document");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", document->file->sha256,
                                    att_words_form (document->form), name);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
add_certificates (GtkListBox *list, AttDossierView *view)
{
  GPtrArray *certificates = att_dossier_get_certificates (view->dossier);

  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);
      const AttCertificate *before = i > 0 ? g_ptr_array_index (certificates, i - 1) : NULL;
      const AttCertificate *after = i + 1 < certificates->len ? g_ptr_array_index (certificates, i + 1) : NULL;
      const AttDocument *document = find_document (view, certificate->act);
      g_autofree char *title = att_words_fill (_ ("Certificate {serial}"), "serial", certificate->serial, NULL);
      g_autofree char *subtitle = certificate_to_words (view, certificate, before != NULL ? before->serial : NULL,
                                                        after != NULL ? after->serial : NULL);
      AdwActionRow *row = att_life_row_new ("x-office-document-symbolic", title, subtitle);

      if (document != NULL)
        make_opening (row, document, certificate->serial);
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
}

/* The dossiers before and after this one (Art. 23(5)), and when the next application can be filed. */
static void
add_reaccreditation (GtkListBox *list, AttDossierView *view)
{
  AttAct *received = att_dossier_get_latest (view->dossier, "reaccreditation-received");
  g_autofree char *opens = att_words_day (view->opens);
  g_autofree char *closes = att_words_day (view->closes);
  g_autofree char *article = att_provision_to_words ("23(5)");
  g_autofree char *title = NULL;
  AdwActionRow *row;

  if (view->follows > 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, view->follows);

      title = att_words_fill (_ ("The accreditation before this one: dossier {number}"), "number", number, NULL);
      row = att_life_row_new ("edit-undo-symbolic", title, att_dossier_get_request (view->dossier)->follows);
      att_life_open_dossier (row, view->follows);
      gtk_list_box_append (list, GTK_WIDGET (row));
      g_clear_pointer (&title, g_free);
    }
  if (received != NULL)
    {
      g_autofree char *day = att_words_day (att_act_get_on (received));
      const char *number = att_act_get (received, "dossier");

      title = att_words_fill (_ ("Re-accreditation: dossier {number}"), "number", number, NULL);
      row = att_life_row_new ("go-next-symbolic", title, day);
      att_life_open_dossier (row, g_ascii_strtoll (number, NULL, 10));
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
  else if (view->closes != ATT_DAY_NONE)
    {
      title = att_words_fill (_ ("Application for re-accreditation ({article})"), "article", article, NULL);
      g_autofree char *subtitle = att_words_fill (
          view->closes < view->today                                  ? _ ("Late since {closes}: it is taken in and flagged.")
          : view->opens != ATT_DAY_NONE && view->opens <= view->today ? _ ("Can be filed now, in time until {closes}.")
                                                                      : _ ("From {opens}, in time until {closes}."),
          "opens", opens, "closes", closes, NULL);

      gtk_list_box_append (list, GTK_WIDGET (att_life_row_new (view->closes < view->today ? "dialog-warning-symbolic"
                                                                                          : "x-office-calendar-symbolic",
                                                               title, subtitle)));
    }
}

/**
 * att_life_certificates_fill:
 * @content: an empty box
 * @view: a dossier
 *
 * Shows each certificate with the one that it replaces and the one that replaced it, reorganisations and changes of the
 * centre's data, and the dossiers before and after.
 */
void
att_life_certificates_fill (GtkBox *content, AttDossierView *view)
{
  static const char *const kinds[] = { "reorganised", "centre-changed", NULL };
  GtkListBox *list = att_life_list_new (_ ("Certificates and the center"));

  add_certificates (list, view);
  att_story_fill (list, view, kinds);
  add_reaccreditation (list, view);
  gtk_box_append (content, GTK_WIDGET (list));
  gtk_widget_set_visible (GTK_WIDGET (list), gtk_list_box_get_row_at_index (list, 0) != NULL);
}

/* How it ended, or when it will end by itself. */
static AdwActionRow *
new_end_row (AttDossierView *view, const AttCertificate *certificate)
{
  const char *ground = NULL;
  AttDay end = att_certificate_get_end (certificate, view->today, &ground);
  const AttTerm *term
      = ground != NULL ? att_regulation_find_term (view->regulation, ATT_TERMS_TERMINATION_GROUNDS, ground) : NULL;
  g_autofree char *day = att_words_day (end != ATT_DAY_NONE ? end : certificate->until);
  g_autofree char *title
      = att_words_fill (end != ATT_DAY_NONE ? _ ("The validity ended on {day}")
                                            : _ ("The validity ends by itself: its last day is {day}"),
                        "day", day, NULL);
  g_autofree char *words
      = term != NULL ? att_words_capitalise (att_text_get (term->name, att_language_get_current ())) : NULL;

  return att_life_row_new (end != ATT_DAY_NONE ? "process-stop-symbolic" : "x-office-calendar-symbolic", title, words);
}

/**
 * att_life_end_fill:
 * @content: an empty box
 * @view: a dossier
 *
 * Shows how the validity ended, or will end, and what was published.
 */
void
att_life_end_fill (GtkBox *content, AttDossierView *view)
{
  static const char *const kinds[] = { "terminated", "agreement-ended", "published", NULL };
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  GtkListBox *list = att_life_list_new (_ ("How the validity ends"));

  if (certificate != NULL)
    gtk_list_box_append (list, GTK_WIDGET (new_end_row (view, certificate)));
  att_story_fill (list, view, kinds);
  gtk_box_append (content, GTK_WIDGET (list));
  gtk_widget_set_visible (GTK_WIDGET (list), gtk_list_box_get_row_at_index (list, 0) != NULL);
}
