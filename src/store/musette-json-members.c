/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-json-members.h"

#include <string.h>

#include "musette-json-cursor.h"

/* Changes of JSON that leave the rest of its text as it is. */

static gboolean
is_named (const char *const *names, const char *name, gsize length)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && memcmp (names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
copy_members (MusetteJsonCursor *cursor, const char *const *names, GString *out, GError **error)
{
  gboolean first = TRUE;
  gboolean more;

  for (;;)
    {
      const char *name;
      const char *value;
      gsize length;

      if (!musette_json_cursor_next (cursor, '{', &first, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!musette_json_cursor_name (cursor, &name, &length, error))
        return FALSE;
      value = cursor->at;
      if (!musette_json_cursor_skip (cursor, error))
        return FALSE;
      if (is_named (names, name, length))
        continue;
      g_string_append_printf (out, "%s\"%.*s\":", out->len > 1 ? "," : "", (int) length, name);
      g_string_append_len (out, value, cursor->at - value);
    }
}

/**
 * musette_json_without_members:
 * @object: a JSON object
 * @names: names of members, ended by %NULL
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the object without these members
 */
GBytes *
musette_json_without_members (GBytes *object, const char *const *names, GError **error)
{
  g_autoptr (GString) out = g_string_new ("{");
  MusetteJsonCursor cursor;
  const char *data;
  gsize length;

  g_return_val_if_fail (object != NULL && names != NULL, NULL);

  data = g_bytes_get_data (object, &length);
  if (!musette_json_cursor_init (&cursor, data, length, error)
      || !musette_json_cursor_enter (&cursor, '{', error)
      || !copy_members (&cursor, names, out, error))
    return NULL;
  g_string_append_c (out, '}');
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

/**
 * musette_json_replace_string:
 * @text: JSON
 * @old_string: a text of letters, digits and dashes
 * @new_string: another one
 *
 * Replaces the strings that are @old_string as a whole.
 *
 * Returns: (transfer full): the changed text
 */
GBytes *
musette_json_replace_string (GBytes *text, const char *old_string, const char *new_string)
{
  g_autofree char *wanted = NULL;
  g_autofree char *put = NULL;
  GString *copy;
  gsize length;
  const char *data;

  g_return_val_if_fail (text != NULL && old_string != NULL && new_string != NULL, NULL);

  data = g_bytes_get_data (text, &length);
  copy = g_string_new_len (data, (gssize) length);
  wanted = g_strdup_printf ("\"%s\"", old_string);
  put = g_strdup_printf ("\"%s\"", new_string);
  g_string_replace (copy, wanted, put, 0);
  return g_string_free_to_bytes (copy);
}
