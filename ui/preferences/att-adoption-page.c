/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-adoption-page.h"

#include <glib/gi18n-lib.h>

#include "att-chosen-file.h"
#include "att-files.h"
#include "att-group.h"
#include "att-message.h"
#include "att-regulation-changes.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"

#define MAX_BYTES (16 * 1024 * 1024)
/* How many changes of a kind are listed one by one. */
#define MAX_ROWS 200

/**
 * AttAdoptionPage:
 *
 * Takes in a regulation or the register of professions: first shows what the file would change, and only then adopts it.
 */
struct _AttAdoptionPage
{
  AttPage parent_instance;
  AttTitle *title;
  GtkStack *stack;
  AdwStatusPage *choose;
  AdwStatusPage *failed;
  GtkLabel *heading;
  GtkLabel *summary;
  GtkBox *groups;
  GtkSpinner *spinner;
  GtkButton *adopt;
  AttAdoption kind;
  char *path;
  GBytes *bytes; /* what was looked at, and is adopted whatever becomes of the file */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (AttAdoptionPage, att_adoption_page, ATT_TYPE_PAGE)

typedef struct
{
  char *title; /* of the group */
  char *name;
  char *text;
} Change;

typedef struct
{
  AttAdoption kind;
  char *path;
  GBytes *bytes;
  char *actor;
} Job;

typedef struct
{
  GBytes *bytes;
  char *heading;
  char *summary;
  GPtrArray *changes;
} Preview;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->title);
  g_free (change->name);
  g_free (change->text);
  g_free (change);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->actor);
  g_free (job);
}

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_clear_pointer (&preview->bytes, g_bytes_unref);
  g_free (preview->heading);
  g_free (preview->summary);
  g_clear_pointer (&preview->changes, g_ptr_array_unref);
  g_free (preview);
}

static void
add_change (Preview *preview, const char *title, const char *name, char *text)
{
  Change *change = g_new0 (Change, 1);

  change->title = g_strdup (title);
  change->name = g_strdup (name);
  change->text = text;
  g_ptr_array_add (preview->changes, change);
}

static char *
change_to_words (const AttRegulationChange *change)
{
  if (change->before == NULL)
    return att_words_fill (_ ("New: {after}"), "after", change->after, NULL);
  if (change->after == NULL)
    return att_words_fill (_ ("Gone: {before}"), "before", change->before, NULL);
  /* Translators: how a rule was, and how it will be. */
  return att_words_fill (_ ("{before} → {after}"), "before", change->before, "after", change->after, NULL);
}

static const char *
get_change_name (const AttRegulationChange *change)
{
  const AttKind *kind = att_kind_find (change->id);

  if (change->name != NULL)
    return att_text_get (change->name, att_language_get_current ());
  return kind != NULL ? att_kind_get_title (kind) : _ ("Serial number of a certificate");
}

static gboolean
preview_regulation (Preview *preview, const Job *job, AttOffice *office, GError **error)
{
  g_autoptr (AttRegulation) regulation = att_regulation_new_from_bytes (preview->bytes, job->path, error);
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *from = NULL;

  if (regulation == NULL)
    return FALSE;
  changes = att_regulation_compare (att_law_get_regulation (att_office_get_law (office), today), regulation);
  for (guint i = 0; i < changes->len; i++)
    {
      const AttRegulationChange *change = g_ptr_array_index (changes, i);

      add_change (preview, att_regulation_part_get_title (change->part), get_change_name (change),
                  change_to_words (change));
    }
  from = att_words_day (att_regulation_get_valid_from (regulation));
  preview->heading
      = att_words_capitalise (att_text_get (att_regulation_get_title (regulation), att_language_get_current ()));
  preview->summary
      = att_words_fill (changes->len > 0
                            ? _ ("Valid from {day}. What was judged by an earlier regulation stays judged by it. This changes:")
                            : _ ("Valid from {day}. It says the same as the regulation in force."),
                        "day", from, NULL);
  return TRUE;
}

static void
add_professions (Preview *preview, const char *title, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const AttProfession *profession = g_ptr_array_index (list, i);

      add_change (preview, title, att_text_get (profession->name, att_language_get_current ()),
                  g_strdup (profession->code));
    }
}

static gboolean
preview_professions (Preview *preview, const Job *job, AttOffice *office, GError **error)
{
  g_autoptr (AttProfessions) professions = att_professions_new_from_bytes (preview->bytes, job->path, error);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (GPtrArray) dropped = g_ptr_array_new ();
  g_autofree char *size = NULL;
  guint n;

  if (professions == NULL)
    return FALSE;
  n = att_professions_get_size (professions);
  size = g_strdup_printf ("%u", n);
  att_professions_compare (att_law_get_professions (att_office_get_law (office)), professions, added, changed, dropped);
  add_professions (preview, C_ ("professions", "Added"), added);
  add_professions (preview, C_ ("professions", "Changed"), changed);
  add_professions (preview, C_ ("professions", "Dropped"), dropped);
  preview->heading = g_path_get_basename (job->path);
  preview->summary = att_words_fill (
      preview->changes->len > 0
          ? g_dngettext (GETTEXT_PACKAGE, "The file holds {count} profession and replaces the whole register. This changes:",
                         "The file holds {count} professions and replaces the whole register. This changes:", n)
          : g_dngettext (GETTEXT_PACKAGE, "The file holds {count} profession, the same as the register.",
                         "The file holds {count} professions, the same as the register.", n),
      "count", size, NULL);
  return TRUE;
}

static gpointer
look (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (AttDossier) own
      = att_office_load (office, ATT_OFFICE_DOSSIER, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);
  Preview *preview;
  gboolean fine;

  if (own == NULL)
    return NULL;
  preview = g_new0 (Preview, 1);
  preview->changes = g_ptr_array_new_with_free_func (change_free);
  preview->bytes = att_files_read (job->path, MAX_BYTES, cancellable, error);
  fine = preview->bytes != NULL
         && (job->kind == ATT_ADOPT_REGULATION ? preview_regulation (preview, job, office, error)
                                               : preview_professions (preview, job, office, error));
  if (!fine)
    g_clear_pointer (&preview, preview_free);
  return preview;
}

static void
show_changes (AttAdoptionPage *self, GPtrArray *changes)
{
  GtkWidget *child;
  GtkWidget *group = NULL;
  const char *title = NULL;
  guint n_rows = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);
      GtkWidget *row;

      if (g_strcmp0 (title, change->title) != 0)
        {
          group = att_group_new ();
          title = change->title;
          n_rows = 0;
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          gtk_box_append (self->groups, group);
        }
      if (++n_rows > MAX_ROWS)
        {
          adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Only the first 200 are listed."));
          continue;
        }
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change->text);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
fail (AttAdoptionPage *self, const GError *error)
{
  att_message_on_page (self->failed, self->path, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttAdoptionPage) self = data;
  g_autoptr (GError) error = NULL;
  Preview *preview = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)))
    {
      g_clear_pointer (&preview, preview_free);
      return;
    }
  if (preview == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (preview->bytes);
  gtk_label_set_label (self->heading, preview->heading);
  gtk_label_set_label (self->summary, preview->summary);
  show_changes (self, preview->changes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "adoption.adopt", preview->changes->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "changes");
  preview_free (preview);
}

static gpointer
adopt (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  if (job->kind == ATT_ADOPT_REGULATION)
    return att_office_adopt_regulation_bytes (office, job->bytes, job->path, job->actor, cancellable, error);
  return att_office_import_professions_bytes (office, job->bytes, job->path, job->actor, cancellable, error);
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttAdoptionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = att_office_run_finish (ATT_OFFICE (source), result, &error);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (act != NULL)
    att_context_tell_recorded (att_page_get_context (ATT_PAGE (self)), ATT_OFFICE_DOSSIER);
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  gtk_spinner_stop (self->spinner);
  if (act == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "adoption.adopt", TRUE);
      att_message_error (GTK_WIDGET (self), _ ("Nothing was adopted"), error);
      return;
    }
  att_message_toast (GTK_WIDGET (self), self->kind == ATT_ADOPT_REGULATION ? _ ("The regulation was adopted")
                                                                          : _ ("The register of professions was imported"));
  gtk_widget_activate_action (window, "win.back", NULL);
}

static Job *
new_job (AttAdoptionPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->kind = self->kind;
  job->path = g_strdup (self->path);
  job->actor = g_strdup (att_context_get_actor (att_page_get_context (ATT_PAGE (self))));
  job->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  return job;
}

static void
adopt_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttAdoptionPage *self = ATT_ADOPTION_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "adoption.adopt", FALSE);
  gtk_spinner_start (self->spinner);
  att_office_run_async (att_context_get_office (att_page_get_context (ATT_PAGE (self))), adopt, new_job (self), job_free,
                        g_object_unref, NULL, adopted_cb, g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttAdoptionPage *self = data;
  g_autofree char *path = att_chosen_file_dup_path (dialog, response);

  if (path != NULL)
    att_adoption_page_look_at (self, path);
  g_clear_object (&self->chooser);
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttAdoptionPage *self = ATT_ADOPTION_PAGE (widget);

  if (self->chooser != NULL)
    return;
  self->chooser
      = gtk_file_chooser_native_new (att_title_get_title (self->title), GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
att_adoption_page_renew (AttPage *page)
{
  AttAdoptionPage *self = ATT_ADOPTION_PAGE (page);

  return att_adoption_page_new (att_page_get_context (page), self->kind, self->path);
}

static void
att_adoption_page_dispose (GObject *object)
{
  AttAdoptionPage *self = ATT_ADOPTION_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_ADOPTION_PAGE);
  G_OBJECT_CLASS (att_adoption_page_parent_class)->dispose (object);
}

static void
att_adoption_page_finalize (GObject *object)
{
  AttAdoptionPage *self = ATT_ADOPTION_PAGE (object);

  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (att_adoption_page_parent_class)->finalize (object);
}

static void
att_adoption_page_class_init (AttAdoptionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_adoption_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_adoption_page_finalize;
  ATT_PAGE_CLASS (klass)->renew = att_adoption_page_renew;
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/preferences/att-adoption-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, choose);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, heading);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, groups);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttAdoptionPage, adopt);
  gtk_widget_class_install_action (widget_class, "adoption.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "adoption.adopt", NULL, adopt_cb);
}

static void
att_adoption_page_init (AttAdoptionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "adoption.adopt", FALSE);
}

/**
 * att_adoption_page_new:
 * @context: the context, with a register open
 * @kind: what is adopted
 * @path: (nullable): the file, when it was chosen already
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_adoption_page_new (AttContext *context, AttAdoption kind, const char *path)
{
  AttAdoptionPage *self = g_object_new (ATT_TYPE_ADOPTION_PAGE, "context", context, NULL);
  gboolean regulates = kind == ATT_ADOPT_REGULATION;

  self->kind = kind;
  att_title_set_title (self->title, regulates ? _ ("Adopt a regulation") : _ ("Import the register of professions"));
  adw_status_page_set_title (self->choose, att_title_get_title (self->title));
  adw_status_page_set_description (
      self->choose, regulates
                        ? _ ("What it changes is shown before it is adopted.")
                        : _ ("A text file with tabs between its columns: code, kk, ru, en, valid_from, valid_until. What it "
                             "changes is shown before it is imported."));
  gtk_button_set_label (self->adopt, regulates ? _ ("_Adopt") : _ ("_Import"));
  if (path != NULL)
    att_adoption_page_look_at (self, path);
  return GTK_WIDGET (self);
}

/**
 * att_adoption_page_look_at:
 * @self: a page
 * @path: a file
 *
 * Shows what the file would change, or what is wrong with it.
 */
void
att_adoption_page_look_at (AttAdoptionPage *self, const char *path)
{
  g_autofree char *copy = g_strdup (path);

  g_return_if_fail (ATT_IS_ADOPTION_PAGE (self));
  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "adoption.adopt", FALSE);
  att_office_run_async (att_context_get_reader (att_page_get_context (ATT_PAGE (self))), look, new_job (self), job_free,
                        preview_free, att_page_get_cancellable (ATT_PAGE (self)), looked_cb, g_object_ref (self));
}

/**
 * att_adoption_page_get_state:
 * @self: a page
 *
 * Returns: `choose`, `failed` or `changes`
 */
const char *
att_adoption_page_get_state (AttAdoptionPage *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}
