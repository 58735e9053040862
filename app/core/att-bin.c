/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-bin.h"

#include <string.h>

static int
check_digit (const char *digits)
{
  static const int weights[2][11] = {
    { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 },
    { 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2 },
  };
  int rest = 10;

  for (int pass = 0; pass < 2 && rest == 10; pass++)
    {
      int sum = 0;

      for (int i = 0; i < 11; i++)
        sum += (digits[i] - '0') * weights[pass][i];
      rest = sum % 11;
    }
  return rest; /* 10: such a number is never issued */
}

/**
 * att_bin_has_form:
 * @digits: (nullable): what may be an identification number
 *
 * Returns: whether it is 12 digits
 */
gboolean
att_bin_has_form (const char *digits)
{
  return digits != NULL && strlen (digits) == 12 && strspn (digits, "0123456789") == 12;
}

/**
 * att_bin_is_valid:
 * @bin: (nullable): a business identification number
 *
 * Returns: whether it has 12 digits of which the last one is the check digit
 */
gboolean
att_bin_is_valid (const char *bin)
{
  return att_bin_has_form (bin) && check_digit (bin) == bin[11] - '0';
}

/**
 * att_bin_get_kind:
 * @bin: a valid number
 *
 * Returns: for whom it was issued
 */
AttBinKind
att_bin_get_kind (const char *bin)
{
  g_return_val_if_fail (att_bin_has_form (bin), ATT_BIN_OTHER);

  if (bin[4] == '6')
    return ATT_BIN_JOINT;
  if (bin[4] != '4' && bin[4] != '5')
    return ATT_BIN_OTHER;
  if (bin[5] == '0')
    return ATT_BIN_LEGAL_ENTITY;
  return bin[5] >= '1' && bin[5] <= '3' ? ATT_BIN_BRANCH : ATT_BIN_OTHER;
}

/**
 * att_bin_get_month:
 * @bin: a valid number
 * @year: (out): the year of registration; a number has its last two digits only, of which those up to 49
 *   are read as 20xx
 * @month: (out): the month of registration
 *
 * Returns: whether the digits name a month
 */
gboolean
att_bin_get_month (const char *bin, int *year, int *month)
{
  int two_digits;

  g_return_val_if_fail (att_bin_has_form (bin), FALSE);

  two_digits = (bin[0] - '0') * 10 + (bin[1] - '0');
  *year = two_digits + (two_digits < 50 ? 2000 : 1900);
  *month = (bin[2] - '0') * 10 + (bin[3] - '0');
  return *month >= 1 && *month <= 12;
}

/**
 * att_iin_is_valid:
 * @iin: (nullable): a person's individual identification number
 *
 * Returns: whether it has 12 digits, a month and a day, and the check digit
 */
gboolean
att_iin_is_valid (const char *iin)
{
  int month, day;

  if (!att_bin_is_valid (iin))
    return FALSE;
  month = (iin[2] - '0') * 10 + (iin[3] - '0');
  day = (iin[4] - '0') * 10 + (iin[5] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
