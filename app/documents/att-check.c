/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every check has in common, and how the data of two certificates differ. */
#include "config.h"
#include "att-check-private.h"

#include <glib/gi18n-lib.h>

#include "att-xml.h"

static const AttProblemSpec state_is = {
  ATT_PROBLEM_FALSE, "check-state",
  N_ ("The certificate {serial} on {day}: {state}"), NULL, NULL
};
static const AttProblemSpec changed_on = {
  ATT_PROBLEM_FALSE, "check-state-since",
  N_ ("It is so since {day}."), NULL, NULL
};
static const AttProblemSpec not_yet = {
  ATT_PROBLEM_FALSE, "check-not-yet",
  N_ ("The certificate {serial} is valid only from {day} on."), NULL, NULL
};
const AttProblemSpec att_check_differs = {
  ATT_PROBLEM_FALSE, "check-differs",
  N_ ("{what}: on the paper “{paper}”, in the register “{registered}”."), NULL, NULL
};

static void
line_free (gpointer data)
{
  AttCheckLine *line = data;

  g_error_free (line->says);
  g_free (line);
}

AttCheckResult *
att_check_new (void)
{
  AttCheckResult *self = g_new0 (AttCheckResult, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->holds = TRUE;
  self->valid = TRUE;
  self->dossier = -1;
  return self;
}

/**
 * att_check_free:
 * @self: (transfer full): what was found
 */
void
att_check_free (AttCheckResult *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* Takes @says. */
void
att_check_add (AttCheckResult *self, AttCheckTone tone, GError *says)
{
  AttCheckLine *line = g_new0 (AttCheckLine, 1);

  line->tone = tone;
  line->says = says;
  g_ptr_array_add (self->lines, line);
  self->holds = self->holds && tone != ATT_CHECK_FAILS;
}

/* The state on a day, and since when. That a certificate was revoked says nothing against the sheet. */
void
att_check_add_state (AttCheckResult *self, const AttCertificate *certificate, AttDay on)
{
  AttCertificateState state = att_certificate_get_state (certificate, on);
  AttDay since = ATT_DAY_NONE;

  self->valid = state == ATT_CERTIFICATE_VALID && on >= certificate->from;
  if (on < certificate->from)
    {
      att_check_add (self, ATT_CHECK_TELLS,
                     att_problem_new (&not_yet, att_arg_text ("serial", certificate->serial),
                                      att_arg_day ("day", certificate->from)));
      return;
    }
  att_check_add (self, self->valid ? ATT_CHECK_HOLDS : ATT_CHECK_TELLS,
                 att_problem_new (&state_is, att_arg_text ("serial", certificate->serial), att_arg_day ("day", on),
                                  att_arg_title ("state", "certificate state", att_certificate_state_get_id (state))));
  for (guint i = 0; i < certificate->changes->len; i++)
    {
      const AttStateChange *change = g_ptr_array_index (certificate->changes, i);

      if (change->on <= on && change->state == state)
        since = change->on;
    }
  if (state != ATT_CERTIFICATE_VALID && since != ATT_DAY_NONE)
    att_check_add (self, ATT_CHECK_TELLS, att_problem_new (&changed_on, att_arg_day ("day", since)));
}

const AttCertificate *
att_check_find_certificate (AttDossier *dossier, const char *serial)
{
  GPtrArray *certificates = att_dossier_get_certificates (dossier);

  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);

      if (g_strcmp0 (certificate->serial, serial) == 0)
        return certificate;
    }
  return NULL;
}

/* @what is a title of a field. */
void
att_check_compare (AttCheckResult *self, const char *what, const char *paper, const char *registered)
{
  if (g_strcmp0 (paper, registered) != 0)
    att_check_add (self, ATT_CHECK_FAILS,
                   att_problem_new (&att_check_differs, att_arg_title ("what", "field", what),
                                    att_arg_text ("paper", paper != NULL ? paper : "–"),
                                    att_arg_text ("registered", registered != NULL ? registered : "–")));
}

static const struct
{
  const char *element;   /* below the root; "" for the root itself */
  const char *attribute; /* or the name of a child, when @language is set */
  const char *language;  /* (nullable) */
  const char *title;
} facts[] = {
  { "", "serial", NULL, NC_ ("field", "Serial number") },
  { "", "issued", NULL, NC_ ("field", "Issued on") },
  { "", "from", NULL, NC_ ("field", "Valid from") },
  { "", "until", NULL, NC_ ("field", "Valid until") },
  { "centre", "bin", NULL, NC_ ("field", "BIN") },
  { "centre", "name", "kk", NC_ ("field", "Name in Kazakh") },
  { "centre", "name", "ru", NC_ ("field", "Name in Russian") },
  { "centre", "address", "kk", NC_ ("field", "Address in Kazakh") },
  { "centre", "address", "ru", NC_ ("field", "Address in Russian") },
  { "decision", "number", NULL, NC_ ("field", "Decision number") },
  { "decision", "on", NULL, NC_ ("field", "Day of the decision") },
};

static char *
find_in_language (const xmlNode *node, const char *name, const char *code)
{
  for (const xmlNode *child = att_xml_child (node, name); child != NULL; child = att_xml_next (child, name))
    {
      g_autofree char *language = att_xml_attribute (child, "xml:lang");

      if (g_strcmp0 (language, code) == 0)
        return att_xml_text (child);
    }
  return NULL;
}

static char *
find_fact (const xmlNode *root, guint i)
{
  const xmlNode *node = *facts[i].element == '\0' ? root : att_xml_child (root, facts[i].element);

  if (node == NULL)
    return NULL;
  return facts[i].language != NULL ? find_in_language (node, facts[i].attribute, facts[i].language)
                                   : att_xml_attribute (node, facts[i].attribute);
}

/* "7212-1-001 Электргазбен дәнекерлеуші / Электрогазосварщик" */
static GPtrArray *
list_professions (const xmlNode *root)
{
  GPtrArray *professions = g_ptr_array_new_with_free_func (g_free);

  for (const xmlNode *node = att_xml_child (root, "profession"); node != NULL;
       node = att_xml_next (node, "profession"))
    {
      g_autofree char *code = att_xml_attribute (node, "code");
      g_autofree char *kk = find_in_language (node, "name", "kk");
      g_autofree char *ru = find_in_language (node, "name", "ru");

      g_ptr_array_add (professions, g_strdup_printf ("%s %s / %s", code != NULL ? code : "–", kk != NULL ? kk : "–",
                                                     ru != NULL ? ru : "–"));
    }
  return professions;
}

static void
compare_professions (AttCheckResult *self, const xmlNode *paper, const xmlNode *registered)
{
  g_autoptr (GPtrArray) on_paper = list_professions (paper);
  g_autoptr (GPtrArray) in_register = list_professions (registered);

  for (guint i = 0; i < on_paper->len; i++)
    if (!g_ptr_array_find_with_equal_func (in_register, g_ptr_array_index (on_paper, i), g_str_equal, NULL))
      att_check_compare (self, NC_ ("field", "Profession"), g_ptr_array_index (on_paper, i), NULL);
  for (guint i = 0; i < in_register->len; i++)
    if (!g_ptr_array_find_with_equal_func (on_paper, g_ptr_array_index (in_register, i), g_str_equal, NULL))
      att_check_compare (self, NC_ ("field", "Profession"), NULL, g_ptr_array_index (in_register, i));
}

static char *
find_signatory (const xmlNode *root)
{
  const xmlNode *signatory = att_xml_child (root, "signatory");

  return signatory != NULL ? att_xml_child_text (signatory, "name") : NULL;
}

/* Names each fact in which the data attached to a file differ from those in the register. */
void
att_check_compare_data (AttCheckResult *self, GBytes *paper, GBytes *registered)
{
  g_autoptr (xmlDoc) first = att_xml_parse (paper, NULL, ATT_XML_DEFAULT, NULL);
  g_autoptr (xmlDoc) second = att_xml_parse (registered, NULL, ATT_XML_DEFAULT, NULL);
  const xmlNode *on_paper = first != NULL ? xmlDocGetRootElement (first) : NULL;
  const xmlNode *in_register = second != NULL ? xmlDocGetRootElement (second) : NULL;
  g_autofree char *signatory = NULL;
  g_autofree char *registered_signatory = NULL;

  if (on_paper == NULL || in_register == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *one = find_fact (on_paper, i);
      g_autofree char *other = find_fact (in_register, i);

      att_check_compare (self, facts[i].title, one, other);
    }
  compare_professions (self, on_paper, in_register);
  signatory = find_signatory (on_paper);
  registered_signatory = find_signatory (in_register);
  att_check_compare (self, NC_ ("field", "Signatory"), signatory, registered_signatory);
}
