/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-column-layout.h"
#include "att-dossier-facts.h"
#include "att-message.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"
#include "att-wrap-layout.h"

/* How wide the work wants to be; where there is less, what stands beside it folds away. */
#define WORK_WIDTH 560
/**
 * AttDossierPage:
 *
 * A dossier: who and what, the six stages as a path, the work of the stage that is chosen, and beside it deadlines,
 * papers, history and the acts of other stages. It can be looked at as it stood on a past day.
 */
G_DEFINE_FINAL_TYPE (AttDossierPage, att_dossier_page, ATT_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_SHOW_SIDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_head (AttDossierPage *self)
{
  const AttApplicant *applicant = att_dossier_get_applicant (self->view->dossier);
  AttLanguage language = att_language_get_current ();
  AttLanguage other = language == ATT_LANGUAGE_RU ? ATT_LANGUAGE_KK : ATT_LANGUAGE_RU;
  const char *name = applicant != NULL ? att_text_get (applicant->name, language) : "";
  const char *other_name = applicant != NULL ? att_text_peek (applicant->name, other) : NULL;
  g_autofree char *facts = att_dossier_facts_to_words (self->view);

  /* In a language in which the applicant has no name another one's stands in; below it comes the one that is left. */
  if (applicant != NULL && g_strcmp0 (name, other_name) == 0)
    other_name = att_text_peek (applicant->name, other == ATT_LANGUAGE_RU ? ATT_LANGUAGE_KK : ATT_LANGUAGE_RU);
  if (g_strcmp0 (name, other_name) == 0)
    other_name = NULL;
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->other_name, other_name != NULL ? other_name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->other_name), other_name != NULL);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (self->since_last, self->view->follows > 0 && !self->view->past);
}

/* The last of the six stages that a closed dossier came to. */
static AttStage
find_reached (AttDossier *dossier)
{
  if (att_dossier_get_certificate (dossier) != NULL)
    return ATT_STAGE_AGREEMENT;
  if (att_dossier_get_decision (dossier) != NULL || att_dossier_get_report (dossier) != NULL)
    return ATT_STAGE_DECISION;
  if (att_dossier_get_documents_conclusion (dossier) != NULL)
    return ATT_STAGE_ON_SITE;
  return att_dossier_get_latest (dossier, "accepted") != NULL ? ATT_STAGE_DOCUMENTS : ATT_STAGE_INTAKE;
}

static void
show_banner (AttDossierPage *self)
{
  g_autofree char *day = att_words_day (self->view->today);
  g_autofree char *known = att_words_day (self->view->known);
  const char *pattern = self->view->known == ATT_DAY_FOREVER     ? _ ("As of {day}, with what was recorded since")
                        : self->view->known == self->view->today ? _ ("As of {day} (as known then)")
                                                                 : _ ("As of {day} (as known on {known})");
  g_autofree char *words = att_words_fill (pattern, "day", day, "known", known, NULL);

  gtk_label_set_label (self->banner_label, words);
  gtk_widget_set_visible (self->banner, self->view->past);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.today", self->view->past);
}

static AttStagePanel *
ensure_panel (AttDossierPage *self, AttStage stage)
{
  AttStage home = att_stage_panel_find_home (stage);

  if (self->stage_panels[home] == NULL)
    {
      GtkWidget *panel = att_stage_panel_create (home, att_page_get_context (ATT_PAGE (self)));

      self->stage_panels[home] = ATT_STAGE_PANEL (panel);
      gtk_stack_add_child (self->panels, panel);
      att_stage_panel_show_view (self->stage_panels[home], self->view);
    }
  return self->stage_panels[home];
}

static void
show_stage (AttDossierPage *self, AttStage stage)
{
  AttStagePanel *panel = ensure_panel (self, stage);

  if (gtk_stack_get_visible_child (self->panels) != GTK_WIDGET (panel))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  att_dossier_page_give_room (self, panel);
  gtk_stack_set_visible_child (self->panels, GTK_WIDGET (panel));
  att_stage_path_set_shown (self->path, stage);
}

static void
chosen_cb (AttDossierPage *self, int stage)
{
  show_stage (self, (AttStage) stage);
}

/* The place of that act: in its stage, or a form of its own. What the program makes by a command of its own has none: who waits
 * for a field file finds what can be done at the head of the dossier. */
static void
begin (AttDossierPage *self, const AttKind *kind)
{
  AttStage stage = kind->stage <= ATT_STAGE_CLOSED ? kind->stage : att_stage_path_get_shown (self->path);

  if (self->view->past)
    return;
  show_stage (self, stage);
  if (!kind->by_program && !att_stage_panel_begin (ensure_panel (self, stage), kind))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.record", "(xs)", self->number, kind->id);
}

/* What was recorded just now may have another next step. */
static void
begin_next_cb (AttDossierPage *self)
{
  self->step_asked = self->n_readings > 0;
  if (!self->step_asked)
    begin (self, self->view->next);
}

static void
next_step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_next_button_press (ATT_DOSSIER_PAGE (widget)->next);
}

static void
go_to_place (AttDossierPage *self)
{
  g_autofree char *place = g_steal_pointer (&self->place);
  const AttKind *kind = place != NULL ? att_kind_find (place) : NULL;
  AttStage stage;

  if (kind != NULL)
    begin (self, kind);
  else if (place != NULL && att_stage_parse (place, &stage) && stage <= ATT_STAGE_CLOSED)
    show_stage (self, stage);
}

/* The snapshot before, and whether its own stage was shown: then the stage of the new one is. */
static AttStage
find_stage_to_show (AttDossierPage *self, AttDossierView *before)
{
  AttStage shown = att_stage_path_get_shown (self->path);

  if (before == NULL || before->past != self->view->past || before->today != self->view->today
      || shown == before->stage)
    return self->view->stage;
  return shown;
}

static void
show_side (AttDossierPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->side));

  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  if (inside)
    gtk_root_set_focus (root, NULL);
  att_side_pane_show_view (self->side, self->view);
  if (inside)
    gtk_widget_child_focus (GTK_WIDGET (self->side), GTK_DIR_TAB_FORWARD);
}

static void
show_view (AttDossierPage *self, AttDossierView *before)
{
  gboolean exists = att_dossier_get_applicant (self->view->dossier) != NULL || self->view->acts->len > 0;

  att_look_back_set_up (self->look_back, self->view->calendar,
                        att_context_get_today (att_page_get_context (ATT_PAGE (self))));
  show_banner (self);
  show_head (self);
  att_outing_bar_show_view (self->outing, self->view);
  att_next_button_show_view (self->next, self->view);
  att_dossier_page_place_parts (self);
  att_stage_path_set_stage (self->path, self->view->stage,
                            self->view->stage == ATT_STAGE_CLOSED ? find_reached (self->view->dossier)
                                                                  : ATT_STAGE_AGREEMENT);
  for (guint i = 0; i < G_N_ELEMENTS (self->stage_panels); i++)
    if (self->stage_panels[i] != NULL)
      att_stage_panel_show_view (self->stage_panels[i], self->view);
  show_stage (self, find_stage_to_show (self, before));
  show_side (self);
  gtk_stack_set_visible_child_name (self->stack, exists ? "content" : "nothing");
}

static void
fail (AttDossierPage *self, const GError *error)
{
  if (self->view != NULL)
    {
      att_message_error (GTK_WIDGET (self), _ ("The dossier could not be read again"), error);
      return;
    }
  att_message_on_page (self->failed, NULL, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* The keyboard begins at the next step, unless it is somewhere in the page already. */
static void
take_focus (AttDossierPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))
      || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;
  if (!gtk_widget_child_focus (GTK_WIDGET (self->next), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDossierPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossierView) view = att_dossier_view_load_finish (ATT_OFFICE (source), result, &error);
  g_autoptr (AttDossierView) before = NULL;

  self->n_readings--;
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  if (view == NULL)
    {
      self->step_asked = FALSE;
      fail (self, error);
      return;
    }
  before = g_steal_pointer (&self->view);
  self->view = g_steal_pointer (&view);
  show_view (self, before);
  if (before == NULL)
    take_focus (self);
  go_to_place (self);
  if (self->n_readings == 0 && self->step_asked)
    {
      self->step_asked = FALSE;
      att_next_button_press (self->next);
    }
}

static void
att_dossier_page_refresh (AttPage *page)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (page);

  self->n_readings++;
  att_dossier_view_load_at_async (att_context_get_reader (att_page_get_context (page)), self->number, self->on,
                                  self->known, att_page_get_cancellable (page), loaded_cb, g_object_ref (self));
}

static void
att_dossier_page_close (AttPage *page)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (page);

  for (guint i = 0; i < G_N_ELEMENTS (self->stage_panels); i++)
    if (self->stage_panels[i] != NULL)
      att_stage_panel_close (self->stage_panels[i]);
}

static GtkWidget *
att_dossier_page_renew (AttPage *page)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (page);
  GtkWidget *renewed = att_dossier_page_new (att_page_get_context (page), self->number);

  if (self->on != ATT_DAY_NONE || self->known != ATT_DAY_NONE)
    att_dossier_page_look_back (ATT_DOSSIER_PAGE (renewed), self->on, self->known);
  else if (self->view != NULL)
    att_dossier_page_go_to (ATT_DOSSIER_PAGE (renewed), att_stage_get_id (att_stage_path_get_shown (self->path)));
  return renewed;
}

static void
recorded_cb (AttDossierPage *self, gint64 dossier)
{
  if (dossier == self->number)
    att_page_refresh (ATT_PAGE (self));
}

static void
look_cb (AttDossierPage *self, int on, int known)
{
  att_dossier_page_look_back (self, (AttDay) on, (AttDay) known);
}

static void
today_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_dossier_page_look_back (ATT_DOSSIER_PAGE (widget), ATT_DAY_NONE, ATT_DAY_NONE);
}

static void
revealed_cb (AttDossierPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}

static void
att_dossier_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (ATT_DOSSIER_PAGE (object)->flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_dossier_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_SIDE:
      adw_flap_set_reveal_flap (ATT_DOSSIER_PAGE (object)->flap, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_dossier_page_dispose (GObject *object)
{
  AttDossierPage *self = ATT_DOSSIER_PAGE (object);

  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_pointer (&self->place, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_DOSSIER_PAGE);
  G_OBJECT_CLASS (att_dossier_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ATT_TYPE_LOOK_BACK);
  g_type_ensure (ATT_TYPE_NEXT_BUTTON);
  g_type_ensure (ATT_TYPE_OUTING_BAR);
  g_type_ensure (ATT_TYPE_SIDE_PANE);
  g_type_ensure (ATT_TYPE_STAGE_PATH);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-dossier-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, header);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, look_back);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, next_bin);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, next);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, banner);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, banner_label);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, name);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, other_name);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, facts);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, since_last);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, path);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, outing);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, head);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, head_separator);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, wide_head);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, narrow_head);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, flap);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, work);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, panels);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, side);
  gtk_widget_class_bind_template_child (widget_class, AttDossierPage, bottom);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "folded_cb", G_CALLBACK (att_dossier_page_folded_cb));
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
att_dossier_page_class_init (AttDossierPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_dossier_page_get_property;
  object_class->set_property = att_dossier_page_set_property;
  object_class->dispose = att_dossier_page_dispose;
  ATT_PAGE_CLASS (klass)->refresh = att_dossier_page_refresh;
  ATT_PAGE_CLASS (klass)->close = att_dossier_page_close;
  ATT_PAGE_CLASS (klass)->renew = att_dossier_page_renew;

  properties[PROP_SHOW_SIDE]
      = g_param_spec_boolean ("show-side", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "dossier.next-step", NULL, next_step_cb);
  gtk_widget_class_install_action (widget_class, "dossier.today", NULL, today_cb);
  gtk_widget_class_install_property_action (widget_class, "dossier.show-side", "show-side");
}

/* The page may lie below another one, or in a place that is not seen. */
static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, data, NULL);
}

/* For the whole window, wherever in it the keyboard is. */
static void
add_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_callback_action_new (shortcut_cb, (gpointer) action, NULL)));
}

static void
add_shortcuts (AttDossierPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (controller, "<Control>n", "dossier.next-step");
  add_shortcut (controller, "F8", "dossier.show-side");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
att_dossier_page_init (AttDossierPage *self)
{
  self->side_shown[FALSE] = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  att_dossier_page_watch_room (self);
  gtk_widget_set_layout_manager (self->work, att_column_layout_new (WORK_WIDTH));
  /* What scrolls is as high as it wants to be, and not as low as it may. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (self->scroller)), GTK_SCROLL_NATURAL);
  /* GTK 4.8 takes a bin that was empty for one whose height does not depend on its width. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self->wide_head), att_column_layout_new (WORK_WIDTH));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->narrow_head), att_column_layout_new (WORK_WIDTH));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.today", FALSE);
  add_shortcuts (self);
}

/**
 * att_dossier_page_new:
 * @context: the context, with a register open
 * @number: a dossier's number
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_dossier_page_new (AttContext *context, gint64 number)
{
  AttDossierPage *self = g_object_new (ATT_TYPE_DOSSIER_PAGE, "context", context, NULL);
  g_autofree char *words = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *title = att_words_fill (_ ("Dossier {number}"), "number", words, NULL);

  self->number = number;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->since_last), "x", number);
  att_title_set_title (self->title, title);
  g_signal_connect_object (context, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  att_page_refresh (ATT_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * att_dossier_page_get_number:
 * @self: a page
 *
 * Returns: the dossier's number
 */
gint64
att_dossier_page_get_number (AttDossierPage *self)
{
  return self->number;
}

/**
 * att_dossier_page_is_loaded:
 * @self: a page
 *
 * Returns: whether the dossier is shown
 */
gboolean
att_dossier_page_is_loaded (AttDossierPage *self)
{
  return self->view != NULL;
}

/**
 * att_dossier_page_get_view:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the snapshot that is shown
 */
AttDossierView *
att_dossier_page_get_view (AttDossierPage *self)
{
  return self->view;
}

/**
 * att_dossier_page_get_panel:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the working area that is seen
 */
AttStagePanel *
att_dossier_page_get_panel (AttDossierPage *self)
{
  return (AttStagePanel *) gtk_stack_get_visible_child (self->panels);
}

/**
 * att_dossier_page_get_side_pane:
 * @self: a page
 *
 * Returns: (transfer none): what stands beside the work
 */
AttSidePane *
att_dossier_page_get_side_pane (AttDossierPage *self)
{
  return self->side;
}

/**
 * att_dossier_page_go_to:
 * @self: a page
 * @place: a kind of act, whose place is brought up so that it can be prepared; or a stage
 *
 * Goes there at once, or as soon as the dossier is there as it stands today.
 */
void
att_dossier_page_go_to (AttDossierPage *self, const char *place)
{
  g_return_if_fail (ATT_IS_DOSSIER_PAGE (self));
  g_free (self->place);
  self->place = g_strdup (place);
  if (self->view == NULL)
    return;
  if (self->view->past)
    att_dossier_page_look_back (self, ATT_DAY_NONE, ATT_DAY_NONE);
  else
    go_to_place (self);
}

/**
 * att_dossier_page_look_back:
 * @self: a page
 * @on: as it stood on that day; %ATT_DAY_NONE for today
 * @known: as was known on that day; %ATT_DAY_NONE with everything that was recorded
 *
 * Shows the dossier of those days. Nothing can be recorded while it is one of the past.
 */
void
att_dossier_page_look_back (AttDossierPage *self, AttDay on, AttDay known)
{
  g_return_if_fail (ATT_IS_DOSSIER_PAGE (self));
  self->on = on;
  self->known = known;
  att_look_back_set_days (self->look_back, on, known);
  att_page_refresh (ATT_PAGE (self));
}
