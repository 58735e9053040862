/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With it, the C library's headers would rename the functions that stand here. */
#undef _FILE_OFFSET_BITS
#include "config.h"
#include "att-larder.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Poppler opens fonts that a PDF does not bring along, and the tables for Chinese, Japanese and Korean, when
 * a page first asks for them, by name. The confined process opens nothing. Landlock could let it read below
 * certain folders, but not every kernel and container has Landlock, and seccomp does not see names. So the
 * files are opened beforehand, here, and open() and fopen() of this program, which its libraries call too,
 * answer from what is already open. Fontconfig is told of no other fonts than these, so that a font which is
 * not among them is replaced by one that is. */

/* What PDFs name that do not bring their fonts along, and what stands in for it with the same widths. */
static const char *const families[] = {
  "Arial", "Liberation Sans", "Nimbus Sans", "Times New Roman", "Liberation Serif", "Nimbus Roman",
  "Courier New", "Liberation Mono", "Nimbus Mono PS", "Calibri", "Carlito", "Cambria", "Caladea", "Georgia",
  "Tahoma", "Verdana", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "Noto Sans", "Noto Serif",
};
/* And what else the machine would take. */
static const char *const descriptions[] = {
  "sans-serif", "serif", "monospace", "Symbol", "ZapfDingbats", "sans-serif:lang=kk", "sans-serif:lang=zh-cn",
  "sans-serif:lang=zh-tw", "sans-serif:lang=ja", "sans-serif:lang=ko", "sans-serif:lang=ar",
};

/* As many as poppler-data has, twice; and less than the 1024 descriptors that a process may have everywhere. */
#define MAX_FILES 700

static GHashTable *larder; /* path to descriptor */
static gboolean closed;

static void
put (const char *path)
{
  int fd;

  if (g_hash_table_size (larder) >= MAX_FILES || g_hash_table_contains (larder, path))
    return;
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd >= 0)
    g_hash_table_insert (larder, g_strdup (path), GINT_TO_POINTER (fd));
}

static int
put_entry (const char *path, const struct stat *status, int type, struct FTW *where)
{
  if (type == FTW_F)
    put (path);
  return 0;
}

static void
choose (FcPattern *font, GString *chosen)
{
  FcChar8 *file;
  g_autofree char *glob = NULL;

  if (FcPatternGetString (font, FC_FILE, 0, &file) != FcResultMatch)
    return;
  glob = g_markup_printf_escaped ("<glob>%s</glob>", (const char *) file);
  if (strstr (chosen->str, glob) == NULL)
    g_string_append (chosen, glob);
}

static void
choose_match (FcConfig *config, const char *description, GString *chosen)
{
  FcPattern *pattern = FcNameParse ((const FcChar8 *) description);
  FcPattern *match;
  FcResult result;

  FcConfigSubstitute (config, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  match = FcFontMatch (config, pattern, &result);
  if (match != NULL)
    {
      choose (match, chosen);
      FcPatternDestroy (match);
    }
  FcPatternDestroy (pattern);
}

static gboolean
is_plain (FcPattern *font)
{
  int weight = FC_WEIGHT_REGULAR;
  int width = FC_WIDTH_NORMAL;

  FcPatternGetInteger (font, FC_WEIGHT, 0, &weight);
  FcPatternGetInteger (font, FC_WIDTH, 0, &width);
  return width == FC_WIDTH_NORMAL && (weight == FC_WEIGHT_REGULAR || weight == FC_WEIGHT_BOLD);
}

/* To match each family in each style would take Fontconfig fifty times as long. */
static void
choose_families (FcConfig *config, GString *chosen)
{
  const FcFontSet *set = FcConfigGetFonts (config, FcSetSystem);
  FcChar8 *family;

  for (int i = 0; set != NULL && i < set->nfont; i++)
    if (is_plain (set->fonts[i]) && FcPatternGetString (set->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch)
      for (guint j = 0; j < G_N_ELEMENTS (families); j++)
        if (g_str_equal (families[j], (const char *) family))
          choose (set->fonts[i], chosen);
}

/* The program's own fonts, which have all letters of Kazakh, whatever else the machine has. */
static void
add_own_fonts (FcConfig *config)
{
  const char *data = g_getenv ("ATTESTAT_DATADIR");
  g_autofree char *folder = g_build_filename (data != NULL ? data : ATT_DATADIR, "fonts", NULL);

  FcConfigAppFontAddDir (config, (const FcChar8 *) folder);
}

static void
put_fonts (FcConfig *config, FcSetName name)
{
  const FcFontSet *set = FcConfigGetFonts (config, name);
  FcChar8 *file;

  for (int i = 0; set != NULL && i < set->nfont; i++)
    if (FcPatternGetString (set->fonts[i], FC_FILE, 0, &file) == FcResultMatch)
      put ((const char *) file);
}

/**
 * att_larder_fill:
 *
 * Opens the files that a decoder may ask for by name later.
 */
void
att_larder_fill (void)
{
  FcConfig *all = FcInitLoadConfigAndFonts ();
  FcConfig *few = FcConfigCreate ();
  g_autoptr (GString) chosen = g_string_new (NULL);
  g_autofree char *rules = NULL;

  larder = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  choose_families (all, chosen);
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    choose_match (all, descriptions[i], chosen);
  FcConfigDestroy (all);

  /* By the ends of their names: a glob for everything would reject the folders, too. */
  rules = g_strdup_printf ("<fontconfig><selectfont><acceptfont>%s</acceptfont><rejectfont>"
                           "<glob>*.?t?</glob><glob>*.?T?</glob><glob>*.pf?</glob><glob>*.PF?</glob>"
                           "<glob>*.pcf*</glob><glob>*.bdf*</glob><glob>*.woff*</glob>"
                           "</rejectfont></selectfont></fontconfig>",
                           chosen->str);
  FcConfigParseAndLoad (few, NULL, FcFalse);
  FcConfigParseAndLoadFromMemory (few, (const FcChar8 *) rules, FcTrue);
  FcConfigBuildFonts (few);
  add_own_fonts (few);
  FcConfigSetRescanInterval (few, 0);
  FcConfigSetCurrent (few);
  put_fonts (few, FcSetSystem);
  put_fonts (few, FcSetApplication);
  FcConfigDestroy (few);
  nftw (ATT_POPPLER_DATADIR, put_entry, 16, FTW_PHYS);
  /* The library that checks signatures takes it when it starts. */
  put ("/dev/urandom");
}

/**
 * att_larder_close:
 *
 * From now on nothing but what is in the larder is opened.
 */
void
att_larder_close (void)
{
  closed = TRUE;
}

static int
open_file (const char *path, int flags, mode_t mode)
{
  gpointer fd;

  if (!closed)
    return (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode);
  if ((flags & O_ACCMODE) != O_RDONLY || !g_hash_table_lookup_extended (larder, path, NULL, &fd))
    {
      errno = EACCES;
      return -1;
    }
  /* Nobody reads the same file in two places at once. */
  lseek (GPOINTER_TO_INT (fd), 0, SEEK_SET);
  return dup (GPOINTER_TO_INT (fd));
}

/* The C library's entries for opening a file, as its headers and its fortified headers call them. */
int open64 (const char *path, int flags, ...);
int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);
FILE *fopen64 (const char *path, const char *mode);

int
open (const char *path, int flags, ...)
{
  mode_t mode = 0;

  if ((flags & (O_CREAT | O_TMPFILE)) != 0)
    {
      va_list arguments;

      va_start (arguments, flags);
      mode = va_arg (arguments, mode_t);
      va_end (arguments);
    }
  return open_file (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  mode_t mode = 0;

  if ((flags & (O_CREAT | O_TMPFILE)) != 0)
    {
      va_list arguments;

      va_start (arguments, flags);
      mode = va_arg (arguments, mode_t);
      va_end (arguments);
    }
  return open_file (path, flags, mode);
}

int
__open_2 (const char *path, int flags)
{
  return open_file (path, flags, 0);
}

int
__open64_2 (const char *path, int flags)
{
  return open_file (path, flags, 0);
}

FILE *
fopen (const char *path, const char *mode)
{
  FILE *(*next) (const char *, const char *);
  int fd;

  if (!closed)
    {
      next = (FILE * (*) (const char *, const char *)) dlsym (RTLD_NEXT, "fopen");
      return next (path, mode);
    }
  fd = open_file (path, mode[0] == 'r' && strchr (mode, '+') == NULL ? O_RDONLY : O_RDWR, 0);
  return fd >= 0 ? fdopen (fd, mode) : NULL;
}

FILE *
fopen64 (const char *path, const char *mode)
{
  return fopen (path, mode);
}
