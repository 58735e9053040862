/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-exif.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT 3

static guint
get_number (const guint8 *data, guint n_bytes, gboolean big)
{
  guint value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | data[big ? i : n_bytes - 1 - i];
  return value;
}

/**
 * att_exif_get_orientation:
 * @exif: (array length=length): EXIF data, from the byte order on
 * @length: their size
 *
 * Returns: how the image is to be turned, 1 to 8; 1 where it does not say
 */
guint
att_exif_get_orientation (const guint8 *exif, gsize length)
{
  gboolean big;
  gsize offset;
  guint n_entries;

  if (length < 14 || (memcmp (exif, "II*\0", 4) != 0 && memcmp (exif, "MM\0*", 4) != 0))
    return 1;
  big = exif[0] == 'M';
  offset = get_number (exif + 4, 4, big);
  if (offset > length - 2)
    return 1;
  n_entries = get_number (exif + offset, 2, big);
  offset += 2;
  for (guint i = 0; i < n_entries && length - offset >= 12; i++, offset += 12)
    if (get_number (exif + offset, 2, big) == TAG_ORIENTATION
        && get_number (exif + offset + 2, 2, big) == TYPE_SHORT)
      {
        guint value = get_number (exif + offset + 8, 2, big);

        return value >= 1 && value <= 8 ? value : 1;
      }
  return 1;
}
