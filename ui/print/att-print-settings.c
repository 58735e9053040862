/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-print-settings.h"

#define KEY "print-settings"

/* What is chosen anew each time: which pages, how many, and into which file. */
static const char *const passing[] = {
  GTK_PRINT_SETTINGS_N_COPIES,
  GTK_PRINT_SETTINGS_PRINT_PAGES,
  GTK_PRINT_SETTINGS_PAGE_RANGES,
  GTK_PRINT_SETTINGS_PAGE_SET,
  GTK_PRINT_SETTINGS_OUTPUT_URI,
  GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
  GTK_PRINT_SETTINGS_OUTPUT_DIR,
  NULL,
};

static const char *
get_name (const char *form)
{
  return form != NULL ? form : "";
}

/**
 * att_print_settings_recall:
 * @settings: (nullable): the program's settings
 * @form: (nullable): a kind of document
 *
 * Returns: (transfer full): with which printer and from which tray such a document was printed last, on A4
 */
GtkPrintSettings *
att_print_settings_recall (GSettings *settings, const char *form)
{
  GtkPrintSettings *recalled = gtk_print_settings_new ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  g_autoptr (GVariant) own = all != NULL ? g_variant_lookup_value (all, get_name (form), G_VARIANT_TYPE ("a{ss}")) : NULL;
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GVariantIter iter;
  const char *key;
  const char *value;

  gtk_print_settings_set_paper_size (recalled, a4);
  gtk_paper_size_free (a4);
  if (own == NULL)
    return recalled;
  g_variant_iter_init (&iter, own);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    gtk_print_settings_set (recalled, key, value);
  return recalled;
}

static void
add_cb (const char *key, const char *value, gpointer data)
{
  if (!g_strv_contains (passing, key) && value != NULL)
    g_variant_builder_add (data, "{ss}", key, value);
}

/**
 * att_print_settings_remember:
 * @settings: (nullable): the program's settings
 * @form: (nullable): a kind of document
 * @chosen: with which settings it is printed
 *
 * Keeps the printer and its tray for the next document of this kind.
 */
void
att_print_settings_remember (GSettings *settings, const char *form, GtkPrintSettings *chosen)
{
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  GVariantBuilder builder;
  GVariantBuilder own;
  GVariantIter iter;
  GVariant *value;
  const char *name;

  if (all == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sa{ss}}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@a{ss}}", &name, &value))
    if (!g_str_equal (name, get_name (form)))
      g_variant_builder_add (&builder, "{s@a{ss}}", name, value);
  g_variant_builder_init (&own, G_VARIANT_TYPE ("a{ss}"));
  gtk_print_settings_foreach (chosen, add_cb, &own);
  g_variant_builder_add (&builder, "{sa{ss}}", get_name (form), &own);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
