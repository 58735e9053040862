/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-step-private.h"

#include <glib/gi18n-lib.h>

#include "att-columns-layout.h"
#include "att-dossier-rows.h"
#include "att-story.h"
#include "att-text-button.h"
#include "att-words.h"

#define SCROLL_MARGIN 12

/**
 * AttStep:
 *
 * One thing that is to be done at a stage: whether it is done, until when, the form of its act where it is possible and
 * why where it is not, and beside it the document as it would be issued.
 */
G_DEFINE_FINAL_TYPE (AttStep, att_step, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_PART,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

const AttKind *
att_step_find_kind (AttStep *self)
{
  return att_kind_find (self->kind_id);
}

/* What goes with the keyboard in it is never let go by GTK 4.8. */
static void
let_go_of_focus (AttStep *self, GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part)))
    gtk_root_set_focus (root, NULL);
}

void
att_step_show_hint (AttStep *self)
{
  g_autoptr (GString) words = g_string_new (self->state_hint);

  if (self->form != NULL && self->next_number != NULL)
    {
      g_autofree char *number
          = att_words_fill (_ ("If you leave the number empty, it will be {number}."), "number", self->next_number, NULL);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", number);
    }
  gtk_label_set_label (self->hint, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), words->len > 0 && self->form != NULL);
}

/* Once it is laid out: the whole step, from its heading on. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AttStep *self = ATT_STEP (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  double y;

  if (self->frames_to_wait-- > 0)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  if (content != NULL && gtk_widget_translate_coordinates (widget, content, 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), y - SCROLL_MARGIN);
  return G_SOURCE_REMOVE;
}

static void
take_focus (AttStep *self)
{
  att_act_form_focus (self->form);
  self->frames_to_wait = 2;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
ready_cb (AttStep *self)
{
  att_step_look (self, att_step_makes_document (self));
  if (!self->focus_form)
    return;
  self->focus_form = FALSE;
  take_focus (self);
}

static void
close_form (AttStep *self)
{
  if (self->form == NULL)
    return;
  att_step_stop_looking (self);
  let_go_of_focus (self, GTK_WIDGET (self->form));
  att_act_form_close (self->form);
  self->form = NULL;
  adw_bin_set_child (self->form_place, NULL);
  g_clear_pointer (&self->next_number, g_free);
  gtk_widget_set_visible (self->warnings, FALSE);
  self->drawn = FALSE;
  att_step_show_hint (self);
}

static void
recorded_cb (AttStep *self)
{
  self->asked_for = FALSE;
  self->focus_facts = TRUE;
  close_form (self);
}

static void
open_form (AttStep *self)
{
  self->form = ATT_ACT_FORM (att_act_form_new ());
  g_signal_connect_object (self->form, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (att_step_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  /* The step says when it is possible, and why. */
  g_object_set (self->form, "show-hint", FALSE, NULL);
  adw_bin_set_child (self->form_place, GTK_WIDGET (self->form));
  att_act_form_open (self->form, self->context, self->view, att_step_find_kind (self), self->part, NULL,
                     self->suggested);
}

static void
prepare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_step_begin (ATT_STEP (widget));
}

static void
preview_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttStep *self = ATT_STEP (widget);

  if (self->form != NULL && att_act_form_is_ready (self->form) && att_step_makes_document (self))
    att_step_look (self, TRUE);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ATT_STEP (widget)->paper != NULL)
    gtk_widget_activate_action (GTK_WIDGET (ATT_STEP (widget)->paper), "paper.print", NULL);
}

static void
att_step_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KIND:
      g_value_set_string (value, ATT_STEP (object)->kind_id);
      break;
    case PROP_PART:
      g_value_set_string (value, ATT_STEP (object)->part);
      break;
    case PROP_TITLE:
      g_value_set_string (value, ATT_STEP (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_step_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KIND:
      ATT_STEP (object)->kind_id = g_value_dup_string (value);
      break;
    case PROP_PART:
      ATT_STEP (object)->part = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      ATT_STEP (object)->title = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_step_dispose (GObject *object)
{
  AttStep *self = ATT_STEP (object);

  if (self->spinner != NULL)
    {
      att_step_stop_looking (self);
      close_form (self);
    }
  self->paper = NULL;
  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_STEP);
  G_OBJECT_CLASS (att_step_parent_class)->dispose (object);
}

static void
att_step_finalize (GObject *object)
{
  AttStep *self = ATT_STEP (object);

  g_clear_pointer (&self->suggested, att_record_unref);
  g_free (self->kind_id);
  g_free (self->part);
  g_free (self->title);
  g_free (self->state_hint);
  g_free (self->next_number);
  G_OBJECT_CLASS (att_step_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/decision/att-step.ui");
  gtk_widget_class_bind_template_child (widget_class, AttStep, icon);
  gtk_widget_class_bind_template_child (widget_class, AttStep, heading);
  gtk_widget_class_bind_template_child (widget_class, AttStep, status);
  gtk_widget_class_bind_template_child (widget_class, AttStep, facts);
  gtk_widget_class_bind_template_child (widget_class, AttStep, reasons);
  gtk_widget_class_bind_template_child (widget_class, AttStep, prepare);
  gtk_widget_class_bind_template_child (widget_class, AttStep, prepare_label);
  gtk_widget_class_bind_template_child (widget_class, AttStep, columns);
  gtk_widget_class_bind_template_child (widget_class, AttStep, work);
  gtk_widget_class_bind_template_child (widget_class, AttStep, hint);
  gtk_widget_class_bind_template_child (widget_class, AttStep, warnings);
  gtk_widget_class_bind_template_child (widget_class, AttStep, warnings_label);
  gtk_widget_class_bind_template_child (widget_class, AttStep, form_place);
  gtk_widget_class_bind_template_child (widget_class, AttStep, paper_box);
  gtk_widget_class_bind_template_child (widget_class, AttStep, paper_title);
  gtk_widget_class_bind_template_child (widget_class, AttStep, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttStep, preview);
  gtk_widget_class_bind_template_child (widget_class, AttStep, print);
  gtk_widget_class_bind_template_child (widget_class, AttStep, paper_place);
}

static void
att_step_class_init (AttStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_step_get_property;
  object_class->set_property = att_step_set_property;
  object_class->dispose = att_step_dispose;
  object_class->finalize = att_step_finalize;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* Where acts of the kind are prepared in parts, as one a complaint, which one: each has its own draft. */
  properties[PROP_PART] = g_param_spec_string ("part", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "step.prepare", NULL, prepare_cb);
  gtk_widget_class_install_action (widget_class, "step.preview", NULL, preview_cb);
  gtk_widget_class_install_action (widget_class, "step.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "step.preview", NULL);
}

static void
att_step_init (AttStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->columns, g_object_new (ATT_TYPE_COLUMNS_LAYOUT, NULL));
}

static void
show_heading (AttStep *self, const AttStepState *state, gboolean possible)
{
  const AttKind *kind = att_step_find_kind (self);
  g_autofree char *article = kind->provision != NULL ? att_provision_to_words (kind->provision) : g_strdup ("");
  /* Translators: a thing to be done, with its provision. */
  g_autofree char *heading
      = att_words_fill (C_ ("step", "{title} ({article})"), "title", self->title, "article", article, NULL);
  const char *status = state->done != NULL ? C_ ("step", "Done")
                       : self->view->past  ? C_ ("step", "Not done by that day")
                       : state->needed     ? C_ ("step", "To be done now")
                       : possible          ? C_ ("step", "Possible")
                                           : C_ ("step", "Not possible now");
  const char *icon = state->done != NULL              ? "object-select-symbolic"
                     : state->needed && !self->view->past ? "document-edit-symbolic"
                                                      : "content-loading-symbolic";

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->status, status);
  gtk_image_set_from_icon_name (self->icon, icon);
}

/* Of several that the period was opened by, as after an appeal, the latest. */
static const AttDeadlineView *
find_deadline (AttDossierView *view, const char *period)
{
  const AttDeadlineView *latest = NULL;

  for (guint i = 0; period != NULL && i < view->deadlines->len; i++)
    {
      const AttDeadlineView *deadline = g_ptr_array_index (view->deadlines, i);

      if (g_str_equal (deadline->deadline->period, period)
          && (latest == NULL || deadline->deadline->derivation->from > latest->deadline->derivation->from))
        latest = deadline;
    }
  return latest;
}

static void
show_facts (AttStep *self, const AttStepState *state)
{
  const AttDeadlineView *deadline = find_deadline (self->view, state->period);
  GtkWidget *row;

  let_go_of_focus (self, GTK_WIDGET (self->facts));
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->facts, 0))) != NULL)
    gtk_list_box_remove (self->facts, row);
  if (state->done != NULL)
    gtk_list_box_append (self->facts, att_story_row_new (self->view, state->done));
  if (deadline != NULL)
    gtk_list_box_append (self->facts, att_deadline_row_new_for_view (deadline));
  gtk_widget_set_visible (GTK_WIDGET (self->facts), state->done != NULL || deadline != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->facts), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  if (self->focus_facts && state->done != NULL)
    {
      self->focus_facts = FALSE;
      gtk_widget_child_focus (GTK_WIDGET (self->facts), GTK_DIR_TAB_FORWARD);
    }
}

/* The form, or how to come by it, or why not. */
static void
show_work (AttStep *self, const AttStepState *state, const AttPossibility *possibility, gboolean possible)
{
  gboolean wanted = !self->view->past && (self->asked_for || (possible && state->needed));
  g_autofree char *reasons = possibility != NULL ? att_words_refusals (possibility->refusals) : g_strdup ("");

  if (!wanted)
    close_form (self);
  else if (self->form != NULL)
    att_act_form_set_view (self->form, self->view);
  else
    open_form (self);
  gtk_label_set_label (self->reasons, reasons);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), !wanted && !self->view->past && state->done == NULL
                                                          && *reasons != '\0');
  gtk_label_set_label (self->prepare_label, possible && state->invitation != NULL
                                                ? state->invitation
                                                : _ ("Record it for another day…"));
  gtk_widget_set_visible (GTK_WIDGET (self->prepare),
                          !wanted && !self->view->past
                              && (possible ? state->invitation != NULL : state->done == NULL));
  gtk_widget_set_visible (self->work, self->form != NULL);
}

/**
 * att_step_show:
 * @self: a step
 * @context: the context
 * @view: the dossier
 * @state: how the step stands in it
 *
 * Shows a snapshot, again for each later one: what is being typed stays as long as its act is possible.
 */
void
att_step_show (AttStep *self, AttContext *context, AttDossierView *view, const AttStepState *state)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (view, att_step_find_kind (self));
  gboolean possible = possibility != NULL && possibility->refusals->len == 0 && !view->past;

  g_return_if_fail (ATT_IS_STEP (self));
  g_set_object (&self->context, context);
  att_dossier_view_ref (view);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = view;
  self->asked_for = self->asked_for && !view->past;
  g_free (self->state_hint);
  self->state_hint = g_strdup (state->hint);
  g_clear_pointer (&self->suggested, att_record_unref);
  self->suggested = state->suggested != NULL ? att_record_copy (state->suggested) : NULL;
  show_heading (self, state, possible);
  show_facts (self, state);
  show_work (self, state, possibility, possible);
  att_step_show_hint (self);
  att_step_show_paper (self, state);
}

/**
 * att_step_begin:
 * @self: a step that is shown
 *
 * Opens its form, also where the act is not possible today: it may have been on another day. Takes the keyboard there.
 */
void
att_step_begin (AttStep *self)
{
  g_return_if_fail (ATT_IS_STEP (self));
  if (self->view == NULL || self->view->past)
    return;
  if (self->form == NULL)
    {
      self->asked_for = TRUE;
      open_form (self);
      gtk_widget_set_visible (GTK_WIDGET (self->reasons), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->prepare), FALSE);
      gtk_widget_set_visible (self->work, TRUE);
      att_step_show_hint (self);
      att_step_show_paper (self, &(AttStepState) { 0 });
    }
  if (att_act_form_is_ready (self->form))
    take_focus (self);
  else
    self->focus_form = TRUE;
}

/**
 * att_step_close:
 * @self: a step
 *
 * The step is left for good: what was typed is kept.
 */
void
att_step_close (AttStep *self)
{
  g_return_if_fail (ATT_IS_STEP (self));
  att_step_stop_looking (self);
  if (self->form != NULL)
    att_act_form_close (self->form);
}

/**
 * att_step_get_kind:
 * @self: a step
 *
 * Returns: the kind of act that does it
 */
const char *
att_step_get_kind (AttStep *self)
{
  return self->kind_id;
}

/**
 * att_step_get_form:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): the form of its act, while it is open
 */
AttActForm *
att_step_get_form (AttStep *self)
{
  return self->form;
}

/**
 * att_step_get_paper:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): the document that is shown, a draft or the one issued
 */
AttPaperView *
att_step_get_paper (AttStep *self)
{
  return gtk_widget_get_visible (self->paper_box) ? self->paper : NULL;
}

/**
 * att_step_is_busy:
 * @self: a step
 *
 * Returns: whether what was typed last was not looked at yet
 */
gboolean
att_step_is_busy (AttStep *self)
{
  return self->looking || self->look_id != 0 || (self->form != NULL && !att_act_form_is_ready (self->form));
}

/**
 * att_step_get_reasons:
 * @self: a step
 *
 * Returns: why it is not possible, as it stands there; empty for nothing
 */
const char *
att_step_get_reasons (AttStep *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->reasons)) ? gtk_label_get_label (self->reasons) : "";
}

/**
 * att_step_get_next_number:
 * @self: a step
 *
 * Returns: (nullable): the number that its act would be given
 */
const char *
att_step_get_next_number (AttStep *self)
{
  return self->next_number;
}

/**
 * att_step_dup_warnings:
 * @self: a step
 *
 * Returns: (transfer full): what is said of what is typed; empty for nothing
 */
char *
att_step_dup_warnings (AttStep *self)
{
  return g_strdup (gtk_widget_get_visible (self->warnings) ? gtk_label_get_label (self->warnings_label) : "");
}
