/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-fixture.h"

#include <cairo-pdf.h>

#include "att-intake.h"

struct _UiIssuer
{
  GObject parent_instance;
};

static void ui_issuer_iface_init (AttIssuerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (UiIssuer, ui_issuer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_ISSUER, ui_issuer_iface_init))

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Three sheets that say which form they are: enough for a page to be turned, drawn and saved. */
static AttIssued *
issue (AttIssuer *self, const char *form, AttDossier *dossier, AttAct *act, AttDossier *office, AttLaw *law,
       gboolean draft, GCancellable *cancellable, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);
  AttIssued *issued = g_new0 (AttIssued, 1);

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %d", form, i + 1);

      cairo_set_font_size (cr, 40);
      cairo_move_to (cr, 60, 120);
      cairo_show_text (cr, text);
      cairo_rectangle (cr, 60, 160, 475, 4);
      cairo_fill (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  issued->pdf = g_byte_array_free_to_bytes (bytes);
  issued->languages = g_strdup ("kk+ru");
  issued->pages = 3;
  return issued;
}

static gboolean
knows (AttIssuer *self, const char *form)
{
  return TRUE;
}

static void
ui_issuer_iface_init (AttIssuerInterface *iface)
{
  iface->issue = issue;
  iface->knows = knows;
}

static void
ui_issuer_class_init (UiIssuerClass *klass)
{
}

static void
ui_issuer_init (UiIssuer *self)
{
}

AttIssuer *
ui_issuer_new (void)
{
  return g_object_new (UI_TYPE_ISSUER, NULL);
}

AttOffice *
ui_register_new (const char *folder)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttIssuer) issuer = ui_issuer_new ();
  g_autoptr (GError) error = NULL;
  AttOffice *office;

  att_clock_set_today (clock, att_day_parse (UI_TODAY));
  office = att_office_create (folder, clock, random, issuer, "Айгүл Сәрсенова", NULL, &error);
  g_assert_no_error (error);
  return office;
}

gint64
ui_register_receive (AttOffice *office, const char *on)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (g_getenv ("UI_SAMPLE"));
  gint64 dossier = att_intake_receive (office, path, att_day_parse (on), "Айгүл Сәрсенова", NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

typedef struct
{
  const char *on;
  const char *kind;
  const char *fields[9]; /* names and values by turns */
} Step;

/* From acceptance to the register: each criterion is examined and looked at in its turn. */
static const Step steps[] = {
  { "2026-09-11", "accepted", { "officer", "Айгүл Сәрсенова", "despite", "The profession is being added to the register." } },
  { "2026-09-14", "examiner-assigned", { "person", "Берік Ахметов" } },
  { "2026-09-16", "examined", { "criterion", "legal-entity", "verdict", "met", "reasons", "The state registration is in order." } },
  { "2026-09-16", "examined", { "criterion", "resources", "verdict", "met", "reasons", "Lease and list of equipment." } },
  { "2026-09-17", "examined", { "criterion", "professions", "verdict", "met", "reasons", "Both codes are in the register." } },
  { "2026-09-17", "examined", { "criterion", "programmes", "verdict", "met", "reasons", "Both drafts meet the requirements." } },
  { "2026-09-17", "examined", { "criterion", "personnel", "verdict", "met", "reasons", "Diplomas of all three." } },
  { "2026-09-17", "examined", { "criterion", "independence", "verdict", "met", "reasons", "No educational organisation." } },
  { "2026-09-18", "documents-concluded", { "conclusion", "positive", "summary", "Every criterion is met." } },
  { "2026-09-21", "visit-ordered",
    { "from", "2026-09-28", "to", "2026-09-29", "inspector", "Дана Оспанова", "address", "Қарағанды, Бұқар жырау 45" } },
  { "2026-09-28", "finding", { "criterion", "legal-entity", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-28", "finding", { "criterion", "resources", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-28", "finding", { "criterion", "professions", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-28", "finding", { "criterion", "programmes", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-29", "finding", { "criterion", "personnel", "verdict", "met", "reasons", "Seen." } },
  { "2026-09-29", "finding", { "criterion", "independence", "verdict", "met", "reasons", "Seen." } },
  { "2026-10-02", "report-signed",
    { "conclusion", "positive", "summary", "Every criterion is met.", "signatory", "Дана Оспанова" } },
  { "2026-10-05", "coordination-requested", { "outcome", "accredit" } },
  { "2026-10-14", "coordination-answered", { "answer", "agreed", "number", "01-7/881" } },
  { "2026-11-10", "decided", { "outcome", "accredit", "signatory", "Ерлан Қасымов" } },
  { "2026-11-16", "certificate-issued", { "signatory", "Ерлан Қасымов" } },
};

void
ui_register_walk (AttOffice *office, gint64 dossier, guint n_steps)
{
  for (guint i = 0; i < MIN (n_steps, G_N_ELEMENTS (steps)); i++)
    {
      g_autoptr (AttRecord) fields = att_record_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AttAct) act = NULL;
      const AttRecording recording
          = { dossier, steps[i].kind, att_day_parse (steps[i].on), "Айгүл Сәрсенова", fields };

      for (guint f = 0; steps[i].fields[f] != NULL; f += 2)
        att_record_add (fields, steps[i].fields[f], steps[i].fields[f + 1]);
      act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}
