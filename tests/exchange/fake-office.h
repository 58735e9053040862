/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * An office that only remembers what it was asked to keep and to record, so that intake is tested by itself.
 *
 * @kept: of AttRecord: the files that were kept, in order
 * @recorded: of AttRecord: the fields that were recorded; @kinds and @days beside them
 * @serial: a certificate that it knows, in dossier 3
 * @duplicate: a BIN that has the open dossiers 5 and 8
 * @before_keeping: called before each stream is read
 */
typedef struct
{
  GPtrArray *kept;
  GPtrArray *recorded;
  GPtrArray *kinds;
  GArray *days;
  const char *serial;
  const char *duplicate;
  void (*before_keeping) (const char *name, gpointer data);
  gpointer data;
} FakeOffice;

AttOffice *fake_office_new (FakeOffice **fake, const char *professions);

G_END_DECLS
