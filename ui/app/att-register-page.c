/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-register-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"

/**
 * AttRegisterPage:
 *
 * No register is there, or it can't be opened: says so and what to do.
 */
struct _AttRegisterPage
{
  AttPage parent_instance;
  AdwStatusPage *status;
  GtkWidget *spinner;
  GtkWidget *buttons;
  GtkWidget *make;
  GtkWidget *make_other;
  GtkWidget *again;
  GError *error;
  char *waiting;
};

G_DEFINE_FINAL_TYPE (AttRegisterPage, att_register_page, ATT_TYPE_PAGE)

static GtkWidget *
att_register_page_renew (AttPage *page)
{
  AttRegisterPage *self = ATT_REGISTER_PAGE (page);
  AttContext *context = att_page_get_context (page);

  return self->waiting != NULL ? att_register_page_new_waiting (context, self->waiting)
                               : att_register_page_new (context, self->error);
}

static void
att_register_page_finalize (GObject *object)
{
  AttRegisterPage *self = ATT_REGISTER_PAGE (object);

  g_clear_error (&self->error);
  g_free (self->waiting);
  G_OBJECT_CLASS (att_register_page_parent_class)->finalize (object);
}

static void
att_register_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_REGISTER_PAGE);
  G_OBJECT_CLASS (att_register_page_parent_class)->dispose (object);
}

static void
att_register_page_class_init (AttRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_register_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_register_page_finalize;
  ATT_PAGE_CLASS (klass)->renew = att_register_page_renew;
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/app/att-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, status);
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, make);
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, make_other);
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, AttRegisterPage, again);
}

static void
att_register_page_init (AttRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_register_page_is_free:
 * @location: a place
 *
 * Returns: whether a register can be made there: where nothing is, or an empty folder
 */
gboolean
att_register_page_is_free (const char *location)
{
  g_autoptr (GDir) folder = g_dir_open (location, 0, NULL);

  return folder != NULL ? g_dir_read_name (folder) == NULL : !g_file_test (location, G_FILE_TEST_EXISTS);
}

/* What it comes to for the one who reads it; the rest is in the problem's own words. */
typedef struct
{
  const char *id;
  const char *title;
  gboolean is_none; /* whether there is no register, so that one may be made */
} Heading;

static const Heading headings[] = {
  { "register-newer", N_ ("The register is from a newer version"), FALSE },
  { "register-older", N_ ("The register is from an older version"), FALSE },
  { "register-damaged", N_ ("The register is damaged"), FALSE },
  { "file-missing", N_ ("The register is damaged"), FALSE },
  { "file-altered", N_ ("The register is damaged"), FALSE },
  { "register-busy", N_ ("The register is in use"), FALSE },
  { "register-being-made", N_ ("The register is in use"), FALSE },
  { "register-read-only", N_ ("The register can't be written to"), FALSE },
  { "disk-read-only", N_ ("The register can't be written to"), FALSE },
  { "no-right", N_ ("You have no right to use this register"), FALSE },
  { "register-cannot-open", N_ ("You have no right to use this register"), FALSE },
  { "unsafe-file-system", N_ ("A register can't be kept there"), TRUE },
  { "not-a-register", N_ ("There is no register in this folder"), TRUE },
  { "folder-not-empty", N_ ("A register can't be made in this folder"), TRUE },
  { "register-already-there", N_ ("There is a register in this folder"), TRUE },
  { "no-register", N_ ("There is no register in this folder"), TRUE },
  { "not-a-folder", N_ ("There is no register in this folder"), TRUE },
  { NULL, N_ ("The register can't be opened"), FALSE },
};

static const Heading *
find_heading (const GError *error)
{
  const Heading *heading = headings;

  while (heading->id != NULL && g_strcmp0 (heading->id, att_problem_get_id (error)) != 0)
    heading++;
  return heading;
}

/* What the title says already is not said twice. */
static char *
describe (const GError *error, const char *title, const char *location)
{
  g_autofree char *words = att_words_problems (error);
  const char *path = att_problem_get_path (error);
  g_autofree char *shown = g_filename_display_name (path != NULL ? path : location);
  g_autofree char *sentence = g_strconcat (title, ". ", NULL);

  return g_strdup_printf ("%s\n\n%s", g_str_has_prefix (words, sentence) ? words + strlen (sentence) : words, shown);
}

static void
set_description (AttRegisterPage *self, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->status, markup);
}

/**
 * att_register_page_new:
 * @context: the context, with the register's location
 * @error: why it is not open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_register_page_new (AttContext *context, const GError *error)
{
  AttRegisterPage *self = g_object_new (ATT_TYPE_REGISTER_PAGE, "context", context, NULL);
  const char *location = att_context_get_location (context);
  gboolean gone = att_register_page_is_free (location);
  g_autofree char *shown = g_filename_display_name (location);
  const Heading *heading = find_heading (error);
  g_autofree char *description = NULL;

  self->error = error != NULL ? g_error_copy (error) : NULL;
  if (gone)
    description = att_words_fill (_ ("It was in {folder}, where nothing is now. If it is on another disk, connect that and "
                                     "try again; if the folder was moved, open it where it is."),
                                  "folder", shown, NULL);
  else
    description = describe (error, _ (heading->title), location);
  adw_status_page_set_title (self->status, gone ? _ ("The register is not where it was") : _ (heading->title));
  set_description (self, description);
  gtk_widget_set_visible (self->make, gone);
  gtk_widget_set_visible (self->make_other, !gone && heading->is_none);
  return GTK_WIDGET (self);
}

/**
 * att_register_page_new_waiting:
 * @context: the context
 * @title: what is being done
 *
 * Returns: (transfer floating): a page that says that it takes a moment
 */
GtkWidget *
att_register_page_new_waiting (AttContext *context, const char *title)
{
  AttRegisterPage *self = g_object_new (ATT_TYPE_REGISTER_PAGE, "context", context, NULL);

  self->waiting = g_strdup (title);
  adw_status_page_set_icon_name (self->status, NULL);
  adw_status_page_set_title (self->status, title);
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_widget_set_visible (self->buttons, FALSE);
  return GTK_WIDGET (self);
}
