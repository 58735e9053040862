/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-context.h"

/* The context for its own files: att-context.c has what windows share, -opening.c opens a register, -visit.c a visit;
   -typed.c knows what is not recorded yet. */

G_BEGIN_DECLS

struct _AttContext
{
  GObject parent_instance;
  char *location;
  char *actor;      /* the name */
  char *person;     /* their id in a register; NULL for somebody who is only a name */
  gboolean known;   /* the register that is open knows that person */
  AttClock *clock;
  AttIssuer *issuer;
  AttOffice *office;
  AttOffice *reader;
  gboolean for_visit; /* it works on a field file: nothing is kept but there */
  AttVisit *visit;
  char **inspectors; /* names of those who took it along; NULL in an office */
  GSettings *settings;
  GHashTable *typed; /* "DOSSIER SLOT" of what the person who records typed and did not record */
  guint looks;       /* how often that was asked for */
  GListStore *works; /* of AttWork */
  AttDay day;        /* the one that was told last */
  guint timer;       /* to the next */
};

G_END_DECLS
