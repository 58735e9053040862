/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-doc-data.h"

#include <string.h>

typedef struct
{
  AttDocType type;
  char *string;
  AttText *text;
  AttJpeg *image;
  gint64 number; /* the day, number or flag */
  GPtrArray *list;
  AttDocData *node;
} Value;

struct _AttDocData
{
  gatomicrefcount ref_count;
  GHashTable *members; /* name -> Value */
  char *blank;         /* (nullable) */
};

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->string);
  g_clear_pointer (&value->text, att_text_unref);
  g_clear_pointer (&value->image, att_jpeg_unref);
  g_clear_pointer (&value->list, g_ptr_array_unref);
  g_clear_pointer (&value->node, att_doc_data_unref);
  g_free (value);
}

static void
unref_node (gpointer node)
{
  att_doc_data_unref (node);
}

/**
 * att_doc_data_new:
 *
 * Returns: (transfer full): a node without members
 */
AttDocData *
att_doc_data_new (void)
{
  AttDocData *self = g_new0 (AttDocData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
  return self;
}

/**
 * att_doc_data_ref:
 * @self: a node
 *
 * Returns: (transfer full): @self
 */
AttDocData *
att_doc_data_ref (AttDocData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * att_doc_data_unref:
 * @self: (transfer full): a node
 */
void
att_doc_data_unref (AttDocData *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->members);
  g_free (self->blank);
  g_free (self);
}

/* The member at @path; nodes on the way are made when @create says so. */
static Value *
find (const AttDocData *self, const char *path, gboolean create)
{
  for (;;)
    {
      const char *dot = strchr (path, '.');
      g_autofree char *name = dot != NULL ? g_strndup (path, (gsize) (dot - path)) : g_strdup (path);
      Value *value = g_hash_table_lookup (self->members, name);

      if (value == NULL && create)
        {
          value = g_new0 (Value, 1);
          if (dot != NULL)
            {
              value->type = ATT_DOC_NODE;
              value->node = att_doc_data_new ();
            }
          g_hash_table_insert (self->members, g_steal_pointer (&name), value);
        }
      if (value == NULL || dot == NULL)
        return value;
      if (value->type != ATT_DOC_NODE)
        return NULL;
      self = value->node;
      path = dot + 1;
    }
}

static void
drop (AttDocData *self, const char *path)
{
  const char *last = strrchr (path, '.');

  if (last != NULL)
    {
      g_autofree char *above = g_strndup (path, (gsize) (last - path));
      Value *value = find (self, above, FALSE);

      if (value != NULL && value->type == ATT_DOC_NODE)
        g_hash_table_remove (value->node->members, last + 1);
    }
  else
    g_hash_table_remove (self->members, path);
}

static Value *
make (AttDocData *self, const char *path, AttDocType type)
{
  Value *value;

  drop (self, path);
  value = find (self, path, TRUE);
  g_return_val_if_fail (value != NULL, NULL); /* a value stands where a node is needed */
  value->type = type;
  return value;
}

static void
set_words (AttDocData *self, const char *path, AttDocType type, const char *words)
{
  Value *value;

  g_return_if_fail (self != NULL && path != NULL);
  g_return_if_fail (words == NULL || g_utf8_validate (words, -1, NULL));
  if (words == NULL || *words == '\0')
    {
      drop (self, path);
      return;
    }
  value = make (self, path, type);
  if (value != NULL)
    value->string = g_strdup (words);
}

/**
 * att_doc_data_set_string:
 * @self: a node
 * @path: a dotted path below it; nodes on the way are made
 * @string: (nullable): words of every language, UTF-8; none or "" is the same as no member at all
 */
void
att_doc_data_set_string (AttDocData *self, const char *path, const char *string)
{
  set_words (self, path, ATT_DOC_STRING, string);
}

/**
 * att_doc_data_set_text:
 * @self: a node
 * @path: a dotted path below it
 * @text: (nullable): words by language; %NULL for no member
 */
void
att_doc_data_set_text (AttDocData *self, const char *path, AttText *text)
{
  Value *value;

  g_return_if_fail (self != NULL && path != NULL);
  if (text == NULL)
    {
      drop (self, path);
      return;
    }
  att_text_ref (text); /* before make(), which may drop the last reference to it */
  value = make (self, path, ATT_DOC_TEXT);
  if (value != NULL)
    value->text = text;
  else
    att_text_unref (text);
}

/**
 * att_doc_data_set_day:
 * @self: a node
 * @path: a dotted path below it
 * @day: a day; %ATT_DAY_NONE for no member
 */
void
att_doc_data_set_day (AttDocData *self, const char *path, AttDay day)
{
  Value *value;

  g_return_if_fail (self != NULL && path != NULL);
  if (day == ATT_DAY_NONE)
    {
      drop (self, path);
      return;
    }
  value = make (self, path, ATT_DOC_DAY);
  if (value != NULL)
    value->number = day;
}

/**
 * att_doc_data_set_number:
 * @self: a node
 * @path: a dotted path below it
 * @number: a whole number
 */
void
att_doc_data_set_number (AttDocData *self, const char *path, gint64 number)
{
  Value *value;

  g_return_if_fail (self != NULL && path != NULL);
  value = make (self, path, ATT_DOC_NUMBER);
  if (value != NULL)
    value->number = number;
}

/**
 * att_doc_data_set_flag:
 * @self: a node
 * @path: a dotted path below it
 * @flag: yes or no
 */
void
att_doc_data_set_flag (AttDocData *self, const char *path, gboolean flag)
{
  Value *value;

  g_return_if_fail (self != NULL && path != NULL);
  value = make (self, path, ATT_DOC_FLAG);
  if (value != NULL)
    value->number = flag;
}

/**
 * att_doc_data_set_image:
 * @self: a node
 * @path: a dotted path below it
 * @image: (nullable): a photo
 */
void
att_doc_data_set_image (AttDocData *self, const char *path, AttJpeg *image)
{
  Value *value;

  g_return_if_fail (self != NULL && path != NULL);
  if (image == NULL)
    return;
  value = make (self, path, ATT_DOC_IMAGE);
  if (value != NULL)
    value->image = att_jpeg_ref (image);
}

/**
 * att_doc_data_get_image:
 * @self: a node
 * @path: a dotted path below it
 *
 * Returns: (transfer none) (nullable): the photo there
 */
AttJpeg *
att_doc_data_get_image (const AttDocData *self, const char *path)
{
  const Value *value;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);
  value = find (self, path, FALSE);
  return value != NULL && value->type == ATT_DOC_IMAGE ? value->image : NULL;
}

/**
 * att_doc_data_set_provision:
 * @self: a node
 * @path: a dotted path below it
 * @provision: (nullable): a provision of the Law as `24(1)(2)`, or several, parted by `, `
 */
void
att_doc_data_set_provision (AttDocData *self, const char *path, const char *provision)
{
  set_words (self, path, ATT_DOC_PROVISION, provision);
}

/**
 * att_doc_data_append:
 * @self: a node
 * @path: a dotted path to a list, which is made when there is none
 *
 * Returns: (transfer none): a new node at the end of that list
 */
AttDocData *
att_doc_data_append (AttDocData *self, const char *path)
{
  Value *value;
  AttDocData *node;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);
  value = find (self, path, FALSE);
  if (value == NULL || value->type != ATT_DOC_LIST)
    {
      value = make (self, path, ATT_DOC_LIST);
      g_return_val_if_fail (value != NULL, NULL);
      value->list = g_ptr_array_new_with_free_func (unref_node);
    }
  node = att_doc_data_new ();
  g_ptr_array_add (value->list, node);
  return node;
}

/**
 * att_doc_data_has:
 * @self: a node
 * @path: a dotted path below it
 *
 * Returns: whether there is something: a flag must be yes and a list have nodes
 */
gboolean
att_doc_data_has (const AttDocData *self, const char *path)
{
  const Value *value;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  value = find (self, path, FALSE);
  if (value == NULL)
    return FALSE;
  switch (value->type)
    {
    case ATT_DOC_FLAG:
      return value->number != 0;
    case ATT_DOC_LIST:
      return value->list->len > 0;
    case ATT_DOC_NODE:
      return g_hash_table_size (value->node->members) > 0;
    case ATT_DOC_TEXT:
      return *att_text_get (value->text, ATT_LANGUAGE_KK) != '\0';
    case ATT_DOC_STRING:
    case ATT_DOC_DAY:
    case ATT_DOC_NUMBER:
    case ATT_DOC_PROVISION:
    case ATT_DOC_IMAGE:
    default:
      return TRUE;
    }
}

/**
 * att_doc_data_has_language:
 * @self: a node
 * @path: a dotted path below it
 * @language: a language
 *
 * Returns: whether there is something that can be written in @language
 */
gboolean
att_doc_data_has_language (const AttDocData *self, const char *path, AttLanguage language)
{
  const AttText *text = att_doc_data_get_text (self, path);
  const char *words = att_text_peek (text, language);

  if (text != NULL)
    return words != NULL && *words != '\0';
  return att_doc_data_has (self, path);
}

/**
 * att_doc_data_get_type_of:
 * @self: a node
 * @path: a dotted path below it
 * @type: (out): what is there
 *
 * Returns: whether there is a member
 */
gboolean
att_doc_data_get_type_of (const AttDocData *self, const char *path, AttDocType *type)
{
  const Value *value;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  value = find (self, path, FALSE);
  if (value == NULL)
    return FALSE;
  *type = value->type;
  return TRUE;
}

/**
 * att_doc_data_get_string:
 * @self: a node
 * @path: a dotted path below it
 *
 * Returns: (nullable): the string or provision there
 */
const char *
att_doc_data_get_string (const AttDocData *self, const char *path)
{
  const Value *value = find (self, path, FALSE);

  return value != NULL ? value->string : NULL;
}

/**
 * att_doc_data_get_text:
 * @self: a node
 * @path: a dotted path below it
 *
 * Returns: (transfer none) (nullable): the text there
 */
AttText *
att_doc_data_get_text (const AttDocData *self, const char *path)
{
  const Value *value = find (self, path, FALSE);

  return value != NULL ? value->text : NULL;
}

/**
 * att_doc_data_get_day:
 * @self: a node
 * @path: a dotted path below it
 *
 * Returns: the day there, or %ATT_DAY_NONE
 */
AttDay
att_doc_data_get_day (const AttDocData *self, const char *path)
{
  const Value *value = find (self, path, FALSE);

  return value != NULL && value->type == ATT_DOC_DAY ? (AttDay) value->number : ATT_DAY_NONE;
}

/**
 * att_doc_data_get_number:
 * @self: a node
 * @path: a dotted path below it
 *
 * Returns: the number there, or 0
 */
gint64
att_doc_data_get_number (const AttDocData *self, const char *path)
{
  const Value *value = find (self, path, FALSE);

  return value != NULL && value->type == ATT_DOC_NUMBER ? value->number : 0;
}

/**
 * att_doc_data_get_list:
 * @self: a node
 * @path: a dotted path below it
 *
 * Returns: (transfer none) (nullable) (element-type AttDocData): the nodes of the list there
 */
GPtrArray *
att_doc_data_get_list (const AttDocData *self, const char *path)
{
  const Value *value = find (self, path, FALSE);

  return value != NULL ? value->list : NULL;
}

/**
 * att_doc_data_set_blank:
 * @self: a document's data
 * @blank: (nullable): what a draft shows where nothing is known yet; %NULL when what is not known stops the document
 */
void
att_doc_data_set_blank (AttDocData *self, const char *blank)
{
  g_return_if_fail (self != NULL);
  g_free (self->blank);
  self->blank = g_strdup (blank);
}

/**
 * att_doc_data_get_blank:
 * @self: a document's data
 *
 * Returns: (nullable): what stands where nothing is known
 */
const char *
att_doc_data_get_blank (const AttDocData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->blank;
}
