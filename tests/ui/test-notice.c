/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-notice-overlay.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWidget *window;
  AttNoticeOverlay *overlay;
  GtkWidget *content;
  guint n_done;
  guint n_freed;
} Case;

static void
case_open (Case *self)
{
  self->window = g_object_ref_sink (gtk_window_new ());
  self->content = gtk_label_new ("content");
  self->overlay = g_object_new (ATT_TYPE_NOTICE_OVERLAY, "content", self->content, NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->overlay));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
case_close (Case *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->overlay), (gpointer *) &self->overlay);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->window);
  g_assert_null (self->overlay);
}

static void
done_cb (gpointer data)
{
  ((Case *) data)->n_done++;
}

static void
freed_cb (gpointer data)
{
  ((Case *) data)->n_freed++;
}

static gboolean
is_shown (gpointer data)
{
  Case *self = data;
  GtkWidget *text = ui_find (GTK_WIDGET (self->overlay), GTK_TYPE_LABEL, "The last");

  return text != NULL && gtk_widget_get_mapped (text) && gtk_widget_get_height (text) > 0;
}

/* One message after the other, faster than they come and go: the last one is read, and nothing breaks. */
static void
test_quick (void)
{
  Case self = { 0 };

  case_open (&self);
  for (guint i = 0; i < 100; i++)
    {
      att_notice_overlay_tell (self.overlay, i < 99 ? "One of many" : "The last");
      g_main_context_iteration (NULL, FALSE);
    }
  ui_wait_until (is_shown, &self);
  g_assert_null (ui_find (GTK_WIDGET (self.overlay), GTK_TYPE_LABEL, "One of many"));
  case_close (&self);
}

static void
test_offer (void)
{
  Case self = { 0 };
  GtkWidget *button;

  case_open (&self);
  g_assert_true (att_notice_overlay_find (self.content) == self.overlay);

  att_notice_overlay_offer (self.overlay, "The last", "_Undo", done_cb, &self, freed_cb);
  ui_wait_until (is_shown, &self);
  button = ui_find (GTK_WIDGET (self.overlay), GTK_TYPE_BUTTON, "_Undo");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (self.n_done, ==, 1);
  g_assert_cmpuint (self.n_freed, ==, 1);

  /* What a message offered goes with it. */
  att_notice_overlay_offer (self.overlay, "The last", "_Undo", done_cb, &self, freed_cb);
  att_notice_overlay_tell (self.overlay, "Another");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_cmpuint (self.n_done, ==, 1);
  g_assert_cmpuint (self.n_freed, ==, 2);

  att_notice_overlay_offer (self.overlay, "The last", "_Undo", done_cb, &self, freed_cb);
  case_close (&self);
  g_assert_cmpuint (self.n_freed, ==, 3);
}

int
main (int argc, char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/notice/quick", test_quick);
  g_test_add_func ("/ui/notice/offer", test_offer);
  return g_test_run ();
}
