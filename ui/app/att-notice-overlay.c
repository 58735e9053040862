/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-notice-overlay.h"

#include "att-text-button.h"

/* As long as a message of libadwaita's stays. */
#define SECONDS 5

/* What the button of a message does; nothing where func is NULL. */
typedef struct
{
  GSourceOnceFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Offer;

/**
 * AttNoticeOverlay:
 *
 * Shows over its content, for a while, what was just done. A later message takes the place of the earlier one. It stays as
 * long as the pointer or the keyboard is in it.
 *
 * AdwToastOverlay 1.2 can't be used: it crashes where a message goes while the next one comes.
 */
struct _AttNoticeOverlay
{
  AdwBin parent_instance;
  GtkOverlay *overlay;
  GtkRevealer *revealer;
  GtkLabel *text;
  GtkButton *action;
  Offer offer;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (AttNoticeOverlay, att_notice_overlay, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_offer (AttNoticeOverlay *self, Offer offer)
{
  Offer old = self->offer;

  self->offer = offer;
  if (old.destroy != NULL)
    old.destroy (old.data);
}

static void
hide (AttNoticeOverlay *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  set_offer (self, (Offer) { NULL, NULL, NULL });
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static gboolean
timeout_cb (gpointer data)
{
  AttNoticeOverlay *self = data;

  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static void
stay_cb (AttNoticeOverlay *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static void
go_soon_cb (AttNoticeOverlay *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (gtk_revealer_get_reveal_child (self->revealer))
    self->timeout = g_timeout_add_seconds (SECONDS, timeout_cb, self);
}

static void
close_cb (AttNoticeOverlay *self)
{
  hide (self);
}

static void
action_cb (AttNoticeOverlay *self)
{
  if (self->offer.func != NULL)
    self->offer.func (self->offer.data);
  hide (self);
}

static void
show (AttNoticeOverlay *self, const char *text, const char *label)
{
  gtk_label_set_text (self->text, text);
  if (label != NULL)
    gtk_button_set_label (self->action, label);
  gtk_widget_set_visible (GTK_WIDGET (self->action), label != NULL);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  go_soon_cb (self);
}

static void
att_notice_overlay_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttNoticeOverlay *self = ATT_NOTICE_OVERLAY (object);

  switch (id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, gtk_overlay_get_child (self->overlay));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_notice_overlay_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttNoticeOverlay *self = ATT_NOTICE_OVERLAY (object);

  switch (id)
    {
    case PROP_CONTENT:
      if (gtk_overlay_get_child (self->overlay) != g_value_get_object (value))
        {
          gtk_overlay_set_child (self->overlay, g_value_get_object (value));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_notice_overlay_dispose (GObject *object)
{
  AttNoticeOverlay *self = ATT_NOTICE_OVERLAY (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  set_offer (self, (Offer) { NULL, NULL, NULL });
  G_OBJECT_CLASS (att_notice_overlay_parent_class)->dispose (object);
}

static void
att_notice_overlay_class_init (AttNoticeOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_notice_overlay_get_property;
  object_class->set_property = att_notice_overlay_set_property;
  object_class->dispose = att_notice_overlay_dispose;

  /**
   * AttNoticeOverlay:content:
   *
   * What stands below the messages.
   */
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/app/att-notice-overlay.ui");
  gtk_widget_class_bind_template_child (widget_class, AttNoticeOverlay, overlay);
  gtk_widget_class_bind_template_child (widget_class, AttNoticeOverlay, revealer);
  gtk_widget_class_bind_template_child (widget_class, AttNoticeOverlay, text);
  gtk_widget_class_bind_template_child (widget_class, AttNoticeOverlay, action);
  gtk_widget_class_bind_template_callback (widget_class, stay_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_soon_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, action_cb);
}

static void
att_notice_overlay_init (AttNoticeOverlay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_notice_overlay_find:
 * @near: a widget
 *
 * Returns: (transfer none) (nullable): where messages of the window that @near stands in are shown
 */
AttNoticeOverlay *
att_notice_overlay_find (GtkWidget *near)
{
  return (AttNoticeOverlay *) gtk_widget_get_ancestor (near, ATT_TYPE_NOTICE_OVERLAY);
}

/**
 * att_notice_overlay_tell:
 * @self: an overlay
 * @text: what was done
 *
 * Shows a message for a while.
 */
void
att_notice_overlay_tell (AttNoticeOverlay *self, const char *text)
{
  g_return_if_fail (ATT_IS_NOTICE_OVERLAY (self));

  set_offer (self, (Offer) { NULL, NULL, NULL });
  show (self, text, NULL);
}

/**
 * att_notice_overlay_offer:
 * @self: an overlay
 * @text: what was done
 * @label: what can be done about it, with a mnemonic
 * @func: (scope notified): does it
 * @data: for @func
 * @destroy: (nullable): frees @data when the message goes
 *
 * Shows a message with a button for a while.
 */
void
att_notice_overlay_offer (AttNoticeOverlay *self, const char *text, const char *label, GSourceOnceFunc func, gpointer data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (ATT_IS_NOTICE_OVERLAY (self));

  set_offer (self, (Offer) { func, data, destroy });
  show (self, text, label);
}
