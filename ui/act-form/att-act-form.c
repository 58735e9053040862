/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-form.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-draft-content.h"
#include "att-message.h"
#include "att-overlay-editor.h"
#include "att-segment-editor.h"
#include "att-words.h"

/* What is typed is kept within a second. */
#define DRAFT_DELAY_MS 500

static const AttProblemSpec no_day = {
  ATT_PROBLEM_INPUT, "on-no-day",
  N_ ("“{value}” is no day that exists."), N_ ("Give it as 2026-07-04 or 04.07.2026."), NULL
};

static const AttFieldSpec on_spec
    = { "on", NC_ ("field", "Took place on"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED };

/**
 * AttActForm:
 *
 * The form of an act, made from its kind: in a page of its own, or as a part of a place made for the work. What is typed
 * is kept as a draft at once, so that leaving it never asks.
 */
struct _AttActForm
{
  AdwBin parent_instance;
  GtkLabel *hint;
  GtkWidget *past_label;
  GtkWidget *draft_box;
  GtkLabel *draft_label;
  GtkBox *problems;
  AttFieldsBox *fields;
  GtkWidget *button_box;
  GtkSpinner *spinner;
  AttContext *context;
  AttDossierView *view;
  const AttKind *kind;
  char *slot;            /* what the draft is kept by: the kind, and the part of it */
  AttRecord *given;      /* what the surroundings say and nobody types; may be NULL */
  AttRecord *suggested;  /* what a form without a draft begins with; may be NULL */
  GCancellable *cancellable;
  gboolean ready;
  gboolean busy;
  gboolean filling;
  gboolean recorded;
  guint draft_id;
  GtkWidget *focus; /* what had the keyboard before the form was busy; weak */
};

G_DEFINE_FINAL_TYPE (AttActForm, att_act_form, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CAN_RECORD,
  PROP_SHOW_BUTTON,
  PROP_SHOW_HINT,
  N_PROPS,
};

enum
{
  READY,
  CHANGED,
  RECORDED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
clear_problems (AttActForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->problems))) != NULL)
    gtk_box_remove (self->problems, child);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  att_fields_box_show_problem (self->fields, NULL, NULL);
}

static void
add_problem_label (AttActForm *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->problems, label);
}

static void
add_problem (AttActForm *self, const GError *error)
{
  g_autofree char *words = att_words_problem (error);
  gboolean law = g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_LAW);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      add_problem_label (self, law ? _ ("Not possible under the law") : _ ("It was not recorded"), "heading");
      gtk_widget_set_visible (GTK_WIDGET (self->problems), TRUE);
    }
  add_problem_label (self, words, NULL);
}

static gboolean
show_at_field (AttActForm *self, const GError *error)
{
  const char *field = att_problem_get_field (error);
  g_autofree char *words = NULL;

  if (field == NULL)
    field = att_problem_get_argument (error, "field");
  if (field == NULL || !g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_INPUT))
    return FALSE;
  words = att_words_problem (error);
  return att_fields_box_show_problem (self->fields, field, words);
}

static void
show_refusals (AttActForm *self, AttProblems *refusals)
{
  for (guint i = 0; i < refusals->len; i++)
    add_problem (self, g_ptr_array_index (refusals, i));
}

static void
scroll_to (AttActForm *self, GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y;

  if (scroller == NULL || !gtk_widget_translate_coordinates (widget, scroller, 0, 0, NULL, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y);
}

static void
focus_first_problem (AttActForm *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      att_act_form_focus (self);
      scroll_to (self, GTK_WIDGET (self->problems));
      return;
    }
  for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    if (att_field_get_problem (ATT_FIELD (field)) != NULL)
      {
        gtk_widget_grab_focus (att_field_editor_get_control (att_field_get_editor (ATT_FIELD (field))));
        return;
      }
}

static void
show_problem (AttActForm *self, const GError *error)
{
  GPtrArray *others = att_problem_get_others (error);

  clear_problems (self);
  if (!show_at_field (self, error))
    add_problem (self, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!show_at_field (self, g_ptr_array_index (others, i)))
      add_problem (self, g_ptr_array_index (others, i));
  focus_first_problem (self);
}

static AttRecord *
collect (AttActForm *self)
{
  AttRecord *typed = att_record_new ();

  att_fields_box_collect (self->fields, typed);
  return typed;
}

/* The process stays until the draft is on the disk, also when the window is gone. */
static void
draft_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  att_office_run_finish (ATT_OFFICE (source), result, &error);
  if (error != NULL)
    g_message ("A draft could not be kept: %s", error->message);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

static void
keep_draft (AttActForm *self)
{
  g_autoptr (AttRecord) typed = collect (self);
  g_autoptr (GBytes) content = att_draft_content_write (typed);

  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  att_act_job_put_draft (att_context_get_office (self->context), att_dossier_get_number (self->view->dossier), self->slot,
                         att_context_get_actor (self->context), self->view->head, content, draft_kept_cb, NULL);
}

static gboolean
keep_draft_cb (gpointer data)
{
  AttActForm *self = data;

  self->draft_id = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
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
  if (!self->recorded && self->draft_id == 0)
    self->draft_id = g_timeout_add (DRAFT_DELAY_MS, keep_draft_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill (AttActForm *self, const AttRecord *fields)
{
  self->filling = TRUE;
  att_fields_box_fill (self->fields, fields);
  set_corrected_act (self);
  self->filling = FALSE;
}

static void
fill_afresh (AttActForm *self)
{
  g_autoptr (AttRecord) fresh = self->suggested != NULL ? att_record_copy (self->suggested) : att_record_new ();

  if (!att_record_has (fresh, on_spec.id))
    att_record_add_day (fresh, on_spec.id, self->view->today);
  fill (self, fresh);
}

static gboolean
is_given (AttActForm *self, const char *field)
{
  return self->given != NULL && att_record_has (self->given, field);
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
  clear_problems (self);
  att_act_job_delete_draft (att_context_get_office (self->context), att_dossier_get_number (self->view->dossier),
                            self->slot, att_context_get_actor (self->context), NULL, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Of a dossier as it stood in the past nothing can be recorded. */
static gboolean
can_record (AttActForm *self)
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

static void
update_can_record (AttActForm *self)
{
  gboolean past = self->view != NULL && self->view->past;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.record", can_record (self));
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
static void
restore_focus (AttActForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->focus != NULL && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
set_busy (AttActForm *self, gboolean busy)
{
  if (busy)
    release_focus (self);
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
  update_can_record (self);
}

static void
tell_recorded (AttActForm *self, AttAct *act, AttProblems *warnings)
{
  const AttKind *kind = att_act_get_kind (act);
  const char *number = NULL;
  g_autofree char *text = NULL;

  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    if (spec->type == ATT_FIELD_NUMBER)
      number = att_act_get (act, spec->id);
  /* Translators: said when an act was recorded; {number} is its own number, or that of the certificate. */
  text = number != NULL ? att_words_fill (_ ("Recorded: {act}, {number}"), "act", att_kind_get_title (kind), "number",
                                          number, NULL)
                        : att_words_fill (_ ("Recorded: {act}"), "act", att_kind_get_title (kind), NULL);
  if (warnings->len > 0)
    att_message_warnings (GTK_WIDGET (self), text, warnings);
  else
    att_message_toast (GTK_WIDGET (self), text);
}

/* What is being recorded, while the form may already be open for the next act. */
typedef struct
{
  AttActForm *form;
  AttContext *context;
  GCancellable *cancellable;
  gint64 dossier;
} Recorded;

static void
recorded_free (Recorded *recorded)
{
  g_object_unref (recorded->form);
  g_object_unref (recorded->context);
  g_object_unref (recorded->cancellable);
  g_free (recorded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recorded, recorded_free)

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Recorded) recorded = data;
  AttActForm *self = recorded->form;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProblems) warnings = NULL;
  g_autoptr (AttAct) act = att_act_job_record_finish (ATT_OFFICE (source), result, &warnings, &error);
  gboolean closed = g_cancellable_is_cancelled (recorded->cancellable);
  gboolean seen = gtk_widget_get_root (GTK_WIDGET (self)) != NULL;

  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  if (!closed)
    set_busy (self, FALSE);
  if (act == NULL)
    {
      if (!closed)
        {
          self->recorded = FALSE;
          show_problem (self, error);
          restore_focus (self);
        }
      else if (seen)
        att_message_error (GTK_WIDGET (self), _ ("It was not recorded"), error);
      return;
    }
  if (seen)
    tell_recorded (self, act, warnings);
  att_context_tell_recorded (recorded->context, recorded->dossier);
  if (!closed)
    g_signal_emit (self, signals[RECORDED], 0, act);
}

static void
add_given (AttActForm *self, AttRecord *fields)
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
show_draft (AttActForm *self, const AttDraft *draft)
{
  g_autoptr (AttRecord) typed = att_draft_content_read (draft->content);
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (typed == NULL)
    return;
  fill (self, typed);
  moment = att_words_instant (draft->saved_at);
  words = att_words_fill (g_strcmp0 (draft->head, self->view->head) == 0
                              ? _ ("This is what you typed until {moment}.")
                              : _ ("This is what you typed until {moment}. Something was recorded in the dossier since."),
                          "moment", moment, NULL);
  gtk_label_set_label (self->draft_label, words);
  gtk_widget_set_visible (self->draft_box, TRUE);
}

static void
got_draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttActForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDraft) draft = att_office_run_finish (ATT_OFFICE (source), result, &error);

  /* Another act's form was opened in this place meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ready
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (draft != NULL && g_str_equal (draft->kind, self->slot))
    show_draft (self, draft);
  self->ready = TRUE;
  update_can_record (self);
  g_signal_emit (self, signals[READY], 0);
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
      g_value_set_boolean (value, can_record (self));
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
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * AttActForm::changed:
   *
   * Somebody typed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * AttActForm::recorded:
   * @act: the act as recorded
   */
  signals[RECORDED] = g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, ATT_TYPE_ACT);

  g_type_ensure (ATT_TYPE_FIELDS_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/act-form/att-act-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AttActForm, hint);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, past_label);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, draft_box);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, draft_label);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, problems);
  gtk_widget_class_bind_template_child (widget_class, AttActForm, fields);
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
  clear_problems (self);
  gtk_widget_set_visible (self->draft_box, FALSE);
  att_fields_box_clear (self->fields);
  show_kind (self);
  add_fields (self);
  fill_afresh (self);
  set_busy (self, FALSE);
  if (possibility != NULL)
    show_refusals (self, possibility->refusals);
  att_act_job_get_draft (att_context_get_office (context), att_dossier_get_number (view->dossier), self->slot,
                         att_context_get_actor (context), self->cancellable, got_draft_cb, g_object_ref (self));
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
    keep_draft (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
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
  update_can_record (self);
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
  fill (self, values);
  changed_cb (self);
}

/**
 * att_act_form_record:
 * @self: a form
 *
 * Records the act, or says in the form why not. Nothing happens while it is not ready, or shows the past.
 */
void
att_act_form_record (AttActForm *self)
{
  AttRecording recording = { 0 };
  g_autoptr (AttRecord) typed = NULL;
  Recorded *recorded;

  g_return_if_fail (ATT_IS_ACT_FORM (self));
  if (!can_record (self))
    return;
  typed = collect (self);
  recording = (AttRecording) { att_dossier_get_number (self->view->dossier), self->kind->id,
                               att_record_get_day (typed, on_spec.id), att_context_get_actor (self->context), typed };
  if (recording.on == ATT_DAY_NONE)
    {
      g_autoptr (GError) error = att_problem_new (
          &no_day, att_arg_text ("field", on_spec.id),
          att_arg_text ("value", att_record_has (typed, on_spec.id) ? att_record_get (typed, on_spec.id) : ""));

      show_problem (self, error);
      return;
    }
  /* Once more, so that the draft is whole should the recording fail with the machine. */
  if (self->draft_id != 0)
    {
      g_clear_handle_id (&self->draft_id, g_source_remove);
      keep_draft (self);
    }
  att_record_remove (typed, on_spec.id);
  add_given (self, typed);
  self->recorded = TRUE;
  clear_problems (self);
  set_busy (self, TRUE);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  recorded = g_new0 (Recorded, 1);
  recorded->form = g_object_ref (self);
  recorded->context = g_object_ref (self->context);
  recorded->cancellable = g_object_ref (self->cancellable);
  recorded->dossier = recording.dossier;
  /* Not stopped when the form is left: who pressed the button means it. */
  att_act_job_record_async (att_context_get_office (self->context), &recording, self->slot, NULL, recorded_cb, recorded);
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
  typed = collect (self);
  att_record_remove (typed, on_spec.id);
  add_given (self, typed);
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

/**
 * att_act_form_get_problems:
 * @self: a form
 *
 * Returns: (transfer full): what is said above the fields, a line each; empty for nothing
 */
char *
att_act_form_get_problems (AttActForm *self)
{
  GString *out = g_string_new (NULL);

  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->problems)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    g_string_append_printf (out, "%s\n", gtk_label_get_label (GTK_LABEL (label)));
  return g_string_free (out, FALSE);
}
