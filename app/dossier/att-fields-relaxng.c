/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-fields.h"

#include "kinds-private.h"

static void write_fields (GString *out, const AttFieldSpec *specs, int depth);

static void
write_field (GString *out, const AttFieldSpec *spec, int depth)
{
  gboolean required = (spec->flags & ATT_FIELD_REQUIRED) != 0;
  const char *occurs
      = (spec->flags & ATT_FIELD_REPEATS) != 0 ? (required ? "oneOrMore" : "zeroOrMore") : "optional";
  gboolean wrapped = !required || (spec->flags & ATT_FIELD_REPEATS) != 0;

  if (wrapped)
    g_string_append_printf (out, "%*s<%s>\n", depth * 2, "", occurs);
  g_string_append_printf (out, "%*s<element name=\"%s\">", (depth + wrapped) * 2, "", spec->id);
  switch (spec->type)
    {
    case ATT_FIELD_DAY:
      g_string_append (out, "<data type=\"date\"/>");
      break;
    case ATT_FIELD_COUNT:
      g_string_append (out, "<data type=\"nonNegativeInteger\"/>");
      break;
    case ATT_FIELD_AREA:
      g_string_append (out, "<data type=\"decimal\"/>");
      break;
    case ATT_FIELD_READING:
      g_string_append (out, "<data type=\"string\"><param name=\"pattern\">.*[0-9].*</param></data>");
      break;
    case ATT_FIELD_YES_NO:
      g_string_append (out, "<choice><value>yes</value><value>no</value></choice>");
      break;
    case ATT_FIELD_CHOICE:
      g_string_append (out, "<choice>");
      for (const AttChoice *choice = spec->choices; choice->id != NULL; choice++)
        g_string_append_printf (out, "<value>%s</value>", choice->id);
      g_string_append (out, "</choice>");
      break;
    case ATT_FIELD_BIN:
      g_string_append (out, "<data type=\"string\"><param name=\"pattern\">[0-9]{12}</param></data>");
      break;
    case ATT_FIELD_ACT:
      g_string_append (out, "<ref name=\"id\"/>");
      break;
    case ATT_FIELD_FILE:
      g_string_append (out, "<ref name=\"file\"/>");
      break;
    case ATT_FIELD_RECORD:
      g_string_append_c (out, '\n');
      write_fields (out, spec->members, depth + wrapped + 1);
      g_string_append_printf (out, "%*s", (depth + wrapped) * 2, "");
      break;
    case ATT_FIELD_OVERLAY:
      g_string_append (out, "<ref name=\"overlay\"/>");
      break;
    case ATT_FIELD_PERSON:
      g_string_append (out, "<ref name=\"person\"/><text/>");
      break;
    case ATT_FIELD_LINE:
    case ATT_FIELD_TEXT:
    case ATT_FIELD_TERM:
    case ATT_FIELD_NUMBER:
    default:
      g_string_append (out, "<text/>");
    }
  g_string_append (out, "</element>\n");
  if (wrapped)
    g_string_append_printf (out, "%*s</%s>\n", depth * 2, "", occurs);
}

/* Fields may come in any order: one patterned after the order in which people type them would refuse good acts. */
static void
write_fields (GString *out, const AttFieldSpec *specs, int depth)
{
  if (specs->id == NULL)
    {
      g_string_append_printf (out, "%*s<empty/>\n", depth * 2, "");
      return;
    }
  g_string_append_printf (out, "%*s<interleave>\n", depth * 2, "");
  for (; specs->id != NULL; specs++)
    write_field (out, specs, depth + 1);
  g_string_append_printf (out, "%*s</interleave>\n", depth * 2, "");
}

/**
 * att_kinds_to_relaxng:
 *
 * The RELAX NG schema of an act's content, written from the table of kinds, so that whoever reads a register in
 * twenty years has the grammar without the program.
 *
 * Returns: (transfer full): the schema
 */
char *
att_kinds_to_relaxng (void)
{
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);
  GString *out = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"urn:kz.atameken.Attestat:act:1\"\n"
      "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
      "  <start>\n    <element name=\"act\">\n"
      "      <attribute name=\"id\"><ref name=\"id\"/></attribute>\n"
      "      <attribute name=\"spec\"><value>1</value></attribute>\n"
      "      <attribute name=\"on\"><data type=\"date\"/></attribute>\n"
      "      <attribute name=\"actor\"/>\n"
      "      <optional><attribute name=\"actor-person\"><ref name=\"id\"/></attribute></optional>\n"
      "      <choice>\n");

  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (out, "        <ref name=\"%s\"/>\n", kinds[i]->id);
  g_string_append (out, "      </choice>\n    </element>\n  </start>\n");
  for (guint i = 0; i < n_kinds; i++)
    {
      g_string_append_printf (
          out,
          "  <define name=\"%s\">\n    <attribute name=\"kind\"><value>%s</value></attribute>\n"
          "    <interleave>\n      <optional><element name=\"note\"><text/></element></optional>\n",
          kinds[i]->id, kinds[i]->id);
      for (const AttFieldSpec *spec = kinds[i]->fields; spec->id != NULL; spec++)
        write_field (out, spec, 3);
      g_string_append (out, "    </interleave>\n  </define>\n");
    }
  g_string_append (out, "  <define name=\"file\">\n");
  write_fields (out, att_file_members, 2);
  g_string_append (out,
                   "  </define>\n"
                   "  <define name=\"id\">\n"
                   "    <data type=\"string\"><param name=\"pattern\">[0-9a-f]{32}</param></data>\n"
                   "  </define>\n"
                   "  <define name=\"person\">\n"
                   "    <optional><attribute name=\"person\"><ref name=\"id\"/></attribute></optional>\n"
                   "  </define>\n"
                   "  <define name=\"overlay\">\n    <oneOrMore><ref name=\"any\"/></oneOrMore>\n  </define>\n"
                   "  <define name=\"any\">\n    <element><anyName/>\n"
                   "      <choice><group><ref name=\"person\"/><text/></group>"
                   "<oneOrMore><ref name=\"any\"/></oneOrMore></choice>\n    </element>\n"
                   "  </define>\n</grammar>\n");
  return g_string_free (out, FALSE);
}
