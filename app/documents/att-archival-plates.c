/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays what other PDFs show on their first page under the pages of this one. */
#include "config.h"
#include "att-archival-private.h"

typedef struct
{
  GBytes *drawing;
  qpdf_data from; /* that the form reads from until the PDF was written */
  qpdf_oh form;
} Opened;

static void
clean_up (qpdf_data *pdf)
{
  if (qpdf_has_error (*pdf))
    qpdf_get_error (*pdf); /* else it would be printed */
  qpdf_cleanup (pdf);
}

static void
opened_clear (Opened *self)
{
  clean_up (&self->from);
}

/*
 * Cairo 1.16 names a drawing that is used again once more each time; each of a hundred names would be read for every
 * document. Written again by qpdf, each is named once.
 *
 * Returns: (transfer full): the tidy PDF; @drawn itself when it can't be read, which who reads it will say
 */
GBytes *
att_archival_tidy (GBytes *drawn)
{
  qpdf_data pdf = qpdf_init ();
  GBytes *tidy = NULL;

  if (att_archival_read (pdf, "plate", drawn) && (qpdf_init_write_memory (pdf) & QPDF_ERRORS) == 0)
    {
      qpdf_set_object_stream_mode (pdf, qpdf_o_disable);
      qpdf_set_deterministic_ID (pdf, TRUE);
      if ((qpdf_write (pdf) & QPDF_ERRORS) == 0)
        tidy = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
    }
  clean_up (&pdf);
  return tidy != NULL ? tidy : g_bytes_ref (drawn);
}

/* A page's drawing as one that any number of pages can use. Its content and resources are objects of their own: only those
 * go from one file to the other. */
static qpdf_oh
make_form (qpdf_data pdf, qpdf_data from)
{
  qpdf_oh page = qpdf_get_page_n (from, 0);
  qpdf_oh form = qpdf_oh_copy_foreign_object (pdf, from, qpdf_oh_get_key (from, page, "/Contents"));
  qpdf_oh resources = qpdf_oh_copy_foreign_object (pdf, from, qpdf_oh_get_key (from, page, "/Resources"));
  qpdf_oh box = qpdf_oh_parse (pdf, qpdf_oh_unparse (from, qpdf_oh_get_key (from, page, "/MediaBox")));
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, form);

  qpdf_oh_replace_key (pdf, dictionary, "/Type", qpdf_oh_new_name (pdf, "/XObject"));
  qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, "/Form"));
  qpdf_oh_replace_key (pdf, dictionary, "/BBox", box);
  qpdf_oh_replace_key (pdf, dictionary, "/Resources", resources);
  return form;
}

static guint
find (const GArray *opened, GBytes *drawing)
{
  guint i = 0;

  while (i < opened->len && g_array_index (opened, Opened, i).drawing != drawing)
    i++;
  return i;
}

static gboolean
open_drawing (GArray *opened, GBytes *drawing, qpdf_data pdf)
{
  Opened one = { drawing, qpdf_init (), 0 };
  gboolean done = att_archival_read (one.from, "plate", drawing) && qpdf_get_num_pages (one.from) > 0;

  if (done)
    one.form = make_form (pdf, one.from);
  done = done && !qpdf_has_error (one.from);
  g_array_append_val (opened, one);
  return done;
}

/*
 * Returns: (transfer full) (nullable): each drawing once, to be freed after @pdf was written; %NULL when one can't be read
 */
GArray *
att_archival_open_plates (const AttArchival *self, qpdf_data pdf)
{
  g_autoptr (GArray) opened = g_array_new (FALSE, FALSE, sizeof (Opened));

  g_array_set_clear_func (opened, (GDestroyNotify) opened_clear);
  for (guint i = 0; i < self->plates->len; i++)
    {
      GBytes *drawing = g_array_index (self->plates, AttArchivalPlate, i).drawing;

      if (find (opened, drawing) == opened->len && !open_drawing (opened, drawing, pdf))
        return NULL;
    }
  return g_steal_pointer (&opened);
}

static void
append_use (GString *content, const AttArchivalPlate *plate, const char *name)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (content, "q 1 0 0 1 %s %s cm %s Do Q\n", g_ascii_formatd (x, sizeof x, "%.3f", plate->x),
                          g_ascii_formatd (y, sizeof y, "%.3f", plate->y), name);
}

static void
add_drawing (qpdf_data pdf, qpdf_oh page, const char *name, qpdf_oh form)
{
  qpdf_oh resources = qpdf_oh_get_key (pdf, page, "/Resources");

  if (!qpdf_oh_has_key (pdf, resources, "/XObject"))
    qpdf_oh_replace_key (pdf, resources, "/XObject", qpdf_oh_new_dictionary (pdf));
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, resources, "/XObject"), name, form);
}

/* Puts those of page @n before all that it shows, as an artifact: they say nothing. */
void
att_archival_lay_plates (const AttArchival *self, const GArray *opened, qpdf_data pdf, guint n, GString *content)
{
  qpdf_oh page = qpdf_get_page_n (pdf, n);
  g_autoptr (GString) laid = g_string_new (NULL);

  for (guint i = 0; i < self->plates->len; i++)
    {
      const AttArchivalPlate *plate = &g_array_index (self->plates, AttArchivalPlate, i);
      g_autofree char *name = NULL;
      guint at;

      if (plate->page != n)
        continue;
      at = find (opened, plate->drawing);
      name = g_strdup_printf ("/Plate%u", at);
      add_drawing (pdf, page, name, g_array_index (opened, Opened, at).form);
      append_use (laid, plate, name);
    }
  if (laid->len == 0)
    return;
  g_string_prepend (laid, "/Artifact BMC\n");
  g_string_append (laid, "EMC\n");
  g_string_prepend (content, laid->str);
}
