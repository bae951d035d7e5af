/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Searches eight bytes at a time for those that mean something in JSON. The arithmetic is the old
 * one for "has this word a zero byte" (Mycroft 1987): its lowest flag is exact, and that is the one
 * used. */

#define MUSETTE_JSON_ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define MUSETTE_JSON_TOPS G_GUINT64_CONSTANT (0x8080808080808080)

static inline guint64
musette_json_bytes_load (const char *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return GUINT64_FROM_LE (word);
}

static inline guint64
musette_json_bytes_equal (guint64 word, guchar byte)
{
  guint64 difference = word ^ (MUSETTE_JSON_ONES * byte);

  return (difference - MUSETTE_JSON_ONES) & ~difference & MUSETTE_JSON_TOPS;
}

static inline guint64
musette_json_bytes_below (guint64 word, guchar byte)
{
  return (word - MUSETTE_JSON_ONES * byte) & ~word & MUSETTE_JSON_TOPS;
}

static inline const char *
musette_json_bytes_first (const char *at, guint64 flags)
{
  return at + (__builtin_ctzll (flags) >> 3);
}

/* The first quote, backslash or control character, or @end. */
static inline const char *
musette_json_find_in_string (const char *at, const char *end)
{
  for (; end - at >= 8; at += 8)
    {
      guint64 word = musette_json_bytes_load (at);
      guint64 flags = musette_json_bytes_equal (word, '"') | musette_json_bytes_equal (word, '\\')
                      | musette_json_bytes_below (word, 0x20);

      if (flags != 0)
        return musette_json_bytes_first (at, flags);
    }
  while (at < end && *at != '"' && *at != '\\' && (guchar) *at >= 0x20)
    at++;
  return at;
}

/* The first quote or bracket of any kind, or @end. */
static inline const char *
musette_json_find_in_container (const char *at, const char *end)
{
  for (; end - at >= 8; at += 8)
    {
      guint64 word = musette_json_bytes_load (at);
      guint64 folded = word | (MUSETTE_JSON_ONES * 0x20); /* [ ] become { } */
      guint64 flags = musette_json_bytes_equal (word, '"') | musette_json_bytes_equal (folded, '{')
                      | musette_json_bytes_equal (folded, '}');

      if (flags != 0)
        return musette_json_bytes_first (at, flags);
    }
  while (at < end && *at != '"' && (*at | 0x20) != '{' && (*at | 0x20) != '}')
    at++;
  return at;
}

G_END_DECLS
