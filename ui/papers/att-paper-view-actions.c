/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-view-private.h"

#include <glib/gi18n-lib.h>

#include "att-paper-print.h"

/* The verbs of a paper: zooming, turning, searching, quoting, saving and printing. */

#define ZOOM_STEP 1.25

static void
again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_view_start (ATT_PAPER_VIEW (widget));
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_zoom (self->canvas, att_paper_canvas_get_zoom (self->canvas) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_zoom (self->canvas, att_paper_canvas_get_zoom (self->canvas) / ZOOM_STEP);
}

static void
zoom_normal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_canvas_set_zoom (ATT_PAPER_VIEW (widget)->canvas, 1);
}

static void
fit_width_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_canvas_set_fit (ATT_PAPER_VIEW (widget)->canvas, ATT_PAPER_FIT_WIDTH);
}

static void
fit_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_canvas_set_fit (ATT_PAPER_VIEW (widget)->canvas, ATT_PAPER_FIT_PAGE);
}

static void
rotate_left_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_rotation (self->canvas, att_paper_canvas_get_rotation (self->canvas) - 90);
}

static void
rotate_right_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_rotation (self->canvas, att_paper_canvas_get_rotation (self->canvas) + 90);
}

static void
next_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_go_to (self->canvas, att_paper_canvas_get_page (self->canvas) + 1);
}

static void
previous_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);
  guint page = att_paper_canvas_get_page (self->canvas);

  att_paper_canvas_go_to (self->canvas, page > 0 ? page - 1 : 0);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
find_next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_search_step (ATT_PAPER_VIEW (widget)->search, 1);
}

static void
find_previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_search_step (ATT_PAPER_VIEW (widget)->search, -1);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = NULL;
  guint page;

  if (att_paper_view_get_selection (ATT_PAPER_VIEW (widget), &page, &text) && *text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
quote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);
  g_autofree char *text = NULL;
  guint page;

  if (!self->can_quote || self->viewer == NULL)
    return;
  if (!att_paper_view_get_selection (self, &page, &text))
    page = att_paper_canvas_get_page (self->canvas);
  if (text == NULL)
    text = g_strdup ("");
  /* Where lines end on the page is nothing to quote. */
  g_strdelimit (text, "\r\n", ' ');
  g_signal_emit_by_name (self, "quoted", page + 1, g_strstrip (text));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttPaperView *self = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->bytes != NULL)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      att_paper_view_save (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  if (self->bytes == NULL || self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Save as"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (self->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), self->name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* A draft is kept nowhere and not printed; but on site it is the paper on which the report is gone through. */
gboolean
att_paper_view_can_print (AttPaperView *self)
{
  return self->sha256 != NULL || self->form != NULL
         || (self->bytes != NULL && att_context_is_for_visit (self->context));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  if (self->bytes == NULL || !att_paper_view_can_print (self))
    return;
  att_paper_print (widget, self->context,
                   self->sha256 != NULL
                       ? att_print_item_new (self->sha256, self->title, self->name, NULL)
                       : att_print_item_new_for_bytes (self->bytes, self->title, self->name, self->form),
                   self->cancellable);
}

void
att_paper_view_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
    guint key;
    GdkModifierType modifiers;
    guint other_key;
  } actions[] = {
    { "paper.again", again_cb },
    { "paper.zoom-in", zoom_in_cb, GDK_KEY_plus, GDK_CONTROL_MASK, GDK_KEY_equal },
    { "paper.zoom-out", zoom_out_cb, GDK_KEY_minus, GDK_CONTROL_MASK, GDK_KEY_KP_Subtract },
    { "paper.zoom-normal", zoom_normal_cb, GDK_KEY_0, GDK_CONTROL_MASK, GDK_KEY_KP_0 },
    { "paper.fit-width", fit_width_cb },
    { "paper.fit-page", fit_page_cb },
    { "paper.rotate-left", rotate_left_cb },
    { "paper.rotate-right", rotate_right_cb },
    { "paper.next-page", next_page_cb, GDK_KEY_Page_Down, GDK_ALT_MASK },
    { "paper.previous-page", previous_page_cb, GDK_KEY_Page_Up, GDK_ALT_MASK },
    { "paper.find", find_cb, GDK_KEY_f, GDK_CONTROL_MASK },
    { "paper.find-next", find_next_cb, GDK_KEY_g, GDK_CONTROL_MASK },
    { "paper.find-previous", find_previous_cb, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "paper.copy", copy_cb, GDK_KEY_c, GDK_CONTROL_MASK },
    { "paper.quote", quote_cb, GDK_KEY_e, GDK_CONTROL_MASK },
    { "paper.save", save_cb, GDK_KEY_s, GDK_CONTROL_MASK },
    { "paper.print", print_cb, GDK_KEY_p, GDK_CONTROL_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
      if (actions[i].other_key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].other_key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_install_property_action (widget_class, "paper.show-thumbnails", "show-thumbnails");
  gtk_widget_class_install_property_action (widget_class, "paper.text-mode", "text-mode");
  gtk_widget_class_install_property_action (widget_class, "paper.region-mode", "region-mode");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "paper.text-mode", NULL);
}
