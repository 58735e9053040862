/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-today-page.h"

#include <glib/gi18n-lib.h>

#include "att-agenda-view.h"
#include "att-beside-layout.h"
#include "att-day-text.h"
#include "att-message.h"
#include "att-title.h"
#include "att-week-strip.h"
#include "att-wrap-layout.h"

/* After so long without a look somebody else may have recorded something. */
#define STALE_US (5 * 60 * G_USEC_PER_SEC)
/* How many more rows of a group are shown each time. */
#define MORE 100

/**
 * AttTodayPage:
 *
 * Where the day begins: what is due by legal deadline, what has to be done without one, what somebody else has to do, and
 * which certificates end. Everything is read in one go by the reading office.
 */
struct _AttTodayPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkToggleButton *mine;
  GtkToggleButton *all;
  GtkStack *stack;
  AdwStatusPage *failed;
  AttWeekStrip *strip;
  AttAgendaView *view;
  GtkWidget *nothing;
  GtkLabel *nothing_title;
  GtkLabel *nothing_text;
  AttAgendaQuery *query;
  GCancellable *cancellable; /* of what is being read */
  GtkWindow *window;         /* whose becoming active is watched */
  gint64 read_at;            /* monotonic */
};

G_DEFINE_FINAL_TYPE (AttTodayPage, att_today_page, ATT_TYPE_PAGE)

static void read_agenda (AttTodayPage *self);

static void
more_cb (AttTodayPage *self, const char *id)
{
  int limit = GPOINTER_TO_INT (g_hash_table_lookup (self->query->limits, id));

  g_hash_table_insert (self->query->limits, g_strdup (id), GINT_TO_POINTER (MAX (limit, ATT_AGENDA_FIRST) + MORE));
  read_agenda (self);
}

static void
far_cb (AttTodayPage *self)
{
  self->query->far = TRUE;
  read_agenda (self);
}

static void
all_days_cb (AttTodayPage *self)
{
  self->query->day = ATT_DAY_NONE;
  att_week_strip_choose (self->strip, ATT_DAY_NONE);
  read_agenda (self);
}

/* What is not there is said, and what to do about it. */
static void
show_nothing (AttTodayPage *self, const AttAgenda *agenda)
{
  const char *title = _ ("Nothing is due");
  const char *text = NULL;

  gtk_widget_set_visible (self->nothing, agenda->due->len == 0);
  if (self->query->day != ATT_DAY_NONE)
    text = _ ("No deadline ends on that day.");
  else if (!att_agenda_is_empty (agenda))
    text = _ ("No legal deadline is running for the days shown. What has to be done without one stands below.");
  else if (self->query->mine)
    text = _ ("No dossier of yours has a deadline or a next step. Look at everybody's, or accept an application and name "
              "yourself as the officer.");
  else
    text = _ ("No dossier has a deadline or a next step. When an application comes, take its file in, and a dossier is "
              "opened.");
  gtk_label_set_label (self->nothing_title, title);
  gtk_label_set_label (self->nothing_text, text);
}

/* Takes @agenda over. */
static void
show_agenda (AttTodayPage *self, AttAgenda *agenda)
{
  g_autofree char *day = att_day_text_describe (NULL, agenda->today);

  att_title_set_subtitle (self->title, day);
  att_week_strip_show (self->strip, agenda->calendar, agenda->today, agenda->days);
  show_nothing (self, agenda);
  att_agenda_view_show (self->view, agenda, self->query->day != ATT_DAY_NONE);
  gtk_stack_set_visible_child_name (self->stack, "agenda");
}

static gpointer
load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_agenda_load (office, data, cancellable, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAgenda) agenda = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || att_page_is_closed (ATT_PAGE (self)))
    return;
  g_clear_object (&self->cancellable);
  self->read_at = g_get_monotonic_time ();
  if (agenda != NULL)
    show_agenda (self, g_steal_pointer (&agenda));
  else
    {
      att_message_on_page (self->failed, NULL, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
stop_reading (AttTodayPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
read_agenda (AttTodayPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  AttOffice *reader = att_context_get_reader (context);

  if (reader == NULL || att_page_is_closed (ATT_PAGE (self)))
    return;
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  self->query->today = att_context_get_today (context);
  g_free (self->query->actor);
  self->query->actor = g_strdup (att_context_get_actor (context));
  att_office_run_async (reader, load, att_agenda_query_copy (self->query), (GDestroyNotify) att_agenda_query_free,
                        (GDestroyNotify) att_agenda_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
mine_toggled_cb (AttTodayPage *self)
{
  GSettings *settings = att_context_get_settings (att_page_get_context (ATT_PAGE (self)));
  gboolean mine = gtk_toggle_button_get_active (self->mine);

  if (self->query == NULL || mine == self->query->mine)
    return;
  self->query->mine = mine;
  g_hash_table_remove_all (self->query->limits);
  if (settings != NULL)
    g_settings_set_boolean (settings, "today-mine", mine);
  read_agenda (self);
}

static void
chosen_cb (AttTodayPage *self)
{
  self->query->day = att_week_strip_get_day (self->strip);
  read_agenda (self);
}

/* Another day has begun: what was asked of the day before is over. */
static void
day_changed_cb (AttTodayPage *self)
{
  self->query->day = ATT_DAY_NONE;
  self->query->far = FALSE;
  att_week_strip_choose (self->strip, ATT_DAY_NONE);
  read_agenda (self);
}

static void
active_cb (AttTodayPage *self)
{
  if (self->window == NULL || !gtk_window_is_active (self->window))
    return;
  att_context_check_day (att_page_get_context (ATT_PAGE (self)));
  if (self->cancellable == NULL && g_get_monotonic_time () - self->read_at > STALE_US)
    read_agenda (self);
}

static void
watch_window (AttTodayPage *self, GtkWindow *window)
{
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, active_cb, self);
  g_set_weak_pointer (&self->window, window);
  if (window != NULL)
    g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
}

static void
att_today_page_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (att_today_page_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  watch_window (ATT_TODAY_PAGE (widget), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
}

static void
att_today_page_unroot (GtkWidget *widget)
{
  watch_window (ATT_TODAY_PAGE (widget), NULL);
  GTK_WIDGET_CLASS (att_today_page_parent_class)->unroot (widget);
}

static void
att_today_page_refresh (AttPage *page)
{
  read_agenda (ATT_TODAY_PAGE (page));
}

static void
att_today_page_close (AttPage *page)
{
  stop_reading (ATT_TODAY_PAGE (page));
}

static void
att_today_page_constructed (GObject *object)
{
  AttTodayPage *self = ATT_TODAY_PAGE (object);
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  GSettings *settings = att_context_get_settings (context);
  gboolean mine = settings != NULL && g_settings_get_boolean (settings, "today-mine");

  G_OBJECT_CLASS (att_today_page_parent_class)->constructed (object);
  gtk_toggle_button_set_active (mine ? self->mine : self->all, TRUE);
  self->query = g_new0 (AttAgendaQuery, 1);
  self->query->mine = mine;
  self->query->limits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_object (context, "recorded", G_CALLBACK (read_agenda), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "day-changed", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
  read_agenda (self);
}

static void
att_today_page_dispose (GObject *object)
{
  AttTodayPage *self = ATT_TODAY_PAGE (object);

  stop_reading (self);
  watch_window (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (att_today_page_parent_class)->dispose (object);
}

static void
att_today_page_finalize (GObject *object)
{
  AttTodayPage *self = ATT_TODAY_PAGE (object);

  g_clear_pointer (&self->query, att_agenda_query_free);
  G_OBJECT_CLASS (att_today_page_parent_class)->finalize (object);
}

static void
att_today_page_class_init (AttTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AttPageClass *page_class = ATT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = att_today_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = att_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_today_page_finalize;
  widget_class->root = att_today_page_root;
  widget_class->unroot = att_today_page_unroot;
  page_class->refresh = att_today_page_refresh;
  page_class->close = att_today_page_close;

  g_type_ensure (ATT_TYPE_AGENDA_VIEW);
  g_type_ensure (ATT_TYPE_BESIDE_LAYOUT);
  g_type_ensure (ATT_TYPE_TITLE);
  g_type_ensure (ATT_TYPE_WEEK_STRIP);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/today/att-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, mine);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, all);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, strip);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, view);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, nothing_title);
  gtk_widget_class_bind_template_child (widget_class, AttTodayPage, nothing_text);
  gtk_widget_class_bind_template_callback (widget_class, mine_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, far_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_days_cb);
}

static void
att_today_page_init (AttTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_today_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_today_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_TODAY_PAGE, "context", context, NULL);
}

/**
 * att_today_page_is_loaded:
 * @self: a page
 *
 * Returns: whether it shows all that is there, and nothing more is being read
 */
gboolean
att_today_page_is_loaded (AttTodayPage *self)
{
  g_return_val_if_fail (ATT_IS_TODAY_PAGE (self), FALSE);
  return self->cancellable == NULL && self->read_at > 0 && att_agenda_view_is_filled (self->view);
}
