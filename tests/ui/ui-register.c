/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-register.h"

#include "att-intake.h"

/* A new register on that day. */
AttOffice *
ui_register_create (const char *folder, const char *today, const char *actor, AttIssuer *issuer)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  AttOffice *office;

  att_clock_set_today (clock, att_day_parse (today));
  office = att_office_create (folder, clock, random, issuer, actor, NULL, &error);
  g_assert_no_error (error);
  return office;
}

/* Returns the dossier's number. */
gint64
ui_register_take_in (AttOffice *office, const char *application, const char *on, const char *actor)
{
  g_autoptr (GError) error = NULL;
  gint64 dossier = att_intake_receive (office, application, att_day_parse (on), actor, NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

void
ui_register_record (AttOffice *office, gint64 dossier, const char *on, const char *kind, const char *actor, AttRecord *fields)
{
  const AttRecording recording = { dossier, kind, att_day_parse (on), actor, fields };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act G_GNUC_UNUSED = att_office_record (office, &recording, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
}

void
ui_register_record_all (AttOffice *office, gint64 dossier, const UiAct *acts, gsize n_acts, const char *actor)
{
  for (gsize i = 0; i < n_acts; i++)
    {
      g_autoptr (AttRecord) fields = att_record_new ();

      for (guint f = 0; acts[i].fields[f] != NULL; f += 2)
        att_record_add (fields, acts[i].fields[f], acts[i].fields[f + 1]);
      ui_register_record (office, dossier, acts[i].on, acts[i].kind, actor, fields);
    }
}
