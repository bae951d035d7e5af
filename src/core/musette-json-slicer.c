/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-json-slicer.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"
#include "musette-json-bytes.h"

typedef enum
{
  BEFORE_ARRAY,
  FIRST_ELEMENT, /* an element or the end */
  NEXT_ELEMENT,  /* an element */
  IN_CONTAINER,
  IN_STRING,
  AFTER_BACKSLASH,
  IN_SCALAR,
  AFTER_ELEMENT, /* a comma or the end */
  AFTER_ARRAY,
} State;

/**
 * MusetteJsonSlicer:
 *
 * Cuts a top-level array into the raw texts of its elements while the bytes arrive, so that a long
 * list never stands in memory as a tree. It only matches brackets and quotes: what is inside an
 * element is checked by whoever reads the element.
 */
struct _MusetteJsonSlicer
{
  MusetteJsonSliceFunc func;
  gpointer user_data;
  GString *pending; /* the begin of an element that continues in the next chunk */
  State state;
  guint depth; /* open brackets, the array's own included */
  gsize offset;
};

/**
 * musette_json_slicer_new:
 * @func: (scope notified): called for each element, in their order
 * @user_data: data of the caller
 *
 * Returns: (transfer full): a slicer before the begin of the text
 */
MusetteJsonSlicer *
musette_json_slicer_new (MusetteJsonSliceFunc func, gpointer user_data)
{
  MusetteJsonSlicer *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (MusetteJsonSlicer, 1);
  self->func = func;
  self->user_data = user_data;
  self->pending = g_string_new (NULL);
  return self;
}

/**
 * musette_json_slicer_free:
 * @self: (transfer full): a slicer
 */
void
musette_json_slicer_free (MusetteJsonSlicer *self)
{
  g_string_free (self->pending, TRUE);
  g_free (self);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static gboolean
fail (MusetteJsonSlicer *self, gsize at, GError **error)
{
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
               _ ("Not a well-formed JSON list: unexpected content at byte %lu"),
               (gulong) (self->offset + at));
  return FALSE;
}

static gboolean
emit (MusetteJsonSlicer *self, const char *data, gsize length, GError **error)
{
  gboolean ok;

  if (self->pending->len == 0)
    return self->func (data, length, self->user_data, error);
  g_string_append_len (self->pending, data, length);
  ok = self->func (self->pending->str, self->pending->len, self->user_data, error);
  g_string_truncate (self->pending, 0);
  return ok;
}

/* Steps from one interesting byte to the next; these two loops are where the time goes. */
static const char *
scan_container (MusetteJsonSlicer *self, const char *at, const char *end)
{
  at = musette_json_find_in_container (at, end);
  if (at == end)
    return at;
  if (*at == '"')
    self->state = IN_STRING;
  else if ((*at | 0x20) == '{')
    self->depth++;
  else if (--self->depth == 1)
    self->state = AFTER_ELEMENT;
  return at + 1;
}

static const char *
scan_string (MusetteJsonSlicer *self, const char *at, const char *end)
{
  at = musette_json_find_in_string (at, end);
  if (at == end)
    return at;
  if (*at == '\\')
    self->state = AFTER_BACKSLASH;
  else if (*at == '"')
    self->state = self->depth > 1 ? IN_CONTAINER : AFTER_ELEMENT;
  return at + 1;
}

static gboolean
begin_element (MusetteJsonSlicer *self, char c)
{
  if (c == ',' || c == ']' || c == '}' || c == ':')
    return FALSE;
  self->state = IN_SCALAR;
  if (c == '"')
    self->state = IN_STRING;
  if (c == '{' || c == '[')
    {
      self->state = IN_CONTAINER;
      self->depth++;
    }
  return TRUE;
}

/* One byte between elements. Returns whether it may stand there. */
static gboolean
step_outside (MusetteJsonSlicer *self, char c)
{
  if (is_space (c))
    return TRUE;
  switch (self->state)
    {
    case BEFORE_ARRAY:
      self->state = FIRST_ELEMENT;
      self->depth = 1;
      return c == '[';
    case FIRST_ELEMENT:
    case AFTER_ELEMENT:
      if (c == ']')
        self->state = AFTER_ARRAY;
      else if (self->state == AFTER_ELEMENT && c == ',')
        self->state = NEXT_ELEMENT;
      else
        return self->state == FIRST_ELEMENT && begin_element (self, c);
      return TRUE;
    case NEXT_ELEMENT:
      return begin_element (self, c);
    default:
      return FALSE;
    }
}

static gboolean
is_inside (MusetteJsonSlicer *self)
{
  return self->state >= IN_CONTAINER && self->state <= IN_SCALAR;
}

/* Goes on inside an element. Returns the first byte that was not looked at. */
static const char *
step_inside (MusetteJsonSlicer *self, const char *at, const char *end)
{
  switch (self->state)
    {
    case IN_CONTAINER:
      return scan_container (self, at, end);
    case IN_STRING:
      return scan_string (self, at, end);
    case AFTER_BACKSLASH:
      self->state = IN_STRING;
      return at + 1;
    default:
      while (at < end && *at != ',' && *at != ']' && *at != '}' && !is_space (*at))
        at++;
      if (at < end)
        self->state = AFTER_ELEMENT;
      return at;
    }
}

static gboolean
check_depth (MusetteJsonSlicer *self, GError **error)
{
  if (self->depth <= MUSETTE_JSON_MAX_DEPTH)
    return TRUE;
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_DEPTH,
               _ ("The JSON text is nested deeper than %d levels, at byte %lu"),
               MUSETTE_JSON_MAX_DEPTH, (gulong) self->offset);
  return FALSE;
}

/**
 * musette_json_slicer_feed:
 * @self: a slicer
 * @data: the next bytes of the text
 * @length: their number
 * @error: return location of a %MUSETTE_JSON_ERROR or what the callback set
 *
 * Returns: %FALSE when the text is no list, or the callback stopped; then the slicer is of no use
 */
gboolean
musette_json_slicer_feed (MusetteJsonSlicer *self, const char *data, gsize length, GError **error)
{
  const char *at = data;
  const char *end;
  const char *element = data;

  g_return_val_if_fail (self != NULL && (data != NULL || length == 0), FALSE);

  if (length == 0)
    return TRUE;
  end = data + length;
  while (at < end)
    {
      if (is_inside (self))
        {
          at = step_inside (self, at, end);
          if (!check_depth (self, error))
            return FALSE;
          if (self->state == AFTER_ELEMENT && !emit (self, element, at - element, error))
            return FALSE;
          continue;
        }
      if (!step_outside (self, *at))
        return fail (self, at - data, error);
      element = at++;
    }
  if (is_inside (self))
    g_string_append_len (self->pending, element, end - element);
  self->offset += length;
  return TRUE;
}

/**
 * musette_json_slicer_finish:
 * @self: a slicer that got all bytes
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: whether the list was closed, so that nothing is missing
 */
gboolean
musette_json_slicer_finish (MusetteJsonSlicer *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->state == AFTER_ARRAY)
    return TRUE;
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
               _ ("The JSON list ends too early, after %lu bytes"), (gulong) self->offset);
  return FALSE;
}

/**
 * musette_json_slice_array:
 * @bytes: a text that is one JSON array
 * @func: (scope call): called for each element; the slices lie within @bytes
 * @user_data: data of the caller
 * @error: return location of a %MUSETTE_JSON_ERROR or what the callback set
 *
 * Returns: whether the whole list was cut
 */
gboolean
musette_json_slice_array (GBytes *bytes,
                          MusetteJsonSliceFunc func,
                          gpointer user_data,
                          GError **error)
{
  g_autoptr (MusetteJsonSlicer) slicer = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL && func != NULL, FALSE);

  slicer = musette_json_slicer_new (func, user_data);
  data = g_bytes_get_data (bytes, &length);
  return musette_json_slicer_feed (slicer, data, length, error)
         && musette_json_slicer_finish (slicer, error);
}
