/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-document-data-private.h"

/* Beyond so many bytes photos are named and no longer shown: a report has to be opened, and sent. */
#define MAX_SHOWN_BYTES (G_GUINT64_CONSTANT (64) * 1024 * 1024)

static gboolean
add_photo (AttDocData *node, const AttRecord *file, AttStore *store, guint64 *shown, GCancellable *cancellable,
           GError **error)
{
  const char *sha256 = att_record_get (file, "sha256");
  g_autoptr (AttJpeg) image = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AttHash hash = { { 0 } };

  att_doc_data_set_string (node, "name", att_record_get (file, "name"));
  att_doc_data_set_string (node, "sha256", sha256);
  att_hash_parse (sha256, &hash);
  bytes = att_store_get_blob (store, &hash, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  if (*shown + g_bytes_get_size (bytes) <= MAX_SHOWN_BYTES)
    image = att_jpeg_new (bytes);
  if (image != NULL)
    *shown += g_bytes_get_size (image->bytes);
  att_doc_data_set_image (node, "image", image);
  return TRUE;
}

/**
 * att_document_data_add_photos:
 * @data: the data of a document
 * @dossier: the dossier as of the act
 * @law: the law
 * @act: the act that issues the document
 * @store: where the photos are kept
 * @cancellable: (nullable): to stop early
 * @error: when a photo is missing or was altered
 *
 * Adds the photos kept with the findings that stand, in the order of the criteria. Nothing of them is decoded: see
 * att_jpeg_new(). One that can't be put into a PDF as it is, is named with its hash.
 *
 * Returns: whether every photo could be read
 */
gboolean
att_document_data_add_photos (AttDocData *data, AttDossier *dossier, AttLaw *law, AttAct *act, AttStore *store,
                              GCancellable *cancellable, GError **error)
{
  AttRegulation *regulation = att_law_get_regulation (law, att_act_get_on (act));
  g_autoptr (GPtrArray) findings = att_doc_list_findings (dossier, regulation);
  guint64 shown = 0;
  guint number = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const AttVerdict *finding = g_ptr_array_index (findings, i);
      const AttRecord *fields = att_act_get_fields (finding->act);
      const AttTerm *criterion = att_regulation_find_term (regulation, ATT_TERMS_CRITERIA, finding->criterion);

      guint at = 0;

      for (AttRecord *photo; (photo = att_record_next_record (fields, "photo", &at)) != NULL;)
        {
          AttDocData *node = att_doc_data_append (data, "photos");

          att_doc_data_set_number (node, "number", ++number);
          if (criterion != NULL)
            att_doc_data_set_text (node, "criterion", criterion->name);
          att_doc_data_set_string (node, "item", finding->item);
          att_doc_data_set_day (node, "on", att_act_get_on (finding->act));
          if (!add_photo (node, photo, store, &shown, cancellable, error))
            return FALSE;
        }
    }
  return TRUE;
}
