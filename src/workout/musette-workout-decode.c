/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-decode.h"

#include <math.h>
#include <string.h>

/* Windows-1252 where it differs from Latin 1. */
static const gunichar windows_1252[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static char *
decode_utf16 (const guint8 *data, gsize length, gboolean big)
{
  g_autofree gunichar2 *units = g_new (gunichar2, length / 2 + 1);
  gsize n = length / 2;
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    units[i] = big ? (gunichar2) (data[2 * i] << 8 | data[2 * i + 1])
                   : (gunichar2) (data[2 * i + 1] << 8 | data[2 * i]);
  for (gsize i = 0; i < n; i++)
    {
      gunichar character = units[i];

      if (character >= 0xD800 && character < 0xDC00 && i + 1 < n && units[i + 1] >= 0xDC00
          && units[i + 1] < 0xE000)
        character = 0x10000 + ((character - 0xD800) << 10) + (units[++i] - 0xDC00u);
      else if (character >= 0xD800 && character < 0xE000)
        character = 0xFFFD;
      if (character != 0)
        g_string_append_unichar (out, character);
    }
  return g_string_free (out, FALSE);
}

static char *
decode_windows_1252 (const guint8 *data, gsize length)
{
  GString *out = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    if (data[i] >= 0x80 && data[i] < 0xA0)
      g_string_append_unichar (out, windows_1252[data[i] - 0x80]);
    else if (data[i] != 0)
      g_string_append_unichar (out, data[i]);
  return g_string_free (out, FALSE);
}

/* UTF-16 without a mark: every other byte of a text is zero. */
static gboolean
looks_like_utf16 (const guint8 *data, gsize length, gboolean big)
{
  gsize n = MIN (length, 64) / 2;
  gsize zeros = 0;

  for (gsize i = 0; i < n; i++)
    zeros += data[2 * i + (big ? 0 : 1)] == 0 && data[2 * i + (big ? 1 : 0)] != 0;
  return n >= 4 && zeros * 4 >= n * 3;
}

/* Line ends become one kind, zero bytes go. */
static char *
normalize (char *text)
{
  char *out = text;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\r')
      *out++ = *p;
    else if (p[1] != '\n')
      *out++ = '\n';
  *out = '\0';
  return text;
}

/**
 * musette_workout_decode:
 * @data: what is in a file
 * @length: its length in bytes
 * @repaired: (out): whether it was something else than UTF-8
 *
 * A byte order mark counts, whatever the file says about itself; then UTF-8, then Windows-1252. All
 * line ends become line feeds.
 *
 * Returns: (transfer full): the text as UTF-8
 */
char *
musette_workout_decode (const char *data, gsize length, gboolean *repaired)
{
  const guint8 *bytes = (const guint8 *) data;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (repaired != NULL, NULL);

  *repaired = TRUE;
  if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
    return normalize (decode_utf16 (bytes + 2, length - 2, FALSE));
  if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
    return normalize (decode_utf16 (bytes + 2, length - 2, TRUE));
  if (looks_like_utf16 (bytes, length, FALSE))
    return normalize (decode_utf16 (bytes, length, FALSE));
  if (looks_like_utf16 (bytes, length, TRUE))
    return normalize (decode_utf16 (bytes, length, TRUE));
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (length > 0 && !g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    return normalize (decode_windows_1252 (bytes, length));
  *repaired = FALSE;
  return normalize (g_strndup ((const char *) bytes, length));
}

/**
 * musette_workout_scan_number:
 * @text: a text that begins with a number
 * @value: (out): the number
 * @end: (out): what follows it
 *
 * Digits with an optional sign and one point or comma; no exponent, no hexadecimal, no names.
 *
 * Returns: whether there is one
 */
gboolean
musette_workout_scan_number (const char *text, double *value, const char **end)
{
  gboolean negative = *text == '-';
  const char *p = text + (negative || *text == '+' ? 1 : 0);
  double number = 0, place = 1;
  gboolean digits = FALSE;

  for (; g_ascii_isdigit (*p); p++, digits = TRUE)
    number = number * 10 + (*p - '0');
  if ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p); p++, digits = TRUE)
      {
        number = number * 10 + (*p - '0');
        place *= 10;
      }
  if (!digits || !isfinite (number / place))
    return FALSE;
  *value = (negative ? -number : number) / place;
  *end = p;
  return TRUE;
}
