/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double musette_number_parse_slow (const char *begin, const char *end);

static inline gboolean
musette_number_is_digit (char c)
{
  return (guchar) (c - '0') <= 9;
}

/**
 * musette_number_scan:
 * @p: where the number begins
 * @end: behind the last readable byte
 * @value: (out): the number
 *
 * Reads one number by the grammar of JSON (RFC 8259, section 6). Numbers of up to 18 digits, that
 * is all that occur in recordings, are an integer divided by a power of ten, which is exact as
 * long as both are below 2^53 and 10^22; the rest goes to the C library.
 *
 * Returns: (nullable): behind its last character, %NULL when no number stands here. A number that
 *   reaches @end may go on behind it.
 */
static inline const char *
musette_number_scan (const char *p, const char *end, double *value)
{
  static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18 };
  const char *begin = p;
  gboolean negative = p < end && *p == '-';
  guint64 mantissa = 0;
  guint digits = 0, decimals = 0;
  const char *first;

  p += negative ? 1 : 0;
  first = p;
  for (; p < end && musette_number_is_digit (*p); p++, digits++)
    mantissa = mantissa * 10 + (guint64) (*p - '0');
  if (digits == 0 || (digits > 1 && *first == '0'))
    return NULL;
  if (p < end && *p == '.')
    {
      const char *fraction = ++p;

      for (; p < end && musette_number_is_digit (*p); p++)
        mantissa = mantissa * 10 + (guint64) (*p - '0');
      decimals = (guint) (p - fraction);
      if (decimals == 0)
        return NULL;
      digits += decimals;
    }
  if (G_UNLIKELY (p < end && (*p | 0x20) == 'e'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      if (p == end || !musette_number_is_digit (*p))
        return NULL;
      while (p < end && musette_number_is_digit (*p))
        p++;
      *value = musette_number_parse_slow (begin, p);
      return p;
    }
  if (G_UNLIKELY (digits > 18 || mantissa >= G_GUINT64_CONSTANT (1) << 53))
    {
      *value = musette_number_parse_slow (begin, p);
      return p;
    }
  *value = decimals == 0 ? (double) mantissa : (double) mantissa / powers[decimals];
  if (negative)
    *value = -*value;
  return p;
}

G_END_DECLS
