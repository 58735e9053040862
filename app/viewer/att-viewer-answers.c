/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-viewer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const AttProblemSpec viewer_unconfined = {
  ATT_PROBLEM_INPUT, "viewer-unconfined",
  N_ ("Files from outside can't be shown: this computer does not let the program lock in the part that reads them "
      "({detail})."),
  N_ ("Ask the administrator to allow seccomp filters for the program."), NULL
};
static const AttProblemSpec unknown_type = {
  ATT_PROBLEM_INPUT, "viewer-unknown-type",
  N_ ("The file can't be shown: it is no PDF, JPEG, PNG or TIFF file."),
  N_ ("Ask its sender for the document in one of these forms."), NULL
};
static const AttProblemSpec file_damaged = {
  ATT_PROBLEM_INPUT, "viewer-damaged",
  N_ ("The file can't be shown: it is damaged."),
  N_ ("Ask its sender for another copy."), NULL
};
static const AttProblemSpec file_protected = {
  ATT_PROBLEM_INPUT, "viewer-protected",
  N_ ("The file can't be shown: it is protected by a password."),
  N_ ("Ask its sender for a copy without a password."), NULL
};
static const AttProblemSpec too_many_pages = {
  ATT_PROBLEM_INPUT, "viewer-too-many-pages",
  N_ ("The file can't be shown: it has more than {limit} pages."),
  N_ ("Ask its sender to divide it."), NULL
};
static const AttProblemSpec page_damaged = {
  ATT_PROBLEM_INPUT, "viewer-page-damaged",
  N_ ("The page can't be shown: it is damaged."),
  N_ ("Ask the sender of the file for another copy."), NULL
};
static const AttProblemSpec page_too_large = {
  ATT_PROBLEM_INPUT, "viewer-page-too-large",
  N_ ("The page can't be shown: it is too large."),
  N_ ("Ask the sender of the file for a copy with smaller pages."), NULL
};

/* As many characters of pages are kept for the next search. */
#define MAX_KEPT_CHARS (4 * 1024 * 1024)
/* What stands in for the size of a page that can't be shown: A4, in points. */
#define BLANK_WIDTH 595.0
#define BLANK_HEIGHT 842.0

/* What a reply says beside an answer; NULL where it is one. */
GError *
att_viewer_answer_to_problem (const AttViewerReply *reply)
{
  static const AttProblemSpec *const specs[ATT_VIEWER_N_STATUS] = {
    [ATT_VIEWER_UNKNOWN_TYPE] = &unknown_type, [ATT_VIEWER_DAMAGED] = &file_damaged,
    [ATT_VIEWER_PROTECTED] = &file_protected,  [ATT_VIEWER_TOO_MANY_PAGES] = &too_many_pages,
    [ATT_VIEWER_BAD_PAGE] = &page_damaged,     [ATT_VIEWER_PAGE_TOO_LARGE] = &page_too_large,
  };

  if (reply->status == ATT_VIEWER_UNCONFINED)
    return att_problem_new (&viewer_unconfined, att_arg_text ("detail", g_strerror ((int) reply->count)));
  if (reply->status < ATT_VIEWER_N_STATUS && specs[reply->status] != NULL)
    return att_problem_new (specs[reply->status], att_arg_number ("limit", ATT_VIEWER_MAX_PAGES));
  return NULL;
}

static gboolean
is_plausible (double length)
{
  return length == 0 || (isnormal (length) && length > 0 && length <= ATT_VIEWER_MAX_SIDE);
}

static gboolean
read_pages (AttViewer *self, const AttViewerReply *reply, GBytes *memory)
{
  const AttViewerPage *pages = g_bytes_get_data (memory, NULL);

  if (reply->count == 0 || reply->count > ATT_VIEWER_MAX_PAGES)
    return FALSE;
  for (guint i = 0; i < reply->count; i++)
    {
      AttViewerPage page = pages[i];

      if (!is_plausible (page.width) || !is_plausible (page.height)
          || memchr (page.label, '\0', sizeof page.label) == NULL || !g_utf8_validate (page.label, -1, NULL))
        return FALSE;
      if (page.width == 0 || page.height == 0)
        {
          page.width = BLANK_WIDTH;
          page.height = BLANK_HEIGHT;
        }
      g_array_append_val (self->pages, page);
    }
  g_ptr_array_set_size (self->texts, (int) reply->count);
  return TRUE;
}

static AttPageText *
read_text (const AttViewerReply *reply, GBytes *memory)
{
  const AttViewerTextArea *area = g_bytes_get_data (memory, NULL);
  g_autofree char *text = NULL;

  if (reply->count > ATT_VIEWER_MAX_CHARS || reply->length > ATT_VIEWER_MAX_TEXT
      || !g_utf8_validate_len (area->text, reply->length, NULL)
      || g_utf8_strlen (area->text, (gssize) reply->length) != (glong) reply->count)
    return NULL;
  for (guint i = 0; i < reply->count; i++)
    if (!isfinite (area->rects[i].x1) || !isfinite (area->rects[i].y1) || !isfinite (area->rects[i].x2)
        || !isfinite (area->rects[i].y2))
      return NULL;
  text = g_strndup (area->text, reply->length);
  return att_page_text_new (text, area->rects, reply->count);
}

/* An empty answer stands for no attachment. */
static GBytes *
read_attachment (const AttViewerReply *reply, GBytes *memory)
{
  if (reply->count > 1 || reply->length > ATT_VIEWER_MAX_ATTACHMENT || (reply->count == 0 && reply->length > 0))
    return NULL;
  return g_bytes_new (g_bytes_get_data (memory, NULL), reply->length);
}

/* NULL where one of them makes no sense. */
static GPtrArray *
read_signatures (const AttViewerReply *reply, GBytes *memory)
{
  const AttViewerSignature *signatures = g_bytes_get_data (memory, NULL);
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func ((GDestroyNotify) att_signature_free);

  if (reply->count > ATT_VIEWER_MAX_SIGNATURES)
    return NULL;
  for (guint i = 0; i < reply->count; i++)
    {
      const AttViewerSignature *told = &signatures[i];
      AttSignature *signature;

      if (told->state >= ATT_SIGNATURE_N_STATES || told->trust >= ATT_SIGNATURE_N_TRUSTS
          || told->cover >= ATT_SIGNATURE_N_COVERS || memchr (told->signer, '\0', sizeof told->signer) == NULL
          || !g_utf8_validate (told->signer, -1, NULL))
        return NULL;
      signature = g_new0 (AttSignature, 1);
      signature->state = told->state;
      signature->trust = told->trust;
      signature->cover = told->cover;
      signature->at = told->at;
      signature->signer = g_strdup (told->signer);
      g_ptr_array_add (result, signature);
    }
  return g_steal_pointer (&result);
}

static void
keep_text (AttViewer *self, guint page, AttPageText *text)
{
  if (self->kept_chars + att_page_text_get_n_chars (text) > MAX_KEPT_CHARS || self->texts->pdata[page] != NULL)
    return;
  self->kept_chars += att_page_text_get_n_chars (text);
  self->texts->pdata[page] = g_object_ref (text);
}

/* What the answer is, or NULL where it makes no sense. */
gpointer
att_viewer_read_answer (AttViewer *self, const AttViewerJob *job, const AttViewerReply *reply, GBytes *memory,
                        GDestroyNotify *free)
{
  AttPageText *text;

  switch ((AttViewerAsk) job->request.ask)
    {
    case ATT_VIEWER_ASK_OPEN:
      *free = g_object_unref;
      return read_pages (self, reply, memory) ? g_object_ref (self) : NULL;
    case ATT_VIEWER_ASK_RENDER:
      *free = (GDestroyNotify) att_pixels_free;
      return att_pixels_new (job->request.width, job->request.height, memory);
    case ATT_VIEWER_ASK_TEXT:
      *free = g_object_unref;
      text = read_text (reply, memory);
      if (text != NULL)
        keep_text (self, job->request.page, text);
      return text;
    case ATT_VIEWER_ASK_ATTACHMENT:
      *free = (GDestroyNotify) g_bytes_unref;
      return read_attachment (reply, memory);
    case ATT_VIEWER_ASK_SIGNATURES:
      *free = (GDestroyNotify) g_ptr_array_unref;
      return read_signatures (reply, memory);
    default:
      g_assert_not_reached ();
    }
}
