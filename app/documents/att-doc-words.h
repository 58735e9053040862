/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-day.h"
#include "att-nouns.h"

G_BEGIN_DECLS

/**
 * AttDayForm:
 * @ATT_DAY_PLAIN: `2026 жылғы 4 шілде`
 * @ATT_DAY_OF: `2026 жылғы 4 шілдедегі`: the act of that day
 * @ATT_DAY_FROM: `2026 жылғы 4 шілдеден`: since that day
 * @ATT_DAY_TO: `2026 жылғы 4 шілдеге`: up to that day
 *
 * The form of a date that a Kazakh sentence asks for. Russian and English say the same with a preposition, which
 * stands in the template, and one form of the date.
 */
typedef enum
{
  ATT_DAY_PLAIN,
  ATT_DAY_OF,
  ATT_DAY_FROM,
  ATT_DAY_TO,
} AttDayForm;

gboolean att_day_form_parse (const char *word, AttDayForm *form);
char *att_doc_words_for_day (AttDay day, AttLanguage language, AttDayForm form);
const char *att_doc_words_for_verdict (AttVerdictKind verdict, AttLanguage language);
const char *att_doc_words_for_measured (AttLanguage language);
char *att_doc_words_for_provision (const char *provision, AttLanguage language);

G_END_DECLS
