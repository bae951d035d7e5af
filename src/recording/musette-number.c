/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-number.h"

#include <string.h>

/**
 * musette_number_parse_slow:
 * @begin: the first character of a number
 * @end: behind its last one
 *
 * Returns: the number as the C library reads it, whatever the locale; infinite when it is too large
 */
double
musette_number_parse_slow (const char *begin, const char *end)
{
  char buffer[64];
  gsize length = (gsize) (end - begin);
  g_autofree char *copy = NULL;

  if (length >= sizeof buffer)
    {
      copy = g_strndup (begin, length);
      return g_ascii_strtod (copy, NULL);
    }
  memcpy (buffer, begin, length);
  buffer[length] = '\0';
  return g_ascii_strtod (buffer, NULL);
}
