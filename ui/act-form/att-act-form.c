/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-form-private.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-options.h"
#include "att-overlay-editor.h"
#include "att-segment-editor.h"
#include "att-text-button.h"
#include "att-words.h"

static const AttFieldSpec on_spec
    = { "on", NC_ ("field", "Took place on"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED };

/**
 * AttActForm:
 *
 * The form of an act, made from its kind: in a page of its own, or as a part of a place made for the work.
 * What is typed is kept as a draft at once, so that leaving it never asks.
 */
G_DEFINE_FINAL_TYPE (AttActForm, att_act_form, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CAN_RECORD,
  PROP_SHOW_BUTTON,
  PROP_SHOW_HINT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

AttRecord *
att_act_form_collect (AttActForm *self)
{
  AttRecord *typed = att_record_new ();

  att_fields_box_collect (self->fields, typed);
  return typed;
}

static void
set_corrected_act (AttActForm *self)
{
  AttField *act = att_fields_box_find (self->fields, "act");
  AttField *overlay = att_fields_box_find (self->fields, "new");
  g_autoptr (AttRecord) fields = NULL;

  if (act == NULL || overlay == NULL || !ATT_IS_OVERLAY_EDITOR (att_field_get_editor (overlay)))
    return;
  fields = att_record_new ();
  att_field_editor_collect (att_field_get_editor (act), fields);
  att_overlay_editor_set_act (ATT_OVERLAY_EDITOR (att_field_get_editor (overlay)), att_record_get (fields, "act"));
}

/* What follows from a correction is seen before it is recorded. */
void
att_act_form_foresee (AttActForm *self)
{
  g_autoptr (AttRecord) typed = NULL;
  AttRecording recording;

  if (!att_foresight_box_is_for (self->kind) || self->view->past)
    return;
  typed = att_act_form_collect (self);
  recording = (AttRecording) { att_dossier_get_number (self->view->dossier), self->kind->id,
                               att_record_get_day (typed, "on"), att_context_get_actor (self->context), typed };
  att_record_remove (typed, "on");
  att_act_form_add_given (self, typed);
  gtk_widget_set_visible (GTK_WIDGET (self->foresight), TRUE);
  att_foresight_box_look (self->foresight, self->context, &recording);
}

static void
changed_cb (AttActForm *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  set_corrected_act (self);
  self->filling = FALSE;
  if (!self->ready)
    return;
  if (!self->recorded)
    att_act_form_keep_draft_soon (self);
  att_act_form_check_soon (self);
  att_act_form_foresee (self);
  g_signal_emit_by_name (self, "changed");
}

void
att_act_form_put_in (AttActForm *self, const AttRecord *fields)
{
  self->filling = TRUE;
  att_fields_box_fill (self->fields, fields);
  set_corrected_act (self);
  self->filling = FALSE;
}

static gboolean
is_given (AttActForm *self, const char *field)
{
  return self->given != NULL && att_record_has (self->given, field);
}

/* Where one act alone can be meant, nobody has to choose it. */
static void
suggest_acts (AttActForm *self, AttRecord *fresh)
{
  for (const AttFieldSpec *spec = self->kind->fields; spec->id != NULL; spec++)
    {
      g_autoptr (AttOptions) options = NULL;

      if (spec->type != ATT_FIELD_ACT || (spec->flags & ATT_FIELD_REQUIRED) == 0 || (spec->flags & ATT_FIELD_REPEATS) != 0
          || is_given (self, spec->id) || att_record_has (fresh, spec->id))
        continue;
      options = att_options_new (spec, self->view);
      if (options->ids->len == 1)
        att_record_add (fresh, spec->id, g_ptr_array_index (options->ids, 0));
    }
}

static void
fill_afresh (AttActForm *self)
{
  g_autoptr (AttRecord) fresh = self->suggested != NULL ? att_record_copy (self->suggested) : att_record_new ();

  if (!att_record_has (fresh, "on"))
    att_record_add_day (fresh, "on", self->view->today);
  suggest_acts (self, fresh);
  att_act_form_put_in (self, fresh);
}

static void
add_fields (AttActForm *self)
{
  for (const AttFieldSpec *spec = self->kind->fields; spec->id != NULL; spec++)
    if (!is_given (self, spec->id) && (spec->flags & ATT_FIELD_SHORT_WAY) == 0)
      att_fields_box_add (self->fields, spec, self->view);
  att_fields_box_add (self->fields, &on_spec, self->view);
  att_fields_box_add (self->fields, att_kind_find_field (self->kind, "note"), self->view);
}

static void
start_afresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttActForm *self = ATT_ACT_FORM (widget);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  att_fields_box_clear (self->fields);
  add_fields (self);
  fill_afresh (self);
  gtk_widget_set_visible (self->draft_box, FALSE);
  att_act_form_clear_problems (self);
  att_act_job_delete_draft (att_context_get_office (self->context), att_dossier_get_number (self->view->dossier),
                            self->slot, att_context_get_actor (self->context), NULL, NULL);
  att_context_look_for_typed (self->context);
  g_signal_emit_by_name (self, "changed");
}

/* Of a dossier as it stood in the past nothing can be recorded. */
gboolean
att_act_form_can_record (AttActForm *self)
{
  return self->ready && !self->busy && self->view != NULL && !self->view->past;
}

/* An entry that loses the keyboard by becoming insensitive is not told so by GTK 4.8. */
static void
let_go_of_focus (AttActForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->fields)))
    gtk_root_set_focus (root, NULL);
}

void
att_act_form_update_can_record (AttActForm *self)
{
  gboolean past = self->view != NULL && self->view->past;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.record", att_act_form_can_record (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.start-afresh", !past);
  if (self->busy || past)
    let_go_of_focus (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), !self->busy && !past);
  gtk_widget_set_visible (self->past_label, past);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_RECORD]);
}

/* Of a text that is made insensitive GTK 4.8 forgets to say that the keyboard left it. */
static void
release_focus (AttActForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->fields)))
    return;
  g_set_weak_pointer (&self->focus, focus);
  gtk_root_set_focus (root, NULL);
}

/* Who was refused goes on where the keyboard was, unless a field that is wrong has it. */
void
att_act_form_restore_focus (AttActForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->focus != NULL && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

void
att_act_form_set_busy (AttActForm *self, gboolean busy)
{
  if (busy)
    release_focus (self);
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
  att_act_form_update_can_record (self);
}

void
att_act_form_add_given (AttActForm *self, AttRecord *fields)
{
  for (guint i = 0; self->given != NULL && i < att_record_get_size (self->given); i++)
    {
      const AttValue *value = att_record_nth (self->given, i);

      if (value->record != NULL)
        att_record_add_record (fields, value->name, att_record_ref (value->record));
      else
        att_record_add (fields, value->name, value->text);
    }
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_act_form_record (ATT_ACT_FORM (widget));
}

static AttSegmentEditor *
find_segments (AttActForm *self)
{
  for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    if (ATT_IS_SEGMENT_EDITOR (att_field_get_editor (ATT_FIELD (field))))
      return ATT_SEGMENT_EDITOR (att_field_get_editor (ATT_FIELD (field)));
  return NULL;
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttSegmentEditor *segments = find_segments (ATT_ACT_FORM (widget));

  if (segments != NULL)
    att_segment_editor_choose (segments, g_variant_get_uint32 (parameter) - 1);
}

static void
show_kind (AttActForm *self)
{
  g_autofree char *article = self->kind->provision != NULL ? att_provision_to_words (self->kind->provision) : NULL;
  const char *when = self->kind->possible != NULL ? g_dgettext (GETTEXT_PACKAGE, self->kind->possible) : "";
  g_autofree char *hint = article != NULL ? g_strdup_printf ("%s (%s)", when, article) : g_strdup (when);

  gtk_label_set_label (self->hint, hint);
}

static void
forget (AttActForm *self)
{
  if (self->cancellable != NULL)
    att_act_form_close (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_pointer (&self->given, att_record_unref);
  g_clear_pointer (&self->suggested, att_record_unref);
  g_clear_pointer (&self->slot, g_free);
  self->ready = self->recorded = self->busy = FALSE;
}

static void
att_act_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttActForm *self = ATT_ACT_FORM (object);

  switch (id)
    {
    case PROP_CAN_RECORD:
      g_value_set_boolean (value, att_act_form_can_record (self));
      break;
    case PROP_SHOW_BUTTON:
      g_value_set_boolean (value, gtk_widget_get_visible (self->button_box));
      break;
    case PROP_SHOW_HINT:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->hint)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_act_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttActForm *self = ATT_ACT_FORM (object);

  switch (id)
    {
    case PROP_SHOW_BUTTON:
      gtk_widget_set_visible (self->button_box, g_value_get_boolean (value));
      break;
    case PROP_SHOW_HINT:
      gtk_widget_set_visible (GTK_WIDGET (self->hint), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_act_form_dispose (GObject *object)
{
  forget (ATT_ACT_FORM (object));
  g_clear_weak_pointer (&ATT_ACT_FORM (object)->focus);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_ACT_FORM);
  G_OBJECT_CLASS (att_act_form_parent_class)->dispose (object);
}

static void
att_act_form_class_init (AttActFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_act_form_get_property;
  object_class->set_property = att_act_form_set_property;
  object_class->dispose = att_act_form_dispose;

  properties[PROP_CAN_RECORD]
      = g_param_spec_boolean ("can-record", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_BUTTON]
      = g_param_spec_boolean ("show-button", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_HINT]
      = g_param_spec_boolean ("show-hint", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AttActForm::ready:
   *
   * The form can be filled in; a draft that was there is in it.
   */
  g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttActForm::changed:
   *
   * Somebody typed.
   */
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AttActForm::recorded:
   * @act: the act as recorded
   */
  g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                ATT_TYPE_ACT);

  g_type_ensure (ATT_TYPE_FIELDS_BOX);
  g_type_ensure (ATT_TYPE_FORESIGHT_BOX);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/act-form/att-act-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AttActForm, hint);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, past_label);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, draft_box);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, draft_label);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, problems);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, fields);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, foresight);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, button_box);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, spinner);

  gtk_widget_class_install_action (widget_class, "form.record", NULL, record_cb);
  gtk_widget_class_install_action (widget_class, "form.start-afresh", NULL, start_afresh_cb);
  gtk_widget_class_install_action (widget_class, "form.choose", "u", choose_cb);
  for (guint i = 0; i < ATT_SEGMENT_MAX; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "form.choose", "u", i + 1);
}

/* Before the text views, which take Ctrl+Return for a new line. */
static void
add_shortcut (AttActForm *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new ("form.record")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
att_act_form_init (AttActForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcut (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.record", FALSE);
  g_signal_connect_object (self->fields, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * att_act_form_new:
 *
 * Returns: (transfer floating): a form without an act; att_act_form_open() gives it one
 */
GtkWidget *
att_act_form_new (void)
{
  return g_object_new (ATT_TYPE_ACT_FORM, NULL);
}

/**
 * att_act_form_open:
 * @self: a form
 * @context: the context, with a register open
 * @view: the dossier
 * @kind: the kind of act
 * @part: (nullable): where an act is prepared in parts, as one a criterion, which one: each has its own draft
 * @given: (nullable): what the surroundings say: recorded with the act, and not asked for
 * @suggested: (nullable): what the form begins with where there is no draft
 *
 * Shows the form of an act in place of the one that was there, whose draft is kept. It can be filled in once
 * #AttActForm::ready was emitted.
 */
void
att_act_form_open (AttActForm *self, AttContext *context, AttDossierView *view, const AttKind *kind, const char *part,
                   const AttRecord *given, const AttRecord *suggested)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (view, kind);

  g_return_if_fail (ATT_IS_ACT_FORM (self));
  forget (self);
  self->cancellable = g_cancellable_new ();
  self->context = g_object_ref (context);
  self->view = att_dossier_view_ref (view);
  self->kind = kind;
  self->slot = part != NULL ? g_strdup_printf ("%s/%s", kind->id, part) : g_strdup (kind->id);
  self->given = given != NULL ? att_record_copy (given) : NULL;
  self->suggested = suggested != NULL ? att_record_copy (suggested) : NULL;
  att_act_form_clear_problems (self);
  gtk_widget_set_visible (self->draft_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->foresight), FALSE);
  att_fields_box_clear (self->fields);
  show_kind (self);
  add_fields (self);
  fill_afresh (self);
  att_act_form_set_busy (self, FALSE);
  if (possibility != NULL)
    att_act_form_show_refusals (self, possibility->refusals);
  att_act_job_get_draft (att_context_get_office (context), att_dossier_get_number (view->dossier), self->slot,
                         att_context_get_actor (context), self->cancellable, att_act_form_got_draft_cb,
                         g_object_ref (self));
}

/**
 * att_act_form_close:
 * @self: a form
 *
 * Keeps what was typed last. An act that is being recorded is recorded all the same.
 */
void
att_act_form_close (AttActForm *self)
{
  g_return_if_fail (ATT_IS_ACT_FORM (self));
  if (self->draft_id != 0 && !self->recorded)
    att_act_form_keep_draft (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
  g_clear_handle_id (&self->check_id, g_source_remove);
  att_foresight_box_stop (self->foresight);
  g_cancellable_cancel (self->cancellable);
}

/**
 * att_act_form_set_view:
 * @self: a form that is open
 * @view: a later snapshot of the same dossier
 *
 * What is typed stays; it is now based on what was recorded meanwhile. Where @view looks back nothing can be recorded.
 */
void
att_act_form_set_view (AttActForm *self, AttDossierView *view)
{
  g_return_if_fail (ATT_IS_ACT_FORM (self));
  att_dossier_view_ref (view);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = view;
  att_act_form_update_can_record (self);
}

/**
 * att_act_form_fill:
 * @self: a form that is ready
 * @values: values to be put in as if somebody had typed them
 */
void
att_act_form_fill (AttActForm *self, const AttRecord *values)
{
  g_return_if_fail (ATT_IS_ACT_FORM (self));
  att_act_form_put_in (self, values);
  changed_cb (self);
}

/**
 * att_act_form_get_fields:
 * @self: a form
 *
 * Returns: (transfer none): its fields
 */
AttFieldsBox *
att_act_form_get_fields (AttActForm *self)
{
  return self->fields;
}

/**
 * att_act_form_get_kind:
 * @self: a form
 *
 * Returns: (nullable): the kind of act that it is open for
 */
const AttKind *
att_act_form_get_kind (AttActForm *self)
{
  return self->kind;
}

/**
 * att_act_form_dup_typed:
 * @self: a form that is open
 *
 * Returns: (transfer full): what the act would consist of if it were recorded now
 */
AttRecord *
att_act_form_dup_typed (AttActForm *self)
{
  AttRecord *typed;

  g_return_val_if_fail (ATT_IS_ACT_FORM (self) && self->kind != NULL, NULL);
  typed = att_act_form_collect (self);
  att_record_remove (typed, "on");
  att_act_form_add_given (self, typed);
  return typed;
}

/**
 * att_act_form_is_ready:
 * @self: a form
 *
 * Returns: whether it can be filled in
 */
gboolean
att_act_form_is_ready (AttActForm *self)
{
  return self->ready;
}

/**
 * att_act_form_has_draft:
 * @self: a form
 *
 * Returns: whether it shows what was typed at another time
 */
gboolean
att_act_form_has_draft (AttActForm *self)
{
  return gtk_widget_get_visible (self->draft_box);
}

/**
 * att_act_form_focus:
 * @self: a form
 *
 * Takes the keyboard to its first field.
 */
void
att_act_form_focus (AttActForm *self)
{
  AttField *first = att_fields_box_get_first (self->fields);

  if (first != NULL)
    gtk_widget_grab_focus (att_field_editor_get_control (att_field_get_editor (first)));
}
