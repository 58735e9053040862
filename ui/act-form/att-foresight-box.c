/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-foresight-box.h"

#include <glib/gi18n-lib.h>

#include "att-certificate-words.h"
#include "att-group.h"
#include "att-office-life.h"
#include "att-words.h"

/* What is typed is looked at when the typing rests. */
#define LOOK_DELAY_MS 400

/**
 * AttForesightBox:
 *
 * What follows from a correction or an annulment, foreseen while it is typed and before it is recorded.
 */
struct _AttForesightBox
{
  AdwBin parent_instance;
  GtkSpinner *spinner;
  GtkListBox *list;
  AttContext *context;
  AttRecording recording; /* with what it points to */
  char *kind;
  char *actor;
  guint look_id;
  GCancellable *cancellable; /* of what is being looked at */
};

G_DEFINE_FINAL_TYPE (AttForesightBox, att_foresight_box, ADW_TYPE_BIN)

typedef struct
{
  gint64 dossier;
  char *kind;
  AttDay on;
  char *actor;
  AttRecord *fields;
} Question;

typedef struct
{
  AttProblems *refusals;
  GPtrArray *consequences; /* of AttConsequence */
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->kind);
  g_free (question->actor);
  att_record_unref (question->fields);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->refusals, g_ptr_array_unref);
  g_clear_pointer (&answer->consequences, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
foresee (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  const AttRecording recording
      = { question->dossier, question->kind, question->on, question->actor, question->fields };
  g_autoptr (AttProblems) warnings = att_problems_new ();
  Answer *answer = g_new0 (Answer, 1);

  /* What follows does not wait for the reason. */
  if (!att_record_has (question->fields, "reason"))
    att_record_add (question->fields, "reason", "–");
  answer->refusals = att_problems_new ();
  answer->consequences = att_office_foresee (office, &recording, answer->refusals, warnings, cancellable, error);
  if (answer->consequences == NULL)
    g_clear_pointer (&answer, answer_free);
  return answer;
}

static const char *
deadline_state_to_words (const char *state)
{
  return g_str_equal (state, "met")       ? C_ ("deadline", "met")
         : g_str_equal (state, "overdue") ? C_ ("deadline", "overdue")
         : g_str_equal (state, "void")    ? C_ ("deadline", "no longer runs")
                                          : C_ ("deadline", "runs");
}

static const char *
value_to_words (AttConsequenceTopic topic, const char *value)
{
  AttStage stage;

  switch (topic)
    {
    case ATT_CONSEQUENCE_STAGE:
      return att_stage_parse (value, &stage) ? att_stage_get_title (stage) : value;
    case ATT_CONSEQUENCE_OUTCOME:
      return att_words_outcome (value);
    case ATT_CONSEQUENCE_VERDICT:
      return att_words_verdict (att_verdict_parse (value));
    case ATT_CONSEQUENCE_CERTIFICATE:
      return att_certificate_words_state (value);
    case ATT_CONSEQUENCE_DEADLINE:
      return deadline_state_to_words (value);
    case ATT_CONSEQUENCE_BARRED:
      return g_str_equal (value, "yes") ? C_ ("choice", "yes") : C_ ("choice", "no");
    case ATT_CONSEQUENCE_DOCUMENT:
    default:
      return value;
    }
}

static char *
side_to_words (AttConsequenceTopic topic, const char *value, AttDay on)
{
  g_autofree char *day = att_words_day (on);

  if (value == NULL)
    return g_strdup (C_ ("consequence", "nothing"));
  return on != ATT_DAY_NONE ? att_words_fill (C_ ("consequence", "{value}, last day {day}"), "value",
                                              value_to_words (topic, value), "day", day, NULL)
                            : g_strdup (value_to_words (topic, value));
}

static char *
dup_title (const AttConsequence *consequence)
{
  const char *topic = att_consequence_topic_get_title (consequence->topic);
  g_autofree char *which = consequence->name != NULL
                               ? g_strdup (att_text_get (consequence->name, att_language_get_current ()))
                           : consequence->topic == ATT_CONSEQUENCE_DOCUMENT ? g_strdup (att_words_form (consequence->key))
                                                                            : g_strdup (consequence->key);

  if (which == NULL)
    return att_words_capitalise (topic);
  {
    g_autofree char *words = att_words_fill (C_ ("consequence", "{topic}: {which}"), "topic", topic, "which", which, NULL);

    return att_words_capitalise (words);
  }
}

static void
add_row (AttForesightBox *self, const char *icon, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon));
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

static void
add_consequence (AttForesightBox *self, const AttConsequence *consequence)
{
  g_autofree char *title = dup_title (consequence);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;

  if (consequence->topic == ATT_CONSEQUENCE_DOCUMENT)
    {
      add_row (self, "x-office-document-symbolic", title,
               _ ("The document that was issued is marked as superseded, and made anew."));
      return;
    }
  before = side_to_words (consequence->topic, consequence->before, consequence->day_before);
  after = side_to_words (consequence->topic, consequence->after, consequence->day_after);
  words = att_words_fill (_ ("As it is: {before}\nAs it would be: {after}"), "before", before, "after", after, NULL);
  add_row (self, "go-next-symbolic", title, words);
}

static void
clear (AttForesightBox *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
show (AttForesightBox *self, const Answer *answer)
{
  clear (self);
  if (answer->refusals->len > 0)
    {
      g_autofree char *words = att_words_refusals (answer->refusals);

      add_row (self, "dialog-warning-symbolic", _ ("As it is typed now it would be refused"), words);
    }
  for (guint i = 0; i < answer->consequences->len; i++)
    add_consequence (self, g_ptr_array_index (answer->consequences, i));
  if (answer->consequences->len == 0)
    add_row (self, "object-select-symbolic", _ ("It would change no state, no deadline and no document."), "");
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttForesightBox) self = data;
  g_autoptr (GError) error = NULL;
  Answer *answer = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    {
      g_clear_object (&self->cancellable);
      gtk_spinner_set_spinning (self->spinner, FALSE);
      if (answer != NULL)
        show (self, answer);
      else
        {
          g_autofree char *words = att_words_problems (error);

          clear (self);
          add_row (self, "dialog-information-symbolic", _ ("It can't be foreseen yet"), words);
        }
    }
  g_clear_pointer (&answer, answer_free);
}

static gboolean
look_cb (gpointer data)
{
  AttForesightBox *self = data;
  Question *question = g_new (Question, 1);

  *question = (Question) { self->recording.dossier, g_strdup (self->kind), self->recording.on, g_strdup (self->actor),
                           att_record_copy (self->recording.fields) };
  self->look_id = 0;
  self->cancellable = g_cancellable_new ();
  att_office_run_async (att_context_get_reader (self->context), foresee, question, question_free, answer_free,
                        self->cancellable, looked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
att_foresight_box_dispose (GObject *object)
{
  AttForesightBox *self = ATT_FORESIGHT_BOX (object);

  att_foresight_box_stop (self);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_FORESIGHT_BOX);
  G_OBJECT_CLASS (att_foresight_box_parent_class)->dispose (object);
}

static void
att_foresight_box_finalize (GObject *object)
{
  AttForesightBox *self = ATT_FORESIGHT_BOX (object);

  g_clear_pointer (&self->recording.fields, att_record_unref);
  g_free (self->kind);
  g_free (self->actor);
  G_OBJECT_CLASS (att_foresight_box_parent_class)->finalize (object);
}

static void
att_foresight_box_class_init (AttForesightBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_foresight_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_foresight_box_finalize;
  g_type_ensure (ATT_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/act-form/att-foresight-box.ui");
  gtk_widget_class_bind_template_child (widget_class, AttForesightBox, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttForesightBox, list);
}

static void
att_foresight_box_init (AttForesightBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_foresight_box_is_for:
 * @kind: a kind of act
 *
 * Returns: whether it changes what was recorded before, so that what follows from it is to be seen first
 */
gboolean
att_foresight_box_is_for (const AttKind *kind)
{
  return g_str_equal (kind->id, "correction") || g_str_equal (kind->id, "annulled");
}

/**
 * att_foresight_box_look:
 * @self: a box
 * @context: the context
 * @recording: what is typed now
 *
 * Looks at it when the typing rests, and shows what follows from it.
 */
void
att_foresight_box_look (AttForesightBox *self, AttContext *context, const AttRecording *recording)
{
  g_return_if_fail (ATT_IS_FORESIGHT_BOX (self));
  att_foresight_box_stop (self);
  g_set_object (&self->context, context);
  g_clear_pointer (&self->recording.fields, att_record_unref);
  self->recording = *recording;
  self->recording.fields = att_record_copy (recording->fields);
  g_free (self->kind);
  self->kind = g_strdup (recording->kind);
  g_free (self->actor);
  self->actor = g_strdup (recording->actor);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  self->look_id = g_timeout_add (LOOK_DELAY_MS, look_cb, self);
}

/**
 * att_foresight_box_stop:
 * @self: a box
 *
 * Looks at nothing any more.
 */
void
att_foresight_box_stop (AttForesightBox *self)
{
  g_return_if_fail (ATT_IS_FORESIGHT_BOX (self));
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->spinner != NULL)
    gtk_spinner_set_spinning (self->spinner, FALSE);
}

/**
 * att_foresight_box_is_busy:
 * @self: a box
 *
 * Returns: whether what was typed last was not looked at yet
 */
gboolean
att_foresight_box_is_busy (AttForesightBox *self)
{
  return self->look_id != 0 || self->cancellable != NULL;
}
