/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-image.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>

typedef struct
{
  struct jpeg_error_mgr parent;
  jmp_buf failed;
  gboolean cut; /* the file ends before the image does */
} Errors;

static void
fail_cb (j_common_ptr cinfo)
{
  Errors *errors = (Errors *) cinfo->err;

  longjmp (errors->failed, 1);
}

static void
note_cb (j_common_ptr cinfo, int level)
{
  Errors *errors = (Errors *) cinfo->err;

  if (level < 0 && errors->parent.msg_code == JWRN_JPEG_EOF)
    errors->cut = TRUE;
}

static void
begin (struct jpeg_decompress_struct *cinfo, Errors *errors, const AttImage *image)
{
  cinfo->err = jpeg_std_error (&errors->parent);
  errors->parent.error_exit = fail_cb;
  errors->parent.emit_message = note_cb;
  errors->cut = FALSE;
}

static void
read_head (struct jpeg_decompress_struct *cinfo, const AttImage *image)
{
  jpeg_create_decompress (cinfo);
  jpeg_mem_src (cinfo, image->data, (unsigned long) image->length);
  jpeg_save_markers (cinfo, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header (cinfo, TRUE);
}

static guint
count (const guint8 *data, gsize length, guint limit)
{
  return 1;
}

static gboolean
measure (AttImage *image)
{
  struct jpeg_decompress_struct cinfo = { 0 };
  Errors errors;

  begin (&cinfo, &errors, image);
  if (setjmp (errors.failed) != 0)
    {
      jpeg_destroy_decompress (&cinfo);
      return FALSE;
    }
  read_head (&cinfo, image);
  image->width = cinfo.image_width;
  image->height = cinfo.image_height;
  if (cinfo.saw_JFIF_marker && cinfo.density_unit != 0)
    {
      double unit = cinfo.density_unit == 2 ? 2.54 : 1;

      image->x_dpi = cinfo.X_density * unit;
      image->y_dpi = cinfo.Y_density * unit;
    }
  for (jpeg_saved_marker_ptr marker = cinfo.marker_list; marker != NULL; marker = marker->next)
    if (marker->data_length > 6 && memcmp (marker->data, "Exif\0\0", 6) == 0)
      image->orientation = att_exif_get_orientation (marker->data + 6, marker->data_length - 6);
  jpeg_destroy_decompress (&cinfo);
  return TRUE;
}

static void
put_row (const guint8 *row, guint32 *pixels, guint width, J_COLOR_SPACE space, gboolean inverted)
{
  for (guint x = 0; x < width; x++)
    if (space == JCS_GRAYSCALE)
      pixels[x] = att_pixel_on_white (row[x], row[x], row[x], 255);
    else if (space == JCS_RGB)
      pixels[x] = att_pixel_on_white (row[3 * x], row[3 * x + 1], row[3 * x + 2], 255);
    else
      {
        const guint8 *ink = row + 4 * x;
        guint mask = inverted ? 0 : 255;
        guint light = ink[3] ^ mask;

        pixels[x] = att_pixel_on_white ((ink[0] ^ mask) * light / 255, (ink[1] ^ mask) * light / 255,
                                        (ink[2] ^ mask) * light / 255, 255);
      }
}

static gboolean
decode (const AttImage *image, guint32 *pixels, gsize stride)
{
  struct jpeg_decompress_struct cinfo = { 0 };
  Errors errors;
  guint8 *volatile row = NULL;
  volatile gboolean whole = FALSE;

  begin (&cinfo, &errors, image);
  if (setjmp (errors.failed) == 0)
    {
      JSAMPROW rows[1];

      read_head (&cinfo, image);
      if (cinfo.jpeg_color_space == JCS_CMYK || cinfo.jpeg_color_space == JCS_YCCK)
        cinfo.out_color_space = JCS_CMYK;
      else if (cinfo.jpeg_color_space != JCS_GRAYSCALE)
        cinfo.out_color_space = JCS_RGB;
      jpeg_start_decompress (&cinfo);
      row = g_malloc ((gsize) cinfo.output_width * (gsize) cinfo.output_components);
      rows[0] = row;
      while (cinfo.output_scanline < cinfo.output_height && cinfo.output_scanline < image->height)
        {
          guint32 *target = pixels + (stride / 4) * cinfo.output_scanline;

          jpeg_read_scanlines (&cinfo, rows, 1);
          put_row (row, target, MIN (cinfo.output_width, image->width), cinfo.out_color_space,
                   cinfo.saw_Adobe_marker);
        }
      /* An image that is cut off would look like a page with nothing below. */
      whole = !errors.cut;
    }
  jpeg_destroy_decompress (&cinfo);
  g_free (row);
  return whole;
}

const AttImageFormat att_jpeg_format = { "image/jpeg", count, measure, decode };
