/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts that come with the program, and no other: a document looks the same on every machine. */
#include "config.h"
#include "att-fonts.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "att-problem.h"

struct _AttFonts
{
  gatomicrefcount ref_count;
  PangoFontMap *map;
  PangoContext *context;
};

static const AttProblemSpec no_font = {
  ATT_PROBLEM_STORE, "font-missing",
  N_ ("The font {name}, which belongs to the program, can't be read."), N_ ("Install the program anew."), NULL
};

static const char *const files[] = {
  "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSerif-BoldItalic.ttf",
  "NotoSans-Regular.ttf",  "NotoSans-Bold.ttf",  "NotoSans-Italic.ttf",  "NotoSans-BoldItalic.ttf",
};

/* Single files are never cached; without this, fontconfig complains that it has no folder for a cache. */
static const char configuration[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                                    "<fontconfig><cachedir>/nonexistent</cachedir></fontconfig>";

/**
 * att_fonts_dup_folder:
 *
 * `ATTESTAT_DATADIR` names another folder of data than the installed one (the source tree's).
 *
 * Returns: (transfer full): the folder in which the program's fonts are
 */
char *
att_fonts_dup_folder (void)
{
  const char *override = g_getenv ("ATTESTAT_DATADIR");

  return g_build_filename (override != NULL ? override : ATT_DATADIR, "fonts", NULL);
}

static FcConfig *
create_config (const char *folder, GError **error)
{
  FcConfig *config = FcConfigCreate ();

  FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) configuration, FcTrue);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      if (!FcConfigAppFontAddFile (config, (const FcChar8 *) path))
        {
          att_problem_set (error, &no_font, att_arg_text ("path", path), att_arg_text ("name", files[i]));
          FcConfigDestroy (config);
          return NULL;
        }
    }
  return config;
}

static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Else Pango would take the language of the process's locale. */
  pango_context_set_language (context, pango_language_from_string ("kk"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/**
 * att_fonts_new:
 * @folder: the folder of fonts
 * @error: a %ATT_PROBLEM_STORE
 *
 * Makes a font map of its own and a context in which one unit is a point and nothing is fitted to a grid of
 * pixels.
 *
 * Returns: (transfer full) (nullable): the fonts
 */
AttFonts *
att_fonts_new (const char *folder, GError **error)
{
  FcConfig *config = create_config (folder, error);
  AttFonts *self;

  if (config == NULL)
    return NULL;
  self = g_new0 (AttFonts, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), config);
  FcConfigDestroy (config);
  self->context = create_context (self->map);
  return self;
}

AttFonts *
att_fonts_ref (AttFonts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
att_fonts_unref (AttFonts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->context);
  /* Pango 1.50 never lets go of its configuration by itself. */
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), NULL);
  g_object_unref (self->map);
  g_free (self);
}

PangoContext *
att_fonts_get_context (AttFonts *self)
{
  return self->context;
}

/**
 * att_fonts_describe:
 * @sans: Noto Sans, else Noto Serif
 * @size: its size in points
 * @bold: whether it is bold
 * @italic: whether it is italic
 *
 * Returns: (transfer full): the font
 */
PangoFontDescription *
att_fonts_describe (gboolean sans, double size, gboolean bold, gboolean italic)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, sans ? "Noto Sans" : "Noto Serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

/**
 * att_fonts_create_attributes:
 *
 * Attributes for every text: no ligatures, so that each letter stays one in the document's text, and no hyphens
 * where a long word must be broken, since a number with a hyphen in it is another number.
 *
 * Returns: (transfer full): the attributes
 */
PangoAttrList *
att_fonts_create_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0,clig=0"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}
