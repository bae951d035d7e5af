/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-reply-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-json.h"

#define MAX_WORDS 300

static MusetteApiError
code_of_status (guint status)
{
  switch (status)
    {
    case 401:
      return MUSETTE_API_ERROR_UNAUTHORIZED;
    case 403:
      return MUSETTE_API_ERROR_FORBIDDEN;
    case 404:
      return MUSETTE_API_ERROR_NOT_FOUND;
    case 409:
      return MUSETTE_API_ERROR_CONFLICT;
    case 429:
      return MUSETTE_API_ERROR_RATE_LIMITED;
    default:
      if (status >= 500)
        return MUSETTE_API_ERROR_SERVER;
      return status >= 400 ? MUSETTE_API_ERROR_INVALID : MUSETTE_API_ERROR_PROTOCOL;
    }
}

static const char *
words_of_code (MusetteApiError code)
{
  switch (code)
    {
    case MUSETTE_API_ERROR_UNAUTHORIZED:
      return _ ("The server did not accept the key");
    case MUSETTE_API_ERROR_FORBIDDEN:
      return _ ("The server does not allow this");
    case MUSETTE_API_ERROR_NOT_FOUND:
      return _ ("The server does not know this item");
    case MUSETTE_API_ERROR_CONFLICT:
      return _ ("The item was changed meanwhile");
    case MUSETTE_API_ERROR_RATE_LIMITED:
      return _ ("Too many requests; try again later");
    case MUSETTE_API_ERROR_SERVER:
      return _ ("The server has a problem; try again later");
    case MUSETTE_API_ERROR_INVALID:
      return _ ("The server refused the request");
    case MUSETTE_API_ERROR_PROTOCOL:
    case MUSETTE_API_ERROR_WEB_PAGE:
    default:
      return _ ("The server gave an answer that is not understood");
    }
}

static char *
clean_words (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_WORDS));

  for (char *at = start; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  g_strstrip (start);
  return *start != '\0' ? g_steal_pointer (&start) : NULL;
}

/* The service has two shapes of errors, and one relay puts them into an array. */
static char *
read_words (const char *body, gsize length)
{
  static const char *const members[] = { "error", "message" };
  g_autoptr (MusetteJson) root
      = length > 0 ? musette_json_parse (body, (gssize) length, NULL) : NULL;
  JsonObject *object = NULL;

  if (musette_json_get_kind (root) == MUSETTE_JSON_OBJECT)
    object = musette_json_as_object (root, NULL);
  else if (musette_json_get_kind (root) == MUSETTE_JSON_ARRAY)
    object = musette_json_array_get_object (musette_json_as_array (root, NULL), 0);
  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (members); i++)
    {
      const char *text = musette_json_get_string (object, members[i]);
      char *words = text != NULL ? clean_words (text) : NULL;

      if (words != NULL)
        return words;
    }
  return NULL;
}

/**
 * musette_reply_error_new:
 * @status: the HTTP status of a reply, not 2xx
 * @body: (nullable): its body, whatever it is
 * @length: the length of @body in bytes
 *
 * Maps a status to an error. Its message has the server's words, if there are any, and the status.
 *
 * Returns: (transfer full): a %MUSETTE_API_ERROR
 */
GError *
musette_reply_error_new (guint status, const char *body, gsize length)
{
  MusetteApiError code = code_of_status (status);
  g_autofree char *words = read_words (body, length);

  /* Translators: what the server said, or what went wrong, and the number of the HTTP status. */
  return g_error_new (MUSETTE_API_ERROR, code, _ ("%s (HTTP status %u)"),
                      words != NULL ? words : words_of_code (code), status);
}

/**
 * musette_reply_error_from_body:
 * @cause: why a body could not be read
 *
 * Returns: (transfer full): a %MUSETTE_API_ERROR_PROTOCOL
 */
GError *
musette_reply_error_from_body (const GError *cause)
{
  g_return_val_if_fail (cause != NULL, NULL);

  return g_error_new (MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                      _ ("The server’s reply is incomplete or damaged: %s"), cause->message);
}

/**
 * musette_reply_is_html:
 * @body: the begin of a body
 * @length: how much of it there is
 *
 * Networks that want a login, and guards in front of a server, answer with a page of their own.
 *
 * Returns: whether it is a web page
 */
gboolean
musette_reply_is_html (const char *body, gsize length)
{
  static const char *const starts[] = { "<!doctype html", "<html", "<head", "<body" };
  gsize at = 0;

  if (length >= 3 && memcmp (body, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (body[at]))
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length - at >= strlen (starts[i])
        && g_ascii_strncasecmp (body + at, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}
