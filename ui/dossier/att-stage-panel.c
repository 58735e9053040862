/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-stage-panel.h"

typedef struct
{
  AttContext *context;
  AttStage stage;
  AttDossierView *view;
  gboolean closed;
} AttStagePanelPrivate;

/**
 * AttStagePanel:
 *
 * The working area of a stage. It shows one snapshot of a dossier at a time and never changes it: what it records comes
 * back as the next snapshot.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AttStagePanel, att_stage_panel, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_STAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static AttStagePanelPrivate *
get_private (AttStagePanel *self)
{
  return att_stage_panel_get_instance_private (self);
}

static void
att_stage_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, get_private (ATT_STAGE_PANEL (object))->context);
      break;
    case PROP_STAGE:
      g_value_set_int (value, (int) get_private (ATT_STAGE_PANEL (object))->stage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_stage_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      get_private (ATT_STAGE_PANEL (object))->context = g_value_dup_object (value);
      break;
    case PROP_STAGE:
      get_private (ATT_STAGE_PANEL (object))->stage = (AttStage) g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_stage_panel_dispose (GObject *object)
{
  AttStagePanelPrivate *priv = get_private (ATT_STAGE_PANEL (object));

  g_clear_pointer (&priv->view, att_dossier_view_unref);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (att_stage_panel_parent_class)->dispose (object);
}

static void
att_stage_panel_class_init (AttStagePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = att_stage_panel_get_property;
  object_class->set_property = att_stage_panel_set_property;
  object_class->dispose = att_stage_panel_dispose;

  properties[PROP_CONTEXT]
      = g_param_spec_object ("context", NULL, NULL, ATT_TYPE_CONTEXT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STAGE] = g_param_spec_int ("stage", NULL, NULL, 0, ATT_N_STAGES - 1, 0,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
att_stage_panel_init (AttStagePanel *self)
{
}

/**
 * att_stage_panel_get_context:
 * @self: a panel
 *
 * Returns: (transfer none): the context
 */
AttContext *
att_stage_panel_get_context (AttStagePanel *self)
{
  g_return_val_if_fail (ATT_IS_STAGE_PANEL (self), NULL);
  return get_private (self)->context;
}

/**
 * att_stage_panel_get_stage:
 * @self: a panel
 *
 * Returns: the stage whose working area it is; where the dossier stands its snapshot says
 */
AttStage
att_stage_panel_get_stage (AttStagePanel *self)
{
  g_return_val_if_fail (ATT_IS_STAGE_PANEL (self), ATT_STAGE_ANY);
  return get_private (self)->stage;
}

/**
 * att_stage_panel_get_view:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the snapshot that is shown
 */
AttDossierView *
att_stage_panel_get_view (AttStagePanel *self)
{
  g_return_val_if_fail (ATT_IS_STAGE_PANEL (self), NULL);
  return get_private (self)->view;
}

/**
 * att_stage_panel_show_view:
 * @self: a panel
 * @view: a snapshot of the dossier
 */
void
att_stage_panel_show_view (AttStagePanel *self, AttDossierView *view)
{
  AttStagePanelPrivate *priv = get_private (self);

  g_return_if_fail (ATT_IS_STAGE_PANEL (self));
  att_dossier_view_ref (view);
  g_clear_pointer (&priv->view, att_dossier_view_unref);
  priv->view = view;
  ATT_STAGE_PANEL_GET_CLASS (self)->show (self, view);
}

/**
 * att_stage_panel_begin:
 * @self: a panel that shows a dossier
 * @kind: a kind of act
 *
 * Returns: whether the panel has a place for that act, and went there
 */
gboolean
att_stage_panel_begin (AttStagePanel *self, const AttKind *kind)
{
  g_return_val_if_fail (ATT_IS_STAGE_PANEL (self), FALSE);
  return ATT_STAGE_PANEL_GET_CLASS (self)->begin != NULL && ATT_STAGE_PANEL_GET_CLASS (self)->begin (self, kind);
}

/**
 * att_stage_panel_close:
 * @self: a panel
 *
 * The panel is left for good: what was typed in it is kept.
 */
void
att_stage_panel_close (AttStagePanel *self)
{
  AttStagePanelPrivate *priv = get_private (self);

  g_return_if_fail (ATT_IS_STAGE_PANEL (self));
  if (priv->closed)
    return;
  priv->closed = TRUE;
  if (ATT_STAGE_PANEL_GET_CLASS (self)->close != NULL)
    ATT_STAGE_PANEL_GET_CLASS (self)->close (self);
}
