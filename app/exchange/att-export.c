/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-export-private.h"

#include <glib/gi18n-lib.h>

#include "att-monitoring.h"
#include "att-office-life.h"
#include "att-revocation-story.h"
#include "att-xml.h"

const AttProblemSpec att_problem_not_an_export = {
  ATT_PROBLEM_INPUT, "not-an-export",
  N_ ("This file is no list that this program wrote."), N_ ("Export the list anew: attestatctl export."), NULL
};
static const AttProblemSpec rows_differ = {
  ATT_PROBLEM_INPUT, "export-rows",
  N_ ("The list says that it has {expected} rows, and it has {found}."),
  N_ ("The file is not whole. Export the list anew."), NULL
};
static const AttProblemSpec reads_differently = {
  ATT_PROBLEM_STORE, "export-differs",
  N_ ("The list reads differently from what was to be written."), N_ ("Verify the register: attestatctl verify."), NULL
};

static const char *const register_columns[]
    = { "serial", "bin", "name-kk", "name-ru", "from", "until", "state", "ended-on", "ended-ground", "replaces",
        "replaced-by", "dossier", NULL };
static const char *const document_columns[]
    = { "document", "cancelled-on", "published-on", "serial", "bin", "name-kk", "name-ru", "dossier", "complaint", NULL };
static const char *const barred_columns[]
    = { "serial", "bin", "name-kk", "name-ru", "revoked-on", "decision", "barred-since", "published-on", "dossier", NULL };

static const struct
{
  const char *id;
  const char *title;
  const char *element;
  const char *const *columns;
} lists[ATT_N_EXPORT_LISTS] = {
  { "register", NC_ ("list", "Register of recognition centers"), "certificate", register_columns },
  { "cancelled-documents", NC_ ("list", "Cancelled recognition documents"), "document", document_columns },
  { "barred-centres", NC_ ("list", "Centers barred from resumption"), "centre", barred_columns },
};

/**
 * att_export_list_get_id:
 * @list: a list
 *
 * Returns: its id, as `barred-centres`
 */
const char *
att_export_list_get_id (AttExportList list)
{
  return lists[list].id;
}

/**
 * att_export_list_get_title:
 * @list: a list
 *
 * Returns: its name in the reader's language
 */
const char *
att_export_list_get_title (AttExportList list)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "list", lists[list].title);
}

/**
 * att_export_list_get_element:
 * @list: a list
 *
 * Returns: what a row is called in the XML file
 */
const char *
att_export_list_get_element (AttExportList list)
{
  return lists[list].element;
}

/**
 * att_export_list_get_columns:
 * @list: a list
 *
 * Returns: (transfer none) (array zero-terminated=1): the columns of a row, without `founder`
 */
const char *const *
att_export_list_get_columns (AttExportList list)
{
  return lists[list].columns;
}

/**
 * att_export_list_parse:
 * @id: (nullable): what may be the id of a list
 * @list: (out): the list
 *
 * Returns: whether it is one
 */
gboolean
att_export_list_parse (const char *id, AttExportList *list)
{
  for (int i = 0; i < ATT_N_EXPORT_LISTS; i++)
    if (g_strcmp0 (id, lists[i].id) == 0)
      {
        *list = (AttExportList) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * att_export_new:
 * @list: what it holds
 * @as_of: of which day
 * @known: as was known on that day
 *
 * Returns: (transfer full): an export without rows
 */
AttExport *
att_export_new (AttExportList list, AttDay as_of, AttDay known)
{
  AttExport *self = g_new0 (AttExport, 1);

  self->list = list;
  self->as_of = as_of;
  self->known = known;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_record_unref);
  return self;
}

/**
 * att_export_free:
 * @self: (transfer full): an export
 */
void
att_export_free (AttExport *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* What both formats say of themselves. */
AttExport *
att_export_new_from_head (const char *list, const char *as_of, const char *known, const char *path, int line,
                          GError **error)
{
  AttDay on = as_of != NULL ? att_day_parse (as_of) : ATT_DAY_NONE;
  AttDay until = known != NULL ? att_day_parse (known) : ATT_DAY_FOREVER;
  AttExportList parsed;

  if (att_export_list_parse (list, &parsed) && on != ATT_DAY_NONE && until != ATT_DAY_NONE)
    return att_export_new (parsed, on, until);
  att_problem_set_plain (error, &att_problem_not_an_export);
  if (error != NULL)
    att_problem_set_place (*error, path, line);
  return NULL;
}

static void
add (AttRecord *row, const char *column, const char *text)
{
  if (text != NULL && *text != '\0')
    att_record_add (row, column, text);
}

static void
add_day (AttRecord *row, const char *column, AttDay day)
{
  if (day != ATT_DAY_NONE)
    att_record_add_day (row, column, day);
}

static void
add_number (AttRecord *row, const char *column, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  att_record_add (row, column, text);
}

static void
add_names (AttRecord *row, AttText *name)
{
  add (row, "name-kk", name != NULL ? att_text_peek (name, ATT_LANGUAGE_KK) : NULL);
  add (row, "name-ru", name != NULL ? att_text_peek (name, ATT_LANGUAGE_RU) : NULL);
}

static int
by_issue (gconstpointer a, gconstpointer b)
{
  const AttRegisterRow *x = *(const AttRegisterRow *const *) a;
  const AttRegisterRow *y = *(const AttRegisterRow *const *) b;

  if (x->dossier != y->dossier)
    return x->dossier < y->dossier ? -1 : 1;
  return x->from != y->from ? (x->from < y->from ? -1 : 1) : g_strcmp0 (x->serial, y->serial);
}

/* Certificates of one dossier replace each other in the order of their issue (Art. 26(1)): serial -> the other one. */
static void
link_certificates (GPtrArray *certificates, GHashTable *replaces, GHashTable *replaced_by)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_copy (certificates, NULL, NULL);

  g_ptr_array_set_free_func (ordered, NULL);
  g_ptr_array_sort (ordered, by_issue);
  for (guint i = 1; i < ordered->len; i++)
    {
      const AttRegisterRow *before = g_ptr_array_index (ordered, i - 1);
      const AttRegisterRow *row = g_ptr_array_index (ordered, i);

      if (before->dossier != row->dossier)
        continue;
      g_hash_table_insert (replaces, row->serial, before->serial);
      g_hash_table_insert (replaced_by, before->serial, row->serial);
    }
}

static gboolean
list_register (AttExport *self, AttOffice *office, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows
      = att_office_list_register (office, self->as_of, self->known, NULL, cancellable, error);
  g_autoptr (GHashTable) replaces = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) replaced_by = g_hash_table_new (g_str_hash, g_str_equal);

  if (rows == NULL)
    return FALSE;
  link_certificates (rows, replaces, replaced_by);
  for (guint i = 0; i < rows->len; i++)
    {
      const AttRegisterRow *certificate = g_ptr_array_index (rows, i);
      AttRecord *row = att_record_new ();

      add (row, "serial", certificate->serial);
      add (row, "bin", certificate->bin);
      add_names (row, certificate->name);
      add_day (row, "from", certificate->from);
      add_day (row, "until", certificate->until);
      add (row, "state", certificate->state);
      add_day (row, "ended-on", certificate->ended_on);
      add (row, "ended-ground", certificate->ended_ground);
      add (row, "replaces", g_hash_table_lookup (replaces, certificate->serial));
      add (row, "replaced-by", g_hash_table_lookup (replaced_by, certificate->serial));
      add_number (row, "dossier", certificate->dossier);
      g_ptr_array_add (self->rows, row);
    }
  return TRUE;
}

static void
add_centre (AttRecord *row, AttDossier *dossier)
{
  const AttCertificate *certificate = att_dossier_get_certificate (dossier);
  const AttApplicant *centre = att_dossier_get_applicant (dossier);

  add (row, "serial", certificate != NULL ? certificate->serial : NULL);
  add (row, "bin", centre != NULL ? centre->bin : NULL);
  add_names (row, centre != NULL ? centre->name : NULL);
}

static void
list_documents_of (AttExport *self, AttDossier *dossier)
{
  g_autoptr (GPtrArray) stories = att_dossier_list_complaint_stories (dossier);
  GListModel *acts = att_dossier_get_acts (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);
      AttRecord *row;

      if (!att_act_is (act, "document-cancelled"))
        continue;
      row = att_record_new ();
      add (row, "document", att_act_get (act, "document"));
      add_day (row, "cancelled-on", att_act_get_on (act));
      for (guint k = 0; k < stories->len; k++)
        {
          const AttComplaintStory *story = g_ptr_array_index (stories, k);

          if (story->cancelled == act && story->published != NULL)
            add_day (row, "published-on", att_act_get_on (story->published));
        }
      add_centre (row, dossier);
      add_number (row, "dossier", att_dossier_get_number (dossier));
      add_number (row, "complaint", att_act_get_seq (att_dossier_find_act (dossier, att_act_get (act, "complaint"))));
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_founders (AttRecord *row, AttDossier *dossier)
{
  const AttApplicant *centre = att_dossier_get_applicant (dossier);

  for (guint i = 0; centre != NULL && i < centre->founders->len; i++)
    {
      const AttFounder *founder = g_ptr_array_index (centre->founders, i);
      AttRecord *record = att_record_new ();

      add (record, "name", founder->name);
      add (record, "id", founder->id);
      att_record_add_record (row, "founder", record);
    }
}

static AttDay
find_published (AttDossier *dossier, AttDay since)
{
  GListModel *acts = att_dossier_get_acts (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      if (att_act_is (act, "published") && g_strcmp0 (att_act_get (act, "what"), "barred-centre") == 0
          && att_act_get_on (act) >= since)
        return att_act_get_on (act);
    }
  return ATT_DAY_NONE;
}

/* Art. 26(5): the revocation that stands, where it never ends in resumption. */
static void
list_bar_of (AttExport *self, AttDossier *dossier, AttLaw *law)
{
  g_autoptr (GPtrArray) stories = att_dossier_tell_revocations (dossier, law, self->as_of);

  for (guint i = 0; att_dossier_is_barred (dossier) && i < stories->len; i++)
    {
      const AttRevocationStory *story = g_ptr_array_index (stories, i);
      AttDay since;
      AttRecord *row;

      if (story->state != ATT_REVOCATION_REVOKED || story->barring->len == 0)
        continue;
      since = MAX (att_act_get_on (story->decision), att_act_get_on (g_ptr_array_index (story->barring, 0)));
      row = att_record_new ();
      add_centre (row, dossier);
      add_day (row, "revoked-on", att_act_get_on (story->decision));
      add (row, "decision", att_act_get (story->decision, "number"));
      add_day (row, "barred-since", since);
      add_day (row, "published-on", find_published (dossier, since));
      add_number (row, "dossier", att_dossier_get_number (dossier));
      add_founders (row, dossier);
      g_ptr_array_add (self->rows, row);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* The dossiers that may have anything to tell: what was derived from them says so, or would say something else had it been
 * derived on the day on which it was known. */
static GArray *
find_dossiers (AttExport *self, AttOffice *office, const char *fact, const char *value, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GArray) dossiers = att_office_list_dossiers_with (office, fact, value, cancellable, error);
  g_autoptr (GArray) changed = NULL;
  guint kept = 0;

  if (dossiers == NULL || self->known == ATT_DAY_FOREVER)
    return g_steal_pointer (&dossiers);
  changed = att_store_list_dossiers (att_office_get_store (office), self->known, cancellable, error);
  if (changed == NULL)
    return NULL;
  g_array_append_vals (dossiers, changed->data, changed->len);
  g_array_sort (dossiers, compare_numbers);
  for (guint i = 0; i < dossiers->len; i++)
    if (kept == 0 || g_array_index (dossiers, gint64, kept - 1) != g_array_index (dossiers, gint64, i))
      g_array_index (dossiers, gint64, kept++) = g_array_index (dossiers, gint64, i);
  g_array_set_size (dossiers, kept);
  return g_steal_pointer (&dossiers);
}

/* Few dossiers: they are folded as of both days. */
static gboolean
list_folded (AttExport *self, AttOffice *office, GCancellable *cancellable, GError **error)
{
  gboolean documents = self->list == ATT_EXPORT_CANCELLED_DOCUMENTS;
  g_autoptr (GArray) dossiers = find_dossiers (self, office, documents ? "complaint" : "barred",
                                               documents ? "document-cancelled" : "yes", cancellable, error);

  for (guint i = 0; dossiers != NULL && i < dossiers->len; i++)
    {
      gint64 number = g_array_index (dossiers, gint64, i);
      g_autoptr (AttDossier) dossier = NULL;

      if (number == ATT_OFFICE_DOSSIER)
        continue;
      dossier = att_office_fold (office, number, self->as_of, self->known, cancellable, error);
      if (dossier == NULL)
        return FALSE;
      if (documents)
        list_documents_of (self, dossier);
      else
        list_bar_of (self, dossier, att_office_get_law (office));
    }
  return dossiers != NULL;
}

/**
 * att_export_make:
 * @office: an office
 * @list: what it shall hold
 * @as_of: of which day
 * @known: as was known on that day; %ATT_DAY_FOREVER for everything that was recorded
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Of the same acts it is always the same, whenever it is made.
 *
 * Returns: (transfer full) (nullable): the list
 */
AttExport *
att_export_make (AttOffice *office, AttExportList list, AttDay as_of, AttDay known, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (AttExport) self = att_export_new (list, as_of, known);
  gboolean done = list == ATT_EXPORT_REGISTER ? list_register (self, office, cancellable, error)
                                              : list_folded (self, office, cancellable, error);

  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * att_export_equal:
 * @self: an export
 * @other: another one
 *
 * Returns: whether both say the same
 */
gboolean
att_export_equal (const AttExport *self, const AttExport *other)
{
  if (self->list != other->list || self->as_of != other->as_of || self->known != other->known
      || self->rows->len != other->rows->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!att_record_equal (g_ptr_array_index (self->rows, i), g_ptr_array_index (other->rows, i)))
      return FALSE;
  return TRUE;
}

/**
 * att_export_write:
 * @self: an export
 * @format: XML or CSV
 * @error: when what was written does not read as the same
 *
 * The file is read again before it is handed out, unless it is longer than what att_xml_parse() takes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
att_export_write (const AttExport *self, AttExportFormat format, GError **error)
{
  g_autoptr (GBytes) bytes = format == ATT_EXPORT_XML ? att_export_write_xml (self) : att_export_write_csv (self);
  g_autoptr (AttExport) again = NULL;

  if (format == ATT_EXPORT_XML && g_bytes_get_size (bytes) > ATT_XML_MAX_BYTES)
    return g_steal_pointer (&bytes); /* longer than our reader takes */
  again = att_export_read (bytes, NULL, error);
  if (again == NULL)
    return NULL;
  if (att_export_equal (self, again))
    return g_steal_pointer (&bytes);
  att_problem_set_plain (error, &reads_differently);
  return NULL;
}

/**
 * att_export_read:
 * @bytes: a file that att_export_write() made, in either format
 * @path: (nullable): where it came from, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Returns: (transfer full) (nullable): what it says
 */
AttExport *
att_export_read (GBytes *bytes, const char *path, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gint64 n_rows = 0;
  g_autoptr (AttExport) self = length > 0 && data[0] == '#' ? att_export_read_csv (bytes, path, &n_rows, error)
                                                           : att_export_read_xml (bytes, path, &n_rows, error);

  if (self == NULL || n_rows == self->rows->len)
    return g_steal_pointer (&self);
  att_problem_set (error, &rows_differ, att_arg_number ("expected", n_rows), att_arg_number ("found", self->rows->len));
  if (error != NULL)
    att_problem_set_place (*error, path, 1);
  return NULL;
}

/**
 * att_export_compute_hash:
 * @bytes: a file
 *
 * Returns: (transfer full): its SHA-256 in hexadecimal, to stand beside it
 */
char *
att_export_compute_hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}
