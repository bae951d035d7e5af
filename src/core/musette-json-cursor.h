/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"

G_BEGIN_DECLS

/**
 * MusetteJsonCursor:
 * @start: the first byte of the text
 * @at: the next byte to read
 * @end: behind the last byte
 * @depth: how many brackets are open at @at
 *
 * A place in a JSON text whose UTF-8 is checked already. All reading goes forward and obeys the
 * grammar of RFC 8259 to the letter; nothing is allocated but the strings that are asked for.
 */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint depth;
} MusetteJsonCursor;

/**
 * MusetteJsonElementFunc:
 * @self: a cursor before an element of an array, or a member of an object
 * @user_data: as given
 * @error: return location of an error
 *
 * Reads one of them.
 *
 * Returns: whether it was what it must be
 */
typedef gboolean (*MusetteJsonElementFunc) (MusetteJsonCursor *self,
                                            gpointer user_data,
                                            GError **error);

gboolean
musette_json_cursor_init (MusetteJsonCursor *self, const char *data, gsize length, GError **error);
gboolean musette_json_cursor_peek (MusetteJsonCursor *self, MusetteJsonKind *kind, GError **error);
gboolean musette_json_cursor_skip (MusetteJsonCursor *self, GError **error);
gboolean musette_json_cursor_finish (MusetteJsonCursor *self, GError **error);

gboolean musette_json_cursor_enter (MusetteJsonCursor *self, char bracket, GError **error);
gboolean musette_json_cursor_next (MusetteJsonCursor *self,
                                   char bracket,
                                   gboolean *first,
                                   gboolean *more,
                                   GError **error);
gboolean musette_json_cursor_each (MusetteJsonCursor *self,
                                   char bracket,
                                   MusetteJsonElementFunc read,
                                   gpointer user_data,
                                   GError **error);
gboolean musette_json_cursor_name (MusetteJsonCursor *self,
                                   const char **name,
                                   gsize *length,
                                   GError **error);

gboolean musette_json_cursor_number (MusetteJsonCursor *self,
                                     const char **text,
                                     gsize *length,
                                     double *value,
                                     GError **error);
gboolean musette_json_cursor_string (MusetteJsonCursor *self, char **value, GError **error);
gboolean musette_json_cursor_bool (MusetteJsonCursor *self, gboolean *value, GError **error);

char *musette_json_unescape (const char *text, gsize length);

G_END_DECLS
