/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-visit-items.h"

#include "att-words.h"

/* Each once: a finding is known by its item. */
static void
add_item (GPtrArray *items, const char *item)
{
  if (item != NULL && *item != '\0' && !g_ptr_array_find_with_equal_func (items, item, g_str_equal, NULL))
    g_ptr_array_add (items, g_strdup (item));
}

static void
add_premises (GPtrArray *items, const AttRequest *request)
{
  for (guint i = 0; i < request->premises->len; i++)
    {
      const AttPremises *premises = g_ptr_array_index (request->premises, i);
      /* As Kazakh and Russian, in which applications are written, write a number and its unit. */
      g_autofree char *area = premises->area != NULL ? g_strdelimit (g_strdup (premises->area), ".", ',') : NULL;
      g_autofree char *item = area != NULL ? g_strdup_printf ("%s, %s м²", premises->address, area)
                                           : g_strdup (premises->address);

      add_item (items, item);
    }
}

static void
add_equipment (GPtrArray *items, const AttRequest *request)
{
  for (guint i = 0; i < request->equipment->len; i++)
    {
      const AttEquipment *equipment = g_ptr_array_index (request->equipment, i);
      g_autofree char *item = equipment->quantity != NULL
                                  ? g_strdup_printf ("%s × %s", equipment->name, equipment->quantity)
                                  : g_strdup (equipment->name);

      add_item (items, item);
    }
}

static void
add_programmes (GPtrArray *items, const AttRequest *request)
{
  for (guint i = 0; i < request->professions->len; i++)
    {
      const AttDeclaredProfession *profession = g_ptr_array_index (request->professions, i);
      g_autofree char *item
          = g_strdup_printf ("%s %s", profession->code, att_text_get (profession->name, request->language));

      add_item (items, item);
    }
}

static void
add_staff (GPtrArray *items, const AttRequest *request)
{
  for (guint i = 0; i < request->staff->len; i++)
    {
      const AttStaff *person = g_ptr_array_index (request->staff, i);
      g_autofree char *item = person->position != NULL ? g_strdup_printf ("%s, %s", person->name, person->position)
                                                       : g_strdup (person->name);

      add_item (items, item);
    }
}

static char **
finish (GPtrArray *items)
{
  g_ptr_array_add (items, NULL);
  return (char **) g_ptr_array_free (items, FALSE);
}

/**
 * att_visit_items_list:
 * @view: a dossier
 * @criterion: the id of a criterion
 *
 * What of a criterion is to be looked at on site: premises and equipment, programmes, people, as the application names
 * them. Their words are the applicant's, the same in each language of the window: a finding is known by them.
 *
 * Returns: (transfer full) (array zero-terminated=1): each thing once; none where the criterion is looked at as a whole
 */
char **
att_visit_items_list (AttDossierView *view, const char *criterion)
{
  GPtrArray *items = g_ptr_array_new ();
  const AttRequest *request = att_dossier_get_request (view->dossier);

  if (request != NULL && g_str_equal (criterion, "resources"))
    {
      add_premises (items, request);
      add_equipment (items, request);
    }
  else if (request != NULL && g_str_equal (criterion, "programmes"))
    add_programmes (items, request);
  else if (request != NULL && g_str_equal (criterion, "personnel"))
    add_staff (items, request);
  return finish (items);
}

/**
 * att_visit_items_list_addresses:
 * @view: a dossier
 *
 * Returns: (transfer full) (array zero-terminated=1): the addresses of the premises that the application names, each once
 */
char **
att_visit_items_list_addresses (AttDossierView *view)
{
  GPtrArray *items = g_ptr_array_new ();
  const AttRequest *request = att_dossier_get_request (view->dossier);

  for (guint i = 0; request != NULL && i < request->premises->len; i++)
    add_item (items, ((const AttPremises *) g_ptr_array_index (request->premises, i))->address);
  return finish (items);
}
