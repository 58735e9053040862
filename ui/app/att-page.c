/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-page.h"

typedef struct
{
  AttContext *context;
  GCancellable *cancellable;
  GtkWidget *focus; /* weak: what had the keyboard when another page came */
} AttPagePrivate;

/**
 * AttPage:
 *
 * A page of the window: knows the context, and stops what it waits for when it is closed.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AttPage, att_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static AttPagePrivate *
get_private (AttPage *self)
{
  return att_page_get_instance_private (self);
}

static void
att_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, get_private (ATT_PAGE (object))->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      get_private (ATT_PAGE (object))->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_page_dispose (GObject *object)
{
  AttPagePrivate *priv = get_private (ATT_PAGE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_weak_pointer (&priv->focus);
  G_OBJECT_CLASS (att_page_parent_class)->dispose (object);
}

static void
att_page_finalize (GObject *object)
{
  AttPagePrivate *priv = get_private (ATT_PAGE (object));

  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (att_page_parent_class)->finalize (object);
}

static void
att_page_class_init (AttPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = att_page_get_property;
  object_class->set_property = att_page_set_property;
  object_class->dispose = att_page_dispose;
  object_class->finalize = att_page_finalize;

  properties[PROP_CONTEXT]
      = g_param_spec_object ("context", NULL, NULL, ATT_TYPE_CONTEXT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
att_page_init (AttPage *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
}

/**
 * att_page_get_context:
 * @self: a page
 *
 * Returns: (transfer none): the context
 */
AttContext *
att_page_get_context (AttPage *self)
{
  g_return_val_if_fail (ATT_IS_PAGE (self), NULL);
  return get_private (self)->context;
}

/**
 * att_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): cancelled when the page is closed
 */
GCancellable *
att_page_get_cancellable (AttPage *self)
{
  g_return_val_if_fail (ATT_IS_PAGE (self), NULL);
  return get_private (self)->cancellable;
}

/**
 * att_page_is_closed:
 * @self: a page
 *
 * Returns: whether it was left for good
 */
gboolean
att_page_is_closed (AttPage *self)
{
  return g_cancellable_is_cancelled (att_page_get_cancellable (self));
}

/**
 * att_page_refresh:
 * @self: a page
 *
 * Looks again at what the page shows.
 */
void
att_page_refresh (AttPage *self)
{
  g_return_if_fail (ATT_IS_PAGE (self));
  if (ATT_PAGE_GET_CLASS (self)->refresh != NULL)
    ATT_PAGE_GET_CLASS (self)->refresh (self);
}

/**
 * att_page_search:
 * @self: a page
 *
 * Takes the keyboard to the page's search, where it has one.
 */
void
att_page_search (AttPage *self)
{
  g_return_if_fail (ATT_IS_PAGE (self));
  if (ATT_PAGE_GET_CLASS (self)->search != NULL)
    ATT_PAGE_GET_CLASS (self)->search (self);
}

/**
 * att_page_close:
 * @self: a page
 *
 * The page is left for good: it keeps what must not be lost, and what it waits for is stopped.
 */
void
att_page_close (AttPage *self)
{
  g_return_if_fail (ATT_IS_PAGE (self));
  if (att_page_is_closed (self))
    return;
  if (ATT_PAGE_GET_CLASS (self)->close != NULL)
    ATT_PAGE_GET_CLASS (self)->close (self);
  g_cancellable_cancel (get_private (self)->cancellable);
}

/**
 * att_page_renew:
 * @self: a page, closed
 *
 * What a page says is put into words when it is made, so that another language needs another page.
 *
 * Returns: (transfer floating) (nullable): a page that shows the same; %NULL when the way there has to be gone again
 */
GtkWidget *
att_page_renew (AttPage *self)
{
  g_return_val_if_fail (ATT_IS_PAGE (self), NULL);
  return ATT_PAGE_GET_CLASS (self)->renew != NULL ? ATT_PAGE_GET_CLASS (self)->renew (self) : NULL;
}

/**
 * att_page_keep_focus:
 * @self: a page
 *
 * Remembers what has the keyboard, and takes it away: another page comes.
 */
void
att_page_keep_focus (AttPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  g_set_weak_pointer (&get_private (self)->focus, focus);
  gtk_root_set_focus (root, NULL);
}

/**
 * att_page_restore_focus:
 * @self: a page
 *
 * Gives the keyboard back to what had it.
 */
void
att_page_restore_focus (AttPage *self)
{
  GtkWidget *focus = get_private (self)->focus;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&get_private (self)->focus);
}
