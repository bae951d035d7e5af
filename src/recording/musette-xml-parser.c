/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-xml-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-recording-private.h"

/* GMarkup reads the XML in pieces. It knows no entities but the five of XML itself, so nothing can
 * expand; a document that declares some is refused all the same, for its text would be wrong. */

#define PIECE (64 * 1024)
#define MAX_DEPTH 64
#define MAX_TEXT 4096
#define MAX_NAME 64
#define MAX_ATTRIBUTES 64

typedef struct
{
  const MusetteXmlHandler *handler;
  gpointer user_data;
  GString *text;
  guint depth;
} Parser;

/* Copies the name behind any prefix in lower case. */
static void
get_local_name (const char *name, char local[MAX_NAME])
{
  const char *colon = strrchr (name, ':');
  gsize i = 0;

  for (const char *p = colon != NULL ? colon + 1 : name; *p != '\0' && i < MAX_NAME - 1; p++)
    local[i++] = g_ascii_tolower (*p);
  local[i] = '\0';
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Parser *self = user_data;
  char local[MAX_NAME];

  if (++self->depth > MAX_DEPTH)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                           _ ("The elements of the document are nested too deep."));
      return;
    }
  get_local_name (name, local);
  g_string_truncate (self->text, 0);
  self->handler->start (self->user_data, local, (const char *const *) names,
                        (const char *const *) values);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Parser *self = user_data;
  char local[MAX_NAME];

  self->depth--;
  get_local_name (name, local);
  self->handler->end (self->user_data, local, self->text->str);
  g_string_truncate (self->text, 0);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Parser *self = user_data;

  if (self->text->len < MAX_TEXT)
    g_string_append_len (self->text, text, (gssize) MIN (length, MAX_TEXT));
}

static void
passthrough_cb (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer user_data,
                GError **error)
{
  if (g_str_has_prefix (text, "<!--") || g_strstr_len (text, (gssize) length, "<!ENTITY") == NULL)
    return;
  g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                       _ ("The document declares entities of its own, which are not read."));
}

/* ---- text ---- */

static gboolean
starts_with (const char *data, gsize length, const char *prefix)
{
  return length >= strlen (prefix) && memcmp (data, prefix, strlen (prefix)) == 0;
}

static const char *
find_encoding (const char *data, gsize length)
{
  g_autofree char *head = g_ascii_strdown (data, (gssize) MIN (length, 200));

  if (starts_with (data, length, "\xFF\xFE"))
    return "UTF-16LE";
  if (starts_with (data, length, "\xFE\xFF"))
    return "UTF-16BE";
  if (strstr (head, "windows-1252") != NULL)
    return "WINDOWS-1252";
  if (strstr (head, "iso-8859-1") != NULL)
    return "ISO-8859-1";
  return NULL;
}

/* Returns the document as valid UTF-8; bytes that are none become replacement characters. */
static GBytes *
to_utf8 (GBytes *bytes)
{
  gsize length, written;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *encoding;
  char *converted = NULL;

  if (length == 0 || g_utf8_validate_len (data, length, NULL))
    return g_bytes_ref (bytes);
  encoding = find_encoding (data, length);
  if (encoding != NULL)
    converted = g_convert (data, (gssize) length, "UTF-8", encoding, NULL, &written, NULL);
  if (converted != NULL && g_utf8_validate_len (converted, written, NULL))
    return g_bytes_new_take (converted, written);
  g_free (converted);
  converted = g_utf8_make_valid (data, (gssize) length);
  return g_bytes_new_take (converted, strlen (converted));
}

/* A byte order mark and white space before the declaration. */
static gsize
count_leading (const char *data, gsize length)
{
  gsize i = starts_with (data, length, "\xEF\xBB\xBF") ? 3 : 0;

  while (i < length && g_ascii_isspace (data[i]))
    i++;
  return i;
}

/* The byte offset of a line and character as GMarkup counts them, from 1. */
static gsize
find_offset (const char *data, gsize length, int line, int character)
{
  const char *p = data;
  const char *end = data + length;

  for (; line > 1; line--)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));

      if (stop == NULL)
        break;
      p = stop + 1;
    }
  for (; character > 1 && p < end; character--)
    p = g_utf8_next_char (p);
  return MIN ((gsize) (p - data), length);
}

static gboolean
feed (GMarkupParseContext *context,
      const char *data,
      gsize length,
      GCancellable *cancellable,
      GError **error)
{
  for (gsize i = 0; i < length; i += PIECE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !g_markup_parse_context_parse (context, data + i, (gssize) MIN (PIECE, length - i),
                                          error))
      return FALSE;
  return g_markup_parse_context_end_parse (context, error);
}

/**
 * musette_xml_parse:
 * @bytes: an XML document
 * @handler: what to do with it
 * @user_data: for @handler
 * @broken: (out): filled when the document ends too early or is not well-formed; what came before
 *   has been handled then. Free its message
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a document in pieces. One that declares entities, is nested deeper than 64 elements, or is
 * cancelled is an error.
 *
 * Returns: whether the document was read, be it in part
 */
gboolean
musette_xml_parse (GBytes *bytes,
                   const MusetteXmlHandler *handler,
                   gpointer user_data,
                   MusetteXmlBreak *broken,
                   GCancellable *cancellable,
                   GError **error)
{
  static const GMarkupParser callbacks
      = { start_element_cb, end_element_cb, text_cb, passthrough_cb, NULL };
  g_autoptr (GBytes) utf8 = to_utf8 (bytes);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local_error = NULL;
  Parser self = { handler, user_data, text, 0 };
  gsize length, leading;
  const char *data = g_bytes_get_data (utf8, &length);
  int line, character;

  *broken = (MusetteXmlBreak){ NULL, 0 };
  if (length == 0)
    data = "";
  leading = count_leading (data, length);
  context = g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &self, NULL);
  if (feed (context, data + leading, length - leading, cancellable, &local_error))
    return TRUE;
  if (local_error->domain != G_MARKUP_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_markup_parse_context_get_position (context, &line, &character);
  broken->message = g_strdup (local_error->message);
  broken->offset = leading + find_offset (data + leading, length - leading, line, character);
  return TRUE;
}

/**
 * musette_xml_find_attribute:
 * @names: (array zero-terminated=1): attribute names as they are written
 * @values: (array zero-terminated=1): their values
 * @name: a name without prefix in lower case
 *
 * Returns: (nullable): the attribute's value
 */
const char *
musette_xml_find_attribute (const char *const *names, const char *const *values, const char *name)
{
  for (guint i = 0; names[i] != NULL && i < MAX_ATTRIBUTES; i++)
    {
      char local[MAX_NAME];

      get_local_name (names[i], local);
      if (strcmp (local, name) == 0)
        return values[i];
    }
  return NULL;
}
