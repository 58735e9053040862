/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

typedef enum
{
  TEMPLATE,  /* of a widget */
  LIST_ITEM, /* of a row in a list */
  OBJECTS,   /* that somebody fetches from it */
} TemplateKind;

typedef struct
{
  const char *path;
  TemplateKind kind;
  GType (*get_type) (void); /* of the widget, or of what the row is for */
} Template;

/* All that the resources hold: made from their list when this is built. */
#include "templates.h"

/* It shows nothing: that it can be made and goes away again is what is asked. */
static void
try_template (const Template *template, UiCase *ui)
{
  GObjectClass *klass = g_type_class_ref (template->get_type ());
  g_autoptr (GPtrArray) watch = NULL;
  GtkWidget *window = NULL;
  GtkWidget *widget;

  /* Those that are made of it have it too. */
  if (G_TYPE_IS_ABSTRACT (template->get_type ()))
    {
      g_type_class_unref (klass);
      return;
    }
  if (g_object_class_find_property (klass, "context") != NULL)
    widget = g_object_new (template->get_type (), "context", ui->context, NULL);
  else
    widget = g_object_new (template->get_type (), NULL);
  g_type_class_unref (klass);
  if (!GTK_IS_WINDOW (widget))
    {
      window = gtk_window_new ();
      gtk_window_set_child (GTK_WINDOW (window), widget);
    }
  watch = ui_watch (window != NULL ? window : widget);
  /* As the window does before a page goes. */
  if (ATT_IS_PAGE (widget))
    att_page_close (ATT_PAGE (widget));
  gtk_window_destroy (GTK_WINDOW (window != NULL ? window : widget));
  ui_wait_until_gone (watch);
}

static gboolean
has_label (gpointer data)
{
  return ui_find (data, GTK_TYPE_LABEL, NULL) != NULL;
}

static void
try_list_item (const Template *template)
{
  GListStore *store = g_list_store_new (template->get_type ());
  g_autoptr (GObject) item = template->get_type () == GTK_TYPE_STRING_OBJECT
                                 ? G_OBJECT (gtk_string_object_new ("x"))
                                 : g_object_new (template->get_type (), NULL);
  GtkListItemFactory *factory = gtk_builder_list_item_factory_new_from_resource (NULL, template->path);
  g_autoptr (GPtrArray) watch = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list;

  g_list_store_append (store, item);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store))), factory);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_until (has_label, list);
  watch = ui_watch (window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait_until_gone (watch);
}

static void
try_objects (const Template *template)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (template->path);
  g_autoptr (GSList) objects = gtk_builder_get_objects (builder);
  g_autoptr (GPtrArray) watch = NULL;
  GtkWindow *window = NULL;

  g_assert_nonnull (objects);
  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data))
      window = l->data;
  if (window == NULL)
    return;
  watch = ui_watch (GTK_WIDGET (window));
  g_clear_pointer (&objects, g_slist_free);
  g_clear_object (&builder);
  gtk_window_destroy (window);
  ui_wait_until_gone (watch);
}

static void
test_templates (gconstpointer language)
{
  g_autoptr (UiCase) ui = ui_case_new (0);

  att_language_set (language);
  ui_case_open_window (ui, 0);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      /* What stands last is the one that a warning is about. */
      g_test_message ("%s", templates[i].path);
      switch (templates[i].kind)
        {
        case TEMPLATE:
          try_template (&templates[i], ui);
          break;
        case LIST_ITEM:
          try_list_item (&templates[i]);
          break;
        case OBJECTS:
        default:
          try_objects (&templates[i]);
        }
    }
  att_language_set ("en");
}

int
main (int argc, char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_data_func ("/ui/templates/en", "en", test_templates);
  g_test_add_data_func ("/ui/templates/kk", "kk", test_templates);
  g_test_add_data_func ("/ui/templates/ru", "ru", test_templates);
  return g_test_run ();
}
