/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the structure that Cairo wrote and says of its elements what Cairo can't. */
#include "config.h"
#include "att-archival-private.h"

typedef struct
{
  const AttArchival *archival;
  qpdf_data pdf;
  GArray *elements;  /* qpdf_oh, in the order of the structure */
  GHashTable *moved; /* number of an object that is no element any more -> number of what it is a part of */
} Walk;

static const AttDocElement *
get_described (const Walk *self, guint index)
{
  return &g_array_index (self->archival->structure, AttDocElement, index);
}

static qpdf_oh
get_element (const Walk *self, guint index)
{
  return g_array_index (self->elements, qpdf_oh, index);
}

static void
set_attributes (Walk *self, qpdf_oh element, const AttDocElement *described)
{
  g_autofree char *attributes = NULL;

  if (described->scope != NULL)
    attributes = g_strdup_printf ("<< /O /Table /Scope /%s >>", described->scope);
  else if (described->numbering != NULL)
    attributes = g_strdup_printf ("<< /O /List /ListNumbering /%s >>", described->numbering);
  if (attributes != NULL)
    qpdf_oh_replace_key (self->pdf, element, "/A", qpdf_oh_parse (self->pdf, attributes));
  if (described->alt != NULL)
    qpdf_oh_replace_key (self->pdf, element, "/Alt", qpdf_oh_new_unicode_string (self->pdf, described->alt));
}

/* What an element holds, as an array of its own. */
static qpdf_oh
dup_kids (Walk *self, qpdf_oh element)
{
  qpdf_oh kids = qpdf_oh_get_key (self->pdf, element, "/K");
  qpdf_oh copy = qpdf_oh_new_array (self->pdf);

  if (qpdf_oh_is_array (self->pdf, kids))
    for (int i = 0; i < qpdf_oh_get_array_n_items (self->pdf, kids); i++)
      qpdf_oh_append_item (self->pdf, copy, qpdf_oh_get_array_item (self->pdf, kids, i));
  else if (!qpdf_oh_is_null (self->pdf, kids))
    qpdf_oh_append_item (self->pdf, copy, kids);
  return copy;
}

static gboolean
is_element (Walk *self, qpdf_oh kid)
{
  return qpdf_oh_is_dictionary (self->pdf, kid) && qpdf_oh_has_key (self->pdf, kid, "/S");
}

/* A number of marked content counts on the element's page, which is another than where it goes. */
static qpdf_oh
name_page (Walk *self, qpdf_oh kid, qpdf_oh element)
{
  qpdf_oh reference;

  if (!qpdf_oh_is_integer (self->pdf, kid))
    return kid;
  reference = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh_replace_key (self->pdf, reference, "/Type", qpdf_oh_new_name (self->pdf, "/MCR"));
  qpdf_oh_replace_key (self->pdf, reference, "/Pg", qpdf_oh_get_key (self->pdf, element, "/Pg"));
  qpdf_oh_replace_key (self->pdf, reference, "/MCID", kid);
  return reference;
}

/* What an element holds on a further page goes to the element itself. */
static void
join (Walk *self, qpdf_oh element, qpdf_oh kids, qpdf_oh whole)
{
  qpdf_oh all = dup_kids (self, whole);

  for (int i = 0; i < qpdf_oh_get_array_n_items (self->pdf, kids); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (self->pdf, kids, i);

      if (is_element (self, kid))
        qpdf_oh_replace_key (self->pdf, kid, "/P", whole);
      qpdf_oh_append_item (self->pdf, all, name_page (self, kid, element));
    }
  qpdf_oh_replace_key (self->pdf, whole, "/K", all);
  g_hash_table_insert (self->moved, GINT_TO_POINTER (qpdf_oh_get_object_id (self->pdf, element)),
                       GINT_TO_POINTER (qpdf_oh_get_object_id (self->pdf, whole)));
}

static gboolean
walk (Walk *self, qpdf_oh element, AttLanguage around)
{
  guint index = self->elements->len;
  const AttDocElement *described;
  qpdf_oh kids, kept;
  g_autofree char *name = NULL;

  if (index >= self->archival->structure->len || !is_element (self, element))
    return FALSE;
  g_array_append_val (self->elements, element);
  described = get_described (self, index);
  name = g_strconcat ("/", described->name, NULL);
  if (!g_str_equal (qpdf_oh_get_name (self->pdf, qpdf_oh_get_key (self->pdf, element, "/S")), name))
    return FALSE;
  set_attributes (self, element, described);
  if (described->language != around)
    qpdf_oh_replace_key (self->pdf, element, "/Lang",
                         qpdf_oh_new_string (self->pdf, att_language_get_code (described->language)));
  kids = dup_kids (self, element);
  kept = qpdf_oh_new_array (self->pdf);
  for (int i = 0; i < qpdf_oh_get_array_n_items (self->pdf, kids); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (self->pdf, kids, i);
      guint next = self->elements->len;

      if (is_element (self, kid) && !walk (self, kid, described->language))
        return FALSE;
      if (self->elements->len == next || get_described (self, next)->continues < 0)
        qpdf_oh_append_item (self->pdf, kept, kid);
    }
  if (described->continues >= 0)
    join (self, element, kept, get_element (self, (guint) described->continues));
  else
    qpdf_oh_replace_key (self->pdf, element, "/K", kept);
  return TRUE;
}

/* From the marked contents of each page, the tree of parents leads to their elements. */
static void
update_parents (Walk *self, qpdf_oh root)
{
  qpdf_oh pages
      = qpdf_oh_get_key (self->pdf, qpdf_oh_get_key (self->pdf, root, "/ParentTree"), "/Nums");

  for (int i = 1; i < qpdf_oh_get_array_n_items (self->pdf, pages); i += 2)
    {
      qpdf_oh parents = qpdf_oh_get_array_item (self->pdf, pages, i);
      int n = qpdf_oh_is_array (self->pdf, parents) ? qpdf_oh_get_array_n_items (self->pdf, parents) : 0;

      for (int k = 0; k < n; k++)
        {
          qpdf_oh parent = qpdf_oh_get_array_item (self->pdf, parents, k);
          int id = qpdf_oh_get_object_id (self->pdf, parent);
          int whole = GPOINTER_TO_INT (g_hash_table_lookup (self->moved, GINT_TO_POINTER (id)));

          if (whole != 0)
            qpdf_oh_set_array_item (self->pdf, parents, k, qpdf_get_object_by_id (self->pdf, whole, 0));
        }
    }
}

/* Languages, scopes and other texts of the elements; what goes on over several pages becomes one element. */
gboolean
att_archival_describe (const AttArchival *archival, qpdf_data pdf)
{
  qpdf_oh root = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  Walk self = { archival, pdf, elements, moved };
  qpdf_oh tops;

  if (!qpdf_oh_is_dictionary (pdf, root))
    return FALSE;
  tops = dup_kids (&self, root);
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, tops); i++)
    if (!walk (&self, qpdf_oh_get_array_item (pdf, tops, i), att_archival_get_language (archival)))
      return FALSE;
  if (elements->len != archival->structure->len)
    return FALSE;
  update_parents (&self, root);
  return TRUE;
}
