/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-same-content.h"

#include <gio/gio.h>
#include <string.h>

#include "musette-activity.h"
#include "musette-record.h"
#include "musette-stream-set.h"

static GBytes *
get_json (GObject *object)
{
  if (MUSETTE_IS_ACTIVITY (object))
    return musette_activity_get_json (MUSETTE_ACTIVITY (object));
  if (MUSETTE_IS_RECORD (object))
    return musette_record_get_json (MUSETTE_RECORD (object));
  return NULL;
}

static gboolean
same_column (MusetteStreamSet *a, MusetteStreamSet *b, MusetteChannel channel)
{
  const gsize length = musette_stream_set_get_length (a);

  if (musette_stream_set_has (a, channel) != musette_stream_set_has (b, channel))
    return FALSE;
  if (!musette_stream_set_has (a, channel))
    return TRUE;
  if (musette_channel_is_double (channel))
    return memcmp (musette_stream_set_get_doubles (a, channel),
                   musette_stream_set_get_doubles (b, channel), length * sizeof (double))
           == 0;
  return memcmp (musette_stream_set_get_floats (a, channel),
                 musette_stream_set_get_floats (b, channel), length * sizeof (float))
         == 0;
}

static gboolean
same_streams (MusetteStreamSet *a, MusetteStreamSet *b)
{
  const gsize length = musette_stream_set_get_length (a);

  if (length != musette_stream_set_get_length (b)
      || musette_stream_set_get_start (a) != musette_stream_set_get_start (b))
    return FALSE;
  if (length == 0)
    return TRUE;
  if (memcmp (musette_stream_set_get_time (a), musette_stream_set_get_time (b),
              length * sizeof (gint32))
      != 0)
    return FALSE;
  for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    if (!same_column (a, b, channel))
      return FALSE;
  return TRUE;
}

static gboolean
same_list (GListModel *a, GListModel *b)
{
  const guint length = g_list_model_get_n_items (a);

  if (length != g_list_model_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (GObject) item_a = g_list_model_get_item (a, i);
      g_autoptr (GObject) item_b = g_list_model_get_item (b, i);

      if (!musette_same_content (item_a, item_b))
        return FALSE;
    }
  return TRUE;
}

/**
 * musette_same_content:
 * @a: a record, a stream set, or a list of records
 * @b: another one
 *
 * Tells whether showing @b in place of @a would change nothing, so that a page need not be drawn
 * again when the fresh data is what was stored.
 *
 * Returns: whether the content is the same, byte by byte
 */
gboolean
musette_same_content (GObject *a, GObject *b)
{
  GBytes *json_a;
  GBytes *json_b;

  g_return_val_if_fail (G_IS_OBJECT (a) && G_IS_OBJECT (b), FALSE);

  if (a == b)
    return TRUE;
  if (MUSETTE_IS_STREAM_SET (a) && MUSETTE_IS_STREAM_SET (b))
    return same_streams (MUSETTE_STREAM_SET (a), MUSETTE_STREAM_SET (b));
  if (G_IS_LIST_MODEL (a) && G_IS_LIST_MODEL (b))
    return same_list (G_LIST_MODEL (a), G_LIST_MODEL (b));
  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;
  json_a = get_json (a);
  json_b = get_json (b);
  return json_a != NULL && json_b != NULL && g_bytes_equal (json_a, json_b);
}
