/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-documents-resources.h"
#include "att-problem.h"
#include "att-xml.h"

#define NAMESPACE "urn:kz.atameken.Attestat:template:1"
#define RESOURCES "/kz/atameken/Attestat"

static const AttProblemSpec missing_title = {
  ATT_PROBLEM_INPUT, "template-title",
  N_ ("The template has no title in the language “{language}”, which it promises."), N_ ("Add the title."), NULL
};
static const AttProblemSpec languages_twice = {
  ATT_PROBLEM_INPUT, "template-languages",
  N_ ("The template's list of languages names one twice."), N_ ("Name each language once."), NULL
};
static const AttProblemSpec no_overflow = {
  ATT_PROBLEM_INPUT, "template-annex",
  N_ ("The annex is of “{name}”, and no overflow has that name."),
  N_ ("Give the annex the name of an overflow in the body."), NULL
};
static const AttProblemSpec no_annex = {
  ATT_PROBLEM_INPUT, "template-overflow",
  N_ ("The overflow “{name}” has no annex, or the body no greatest number of pages."),
  N_ ("Add the annex and the body's number of pages."), NULL
};
static const AttProblemSpec no_room = {
  ATT_PROBLEM_INPUT, "template-page",
  N_ ("The margins leave no room on the page."), N_ ("Make the margins smaller."), NULL
};

G_DEFINE_FINAL_TYPE (AttTemplate, att_template, G_TYPE_OBJECT)

static void
att_template_finalize (GObject *object)
{
  AttTemplate *self = ATT_TEMPLATE (object);

  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->id);
  g_free (self->version);
  g_clear_pointer (&self->title, att_text_unref);
  g_clear_pointer (&self->header, att_block_free);
  g_clear_pointer (&self->footer, att_block_free);
  g_clear_pointer (&self->body, att_block_free);
  g_clear_pointer (&self->annexes, g_ptr_array_unref);
  G_OBJECT_CLASS (att_template_parent_class)->finalize (object);
}

static void
att_template_class_init (AttTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_template_finalize;
  /* The resource registers itself, but is in a static library, where nothing else would ask for it. */
  att_documents_get_resource ();
}

static void
att_template_init (AttTemplate *self)
{
  self->annexes = g_ptr_array_new_with_free_func ((GDestroyNotify) att_block_free);
}

/**
 * att_doc_languages_parse:
 * @codes: the languages as `kk`, `kk+ru` or `kk ru en`
 * @languages: (out): the set
 *
 * Returns: whether @codes names at least one language, each of them once
 */
gboolean
att_doc_languages_parse (const char *codes, AttDocLanguages *languages)
{
  g_auto (GStrv) parts = NULL;
  guint set = 0;

  g_return_val_if_fail (codes != NULL && languages != NULL, FALSE);
  parts = g_strsplit_set (codes, "+ ", -1);
  for (int i = 0; parts[i] != NULL; i++)
    {
      AttLanguage language;

      if (!att_language_parse (parts[i], &language) || (set & (1u << language)) != 0)
        return FALSE;
      set |= 1u << language;
    }
  *languages = (AttDocLanguages) set;
  return set != 0;
}

/**
 * att_doc_languages_to_string:
 * @languages: a set of languages, not empty
 * @first: (out): the one that stands first in a document
 *
 * Returns: (transfer full): the set as `kk+ru`
 */
char *
att_doc_languages_to_string (AttDocLanguages languages, AttLanguage *first)
{
  GString *codes = g_string_new (NULL);

  for (int i = ATT_N_LANGUAGES - 1; i >= 0; i--)
    if ((languages & (1u << i)) != 0)
      {
        if (codes->len > 0)
          g_string_prepend_c (codes, '+');
        g_string_prepend (codes, att_language_get_code ((AttLanguage) i));
        *first = (AttLanguage) i;
      }
  return g_string_free (codes, FALSE);
}

static double
get_number (const xmlNode *node, const char *name, double otherwise)
{
  g_autofree char *text = att_xml_attribute (node, name);

  return text != NULL ? g_ascii_strtod (text, NULL) : otherwise;
}

static gboolean
read_page (AttTemplate *self, const xmlNode *node, GError **error)
{
  g_autofree char *orientation = att_xml_attribute (node, "orientation");
  g_autofree char *frame = att_xml_attribute (node, "frame");
  gboolean landscape = g_strcmp0 (orientation, "landscape") == 0;
  AttPage *page = &self->page;

  page->width = (landscape ? 297 : 210) * ATT_POINTS_PER_MM;
  page->height = (landscape ? 210 : 297) * ATT_POINTS_PER_MM;
  page->left = get_number (node, "left", 25) * ATT_POINTS_PER_MM;
  page->right = get_number (node, "right", 15) * ATT_POINTS_PER_MM;
  page->top = get_number (node, "top", 20) * ATT_POINTS_PER_MM;
  page->bottom = get_number (node, "bottom", 20) * ATT_POINTS_PER_MM;
  page->leading = get_number (node, "leading", 0.95);
  page->frame = g_strcmp0 (frame, "ornament") == 0    ? ATT_FRAME_ORNAMENT
                : g_strcmp0 (frame, "guilloche") == 0 ? ATT_FRAME_GUILLOCHE
                : g_strcmp0 (frame, "line") == 0      ? ATT_FRAME_LINE
                                                      : ATT_FRAME_NONE;
  page->style = att_template_read_style (node);
  if (page->style.family == ATT_FAMILY_INHERIT)
    page->style.family = ATT_FAMILY_SERIF;
  if (page->style.align == ATT_ALIGN_INHERIT)
    page->style.align = ATT_ALIGN_LEFT;
  if (!(page->style.size > 0))
    page->style.size = 11;
  if (page->width - page->left - page->right >= 60 * ATT_POINTS_PER_MM
      && page->height - page->top - page->bottom >= 60 * ATT_POINTS_PER_MM)
    return TRUE;
  att_problem_set (error, &no_room, att_arg_text ("path", self->path),
                   att_arg_number ("line", att_xml_line (node)));
  return FALSE;
}

static gboolean
read_head (AttTemplate *self, const xmlNode *root, GError **error)
{
  g_autofree char *languages = att_xml_attribute (root, "languages");
  g_autofree char *confirmed = att_xml_attribute (root, "confirmed");
  g_autofree char *issued = att_xml_attribute (root, "issued");

  self->id = att_xml_attribute (root, "id");
  self->version = att_xml_attribute (root, "version");
  self->confirmed = g_strcmp0 (confirmed, "no") != 0;
  self->to_applicant = g_strcmp0 (issued, "applicant") == 0;
  self->title = att_xml_child_texts (root, "title");
  if (!att_doc_languages_parse (languages, &self->languages))
    {
      att_problem_set (error, &languages_twice, att_arg_text ("path", self->path),
                       att_arg_number ("line", att_xml_line (root)));
      return FALSE;
    }
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if ((self->languages & (1u << i)) != 0 && att_text_peek (self->title, (AttLanguage) i) == NULL)
      {
        att_problem_set (error, &missing_title, att_arg_text ("path", self->path),
                         att_arg_number ("line", att_xml_line (root)),
                         att_arg_text ("language", att_language_get_code ((AttLanguage) i)));
        return FALSE;
      }
  return read_page (self, att_xml_child (root, "page"), error);
}

static AttShow
read_show (const xmlNode *node)
{
  g_autofree char *show = att_xml_attribute (node, "show");

  return g_strcmp0 (show, "not-first") == 0 ? ATT_SHOW_NOT_FIRST
         : g_strcmp0 (show, "many") == 0    ? ATT_SHOW_MANY
                                            : ATT_SHOW_ALL;
}

static gboolean
read_margins (AttTemplateReader *reader, const xmlNode *root, GError **error)
{
  AttTemplate *self = reader->template;
  const xmlNode *header = att_xml_child (root, "header");
  const xmlNode *footer = att_xml_child (root, "footer");

  reader->in_margin = TRUE;
  if (header != NULL)
    {
      self->show_header = read_show (header);
      self->header = att_template_reader_read_group (reader, header, error);
      if (self->header == NULL)
        return FALSE;
    }
  if (footer != NULL)
    {
      self->show_footer = read_show (footer);
      self->footer = att_template_reader_read_group (reader, footer, error);
      if (self->footer == NULL)
        return FALSE;
    }
  reader->in_margin = FALSE;
  return TRUE;
}

static gboolean
read_annexes (AttTemplateReader *reader, const xmlNode *root, GError **error)
{
  AttTemplate *self = reader->template;
  guint n_overflows = reader->overflows->len;

  for (const xmlNode *node = att_xml_child (root, "annex"); node != NULL; node = att_xml_next (node, "annex"))
    {
      g_autofree char *of = att_xml_attribute (node, "of");
      AttBlock *annex;
      guint index;

      if (!g_ptr_array_find_with_equal_func (reader->overflows, of, g_str_equal, &index))
        {
          att_problem_set (error, &no_overflow, att_arg_text ("path", self->path),
                           att_arg_number ("line", att_xml_line (node)), att_arg_text ("name", of));
          return FALSE;
        }
      g_ptr_array_remove_index (reader->overflows, index);
      annex = att_template_reader_read_group (reader, node, error);
      if (annex == NULL)
        return FALSE;
      g_free (annex->name);
      annex->name = g_steal_pointer (&of);
      g_ptr_array_add (self->annexes, annex);
    }
  if (reader->overflows->len > 0 || (n_overflows > 0 && self->max_pages == 0))
    {
      att_problem_set (error, &no_annex, att_arg_text ("path", self->path),
                       att_arg_number ("line", att_xml_line (att_xml_child (root, "body"))),
                       att_arg_text ("name", reader->overflows->len > 0 ? g_ptr_array_index (reader->overflows, 0)
                                                                        : ""));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_content (AttTemplate *self, const xmlNode *root, GError **error)
{
  g_autoptr (GPtrArray) scopes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) overflows = g_ptr_array_new_with_free_func (g_free);
  AttTemplateReader reader = { self, scopes, overflows, 0, FALSE };
  const xmlNode *body = att_xml_child (root, "body");

  g_ptr_array_add (scopes, g_strdup (""));
  self->max_pages = (int) get_number (body, "pages", 0);
  if (!read_margins (&reader, root, error))
    return FALSE;
  self->body = att_template_reader_read_group (&reader, body, error);
  return self->body != NULL && read_annexes (&reader, root, error);
}

/**
 * att_template_new_from_bytes:
 * @bytes: the template's file
 * @path: (nullable): its name, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Reads a template and checks all of it: its form, the names of the fields, and that no text is missing in a
 * language that it promises.
 *
 * Returns: (transfer full) (nullable): the template; immutable, to be used from any thread
 */
AttTemplate *
att_template_new_from_bytes (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (AttTemplate) self = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  const xmlNode *root;

  g_return_val_if_fail (bytes != NULL, NULL);
  self = g_object_new (ATT_TYPE_TEMPLATE, NULL);
  self->path = g_strdup (path);
  self->bytes = g_bytes_ref (bytes);
  self->hash = att_hash_bytes (bytes);
  doc = att_xml_parse (bytes, path, ATT_XML_BOUNDED_TEXT | ATT_XML_KEEP_BLANKS, error);
  if (doc == NULL || !att_xml_expect_root (doc, path, NAMESPACE, "template", error)
      || !att_xml_validate (doc, path, RESOURCES "/schema/template-1.rng", error))
    return NULL;
  root = xmlDocGetRootElement (doc);
  if (!read_head (self, root, error) || !read_content (self, root, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_template_dup_shipped:
 * @id: a template's id, as `certificate`
 *
 * Returns: (transfer full) (nullable): the file of the template that comes with the program; %NULL for an unknown
 * id
 */
GBytes *
att_template_dup_shipped (const char *id)
{
  g_autofree char *path = g_strdup_printf (RESOURCES "/templates/%s.xml", id);

  g_type_class_unref (g_type_class_ref (ATT_TYPE_TEMPLATE));
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * att_template_find_shipped:
 * @id: a template's id, as `certificate`
 *
 * Reads each of them once.
 *
 * Returns: (transfer none) (nullable): the template that comes with the program; %NULL for an unknown id
 */
AttTemplate *
att_template_find_shipped (const char *id)
{
  static GMutex mutex;
  static GHashTable *templates;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&mutex);
  AttTemplate *template;

  if (templates == NULL)
    templates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  template = g_hash_table_lookup (templates, id);
  if (template == NULL)
    {
      g_autoptr (GBytes) bytes = att_template_dup_shipped (id);
      g_autofree char *name = g_strconcat (id, ".xml", NULL);
      g_autoptr (GError) error = NULL;

      if (bytes == NULL)
        return NULL;
      template = att_template_new_from_bytes (bytes, name, &error);
      if (template == NULL)
        g_error ("A template of the program is wrong: %s", error->message);
      g_hash_table_insert (templates, g_strdup (id), template);
    }
  return template;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * att_template_list_shipped:
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the templates that come with the program, in
 * order
 */
char **
att_template_list_shipped (void)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_type_class_unref (g_type_class_ref (ATT_TYPE_TEMPLATE));
  names = g_resources_enumerate_children (RESOURCES "/templates", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (int i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".xml"))
      g_ptr_array_add (ids, g_strndup (names[i], strlen (names[i]) - 4));
  g_ptr_array_sort (ids, compare_names);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_steal (ids, NULL);
}

/**
 * att_template_get_id:
 * @self: a template
 *
 * Returns: its id, as `certificate`
 */
const char *
att_template_get_id (AttTemplate *self)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), NULL);
  return self->id;
}

/**
 * att_template_get_version:
 * @self: a template
 *
 * Returns: its version, as `1`
 */
const char *
att_template_get_version (AttTemplate *self)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), NULL);
  return self->version;
}

/**
 * att_template_get_title:
 * @self: a template
 *
 * Returns: (transfer none): its title by language
 */
AttText *
att_template_get_title (AttTemplate *self)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), NULL);
  return self->title;
}

/**
 * att_template_is_confirmed:
 * @self: a template
 *
 * Returns: whether the document's form is known to be the one that the rules prescribe (Art. 23(4)), or none is
 */
gboolean
att_template_is_confirmed (AttTemplate *self)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), FALSE);
  return self->confirmed;
}

/**
 * att_template_get_languages:
 * @self: a template
 *
 * Returns: the languages in which it has texts
 */
AttDocLanguages
att_template_get_languages (AttTemplate *self)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), (AttDocLanguages) 0);
  return self->languages;
}

/**
 * att_template_get_issued_in:
 * @self: a template
 * @applicant: the language in which the applicant asked to be written to
 *
 * Returns: the languages in which its documents are issued: both of the Law, or for a letter the applicant's
 */
AttDocLanguages
att_template_get_issued_in (AttTemplate *self, AttLanguage applicant)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), (AttDocLanguages) 0);
  return self->to_applicant ? (AttDocLanguages) (1u << applicant) : (ATT_DOC_KK | ATT_DOC_RU);
}

/**
 * att_template_get_bytes:
 * @self: a template
 *
 * Returns: (transfer none): the file that it was read from
 */
GBytes *
att_template_get_bytes (AttTemplate *self)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), NULL);
  return self->bytes;
}

/**
 * att_template_get_hash:
 * @self: a template
 *
 * Returns: (transfer none): the SHA-256 of its file
 */
const AttHash *
att_template_get_hash (AttTemplate *self)
{
  g_return_val_if_fail (ATT_IS_TEMPLATE (self), NULL);
  return &self->hash;
}
