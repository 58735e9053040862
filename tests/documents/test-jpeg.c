/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-jpeg.h"
#include "doc-fixture.h"

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strstr_len (data, (gssize) length, words) != NULL
         || memmem (data, length, words, strlen (words)) != NULL;
}

/* Only the picture is taken: not where it was taken, no comment, nothing behind its end. */
static void
test_only_the_picture (void)
{
  g_autoptr (GBytes) file = fixture_load_photo ();
  g_autoptr (AttJpeg) photo = att_jpeg_new (file);
  guint width, height;

  g_assert_nonnull (photo);
  g_assert_cmpuint (photo->width, ==, 240);
  g_assert_cmpuint (photo->height, ==, 160);
  g_assert_cmpuint (photo->orientation, ==, 6);
  att_jpeg_get_size (photo, &width, &height);
  g_assert_cmpuint (width, ==, 160);
  g_assert_cmpuint (height, ==, 240);
  g_assert_true (holds (file, "PLACE-OF-TAKING") && holds (file, "COMMENT-SECRET") && holds (file, "TRAILING-SECRET"));
  g_assert_false (holds (photo->bytes, "SECRET") || holds (photo->bytes, "PLACE") || holds (photo->bytes, "Exif"));
}

/* The same picture again, whatever was taken away. */
static void
test_again (void)
{
  g_autoptr (GBytes) file = fixture_load_photo ();
  g_autoptr (AttJpeg) photo = att_jpeg_new (file);
  g_autoptr (AttJpeg) again = att_jpeg_new (photo->bytes);

  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (photo->bytes, again->bytes));
}

/* Cut anywhere before its end it is no picture. */
static void
test_cut (void)
{
  g_autoptr (GBytes) file = fixture_load_photo ();
  gsize end = g_bytes_get_size (file) - strlen ("TRAILING-SECRET");

  for (gsize length = 0; length < end; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (file, NULL), length);
      g_autoptr (AttJpeg) photo = att_jpeg_new (cut);

      if (photo != NULL)
        g_error ("cut after %zu bytes, and taken", length);
    }
}

/* Whatever is wrong in it, nothing is read beyond its end, and what is taken can be taken again. */
static void
test_changed (void)
{
  g_autoptr (GBytes) file = fixture_load_photo ();
  gsize length = g_bytes_get_size (file);

  for (guint i = 0; i < 20000; i++)
    {
      /* Of exactly that size, so that a sanitizer sees a step too far. */
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (file, NULL), length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (AttJpeg) photo = NULL;

      for (guint k = 0; k < 1 + i % 3; k++)
        data[g_test_rand_int_range (0, i % 2 == 0 ? 700 : (gint32) length)] = (guint8) g_test_rand_int_range (0, 256);
      changed = g_bytes_new_static (data, length);
      photo = att_jpeg_new (changed);
      if (photo != NULL)
        {
          g_autoptr (AttJpeg) again = att_jpeg_new (photo->bytes);

          g_assert_nonnull (again);
          g_assert_cmpuint (photo->orientation, >=, 1);
          g_assert_cmpuint (photo->orientation, <=, 8);
        }
    }
}

/* What an archived PDF may not hold is not taken. */
static void
test_others (void)
{
  g_autoptr (GBytes) file = fixture_load_photo ();
  gsize length;
  const guint8 *data = g_bytes_get_data (file, &length);
  const guint8 *frame = memmem (data, length, "\xff\xc0\x00\x11\x08", 5);
  const struct
  {
    gsize at;
    guint8 byte;
  } changes[] = {
    { 1, 0xc1 },  /* another kind of coding */
    { 4, 12 },    /* twelve bits */
    { 9, 4 },     /* four colours */
    { 5, 0xff },  /* higher than anything */
    { 11, 0x00 }, /* no sampling */
  };

  g_assert_nonnull (frame);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) changed = NULL;

      copy[(gsize) (frame - data) + changes[i].at] = changes[i].byte;
      changed = g_bytes_new_static (copy, length);
      g_assert_null (att_jpeg_new (changed));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/jpeg/only-the-picture", test_only_the_picture);
  g_test_add_func ("/documents/jpeg/again", test_again);
  g_test_add_func ("/documents/jpeg/cut", test_cut);
  g_test_add_func ("/documents/jpeg/changed", test_changed);
  g_test_add_func ("/documents/jpeg/others", test_others);
  return g_test_run ();
}
