/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-life-panel.h"

#include <glib/gi18n-lib.h>

#include "att-life-parts.h"
#include "att-life-section.h"
#include "att-life-suggestion.h"
#include "att-words.h"

/**
 * AttLifePanel:
 *
 * The working area of the time after the certificate (Art. 25(3)-(5), 26): monitoring, complaints, revocation and resumption
 * as one story, reorganisation and reissue, and the end. One form is open at a time.
 */
struct _AttLifePanel
{
  AttStagePanel parent_instance;
  GtkLabel *headline;
  AttLifeSection *monitoring;
  AttLifeSection *complaints;
  AttLifeSection *revocation;
  AttLifeSection *centre;
  AttLifeSection *end;
};

G_DEFINE_FINAL_TYPE (AttLifePanel, att_life_panel, ATT_TYPE_STAGE_PANEL)

#define N_SECTIONS 5

static void
get_sections (AttLifePanel *self, AttLifeSection **sections)
{
  sections[0] = self->monitoring;
  sections[1] = self->complaints;
  sections[2] = self->revocation;
  sections[3] = self->centre;
  sections[4] = self->end;
}

static AttLifeSection *
find_section (AttLifePanel *self, const char *kind)
{
  AttLifeSection *sections[N_SECTIONS];

  get_sections (self, sections);
  for (guint i = 0; i < N_SECTIONS; i++)
    if (att_life_section_has (sections[i], kind))
      return sections[i];
  return NULL;
}

static gboolean
begin (AttLifePanel *self, const char *kind, const char *part, const AttRecord *suggested)
{
  AttLifeSection *wanted = find_section (self, kind);
  AttLifeSection *sections[N_SECTIONS];

  if (wanted == NULL)
    return FALSE;
  get_sections (self, sections);
  for (guint i = 0; i < N_SECTIONS; i++)
    if (sections[i] != wanted)
      att_life_section_put_away (sections[i]);
  att_life_section_begin (wanted, kind, part, suggested);
  return TRUE;
}

static void
begin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_stage_panel_begin (ATT_STAGE_PANEL (widget), att_kind_find (g_variant_get_string (parameter, NULL)));
}

/* What follows from one row: the same form, about that. */
static void
begin_with_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (widget));
  const char *kind, *part, *field, *value;
  g_autoptr (AttRecord) suggested = NULL;
  AttAct *complaint;

  g_variant_get (parameter, "(&s&s&s&s)", &kind, &part, &field, &value);
  suggested = att_life_suggestion_new (view, kind);
  att_record_remove (suggested, field);
  att_record_add (suggested, field, value);
  complaint = g_str_equal (kind, "document-cancelled") ? att_dossier_find_act (view->dossier, value) : NULL;
  if (complaint != NULL)
    {
      att_record_remove (suggested, "document");
      att_record_add (suggested, "document", att_act_get (complaint, "document"));
    }
  begin (ATT_LIFE_PANEL (widget), kind, part, suggested);
}

static char *
dup_headline (AttDossierView *view)
{
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  AttCertificateState state;
  g_autofree char *until = NULL;
  g_autofree char *word = NULL;

  if (certificate == NULL)
    return g_strdup (_ ("No certificate was issued. What follows it is still to come; what is missing stands below."));
  state = att_certificate_get_state (certificate, view->today);
  until = att_words_day (certificate->until);
  word = att_words_capitalise (att_words_certificate_state (state));
  return att_words_fill (_ ("{state}: certificate {serial}, last day {until}"), "state", word, "serial",
                         certificate->serial, "until", until, NULL);
}

static void
att_life_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  AttLifePanel *self = ATT_LIFE_PANEL (panel);
  g_autofree char *headline = dup_headline (view);
  const char *const *told;
  AttLifeSection *sections[N_SECTIONS];

  gtk_label_set_label (self->headline, headline);
  get_sections (self, sections);
  for (guint i = 0; i < N_SECTIONS; i++)
    att_life_section_clear (sections[i]);
  if (att_dossier_get_certificate (view->dossier) != NULL)
    att_life_monitoring_fill (att_life_section_get_content (self->monitoring), view);
  att_life_complaints_fill (att_life_section_get_content (self->complaints), view);
  told = att_life_revocations_fill (att_life_section_get_content (self->revocation), view);
  att_life_certificates_fill (att_life_section_get_content (self->centre), view);
  att_life_end_fill (att_life_section_get_content (self->end), view);
  for (guint i = 0; i < N_SECTIONS; i++)
    att_life_section_show (sections[i], att_stage_panel_get_context (panel), view,
                           sections[i] == self->revocation ? told : NULL);
}

static gboolean
att_life_panel_begin (AttStagePanel *panel, const AttKind *kind)
{
  g_autoptr (AttRecord) suggested = att_life_suggestion_new (att_stage_panel_get_view (panel), kind->id);

  return begin (ATT_LIFE_PANEL (panel), kind->id, NULL, suggested);
}

static void
att_life_panel_close (AttStagePanel *panel)
{
  AttLifeSection *sections[N_SECTIONS];

  get_sections (ATT_LIFE_PANEL (panel), sections);
  for (guint i = 0; i < N_SECTIONS; i++)
    att_life_section_close (sections[i]);
}

static void
att_life_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_LIFE_PANEL);
  G_OBJECT_CLASS (att_life_panel_parent_class)->dispose (object);
}

static void
att_life_panel_class_init (AttLifePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_life_panel_dispose;
  ATT_STAGE_PANEL_CLASS (klass)->show = att_life_panel_show;
  ATT_STAGE_PANEL_CLASS (klass)->begin = att_life_panel_begin;
  ATT_STAGE_PANEL_CLASS (klass)->close = att_life_panel_close;

  g_type_ensure (ATT_TYPE_LIFE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/life/att-life-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AttLifePanel, headline);
  gtk_widget_class_bind_template_child (widget_class, AttLifePanel, monitoring);
  gtk_widget_class_bind_template_child (widget_class, AttLifePanel, complaints);
  gtk_widget_class_bind_template_child (widget_class, AttLifePanel, revocation);
  gtk_widget_class_bind_template_child (widget_class, AttLifePanel, centre);
  gtk_widget_class_bind_template_child (widget_class, AttLifePanel, end);
  gtk_widget_class_install_action (widget_class, "life.begin", "s", begin_cb);
  gtk_widget_class_install_action (widget_class, "life.begin-with", "(ssss)", begin_with_cb);
}

static void
att_life_panel_init (AttLifePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_life_panel_get_step:
 * @self: a panel
 * @kind: a kind of act
 *
 * Returns: (transfer none) (nullable): where an act of that kind is prepared, while its form is open
 */
AttStep *
att_life_panel_get_step (AttLifePanel *self, const char *kind)
{
  AttLifeSection *section;
  AttStep *step;

  g_return_val_if_fail (ATT_IS_LIFE_PANEL (self), NULL);
  section = find_section (self, kind);
  step = section != NULL ? att_life_section_get_step (section) : NULL;
  return step != NULL && g_str_equal (att_step_get_kind (step), kind) ? step : NULL;
}
