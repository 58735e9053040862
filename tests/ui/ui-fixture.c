/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "att-document-issuer.h"
#include "ui-register.h"

struct _UiIssuer
{
  GObject parent_instance;
};

static void ui_issuer_iface_init (AttIssuerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (UiIssuer, ui_issuer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_ISSUER, ui_issuer_iface_init))

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Three sheets that say which form they are: enough for a page to be turned, drawn and saved. */
static AttIssued *
issue (AttIssuer *self, const AttIssueOrder *order, GCancellable *cancellable, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);
  AttIssued *issued = g_new0 (AttIssued, 1);

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %d", order->form, i + 1);

      cairo_set_font_size (cr, 40);
      cairo_move_to (cr, 60, 120);
      cairo_show_text (cr, text);
      cairo_rectangle (cr, 60, 160, 475, 4);
      cairo_fill (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  issued->pdf = g_byte_array_free_to_bytes (bytes);
  issued->languages = g_strdup ("kk+ru");
  issued->pages = 3;
  return issued;
}

static gboolean
knows (AttIssuer *self, const char *form)
{
  return TRUE;
}

/* Templates are judged as the program judges them. */
static gboolean
check_template (AttIssuer *self, GBytes *bytes, const char *path, char **form, GError **error)
{
  g_autoptr (AttIssuer) real = att_document_issuer_new ();

  return att_issuer_check_template (real, bytes, path, form, error);
}

static void
ui_issuer_iface_init (AttIssuerInterface *iface)
{
  iface->issue = issue;
  iface->knows = knows;
  iface->check_template = check_template;
}

static void
ui_issuer_class_init (UiIssuerClass *klass)
{
}

static void
ui_issuer_init (UiIssuer *self)
{
}

AttIssuer *
ui_issuer_new (void)
{
  return g_object_new (UI_TYPE_ISSUER, NULL);
}

AttOffice *
ui_register_new (const char *folder)
{
  g_autoptr (AttIssuer) issuer = ui_issuer_new ();

  return ui_register_create (folder, UI_TODAY, UI_ACTOR, issuer);
}

gint64
ui_register_receive (AttOffice *office, const char *sample, const char *on)
{
  return ui_register_take_in (office, sample, on, UI_ACTOR);
}

/* From acceptance to the register: each criterion is examined and looked at in its turn. */
static const UiAct steps[] = {
  { "2026-09-11", "accepted", { "officer", "Айгүл Сәрсенова", "despite", "The profession is being added to the register." } },
  { "2026-09-14", "examiner-assigned", { "person", "Берік Ахметов" } },
  { "2026-09-16", "examined", { "criterion", "legal-entity", "verdict", "met", "reasons", "The state registration is in order." } },
  { "2026-09-16", "examined", { "criterion", "resources", "verdict", "met", "reasons", "Lease and list of equipment." } },
  { "2026-09-17", "examined", { "criterion", "professions", "verdict", "met", "reasons", "Both codes are in the register." } },
  { "2026-09-17", "examined", { "criterion", "programmes", "verdict", "met", "reasons", "Both drafts meet the requirements." } },
  { "2026-09-17", "examined", { "criterion", "personnel", "verdict", "met", "reasons", "Diplomas of all three." } },
  { "2026-09-17", "examined", { "criterion", "independence", "verdict", "met", "reasons", "No educational organisation." } },
  { "2026-09-18", "documents-concluded", { "conclusion", "positive", "summary", "Every criterion is met." } },
  { "2026-09-21", "visit-ordered",
    { "from", "2026-09-28", "to", "2026-09-29", "inspector", "Дана Оспанова", "address", "Қарағанды, Бұқар жырау 45" } },
  { "2026-09-28", "finding", { "criterion", "legal-entity", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-28", "finding", { "criterion", "resources", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-28", "finding", { "criterion", "professions", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-28", "finding", { "criterion", "programmes", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-29", "finding", { "criterion", "personnel", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-29", "finding", { "criterion", "independence", "verdict", "met", "reasons", "Seen." } },
  { "2026-10-02", "report-signed",
    { "conclusion", "positive", "summary", "Every criterion is met.", "signatory", "Дана Оспанова" } },
  { "2026-10-05", "coordination-requested", { "outcome", "accredit" } },
  { "2026-10-14", "coordination-answered", { "answer", "agreed", "number", "01-7/881" } },
  { "2026-11-10", "decided", { "outcome", "accredit", "signatory", "Ерлан Қасымов" } },
  { "2026-11-16", "certificate-issued", { "signatory", "Ерлан Қасымов" } },
};

void
ui_register_walk (AttOffice *office, gint64 dossier, guint from, guint to)
{
  ui_register_record_all (office, dossier, steps + from, MIN (to, G_N_ELEMENTS (steps)) - from, UI_ACTOR);
}

/* Whether there is a screen; without one the program says that it is skipped. */
gboolean
ui_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  att_language_init (ATT_LOCALEDIR);
  gtk_disable_setlocale ();
  if (gtk_init_check ())
    return TRUE;
  g_print ("1..0 # SKIP there is no display\n");
  return FALSE;
}

static AttApp *
get_app (void)
{
  static AttApp *app;
  g_autoptr (GError) error = NULL;

  if (app == NULL)
    {
      app = att_app_new ();
      /* Tests run beside each other on one bus. */
      g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
      g_application_set_default (G_APPLICATION (app));
      g_application_register (G_APPLICATION (app), NULL, &error);
      g_assert_no_error (error);
    }
  return app;
}

char *
ui_dup_sample (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "application.xml", NULL);
}

static UiCase *
new_case (void)
{
  UiCase *self = g_new0 (UiCase, 1);
  g_autoptr (AttIssuer) issuer = ui_issuer_new ();
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("attestat-ui-XXXXXX", &error);
  g_assert_no_error (error);
  self->location = g_build_filename (self->folder, "register", NULL);
  self->app = get_app ();
  self->context = att_context_new (self->location, UI_ACTOR, NULL, att_day_parse (UI_TODAY), issuer);
  return self;
}

UiCase *
ui_case_new_empty (void)
{
  return new_case ();
}

UiCase *
ui_case_new (guint n_steps)
{
  UiCase *self = new_case ();
  g_autoptr (AttOffice) office = ui_register_new (self->location);
  g_autofree char *sample = ui_dup_sample ();

  ui_register_walk (office, ui_register_receive (office, sample, "2026-09-10"), 0, n_steps);
  return self;
}

void
ui_wait_until (UiPredicate predicate, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!predicate (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static gpointer
do_nothing (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  --*(guint *) data;
}

static gboolean
drawn_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return --*(guint *) data > 0;
}

static gboolean
is_zero (gpointer data)
{
  return *(guint *) data == 0;
}

static void
wait_for_office (AttOffice *office)
{
  guint n_left = 1;

  if (office == NULL)
    return;
  att_office_run_async (office, do_nothing, NULL, NULL, NULL, NULL, passed_cb, &n_left);
  ui_wait_until (is_zero, &n_left);
}

/* The window's office, once it did what it was given: a test that calls it meets none of its threads. */
AttOffice *
ui_take_office (UiCase *self)
{
  AttOffice *office = att_context_get_office (self->context);

  wait_for_office (office);
  return office;
}

/* Until all that was asked for came, and what was asked for with it, and the window was laid out. */
void
ui_settle (UiCase *self)
{
  guint n_frames = 2;

  for (guint i = 0; i < 2; i++)
    {
      wait_for_office (att_context_get_office (self->context));
      wait_for_office (att_context_get_reader (self->context));
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (self->window), drawn_cb, &n_frames, NULL);
  ui_wait_until (is_zero, &n_frames);
}

static gboolean
has_page (gpointer data)
{
  return att_window_get_page (data) != NULL;
}

void
ui_case_open_window (UiCase *self, gint64 dossier)
{
  self->window = att_app_create_window (self->app, self->context);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  att_window_open (self->window, self->location, FALSE, dossier);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait_until (has_page, self->window);
}

static void
free_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
add_ref (GPtrArray *watch, gpointer object)
{
  GWeakRef *ref = g_new (GWeakRef, 1);

  g_weak_ref_init (ref, object);
  g_ptr_array_add (watch, ref);
}

static void
watch_tree (GPtrArray *watch, GtkWidget *root)
{
  /* One that GTK makes for all tooltips of a window, and drops with the screen. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "GtkTooltipWindow"))
    return;
  add_ref (watch, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_tree (watch, child);
}

/* The message that stands above a window; NULL where there is none. */
GtkWindow *
ui_find_message (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
has_message (gpointer data)
{
  return ui_find_message () != NULL;
}

GtkWindow *
ui_wait_for_message (void)
{
  ui_wait_until (has_message, NULL);
  return ui_find_message ();
}

/**
 * ui_watch:
 * @root: a widget
 *
 * Returns: (transfer full): weak references to it and to each widget in it, for ui_wait_until_gone()
 */
GPtrArray *
ui_watch (GtkWidget *root)
{
  GPtrArray *watch = g_ptr_array_new_with_free_func (free_ref);

  watch_tree (watch, root);
  return watch;
}

/* What still keeps an object that has to go, by the one that stands highest. */
static char *
describe_first_left (GPtrArray *watch)
{
  for (guint i = 0; i < watch->len; i++)
    {
      g_autoptr (GObject) object = g_weak_ref_get (g_ptr_array_index (watch, i));
      GtkWidget *parent = GTK_IS_WIDGET (object) ? gtk_widget_get_parent (GTK_WIDGET (object)) : NULL;

      if (object != NULL)
        return g_strdup_printf ("%s in %s, with %u references", G_OBJECT_TYPE_NAME (object),
                                parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing", object->ref_count - 1);
    }
  return NULL;
}

/**
 * ui_wait_until_gone:
 * @watch: of ui_watch()
 *
 * Waits until all of it is finalised. Whoever still keeps an object that has to go shows here.
 */
void
ui_wait_until_gone (GPtrArray *watch)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  char *left;

  while ((left = describe_first_left (watch)) != NULL)
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("still there: %s", left);
      g_free (left);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

void
ui_case_close_window (UiCase *self)
{
  g_autoptr (GPtrArray) watch = NULL;

  if (self->window == NULL)
    return;
  watch = ui_watch (GTK_WIDGET (self->window));
  gtk_window_close (GTK_WINDOW (self->window));
  ui_wait_until_gone (watch);
}

/* A folder with all that is in it. */
void
ui_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      ui_remove_folder (child);
    }
  g_remove (path);
}

void
ui_case_free (UiCase *self)
{
  g_autoptr (GPtrArray) watch = g_ptr_array_new_with_free_func (free_ref);

  ui_case_close_window (self);
  add_ref (watch, self->context);
  g_object_unref (self->context);
  ui_wait_until_gone (watch);
  ui_remove_folder (self->folder);
  g_free (self->location);
  g_free (self->folder);
  g_free (self);
}

typedef struct
{
  AttWindow *window;
  GType type;
} Expected;

static gboolean
shows_page (gpointer data)
{
  const Expected *expected = data;

  return G_TYPE_CHECK_INSTANCE_TYPE (att_window_get_page (expected->window), expected->type);
}

AttPage *
ui_wait_for_page (UiCase *self, GType type)
{
  Expected expected = { self->window, type };

  ui_wait_until (shows_page, &expected);
  return att_window_get_page (self->window);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

/* The first widget of the type below @root whose text contains @text; NULL for any text. */
GtkWidget *
ui_find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (text == NULL || (get_text (root) != NULL && strstr (get_text (root), text) != NULL)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}
