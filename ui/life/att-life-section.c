/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-life-section.h"

#include "att-dossier-rows.h"

/**
 * AttLifeSection:
 *
 * A part of the life of a certificate: what happened, the acts that belong there, and in place the form of the one that is
 * being prepared.
 */
struct _AttLifeSection
{
  AdwBin parent_instance;
  GtkLabel *heading;
  GtkBox *content;
  GtkWidget *work;
  AdwBin *step_place;
  GtkListBox *acts;
  char *title;
  char *kinds; /* with blanks between */
  AttContext *context;
  AttDossierView *view;
  AttStep *step; /* while there is one */
  AttRecord *suggested;
};

G_DEFINE_FINAL_TYPE (AttLifeSection, att_life_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_KINDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The deadline that is shown beside the form of a kind. */
static const struct
{
  const char *kind;
  const char *period;
} periods[] = {
  { "revoked", "revocation" },
  { "revocation-declined", "revocation" },
  { "revocation-sent", "revocation-copy" },
};

static const char *
find_period (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_str_equal (periods[i].kind, kind))
      return periods[i].period;
  return NULL;
}

/* What goes with the keyboard in it is never let go by GTK 4.8. */
static gboolean
let_go_of_focus (AttLifeSection *self, GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, part))
    return FALSE;
  gtk_root_set_focus (root, NULL);
  return TRUE;
}

static void
show_step (AttLifeSection *self)
{
  att_step_show (self->step, self->context, self->view,
                 &(AttStepState) {
                     .period = find_period (att_step_get_kind (self->step)),
                     .suggested = self->suggested,
                 });
}

static void
show_acts (AttLifeSection *self, const char *const *elsewhere)
{
  g_auto (GStrv) kinds = g_strsplit (self->kinds, " ", -1);
  gboolean focused = let_go_of_focus (self, GTK_WIDGET (self->acts));
  gboolean any = FALSE;
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->acts, 0))) != NULL)
    gtk_list_box_remove (self->acts, row);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const AttPossibility *possibility = att_dossier_view_find_possibility (self->view, att_kind_find (kinds[i]));

      if (possibility == NULL || (elsewhere != NULL && g_strv_contains (elsewhere, kinds[i])))
        continue;
      gtk_list_box_append (self->acts, att_act_row_new (self->view, possibility, "life.begin"));
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->acts), any);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self->acts), GTK_DIR_TAB_FORWARD);
}

static void
att_life_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, ATT_LIFE_SECTION (object)->title);
      break;
    case PROP_KINDS:
      g_value_set_string (value, ATT_LIFE_SECTION (object)->kinds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_life_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      ATT_LIFE_SECTION (object)->title = g_value_dup_string (value);
      break;
    case PROP_KINDS:
      ATT_LIFE_SECTION (object)->kinds = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_life_section_constructed (GObject *object)
{
  AttLifeSection *self = ATT_LIFE_SECTION (object);

  G_OBJECT_CLASS (att_life_section_parent_class)->constructed (object);
  gtk_label_set_label (self->heading, self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->acts), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
}

static void
att_life_section_dispose (GObject *object)
{
  AttLifeSection *self = ATT_LIFE_SECTION (object);

  self->step = NULL;
  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_LIFE_SECTION);
  G_OBJECT_CLASS (att_life_section_parent_class)->dispose (object);
}

static void
att_life_section_finalize (GObject *object)
{
  AttLifeSection *self = ATT_LIFE_SECTION (object);

  g_clear_pointer (&self->suggested, att_record_unref);
  g_free (self->title);
  g_free (self->kinds);
  G_OBJECT_CLASS (att_life_section_parent_class)->finalize (object);
}

static void
att_life_section_class_init (AttLifeSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_life_section_get_property;
  object_class->set_property = att_life_section_set_property;
  object_class->constructed = att_life_section_constructed;
  object_class->dispose = att_life_section_dispose;
  object_class->finalize = att_life_section_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_KINDS] = g_param_spec_string ("kinds", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/life/att-life-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AttLifeSection, heading);
  gtk_widget_class_bind_template_child (widget_class, AttLifeSection, content);
  gtk_widget_class_bind_template_child (widget_class, AttLifeSection, work);
  gtk_widget_class_bind_template_child (widget_class, AttLifeSection, step_place);
  gtk_widget_class_bind_template_child (widget_class, AttLifeSection, acts);
  gtk_widget_class_bind_template_callback (widget_class, att_life_section_put_away);
}

static void
att_life_section_init (AttLifeSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_life_section_has:
 * @self: a section
 * @kind: the id of a kind of act
 *
 * Returns: whether acts of that kind belong there
 */
gboolean
att_life_section_has (AttLifeSection *self, const char *kind)
{
  g_auto (GStrv) kinds = NULL;

  g_return_val_if_fail (ATT_IS_LIFE_SECTION (self), FALSE);
  kinds = g_strsplit (self->kinds, " ", -1);
  return g_strv_contains ((const char *const *) kinds, kind);
}

/**
 * att_life_section_get_content:
 * @self: a section
 *
 * Returns: (transfer none): where what happened is shown
 */
GtkBox *
att_life_section_get_content (AttLifeSection *self)
{
  g_return_val_if_fail (ATT_IS_LIFE_SECTION (self), NULL);
  return self->content;
}

/**
 * att_life_section_clear:
 * @self: a section
 *
 * Takes away what was shown of what happened.
 */
void
att_life_section_clear (AttLifeSection *self)
{
  GtkWidget *child;

  g_return_if_fail (ATT_IS_LIFE_SECTION (self));
  let_go_of_focus (self, GTK_WIDGET (self->content));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
}

/**
 * att_life_section_show:
 * @self: a section
 * @context: the context
 * @view: the dossier
 * @elsewhere: (nullable) (array zero-terminated=1): kinds of acts that are offered in what happened, and not below it
 *
 * Shows the acts of a snapshot. A form that is open stays, until its act was recorded.
 */
void
att_life_section_show (AttLifeSection *self, AttContext *context, AttDossierView *view, const char *const *elsewhere)
{
  g_return_if_fail (ATT_IS_LIFE_SECTION (self));
  g_set_object (&self->context, context);
  att_dossier_view_ref (view);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = view;
  show_acts (self, elsewhere);
  if (self->step != NULL && (view->past || att_step_get_form (self->step) == NULL))
    att_life_section_put_away (self);
  else if (self->step != NULL)
    show_step (self);
}

/**
 * att_life_section_begin:
 * @self: a section that is shown
 * @kind: the id of a kind of act that belongs there
 * @part: (nullable): of what, as the complaint that is resolved: each has its own draft
 * @suggested: what its form begins with where there is no draft
 *
 * Opens the form of an act in place of the one that was there, and takes the keyboard to it.
 */
void
att_life_section_begin (AttLifeSection *self, const char *kind, const char *part, const AttRecord *suggested)
{
  g_return_if_fail (ATT_IS_LIFE_SECTION (self) && self->view != NULL);
  if (self->view->past)
    return;
  if (self->step != NULL)
    att_life_section_put_away (self);
  g_clear_pointer (&self->suggested, att_record_unref);
  self->suggested = att_record_copy (suggested);
  self->step = g_object_new (ATT_TYPE_STEP, "kind", kind, "part", part, "title",
                             att_kind_get_title (att_kind_find (kind)), NULL);
  adw_bin_set_child (self->step_place, GTK_WIDGET (self->step));
  gtk_widget_set_visible (self->work, TRUE);
  show_step (self);
  att_step_begin (self->step);
}

/**
 * att_life_section_put_away:
 * @self: a section
 *
 * Takes the form away; what was typed is kept as a draft.
 */
void
att_life_section_put_away (AttLifeSection *self)
{
  gboolean focused;

  g_return_if_fail (ATT_IS_LIFE_SECTION (self));
  if (self->step == NULL)
    return;
  focused = let_go_of_focus (self, self->work);
  att_step_close (self->step);
  self->step = NULL;
  adw_bin_set_child (self->step_place, NULL);
  gtk_widget_set_visible (self->work, FALSE);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self->acts), GTK_DIR_TAB_FORWARD);
}

/**
 * att_life_section_close:
 * @self: a section
 *
 * It is left for good: what was typed is kept.
 */
void
att_life_section_close (AttLifeSection *self)
{
  g_return_if_fail (ATT_IS_LIFE_SECTION (self));
  if (self->step != NULL)
    att_step_close (self->step);
}

/**
 * att_life_section_get_step:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): where the act is prepared whose form is open
 */
AttStep *
att_life_section_get_step (AttLifeSection *self)
{
  g_return_val_if_fail (ATT_IS_LIFE_SECTION (self), NULL);
  return self->step;
}
