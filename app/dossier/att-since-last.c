/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-since-last.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-private.h"

static const AttChoice topics[ATT_N_TOPICS] = {
  { "name", NC_ ("since last", "Name") },
  { "address", NC_ ("since last", "Address") },
  { "head", NC_ ("since last", "Head") },
  { "founder", NC_ ("since last", "Founders (participants)") },
  { "profession", NC_ ("since last", "Professions") },
  { "premises", NC_ ("since last", "Premises") },
  { "equipment", NC_ ("since last", "Equipment") },
  { "person", NC_ ("since last", "Personnel") },
  { "criterion", NC_ ("since last", "Findings of the on-site examination") },
  { "violation", NC_ ("since last", "Violations") },
  { "complaint", NC_ ("since last", "Complaints") },
};
static const AttChoice kinds[] = {
  { "same", NC_ ("since last", "as the last time") },
  { "new", NC_ ("since last", "new") },
  { "gone", NC_ ("since last", "no longer") },
  { "other", NC_ ("since last", "changed") },
};

/* A thing of which there may be several: the same thing has the same key both times. */
typedef struct
{
  char *key;
  char *text;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->key);
  g_free (item->text);
  g_free (item);
}

static void
take_item (GPtrArray *items, char *key, char *text)
{
  Item *item = g_new0 (Item, 1);

  item->key = key;
  item->text = text;
  g_ptr_array_add (items, item);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
row_free (gpointer data)
{
  AttChangeRow *row = data;

  g_free (row->before);
  g_free (row->after);
  g_free (row->key);
  g_clear_object (&row->act);
  g_free (row);
}

static AttChangeRow *
add_row (AttSinceLast *self, AttChangeTopic topic, const char *before, const char *after)
{
  AttChangeRow *row = g_new0 (AttChangeRow, 1);

  row->topic = topic;
  row->before = g_strdup (before);
  row->after = g_strdup (after);
  row->kind = before == NULL                     ? ATT_CHANGE_NEW
              : after == NULL                    ? ATT_CHANGE_GONE
              : g_strcmp0 (before, after) == 0   ? ATT_CHANGE_SAME
                                                 : ATT_CHANGE_OTHER;
  g_ptr_array_add (self->rows, row);
  return row;
}

static Item *
find_item (GPtrArray *items, const char *key)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((Item *) g_ptr_array_index (items, i))->key, key))
      return g_ptr_array_index (items, i);
  return NULL;
}

/* What was there the last time in its order, then what is new. Each thing is matched once. */
static void
compare_items (AttSinceLast *self, AttChangeTopic topic, GPtrArray *before, GPtrArray *after, gboolean keyed)
{
  for (guint i = 0; i < before->len; i++)
    {
      const Item *old = g_ptr_array_index (before, i);
      Item *now = find_item (after, old->key);
      AttChangeRow *row = add_row (self, topic, old->text, now != NULL ? now->text : NULL);

      row->key = keyed ? g_strdup (old->key) : NULL;
      if (now != NULL)
        g_ptr_array_remove (after, now);
    }
  for (guint i = 0; i < after->len; i++)
    {
      const Item *now = g_ptr_array_index (after, i);
      AttChangeRow *row = add_row (self, topic, NULL, now->text);

      row->key = keyed ? g_strdup (now->key) : NULL;
    }
}

typedef void (*ListFunc) (AttDossier *dossier, AttLanguage language, GPtrArray *items);

static void
list_founders (AttDossier *dossier, AttLanguage language, GPtrArray *items)
{
  for (guint i = 0; dossier->applicant != NULL && i < dossier->applicant->founders->len; i++)
    {
      const AttFounder *founder = g_ptr_array_index (dossier->applicant->founders, i);

      take_item (items, g_strdup (founder->id != NULL ? founder->id : or_empty (founder->name)),
                 g_strdup (or_empty (founder->name)));
    }
}

static void
list_professions (AttDossier *dossier, AttLanguage language, GPtrArray *items)
{
  for (guint i = 0; i < dossier->request->professions->len; i++)
    {
      const AttDeclaredProfession *profession = g_ptr_array_index (dossier->request->professions, i);

      take_item (items, g_strdup (or_empty (profession->code)), g_strdup (or_empty (att_text_get (profession->name, language))));
    }
}

static void
list_premises (AttDossier *dossier, AttLanguage language, GPtrArray *items)
{
  for (guint i = 0; i < dossier->request->premises->len; i++)
    {
      const AttPremises *premises = g_ptr_array_index (dossier->request->premises, i);

      take_item (items, g_strdup (or_empty (premises->address)),
                 g_strdup_printf ("%s, %s m²", or_empty (premises->address), or_empty (premises->area)));
    }
}

static void
list_equipment (AttDossier *dossier, AttLanguage language, GPtrArray *items)
{
  for (guint i = 0; i < dossier->request->equipment->len; i++)
    {
      const AttEquipment *equipment = g_ptr_array_index (dossier->request->equipment, i);

      take_item (items, g_strdup_printf ("%s\n%s", or_empty (equipment->name), or_empty (equipment->profession)),
                 g_strdup_printf ("%s × %s", or_empty (equipment->name), or_empty (equipment->quantity)));
    }
}

static void
list_staff (AttDossier *dossier, AttLanguage language, GPtrArray *items)
{
  for (guint i = 0; i < dossier->request->staff->len; i++)
    {
      const AttStaff *staff = g_ptr_array_index (dossier->request->staff, i);
      g_autofree char *professions = g_strjoinv (", ", staff->professions);

      take_item (items, g_strdup (or_empty (staff->name)),
                 g_strdup_printf ("%s, %s (%s)", or_empty (staff->name), or_empty (staff->position), professions));
    }
}

static void
compare_lists (AttSinceLast *self, AttChangeTopic topic, AttDossier *old, AttDossier *now, AttLanguage language,
               ListFunc list, gboolean keyed)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (item_free);

  list (old, language, before);
  list (now, language, after);
  compare_items (self, topic, before, after, keyed);
}

static const char *
get_words (AttText *text, AttLanguage language)
{
  return text != NULL ? att_text_get (text, language) : NULL;
}

static void
compare_applicants (AttSinceLast *self, const AttApplicant *old, const AttApplicant *now, AttLanguage language)
{
  add_row (self, ATT_TOPIC_NAME, get_words (old->name, language), get_words (now->name, language));
  add_row (self, ATT_TOPIC_ADDRESS, get_words (old->address, language), get_words (now->address, language));
  if (old->head_name != NULL || now->head_name != NULL)
    add_row (self, ATT_TOPIC_HEAD, old->head_name, now->head_name);
}

/* Ids of verdicts: whoever shows them puts them into words. */
static void
compare_criteria (AttSinceLast *self, AttDossier *old, AttDossier *now, AttLaw *law)
{
  GPtrArray *criteria
      = att_regulation_get_terms (att_law_get_regulation (law, now->request->date), ATT_TERMS_CRITERIA);

  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);
      AttVerdictKind before = att_dossier_get_on_site_verdict (old, criterion->id);
      AttVerdictKind after = att_dossier_get_on_site_verdict (now, criterion->id);
      AttChangeRow *row;

      if (before == ATT_VERDICT_NONE && after == ATT_VERDICT_NONE)
        continue;
      row = add_row (self, ATT_TOPIC_CRITERION, before != ATT_VERDICT_NONE ? att_verdict_get_id (before) : NULL,
                     after != ATT_VERDICT_NONE ? att_verdict_get_id (after) : NULL);
      row->key = g_strdup (criterion->id);
    }
}

static void
list_found (AttSinceLast *self, AttDossier *old)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (old->acts)); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (G_LIST_MODEL (old->acts), i);
      AttChangeRow *row;

      if (!att_act_is (act, "violation-found"))
        continue;
      row = add_row (self, ATT_TOPIC_VIOLATION, or_empty (att_act_get (act, "text")), NULL);
      row->act = g_object_ref (act);
    }
  for (guint i = 0; i < old->complaints->len; i++)
    {
      const AttComplaint *complaint = g_ptr_array_index (old->complaints, i);
      AttChangeRow *row = add_row (self, ATT_TOPIC_COMPLAINT, or_empty (att_act_get (complaint->act, "text")), NULL);

      row->act = g_object_ref (complaint->act);
    }
}

static const AttCertificate *
find_certificate (AttDossier *old, const char *serial)
{
  for (guint i = 0; i < old->certificates->len; i++)
    if (g_strcmp0 (((const AttCertificate *) g_ptr_array_index (old->certificates, i))->serial, serial) == 0)
      return g_ptr_array_index (old->certificates, i);
  return NULL;
}

static void
find_window (AttRegulation *regulation, AttDay until, AttDay *opens, AttDay *closes)
{
  const AttPeriod *opening = att_regulation_find_period (regulation, "reaccreditation-opens");
  const AttPeriod *closing = att_regulation_find_period (regulation, "reaccreditation");

  *opens = opening != NULL ? att_day_add_months (until, opening->length) : ATT_DAY_NONE;
  *closes = closing != NULL ? att_day_add_months (until, closing->length) : ATT_DAY_NONE;
}

/**
 * att_since_last_new:
 * @old: the dossier of the certificate that the new application names in `follows`
 * @now: the dossier of the re-accreditation
 * @law: the law
 * @language: in which language names are told
 *
 * Art. 23(5).
 *
 * Returns: (transfer full) (nullable): what changed; %NULL where @now does not follow a certificate of @old
 */
AttSinceLast *
att_since_last_new (AttDossier *old, AttDossier *now, AttLaw *law, AttLanguage language)
{
  const AttCertificate *certificate;
  AttSinceLast *self;

  if (now->request == NULL || now->request->follows == NULL || old->request == NULL)
    return NULL;
  certificate = find_certificate (old, now->request->follows);
  if (certificate == NULL)
    return NULL;
  self = g_new0 (AttSinceLast, 1);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->dossier = old->number;
  self->serial = g_strdup (certificate->serial);
  self->until = certificate->until;
  find_window (att_law_get_regulation (law, now->request->date), self->until, &self->opens, &self->closes);
  self->late = self->closes != ATT_DAY_NONE && now->request->date > self->closes;
  compare_applicants (self, old->applicant, now->applicant, language);
  compare_lists (self, ATT_TOPIC_FOUNDER, old, now, language, list_founders, FALSE);
  compare_lists (self, ATT_TOPIC_PROFESSION, old, now, language, list_professions, TRUE);
  compare_lists (self, ATT_TOPIC_PREMISES, old, now, language, list_premises, FALSE);
  compare_lists (self, ATT_TOPIC_EQUIPMENT, old, now, language, list_equipment, FALSE);
  compare_lists (self, ATT_TOPIC_PERSON, old, now, language, list_staff, FALSE);
  compare_criteria (self, old, now, law);
  list_found (self, old);
  return self;
}

/**
 * att_since_last_free:
 * @self: (transfer full): a comparison
 */
void
att_since_last_free (AttSinceLast *self)
{
  g_free (self->serial);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * att_since_last_count:
 * @self: a comparison
 * @topic: a topic
 *
 * Returns: in how many of its rows something changed
 */
guint
att_since_last_count (const AttSinceLast *self, AttChangeTopic topic)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AttChangeRow *row = g_ptr_array_index (self->rows, i);

      n += row->topic == topic && row->kind != ATT_CHANGE_SAME;
    }
  return n;
}

/**
 * att_change_topic_get_id:
 * @topic: a topic
 *
 * Returns: its id, as `premises`
 */
const char *
att_change_topic_get_id (AttChangeTopic topic)
{
  return topics[topic].id;
}

/**
 * att_change_topic_get_title:
 * @topic: a topic
 *
 * Returns: its name in the reader's language
 */
const char *
att_change_topic_get_title (AttChangeTopic topic)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "since last", topics[topic].title);
}

/**
 * att_change_kind_get_id:
 * @kind: a kind of change
 *
 * Returns: its id, as `gone`
 */
const char *
att_change_kind_get_id (AttChangeKind kind)
{
  return kinds[kind].id;
}

/**
 * att_change_kind_get_title:
 * @kind: a kind of change
 *
 * Returns: its name in the reader's language
 */
const char *
att_change_kind_get_title (AttChangeKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "since last", kinds[kind].title);
}

/**
 * att_dossier_get_reaccreditation_window:
 * @self: a dossier
 * @law: the law
 * @on: a day
 * @opens: (out): the day from which an application for re-accreditation may be filed, or %ATT_DAY_NONE
 * @closes: (out): the last day on which it is in time (Art. 23(5)), or %ATT_DAY_NONE
 *
 * Late is not too late: an application that comes after @closes is taken in and flagged.
 *
 * Returns: whether the centre may file: its certificate has not ended by @on, no application came yet, and @on is not
 *   before @opens
 */
gboolean
att_dossier_get_reaccreditation_window (AttDossier *self, AttLaw *law, AttDay on, AttDay *opens, AttDay *closes)
{
  const AttCertificate *certificate = att_dossier_get_certificate (self);

  *opens = *closes = ATT_DAY_NONE;
  if (certificate == NULL)
    return FALSE;
  find_window (att_law_get_regulation (law, on), certificate->until, opens, closes);
  return att_certificate_get_end (certificate, on, NULL) == ATT_DAY_NONE && *opens != ATT_DAY_NONE && *opens <= on
         && att_dossier_get_latest (self, "reaccreditation-received") == NULL;
}
