/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays what another PDF shows on its first page under the pages of this one. */
#include "config.h"
#include "att-archival-private.h"

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

/*
 * @underlay: a PDF as Cairo writes it; it is to outlive @pdf
 * @form: (out): what its first page shows, for att_archival_use_underlay()
 *
 * Returns: (nullable): the file that @form still reads from, to be cleaned up after @pdf was written; %NULL when it can't be
 *   read
 */
qpdf_data
att_archival_open_underlay (qpdf_data pdf, GBytes *underlay, qpdf_oh *form)
{
  qpdf_data from = qpdf_init ();

  if (att_archival_read (from, "underlay", underlay) && qpdf_get_num_pages (from) > 0)
    {
      *form = make_form (pdf, from);
      if (!qpdf_has_error (from))
        return from;
    }
  if (qpdf_has_error (from))
    qpdf_get_error (from); /* else it would be printed */
  qpdf_cleanup (&from);
  return NULL;
}

/* Puts the form before all that the page shows, as an artifact: it says nothing. */
void
att_archival_use_underlay (qpdf_data pdf, qpdf_oh form, qpdf_oh page, GString *content)
{
  qpdf_oh resources = qpdf_oh_get_key (pdf, page, "/Resources");

  if (!qpdf_oh_has_key (pdf, resources, "/XObject"))
    qpdf_oh_replace_key (pdf, resources, "/XObject", qpdf_oh_new_dictionary (pdf));
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, resources, "/XObject"), "/Underlay", form);
  g_string_prepend (content, "/Artifact BMC\nq /Underlay Do Q\nEMC\n");
}
